from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from twosource.model import Link
from twosource.readers.intake import read_inputs

if TYPE_CHECKING:
    from twosource.model import Intake

LINES = (
    "The harbour authority said on Tuesday that the eastern quay would stay shut until the inspectors had finished.",
    "Its director told reporters that nobody had been hurt and that the fire had been put out before dawn.",
)
BODY = "".join(f"<p>{line}</p>" for line in LINES)
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def read(text: str) -> Intake:
    return read_inputs(["-"], stdin=io.BytesIO(text.encode()))


def rss(*items: str, extra: str = "") -> str:
    channel = f"<title>Eastmark Courier</title><language>en-gb</language>{extra}{''.join(items)}"
    return f'<?xml version="1.0"?>\n<rss version="2.0" {CONTENT}><channel>{channel}</channel></rss>'


WHOLE = (
    "<item><title>Quay&nbsp;shut &amp; sealed</title><link>https://courier.example/1</link><guid>g-1</guid>"
    "<dc:creator>Bo Chu</dc:creator><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>"
    f"<content:encoded><![CDATA[{BODY}]]></content:encoded><description>Short.</description></item>"
)
SUMMARY = (
    "<item><title>Bridge</title><link>https://courier.example/2</link><description>In short.</description>"
    "<pubDate>Wed, 06 Mar 2024 10:00:00 GMT</pubDate></item>"
)


def test_an_rss_item_with_its_whole_text_is_a_report() -> None:
    [report] = read(rss(WHOLE)).reports
    assert report.text == "\n".join(LINES)
    assert (report.title, report.url, report.source_id) == ("Quay shut & sealed", "https://courier.example/1", "g-1")
    assert (report.outlet, report.authors, report.language) == ("Eastmark Courier", ("Bo Chu",), "en")
    assert report.published == "2024-03-05T10:00:00+00:00"


def test_an_item_with_a_summary_only_is_skipped_with_its_link() -> None:
    intake = read(rss(WHOLE, SUMMARY))
    assert len(intake.reports) == 1
    [skipped] = intake.skipped
    assert (skipped.source, skipped.cause) == ("-:item 2", "has a summary only")
    assert "https://courier.example/2" in skipped.remedy
    link = Link("-:item 2", "https://courier.example/2", "Bridge", "2024-03-06T10:00:00+00:00", "Eastmark Courier")
    assert intake.links == (link,)


def test_a_description_as_long_as_an_article_is_the_article() -> None:
    long = f"<item><title>Quay</title><description>{' '.join(LINES * 5)}</description></item>"
    assert len(read(rss(long)).reports) == 1


def test_the_registry_names_the_outlet_of_a_host_and_not_the_feeds_title() -> None:
    [report] = read(rss(WHOLE.replace("courier.example", "www.theguardian.com"))).reports
    assert report.outlet == "The Guardian"


def test_rss_1_has_its_items_beside_the_channel() -> None:
    item = WHOLE.replace("<pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>", "<dc:date>2024-03-05</dc:date>")
    text = (
        f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" {CONTENT}>'
        f"<channel><title>Eastmark Courier</title></channel>{item}</rdf:RDF>"
    )
    [report] = read(text).reports
    assert (report.outlet, report.published) == ("Eastmark Courier", "2024-03-05")


@pytest.mark.parametrize(
    "content",
    [
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content>',
        f'<content type="html"><![CDATA[{BODY}]]></content>',
    ],
)
def test_an_atom_entry_with_content_is_a_report(content: str) -> None:
    text = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Bell</title><entry><id>urn:1</id>'
        '<title type="html">Quay &lt;b&gt;shut&lt;/b&gt;</title><link rel="self" href="https://bell.example/self"/>'
        '<link rel="alternate" href="https://bell.example/1"/><published>2024-03-05T10:00:00Z</published>'
        f"<updated>2024-03-06T10:00:00Z</updated><author><name>Cy Dee</name></author>{content}</entry></feed>"
    )
    [report] = read(text).reports
    assert report.text == "\n".join(LINES)
    assert (report.title, report.url, report.authors) == ("Quay shut", "https://bell.example/1", ("Cy Dee",))
    assert (report.published, report.updated) == ("2024-03-05T10:00:00+00:00", "2024-03-06T10:00:00+00:00")


@pytest.mark.parametrize("indent", [None, 1])
def test_a_json_feed_is_read_on_one_line_or_many(indent: int | None) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Gazette",
        "items": [
            {"id": 7, "url": "https://g.example/7", "title": "Quay", "content_html": BODY, "authors": [{"name": "Em"}]},
            {"id": 8, "url": "https://g.example/8", "summary": "In short."},
        ],
    }
    intake = read(json.dumps(feed, indent=indent))
    [report] = intake.reports
    assert (report.text, report.source_id, report.outlet, report.authors) == ("\n".join(LINES), "7", "Gazette", ("Em",))
    assert [link.url for link in intake.links] == ["https://g.example/8"]


def test_a_news_sitemap_gives_links_and_says_that_it_holds_no_text() -> None:
    text = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://n.example/1</loc><news:news>'
        "<news:publication><news:name>The North</news:name></news:publication>"
        "<news:publication_date>2024-03-05</news:publication_date><news:title>Quay</news:title></news:news></url>"
        "<url><loc>file:///etc/passwd</loc></url></urlset>"
    )
    intake = read(text)
    assert intake.links == (Link("-", "https://n.example/1", "Quay", "2024-03-05", "The North"),)
    assert [skipped.cause for skipped in intake.skipped] == ["is a sitemap: it names 1 page and holds no text"]


def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes_and_said() -> None:
    intake = read(rss(WHOLE, WHOLE.replace("eastern", "western"))[:-200])
    assert intake.reports[0].text == "\n".join(LINES)
    assert any("its XML is broken at line 2" in skipped.cause for skipped in intake.skipped)


def test_xml_of_another_kind_is_skipped_with_its_name() -> None:
    [skipped] = read('<?xml version="1.0"?><invoice><line>1</line></invoice>').skipped
    assert skipped.cause == "is XML of another kind (<invoice>)"
