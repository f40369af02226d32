# SPDX-License-Identifier: GPL-3.0-or-later
"""When the passages an author picked are heard: the times of podcast:soundbite."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from audiopost.model import Cue, Soundbite
from audiopost.publish.notes import clean

# The podcast namespace wants a soundbite of 15 to 120 seconds.
SHORTEST_MS = 15_000
LONGEST_MS = 120_000


def timed(wanted: Sequence[Soundbite], cues: Sequence[Cue]) -> tuple[tuple[int, int, str], ...]:
    """(start_ms, duration_ms, title) of each passage that is said; one that is not said is left out.

    Whole sentences are heard, and so many more after them that the soundbite lasts fifteen seconds, should there be more.
    """
    if not wanted:
        return ()
    starts, text = [], ""
    for cue in cues:
        starts.append(len(text))
        text += _key(cue.text) + " "
    found = []
    for soundbite in wanted:
        passage = _key(soundbite.text)
        at = text.find(passage) if passage else -1
        if at >= 0:
            first = bisect_right(starts, at) - 1
            last = bisect_right(starts, at + len(passage) - 1) - 1
            found.append((*_span(cues, first, last), soundbite.title or soundbite.text))
    return tuple(found)


def _span(cues: Sequence[Cue], first: int, last: int) -> tuple[int, int]:
    start = cues[first].start_ms
    while cues[last].end_ms - start < SHORTEST_MS and last + 1 < len(cues):
        last += 1
    return start, min(cues[last].end_ms - start, LONGEST_MS)


def _key(text: str) -> str:
    """``text`` as it is compared: without capitals, and with one space for any."""
    return " ".join(clean(text).casefold().split())
