# SPDX-License-Identifier: GPL-3.0-or-later
"""Guarded HTTP: what a feed or a page names is fetched within limits, and never from inside a private network.

The limits are :class:`~audiopost.config.options.FetchOptions`. Every failure is a SourceError that says which limit it
met and how to change it.
"""

from __future__ import annotations

import contextlib
import re
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

import requests
import urllib3

from audiopost.config.options import FetchOptions
from audiopost.errors import SourceError
from audiopost.extract.addresses import GuardedAdapter, refuse_private

_CHUNK = 65_536
_REDIRECTS = {301, 302, 303, 307, 308}
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json,"
    " text/markdown, text/plain;q=0.9, application/xml;q=0.9, application/epub+zip;q=0.8, */*;q=0.1"
)
_WINDOW = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}
_SAID = {
    401: "it wants a login",
    402: "it wants a payment",
    403: "the site refuses it; it may want a login or not be served to programs",
    404: "there is no such page; check the address",
    410: "the page is gone for good",
    429: "the site is being asked too often; wait and run the same command again",
}


@dataclass(frozen=True, slots=True)
class Response:
    """What a URL gave: its ``url`` after redirects, the decoded body, the media type in lower case and its charset."""

    url: str
    data: bytes
    content_type: str = ""
    charset: str = ""


def shown(url: str) -> str:
    """``url`` as it may be printed: without user name and password."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return re.sub(r"//[^/]*@", "//", url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


@dataclass(slots=True)
class Fetcher:
    """Fetches URLs within ``options``; one for all pages of one article, so that cookies and robots rules are kept."""

    options: FetchOptions
    _session: requests.Session = field(init=False)
    _robots: dict[str, Any] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._session = requests.Session()
        # Proxies and certificates are taken from the environment below; .netrc passwords are not for pages named by feeds.
        self._session.trust_env = False
        self._session.headers.update(
            {"User-Agent": self.options.user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}
        )
        adapter = GuardedAdapter(self.options.allow_private)
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)

    def get(self, url: str) -> Response:
        """The page at ``url``, redirects followed. Raises SourceError."""
        deadline = time.monotonic() + self.options.timeout
        first, seen = url, set()
        for _ in range(self.options.max_redirects + 1):
            state = (url, tuple(sorted(self._session.cookies.items())))
            if state in seen:
                raise SourceError(
                    f"{shown(first)} redirects in a circle (back to {shown(url)}); the site is at fault"
                )
            seen.add(state)
            self._allowed(url, deadline)
            answer = self._once(url, deadline)
            if isinstance(answer, Response):
                return answer
            url = answer
        raise SourceError(
            f"{shown(first)} redirects more than {self.options.max_redirects} times;"
            " raise max_redirects under [fetch] if that is right"
        )

    def _once(self, url: str, deadline: float) -> Response | str:
        """One request: the page, or the address it redirects to."""
        _check_scheme(url)
        with self._guard(url, deadline) as answer:
            status = answer.status_code
            if status in _REDIRECTS and answer.headers.get("Location"):
                return urljoin(url, answer.headers["Location"].strip()).partition("#")[0]
            if status != 200:
                reason = _SAID.get(status) or (
                    "the site is in trouble; try again later" if status >= 500 else "it gave no page"
                )
                raise SourceError(f"{shown(url)} answered {status}: {reason}")
            self._declared(url, answer)
            kind, _, rest = answer.headers.get("Content-Type", "").partition(";")
            charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", rest, re.IGNORECASE)
            data = b"".join(self._body(url, answer, deadline))
            return Response(url, data, kind.strip().lower(), charset[1].lower() if charset else "")

    @contextlib.contextmanager
    def _guard(self, url: str, deadline: float) -> Iterator[requests.Response]:
        """A streamed answer whose connection is cut when the whole transfer takes too long; library errors as ours."""
        left = deadline - time.monotonic()
        if left <= 0:
            raise self._late(url)
        adapter = self._session.get_adapter(url)
        assert isinstance(adapter, GuardedAdapter)
        cut = threading.Timer(left, adapter.cut)
        cut.daemon = True
        proxies = requests.utils.get_environ_proxies(url) or {}
        if proxies and not self.options.allow_private:
            refuse_private(url)
        cut.start()
        try:
            with self._session.get(
                url, stream=True, allow_redirects=False, timeout=left, proxies=proxies, verify=_certificates()
            ) as answer:
                yield answer
        except (
            requests.RequestException,
            urllib3.exceptions.HTTPError,
            OSError,
            UnicodeError,
            ValueError,
        ) as error:
            if time.monotonic() >= deadline or isinstance(error, requests.Timeout):
                raise self._late(url) from error
            raise SourceError(f"{shown(url)} cannot be fetched: {_reason(error)}") from error
        finally:
            cut.cancel()
            adapter.close()

    def _body(self, url: str, answer: requests.Response, deadline: float) -> Iterator[bytes]:
        """The decoded body in pieces; never more than max_bytes and one chunk of it in memory."""
        name = answer.headers.get("Content-Encoding", "").strip().lower()
        if name not in {"", "identity", *_WINDOW}:
            raise SourceError(
                f"{shown(url)} is sent in the encoding {name!r}, which was not asked for; save the page and name the file"
            )
        inflate = zlib.decompressobj(_WINDOW[name]) if name in _WINDOW else None
        size = 0
        for chunk in answer.raw.stream(_CHUNK, decode_content=False):
            if time.monotonic() >= deadline:
                raise self._late(url)
            for piece in self._inflated(url, inflate, chunk) if inflate else (chunk,):
                size += len(piece)
                if size > self.options.max_bytes:
                    raise self._large(url)
                yield piece
        if time.monotonic() >= deadline:
            raise self._late(url)
        if inflate and size and not inflate.eof:
            raise SourceError(f"{shown(url)} broke off in the middle; run the same command again")

    def _inflated(self, url: str, inflate: Any, chunk: bytes) -> Iterator[bytes]:
        try:
            while chunk and not inflate.eof:
                yield inflate.decompress(chunk, _CHUNK)
                chunk = inflate.unconsumed_tail
        except zlib.error:
            raise SourceError(
                f"{shown(url)} is compressed wrongly; save the page and name the file"
            ) from None

    def _declared(self, url: str, answer: requests.Response) -> None:
        length = answer.headers.get("Content-Length", "")
        if length.isdigit() and int(length) > self.options.max_bytes:
            raise self._large(url)

    def _large(self, url: str) -> SourceError:
        return SourceError(
            f"{shown(url)} is larger than {self.options.max_bytes:,} bytes; raise max_bytes under [fetch] if it is an article"
        )

    def _late(self, url: str) -> SourceError:
        return SourceError(
            f"{shown(url)} did not arrive within {self.options.timeout:g} seconds;"
            " try again, or raise timeout under [fetch]"
        )

    def _allowed(self, url: str, deadline: float) -> None:
        """Raise SourceError when robots are honoured and the site's robots.txt (RFC 9309) forbids ``url``."""
        if not self.options.robots:
            return
        from urllib.robotparser import RobotFileParser

        _check_scheme(url)
        root = urlunsplit(urlsplit(url)._replace(path="/robots.txt", query="", fragment=""))
        if root not in self._robots:
            rules = self._robots[root] = RobotFileParser()
            try:
                target: Response | str = root
                for _ in range(self.options.max_redirects + 1):
                    if isinstance(target, str):
                        target = self._once(target, deadline)
                rules.parse(
                    target.data.decode("utf-8", "replace").splitlines()
                    if isinstance(target, Response)
                    else []
                )
            except SourceError:
                rules.parse([])
        if not self._robots[root].can_fetch(self.options.user_agent, url):
            raise SourceError(
                f"{shown(url)} is not for programs, says the site's robots.txt; set robots = false under [fetch]"
                " if you have its owner's leave"
            )


def _check_scheme(url: str) -> None:
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        good = False
    if not good:
        raise SourceError(
            f"{shown(url) if '//' in url else url} is not an http or https address; only those are fetched"
        )


def _certificates() -> str | bool:
    import os

    return os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or True


def _reason(error: Exception) -> str:
    """What went wrong, in words, from the innermost of the libraries' nested errors."""
    text = str(error)
    for sign, words in _SIGNS:
        if sign in text:
            return words
    return f"{' '.join(text.split())[:200]}; check the address and the connection"


_SIGNS = (
    ("Name or service not known", "no such host is known; check the address and the connection"),
    ("Failed to resolve", "no such host is known; check the address and the connection"),
    ("nodename nor servname", "no such host is known; check the address and the connection"),
    ("Temporary failure in name resolution", "its host's name cannot be looked up; check the connection"),
    ("Connection refused", "nothing answers there; check the address"),
    ("Network is unreachable", "the network is unreachable; check the connection"),
    ("CERTIFICATE_VERIFY_FAILED", "its certificate is not to be trusted; check the address or the clock"),
    ("IncompleteRead", "it broke off in the middle; run the same command again"),
    ("Connection aborted", "the connection broke; run the same command again"),
    ("Connection broken", "the connection broke; run the same command again"),
    ("Connection reset", "the connection broke; run the same command again"),
    ("Tunnel connection failed", "the proxy refuses it; check the proxy settings"),
    ("Unable to connect to proxy", "the proxy does not answer; check the proxy settings"),
)
