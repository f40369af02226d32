# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of sport: an innings ("356/2"), a batting average (".345"), the minute of a goal ("90+3'")."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import speaks_of
from audiopost.script.speech.en.numerals import number, ordinal, pairs
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("sport")

_CRICKET = re.compile(
    r"\b(?:cricket\w*|wickets?|innings|overs|stumps|declared|bowl(?:ed|ers?|ing)|batsm[ae]n|batters?|runs?|ODI|T20|Ashes|IPL|crease|chasing|all\sout|"
    r"at\s(?:lunch|tea)|off\s\d+\s(?:balls|overs)|partnership|Test)\b"
)


@RULES.rule(
    "innings",
    r"(?<![\w/.,$-])(?P<left>\d{1,3})(?:/|(?<=\d\d\d)-)(?P<right>\d{1,3})(?P<dec>d(?:ec)?\b\.?)?(?![\w/%\"\u2033-]|[.,]\d)",
    needs="/-",
)
def say_innings(match: re.Match[str], context: Context) -> str | None:
    """Runs for wickets and wickets for runs: "356/2" is three hundred fifty six for two."""
    left, right = int(match["left"]), int(match["right"])
    if not (left <= 10 < right or right <= 10 < left) or not speaks_of(context, "cricket", _CRICKET):
        return None
    if len(_CRICKET.findall(context.text)) < (1 if left > 60 else 2):
        return None
    if re.search(r"\b(?:cups?|inch(?:es)?|miles?|hours?|pounds?)\b", context.after(match.end(), 12)):
        return None
    return f"{number(match['left'])} for {number(match['right'])}" + (" declared" if match["dec"] else "")


_BATTING = re.compile(
    r"\b(?:bat(?:ted|ting|s)|hitters?|hitting|slugg(?:ed|ing)|on-base|OBP|slash\sline|home\sruns?|homers?|winning\spercentage)\b"
)
_WHAT_IS_AVERAGED = re.compile(
    r"\s(?:record|team|season|ball|hitter|batter|batting|average|winning|percentage|mark|lifetime|career|slugger)\b"
)


@RULES.rule(
    "average",
    r"(?<![\w.,$\xa3\u20ac=<>\u2264\u2265])(?<![=<>\u2264\u2265]\s)\.(?P<figures>[0-9]\d{2})(?![\w%]|\.\d|,\d)",
    needs=".",
)
def say_average(match: re.Match[str], context: Context) -> str | None:
    """ "batting .345", "a .500 team": the thousandths are said as a number."""
    if match["figures"][0] == "0" or re.search("[=<>\u2264\u2265]", context.text):
        return None
    if not (speaks_of(context, "baseball", _BATTING) or _WHAT_IS_AVERAGED.match(context.text, match.end())):
        return None
    return pairs(match["figures"])


_GOAL = re.compile(
    r"\b(?:pen(?=\.)|pens|aet|HT|FT|goals?|scor(?:ed|er|ers|ing)|penalt(?:y|ies)|red\scard|yellow\scard|booked|sent\soff|substitut\w+|kick-?off|stoppage|equali[sz]\w+|winner|half-?time|striker)\b",
    re.I,
)


@RULES.rule(
    "minute",
    r"(?<![\w.,'\u2019])(?P<minute>\d{1,3})(?:\+(?P<added>\d{1,2}))?['\u2032\u2019](?=[\s,.;:)\]]|$)",
    needs="'\u2032\u2019",
)
def say_minute(match: re.Match[str], context: Context) -> str | None:
    """The minute of a match: "23'", "90+3'"."""
    if not (match["added"] or speaks_of(context, "football", _GOAL)) or not 0 < int(match["minute"]) <= 120:
        return None
    if match[0][-1] != "\u2032" and re.search(r"(?:^|[\s(])['\u2018]\w", context.before(match.start(), 80)):
        # The mark closes a quotation.
        return None
    if re.match(r".\s?(?:tall|wide|high|long|deep|\d|x\b)", context.after(match.end() - 1, 8)):
        return None
    if match["added"]:
        return f"{number(match['minute'])} plus {number(match['added'])} minutes"
    following = context.after(match.end(), 12)
    singular = re.match(r"\s(?:goal|strike|header|penalty|winner|equali[sz]er)\b", following)
    return f"{ordinal(int(match['minute']))} minute" if singular else f"{number(match['minute'])} minutes"


_ARMS = (
    r"[ -](?:calib(?:er|re)|cal\b\.?|rifles?|revolvers?|pistols?|handguns?|Magnum|Special|ACP|ammunition|ammo|rounds?|Colt|LR|Winchester|"
    r"Remington|Smith|bullets?|cartridges?|shell|machine|Browning|automatic)"
)


@RULES.rule(
    "caliber-alone",
    r"\b(?:a|an|his|her|my|the|two)\s(?P<span>\.(?P<figures>22|25|32|38|44|45|50))(?=[,;!?)]|\.?\s?$|\.\s[A-Z]|\s(?:and|in|to|with|at|from)\b)",
    needs=".",
)
def say_caliber_alone(match: re.Match[str], context: Context) -> str:
    """ "He drew a .32"."""
    return number(match["figures"])


@RULES.rule(
    "caliber-powder",
    r"(?<![\w.,-])(?P<a>\d\d)-(?P<b>\d\d)(?=\s(?:rifles?|Winchester|Remington|caliber|cartridges?)\b)",
    needs="-",
)
def say_caliber_powder(match: re.Match[str], context: Context) -> str:
    """ "a 30-30 rifle"."""
    return f"{number(match['a'])} {number(match['b'])}"


@RULES.rule("caliber", rf"(?<![\w.,])\.(?P<figures>\d{{2,3}})(?=s?{_ARMS}|s\b)(?P<many>s)?", needs=".")
def say_caliber(match: re.Match[str], context: Context) -> str:
    """A gun's bore in hundredths of an inch: ".45-caliber", ".357 Magnum"."""
    figures = match["figures"]
    words = pairs(figures) if len(figures) == 3 else number(figures)
    return words + ("s" if match["many"] else "")
