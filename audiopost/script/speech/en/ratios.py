# SPDX-License-Identifier: GPL-3.0-or-later
"""Two figures and what stands between them: ranges, scores, ratios, chains, ages."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import MAGNITUDES, MILLIONS, NUM, speaks_of
from audiopost.script.speech.en.numerals import cardinal, digits, number, ordinal, year
from audiopost.script.speech.en.times import about_ratios
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("ratio")

_TO = "[-\u2013\u2014\u2212]"
_SCORE = re.compile(
    r"\b(?:won|win|wins|lost|lose|beat|beaten|defeat\w*|draw|drew|tied?|score[ds]?|led|lead|victory|loss|final|match|game|set|series|"
    r"vote[ds]?|ruling|ruled|decision|goals?|pass(?:ed|es)|approved|rejected|rout(?:ed)?|upset|thrash\w*|edged|record|season|half-?time|quarter-?final|semi-?final)\b",
    re.I,
)


def about_scores(context: Context) -> bool:
    """Whether the text speaks of a contest or a vote."""
    return speaks_of(context, "scores", _SCORE)


@RULES.rule(
    "docket",
    r"(?:\b(?:No\.|Number|Case|Docket|Bill|Law|Proposition)\s|#)(?P<span>(\d{1,4})-(\d{1,6}))(?![\w-])",
    needs="-",
)
def say_docket(match: re.Match[str], context: Context) -> str | None:
    from audiopost.script.speech.en.acronyms import code_figures

    return f"{code_figures(match[2])} {code_figures(match[3])}"


@RULES.rule("words", r"(?<=[a-z]{2})(?P<span>:)(?=[a-z]{2})", needs=":")
def say_words(match: re.Match[str], context: Context) -> str | None:
    """ "the ratio of boys:girls"."""
    near = context.before(match.start(), 40)
    return " to " if re.search(r"\b(?:ratios?|proportions?|odds)\b", near) else None


@RULES.rule(
    "race-time",
    r"(?<![\w.:,$/-])(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)\.(?P<parts>\d{1,3})(?![\w:]|[.,]\d)",
    needs=":",
)
def say_race_time(match: re.Match[str], context: Context) -> str:
    """ "3:42.16": three forty two point one six."""
    seconds = match["seconds"]
    oh = "oh " if seconds[0] == "0" else ""
    return f"{cardinal(int(match['minutes']))} {oh}{cardinal(int(seconds))} point {digits(match['parts'])}"


@RULES.rule(
    "ratio",
    r"(?<![\w.:,$/-])(\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d+)?)\s?[:\u2236]\s?(\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d+)?)(?:\s?[:\u2236]\s?(\d{1,6}))?(?![\w:]|[.,]\d)",
    needs=":\u2236",
)
def say_ratio(match: re.Match[str], context: Context) -> str | None:
    # A list of pages ("94: 501") has a space and is not a ratio.
    if ": " in match[0] and not about_ratios(context):
        return None
    if re.fullmatch(r"\d{1,3}:[0-5]\d", match[0]) and not about_ratios(context) and int(match[1]) > 24:
        return (
            f"{number(match[1])} {'oh ' if match[2][0] == '0' and match[2] != '00' else ''}{number(match[2])}"
        )
    words = f"{number(match[1])} to {number(match[2])}"
    return f"{words} to {number(match[3])}" if match[3] else words


@RULES.rule(
    "chain", r"(?<![\w.\u2013-])\d{1,2}(?:-\d{1,2}|\u2013\d{1,2}){2,4}(?![\w\u2013-]|\.\d)", needs="-\u2013"
)
def say_chain(match: re.Match[str], context: Context) -> str:
    """Three figures or more: a formation, a record of wins, "1-2-3"."""
    return " ".join(cardinal(int(figures)) for figures in re.split("[-\u2013]", match[0]))


@RULES.rule(
    "age",
    r"(?<![\w.,])(\d{1,3})(?:\s?[-\u2013]\s?(\d{1,3}))?-(years?|months?|weeks?|days?)-(olds?)(?!\w)",
    needs="-",
)
def say_age(match: re.Match[str], context: Context) -> str:
    last = f" to {cardinal(int(match[2]))}" if match[2] else ""
    return f"{cardinal(int(match[1]))}{last} {match[3]} {match[4]}"


@RULES.rule(
    "age-letters",
    r"(?<![\w.,])(\d{1,3})(?:\s?[-\u2013]\s?(\d{1,3}))?\s?(?:y/o|y\.o\.|yo|yrs?\.?\sold|-?yrs?\.?-old(?P<plural>s)?)(?!\w)",
    needs="y",
)
def say_age_letters(match: re.Match[str], context: Context) -> str:
    last = f" to {cardinal(int(match[2]))}" if match[2] else ""
    if "-old" in match[0]:
        return f"{cardinal(int(match[1]))}{last} year old{match['plural'] or ''}"
    return f"{cardinal(int(match[1]))}{last} years old"


_MAG = r"(?:\s?(?P<{0}>hundred|thousand|million|billion|trillion)\b|(?P<{0}letter>bn|mn|[kKMB]|m(?=\s\w))(?!\w))?"


@RULES.rule(
    "range",
    rf"(?<![\w.,:$/])(?<!\d[-\u2013\u2212])(?P<low>{NUM})(?P<lowth>st|nd|rd|th)?{_MAG.format('lowsize')}(?P<dash>\s?{_TO}\s?)(?P<high>{NUM})(?P<highth>st|nd|rd|th)?{_MAG.format('size')}(?P<tail>x|-fold)?(?![\w%\xb0]|[.,]\d|{_TO}\d)",
    needs="-\u2013\u2014\u2212",
)
def say_range(match: re.Match[str], context: Context) -> str | None:
    low, high, dash = match["low"], match["high"], match["dash"]
    if match["sizeletter"] == "m" and not MILLIONS.match(context.text, match.end()):
        return None
    bare = not (match["size"] or match["sizeletter"] or match["tail"] or match["highth"])
    ascending = _value(low) < _value(high) or (high == "1" and speaks_of(context, "odds", _ODDS))
    hyphen = dash.strip() == "-"
    if hyphen and bare and not ascending and not about_scores(context) and (len(low) > 2 or len(high) > 2):
        return None
    if dash.strip() in "-\u2212\u2013" and dash != dash.strip() and re.search(r"=", context.text):
        return None
    lowth = match["lowth"] or (match["highth"] if _CENTURY.match(context.text, match.end()) else None)
    words = [_one(low, lowth, match["lowsize"] or match["lowsizeletter"])]
    words.append(_one(high, match["highth"], match["size"] or match["sizeletter"]))
    if (
        bare
        and _pages(context, match.start()) is False
        and len(low) == len(high) == 4
        and ascending
        and 1000 <= int(_value(low)) <= 2100
        and "," not in low + high
        and "." not in low + high
    ):
        words = [year(int(low)), year(int(high))]
    tail = {"x": " times", "-fold": "-fold", None: ""}[match["tail"]]
    return f"{words[0]} to {words[1]}{tail}"


_ODDS = re.compile(
    r"\b(?:odds|favou?rites?|outsiders?|long\s?shots?|bookmakers?|bet(?:s|ting)?|chances?)\b", re.I
)
_CENTURY = re.compile(r"(?:\s|-)(?:centur(?:y|ies)|grade(?:s|rs?)?|c\.)(?!\w)")


def _pages(context: Context, start: int) -> bool:
    return False


def _value(figures: str) -> float:
    return float(figures.replace(",", ""))


def _one(figures: str, ending: str | None, magnitude: str | None) -> str:
    words = ordinal(int(_value(figures))) if ending else number(figures)
    if figures[0] == "0" and len(figures) > 1 and figures.isdecimal():
        words = digits(figures)
    return f"{words} {MAGNITUDES[magnitude]}" if magnitude else words


@RULES.rule("tilde", rf"(?<![\w.,/])(?P<low>{NUM})\s?~\s?(?P<high>{NUM})(?![\w]|[.,]\d)", needs="~")
def say_tilde(match: re.Match[str], context: Context) -> str:
    """ "5~10 days": a range as East Asia writes it."""
    return f"{number(match['low'])} to {number(match['high'])}"


@RULES.rule(
    "letters",
    r"(?<![\w-])(?P<low>[A-Z])(?P<dash>\s?[-\u2013]\s?)(?P<high>[A-Z]|\d{1,2})(?![\w-])",
    needs="-\u2013",
)
def say_letters(match: re.Match[str], context: Context) -> str | None:
    """ "A–Z", "K–12"; with a hyphen only what everybody knows."""
    low, high = match["low"], match["high"]
    if "\u2013" not in match["dash"] and match[0] not in ("A-Z", "K-12"):
        return None
    if high.isdecimal():
        return f"{low} to {cardinal(int(high))}" if low == "K" else None
    return f"{low} to {high}" if low < high else None


@RULES.rule("hanging", rf"(?<![\w.,])(?P<low>{NUM})-(?=\s(?:to|or|and|bis)\s)", needs="-")
def say_hanging(match: re.Match[str], context: Context) -> str:
    """The first half of "5- to 10-year"."""
    return number(match["low"])
