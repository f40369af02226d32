# SPDX-License-Identifier: GPL-3.0-or-later
"""The episode's timeline as the page's script reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from audiopost.model import Cue, Episode, Text
from audiopost.publish.alignment import written_words
from audiopost.publish.notes import clean

# Runs whose HTML holds other characters than their text: offsets into it would point elsewhere.
_OPAQUE = {"math", "ruby", "image", "break"}


def timeline(episode: Episode, targets: Sequence[str], texts: Mapping[str, Text]) -> dict[str, Any]:
    """``cues``: [start_ms, end_ms, element id or "", word marks]; word marks are offset, length, ms after the cue's start,
    three numbers a word, counted in UTF-16 units as scripts count them; empty when words have no times.
    """
    return {
        "id": episode.guid,
        "duration": episode.audio.duration_ms,
        "cues": [
            [cue.start_ms, cue.end_ms, target, _words(cue, texts.get(cue.text_id))]
            for cue, target in zip(episode.cues, targets, strict=True)
        ],
        "chapters": [[chapter.start_ms, clean(chapter.title)] for chapter in episode.chapters],
    }


def _words(cue: Cue, text: Text | None) -> list[int]:
    """Word marks, counted from the beginning of the marked element: what a cue adds ("2. ", "Before: ") is not in it."""
    if text is None or not cue.words or _opaque(text, cue.start, cue.end):
        return []
    piece = text.plain[cue.start : cue.end]
    first = cue.text.find(piece)
    if first < 0 or not piece or clean(piece) != piece:
        return []
    made: list[int] = []
    for start, end, start_ms, _ in written_words(cue):
        if first <= start and end <= first + len(piece):
            made += [_units(piece[: start - first]), _units(cue.text[start:end]), start_ms - cue.start_ms]
    return made


def _opaque(text: Text, start: int, end: int) -> bool:
    edges = [0]
    for run in text.runs:
        edges.append(edges[-1] + len(run.text))
    return any(
        run.kind in _OPAQUE and a < end and b > start
        for run, (a, b) in zip(text.runs, pairwise(edges), strict=True)
    )


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
