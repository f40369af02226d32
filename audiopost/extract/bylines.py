# SPDX-License-Identifier: GPL-3.0-or-later
"""Who wrote an article: names the page declares, links to an author, a line that says "By"."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from audiopost.extract import dom
from audiopost.extract.voters import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from audiopost.extract.declared import Declared

_BY = re.compile(
    r"^(?:(?:written|posted|published|reported|story|text|article|words|photos?)\s+)?(?:by|von|par|por|di|door|av|af|autor(?:in)?|author|przez|автор)\b\s*:?\s*",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"(?<![a-z])(?:by-?line|author(?:-?name|s|-?link)?|post-author|entry-author|article-author|p-author|c-byline|writer|contributor)(?![a-z])"
)
_NO_NAME = re.compile(
    r"https?:|@|\bwww\.|^\W*$|^(?:admin(?:istrator)?|author|editor|staff|unknown|none|null|redaktion|anonymous|guest|user|root|webmaster|default)$|[{}<>]|\d{3}",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:[|•·\n]|,?\s(?:on|am|le|el)\s+\w+\s+\d|\d{1,2}[./]\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|updated|published|posted|\d+ min).*$",
    re.IGNORECASE | re.DOTALL,
)
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:es)?|auteurs?|contributors?|journalists?|reporters?|staff)/[^/]", re.IGNORECASE
)
_LONGEST = 120
_LINE_START = re.compile(
    r"\s*(?:(?:written|posted|published|reported|words|story|text|article)\s+)?(?:by|von|par|por|autor|author)\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z\u00c0-\u024f][\w.'’-]*(?:\s+(?:(?:de|van|von|der|da|di|la|le|bin|al)\s+)?[A-Z\u00c0-\u024f][\w.'’-]*){0,3}"
_LINE = re.compile(
    rf"\s*(?i:(?:(?:written|posted|published|reported|words|story|text|article)\s+)?(?:by|von|par|por|autor|author))\s*:?\s+"
    rf"(?P<name>{_NAME}(?:(?:,\s|\s(?:and|und|et|y|e|&)\s){_NAME})*)(?:\s*[|•·,–—/-].*|\s+(?:on|at|in|am|le|el|\d).*)?",
    re.DOTALL,
)


def choose(root: HtmlElement, found: Declared, guess: str, site: str) -> str:
    """The byline as names between commas; "" when nobody is named."""
    fallback = ""
    for candidate in _candidates(root, found, guess):
        names = _clean(candidate)
        if names and tokens(names) != tokens(site):
            return names
        fallback = fallback or names
    return fallback


def _candidates(root: HtmlElement, found: Declared, guess: str) -> Iterator[str]:
    yield ", ".join(dict.fromkeys(_people(found.article.get("author"), found)))
    for name in (
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
        "sailthru.author",
        "citation_author",
        "byl",
        "twitter:data1",
    ):
        if name == "twitter:data1" and "by" not in found.first("twitter:label1").lower():
            continue
        values = [value for value in found.meta.get(name, ()) if not _NO_NAME.search(value)]
        if values:
            yield ", ".join(dict.fromkeys(values))
    yield guess.replace(";", ",")
    yield from _shown(root)
    values = [value for value in found.items.get("author", ()) if not _NO_NAME.search(value)]
    if values:
        yield values[0]


def _people(value: Any, found: Declared) -> Iterator[str]:
    if isinstance(value, list):
        for one in value[:10]:
            yield from _people(one, found)
    elif isinstance(value, dict):
        name = value.get("name") or found.people.get(str(value.get("@id")), "")
        if isinstance(name, list):
            yield from (str(one) for one in name if isinstance(one, str))
        elif isinstance(name, str) and name and not _NO_NAME.search(name.strip()):
            yield name
    elif isinstance(value, str) and value and not _NO_NAME.search(value.strip()):
        yield value


def _shown(root: HtmlElement) -> Iterator[str]:
    """Names on the page: links marked as the author's, then elements named like a byline."""
    for link in root.iter("a"):
        if "author" in (link.get("rel") or "").lower().split():
            yield dom.text_of(link)
    for link in root.iter("a"):
        if _PROFILE.search(link.get("href") or "") and 1 < len((text := dom.text_of(link)).split()) <= 5:
            yield text
    yield from _lines(root)
    for element in root.iter(
        "address", "span", "p", "div", "a", "li", "h3", "h4", "h5", "h6", "cite", "strong"
    ):
        names = dom.names_of(element)
        if len(names) > 2 and _PLACES.search(names.replace("_", "-")):
            text = dom.text_of(element)
            if 3 <= len(text) <= _LONGEST:
                yield text


def _lines(root: HtmlElement) -> Iterator[str]:
    """Names in lines that say "By ..."."""
    for element in root.iter("p", "div", "span", "li", "h3", "h4", "h5", "h6", "em", "i", "small", "td"):
        text = element.text
        if text and _LINE_START.match(text):
            whole = dom.text_of(element)
            if match := _LINE.fullmatch(whole[:200]):
                yield match["name"]


def _clean(text: str) -> str:
    text = dom.collapse(html.unescape(text)).strip(" ,;|-–—•·:")
    text = _BY.sub("", text)
    text = _TAIL.sub("", text).strip(" ,;|-–—•·:")
    if not text or len(text) > _LONGEST or _NO_NAME.search(text) or len(text.split()) > 14:
        return ""
    if text.isupper() and len(text) > 4:
        text = text.title()
    return text if any(character.isalpha() for character in text) else ""
