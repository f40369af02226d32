# SPDX-License-Identifier: GPL-3.0-or-later
"""A tree without what shows nothing, and with the elements that roles, scripts and formulas stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from audiopost.extract.dom import BLOCKS, DROPPED, elements, names_of, remove, tag_of, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MATH_HOLDER = re.compile(r"katex|mathjax|mwe-math|mjx|math", re.IGNORECASE)


def clean(root: HtmlElement) -> None:
    """Removes what shows nothing (scripts, styles, comments), keeping TeX sources and what ``noscript`` shows."""
    for comment in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        remove(comment)
    doomed = []
    for element in elements(root):
        _without_marks(element)
        tag = _by_role(element)
        if tag == "script" and element.get("type", "").startswith("math/tex"):
            _keep_tex(element)
        elif tag in DROPPED:
            doomed.append(element)
        elif tag == "noscript":
            _unwrap_noscript(element, doomed)
        elif tag in ("math", "svg") and any(tag_of(node) in BLOCKS for node in element.iter()):
            element.tag = "div"  # a parser's mishap: an end tag was missing, and the page goes on inside
        elif tag in ("math", "mjx-container", "span") and _is_display(element, tag):
            _set_apart(element)
    for element in doomed:
        if element is not root:
            remove(element)


def _without_marks(element: HtmlElement) -> None:
    """Removes attributes of our own names: a page does not decide what is left out."""
    for name in [name for name in element.attrib if str(name).startswith("ap-")]:
        del element.attrib[name]


def _by_role(element: HtmlElement) -> str:
    """Gives an element without meaning the tag of what its role says it is; the tag it has now."""
    tag, role, parent = tag_of(element), element.get("role"), element.getparent()
    if not role or tag not in ("div", "span"):
        return tag
    label = element.get("aria-label")
    if role == "list" and any(child.get("role") == "listitem" for child in element):
        element.tag = "ul"
    elif role == "listitem" and parent is not None and parent.tag in ("ul", "ol"):
        element.tag = "li"
    elif role in ("figure", "blockquote") and tag == "div":
        element.tag = role
    elif role == "img" and label and not text_of(element):
        for child in list(element):
            element.remove(child)
        element.tag, element.text = "img", None
        element.set("alt", label)
    elif role == "img" and label and tag == "div":
        element.set("data-audiopost-say", label)
    return tag_of(element)


def _keep_tex(script: HtmlElement) -> None:
    display = "display" in script.get("type", "")
    source = script.text or ""
    script.tag = "span"
    for name in list(script.attrib):
        del script.attrib[name]
    script.set("class", "ap-tex-display" if display else "ap-tex")
    script.text = source
    preview = script.getprevious()
    while preview is not None and "mathjax" in names_of(preview):
        before = preview.getprevious()
        remove(preview)
        preview = before


def _is_display(element: HtmlElement, tag: str) -> bool:
    if tag == "span":
        names = element.get("class") or ""
        return "katex-display" in names or "ap-tex-display" in names or "MathJax_Display" in names
    return element.get("display") in ("block", "true")


def _set_apart(element: HtmlElement) -> None:
    """Makes a displayed formula a block, unless it already stands in one of its own."""
    if element.tag == "span":
        element.tag = "div"
        return
    parent = element.getparent()
    if (
        parent is None
        or (parent.tag == "div" and len(parent) == 1)
        or _MATH_HOLDER.search(parent.get("class") or "")
    ):
        return
    box = element.makeelement("div")
    box.tail, element.tail = element.tail, None
    parent.replace(element, box)
    box.append(element)


def _unwrap_noscript(element: HtmlElement, doomed: list[HtmlElement]) -> None:
    """A ``noscript`` that stands for a lazily loaded picture becomes that picture; any other shows nothing."""
    images = element.findall(".//img")
    if not images or text_of(element):
        doomed.append(element)
        return
    before = element.getprevious()
    if before is not None and (tag_of(before) == "img" or before.find(".//img") is not None):
        shown = before if tag_of(before) == "img" else before.find(".//img")
        for name in ("alt", "src"):
            if images[0].get(name) and (not shown.get(name) or shown.get("src", "").startswith("data:")):
                shown.set(name, images[0].get(name))
        doomed.append(element)
        return
    element.tag = "span"
