# SPDX-License-Identifier: GPL-3.0-or-later
"""Operators, signs and symbols of maths in prose."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import NUM, SUBSCRIPTS, SUPERSCRIPTS, spaced
from audiopost.script.speech.en.letters import GREEK, letter
from audiopost.script.speech.en.numerals import number
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("math")


_OPERAND_BEFORE = rf"(?<=[\w)\]\xb0%{SUPERSCRIPTS}{SUBSCRIPTS}\u03c0])"
_OPERATORS = {
    "+": "plus", "\u2212": "minus", "\xd7": "times", "\xf7": "divided by", "\xb1": "plus or minus", "\u2213": "minus or plus",
    "\u22c5": "times", "*": "times", "\u2217": "times", "-": "minus", "\u2013": "minus", "/": "over", "x": "times",
}  # fmt: skip


def _in_formula(context: Context) -> bool:
    return bool(re.search(r"[=\u2260\u2248]", context.text))


@RULES.rule(
    "operator",
    rf"{_OPERAND_BEFORE}\s?(?P<span>[+\u2212\xd7\xf7\xb1\u2213\u22c5*\u2217])\s?(?=[-\u2212]?(?:[\w(\u221a{GREEK}]|\.\d))",
    needs="+\u2212\xd7\xf7\xb1\u2213\u22c5*\u2217",
)
def say_operator(match: re.Match[str], context: Context) -> str | None:
    mark, start, end = match["span"], match.start("span"), match.end("span")
    text = context.text
    if mark == "*" and not (
        text[start - 1].isdecimal()
        or text[start - 2 : start - 1].isdecimal()
        or (_in_formula(context) and re.search(r"\b[a-zA-Z]\s?$", text[max(0, start - 3) : start]))
    ):
        return None
    if mark == "+" and text[start - 1].isalnum() and text[end : end + 1].isspace():
        # "Disney+ is", "18+ only", "Ca2+ channels": the sign belongs to what is before it.
        return None
    if mark == "\xd7" and text[end : end + 1].isspace() and not text[start - 1].isspace():
        return None
    return spaced(_OPERATORS[mark], context, start, end)


@RULES.rule("minus", r"(?<=[\dA-Za-z)\xb2\xb3])(?P<span>\s?[-\u2013]\s?)(?=[\dA-Za-z(])", needs="-\u2013")
def say_minus(match: re.Match[str], context: Context) -> str | None:
    """A hyphen between operands of a formula: "35-20=15", "x - y = z"."""
    start, end = match.span("span")
    if "=" not in context.text:
        return None
    left = re.search(r"(?<![\w-])(?:[\d.]+|[a-zA-Z]|[a-zA-Z][\xb2\xb3]|\))$", context.before(start, 12))
    right = re.match(
        r"(?:[\d.]+|[a-zA-Z])(?![\w-]|\.\d)[\xb2\xb3)]?\s?(?:[=+*/\xd7)\u2212-]|$|[\s.,])",
        context.after(end, 14),
    )
    relation = re.search(r"=", context.text[max(0, start - 24) : end + 24])
    if not (left and right and relation):
        return None
    return " minus "


@RULES.rule("over", r"(?<=[\da-zA-Z)])\s?(?P<span>/)\s?(?=[\da-zA-Z(])", needs="/")
def say_over(match: re.Match[str], context: Context) -> str | None:
    start, end = match.span("span")
    if "=" not in context.text:
        return None
    left = re.search(r"(?<![\w/])(?:[a-zA-Z]|\))\s?$", context.before(start, 6)) or re.search(
        r"=\s?[\w(]{1,4}\s?$", context.before(start, 8)
    )
    right = re.match(r"\s?(?:[a-zA-Z]|\(|\d+)(?![\w/])", context.after(end, 6))
    return spaced("over", context, start, end) if left and right else None


_WORDS = {
    "\u221e": "infinity", "\u2206": "delta", "\u2211": "the sum of", "\u220f": "the product of", "\u222b": "the integral of", "\u2202": "partial", "\u2207": "nabla", "\u2208": "in",
    "\u2209": "not in", "\u2282": "a subset of", "\u2286": "a subset of", "\u222a": "union", "\u2229": "intersection", "\u2200": "for all", "\u2203": "there exists",
    "\u2227": "and", "\u2228": "or", "\xac": "not", "\u2205": "the empty set", "\u2220": "angle", "\u22a5": "is perpendicular to", "\u2225": "is parallel to",
    "\u2234": "therefore", "\u2235": "because", "\u2261": "is equivalent to", "\u221d": "is proportional to", "\xd7": "times", "\xf7": "divided by", "\xb1": "plus or minus",
    "\u2264": "less than or equal to", "\u2265": "greater than or equal to", "\u2260": "not equal to", "\u2248": "approximately", "\u2213": "minus or plus",
}  # fmt: skip


@RULES.rule("symbol", "[" + "".join(_WORDS) + "]", needs="".join(_WORDS))
def say_symbol(match: re.Match[str], context: Context) -> str:
    return spaced(_WORDS[match[0]], context, match.start(), match.end())


@RULES.rule(
    "times",
    rf"(?<![\w.,])(?P<low>{NUM})(?:[-\u2013](?P<high>{NUM}))?\s?(?:x|X|\xd7)(?![\w])(?!\s?\d)",
    needs="xX\xd7",
)
def say_times(match: re.Match[str], context: Context) -> str:
    high = f" to {number(match['high'])}" if match["high"] else ""
    following = context.after(match.end(), 12)
    times = re.match(
        r"\s(?:more|less|faster|slower|higher|lower|greater|larger|bigger|smaller|cheaper|better|worse|the\b|as\b|longer|shorter|\w+er\b|a\s(?:day|week|month|year))",
        following,
    )
    return f"{number(match['low'])}{high} {'times' if times else 'X'}"


@RULES.rule(
    "product",
    r"(?:(?<=[=+*/(\u2212]\s)|(?<=[=+*/(\u2212]))(?P<span>[a-z]{2})(?=\s?(?:[-+=)*/\u2212,.]|$))",
    needs="=",
)
def say_product(match: re.Match[str], context: Context) -> str | None:
    """Two variables side by side in a formula: "y = mx + b"."""
    if "=" not in context.text or match["span"] in (
        "is",
        "of",
        "if",
        "or",
        "to",
        "in",
        "at",
        "by",
        "on",
        "as",
        "so",
        "no",
        "we",
        "it",
        "he",
        "do",
        "go",
        "up",
        "an",
        "be",
        "my",
        "pi",
        "am",
    ):
        return None
    return " ".join(map(letter, match["span"]))


@RULES.rule(
    "signed",
    rf"(?<![\w.,)\]\"'\u201d\u2019])(?P<sign>[-\u2212+])(?P<figures>{NUM})(?![\w%-]|[.,]\d)",
    needs="-\u2212+",
)
def say_signed(match: re.Match[str], context: Context) -> str | None:
    """A sign at the start of a figure, after a space or an opening bracket."""
    if (
        match["sign"] == "-"
        and context.text[: match.start()].strip() == ""
        and context.after(match.end(), 2)[:1] == "."
    ):
        return None
    return ("plus " if match["sign"] == "+" else "minus ") + number(match["figures"])
