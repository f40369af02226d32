# SPDX-License-Identifier: GPL-3.0-or-later
"""Pieces of patterns and readings that several English rules share."""

from __future__ import annotations

import re

from audiopost.script.speech.en.numerals import number, year
from audiopost.script.speech.spans import Context

#: A figure: grouped, plain or with a bare point.
NUM = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
#: What stands between the two ends of a range.
TO = r"\s?(?:[-\u2013\u2014\u2212]|\bto\b)\s?"
DASH = r"\s?[-\u2013\u2014\u2212]\s?"
#: A figure may start here: not inside a word, a number or a signed code.
START = r"(?<![\w.,\u2019'])(?<!\d[-\u2013\u2212/:])"
#: What may come right before a figure and be said with it.
SIGN = r"(?:[-\u2212\u2013+](?!\s)|(?:[\xb1~\u2248<>\u2264\u2265\u223c]|<=|>=|\+/-|\+-)\s?)"
VULGAR = {
    "\xbd": (1, 2),
    "\u2153": (1, 3),
    "\u2154": (2, 3),
    "\xbc": (1, 4),
    "\xbe": (3, 4),
    "\u2155": (1, 5),
    "\u2156": (2, 5),
    "\u2157": (3, 5),
    "\u2158": (4, 5),
    "\u2159": (1, 6),
    "\u215a": (5, 6),
    "\u2150": (1, 7),
    "\u215b": (1, 8),
    "\u215c": (3, 8),
    "\u215d": (5, 8),
    "\u215e": (7, 8),
    "\u2151": (1, 9),
    "\u2152": (1, 10),
}
FRACTIONS = "".join(VULGAR)
#: A figure with or without a vulgar fraction.
ANY = rf"(?:{NUM}\s?[{FRACTIONS}]|[{FRACTIONS}]|{NUM})"
MINUS = r"[-\u2212]?"
TOLERANCE = rf"(?:\s?(?:\xb1|\+/-|\+-)\s?(?P<tolerance>{NUM}))?"
SUPERSCRIPTS = "\u2070\xb9\xb2\xb3\u2074\u2075\u2076\u2077\u2078\u2079"
SUBSCRIPTS = "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089"
_LEVEL = str.maketrans(
    SUPERSCRIPTS + SUBSCRIPTS + "\u207a\u207b\u207f\u2071\u208a\u208b\u2212\u2013",
    "0123456789" * 2 + "+-ni+---",
)
#: Number words in the singular or after which nothing is plural.
MAGNITUDES = {
    "hundred": "hundred",
    "thousand": "thousand",
    "million": "million",
    "billion": "billion",
    "trillion": "trillion",
    "quadrillion": "quadrillion",
    "k": "thousand",
    "K": "thousand",
    "m": "million",
    "M": "million",
    "mn": "million",
    "mln": "million",
    "mil": "million",
    "MM": "million",
    "mm": "million",
    "b": "billion",
    "B": "billion",
    "bn": "billion",
    "Bn": "billion",
    "BN": "billion",
    "bln": "billion",
    "t": "trillion",
    "T": "trillion",
    "tn": "trillion",
    "trn": "trillion",
}
_SIGN_WORDS = {
    "-": "minus",
    "\u2212": "minus",
    "\u2013": "minus",
    "+": "plus",
    "\xb1": "plus or minus",
    "+/-": "plus or minus",
    "+-": "plus or minus",
    "~": "about",
    "\u223c": "about",
    "\u2248": "about",
    "<": "less than",
    ">": "greater than",
    "\u2264": "less than or equal to",
    "<=": "less than or equal to",
    "\u2265": "greater than or equal to",
    ">=": "greater than or equal to",
}
_NOT_A_NOUN = frozenset(
    "a about above across after against ago all along also although always am among an and annually apart are around "
    "as at away back be because been before behind below besides between both but by can compared could daily did "
    "do does down due during each either even ever every except far for from given had half has have he her here "
    "high his how however i if in including instead into is it its just last later least less like long made many "
    "may might monthly more most much must my near nearly never no nor not now of off often on once one only onto or "
    "other our out over overall owed paid past per plus rather rose she short should since so some still such tall "
    "than that the their them then there these they this those though through throughout till to today together "
    "tomorrow too total under unless until up upon versus very via was we went were what when where whether which "
    "while who whose why wide will with within without worth would yearly yesterday yet you your deep thick old "
    "fell grew apiece again already almost well wrong right left".split()
)


def level(text: str) -> str:
    """Superscript and subscript figures and signs as ordinary ones: "⁻³" → "-3"."""
    return text.translate(_LEVEL)


def sign(mark: str | None) -> str:
    """The words for a sign before a figure with the space after them, "" for none."""
    mark = (mark or "").strip()
    return f"{_SIGN_WORDS[mark]} " if mark else ""


def figure(figures: str) -> str:
    """A figure with or without a vulgar fraction: "2½" → "two and a half", "½" → "one half"."""
    figures = figures.strip()
    if figures and figures[-1] in VULGAR:
        whole = figures[:-1].strip()
        return mixed(whole, *VULGAR[figures[-1]])
    return number(figures)


def signed(figures: str) -> str:
    """A figure with a minus or none before it."""
    return f"minus {number(figures[1:])}" if figures[0] in "-\u2212" else number(figures)


def mixed(whole: str, numerator: int, denominator: int) -> str:
    """A whole number and a fraction: ("2", 1, 2) → "two and a half"."""
    part = fraction(numerator, denominator)
    if not whole or whole == "0":
        return part
    if numerator == 1 and denominator in (2, 4):
        part = part.replace("one ", "a ", 1)
    return f"{number(whole)} and {part}"


def fraction(numerator: int, denominator: int) -> str:
    """3, 4 → "three quarters"."""
    from audiopost.script.speech.en.numerals import cardinal, ordinal, plural

    top = cardinal(numerator)
    if denominator == 2:
        name = "half" if numerator == 1 else "halves"
    elif denominator == 4:
        name = "quarter" if numerator == 1 else "quarters"
    elif denominator == 1:
        return f"{top} over one"
    else:
        name = ordinal(denominator) if numerator == 1 else plural(ordinal(denominator))
    return f"{top} {name}"


def looks_like_year(figures: str) -> bool:
    """Whether four figures can be a year that articles speak of."""
    return len(figures) == 4 and figures.isdecimal() and 1000 <= int(figures) <= 2199


def year_or_number(figures: str) -> str:
    """A figure, read as a year if it can be one."""
    return year(int(figures)) if looks_like_year(figures) else number(figures)


def final_stop(context: Context, end: int) -> str:
    """ "." if the text ends here (closing quotes and brackets aside): the dot of an abbreviation ends it, too."""
    if _OPENER.match(context.text, end):
        return "."
    rest = context.text[end : end + 6].strip(" \n\t\"'\u201d\u2019)]*")
    return "." if not rest and len(context.text) - end <= 6 else ""


#: What is counted in millions where an "m" could also be meters.
MILLIONS = re.compile(
    r"\s(?:\w+\s)?(?:people|users|downloads|views|subscribers|copies|jobs|homes|viewers|residents|population|households|customers|"
    r"members|visitors|passengers|died|dead|deaths|lives|children|adults|workers|voters|votes|doses|barrels|tons|tonnes|"
    r"patients|tourists|refugees|shares|cars|vehicles|units|followers|listeners|readers|years|pupils|students|hectares|acres)\b"
)
# Words that open a sentence and hardly ever follow an abbreviation within one.
_OPENER = re.compile(
    r"\s+[\"\u201c(]?(?:The|This|That|These|Those|He|She|It|They|We|You|In|On|At|But|And|However|For|As|If|When|There|A|An|Its|His|Her|"
    r"Their|Our|My|Yet|So|Then|Now|What|Why|How|Who|Where|Since|While|After|Before|Although|Despite|Some|Many|Most|All|Not|By|To)\s"
)
_ARTICLE = re.compile(
    r"\b(?:an?|every|each|another|one|per|that|this)\s(?:\w+ly\s|single\s|mere\s|whopping\s|new\s)?$", re.I
)
_THE = re.compile(r"\b(?:the|its|their|his|her|our)\s(?:\w+\s)?$", re.I)
# Nouns that a quantity after "the" describes: "the $64,000 question", "the 100 m final".
_HEADS = frozenset(
    "question deal bill note fund plan project budget market industry loan prize fine fee price stimulus package program programme "
    "investment bailout purchase acquisition contract tax increase reward ransom bond range mark limit round rule sprint final dash "
    "race run walk hike trip stretch track course drive disk lens gun cannon barrel rifle telescope version model bottle can wall "
    "threshold cap cut merger takeover settlement lawsuit verdict debt deficit surplus grant endowment valuation donation transaction "
    "facility mission satellite rocket tower bridge tunnel pipeline road route radius window period interval cutoff wavelength line band "
    "signal display screen monitor battery engine motor tank reactor plant bomb shell bullet dose tablet pill capsule sample film paper".split()
)
# A thing whose name is capitals: "a $40M Series B", "a 55-inch TV".
_NAMED_THING = re.compile(r"\s(?:Series\s[A-Z]\b|[A-Z]{2,5}\b(?!\.))")
_EVENTS = frozenset(
    "sprint relay hurdles freestyle backstroke breaststroke butterfly medley steeplechase dash film camera lens vinyl floppy pistol cartridge mortar howitzer cannon single walk drive ride hike jog".split()
)
_NEXT = re.compile(r"\s([a-z][a-z]+)(?:[- ]|\b)")


def names_a_thing(context: Context, start: int, end: int) -> bool:
    """Whether a quantity stands before a noun as its adjective: "a $5 bill", "a 10 km run": said in the singular."""
    if _NAMED_THING.match(context.text, end) and _ARTICLE.search(context.before(start, 24)):
        return True
    following = _NEXT.match(context.text, end)
    if following and following[1] in _EVENTS:
        return True
    if not following or following[1] in _NOT_A_NOUN or following[1].endswith("ly"):
        return False
    before = context.before(start, 24)
    return bool(_ARTICLE.search(before) or (following[1] in _HEADS and _THE.search(before)))


def spaced(words: str, context: Context, start: int, end: int) -> str:
    """``words`` for ``context.text[start:end]`` with the spaces that part them from what is around."""
    left = "" if not start or context.text[start - 1].isspace() else " "
    following = context.text[end : end + 1]
    right = "" if not following or following.isspace() or following in ".,;:!?)" else " "
    return f"{left}{words}{right}"


def speaks_of(context: Context, topic: str, pattern: re.Pattern[str]) -> bool:
    """Whether ``pattern`` is found anywhere in the text; looked for once, however many figures ask."""
    found = context.traits.get(topic)
    if found is None:
        found = context.traits[topic] = bool(pattern.search(context.text))
    return found
