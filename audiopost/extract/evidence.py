# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page's structure says against the vote: where the article's content stands, and what belongs or does not belong there."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from audiopost.extract import lines
from audiopost.extract.units import Places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from audiopost.extract.units import Unit

_ENDS = (".", "!", "?", "…", ":", ";", "”", '"', "。", "！", "？", ")", "»")
_TEXT_BOX = re.compile(
    r"(?<![a-z])(?:text|content|body|prose|copy|paragraph|rich-?text|article|story|entry)(?![a-z])"
)
_SOLID = 8
_RUNNING = 12
_MOST = 0.75
_ALL = 0.9
_WHOLE = 0.99
_LITTLE = 300
_CRUMB = 5


def content_root(units: Sequence[Unit]) -> HtmlElement | None:
    """The smallest element that holds nine tenths of the words voted for."""
    weights: dict[HtmlElement, int] = defaultdict(int)
    total = 0
    kept = [unit for unit in units if unit.kept]
    sure = [unit for unit in kept if unit.share >= _MOST]
    if 2 * sum(len(unit.words) for unit in sure) >= sum(len(unit.words) for unit in kept):
        kept = sure
    for unit in kept:
        total += len(unit.words)
        for parent in unit.element.iterancestors():
            weights[parent] += len(unit.words)
    best: HtmlElement | None = None
    depth = -1
    for element, words in weights.items():
        if words * 10 >= total * 9:
            level = sum(1 for _ in element.iterancestors())
            if level > depth:
                best, depth = element, level
    return best


def overrule(units: Sequence[Unit]) -> HtmlElement | None:
    """Corrects the vote by place, links and shape, and gives the content root.

    Outside the root only what every voter kept stays, what most kept between the headline and the root, and boxes of the
    article's own kind. Between the root's first and last kept text, running text and
    lists stay whoever overlooked them; lines of links and lines in places named like furniture go.
    """
    root = content_root(units)
    places = Places()
    small = _small(units)
    solid = [index for index, unit in enumerate(units) if unit.kept and len(unit.words) >= _SOLID]
    first, last = (solid[0], solid[-1]) if solid else (len(units), -1)
    start = next((index for index in solid if root in units[index].element.iterancestors()), 0)
    headline = _headline(units)
    twins = _twins(units, root, headline)
    for index, unit in enumerate(units):
        above = list(unit.element.iterancestors())
        inside = root is not None and root in above
        twin = None if inside else next((element for element in above if element in twins), None)
        unit.inside = inside or twin is not None
        end = root if inside else None
        unit.place = places.of(unit.element, unit.post if inside and unit.post is not None else end)
        if not unit.words:
            continue
        if twin is not None:
            if not unit.place and unit.linked < 0.5:
                unit.keep()
        elif not inside:
            leading = headline < index < start and _is_prose(unit) and not unit.place
            if unit.kept and (unit.place or unit.share < (_MOST if leading else _WHOLE)):
                unit.drop("furniture")
        elif first <= index <= last:
            _inside(unit, _is_label(units, index))
        elif unit.kept and (_is_link_line(unit) or (index < first and _is_crumb(unit))):
            unit.drop("links")
    _go_on([unit for unit in units[last + 1 :] if unit.words and unit.inside])
    if small is not None:
        _settle_small(units, small, places)
    return root


def _go_on(units: Sequence[Unit]) -> None:
    """Keeps prose below the last that was voted for, as long as nothing turns from the article to the site.

    Voters overlook what unfolds (questions and answers) and closing lines.
    """
    headed = False
    for unit in units:
        if unit.place or lines.is_turn(unit.text):
            return
        headed = headed or unit.is_heading
        if (headed or unit.share > 0) and _is_prose(unit):
            unit.keep()


def _headline(units: Sequence[Unit]) -> int:
    """The index of the page's first ``h1``, or -1."""
    for index, unit in enumerate(units):
        if unit.tag == "h1" and unit.words:
            return index
    return -1


def _twins(units: Sequence[Unit], root: HtmlElement | None, headline: int) -> set[HtmlElement]:
    """Boxes outside the root, below the headline, that are named as the boxes are in which the article's text stands.

    Pages built of parts put every part of the text into a box of one name. A voter must have seen it.
    """
    names: dict[str, int] = defaultdict(int)
    outside: dict[str, set[HtmlElement]] = defaultdict(set)
    for index, unit in enumerate(units):
        if not _is_prose(unit):
            continue
        box = next((e for e in unit.element.iterancestors("div", "section") if e.get("class")), None)
        if box is None or not _TEXT_BOX.search(name := box.get("class", "").lower()):
            continue
        if root is box or root in box.iterancestors():
            names[name] += len(unit.words) if unit.kept else 0
        elif index > headline and unit.share > 0:
            outside[name].add(box)
    total = sum(len(unit.words) for unit in units if unit.kept and _is_prose(unit))
    return {box for name, words in names.items() if words * 4 >= total for box in outside[name]}


def _is_prose(unit: Unit) -> bool:
    """Whether the unit is a sentence or more of running text."""
    return unit.linked < 0.5 and len(unit.words) >= _RUNNING and unit.text.endswith(_ENDS)


def _small(units: Sequence[Unit]) -> HtmlElement | None:
    """The innermost ``article`` or ``main`` that holds most running text voted for, when that is little."""
    weights: dict[HtmlElement, int] = defaultdict(int)
    total = 0
    for unit in units:
        if unit.kept and unit.linked < 0.5:
            total += len(unit.words)
            for parent in unit.element.iterancestors("article", "main"):
                weights[parent] += len(unit.words)
    holders = [element for element, words in weights.items() if words * 3 >= total * 2]
    if not holders or total > _LITTLE:
        return None
    return max(holders, key=lambda element: sum(1 for _ in element.iterancestors()))


def _settle_small(units: Sequence[Unit], holder: HtmlElement, places: Places) -> None:
    """Keeps the lists, tables and sentences of a short article, and no links or furniture around it.

    In few words the voters see too little to vote on.
    """
    for unit in units:
        if not unit.words:
            continue
        if holder not in unit.element.iterancestors():
            if unit.kept and (unit.place or unit.linked >= 0.5):
                unit.drop("furniture")
            continue
        unit.place = places.of(unit.element, holder)
        unit.inside = True
        sentence = len(unit.words) >= 4 and unit.text.endswith(_ENDS)
        part = unit.list_at is not None or unit.table_at is not None or unit.tag in ("pre", "blockquote")
        if not unit.kept and not unit.place and unit.linked < 0.5 and (part or sentence):
            unit.keep()


def _is_label(units: Sequence[Unit], index: int) -> bool:
    """Whether a line stands right below a heading or right above a list or table, whose name it may be."""
    before = next((unit for unit in reversed(units[max(0, index - 5) : index]) if unit.words), None)
    after = next((unit for unit in units[index + 1 : index + 6] if unit.words), None)
    if before is not None and before.is_heading and before.kept:
        return True
    return after is not None and after.kept and (after.list_at is not None or after.table_at is not None)


def _is_crumb(unit: Unit) -> bool:
    """A short link of a list above the text: a way to other pages."""
    short = len(unit.words) <= _CRUMB and not unit.text.endswith(_ENDS)
    return unit.list_at is not None and unit.linked >= 0.9 and short


def _inside(unit: Unit, label: bool) -> None:
    """Judges a unit that stands between the first and the last kept text of the root; ``label``: it may name a list."""
    sentence = unit.text.endswith(_ENDS)
    placed = unit.list_at is None and not unit.is_heading
    alone = placed and unit.table_at is None
    if unit.post is not None:
        unit.keep()
    elif unit.kept:
        if _is_link_line(unit):
            unit.drop("links")
        elif unit.place and placed and (not sentence or unit.share < _WHOLE):
            unit.drop("furniture")
        elif unit.is_heading and unit.linked >= 0.9 and unit.share <= 0.5:
            unit.drop("links")
        elif (
            alone
            and unit.share <= 0.5
            and len(unit.words) <= _SOLID
            and not sentence
            and not label
            and not _seen_by(unit, 0)
        ):
            unit.drop("furniture")
    elif not unit.place and (unit.linked < 0.5 or sentence):
        prose = sentence and alone and unit.linked < 0.5 and len(unit.words) >= 4
        if prose or _seen_by(unit, 0) or _seen_by(unit, 1):
            unit.keep()


def _seen_by(unit: Unit, voter: int) -> bool:
    return len(unit.votes) > voter and unit.votes[voter] >= 0.5


def _is_link_line(unit: Unit) -> bool:
    """A line of its own that is link for the most part and no sentence."""
    if unit.linked < 0.5 or unit.is_heading or unit.list_at is not None or unit.table_at is not None:
        return False
    labelled = unit.linked < _ALL and unit.share >= _MOST and not lines.is_turn(unit.text)
    return not labelled and not unit.text.endswith(_ENDS)
