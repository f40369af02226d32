# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists, tables and rows of labels, kept whole where a part of them is the article's, and with the lines that name them."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

from audiopost.extract import dom, lines
from audiopost.extract.tables import is_layout
from audiopost.extract.voters import GRAM

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from audiopost.extract.units import Unit

_LABEL = 8
_MOST = 0.75


def _groups(units: list[Unit], attribute: str) -> dict[HtmlElement, list[Unit]]:
    found: dict[HtmlElement, list[Unit]] = defaultdict(list)
    for unit in units:
        holder = getattr(unit, attribute)
        if holder is not None:
            found[holder].append(unit)
    return found


def complete_lists(units: list[Unit]) -> None:
    """A list of which half the words were kept is kept whole, and so is one that the article stands around."""
    for attribute in ("list_at", "lists"):
        for members in _groups(units, attribute).values():
            words, kept = _counted(members)
            if words and (kept * 2 >= words or _is_framed(units, members)):
                _keep_whole(members)


def complete_tables(units: list[Unit]) -> None:
    """A table of which a third of the words was kept is kept whole, and so is one that the article stands around."""
    for table, members in _groups(units, "table_at").items():
        if is_layout(table):
            _complete_rows(members)
            continue
        words, kept = _counted(members)
        if words and (kept * 3 >= words or _is_framed(units, members)):
            _keep_whole(members)


def _complete_rows(members: list[Unit]) -> None:
    """A short label beside kept text in the same row of a table that only lays out is kept with it."""
    rows: dict[HtmlElement, list[Unit]] = defaultdict(list)
    for unit in members:
        for row in itertools.islice(unit.element.iterancestors("tr"), 1):
            rows[row].append(unit)
    for row_units in rows.values():
        words, kept = _counted(row_units)
        labels = [unit for unit in row_units if len(unit.words) <= _LABEL and unit.linked < 0.5]
        if kept * 2 >= words:
            _keep_whole(labels)


def _counted(members: list[Unit]) -> tuple[int, int]:
    """The words of the units, and of those that are kept."""
    return sum(len(unit.words) for unit in members), sum(len(unit.words) for unit in members if unit.kept)


def _keep_whole(members: list[Unit]) -> None:
    for unit in members:
        if unit.words and not unit.kept and not unit.place:
            unit.keep()


def _is_framed(units: list[Unit], members: list[Unit]) -> bool:
    """Whether a list or table stands between kept units, right after text that does not announce links to other articles.

    A heading may stand before it that nobody kept, for want of text below it.
    """
    before = [unit for unit in units[max(0, members[0].position - 12) : members[0].position] if unit.words]
    after = next((unit for unit in units[members[-1].position + 1 :] if unit.words), None)
    if not before or after is None or not (after.kept and members[0].inside):
        return False
    leading = before[-1]
    if lines.announces_links(leading.text):
        return False
    if leading.kept:
        return True
    plain = leading.is_heading and not leading.place and leading.linked < 0.5
    linked = sum(unit.linked * len(unit.words) for unit in members)
    return plain and len(before) > 1 and before[-2].kept and linked * 2 < _counted(members)[0]


def keep_link_lists(units: list[Unit]) -> None:
    """A list of links right below a heading of the article is its section's text, unless it announces other articles."""
    kept = [index for index, unit in enumerate(units) if unit.kept and len(unit.words) >= GRAM]
    for members in _groups(units, "lists").values():
        first, last = members[0].position, members[-1].position
        if not kept or not kept[0] < first:
            continue
        if any(unit.kept or unit.place or not unit.inside for unit in members if unit.words):
            continue
        leading = next((unit for unit in reversed(units[:first]) if unit.words), None)
        if leading is None or not leading.is_heading or not leading.inside or leading.place:
            continue
        between = last < kept[-1] or leading.share >= 0.5
        if between and leading.linked < 0.5 and not lines.announces_links(leading.text):
            _keep_whole(members)


def keep_link_lines(units: list[Unit]) -> None:
    """Lines of links right below a heading are a list that is not marked up as one, where most voters kept them."""
    worded = [unit for unit in units if unit.words]
    for index, leading in enumerate(worded):
        if not (leading.is_heading and leading.kept) or lines.announces_links(leading.text):
            continue
        parent = leading.element.getparent()
        run = list(
            itertools.takewhile(
                lambda unit: (
                    (unit.linked >= 0.5 and unit.share >= _MOST and not unit.is_heading)
                    and unit.element.getparent() is parent  # noqa: B023 - used within this turn
                ),
                worded[index + 1 :],
            )
        )
        if len(run) > 1:
            for unit in run:
                unit.keep()


def keep_names(units: list[Unit]) -> None:
    """A short line that names the kept list or, in bold, the kept text right below it stays with it."""
    worded = [unit for unit in units if unit.words]
    for unit, below in itertools.pairwise(worded):
        if unit.kept or not below.kept or not unit.inside or unit.place or unit.linked >= 0.5:
            continue
        if (
            unit.is_heading
            or unit.list_at is not None
            or unit.table_at is not None
            or len(unit.words) > _LABEL
        ):
            continue
        beside = unit.element.getparent() is below.element.getparent()
        listed = below.list_at is not None and unit.element.getparent() is below.list_at.getparent()
        if listed or (beside and _is_bold(unit)):
            unit.keep()


def _is_bold(unit: Unit) -> bool:
    """Whether nothing stands outside of bold type."""
    return sum(len(dom.text_of(e)) for e in unit.element.iter("b", "strong")) >= len(unit.text) > 0


def keep_label_rows(units: list[Unit]) -> None:
    """A row of labels in boxes of one name is kept whole when a part of it was."""
    rows: dict[tuple[HtmlElement | None, str], list[Unit]] = defaultdict(list)
    for unit in units:
        if (
            unit.words
            and len(unit.words) <= GRAM
            and unit.linked < 0.5
            and unit.inside
            and not unit.is_heading
        ):
            around = unit.element.getparent()
            names = f"{unit.tag} {unit.element.get('class')} {around.get('class')}"
            rows[around.getparent(), names].append(unit)
    for members in rows.values():
        if 2 * len(members) > members[-1].position - members[0].position and any(u.kept for u in members):
            _keep_whole([unit for unit in members if unit.reason == "furniture"])
