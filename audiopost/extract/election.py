# SPDX-License-Identifier: GPL-3.0-or-later
"""Which units of a page are its article: the vote, then repairs that only the page's own structure can tell."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from audiopost.extract import completion, dom, lines
from audiopost.extract.closings import drop_closings
from audiopost.extract.copies import drop_copies
from audiopost.extract.evidence import overrule
from audiopost.extract.reader import KEPT
from audiopost.extract.teasers import drop_teasers
from audiopost.extract.units import Places
from audiopost.extract.voters import GRAM, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from audiopost.extract.closings import Known
    from audiopost.extract.units import Unit
    from audiopost.extract.voters import Ballot

_LABEL = 8


def elect(units: Sequence[Unit], ballots: Sequence[Ballot]) -> None:
    """Marks each unit kept when voters of half the weight or more kept most of it."""
    total = sum(ballot.weight for ballot in ballots)
    for unit in units:
        if not unit.words or not total:
            continue
        unit.votes = [ballot.share(unit.words) for ballot in ballots]
        unit.share = sum(b.weight for b, vote in zip(ballots, unit.votes, strict=True) if vote >= 0.5) / total
        unit.kept = unit.share >= 0.5
        if not unit.kept:
            unit.reason = "furniture"


def is_plain(units: Sequence[Unit]) -> bool:
    """Whether the page is an article and nothing else: hardly any links, and no place named like furniture."""
    places = Places()
    words = sum(len(unit.words) for unit in units)
    linked = sum(len(unit.words) * unit.linked for unit in units)
    return linked * 5 <= words and not any(places.of(unit.element, None) for unit in units if unit.words)


def keep_all(units: list[Unit], title: str) -> None:
    """Keeps every unit of a plain page but the heading that shows its title."""
    for unit in units:
        unit.keep()
    for unit in units:
        if unit.words:
            if unit.is_heading and lines.same(unit.words, tokens(title)):
                unit.drop("title")
            break


def repair(units: list[Unit], page: Known) -> None:
    """Completes what the vote kept in part, and takes out what only looks like the article's text."""
    if not any(unit.kept for unit in units):
        return
    voted = [unit.kept for unit in units]
    overrule(units)
    drop_teasers(units)
    _drop_strays(units)
    completion.complete_lists(units)
    completion.complete_tables(units)
    completion.complete_lists(units)
    completion.keep_link_lists(units)
    completion.keep_label_rows(units)
    completion.keep_names(units)
    _fill_gaps(units)
    _keep_headings(units)
    completion.keep_link_lines(units)
    _drop_lines(units, page.title)
    drop_copies(units)
    drop_closings(units, page)
    _drop_bare_headings(units)
    _keep_images(units)
    _keep_hinted(units)
    if not any(unit.kept and unit.words for unit in units):
        for unit, kept in zip(units, voted, strict=True):
            unit.kept = kept


def _drop_strays(units: list[Unit]) -> None:
    """Short kept lines far from any kept paragraph are chance hits: the same words stand in the article."""
    kept = [index for index, unit in enumerate(units) if unit.kept and len(unit.words) >= GRAM]
    solid = set(kept)
    if not solid:
        return
    for index, unit in enumerate(units):
        if unit.kept and unit.share and len(unit.words) < GRAM:
            near = any(other in solid for other in range(index - 6, index + 7))
            if not near or (unit.place and not unit.is_heading):
                unit.drop("furniture")


def _fill_gaps(units: list[Unit]) -> None:
    """Short runs left out between kept units of the same parent are kept when nothing speaks against them."""
    kept = [index for index, unit in enumerate(units) if unit.kept]
    for before, after in itertools.pairwise(kept):
        if after - before < 2 or after - before > 4:
            continue
        parent = units[before].element.getparent()
        if parent is not units[after].element.getparent():
            continue
        for unit in units[before + 1 : after]:
            same = unit.element.getparent() is parent
            if (
                same
                and unit.words
                and not unit.place
                and unit.linked < 0.5
                and unit.tag in ("p", "pre", "blockquote")
            ):
                unit.keep()


def _keep_headings(units: list[Unit]) -> None:
    """Headings that lead into kept text stay when the text before or after them is their sibling's or nephew's."""
    following: Unit | None = None
    distance = 0
    for unit in reversed(units):
        if unit.is_heading:
            if following is not None and distance <= 2 and _leads(unit, following):
                unit.keep()
            if unit.kept:
                following, distance = unit, 0
            continue
        if unit.kept:
            following, distance = unit, 0
        elif unit.words:
            distance += 1


def _leads(heading: Unit, following: Unit) -> bool:
    """Whether a heading left out is that of the kept unit below it; one that is all link needs a voter to say so."""
    if heading.kept or not heading.inside or not heading.words or heading.place:
        return False
    told = heading.linked < 0.8 or (
        len(heading.words) <= _LABEL and any(vote >= 0.5 for vote in heading.votes)
    )
    return told and _near(heading.element, following.element)


def _near(heading: HtmlElement, text: HtmlElement) -> bool:
    """Whether the text stands within three levels above the heading."""
    around = list(heading.iterancestors())[:3]
    return any(parent in around for parent in text.iterancestors())


def _drop_lines(units: list[Unit], title: str) -> None:
    """Credits, dates, adverts, link-only lines and the title: seen by everyone, told by nobody."""
    kept = [unit for unit in units if unit.kept]
    named = tokens(title)
    body = False
    for unit in kept:
        if unit.is_heading and named and lines.same(unit.words, named) and not body:
            unit.drop("title")
            continue
        if reason := lines.reason(unit, body=body):
            unit.drop(reason)
            continue
        body = body or (len(unit.words) >= 12 and not unit.is_heading)


def _drop_bare_headings(units: list[Unit]) -> None:
    """A heading under which nothing was kept goes with what stood there."""
    following: Unit | None = None
    for unit in reversed(units):
        if not unit.kept:
            continue
        if unit.is_heading and (
            following is None or (following.is_heading and following.level <= unit.level)
        ):
            unit.drop("heading without text")
            continue
        following = unit


def _keep_images(units: list[Unit]) -> None:
    """Images between the first and the last kept unit, and one just before the first, unless their place is furniture."""
    kept = [index for index, unit in enumerate(units) if unit.kept]
    if not kept:
        return
    root = _common(units[kept[0]].element, units[kept[-1]].element)
    for index in range(max(0, kept[0] - 3), min(len(units), kept[-1] + 2)):
        unit = units[index]
        if unit.kept or unit.words or not unit.images or unit.place:
            continue
        if root is not None and root in unit.element.iterancestors():
            unit.keep()


def _common(first: HtmlElement, last: HtmlElement) -> HtmlElement | None:
    around = set(last.iterancestors())
    return next((parent for parent in first.iterancestors() if parent in around), None)


def _keep_hinted(units: list[Unit]) -> None:
    for unit in units:
        if not unit.kept and any(e.get(KEPT) for e in [unit.element, *unit.element.iterancestors()]):
            unit.keep()


def mark(units: Sequence[Unit]) -> None:
    """Writes the decision onto the tree: units not kept are marked with their reason.

    What hides kept units is opened: pages fold text away that a script or a click shows.
    """
    opened: set[HtmlElement] = set()
    for unit in units:
        if not unit.kept and (unit.words or unit.images):
            unit.element.set(dom.OMIT, unit.reason or "furniture")
        elif unit.kept:
            for element in unit.element.iterancestors():
                if element in opened:
                    break
                opened.add(element)
                if dom.is_hidden(element):
                    element.set(dom.SHOWN, "1")
        elif unit.tag in dom.EMBEDS:
            unit.element.set(dom.OMIT, "furniture")
    _mark_forms(units)


def _mark_forms(units: Sequence[Unit]) -> None:
    """Forms of the site, for comments, letters or its search, stand before or behind the article, and are none of it."""
    kept = [unit for unit in units if unit.kept]
    if not kept:
        return
    within = {form for unit in kept for form in unit.element.iterancestors("form")}
    for unit in units:
        if kept[0].position < unit.position < kept[-1].position:
            continue
        for form in unit.element.iterancestors("form"):
            if form not in within:
                form.set(dom.OMIT, "furniture")
