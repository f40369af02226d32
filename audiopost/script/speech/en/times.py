# SPDX-License-Identifier: GPL-3.0-or-later
"""Times of day, spans of them, zones, and durations written with colons."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import final_stop, speaks_of
from audiopost.script.speech.en.numerals import below_hundred, cardinal
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("time")

_HALF = r"(?:[ap]\.\s?m\b\.?|[ap]m\b)"
_ZONE = r"(?:e\.?[sd]\.?t|c\.?[sd]\.?t|m\.?[sd]\.?t|p\.?[sd]\.?t|e\.?t|c\.?t|m\.?t|p\.?t|g\.?m\.?t|u\.?t\.?c|b\.?s\.?t|c\.?e\.?s?\.?t|e\.?e\.?s?\.?t|i\.?s\.?t|j\.?s\.?t|a\.?[ek]\.?[sd]\.?t|h\.?s\.?t)"


def clock(hour: str, minute: str, second: str | None = None, half: bool = False) -> str:
    """A time of day in words; ``half`` when "a.m." or "p.m." is said after it."""
    hours, minutes = int(hour), int(minute)
    if second is not None:
        return duration(hours, minutes, int(second))
    if minutes == 0:
        if half:
            return below_hundred(hours)
        if hours == 0:
            return "zero hundred"
        return f"{below_hundred(hours)} o'clock" if hours < 13 else f"{below_hundred(hours)} hundred"
    tail = f"oh {below_hundred(minutes)}" if minutes < 10 else below_hundred(minutes)
    return f"{below_hundred(hours)} {tail}"


def duration(hours: int, minutes: int, seconds: int) -> str:
    """Hours, minutes and seconds in words."""
    parts = [
        f"{cardinal(amount)} {name}{'' if amount == 1 else 's'}"
        for amount, name in ((hours, "hour"), (minutes, "minute"), (seconds, "second"))
    ]
    return f"{parts[0]} {parts[1]} and {parts[2]}"


def halves(mark: str) -> str:
    """ "p.m." → "P.M"."""
    return "A.M" if mark[0] in "aA" else "P.M"


def _zone(mark: str | None) -> str:
    return " " + ".".join(mark.replace(".", "").upper()) if mark else ""


def _stop(context: Context, match: re.Match[str]) -> str:
    return final_stop(context, match.end()) if match[0].endswith(".") else ""


_TIME = r"(?:[01]?\d|2[0-4])"
_MINUTES = r"[0-5]\d"


@RULES.rule(
    "half-day-range",
    rf"(?<![\w.:,$/-])({_TIME})(?:[:.]({_MINUTES}))?\s?({_HALF})?\s?(?:[-\u2013\u2014]|\bto\b|\buntil\b)\s?({_TIME})(?:[:.]({_MINUTES}))?\s?({_HALF})(?:\s({_ZONE})\b\.?)?(?!\w)",
    needs="mM",
    flags=re.I,
)
def say_half_day_range(match: re.Match[str], context: Context) -> str | None:
    if int(match[1]) > 12 or int(match[4]) > 12:
        return None
    first = clock(match[1], match[2] or "00", half=True) + (f" {halves(match[3])}" if match[3] else "")
    last = f"{clock(match[4], match[5] or '00', half=True)} {halves(match[6])}"
    return f"{first} to {last}{_zone(match[7])}{_stop(context, match)}"


@RULES.rule(
    "half-day",
    rf"(?<![\w.:,$/-])({_TIME})(?:[:.\u2236]({_MINUTES}))?(?::({_MINUTES}))?(?:\s?|-)({_HALF})(?:,?\s\(?({_ZONE})\b\.?\)?)?(?!\w)",
    needs="mM",
    flags=re.I,
)
def say_half_day(match: re.Match[str], context: Context) -> list[tuple[int, int, str]] | None:
    if int(match[1]) > 24:
        return None
    if match[3]:
        words = duration(int(match[1]), int(match[2]), int(match[3]))
    else:
        words = clock(match[1], match[2] or "00", half=True)
    # "(8 p.m. EDT)": the bracket closes what was opened before.
    end = match.end() - (match[0].endswith(")") and "(" not in match[0])
    return [(match.start(), end, f"{words} {halves(match[4])}{_zone(match[5])}{_stop(context, match)}")]


_RATIO = re.compile(
    r"\b(?:ratio|odds|scale|diluted?|dilution|proportions?|mix(?:ture|ed)?|aspect|matched|split|randomi[sz]ed)\b",
    re.I,
)


def about_ratios(context: Context) -> bool:
    """Whether the text speaks of ratios, so that "3:10" is not a time."""
    return speaks_of(context, "ratios", _RATIO)


@RULES.rule(
    "range",
    rf"(?<![\w.:,$/-])({_TIME}):({_MINUTES})\s?(?:[-\u2013\u2014]|\bto\b)\s?({_TIME}):({_MINUTES})(?:\s({_ZONE})\b)?(?![\w:])",
    needs=":",
    flags=re.I,
)
def say_range(match: re.Match[str], context: Context) -> str:
    return f"{_spoken_hour(match[1], match[2])} to {_spoken_hour(match[3], match[4])}{_zone(match[5])}"


def _spoken_hour(hour: str, minute: str) -> str:
    return clock(hour, minute)


@RULES.rule(
    "military",
    r"(?<![\w.:,$/-])([01]\d|2[0-3])([0-5]\d)(?:(?=\s(?:hours|hrs|GMT|UTC|Zulu|EST|PST|CET)\b)|(?P<letter>h)(?!\w))",
    needs=DIGITS,
)
def say_military(match: re.Match[str], context: Context) -> str:
    hours, minutes = match[1], match[2]
    tail = " hours" if match["letter"] else ""
    first = f"zero {below_hundred(int(hours))}" if hours[0] == "0" else below_hundred(int(hours))
    if minutes == "00":
        return f"{first} hundred{tail}"
    oh = "oh " if minutes[0] == "0" else ""
    return f"{first} {oh}{below_hundred(int(minutes))}{tail}"


@RULES.rule(
    "military-bare",
    r"\b(?:[Aa]t|[Bb]y|until|from|since|before|after)\s(?P<span>0(\d)([0-5]\d))(?![\w%]|[.,:/-]\d)",
    needs="0",
)
def say_military_bare(match: re.Match[str], context: Context) -> str:
    """ "at 0900"."""
    minutes = below_hundred(int(match[3]))
    tail = "hundred" if match[3] == "00" else f"oh {minutes}" if match[3][0] == "0" else minutes
    return f"oh {below_hundred(int(match[2]))} {tail}"


@RULES.rule(
    "seconds",
    rf"(?<![\w.:,$/-])(\d{{1,3}}):({_MINUTES}):({_MINUTES})(\.\d+)?(?:\s?(Z)(?!\w))?(?![\w:])",
    needs=":",
)
def say_seconds(match: re.Match[str], context: Context) -> str:
    from audiopost.script.speech.en.numerals import digits

    words = duration(int(match[1]), int(match[2]), int(match[3]))
    if match[4]:
        words = words.rsplit(" ", 1)[0] + f" point {digits(match[4])} seconds"
    return words + (" Z" if match[5] else "")


@RULES.rule(
    "clock",
    rf"(?<![\w.:,$/-])({_TIME})[:\u2236]({_MINUTES})(?:\s?(h|hrs?|hours)\b(?!\w))?(?:\s({_ZONE})\b(?![.]?\w))?(?![\w:]|[.,]\d)",
    needs=":\u2236",
    flags=re.I,
)
def say_clock(match: re.Match[str], context: Context) -> str | None:
    if about_ratios(context):
        return None
    words = clock(match[1], match[2])
    if match[3]:
        words = words.replace(" o'clock", " hundred") + " hours"
    return words + _zone(match[4])


@RULES.rule(
    "offset",
    r"(?<![\w.])(?P<zone>UTC|GMT)\s?(?P<sign>[+\u2212\u2013-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?![\w:])",
    needs="UG",
)
def say_offset(match: re.Match[str], context: Context) -> str:
    """ "UTC\u221205:00", "GMT+5:30"."""
    minutes = match["minutes"]
    tail = f" {below_hundred(int(minutes))}" if minutes and minutes != "00" else ""
    sign = "plus" if match["sign"] == "+" else "minus"
    return f"{'.'.join(match['zone'])} {sign} {below_hundred(int(match['hours']))}{tail}"


@RULES.rule("hour-letter", r"(?<![\w.])(?P<hours>[01]?\d|2[0-4])h(?P<minutes>[0-5]\d)(?!\w)", needs="h")
def say_hour_letter(match: re.Match[str], context: Context) -> str:
    """ "14h30", as the French write it."""
    return clock(match["hours"], match["minutes"])


@RULES.rule(
    "dotted",
    rf"(?<![\w.:,$/-])(?P<hours>{_TIME})\.(?P<minutes>[0-5][05])(?=(?P<train>\s(?:train|bus|express|boat|ferry|mail|flight)\b)|[,;]|\.?\s?$|\s(?:we|he|she|they|I|it|the|on|this|that|in\sthe|tomorrow|yesterday|sharp|precisely)\b)(?!\d)",
    needs=".",
)
def say_dotted(match: re.Match[str], context: Context) -> str | None:
    """ "the 9.15 train", "at 8.30 we dined"."""
    before = context.before(match.start(), 16)
    if not match["train"] and (
        not re.search(r"(?:^|[\s(\"\u201c])(?:[Aa]t|[Uu]ntil|[Tt]ill|[Aa]bout)\s$", before)
        or re.search(r"\b(?:closed|traded|priced|stood|stands|set|valued|stable|up|down)\sat\s$", before)
        or not re.search(
            r"\b(?:o'clock|morning|evening|night|afternoon|noon|dinn?er|dined|lunch|breakfast|tea|supper|train|left|arriv\w+|woke|rose|bed|start\w*|began|begins?|opens?|meet\w*|met|doors)\b",
            context.text,
        )
    ):
        return None
    return clock(match["hours"], match["minutes"], half=match["minutes"] == "00")


@RULES.rule("central", r"(?<![\w./])(?P<eastern>1?\d)/(?P<central>1?\d)c(?:entral)?(?!\w)", needs="c")
def say_central(match: re.Match[str], context: Context) -> str | None:
    """A broadcast's "9/8c": nine Eastern, eight Central."""
    if int(match["eastern"]) % 12 != (int(match["central"]) + 1) % 12:
        return None
    return f"{cardinal(int(match['eastern']))}, {cardinal(int(match['central']))} Central"


@RULES.rule(
    "lengths",
    r"(?<![\w.,])(?:(\d{1,3})\s?h(?:rs?|ours?)?\.?\s?)(\d{1,2})\s?m(?:ins?\.?|inutes?)?(?:\s?(\d{1,2})\s?s(?:ecs?\.?)?)?(?!\w)",
    needs="h",
)
def say_lengths(match: re.Match[str], context: Context) -> str:
    """ "1h 30m", "2 hr 5 min 3 s"."""
    parts = [
        f"{cardinal(int(figures))} {name}{'' if int(figures) == 1 else 's'}"
        for figures, name in zip(match.groups(), ("hour", "minute", "second"), strict=True)
        if figures
    ]
    stop = final_stop(context, match.end()) if match[0].endswith(".") else ""
    return " ".join(parts) + stop


@RULES.rule(
    "minutes-seconds", r"(?<![\w.,])(\d{1,3})\s?m(?:in)?\s?(\d{1,2}(?:\.\d+)?)\s?s(?:ec)?(?!\w)", needs="m"
)
def say_minutes_seconds(match: re.Match[str], context: Context) -> str:
    from audiopost.script.speech.en.numerals import number

    return f"{cardinal(int(match[1]))} minute{'' if match[1] == '1' else 's'} {number(match[2])} second{'' if match[2] == '1' else 's'}"


@RULES.rule("interval", r"(?<!\w)q(\d{1,2})h(?!\w)", needs="q")
def say_interval(match: re.Match[str], context: Context) -> str:
    """A prescription's "q8h"."""
    return f"every {cardinal(int(match[1]))} hours"
