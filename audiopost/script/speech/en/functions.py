# SPDX-License-Identifier: GPL-3.0-or-later
"""Functions in prose: "O(n log n)", "5!", "sin \u03b8", "|x|", "f(x)"."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import level
from audiopost.script.speech.en.letters import letter
from audiopost.script.speech.en.numerals import cardinal, number
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("function")


_GROWTH = {
    "log": "log", "sqrt": "square root of", "\xb2": "squared", "\xb3": "cubed", "^2": "squared", "^3": "cubed", "+": "plus", "*": "times",
    "\xb7": "times", "\xd7": "times", "/": "over", "!": "factorial", "-": "minus", "\u2212": "minus", "\u221a": "root",
}  # fmt: skip
_GROWTH_PIECE = re.compile(r"log|sqrt|\^[23]|\^[a-z]|\d+|[a-zA-Z]|[\xb2\xb3+*\xb7\xd7/!\u2212\u221a-]")


@RULES.rule(
    "growth",
    r"(?<![\w.])(?P<name>[O\u0398\u03a9\u0398\u03a9])\((?P<inner>(?:log|sqrt|\d{1,3}|[a-zA-Z](?![a-zA-Z])|\^[23a-z]|[\xb2\xb3+*\xb7\xd7/!\u2212\u221a -]){1,12})\)",
    needs="O\u0398\u03a9",
)
def say_growth(match: re.Match[str], context: Context) -> str:
    """The order of a growth: "O(n log n)"."""
    words = []
    for piece in _GROWTH_PIECE.findall(match["inner"]):
        if piece.isdecimal():
            words.append(number(piece))
        elif piece in _GROWTH:
            words.append(_GROWTH[piece])
        else:
            words.append(f"to the {letter(piece[1])}" if piece[0] == "^" else letter(piece))
    return f"{letter(match['name'])} of {' '.join(words)}"


@RULES.rule(
    "factorial",
    r"(?<![\w.])(?P<figures>\d{1,3}|[nkm])!(?=\s?[=+*/)\xd7\xf7\u2212]|\s(?:ways|permutations|orders)\b)",
    needs="!",
)
def say_factorial(match: re.Match[str], context: Context) -> str:
    figures = match["figures"]
    return f"{number(figures) if figures.isdecimal() else letter(figures)} factorial"


_FUNCTIONS = {
    "sin": "sine",
    "cos": "cosine",
    "tan": "tangent",
    "log": "log",
    "ln": "natural log",
    "exp": "E to the",
    "sqrt": "square root",
    "max": "max",
    "min": "min",
    "arcsin": "arc sine",
    "arccos": "arc cosine",
    "arctan": "arc tangent",
}


@RULES.rule(
    "named",
    r"(?<![\w.])(?P<span>(?P<name>sin|cos|tan|log|ln|exp|sqrt|arcsin|arccos|arctan)(?P<base>10|2|[\u2080-\u2089]{1,2})?)(?=\s?\(|\s[a-zA-Z0-9](?!\w)|(?<=[\d\u2080-\u2089]))",
    needs="inostx",
)
def say_named(match: re.Match[str], context: Context) -> str:
    base = f" base {number(level(match['base']))}" if match["base"] else ""
    of = " of " if context.text[match.end() : match.end() + 1] == "(" else ""
    return f"{_FUNCTIONS[match['name']]}{base}{of}"


@RULES.rule("absolute", r"\|(?P<inner>[A-Za-z]{1,2}|\d{1,6}|[-\u2212]\d{1,6})\|", needs="|")
def say_absolute(match: re.Match[str], context: Context) -> str:
    inner = match["inner"]
    if inner[-1].isdecimal():
        return (
            "the absolute value of "
            + ("minus " if not inner[0].isdecimal() else "")
            + number(inner.lstrip("-\u2212"))
        )
    return "the absolute value of " + " ".join(map(letter, inner))


@RULES.rule("letter", r"(?<![\w.])(?P<name>[fghFGHOPEV])\((?P<inner>[a-zA-Z0-9])\)(?!\w)", needs="(")
def say_letter(match: re.Match[str], context: Context) -> str:
    inner = match["inner"]
    return f"{letter(match['name'])} of {cardinal(int(inner)) if inner.isdecimal() else letter(inner)}"
