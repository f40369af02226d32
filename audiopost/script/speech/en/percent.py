# SPDX-License-Identifier: GPL-3.0-or-later
"""Percentages, per mille, basis and percentage points."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import (
    ANY,
    DASH,
    MINUS,
    NUM,
    SIGN,
    TOLERANCE,
    figure,
    sign,
    signed,
)
from audiopost.script.speech.en.numerals import is_one, number
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("percent")


@RULES.rule(
    "percent",
    rf"(?<![\w.,/$])(?P<sign>{SIGN})?(?P<low>{ANY})(?P<lowunit>\s?%)?(?:{DASH}(?P<high>{MINUS}{NUM})|{TOLERANCE}%?)\s?(?P<unit>%|\u2030)(?P<tail>-?age\b)?",
    needs="%\u2030",
)
def say_percent(match: re.Match[str], context: Context) -> str:
    words = sign(match["sign"]) + figure(match["low"])
    if match["high"]:
        words += f"{' percent' if match['lowunit'] else ''} to {signed(match['high'])}"
    if match["tolerance"]:
        words += f" plus or minus {number(match['tolerance'])}"
    return (
        words + (" percent" if match["unit"] == "%" else " per thousand") + ("age" if match["tail"] else "")
    )


@RULES.rule(
    "percent-letters",
    rf"(?<![\w.,/$])(?P<sign>{SIGN})?(?P<low>{NUM})(?:{DASH}(?P<high>{NUM}))?\s?(?P<unit>pct\b\.?|bps?\b|pp\b|p\.p\.)(?!/)",
    needs="p",
)
def say_percent_letters(match: re.Match[str], context: Context) -> str | None:
    unit = match["unit"]
    if unit in ("bp", "bps") and not re.search(
        r"\b(?:rates?|yields?|spreads?|basis|hike[ds]?|cuts?|Fed|ECB|points?|bonds?|Treasur\w+|rose|fell|inflation|tighten\w*)\b",
        context.text,
    ):
        return None
    if unit == "pp" and context.text[match.end() : match.end() + 1] == ".":
        return None
    many = match["high"] or not is_one(match["low"])
    name = {"pct": "percent", "pct.": "percent"}.get(unit) or (
        ("basis point" if unit in ("bp", "bps") else "percentage point") + ("s" if many else "")
    )
    high = f" to {number(match['high'])}" if match["high"] else ""
    return f"{sign(match['sign'])}{number(match['low'])}{high} {name}"
