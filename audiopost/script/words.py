# SPDX-License-Identifier: GPL-3.0-or-later
"""Written words to spoken words: what ``audiopost say`` prints and what the script keeps as ``spoken``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audiopost.script.speech.languages import language as load_language
from audiopost.script.speech.source import Source, fold
from audiopost.script.speech.spans import DEFAULT_POLICY, Context, Policy, Span, claim, join, restore

# Text is worked on in pieces, cut at white space, so that no rule's cost can grow with the square of a text.
_PIECE = 2_000


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a text is said: ``spoken`` is the result, ``spans`` the changes in text order with their rules."""

    text: str
    language: str
    spoken: str
    spans: tuple[Span, ...]


def spoken(
    text: str, language: str = "en", *, hints: Sequence[Span] = (), policy: Policy = DEFAULT_POLICY
) -> str:
    """What a voice should say for ``text`` (one sentence, heading or paragraph) in ``language`` (BCP 47).

    Acronyms to be spelled are dotted without the last dot ("N.M.D.A"), a pronunciation is ``[[ipa|word]]``:
    :func:`audiopost.script.speech.engines.for_engine` turns both into what one engine reads best.
    ``hints`` are spans that someone knows better (a lexicon, ``<abbr title>``), with offsets in ``text``:
    they are said as they are and no rule touches them. Never raises for any string; a language without rules
    of its own gets its text cleaned of what cannot be heard, and no other change.
    """
    return explain(text, language, hints=hints, policy=policy).spoken


def explain(
    text: str, language: str = "en", *, hints: Sequence[Span] = (), policy: Policy = DEFAULT_POLICY
) -> Explanation:
    """:func:`spoken` together with which rule changed which part of ``text`` (code point offsets, end exclusive)."""
    rules = load_language(language)
    source = fold(text)
    words: list[str] = []
    spans: list[Span] = []
    for start, end in _pieces(source.text):
        piece = source.text[start:end]
        context = Context(piece, language, policy)
        if rules.survey is not None:
            rules.survey(context)
        claimed = claim(context, rules.rules, _hints_within(hints, source, start, end))
        words.append(join(piece, claimed))
        spans += [Span(s.start + start, s.end + start, s.spoken, s.rule) for s in claimed]
    said = "".join(words)
    if not any(map(str.isalnum, said)) and any(map(str.isalnum, source.text)):
        # Only what is dropped by policy was written ("[12]"): better read as it stands than nothing at all.
        return Explanation(text, language, source.text.strip(), ())
    return Explanation(text, language, said.strip() if text.strip() else said, tuple(restore(spans, source)))


def _hints_within(hints: Sequence[Span], source: Source, start: int, end: int) -> list[Span]:
    """The hints that lie in ``source.text[start:end]``, as spans of that piece; overlapping ones: first wins."""
    inside: list[Span] = []
    free = start
    for hint in sorted(hints, key=lambda span: (span.start, -span.end)):
        first, last = source.find(hint.start), source.find(hint.end)
        if first >= free and first < last <= end:
            inside.append(Span(first - start, last - start, hint.spoken, hint.rule))
            free = last
    return inside


def _pieces(text: str) -> list[tuple[int, int]]:
    """Cut ``text`` into stretches of at most ``_PIECE`` characters, at a line end or space where there is one."""
    pieces: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > _PIECE:
        limit = start + _PIECE
        cut = max(text.rfind("\n", start, limit), text.rfind(". ", start + _PIECE // 2, limit) + 1)
        if cut <= start:
            cut = text.rfind(" ", start, limit)
        cut = limit if cut <= start else cut + 1
        pieces.append((start, cut))
        start = cut
    pieces.append((start, len(text)))
    return pieces
