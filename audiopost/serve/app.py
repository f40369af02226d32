# SPDX-License-Identifier: GPL-3.0-or-later
"""The web application: GET and HEAD over a :class:`Site`, with byte ranges, validators and CORS (RFC 9110, Fetch)."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from audiopost.serve.site import SHARED, Site, media_type

Log = Callable[[str], None]
_SINGLE = re.compile(r"bytes=\s*(?:(\d{1,18})\s*-\s*(\d{0,18})|-\s*\d{1,18})\s*", re.IGNORECASE)
# Audio and pictures carry a digest in their names: what a name stands for never changes.
_LASTING = {"audio/mpeg": "max-age=31536000, immutable"}
_KEPT_BY_304 = (
    "etag",
    "last-modified",
    "cache-control",
    "access-control-allow-origin",
    "access-control-expose-headers",
    "vary",
)
_FEED = "application/rss+xml"


def application(site: Site, log: Log | None = None, *, guarded: bool = True) -> ASGIApp:
    """The ASGI application that serves ``site``; ``log`` is told one line per request.

    ``guarded``: answer only requests addressed to localhost or to a bare IP address, so that no web page can reach a
    loopback server under a name of its own (DNS rebinding).
    """

    def answer(request: Request) -> Response:
        if guarded and not _local(request.headers.get("host", "")):
            return _said(421, "This server answers to localhost and to IP addresses only.")
        return _answer(site, request)

    app = Starlette(
        routes=[
            Route("/{path:path}", answer, methods=["GET", "HEAD"]),
            Route("/{path:path}", _preflight, methods=["OPTIONS"]),
        ],
        exception_handlers={HTTPException: _refused},
    )
    app.router.redirect_slashes = False
    return _Logged(_SingleRange(app), log) if log else _SingleRange(app)


def _answer(site: Site, request: Request) -> Response:
    path = str(request.path_params["path"])
    if path == "":
        home = site.home()
        return (
            RedirectResponse(quote(home), headers={"cache-control": "no-cache"}) if home else _nothing_yet()
        )
    if path == "favicon.ico":
        return Response(status_code=204)
    if path.endswith("/"):
        path += "index.html"
    data = site.made(path)
    if data is not None:
        headers = _headers(path) | {"etag": f'"{sha256(data).hexdigest()[:32]}"'}
        return _fresh(request, Response(data, media_type=_kind(request, path), headers=headers))
    file = site.find(path)
    if file is None:
        return _missing()
    return _fresh(request, _file(file, _kind(request, file.name)))


def _kind(request: Request, name: str) -> str:
    """The media type to answer with: browsers show a feed by its style sheet only when it is called plain XML."""
    kind = media_type(name)
    return "text/xml" if kind == _FEED and "text/html" in request.headers.get("accept", "") else kind


def _file(file: Path, kind: str) -> Response:
    try:
        found = file.stat()
    except OSError:
        return _missing()
    return FileResponse(file, media_type=kind, headers=_headers(file.name), stat_result=found)


def _headers(name: str) -> dict[str, str]:
    kind = media_type(name)
    headers = {"cache-control": _LASTING.get(kind, "no-cache"), "x-content-type-options": "nosniff"}
    if kind in SHARED:
        headers["access-control-allow-origin"] = "*"
        headers["access-control-expose-headers"] = "Content-Length, Content-Range, ETag"
    if kind == _FEED:
        headers["vary"] = "Accept"
    return headers


def _fresh(request: Request, response: Response) -> Response:
    """``response``, or 304 when the client has it already."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        known = [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        same = "*" in known or response.headers["etag"] in known
    else:
        same = request.headers.get("if-modified-since", "") == response.headers.get("last-modified")
    if not same:
        return response
    kept = {name: response.headers[name] for name in _KEPT_BY_304 if name in response.headers}
    return Response(status_code=304, headers=kept)


def _preflight(request: Request) -> Response:
    headers = {"allow": "GET, HEAD, OPTIONS"}
    if media_type(request.url.path) in SHARED:
        headers |= {
            "access-control-allow-origin": "*",
            "access-control-allow-methods": "GET, HEAD",
            "access-control-allow-headers": "Range, If-None-Match, If-Modified-Since",
            "access-control-max-age": "86400",
        }
    return Response(status_code=204, headers=headers)


def _refused(_: Request, error: Exception) -> Response:
    code = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    return PlainTextResponse(f"{HTTPStatus(code).phrase}\n", code, headers)


def _missing() -> Response:
    return _said(404, "There is nothing here; / leads to the show.")


def _nothing_yet() -> Response:
    return _said(404, "Nothing is rendered yet: run `audiopost render SOURCE` and load this page again.")


def _said(code: int, text: str) -> Response:
    return PlainTextResponse(text + "\n", code, {"cache-control": "no-store"})


def _local(host: str) -> bool:
    """Whether a Host header names this machine by address or as localhost; a missing one (HTTP/1.0) passes."""
    name = re.sub(r":\d*$", "", host).strip("[]").rstrip(".").lower()
    if name in {"", "localhost"} or name.endswith(".localhost"):
        return True
    try:
        return bool(ipaddress.ip_address(name))
    except ValueError:
        return False


class _SingleRange:
    """Takes Range headers away that RFC 9110 lets a server ignore: several ranges, other units, nonsense, any on HEAD.

    The answer is then the whole file, which every client understands; multipart answers few do.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            kept = [
                (name, value) for name, value in scope["headers"] if name != b"range" or _usable(scope, value)
            ]
            scope = {**scope, "headers": kept}
        await self.app(scope, receive, send)


def _usable(scope: Scope, value: bytes) -> bool:
    found = _SINGLE.fullmatch(value.decode("latin-1"))
    if found is None or scope["method"] != "GET":
        return False
    return not (found[1] and found[2]) or int(found[1]) <= int(found[2])


class _Logged:
    """Tells of each request when its answer is sent: who, what, status and bytes, in the order web servers use."""

    def __init__(self, app: ASGIApp, log: Log) -> None:
        self.app = app
        self.log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = sent = 0

        async def counted(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                sent += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, counted)
        finally:
            client = (scope.get("client") or ("-",))[0]
            self.log(f'{client} "{scope["method"]} {quote(scope["path"])}" {status or 500} {sent}')
