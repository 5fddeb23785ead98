"""Bytes to text: byte order marks, declared charsets, UTF-8, UTF-16 without a mark, older encodings.

No byte is lost in silence: what cannot be decoded as the rest is, is counted and its first place is said.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "gzip data"),
)
# The labels that pages use mean these encodings in every browser (WHATWG Encoding Standard, section 4.2).
_WEB_LABELS = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252",
    "ascii": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949", "iso-8859-11": "cp874", "tis-620": "cp874", "utf8": "utf-8", "unicode": "utf-16-le",
}  # fmt: skip
_LEGACY = [
    "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "koi8_r",
    "koi8_u", "iso8859_2", "iso8859_5", "iso8859_7", "mac_cyrillic", "mac_roman", "cp866", "gb18030", "big5",
    "big5hkscs", "cp932", "euc_jp", "cp949", "iso2022_jp",
]  # fmt: skip
_LATIN_LANGUAGES = {
    "cp1252": "ca da de en es eu fi fr ga gl id is it ms nb nl nn no pt sv sw",
    "cp1250": "bs cs hr hu pl ro sk sl sq",
    "cp1254": "tr az",
    "cp1257": "et lt lv",
    "cp1258": "vi",
}
_LETTERS_OF = {
    codec: tuple(frozenset(alphabet) for alphabet in alphabets.split())
    for codec, alphabets in (
        (
            "cp1252",
            "àâæçéèêëîïôœùûüÿ äöüßé áéíñóúü¿¡ªº ãáâàçéêíõóôúüªº àèéìíîòóùú åäöæøéü áðéíóúýþæö çàéèíïóòúü éëïóöüèê",
        ),
        ("cp1250", "áčďéěíňóřšťúůýžäĺľŕô ąćęłńóśźż áéíóöőúüű ăâîşţșț čćđšž çë"),
        ("cp1254", "çğıöşüâî"),
        ("cp1257", "āčēģīķļņšūž ąčęėįšųūž õäöüšž"),
    )
}
_SIGNS = frozenset("“”„‘’‚«»‹›–—…€£§©®°·•\xa0\xad")
_CODEC_OF = {language: codec for codec, languages in _LATIN_LANGUAGES.items() for language in languages.split()}
_LATIN_CODECS = frozenset({*_LATIN_LANGUAGES, "iso8859_2", "mac_roman"})
_SAMPLE_BYTES = 200_000
_LANGUAGE_BYTES = 5_000
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WESTERN = bytes(range(0x80, 0x100)).decode("cp1252", "ignore")
_LATIN_SIGN = re.compile(f"[{_WESTERN}]")
_LATIN_RUN = re.compile(f"[{_WESTERN}]{{4,}}")
_COMMON = re.compile(r"[ \n.,、。，]")
_C1 = re.compile(r"[\x80-\x84\x86-\x9f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text.

    Attributes:
        text: without the byte order mark, line ends kept.
        encoding: the codec that was used.
        warnings: what the reader of the text must know, one line each.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


class UndecodableError(ValueError):
    """The bytes are no text; the message says why."""


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """Decode the bytes of one text.

    The order: byte order mark, UTF-16 by its NULs, strict UTF-8, UTF-8 with a few stray bytes, the declared charset
    where its result looks like text, then recognition by charset_normalizer.

    Args:
        raw: the bytes as read.
        declared: charset that the markup declares.

    Raises:
        UndecodableError: when the bytes are binary or fit no encoding.
    """
    for magic, name in _MAGIC:
        if raw.startswith(magic):
            raise UndecodableError(f"is {name}, not a text")
    return _noting_replacements(_by_mark(raw) or _by_nulls(raw) or _by_content(raw, declared))


def _by_mark(raw: bytes) -> Decoded | None:
    for mark, codec in _BOMS:
        if raw.startswith(mark):
            body = raw[len(mark) :]
            try:
                return Decoded(body.decode(codec), codec)
            except UnicodeDecodeError as error:
                if codec == "utf-8":
                    _refuse_controls(body)
                    return _repair(body, len(mark))
                place = error.start + len(mark)
                note = f"marked as {codec} but broken from byte {place} on; U+FFFD stands for what could not be read"
                return Decoded(body.decode(codec, "replace"), codec, (note,))
    return None


def _by_nulls(raw: bytes) -> Decoded | None:
    """Read UTF-16 without a mark, which its NULs betray: of the two byte orders only one gives a text."""
    if b"\0" not in raw:
        return None
    fitting = []
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if _is_written(text):
            fitting.append((len(_COMMON.findall(text[:_SAMPLE_BYTES])), codec, text))
    if fitting:
        _, codec, text = max(fitting)
        return Decoded(text, codec, (f"no encoding is stated; read as {codec}",))
    place = raw.index(b"\0")
    raise UndecodableError(f"holds NUL bytes (the first at byte {place}): binary data, not a text")


def _is_written(text: str) -> bool:
    """Say whether the characters are ones that people write: assigned, no controls, with spaces or stops among them."""
    sample = text[:2000]
    odd = sum(unicodedata.category(char) in {"Cn", "Co", "Cc"} and char not in "\t\n\r" for char in sample)
    common = len(_COMMON.findall(sample))
    return odd * 100 <= len(sample) and common * 50 >= len(sample) and "\0" not in text


def _by_content(raw: bytes, declared: str | None) -> Decoded:
    _refuse_controls(raw)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    good, bad = _count_utf8(raw)
    if good > bad:
        return _repair(raw, 0)
    return _by_declaration(raw, declared) or _by_recognition(raw, declared)


def _refuse_controls(raw: bytes) -> None:
    sample = raw[:_SAMPLE_BYTES]
    if len(_CONTROLS.findall(sample)) > len(sample) // 100 + 3:
        raise UndecodableError("holds many control characters: binary data, not a text")


def _count_utf8(raw: bytes) -> tuple[int, int]:
    """Count characters of several bytes that are valid UTF-8, and bytes above 0x7F that are not."""
    sample = raw[:_SAMPLE_BYTES]
    text = sample.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= char <= "\udcff" for char in text)
    return sum(char > "\x7f" for char in text) - bad, bad


def _repair(raw: bytes, offset: int) -> Decoded:
    """Decode UTF-8 with stray bytes of Windows-1252, the usual outcome of pasting two sources together."""
    stray: list[int] = []
    pieces: list[str] = []
    at = 0
    while at < len(raw):
        try:
            pieces.append(raw[at:].decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            pieces.append(raw[at : at + error.start].decode("utf-8"))
            place = at + error.start
            stray.append(place + offset)
            pieces.append(raw[place : place + 1].decode("cp1252", "replace"))
            at = place + 1
            if len(stray) > 1000:
                return _repair_many(raw, stray[0])
    note = f"UTF-8 with {len(stray)} stray {_bytes(len(stray))} read as windows-1252, the first at byte {stray[0]}"
    return Decoded("".join(pieces), "utf-8", (note,))


def _repair_many(raw: bytes, first: int) -> Decoded:
    """Do the same in one pass for very many stray bytes, where going on from each would cost the square."""
    text = raw.decode("utf-8", "surrogateescape")
    stray = sorted({char for char in text if "\udc80" <= char <= "\udcff"})
    count = sum(text.count(char) for char in stray)
    table = {ord(char): bytes([ord(char) - 0xDC00]).decode("cp1252", "replace") for char in stray}
    note = f"UTF-8 with {count} stray bytes read as windows-1252, the first at byte {first}"
    return Decoded(text.translate(table), "utf-8", (note,))


def _by_declaration(raw: bytes, declared: str | None) -> Decoded | None:
    codec = web_codec(declared)
    if codec is None or codec == "utf-8":
        return None
    try:
        text = raw.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None
    return Decoded(text, codec) if _is_plain(text) and not _is_mojibake(text) else None


def _by_recognition(raw: bytes, declared: str | None) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE_BYTES], cp_isolation=_LEGACY).best()
    codec = _usual_codec(raw, best.encoding) if best is not None else "cp1252"
    try:
        text, strays = raw.decode(codec), 0
    except UnicodeDecodeError:
        text = raw.decode(codec, "replace")
        strays = text.count("\ufffd")
    if best is None and (strays or _is_mojibake(text)):
        raise UndecodableError("its bytes fit no known text encoding")
    stated = f"the declared {declared} does not fit" if declared else "no encoding is stated"
    return Decoded(text, codec, (f"{stated}; read as {_known_as(codec)}, recognised from the text",))


def _usual_codec(raw: bytes, codec: str) -> str:
    """Prefer, among the encodings of Latin letters, the one that the text's language is written in.

    They differ in a few letters only, and the words without these tell the language: ``déclaré ŕ l’Assemblée`` is
    French, so it was Windows-1252 and not Windows-1250.
    """
    from twosource.text.language import detect_language

    if codec not in _LATIN_CODECS:
        return codec
    language = detect_language(raw[:_LANGUAGE_BYTES].decode(codec, "replace"))
    usual = _CODEC_OF[language] if language in _CODEC_OF else _by_letters(raw[:_LANGUAGE_BYTES], codec)
    try:
        raw.decode(usual)
    except UnicodeDecodeError:
        return codec
    return usual


def _by_letters(raw: bytes, codec: str) -> str:
    """Choose an encoding of Latin letters by the letters alone, where a text is too short to tell its language.

    One in which all letters above ASCII are those of one language is taken, Windows-1252 before the others as most
    texts are in it (and browsers take it where nothing is stated).
    """
    for candidate, alphabets in _LETTERS_OF.items():
        letters = {char for char in raw.decode(candidate, "replace").casefold() if char > "\x7f" and char not in _SIGNS}
        if letters and any(letters <= alphabet for alphabet in alphabets):
            return candidate
    return codec


def web_codec(label: str | None) -> str | None:
    """Return the Python codec for a charset label as browsers read it; ``None`` for a label that nobody knows."""
    if not label:
        return None
    folded = label.strip().strip("\"'").casefold()
    if folded in _WEB_LABELS:
        return _WEB_LABELS[folded]
    try:
        return codecs.lookup(folded).name
    except (LookupError, ValueError):
        return None


def _is_plain(text: str) -> bool:
    sample = text[:_SAMPLE_BYTES]
    odd = sum(char < " " and char not in "\t\n\r\f\x0b\x1b" for char in sample) + len(_C1.findall(sample))
    return odd <= len(sample) // 100 and "\0" not in sample


def _is_mojibake(text: str) -> bool:
    """Say whether Latin letters and signs above ASCII come in runs that no language has: another script misread."""
    sample = text[:_SAMPLE_BYTES]
    above = len(_LATIN_SIGN.findall(sample))
    return above > 0 and sum(map(len, _LATIN_RUN.findall(sample))) > 0.5 * above


def _noting_replacements(decoded: Decoded) -> Decoded:
    count = decoded.text.count("\ufffd")
    if not count:
        return decoded
    noun = "character" if count == 1 else "characters"
    note = f"{count} replacement {noun} (U+FFFD) in the text, the first at character {decoded.text.index(chr(0xFFFD))}"
    return Decoded(decoded.text, decoded.encoding, (*decoded.warnings, note))


def _known_as(codec: str) -> str:
    return codec.replace("cp125", "windows-125") if codec.startswith("cp125") else codec


def _bytes(count: int) -> str:
    return "byte" if count == 1 else "bytes"
