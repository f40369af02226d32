# SPDX-License-Identifier: GPL-3.0-or-later
"""Maths and statistics in prose: relations, operators, powers, roots, p-values, intervals, coefficients."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import NUM, SUBSCRIPTS, SUPERSCRIPTS, level
from audiopost.script.speech.en.letters import GREEK, letter, spell
from audiopost.script.speech.en.numerals import cardinal, number
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("math")

_MINUS = "[-\u2212\u2013]"
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


_STATISTIC = r"(?:[a-zA-Z]|\xb5|[\u0391-\u03c9]|SD|SE|CI|OR|RR|HR|IQR|df|AUC|ICC|pH|BMI|RMSE|MAE|Hb|CV)"


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
    return _spaced(words, context, match.start("span"), match.end("span"))


# "had a BMI > 30" qualifies a noun, it is no statement.
_NOUN_PHRASE = re.compile(r"\b(?:an?|those|whose|the|mean|median|baseline)\s$", re.I)
GREEK_WORDS = frozenset("alpha beta gamma delta lambda sigma theta omega".split())
_BOUND_WORDS = frozenset(
    "of in at by for with from to than the a an and or is was are were be being if when only just within under over "
    "after before between took takes lasted about had has have scored aged costs cost weighed".split()
)


def _spaced(words: str, context: Context, start: int, end: int) -> str:
    left = "" if context.text[start - 1 : start].isspace() else " "
    following = context.text[end : end + 1]
    right = "" if not following or following.isspace() or following in ".,;:!?)" else " "
    return f"{left}{words}{right}"


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
    return _spaced(_OPERATORS[mark], context, start, end)


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
    return _spaced("over", context, start, end) if left and right else None


_WORDS = {
    "\u221e": "infinity", "\u2206": "delta", "\u2211": "the sum of", "\u220f": "the product of", "\u222b": "the integral of", "\u2202": "partial", "\u2207": "nabla", "\u2208": "in",
    "\u2209": "not in", "\u2282": "a subset of", "\u2286": "a subset of", "\u222a": "union", "\u2229": "intersection", "\u2200": "for all", "\u2203": "there exists",
    "\u2227": "and", "\u2228": "or", "\xac": "not", "\u2205": "the empty set", "\u2220": "angle", "\u22a5": "is perpendicular to", "\u2225": "is parallel to",
    "\u2234": "therefore", "\u2235": "because", "\u2261": "is equivalent to", "\u221d": "is proportional to", "\xd7": "times", "\xf7": "divided by", "\xb1": "plus or minus",
    "\u2264": "less than or equal to", "\u2265": "greater than or equal to", "\u2260": "not equal to", "\u2248": "approximately", "\u2213": "minus or plus",
}  # fmt: skip


@RULES.rule("symbol", "[" + "".join(_WORDS) + "]", needs="".join(_WORDS))
def say_symbol(match: re.Match[str], context: Context) -> str:
    return _spaced(_WORDS[match[0]], context, match.start(), match.end())


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
    "named-function",
    r"(?<![\w.])(?P<span>(?P<name>sin|cos|tan|log|ln|exp|sqrt|arcsin|arccos|arctan)(?P<base>10|2|[\u2080-\u2089]{1,2})?)(?=\s?\(|\s[a-zA-Z0-9](?!\w)|(?<=[\d\u2080-\u2089]))",
    needs="inostx",
)
def say_named_function(match: re.Match[str], context: Context) -> str:
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


@RULES.rule("function", r"(?<![\w.])(?P<name>[fghFGHOPEV])\((?P<inner>[a-zA-Z0-9])\)(?!\w)", needs="(")
def say_function(match: re.Match[str], context: Context) -> str:
    inner = match["inner"]
    return f"{letter(match['name'])} of {cardinal(int(inner)) if inner.isdecimal() else letter(inner)}"


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
