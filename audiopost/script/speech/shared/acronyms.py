# SPDX-License-Identifier: GPL-3.0-or-later
"""Capitals: spelled, or left as the word they make; with figures, with an ampersand."""

from __future__ import annotations

import re
from collections.abc import Callable

from audiopost.script.sentence_words import BY_LANGUAGE
from audiopost.script.speech.shared.letters import pronounceable, spell
from audiopost.script.speech.spans import Context, Rules

_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜÉÁÍÓÚÑ"
_WORDS = frozenset(
    "NATO UNESCO UNICEF AIDS SARS COVID NASA ESA LASER RADAR OPEC FIFA UEFA PISA GAU ERASMUS BRICS ASEAN MERCOSUR OTAN UNO "
    "ONU OMS OMC SIDA OVNI OVNIS CEPAL RENFE FARC ETA SEAT INEM PYME PYMES OPEP LGBT NAFTA TALGO INSEE SMIC BAFÖG TÜV VIP "
    "AVE ONCE UNAM UCI ANPE ADAC ELSTER IKEA LEGO ALDI EDEKA REWE BASF ISO PIN SIM ROM RAM CERN EPO RAI RAF APA ORF".split()
)
_SPELLED = frozenset("ONU OMS OMC LGBT BASF ISO RAF APA ORF ADAC EPO ETA TÜV EU USA UCI ESA RAI".split())


def rules(
    code: str,
    number: Callable[[str], str],
    joint: str,
    words: frozenset[str],
    spelled: frozenset[str],
    shape: str = "(?!)",
) -> Rules:
    """Acronyms of the language ``code``: ``words`` are said as words, ``spelled`` letter by letter.

    ``shape`` is the pattern of capitals that the language reads as a word at any length (Spanish "PIB", "OTAN").
    """
    made = Rules("acronym")
    said = (_WORDS - _SPELLED) | words
    letters = _SPELLED | spelled
    word = re.compile(shape)
    common = frozenset(word.lower() for word in BY_LANGUAGE[code].starters)

    def is_spelled(token: str) -> bool:
        if token in words or (
            token not in letters and (token in said or token.lower() in common or word.fullmatch(token))
        ):
            return False
        return token in letters or len(token) <= 3 or not pronounceable(token.lower()) or not _open(token)

    @made.rule("ampersand", r"(?<![\w&])(?P<left>[A-Z]{1,3})\s?&\s?(?P<right>[A-Z]{1,3})(?![\w&])", needs="&")
    def say_ampersand(match: re.Match[str], context: Context) -> str:
        return f"{spell(match['left'])} {joint} {spell(match['right'])}"

    @made.rule("dotted", r"(?<![\w.])(?P<span>(?:[A-Z]\.){2,6}(?:[A-Z](?![\w.]))?)(?!\w)", needs=".")
    def say_dotted(match: re.Match[str], context: Context) -> str:
        stop = "." if match[0].endswith(".") and not context.after(match.end(), 40).strip(" \"'”“»)") else ""
        return spell(match["span"]) + stop

    _formulas(made, number)

    @made.rule(
        "figures",
        r"(?<![\w.,/-])(?P<letters>[A-ZÄÖÜ]{1,5})-?(?P<figures>\d{1,4})(?![\w]|[.,]\d)",
        needs=_CAPITALS,
    )
    def say_figures(match: re.Match[str], context: Context) -> str | None:
        head = match["letters"]
        if match["figures"][0] == "0" and len(match["figures"]) > 1:
            return None
        name = spell(head) if len(head) == 1 or is_spelled(head) else head
        return f"{name} {number(match['figures'])}"

    @made.rule(
        "letters",
        r"(?<![\w.@&])(?P<letters>[A-ZÄÖÜÁÉÍÓÚÑ]{2,6})(?P<plural>s)?(?![\w&]|\.\w)",
        needs=_CAPITALS,
    )
    def say_letters(match: re.Match[str], context: Context) -> str | None:
        if context.traits.get("capitals") or not is_spelled(match["letters"]):
            return None
        return spell(match["letters"]) + ("s" if match["plural"] else "")

    return made


def _formulas(made: Rules, number: Callable[[str], str]) -> None:
    @made.rule(
        "formula",
        r"(?<![\w.])(?=[A-Za-z]{0,6}[₀-₉])(?:[A-Z][a-z]?[₀-₉]{0,3}){1,10}[⁺⁻]?(?!\w)",
        needs="₀₁₂₃₄₅₆₇₈₉",
    )
    def say_formula(match: re.Match[str], context: Context) -> str:
        parts = re.findall(r"[A-Za-z]+|[₀-₉]+", match[0])
        return " ".join(
            spell(part) if part[0].isalpha() else number(part.translate(_LOWERED)) for part in parts
        )


def _open(token: str) -> bool:
    """Four capitals and more that make a word have a vowel for every two consonants: "UNICEF", not "HTML" or "EDTA"."""
    vowels = sum(letter in "AEIOUÄÖÜÁÉÍÓÚ" for letter in token)
    return vowels * 3 >= len(token) and not re.match(r"[AEIOU][BCDFGHJKLMNPQRSTVWXZ]{2}", token)
