# SPDX-License-Identifier: GPL-3.0-or-later
"""German number words: one word below a million, as Duden writes them."""

from __future__ import annotations

import re
from functools import partial

from audiopost.script.speech.shared import figures as shared

_ONES = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn"
).split()
_TENS = "- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_SCALES = "Million Milliarde Billion Billiarde Trillion Trilliarde Quadrillion Quadrilliarde".split()
_STEMS = {"eins": "ers", "drei": "drit", "sieben": "sieb", "acht": "ach"}
#: German figures: groups by dot, apostrophe or space, decimals by comma; by a dot where it cannot group ("2.5 GB").
FIGURES = r"(?:\d{1,3}(?:[.'’ ]\d{3}){1,7}(?!\d)|\d{1,30})(?:,\d{1,20}|\.(?:\d{4,20}|\d{1,2})(?!\d|\.\d))?"
_DOTTED = re.compile(r"(\d+)\.(\d{1,2}|\d{4,})")


def cardinal(number: int, one: str = "eins") -> str:
    """42 → "zweiundvierzig"; ``one`` is the form of a final one: "eins" in counting, "ein" or "eine" before a noun."""
    if number < 0:
        return "minus " + cardinal(-number, one)
    if number >= 10**30:
        return digits(str(number))
    millions, rest = divmod(number, 10**6)
    parts = [
        f"eine {_SCALES[scale]}"
        if group == 1
        else f"{_below_million(group, 'eine')} {_SCALES[scale].removesuffix('e')}en"
        for scale, group in shared.groups(millions, 1000)
    ]
    if rest or not parts:
        parts.append(_below_million(rest, one))
    return " ".join(parts)


def _below_million(number: int, one: str) -> str:
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _below_thousand(rest, one)
    head = _below_thousand(thousands, "ein") + "tausend"
    return head + _below_thousand(rest, one) if rest else head


def _below_thousand(number: int, one: str) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest, one)
    head = ("ein" if hundreds == 1 else _ONES[hundreds]) + "hundert"
    return head + _below_hundred(rest, one) if rest else head


def _below_hundred(number: int, one: str) -> str:
    if number == 1:
        return one
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    if not ones:
        return _TENS[tens]
    return ("ein" if ones == 1 else _ONES[ones]) + "und" + _TENS[tens]


def ordinal(number: int, ending: str = "er") -> str:
    """3 → "dritter" ("dritte", "dritten", "drittes" by ``ending``)."""
    return ordinal_stem(number) + "t" + ending


def ordinal_stem(number: int) -> str:
    """The ordinal without its t and ending: "vier", "ers", "zwanzigs", "Millions"."""
    words = cardinal(number)
    if number % 100 in (1, 3, 7, 8):
        for word, stem in _STEMS.items():
            if words.endswith(word):
                return words.removesuffix(word) + stem
    if number and (number % 100 >= 20 or number % 100 == 0):
        return re.sub(r"en$", "", words) + "s" if number % 10**6 == 0 else words + "s"
    return words


#: What figures are called one by one: digits("19").
digits = partial(shared.digits, names=_ONES)


def year(number: int) -> str:
    """1984 → "neunzehnhundertvierundachtzig", 1126 → "elfhundert…", 2025 → "zweitausend…"."""
    if 1100 <= number <= 1999:
        head = _ONES[number // 100] + "hundert"
        return head + _below_hundred(number % 100, "eins") if number % 100 else head
    return cardinal(number)


def number(figures: str, one: str = "eins") -> str:
    """A figure as written in German: "1.234,50" with its decimals one by one; no sign."""
    if dotted := _DOTTED.fullmatch(figures):
        return f"{number(dotted[1])} Punkt {digits(dotted[2])}"
    whole, comma, fraction = figures.partition(",")
    plain = re.sub(r"\D", "", whole)
    if len(plain) > 1 and plain[0] == "0":
        words = digits(plain)
    else:
        words = cardinal(int(plain or 0), "eins" if comma else one)
    return f"{words} Komma {digits(fraction)}" if comma and fraction else words


def denominator(number: int) -> str:
    """4 → "viertel", 20 → "zwanzigstel", 2 → "halbe", 100 → "hundertstel"."""
    if number in (100, 1000):
        return "hundertstel" if number == 100 else "tausendstel"
    return "halbe" if number == 2 else ordinal_stem(number) + "tel"
