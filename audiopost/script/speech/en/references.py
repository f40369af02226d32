# SPDX-License-Identifier: GPL-3.0-or-later
"""What points to a place in a text: Fig. 3, pp. 14–16, vol. 2, no. 5, 2nd ed."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import final_stop
from audiopost.script.speech.en.numerals import cardinal
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("reference")


_REFERENCE = {
    "fig": "figure", "figs": "figures", "eq": "equation", "eqs": "equations", "eqn": "equation", "eqns": "equations", "sec": "section", "sect": "section", "secs": "sections", "ch": "chapter", "chap": "chapter", "chs": "chapters", "vol": "volume", "vols": "volumes",
    "tab": "table", "app": "appendix", "appx": "appendix", "ref": "reference", "refs": "references", "ex": "example", "exs": "examples", "art": "article", "arts": "articles", "para": "paragraph", "paras": "paragraphs", "cl": "clause", "bk": "book", "pt": "part", "pts": "parts", "p": "page", "pp": "pages", "pg": "page", "pgs": "pages",
    "no": "number", "nos": "numbers", "nr": "number", "num": "number", "ed": "edition", "thm": "theorem", "lem": "lemma", "def": "definition", "supp": "supplement", "suppl": "supplement", "col": "column", "cols": "columns", "v": "verse", "vv": "verses", "n": "note", "nn": "notes", "l": "line", "ll": "lines", "fol": "folio", "ser": "series", "apt": "apartment", "ste": "suite", "rm": "room", "fl": "floor", "cap": "chapter", "ext": "extension", "q": "question", "ver": "version", "op": "opus", "iss": "issue", "sch": "schedule", "reg": "regulation", "tbl": "table", "sc": "scene", "fn": "footnote", "res": "resolution", "ann": "annex", "ep": "episode", "eps": "episodes",
}  # fmt: skip
_REFERENCES = "|".join(sorted(_REFERENCE, key=len, reverse=True))


@RULES.rule(
    "pages-attached",
    r"(?<![\w.])pp\.(?P<low>\d{1,4})\s?[-\u2013]\s?(?P<high>\d{1,4})(?!\w|[.,]\d)",
    needs="p",
)
def say_pages_attached(match: re.Match[str], context: Context) -> str:
    """ "pp.12-15"."""
    return f"pages {cardinal(int(match['low']))} to {cardinal(int(match['high']))}"


@RULES.rule(
    "reference",
    rf"(?<![\w.'\u2019])(?P<word>{_REFERENCES})\b(?P<dot>\.?)(?=\s?(?:#\s?)?(?:\d|\(\d|[ivxlIVXL]+\b|[A-Z]\d))",
    needs=DIGITS + "ivxIVX",
    flags=re.I,
)
def say_reference(match: re.Match[str], context: Context) -> str | None:
    word, dotted = match["word"].lower(), bool(match["dot"])
    following = context.after(match.end(), 24)
    figures = bool(re.match(r"\s?(?:#\s?)?[\d(]", following))
    if word in ("no", "nos"):
        points = _numbers(match["word"], dotted, figures, following, context.before(match.start(), 30))
    elif word in _ONE_LETTER:
        points = _one_letter(match["word"], dotted, figures, following, context.before(match.start(), 2))
    elif word in _WORDS_TOO:
        points = dotted and (figures or (word in ("art", "sec", "ex") and match["word"][0].isupper()))
    else:
        points = dotted or word in _WITHOUT_DOT
    if word in ("fig", "figs") and not dotted and match["word"].islower():
        points = bool(re.search(r"(?:\b(?:see|in|cf)\s|\()$", context.before(match.start(), 4), re.I))
    if not points:
        return None
    words = _REFERENCE[word]
    capital = match["word"][0].isupper() and word not in ("p", "pp", "no", "eq")
    return (words.capitalize() if capital else words) + ("" if following[:1] == " " else " ")


_WITHOUT_DOT = frozenset("fig figs eq eqs vol vols pp chap apt".split())
_ONE_LETTER = frozenset("p pp v n l q".split())
# Words in their own right, or parts of names: a reference only with a dot and before a figure.
_WORDS_TOO = frozenset(
    "ll col cl art ex fl pt op nn vv app cap reg ser tab def ed sch ref refs ext sec rm ver num ste sc res ann tbl fn ep eps".split()
)
_COUNTED = re.compile(
    r"\s?(?:\d{1,3}(?:,\d{3})+|\d+)(?:-[a-z]|\s?%|\s(?:percent|hundred|thousand|million|billion|people|men|women|more|[a-z]{3,}s)\b)"
)


def _numbers(written: str, dotted: bool, figures: bool, following: str, before: str) -> bool:
    """Whether "no" is a number: "No. 5", "NO 88", "vol 2 no 3"; not "No 5-year plan"."""
    if not figures or _COUNTED.match(following):
        return False
    if dotted or written != "no":
        return True
    return bool(
        re.search(r"(?:\bvol\W|\bnumber|\d,?\s)", before, re.I) or re.match(r"\s\d+(?:[,;.)]|$)", following)
    )


def _one_letter(written: str, dotted: bool, figures: bool, following: str, before: str) -> bool:
    """Whether a single letter points somewhere: "p. 5", "pp xiv", "(v. 3"; not a capital, which is an initial."""
    if written in ("P", "Pp", "PP"):
        return dotted and figures and not before.strip(" (.;,\n")
    if written[0].isupper():
        return False
    if written in ("p", "pp"):
        plain = figures or bool(re.match(r"\s?[ivxl]+\b", following))
        return plain and (dotted or written == "pp")
    return dotted and figures and bool(re.search(r"[(,;\d]\s?$", before))


@RULES.rule("number-of", r"(?<![\w.])(?P<no>[Nn])os?\.(?=\sof\s(?!course))", needs="o")
def say_number_of(match: re.Match[str], context: Context) -> str:
    """ "the no. of cats"."""
    many = "s" if match[0][1:3] == "os" else ""
    return ("Number" if match["no"] == "N" else "number") + many


@RULES.rule("page-letter", r"(?<![\w.])pp?\.(?=\s?[A-Z]-?\d{1,3}\b)", needs="p")
def say_page_letter(match: re.Match[str], context: Context) -> str:
    """A newspaper's "p. A12"."""
    return "pages" if match[0] == "pp." else "page"


@RULES.rule("mark", r"(?<![\w.])(?:Mk|MK)\b\.?(?=\s?(?:[IVX]+|\d{1,3})\b)", needs="M")
def say_mark(match: re.Match[str], context: Context) -> str:
    """A model's "Mk. II"."""
    return "Mark"


@RULES.rule("pages-after", r"(?<=\d\s)pp?\.(?!\s?\d)|(?<=\d)\s?pp\.(?!\s?\d)", needs="p")
def say_pages_after(match: re.Match[str], context: Context) -> str:
    return (
        "pages" + final_stop(context, match.end())
        if match[0][0] != " "
        else " pages" + final_stop(context, match.end())
    )


@RULES.rule(
    "edition", r"(?<=\d(?:st|nd|rd|th)\s)(?:[Ee]dn?\b\.?|[Ee]d\.)|(?<=\b[Rr]ev\.\s)[Ee]d\.", needs="Ee"
)
def say_edition(match: re.Match[str], context: Context) -> str:
    return "edition" + (final_stop(context, match.end()) if match[0].endswith(".") else "")


@RULES.rule("century", r"(?<=\d(?:st|nd|rd|th)\s)(?P<span>c\.|cent\.|C\.)(?=[\s,)]|$)", needs="cC")
def say_century(match: re.Match[str], context: Context) -> str:
    return "century" + final_stop(context, match.end())
