"""The door of the desk: who may come in, from where, and with how much.

The desk runs on a machine on which a browser also shows pages of strangers.  So every request must name the desk's own
address as its host (against DNS rebinding), come from the desk itself where it says where it comes from, and carry a
session's cookie or the key for programs; what changes anything carries the session's form token as well.  The pattern
of the one-time token in the first address is that of Jupyter and of datasette's ``--root``.
"""

from __future__ import annotations

import hmac
import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE = frozenset({"GET", "HEAD"})
TOKEN = "token"
MAX_UPLOAD_BYTES = 50_000_000
_MOST_SESSIONS = 64
_DIGITS = re.compile(r"\d{1,15}\Z")


@dataclass(frozen=True, slots=True)
class Session:
    """One browser that showed the one-time token.

    Attributes:
        id: what its cookie holds.
        form_token: what its forms hold.
    """

    id: str
    form_token: str


@dataclass(slots=True)
class Door:
    """The keys of one run of the desk.

    Attributes:
        port: on which the desk answers.
        token: for the first address; used up by the first session.
        key: for programs, as ``Authorization: Bearer``; ``None`` where they have none.
        max_bytes: the largest body of a request.
        sessions: those that are open, by their cookie.
    """

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    key: str | None = None
    max_bytes: int = MAX_UPLOAD_BYTES
    sessions: dict[str, Session] = field(default_factory=dict)
    used: bool = False

    @property
    def hosts(self) -> frozenset[str]:
        """The names under which the desk may be asked for."""
        return frozenset(f"{name}:{self.port}" for name in ("127.0.0.1", "localhost"))

    @property
    def origins(self) -> frozenset[str]:
        """The origins from which its own pages ask."""
        return frozenset(f"http://{host}" for host in self.hosts)

    @property
    def cookie(self) -> str:
        """The cookie's name; cookies know no ports, so the port stands in it."""
        return f"twosource-{self.port}"

    @property
    def start_address(self) -> str:
        """The address to open in a browser, once."""
        return f"http://127.0.0.1:{self.port}/?{urlencode({TOKEN: self.token})}"

    def admit(self, token: str) -> Session | None:
        """Open a session for the one-time token; ``None`` for a wrong or used one."""
        if self.used or not hmac.compare_digest(token.encode("utf-8", "replace"), self.token.encode()):
            return None
        self.used = True
        session = Session(secrets.token_urlsafe(32), secrets.token_urlsafe(32))
        while len(self.sessions) >= _MOST_SESSIONS:
            self.sessions.pop(next(iter(self.sessions)))
        self.sessions[session.id] = session
        return session

    def has_key(self, authorization: str) -> bool:
        """Whether a request carries the key for programs."""
        given = authorization.removeprefix("Bearer ").strip().encode("utf-8", "replace")
        return (
            self.key is not None
            and authorization.startswith("Bearer ")
            and hmac.compare_digest(given, self.key.encode())
        )


class TooLargeError(Exception):
    """A request's body went over the cap while it was read."""


@dataclass(frozen=True, slots=True)
class Guard:
    """ASGI middleware that lets in what the door lets in and puts the same headers on every answer."""

    app: ASGIApp
    door: Door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or let the desk answer it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})["nonce"] = nonce
        guarded = _Answer(send, nonce)
        refused = self._refuse(scope)
        if refused is not None:
            await refused(scope, receive, guarded)
            return
        try:
            await self.app(scope, _capped(receive, self.door.max_bytes), guarded)
        except TooLargeError:
            if not guarded.started:
                await self._too_large()(scope, receive, guarded)

    def _refuse(self, scope: Scope) -> Response | None:
        """The answer to what may not come in; the session of what may is noted in the scope."""
        headers = Headers(scope=scope)
        if len(headers.getlist("host")) != 1 or headers["host"].casefold() not in self.door.hosts:
            return _forbidden("This is not an address of the desk.")
        if not self._comes_from_here(scope, headers):
            return _forbidden("The desk answers its own pages only.")
        length = headers.get("content-length", "0")
        if not _DIGITS.match(length):
            return PlainTextResponse("The length of the body is no number.\n", 400)
        if int(length) > self.door.max_bytes:
            return self._too_large()
        if self.door.has_key(headers.get("authorization", "")):
            scope["state"]["by_key"] = True
            return None
        return self._check_session(scope, headers)

    def _comes_from_here(self, scope: Scope, headers: Headers) -> bool:
        """Whether the headers that only a browser sets allow that a page of the desk asks.

        Pages say nothing to anybody about where they come from (``no-referrer``), so their forms have the origin
        ``null``; that is theirs only where the browser says ``same-origin``.
        """
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        by_key = self.door.has_key(headers.get("authorization", ""))
        if scope["method"] in SAFE:
            fetched = site in {"cross-site", "same-site"} and headers.get("sec-fetch-mode") != "navigate"
            own = origin in self.door.origins or (origin == "null" and site == "same-origin")
            return not fetched and (origin is None or own)
        if origin is None or origin == "null":
            return site == "same-origin" or (by_key and origin is None and site is None)
        return origin in self.door.origins and site in {None, "same-origin"}

    def _check_session(self, scope: Scope, headers: Headers) -> Response | None:
        session = self.door.sessions.get(_cookie(headers, self.door.cookie))
        query = parse_qs(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
        if TOKEN in query:
            if scope["path"] != "/" or scope["method"] != "GET":
                return _forbidden("A token opens the first page only.")
            session = session or self.door.admit(query[TOKEN][0])
            return (
                _forbidden("This token is wrong, or used already: start the desk again.")
                if session is None
                else self._welcome(session)
            )
        if session is None:
            return _forbidden("Open the desk by the address that it printed when it was started.")
        scope["state"]["session"] = session
        return None

    def _welcome(self, session: Session) -> Response:
        """Hand over the cookie and lead on to an address without the token."""
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self.door.cookie, session.id, path="/", httponly=True, samesite="strict")
        return answer

    def _too_large(self) -> Response:
        return PlainTextResponse(f"More than {self.door.max_bytes:,} bytes at once: send less.\n", 413)


class _Answer:
    """Sends an answer with the desk's headers."""

    def __init__(self, send: Send, nonce: str) -> None:
        self.send, self.nonce, self.started = send, nonce, False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            headers["Content-Security-Policy"] = policy(self.nonce)
            headers["X-Content-Type-Options"] = "nosniff"
            headers["X-Frame-Options"] = "DENY"
            headers["Referrer-Policy"] = "no-referrer"
            headers["Cross-Origin-Opener-Policy"] = "same-origin"
            headers["Cross-Origin-Resource-Policy"] = "same-origin"
            headers["Cache-Control"] = "no-store"
        await self.send(message)


def policy(nonce: str) -> str:
    """The content security policy of one answer: nothing but what carries its nonce, nothing from anywhere else."""
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def _capped(receive: Receive, limit: int) -> Receive:
    """Stop reading a body that is longer than it said, or that did not say."""
    total = 0

    async def capped() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > limit:
            raise TooLargeError
        return message

    return capped


def _cookie(headers: Headers, name: str) -> str:
    """The value of a cookie; empty where it is missing or stands twice."""
    pairs = [part.strip().partition("=") for part in headers.get("cookie", "").split(";")]
    values = [value for key, _, value in pairs if key == name]
    return values[0] if len(values) == 1 else ""


def _forbidden(text: str) -> Response:
    return PlainTextResponse(f"{text}\n", 403)
