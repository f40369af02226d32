# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules: each a small function with an id, a level, what it wants, why, and what to do when it is not so.

Errors are what a specification, a directory or a listener cannot do without (the MUSTs); warnings what most apps expect
(the SHOULDs); infos what is worth knowing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

from audiopost.check.finding import Fault, Finding, Level, Subject

_MODULES = (
    "feed", "channel", "enclosure", "item", "dates", "artwork", "episode", "chapters", "audio", "id3", "transcript",
    "page", "source", "article", "hearing", "podcast",
)  # fmt: skip


S = TypeVar("S")
Look = Callable[[S], Iterable[Fault]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule about one class of subject. It is not asked where one of the rules in ``after`` found something."""

    id: str
    level: Level
    about: type[Any]
    what: str
    why: str
    remedy: str
    look: Look[Any]
    after: tuple[str, ...] = ()


_rules: dict[str, Rule] = {}


def rule(
    about: type[S], id: str, level: Level, what: str, *, why: str, remedy: str, after: str = ""
) -> Callable[[Look[S]], Look[S]]:
    """Enter the decorated function as a rule; ``after`` names rules, separated by spaces, whose findings make it moot."""

    def enter(look: Look[S]) -> Look[S]:
        assert id not in _rules, id
        _rules[id] = Rule(
            id=id, level=level, about=about, what=what, why=why, remedy=remedy, look=look, after=tuple(after.split())
        )  # fmt: skip
        return look

    return enter


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its id, in the order of the handbook; a rule stands behind those it comes ``after``."""
    modules = [import_module(f"audiopost.check.rules.{name}").__name__ for name in _MODULES]
    # Modules import one another, so the order of entry is not that of the list.
    made = sorted(_rules.values(), key=lambda entry: modules.index(entry.look.__module__))
    places = {entry.id: number for number, entry in enumerate(made)}
    for number, entry in enumerate(made):
        assert all(places[name] < number for name in entry.after), entry.id
    return {entry.id: entry for entry in made}


@cache
def _about(kind: type[Any]) -> tuple[Rule, ...]:
    return tuple(entry for entry in rules().values() if issubclass(kind, entry.about))


def look_at(subject: Subject) -> Iterator[Finding]:
    """What the rules about ``subject`` find in it, in the order of the handbook."""
    fired: set[str] = set()
    for entry in _about(type(subject)):
        if not fired.isdisjoint(entry.after):
            continue
        for fault in entry.look(subject):
            fired.add(entry.id)
            about = fault.about or subject
            yield Finding(
                rule=entry.id,
                level=entry.level,
                file=about.file.as_posix(),
                message=fault.message,
                why=entry.why,
                remedy=entry.remedy,
                place=fault.place,
                line=fault.line,
                show=about.show,
            )
