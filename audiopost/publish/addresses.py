# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things will be fetched from.

With ``Show.base_url`` every address in the feed is absolute: base_url/output/..., base_url/feeds/.... Without it every
address is relative to the file that names it, so that the two folders work from any server, and from disk, as they are. (gPodder and others resolve such addresses; directories and some apps insist on absolute ones,
which is what base_url is for.)
"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import quote, urljoin

from audiopost.model import Show

# Feeds of thousands of episodes ask for these a hundred thousand times, so both are as cheap as can be.
_ABSOLUTE = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z0-9_.~/-]*")


def is_absolute(address: str) -> bool:
    """Whether ``address`` names its own scheme and host."""
    return _ABSOLUTE.match(address) is not None


def feed_name(show: Show, page: int = 0) -> str:
    """The file name of a page of the feed: ``id.xml`` of the newest (0), ``id-1.xml`` of the oldest, ``id-2.xml`` ..."""
    return f"{show.id}-{page}.xml" if page else f"{show.id}.xml"


def feed(show: Show, page: int = 0) -> str:
    """The address of a page of the feed, as the feed itself gives it: absolute, or its bare file name."""
    if show.feed_url:
        return urljoin(show.feed_url, quote(feed_name(show, page))) if page else show.feed_url
    if show.base_url:
        return _below(show.base_url, show.feeds, feed_name(show, page))
    return quote(feed_name(show, page))


def media(show: Show, path: str) -> str:
    """The address, as the feed gives it, of ``path`` below the output folder; an absolute address stays as it is."""
    if not path or is_absolute(path):
        return path
    if show.base_url:
        return f"{_below(show.base_url, show.output)}/{_quoted(path.strip('/'))}"
    return quote(posixpath.normpath(posixpath.join(_step(show.feeds, show.output), path)))


def feed_from(show: Show, folder: str) -> str:
    """The address of the feed as a page in ``folder`` (below the output folder, "" itself) gives it."""
    if show.feed_url or show.base_url:
        return feed(show)
    here = posixpath.join(show.output, folder) if folder else show.output
    return quote(posixpath.join(_step(here, show.feeds), feed_name(show)))


def media_from(path: str, folder: str) -> str:
    """The address of ``path`` below the output folder as a page in ``folder`` gives it; always relative."""
    if not path or is_absolute(path):
        return path
    return _quoted(posixpath.normpath(path) if folder in {"", "."} else posixpath.relpath(path, folder))


@lru_cache(64)
def _below(base: str, *parts: str) -> str:
    return "/".join([base.rstrip("/"), *[_quoted(part.strip("/")) for part in parts if part.strip("/.")]])


def _quoted(path: str) -> str:
    return path if _PLAIN.fullmatch(path) else quote(path)


def _step(here: str, there: str) -> str:
    return posixpath.relpath("/" + there.strip("/"), "/" + here.strip("/"))
