# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that a page shows twice: a second copy for small screens, a caption under a picture and again below it.

Documentation says a sentence again where it holds again, and lists name the same thing twice; those stay.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from audiopost.extract import dom

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from audiopost.extract.units import Unit

_LONG = 8
_BESIDE = 3
_GAP = 2
_ITEMS = 3
_WORDS = 30
_NEVER = 1_000_000
_CAPTION = re.compile(r"caption|cutline|legend")


def drop_copies(units: Sequence[Unit]) -> None:
    """Leaves out the second copy of the article, and of a line what only shows it once more."""
    kept = [unit for unit in units if unit.kept and unit.words and not dom.is_hidden(unit.element)]
    first: dict[tuple[str, ...], int] = {}
    sources: list[int | None] = []
    for index, unit in enumerate(kept):
        key = tuple(unit.words)
        sources.append(first.get(key))
        first.setdefault(key, index)
    second = _second(kept, sources)
    listed = _listed(kept, sources)
    for index, unit in enumerate(kept):
        source = sources[index]
        if source is None:
            continue
        if index in second or unit.list_at in listed or _shows(unit, kept[source:index]):
            unit.drop("repeat")


def _second(kept: Sequence[Unit], sources: Sequence[int | None]) -> range:
    """Where the second copy of the whole article stands: a row of repeated units with a third of all words or more."""
    total = sum(len(unit.words) for unit in kept)
    start = last = None
    words = 0
    best, best_words = range(0), 0
    for index, source in enumerate(sources):
        if source is None:
            continue
        if last is None or index - last > _GAP:
            start, words = index, 0
        last = index
        words += len(kept[index].words)
        if start is not None and words > best_words:
            best, best_words = range(start, index + 1), words
    return best if best_words * 3 >= total else range(0)


def _listed(kept: Sequence[Unit], sources: Sequence[int | None]) -> set[HtmlElement]:
    """Lists that only say what was said: tables of contents below what they list, lists shown a second time."""
    told: dict[HtmlElement, int] = defaultdict(int)
    for unit, source in zip(kept, sources, strict=True):
        if unit.list_at is not None:
            count = len(unit.words) + _WORDS // _ITEMS
            told[unit.list_at] += count if source is not None and not unit.is_heading else -_NEVER
    return {element for element, repeated in told.items() if repeated >= _WORDS}


def _shows(unit: Unit, since: Sequence[Unit]) -> bool:
    """Whether a repeated line is there for the eye only: a caption, beside what it repeats, or in another shape.

    ``since``: what it repeats, and the units between.
    """
    source = since[0]
    if len(unit.words) < _LONG or unit.table_at is not None or unit.is_heading:
        return False
    beside = unit.position - source.position <= _BESIDE and not any(other.is_heading for other in since)
    if beside or _is_caption(unit):
        return True
    alike = unit.tag == source.tag and unit.element.get("class") == source.element.get("class")
    return not alike and unit.list_at is None


def _is_caption(unit: Unit) -> bool:
    around = [unit.element, *itertools.islice(unit.element.iterancestors(), 2)]
    return any(element.tag == "figcaption" or _CAPTION.search(dom.names_of(element)) for element in around)
