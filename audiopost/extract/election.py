# SPDX-License-Identifier: GPL-3.0-or-later
"""Which units of a page are its article: the vote, then repairs that only the page's own structure can tell."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

from audiopost.extract import dom, lines
from audiopost.extract.closings import drop_closings
from audiopost.extract.copies import drop_copies
from audiopost.extract.evidence import overrule
from audiopost.extract.reader import KEPT
from audiopost.extract.tables import is_layout
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
_MOST = 0.75


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
    _complete_lists(units)
    _complete_tables(units)
    _complete_lists(units)
    _keep_link_lists(units)
    _keep_label_rows(units)
    _keep_names(units)
    _fill_gaps(units)
    _keep_headings(units)
    _keep_link_lines(units)
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


def _groups(units: list[Unit], attribute: str) -> dict[HtmlElement, list[Unit]]:
    found: dict[HtmlElement, list[Unit]] = defaultdict(list)
    for unit in units:
        holder = getattr(unit, attribute)
        if holder is not None:
            found[holder].append(unit)
    return found


def _complete_lists(units: list[Unit]) -> None:
    """A list of which half the words were kept is kept whole, and so is one that the article stands around."""
    for attribute in ("list_at", "lists"):
        for members in _groups(units, attribute).values():
            words, kept = _counted(members)
            if words and (kept * 2 >= words or _is_framed(units, members)):
                _keep_whole(members)


def _complete_tables(units: list[Unit]) -> None:
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


def _keep_link_lists(units: list[Unit]) -> None:
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


def _keep_link_lines(units: list[Unit]) -> None:
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


def _keep_names(units: list[Unit]) -> None:
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


def _keep_label_rows(units: list[Unit]) -> None:
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
