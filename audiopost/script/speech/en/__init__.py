# SPDX-License-Identifier: GPL-3.0-or-later
"""English: rules from the most specific kind of text to the most general."""

from __future__ import annotations

from audiopost.script.speech.en import (
    abbreviations,
    acronyms,
    addresses,
    antique,
    chemistry,
    citations,
    code,
    coins,
    contact,
    counts,
    dates,
    degrees,
    emoji,
    files,
    fractions,
    functions,
    law,
    maths,
    measures,
    money,
    numbers,
    percent,
    physics,
    places,
    powers,
    primes,
    ratios,
    references,
    relations,
    roman,
    scripture,
    spelling,
    sports,
    symbols,
    times,
    titles,
    versions,
    web,
    years,
)
from audiopost.script.speech.en.survey import survey
from audiopost.script.speech.languages import Language
from audiopost.script.speech.spans import Rule


def _ordered() -> tuple[Rule, ...]:
    first = (
        symbols.RULES["override"],
        scripture.RULES["counted"],
        scripture.RULES["verse-counted"],
        scripture.RULES["verse"],
        scripture.RULES["roman-verse"],
        code.RULES["name"],
        counts.RULES["all-week"],
        counts.RULES["all-week-times"],
        dates.RULES["nine-eleven"],
        acronyms.RULES["serial"],
        coins.RULES["shillings"],
        ratios.RULES["age-letters"],
        *sports.RULES,
        money.RULES["dollars-turned"],
        symbols.RULES["misters"],
        symbols.RULES["star-class"],
        functions.RULES["growth"],
    )
    rest = (
        *web.RULES,
        *files.RULES,
        *code.RULES,
        *versions.RULES,
        *law.RULES,
        *citations.RULES,
        *antique.RULES,
        *contact.RULES,
        *addresses.RULES,
        *places.RULES,
        *scripture.RULES,
        *dates.RULES,
        *times.RULES,
        *money.RULES,
        *coins.RULES,
        *years.RULES,
        *degrees.RULES,
        *percent.RULES,
        physics.RULES["shutter"],
        physics.RULES["after-power"],
        *primes.RULES,
        *measures.RULES,
        physics.RULES["inverse"],
        physics.RULES["celestial"],
        *chemistry.RULES,
        *fractions.RULES,
        *ratios.RULES,
        *counts.RULES,
        *powers.RULES,
        *relations.RULES,
        *functions.RULES,
        *maths.RULES,
        *roman.RULES,
        *titles.RULES,
        *abbreviations.RULES,
        *references.RULES,
        *acronyms.RULES,
        *emoji.RULES,
        *numbers.RULES,
        *symbols.RULES,
        *spelling.RULES,
    )
    # A dotted date or telephone number comes before a version, a formula's minus before a range, a code ("XP-75s")
    # before a quantity in seconds; a bare year after everything that could be a quantity.
    moved = {
        "money.range-both": (versions.RULES["version-letter"], versions.RULES["version"]),
        "citation.bracketed": (powers.RULES["power-of-name"],),
        "chemistry.formula": (
            relations.RULES["determination"],
            relations.RULES["test"],
            powers.RULES["scientific"],
            powers.RULES["power-of-ten"],
            powers.RULES["power"],
        ),
        "file.windows-path": (measures.RULES["blood-pressure"],),
        "measure.per-slash": (measures.RULES["alone"],),
        "measure.blood-pressure": (chemistry.RULES["strand-end"], chemistry.RULES["isotope-symbol"]),
        "measure.feet-inches": (acronyms.RULES["spaced-code"], maths.RULES["minus"]),
        "title.saint": (
            abbreviations.RULES["latin"],
            titles.RULES["degree"],
            titles.RULES["title-double"],
            titles.RULES["messieurs"],
            titles.RULES["featuring"],
            titles.RULES["saint-capitals"],
            titles.RULES["initial-of-lady"],
            acronyms.RULES["dotted"],
            acronyms.RULES["initials"],
        ),
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
