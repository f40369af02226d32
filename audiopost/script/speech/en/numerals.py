# SPDX-License-Identifier: GPL-3.0-or-later
"""English number words: what a figure is called, without deciding what it means."""

from __future__ import annotations

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = (
    "- thousand million billion trillion quadrillion quintillion sextillion septillion octillion nonillion decillion"
).split()
_LARGEST = 10 ** (3 * len(_SCALES))
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
# Figures past this are names of things (an account, a barcode), not quantities, unless they are grouped.
LONGEST_PLAIN = 12


def cardinal(number: int) -> str:
    """42 → "forty two"; negative numbers with "minus"; digit by digit past the named scales."""
    if number < 0:
        return "minus " + cardinal(-number)
    if number < 20:
        return _UNITS[number]
    if number >= _LARGEST:
        return digits(str(number))
    groups: list[str] = []
    scale = 0
    while number:
        number, group = divmod(number, 1000)
        if group:
            words = _below_thousand(group)
            groups.append(f"{words} {_SCALES[scale]}" if scale else words)
        scale += 1
    return " ".join(reversed(groups))


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [_UNITS[hundreds], "hundred"] if hundreds else []
    if rest:
        words.append(below_hundred(rest))
    return " ".join(words)


def below_hundred(number: int) -> str:
    """0–99."""
    if number < 20:
        return _UNITS[number]
    tens, units = divmod(number, 10)
    return _TENS[tens] + (f" {_UNITS[units]}" if units else "")


def ordinal(number: int) -> str:
    """42 → "forty second"."""
    return ordinal_of(cardinal(number))


def ordinal_of(words: str) -> str:
    """The ordinal of a cardinal's words: "forty two" → "forty second"."""
    head, _, last = words.rpartition(" ")
    if last in _ORDINALS:
        last = _ORDINALS[last]
    elif last.endswith("y"):
        last = last[:-1] + "ieth"
    else:
        last += "th"
    return f"{head} {last}".strip()


def plural(words: str) -> str:
    """The plural of the last word: "fifth" → "fifths", "twenty" → "twenties", "inch" → "inches"."""
    if words.endswith("y") and words[-2:-1] not in "aeiou":
        return words[:-1] + "ies"
    if words.endswith(("s", "x", "sh", "ch")):
        return words + "es"
    return words + "s"


def digits(figures: str, zero: str = "zero") -> str:
    """Figure by figure: "0142" → "zero one four two"; anything else in the string is skipped."""
    return " ".join(zero if f == "0" else _UNITS[int(f)] for f in figures if f.isdecimal())


def pairs(figures: str) -> str:
    """Two by two, as streets, rooms and flights are said: "1600" → "sixteen hundred", "2047" → "twenty forty seven"."""
    if len(figures) == 3:
        head, tail = figures[:1], figures[1:]
    elif len(figures) == 4:
        head, tail = figures[:2], figures[2:]
    else:
        return digits(figures)
    if tail == "00":
        return f"{below_hundred(int(head))} hundred"
    if tail[0] == "0":
        return f"{below_hundred(int(head))} oh {_UNITS[int(tail)]}"
    return f"{below_hundred(int(head))} {below_hundred(int(tail))}"


def year(number: int) -> str:
    """1843 → "eighteen forty three", 1905 → "nineteen oh five", 2000 → "two thousand", 2009 → "two thousand nine"."""
    if not 1000 <= number <= 9999 or number % 1000 == 0 or 2000 <= number < 2010:
        return cardinal(number) if number >= 1000 or number < 100 else pairs(str(number))
    return pairs(str(number))


def decade(number: int) -> str:
    """1990 → "nineteen nineties", 1900 → "nineteen hundreds", 80 → "eighties"."""
    return plural(year(number)) if number >= 100 else plural(below_hundred(number))


def number(figures: str) -> str:
    """A figure as written in English text, with groups ("1,234.50"), a bare point (".75") or neither.

    The fraction is said figure by figure, with every zero kept; no sign.
    """
    whole, point, fraction = figures.replace(",", "").replace(" ", "").partition(".")
    whole_words = cardinal(int(whole)) if whole else "zero"
    if not point or not fraction:
        return whole_words
    return f"{whole_words} point {digits(fraction)}"


def is_one(figures: str) -> bool:
    """Whether a quantity takes the singular: "1", not "1.0" and not "0.5"."""
    return figures.replace(",", "") == "1"
