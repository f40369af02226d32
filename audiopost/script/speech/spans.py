# SPDX-License-Identifier: GPL-3.0-or-later
"""The span pipeline: rules propose spoken spans over unprotected text; nothing is rewritten twice.

A rule sees the source text only, never another rule's output. What one rule has claimed is protected: a later
rule can look at it (its pattern's lookarounds see the whole text) but cannot claim it. Rules run in the order
of their language's list, so specific ones (a URL, a date) come before general ones (a bare number).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from audiopost.script.speech.source import Source

#: What the characters of a text must share with for a digit rule to be tried.
DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Span:
    """One change: ``source[start:end]`` is said as ``spoken`` because of ``rule``.

    ``start`` and ``end`` are offsets in the text given by the caller (code points, end exclusive);
    an empty ``spoken`` means that nothing is said there.
    """

    start: int
    end: int
    spoken: str
    rule: str


@dataclass(frozen=True, slots=True)
class Policy:
    """How much of what cannot be heard as words is said.

    ``urls``: "full" (every part) or "host" (the site's name only); ``emoji``: "say" or "drop";
    ``marks``: "say" or "drop" reference marks such as ``[12]``, ``*`` and ``†``.
    """

    urls: str = "host"
    emoji: str = "say"
    marks: str = "drop"


DEFAULT_POLICY = Policy()


@dataclass(slots=True)
class Context:
    """What a rule may know beyond its match: the whole text, its traits, the policy."""

    text: str
    language: str = "en"
    policy: Policy = DEFAULT_POLICY
    traits: dict[str, bool] = field(default_factory=dict)
    """Facts about the whole text (``"capitals"``: it is set in capitals), filled by the language's ``survey``."""

    def before(self, offset: int, width: int = 40) -> str:
        """The text just before ``offset``, at most ``width`` characters."""
        return self.text[max(0, offset - width) : offset]

    def after(self, offset: int, width: int = 40) -> str:
        """The text from ``offset`` on, at most ``width`` characters."""
        return self.text[offset : offset + width]


#: What a rule answers for a match: the words to say, several (start, end, words) claims, or None to decline.
Said = str | Sequence[tuple[int, int, str]] | None
Say = Callable[[re.Match[str], Context], Said]


@dataclass(frozen=True, slots=True)
class Rule:
    """One small named thing that says one kind of written text.

    ``source`` is the regular expression that finds candidates (a group named ``span`` narrows what is claimed), ``say`` gives the words or
    declines with None, ``needs`` lists characters of which the text must hold at least one ("" = always tried).
    """

    name: str
    source: str
    say: Say
    needs: frozenset[str] = frozenset()
    flags: int = 0

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern; compiled when a text first needs it, so that importing rules costs nothing."""
        return _compiled(self.source, self.flags)

    def try_on(self, text: str, **traits: bool) -> list[Span]:
        """What this rule alone proposes for ``text``: for tests and for people."""
        context = Context(text, traits=dict(traits))
        return claim(context, [self])


@cache
def _compiled(source: str, flags: int) -> re.Pattern[str]:
    return re.compile(source, flags)


class Rules:
    """A module's rules, in the order written; names are ``kind.rule``."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._rules: list[Rule] = []

    def rule(self, name: str, pattern: str, *, needs: str = "", flags: int = 0) -> Callable[[Say], Say]:
        """Register the decorated function as rule ``kind.name`` for matches of ``pattern``."""

        def register(say: Say) -> Say:
            self._rules.append(Rule(f"{self.kind}.{name}", pattern, say, frozenset(needs), flags))
            return say

        return register

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def __getitem__(self, name: str) -> Rule:
        for rule in self._rules:
            if rule.name == f"{self.kind}.{name}":
                return rule
        raise KeyError(f"{self.kind}.{name}")


def claim(context: Context, rules: Iterable[Rule], taken: Iterable[Span] = ()) -> list[Span]:
    """The spans that ``rules`` claim of the context's text, in text order, none overlapping another.

    ``taken`` spans (a lexicon's, an HTML hint's) are protected from the start and returned with the rest.
    """
    text = context.text
    spans = list(taken)
    mask = bytearray(len(text))
    for span in spans:
        mask[span.start : span.end] = b"\x01" * (span.end - span.start)
    alphabet = frozenset(text)
    for rule in rules:
        if rule.needs and rule.needs.isdisjoint(alphabet):
            continue
        _claim_one(context, rule, mask, spans)
    spans.sort(key=lambda span: (span.start, span.end))
    return spans


def _claim_one(context: Context, rule: Rule, mask: bytearray, spans: list[Span]) -> None:
    pattern = rule.pattern
    text, search, narrow = context.text, pattern.search, "span" in pattern.groupindex
    position, size = 0, len(text)
    while position <= size and (match := search(text, position)):
        start, end = match.span("span") if narrow and match.start("span") >= 0 else match.span()
        if start == end:
            position = match.end() + 1
            continue
        clash = mask.find(1, start, end)
        if clash >= 0:
            free = mask.find(0, clash)
            position = max(match.start() + 1, size + 1 if free < 0 else min(free, match.end()))
            continue
        said = rule.say(match, context)
        position = max(match.end(), match.start() + 1)
        if said is None:
            continue
        for first, last, words in [(start, end, said)] if isinstance(said, str) else said:
            if first < last and mask.find(1, first, last) < 0:
                mask[first:last] = b"\x01" * (last - first)
                spans.append(Span(first, last, words, rule.name))
                position = max(position, last)


_STOPS = " ,.;:!?)]\n।،؛؟。、"


def join(text: str, spans: Sequence[Span]) -> str:
    """``text`` with every span replaced by its words, spaced so that no two words run together."""
    parts: list[str] = []
    position = 0
    for span in spans:
        _put(parts, text[position : span.start])
        _put(parts, span.spoken)
        position = span.end
        if not span.spoken and parts and parts[-1][-1] == " ":
            # What is not said leaves no gap: "so [12]." is "so." and "so [12] far" is "so far".
            following = text[position : position + 1]
            if not following or following in _STOPS:
                parts[-1] = parts[-1][:-1]
                if not parts[-1]:
                    parts.pop()
    _put(parts, text[position:])
    return "".join(parts)


def _put(parts: list[str], piece: str) -> None:
    if not piece:
        return
    if (
        parts
        and (parts[-1][-1].isalnum() or parts[-1][-1] == "]")
        and (piece[0].isalnum() or piece[:2] == "[[")
    ):
        parts.append(" ")
    parts.append(piece)


def restore(spans: Iterable[Span], source: Source) -> list[Span]:
    """The spans with their offsets in the text as it was given."""
    return [Span(source.start(s.start), source.end(s.end), s.spoken, s.rule) for s in spans]
