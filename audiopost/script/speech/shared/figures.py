# SPDX-License-Identifier: GPL-3.0-or-later
"""What number words of several languages are made with: groups, digits, signs, powers, written fractions and dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from audiopost.script.speech.spans import Context, Rules

#: Fractions with a character of their own, as (above, below).
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
#: A day of the month, as group ``day``.
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
#: "4/9/2025", "4.9.25", "04-09-2025": the day first.
DAY_FIRST = rf"(?<![\w.,/-]){DAY}(?P<mark>[./-])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<year>\d{{4}}|\d{{2}})(?![\w/-]|[.,]\d)"
#: "2025-09-04" (ISO 8601).
ISO_DATE = r"(?<![\w.,-])(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])"
#: Units that are never anything else, also without a figure before them: "der Preis je kWh", "en km²".
LONE_UNITS = "kWh|MWh|GWh|TWh|km²|m²|m³|cm²|cm³|km|kg|mg|µg|μg|cm|mm|kHz|MHz|GHz|hPa|mmHg|°C|°F"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED = str.maketrans(_RAISED + "⁻−", "0123456789--")


def digits(figures: str, names: Sequence[str]) -> str:
    """Figure by figure, by their ``names`` from zero on; what is no figure is passed over."""
    return " ".join(names[int(figure)] for figure in figures if figure.isdecimal())


def groups(number: int, size: int) -> list[tuple[int, int]]:
    """``number`` in groups below ``size``, the largest first, as (scale, group); empty ones are left out.

    >>> groups(2_000_145, 1000)
    [(2, 2), (0, 145)]
    """
    found: list[tuple[int, int]] = []
    scale = 0
    while number:
        number, group = divmod(number, size)
        if group:
            found.insert(0, (scale, group))
        scale += 1
    return found


def bare(figures: str) -> str:
    """The pattern of a number that nothing else has claimed: ``sign``, ``figures``, and the ``noun`` it stands before."""
    return rf"(?P<sign>(?<![\w.,)\]-])[-−+±])?(?<!\d)(?P<figures>{figures})(?=(?:\s(?P<noun>[^\W\d_]+))?)"


def sign_of(match: re.Match[str], minus: str, plus: str, about: str) -> str:
    """The word for a ``sign`` that was matched, with a space after it, else ""."""
    word = {"-": minus, "−": minus, "+": plus, "±": about}.get((match["sign"] or "").strip(), "")
    return f"{word} " if word else ""


def powers(cardinal: Callable[[int], str], minus: str, power: str, named: Mapping[int, str]) -> Rules:
    """Raised figures after a figure or a single letter: ``named`` ones ("al cuadrado"), the rest with ``power`` ("elevado a")."""
    made = Rules("number")

    @made.rule(
        "raised",
        rf"(?:(?<=[\d)])|(?<=\b[A-Za-z]))(?:[⁻−-]?[{_RAISED}]{{1,4}}|\^[-−]?\d{{1,4}})(?!\d)",
        needs=_RAISED + "^",
    )
    def say_raised(match: re.Match[str], context: Context) -> str:
        value = int(match[0].translate(_LOWERED).lstrip("^"))
        if value in named:
            return f" {named[value]}"
        return f" {power} {minus + ' ' if value < 0 else ''}{cardinal(abs(value))}"

    return made


def volumes(number: Callable[[str], str], to: str) -> Rules:
    """Volume and pages, or chapter and verses: "45:199–210" is 45, then 199 ``to`` 210 (" bis ", or ", " where a dash is a pause)."""
    made = Rules("number")

    @made.rule(
        "volume",
        r"(?<![\w.,:])(?P<volume>\d{1,4}):\s?(?P<first>\d{1,5})\s?[–-]\s?(?P<last>\d{1,5})(?![\w:]|[.,]\d)",
        needs=":",
    )
    def say_volume(match: re.Match[str], context: Context) -> str:
        return f"{number(match['volume'])}, {number(match['first'])}{to}{number(match['last'])}"

    return made
