# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults to sow in a good tree, each named after the one rule that must find it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.check.site import Site


@dataclass(frozen=True)
class Seed:
    """A fault: the rule meant for it, what it is, and how to sow it. ``sound`` is whether the MP3s must be decoded."""

    rule: str
    name: str
    sow: Callable[[Site], object]
    sound: bool = False


SEEDS: list[Seed] = []


def seed(rule: str, *, sound: bool = False) -> Callable[[Callable[[Site], object]], Callable[[Site], object]]:
    """Enter the decorated function as a seed of ``rule``."""

    def enter(sow: Callable[[Site], object]) -> Callable[[Site], object]:
        SEEDS.append(Seed(rule, sow.__name__, sow, sound))
        return sow

    return enter


def edited(rule: str, name: str, old: str, new: str, where: str = "feed") -> None:
    """Enter a seed that replaces ``old`` by ``new`` in the file ``where``."""
    paths: dict[str, Callable[[Site], object]] = {
        "feed": lambda site: site.edit(site.feed, old, new),
        "page": lambda site: site.edit(site.page, old, new),
        "show": lambda site: site.edit(site.output / "index.html", old, new),
    }
    other = lambda site: site.edit(site.folder / where, old, new)  # noqa: E731
    SEEDS.append(Seed(rule, name, paths.get(where, other)))
