"""The desk lets in its own browser and its own programs, from its own address, and nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from starlette.testclient import TestClient

from desk_cases import HOST, KEY, PORT, Browser, open_desk
from elements import CONTROLS, Elements
from hostile import HARMLESS, PAYLOADS, hostile_comparison
from twosource.desk.jobs import MOST_WAITING, BusyError, Job
from twosource.model import Intake
from twosource.views.neutral import visible
from view_cases import make_bell

EVIL = "https://evil.example"
OWN = {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}
BEARER = {"Authorization": f"Bearer {KEY}"}
ADDRESSES = (
    "/",
    "/compare",
    "/corrections",
    "/find",
    "/outlets",
    "/openapi.json",
    "/v1/stories",
    "/desk.js",
    "/jobs/1",
)


@pytest.fixture
def browser():  # type: ignore[no-untyped-def]
    with open_desk() as opened:
        yield opened


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_a_token_nothing_is_shown(browser: Browser, address: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == 403
    assert "form_token" not in answer.text


@pytest.mark.parametrize("token", ["", "x", "é", "a" * 10_000])
def test_a_wrong_token_opens_nothing(browser: Browser, token: str) -> None:
    answer = browser.client.get("/", params={"token": token})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_the_token_becomes_a_strict_cookie_and_leaves_the_address(browser: Browser) -> None:
    answer = browser.client.get("/", params={"token": browser.desk.door.token})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.casefold()
    assert "Path=/" in cookie
    assert "Domain" not in cookie
    assert browser.desk.door.token not in cookie
    page = browser.get("/")
    assert page.status_code == 200
    assert browser.desk.door.token not in page.text


def test_the_token_opens_one_session_only(browser: Browser) -> None:
    browser.enter()
    with TestClient(browser.client.app, base_url=f"http://{HOST}", follow_redirects=False) as other:
        assert other.get("/", params={"token": browser.desk.door.token}).status_code == 403


def test_a_token_in_the_address_after_login_is_led_away_from_it(browser: Browser) -> None:
    browser.enter()
    again = browser.client.get("/", params={"token": browser.desk.door.token})
    assert (again.status_code, again.headers["location"]) == (303, "/")
    assert browser.client.get("/compare", params={"token": browser.desk.door.token}).status_code == 403


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:1",
        f"127.0.0.1.evil.example:{PORT}",
        f"0.0.0.0:{PORT}",
        f"127.0.0.1:{PORT}@evil.example",
        "",
    ],
)
def test_another_host_is_refused_even_with_the_cookie(browser: Browser, host: str) -> None:
    browser.enter()
    assert browser.get("/", Host=host).status_code == 403
    assert browser.client.get("/", params={"token": browser.desk.door.token}, headers={"Host": host}).status_code == 403


@pytest.mark.parametrize(
    "origin", [EVIL, f"https://{HOST}", "http://127.0.0.1:1", f"http://localhost:{PORT}.evil.example"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_foreign_origin_is_refused_even_with_the_cookie(browser: Browser, origin: str, method: str) -> None:
    browser.enter()
    sent = {"form_token": browser.form_token, "text1": "a text"} if method == "POST" else None
    answer = browser.client.request(method, "/compare", data=sent, headers={"Origin": origin})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "null", "Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {**OWN, "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_form_of_another_page_is_refused_even_with_cookie_and_token(
    browser: Browser, headers: dict[str, str]
) -> None:
    browser.enter()
    sent = {"form_token": browser.form_token, "text1": "a text"}
    assert browser.client.post("/compare", data=sent, headers=headers).status_code == 403


@pytest.mark.parametrize("token", [None, "", "wrong"])
@pytest.mark.parametrize("address", ["/compare", "/corrections/import", "/jobs/1/stop", "/corrections/x/withdraw"])
def test_a_form_without_the_token_of_its_session_is_refused(browser: Browser, token: str | None, address: str) -> None:
    browser.enter()
    sent = {"text1": "a text"} | ({"form_token": token} if token is not None else {})
    assert browser.client.post(address, data=sent, headers=OWN).status_code == 403


def test_pictures_and_scripts_of_other_pages_get_nothing(browser: Browser) -> None:
    browser.enter()
    for mode in ("no-cors", "cors"):
        assert browser.get("/", **{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": mode}).status_code == 403


def test_no_answer_allows_another_origin_to_read_it(browser: Browser) -> None:
    browser.enter()
    asked = {"Origin": EVIL, "Access-Control-Request-Method": "POST"}
    for answer in (browser.client.options("/v1/compare", headers=asked), browser.get("/"), browser.get("/v1/stories")):
        assert not [name for name in answer.headers if name.startswith("access-control")]
    assert browser.client.options("/v1/compare", headers=asked).status_code == 403


@pytest.mark.parametrize("address", [*ADDRESSES, "/nowhere", "/?token=x"])
@pytest.mark.parametrize("inside", [False, True])
def test_every_answer_has_the_headers_that_bind_a_browser(browser: Browser, address: str, inside: bool) -> None:
    if inside:
        browser.enter()
    headers = browser.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


def test_a_nonce_is_used_once_and_every_script_and_style_has_it(browser: Browser) -> None:
    browser.enter()
    seen = set()
    for address in ("/", "/compare", f"/stories/{browser.show()}"):
        answer = browser.get(address)
        (nonce,) = set(re.findall(r"'nonce-([^']+)'", answer.headers["content-security-policy"]))
        tags = re.findall(r"<(?:script|style|link)\b[^>]*>", answer.text)
        assert tags
        assert all(f'nonce="{nonce}"' in tag for tag in tags)
        assert " style=" not in answer.text
        assert not re.search(r"<[^>]* on\w+=", answer.text)
        seen.add(nonce)
    assert len(seen) == 3


@pytest.mark.parametrize("length", ["3000000", "99999999999999999999", "-1", "x"])
def test_an_upload_over_the_cap_is_refused_before_it_is_read(browser: Browser, length: str) -> None:
    browser.enter()
    answer = browser.client.post("/compare", content=b"x", headers={**OWN, "Content-Length": length})
    assert answer.status_code == (413 if length == "3000000" else 400)


def test_an_upload_that_does_not_say_how_long_it_is_stops_at_the_cap(browser: Browser) -> None:
    browser.enter()

    def endless() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 100_000

    kind = "multipart/form-data; boundary=b"
    answer = browser.client.post("/compare", content=endless(), headers={**OWN, "Content-Type": kind})
    assert answer.status_code == 413
    told = browser.client.post("/v1/compare", content=endless(), headers={**BEARER, "Content-Type": "application/json"})
    assert told.status_code == 413


def test_programs_come_in_with_the_key_and_only_with_it(browser: Browser) -> None:
    assert browser.client.get("/v1/stories", headers=BEARER).status_code == 200
    for given in ("Bearer wrong", f"Basic {KEY}", KEY, "Bearer ", "Bearer é"):
        assert browser.client.get("/v1/stories", headers={b"authorization": given.encode()}).status_code == 403
    assert browser.client.get("/v1/stories", headers={**BEARER, "Origin": EVIL}).status_code == 403
    assert browser.client.get("/v1/stories", headers={**BEARER, "Host": "evil.example"}).status_code == 403


def test_where_no_key_was_given_none_opens() -> None:
    with open_desk(key=None) as browser:
        assert browser.client.get("/v1/stories", headers={"Authorization": "Bearer "}).status_code == 403
        assert browser.client.get("/v1/stories", headers={"Authorization": "Bearer None"}).status_code == 403


def test_a_cookie_alone_does_not_open_the_interface_for_what_takes_work(browser: Browser) -> None:
    browser.enter()
    body = {"reports": [{"text": "A text."}]}
    assert browser.client.post("/v1/compare", json=body, headers=OWN).status_code == 403
    answer = browser.client.post("/v1/compare", content="{}", headers={**BEARER, "Content-Type": "text/plain"})
    assert answer.status_code == 415


def test_a_thousand_requests_side_by_side_are_all_answered(browser: Browser) -> None:
    browser.enter()
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: browser.get("/desk.js").status_code, range(1_000)))
    assert answers == [200] * 1_000


def test_more_work_than_can_wait_is_refused(browser: Browser) -> None:
    browser.enter()
    story = browser.desk.drop(Intake((make_bell().report,)))
    started, go_on = Event(), Event()

    def hold(_: Job) -> None:
        started.set()
        go_on.wait(60)

    browser.desk.jobs.start("first", "/", "first", hold)
    assert started.wait(60)
    for number in range(MOST_WAITING):
        browser.desk.jobs.start("waiting", "/", f"key {number}", lambda _: None)
    with pytest.raises(BusyError):
        browser.desk.jobs.start("waiting", "/", "one more", lambda _: None)
    status = browser.get(f"/stories/{story}").status_code
    go_on.set()
    assert status == 503


@pytest.mark.parametrize(
    "address",
    [
        "/stories/../../etc/passwd",
        "/stories/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/corrections/export/..%2f..%2fetc%2fpasswd",
        "/stories/x/correct?report=x&start=0&end=1",
        "/stories/%00",
        "/jobs/99999999999999999999999",
        "/jobs/-1/state",
        "/reports/..%2f..",
        "/v1/stories/..%2f..",
    ],
)
def test_addresses_lead_to_stories_and_never_to_files(browser: Browser, address: str) -> None:
    browser.enter()
    answer = browser.get(address)
    assert answer.status_code in {400, 404}
    assert "root:" not in answer.text


@pytest.mark.parametrize("name", ["../../evil.txt", "C:\\evil.txt", "/etc/passwd", "a\x00b.txt", "." * 300, "con", ""])
def test_the_name_of_a_file_names_nothing_on_this_machine(name: str) -> None:
    from twosource.desk.intake import Dropped, take_in

    intake = take_in([Dropped(name, b"The bridge will close on Monday, the mayor said.")], [], 10_000)
    (report,) = intake.reports
    assert "/" not in (report.path or "")
    assert "\\" not in (report.path or "")
    assert "twosource-desk-" not in repr(intake)


PAGES = ("", "/side", "/changes", "/correct?report={report}&start=2&end=5")


def pages_of(browser: Browser, payload: str, parts: Sequence[str]) -> dict[str, Elements]:
    comparison = hostile_comparison(payload)
    story = browser.show(comparison)
    report = comparison.readings[0].report.id
    return {part: Elements(browser.get(f"/stories/{story}{part.format(report=report)}").text) for part in parts}


def kinds(page: Elements) -> set[tuple[str, tuple[str, ...]]]:
    return set(page.elements)


def test_no_text_adds_an_element_an_attribute_or_a_foreign_link_to_any_page_of_the_desk(browser: Browser) -> None:
    browser.enter()
    plain = pages_of(browser, HARMLESS, PAGES)
    for number, payload in enumerate(PAYLOADS):
        # The comparison page has a test of its own for every payload; here, for some, that it stays so in the desk.
        for part, page in pages_of(browser, payload, PAGES if number % 8 == 0 else PAGES[1:]).items():
            assert page.open == []
            assert kinds(page) <= kinds(plain[part]) | {("span", ("class",)), ("del", ()), ("ins", ())}, (payload, part)
            assert all(link.startswith(("#", "/")) and not link.startswith("//") for link in page.links)
            shown = "".join(page.texts)
            assert not CONTROLS.search(shown)
            if part == "/side":
                assert visible(payload).split()[0][:5] in shown


@pytest.mark.parametrize("payload", PAYLOADS[::4])
def test_what_is_told_back_is_text(browser: Browser, payload: str) -> None:
    browser.enter()
    asked = payload.encode("utf-8", "replace").decode()
    for answer in (
        browser.client.get("/stories/x", params={"q": asked}),
        browser.client.get("/jobs/1", params={"page": asked}),
        browser.client.get("/", params={"page": asked}),
        browser.post("/compare", {"text1": asked, "published1": asked}),
    ):
        if answer.status_code >= 400:
            page = Elements(answer.text)
            assert not {tag for tag, _ in page.elements} & {"img", "svg", "iframe", "object", "base", "style"}
            assert page.open == []
