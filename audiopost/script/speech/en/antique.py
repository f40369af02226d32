# SPDX-License-Identifier: GPL-3.0-or-later
"""What old books and letters write otherwise: "2dly", "the 10th ult.", "12mo.", "Vol. II., chap. iii.", "Hamlet, iii. 1"."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import final_stop
from audiopost.script.speech.en.numerals import cardinal, ordinal, year
from audiopost.script.speech.en.roman import value
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("antique")


@RULES.rule("adverb", r"(?<![\w.,])(?P<figures>\d{1,2})(?:st|nd|rd|th|d)?ly(?!\w)", needs="y")
def say_adverb(match: re.Match[str], context: Context) -> str:
    """ "2dly", "3rdly"."""
    return ordinal(int(match["figures"])) + "ly"


@RULES.rule(
    "ordinal",
    r"(?<![\w.,])(?P<figures>\d{0,2}[23])d\.?(?=\s(?:of|day|inst|ult|and\s\d|or\s\d|[A-Z][a-z]|regiment|infantry|cavalry|brigade|division|edition|volume|line|page|class|grade|street))",
    needs="d",
)
def say_ordinal(match: re.Match[str], context: Context) -> str | None:
    """ "2d Lieutenant", "the 2d and 3d regiments"."""
    before = context.before(match.start(), 8)
    if before.strip() and not re.search(r"(?:\b(?:[Tt]he|and|or|to|on|our|their|his|a|of)|[,(])\s?$", before):
        return None
    return ordinal(int(match["figures"]))


_MONTHS_OF_LETTERS = {"inst": "instant", "ult": "ultimo", "prox": "proximo"}


@RULES.rule("letter-month", r"\d(?:st|nd|rd|th|d)\s(?P<span>(?P<name>inst|ult|prox)\b\.?)(?!\w)", needs="iup")
def say_letter_month(match: re.Match[str], context: Context) -> str:
    """The month of a letter: "the 10th ult."."""
    stop = final_stop(context, match.end()) if match["span"].endswith(".") else ""
    return _MONTHS_OF_LETTERS[match["name"]] + stop


_SHEETS = {"4to": "quarto", "8vo": "octavo", "12mo": "duodecimo", "16mo": "sixteenmo", "18mo": "eighteenmo"}


@RULES.rule("sheet", r"(?<![\w.])(?P<size>4to|8vo|1[268]mo)\b\.?", needs="48126")
def say_sheet(match: re.Match[str], context: Context) -> str:
    """The size of a book by how its sheets are folded."""
    return _SHEETS[match["size"]] + (final_stop(context, match.end()) if match[0].endswith(".") else "")


@RULES.rule("past", r"(?<![\w./])1/2(?=[\s-]past\b)", needs="/")
def say_past(match: re.Match[str], context: Context) -> str:
    """ "about 1/2 past 8"."""
    return "half"


_PARTS = {
    "vol": "volume", "vols": "volumes", "chap": "chapter", "ch": "chapter", "bk": "book", "pt": "part", "sec": "section", "art": "article",
    "lect": "lecture", "lib": "book", "sc": "scene", "cap": "chapter", "no": "number", "fig": "figure", "pl": "plate",
}  # fmt: skip


@RULES.rule(
    "capital-part",
    rf"(?<![\w.])(?P<name>{'|'.join(name.upper() for name in sorted(_PARTS, key=len, reverse=True))})\.\s(?P<roman>[IVXLC]+|\d{{1,3}})(?:\.(?=[,;:]|\s[a-z]))?(?!\w)",
    needs=".",
)
def say_capital_part(match: re.Match[str], context: Context) -> str | None:
    """A heading's "VOL. I."."""
    figures = int(match["roman"]) if match["roman"].isdecimal() else value(match["roman"])
    return f"{_PARTS[match['name'].lower()]} {cardinal(figures)}" if figures else None


@RULES.rule("act", r"(?<![\w.])(?P<span>ACT)(?=\s(?:[IVX]+|\d)\b)", needs="A")
def say_act(match: re.Match[str], context: Context) -> str:
    return "act"


@RULES.rule(
    "place-in-work",
    r"(?P<name>[A-Z][a-z]+)(?P<mark>\.,?|,)?\s(?P<span>(?P<roman>[ivxlc]{1,8})\.\s?(?P<place>\d{1,4})(?:[-\u2013](?P<last>\d{1,4}))?)(?![\w:]|[.,]\d)",
    needs=DIGITS,
)
def say_place_in_work(match: re.Match[str], context: Context) -> str | None:
    """Book and line, act and scene: "Hamlet, iii. 1", "Herod. i. 32"."""
    number = value(match["roman"])
    # "In c. 1450" names no book.
    if not number or (len(match["roman"]) == 1 and (not match["mark"] or match["roman"] not in "ix")):
        return None
    last = f" to {cardinal(int(match['last']))}" if match["last"] else ""
    return f"{cardinal(number)} {cardinal(int(match['place']))}{last}"


@RULES.rule("per-cent", r"\b[Pp]er\scent(?P<span>\.)(?=\s[a-z(]|[,;:)])", needs="p")
def say_per_cent(match: re.Match[str], context: Context) -> str:
    """The dot of "per cent." within a sentence."""
    return ""


@RULES.rule("per-cent-letters", r"(?<=\d\s)p\.\s?c\.(?!\w)", needs="p")
def say_per_cent_letters(match: re.Match[str], context: Context) -> str:
    return "percent" + final_stop(context, match.end())


@RULES.rule("era-first", r"(?<![\w.])B\.\s?C\.\s(?P<year>\d{1,4})(?!\w|[.,]\d)", needs="B")
def say_era_first(match: re.Match[str], context: Context) -> str:
    """ "B. C. 44"."""
    return f"B.C {year(int(match['year']))}"


@RULES.rule("company", r"(?<![\w.])Co\.(?=\s[A-K]\b(?!\.|[\u2019']))", needs="C")
def say_company(match: re.Match[str], context: Context) -> str | None:
    """A company of soldiers: "Co. H, 5th Ohio"."""
    return None if re.search(r"[A-Z&][\w'\u2019]*\s$", context.before(match.start(), 16)) else "Company"
