# SPDX-License-Identifier: GPL-3.0-or-later
"""Cutting a sentence that is too long for comfort, or for an engine, where a reader would breathe."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clause:
    """``text`` is ``source[start:end]``; ``pause_ms`` the silence after it (0 after the last)."""

    start: int
    end: int
    text: str
    pause_ms: int = 0


# Strength, pause in ms: what stands at a place where one may cut.
_STRONG, _MIDDLE, _LIGHT, _WEAK = (4, 250), (3, 180), (2, 120), (1, 60)
_BREAK = re.compile(
    r"(?P<strong>[;:](?=\s)|[.!?…][\"'”’»)\]]*(?=\s))"
    r"|(?P<dash>\s[–—-](?=\s)|—)"
    r"|(?P<middle>[)\]](?=\s)|,[\"”’»“](?=\s))"
    r"|(?P<light>(?<!\d),(?=\s)|,(?=\s\D)|[،、，；：])"
    r"|(?P<space>\s+)"
)
_JOINERS = {
    "en": "and or but nor so yet because although though while whereas which who whom whose that when where if unless "
    "until since after before as than with without to for from by in on at of into during between through against",
    "de": "und oder aber denn sondern weil obwohl während dass damit wenn als ob bevor nachdem bis seit wo wobei wie "
    "mit ohne für von aus bei in an auf zu nach durch gegen um",
    "es": "y e o u pero sino porque aunque mientras que quien cuyo cuando donde como si para por con sin de desde hasta "
    "en entre sobre según",
    "fr": "et ou mais donc or ni car parce puisque quoique que qui dont où quand lorsque comme si pour par avec sans de "
    "dans sur sous entre depuis pendant",
}
# Short function words belong to what follows; a clause must not end with one.
_CLINGING_WORDS = (
    "a an the of to in on at by for from with and or as is my our his her its their no not "
    "der die das den dem des ein eine einen zu im am vom zum und oder nicht "
    "el la los las un una de del al en y o su sus se lo le les du au aux et ou son sa ses ne"
)
_CLINGING = frozenset(_CLINGING_WORDS.split())
# "4.5 million dollars" is one number.
_MAGNITUDE_WORDS = (
    "hundred thousand million billion trillion percent per millionen milliarden million prozent "
    "mil millones billones por ciento mille millions milliards pour cent"
)
_MAGNITUDES = frozenset(_MAGNITUDE_WORDS.split())
_QUOTE = re.compile(r"[\"“„«][^\"“”„«»\n]{0,80}[\"”“»]|\([^()\n]{0,80}\)|\[[^\[\]\n]{0,80}\]")
_NUMBERISH = re.compile(r"[\d$€£¥%°]")
_SHORTEST = 12


@dataclass(frozen=True, slots=True)
class _Cut:
    end: int
    resume: int
    strength: int
    pause_ms: int


def clauses(sentence: str, limit_chars: int = 220, language: str = "en") -> list[Clause]:
    """``sentence`` in pieces of at most ``limit_chars`` characters, cut where a reader would breathe.

    Semicolons, colons and dashes come first, then brackets, commas, conjunctions, and other spaces; never inside a
    number with its unit, a name, or a short quotation or bracket while there is any other place. Only text without
    white space is cut anywhere. All that is not white space lies in exactly one clause. Linear for a fixed limit.
    """
    limit = max(1, limit_chars)
    stripped = sentence.strip()
    if not stripped:
        return []
    start = len(sentence) - len(sentence.lstrip())
    end = start + len(stripped)
    if end - start <= limit:
        return [Clause(start, end, stripped)]
    cuts = _cuts(sentence, start, end, language.replace("_", "-").split("-")[0].lower())
    return _assemble(sentence, start, end, limit, cuts)


def _assemble(sentence: str, start: int, end: int, limit: int, cuts: list[_Cut]) -> list[Clause]:
    found: list[Clause] = []
    first = 0
    while end - start > limit:
        while first < len(cuts) and cuts[first].end <= start:
            first += 1
        cut = _best(cuts, first, start, end, limit) or _anywhere(sentence, start, limit)
        text = sentence[start : cut.end]
        found.append(Clause(start, cut.end, text, cut.pause_ms))
        start = cut.resume
        while start < end and sentence[start].isspace():
            start += 1
    if start < end:
        found.append(Clause(start, end, sentence[start:end]))
    elif found:
        last = found[-1]
        found[-1] = Clause(last.start, last.end, last.text)
    return found


def _best(cuts: list[_Cut], first: int, start: int, end: int, limit: int) -> _Cut | None:
    """The strongest cut within reach, preferring pieces of even length over a long one and a scrap."""
    left = end - start
    pieces = -(-left // limit)
    ideal = left / pieces
    best: _Cut | None = None
    best_score = float("-inf")
    for index in range(first, len(cuts)):
        cut = cuts[index]
        size = cut.end - start
        if size > limit:
            break
        scrap = min(size, end - cut.resume)
        score = cut.strength * 30 - abs(size - ideal) / ideal * 60 - (40 if scrap < _SHORTEST else 0)
        if score > best_score:
            best, best_score = cut, score
    return best


def _anywhere(sentence: str, start: int, limit: int) -> _Cut:
    """Text without a place to cut: at the limit, but not between a letter and its combining mark."""
    from unicodedata import combining

    at = start + limit
    while at > start + 1 and at < len(sentence) and combining(sentence[at]):
        at -= 1
    return _Cut(at, at, 0, 0)


def _cuts(sentence: str, start: int, end: int, code: str) -> list[_Cut]:
    """All places to cut, in order; those inside short quotations, numbers and names far weaker than all others."""
    joiners = frozenset(_JOINERS.get(code, "").split())
    held = [found.span() for found in _QUOTE.finditer(sentence, start, end)]
    cuts: list[_Cut] = []
    at = 0
    for match in _BREAK.finditer(sentence, start, end):
        kind = match.lastgroup
        stop = match.start() if kind in {"space", "dash"} else match.end()
        if stop <= start or stop >= end:
            continue
        while at < len(held) and held[at][1] <= match.start():
            at += 1
        inside = at < len(held) and held[at][0] < match.start() and match.end() < held[at][1]
        strength, pause = _weigh(sentence, match, kind or "", joiners)
        if inside:
            strength, pause = strength - 8, min(pause, _LIGHT[1])
        # A dash stays with what follows it for the eye; its pause is ours.
        end_of = match.end() if kind == "dash" else stop
        cuts.append(_Cut(end_of, match.end(), strength, pause))
    return cuts


def _weigh(sentence: str, match: re.Match[str], kind: str, joiners: frozenset[str]) -> tuple[int, int]:
    if kind in {"strong", "dash"}:
        digits = (
            sentence[match.start() - 1].isdigit()
            and sentence[match.end() : match.end() + 2].strip()[:1].isdigit()
        )
        return (-6, 0) if digits and kind == "dash" else _STRONG
    if kind == "middle":
        return _MIDDLE
    if kind == "light":
        return _LIGHT
    before = sentence[max(0, match.start() - 30) : match.start()].split()
    after = sentence[match.end() : match.end() + 30].split()
    left, right = before[-1] if before else "", after[0] if after else ""
    if left[-1:] in ",;:—–":
        return (0, 0)  # the mark itself is the place to cut
    if left[-1:] == "." or (_NUMBERISH.search(left) and not right[:1].isupper()) or _NUMBERISH.search(right):
        return (-6, 0)
    if left.lower() in _CLINGING or left.lower() in _MAGNITUDES:
        return (-4, 0)
    if left[:1].isupper() and right[:1].isupper():
        return (-5, 0)
    if right.lower() in joiners:
        return _WEAK
    return (-2, 0)
