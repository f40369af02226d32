# SPDX-License-Identifier: GPL-3.0-or-later
"""French number words, as said in France ("soixante et onze", "quatre-vingts")."""

from __future__ import annotations

import re
from functools import partial

from audiopost.script.speech.shared import figures as shared

_ONES = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
).split()
_TENS = "- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split()
_SCALES = "million milliard billion billiard trillion trilliard quadrillion".split()
#: Groups by space, dot or apostrophe, decimals by comma (a dot too, when it does not group).
FIGURES = r"(?:\d{1,3}(?:[ .']\d{3}){1,7}(?!\d)|\d{1,30})(?:,\d{1,20}|\.\d{1,20}(?![.\d]))?"


def cardinal(number: int, feminine: bool = False) -> str:
    """81 → "quatre-vingt-un"; ``feminine`` makes a final one "une"."""
    if number < 0:
        return "moins " + cardinal(-number, feminine)
    if number >= 10**24:
        return digits(str(number))
    millions, rest = divmod(number, 10**6)
    parts = [
        f"{_below_thousand(group)} {_SCALES[scale]}{'s' if group > 1 else ''}"
        for scale, group in shared.groups(millions, 1000)
    ]
    thousands, rest = divmod(rest, 1000)
    if thousands:
        head = "" if thousands == 1 else re.sub(r"(?<=cent|ingt)s$", "", _below_thousand(thousands)) + " "
        parts.append(f"{head}mille")
    if rest or not parts:
        parts.append(_below_thousand(rest))
    words = " ".join(parts)
    return words + "e" if feminine and re.search(r"(?:^|[ -])un$", words) else words


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    head = "cent" if hundreds == 1 else f"{_ONES[hundreds]} cent"
    if not rest:
        return head + ("s" if hundreds > 1 else "")
    return f"{head} {_below_hundred(rest)}"


def _below_hundred(number: int) -> str:
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    if tens in (7, 9):
        ones += 10
    if not ones:
        return _TENS[tens] + ("s" if tens == 8 else "")
    joint = " et " if ones in (1, 11) and tens < 8 else "-"
    return f"{_TENS[tens]}{joint}{_ONES[ones]}"


def ordinal(number: int, feminine: bool = False) -> str:
    """1 → "premier", "première"; 21 → "vingt et unième"; 80 → "quatre-vingtième"."""
    if number == 1:
        return "première" if feminine else "premier"
    words = cardinal(number)
    for end, stem in (
        ("cinq", "cinqu"),
        ("neuf", "neuv"),
        ("cents", "cent"),
        ("ingts", "ingt"),
        ("ions", "ion"),
        ("iards", "iard"),
    ):
        if words.endswith(end):
            words = words.removesuffix(end) + stem
            break
    return words.removeprefix("un ").removesuffix("e") + "ième"


def denominator(number: int) -> str:
    """4 → "quart", 7 → "septième"."""
    return {2: "demi", 3: "tiers", 4: "quart"}.get(number) or ordinal(number)


#: What figures are called one by one: digits("19").
digits = partial(shared.digits, names=_ONES)


def fraction_figures(figures: str) -> str:
    """Decimals: leading zeros, then a number; in pairs past three figures; one by one when very long."""
    rest = figures.lstrip("0")
    head = "zéro " * (len(figures) - len(rest))
    if len(rest) <= 3:
        return f"{head}{cardinal(int(rest)) if rest else ''}".strip()
    pairs = [rest[at : at + 2] for at in range(0, len(rest), 2)]
    if len(rest) > 6 or any(pair[0] == "0" for pair in pairs):
        return head + digits(rest)
    return head + " ".join(cardinal(int(pair)) for pair in pairs)


def parts(figures: str) -> tuple[str, str]:
    """A written figure as (whole figures, decimals)."""
    found = re.fullmatch(r"(.*\d)([,.])(\d+)", figures)
    if found and not (
        found[2] == "." and len(found[3]) == 3 and re.fullmatch(r"[1-9]\d{0,2}(?:[ .']\d{3})*", found[1])
    ):
        return re.sub(r"\D", "", found[1]), found[3]
    return re.sub(r"\D", "", figures), ""


def number(figures: str, feminine: bool = False) -> str:
    """A figure as written in French: "1 234,50" with no sign."""
    whole, decimals = parts(figures)
    if decimals:
        return f"{cardinal(int(whole))} virgule {fraction_figures(decimals)}"
    if len(whole) > 1 and whole[0] == "0" and len(whole) < 8:
        return digits(whole)
    return cardinal(int(whole), feminine)


def plural(figures: str) -> bool:
    """French counts in the plural from two on: "1,5 million", "0 degré"."""
    return int(parts(figures)[0]) >= 2
