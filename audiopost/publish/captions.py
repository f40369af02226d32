# SPDX-License-Identifier: GPL-3.0-or-later
"""Cues as captions: long sentences split at clauses, lines broken to a width, times shared out among the pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import combining

from audiopost.model import Cue
from audiopost.publish.alignment import written_words

_AFTER_CLAUSE = re.compile(r"[,;:.!?…—–)\]”»、。，；][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Caption:
    """What is on screen from ``start_ms`` to ``end_ms``: one to two lines."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
    cue: Cue


def captions(cues: Sequence[Cue], width: int, rows: int = 2) -> Iterator[Caption]:
    """Every cue as one caption or several, in time order, none longer than ``rows`` lines of ``width`` characters.

    Times never overlap and never run backwards; each is at least 1 ms long.
    """
    before = 0
    for cue in cues:
        pieces = _split(" ".join(cue.text.split()), width, rows)
        if not pieces:
            continue
        start = max(cue.start_ms, before)
        end = max(cue.end_ms, start + len(pieces))
        marks = _marks(cue, pieces, start, end)
        for lines, (left, right) in zip(pieces, marks, strict=True):
            yield Caption(left, right, lines, cue)
        before = end


def wrap(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` characters; words longer than a line are cut."""
    lines: list[str] = []
    line = ""
    for word in _words(text, width):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line] if line else lines


def _words(text: str, width: int) -> Iterator[str]:
    for word in text.split():
        while len(word) > width:
            cut = next((at for at in range(width, 0, -1) if not _inside_a_sign(word, at)), width)
            yield word[:cut]
            word = word[cut:]
        yield word


def _inside_a_sign(word: str, at: int) -> bool:
    """Whether what is seen as one sign (a letter with its accents, a family of emoji) goes on at ``at``."""
    joined = {"\u200d", "\ufe0e", "\ufe0f"}
    return bool(combining(word[at])) or word[at] in joined or word[at - 1] == "\u200d"


def _split(text: str, width: int, rows: int) -> list[tuple[str, ...]]:
    """The pieces of ``text``: as few as fit, of even length, each ending after a clause where there is one near."""
    words = list(_words(text, width))
    pieces: list[tuple[str, ...]] = []
    while words:
        take = _fitting(words, width, rows)
        if take < len(words):
            left = len(" ".join(words))
            target = left / max(2, -(-left // int(width * rows * 0.9)))
            take = _best_cut(words, take, target)
        piece, words = " ".join(words[:take]), words[take:]
        pieces.append(_balance(piece, width, len(wrap(piece, width))))
    return pieces


def _fitting(words: Sequence[str], width: int, rows: int) -> int:
    row, used = 1, 0
    for number, word in enumerate(words):
        if used and used + 1 + len(word) > width:
            row, used = row + 1, 0
            if row > rows:
                return number
        used += len(word) + (1 if used else 0)
    return len(words)


def _best_cut(words: Sequence[str], fit: int, target: float) -> int:
    """After which of the first ``fit`` words to cut: near ``target`` characters, much rather after a clause."""
    best, best_cost, length = fit, float("inf"), 0
    for number in range(1, fit + 1):
        length += len(words[number - 1]) + 1
        cost = abs(length - target) / target + (0 if _AFTER_CLAUSE.search(words[number - 1]) else 0.6)
        if cost <= best_cost:
            best, best_cost = number, cost
    return best


def _balance(text: str, width: int, rows: int) -> tuple[str, ...]:
    """``text`` in ``rows`` lines as even as they go."""
    if rows <= 1:
        return tuple(wrap(text, width))
    for narrow in range(max(1, len(text) // rows), width):
        lines = wrap(text, narrow)
        if len(lines) <= rows and all(len(word) <= narrow for word in text.split()):
            return tuple(lines)
    return tuple(wrap(text, width))


def _marks(cue: Cue, pieces: Sequence[tuple[str, ...]], start: int, end: int) -> list[tuple[int, int]]:
    """When each piece is shown: from its first word where word times are known, else by its share of the letters."""
    if len(pieces) == 1:
        return [(start, end)]
    timed = written_words(cue)
    letters = [sum(len(line.replace(" ", "")) for line in lines) for lines in pieces]
    total = sum(letters) or 1
    starts, done = [start], 0
    for number, count in enumerate(letters[:-1], 1):
        done += count
        at = start + (end - start) * done // total
        if timed:
            at = _start_of_letter(cue.text, timed, done, at)
        latest = end - (len(pieces) - number)
        starts.append(min(max(at, starts[-1] + 1), latest))
    return list(zip(starts, [*starts[1:], end], strict=True))


def _start_of_letter(
    text: str, timed: Sequence[tuple[int, int, int, int]], letters: int, default: int
) -> int:
    seen = 0
    for offset, character in enumerate(text):
        if character.isspace():
            continue
        if seen == letters:
            return next((start_ms for _, right, start_ms, _ in timed if right > offset), default)
        seen += 1
    return default
