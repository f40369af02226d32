# SPDX-License-Identifier: GPL-3.0-or-later
"""Units where no figure stands right before them: after a power of ten, inverse, of stars; exposures."""

from __future__ import annotations

import re

from audiopost.script.speech.en.numerals import ordinal
from audiopost.script.speech.en.units import UNIT, unit_words
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("physics")


@RULES.rule("shutter", r"(?<![\w.,/])1/(?P<figures>[3-9]\d|\d{3,4})\s?s(?:ec(?:ond)?s?)?(?!\w)", needs="/")
def say_shutter(match: re.Match[str], context: Context) -> str:
    """An exposure: "1/250s"."""
    return f"one {ordinal(int(match['figures']))} of a second"


@RULES.rule(
    "after-power",
    rf"10(?:\^\(?[-\u2212]?\d{{1,3}}\)?|[\u207b]?[\u2070\xb9\xb2\xb3\u2074-\u2079]{{1,3}})\s(?P<span>{UNIT})(?![\w\u2019'\u207b])",
    needs="^\u2070\xb9\xb2\xb3\u2074\u2075\u2076\u2077\u2078\u2079",
)
def say_after_power(match: re.Match[str], context: Context) -> str | None:
    """A unit after a power of ten: "10\u207b\u2079 m"."""
    if match["span"] in ("a", "in", "au", "st"):
        return None
    return unit_words(match["span"], True)


@RULES.rule(
    "inverse",
    r"(?<=[\w)])\s(?P<span>(?P<unit>mol|s|m|cm|km|kg|g|K|L|yr|h|min|Hz|J|mm|nm)[\u207b][\xb9\xb2\xb3])(?!\w)",
    needs="\u207b",
)
def say_inverse(match: re.Match[str], context: Context) -> str:
    return unit_words(match["span"], False).strip()


_BODIES = {"\u2609": "solar", "\u2299": "solar", "\u2295": "Earth", "\u2641": "Earth"}
_QUANTITIES = {"M": "masses", "R": "radii", "L": "luminosities"}


@RULES.rule(
    "celestial",
    r"(?<![A-Za-z])(?P<what>[MRL])_?(?P<body>[\u2609\u2299\u2295\u2641])",
    needs="\u2609\u2299\u2295\u2641",
)
def say_celestial(match: re.Match[str], context: Context) -> str:
    """ "0.12 M\u2609": solar masses."""
    return f"{_BODIES[match['body']]} {_QUANTITIES[match['what']]}"
