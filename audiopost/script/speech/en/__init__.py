# SPDX-License-Identifier: GPL-3.0-or-later
"""English: rules from the most specific kind of text to the most general."""

from __future__ import annotations

from audiopost.script.speech.en import (
    abbreviations,
    acronyms,
    chemistry,
    citations,
    code,
    contact,
    dates,
    emoji,
    maths,
    measures,
    money,
    numbers,
    ratios,
    roman,
    symbols,
    times,
    web,
    years,
)
from audiopost.script.speech.en.survey import survey
from audiopost.script.speech.languages import Language
from audiopost.script.speech.spans import Rule


def _ordered() -> tuple[Rule, ...]:
    first = (symbols.RULES["override"], code.RULES["name"], ratios.RULES["all-week"], dates.RULES["nine-eleven"])
    rest = (
        *web.RULES,
        *code.RULES,
        *citations.RULES,
        *contact.RULES,
        *dates.RULES,
        *times.RULES,
        *money.RULES,
        *years.RULES,
        *measures.RULES,
        *chemistry.RULES,
        *ratios.RULES,
        *maths.RULES,
        *roman.RULES,
        *abbreviations.RULES,
        *acronyms.RULES,
        *emoji.RULES,
        *numbers.RULES,
        *symbols.RULES,
    )
    # A dotted date or telephone number comes before a version, a formula's minus before a range, a code ("XP-75s")
    # before a quantity in seconds; a bare year after everything that could be a quantity.
    moved = {
        "money.range-both": (code.RULES["version-letter"], code.RULES["version"]),
        "chemistry.formula": (
            maths.RULES["determination"],
            maths.RULES["test"],
            maths.RULES["scientific"],
            maths.RULES["power-of-ten"],
            maths.RULES["power"],
        ),
        "code.windows-path": (measures.RULES["blood-pressure"],),
        "measure.feet-inches": (acronyms.RULES["spaced-code"], maths.RULES["minus"]),
        "abbreviation.street-doctor": (abbreviations.RULES["latin"], abbreviations.RULES["degree"], acronyms.RULES["dotted"], acronyms.RULES["initials"]),
        "number.ordinal": (years.RULES["bare"],),
    }
    placed = {rule.name for rule in first} | {rule.name for rules in moved.values() for rule in rules}
    ordered: list[Rule] = list(first)
    for rule in rest:
        ordered += moved.get(rule.name, ())
        if rule.name not in placed:
            ordered.append(rule)
    return tuple(ordered)


LANGUAGE = Language("en", _ordered(), survey)
