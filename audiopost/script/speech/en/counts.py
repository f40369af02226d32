# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts: round the clock, emergency numbers, "#1", thousands and millions by their letter, "100+"."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import MAGNITUDES, MILLIONS, NUM
from audiopost.script.speech.en.numerals import cardinal, digits, number, pairs
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("count")


@RULES.rule("all-week", r"(?<![\w/.-])24[/-]7(?:/365)?(?![\w/-]|[.,]\d)", needs="/-")
def say_all_week(match: re.Match[str], context: Context) -> str:
    return "twenty four seven" + (" three sixty five" if match[0].endswith("365") else "")


@RULES.rule("all-week-times", r"(?<![\w.])24\s?[x\xd7]\s?7(?!\w)", needs="x\xd7")
def say_all_week_times(match: re.Match[str], context: Context) -> str:
    return "twenty four seven"


@RULES.rule("emergency", r"(?<![\w.,/-])(?:911|999|112|101|411|311|988)(?![\w%]|[.,-]\d)", needs="19438")
def say_emergency(match: re.Match[str], context: Context) -> str | None:
    if not re.search(
        r"\b(?:call(?:ed|s|ing|er|ers)?|dial(?:ed|led|ing)?|ring|rang|phoned?|emergency|dispatch\w*|hotline|lifeline)\b",
        context.text,
        re.I,
    ):
        return None
    return digits(match[0])


@RULES.rule(
    "marked",
    r"(?<!\w)(?:#|\u2116|n[\xba\xb0]\s?)\s?(\d{1,3}(?:,\d{3})+|\d{1,6})(?P<letter>[A-Z])?(?![\w]|[.,]\d)",
    needs="#\u2116\xba\xb0",
)
def say_marked(match: re.Match[str], context: Context) -> str:
    figures = match[1].replace(",", "")
    words = digits(figures) if figures[0] == "0" and len(figures) > 1 else cardinal(int(figures))
    return f"number {words}" + (f" {match['letter']}" if match["letter"] else "")


_RACE = re.compile(
    r"\b(?:run|ran|runs|running|runner|runners|race|races|raced|jog|jogged|marathon|course|finish\w*|parkrun|walk)\b",
    re.I,
)
_SCREEN = re.compile(
    r"\b(?:video|videos|tv|tvs|television|display|displays|monitor|monitors|resolution|screen|screens|camera|footage|ultra|streaming|content|projector|hdr|gaming)\b",
    re.I,
)


@RULES.rule(
    "thousands",
    rf"(?<![\w.,/])(?<![A-Za-z\d]-)(?P<figures>{NUM})(?P<letter>k|K|M|B|bn|mn|m|tn)(?P<plus>\+)?(?![\w\u2019'/]|-(?![a-z]{{3}})|\.\w)",
    needs="kKMBbmt",
)
def say_thousands(match: re.Match[str], context: Context) -> str | None:
    letter, figures = match["letter"], match["figures"]
    if letter in "kK":
        k = not MILLIONS.match(context.text, match.end()) and (
            (figures in ("1.5", "3", "5", "8", "10", "15", "20") and _RACE.search(context.text))
            or (
                figures in ("2", "4", "5", "6", "8", "12", "16")
                and (
                    _SCREEN.search(context.text)
                    or (
                        figures in ("4", "8") and not re.match(r"\s[a-z]+s\b", context.after(match.end(), 16))
                    )
                )
            )
        )
        if figures in ("9", "10", "14", "18", "22", "24") and re.match(
            r"[\s-](?:[Gg]old|[Mm]agic|[Ww]hite|[Rr]ose|[Yy]ellow|solid|ring)", context.after(match.end(), 8)
        ):
            return f"{number(figures)} K"
        if figures in ("401", "403"):
            return f"{pairs(figures)} K"
        if k:
            return f"{number(figures)} K"
    if (
        letter == "B"
        and "." not in figures
        and not re.match(r"\s[a-z]{3,}s\b", context.after(match.end(), 16))
    ):
        return f"{number(figures)} B"
    if letter == "m" and not MILLIONS.match(context.text, match.end()):
        return None
    if match[0] == "3M" and not re.match(r"\s[a-z]{3,}s\b|\s?%", context.after(match.end(), 16)):
        return "three M"
    return f"{number(figures)} {MAGNITUDES[letter]}" + (" plus" if match["plus"] else "")


@RULES.rule("plus", rf"(?<![\w.,])(?P<figures>{NUM})\+(?![\w+=\d]|\s?\d)", needs="+")
def say_plus(match: re.Match[str], context: Context) -> str:
    return f"{number(match['figures'])} plus"
