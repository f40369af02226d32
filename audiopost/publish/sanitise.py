# SPDX-License-Identifier: GPL-3.0-or-later
"""The last gate for HTML made from someone's article: nh3 with a short list of what may pass."""

from __future__ import annotations

from functools import cache
from typing import Any

_BLOCKS = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "figure", "figcaption",
    "pre", "hr", "table", "caption", "thead", "tbody", "tr", "th", "td", "img", "div", "section", "details", "summary",
}  # fmt: skip
_INLINE = {
    "a", "abbr", "br", "code", "data", "em", "kbd", "rp", "rt", "ruby", "span", "strong", "sub", "sup", "time",
}  # fmt: skip
_MATH = {
    "math", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "mfrac", "msqrt", "mroot", "msup", "msub", "msubsup",
    "mover", "munder", "munderover", "mmultiscripts", "mprescripts", "mtable", "mtr", "mtd", "mstyle", "mpadded",
    "mphantom", "merror",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "code": {"class"},
    "data": {"value"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "li": {"value"},
    "math": {"display"},
    "mo": {"stretchy", "form"},
    "mtd": {"columnspan", "rowspan"},
    "ol": {"start", "type", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_OURS = {"id", "class", "role", "tabindex", "aria-label"}


def sanitise(html: str, *, ids: bool) -> str:
    """``html`` with nothing active in it. ``ids`` lets our own ids, classes and roles through, for the episode page."""
    cleaned: str = _cleaner(ids).clean(html)
    return cleaned


@cache
def _cleaner(ids: bool) -> Any:
    import nh3

    attributes = {tag: set(names) for tag, names in _ATTRIBUTES.items()}
    if ids:
        attributes["*"] |= _OURS
    return nh3.Cleaner(
        tags=_BLOCKS | _INLINE | _MATH,
        attributes=attributes,
        clean_content_tags={"script", "style"},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
