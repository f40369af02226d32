# SPDX-License-Identifier: GPL-3.0-or-later
"""Bare numbers: ordinals, decimals, signs, grouped and long figures; the last rules to be tried."""

from __future__ import annotations

import re

from audiopost.script.speech.en.numerals import LONGEST_PLAIN, digits, number, ordinal, plural
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("number")


@RULES.rule(
    "ordinal", r"(?<![\w.,])(\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?:st|nd|rd|th)\b", needs=DIGITS, flags=re.I
)
def say_ordinal(match: re.Match[str], context: Context) -> str | None:
    figures = int(match[1].replace(",", ""))
    words = ordinal(figures)
    ending = match[0][-2:]
    if ending.isupper() and not words.endswith(
        {"ST": "first", "ND": "second", "RD": "third", "TH": "th"}[ending]
    ):
        # "the Atari 520ST".
        return None
    return words


@RULES.rule("team", r"(?<![\w.,])(\d{2})ers(?!\w)", needs="e")
def say_team(match: re.Match[str], context: Context) -> str:
    """ "the 49ers", "the 76ers"."""
    words = number(match[1])
    return words.removesuffix("e") + "ers"


@RULES.rule("many", r"(?<![\w.,])(?P<figures>100|1,?000|10,?000|100,?000)s(?=\sof\b)", needs="s")
def say_many(match: re.Match[str], context: Context) -> str:
    """ "1,000s of fans"."""
    return plural(number(match["figures"].replace(",", "")).removeprefix("one "))


@RULES.rule(
    "grouped",
    r"(?<![\w.,'\u2019])(?<!\d )(?:\d{1,3}(?:['\u2019]\d{3}){1,4}|\d{1,2}(?: \d{3}){2,4}|\d{1,3}(?: \d{3})? 000)(?![\w]|[.,'\u2019 ]\d)",
    needs=" '\u2019",
)
def say_grouped(match: re.Match[str], context: Context) -> str | None:
    """Thousands set apart by spaces or apostrophes: "1 000 000", "25'000"."""
    figures = re.sub(r"\D", "", match[0])
    return None if figures[0] == "0" else number(figures)


@RULES.rule("plural", r"(?<![\w.,])(\d{1,4})['\u2019]?s(?!\w)", needs="s")
def say_plural(match: re.Match[str], context: Context) -> str:
    """ "747s", "two 5s"."""
    return plural(number(match[1]))


@RULES.rule(
    "plain", r"(?<!\d,)\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\d.])\.\d+", needs=DIGITS
)
def say_number(match: re.Match[str], context: Context) -> str:
    figures = match[0]
    if figures[0] == "." and context.text[match.start() - 1 : match.start()].isalpha():
        return f"point {digits(figures)}"
    if figures[0] == "0" and len(figures) > 1 and figures.isdecimal():
        return digits(figures)
    if len(figures) > LONGEST_PLAIN and figures.isdecimal():
        return digits(figures)
    return number(figures)
