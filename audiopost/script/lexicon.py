# SPDX-License-Identifier: GPL-3.0-or-later
"""How words are said that no rule can know: a show's lexicon over a site's over the one that comes with audiopost.

A lexicon gives protected spans (:class:`~audiopost.script.speech.spans.Span`) that are passed as ``hints`` to
:func:`audiopost.script.words.spoken`, so that no rule touches what an author has decided.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from audiopost.config import LexiconEntry
from audiopost.errors import ScriptError
from audiopost.script.patterns import PatternError, guarded
from audiopost.script.speech.spans import Span

__all__ = ["Layer", "Lexicon", "builtin"]

_WORD = re.compile(r"\w+")
_GROUP = re.compile(r"\\(?:g<(\w+)>|(\d{1,2}))")
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_PIECE = 2_000
_SIBILANT, _VOICELESS = "szʃʒ", "ptkfθ"


@dataclass(frozen=True, slots=True)
class Layer:
    """Entries of one origin; ``name`` is the file (or "audiopost") that messages and ``--explain`` name."""

    name: str
    entries: tuple[LexiconEntry, ...]


@dataclass(frozen=True, slots=True)
class _Compiled:
    entry: LexiconEntry
    rule: str
    guarded: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """What to look for; that of a word is made when the word is first met."""
        return self.guarded or _plain(self.entry.match, self.entry.case)


@dataclass(slots=True)
class _Index:
    """A layer's entries: by the first word of what they match, and those that must be searched for."""

    by_word: dict[str, list[_Compiled]] = field(default_factory=lambda: defaultdict(list))
    searched: list[_Compiled] = field(default_factory=list)


class Lexicon:
    """Layers of entries, the first winning over the next; within a layer longer matches win over shorter ones.

    Raises ScriptError naming file and entry when an entry does not have exactly one of ``say``, ``ipa``, ``spell``
    and ``skip``, or its regular expression cannot be used.
    """

    def __init__(self, layers: Iterable[Layer] = ()) -> None:
        self.layers = tuple(layers)
        self._indexes = [_index(layer) for layer in self.layers]

    def __bool__(self) -> bool:
        return any(layer.entries for layer in self.layers)

    def spans(self, text: str, language: str = "en", engine: str = "") -> list[Span]:
        """What the entries for ``language`` (BCP 47) and ``engine`` ("" = any) say of ``text``, in text order.

        Offsets are those of ``text``. ``ipa`` entries become ``[[ipa|written]]``, ``spell`` entries dotted letters.
        """
        spans: list[Span] = []
        mask = bytearray(len(text))
        for index in self._indexes:
            for found, start, end in _matches(index, text):
                if not _applies(found.entry, language, engine) or mask.find(1, start, end) >= 0:
                    continue
                span = _span(found, text, start, end, language)
                mask[span.start : span.end] = b"\x01" * (span.end - span.start)
                spans.append(span)
        return sorted(spans, key=lambda span: span.start)


@cache
def builtin() -> Layer:
    """The small lexicon that comes with audiopost: words that espeak-ng says wrongly."""
    import tomllib
    from importlib.resources import files

    data = tomllib.loads((files("audiopost.script") / "data" / "lexicon.toml").read_text(encoding="utf-8"))
    return Layer("audiopost", tuple(LexiconEntry(**table) for table in data["lexicon"]))


def check(entry: LexiconEntry, name: str) -> None:
    """Raise ScriptError, naming the file ``name``, unless ``entry`` says one thing about one match."""
    label = f"{name}: the lexicon entry for {entry.match[:60]!r}"
    if not entry.match.strip():
        raise ScriptError(f"{name}: a lexicon entry has an empty match; write the word it is for")
    given = [key for key in ("say", "ipa", "spell", "skip") if getattr(entry, key)]
    if len(given) != 1:
        had = " and ".join(given) or "none of them"
        raise ScriptError(f"{label} needs exactly one of say, ipa, spell and skip, but has {had}")
    if any(mark in entry.ipa for mark in ("[", "]", "|", "\n")):
        raise ScriptError(f"{label} has brackets or bars in its ipa; write the bare phonemes")


def _index(layer: Layer) -> _Index:
    index = _Index()
    for number, entry in enumerate(layer.entries, 1):
        check(entry, layer.name)
        compiled = _Compiled(entry, f"lexicon.{layer.name}:{number}", _regex(entry, layer.name))
        first = _WORD.match(entry.match)
        if entry.regex or first is None:
            index.searched.append(compiled)
        else:
            index.by_word[first[0].casefold()].append(compiled)
    for sharing in index.by_word.values():
        sharing.sort(key=lambda one: -len(one.entry.match))
    return index


@lru_cache(maxsize=4096)
def _plain(match: str, case: bool) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in match.split())
    end = r"(?!\w)" if match.rstrip()[-1].isalnum() else ""
    return re.compile(rf"(?<!\w){words}{end}", re.NOFLAG if case else re.IGNORECASE)


def _regex(entry: LexiconEntry, name: str) -> re.Pattern[str] | None:
    """The guarded expression of a regex entry; None for a word."""
    if not entry.regex:
        return None
    try:
        pattern = guarded(entry.match, case=entry.case)
    except PatternError as error:
        raise ScriptError(f"{name}: the lexicon entry for {entry.match[:60]!r} {error}") from error
    for named, numbered in _GROUP.findall(entry.say):
        known = named in pattern.groupindex or (numbered or named).isdigit()
        if not known or ((numbered or named).isdigit() and int(numbered or named) > pattern.groups):
            raise ScriptError(
                f"{name}: the lexicon entry for {entry.match[:60]!r} says group {named or numbered}, which it lacks"
            )
    return pattern


def _matches(index: _Index, text: str) -> list[tuple[_Compiled, int, int]]:
    """All matches of a layer, longest first among those that begin at one word."""
    found: list[tuple[_Compiled, int, int]] = []
    if index.by_word:
        for word in _WORD.finditer(text):
            for compiled in index.by_word.get(word[0].casefold(), ()):
                match = compiled.pattern.match(text, word.start())
                if match:
                    found.append((compiled, *match.span()))
    for compiled in index.searched:
        # Piece by piece, so that an author's expression costs no more than its piece.
        for start in range(0, len(text), _PIECE):
            for match in compiled.pattern.finditer(text, start, min(len(text), start + _PIECE)):
                if match.end() > match.start():
                    found.append((compiled, *match.span()))
    return found


def _applies(entry: LexiconEntry, language: str, engine: str) -> bool:
    if entry.engine and entry.engine.casefold() != engine.casefold():
        return False
    wanted, tag = entry.language.replace("_", "-").casefold(), language.replace("_", "-").casefold()
    return not wanted or tag == wanted or tag.startswith(wanted + "-")


def _span(found: _Compiled, text: str, start: int, end: int, language: str) -> Span:
    entry, written = found.entry, text[start:end]
    if entry.skip:
        return Span(start, end, "", found.rule)
    if entry.say:
        said = entry.say
        if entry.regex:
            match = found.pattern.match(text, start)
            said = _GROUP.sub(_filler(match), said) if match else said
        return Span(start, end, said, found.rule)
    if entry.spell:
        return Span(start, end, spelled(written), found.rule)
    ipa, suffix = entry.ipa, _POSSESSIVE.match(text, end) if language[:2].lower() == "en" else None
    if suffix:
        end, written, ipa = suffix.end(), written + suffix[0], ipa + _genitive(ipa)
    shown = written.replace("]", "").replace("|", " ")
    return Span(start, end, f"[[{ipa}|{shown}]]", found.rule)


def _filler(match: re.Match[str]) -> Callable[[re.Match[str]], str]:
    def fill(group: re.Match[str]) -> str:
        key = group[1] or group[2]
        return (match[int(key)] if key.isdigit() else match[key]) or ""

    return fill


def _genitive(ipa: str) -> str:
    last = ipa.rstrip("ːˈˌ")[-1:]
    return "ᵻz" if last in _SIBILANT else "s" if last in _VOICELESS else "z"


def spelled(word: str) -> str:
    """``word`` letter by letter in the form of our convention: "NMDA" → "N.M.D.A", "H1N1" → "H 1 N 1"."""
    runs: list[str] = []
    for character in word:
        if character.isalpha() and runs and runs[-1][-1].isalpha():
            runs[-1] += "." + character.upper()
        elif character.isalnum():
            runs.append(character.upper())
    return " ".join(runs) or word
