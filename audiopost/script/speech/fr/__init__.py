# SPDX-License-Identifier: GPL-3.0-or-later
"""French: rules from the most specific kind of text to the most general."""

from __future__ import annotations

from audiopost.script.speech.fr import abbreviations, dates, measures, numbers
from audiopost.script.speech.fr.numerals import cardinal, digits, number
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
    dot="point", at="arobase", slash="barre oblique", hyphen="tiret", underscore="tiret bas", colon="deux points", hashtag="hashtag",
    version="version", digits=_figures, number=number, keep=frozenset({"com", "net", "org", "info", "web", "gouv", "blog"}),
)  # fmt: skip
_SIGNS = {
    "+": "plus", "-": "moins", "−": "moins", "×": "fois", "÷": "divisé par", "=": "égale", "<": "inférieur à", ">": "supérieur à",
    "≤": "inférieur ou égal à", "≥": "supérieur ou égal à", "≈": "environ", "≠": "différent de", "±": "plus ou moins", "&": "et",
    "→": "vers", "√": "racine de",
}  # fmt: skip
_WORDS = frozenset(
    "ONU PAC CAC BAC ZAC ZAD ZUP TIC SIM PIN TOM DOM BIC FED FIFA CROUS CAPES ENA LOL SAMU".split()
)
_SPELLED = frozenset("OMS OMC OIT UMP LREM EDF GDF URSS BNP AFP APHP".split())


def _survey(context: Context) -> None:
    context.traits["capitals"] = survey_capitals(context.text)


LANGUAGE = Language(
    "fr",
    (
        *electronic.rules(_ADDRESS),
        *numbers.PHONE,
        *dates.RULES,
        *abbreviations.RULES,
        *measures.MONEY,
        *dates.TIMES,
        *measures.FRACTIONS,
        *numbers.ORDINALS,
        *measures.RULES,
        *marks.rules(),
        *acronyms.rules("fr", _figures, "et", _WORDS, _SPELLED),
        *marks.operators(_SIGNS),
        *figures.volumes(number, " à "),
        *figures.powers(cardinal, "moins", "puissance", {2: "au carré", 3: "au cube"}),
        *numbers.RULES,
    ),
    _survey,
)
