# SPDX-License-Identifier: GPL-3.0-or-later
"""Law: reporters of cases, dockets, public laws, nested paragraphs ("501(c)(3)", "Article 5(1)(a)")."""

from __future__ import annotations

import re

from audiopost.script.speech.en.letters import spell
from audiopost.script.speech.en.numerals import cardinal, pairs
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("law")

_SERIES = {"2d": " second", "3d": " third", "4th": " fourth", "5th": " fifth"}
_REPORTERS = {
    "F": "F", "FSupp": "F Supp", "SCt": "Supreme Court", "LEd": "L Ed", "CalApp": "Cal App", "NE": "N.E", "NW": "N.W",
    "SE": "S.E", "SW": "S.W", "So": "So", "P": "P", "A": "A", "Cal": "Cal", "NYS": "N.Y.S",
}  # fmt: skip


@RULES.rule(
    "reporter",
    r"(?<=\d\s)(?P<span>(?P<name>F\.(?:\s?Supp\.)?|S\.\s?Ct\.|L\.\s?Ed\.|Cal\.(?:\sApp\.)?|[NS]\.\s?[EW]\.|N\.Y\.S\.|So\.|[PA]\.)\s?(?P<series>2d|3d|4th|5th)?)(?=\s\d)",
    needs=".",
)
def say_reporter(match: re.Match[str], context: Context) -> str | None:
    name = re.sub(r"[.\s]", "", match["name"])
    if not match["series"] and name not in ("SCt", "FSupp", "LEd"):
        return None
    return _REPORTERS[name] + _SERIES.get(match["series"] or "", "")


@RULES.rule(
    "circuit",
    r"(?<=\d(?:st|nd|rd|th)\s)Cir\.|(?<!\w)(?:Fed\.|D\.C\.)\sCir\.|(?<!\w)S\.\s?Ct\.|(?<!\w)Ct\.(?=\sof\s[A-Z])",
    needs="C",
)
def say_circuit(match: re.Match[str], context: Context) -> str:
    """A court's "9th Cir."."""
    words = {"F": "Federal Circuit", "D": "D.C Circuit", "S": "Supreme Court"}.get(match[0][0])
    return words or ("Court" if match[0] == "Ct." else "Circuit")


@RULES.rule(
    "docket",
    r"(?<![\w.])(?P<no>(?:No|Case)\.?\s)(?P<year>\d{1,2})-(?P<kind>[a-z]{2}|[A-Z]{2})-(?P<number>\d{1,5})(?![\w-])",
    needs="-",
)
def say_docket(match: re.Match[str], context: Context) -> str:
    number = match["number"].lstrip("0") or "0"
    label = "number" if match["no"].startswith("No") else "Case"
    figures = pairs(number) if len(number) in (3, 4) else cardinal(int(number))
    return f"{label} {cardinal(int(match['year']))} {spell(match['kind'].upper())} {figures}"


@RULES.rule(
    "public-law",
    r"\bPub\.\s?L\.(?:\sNo\.)?\s(?P<congress>\d{2,3})[-\u2013](?P<number>\d{1,3})(?!\w)",
    needs="P",
)
def say_public_law(match: re.Match[str], context: Context) -> str:
    return f"Public Law {pairs(match['congress'])} {_three(match['number'])}"


def _three(figures: str) -> str:
    return pairs(figures) if len(figures) == 3 else cardinal(int(figures))


@RULES.rule(
    "paragraphs",
    r"(?:\b(?:[Aa]rt(?:icle)?s?\.?|[Ss]ec(?:tion)?s?\.?|[Rr]ule|[Rr]eg(?:ulation|\.)|[Pp]ara(?:graph)?\.?|[Cc]lause|U\.?S\.?C\.?)|\xa7{1,2})\s?\xa7?\s?\d{1,4}[a-z]?(?P<span>(?:\((?:\d{1,3}|[a-zA-Z]{1,4})\)){1,5})(?!\w)",
    needs="(",
)
def say_paragraphs(match: re.Match[str], context: Context) -> str:
    """The parts of a provision, one after the other: "5(1)(a)" is five, one, A."""
    from audiopost.script.speech.en.roman import value

    words = []
    for part in re.findall(r"\w+", match["span"]):
        roman = value(part) if len(part) > 1 else 0
        words.append(
            cardinal(int(part)) if part.isdecimal() else cardinal(roman) if roman else spell(part.upper())
        )
    return " " + " ".join(words)
