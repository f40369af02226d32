# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults of an article that hurt listeners, told to its author."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audiopost.extract import shells
from audiopost.model import (
    ArticleWarning,
    Aside,
    Cell,
    Definitions,
    Embed,
    Figure,
    Items,
    Omission,
    Paragraph,
    Quote,
    References,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiopost.extract.blocks import Content
    from audiopost.model import AnyBlock, Article, Section, Text

_EMPTY_LINK = re.compile(
    r"(?:click )?(?:here|hier|ici|aquí|aqui|qui)|(?:read|learn|see|find out|view|show|know) more|more|link|this|this (?:link|page|article|post|one)|"
    r"continue(?: reading)?|details|mehr(?: lesen| erfahren)?|weiterlesen|weiter|lire (?:la suite|plus)|en savoir plus|leer más|saber más|ver más|leggi (?:tutto|di più)|saiba mais|go|source",
    re.IGNORECASE,
)


TOO_LONG = ArticleWarning(
    "too-long",
    "The page is too long to be read whole; only its beginning is narrated. Split it into several pages.",
)


def shorten(content: Content, rest: str) -> Content:
    """The content of a page whose end was left out for its length: with a warning, and the end among what is left out."""
    end = (Omission(rest, "too long"),) if rest else ()
    return replace(content, warnings=(*content.warnings, TOO_LONG), omissions=(*content.omissions, *end))


def of_page(shell: shells.Shell, content: Content, *, paid: bool) -> Iterator[ArticleWarning]:
    """What the page itself gets wrong."""
    if shells.is_stub(content, shell, paid=paid):
        yield ArticleWarning(
            "paywall-stub", "The text seems to break off at a paywall; only its beginning is narrated."
        )
    elif shell.scripted and shells.words_of(content) < 30:
        yield ArticleWarning(
            "no-text-without-javascript", "The page shows hardly any text without JavaScript."
        )


def of_article(article: Article) -> Iterator[ArticleWarning]:
    """What its blocks show: images, headings, tables and links that say nothing to a listener."""
    level = 0
    if not article.title:
        yield ArticleWarning("no-title", "The article has no title.")
    for section in article.sections:
        if section.heading is not None:
            if level and section.level > level + 1:
                message = f'The heading "{section.heading.plain[:80]}" is of level {section.level} after level {level}.'
                yield ArticleWarning("skipped-heading-level", message, section.id)
            level = section.level
            yield from _links(section.heading, section.id)
        for block in _walk(section.blocks):
            yield from _of_block(block, section.id)


def _of_block(block: AnyBlock, where: str) -> Iterator[ArticleWarning]:
    if isinstance(block, Figure):
        for image in block.images:
            if image.alt is None and not image.decorative:
                yield ArticleWarning(
                    "missing-alt", f"An image has no alternative text: {_name(image.src)}", where
                )
    elif isinstance(block, Table) and not block.layout:
        if len(block.rows) > 1 and not any(cell.header for row in block.rows for cell in row.cells):
            title = f' "{block.caption.plain[:60]}"' if block.caption else ""
            yield ArticleWarning(
                "table-without-headers", f"The table{title} has no header cells (th).", where
            )
    elif isinstance(block, Embed) and not block.title and block.kind not in ("post", "form"):
        where_from = f": {_name(block.url)}" if block.url else ""
        yield ArticleWarning(
            "embed-without-title", f"An embedded {block.kind} has no title{where_from}", where
        )
    for text in texts_of(block):
        yield from _links(text, where)
        for run in text.runs:
            if run.kind == "image" and not run.text:
                yield ArticleWarning(
                    "missing-alt", f"An image has no alternative text: {_name(run.hint)}", where
                )


def _links(text: Text, where: str) -> Iterator[ArticleWarning]:
    for run in text.runs:
        words = run.text.strip(" \n.…»→:>")
        if run.href and run.kind == "link" and run.say is None and _EMPTY_LINK.fullmatch(words):
            yield ArticleWarning(
                "non-descriptive-link", f'The link text "{words}" does not say where it leads.', where
            )


def _name(address: str) -> str:
    return address.split("?", maxsplit=1)[0].rpartition("/")[2][:80] or address[:80]


def _walk(blocks: Iterable[AnyBlock]) -> Iterator[AnyBlock]:
    """All blocks, those inside others after the one that holds them."""
    for block in blocks:
        yield block
        yield from _walk(_inner(block))


def _inner(block: AnyBlock) -> tuple[AnyBlock, ...]:
    if isinstance(block, (Items, References)):
        return tuple(inner for item in block.items for inner in item.blocks)
    if isinstance(block, Definitions):
        return tuple(inner for entry in block.entries for inner in entry.blocks)
    if isinstance(block, (Figure, Quote, Embed, Aside)):
        return block.blocks
    return ()


def texts_of(block: AnyBlock) -> tuple[Text, ...]:
    """The block's own texts, without those of blocks inside it."""
    if isinstance(block, Paragraph):
        return (block.text,)
    if isinstance(block, Table):
        cells: tuple[Cell, ...] = tuple(cell for row in block.rows for cell in row.cells)
        own = tuple(cell.text for cell in cells)
        return (block.caption, *own) if block.caption else own
    if isinstance(block, Definitions):
        return tuple(term for entry in block.entries for term in entry.terms)
    one = (
        getattr(block, "caption", None)
        or getattr(block, "attribution", None)
        or getattr(block, "title", None)
    )
    return (one,) if one is not None and not isinstance(one, str) else ()


def paragraphs(sections: Iterable[Section]) -> Iterator[str]:
    """Every text of the sections, headings and code included."""
    for section in sections:
        if section.heading is not None:
            yield section.heading.plain
        for block in _walk(section.blocks):
            yield from (text.plain for text in texts_of(block))
            yield from (
                str(getattr(block, name)) for name in ("code", "tex", "alt") if getattr(block, name, "")
            )
            if isinstance(block, Figure):
                yield from (image.alt or "" for image in block.images)
