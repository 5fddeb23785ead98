from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from twosource.readers.intake import read_inputs

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.model import Intake

LINES = (
    "The harbour authority said on Tuesday that the eastern quay would stay shut until the inspectors had finished.",
    "Its director told reporters that nobody had been hurt and that the fire had been put out before dawn.",
)
TEXT = "\n".join(LINES)
BODY = "".join(f"<p>{line}</p>" for line in LINES)
XHTML = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head><body>{BODY}</body></html>'
HEAD = "<body.head><hedline><hl1>No</hl1></hedline></body.head>"
NITF = f"<nitf><head/><body>{HEAD}<body.content>{BODY}</body.content></body></nitf>"


def read(text: str) -> Intake:
    return read_inputs(["-"], stdin=io.BytesIO(text.encode()))


def item(version: int = 1, status: str = "usable", content: str = XHTML, embargo: str = "") -> str:
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:wire.example:1" '
        f'version="{version}" standard="NewsML-G2" xml:lang="en-GB"><itemMeta><provider literal="Northwire"/>'
        f"<versionCreated>2024-03-05T1{version}:00:00Z</versionCreated><firstCreated>2024-03-05T09:00:00Z</firstCreated>"
        f'{embargo}<pubStatus qcode="stat:{status}"/></itemMeta><contentMeta><by>By Alma Rusk</by>'
        f"<headline>Quay shut after fire</headline></contentMeta><contentSet><inlineXML>{content}</inlineXML>"
        "</contentSet></newsItem>"
    )


@pytest.mark.parametrize("content", [XHTML, NITF])
def test_a_newsml_item_gives_its_text_version_status_and_embargo(content: str) -> None:
    [report] = read(item(2, content=content, embargo="<embargoed>2030-01-01T06:00:00Z</embargoed>")).reports
    assert report.text == TEXT
    assert (report.source_id, report.version, report.status) == ("urn:newsml:wire.example:1", 2, "usable")
    assert (report.outlet, report.title, report.authors) == ("Northwire", "Quay shut after fire", ("Alma Rusk",))
    assert (report.published, report.updated) == ("2024-03-05T09:00:00+00:00", "2024-03-05T12:00:00+00:00")
    assert (report.language, report.embargo) == ("en", "2030-01-01T06:00:00+00:00")


def test_every_item_of_a_message_is_read_and_packages_are_named() -> None:
    message = (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>'
        f"{item()}<packageItem guid='p'/>{item(2).replace('wire.example:1', 'wire.example:2')}</itemSet></newsMessage>"
    )
    intake = read(message.replace("wire.example:2", "wire.example:2").replace("12:00", "13:00"))
    assert len(intake.reports) == 1
    assert [skipped.cause for skipped in intake.skipped] == ["is a NewsML-G2 packageItem, which holds no text"]
    assert intake.warnings[0].message == "the same text as -:item 1, counted once"


def test_an_item_whose_text_is_elsewhere_is_skipped() -> None:
    text = item().replace(f"<inlineXML>{XHTML}</inlineXML>", '<remoteContent href="https://wire.example/1"/>')
    [skipped] = read(text).skipped
    assert "remoteContent" in skipped.cause


NINJS_1 = {
    "uri": "urn:wire:1",
    "type": "text",
    "version": "3",
    "versioncreated": "2024-03-05T10:00:00Z",
    "firstcreated": "2024-03-05T09:00:00Z",
    "pubstatus": "usable",
    "embargoed": "2030-01-01T06:00:00Z",
    "headline": "Quay shut after fire",
    "byline": "By Alma Rusk",
    "language": "en",
    "body_xhtml": BODY,
    "infosource": [{"name": "Northwire"}],
}
NINJS_3 = {
    "uri": "urn:wire:1",
    "standard": {"name": "ninjs", "version": "3.0"},
    "type": "text",
    "version": "3",
    "versionCreated": "2024-03-05T10:00:00Z",
    "firstCreated": "2024-03-05T09:00:00Z",
    "pubStatus": "usable",
    "embargoed": "2030-01-01T06:00:00Z",
    "headlines": [{"role": "slug", "value": "quay"}, {"role": "main", "value": "Quay shut after fire"}],
    "bylines": [{"byline": "By Alma Rusk"}],
    "language": "en",
    "bodies": [{"role": "main", "contentType": "text/html", "value": BODY}],
    "infosources": [{"role": "origin", "name": "Northwire"}],
}


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("value", [NINJS_1, NINJS_3], ids=["1", "3"])
def test_ninjs_gives_the_same_report_in_every_version(value: dict[str, object], indent: int | None) -> None:
    [report] = read(json.dumps(value, indent=indent)).reports
    assert report.text == TEXT
    assert (report.source_id, report.version, report.status) == ("urn:wire:1", 3, "usable")
    assert (report.outlet, report.title, report.authors) == ("Northwire", "Quay shut after fire", ("Alma Rusk",))
    assert (report.published, report.updated) == ("2024-03-05T09:00:00+00:00", "2024-03-05T10:00:00+00:00")
    assert report.embargo == "2030-01-01T06:00:00+00:00"


def test_a_picture_in_ninjs_is_skipped() -> None:
    [skipped] = read(json.dumps({**NINJS_1, "type": "picture"})).skipped
    assert "picture" in skipped.cause


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_a_version_that_is_taken_back_takes_the_earlier_one_with_it(tmp_path: Path, status: str) -> None:
    paths = []
    for name, text in (("1.xml", item(1)), ("2.xml", item(2, status, ""))):
        (tmp_path / name).write_text(text, encoding="utf-8")
        paths.append(tmp_path / name)
    for order in (paths, paths[::-1]):
        intake = read_inputs(order)
        assert intake.reports == ()
        assert sorted(skipped.source for skipped in intake.skipped) == [str(path) for path in paths]
        assert intake.withdrawals[0].status == status


def test_an_embargo_is_said_as_a_caution() -> None:
    intake = read(json.dumps(NINJS_1))
    assert "not to be published before 2030-01-01T06:00:00+00:00" in intake.warnings[0].message
