# SPDX-License-Identifier: GPL-3.0-or-later
"""Temperatures, angles and coordinates."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import (
    DASH,
    MINUS,
    NUM,
    SIGN,
    TOLERANCE,
    names_a_thing,
    sign,
    signed,
)
from audiopost.script.speech.en.numerals import is_one, number
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("degree")


@RULES.rule(
    "arc",
    r"(?<![\w.,])(?P<sign>[-\u2212+])?(?P<deg>\d{1,3}(?:\.\d+)?)\s?\xb0\s?(?:(?P<min>\d{1,2}(?:\.\d+)?)\s?['\u2032\u2019]\s?)?(?:(?P<sec>\d{1,2}(?:\.\d+)?)\s?(?:\"|\u2033|\u201d)\s?)?(?P<side>[NSEW])\b(?!\.\w)(?:\.(?=[,;)]|\s[a-z]))?",
    needs="\xb0",
)
def say_arc(match: re.Match[str], context: Context) -> str:
    words = f"{sign(match['sign'])}{number(match['deg'])} {'degree' if is_one(match['deg']) else 'degrees'}"
    if match["min"]:
        words += f" {number(match['min'])} {'minute' if is_one(match['min']) else 'minutes'}"
    if match["sec"]:
        words += f" {number(match['sec'])} {'second' if is_one(match['sec']) else 'seconds'}"
    return f"{words} {_SIDES[match['side']]}"


_SIDES = {"N": "north", "S": "south", "E": "east", "W": "west"}
_SCALES = {"C": "Celsius", "F": "Fahrenheit", "K": "kelvin"}


_TURNED = re.compile(
    r"[\s-](?:angles?|turns?|rotations?|bends?|arcs?|views?|panoramas?|videos?|cameras?|spins?|slopes?)\b"
)


@RULES.rule(
    "rate",
    rf"(?<![\w.,/])(?P<sign>{SIGN})?(?P<low>{NUM})\s?\xb0\s?(?P<scale>[CFK])/(?P<per>min|h|hr|hour|s|day|km|decade|century|year|yr)(?!\w)",
    needs="\xb0",
)
def say_rate(match: re.Match[str], context: Context) -> str:
    """ "5 \xb0C/min"."""
    per = {"min": "minute", "h": "hour", "hr": "hour", "s": "second", "km": "kilometer", "yr": "year"}.get(
        match["per"], match["per"]
    )
    degrees = "degree" if is_one(match["low"]) else "degrees"
    return f"{sign(match['sign'])}{number(match['low'])} {degrees} {_SCALES[match['scale']]} per {per}"


@RULES.rule(
    "temperature",
    rf"(?:(?<![\w.,/])|(?<=\xb0[CF]/)|(?<=\xb0[CF] / ))(?P<sign>{SIGN})?(?P<low>{NUM})(?:\s?(?:\xba|\xb0)\s?[CFK]?)?(?:{DASH}(?P<high>{MINUS}{NUM})|{TOLERANCE})\s?(?:(?:\xb0|\xba)\s?(?P<scale>[CFK])(?!\w)|(?P<sign2>[\u2103\u2109]))",
    needs="\xb0\xba\u2103\u2109",
)
def say_temperature(match: re.Match[str], context: Context) -> str:
    scale = match["scale"] or {"\u2103": "C", "\u2109": "F"}[match["sign2"]]
    words = sign(match["sign"]) + number(match["low"])
    if match["high"]:
        words += f" to {signed(match['high'])}"
    if match["tolerance"]:
        words += f" plus or minus {number(match['tolerance'])}"
    degrees = "degree" if is_one(match["low"]) and not match["high"] else "degrees"
    return f"{words} {degrees} {_SCALES[scale]}"


@RULES.rule(
    "degrees",
    rf"(?<![\w.,/])(?P<sign>{SIGN})?(?P<low>{NUM})\s?(?:\xb0|\xba)?(?:{DASH}(?P<high>{MINUS}{NUM}))?\s?\xb0(?!\w|\s(?:[CFKNSEW]|\d)\b)",
    needs="\xb0",
)
def say_degrees(match: re.Match[str], context: Context) -> str:
    high = f" to {signed(match['high'])}" if match["high"] else ""
    one = (
        (is_one(match["low"]) and not high)
        or names_a_thing(context, match.start(), match.end())
        or bool(_TURNED.match(context.text, match.end()))
    )
    return f"{sign(match['sign'])}{number(match['low'])}{high} {'degree' if one else 'degrees'}"


@RULES.rule(
    "words",
    r"(?<=\d\s)(?P<span>(?P<degrees>degrees?|deg\.)\s(?P<scale>[CFKNSEW]))(?![\w'\u2019]|\.\w)",
    needs="CFKNSEW",
)
def say_words(match: re.Match[str], context: Context) -> str:
    """ "20 degrees C", "40 degrees N"."""
    one = match["degrees"] == "degree"
    return f"{'degree' if one else 'degrees'} {(_SCALES | _SIDES)[match['scale']]}"


@RULES.rule(
    "thermometer",
    r"(?<![\w.,/-])(?P<sign>[-\u2212])?(?:(?P<first>\d{1,3})\s?[-\u2013]\s?)?(?P<low>\d{1,3}(?:\.\d+)?)(?P<gap>\s?)(?P<scale>[CF])(?![\w'\u2019+/#]|\.\w|-\w)",
    needs="CF",
)
def say_thermometer(match: re.Match[str], context: Context) -> str | None:
    warm = re.search(
        r"\b(?:temperatures?|thermostat|degrees?|heat(?:ed|ing)?|oven|bake|boil\w*|freez\w*|cool\w*|warm\w*|hot|cold|fever|melt\w*|incubat\w+|preheat\w*|temp|weather|AC|outside)\b",
        context.text,
        re.I,
    )
    if not warm and not (
        match["scale"] == "F"
        and not match["gap"]
        and re.search(
            r"\b(?:over|under|above|below|around|about|reach(?:ed|es)?|hit)\s$",
            context.before(match.start(), 12),
        )
    ):
        return None
    first = f"{number(match['first'])} to " if match["first"] else ""
    return f"{sign(match['sign'])}{first}{number(match['low'])} {'degree' if is_one(match['low']) else 'degrees'} {_SCALES[match['scale']]}"
