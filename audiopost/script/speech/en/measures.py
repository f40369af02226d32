# SPDX-License-Identifier: GPL-3.0-or-later
"""Quantities with units: one figure, ranges, tolerances, dimensions, feet and inches, temperatures, angles, percent."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import (
    ANY,
    DASH,
    FRACTIONS,
    MINUS,
    NUM,
    SIGN,
    TOLERANCE,
    figure,
    final_stop,
    mixed,
    names_a_thing,
    sign,
)
from audiopost.script.speech.en.numerals import is_one, number
from audiopost.script.speech.en.unit_sense import is_unit, unit_end
from audiopost.script.speech.en.units import NAMES, UNIT, unit_words
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("measure")

_PREFIX = rf"(?<![\w.,:$\xa3\u20ac#^])(?<!\d/)(?<!\W/)(?<!\A/)(?<!\^[-\u2212])(?<![A-Za-z]-)(?<!\d[-\u2013])(?P<sign>{SIGN})?"
_SCALE = r"(?:\s(?P<scale>hundred|thousand|million|billion|trillion))?"
_AFTER = r"(?![\w\u2019'\xb2\xb3])(?!-\d)"


_RATE = (
    r"(?:km|mi|m|cm|mm|ft|in)(?:\xb2|\xb3|\^?[23])|sq\.?\s(?:mi|km|ft|m)\b|min|hour|hr|h|day|week|month|year|yr|mL|ml|\u03bcL|L|dL|kg|g|ha|acre|"
    r"person|capita|mile|km|second|sec|s|cell|100,000|10,000|1,000|1000|100"
)


def _many(figures: str) -> bool:
    return not is_one(figures) and figures.strip() not in FRACTIONS


@RULES.rule(
    "blood-pressure", r"(?<![\w.,/])(\d{2,3})/(\d{2,3})(?:\s?(?P<unit>mm\s?Hg))?(?![\w/]|[.,]\d)", needs="/"
)
def say_blood_pressure(match: re.Match[str], context: Context) -> str | None:
    if not match["unit"] and not (
        re.search(r"\b(?:[Bb]lood pressure|BP|systolic|diastolic|[Hh]ypertensi\w+)\b", context.text)
        and 60 <= int(match[1]) <= 260
        and 30 <= int(match[2]) <= 160
    ):
        return None
    return f"{number(match[1])} over {number(match[2])}" + (
        " millimeters of mercury" if match["unit"] else ""
    )


_DETERMINER = re.compile(r"\b(?:the|an?|this|that|their|his|her)\s$", re.I)
_TALL_NOUN = re.compile(
    r"\s(?:[a-z]+\s)?(?:cent(?:er|re)|guard|forward|player|man|woman|boy|girl|goalkeeper|keeper|striker|defender|quarterback|receiver|tackle|"
    r"lineman|linebacker|pitcher|actor|actress|model|freshman|sophomore|junior|senior|rookie|star|frame|giant|teenager)\b"
)


@RULES.rule(
    "feet-inches",
    rf"(?<![\w.,])(\d{{1,3}})\s?(?:['\u2032\u2019]|ft\.?)\s?(\d{{1,2}}(?:\.\d+)?|\d{{0,2}}\s?[{FRACTIONS}])\s?(?:\"|\u2033|\u201d|''|\u2032\u2032|in\b\.?)",
    needs="'\u2032\u2019f",
)
def say_feet_inches(match: re.Match[str], context: Context) -> str:
    adjective = bool(re.match(r"-?\s?(?:tall\s)?[a-z]+", context.after(match.end(), 20))) and names_a_thing(
        context, match.start(), match.end()
    )
    feet = "foot" if match[1] == "1" or adjective else "feet"
    inches = "inch" if match[2] == "1" or adjective else "inches"
    if _DETERMINER.search(context.before(match.start(), 8)) and _TALL_NOUN.match(context.text, match.end()):
        # "the 6'5\" center" is a six foot five center.
        return f"{number(match[1])} foot {figure(match[2])}"
    return f"{number(match[1])} {feet} {figure(match[2])} {inches}"


# A side's own unit: "3 m x 4 m".
_LENGTH = r"(?:(?:in|ft|yd|mi)\.|(?:mm|cm|dm|km|m|in|ft|yd|mi|nm|\u03bcm|px)\b)"


@RULES.rule(
    "dimensions",
    rf"{_PREFIX}(?P<a>{ANY})(?:\s?(?P<ua>{_LENGTH}))?\s?[x\xd7*\u2715]\s?(?P<b>{ANY})(?:\s?(?P<ub>{_LENGTH}))?(?:\s?[x\xd7]\s?(?P<c>{ANY}))?(?:[ -]?(?P<gap>)(?P<unit>{UNIT}){_AFTER})?(?![\w^\u2070-\u207f])",
    needs="x\xd7X\u2715*",
)
def say_dimensions(match: re.Match[str], context: Context) -> str | None:
    around = context.text[max(0, match.start() - 16) : match.end() + 16]
    if (
        "*" in match[0]
        or (re.search(r"[=\xf7]|\s[+\u2212]\s", around) and not match["unit"])
        or (
            match["b"] == "10"
            and re.match(r"\^|[\u2070-\u207f\xb9\xb2\xb3]|[-\u2212\u2013]\d", context.after(match.end(), 2))
        )
    ):
        return None
    unit = match["unit"] or match["ub"]
    if not unit and not match["c"] and _ASKED.search(context.before(match.start(), 30)):
        return f"{figure(match['a'])} times {figure(match['b'])}"
    if (
        unit in _COUNTED_IN
        and not match["ua"]
        and not match["c"]
        and match["a"].isdecimal()
        and int(match["a"]) <= 12
    ):
        # "2 x 500 mg": so many of them.
        return f"{sign(match['sign'])}{figure(match['a'])} times {figure(match['b'])} {unit_words(unit, _many(match['b']))}"
    words = _side(match["a"], match["ua"]) + " by " + _side(match["b"], match["ub"] if match["c"] else None)
    if match["c"]:
        words += f" by {_side(match['c'], None)}"
    last = match["c"] or match["b"]
    stop = final_stop(context, match.end()) if match[0].endswith(".") else ""
    many = _many(last) and not names_a_thing(context, match.start(), match.end())
    return sign(match["sign"]) + words + (f" {unit_words(unit, many)}" if unit else "") + stop


_ASKED = re.compile(
    r"\b(?:what(?:['\u2019]?s|\sis|\sdoes)|calculate|compute|solve|multiply|how\smuch\sis)\s$", re.I
)
_COUNTED_IN = frozenset("mg g kg \u03bcg mcg ml mL L l cl oz GB TB MB W kW MW V min h".split())


def _side(figures: str, unit: str | None) -> str:
    if figures.isdecimal() and len(figures) == 4 and figures[2:] != "00":
        from audiopost.script.speech.en.numerals import pairs

        words = pairs(figures)
    else:
        words = figure(figures)
    return f"{words} {unit_words(unit, _many(figures))}" if unit else words


@RULES.rule(
    "range",
    rf"{_PREFIX}(?P<low>{ANY})(?P<lowunit>\s?[A-Za-z\u03bc\u03a9]{{1,4}}\.?)?{DASH}(?P<figures>{MINUS}{ANY}){_SCALE}(?P<gap>[ -]?)(?P<unit>{UNIT}){_AFTER}",
    needs=DIGITS,
)
def say_range(match: re.Match[str], context: Context) -> str | None:
    unit = match["unit"]
    if not is_unit(context, match, unit, match["gap"]):
        return None
    low = figure(match["low"])
    if match["lowunit"] and match["lowunit"].strip() not in NAMES:
        return None
    if match["lowunit"] and match["lowunit"].strip() != unit:
        low += f" {unit_words(match['lowunit'].strip(), _many(match['low']))}"
    high = figure(match["figures"].lstrip("-\u2212"))
    if match["figures"][0] in "-\u2212":
        high = f"minus {high}"
    scale = f" {match['scale']}" if match["scale"] else ""
    many = match["gap"] != "-" and not names_a_thing(context, match.start(), match.end())
    return f"{sign(match['sign'])}{low} to {high}{scale} {unit_words(unit, many)}{unit_end(context, match, unit)}"


@RULES.rule(
    "common-fraction",
    rf"(?<![\w.,/])(?:(?P<whole>\d+)[ -])?(?P<top>\d{{1,2}})/(?P<figures>\d{{1,2}})(?P<gap>[ -]?)(?P<unit>{UNIT}){_AFTER}",
    needs="/",
)
def say_common_fraction(match: re.Match[str], context: Context) -> str | None:
    top, bottom = int(match["top"]), int(match["figures"])
    if not 0 < top < bottom or not is_unit(context, match, match["unit"], match["gap"]):
        return None
    words = mixed(match["whole"] or "", top, bottom)
    many = bool(match["whole"]) and match["gap"] != "-"
    return f"{words} {unit_words(match['unit'], many)}{unit_end(context, match, match['unit'])}"


@RULES.rule(
    "quantity",
    rf"{_PREFIX}(?P<figures>{ANY}){TOLERANCE}{_SCALE}(?P<gap>[ -]?)(?P<unit>{UNIT}){_AFTER}",
    needs=DIGITS + FRACTIONS,
)
def say_quantity(match: re.Match[str], context: Context) -> str | None:
    unit = match["unit"]
    if not is_unit(context, match, unit, match["gap"]) or _CODE_LIKE.search(match["gap"] + unit):
        return None
    many = _many(match["figures"]) or bool(match["tolerance"] or match["scale"])
    if (
        match["gap"] == "-"
        or names_a_thing(context, match.start(), match.end())
        or _CONTAINER.match(context.text, match.end())
    ):
        many = False
    words = sign(match["sign"]) + figure(match["figures"])
    if match["tolerance"]:
        words += f" plus or minus {number(match['tolerance'])}"
    if match["scale"]:
        words += f" {match['scale']}"
    return f"{words} {unit_words(unit, many)}{unit_end(context, match, unit)}"


# "1 (15 oz) can".
_CONTAINER = re.compile(
    r"\)\s(?:cans?|jars?|packages?|packets?|tins?|bags?|bottles?|box(?:es)?|blocks?|cartons?|tubs?)\b"
)
# "22H2" is a version, no unit is squared so.
_CODE_LIKE = re.compile(r"\A[A-Z][23]\Z")


@RULES.rule(
    "density",
    rf"(?<![\w.,/])(?P<figures>{NUM})\s?(?P<scale>million|billion|thousand)?(?P<words>\s?[a-z]{{3,12}})?/(?P<unit>(?:{_RATE}))(?![\w/])",
    needs="/",
)
def say_density(match: re.Match[str], context: Context) -> str | None:
    """A figure, a noun or none, and what it is counted by: "587.2/km²", "60 beats/min", "5000 copies/mL"."""
    scale = f" {match['scale']}" if match["scale"] else ""
    unit = match["unit"]
    words = f" {match['words'].strip()}" if match["words"] else ""
    if not words and unit.replace(",", "").isdecimal():
        return None
    per = unit_words(unit, False) if not unit.replace(",", "").isdecimal() else number(unit)
    return f"{number(match['figures'])}{scale}{words} per {per}"


@RULES.rule(
    "inches",
    rf"(?<![\w.,])(?P<figures>{ANY})\s?(?:\"|\u2033)(?=[\s)-]|,?\s(?:wide|tall|long|by)|$)",
    needs='"\u2033',
)
def say_inches(match: re.Match[str], context: Context) -> str | None:
    """A double prime, unless it closes a quotation."""
    if match[0].endswith('"') and context.text.count('"', 0, match.start()) % 2:
        return None
    if match[0].endswith('"') and not re.match(r"[\s-][a-z]", context.after(match.end(), 2)):
        return None
    one = not _many(match["figures"]) or names_a_thing(context, match.start(), match.end())
    return f"{figure(match['figures'])} {'inch' if one else 'inches'}"


@RULES.rule(
    "feet",
    rf"(?<![\w.,])(?P<figures>{NUM})(?:\u2032|['\u2019](?=[\s-](?:tall|wide|long|high|deep|thick|by|x)\b))(?!\w)",
    needs="\u2032'",
)
def say_feet(match: re.Match[str], context: Context) -> str:
    one = is_one(match["figures"]) or context.text[match.end() : match.end() + 1] == "-"
    return f"{number(match['figures'])} {'foot' if one else 'feet'}"


@RULES.rule(
    "per",
    r"(?<=[a-z]\s)(?:per|a)\s(?P<span>kg|km|cm|mm|mg|mL|ml|dL|kWh|MWh|sq\.?\s(?:ft|mi|m|km)\b\.?|ha|lb|oz|hr|GB|MB)(?!\w)",
    needs="pa",
)
def say_per(match: re.Match[str], context: Context) -> str:
    return unit_words(match["span"], False)


@RULES.rule(
    "asked",
    r"\b(?:[Hh]ow\smany|[Ii]n\s(?:an?|one))\s(?P<span>oz|ml|mL|tbsp|tsp|lbs?|gal|qt|ft|km|cm|mm|kg|mg|kB|MB|GB|TB|hrs?|mins?|secs?)(?!\w)",
    needs="aH",
)
def say_asked(match: re.Match[str], context: Context) -> str:
    """A unit that is asked for: "how many oz in a lb"."""
    return unit_words(match["span"], "many" in match[0])


@RULES.rule(
    "per-slash",
    r"(?<=[A-Za-z)\xb2\xb3\u2070-\u2079])(?P<span>\s?/\s?(?P<unit>mL|ml|dL|kg|\u03bcL|mm\xb3|m\xb2|m\xb3|cm\xb2|km\xb2|ha|(?<=[\xb2\xb3\u2070-\u2079]/)[Lg]))(?![\w/])",
    needs="/",
)
def say_per_slash(match: re.Match[str], context: Context) -> str:
    return f" per {unit_words(match['unit'], False)}"


@RULES.rule(
    "alone",
    r"(?<![\w./-])(?:(?:mg|\u03bcg|ng|g|kg|mmol|mol|kWh|W|cells|beats|km|ml|mL|m|MB|GB|Mb|kb)/(?:kg|dL|dl|mL|ml|L|l|h|s|day|min|m\xb2|m\xb3|mm\xb3|\u03bcL|km\xb2)(?:/(?:day|d|h|min))?|mmHg|kHz|MHz|GHz|kWh|MWh|mph|km\xb2|m\xb2|m\xb3|cm\xb2|cm\xb3|mg|kg|km|cm|mm)(?![\w/-])",
    needs="gmskWHLlBb",
)
def say_alone(match: re.Match[str], context: Context) -> str | None:
    """A unit without a figure: "measured in mg/dL"."""
    if match[0] in ("W/L", "W/l", "W/s", "m/l", "m/L", "g/h"):
        return None
    return unit_words(match[0], True)
