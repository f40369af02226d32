# SPDX-License-Identifier: GPL-3.0-or-later
"""Spanish: rules from the most specific kind of text to the most general."""

from __future__ import annotations

from audiopost.script.speech.es import abbreviations, dates, measures, numbers
from audiopost.script.speech.es.numerals import cardinal, digits, number
from audiopost.script.speech.languages import Language
from audiopost.script.speech.shared import acronyms, electronic, figures, marks
from audiopost.script.speech.shared.letters import survey_capitals
from audiopost.script.speech.spans import Context


def _figures(figures: str) -> str:
    """Figures in a name: short ones as a number, others one by one."""
    return (
        digits(figures) if len(figures) > 4 or (figures[0] == "0" and len(figures) > 1) else number(figures)
    )


_ADDRESS = electronic.Words(
    dot="punto", at="arroba", slash="barra", hyphen="guion", underscore="guion bajo", colon="dos puntos", hashtag="almohadilla",
    version="versión", digits=_figures, number=number, keep=frozenset({"com", "net", "org", "info", "web", "gob", "blog"}),
)  # fmt: skip
_SIGNS = {
    "+": "más", "-": "menos", "−": "menos", "×": "por", "÷": "entre", "=": "es igual a", "<": "menor que", ">": "mayor que",
    "≤": "menor o igual que", "≥": "mayor o igual que", "≈": "aproximadamente", "≠": "distinto de", "±": "más menos", "&": "y",
    "→": "implica", "√": "raíz de",
}  # fmt: skip
_WORDS = frozenset({"PSOE", "IBEX", "ISO", "ONU", "UCI", "ETA", "IMSS"})
_SPELLED = frozenset({"ISBN", "OMS", "OEA", "ADN", "ARN", "LGBT", "UE", "VIH", "BASF"})
# Consonant and vowel by turns, with an ending that Spanish words have: said as a word even when short.
_SHAPE = r"[AEIOU]?(?:[BCDFGJKLMNPRSTVZ][AEIOU]){1,2}(?:[BCDLMNRSXZ]|[NRTL]S)?"


def _survey(context: Context) -> None:
    context.traits["capitals"] = survey_capitals(context.text)


LANGUAGE = Language(
    "es",
    (
        *electronic.rules(_ADDRESS),
        *numbers.PHONE,
        *dates.RULES,
        *measures.MONEY,
        *dates.TIMES,
        *measures.FRACTIONS,
        *numbers.ORDINALS,
        *measures.RULES,
        *marks.rules(),
        *abbreviations.RULES,
        *acronyms.rules("es", _figures, "y", _WORDS, _SPELLED, _SHAPE),
        *marks.operators(_SIGNS),
        *figures.volumes(number, ", "),
        *figures.powers(cardinal, "menos", "elevado a", {2: "al cuadrado", 3: "al cubo"}),
        *numbers.RULES,
    ),
    _survey,
)
