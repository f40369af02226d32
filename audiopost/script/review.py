# SPDX-License-Identifier: GPL-3.0-or-later
"""What an author should listen to before the audience does: words that no rule can be sure of, each once.

Acronyms the lexicon does not know, names in unfamiliar spelling, numbers that fit no pattern, words that mix scripts;
with how they will be said, as ``[[lexicon]]`` tables to be corrected and kept.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from audiopost.model import Script, Utterance
from audiopost.script.lexicon import Lexicon, builtin
from audiopost.script.speech.spans import Span
from audiopost.script.tongues import primary
from audiopost.script.words import explain

RiskKind = Literal["acronym", "name", "number", "scripts"]


@dataclass(frozen=True, slots=True)
class Risk:
    """A word to listen to: how it is ``written`` and ``spoken``, how often it occurs, and a stretch of its context."""

    kind: RiskKind
    written: str
    spoken: str
    language: str
    count: int
    context: str


_TOKEN = re.compile(r"[^\s\u00a0/—–…]+")
_EDGES = "\"'“”„«»‘’‚()[]{}<>.,;:!?*•·|"
_ADDRESS = re.compile(r"[@_/\\]|\w\.\w{2,}|\(\)|https?:")
_ACRONYM = re.compile(
    r"(?:[A-Z]\.){2,}[A-Z]?|(?=.*[A-Z].*[A-Z])[A-Z][A-Za-z&-]*[A-Z&]s?|[a-z]{1,2}[A-Z]{2,}s?"
)
_ORDINARY_NUMBER = re.compile(
    r"[-−+±~≈<>]?[$€£¥]?\d{1,4}(?:[,.’ ]\d{3})*(?:[.,]\d+)?(?:%|‰|°[CF]?|st|nd|rd|th|s|[a-z]{1,3}|[KkMB]n?)?|'?\d0s"
    r"|\d{1,2}:\d{2}(?:am|pm)?|\d+[–-]\d+|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.",
)
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*")
# Spellings that English words of English stock do not have.
_UNFAMILIAR = re.compile(
    r"^(?:ng|sz|cz|mb|nk|nd|xh|dz|hl|tl|vl|vr|zh|zb|zl|zw|kh|gj|dj|pf|bj|fj|hj|kj|lj|nj|sv|sr|mn|tx|x)"
    r"|q(?!u)|cz|sz|rz|zs|dž|aa|ii|uu|jj|vv|kk|[bcdfghjklmnpqrstvwxz]{5}|[^aeioun]j|[ijuvqj]$|eaux?$|oux$|ski$|wicz$",
    re.IGNORECASE,
)
_AROUND = 30
_KINDS: dict[RiskKind, str] = {
    "acronym": "acronym",
    "name": "unfamiliar name",
    "number": "odd number",
    "scripts": "letters of several scripts",
}


def risky(script: Script, lexicon: Lexicon | None = None) -> tuple[Risk, ...]:
    """The risky words of ``script`` in the order they are first said; what ``lexicon`` (else ours) knows is not one."""
    known = lexicon or Lexicon((builtin(),))
    found: dict[tuple[str, str], Risk] = {}
    for utterance in script.utterances:
        if utterance.role in {"announcement", "code", "math"}:
            continue
        tokens = list(_tokens(utterance))
        if not tokens:
            continue
        hints = known.spans(utterance.shown, utterance.language)
        spans: Sequence[Span] | None = None
        for kind, start, end in tokens:
            if any(span.start < end and start < span.end for span in hints):
                continue
            if spans is None:
                spans = explain(utterance.shown, utterance.language, hints=hints).spans
            _note(found, utterance, kind, start, end, spans)
    return tuple(found.values())


def _note(
    found: dict[tuple[str, str], Risk],
    utterance: Utterance,
    kind: RiskKind,
    start: int,
    end: int,
    spans: Sequence[Span],
) -> None:
    written = utterance.shown[start:end]
    key = (written, utterance.language)
    if key in found:
        known = found[key]
        found[key] = Risk(known.kind, written, known.spoken, known.language, known.count + 1, known.context)
        return
    spoken = _as_said(utterance.shown, start, end, spans)
    if not spoken or "[[" in spoken:
        return
    context = utterance.shown[max(0, start - _AROUND) : end + _AROUND]
    found[key] = Risk(kind, written, spoken, utterance.language, 1, context.strip())


def _as_said(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    """How ``text[start:end]`` is said: its spans' words, and as it is written between them."""
    parts: list[str] = []
    at = start
    for span in spans:
        if span.end <= start or span.start >= end:
            continue
        parts += [text[at : max(at, span.start)], span.spoken]
        at = min(end, span.end)
    parts.append(text[at:end])
    return " ".join(" ".join(parts).split())


def _tokens(utterance: Utterance) -> Iterator[tuple[RiskKind, int, int]]:
    text = utterance.shown
    shouted = text.upper() == text
    for match in _TOKEN.finditer(text):
        bare = match[0].strip(_EDGES)
        start = match.start() + len(match[0]) - len(match[0].lstrip(_EDGES))
        if bare.endswith(("'s", "’s")):
            bare = bare[:-2]
        if bare and (kind := _kind(bare, utterance, start == 0 or _opens(text, start), shouted)):
            yield kind, start, start + len(bare)


def _opens(text: str, start: int) -> bool:
    """Does a sentence (or a quotation) begin at ``start``?"""
    return text[:start].rstrip(" \"'“„«(")[-1:] in {"", ".", "!", "?", ":"}


def _kind(bare: str, utterance: Utterance, first: bool, shouted: bool) -> RiskKind | None:
    if len(bare) > 40 or _ADDRESS.search(bare):
        return None
    if len(_scripts(bare)) > 1:
        return "scripts"
    if any(map(str.isdigit, bare)):
        if not any("0" <= character <= "9" for character in bare):
            return None  # raised and lowered figures: powers and formulas
        return None if _ORDINARY_NUMBER.fullmatch(bare) else "number"
    if not shouted and _ACRONYM.fullmatch(bare):
        return "acronym"
    if (
        _NAME.fullmatch(bare)
        and len(bare) > 2
        and not shouted
        and _unfamiliar(bare, utterance.language, first)
    ):
        return "name"
    return None


def _unfamiliar(word: str, language: str, first: bool) -> bool:
    code = primary(language)
    if code == "en":
        return not word.isascii() or (not first and bool(_UNFAMILIAR.search(word)))
    if code not in _ALPHABETS or first:
        return False
    return any(character not in _ALPHABETS[code] for character in word.lower() if character.isalpha())


_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ALPHABETS = {"de": _LATIN + "äöüßé", "es": _LATIN + "áéíóúüñ", "fr": _LATIN + "àâäæçéèêëîïôœùûüÿ"}


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    return unicodedata.name(character, "").split(" ")[0]


def _scripts(word: str) -> set[str]:
    """The scripts of a word's letters; Japanese mixes its own."""
    scripts = {_script(character) for character in word if character.isalpha()}
    if scripts <= {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC"}:
        return {"CJK"}
    return scripts - {"MODIFIER", "MICRO", "FEMININE", "MASCULINE", "DOUBLE-STRUCK", "SCRIPT", "SUPERSCRIPT"}


def to_toml(risks: Sequence[Risk]) -> str:
    """``risks`` as ``[[lexicon]]`` tables for ``audiopost.toml``: correct ``say``, delete what is right."""
    if not risks:
        return "# Nothing in this article looks risky.\n"
    tables = [
        "# How these will be said. Keep and correct what is wrong, delete the rest, paste it into audiopost.toml."
    ]
    for risk in risks:
        times = "once" if risk.count == 1 else f"{risk.count} times"
        lines = [
            "",
            f"# {_KINDS[risk.kind]}, {times}: {_comment(risk.context)}",
            "[[lexicon]]",
            f"match = {_string(risk.written)}",
            f"say = {_string(risk.spoken)}",
            "case = true",
        ]
        if risk.language:
            lines.append(f"language = {_string(primary(risk.language))}")
        tables += lines
    return "\n".join(tables) + "\n"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
