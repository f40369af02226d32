# SPDX-License-Identifier: GPL-3.0-or-later
"""A page's markup as a tree: always one, bounded in depth and in length, whatever the markup is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree
from lxml import html as lxml_html

from audiopost.extract.dom import (
    BLOCKS,
    CONTROL,
    DROPPED,
    collapse,
    replace_controls,
    tag_of,
)

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_DEPTH = 120
"""Levels of nesting that are kept; deeper elements are flattened into their ancestor at this level."""

MAX_ELEMENTS = 36_000
"""Elements of a page's body that are read, a block counting thrice; the rest is left out, and :func:`is_cut` tells."""

MAX_TEXT = 3_000_000
"""Characters of a page's text that are read."""

FLATTENED = "ap-flattened"
CUT = "ap-cut"

_HEAD_PARTS = frozenset(
    ("title", "meta", "link", "script", "style", "base", "noscript", "template", "object", "")
)
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>|<!DOCTYPE[^\[<>]*\[[^\]]*\]\s*>", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,12})|([0-9]{1,12}));?")
_HUGE_TAG = re.compile(r"<([a-zA-Z][\w-]*)\s([^<>]{20000,})>")
_MANY_ATTRIBUTES = 1000
_EMPTY = re.compile(r"<(source|track|wbr|embed|keygen)((?:\s[^<>]*?)?)\s*/?>", re.IGNORECASE)
_DEEPER = etree.XPath("boolean(" + "*/" * MAX_DEPTH + "*)")


class _Flattener:
    """A parser target that builds a tree and opens no element below ``MAX_DEPTH``."""

    def __init__(self) -> None:
        self._builder = etree.TreeBuilder(element_factory=lxml_html.html_parser.makeelement)
        self._opened: list[str] = []
        self._capped: list[str] = []
        self._worded = True

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._opened) >= MAX_DEPTH:
            self._capped.append(tag)
            if tag in BLOCKS and self._worded:
                self._worded = False
                self._builder.start("br", {})
                self._builder.end("br")
            return
        try:
            self._builder.start(tag, dict(attributes))
        except ValueError:  # a name that the parser makes up from broken markup, and no tree takes
            tag = "span"
            self._builder.start(tag, {})
        self._opened.append(tag)

    def end(self, _: str) -> None:
        if self._capped:
            self._capped.pop()
            return
        if self._opened:
            self._builder.end(self._opened.pop())

    def data(self, text: str) -> None:
        if not (self._capped and self._capped[-1] in ("script", "style")):
            self._worded = self._worded or bool(text.strip())
            self._builder.data(text)

    def close(self) -> HtmlElement:
        while self._opened:  # the parser gave up, and closed nothing
            self._builder.end(self._opened.pop())
        return self._builder.close()


def parse(text: str) -> HtmlElement:
    """The ``html`` element of the page in ``text``; always one, whatever the text is."""
    text = sane(text)
    if not text.strip():
        text = "<html><body></body></html>"
    root: HtmlElement | None = None
    try:
        root = lxml_html.document_fromstring(_undeclared(text), parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = lxml_html.document_fromstring("<html><body></body></html>")
    if _DEEPER(root):
        flat = lxml_html.HTMLParser(target=_Flattener(), huge_tree=True)
        root = etree.fromstring(_undeclared(text), flat)
        root.set(FLATTENED, "1")
    assert root is not None
    if root.tag != "html":
        page = lxml_html.document_fromstring("<html><body></body></html>")
        page.find("body").append(root)
        root = page
    _settle_head(root)
    _cut(root)
    return root


def _cut(root: HtmlElement) -> None:
    """Ends the body where it is longer than anyone listens to, and longer than can be read in seconds."""
    body = root.find("body")
    if body is None:
        return
    count = length = 0
    for element in body.iter():
        count += 3 if element.tag in BLOCKS or element.tag == "br" else 1
        if element.text and element.tag not in ("script", "style"):
            length += len(element.text)
        length += len(element.tail or "")
        if (count > MAX_ELEMENTS or length > MAX_TEXT) and element is not body:
            break
    else:
        if length > MAX_TEXT:
            root.set(CUT, collapse((body.text or "")[MAX_TEXT:]))
            body.text = (body.text or "")[:MAX_TEXT]
        return
    rest = [(element.text or "")[MAX_TEXT:], *map(_shown, element), element.tail or ""]
    for child in list(element):
        element.remove(child)
    element.text = (element.text or "")[:MAX_TEXT]
    element.tail = None
    while element is not body:
        parent = element.getparent()
        following = parent[parent.index(element) + 1 :]
        rest.extend(f"{_shown(node)} {node.tail or ''}" for node in following)
        for node in following:
            parent.remove(node)
        element = parent
        if element is not body:
            rest.append(element.tail or "")
            element.tail = None
    root.set(CUT, collapse(" ".join(rest)))


def _shown(element: HtmlElement) -> str:
    """The text in an element that is shown, without its tail."""
    parts = []
    for node in element.iter():
        if node.text and tag_of(node) and tag_of(node) not in DROPPED:
            parts.append(node.text)
        if node.tail and node is not element:
            parts.append(node.tail)
    return " ".join(parts)


def _settle_head(root: HtmlElement) -> None:
    """Moves content that the parser left in the head, or outside of head and body, into the body."""
    body = root.find("body")
    if root.find("frameset") is not None:
        return
    if body is None:
        body = etree.SubElement(root, "body")
    stray = [child for head in root.findall("head") for child in head if tag_of(child) not in _HEAD_PARTS]
    stray += [child for child in root if tag_of(child) not in ("head", "body", "")]
    for place, element in enumerate(stray):
        body.insert(place, element)


def sane(text: str) -> str:
    """The markup without control characters, however written, and without tags that are an attack on parsers.

    Empty elements younger than HTML 4 are closed, which its parsers would fill with all that follows: the picture behind
    ``source``, the words behind ``wbr``.
    """
    text = _EMPTY.sub(r"<\1\2 />", replace_controls(text))
    return _HUGE_TAG.sub(_plain_tag, _REFERENCE.sub(_character, text))


def _character(match: re.Match[str]) -> str:
    """A character reference as it stands, but a space for one to a character that no text may hold."""
    code = int(match[1], 16) if match[1] else int(match[2])
    return " " if code > 0x10FFFF or CONTROL.match(chr(code)) else match[0]


def is_altered(root: HtmlElement) -> bool:
    """Whether the page was nested so deeply, or was so long, that the tree is no longer its markup's."""
    return root.get(FLATTENED) is not None or is_cut(root)


def is_cut(root: HtmlElement) -> bool:
    """Whether the page was so long that its end was left out."""
    return root.get(CUT) is not None


def cut_off(root: HtmlElement) -> str:
    """The text of the page's end, where that was left out for its length; to be asked before :func:`clean`."""
    return root.get(CUT) or ""


def markup(root: HtmlElement) -> str:
    """The tree as markup."""
    rest = root.attrib.pop(CUT, None)
    text = str(etree.tostring(root, encoding="unicode", method="html"))
    if rest is not None:
        root.set(CUT, rest)
    return text


def _plain_tag(match: re.Match[str]) -> str:
    """A tag with thousands of attributes, which no author writes and no parser likes, without them."""
    return f"<{match[1]}>" if match[2].count("=") > _MANY_ATTRIBUTES else match[0]


def fragment(text: str) -> HtmlElement:
    """A ``body`` element holding the markup in ``text`` (feed content, rendered Markdown, an EPUB chapter)."""
    root = parse(text)
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    return body


def _parser() -> Any:
    return lxml_html.HTMLParser(huge_tree=True, remove_pis=True)


def _undeclared(text: str) -> str:
    """Without an XML declaration, which lxml refuses in decoded text, and without a DTD's own entities."""
    return _DECLARED.sub("", text, count=2)
