# SPDX-License-Identifier: GPL-3.0-or-later
"""The page as a tree: parsed once, bounded in depth, and tidied so that every word stands in one leaf block.

After :func:`tidy`, inline content never stands beside blocks: it is wrapped in ``p`` elements, and two line breaks in a
row end a paragraph. Finding the article and reading it then work on the same units.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree
from lxml import html as lxml_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

MAX_DEPTH = 120
"""Levels of nesting that are kept; deeper elements are flattened into their ancestor at this level."""

MAX_ELEMENTS = 36_000
"""Elements of a page's body that are read, a block counting thrice; the rest is left out, and :func:`is_cut` tells."""

MAX_TEXT = 3_000_000
"""Characters of a page's text that are read."""

OMIT = "ap-omit"
"""Attribute: the subtree is left out; its value is the reason."""

FLATTENED = "ap-flattened"
CUT = "ap-cut"
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

_STRUCTURES = frozenset(("ul", "ol", "menu", "dir", "dl", "table", "thead", "tbody", "tfoot", "tr"))
_HEAD_PARTS = frozenset(
    ("title", "meta", "link", "script", "style", "base", "noscript", "template", "object", "")
)
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>|<!DOCTYPE[^\[<>]*\[[^\]]*\]\s*>", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f\v\u200b\ufeff]+")
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_MATH_HOLDER = re.compile(r"katex|mathjax|mwe-math|mjx|math", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,12})|([0-9]{1,12}));?")
_HUGE_TAG = re.compile(r"<([a-zA-Z][\w-]*)\s([^<>]{20000,})>")
_MANY_ATTRIBUTES = 1000
_EMPTY = re.compile(r"<(source|track|wbr|embed|keygen)((?:\s[^<>]*?)?)\s*/?>", re.IGNORECASE)
_DEEPER = etree.XPath("boolean(" + "*/" * MAX_DEPTH + "*)")


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
    return _CONTROL.sub(" ", text)


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
    return " " if code > 0x10FFFF or _CONTROL.match(chr(code)) else match[0]


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


def ancestors(element: HtmlElement) -> Iterable[HtmlElement]:
    """The element's parents, nearest first."""
    result: Iterable[HtmlElement] = element.iterancestors()
    return result
