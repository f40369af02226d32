# SPDX-License-Identifier: GPL-3.0-or-later
"""Relations in prose: "p < 0.05", "n \u2265 30", "t(23) = 2.1", and bounds before a figure."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import SUBSCRIPTS, SUPERSCRIPTS, spaced
from audiopost.script.speech.en.letters import GREEK, letter, spell
from audiopost.script.speech.en.numerals import number
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("relation")

_RELATION = {
    "=": "equals",
    "==": "equals",
    "\u2260": "is not equal to",
    "!=": "is not equal to",
    "\u2248": "is approximately equal to",
    "\u2243": "is approximately equal to",
    "\u2245": "is approximately equal to",
    "~": "is approximately",
    "\u223c": "is approximately",
    "<": "is less than",
    ">": "is greater than",
    "\u2264": "is less than or equal to",
    "<=": "is less than or equal to",
    "\u2a7d": "is less than or equal to",
    "\u2265": "is greater than or equal to",
    ">=": "is greater than or equal to",
    "\u2a7e": "is greater than or equal to",
    "\u226a": "is much less than",
    "\u226b": "is much greater than",
    "\u221d": "is proportional to",
    "\u2261": "is equivalent to",
}
_SIGNED_RELATION = (
    r"(?:<=|>=|!=|==|[=\u2260\u2248\u2243\u2245~\u223c<>\u2264\u2265\u2a7d\u2a7e\u226a\u226b\u221d\u2261])"
)
_SIGNS = "=\u2260\u2248\u2243\u2245~\u223c<>\u2264\u2265\u2a7d\u2a7e\u226a\u226b\u221d\u2261"


@RULES.rule(
    "test",
    r"(?<![\w.])(?P<name>[tFrzZQ\u03c7]|\u03c7\xb2|\u03c72|chi2|R\xb2|\u03b7\xb2)\s?\((?P<df>\d+(?:\.\d+)?(?:\s?,\s?(?:N\s?=\s?)?[\d,.]+)?)\)\s?(?==|<|>)",
    needs="(",
)
def say_test(match: re.Match[str], context: Context) -> str:
    name = match["name"]
    words = (
        "chi squared"
        if name.startswith(("\u03c7", "chi"))
        else f"{letter(name[0])} squared"
        if len(name) > 1
        else letter(name)
    )
    freedom = re.sub(r"N\s?=\s?", "N equals ", match["df"])
    parts = [
        re.sub(r"[\d.]+", lambda figures: number(figures[0]), part.strip().rstrip("."))
        for part in freedom.split(",")
    ]
    return f"{words} of {', '.join(parts)} "


@RULES.rule("determination", r"(?<!\w)(?P<span>[Rr]2)(?=\s?[=<>\u2248])", needs="2")
def say_determination(match: re.Match[str], context: Context) -> str:
    return "R squared"


@RULES.rule(
    "effect",
    r"(?<![\w.])(?P<span>a?(?:(?:OR|HR|RR|IRR|SMR|CI)(?=\s?[=:,]?\s?\(?\d+\.\d|\s?=)|CI(?=\s?\d)))",
    needs="R",
)
def say_effect(match: re.Match[str], context: Context) -> str:
    """Odds, hazard and risk ratios by their letters before a figure."""
    return spell(match["span"])


@RULES.rule(
    "relation",
    rf"(?<=[\w\)\]\u2019'\"%\xb0\xb2\xb3{SUPERSCRIPTS}{SUBSCRIPTS}|])\s?(?P<span>{_SIGNED_RELATION})(?=\s?[-\u2212+\xb1~$\xa3\u20ac(]?\s?[\w.(\u221a\u03c0{GREEK}])",
    needs=_SIGNS,
)
def say_relation(match: re.Match[str], context: Context) -> str | None:
    """A relation between two operands; as a prefix of a figure ("< 5 %") it is left to the number's own rule."""
    mark = match["span"]
    before = context.before(match.start("span"), 24).rstrip()
    last = re.search(r"([^\s()]+)$", before)
    operand = last[1] if last else ""
    # "n ≥ 30", "x² = 4", "(p < 0.05", "SD = 2", "age ≥ 65": a lone symbol or a figure is compared;
    # "of < 5 days" is not a comparison but a bound.
    plain = operand.lower()
    if mark in "<>~\u223c\u2248\u2264\u2265" and plain in _BOUND_WORDS:
        return None
    if (
        mark in "<>\u2264\u2265"
        and operand.isalpha()
        and operand.islower()
        and len(operand) > 2
        and operand not in GREEK_WORDS
    ):
        # "killed >1M", "age ≥ 65": a bound on what follows, no statement.
        return None
    if mark in "~\u223c" and not re.search(r"\b[A-Za-z]$", before):
        return None
    if mark == "<" and re.match(r"\s?[A-Za-z/!][\w\s=\"'/-]*>", context.after(match.end("span"))):
        return None
    words = _RELATION[mark]
    if operand.isalpha() and _NOUN_PHRASE.search(before[: len(before) - len(operand)]):
        words = words.removeprefix("is ")
    return spaced(words, context, match.start("span"), match.end("span"))


# "had a BMI > 30" qualifies a noun, it is no statement.
_NOUN_PHRASE = re.compile(r"\b(?:an?|those|whose|the|mean|median|baseline)\s$", re.I)
GREEK_WORDS = frozenset("alpha beta gamma delta lambda sigma theta omega".split())
_BOUND_WORDS = frozenset(
    "of in at by for with from to than the a an and or is was are were be being if when only just within under over "
    "after before between took takes lasted about had has have scored aged costs cost weighed".split()
)


@RULES.rule(
    "bound",
    r"(?<![\w<>])(?P<mark><=|>=|[<>\u2264\u2265\u2248~\u223c\u2a7d\u2a7e])\s?(?=[$\xa3\u20ac]?[\d.])",
    needs="<>\u2264\u2265\u2248~\u223c\u2a7d\u2a7e",
)
def say_bound(match: re.Match[str], context: Context) -> str:
    """A bound before a figure that another rule says: "<", "≥", "~"."""
    words = {
        "<": "less than",
        ">": "greater than",
        "~": "about",
        "\u223c": "about",
        "\u2248": "approximately",
    }.get(match["mark"])
    return (words or _RELATION[match["mark"]].removeprefix("is ")) + " "
