# SPDX-License-Identifier: GPL-3.0-or-later
"""Years that are not part of a date: ranges, seasons, decades, eras, quarters, years of birth and death."""

from __future__ import annotations

import re

from audiopost.script.speech.en.calendar import DAY, MONTH, any_year, month, short_year
from audiopost.script.speech.en.numerals import below_hundred, cardinal, decade, number, ordinal, year
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("year")

_QUOTE = "['\u2019\u2018`]"
_END = r"(?![\w%])(?![.,]\d)(?![-\u2013]\d)"


def _decade(figures: str) -> str:
    return "two thousands" if figures == "00" else decade(int(figures))


@RULES.rule(
    "decade-range",
    rf"(?<![\w.,])(?:{_QUOTE})?(\d{{3}}0|\d0){_QUOTE}?s\s?[-\u2013\u2014]\s?(?:{_QUOTE})?(\d{{3}}0|\d0){_QUOTE}?s(?!\w)",
    needs=DIGITS,
)
def say_decade_range(match: re.Match[str], context: Context) -> str:
    return f"{_decade(match[1])} to {_decade(match[2])}"


_LASTS = re.compile(
    r"\b(?:for|took|takes?|lasts?|lasted|within|every|wait|pauses?|paused|sleep|skip|rewind|another|than)\s$",
    re.I,
)


@RULES.rule("decade", rf"(?<![\w.,$/])(?:{_QUOTE})?(\d{{3}}0|\d0){_QUOTE}?s(?![\w/])", needs="s")
def say_decade(match: re.Match[str], context: Context) -> str | None:
    if len(match[1]) == 2 and _LASTS.search(context.before(match.start(), 10)):
        # "It ran for 30s".
        return None
    return _decade(match[1])


_ERA = r"(B\.\s?C\.(?:\s?E\b\.?)?|B\.C\b|BCE?\b|C\.\s?E\b\.?|CE\b|A\.\s?D\b\.?|AD\b)"


def _era_year(figures: str) -> str:
    value = int(figures.replace(",", ""))
    return year(value) if "," not in figures and value < 10000 else cardinal(value)


def _letters(era: str) -> str:
    return ".".join(letter for letter in era if letter.isalpha())


@RULES.rule(
    "era",
    rf"(?<![\w.,])(\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}})(?:\s?[-\u2013\u2014]\s?(\d{{1,5}}))?\s?{_ERA}",
    needs="BCA",
)
def say_era(match: re.Match[str], context: Context) -> str:
    from audiopost.script.speech.en.grammar import final_stop

    last = f" to {_era_year(match[2])}" if match[2] else ""
    stop = final_stop(context, match.end()) if match[0].endswith(".") else ""
    return f"{_era_year(match[1])}{last} {_letters(match[3])}{stop}"


@RULES.rule(
    "era-first",
    r"\b(A\.\s?D\.|AD|C\.E\.|CE)\s(\d{1,4})(?:\s?[-\u2013]\s?(\d{1,4}))?(?![\w%]|[.,]\d)",
    needs="AC",
)
def say_era_first(match: re.Match[str], context: Context) -> str:
    last = f" to {_era_year(match[3])}" if match[3] else ""
    return f"{_letters(match[1])} {_era_year(match[2])}{last}"


@RULES.rule(
    "range",
    r"(?<![\w.,$\xa3\u20ac/])(?<!\d[-\u2013])(1\d{3}|20\d\d)\??\s?[-\u2013\u2014]\s?(1\d{3}|20\d\d|\d\d)(?:\?(?=\)))?"
    + _END,
    needs=DIGITS,
)
def say_range(match: re.Match[str], context: Context) -> str | None:
    first, last = match[1], match[2]
    if re.match(
        r"\s?(?:=|[a-z]+/|square|cubic|feet|meters|metres|miles|people)", context.after(match.end(), 12)
    ):
        return None
    if len(last) == 2:
        if last == "00" and first[2:] == "99":
            return f"{year(int(first))} to {year(int(first) + 1)}"
        if int(last) <= int(first[2:]):
            return _month_of(context, match, first, last)
        short = year(int(first[:2] + last)) if int(last) < 10 else short_year(last)
        return f"{year(int(first))} to {short}"
    if int(last) <= int(first):
        return None
    return f"{year(int(first))} to {year(int(last))}"


def _month_of(context: Context, match: re.Match[str], first: str, last: str) -> str | None:
    """ "2020-10" is October 2020."""
    if (
        "\u2013" in match[0]
        or " " in match[0]
        or not 1 <= int(last) <= 12
        or not first.startswith(("19", "20"))
    ):
        return None
    return f"{month(int(last))} {year(int(first))}"


@RULES.rule(
    "open-range",
    r"(?<![\w.,$])(1\d{3}|20\d\d)\s?[-\u2013\u2014]\s?(?=(?:present|now|today|date)\b)",
    needs="-\u2013\u2014",
)
def say_open_range(match: re.Match[str], context: Context) -> str:
    return f"{year(int(match[1]))} to "


@RULES.rule("season", r"(?<![\w.,$/])(1\d{3}|20\d\d)/(?:(\d\d)|(1\d{3}|20\d\d))(?![\w/%]|[.,]\d)", needs="/")
def say_season(match: re.Match[str], context: Context) -> str | None:
    first = int(match[1])
    if match[2]:
        if (first + 1) % 100 != int(match[2]):
            return None
        return f"{year(first)} {short_year(match[2])}"
    if not 0 < int(match[3]) - first <= 3:
        return None
    return f"{year(first)} {year(int(match[3]))}"


@RULES.rule(
    "circa-attached",
    r"(?<!\w)c(?:a?\.)?(?P<year>\d{3}0s|\d{4})(?:\s?[-\u2013]\s?(?:ca?\.?\s?)?(?P<last>\d{4}|\d\d))?(?![\w%]|[.,]\d)",
    needs="c",
)
def say_circa_attached(match: re.Match[str], context: Context) -> str:
    """ "c.1920", "c1250–1300"."""
    figures = match["year"]
    words = decade(int(figures[:-1])) if figures[-1] == "s" else year(int(figures))
    return f"circa {words}" + (f" to {any_year(match['last'])}" if match["last"] else "")


@RULES.rule("circa", r"(?<!\w)(?:ca?\.\s?|ca\s|c(?=\d{4}\b))(?=\d{2,4}(?:s|\b))", needs="c")
def say_circa(match: re.Match[str], context: Context) -> str:
    return "circa "


@RULES.rule(
    "life",
    rf"(?<![\w.])(b|d|fl|r|m)\.\s?(?=(?:ca?\.?\s?|{DAY}\s)?(?:{MONTH}\s(?:{DAY},\s)?)?(?:1\d{{3}}|20\d\d)\b)",
    needs=".",
)
def say_life(match: re.Match[str], context: Context) -> str | None:
    if context.text[match.start() - 1 : match.start()] not in ("(", " ", "", ";"):
        return None
    return {"b": "born ", "d": "died ", "fl": "flourished ", "r": "reigned ", "m": "married "}[match[1]]


@RULES.rule("short", rf"(?<![\w.,])(?:{_QUOTE})(\d\d)(?![\d\w]|[.,]\d|{_QUOTE}\w)", needs="'\u2019\u2018`")
def say_short(match: re.Match[str], context: Context) -> str:
    if context.text[match.start()] == "\u2018" and int(match[1]) > 31:
        return short_year(match[1])
    return short_year(match[1])


@RULES.rule("quarter-first", r"(?<![\w.,])([1-4])Q\s?['\u2019]?(\d\d|20\d\d)(?!\w)", needs="Q")
def say_quarter_first(match: re.Match[str], context: Context) -> str:
    the = "" if context.before(match.start(), 4).lower() == "the " else "the "
    return f"{the}{ordinal(int(match[1]))} quarter of {any_year(match[2])}"


@RULES.rule("quarter-range", r"(?<!\w)Q([1-4])\s?[-\u2013]\s?Q?([1-4])(?:\s(\d{4}))?(?!\w)", needs="Q")
def say_quarter_range(match: re.Match[str], context: Context) -> str:
    last = f" {year(int(match[3]))}" if match[3] else ""
    return f"Q {below_hundred(int(match[1]))} to Q {below_hundred(int(match[2]))}{last}"


@RULES.rule(
    "quarter", r"(?<!\w)([QH])([1-4])(?:\s?['\u2019]?(\d\d|20\d\d|19\d\d))?(?![\w.]\w|\w)", needs="QH"
)
def say_quarter(match: re.Match[str], context: Context) -> str | None:
    if match[1] == "H" and (not match[3] or int(match[2]) > 2):
        return None
    words = f"{match[1]} {below_hundred(int(match[2]))}"
    return words + (f" {any_year(match[3])}" if match[3] else "")


@RULES.rule("fiscal", r"(?<!\w)FY\s?['\u2019]?(\d{4}|\d\d)(?:[-\u2013/](\d\d))?(?!\w)", needs="Y")
def say_fiscal(match: re.Match[str], context: Context) -> str:
    last = f" {short_year(match[2])}" if match[2] else ""
    return f"fiscal year {any_year(match[1])}{last}"


@RULES.rule("lettered", r"(?<![\w.,])((?:19|20)\d\d)(?P<letter>[a-h])(?=[,;)\s]|$)", needs="abcdefgh")
def say_lettered(match: re.Match[str], context: Context) -> str | None:
    """A year told apart in a reference: "(Smith, 2019a)"."""
    return f"{year(int(match[1]))} {match['letter'].upper()}"


# What a bare four-figure number before a plural noun counts, rather than dates.
_AFTER_YEAR_WORD = re.compile(
    r"(?:\b(?:in|since|until|till|during|by|before|after|from|to|between|circa|year|early|late|mid|spring|summer|"
    r"autumn|fall|winter|class\sof|back\sin|of\sthe|the|and|\w+'s|\w+\u2019s|q[1-4])[\s-]|\()$",
    re.I,
)
_STRONG_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|during|year|early|late|mid|spring|summer|autumn|winter)[\s-]|\()$", re.I
)
_NEXT_WORDS = re.compile(r"\s([a-z]+)(?:[ -]([a-z]+))?")
_COUNTABLE = frozenset(
    "people men women children inhabitants feet percent horse pence cattle sheep fish head staff".split()
)
_NOT_PLURAL = frozenset(
    "was is has as his this its us does goes plus thus always perhaps towards versus across afterwards besides unless "
    "less sometimes nevertheless nonetheless regardless whereas across series census saw sees says makes takes gives "
    "comes becomes gets shows remains marks began begins".split()
)


def _plural(word: str | None) -> bool:
    return bool(word) and (
        word in _COUNTABLE
        or (
            word is not None
            and word.endswith("s")
            and not word.endswith(("ss", "us", "is"))
            and word not in _NOT_PLURAL
        )
    )


def _counts(context: Context, end: int) -> bool:
    """Whether a plural noun follows, with one adjective between at most: "1500 people", "1200 armed men"."""
    following = _NEXT_WORDS.match(context.text, end)
    if not following:
        return False
    if _plural(following[1]):
        return True
    return following[1].endswith(("ed", "ing", "al", "ive", "ous", "ic", "ary", "ish", "ern")) and _plural(
        following[2]
    )


_NEARLY = re.compile(r"\b(?:about|around|some|approximately|roughly)\s$", re.I)
_COUNT_WORD = re.compile(
    r"\b(?:over|nearly|almost|(?:more|less|fewer|greater|higher|lower)\sthan|least|most|up\sto|exactly|only|estimated|another|an\saverage\sof|total\sof|height|elevation|altitude|population(?:\s(?:of|was))?|weighs?|worth|number(?:s|ed)?)\s$",
    re.I,
)
_EVENT = re.compile(
    r"\b(?:Cup|Olympics?|Games|Championships?|Open|Awards?|Festival|Series|Tour|Expo|Euro|Elections?|Season|League|Windows|Office|Act|Conference|Convention|Grand\sPrix|Eurovision)\s$"
)


@RULES.rule(
    "bare",
    r"(?:(?<![\w.,$\xa3\u20ac\xa5#%:/])(?<!\d[-\u2013\u2212])|(?<=[a-z]\.)(?=1[4-9]|20))([1-9]\d{3})(?![\w%\xb0])(?![.,:/]\d)",
    needs=DIGITS,
)
def say_bare(match: re.Match[str], context: Context) -> str:
    """Four figures without a comma: a year unless what is around them counts or measures."""
    value = int(match[1])
    before = context.before(match.start(), 24)
    if re.search(r"(?<![a-z])[\w)\xb2\xb3!] ?[=\u2248] ?$", before):
        return number(match[1])
    if value >= 2200 or _COUNT_WORD.search(before) or (value < 1500 and _NEARLY.search(before)):
        return number(match[1])
    if _counts(context, match.end()) and not _EVENT.search(before):
        modern = 1700 <= value <= 2100
        if not (
            _STRONG_YEAR.search(before)
            or (modern and _AFTER_YEAR_WORD.search(before))
            or (modern and not before.strip())
        ):
            return number(match[1])
    return year(value)
