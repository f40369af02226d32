# SPDX-License-Identifier: GPL-3.0-or-later
"""Spanish number words, with gender and apocope ("veintiún", "veintiuna", "doscientas")."""

from __future__ import annotations

import re
from functools import partial

from audiopost.script.speech.shared import figures as shared

_ONES = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho "
    "diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
).split()
_TENS = "- - veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_HUNDREDS = "- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos".split()
_SCALES = "millón billón trillón cuatrillón quintillón".split()
_ORDINALS = "- primero segundo tercero cuarto quinto sexto séptimo octavo noveno".split()
_TENTHS = "- décimo vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo".split()
_HUNDREDTHS = (
    "- centésimo ducentésimo tricentésimo cuadringentésimo quingentésimo sexcentésimo septingentésimo octingentésimo "
    "noningentésimo"
).split()
#: Groups by dot or space, decimals by comma; a dot not before three figures is a decimal point too (América).
FIGURES = r"(?:\d{1,3}(?:\.\d{3}){1,7}(?![\d])|\d{1,3}(?: \d{3}){1,8}(?!\d)|\d{1,3}(?:,\d{3}){2,7}(?!\d)|\d{1,3}(?:,\d{3})+(?=\.\d)|\d{1,30})(?:[.,]\d{1,20})?"


def cardinal(number: int, gender: str = "") -> str:
    """21 → "veintiuno"; ``gender`` "m" before a masculine noun ("veintiún"), "f" before a feminine one ("veintiuna")."""
    if number < 0:
        return "menos " + cardinal(-number, gender)
    if number >= 10**36:
        return digits(str(number))
    millions, rest = divmod(number, 10**6)
    parts = [
        f"un {_SCALES[scale]}"
        if group == 1
        else f"{_below_million(group, 'm')} {_SCALES[scale].replace('ó', 'o')}es"
        for scale, group in shared.groups(millions, 10**6)
    ]
    if rest or not parts:
        parts.append(_below_million(rest, gender))
    return " ".join(parts)


def _below_million(number: int, gender: str) -> str:
    thousands, rest = divmod(number, 1000)
    parts = []
    if thousands:
        head = "" if thousands == 1 else _below_thousand(thousands, "f" if gender == "f" else "m")
        parts.append(f"{head} mil".strip())
    if rest or not thousands:
        parts.append(_below_thousand(rest, gender))
    return " ".join(parts)


def _below_thousand(number: int, gender: str) -> str:
    if number == 100:
        return "cien"
    hundreds, rest = divmod(number, 100)
    parts = []
    if hundreds:
        word = _HUNDREDS[hundreds]
        parts.append(
            word.replace("cientos", "cientas").replace("quinientos", "quinientas") if gender == "f" else word
        )
    if rest or not hundreds:
        parts.append(_below_hundred(rest, gender))
    return " ".join(parts)


def _below_hundred(number: int, gender: str) -> str:
    if number < 30:
        word = _ONES[number]
    else:
        tens, ones = divmod(number, 10)
        word = _TENS[tens] + (f" y {_ONES[ones]}" if ones else "")
    if word.endswith("uno") and gender:
        if gender == "f":
            return word[:-1] + "a"
        return word.replace("veintiuno", "veintiún").replace("uno", "un")
    return word


def ordinal(number: int, gender: str = "m", short: bool = False) -> str:
    """3 → "tercero", "tercera", ``short`` "tercer"; 21 → "vigesimoprimero"; "" past the named ones."""
    if not 0 < number < 10_000:
        return _large_ordinal(number, gender)
    thousands, rest = divmod(number, 1000)
    hundreds, rest = divmod(rest, 100)
    tens, ones = divmod(rest, 10)
    words = []
    if thousands:
        words.append(("" if thousands == 1 else cardinal(thousands).replace(" ", "")) + "milésimo")
    if hundreds:
        words.append(_HUNDREDTHS[hundreds])
    if rest == 11:
        words.append("undécimo")
    elif rest == 12:
        words.append("duodécimo")
    elif 12 < rest < 30 and ones:
        head = "decimo" if tens == 1 else "vigesimo"
        words.append(_joined(head, _ORDINALS[ones]))
        if gender == "f" and len(words) == 1:
            return words[0][:-1] + "a"
    else:
        words += [_TENTHS[tens]] if tens else []
        words += [_ORDINALS[ones]] if ones else []
    words = [word[:-1] + ("a" if gender == "f" else "o") for word in words]
    if short and words[-1].endswith(("primero", "tercero")):
        words[-1] = words[-1][:-1]
    return " ".join(words)


def _joined(head: str, tail: str) -> str:
    return head + (tail.removeprefix("o") if tail == "octavo" else tail)


def _large_ordinal(number: int, gender: str) -> str:
    end = "a" if gender == "f" else "o"
    if number == 0:
        return cardinal(0)
    millions, rest = divmod(number, 10**6)
    if millions:
        head = "" if millions == 1 else cardinal(millions, "m").replace(" ", "")
        tail = ordinal(rest, gender) if rest else ""
        return f"{head}millonésim{end} {tail}".strip() if number < 10**12 else cardinal(number)
    thousands, rest = divmod(number, 1000)
    tail = f" {ordinal(rest, gender)}" if rest else ""
    return f"{cardinal(thousands, 'm').replace(' ', '')}milésim{end}{tail}"


#: What figures are called one by one: digits("19").
digits = partial(shared.digits, names=_ONES)


def fraction_figures(figures: str) -> str:
    """Decimals as they are read: as a number up to two, in pairs past that, one by one after a leading zero."""
    if figures[0] == "0":
        return digits(figures)
    if len(figures) == 3:
        return cardinal(int(figures))
    pairs = [figures[at : at + 2] for at in range(0, len(figures), 2)]
    if len(figures) > 6 or any(pair[0] == "0" for pair in pairs[1:]):
        head = cardinal(int(figures[:2])) if len(figures) <= 6 else digits(figures[:2])
        return f"{head} {digits(figures[2:])}"
    return " ".join(cardinal(int(pair)) for pair in pairs)


def parts(figures: str) -> tuple[str, str, str]:
    """A written figure as (whole figures, "coma" or "punto" or "", decimals)."""
    mark = ""
    decimals = ""
    found = re.fullmatch(r"(.*\d)([.,])(\d+)", figures)
    if found:
        whole, sign, tail = found.groups()
        grouped = len(tail) == 3 and (
            sign in whole
            or (sign == "." and re.fullmatch(r"[1-9]\d{0,2}", whole))
            or (sign == "," and "," in whole)
        )
        if not grouped:
            figures, mark, decimals = whole, "coma" if sign == "," else "punto", tail
    return re.sub(r"\D", "", figures), mark, decimals


def number(figures: str, gender: str = "") -> str:
    """A figure as written in Spanish: "1.234,50", "1 234", "9.54" ("nueve punto cincuenta y cuatro")."""
    whole, mark, decimals = parts(figures)
    if mark:
        return f"{cardinal(int(whole))} {mark} {fraction_figures(decimals)}"
    if len(whole) > 1 and whole[0] == "0" and len(whole) < 8:
        return digits(whole)
    return cardinal(int(whole), gender)


def is_one(figures: str) -> bool:
    """Whether a quantity is single."""
    return parts(figures) == ("1", "", "")


def denominator(number: int) -> str:
    """4 → "cuarto", 13 → "treceavo", 100 → "centésimo"; "" for one that is said with "sobre"."""
    if number in (2, 3):
        return "medio" if number == 2 else "tercio"
    if number <= 10:
        return ordinal(number)
    named = {
        100: "centésimo",
        1000: "milésimo",
        10_000: "diezmilésimo",
        100_000: "cienmilésimo",
        10**6: "millonésimo",
    }
    if number in named:
        return named[number]
    if number < 10_000 and number % 1000 == 0:
        return cardinal(number, "m").replace(" ", "") + "ésimo"
    if number < 100:
        word = "once" if number == 11 else cardinal(number).replace(" y ", "i").replace("uno", "un")
        return (word.removesuffix("a")) + "avo"
    return ""
