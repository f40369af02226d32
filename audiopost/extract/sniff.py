# SPDX-License-Identifier: GPL-3.0-or-later
"""What some bytes are, told by file ending, media type and the bytes themselves. Standard library only."""

from __future__ import annotations

import re
from typing import Literal

from audiopost.errors import SourceError

Kind = Literal["html", "content", "markdown", "text", "epub", "feed"]

SUFFIXES: dict[str, Kind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown", ".mdx": "markdown",
    ".txt": "text", ".text": "text",
    ".epub": "epub",
}  # fmt: skip
FEED_SUFFIXES = {".xml", ".rss", ".atom", ".rdf", ".json"}
_TYPES: dict[str, Kind] = {
    "text/html": "html", "application/xhtml+xml": "html",
    "text/markdown": "markdown", "text/x-markdown": "markdown",
    "application/epub+zip": "epub",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/rdf+xml": "feed",
    "application/feed+json": "feed",
}  # fmt: skip
_VAGUE = {
    "", "text/plain", "application/octet-stream", "binary/octet-stream", "text/xml", "application/xml",
    "application/json",
}  # fmt: skip
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"ID3", "an MP3 sound file"),
    (b"RIFF", "a sound, picture or video file"),
    (b"OggS", "an Ogg sound file"),
    (b"fLaC", "a FLAC sound file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>)?\s*(?:<\?[^>]*>\s*|<!--.{0,20000}?-->\s*|<!DOCTYPE\s+(?!html)[^\[>]*(?:\[.{0,20000}?\]\s*)?>\s*)*"
    rb"<(?:\w+:)?(?:rss|feed|rdf|urlset|sitemapindex)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON_FEED = re.compile(rb"\s*\{.{0,20000}?jsonfeed\.org/version", re.DOTALL)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype html|html|head|body|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(r"<(?:p|div|h[1-6]|article|section|ul|ol|table|blockquote)\b[^>]*>", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"^(?:#{1,6}[ \t]+\S|```|~~~|>[ \t]|[*+-][ \t]+\[[ x]\][ \t]|!\[[^\]]*\]\(|:::)|\[[^\]\n]+\]\([^)\s]+\)|"
    r"^\|.+\|[ \t]*$|^\[\^?[^\]]+\]:[ \t]|(?<!\w)\*\*\w[^*\n]*\*\*(?!\w)|(?<!\w)`[^`\n]+`(?!\w)|^(?:===+|---+)$",
    re.MULTILINE,
)
_FRONT = re.compile(r"(?:---|\+\+\+)[ \t]*\n")


def by_content(data: bytes, name: str) -> Kind:
    """The kind of ``data`` whose name tells nothing. Raises SourceError when it is nothing audiopost reads."""
    if data.startswith(b"PK\x03\x04") and (
        b"application/epub+zip" in data[:200] or b"META-INF/container.xml" in data
    ):
        return "epub"  # the second is for books whose first file was packed although it must not be
    refuse_binary(data, name)
    if is_feed(data):
        return "feed"
    text = data[:200_000].decode("utf-8", "replace").lstrip("\ufeff")
    if _PAGE.match(text):
        return "html"
    if _FRONT.match(text):
        return "markdown"
    if text.lstrip().startswith("<") and _MARKUP.search(text):
        return "content"
    return "markdown" if len(_MARKDOWN.findall(text)) >= 2 else "text"


def by_type(content_type: str, data: bytes, url: str) -> Kind:
    """The kind of a fetched ``data``. Raises SourceError when it is nothing audiopost reads."""
    kind = _TYPES.get(content_type)
    if kind == "html" and is_feed(data):
        return "feed"
    if kind in {"html", "markdown"}:
        refuse_binary(data, url)
    if kind:
        return kind
    path = url.partition("?")[0].partition("#")[0].lower()
    if content_type == "text/plain" and path.endswith((".md", ".markdown")):
        return "markdown"
    if content_type in _VAGUE or content_type.endswith("+xml"):
        found = by_content(data, url)
        if content_type != "application/json" or found == "feed":
            return found
    raise SourceError(
        f"{url} is {content_type}, not an article; audiopost reads HTML, Markdown, plain text, EPUB and feeds"
    )


def is_feed(data: bytes) -> bool:
    """Whether ``data`` begins like RSS, Atom, RDF, JSON Feed or a sitemap."""
    start = data[:65_536].removeprefix(b"\xef\xbb\xbf")
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        start = start.decode("utf-16", "replace").encode()
    return bool(_FEED.match(start) or _JSON_FEED.match(start))


def is_fragment(text: str) -> bool:
    """Whether HTML ``text`` is a piece without page around it: no doctype, html, head, body, title or meta."""
    return not re.search(r"<(?:!doctype|html|head|body|title|meta|frameset)\b", text[:100_000], re.IGNORECASE)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise SourceError when ``data`` is no text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise SourceError(
                f"{name} is {what}, not an article; audiopost reads HTML, Markdown, plain text and EPUB"
            )
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return
    start = data[:65_536]
    odd = sum(start.count(byte) for byte in (*range(9), *range(14, 27), *range(28, 32), 127))
    if odd > max(8, len(start) // 50):
        raise SourceError(
            f"{name} is binary data, not an article; audiopost reads HTML, Markdown, plain text and EPUB"
        )
