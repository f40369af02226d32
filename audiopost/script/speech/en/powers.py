# SPDX-License-Identifier: GPL-3.0-or-later
"""Powers, roots and indices: 10⁻³, x², 5 × 10^8, √2, x₁."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import NUM, SUBSCRIPTS, SUPERSCRIPTS, level
from audiopost.script.speech.en.letters import GREEK, letter
from audiopost.script.speech.en.numerals import cardinal, number, ordinal
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("power")

_MINUS = "[-\u2212\u2013]"


def exponent(written: str) -> str:
    """What is raised to, said: "2" → "squared", "3" → "cubed", "-3" → "to the minus three", "n" → "to the N"."""
    plain = level(written)
    if plain == "2":
        return "squared"
    if plain == "3":
        return "cubed"
    if plain.startswith("-"):
        rest = plain[1:]
        return "to the minus " + (number(rest) if rest[:1].isdecimal() else letter(rest))
    if plain.lstrip("+").isdecimal():
        return f"to the {ordinal(int(plain.lstrip('+')))}"
    if plain[:1].isdecimal():
        return f"to the {number(plain)}"
    return f"to the {letter(plain)}"


_POWER = rf"(?:\^{_MINUS}?\d+(?:\.\d+)?|\^\({_MINUS}?(?:\d+(?:\.\d+)?|[a-zA-Z])\)|\^{_MINUS}?[a-zA-Z](?!\w)|\*\*{_MINUS}?\d+|[{SUPERSCRIPTS}\u207a\u207b\u207f\u2071]+)"


def _power(written: str) -> str:
    return exponent(written.strip("^*()").replace("\u2013", "-"))


@RULES.rule(
    "scientific",
    rf"(?<![\w.,])(?P<sign>[-\u2212+])?(?P<head>{NUM})\s?[\xd7x\xb7*\u22c5]\s?10(?P<power>{_POWER}|{_MINUS}\d+)",
    needs=DIGITS,
)
def say_scientific(match: re.Match[str], context: Context) -> str:
    power = _ten(match["power"])
    mark = "" if not match["sign"] else "plus " if match["sign"] == "+" else "minus "
    return f"{mark}{number(match['head'])} times ten {power}"


def _ten(written: str) -> str:
    plain = level(written.strip("^*()").replace("\u2013", "-"))
    if plain.startswith("-"):
        return f"to the minus {number(plain[1:])}"
    if not plain.isdecimal():
        return exponent(plain)
    return f"to the {ordinal(int(plain))}"


@RULES.rule(
    "power-of-ten",
    rf"(?<![\w.,])(?P<sign>[-\u2212])?10(?P<power>{_POWER})(?!\d)",
    needs="^*" + SUPERSCRIPTS + "\u207b\u207f",
)
def say_power_of_ten(match: re.Match[str], context: Context) -> str | None:
    if match["power"] in ("\xb9", "\xb2", "\xb3") and context.text[match.start() - 1 : match.start()] not in (
        "",
        " ",
        "(",
    ):
        return None
    return ("minus " if match["sign"] else "") + "ten " + _ten(match["power"])


@RULES.rule(
    "e-notation",
    r"(?<![\w.,])(?P<head>\d+(?:\.\d+)?)[eE](?P<sign>[-+\u2212])?(?P<power>\d{1,3})(?![\w.]\d|\w)",
    needs="eE",
)
def say_e_notation(match: re.Match[str], context: Context) -> str:
    power = cardinal(int(match["power"]))
    mark = "minus " if match["sign"] in ("-", "\u2212") else ""
    if mark:
        return f"{number(match['head'])} times ten to the minus {power}"
    return f"{number(match['head'])} times ten to the {ordinal(int(match['power']))}"


@RULES.rule(
    "power",
    rf"(?<![\w.,])(?P<base>{NUM}|[a-zA-Z{GREEK}]|[a-z][a-zA-Z]|\))(?P<power>{_POWER})(?![\w])",
    needs="^*" + SUPERSCRIPTS + "\u207b\u207f\u2071",
)
def say_power(match: re.Match[str], context: Context) -> str | None:
    base = match["base"]
    figures = level(match["power"])
    if (
        base[:1].isdecimal()
        and not match["power"].startswith("^")
        and figures.isdecimal()
        and int(figures) > 12
    ):
        return None
    words = (
        ""
        if base == ")"
        else number(base)
        if base[0].isdecimal() or base[0] == "."
        else " ".join(map(letter, base))
    )
    return f"{words} {_power(match['power'])}".strip()


@RULES.rule(
    "power-of-name",
    rf"\b(?:chi|sin|cos|tan|log|ln|eta)(?P<span>[{SUPERSCRIPTS}]|\^2|-squared)(?!\w)",
    needs=SUPERSCRIPTS + "^",
)
def say_power_of_name(match: re.Match[str], context: Context) -> str:
    return exponent(match["span"].strip("^"))


@RULES.rule(
    "root",
    rf"(?P<mark>[\u221a\u221b\u221c])\s?(?P<inner>{NUM}|[a-zA-Z](?!\w)|\((?=[^()]{{1,40}}\)))?",
    needs="\u221a\u221b\u221c",
)
def say_root(match: re.Match[str], context: Context) -> str:
    words = {"\u221a": "the square root of", "\u221b": "the cube root of", "\u221c": "the fourth root of"}[
        match["mark"]
    ]
    if context.before(match.start(), 4).lower() == "the ":
        words = words.removeprefix("the ")
    inner = match["inner"] or ""
    tail = (
        ""
        if inner in ("", "(")
        else number(inner)
        if inner[0].isdecimal() or inner[0] == "."
        else letter(inner)
    )
    return f"{words} {tail}".rstrip() + ("" if tail else " ")


@RULES.rule(
    "index",
    rf"(?<![\w])(?P<name>[a-zA-Z{GREEK}])(?:_\{{?(?P<plain>\w{{1,3}})\}}?|(?P<small>[{SUBSCRIPTS}]+|[\u1d62\u2c7c\u2099\u2096\u2098]))(?!\w)",
    needs="_" + SUBSCRIPTS + "\u1d62\u2c7c\u2099\u2096\u2098",
)
def say_index(match: re.Match[str], context: Context) -> str:
    small = match["plain"] or level(match["small"]).translate(
        str.maketrans("\u1d62\u2c7c\u2099\u2096\u2098", "ijnkm")
    )
    words = number(small) if small.isdecimal() else letter(small) if len(small) == 1 else small
    return f"{letter(match['name'])} {'sub ' if match['plain'] else ''}{words}"
