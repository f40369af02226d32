# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a symbol after a figure is a unit: "5 m", "2 in" and "40 C" may be something else."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import MILLIONS, final_stop
from audiopost.script.speech.en.units import WEAK
from audiopost.script.speech.spans import Context


def is_unit(context: Context, match: re.Match[str], unit: str, gap: str) -> bool:
    """Whether a symbol that is also a word or a letter is a unit here."""
    if gap == "-" and re.search(r"[-\u2212]", unit) and unit[0] != "s":
        # "2-in-1" is no rate.
        return False
    if unit == "m" and MILLIONS.match(context.text, match.end()):
        return False
    if unit == "y":
        near = context.before(match.start(), 24) + context.after(match.end(), 12)
        return gap == " " and bool(re.search(r"\b(?:aged?|years?|for|after|old|within|over)\b", near))
    return unit not in WEAK or _weak_is_unit(context, match, unit, gap)


_PHYSICS = {
    "K": re.compile(
        r"\b(?:[Tt]emperatures?|[Kk]elvins?|[Cc]ool\w*|[Hh]eat\w*|superconduct\w*|absolute|[Ss]tars?|[Aa]nneal\w*)\b|\xb0"
    ),
    "T": re.compile(r"\b(?:[Mm]agnet\w*|MRI|[Tt]esla|scanners?|coils?)\b"),
}


def _weak_is_unit(context: Context, match: re.Match[str], unit: str, gap: str) -> bool:
    figures = match["figures"]
    following = context.after(match.end(), 14)
    before = context.before(match.start(), 24)
    if re.search(
        r"\b(?:Section|Sec\.|Part|Chapter|Article|Rule|Room|Apartment|Apt\.|Suite|Unit|Gate|Runway|Rwy\.?|Platform|Figure|Fig\.|Table|Appendix|Exhibit|Class|Grade|Group|Line|Route|Bus|Flight|No\.|Phase|Stage|Type|Step|Item|Question)\s$",
        before,
    ):
        return False
    if unit == "st":
        return bool(re.match(r"\s\d{1,2}\s?(?:lbs?|pounds)\b", following))
    if unit == "in":
        # "2 in. wide" is inches; "in 2010 in Rome" and "one of 5 in the" are not.
        return (
            bool(
                re.match(
                    r"\s(?:wide|long|tall|high|deep|thick|across|apart|in\s(?:diameter|length|width|height)|diameter|by\b|x\s?\d|of\s(?:rain|snow)|\()",
                    following,
                )
            )
            or bool(re.match(r"[,;)]|\s?[x\xd7]\s?\d", following))
            or gap == ""
        )
    if unit in (
        "m",
        "g",
        "s",
        "L",
        "l",
        "h",
        "V",
        "W",
        "t",
        "d",
        "hp",
        "mo",
        "yr",
        "ha",
        "pt",
        "ct",
        "gal",
        "bar",
        "kn",
        "kt",
        "Pa",
        "MP",
        "ly",
        "Ma",
        "yr",
        "AU",
    ):
        if unit == "s" and gap == "" and figures.replace(",", "").isdecimal() and len(figures) > 2:
            # "747s" are aircraft, "1,000s" thousands.
            return False
        return not re.match(r"[.]\s?[A-Z]\.", following)
    if unit in ("K", "T"):
        return gap == " " and bool(_PHYSICS[unit].search(context.text))
    if unit in ("M", "B", "b"):
        return False
    if unit == "A":
        return (
            bool(
                re.search(
                    r"\b(?:fuse|current|amps?|charg\w+|circuit|volts?|socket|battery|USB|breaker)\b",
                    context.text,
                )
            )
            or "." in figures
        )
    if unit in ("N", "J", "F", "C", "H", "G", "U", "a"):
        return (
            unit in "NJ"
            and gap == " "
            and bool(
                re.search(
                    r"\b(?:force|energy|load|newtons?|joules?|weight|pressure|pulse|work)\b", context.text
                )
            )
        ) or (unit == "U" and bool(re.search(r"\b(?:insulin|enzyme|heparin|units?)\b", context.text)))
    return (
        unit not in ("st", "ac", "au", "sr", "rad", "Cal", "R", "cd", "deg", "ML", "gm", "mb", "gb")
        or (gap == " " and unit not in ("st", "R"))
        or unit in ("gb", "mb")
    )


def unit_end(context: Context, match: re.Match[str], unit: str) -> str:
    if not unit.endswith("."):
        return ""
    # A unit is hardly ever followed by a name: a capital opens a sentence.
    return (
        "."
        if re.match(r"\s[A-Z][a-z]+\s", context.after(match.end(), 16))
        else final_stop(context, match.end())
    )
