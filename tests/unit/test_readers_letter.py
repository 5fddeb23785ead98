from __future__ import annotations

import io
from email.message import EmailMessage
from typing import TYPE_CHECKING

from twosource.readers.intake import read_inputs

if TYPE_CHECKING:
    from twosource.model import Intake

TEXT = (
    "The harbour authority said on Tuesday that the eastern quay would stay shut until the inspectors had finished.\n\n"
    "Its director told reporters that nobody had been hurt – and that the fire had been put out before dawn.\n"
)


def letter(sender: str = "Morning Brief <brief@brief.example>", *, is_list: bool = True) -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["Subject"] = "The quay – and what follows"
    message["Date"] = "Tue, 05 Mar 2024 10:00:00 +0000"
    message["Message-ID"] = "<1@brief.example>"
    if is_list:
        message["List-Id"] = "<brief.brief.example>"
    return message


def read(message: EmailMessage) -> Intake:
    return read_inputs(["-"], stdin=io.BytesIO(message.as_bytes()))


def test_a_newsletter_gives_its_text_part_sender_subject_and_date() -> None:
    message = letter()
    message.set_content(TEXT)
    message.add_alternative("<p>another text</p>", subtype="html")
    [report] = read(message).reports
    assert report.text == TEXT
    assert (report.outlet, report.title) == ("Morning Brief", "The quay – and what follows")
    assert (report.published, report.source_id) == ("2024-03-05T10:00:00+00:00", "1@brief.example")


def test_without_a_text_part_the_paragraphs_of_the_html_are_the_text() -> None:
    message = letter()
    rows = "".join(f"<tr><td>{line}</td></tr>" for line in TEXT.split("\n\n"))
    message.set_content(f"<style>p {{}}</style><table>{rows}</table>", subtype="html")
    assert read(message).reports[0].text.splitlines() == [line.strip() for line in TEXT.split("\n\n")]


def test_the_sender_of_a_letter_that_is_no_newsletter_is_its_author_and_no_outlet() -> None:
    message = letter("Ann Lee <ann@brief.example>", is_list=False)
    message.set_content(TEXT)
    [report] = read(message).reports
    assert (report.outlet, report.authors) == (None, ("Ann Lee",))


def test_the_registry_names_the_outlet_behind_a_senders_address() -> None:
    message = letter("Today's headlines <news@mail.theguardian.com>")
    message.set_content(TEXT)
    assert read(message).reports[0].outlet == "The Guardian"


def test_attachments_are_said_and_not_read() -> None:
    message = letter()
    message.set_content(TEXT)
    message.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="../../evil.exe")
    assert [warning.message for warning in read(message).warnings] == ["1 attachment is not read"]


def test_a_letter_without_text_is_skipped() -> None:
    message = letter()
    message.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="a.exe")
    assert [skipped.cause for skipped in read(message).skipped] == ["is an e-mail without a text part"]
