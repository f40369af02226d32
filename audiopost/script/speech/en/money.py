# SPDX-License-Identifier: GPL-3.0-or-later
"""Amounts of money: symbols, codes, magnitudes, cents, ranges, rates."""

from __future__ import annotations

import re

from audiopost.script.speech.en.currencies import CODES, DOLLARS, SYMBOLS
from audiopost.script.speech.en.grammar import DASH, MAGNITUDES, NUM, names_a_thing, sign
from audiopost.script.speech.en.numerals import cardinal, is_one, number
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("money")

_SIGNS = re.escape("".join(SYMBOLS))
_UNIT = rf"(?:(?P<whose>US|U\.S\.|AU|A|CA|CDN|C|NZ|HK|SG|S|NT|TT|J|Z|MX|R|N)(?=\$))?(?P<symbol>[{_SIGNS}])\s?"
_LETTERS = r"(?:bn|Bn|BN|bln|mn|mln|mil|MM|mm|tn|trn|[kKmMbBtT])"
_MAGNITUDE = rf"(?:(?:\s|-)?(?P<size>hundred|thousand|million|billion|trillion|quadrillion|crore|lakh)\b|\s?(?P<letter>{_LETTERS})(?![\w\u2019']))?"
_PER = (
    r"(?P<per>\s?/\s?(?:hours?|hrs?|h|days?|d|weeks?|wks?|months?|mos?|years?|yrs?|y|kg|g|lb|t|kWh|MWh|GB|TB|MB|barrel|bbl|sq\.?\sft|person|"
    r"user|seat|share|gal|gallon|mile|mi|km|min|minute|ton|tonne|oz|piece|unit|m\xb2|night|[kM]?W|L|sq\.?\s?m|word|page|head|capita|visit|dose|ticket|click|litre|liter|metre|meter)\b)?"
)
_PER_WORDS = {
    "h": "hour", "hr": "hour", "hrs": "hour", "d": "day", "wk": "week", "mo": "month", "mos": "month", "yr": "year", "y": "year", "kg": "kilogram",
    "g": "gram", "lb": "pound", "t": "ton", "kWh": "kilowatt hour", "MWh": "megawatt hour", "GB": "gigabyte", "TB": "terabyte",
    "MB": "megabyte", "bbl": "barrel", "sq ft": "square foot", "sq. ft": "square foot", "gal": "gallon", "mi": "mile", "km": "kilometer",
    "min": "minute", "oz": "ounce", "W": "watt", "kW": "kilowatt", "MW": "megawatt", "L": "liter", "sq m": "square meter", "sqm": "square meter", "m\xb2": "square meter", "yrs": "year", "wks": "week",
}  # fmt: skip


def _names(whose: str | None, symbol: str) -> tuple[str, str, str, str]:
    one, many, cent, cents = SYMBOLS[symbol]
    if whose:
        one = DOLLARS[whose]
        many = "Brazilian reais" if whose == "R" else one + "s"
    return one, many, cent, cents


def per(mark: str | None) -> str:
    """ "/hr" → " per hour"."""
    if not mark:
        return ""
    unit = mark.strip(" /.")
    return " per " + _PER_WORDS.get(unit, unit.rstrip("s"))


def amount(figures: str, magnitude: str, names: tuple[str, str, str, str], adjective: bool = False) -> str:
    """An amount in words: "4.5" billion dollars; "1.01" one dollar and one cent."""
    one, many, cent, cents = names
    if magnitude:
        return f"{number(figures)} {magnitude} {one if adjective else many}"
    whole, _, hundredths = figures.replace(",", "").partition(".")
    if len(hundredths) > 2 and not hundredths[2:].strip("0"):
        hundredths = hundredths[:2]
    if not hundredths.strip("0"):
        return f"{cardinal(int(whole or 0))} {one if adjective or int(whole or 0) == 1 else many}"
    # "$2.5" is two and a half dollars; "$0.5" fifty cents; "$17.312" has no cents to count.
    if not cent or len(hundredths) > 2 or (len(hundredths) == 1 and int(whole or 0)):
        return f"{number(figures)} {many}"
    value = int(hundredths.ljust(2, "0"))
    small = f"{cardinal(value)} {cent if value == 1 or adjective else cents}"
    if not int(whole or 0):
        return small
    return f"{cardinal(int(whole))} {one if int(whole) == 1 or adjective else many} and {small}"


def _size(match: re.Match[str]) -> str:
    return (
        MAGNITUDES.get(match["size"], match["size"])
        if match["size"]
        else MAGNITUDES[match["letter"]]
        if match["letter"]
        else ""
    )


_PREFIX = r"(?<![\w.])(?P<sign>(?:[-\u2212+\xb1~\u2248<>\u2264\u2265])\s?)?"


@RULES.rule(
    "dollars-turned",
    rf"(?<![\w.])\$(?P<whose>A|C|US|NZ|HK|S|NT)\s?(?P<figures>{NUM}){_MAGNITUDE}(?![\w])",
    needs="$",
)
def say_dollars_turned(match: re.Match[str], context: Context) -> str:
    """ "$A5.20": the country after the sign."""
    return amount(match["figures"], _size(match), _names(match["whose"], "$"))


@RULES.rule(
    "rand",
    rf"(?<![\w.])R(?P<figures>{NUM})\s?(?P<size>hundred|thousand|million|billion|trillion|bn|m)\b(?!\w)",
    needs="R",
)
def say_rand(match: re.Match[str], context: Context) -> str:
    """ "R100 million"."""
    return f"{number(match['figures'])} {MAGNITUDES[match['size']]} rand"


@RULES.rule(
    "lakhs",
    r"(?<![\w.])(?:\u20b9|Rs\.?|INR)\s?(?P<figures>\d{1,2}(?:,\d\d){1,4},\d{3})(?![\w,]|\.\d)",
    needs="\u20b9RI",
)
def say_lakhs(match: re.Match[str], context: Context) -> str:
    """Indian groups of figures: "Rs. 2,50,000"."""
    return f"{number(match['figures'])} rupees"


@RULES.rule(
    "range-both",
    rf"{_PREFIX}{_UNIT}(?P<low>{NUM})(?:\s?(?P<lowsize>{_LETTERS}|million|billion|trillion|thousand))?{DASH}[A-Z]{{0,3}}[{_SIGNS}]\s?(?P<high>{NUM}){_MAGNITUDE}(?!\w){_PER}",
    needs=DIGITS,
)
def say_range_both(match: re.Match[str], context: Context) -> str:
    names = _names(match["whose"], match["symbol"])
    adjective = names_a_thing(context, match.start(), match.end())
    size = _size(match)
    low = MAGNITUDES[match["lowsize"]] if match["lowsize"] else ""
    if low == size or (size and not low):
        first = number(match["low"]) + (f" {low}" if low else "") if size else amount(match["low"], "", names)
    else:
        first = amount(match["low"], low, names)
    return (
        f"{sign(match['sign'])}{first} to {amount(match['high'], size, names, adjective)}{per(match['per'])}"
    )


@RULES.rule(
    "range",
    rf"{_PREFIX}{_UNIT}(?P<low>{NUM})(?P<lowsize>{_LETTERS})?{DASH}(?P<high>{NUM}){_MAGNITUDE}(?!\w|[.,]\d){_PER}",
    needs=DIGITS,
)
def say_range(match: re.Match[str], context: Context) -> str:
    names = _names(match["whose"], match["symbol"])
    adjective = names_a_thing(context, match.start(), match.end())
    low = (
        f" {MAGNITUDES[match['lowsize']]}" if match["lowsize"] and match["lowsize"] != match["letter"] else ""
    )
    return f"{sign(match['sign'])}{number(match['low'])}{low} to {amount(match['high'], _size(match), names, adjective)}{per(match['per'])}"


@RULES.rule(
    "per-many",
    rf"{_PREFIX}{_UNIT}(?P<figures>{NUM})\s?/\s?(?P<count>\d{{1,3}}(?:,\d{{3}})*)?\s?(?P<scale>k|K|M|B|thousand|million|billion)?(?=\s[a-z]{{3,}})",
    needs="/",
)
def say_per_many(match: re.Match[str], context: Context) -> str | None:
    """A price for so many: "$5/1M tokens"."""
    count, scale = match["count"], match["scale"]
    if not count and not scale:
        return None
    size = MAGNITUDES[scale] if scale else ""
    many = size if count in (None, "1") and size else f"{number(count or '1')} {size}".strip()
    price = amount(match["figures"], "", _names(match["whose"], match["symbol"]))
    return f"{sign(match['sign'])}{price} per {many}"


@RULES.rule(
    "shared-size",
    rf"\b(?:[Bb]etween|[Ff]rom)\s(?P<span>[{_SIGNS}](?P<low>{NUM}))(?P<joint>\s(?:and|to)\s)[{_SIGNS}](?P<high>{NUM})\s?(?:million|billion|trillion|bn|tn|m|M|B)\b",
    needs="bfBF",
)
def say_shared_size(match: re.Match[str], context: Context) -> str | None:
    """ "between $5 and $6 million": both are millions."""
    low, high = (float(match[end].replace(",", "")) for end in ("low", "high"))
    return number(match["low"]) if low < high else None


@RULES.rule(
    "symbol",
    rf"{_PREFIX}{_UNIT}(?P<inner>[-\u2212])?(?P<figures>{NUM}){_MAGNITUDE}(?P<plus>\+)?{_PER}(?![\d])",
    needs=DIGITS,
)
def say_symbol(match: re.Match[str], context: Context) -> str | None:
    names = _names(match["whose"], match["symbol"])
    end = match.end()
    # "$10-a-day", "$5-million plan", "a $20 fee".
    adjective = (
        names_a_thing(context, match.start(), end)
        or bool(match["size"] and "-" + match["size"] in match[0])
        or bool(re.match(r"-(?!\s|plus\b|odd\b)[a-z]", context.after(end, 6)))
    )
    words = amount(match["figures"], _size(match), names, adjective)
    mark = match["sign"] or match["inner"]
    plus = " plus" if match["plus"] else ""
    return f"{sign(mark)}{words}{plus}{per(match['per'])}"


@RULES.rule(
    "symbol-after",
    rf"(?<![\w.,])(?P<sign>[-\u2212]\s?)?(?P<figures>{NUM})\s?(?:(?P<size>hundred|thousand|million|billion|trillion)\s|(?P<letter>{_LETTERS})\s?)?(?P<symbol>[\xa3\u20ac\xa5\u20b9\u20bd\u20ba\u20ab\u20bf]|\$(?!\s?\d))(?!\w)",
    needs="\xa3\u20ac\xa5\u20b9\u20bd\u20ba\u20ab\u20bf$",
)
def say_symbol_after(match: re.Match[str], context: Context) -> str:
    return sign(match["sign"]) + amount(match["figures"], _size(match), SYMBOLS[match["symbol"]])


_CODE = "|".join(CODES)


@RULES.rule(
    "code-first", rf"(?<![\w./])(?P<code>{_CODE})\.?\s?(?P<figures>{NUM}){_MAGNITUDE}(?![\w%])", needs=DIGITS
)
def say_code_first(match: re.Match[str], context: Context) -> str | None:
    if (
        match["code"] in ("TRY", "FF", "DM", "kr", "SAR", "COP", "PHP", "ETH")
        and match["figures"].count(",") == 0
        and not _size(match)
    ):
        return None
    return _coded(match)


@RULES.rule(
    "code-small", rf"(?<![\w.,])(?P<figures>{NUM})\s(?P<code>usd|eur|gbp|jpy|cad|aud)(?!\w)", needs="uegjca"
)
def say_code_small(match: re.Match[str], context: Context) -> str:
    """ "50 eur"."""
    one, many = CODES[match["code"].upper()]
    return f"{number(match['figures'])} {one if is_one(match['figures']) else many}"


@RULES.rule(
    "code-after",
    rf"(?<![\w.,])(?P<figures>{NUM})\s?(?:(?P<size>hundred|thousand|million|billion|trillion)\s|(?P<letter>{_LETTERS})\s)?(?P<code>{_CODE})(?!\w)",
    needs="UEGJCRHASNDKPBTMIFZWLkr",
)
def say_code_after(match: re.Match[str], context: Context) -> str:
    return _coded(match)


def _coded(match: re.Match[str]) -> str:
    one, many = CODES[match["code"]]
    size = _size(match)
    if size:
        return f"{number(match['figures'])} {size} {many}"
    whole, _, hundredths = match["figures"].partition(".")
    if hundredths and not hundredths.strip("0"):
        return f"{number(whole)} {many}"
    return f"{number(match['figures'])} {one if is_one(match['figures']) else many}"
