# SPDX-License-Identifier: GPL-3.0-or-later
"""Written words beside spoken ones: when each word of a cue's text sounds.

Engines time what they speak ("four point five billion dollars"); readers see what was written ("$4.5B"). Words that are
the same on both sides are matched; what lies between two matches shares the time between them.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from audiopost.model import Cue

_WORD = re.compile(r"\S+")
_PLAIN = re.compile(r"[\W_]+")

Timed = tuple[int, int, int, int]


def written_words(cue: Cue) -> tuple[Timed, ...]:
    """(first offset, last offset + 1, start_ms, end_ms) of each written word of ``cue.text``; empty when times are not known.

    Times ascend and stay within the cue.
    """
    if not cue.words:
        return ()
    written = [match.span() for match in _WORD.finditer(cue.text) if _key(match[0])]
    if not written:
        return ()
    ours = [_key(cue.text[a:b]) for a, b in written]
    theirs = [_key(word.text) for word in cue.words]
    made: list[Timed] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            for i, j in zip(range(a1, a2), range(b1, b2), strict=True):
                made.append((*written[i], cue.words[j].start_ms, cue.words[j].end_ms))
        elif a2 > a1:
            start = cue.words[b1].start_ms if b2 > b1 else (made[-1][3] if made else cue.start_ms)
            end = (
                cue.words[b2 - 1].end_ms
                if b2 > b1
                else (cue.words[b1].start_ms if b1 < len(theirs) else cue.end_ms)
            )
            made += _shared(written[a1:a2], start, max(start, end))
    return _ascending(made, cue)


def _shared(spans: list[tuple[int, int]], start: int, end: int) -> list[Timed]:
    total = sum(b - a for a, b in spans) or 1
    made, done = [], 0
    for a, b in spans:
        left = start + (end - start) * done // total
        done += b - a
        made.append((a, b, left, start + (end - start) * done // total))
    return made


def _ascending(timed: list[Timed], cue: Cue) -> tuple[Timed, ...]:
    made: list[Timed] = []
    before = cue.start_ms
    for a, b, start, end in timed:
        start = min(max(start, before), cue.end_ms)
        end = min(max(end, start), cue.end_ms)
        made.append((a, b, start, end))
        before = end
    return tuple(made)


def _key(word: str) -> str:
    return _PLAIN.sub("", word).casefold()
