# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks that hold others: lists, definition lists, figures, quotations, and what is set apart (asides, callouts, details)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiopost.extract import dom, embeds, lines, pictures
from audiopost.extract.notes import NOTE
from audiopost.extract.reader import visible_text
from audiopost.model import (
    Aside,
    Code,
    Definition,
    Definitions,
    Embed,
    Figure,
    Item,
    Items,
    Paragraph,
    Quote,
    Table,
)

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from audiopost.extract.reader import Desk, Flow
    from audiopost.model import AnyBlock, Image, Text

_KEEP_THEIR_IMAGES = frozenset(("ul", "ol", "dl", "table", "blockquote", "details"))
_STYLES = frozenset(("1", "a", "A", "i", "I"))
_CSS_STYLES = {
    "lower-alpha": "a",
    "upper-alpha": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "lower-latin": "a",
    "upper-latin": "A",
}
_CALLOUT = re.compile(
    r"(?:^|[\s_-])(admonition|callout|markdown-alert|alert|note-?box|notice|infobox-message|hint|custom-block|message-box|panel|"
    r"note|tip|warning|caution|danger|important|info|tldr|key-?takeaways?|disclaimer)(?=[\s_-]|$)"
)
_CALLOUT_NAME = re.compile(
    r"\b(note|tip|hint|warning|caution|danger|important|info|success|error|question|example|abstract|summary|bug|disclaimer)\b"
)
_CALLOUT_TITLE = re.compile(
    r"admonition-title|callout-(?:title|heading)|alert-(?:title|heading)|markdown-alert-title|custom-block-title|notice-title|panel-title"
)
_CORRECTION = re.compile(r"\b(?:correction|corrections|erratum|clarification|editors?-note|update-note)\b")
_TRANSCRIPT = re.compile(r"\btranscript\b")
_PULL = re.compile(r"pull-?quote|pull_quote|doc-pullquote|blockquote-pull|quote-pull|article-pullquote")
_CAPTION = re.compile(
    r"\b(?:wp-caption-text|caption|image-caption|img-caption|photo-caption|figure-caption|image__caption|media-caption|gallery-caption)\b"
)
_CAPTION_BOX = re.compile(
    r"\b(?:wp-caption|image-with-caption|captioned-image\S*|image-block|media-with-caption)\b"
)
_DASH = re.compile(r"^\s*(?:[—–―]|--?)\s*\S")


def items(element: HtmlElement, desk: Desk, flow: Flow) -> tuple[Item, ...]:
    """The entries of a list; text that stands between ``li`` elements is an entry too."""
    found: list[Item] = []
    for child in element:
        tag = dom.tag_of(child)
        if not tag or child.get(NOTE) is not None:
            continue
        if child.get(dom.OMIT) is not None:
            desk.omit(child, child.get(dom.OMIT, ""))
            continue
        if tag in ("ul", "ol") and found:
            inner = flow.of(child)
            found[-1] = Item((*found[-1].blocks, *inner), found[-1].value)
            continue
        blocks = flow.inside(child) if tag == "li" else flow.of(child)
        if blocks:
            found.append(Item(blocks, _number(child.get("value"))))
    return tuple(found)


def listing(element: HtmlElement, desk: Desk, flow: Flow) -> Items | None:
    """A list, or None when nothing stands in it."""
    common = desk.common(element)
    entries = items(element, desk, flow)
    if not entries:
        return None
    ordered = element.tag == "ol"
    backwards = ordered and element.get("reversed") is not None
    start = _number(element.get("start"))
    return Items(
        items=entries,
        ordered=ordered,
        start=start if start is not None else (len(entries) if backwards else 1),
        style=_style(element),
        descending=backwards,
        **common._asdict(),
    )


def definitions(element: HtmlElement, desk: Desk, flow: Flow) -> Definitions | None:
    """A definition list; groups may be wrapped in ``div``."""
    common = desk.common(element)
    entries: list[Definition] = []
    terms: list[Text] = []
    for child in _groups(element):
        if child.get(NOTE) is not None:
            continue
        if child.get(dom.OMIT) is not None:
            desk.omit(child, child.get(dom.OMIT, ""))
        elif child.tag == "dt":
            terms.append(desk.text(child))
        else:
            blocks = flow.inside(child) if child.tag == "dd" else flow.of(child)
            if terms or not entries:
                entries.append(Definition(tuple(terms), blocks))
                terms = []
            elif blocks:
                entries[-1] = Definition(entries[-1].terms, (*entries[-1].blocks, *blocks))
    if terms:
        entries.append(Definition(tuple(terms), ()))
    entries = [entry for entry in entries if entry.blocks or any(term.runs for term in entry.terms)]
    return Definitions(entries=tuple(entries), **common._asdict()) if entries else None


def _groups(element: HtmlElement) -> list[HtmlElement]:
    found: list[HtmlElement] = []
    for child in element:
        tag = dom.tag_of(child)
        if tag == "div" and any(dom.tag_of(inner) in ("dt", "dd") for inner in child):
            found.extend(inner for inner in child if dom.tag_of(inner))
        elif tag:
            found.append(child)
    return found


def _number(value: str | None) -> int | None:
    value = (value or "").strip()
    return int(value) if re.fullmatch(r"-?\d{1,9}", value) else None


def _style(element: HtmlElement) -> str:
    kind = element.get("type") or ""
    if kind in _STYLES:
        return kind
    match = re.search(r"list-style(?:-type)?\s*:\s*([a-z-]+)", element.get("style") or "")
    return _CSS_STYLES.get(match[1], "1") if match else "1"


def is_captioned(element: HtmlElement) -> bool:
    """Whether a ``div`` plays the part of ``figure``: one image and its caption."""
    return (
        element.tag == "div"
        and bool(_CAPTION_BOX.search(dom.names_of(element)))
        and element.find(".//img") is not None
    )


def is_figure_of_figures(element: HtmlElement) -> bool:
    """Whether a ``figure`` only gathers others (a gallery)."""
    return element.find(".//figure") is not None


def images_in(element: HtmlElement, desk: Desk, *, alone: bool = False) -> tuple[Image, ...]:
    """The images below the element that show anything; the same picture twice counts once.

    ``alone``: not those that stand among words, or in a list, table or quotation: they are read there.
    """
    found: list[Image] = []
    for node in element.iter("img", "amp-img", "svg"):
        if alone and _is_among_words(node, element):
            continue
        image = pictures.image(node, desk.inline.link)
        if image is None or (image.decorative and image.alt is None and not image.src):
            continue
        if any(other.src == image.src and other.alt == image.alt for other in found):
            desk.omit_text(image.alt or "", "repeat")
            continue
        found.append(image)
    return tuple(found)


def _is_among_words(node: HtmlElement, figure: HtmlElement) -> bool:
    for around in node.iterancestors():
        if around is figure:
            return False
        tag = dom.tag_of(around)
        if tag in _KEEP_THEIR_IMAGES:
            return True
        if (
            tag in dom.BLOCKS
            and dom.text_of(around)
            and not any(n.tag in dom.BLOCKS for n in around.iterdescendants())
        ):
            return True
    return False


def figure(element: HtmlElement, desk: Desk, flow: Flow) -> tuple[AnyBlock, ...]:
    """A figure with its caption; a lone table, code or quotation in it takes the caption over."""
    common = desk.common(element)
    caption_at = _caption_of(element)
    if caption_at is not None and _is_credit(caption_at):
        desk.omit(caption_at, "credit")
        dom.remove(caption_at)
        caption_at = None
    caption = desk.text(caption_at) if caption_at is not None else None
    if caption is not None and not caption.runs:
        caption = None
    if caption_at is not None:
        dom.remove(caption_at)
    _free_images(element)
    images = images_in(element, desk, alone=True)
    blocks = tuple(block for block in flow.inside(element) if not _is_images(block, images))
    if not images and len(blocks) == 1:
        only = blocks[0]
        if isinstance(only, Quote) and only.attribution is None and caption is not None:
            return (_with(only, attribution=caption),)
        if isinstance(only, (Table, Code)) and only.caption is None:
            return (_with(only, caption=caption),)
        if caption is None:
            return blocks
    if not images and not blocks and caption is None:
        return ()
    return (Figure(images=images, caption=caption, blocks=blocks, **common._asdict()),)


def _free_images(element: HtmlElement) -> None:
    """Takes the images of a figure out of what is left out in it, so that they are not accounted for twice."""
    for part in [node for node in element.iter() if node is not element and node.get(dom.OMIT) is not None]:
        for image in list(part.iter("img", "amp-img")):
            if image is not part and part.getparent() is not None:
                dom.remove(image)
                part.addprevious(image)


def _is_credit(caption: HtmlElement) -> bool:
    """Whether a caption that was not found to be the article's only names a source or an agency."""
    return caption.get(dom.OMIT) is not None and lines.is_credit(dom.text_of(caption))


def _with(block: AnyBlock, **changes: object) -> AnyBlock:
    from dataclasses import replace

    return replace(block, **changes)  # type: ignore[arg-type]


def _is_images(block: AnyBlock, images: tuple[Image, ...]) -> bool:
    """Whether the block shows nothing but some of ``images``."""
    shown = {(image.src, image.alt or "") for image in images}
    if isinstance(block, Figure):
        own = {(image.src, image.alt or "") for image in block.images}
        return block.caption is None and not block.blocks and own <= shown
    if not isinstance(block, Paragraph) or not images:
        return False
    return all(
        run.kind == "break" or (run.kind == "image" and (run.hint, run.text) in shown)
        for run in block.text.runs
    )


def _caption_of(element: HtmlElement) -> HtmlElement | None:
    own = element.find(".//figcaption")
    if own is not None:
        return own if dom.text_of(own) or own.find(".//img") is None else None
    for node in element.iter("p", "div", "span"):
        if node is not element and _CAPTION.search(node.get("class") or "") and dom.text_of(node):
            return node
    return None


def is_pull(element: HtmlElement) -> bool:
    """Whether the element is marked as a pull quote."""
    return bool(_PULL.search(f"{dom.names_of(element)} {element.get('role', '')}"))


def quote(element: HtmlElement, desk: Desk, flow: Flow) -> AnyBlock | None:
    """A quotation with who said it, or a quoted post."""
    common = desk.common(element)
    if embeds.is_post(element):
        blocks = flow.inside(element)
        links = [a.get("href") for a in element.iter("a") if a.get("href")]
        url = element.get("cite") or element.get("data-instgrm-permalink") or (links[-1] if links else "")
        return Embed(kind="post", url=desk.inline.link(url), blocks=blocks, **common._asdict())
    attribution = _attribution(element, desk)
    blocks = flow.inside(element)
    if attribution is None and len(blocks) > 1 and isinstance(blocks[-1], Paragraph):
        last = blocks[-1].text
        if _DASH.match(last.plain) and len(last.plain) < 200:
            attribution, blocks = last, blocks[:-1]
    if not blocks and attribution is None:
        return None
    url = desk.inline.link(element.get("cite"))
    return Quote(blocks=blocks, attribution=attribution, pull=is_pull(element), url=url, **common._asdict())


def _attribution(element: HtmlElement, desk: Desk) -> Text | None:
    """``cite`` or ``footer`` standing in a block of its own at the quotation's end."""
    for node in element.iter("footer", "figcaption", "cite"):
        around = node.getparent()
        if node.tag == "cite" and around is not element and around is not None:
            if dom.text_of(around).strip(" —–-―") != dom.text_of(node).strip(" —–-―"):
                continue
            node = around
        if node is element or not dom.text_of(node):
            continue
        text = desk.text(node)
        dom.remove(node)
        return text
    return None


def aside_kind(element: HtmlElement) -> str:
    """The kind of box the element is ("" none): details, transcript, correction, callout, aside."""
    tag, names, role = dom.tag_of(element), element.get("class") or "", element.get("role") or ""
    if tag == "details":
        if element.get("open") is not None and any(True for _ in element.iter(*dom.HEADINGS)):
            return ""
        return "transcript" if "transcript" in dom.text_of(element)[:60].lower() else "details"
    if tag not in ("aside", "div", "section"):
        return ""
    lower = names.lower()
    if _TRANSCRIPT.search(lower) and tag != "div":
        return "transcript"
    if _CORRECTION.search(lower):
        return "correction"
    if role in ("note", "doc-tip", "doc-notice") or (
        _CALLOUT.search(f" {lower}") and _is_box(element, lower)
    ):
        return "callout"
    if tag == "aside" or role in ("complementary", "doc-aside"):
        return "aside"
    return ""


def _is_box(element: HtmlElement, names: str) -> bool:
    """Callout classes are common words: a box is short and has no headings of a whole article."""
    if any(
        _CALLOUT_TITLE.search(node.get("class") or "")
        for node in element.iter("p", "div", "span", "h4", "h5")
    ):
        return True
    exact = {
        "admonition",
        "callout",
        "note",
        "tip",
        "warning",
        "caution",
        "danger",
        "important",
        "hint",
        "notice",
        "markdown-alert",
    }
    return bool(exact & set(names.split())) and len(visible_text(element)) < 2500


def aside(element: HtmlElement, kind: str, desk: Desk, flow: Flow) -> AnyBlock | None:
    """What is set apart: its title (summary, heading or title line) taken out of its content."""
    common = desk.common(element)
    title_at = _title_of(element, kind)
    title = desk.text(title_at) if title_at is not None else None
    if title_at is not None:
        dom.remove(title_at)
    name = ""
    if kind == "callout":
        match = _CALLOUT_NAME.search((element.get("class") or "").lower().replace("-", " "))
        name = match[1].capitalize() if match else ""
    if title is None and name and (label := _label_of(element, name)) is not None:
        title = desk.text(label)
        dom.remove(label)
    emptied = any(node.get(dom.OMIT) is not None for node in element.iter())
    blocks = flow.inside(element)
    if not blocks and emptied and title is not None:
        # A box whose whole content is furniture is furniture, title and all.
        desk.omit_text(title.plain, "furniture")
        return None
    if not blocks and (title is None or not title.runs):
        return None
    return Aside(
        kind=kind, blocks=blocks, title=title if title and title.runs else None, name=name, **common._asdict()
    )


def _label_of(element: HtmlElement, name: str) -> HtmlElement | None:
    """The line at the beginning of a callout that only says what kind it is."""
    first = next((node for node in element.iter("p", "strong", "b", "span") if dom.text_of(node)), None)
    return first if first is not None and dom.text_of(first).rstrip(":.! ").lower() == name.lower() else None


def replaced(element: HtmlElement, desk: Desk, flow: Flow) -> AnyBlock | None:
    """A block whose author wrote what is to be said in place of all its content."""
    common = desk.common(element)
    blocks = flow.inside(element)
    return Aside(kind="box", blocks=blocks, **common._asdict()) if blocks else None


def _title_of(element: HtmlElement, kind: str) -> HtmlElement | None:
    if kind in ("details", "transcript"):
        return element.find("summary")
    for node in element.iter("p", "div", "span", "h2", "h3", "h4", "h5", "h6"):
        if node is element:
            continue
        if node.tag in dom.HEADINGS or _CALLOUT_TITLE.search(node.get("class") or ""):
            return node
        if dom.text_of(node) and node.tag == "p":
            return None
    return None
