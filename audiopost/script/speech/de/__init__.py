# SPDX-License-Identifier: GPL-3.0-or-later
"""German: rules from the most specific kind of text to the most general."""

from __future__ import annotations

from audiopost.script.speech.de import abbreviations, dates, measures, money, numbers, times
from audiopost.script.speech.de.diction import dictated, is_label
from audiopost.script.speech.de.measures import code
from audiopost.script.speech.de.numerals import cardinal, number
from audiopost.script.speech.languages import Language
from audiopost.script.speech.shared import acronyms, electronic, figures, marks
from audiopost.script.speech.shared.letters import survey_capitals
from audiopost.script.speech.spans import Context

_ADDRESS = electronic.Words(
    dot="Punkt", at="at", slash="Schrägstrich", hyphen="Bindestrich", underscore="Unterstrich", colon="Doppelpunkt",
    hashtag="Hashtag", version="Version", digits=code, number=number,
    keep=frozenset({"com", "net", "org", "info", "edu", "web", "de", "blog", "shop", "app", "online", "wiki", "mail"}),
    read=(("gmail", "G mail"), ("gmx", "G.M.X")),
)  # fmt: skip
_SIGNS = {
    "+": "plus", "-": "minus", "−": "minus", "×": "mal", "÷": "geteilt durch", "=": "gleich", "<": "kleiner als", ">": "größer als",
    "≤": "kleiner gleich", "≥": "größer gleich", "≈": "ungefähr", "≠": "ungleich", "±": "plus minus", "&": "und", "→": "zu", "√": "Wurzel aus",
}  # fmt: skip
_WORDS = frozenset(
    {"DAX", "MDAX", "BAMF", "DEKRA", "DIN", "BIP", "HAL", "KITA", "DAAD", "APO", "LKA", "SCHUFA"}
)
_SPELLED = frozenset(
    {
        "BIP",
        "LKA",
        "DAAD",
        "ADAC",
        "AOK",
        "APO",
        "EKD",
        "IAA",
        "EZB",
        "EU",
        "USA",
        "UNHCR",
        "IOC",
        "KI",
        "IT",
        "ARD",
        "ZDF",
    }
)


def _survey(context: Context) -> None:
    context.traits["capitals"] = survey_capitals(context.text)
    context.traits["label"] = is_label(context.text)


LANGUAGE = Language(
    "de",
    tuple(
        dictated(
            (
                *electronic.rules(_ADDRESS),
                *numbers.PHONE,
                *dates.RULES,
                *times.RULES,
                *money.MONEY,
                *measures.FRACTIONS,
                *measures.RULES,
                *marks.rules(),
                *numbers.ORDINALS,
                *abbreviations.RULES,
                *acronyms.rules("de", code, "und", _WORDS - _SPELLED, _SPELLED),
                *marks.operators(_SIGNS),
                *figures.volumes(number, " bis "),
                *figures.powers(cardinal, "minus", "hoch", {}),
                *numbers.RULES,
            )
        )
    ),
    _survey,
)
