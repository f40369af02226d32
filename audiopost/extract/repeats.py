# SPDX-License-Identifier: GPL-3.0-or-later
"""Quotations that repeat the article's own words for display."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audiopost.model import Aside, Definitions, Figure, Items, Paragraph, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiopost.model import AnyBlock, Section

_MIN_WORDS = 6


def mark_pull_quotes(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Sections whose quotations are ``pull`` when another paragraph holds the same words."""
    quotes = [block for section in sections for block in section.blocks if isinstance(block, Quote)]
    if not quotes:
        return sections
    body = " ".join(_words(text) for section in sections for text in _paragraphs(section.blocks))
    result = []
    for section in sections:
        blocks = tuple(
            _marked(block, body) if isinstance(block, Quote) else block for block in section.blocks
        )
        result.append(replace(section, blocks=blocks))
    return tuple(result)


def _marked(quote: Quote, body: str) -> Quote:
    words = " ".join(_words(text) for text in _paragraphs(quote.blocks))
    repeated = words.count(" ") + 1 >= _MIN_WORDS and f" {words} " in f" {body} "
    return replace(quote, pull=True) if repeated else quote


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _paragraphs(blocks: Iterable[AnyBlock]) -> Iterator[str]:
    """The words of running text, quotations left out at this level."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text.plain
        elif isinstance(block, Items):
            for item in block.items:
                yield from _paragraphs(item.blocks)
        elif isinstance(block, Definitions):
            for entry in block.entries:
                yield from _paragraphs(entry.blocks)
        elif isinstance(block, (Aside, Figure)):
            yield from _paragraphs(block.blocks)
