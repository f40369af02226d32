# SPDX-License-Identifier: GPL-3.0-or-later
"""What sites write below an article: who its author is, and what the site itself is and does."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiopost.extract.units import Unit

_TELLS = re.compile(
    r"[\s,]*(?:is|was|has|writes|covers|works|worked|speciali[sz]es|joined|lives|serves|spent|began|founded|reports|"
    r"ist|schreibt|est|écrit|es|escribe|è|scrive|LLC|Inc|Ltd|GmbH)\b"
)
_AND = re.compile(r"\s*[,;&]\s*|\s+(?:and|und|et|y|e)\s+")
_RUNNING = 8
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page before its article is found: its title, its authors, the names of its site."""

    title: str = ""
    byline: str = ""
    sites: tuple[str, ...] = ()


def known(title: str, byline: str, site: str, url: str) -> Known:
    """What the page says of itself, the site's name also as its address spells it."""
    try:
        labels = (urlsplit(url).hostname or "").split(".")
    except ValueError:
        labels = []
    named = labels[-2] if len(labels) > 1 else ""
    return Known(title, byline, tuple(name for name in (site, named) if len(name) >= _LEAST))


def drop_closings(units: Sequence[Unit], page: Known) -> None:
    """Leaves out the last paragraphs where they tell of the author, or in a box of their own of the site."""
    prose = [unit for unit in units if unit.kept and len(unit.words) >= _RUNNING and not unit.is_heading]
    people = tuple(_people(page.byline))
    parents = Counter(unit.element.getparent() for unit in prose)
    main = parents.most_common(1)[0][0] if prose else None
    while len(prose) > _LEAST:
        unit = prose.pop()
        apart = unit.element.getparent() is not main
        if not (_tells_of(unit.text, people) or (apart and _tells_of(unit.text, page.sites))):
            return
        unit.drop("about the author or the site")


def _people(byline: str) -> Iterator[str]:
    """The authors' full names and first names."""
    for name in _AND.split(byline):
        if len(name) >= _LEAST:
            yield name
            yield name.split()[0]


def _tells_of(text: str, names: Sequence[str]) -> bool:
    """Whether a paragraph begins with one of the names and says what it is or does."""
    lower = text.lower()
    return any(lower.startswith(name.lower()) and _TELLS.match(text[len(name) :]) for name in names)
