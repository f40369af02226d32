# SPDX-License-Identifier: GPL-3.0-or-later
"""The account of every word: what an article shows, piece by piece, and what became of each piece.

:func:`visible` walks an article without knowing how anything is said. The tests hold the ledger against it: the same
words, in the same order, each once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from audiopost.model import (
    Article,
    Aside,
    Block,
    Break,
    Code,
    Definitions,
    Embed,
    Figure,
    Items,
    LedgerEntry,
    Math,
    Paragraph,
    Quote,
    References,
    Table,
    Text,
)
from audiopost.model.script import Fate

_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Piece:
    """One visible text of the article: a paragraph, a cell, an alternative text, a title, a block of code."""

    text: str
    block_id: str


def collapse(text: str) -> str:
    """``text`` on one line: every stretch of white space one space, none at the ends."""
    return " ".join(text.split())


def formula_text(math: Math) -> str:
    """What stands for a displayed formula in the account: the author's words, else its TeX, else its letters."""
    return collapse(math.alt or math.tex or _TAG.sub(" ", math.mathml))


# What is inside each kind of block, in document order: texts and strings that are seen, blocks to look into.
_PARTS: dict[type, Callable[[Any], Iterable[object]]] = {
    Paragraph: lambda block: [block.text],
    Items: lambda block: [part for item in block.items for part in item.blocks],
    References: lambda block: [block.title, *(part for item in block.items for part in item.blocks)],
    Definitions: lambda block: [part for entry in block.entries for part in (*entry.terms, *entry.blocks)],
    Table: lambda block: [block.caption, *(cell.text for row in block.rows for cell in row.cells)],
    Figure: lambda block: [*(image.alt for image in block.images), *block.blocks, block.caption],
    Quote: lambda block: [*block.blocks, block.attribution],
    Code: lambda block: [block.caption, block.code],
    Math: lambda block: [formula_text(block)],
    Embed: lambda block: [block.title, *block.blocks],
    Aside: lambda block: [block.title, *block.blocks],
    Break: lambda _: [],
}


def visible(blocks: Iterable[object]) -> Iterator[Piece]:
    """The visible pieces of ``blocks`` in document order, at any depth (no recursion)."""
    stack: list[tuple[object, str]] = [(block, getattr(block, "id", "")) for block in blocks][::-1]
    while stack:
        node, owner = stack.pop()
        if isinstance(node, Text):
            node = node.plain
        if isinstance(node, str):
            if text := collapse(node):
                yield Piece(text, owner)
        elif node is not None:
            parts = list(_PARTS[type(node)](node))
            stack += [(part, part.id if isinstance(part, Block) else owner) for part in parts][::-1]


def contents(article: Article) -> Iterator[Piece]:
    """All the article shows: headings and blocks in order, the bodies of its notes, what extraction left out."""
    for section in article.sections:
        if section.heading is not None and (heading := collapse(section.heading.plain)):
            yield Piece(heading, section.id)
        yield from visible(section.blocks)
    for note in article.notes:
        yield from visible(note.blocks)
    for omission in article.omissions:
        if text := collapse(omission.text):
            yield Piece(text, "")


class Ledger:
    """The entries as they are written; a note's stand together at the end, wherever its body was said."""

    def __init__(self) -> None:
        self._main: list[LedgerEntry] = []
        self._notes: dict[str, list[LedgerEntry]] = {}
        self._target = self._main

    def write(self, text: str, fate: Fate, reason: str = "", block_id: str = "") -> None:
        """Account for ``text``; white space is nothing to account for."""
        if text := collapse(text):
            self._target.append(LedgerEntry(text, fate, reason, block_id))

    def write_all(self, blocks: Iterable[object], fate: Fate, reason: str) -> None:
        """Account for all that ``blocks`` show, piece by piece."""
        for piece in visible(blocks):
            self.write(piece.text, fate, reason, piece.block_id)

    @contextmanager
    def note(self, note_id: str) -> Iterator[None]:
        """What is written inside belongs to the body of this note."""
        before = self._target
        self._target = self._notes.setdefault(note_id, [])
        try:
            yield
        finally:
            self._target = before

    def entries(self, article: Article) -> tuple[LedgerEntry, ...]:
        """The whole account in document order; notes that were never reached are omitted, omissions end it."""
        for note in article.notes:
            if note.id not in self._notes:
                with self.note(note.id):
                    self.write_all(note.blocks, "omitted", "note that nothing points to")
        found = list(self._main)
        for note in article.notes:
            found += self._notes.pop(note.id, [])
        found += [
            LedgerEntry(text, "omitted", omission.reason)
            for omission in article.omissions
            if (text := collapse(omission.text))
        ]
        return tuple(found)
