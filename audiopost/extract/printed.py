# SPDX-License-Identifier: GPL-3.0-or-later
"""An article as the plain JSON that ``audiopost extract --json`` prints: words by section and block, without ids of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audiopost.model import (
    Aside,
    Break,
    Code,
    Definitions,
    Embed,
    Figure,
    Items,
    Math,
    Paragraph,
    Quote,
    References,
    Table,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiopost.model import AnyBlock, Article, Section


TITLE = "title"
"""Reason of the omission that stands for the heading which shows the article's title."""


def article_json(article: Article) -> dict[str, Any]:
    """The article's words and metadata. A block of type "image" holds alternative text; notes stand in a last section.

    Where the page shows its title as a heading, that heading names the first section.
    """
    sections = [_section(section) for section in article.sections]
    shown = next((omission.text for omission in article.omissions if omission.reason == TITLE), "")
    if shown:
        if not article.sections or article.sections[0].heading is not None:
            sections.insert(0, {"id": "start", "level": 1, "heading": "", "text": "", "blocks": []})
        sections[0].update(level=1, heading=" ".join(shown.split()))
    if article.notes:
        blocks = [line for note in article.notes for line in _blocks(note.blocks, "note")]
        sections.append(
            {
                "id": "notes-of-the-article",
                "level": 0,
                "heading": "",
                "text": _joined(blocks),
                "blocks": blocks,
            }
        )
    return {
        "title": article.title,
        "byline": article.byline,
        "date": article.published,
        "modified": article.modified,
        "lang": article.language,
        "url": article.url,
        "site": article.site,
        "summary": article.summary,
        "image": article.image,
        "tags": list(article.tags),
        "sections": sections,
        "warnings": [{"code": w.code, "message": w.message, "where": w.where} for w in article.warnings],
        "omissions": [{"text": o.text, "reason": o.reason, "where": o.where} for o in article.omissions],
    }


def empty_json(url: str, reason: str) -> dict[str, Any]:
    """What is printed for a page in which no article was found: no sections, and a warning that gives the ``reason``."""
    from audiopost.model import Article, ArticleWarning

    warning = ArticleWarning("no-article", reason)
    return article_json(Article(source="", title="", sections=(), url=url, warnings=(warning,)))


def _section(section: Section) -> dict[str, Any]:
    blocks = list(_blocks(section.blocks))
    heading = (
        "".join("" if run.kind == "image" else run.text for run in section.heading.runs)
        if section.heading
        else ""
    )
    if section.heading is not None:
        images = [
            _line("image", run.text, src=run.hint) for run in section.heading.runs if run.kind == "image"
        ]
        blocks = [*images, *blocks]
    return {
        "id": section.id,
        "level": section.level,
        "heading": heading,
        "text": _joined(blocks),
        "blocks": blocks,
    }


def _joined(blocks: list[dict[str, Any]]) -> str:
    return "\n".join(block["text"] for block in blocks if block["type"] != "image" and block["text"])


def _blocks(blocks: Iterable[AnyBlock], paragraph: str = "paragraph") -> Iterator[dict[str, Any]]:
    for block in blocks:
        yield from _block(block, paragraph)


def _line(kind: str, text: str, block: AnyBlock | None = None, **more: Any) -> dict[str, Any]:
    line: dict[str, Any] = {"type": kind, "text": text}
    if block is not None and block.lang:
        line["lang"] = block.lang
    if block is not None and block.policy:
        line["policy"] = block.policy
    line.update({name: value for name, value in more.items() if value})
    return line


def _text(
    kind: str, text: Text | None, block: AnyBlock | None = None, **more: Any
) -> Iterator[dict[str, Any]]:
    """The words of a text and, apart from them, the alternative texts of the images among them."""
    if text is None:
        return
    words = "".join("" if run.kind == "image" else run.text for run in text.runs).strip()
    if words:
        yield _line(kind, words, block, **more)
    for run in text.runs:
        if run.kind == "image" and run.text:
            yield _line("image", run.text, src=run.hint)


def _block(block: AnyBlock, paragraph: str) -> Iterator[dict[str, Any]]:  # noqa: C901 - one branch a kind
    if isinstance(block, Paragraph):
        yield from _text(paragraph, block.text, block, role=block.role)
    elif isinstance(block, (Items, References)):
        kind = "reference" if isinstance(block, References) else "item"
        for item in block.items:
            yield from _blocks(item.blocks, kind)
    elif isinstance(block, Definitions):
        for entry in block.entries:
            for term in entry.terms:
                yield from _text("term", term, block)
            yield from _blocks(entry.blocks, "definition")
    elif isinstance(block, Table):
        yield from _text("caption", block.caption)
        for row in block.rows:
            yield _line("row", " | ".join(_cell_words(cell.text) for cell in row.cells), block)
            for cell in row.cells:
                yield from (
                    _line("image", run.text, src=run.hint)
                    for run in cell.text.runs
                    if run.kind == "image" and run.text
                )
    elif isinstance(block, Figure):
        for image in block.images:
            yield _line("image", image.alt or "", block, src=image.src, decorative=image.decorative)
        yield from _blocks(block.blocks)
        yield from _text("caption", block.caption)
    elif isinstance(block, Quote):
        yield from _blocks(block.blocks, "quote")
        yield from _text("attribution", block.attribution)
    elif isinstance(block, Code):
        yield from _text("caption", block.caption)
        yield _line("code", block.code, block, language=block.language)
    elif isinstance(block, Math):
        yield _line("math", block.alt or block.tex, block, mathml="" if block.tex else block.mathml)
    elif isinstance(block, Embed):
        yield _line("embed", block.title, block, embed=block.kind, url=block.url)
        yield from _blocks(block.blocks, "quote")
    elif isinstance(block, Aside):
        yield from _text("aside-title", block.title, block, box=block.kind)
        yield from _blocks(block.blocks)
    elif isinstance(block, Break):
        yield _line("break", "", block)


def _cell_words(text: Text) -> str:
    return "".join("" if run.kind == "image" else run.text for run in text.runs).replace("\n", " ").strip()
