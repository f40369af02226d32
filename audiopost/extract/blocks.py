# SPDX-License-Identifier: GPL-3.0-or-later
"""From a content tree to the model's sections and blocks: the one walker behind pages, Markdown, feeds and EPUB.

:func:`read_content` takes a tidied tree (see :mod:`audiopost.extract.dom`), :func:`read_markup` markup in a string.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audiopost.extract import (
    boxes,
    cleaning,
    dom,
    embeds,
    faults,
    listings,
    maths,
    parsing,
    pictures,
    repeats,
    tables,
    tidying,
)
from audiopost.extract.notes import NOTE, NOTES_HEADING, REFERENCE_HEADING, Notes
from audiopost.extract.reader import Desk, policy_of
from audiopost.extract.rules import apply_rules
from audiopost.extract.unmask import unmask
from audiopost.model import (
    ArticleWarning,
    Break,
    Code,
    Embed,
    Figure,
    Math,
    Note,
    Omission,
    Paragraph,
    References,
    Section,
    Table,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.html import HtmlElement

    from audiopost.config.options import Rule
    from audiopost.model import AnyBlock

_ROLES = (
    ("dateline", re.compile(r"\bdateline\b")),
    ("byline", re.compile(r"\b(?:byline|post-author|article-author)\b")),
    ("subtitle", re.compile(r"\b(?:sub-?title|sub-?headline|dek|article-deck)\b")),
    ("lead", re.compile(r"\b(?:lead|lede|standfirst|intro-text|article-intro|article__intro)\b")),
    ("correction", re.compile(r"\b(?:correction|erratum|editors?-note)\b")),
    ("signature", re.compile(r"\b(?:signature|sign-off)\b")),
)
_REFERENCES = re.compile(r"\b(?:references|reflist|bibliography|csl-bib-body|ref-list|citation-list)\b")
_LANDMARKS = frozenset(("ul", "ol", "menu", "dir"))


@dataclass(frozen=True, slots=True)
class Content:
    """What a content tree holds: the parts of an ``Article`` that come from its body."""

    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    omissions: tuple[Omission, ...] = ()
    warnings: tuple[ArticleWarning, ...] = ()


def read_markup(
    markup: str,
    *,
    base: str = "",
    language: str = "",
    rules: Sequence[Rule] = (),
    source: str = "",
    tex: bool = False,
) -> Content:
    """The content of markup that is all article: rendered Markdown, a feed's entry, an EPUB chapter.

    ``base`` resolves links; ``language`` is the document's; ``rules`` are selector rules (``source`` is what their own
    ``source`` pattern is matched with); ``tex``: dollar signs and backslash brackets in the text mark formulas.
    Hidden elements, scripts and forms are left out, everything else is kept. Raises ``ConfigError`` for a selector that
    is none.
    """
    body = parsing.fragment(markup)
    root = body.getroottree().getroot()
    cut, rest = parsing.is_cut(root), parsing.cut_off(root)
    cleaning.clean(body)
    unmask(body)
    tidying.tidy(body)
    apply_rules(body, rules, source)
    content = read_content(body, base=base, language=language, tex=tex)
    return faults.shorten(content, rest) if cut else content


def read_content(
    root: HtmlElement, *, base: str = "", language: str = "", tex: bool = False, notes: Notes | None = None
) -> Content:
    """The sections, notes and omissions of a tidied tree. Elements marked ``ap-omit`` become omissions.

    The tree is used up: captions, notes and titles are taken out of it.
    """
    reader = _Reader(
        Desk(notes if notes is not None else Notes(root, base), base=base, language=language, tex=tex)
    )
    sections = reader.read(root)
    found = reader.notes()
    sections = _without_empty_notes(sections, found, reader.desk)
    sections = repeats.mark_pull_quotes(sections)
    return Content(sections, found, tuple(reader.desk.omissions), tuple(reader.desk.warnings))


class _Reader:
    """Walks the tree once. Headings open sections only where no list, quote or box is open."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._sections: list[Section] = []
        self._heading: Text | None = None
        self._level = 0
        self._out: list[AnyBlock] = []
        self._nested = 0
        self._readers: dict[str, Callable[[HtmlElement], None]] = {
            **dict.fromkeys(_LANDMARKS, self._list),
            **dict.fromkeys(dom.EMBEDS, self._embed),
            "table": self._table,
            "pre": self._code,
            "form": self._form,
        }

    def read(self, root: HtmlElement) -> tuple[Section, ...]:
        if dom.tag_of(root) in ("body", "html", "div", "article", "main", "section"):
            self._children(root)
        else:
            self._element(root)
        self._close()
        return tuple(self._sections)

    def notes(self) -> tuple[Note, ...]:
        found = []
        for body in sorted(self.desk.notes.bodies, key=lambda body: int(body.id.rpartition("-")[2])):
            self.desk.section = body.id
            del body.element.attrib[NOTE]
            blocks = self.inside(body.element) if len(body.element) or body.element.text else ()
            found.append(Note(body.id, body.label, _unlabelled(blocks, body.label)))
        return tuple(found)

    def inside(self, element: HtmlElement) -> tuple[AnyBlock, ...]:
        """The blocks of the element's content."""
        return self._apart(element, self._holds_blocks(element))

    def of(self, element: HtmlElement) -> tuple[AnyBlock, ...]:
        """The blocks the element itself is."""
        outer, self._out = self._out, []
        self._nested += 1
        try:
            self._element(element)
            return tuple(self._out)
        finally:
            self._out = outer
            self._nested -= 1

    def _apart(self, element: HtmlElement, holder: bool) -> tuple[AnyBlock, ...]:
        outer, self._out = self._out, []
        self._nested += 1
        self.desk.enter(element)
        try:
            if holder:
                for child in list(element):
                    self._element(child)
            else:
                self._leaf(element, plain=True)
            return tuple(self._out)
        finally:
            self.desk.leave()
            self._out = outer
            self._nested -= 1

    @staticmethod
    def _holds_blocks(element: HtmlElement) -> bool:
        return any(dom.tag_of(node) in dom.BLOCKS for node in element.iter() if node is not element)

    def _children(self, element: HtmlElement) -> None:
        if not self._holds_blocks(element):
            self._leaf(element, plain=True)
            return
        self.desk.enter(element)
        for child in list(element):
            self._element(child)
        self.desk.leave()

    def _close(self) -> None:
        if self._heading is not None or self._out:
            self._sections.append(Section(self.desk.section, self._level, self._heading, tuple(self._out)))
        self._out = []

    def _element(self, element: HtmlElement) -> None:
        tag = dom.tag_of(element)
        if not tag:
            return
        reason = element.get(dom.OMIT)
        if element.get(NOTE) is not None:
            return
        if reason is not None:
            self.desk.omit(element, reason)
        elif dom.is_hidden(element):
            self.desk.omit(element, "hidden")
        elif (
            element.get("data-audiopost-say") is not None
            and tag not in dom.HEADINGS
            and self._holds_blocks(element)
        ):
            self._add(boxes.replaced(element, self.desk, self))
        else:
            self._known(element, tag)

    def _known(self, element: HtmlElement, tag: str) -> None:
        desk = self.desk
        if tag in dom.HEADINGS or element.get("role") == "heading":
            self._heading_block(element, tag)
        elif tag in self._readers:
            self._readers[tag](element)
        elif tag == "dl":
            self._add(boxes.definitions(element, desk, self))
        elif (tag == "figure" and not boxes.is_figure_of_figures(element)) or boxes.is_captioned(element):
            self._out.extend(boxes.figure(element, desk, self))
        elif tag == "blockquote" or (boxes.is_pull(element) and tag in ("aside", "div", "section", "p")):
            self._add(boxes.quote(element, desk, self))
        elif tag == "hr" or element.get("role") in ("separator", "doc-pagebreak"):
            if tag == "hr" and self._out:
                self._add(Break(**desk.common(element)._asdict()))
        else:
            self._unnamed(element)

    def _unnamed(self, element: HtmlElement) -> None:
        """An element whose tag alone does not say what it is."""
        desk = self.desk
        if dom.tag_of(element) in ("div", "section") and embeds.is_poll(element):
            self._form(element)
        elif (kind := boxes.aside_kind(element)) and not (kind == "aside" and self._is_whole(element)):
            self._add(boxes.aside(element, kind, desk, self))
        elif (formula := maths.inline(element)) is not None and (
            formula.display or dom.tag_of(element) == "math"
        ):
            self._add(_math(formula, element, desk))
        elif self._holds_blocks(element):
            self._children(element)
        else:
            self._leaf(element)

    def _is_whole(self, element: HtmlElement) -> bool:
        """An ``aside`` that holds headings of its own and far more than a remark is a part of the page."""
        return self._nested == 0 and len(dom.text_of(element)) > 6000

    def _add(self, block: AnyBlock | None) -> None:
        if block is not None:
            self._out.append(block)

    def _heading_block(self, element: HtmlElement, tag: str) -> None:
        text = self.desk.inline.runs(_without_permalinks(element, self.desk))
        if not any(run.text.strip() or run.say for run in text):
            if not any(pictures.image(node, self.desk.inline.link) for node in element.iter("img")):
                if not element.get("ap-dropped"):
                    self.desk.warn(
                        "empty-heading", "A heading has no text; listeners get a chapter without a name."
                    )
            else:
                self._leaf(element, plain=True)
            return
        level = int(tag[1]) if tag in dom.HEADINGS else _aria_level(element)
        if self._nested or self.desk.policy == "skip" or policy_of(element) == "skip":
            common = self.desk.common(element)
            runs = tuple(replace(run, strong=True) for run in text)
            self._add(Paragraph(text=Text(self.desk.new_id(), runs, common.lang), **common._asdict()))
            return
        self._close()
        said = element.get("data-audiopost-say")
        if said is not None:
            text = (replace(text[0], text="".join(run.text for run in text), say=dom.collapse(said)),)
        self.desk.open_section("".join(run.text for run in text))
        self._heading = replace(self.desk.text(element.makeelement("p")), runs=text)
        self._heading = replace(self._heading, lang=self.desk.common(element).lang)
        self._level = level

    def _list(self, element: HtmlElement) -> None:
        if not self._nested and _is_outline(element):
            for child in element:
                if dom.tag_of(child) == "li":
                    self._children(child)
                elif dom.tag_of(child):
                    self._element(child)
            return
        block = boxes.listing(element, self.desk, self)
        if block is not None and self._is_bibliography(element):
            self._add(
                References(
                    id=block.id, lang=block.lang, policy=block.policy, say=block.say, items=block.items
                )
            )
        else:
            self._add(block)

    def _is_bibliography(self, element: HtmlElement) -> bool:
        around = element.getparent()
        names = dom.names_of(element) + (dom.names_of(around) if around is not None else "")
        if _REFERENCES.search(names) or element.get("role") == "doc-bibliography":
            return True
        return (
            not self._nested
            and self._heading is not None
            and bool(REFERENCE_HEADING.fullmatch(self._heading.plain))
        )

    def _table(self, element: HtmlElement) -> None:
        if listings_table(element):
            code = listings.beside_numbers(element)
            for cell in element.iter("td", "th"):
                if code is not None and cell not in code.iterancestors():
                    self.desk.omit(
                        cell, "line numbers" if listings.number_holder(cell) else "beside the code"
                    )
            self._code(code if code is not None else element)
            return
        if tables.is_layout(element):
            self._parts(element)
            return
        common = self.desk.common(element)
        captions = [child for child in element if dom.tag_of(child) == "caption"]
        caption = self.desk.text(captions[0]) if captions else None
        for stray in [*captions[1:], *tables.strays(element)]:
            self._element(stray)
        for cell in tables.furniture(element):
            self.desk.omit(cell, cell.get(dom.OMIT, ""))
        rows = tables.read_rows(element, self.desk.text)
        if rows:
            caption = caption if caption is not None and caption.runs else None
            self._add(Table(rows=rows, caption=caption, **common._asdict()))

    def _parts(self, element: HtmlElement) -> None:
        """A layout table's cells one after another, as if there were no table."""
        self.desk.enter(element)
        for child in list(element):
            if dom.tag_of(child) in ("thead", "tbody", "tfoot", "tr") and child.get(dom.OMIT) is None:
                self._parts(child)
            else:
                self._element(child)
        self.desk.leave()

    def _code(self, element: HtmlElement) -> None:
        if listings.is_prose(element):
            self._prose(element)
            return
        code = listings.source(element, self.desk.omit)
        if code:
            self._add(
                Code(code=code, language=listings.language(element), **self.desk.common(element)._asdict())
            )

    def _prose(self, element: HtmlElement) -> None:
        runs = self.desk.inline.runs(element, preformatted=True)
        if any(run.kind != "text" for run in runs):
            common = self.desk.common(element)
            self._add(Paragraph(text=self.desk.text(element), **common._asdict()))
            return
        for part in re.split(r"\n\s*\n", "".join(run.text for run in runs)):
            if words := dom.collapse(part):
                common = self.desk.common(element)
                self._add(Paragraph(text=self.desk.text_from(words), **common._asdict()))

    def _embed(self, element: HtmlElement) -> None:
        found = embeds.describe(element, self.desk.inline.link)
        if found is None:
            self.desk.omit(element, "shown only without a player")
            return
        kind, title, url = found
        common = self.desk.common(element)
        blocks = self.inside(element) if element.tag == "object" else ()
        if element.tag != "object":
            self.desk.omit(element, "shown only without a player")
        self._add(Embed(kind=kind, title=title, url=url, blocks=blocks, **common._asdict()))

    def _form(self, element: HtmlElement) -> None:
        if len(dom.text_of(element)) > 1000 and element.find(".//p") is not None:
            self._children(element)
            return
        if element.find(".//input") is None and element.find(".//button") is None:
            self._children(element)
            return
        kind = "poll" if embeds.is_poll(element) else "form"
        common = self.desk.common(element)
        self._add(Embed(kind=kind, title=embeds.take_title(element), **common._asdict()))
        self.desk.omit(element, "form")

    def _leaf(self, element: HtmlElement, *, plain: bool = False) -> None:
        desk = self.desk
        inside = maths.inline(element[0]) if len(element) == 1 and not (element.text or "").strip() else None
        if (
            inside is not None
            and (inside.display or dom.text_of(element) == dom.text_of(element[0]))
            and not (element[0].tail or "").strip()
        ):
            self._add(_math(inside, element, desk))
            return
        own = dom.tag_of(element) not in dom.BLOCKS
        runs = desk.inline.own_runs(element) if own else desk.inline.runs(element)
        words = any(run.text.strip() and run.kind not in ("image", "break") for run in runs)
        if not words:
            images = boxes.images_in(element, desk)
            if images:
                self._add(Figure(images=images, **desk.common(None if plain else element)._asdict()))
        else:
            common = desk.common(None if plain else element)
            role = next((name for name, shape in _ROLES if shape.search(dom.names_of(element))), "")
            self._add(Paragraph(text=Text(desk.new_id(), runs, common.lang), role=role, **common._asdict()))


def _math(formula: maths.Formula, element: HtmlElement, desk: Desk) -> Math:
    common = desk.common(element)
    return Math(tex=formula.tex, mathml=formula.mathml, alt=formula.alt, **common._asdict())


def _aria_level(element: HtmlElement) -> int:
    level = element.get("aria-level") or "2"
    return max(1, min(6, int(level))) if level.isascii() and level.isdigit() and len(level) < 3 else 2


_PERMALINK = re.compile(
    r"\b(?:headerlink|anchor(?:js-link|-link|link)?|hash-link|header-anchor|permalink|mw-editsection|heading-link|direct-link)\b"
)


def _without_permalinks(element: HtmlElement, desk: Desk) -> HtmlElement:
    """The heading without what only links to it: a lone sign, or "[edit]"."""
    for node in list(element.iter("a", "span", "button")):
        if node is element:
            continue
        text = dom.text_of(node)
        lone = node.tag == "a" and not re.search(r"\w", text) and node.find(".//img") is None
        named = bool(_PERMALINK.search(dom.names_of(node))) and text != dom.text_of(element)
        if (lone and text) or named or node.tag == "button":
            desk.omit(node, "link to the heading")
            dom.remove(node)
            element.set("ap-dropped", "1")
    return element


def _is_outline(element: HtmlElement) -> bool:
    """Whether the list's entries are sections with headings of their own."""
    entries = [child for child in element if dom.tag_of(child) == "li"]
    if not entries or any(dom.tag_of(child) not in ("li", "") for child in element):
        return False
    headed = sum(
        any(entry.find(f".//{name}") is not None for name in ("h1", "h2", "h3", "h4", "h5", "h6"))
        for entry in entries
    )
    return headed * 2 > len(entries)


def listings_table(element: HtmlElement) -> bool:
    """Whether a table only sets code beside its line numbers."""
    if not re.search(r"highlight|code|crayon|rouge|hljs|blob|js-file-line", dom.names_of(element)):
        return False
    return any(listings.number_holder(cell) for cell in element.iter("td"))


def _unlabelled(blocks: tuple[AnyBlock, ...], label: str) -> tuple[AnyBlock, ...]:
    """A note's blocks without its mark at their beginning."""
    if not blocks or not isinstance(blocks[0], Paragraph):
        return blocks
    first = blocks[0]
    runs = list(first.text.runs)
    if not runs:
        return blocks
    match = re.match(rf"\s*[\[({{]?{re.escape(label)}[\])}}]?[.:]?(?:\s+|$|(?=[^\W\d_]))", runs[0].text)
    if match is None or (runs[0].text[match.end() :] == "" and len(runs) == 1):
        return blocks
    runs[0] = replace(runs[0], text=runs[0].text[match.end() :])
    if not runs[0].text:
        runs.pop(0)
    if runs and runs[0].text.startswith(" "):
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
    return (replace(first, text=replace(first.text, runs=tuple(runs))), *blocks[1:])


def _without_empty_notes(
    sections: tuple[Section, ...], notes: tuple[Note, ...], desk: Desk
) -> tuple[Section, ...]:
    """Drops a heading ("Footnotes") under which nothing is left because the notes were taken out."""
    if not notes:
        return sections
    kept = []
    for section in sections:
        lone = section.heading is not None and all(isinstance(block, Break) for block in section.blocks)
        if lone and section.heading is not None and NOTES_HEADING.fullmatch(section.heading.plain):
            desk.omit_text(section.heading.plain, "heading of the notes", section.id)
            continue
        blocks = section.blocks
        if section is sections[-1]:
            while blocks and isinstance(blocks[-1], Break):
                blocks = blocks[:-1]
        kept.append(replace(section, blocks=blocks))
    return tuple(kept)
