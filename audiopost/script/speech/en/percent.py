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
    names_a_thing,
    sign,
    signed,
)
from audiopost.script.speech.en.numerals import is_one, number
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("percent")


_PER = {"yr": "year", "mo": "month", "wk": "week", "hr": "hour"}


@RULES.rule(
    "percent",
    rf"(?<![\w.,/$])(?P<sign>{SIGN})?(?P<low>{ANY})(?P<lowunit>\s?%)?(?:{DASH}(?P<high>{MINUS}{NUM})|{TOLERANCE}%?)\s?(?P<unit>%|\u2030)(?P<tail>-?age\b|\s?-?pts?\b)?(?P<per>\s?/\s?(?:years?|yr|month|mo|day|week|wk|hour|hr|annum)\b)?",
    needs="%\u2030",
)
def say_percent(match: re.Match[str], context: Context) -> str:
    words = sign(match["sign"]) + figure(match["low"])
    if match["high"]:
        words += f"{' percent' if match['lowunit'] else ''} to {signed(match['high'])}"
    if match["tolerance"]:
        words += f" plus or minus {number(match['tolerance'])}"
    return (
        words
        + (" percent" if match["unit"] == "%" else " per thousand")
        + ("" if not match["tail"] else "age" if "age" in match["tail"] else "age points")
        + (f" per {_PER.get(per, per)}" if (per := (match["per"] or "").strip(" /").rstrip("s")) else "")
    )


_GENES = re.compile(
    r"\b(?:DNA|RNA|PCR|primers?|sequenc\w+|genes?|genom\w+|amplicons?|reads?|fragments?|inserts?|exons?|introns?|nucleotides?|alleles?|deletions?|kb|transcripts?)\b"
)


_BITS = re.compile(
    r"\b(?:bits?|modems?|baud|bandwidth|network|connection|data|download|upload|speeds?|serial|streams?|audio|codec|kbps)\b",
    re.I,
)


@RULES.rule(
    "percent-letters",
    rf"(?<![\w.,/$])(?P<sign>{SIGN})?(?P<low>{NUM})(?:{DASH}(?P<high>{NUM}))?\s?(?P<unit>pct\b\.?|(?<=\d)pc\b|bps?\b|pp\b|p\.p\.)(?!/)",
    needs="p",
)
def say_percent_letters(match: re.Match[str], context: Context) -> str | None:
    unit = match["unit"]
    if unit == "bp" and _GENES.search(context.text):
        return f"{number(match['low'])}{' to ' + number(match['high']) if match['high'] else ''} base pairs"
    if unit == "bps" and not _BITS.search(context.text):
        pass
    elif unit in ("bp", "bps") and not re.search(
        r"\b(?:rates?|yields?|spreads?|basis|hike[ds]?|cuts?|Fed|ECB|points?|bonds?|Treasur\w+|rose|fell|inflation|tighten\w*)\b",
        context.text,
    ):
        return None
    if unit == "pp" and context.text[match.end() : match.end() + 1] == ".":
        return None
    thing = names_a_thing(context, match.start(), match.end())
    many = (match["high"] or not is_one(match["low"])) and not thing
    name = {"pct": "percent", "pct.": "percent", "pc": "percent"}.get(unit) or (
        ("basis point" if unit in ("bp", "bps") else "percentage point") + ("s" if many else "")
    )
    high = f" to {number(match['high'])}" if match["high"] else ""
    return f"{sign(match['sign'])}{number(match['low'])}{high} {name}"


_PERIODS = {
    "m": "month over month",
    "y": "year over year",
    "q": "quarter over quarter",
    "w": "week over week",
    "d": "day over day",
}


@RULES.rule(
    "period", r"(?<![\w/.])(?P<period>[myqwd])(?:/|-?o-?)(?P=period)(?![\w/])", needs="myqwd", flags=re.I
)
def say_period(match: re.Match[str], context: Context) -> str | None:
    """ "0.3% m/m": month over month."""
    if not re.search(
        r"(?:%|\bpercent|\bper cent|\d|\w)\s\(?$", context.before(match.start(), 10)
    ) or not re.search(r"\d", context.text):
        return None
    return _PERIODS[match["period"].lower()]
