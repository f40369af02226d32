# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks of reference: bracketed numbers, superscript notes, daggers and asterisks; signs of sections and paragraphs."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import SUPERSCRIPTS
from audiopost.script.speech.en.numerals import cardinal
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("citation")

_NUMBERS = r"\d{1,4}(?:\s?[-\u2013]\s?\d{1,4})?(?:\s?[,;]\s?\d{1,4}(?:\s?[-\u2013]\s?\d{1,4})?){0,12}"


def _drops(context: Context) -> bool:
    return context.policy.marks == "drop"


@RULES.rule(
    "bracketed",
    rf"(?<=\S)\s?(?P<span>\[(?:{_NUMBERS}|[a-z]|note\s\d{{1,3}}|nb\s\d{{1,3}}|\u2020|\*)\])",
    needs="[",
)
def say_bracketed(match: re.Match[str], context: Context) -> str | None:
    """ "[12]", "[1, 3–5]", "[a]" after a word; at the start of a text it is the text."""
    before = context.before(match.start("span"), 2).rstrip()
    if not before or before[-1] in "([{=+*/<>":
        return None
    if re.fullmatch(r"\[\d{4}\]", match["span"]) and re.match(r"\s[A-Z]", context.after(match.end(), 2)):
        return None
    return "" if _drops(context) else None


@RULES.rule(
    "needed",
    r"\[(?:citation needed|clarification needed|who\?|when\?|dubious\s?[-\u2013]?\s?discuss|better source needed|edit|original research\?)\]",
    needs="[",
)
def say_needed(match: re.Match[str], context: Context) -> str:
    return ""


@RULES.rule(
    "superscript",
    rf"(?:(?<=[a-z\xe0-\xff][.,;:!?)\"\u201d\u2019])|(?<=[a-z]{{2}}[a-z\xe0-\xff)]))(?P<span>[{SUPERSCRIPTS}]+(?:[,\u207b\u2013-][{SUPERSCRIPTS}]+)*)(?![\w/])",
    needs=SUPERSCRIPTS,
)
def say_superscript(match: re.Match[str], context: Context) -> str | None:
    """A note's number in superscript after a word or its full stop."""
    return "" if _drops(context) else None


@RULES.rule(
    "asterisk",
    r"(?<=[\w.,;:!?)\]\"\u201d\u2019%])(?P<span>\*{1,3}|[\u2020\u2021]{1,2})(?![\w*(]|\s?\d|\s?[=+])",
    needs="*\u2020\u2021",
)
def say_asterisk(match: re.Match[str], context: Context) -> str | None:
    return "" if _drops(context) else None


@RULES.rule(
    "asterisk-first", r"(?:(?<=\A)|(?<=\s))(?P<span>[*\u2020\u2021]{1,3})(?=[A-Za-z(])", needs="*\u2020\u2021"
)
def say_asterisk_first(match: re.Match[str], context: Context) -> str | None:
    return ""


@RULES.rule("section-sign", r"(?P<sign>\xa7{1,2}|\xb6{1,2})\s?(?=[\d\w])", needs="\xa7\xb6")
def say_section_sign(match: re.Match[str], context: Context) -> str:
    word = "section" if match["sign"][0] == "\xa7" else "paragraph"
    return word + ("s " if len(match["sign"]) > 1 else " ")


@RULES.rule(
    "journal",
    r"(?<![\w.])(?P<volume>\d{1,4})\s?\((?P<issue>\d{1,3}(?:[-\u2013]\d{1,3})?)\)(?P<span>:)(?=\s?\d)",
    needs=":",
)
def say_journal(match: re.Match[str], context: Context) -> str:
    return ","


@RULES.rule(
    "figure-part",
    r"\b(?:[Ff]ig(?:ure|s?\.)s?|[Tt]able|[Pp]anel|[Bb]ox|[Ss]cheme)\s(?P<span>(?P<number>S?\d{1,3})(?P<letter>[a-zA-Z])(?:(?P<dash>[-\u2013,])(?P<last>[a-zA-Z]))?)(?!\w)",
)
def say_figure_part(match: re.Match[str], context: Context) -> str:
    figures = match["number"].lstrip("S")
    words = (
        "S " if match["number"][0] == "S" else ""
    ) + f"{cardinal(int(figures))} {match['letter'].upper()}"
    if match["last"]:
        words += (" to " if match["dash"] in "-\u2013" else " and ") + match["last"].upper()
    return words


@RULES.rule(
    "exhibit",
    r"\b(?:[Ff]ig(?:ure|\.)|[Tt]able|[Aa]ppendix)\s(?P<span>(?P<letter>[A-Z])(?P<point>[.-]?)(?P<number>\d{1,2})(?:\.(?P<sub>\d{1,2}))?)(?!\w)",
)
def say_exhibit(match: re.Match[str], context: Context) -> str:
    point = " point" if match["point"] == "." else ""
    sub = f" point {cardinal(int(match['sub']))}" if match["sub"] else ""
    return f"{match['letter']}{point} {cardinal(int(match['number']))}{sub}"


@RULES.rule(
    "numbered",
    r"\b(?:[Ss]ections?|[Cc]hapters?|[Ff]igures?|[Tt]ables?|[Pp]aragraphs?|[Aa]ppendix|[Ee]quations?|[Ll]istings?|[Ss]tep|[Ee]xercise|[Rr]ule|[Aa]rticle|[Cc]lause)\s(?P<span>\d{1,3}(?:\.\d{1,3}){1,4})(?![\w%]|[.,]\d)",
)
def say_numbered(match: re.Match[str], context: Context) -> str:
    return " point ".join(cardinal(int(part)) for part in match["span"].split("."))
