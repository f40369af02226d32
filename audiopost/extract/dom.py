# SPDX-License-Identifier: GPL-3.0-or-later
"""The elements of a page: what kinds there are, and what is read of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

OMIT = "ap-omit"
"""Attribute: the subtree is left out; its value is the reason."""

SHOWN = "ap-shown"
"""Attribute: the element is shown although it says it is hidden: a script opens it (tabs, folded text)."""

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "noscript",
        "iframe",
        "video",
        "audio",
        "object",
        "embed",
        "frame",
        "canvas",
        "applet",
        "amp-iframe",
    ]
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
EMBEDS = frozenset(("iframe", "video", "audio", "object", "embed", "frame", "canvas", "applet", "amp-iframe"))
MEDIA = frozenset(("img", "picture", "svg", "math", "amp-img", "mjx-container")) | EMBEDS
DROPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "head",
        "link",
        "meta",
        "base",
        "title",
        "noframes",
        "datalist",
        "source",
        "track",
        "param",
        "col",
        "colgroup",
        "area",
        "map",
        "select",
        "option",
        "optgroup",
        "textarea",
        "progress",
        "meter",
        "dialog",
    ]
)
"""Elements whose text is no content of a page at rest."""

_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def collapse(text: str) -> str:
    """``text`` with white space collapsed to single spaces and trimmed."""
    return " ".join(text.split())


def tag_of(element: HtmlElement) -> str:
    """The element's lower-case tag name without a namespace, "" for comments and instructions."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2] if tag[:1] == "{" else tag


def text_of(element: HtmlElement) -> str:
    """All text below the element, white space collapsed."""
    return collapse("".join(element.itertext()))


def names_of(element: HtmlElement) -> str:
    """The element's class names and id, lower-case, between spaces: for matching words in them."""
    return f" {element.get('class', '')} {element.get('id', '')} ".lower()


def replace_controls(text: str) -> str:
    """``text`` with characters that neither XML nor a voice knows turned into spaces (NUL, C0, lone surrogates)."""
    return CONTROL.sub(" ", text)


def is_hidden(element: HtmlElement) -> bool:
    """Whether the author hid the element from everyone: ``hidden``, or an inline style that shows nothing."""
    if element.get(SHOWN) is not None:
        return False
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    style = element.get("style")
    return bool(style) and _HIDDEN_STYLE.search(style) is not None


def remove(element: HtmlElement) -> None:
    """Takes the element out of its tree and leaves its tail where it was."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
        element.tail = None
    parent.remove(element)


def elements(root: HtmlElement) -> list[HtmlElement]:
    """Every element below and including ``root`` in document order, as a list that keeps them alive."""
    return list(root.iter(etree.Element))


def ancestors(element: HtmlElement) -> Iterable[HtmlElement]:
    """The element's parents, nearest first."""
    result: Iterable[HtmlElement] = element.iterancestors()
    return result
