# SPDX-License-Identifier: GPL-3.0-or-later
"""When an article was published and changed: declared dates first, then what the page shows, then its address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from audiopost.extract import dates, dom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from audiopost.extract.declared import Declared

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "article:published", "parsely-pub-date", "sailthru.date",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "dc.date.issued", "dcterms.created", "dc.date",
    "dcterms.date", "citation_publication_date", "citation_date", "date", "cxenseparse:recs:publishtime", "ptime", "created", "rnews:datepublished",
)  # fmt: skip
_CHANGED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "revised",
    "dc.date.modified",
)
_IN_URL = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>0?[1-9]|1[0-2])[/-](?P<d>0?[1-9]|[12]\d|3[01])(?:/|-|$)"
)
_NEAR = re.compile(
    r"(?<![a-z])(?:published|pub-?date|post-?date|entry-?date|article-?date|date(?:line|time)?|posted-?on|timestamp|meta-date|time)(?![a-z])"
)

_JANUARY = r"(?:jan|jän|ene|gen|sty|янв)[^\W\d_]*"


def choose(root: HtmlElement, found: Declared, guess: str, url: str) -> str:
    """The day, or the moment, of publication in ISO 8601; "" when nothing tells it."""
    for candidate in _declared(found):
        if when := _iso(candidate):
            return when
    for candidate in _shown(root):
        if when := _iso(candidate):
            if guess and guess[:10] != when[:10] and not _exact(candidate):
                continue
            return when
    if guess and not _year_alone(guess, root):
        return guess
    match = _IN_URL.search(url)
    return f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}" if match else ""


def changed(found: Declared) -> str:
    """The declared day or moment of the last change, or ""."""
    for candidate in (
        *_strings(found.article.get("dateModified")),
        *(v for name in _CHANGED for v in found.meta.get(name, ())),
    ):
        if when := _iso(candidate):
            return when
    return ""


def _declared(found: Declared) -> Iterator[str]:
    yield from _strings(found.article.get("datePublished"))
    yield from _strings(found.article.get("dateCreated"))
    for name in _PUBLISHED:
        yield from found.meta.get(name, ())
    yield from found.items.get("datepublished", ())
    yield from _strings(found.page.get("datePublished"))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (one for one in value if isinstance(one, str))


def _shown(root: HtmlElement) -> Iterator[str]:
    for element in root.iter("time"):
        if element.get("pubdate") is not None or "published" in dom.names_of(element):
            yield element.get("datetime") or dom.text_of(element)
    for element in root.iter("time"):
        yield element.get("datetime") or dom.text_of(element)


def _year_alone(guess: str, root: HtmlElement) -> bool:
    """Whether a guess of New Year's Day was made from a bare year, such as a copyright line's."""
    if not guess.endswith("-01-01"):
        return False
    from lxml import etree

    year = guess[:4]
    day = rf"{year}[-/.]?0?1[-/.]?0?1(?!\d)|(?<!\d)0?1[-/.]0?1[-/.]{year}|{_JANUARY}\.?\s+(?:1|01)(?:st)?,?\s+{year}"
    day += rf"|(?<!\d)0?1(?:st|er|º|\.)?\s+(?:de\s+)?{_JANUARY}\.?,?\s+(?:de\s+)?{year}"
    return not re.search(day, etree.tostring(root, encoding="unicode"), re.IGNORECASE)


def _exact(candidate: str) -> bool:
    return bool(re.match(r"\d{4}-\d\d-\d\d", candidate))


def _iso(text: str) -> str:
    when = dates.iso(text.strip())
    if not when:
        match = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?=\D|$)", text.strip())
        when = dates.iso("-".join(match.groups())) if match else ""
    return when if when and 1500 <= int(when[:4]) <= 2100 else ""
