# SPDX-License-Identifier: GPL-3.0-or-later
"""What a user named on the command line, before anything of it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OriginKind = Literal["html", "content", "markdown", "text", "epub", "url"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a feed or a caller already knows of an article; empty fields know nothing."""

    title: str = ""
    byline: str = ""
    published: str = ""
    language: str = ""
    url: str = ""
    guid: str = ""
    site: str = ""
    image: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One article-to-be. ``name`` is how it is reported (path relative to the named folder, URL, "-").

    ``kind`` "html" is a page with its furniture, "content" HTML that is nothing but the article (a feed item, a chapter
    of a book), "url" a page not fetched yet.
    Exactly one of ``path`` (a local file), ``data`` (bytes already at hand) or ``url`` says where its bytes are.
    ``digest`` is a SHA-256 of the bytes and hints when they are known without the network, else "".
    """

    name: str
    kind: OriginKind
    path: str = ""
    url: str = ""
    data: bytes | None = None
    digest: str = ""
    hints: Hints = Hints()


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that went wrong with one article: a value, so that the others go on."""

    name: str
    message: str
