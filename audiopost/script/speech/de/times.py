# SPDX-License-Identifier: GPL-3.0-or-later
"""German clock times and durations."""

from __future__ import annotations

import re

from audiopost.script.speech.de.numerals import cardinal
from audiopost.script.speech.shared.letters import spell
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("time")

_HOUR = r"(?:[01]?\d|2[0-4])"


def clock(hour: str, minute: str = "", second: str = "") -> str:
    """ "14", "30" → "vierzehn Uhr dreißig"."""
    words = f"{cardinal(int(hour), 'ein')} Uhr"
    if second:
        units = [(minute, "Minute"), (second, "Sekunde")]
        parts = [f"{cardinal(int(n), 'eine')} {unit}{'' if int(n) == 1 else 'n'}" for n, unit in units]
        return f"{words} {' '.join(parts)}"
    return f"{words} {cardinal(int(minute))}" if minute and int(minute) else words


@RULES.rule("half", r"(?<![\w.,/])(?:½|1/2)\s(?P<h>1[0-2]|[1-9])(?:\sUhr\b)", needs="½/")
def say_half(match: re.Match[str], context: Context) -> str:
    return f"halb {cardinal(int(match['h']), 'eins')}"


@RULES.rule(
    "range",
    rf"(?<![\w.,:])(?P<h1>{_HOUR})(?:[:.](?P<m1>[0-5]\d))?\s?(?:Uhr\s)?(?:[-–]|bis)\s?(?P<h2>{_HOUR})(?:[:.](?P<m2>[0-5]\d))?\s?(?:Uhr\b|h\b)",
    needs=DIGITS,
)
def say_range(match: re.Match[str], context: Context) -> str:
    first = clock(match["h1"], match["m1"] or "") if match["m1"] else cardinal(int(match["h1"]), "ein")
    return f"{first} bis {clock(match['h2'], match['m2'] or '')}"


@RULES.rule(
    "clock",
    rf"(?<![\w.,:])(?P<h>{_HOUR})[:.](?P<m>[0-5]\d)(?:[:.](?P<s>[0-5]\d))?\s?(?:Uhr\b|h\b)",
    needs=DIGITS,
    flags=re.I,
)
def say_clock(match: re.Match[str], context: Context) -> str:
    return clock(match["h"], match["m"], match["s"] or "")


@RULES.rule(
    "hour", rf"(?<![\w.,:])(?P<h>{_HOUR})\s?Uhr(?:\s(?P<m>[0-5]?\d)(?![\w.,]))?\b", needs=DIGITS, flags=re.I
)
def say_hour(match: re.Match[str], context: Context) -> str:
    return clock(match["h"], match["m"] or "")


@RULES.rule(
    "zone",
    r"(?<=\bUhr\s)(?P<zone>UTC|GMT|ME[S]?Z|CES?T|[ECMP][SD]T|BST)(?P<offset>\s?[+−-]\s?\d{1,2})?(?!\w)",
    needs="Uu",
    flags=re.I,
)
def say_zone(match: re.Match[str], context: Context) -> str:
    if not match["offset"]:
        return spell(match["zone"])
    figures = match["offset"].strip()
    return f"{spell(match['zone'])} {'plus' if figures[0] == '+' else 'minus'} {cardinal(int(figures[1:]))}"


@RULES.rule("short", rf"(?<=\b[Uu]m\s|\b[Aa]b\s)(?P<h>{_HOUR})(?:\.(?P<m>[0-5]\d))?\s?h(?!\w)\.?", needs="h")
def say_short(match: re.Match[str], context: Context) -> str:
    stop = "." if match[0].endswith(".") and not context.after(match.end(), 4).strip() else ""
    return clock(match["h"], match["m"] or "") + stop


@RULES.rule(
    "dotted",
    rf"(?<=\b[Uu]m\s)(?P<h>{_HOUR})\.(?P<m>[0-5]\d)(?![\w%€]|[.,]\d|\s?(?:%|€|Prozent|Euro))",
    needs=".",
)
def say_dotted(match: re.Match[str], context: Context) -> str:
    return clock(match["h"], match["m"])


@RULES.rule("colon", rf"(?<![\w.,:/]){_HOUR}:[0-5]\d(?::[0-5]\d)?(?![\w:]|[.,]\d)", needs=":")
def say_colon(match: re.Match[str], context: Context) -> str | None:
    parts = match[0].split(":")
    if len(parts[0]) == 1 and not re.search(
        r"\b(?:[Uu]m|[Aa]b|[Bb]is|[Vv]on|[Gg]egen|[Nn]ach|[Vv]or|[Ss]eit)\s\Z", context.before(match.start())
    ):
        return None
    return clock(*parts)


@RULES.rule(
    "duration",
    r"(?<![\w.,:])(?P<h>\d{1,3}):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?\s?(?P<unit>Stunden|Std\.|Minuten|Min\.)",
    needs=":",
)
def say_duration(match: re.Match[str], context: Context) -> str:
    names = (
        ["Stunde", "Minute", "Sekunde"] if match["unit"][0] == "S" or match["s"] else ["Minute", "Sekunde"]
    )
    values = [match["h"], match["m"], *([match["s"]] if match["s"] else [])]
    parts = [
        f"{cardinal(int(n), 'eine')} {name}{'' if int(n) == 1 else 'n'}"
        for n, name in zip(values, names, strict=False)
    ]
    return " ".join(parts[:-1]) + " und " + parts[-1]
