# SPDX-License-Identifier: GPL-3.0-or-later
"""A text becomes utterances: sentences, long ones at their clauses, passages in their own language."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from audiopost.model import Text, Utterance
from audiopost.model.script import Fate
from audiopost.script import notes
from audiopost.script.clauses import Clause, clauses
from audiopost.script.draft import Draft, Place
from audiopost.script.ledger import collapse
from audiopost.script.runs import Claim, claims, surface
from audiopost.script.sentences import split
from audiopost.script.speech.spans import Span
from audiopost.script.tongues import same_language
from audiopost.script.voicing import say_stretch, say_words, stopped

# A sentence longer than this (characters) is said in clauses.
_COMFORT = 300
# The pause that a clause gets at normal pace, to which the clauses' own are relative.
_CLAUSE_MS = 120
# Marks that stand right after a word.
_CLINGING = frozenset(",.;:!?)”’»")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What is said in one breath: ``plain[start:end]``; ``name`` counts sentences and clauses for the utterance's id."""

    start: int
    end: int
    name: str
    language: str
    pause_ms: int
    closes: bool


def say_text(draft: Draft, text: Text, place: Place, *, prefix: str = "", after: int = -1) -> int:
    """Say ``text`` and account for all of it; how many utterances it took.

    ``prefix`` are words of our own before the first; ``after`` ms of silence follow the last (a sentence's pause when
    negative).
    """
    place = replace(place, language=text.lang or _common_language(text) or place.language)
    found = claims(draft, text, place)
    written = surface(text)
    since = len(draft.utterances)
    said: list[tuple[int, int]] = []
    masked = _masked(written, found)
    starts = [claim.start for claim in found]
    for stretch in _stretches(draft, masked, found, place):
        near = found[bisect_left(starts, stretch.start) : bisect_right(starts, stretch.end)]
        inside = [claim for claim in near if claim.end <= stretch.end]
        shown = _shown(written, stretch.start, stretch.end, inside)
        if _utter(draft, text, masked, shown, stretch, inside, place, prefix):
            said.append((stretch.start, stretch.end))
            prefix = ""
        if stretch.closes:
            for claim in inside:
                if claim.note_id and draft.narration.footnotes == "inline":
                    notes.say_inline(draft, claim.note_id, place)
    _account(draft, text.plain, found, said, place)
    if after >= 0:
        draft.rest(after, since, exactly=True)
    return len(draft.utterances) - since


def _common_language(text: Text) -> str:
    """The language that all words of ``text`` are marked with, if they are."""
    tongues = {run.lang for run in text.runs if any(map(str.isalnum, run.text))}
    return tongues.pop() if len(tongues) == 1 else ""


def _utter(
    draft: Draft,
    text: Text,
    masked: str,
    shown: str,
    stretch: _Stretch,
    inside: list[Claim],
    place: Place,
    prefix: str,
) -> bool:
    start, end = stretch.start, stretch.end
    hints = [Span(c.start - start, c.end - start, c.spoken, c.kind) for c in inside if c.spoken is not None]
    if not same_language(stretch.language, place.language):
        # A passage has the lexicon of its own language.
        known = draft.lexicon.spans(masked[start:end], stretch.language, draft.engine)
        hints += [span for span in known if span.spoken]
    spoken = say_stretch(
        masked[start:end],
        stretch.language,
        hints,
        emoji=draft.narration.emoji == "say",
        marks=draft.narration.citations == "say",
    )
    if not any(map(str.isalnum, spoken)):
        return False
    draft.speak_in(stretch.language, place)
    # A lead is in the article's language, also where we have no phrases of that: it then holds the author's words only.
    if prefix and not same_language(draft.language, stretch.language):
        draft.announce(prefix, place, "lead", after=draft.pauses.clause, language=draft.language)
    elif prefix:
        shown, spoken = f"{prefix} {shown}", f"{say_words(prefix, stretch.language)} {spoken}"
    draft.add(
        Utterance(
            id=f"{text.id or place.block_id}.{stretch.name}",
            section_id=draft.section_id,
            block_id=place.block_id,
            shown=shown,
            spoken=stopped(spoken) if stretch.closes else spoken,
            role=place.role,
            language=stretch.language,
            text_id=text.id,
            start=start,
            end=end,
            pause_after_ms=stretch.pause_ms,
        )
    )
    return True


def _shown(written: str, start: int, end: int, inside: list[Claim]) -> str:
    """What was written, without what nobody hears and with marks of notes in brackets."""
    parts: list[str] = []
    for claim in inside:
        if claim.shown is not None:
            before = written[start : claim.start]
            if not claim.shown and written[claim.end : claim.end + 1] in _CLINGING:
                before = before.rstrip()
            parts += [before, claim.shown]
            start = claim.end
    return collapse("".join([*parts, written[start:end]]))


# -- where to part a text -------------------------------------------------------------------------------------


def _stretches(draft: Draft, masked: str, found: list[Claim], place: Place) -> Iterator[_Stretch]:
    marked = {place for claim in found for place in (claim.start, claim.end - 1)}
    foreign = [claim for claim in found if claim.kind == "passage"]
    ends = [claim.end for claim in foreign]
    for number, (start, end) in enumerate(_sentences(masked, found, place.language)):
        pieces = list(_passages(masked, start, end, foreign[bisect_right(ends, start) :], place.language))
        for part, (first, last, language) in enumerate(pieces):
            cut = clauses(masked[first:last], _COMFORT, language) or [Clause(0, last - first, "")]
            for index, clause in enumerate(cut):
                # What is not said is masked as spaces: a clause reaches to where the next one begins.
                final = index == len(cut) - 1
                begin, finish = _trimmed(
                    masked,
                    first + clause.start if index else first,
                    last if final else first + cut[index + 1].start,
                    marked,
                )
                closes = final and part == len(pieces) - 1
                pause = (
                    draft.pauses.sentence
                    if closes
                    else round(clause.pause_ms * draft.pauses.clause / _CLAUSE_MS)
                )
                name = f"{number}.{part}.{index}".removesuffix(".0").removesuffix(".0")
                yield _Stretch(begin, finish, name, language, pause, closes)


def _trimmed(masked: str, start: int, end: int, marked: set[int]) -> tuple[int, int]:
    """Without the white space at both ends, but with what is masked as such."""
    while start < end and masked[start].isspace() and start not in marked:
        start += 1
    while end > start and masked[end - 1].isspace() and end - 1 not in marked:
        end -= 1
    return start, end


def _masked(written: str, found: list[Claim]) -> str:
    """``written`` with claims as words without marks, or as spaces where a mark stands or nothing is said.

    Of equal length. Neither the sentences nor the rules see what is inside a claim.
    """
    parts: list[str] = []
    at = 0
    for claim in found:
        size = claim.end - claim.start
        parts.append(written[at : claim.start])
        at = claim.end
        if claim.spoken == "" or claim.kind in {"note", "citation"}:
            parts.append(" " * size)
        elif claim.spoken is None:
            parts.append(written[claim.start : claim.end])
        else:
            parts.append("X" + "x" * (size - 1))
    parts.append(written[at:])
    return "".join(parts)


def _sentences(masked: str, found: list[Claim], language: str) -> list[tuple[int, int]]:
    """The sentences, each stretched over the marks that follow it: a note belongs to what it is set after."""
    spans = [(sentence.start, sentence.end) for sentence in split(masked, language)]
    sounding = [claim for claim in found if claim.spoken or claim.note_id]
    spans.reverse()
    result: list[tuple[int, int]] = []
    for claim in sounding:
        while spans and spans[-1][0] < claim.end:
            result.append(spans.pop())
        if not result:
            result.append((claim.start, claim.end))
        start, end = result[-1]
        if end < claim.end:
            result[-1] = (start, claim.end)
        elif start > claim.start and len(result) > 1 and result[-2][1] <= claim.start:
            result[-2] = (result[-2][0], claim.end)
    result += reversed(spans)
    return _apart(result)


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order; those that overlap become one."""
    result: list[tuple[int, int]] = []
    for start, end in spans:
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _passages(
    masked: str, start: int, end: int, foreign: list[Claim], language: str
) -> Iterator[tuple[int, int, str]]:
    """The parts of a sentence by language: a long passage in another one is given to its own voice."""
    at = start
    for claim in foreign:
        if claim.start >= end:
            break
        first, last = max(claim.start, at), min(claim.end, end)
        if first >= last:
            continue
        while last < end and masked[last] in _CLINGING:
            last += 1
        if first > at:
            yield at, first, language
        yield first, last, claim.language
        at = last
    if at < end:
        yield at, end, language


# -- the account ----------------------------------------------------------------------------------------------


def _account(draft: Draft, plain: str, found: list[Claim], said: list[tuple[int, int]], place: Place) -> None:
    """Every character of ``plain`` in the ledger: as its claim says, or said, or without words."""
    pieces: list[tuple[str, Fate, str]] = []

    def put(text: str, fate: Fate, reason: str) -> None:
        if pieces and (pieces[-1][1:] == (fate, reason) or not text.strip()):
            pieces[-1] = (pieces[-1][0] + text, *pieces[-1][1:])
        else:
            pieces.append((text, fate, reason))

    at = 0
    for claim in found:
        _put_rest(plain, at, claim.start, said, put)
        put(plain[claim.start : claim.end], claim.fate, claim.reason)
        at = claim.end
    _put_rest(plain, at, len(plain), said, put)
    for text, fate, reason in pieces:
        draft.ledger.write(text, fate, reason, place.block_id)


def _put_rest(plain: str, start: int, end: int, said: list[tuple[int, int]], put: object) -> None:
    """What no claim covers: said where an utterance covers it; outside there are only signs without words."""
    assert callable(put)
    since = bisect_right(said, start, key=lambda stretch: stretch[1])
    for first, last in islice(said, since, None):
        if first >= end:
            break
        if first > start:
            put(plain[start:first], *_unsaid(plain[start:first]))
        put(plain[max(first, start) : min(last, end)], "said", "")
        start = min(last, end)
    if start < end:
        put(plain[start:end], *_unsaid(plain[start:end]))


def _unsaid(text: str) -> tuple[Fate, str]:
    return ("said", "") if not text.strip() else ("omitted", "signs without words")
