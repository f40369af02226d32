# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about what a speech recogniser hears (`audiopost check --listen`)."""

from __future__ import annotations

from collections.abc import Iterator

from audiopost.check.finding import Fault
from audiopost.check.reading.captions import clock
from audiopost.check.reading.hearing import Heard
from audiopost.check.registry import rule
from audiopost.model import Cue

DROPPED, GARBLED = 0.35, 0.6


def _between(heard: Heard, low: float, high: float) -> Iterator[tuple[Cue, float]]:
    for cue in heard.folder.known.cues:
        share = heard.likeness(cue)
        if share is not None and low <= share < high:
            yield cue, share


@rule(
    Heard, "heard-dropped", "error", "Every sentence is heard",
    why="A sentence that is not in the audio is lost to listeners.",
    remedy="Listen to that place; render the article with --force, or write a [[lexicon]] entry for its words.",
)  # fmt: skip
def heard_dropped(heard: Heard) -> Iterator[Fault]:
    for cue, _ in _between(heard, 0, DROPPED):
        yield Fault(f"“{cue.text[:80]}” was not heard.", clock(cue.start_ms))


@rule(
    Heard, "heard-garbled", "warning", "Every sentence is understood",
    why="What a recogniser does not understand, listeners may not either.",
    remedy="Listen to that place; a [[lexicon]] entry or another voice helps with names and foreign words.",
)  # fmt: skip
def heard_garbled(heard: Heard) -> Iterator[Fault]:
    for cue, share in _between(heard, DROPPED, GARBLED):
        yield Fault(f"Only {share:.0%} of “{cue.text[:80]}” was understood.", clock(cue.start_ms))
