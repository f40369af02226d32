# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts of a whole: fractions, mixed numbers, ratings, shares, sight, apertures."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import FRACTIONS, NUM, VULGAR, mixed
from audiopost.script.speech.en.numerals import cardinal, number, year
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("fraction")


@RULES.rule(
    "vision",
    r"(?<![\w/.-])(?:20/20(?![\w/]|[.,]\d)|20-20(?=\s(?:vision|hindsight))|20/40(?=\s(?:vision|hindsight|eyesight))|4/20(?![\w/]|[.,]\d))",
    needs="/-",
)
def say_vision(match: re.Match[str], context: Context) -> str:
    """ "20/20", and the 20th of April."""
    first, second = re.split("[/-]", match[0])
    return f"{cardinal(int(first))} {cardinal(int(second))}"


_SPLIT = re.compile(r"\s(?:split|mix|share|deal|ownership|partnership|rule|chance)\b")


@RULES.rule("split", r"(?<![\w/.,])(\d{2})[/-](\d{2})(?![\w/-]|[.,]\d)", needs="/-")
def say_split(match: re.Match[str], context: Context) -> str | None:
    """ "50/50", "80/20": two parts of a hundred."""
    if int(match[1]) + int(match[2]) != 100 or (
        "-" in match[0] and match[1] != "50" and not _SPLIT.match(context.text, match.end())
    ):
        return None
    return f"{cardinal(int(match[1]))} {cardinal(int(match[2]))}"


@RULES.rule("rating", rf"(?<![\w/.,])({NUM})/(5|10|20|100)(?![\w/]|[.,]\d)", needs="/")
def say_rating(match: re.Match[str], context: Context) -> str | None:
    rated = re.search(
        r"\b(?:rat(?:ed|ing|ings|e)|scor(?:ed|es|e|ing)|graded?|gave|marks?|stars?|rank(?:ed|s)?|review|pain|got)\b",
        context.text,
        re.I,
    )
    if ("." not in match[1] and not rated) or float(match[1].replace(",", "")) > int(match[2]):
        return None
    return f"{number(match[1])} out of {number(match[2])}"


@RULES.rule("mixed", rf"(?<![\w/.,])(\d[\d,]*)?[ -]?([{FRACTIONS}])", needs=FRACTIONS)
def say_mixed(match: re.Match[str], context: Context) -> str:
    lead = " " if match[0][0] in " -" and not match[1] else ""
    return lead + mixed(match[1] or "", *VULGAR[match[2]])


@RULES.rule(
    "fraction-adjective",
    r"(?<![\w/.,])(?:(?P<whole>\d{1,3})[ -])?(?P<top>\d{1,2})/(?P<bottom>\d{1,2})-(?=[a-z]{3})",
    needs="/",
)
def say_fraction_adjective(match: re.Match[str], context: Context) -> str | None:
    """ "a 3/4-inch pipe"."""
    top, bottom = int(match["top"]), int(match["bottom"])
    if not 0 < top < bottom:
        return None
    words = mixed(match["whole"] or "", top, bottom)
    return (words if bottom == 2 else words.removesuffix("s")) + " "


_ASKED = re.compile(r"\b(?:what(?:['\u2019]?s|\sis)|calculate|compute|solve|how\smuch\sis)\s$", re.I)


@RULES.rule(
    "fraction",
    r"(?<![\w/.,:$-])(?:(?P<whole>\d{1,4})(?:\s|-(?=\d/)))?(?P<top>\d{1,4})\s?/\s?(?P<bottom>\d{1,4})(?:ths?|rds?|nds?|ds|st)?(?![\w/]|[.,]\d|-\d)",
    needs="/",
    flags=re.I,
)
def say_fraction(match: re.Match[str], context: Context) -> str | None:
    top, bottom = int(match["top"]), int(match["bottom"])
    whole = match["whole"]
    if len(match["top"]) == 4 and 100 <= bottom < top and " " not in match[0]:
        # "Regulation 2016/679" is a number of two parts.
        return None
    if match["top"][0] == "0":
        # "09/27" is a month on a card.
        return None
    if not whole and top > bottom and _ASKED.search(context.before(match.start(), 30)):
        return f"{number(match['top'])} divided by {number(match['bottom'])}"
    if not whole and re.match(r"\s?=", context.after(match.end(), 2)) and top > bottom:
        return f"{number(match['top'])} divided by {number(match['bottom'])}"
    if not whole and " / " in match[0] and re.match(r"\s?=", context.after(match.end(), 2)):
        return f"{number(match['top'])} divided by {number(match['bottom'])}"
    if (
        not whole
        and re.search(r"\bodds\b[^.]{0,30}$|\b(?:at|favou?rite\sat)\s$", context.before(match.start(), 40))
        and re.search(r"\bodds\b|favou?rite", context.text)
    ):
        return f"{number(match['top'])} to {number(match['bottom'])}"
    if (
        not whole
        and "/" in match[0]
        and top >= 100
        and top <= bottom <= 2 * top
        and match[0].strip().isascii()
        and " " not in match[0]
        and top + bottom < 4000
    ):
        # "1831/1831 passed": a count out of a total.
        return f"{number(match['top'])} out of {number(match['bottom'])}"
    if whole and not (0 < top < bottom):
        # "in 2019 3/2 …": the first figure is not part of it.
        return None
    if len(whole or "") == 4 and (1900 <= int(whole or 0) <= 2100):
        return f"{year(int(whole))} {mixed('', top, bottom)}"
    return mixed(whole or "", top, bottom)


@RULES.rule("aperture", r"(?<![\w/])f/(\d{1,2}(?:\.\d)?)(?![\w/])", needs="/")
def say_aperture(match: re.Match[str], context: Context) -> str:
    return f"F {number(match[1])}"
