# SPDX-License-Identifier: GPL-3.0-or-later
"""Other articles shown inside an article: cards with a linked headline, and boxes that say what else to read."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from audiopost.extract import dom, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from audiopost.extract.units import Unit

_ARTICLE = re.compile(r"schema\.org/(?:\w*Article|BlogPosting)$", re.IGNORECASE)
_REMARK = re.compile(r"admonition|callout|seealso|\bnote\b")
_POPUP = re.compile(r"rollover\S*block|tooltip|pop-?(?:up|over)|hover-?card|fly-?out|dropdown")
_LINKED = 0.8
_CARDS = 2
_PLACE = "teaser"


def hide_popups(body: HtmlElement) -> None:
    """Marks as furniture what opens over a name in running text and leads to other pages: cards, lists of articles."""
    for element in body.iter("span", "small"):
        if not _POPUP.search(dom.names_of(element)) or sum(1 for _ in element.iter("a")) < _CARDS:
            continue
        around = element.getparent()
        if around.tag != "li" and dom.text_of(element) != dom.text_of(around):
            element.set(dom.OMIT, "furniture")


def drop_teasers(units: Sequence[Unit]) -> None:
    """Leaves out what shows other articles than the page's own."""
    total = sum(len(unit.words) for unit in units if unit.kept)
    for box in (*_cards(units), *_announced(units)):
        members = [unit for unit in units if box in unit.element.iterancestors()]
        if 2 * sum(len(unit.words) for unit in members if unit.kept) <= total:
            for unit in members:
                unit.place = unit.place or _PLACE
                unit.drop("links")


def _cards(units: Sequence[Unit]) -> list[HtmlElement]:
    """Articles within the article, each with a headline that is a link, at least two of them side by side."""
    found: dict[HtmlElement | None, list[HtmlElement]] = defaultdict(list)
    for unit in units:
        if not (unit.is_heading and unit.inside and unit.linked >= _LINKED):
            continue
        for box in unit.element.iterancestors():
            if dom.tag_of(box) == "article" or _ARTICLE.search(box.get("itemtype") or ""):
                around = found[box.getparent()]
                if box not in around:
                    around.append(box)
                break
    return [box for boxes in found.values() if len(boxes) >= _CARDS for box in boxes]


def _announced(units: Sequence[Unit]) -> list[HtmlElement]:
    """Boxes whose first line announces other articles."""
    found = []
    worded = [unit for unit in units if unit.words and unit.inside]
    for before, unit, after in zip([None, *worded], worded, [*worded[1:], None], strict=False):
        if after is None or not lines.announces_links(unit.text) or unit.list_at is not None:
            continue
        for box in unit.element.iterancestors():
            if before is not None and box in before.element.iterancestors():
                break
            if box in after.element.iterancestors():
                if not _REMARK.search(dom.names_of(box)) and _leads_away(worded, box):
                    found.append(box)
                break
    return found


def _leads_away(units: Sequence[Unit], box: HtmlElement) -> bool:
    """Whether one line of two in the box is a link and hardly more."""
    members = [unit for unit in units if box in unit.element.iterancestors()][1:]
    return sum(unit.linked >= _LINKED for unit in members) * 2 >= len(members)
