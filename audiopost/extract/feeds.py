# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds and sitemaps: RSS, Atom and JSON Feed items as articles-to-be, and the addresses a sitemap lists.

An item whose feed carries its full content is that content; of any other the page is named. XML that declares entities
with more in them than a character is refused, and none is ever resolved from outside.
"""

from __future__ import annotations

import html
import json
import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from audiopost.errors import SourceError
from audiopost.extract.dates import iso
from audiopost.extract.document import digest
from audiopost.model.source import Failure, Hints, Origin

FULL_WORDS = 150
_ENTITY = re.compile(
    rb"<!ENTITY\s+(?P<name>%\s*)?[^\s>]+\s+(?P<rest>\"[^\"]*\"|'[^']*'|[^>]*)", re.IGNORECASE
)
_HARMLESS = re.compile(rb"[\"'](?:&#\w{1,8};|[^&%]{0,40})[\"']")
_CUT = re.compile(
    r"(?:\[(?:…|\.\.\.|&#8230;|&hellip;)\]|…|\.\.\.|(?:continue|keep)\s+reading\W*|read\s+(?:more|on|the\s+(?:rest|full))"
    r"(?:\s+\S+){0,8}?|weiterlesen|mehr\s+lesen|lire\s+la\s+suite|leer\s+más|seguir\s+leyendo|continua\s+a\s+leggere|→|»)\s*$",
    re.IGNORECASE,
)
_APPEARED = re.compile(
    r"<p>\s*(?:the post|der beitrag|l.article|la entrada|l.articolo)\b(?:(?!</p>).){0,600}</p>\s*$",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")
_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,12})|([0-9]{1,12}));?")


@dataclass(frozen=True, slots=True)
class Listed:
    """What a feed or sitemap lists, in its order, and the further ``sitemaps`` that an index points to.

    ``more`` is how many it lists beyond the limit.
    """

    origins: tuple[Origin | Failure, ...] = ()
    sitemaps: tuple[str, ...] = ()
    more: int = 0


def read(data: bytes, name: str, url: str = "", *, content_type: str = "", limit: int = 50) -> Listed:
    """The first ``limit`` items of the feed or sitemap ``data``, reported as ``name``. Raises SourceError."""
    if data.lstrip()[:1] == b"{":
        return _json_feed(data, name, url, limit)
    _refuse_entities(data, name)
    if re.search(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b", data[:65_536]):
        return _sitemap(data, name, url, limit)
    return _xml_feed(data, name, url, content_type, limit)


def unpacked(data: bytes, name: str, max_bytes: int) -> bytes:
    """``data``, un-gzipped when it is a compressed sitemap. Raises SourceError past ``max_bytes``."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        data = inflate.decompress(data, max_bytes)
    except zlib.error:
        raise SourceError(f"{name} is not valid gzip; download it again") from None
    if inflate.unconsumed_tail:
        raise SourceError(
            f"{name} unpacks to more than {max_bytes:,} bytes; raise max_bytes under [fetch] if that is right"
        )
    return data


def _refuse_entities(data: bytes, name: str) -> None:
    head = data
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        head = data.decode("utf-16", "replace").encode()
    found = list(_ENTITY.finditer(head))
    if len(found) > 300 or any(
        match["name"] or not _HARMLESS.fullmatch(match["rest"].strip()) for match in found
    ):
        raise SourceError(
            f"{name} declares XML entities that would be expanded or fetched, which audiopost refuses;"
            " ask its publisher for a feed without them"
        )


def _xml_feed(data: bytes, name: str, url: str, content_type: str, limit: int) -> Listed:
    import feedparser

    # Addresses are resolved here, as feedparser would take a guid that is none for one. Cleaning is left to the walker, which keeps what feedparser would drop: lang, embeds, data-audiopost hints.
    try:
        feed = feedparser.parse(
            BytesIO(_REFERENCE.sub(_character, data)),
            response_headers={"content-type": content_type or "application/xml"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # noqa: BLE001 - whatever the parser stumbles over is the feed's fault
        raise SourceError(
            f"{name} is not a feed that can be read ({_short(str(error))}); ask its publisher to correct it"
        ) from None
    if not feed.entries:
        if not feed.get("version") or (feed.bozo and not feed.feed.get("title")):
            reason = _short(str(feed.get("bozo_exception", "no feed in it")))
            raise SourceError(
                f"{name} is not a feed that can be read ({reason}); ask its publisher to correct it"
            )
        raise SourceError(f"{name} is a feed without items; nothing to render yet")
    shared = Hints(
        site=_plain(feed.feed.get("title", "")),
        language=feed.feed.get("language", "").replace("_", "-"),
        byline=_author(feed.feed),
    )
    origins = tuple(_entry(entry, shared, name, url) for entry in feed.entries[:limit])
    return Listed(origins, more=len(feed.entries) - len(origins))


def _entry(entry: Any, shared: Hints, name: str, url: str) -> Origin | Failure:
    link = _absolute(url, entry.get("link", ""))
    hints = Hints(
        title=_plain(entry.get("title", "")),
        byline=_author(entry) or shared.byline,
        published=_date(entry, "published") or _date(entry, "updated"),
        language=next((c.get("language") or "" for c in entry.get("content", ())), "") or shared.language,
        url=link,
        guid=entry.get("id", ""),
        site=shared.site,
        image=next((str(i.get("url", "")) for i in entry.get("media_thumbnail", ())), ""),
        tags=tuple(dict.fromkeys(t.term.strip() for t in entry.get("tags", ()) if t.get("term"))),
    )
    bodies = [(c.get("value", ""), c.get("type", "")) for c in entry.get("content", ())]
    body, kind = max(bodies, key=lambda pair: len(pair[0]), default=("", ""))
    detail = entry.get("summary_detail", {})
    summary, summary_kind = detail.get("value", ""), detail.get("type", "")
    if not (body and _full(body, 1)) and summary != body and _full(summary, FULL_WORDS):
        body, kind = summary, summary_kind
    elif body and not _full(body, 1) and hints.url:
        body = ""
    if not body and not hints.url:
        body, kind = summary, summary_kind
    return _origin(body, kind, hints, f"{name}#{_short(hints.guid or hints.title) or 'item'}")


def _character(match: re.Match[bytes]) -> bytes:
    """A character reference as it stands, but U+FFFD for one to no character, on which the parser fails."""
    code = int(match[1], 16) if match[1] else int(match[2])
    return b"&#xFFFD;" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else match[0]


def _short(text: str) -> str:
    """``text`` on one line, as long as a sentence can bear."""
    return " ".join(text.split())[:160]


def _origin(body: str, kind: str, hints: Hints, name: str) -> Origin | Failure:
    name = hints.url or name
    if body.strip():
        data = _APPEARED.sub("", body).encode()
        text = kind == "text/plain" and not re.search(r"</?[a-z][^>]*>", body)
        return Origin(
            name=name, kind="text" if text else "content", data=data, hints=hints, digest=digest(data, hints)
        )
    if hints.url:
        return Origin(name=name, kind="url", url=hints.url, hints=hints)
    return Failure(
        name,
        f"{name} has neither content nor the address of a page in its feed; ask its publisher to add one",
    )


def _absolute(base: str, link: str) -> str:
    """``link`` as an http(s) address, or ""."""
    try:
        found = urljoin(base, link.strip()) if link.strip() else ""
    except ValueError:
        return ""
    return found if found.startswith(("http://", "https://")) else ""


def _full(body: str, words: int) -> bool:
    """Whether ``body`` is the whole article: long enough and not ending as an excerpt does."""
    text = html.unescape(_TAG.sub(" ", _APPEARED.sub("", body))).strip()
    return len(text.split()) >= words and not _CUT.search(text[-120:])


def _date(entry: Any, field: str) -> str:
    # dict.get: feedparser's own gives "published" for "updated", and a warning.
    if found := iso(dict.get(entry, field) or ""):
        return found
    parsed = dict.get(entry, f"{field}_parsed")
    if not parsed:
        return ""
    year, month, day, hour, minute, second = parsed[:6]
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+00:00"


def _author(holder: Any) -> str:
    """The author's name; addresses and site roles are no names."""
    detail = holder.get("author_detail", {})
    written = detail.get("name") or holder.get("author", "")
    name = _plain(re.sub(r"\S+@\S+", "", written)).strip(" ()<>")
    return "" if name.lower() in {"admin", "administrator", "webmaster", "editor", "noreply"} else name


def _plain(text: str) -> str:
    if "<" in text or "&" in text:
        from bs4 import BeautifulSoup

        text = BeautifulSoup(text, "lxml").get_text()
    return " ".join(text.split())


def _json_feed(data: bytes, name: str, url: str, limit: int) -> Listed:
    try:
        feed = json.loads(data)
        items = feed["items"]
        entries = [item for item in items if isinstance(item, dict)]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise SourceError(
            f"{name} is not a JSON Feed that can be read ({error}); ask its publisher to correct it"
        ) from None
    if not entries:
        raise SourceError(f"{name} is a feed without items; nothing to render yet")
    origins = tuple(_json_entry(item, feed, name, url) for item in entries[:limit])
    return Listed(origins, more=len(entries) - len(origins))


def _json_entry(item: dict[str, Any], feed: dict[str, Any], name: str, url: str) -> Origin | Failure:
    def text(holder: dict[str, Any], *keys: str) -> str:
        return next((v for key in keys if isinstance(v := holder.get(key), str) and v), "")

    def names(holder: dict[str, Any]) -> str:
        people = holder.get("authors") or [holder.get("author")]
        found = [text(p, "name") for p in people if isinstance(p, dict)] if isinstance(people, list) else []
        return ", ".join(filter(None, found))

    link = _absolute(url, text(item, "url", "external_url"))
    tags = item.get("tags")
    hints = Hints(
        title=text(item, "title"),
        byline=names(item) or names(feed),
        published=iso(text(item, "date_published")) or iso(text(item, "date_modified")),
        language=text(item, "language") or text(feed, "language"),
        url=link,
        guid=str(item.get("id", "")),
        site=text(feed, "title"),
        image=text(item, "image", "banner_image"),
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
    )
    body, kind = text(item, "content_html"), "text/html"
    if not body:
        body, kind = text(item, "content_text"), "text/plain"
    if body and hints.url and not _full(body, 1):
        body = ""
    return _origin(body, kind, hints, f"{name}#{_short(hints.guid or hints.title) or 'item'}")


def _sitemap(data: bytes, name: str, url: str, limit: int) -> Listed:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(
            f"{name} is not a sitemap that can be read ({error}); ask its publisher to correct it"
        ) from None
    places = [
        _absolute(url, str(text))
        for text in root.xpath(
            "/*/*[local-name()='url' or local-name()='sitemap']/*[local-name()='loc']/text()"
        )
    ]
    good = list(filter(None, dict.fromkeys(places)))
    if etree.QName(root).localname == "sitemapindex":
        return Listed(sitemaps=tuple(good[:limit]), more=max(0, len(good) - limit))
    if not good:
        raise SourceError(f"{name} is a sitemap without pages; nothing to render yet")
    origins = tuple(Origin(name=place, kind="url", url=place) for place in good[:limit])
    return Listed(origins, more=len(good) - len(origins))
