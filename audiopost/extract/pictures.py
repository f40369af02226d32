# SPDX-License-Identifier: GPL-3.0-or-later
"""Images as an author wrote them: the source behind lazy loading, alternative text, and which carry nothing to say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiopost.extract import dom
from audiopost.model import Image

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

_LAZY = (
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-lazy",
    "data-hi-res-src",
    "data-full-src",
    "data-image-src",
)
_NUMBER = re.compile(r"\s*(\d+)(?:\.\d+)?\s*(?:px)?\s*$")
_TRACKER = re.compile(
    r"(?:/|\b)(?:pixel|beacon|tracking|1x1|blank|spacer|transparent|clear|shim)[\w-]*\.(?:gif|png)"
    r"|(?:doubleclick|scorecardresearch|quantserve|facebook\.com/tr\b|google-analytics|stats\.wordpress|feedburner\.com/~r)",
    re.IGNORECASE,
)
_EMOJI = re.compile(r"\b(?:emoji|wp-smiley|twemoji|smiley)\b")
_TINY = 2
_ICON = 40


def image(element: HtmlElement, link: Callable[[str | None], str]) -> Image | None:
    """The image in an ``img``, ``amp-img`` or labelled ``svg`` element, or None when it shows nothing at all."""
    if dom.tag_of(element) == "svg":
        return _drawing(element)
    src = _source(element)
    alt = element.get("alt")
    label = element.get("aria-label")
    if label and not alt:
        alt = label
    if alt is not None:
        alt = dom.collapse(alt)
    width, height = _size(element, "width"), _size(element, "height")
    outer = next((a.get("href") for a in element.iterancestors("a")), None)
    return Image(
        src=link(src) if src else "",
        alt=alt,
        width=width,
        height=height,
        decorative=_is_decorative(element, src, alt, width, height),
        href=link(outer) if outer else "",
    )


def is_emoji(element: HtmlElement) -> bool:
    """Whether the image stands for a character: an emoji drawn as a picture."""
    alt = element.get("alt") or ""
    return bool(alt) and bool(_EMOJI.search(dom.names_of(element))) and len(alt) <= 20


def _drawing(element: HtmlElement) -> Image | None:
    label = element.get("aria-label") or next(
        (dom.text_of(child) for child in element if dom.tag_of(child) == "title"), ""
    )
    if element.get("aria-hidden") == "true" or element.get("role") in ("presentation", "none"):
        return None
    if not label and element.get("role") != "img":
        return None
    return Image(src="", alt=dom.collapse(label) or None)


def _source(element: HtmlElement) -> str:
    src = (element.get("src") or "").strip()
    if src and not src.startswith("data:"):
        lazy = next((element.get(name) for name in _LAZY if element.get(name)), None)
        return lazy or src if _TRACKER.search(src) else src
    for name in _LAZY:
        if value := (element.get(name) or "").strip():
            return value
    sets = element.get("srcset") or element.get("data-srcset") or ""
    first = sets.strip().split(",")[0].split()
    return first[0] if first else ("" if src.startswith("data:") and len(src) > 200 else src)


def _size(element: HtmlElement, name: str) -> int | None:
    match = _NUMBER.match(element.get(name) or "")
    return min(int(match[1]), 1_000_000) if match and len(match[1]) < 8 else None


def _is_decorative(
    element: HtmlElement, src: str, alt: str | None, width: int | None, height: int | None
) -> bool:
    if element.get("role") in ("presentation", "none") or element.get("aria-hidden") == "true":
        return True
    if alt == "":
        return True
    if width is not None and height is not None and width <= _TINY and height <= _TINY:
        return True
    if alt is not None:
        return False
    small = width is not None and height is not None and width <= _ICON and height <= _ICON
    return small or bool(_TRACKER.search(src)) or dom.is_hidden(element)
