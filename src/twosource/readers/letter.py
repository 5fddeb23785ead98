"""Newsletters saved as e-mail (``.eml``, RFC 5322): the text part, never an attachment."""

from __future__ import annotations

import hashlib
import re
from email import errors, policy
from email.parser import BytesParser
from typing import TYPE_CHECKING

from twosource.model import Skipped, Warned
from twosource.outlets.registry import default_registry
from twosource.readers.entry import Record
from twosource.readers.fragment import fragment_text
from twosource.readers.html import PageError
from twosource.readers.stated import Stated, clean, language_code
from twosource.readers.stated_date import parse_stated_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage, MIMEPart

    from twosource.readers.entry import RecordOutcome

_HEADER = re.compile(r"(?:[A-Za-z][\w-]{1,60}:[ \t]?[^\r\n]{0,2000}(?:\r?\n[ \t][^\r\n]{0,2000}){0,50}\r?\n){3}")
_TELLTALE = re.compile(r"^(?:message-id|mime-version|received|return-path):", re.IGNORECASE | re.MULTILINE)
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_MAX_HEADER = 64_000
_MAX_PARTS = 200
_LIST_HEADERS = ("List-Id", "List-Unsubscribe", "List-Post")


def looks_like_letter(head: str) -> bool:
    """Say whether a text begins with the header of an e-mail."""
    header = head.partition("\n\n")[0] if "\n\n" in head else head.partition("\r\n\r\n")[0]
    return (
        _HEADER.match(head) is not None
        and _TELLTALE.search(header) is not None
        and re.search(r"^from:", header, re.IGNORECASE | re.MULTILINE) is not None
    )


def read_letter(name: str, raw: bytes) -> Iterator[RecordOutcome]:
    """Read one e-mail: its plain text, or where there is none the text of its HTML."""
    if len(_HEADER_END.split(raw, maxsplit=1)[0]) > _MAX_HEADER:
        yield Skipped(name, f"has a header of more than {_MAX_HEADER:,} bytes", "save its text as a .txt file")
        return
    if raw.count(b"\n--") > 50 * _MAX_PARTS:
        yield Skipped(name, "is an e-mail of too many parts", "save its text as a .txt file")
        return
    try:
        letter = BytesParser(policy=policy.default).parsebytes(raw)
        parts = [part for part in letter.walk() if not part.is_multipart()][: _MAX_PARTS + 1]
        text = _text(letter)
        stated = _stated(name, letter)
    except PageError as error:
        yield Skipped(name, str(error), error.remedy)
        return
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, errors.MessageError) as error:
        yield Skipped(name, f"is an e-mail that cannot be parsed ({type(error).__name__})", "save its text as .txt")
        return
    if not text.strip():
        yield Skipped(name, "is an e-mail without a text part", "save its text as a .txt file")
        return
    attached = sum(part.get_content_disposition() == "attachment" for part in parts)
    if attached:
        yield Warned(name, f"{attached} {'attachment is' if attached == 1 else 'attachments are'} not read")
    yield Record(name, text, stated, hashlib.sha256(raw).hexdigest())


def _text(letter: EmailMessage) -> str:
    plain = letter.get_body(("plain",))
    found = _content(plain)
    if found.strip():
        return found.replace("\r\n", "\n")
    return fragment_text(_content(letter.get_body(("html",))))


def _content(part: MIMEPart | None) -> str:
    if part is None:
        return ""
    try:
        content = part.get_content()
    except (LookupError, KeyError):
        payload = part.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return content if isinstance(content, str) else ""


def _stated(name: str, letter: EmailMessage) -> Stated:
    sender, host = _sender(letter)
    is_list = any(letter.get(header) for header in _LIST_HEADERS)
    known = default_registry().at(host) if host else None
    outlet = known.name if known is not None else (sender if is_list else None)
    dated = letter.get("Date")
    return Stated(
        source_id=clean(str(letter.get("Message-ID") or "").strip("<> ")),
        path=name,
        outlet=outlet,
        title=clean(str(letter.get("Subject") or "")),
        authors=(sender,) if sender and outlet is None else (),
        published=parse_stated_date(str(dated)) if dated else None,
        language=language_code(str(letter.get("Content-Language") or "")),
    )


def _sender(letter: EmailMessage) -> tuple[str | None, str | None]:
    """The sender's name, and the host of the address."""
    header = letter.get("From")
    addresses = getattr(header, "addresses", ())
    if not addresses:
        return None, None
    return clean(addresses[0].display_name), clean(addresses[0].domain)
