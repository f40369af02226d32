# SPDX-License-Identifier: GPL-3.0-or-later
"""Small articles for tests: one block, one paragraph, and what is heard of them."""

from __future__ import annotations

from typing import Any

from audiopost.config import NarrationOptions
from audiopost.model import AnyBlock, Article, Cell, Item, Note, Paragraph, Row, Run, Script, Section, Text
from audiopost.script.write import write


def text(*runs: str | Run, id: str = "t", lang: str = "") -> Text:
    return Text(id, tuple(Run(run) if isinstance(run, str) else run for run in runs), lang)


def paragraph(*runs: str | Run, id: str = "p", **facts: Any) -> Paragraph:
    return Paragraph(id=id, text=text(*runs, id=f"{id}.t"), **facts)


def article(*blocks: AnyBlock, notes: tuple[Note, ...] = (), language: str = "en", **facts: Any) -> Article:
    section = Section("s", 0, None, blocks)
    return Article(source="made", title="Made", sections=(section,), notes=notes, language=language, **facts)


def items(*entries: str, id: str = "l") -> tuple[Item, ...]:
    return tuple(Item((paragraph(entry, id=f"{id}.{n}"),)) for n, entry in enumerate(entries))


def row(*cells: str, head: bool = False, labelled: bool = False, id: str = "c") -> Row:
    made = (
        Cell(
            text(cell, id=f"{id}.{n}.{cell}"),
            header=head or (labelled and n == 0),
            scope="row" if labelled and n == 0 and not head else "",
        )
        for n, cell in enumerate(cells)
    )
    return Row(tuple(made), header=head)


def script_of(
    *blocks: AnyBlock, notes: tuple[Note, ...] = (), language: str = "en", **options: Any
) -> Script:
    keywords = {name: options.pop(name) for name in ("voices", "intro", "lexicon") if name in options}
    return write(article(*blocks, notes=notes, language=language), NarrationOptions(**options), **keywords)


def heard(*blocks: AnyBlock, **options: Any) -> list[str]:
    """What the voice is given, utterance by utterance."""
    return [utterance.spoken for utterance in script_of(*blocks, **options).utterances]


def fates(*blocks: AnyBlock, **options: Any) -> list[tuple[str, str, str]]:
    """The ledger: text, fate, reason."""
    return [(entry.text, entry.fate, entry.reason) for entry in script_of(*blocks, **options).ledger]
