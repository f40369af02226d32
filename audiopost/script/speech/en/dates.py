# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates in the orders articles use: month first, day first, numeric, ISO; weekdays; ranges of days and months."""

from __future__ import annotations

import re

from audiopost.script.speech.en.calendar import (
    DAY,
    MONTH,
    TH,
    WEEKDAY,
    YEAR,
    any_year,
    date,
    day,
    month,
    weekday,
)
from audiopost.script.speech.en.grammar import final_stop
from audiopost.script.speech.en.numerals import year
from audiopost.script.speech.en.times import clock
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("date")

_DAY_FIRST = frozenset({"gb", "uk", "au", "nz", "ie", "in", "za", "sg"})
_END = r"(?![\w%\xb0])(?![.,:/]\d)(?![-\u2013]\d)"
_COMMA_YEAR = rf"(?:(?P<comma>,?\s+|,)(?P<year>{YEAR}|['\u2019\u2018]\d\d\b))?"


def _is_word(name: str) -> bool:
    """Whether a month's name is written like the ordinary word: "may", "march", "mar"."""
    return name.lower().rstrip(".") in ("may", "march", "mar") and name[0].islower()


def _pause(comma: str | None) -> str:
    return ", " if comma and "," in comma else " "


@RULES.rule(
    "iso",
    r"(?<![\w/.-])(\d{4})([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])"
    r"(?:\s?T\s?(?P<time>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?P<zone>Z|[+-]\d\d:?\d\d)?\b)?(?![\w/]|-\d)",
    needs=DIGITS,
)
def say_iso(match: re.Match[str], context: Context) -> str | None:
    if not 1000 <= int(match[1]) <= 2199:
        return None
    words = date(match[1], month(int(match[3])), match[4], ", ")
    if match["time"]:
        words += ", " + clock(*match["time"].split(":"))
    if match["zone"]:
        words += " U.T.C" if match["zone"] == "Z" else ""
    return words


@RULES.rule("numeric", r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/]|[.-]\d)", needs=DIGITS)
def say_numeric(match: re.Match[str], context: Context) -> str | None:
    first, second, separator = int(match[1]), int(match[3]), match[2]
    if (separator != "/" and len(match[4]) == 2) or (
        len(match[4]) == 4 and not 1000 <= int(match[4]) <= 2199
    ):
        return None
    region = context.language.lower().replace("_", "-").partition("-")[2]
    day_first = first > 12 or (region in _DAY_FIRST and second <= 12)
    days, months = (first, second) if day_first else (second, first)
    if not (1 <= days <= 31 and 1 <= months <= 12):
        return None
    return date(match[4], month(months), str(days))


@RULES.rule("nine-eleven", r"(?:(?<![\w/.-])|(?<=post-)|(?<=[Pp]re-))9/11(?![\w/]|[.,-]\d)", needs="9")
def say_nine_eleven(match: re.Match[str], context: Context) -> str:
    return "nine eleven"


@RULES.rule(
    "month-slash-day",
    rf"\b(?:on|by|until|since|due|dated|before|after|from|see\syou|{WEEKDAY}\.?,|\w+day,)\s(?P<span>(1[0-2]|0?[1-9])/({DAY}))(?![\w/%]|[.,]\d|\s(?:of|the|cup|inch|mile))",
    needs="/",
    flags=re.I,
)
def say_month_slash_day(match: re.Match[str], context: Context) -> str:
    return date(None, month(int(match[2])), match[3])


@RULES.rule(
    "hyphened",
    rf"(?<![\w-])(?:({MONTH})-({DAY})(?:-({YEAR}))?|({DAY})-({MONTH})(?:-({YEAR}|\d\d))?)(?![\w-])",
    needs="-",
    flags=re.I,
)
def say_hyphened(match: re.Match[str], context: Context) -> str:
    if match[1]:
        return date(match[3], month(match[1]), match[2])
    return date(match[6], month(match[5]), match[4])


@RULES.rule(
    "month-day-range",
    rf"\b(?P<month>{MONTH})\s+(?P<first>{DAY}){TH}?\s?[-\u2013\u2014]\s?(?:(?P<other>{MONTH})\s+)?(?P<last>{DAY}){TH}?{_COMMA_YEAR}{_END}",
    needs=DIGITS,
    flags=re.I,
)
def say_month_day_range(match: re.Match[str], context: Context) -> str | None:
    other = f"{month(match['other'])} " if match["other"] else ""
    words = f"{month(match['month'])} {day(match['first'])} to {other}{day(match['last'])}"
    return words + (_pause(match["comma"]) + any_year(match["year"]) if match["year"] else "")


@RULES.rule(
    "day-range-month",
    rf"(?<![\w.,/-])(?P<first>{DAY}){TH}?(?:\s(?P<one>{MONTH}))?\s?[-\u2013\u2014]\s?(?P<last>{DAY}){TH}?\s+(?P<month>{MONTH}){_COMMA_YEAR}(?!\w)",
    needs=DIGITS,
    flags=re.I,
)
def say_day_range_month(match: re.Match[str], context: Context) -> str | None:
    if _is_word(match["month"]) and not match["year"]:
        return None
    of = f" of {month(match['one'])}" if match["one"] else ""
    the = "" if context.before(match.start(), 5).lower().endswith("the ") else "the "
    words = f"{the}{day(match['first'])}{of} to the {day(match['last'])} of {month(match['month'])}"
    return words + (_pause(match["comma"]) + any_year(match["year"]) if match["year"] else "")


@RULES.rule(
    "month-day",
    rf"\b(?P<month>{MONTH})\s+(?P<day>{DAY})(?P<th>{TH})?{_COMMA_YEAR}(?![\w%\xb0])(?![.,:/]\d)(?!\s?(?:percent|per cent|million|billion|thousand)\b)",
    needs=DIGITS,
    flags=re.I,
)
def say_month_day(match: re.Match[str], context: Context) -> str | None:
    if _is_word(match["month"]) and not (
        match["year"] or match["th"] or re.match(r"[,.;)]|$", context.after(match.end()))
    ):
        return None
    if (
        match["month"] == "May"
        and not match["year"]
        and not match["th"]
        and _MAY_THEY.match(context.text, match.end())
    ):
        # "May 5 people come?" asks leave for them.
        before = context.before(match.start(), 3).strip(' "\u201c(')
        if not before or before[-1] in ".!?":
            return None
    return date(match["year"], month(match["month"]), match["day"], _pause(match["comma"]))


_MAY_THEY = re.compile(
    r"\s(?:people|of\s(?:us|them|you)|more|men|women|children|[a-z]{3,}s)\s(?!(?:was|is|are|were|will|in|on|at|before|after|and)\b)[a-z]"
)


@RULES.rule(
    "day-after-day",
    rf"\b{MONTH}\s+{DAY}{TH}?(?P<span>(?P<more>(?:,\s{DAY}{TH}?){{0,4}})(?P<and>,?\s(?:and|or|&)\s)(?P<last>{DAY}){TH}?)(?![\w%\xb0:/-]|[.,]\d|\s(?!in\b|at\b|to\b|on\b|of\b|for\b|from\b|and\b|with\b|by\b|as\b|when\b|were\b|was\b|are\b|will\b|after\b|before\b|respectively|this\b|last\b|\d)[a-z])",
    needs=DIGITS,
)
def say_day_after_day(match: re.Match[str], context: Context) -> str:
    """The further days of "May 3, 4 and 5"."""
    more = "".join(f", {day(figures)}" for figures in re.findall(r"\d+", match["more"]))
    return f"{more}{match['and'].replace('&', 'and')}{day(match['last'])}"


@RULES.rule(
    "days-month",
    rf"(?<![\w.,/:$\xa3\u20ac-])(?P<first>{DAY}){TH}?(?P<joint>\s(?:and|or|&)\s|/)(?P<last>{DAY}){TH}?\s+(?P<month>{MONTH}){_COMMA_YEAR}(?!\w)",
    needs=DIGITS,
)
def say_days_month(match: re.Match[str], context: Context) -> str | None:
    """ "1 and 2 May", "the night of 5/6 June 1944"."""
    if _is_word(match["month"]) or ("/" in match["joint"] and int(match["last"]) != int(match["first"]) + 1):
        return None
    joint = " to the " if "/" in match["joint"] else match["joint"].replace("&", "and")
    the = "" if context.before(match.start(), 5).lower().endswith("the ") else "the "
    words = f"{the}{day(match['first'])}{joint}{day(match['last'])} of {month(match['month'])}"
    if match["year"]:
        words += _pause(match["comma"]) + any_year(match["year"])
    return words + _kept_stop(match["month"], bool(match["year"]), context, match.end())


@RULES.rule(
    "day-month",
    rf"(?<![\w.,/:$\xa3\u20ac-])(?P<day>{DAY})(?P<th>{TH})?(?P<of>\s+of)?(?:\s+|(?=[A-Z]))(?P<month>{MONTH}){_COMMA_YEAR}(?!\w)",
    needs=DIGITS,
    flags=re.I,
)
def say_day_month(match: re.Match[str], context: Context) -> str | None:
    if (_is_word(match["month"]) and not match["year"]) or (match["of"] and not match["th"]):
        return None
    before = context.before(match.start(), 5).lower()
    the = "" if before.endswith("the ") or match["of"] else "the "
    words = f"{the}{day(match['day'])} of {month(match['month'])}"
    if match["year"]:
        words += _pause(match["comma"]) + any_year(match["year"])
    return words + _kept_stop(match["month"], bool(match["year"]), context, match.end())


def _kept_stop(name: str, year_follows: bool, context: Context, end: int) -> str:
    return "" if year_follows or not name.endswith(".") else final_stop(context, end)


@RULES.rule(
    "month-range", rf"\b({MONTH})\s?[-\u2013]\s?({MONTH})(?!\w)(?:(?P<comma>,?\s)(?P<year>{YEAR})\b)?"
)
def say_month_range(match: re.Match[str], context: Context) -> str:
    words = f"{month(match[1])} to {month(match[2])}"
    if match["year"]:
        return f"{words} {year(int(match['year']))}"
    return words + _kept_stop(match[2], False, context, match.end())


@RULES.rule("month-slash-month", rf"(?<![\w/])({MONTH})/({MONTH})(?![\w/])", needs="/")
def say_month_slash_month(match: re.Match[str], context: Context) -> str:
    """An issue's "May/June"."""
    return f"{month(match[1])} {month(match[2])}"


@RULES.rule(
    "month-year",
    rf"\b(?P<month>{MONTH})(?P<comma>,?\s+(?P<of>of\s+)?|(?<=\.))(?P<year>{YEAR}|['\u2019\u2018]\d\d)\b(?![,.]\d|\s?%)",
    needs=DIGITS,
    flags=re.I,
)
def say_month_year(match: re.Match[str], context: Context) -> str | None:
    if _is_word(match["month"]):
        return None
    return (
        f"{month(match['month'])}{' of ' if match['of'] else _pause(match['comma'])}{any_year(match['year'])}"
    )


@RULES.rule(
    "month-abbreviation", r"\b(?:Jan|Feb|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\.(?=[\s,;:)\u2013-]|$)", needs="."
)
def say_month_abbreviation(match: re.Match[str], context: Context) -> str:
    return month(match[0]) + final_stop(context, match.end())


@RULES.rule(
    "weekday-range",
    rf"(?<![\w-])({WEEKDAY})\b\.?(?:\s?(?P<joint>[-\u2013]|\bto\b|\bthrough\b|\bthru\b)\s?)({WEEKDAY})\b\.?",
)
def say_weekday_range(match: re.Match[str], context: Context) -> str:
    stop = final_stop(context, match.end()) if match[0].endswith(".") else ""
    joint = "through" if match["joint"].startswith("thr") else "to"
    return f"{weekday(match[1])} {joint} {weekday(match[3])}{stop}"


@RULES.rule("weekday-slash", rf"(?<![\w/-]){WEEKDAY}(?:/{WEEKDAY}){{1,6}}(?![\w/])", needs="/")
def say_weekday_slash(match: re.Match[str], context: Context) -> str:
    return ", ".join(weekday(name) for name in match[0].split("/"))


_AFTER_WEEKDAY = re.compile(
    rf",?\s+(?:{MONTH}\b|{DAY}{TH}?\b)|,?\s(?:and|or|&)\s{WEEKDAY}\b|,\s{WEEKDAY}\b|\s(?:\d|at\s\d|morning|afternoon|evening|night)"
)
_BEFORE_WEEKDAY = re.compile(
    rf"(?:\b(?:on|every|each|next|last|until|by|from|this)\s|\b{WEEKDAY}\b\.?(?:,|,?\s(?:and|or|&))\s)$", re.I
)


@RULES.rule("weekday", rf"(?<![\w-])({WEEKDAY})\b(?!['\u2019])\.?")
def say_weekday(match: re.Match[str], context: Context) -> str | None:
    dotted = match[0].endswith(".")
    if not (
        _AFTER_WEEKDAY.match(context.text, match.end())
        or _BEFORE_WEEKDAY.search(context.before(match.start(), 16))
    ):
        if not (dotted and match[1] in ("Tue", "Tues", "Thu", "Thur", "Thurs", "Fri", "Wed", "Weds", "Mon")):
            return None
    elif (
        match[1] in ("Sun", "Sat", "Mon")
        and not dotted
        and not _AFTER_WEEKDAY.match(context.text, match.end())
    ) or (match[1] == "Sun" and not dotted and context.before(match.start(), 4).lower() in ("the ", " the")):
        return None
    return weekday(match[1]) + (final_stop(context, match.end()) if dotted else "")
