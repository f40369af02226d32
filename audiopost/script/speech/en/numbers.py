# SPDX-License-Identifier: GPL-3.0-or-later
"""Bare numbers: ordinals, decimals, signs, grouped and long figures; the last rules to be tried."""

from __future__ import annotations

import re

from audiopost.script.speech.en.numerals import LONGEST_PLAIN, digits, number, ordinal
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("number")


@RULES.rule("ordinal", r"(?<![\w.,])(\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?:st|nd|rd|th)\b", needs=DIGITS, flags=re.I)
def say_ordinal(match: re.Match[str], context: Context) -> str | None:
    return ordinal(int(match[1].replace(",", "")))


@RULES.rule("plain", r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<!\w)\.\d+", needs=DIGITS)
def say_number(match: re.Match[str], context: Context) -> str:
    figures = match[0]
    if len(figures) > LONGEST_PLAIN and figures.isdecimal():
        return digits(figures)
    return number(figures)
