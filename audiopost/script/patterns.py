# SPDX-License-Identifier: GPL-3.0-or-later
"""Regular expressions that an author wrote, made safe to run.

Python's engine backtracks: a repeat inside a repeat, or many open repeats in a row, can take for ever on a
harmless sentence. So open repeats are bounded, and patterns that would still explode are refused.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass, field

MAX_LENGTH = 300
MAX_REPEATS = 3
MAX_OPTIONALS = 5
# No word, number or phrase of a lexicon repeats anything more often than this.
BOUND = 40

_TOKEN = re.compile(
    r"(?P<escape>\\.)"
    r"|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<comment>\(\?#[^)]*\))"
    r"|(?P<open>\((?:\?(?:[:=!>]|<[=!]|P?<\w+>|[aiLmsux-]+:)?)?)"
    r"|(?P<close>\))"
    r"|(?P<repeat>[*+?]|\{\d*,?\d*\})(?P<mode>[?+]?)"
    r"|(?P<other>.)",
    re.DOTALL,
)


class PatternError(ValueError):
    """Why a pattern cannot be used, as the end of a sentence."""


@dataclass(slots=True)
class _Group:
    """What a group being read holds."""

    varies: bool = False
    parts: list[str] = field(default_factory=list)


def guarded(pattern: str, *, case: bool = False) -> re.Pattern[str]:
    """``pattern`` compiled, with its open repeats bounded to 40 times.

    Raises PatternError when it is too long, does not compile, matches the empty text, or could take for ever: a
    repeat inside a repeat, more than three repeats or five optional parts.
    """
    if len(pattern) > MAX_LENGTH:
        raise PatternError(f"is longer than {MAX_LENGTH} characters")
    flags = re.NOFLAG if case else re.IGNORECASE
    try:
        with warnings.catch_warnings(action="ignore", category=FutureWarning):
            re.compile(pattern, flags)
            compiled = re.compile(_bounded(pattern), flags)
    except (re.error, OverflowError, RecursionError) as error:
        raise PatternError(f"is no valid regular expression ({error})") from error
    if compiled.match(""):
        raise PatternError("also matches where there is nothing")
    return compiled


def _bounded(pattern: str) -> str:
    groups = [_Group()]
    closed: _Group | None = None
    repeats = optionals = 0
    parts: list[str] = []
    for token in _TOKEN.finditer(pattern):
        kind, text = token.lastgroup, token[0]
        if kind == "mode" and re.fullmatch(r"\{,?\}", token["repeat"]):
            kind = "other"  # braces that stand for themselves
        if kind != "mode":
            closed = None
        if kind == "open":
            groups.append(_Group())
        elif kind == "close" and len(groups) > 1:
            closed = groups.pop()
            groups[-1].varies |= closed.varies
        elif text == "|":
            groups[-1].varies = True
        elif kind == "mode":
            low, high = _counts(token["repeat"])
            if closed is not None and closed.varies and high > 1:
                raise PatternError("repeats a part that itself varies, which can take for ever; write it out")
            closed = None
            groups[-1].varies |= low != high
            repeats += low != high and high > 1
            optionals += low != high and high == 1
            text = f"{{{low},{high}}}{token['mode']}"
        parts.append(text)
    if repeats > MAX_REPEATS or optionals > MAX_OPTIONALS:
        raise PatternError(
            f"has more than {MAX_REPEATS} repeats or {MAX_OPTIONALS} optional parts; make several entries of it"
        )
    return "".join(parts)


def _counts(repeat: str) -> tuple[int, int]:
    if repeat in "*+?":
        return {"*": (0, BOUND), "+": (1, BOUND), "?": (0, 1)}[repeat]
    low, comma, high = repeat[1:-1].partition(",")
    if not comma:
        high = low
    first = int(low or 0)
    last = int(high) if high else max(first, BOUND)
    if last > 10 * BOUND:
        raise PatternError(f"repeats something more than {10 * BOUND} times")
    return first, min(last, max(first, BOUND))
