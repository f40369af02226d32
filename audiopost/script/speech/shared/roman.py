# SPDX-License-Identifier: GPL-3.0-or-later
"""Roman numerals as numbers."""

from __future__ import annotations

import re

_FORM = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman(numeral: str) -> int:
    """The value of a well-formed Roman numeral in any case, 0 for anything else."""
    letters = numeral.upper()
    if not letters or not _FORM.match(letters):
        return 0
    figures = [_VALUES[letter] for letter in letters]
    following = [*figures[1:], 0]
    return sum(-one if one < after else one for one, after in zip(figures, following, strict=True))
