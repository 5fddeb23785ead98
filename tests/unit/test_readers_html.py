from __future__ import annotations

import json

import pytest

from twosource.readers.html import MAX_DEPTH, MAX_ELEMENTS, PageError, declared_charset, looks_like_html, read_page
from twosource.readers.stated import Stated

PARAGRAPHS = (
    "The harbour authority said on Tuesday that the eastern quay would stay shut until the inspectors had finished.",
    "Its director told reporters that nobody had been hurt and that the fire had been put out before dawn.",
    "The port expects the first ships to return next week, according to a notice on its website.",
)
BODY = "<article><h1>Quay stays shut</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</article>"


def page(head: str = "", body: str = BODY, attributes: str = "") -> str:
    title = "<title>Quay stays shut - Courier</title>"
    return f"<!DOCTYPE html>\n<html{attributes}><head>{title}{head}</head><body>{body}</body></html>"


def stated(head: str = "", body: str = BODY, attributes: str = "") -> Stated:
    return read_page(page(head, body, attributes))[1]


def json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Quay stays shut after fire",
    "datePublished": "2024-03-05T10:00:00Z",
    "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Chu"}],
    "publisher": {"@type": "NewsMediaOrganization", "name": "Eastmark Courier"},
    "inLanguage": "en-GB",
    "url": "https://courier.example/quay",
}


def test_the_text_is_the_articles_paragraphs_as_lines() -> None:
    text, _ = read_page(page(body=f"<nav><a href='/'>Home</a></nav>{BODY}<footer>Terms</footer>"))
    lines = text.splitlines()
    assert [line for line in lines if line in PARAGRAPHS] == list(PARAGRAPHS)
    assert not {"Home", "Terms"}.intersection(lines)


def test_json_ld_states_outlet_title_authors_day_and_language() -> None:
    assert stated(json_ld(ARTICLE)) == Stated(
        url="https://courier.example/quay",
        outlet="Eastmark Courier",
        title="Quay stays shut after fire",
        authors=("Ann Lee", "Bo Chu"),
        published="2024-03-05T10:00:00+00:00",
        language="en",
        is_page=True,
    )


def test_references_inside_a_graph_are_followed() -> None:
    graph = {
        "@graph": [
            {"@type": "Article", "headline": "Quay", "author": {"@id": "#ann"}, "publisher": {"@id": "#us"}},
            {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
            {"@type": "Organization", "@id": "#us", "name": "Eastmark Courier"},
        ]
    }
    facts = stated(json_ld(graph))
    assert (facts.authors, facts.outlet) == (("Ann Lee",), "Eastmark Courier")


def test_of_several_articles_the_one_with_the_pages_address_counts() -> None:
    other = {**ARTICLE, "headline": "Something else", "url": "https://courier.example/other"}
    facts = stated(json_ld([other, ARTICLE]) + '<link rel="canonical" href="https://courier.example/quay">')
    assert facts.title == "Quay stays shut after fire"


def test_several_articles_without_the_pages_address_state_nothing() -> None:
    other = {**ARTICLE, "headline": "Something else", "url": "https://courier.example/other"}
    facts = stated(json_ld([other, ARTICLE]))
    assert (facts.title, facts.published, facts.authors) == ("Quay stays shut", None, ())


def test_an_article_in_a_list_of_others_is_not_the_pages() -> None:
    facts = stated(json_ld({"@type": "ItemList", "itemListElement": [ARTICLE]}))
    assert facts.published is None


def test_open_graph_and_meta_elements_state_what_json_ld_does_not() -> None:
    head = (
        '<meta property="og:site_name" content="Eastmark Courier"><meta property="og:title" content="Quay shut">'
        '<meta property="article:published_time" content="2024-03-05T10:00:00+01:00">'
        '<meta name="author" content="Ann Lee">'
        '<meta property="og:url" content="https://courier.example/quay">'
    )
    assert stated(head, attributes=' lang="de-AT"') == Stated(
        url="https://courier.example/quay",
        outlet="Eastmark Courier",
        title="Quay shut",
        authors=("Ann Lee",),
        published="2024-03-05T10:00:00+01:00",
        language="de",
        is_page=True,
    )


def test_nothing_is_guessed_from_the_host_the_title_element_or_the_text() -> None:
    facts = stated('<link rel="canonical" href="https://courier.example/2024/03/05/quay">')
    assert facts == Stated(url="https://courier.example/2024/03/05/quay", title="Quay stays shut", is_page=True)


def test_without_a_heading_the_title_element_is_taken_whole() -> None:
    assert stated(body=BODY.replace("h1>", "b>")).title == "Quay stays shut - Courier"


def test_a_lower_heading_that_the_title_element_repeats_is_the_headline() -> None:
    assert stated(body=BODY.replace("h1>", "h2>")).title == "Quay stays shut"


@pytest.mark.parametrize(
    "head",
    ['<meta name="application-name" content="Courier">', '<meta property="og:site_name" content="Courier">'],
)
def test_the_outlet_in_the_title_element_counts_where_a_meta_element_bears_it_out(head: str) -> None:
    assert stated(head).outlet == "Courier"


@pytest.mark.parametrize(
    "link",
    [
        '<div><a href="/">Courier</a></div>',
        '<div><a href="https://courier.example/" rel="home"><img src="l.png" alt="Courier"></a></div>',
    ],
)
def test_the_outlet_in_the_title_element_counts_where_the_link_to_the_front_page_bears_it_out(link: str) -> None:
    assert stated(body=link + BODY).outlet == "Courier"


def test_a_link_of_the_prose_to_another_site_bears_out_no_outlet() -> None:
    link = '<p>The paper is called <a href="https://courier.example/">Courier</a>.</p></article>'
    assert stated(body=BODY.replace("</article>", link)).outlet is None


def bare_page(title: str, body: str) -> Stated:
    return read_page(f"<html><head><title>{title}</title></head><body>{body}</body></html>")[1]


@pytest.mark.parametrize("title", ["Eastmark Courier", "Eastmark Courier | World", "News - Eastmark Courier"])
def test_a_title_element_that_only_names_a_newspaper_is_its_outlet_and_the_heading_the_headline(title: str) -> None:
    body = BODY.replace("article>", "div>").replace("h1>", "h2>")
    facts = bare_page(title, body)
    assert (facts.title, facts.outlet) == ("Quay stays shut", "Eastmark Courier")


def test_a_lower_heading_does_not_take_the_place_of_a_headline_in_the_title_element() -> None:
    body = BODY.replace("Quay stays shut", "What we know").replace("h1>", "h2>")
    facts = bare_page("Fire shuts the eastern quay for a second day", body)
    assert (facts.title, facts.outlet) == ("Fire shuts the eastern quay for a second day", None)


def test_of_two_headings_above_the_prose_neither_is_taken_unless_the_title_repeats_it() -> None:
    body = "<h2>The week in pictures</h2>" + BODY.replace("article>", "div>").replace("h1>", "h2>")
    assert bare_page("Eastmark Courier", body).title == "Eastmark Courier"
    assert bare_page("Eastmark Courier | Quay stays shut", body).title == "Quay stays shut"


def test_the_site_s_name_as_a_first_level_heading_is_no_headline() -> None:
    body = '<div><h1><a href="/">Courier</a></h1></div>' + BODY.replace("h1>", "h2>")
    assert stated(body=body).title == "Quay stays shut"


def test_of_two_first_level_headings_the_one_that_the_title_repeats_is_the_headline() -> None:
    assert stated(body="<div><h1>Our town, our news</h1></div>" + BODY).title == "Quay stays shut"


def test_the_site_s_own_name_is_cut_off_a_stated_headline() -> None:
    head = '<meta property="og:site_name" content="Courier"><meta property="og:title" content="Quay shut | Courier">'
    assert stated(head).title == "Quay shut"
    assert stated(head.replace("| Courier", "| Opinion")).title == "Quay shut | Opinion"


def test_a_date_alone_below_the_headline_is_the_day() -> None:
    assert stated(body=BODY.replace("</h1>", "</h1><div>19:20 14.10.2024</div>")).published == "2024-10-14"
    assert stated(body=BODY.replace("</h1>", "</h1><div>The fire of 14.10.2024</div>")).published is None


def test_of_a_blog_s_two_time_elements_the_one_marked_as_published_counts() -> None:
    times = (
        '<time class="updated" datetime="2024-03-09">9 March</time>'
        '<time class="entry-date published" datetime="2024-03-05">5 March</time>'
    )
    assert stated(body=times + BODY).published == "2024-03-05"


@pytest.mark.parametrize(
    "byline",
    [
        '<p class="byline">By Ann Lee and Bo Chu in Eastmark</p>',
        '<p class="meta">by <a rel="author" href="/a">Ann Lee</a> and <a rel="author" href="/b">Bo Chu</a></p>',
        '<div class="entry-meta"><span itemprop="author">Ann Lee</span> <span itemprop="author">Bo Chu</span></div>',
        '<div data-component="byline-block"><span>By Ann Lee and Bo Chu</span><span>Harbour editors</span></div>',
    ],
)
def test_a_byline_marked_in_the_body_states_the_authors(byline: str) -> None:
    facts = stated(body=BODY.replace("</h1>", f"</h1>{byline}"))
    assert (facts.authors, facts.credit) == (("Ann Lee", "Bo Chu"), None)


def test_a_marked_byline_that_is_an_agency_s_states_the_credit() -> None:
    facts = stated(body=BODY.replace("</h1>", '</h1><p class="byline">AFP</p>'))
    assert (facts.authors, facts.credit) == ((), "AFP")


@pytest.mark.parametrize(
    "place",
    ['<div class="comments"><span class="author">Cy Day</span></div>', '<aside><p class="byline">Cy Day</p></aside>',
     '<div class="author-bio"><a rel="author">Cy Day</a></div>'],
)  # fmt: skip
def test_those_who_comment_or_wrote_something_else_are_no_authors(place: str) -> None:
    assert stated(body=BODY + place).authors == ()


def test_name_and_role_that_only_a_style_sheet_sets_apart_are_two_lines() -> None:
    byline = '<div class="byline-block"><span>By Ann Lee</span><span>Harbour correspondent</span></div>'
    text, _ = read_page(page(body=BODY.replace("</h1>", f"</h1>{byline}")))
    assert "Ann LeeHarbour" not in text


def test_dialogs_and_placeholders_are_no_text() -> None:
    extra = (
        '<div role="dialog"><p>We store what you read for ninety days unless you refuse it here and now.</p></div>'
        "<amp-list><div placeholder>Loading more stories</div></amp-list><amp-ad><div>Buy fish</div></amp-ad>"
    )
    text, _ = read_page(page(body=BODY.replace("</article>", f"{extra}</article>")))
    assert not any(words in text for words in ("ninety days", "Loading", "Buy fish"))


def test_one_time_element_gives_the_day_and_two_different_ones_do_not() -> None:
    first = '<time datetime="2024-03-05">5 March</time>'
    assert stated(body=first + BODY).published == "2024-03-05"
    assert stated(body=first + '<time datetime="2024-03-09">9 March</time>' + BODY).published is None


def test_the_date_of_an_embedded_post_or_teaser_is_not_the_reports() -> None:
    post = '<blockquote><p>Fire!</p><time datetime="2022-02-04">4 February</time></blockquote>'
    assert stated(body=post + BODY).published is None


@pytest.mark.parametrize("broken", ["{", "[1, 2", "null", '"text"', "[" * 5000])
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    assert stated(f'<script type="application/ld+json">{broken}</script>').published is None


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("<!DOCTYPE html><html>", True),
        ("  <!-- saved --> <html lang='en'>", True),
        ('<?xml version="1.0"?><!DOCTYPE html>', True),
        ("The <html> element is old.", False),
        ("<p>One paragraph", False),
        ("", False),
    ],
)
def test_a_page_is_known_by_its_first_tags(start: str, expected: bool) -> None:
    assert looks_like_html(start) is expected


@pytest.mark.parametrize(
    ("raw", "charset"),
    [
        (b'<meta charset="windows-1251">', "windows-1251"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb2312"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?>', "iso-8859-1"),
        (b"<p>no charset</p>", None),
    ],
)
def test_the_declared_charset_is_found(raw: bytes, charset: str | None) -> None:
    assert declared_charset(raw) == charset


@pytest.mark.parametrize(
    ("markup", "cause"),
    [
        (page(body="<div>" * (MAX_DEPTH + 1) + BODY), "deep"),
        (page(body="<div>" * 1_000_000 + BODY), "deep"),
        (page(body="<p>word</p>" * (MAX_ELEMENTS + 1)), "elements"),
        (page(body=""), "no article text"),
        ("<html>" + "<script>" * 100_000, "no article text"),
        ("<html>" + "<!--" * 100_000, "no article text"),
    ],
)
def test_a_page_out_of_bounds_is_refused_with_a_remedy(markup: str, cause: str) -> None:
    with pytest.raises(PageError, match=cause) as caught:
        read_page(markup)
    assert caught.value.remedy


def test_spans_of_very_many_rows_and_columns_cost_nothing() -> None:
    rows = "<tr><td rowspan=9007199254740991 colspan='99999'>x</td></tr>" * 500
    text, _ = read_page(page(body=BODY.replace("</article>", f"<table>{rows}</table></article>")))
    assert PARAGRAPHS[0] in text
    assert len(text) < 20_000


def test_entities_and_files_are_not_fetched() -> None:
    doctype = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    text, _ = read_page(doctype + page(body=BODY.replace("Tuesday", "Tuesday &x;")).removeprefix("<!DOCTYPE html>"))
    assert "root:" not in text
