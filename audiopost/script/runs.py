# SPDX-License-Identifier: GPL-3.0-or-later
"""What the runs of a text ask for: which stretches are said otherwise than written, or not at all, and why."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from audiopost.model import Run, Text
from audiopost.model.script import Fate
from audiopost.script import abbreviations, addresses, code_words, dates, formulas, notes
from audiopost.script.draft import Draft, Place
from audiopost.script.tongues import same_language
from audiopost.script.voicing import say_stretch, say_words


@dataclass(frozen=True, slots=True)
class Claim:
    """``plain[start:end]`` is said as ``spoken`` ("" not at all, None as the rules say it).

    ``kind`` names what asked for it; ``shown`` is what transcripts show there (None: what is written). A ``language`` is that of
    a passage to be spoken by a voice of its own.
    """

    start: int
    end: int
    spoken: str | None
    kind: str
    fate: Fate = "said"
    reason: str = ""
    shown: str | None = None
    language: str = ""
    note_id: str = ""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A run at its place in its text."""

    run: Run
    plain: str
    start: int
    end: int
    place: Place

    def claim(self, words: str | None, kind: str) -> Claim | None:
        """The claim that it is said in ``words``, if there are any."""
        return Claim(self.start, self.end, words, kind) if words else None


_ONE_CITATION = r"\[(?:\d{1,3}|[a-z])(?:\s?[,–-]\s?\d{1,3})*\]"
_CITATION = re.compile(
    rf"(?<=[\w.,;:!?”\"')\]%‰€$£°»。！？、，])\s?{_ONE_CITATION}(?:\s?[,;–-]?\s?{_ONE_CITATION}){{0,20}}"
)
_MARK = re.compile(r"[\s\[(]*(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[*†‡§¶]{1,3}|[a-z])[\])\s]*\Z")
_EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff\U000e0020-\U000e007f\u200d\ufe0f\u20e3]+")
_SUPERSCRIPTS = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_SUBSCRIPTS = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_BACK = re.compile(r"[\s\u21a9\u21b5\u2191\u2934\u23ce^\ufe0e\ufe0f]+\Z")
# What labels of links tell people at a screen: where they open.
_REMARK = re.compile(
    r"[\s,;(\[–-]*\b(?:opens|open|opening|öffnet|wird in|se abre|abre|s[’']ouvre|ouvre|new (?:tab|window)|external link)"
    r"\b[^()\[\]]{0,60}[)\]]?\s*\Z",
    re.IGNORECASE,
)
_NAKED = re.compile(r"\bhttps?://[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?)\]}'’…]", re.IGNORECASE)
_JOINT = re.compile(r"\s*[,;–-]\s*")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
# A passage of so many words in another language is said apart: by a voice of that language, or announced.
_PASSAGE = 5


def surface(text: Text) -> str:
    """``text.plain`` with raised and lowered figures as such characters, one for one, so that rules can see them."""
    parts: list[str] = []
    for run in text.runs:
        written = run.text
        if run.kind in {"sub", "sup"} and not run.skip:
            raised = written.translate(_SUPERSCRIPTS if run.kind == "sup" else _SUBSCRIPTS)
            if not any(map(str.isalpha, raised.replace("ⁿ", "").replace("ⁱ", ""))):
                written = raised
        parts.append(written)
    return "".join(parts)


def claims(draft: Draft, text: Text, place: Place) -> list[Claim]:
    """What the runs of ``text`` ask for, in order, none overlapping."""
    found: list[Claim] = []
    plain = text.plain
    start = 0
    for run in text.runs:
        first = start + len(run.text) - len(run.text.lstrip())
        last = start + len(run.text.rstrip())
        if first < last and (claim := _claim(draft, run, plain, first, last, place)):
            found.append(claim)
        start += len(run.text)
    free = _Free(found)
    for claim in _in_words(draft, plain, place):
        if free.take(claim) and claim.kind == "address":
            draft.link(plain[claim.start : claim.end], plain[claim.start : claim.end])
    return list(_bridged(sorted(free.claims, key=lambda claim: claim.start), plain))


def _in_words(draft: Draft, plain: str, place: Place) -> Iterator[Claim]:
    """What the words themselves ask for, whatever runs they stand in."""
    for match in _CITATION.finditer(plain):
        begin = match.start() + len(match[0]) - len(match[0].lstrip())
        if draft.narration.citations == "skip":
            yield Claim(begin, match.end(), "", "citation", "omitted", "citation mark", shown="")
        elif words := draft.phrases.citation.format(label=re.sub(r"[\[\]]", "", match[0]).strip()):
            yield _marked(words, draft.phrases.language, "citation", plain, begin, match.end())
    for match in _NAKED.finditer(plain):
        words = addresses.as_link(match[0], draft.phrases)
        yield Claim(match.start(), match.end(), words, "address", "announced", "address said as its host")
    if draft.narration.emoji == "skip":
        for match in _EMOJI.finditer(plain):
            yield Claim(match.start(), match.end(), "", "emoji", "omitted", "policy: emoji")
    for span in draft.lexicon.spans(plain, place.language, draft.engine):
        if span.spoken:
            yield Claim(span.start, span.end, span.spoken, "lexicon")
        else:
            yield Claim(span.start, span.end, "", "lexicon", "omitted", "left out by the lexicon")


def _bridged(found: list[Claim], plain: str) -> Iterator[Claim]:
    """The claims; what only joins two citation marks that are left out ("[1], [2]") goes with them."""
    before: Claim | None = None
    for claim in found:
        if (
            before is not None
            and before.kind == claim.kind == "citation"
            and not (before.spoken or claim.spoken)
        ):
            between = plain[before.end : claim.start]
            if between.strip() and _JOINT.fullmatch(between):
                yield Claim(before.end, claim.start, "", "citation", "omitted", "citation mark", shown="")
        yield claim
        before = claim


class _Free:
    """Claims so far, and room for one more only where there is none yet."""

    def __init__(self, claims: list[Claim]) -> None:
        self.claims = claims
        self._taken = sorted((claim.start, claim.end) for claim in claims)

    def take(self, claim: Claim) -> bool:
        """Whether there was room for it."""
        at = bisect_left(self._taken, (claim.start, claim.start))
        if at < len(self._taken) and self._taken[at][0] < claim.end:
            return False
        if at and self._taken[at - 1][1] > claim.start:
            return False
        self.claims.append(claim)
        self._taken.insert(at, (claim.start, claim.end))
        return True


def _claim(draft: Draft, run: Run, plain: str, start: int, end: int, place: Place) -> Claim | None:
    if run.skip:
        return Claim(start, end, "", "skip", "omitted", "left out by the author", shown="")
    if run.kind == "note" or _is_mark(run, plain, start):
        return _note(draft, run, plain, start, end)
    if run.href.startswith("#") and _BACK.match(run.text):
        return Claim(start, end, "", "back", "omitted", "link back to the text", shown="")
    if run.href:
        _keep_link(draft, run)
    if run.say is not None:
        given = _REMARK.sub("", run.say) if run.href else run.say
        if given.strip().casefold() == run.text.strip().casefold():
            return None
        words = say_words(given, run.lang or place.language)
        if not run.say.strip():
            return Claim(start, end, "", "say", "omitted", "left out by the author")
        return Claim(start, end, words, "say", "announced", "in the author’s words")
    handler = _KINDS.get(run.kind)
    claim = handler(draft, _Spot(run, plain, start, end, place)) if handler else None
    return claim or _address(draft, run, start, end) or _foreign(draft, run, start, end, place)


def _is_mark(run: Run, plain: str, start: int) -> bool:
    """A raised or linked number after a word that is no power and no unit: a citation mark without markup."""
    if run.kind == "sup" and not run.say:
        before = re.search(r"[^\W\d_]*[.,;:!?”\")\]]?\Z", plain[max(0, start - 30) : start])
        lead = before[0] if before else ""
        wordy = len(lead) > 3 or (bool(lead) and lead[-1] in '.,;:!?”"')
        return bool(_MARK.match(run.text)) and (bool(run.href) or (wordy and run.text.strip()[:1].isdigit()))
    inside = run.text.strip()
    return run.href.startswith("#") and inside[:1] == "[" and bool(_MARK.match(inside))


def _note(draft: Draft, run: Run, plain: str, start: int, end: int) -> Claim:
    label = run.text.strip("[]() \u200b^")
    if run.kind != "note" or run.hint not in draft.notes.bodies:
        if draft.narration.citations == "skip":
            return Claim(start, end, "", "citation", "omitted", "citation mark", shown="")
        return _marked(
            draft.phrases.citation.format(label=label), draft.phrases.language, "citation", plain, start, end
        )
    if draft.narration.footnotes == "skip":
        return Claim(start, end, "", "note", "omitted", "policy: footnotes")
    draft.notes.cite(run.hint)
    if draft.narration.footnotes == "inline":
        return Claim(
            start, end, "", "note", "announced", "read after the sentence", shown="", note_id=run.hint
        )
    words = notes.mark(draft.phrases, run.say or label or draft.notes.bodies[run.hint].label)
    return _marked(words, draft.phrases.language, "note", plain, start, end, run.hint)


def _marked(
    words: str, language: str, kind: str, plain: str, start: int, end: int, note_id: str = ""
) -> Claim:
    if not any(map(str.isalnum, words)):
        return Claim(start, end, "", kind, "omitted", "a mark without a name", note_id=note_id)
    # Raised on the page; in running text the bare figure would stick to the word before it.
    label = plain[start:end].strip("[]() ")
    shown = f"[{label}]" if label.isalnum() else None
    said = notes.in_passing(say_words(words, language), plain, start, end)
    return Claim(start, end, said, kind, shown=shown, note_id=note_id)


def _keep_link(draft: Draft, run: Run) -> None:
    if not run.href.startswith(("http://", "https://", "mailto:")) or not run.text.strip():
        return
    vague = addresses.is_vague(run.text)
    if vague or draft.narration.links == "notes":
        draft.link(run.text, run.href)


def _address(draft: Draft, run: Run, start: int, end: int) -> Claim | None:
    """A link whose text is nothing but an address."""
    if not run.href or not addresses.is_address(run.text):
        return None
    words = addresses.as_link(run.text.strip(), draft.phrases)
    return Claim(start, end, words, "address", "announced", "address said as its host")


def _foreign(draft: Draft, run: Run, start: int, end: int, place: Place) -> Claim | None:
    if same_language(run.lang, place.language) or not any(map(str.isalpha, run.text)):
        return None
    apart = draft.has_voice(run.lang) or draft.narration.foreign == "announce"
    if _length(run.text) >= _PASSAGE and apart:
        return Claim(start, end, None, "passage", language=run.lang)
    written = run.text.strip()
    lexicon, engine = draft.lexicon, draft.engine
    # The author's word for it stands, be it for the word's own language or for that of the text around it.
    hints = lexicon.spans(written, run.lang, engine) or lexicon.spans(written, place.language, engine)
    words = say_stretch(written, run.lang, hints) if hints else say_words(written, run.lang)
    return Claim(start, end, words, "language")


def _length(text: str) -> int:
    """The words of ``text``; two characters are one in scripts that set no spaces between words."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


def _code(_: Draft, spot: _Spot) -> Claim | None:
    words = code_words.inline(spot.run.text, spot.place.language, keys=spot.run.kind == "kbd")
    return spot.claim(words, "code")


def _abbreviation(draft: Draft, spot: _Spot) -> Claim | None:
    tongue = spot.run.lang or spot.place.language
    words = abbreviations.expanded(spot.run, spot.plain, spot.start, spot.end, draft.abbreviations, tongue)
    return spot.claim(words, "abbr")


def _time(_: Draft, spot: _Spot) -> Claim | None:
    return spot.claim(dates.in_words(spot.run.text, spot.run.hint, spot.place.language), "time")


def _data(_: Draft, spot: _Spot) -> Claim | None:
    """A number whose exact value is known: "1.5M" marked as 1500000."""
    value, text = spot.run.hint, spot.run.text
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", value) or not re.fullmatch(r"\W*\d[\d.,\s]*\w?\W*", text):
        return None
    return spot.claim(say_words(value, spot.place.language), "data")


def _math(draft: Draft, spot: _Spot) -> Claim | None:
    if draft.narration.maths == "skip":
        return Claim(spot.start, spot.end, "", "math", "omitted", "policy: maths")
    if draft.narration.maths == "announce":
        words = draft.phrases.formula.rstrip(" :").lower()
        return Claim(spot.start, spot.end, words, "math", "announced", "policy: maths") if words else None
    return spot.claim(formulas.run_in_words(spot.run.text, spot.run.hint, spot.place.language), "math")


def _ruby(_: Draft, spot: _Spot) -> Claim | None:
    return spot.claim(spot.run.hint.strip(), "ruby")


def _image(draft: Draft, spot: _Spot) -> Claim | None:
    if draft.narration.images == "skip":
        return Claim(spot.start, spot.end, "", "image", "omitted", "policy: images")
    alt = spot.run.text.strip()
    if len(alt) < 3 or not any(map(str.isalnum, alt)):
        return None
    words = draft.phrases.inline_image.format(alt=say_words(alt, spot.run.lang or spot.place.language))
    return spot.claim(notes.in_passing(words, spot.plain, spot.start, spot.end), "image")


_KINDS: dict[str, Callable[[Draft, _Spot], Claim | None]] = {
    "code": _code,
    "kbd": _code,
    "abbr": _abbreviation,
    "time": _time,
    "data": _data,
    "math": _math,
    "ruby": _ruby,
    "image": _image,
}
