# SPDX-License-Identifier: GPL-3.0-or-later
"""A tree in which every word stands in one leaf block.

After :func:`tidy`, inline content never stands beside blocks: it is wrapped in ``p`` elements, and two line breaks in a
row end a paragraph. Finding the article and reading it then work on the same units.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiopost.extract.dom import BLOCKS, MEDIA, elements, tag_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_STRUCTURES = frozenset(("ul", "ol", "menu", "dir", "dl", "table", "thead", "tbody", "tfoot", "tr"))


def tidy(root: HtmlElement) -> None:
    """Wraps inline content that stands beside blocks in ``p``, splitting it at double line breaks."""
    nodes = elements(root)
    holders = _block_holders(nodes)
    for element in nodes:
        tag = tag_of(element)
        if element in holders or tag in _STRUCTURES:
            _wrap_inline(element, holders)
        elif (
            tag
            in (
                "p",
                "div",
                "td",
                "dd",
                "section",
                "article",
                "main",
                "body",
                "font",
                "center",
                "blockquote",
            )
            and tag in BLOCKS
            and element.find("br") is not None
            and _has_double_break(element)
        ):
            _wrap_inline(element, holders)
            if tag == "p":
                element.tag = "div"


def _block_holders(nodes: list[HtmlElement]) -> set[HtmlElement]:
    holders: set[HtmlElement] = set()
    for element in reversed(nodes):
        if element in holders or tag_of(element) in BLOCKS:
            parent = element.getparent()
            if parent is not None:
                holders.add(parent)
    return holders


def _is_block(element: HtmlElement, holders: set[HtmlElement]) -> bool:
    return tag_of(element) in BLOCKS or element in holders


def _has_double_break(element: HtmlElement) -> bool:
    for child in element:
        if tag_of(child) == "br" and not (child.tail or "").strip():
            following = child.getnext()
            if following is not None and tag_of(following) == "br":
                return True
    return False


def _wrap_inline(parent: HtmlElement, holders: set[HtmlElement]) -> None:
    children = list(parent)
    text, parent.text = parent.text or "", None
    for child in children:
        parent.remove(child)
    run = _Run(parent)
    run.add_text(text)
    for child in children:
        tail, child.tail = child.tail or "", None
        if _is_block(child, holders):
            run.flush()
            parent.append(child)
        else:
            run.add(child)
        run.add_text(tail)
    run.flush()


class _Run:
    """Inline content waiting to be wrapped in one paragraph."""

    def __init__(self, parent: HtmlElement) -> None:
        self.parent = parent
        self.paragraph: HtmlElement = parent.makeelement("p")
        self.full = False

    def add_text(self, text: str) -> None:
        if not text:
            return
        if len(self.paragraph):
            last = self.paragraph[-1]
            last.tail = (last.tail or "") + text
        else:
            self.paragraph.text = (self.paragraph.text or "") + text
        self.full = self.full or bool(text.strip())

    def add(self, child: HtmlElement) -> None:
        tag = tag_of(child)
        if tag == "br" and len(self.paragraph):
            last = self.paragraph[-1]
            if tag_of(last) == "br" and not (last.tail or "").strip():
                self.flush()
                return
        self.paragraph.append(child)
        if not self.full and tag != "br":
            self.full = (
                bool(text_of(child)) or tag in MEDIA or child.find(".//*") is not None or tag == "input"
            )
            self.full = self.full or child.get("id") is not None

    def flush(self) -> None:
        if self.full:
            for child in reversed(self.paragraph):
                if tag_of(child) != "br" or (child.tail or "").strip():
                    break
                self.paragraph.remove(child)
            self.parent.append(self.paragraph)
        else:
            for child in list(self.paragraph):
                if tag_of(child) != "br":
                    self.parent.append(child)
        self.paragraph = self.parent.makeelement("p")
        self.full = False


def leaves(root: HtmlElement) -> Iterator[HtmlElement]:
    """The leaf blocks of a tidied tree in document order: blocks, or media standing alone, that hold no further block."""
    nodes = elements(root)
    holders = _block_holders(nodes)
    covered: set[HtmlElement] = set()
    for element in nodes:
        parent = element.getparent()
        if parent in covered:
            covered.add(element)
            continue
        if element not in holders and (tag_of(element) in BLOCKS or parent in holders):
            covered.add(element)
            yield element
