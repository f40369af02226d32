# SPDX-License-Identifier: GPL-3.0-or-later
"""The article's title: the heading that agrees with what the page calls itself, without the site's name."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from audiopost.extract import dom
from audiopost.extract.voters import tokens

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from audiopost.extract.declared import Declared

_PARTS = re.compile(r"\s+[|•·»›–—~⋆:]+\s+|\s+-{1,2}\s+|\s*\|\s*|\s*::\s*|\s+/\s+|\s*[–—»]\s+")
_AGREES = 0.6
_ANCHOR = re.compile(r"\s*[¶§#🔗]+$")


def choose(root: HtmlElement, found: Declared, site: str) -> str:
    """The title of the article, "" when the page has none at all."""
    declared = [
        html.unescape(value)
        for value in (
            found.first("og:title"),
            _words(found.article.get("headline")),
            found.first("twitter:title", "dc.title", "parsely-title", "sailthru.title", "citation_title"),
            found.title,
        )
        if value
    ]
    heads = _headings(root)
    named = _agreeing(heads, declared) or _first_part(heads, declared, site)
    if named:
        return named
    for value in declared:
        short = without_site(value, site)
        if tokens(short) and tokens(short) != tokens(site):
            return short
    return next((text for _, text in heads if tokens(text) != tokens(site)), declared[0] if declared else "")


def _words(value: object) -> str:
    return dom.collapse(value) if isinstance(value, str) else ""


def _headings(root: HtmlElement) -> list[tuple[int, str]]:
    """Headings that may be a title, h1 first, each with its level."""
    found = []
    for element in root.iter("h1", "h2"):
        text = _ANCHOR.sub("", dom.text_of(element))
        if text and len(text) < 300:
            found.append((int(element.tag[1]), text))
    for element in root.iter():
        if element.get("itemprop") == "headline" and element.tag not in ("h1", "h2", "meta"):
            text = dom.text_of(element)
            if text and len(text) < 300:
                found.append((1, text))
    return sorted(found, key=lambda pair: pair[0])


def _agreeing(heads: list[tuple[int, str]], declared: list[str]) -> str:
    """The heading most of whose words, and not much more, some declared title has; h1 before h2."""
    best, score = "", 0.0
    for level, text in heads:
        words = set(tokens(text))
        for place, value in enumerate(declared):
            other = set(tokens(value))
            common = len(words & other)
            if not common:
                continue
            inside, covers = common / len(words), common / len(other)
            worth = inside * 0.6 + covers * 0.4 - (0.25 if level > 1 else 0) - place * 0.01
            if inside >= _AGREES and covers >= (0.3 if level == 1 else 0.5) and worth > score:
                best, score = text, worth
    return best


def _first_part(heads: list[tuple[int, str]], declared: list[str], site: str) -> str:
    """The page's only h1 when a declared title begins with it and goes on with names: "Retries — Courier 3.2 manual"."""
    tops = [text for level, text in heads if level == 1]
    if len(tops) != 1 or tokens(tops[0]) == tokens(site):
        return ""
    begins = any(tokens(_PARTS.split(value)[0]) == tokens(tops[0]) for value in declared)
    return tops[0] if begins and tokens(tops[0]) else ""


def without_site(title: str, site: str) -> str:
    """``title`` without a site's name at its end or beginning, told by the separator."""
    name = tokens(site)
    parts = [part for part in _PARTS.split(title) if part.strip()]
    if len(parts) < 2:
        return title
    if name:
        for part in (parts[-1], parts[0]):
            if tokens(part) == name or (
                len(tokens(part)) <= len(name) + 2 and set(name) <= set(tokens(part))
            ):
                return _cut(title, part)
    last = parts[-1]
    longest = max(parts, key=lambda part: len(tokens(part)))
    if last is not longest and len(tokens(last)) <= 4 and len(tokens(longest)) >= 3:
        return _cut(title, last)
    return title


def _cut(title: str, part: str) -> str:
    if title.endswith(part):
        return re.sub(r"[\s|•·»›–—~⋆:/-]+$", "", title[: -len(part)])
    return re.sub(r"^[\s|•·»›–—~⋆:/-]+", "", title[len(part) :])
