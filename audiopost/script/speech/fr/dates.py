# SPDX-License-Identifier: GPL-3.0-or-later
"""French dates, centuries, eras and clock times."""

from __future__ import annotations

import re

from audiopost.script.speech.fr.numerals import cardinal
from audiopost.script.speech.shared.figures import DAY, DAY_FIRST, ISO_DATE
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("date")
TIMES = Rules("time")

_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_SHORT = {name: number for number, name in enumerate(_MONTHS, 1)} | {
    "janv": 1, "févr": 2, "fév": 2, "fevrier": 2, "avr": 4, "juil": 7, "juill": 7, "aout": 8, "sept": 9, "oct": 10, "nov": 11, "déc": 12, "decembre": 12,
}  # fmt: skip
_MONTH = "|".join(sorted(_SHORT, key=len, reverse=True))
_YEAR = r"(?P<year>\d{3,4})(?!\d|[.,]\d)"
_ENGLISH = {
    20: "twenties",
    30: "thirties",
    40: "forties",
    50: "fifties",
    60: "sixties",
    70: "seventies",
    80: "eighties",
    90: "nineties",
}


def _month(written: str) -> str:
    return _MONTHS[_SHORT[written.lower().rstrip(".")] - 1]


def _day(figures: str) -> str:
    return "premier" if int(figures) == 1 else cardinal(int(figures))


def _year(figures: str) -> str:
    return (
        f"zéro {cardinal(int(figures))}"
        if len(figures) == 2 and figures[0] == "0"
        else cardinal(int(figures))
    )


@RULES.rule(
    "days",
    rf"(?<![\w.,])(?P<days>\d{{1,2}}(?:er)?(?:\s?[/–-]\s?\d{{1,2}}){{1,4}})\s(?P<month>{_MONTH})\b\.?(?:\s{_YEAR})?",
    needs="/–-",
    flags=re.I,
)
def say_days(match: re.Match[str], context: Context) -> str | None:
    days = re.findall(r"\d{1,2}", match["days"])
    if any(not 1 <= int(day) <= 31 for day in days):
        return None
    joint = " au " if re.search(r"\bdu\s\Z", context.before(match.start())) else " "
    tail = f" {_year(match['year'])}" if match["year"] else ""
    return f"{joint.join(_day(day) for day in days)} {_month(match['month'])}{tail}"


@RULES.rule(
    "day-month",
    rf"(?<![\w.,]){DAY}(?:er|ᵉʳ)?\s(?P<month>{_MONTH})(?!\w)(?P<dot>\.(?=\s?\d|\s[a-zéà(,;]))?(?:\s{_YEAR})?",
    needs=DIGITS,
    flags=re.I,
)
def say_day_month(match: re.Match[str], context: Context) -> str:
    tail = f" {_year(match['year'])}" if match["year"] else ""
    return f"{_day(match['day'])} {_month(match['month'])}{tail}"


@RULES.rule("figures", DAY_FIRST, needs=DIGITS)
def say_figures(match: re.Match[str], context: Context) -> str:
    return f"{_day(match['day'])} {_MONTHS[int(match['month']) - 1]} {_year(match['year'])}"


@RULES.rule(
    "day-slash",
    rf"\b(?:[Ll]e|[Aa]u|[Dd]u|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s(?P<span>{DAY}/(?P<month>0?[1-9]|1[0-2]))(?![\w/]|[.,]\d|\s(?:des?|du|d['’]|de la)\b)",
    needs="/",
)
def say_day_slash(match: re.Match[str], context: Context) -> str:
    return f"{_day(match['day'])} {_MONTHS[int(match['month']) - 1]}"


@RULES.rule("iso", ISO_DATE, needs="-")
def say_iso(match: re.Match[str], context: Context) -> str:
    return f"{_day(match['day'])} {_MONTHS[int(match['month']) - 1]} {_year(match['year'])}"


@RULES.rule(
    "month-year",
    rf"(?<!\w)(?P<month>janv|févr?|avr|juill?|sept|oct|nov|déc)\.\s{_YEAR}",
    needs=".",
    flags=re.I,
)
def say_month_year(match: re.Match[str], context: Context) -> str:
    return f"{_month(match['month'])} {_year(match['year'])}"


@RULES.rule(
    "decade", r"(?<![\w.,])['’]?(?P<tens>[2-9]0)s(?!\w)|\bannées\s['’](?P<years>\d0)(?!\w)", needs="s"
)
def say_decade(match: re.Match[str], context: Context) -> str:
    return _ENGLISH[int(match["tens"])] if match["tens"] else f"années {cardinal(int(match['years']))}"


@RULES.rule("era", r"(?<![\w.])(?P<side>av|apr?)\.\s?J\.?-?\s?C\.?(?!\w)", needs="J")
def say_era(match: re.Match[str], context: Context) -> str:
    stop = "." if match[0].endswith(".") and not context.after(match.end(), 4).strip(' »"”)') else ""
    return f"{'avant' if match['side'] == 'av' else 'après'} Jésus-Christ{stop}"


_HOUR = r"(?P<h>[01]?\d|2[0-4])"


def clock(hour: str, minute: str = "", second: str = "") -> str:
    """ "14", "30" → "quatorze heures trente"."""
    words = f"{cardinal(int(hour), feminine=True)} heure{'s' if int(hour) > 1 else ''}"
    if minute and int(minute):
        words += f" {cardinal(int(minute))}"
    if second:
        if not int(minute):
            words += " zéro minute"
        else:
            words = (
                words.rsplit(" heure", 1)[0]
                + f" heure{'s' if int(hour) > 1 else ''} {cardinal(int(minute), True)} minute{'s' if int(minute) > 1 else ''}"
            )
        words += f" {cardinal(int(second), True)} seconde{'s' if int(second) > 1 else ''}"
    return words


@TIMES.rule(
    "range",
    rf"(?<![\w.,:]){_HOUR}\s?(?:h\s?(?P<m>[0-5]\d)?)?\s?[–-]\s?(?P<h2>[01]?\d|2[0-4])\s?h(?:\s?(?P<m2>[0-5]\d))?(?![\w])",
    needs="h",
)
def say_range(match: re.Match[str], context: Context) -> str:
    return f"{clock(match['h'], match['m'] or '')} à {clock(match['h2'], match['m2'] or '')}"


@TIMES.rule(
    "always",
    r"(?<![\w.,:])(?P<n>\d{1,2})\s?(?P<unit>h|j)(?:eures?|ours?)?\s?(?:/|sur)\s?(?P=n)(?!\w)",
    needs="/s",
)
def say_always(match: re.Match[str], context: Context) -> str:
    name = "heures" if match["unit"] == "h" else "jours"
    return f"{cardinal(int(match['n']))} {name} sur {cardinal(int(match['n']))}"


@TIMES.rule(
    "hours",
    rf"(?<![\w.,:/]){_HOUR}\s?(?:h|H|heures?)\s?(?P<m>[0-5]\d)?(?:\s?(?:m|min|mn)\s?(?:(?P<s>[0-5]?\d)\s?s)?)?(?![\w/²])",
    needs="hH",
)
def say_hours(match: re.Match[str], context: Context) -> str:
    tail = " " if match[0].endswith(" ") else ""
    return clock(match["h"], match["m"] or "", match["s"] or "") + tail


@TIMES.rule("colon", rf"(?<![\w.,:/]){_HOUR}:(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?(?![\w:]|[.,]\d)", needs=":")
def say_colon(match: re.Match[str], context: Context) -> str | None:
    if (
        len(match["h"]) == 1
        and match["m"][0] != "0"
        and not re.search(
            r"\b(?:à|est|vers|dès|jusqu'à|avant|après|depuis|entre|et|de)\s\Z", context.before(match.start())
        )
    ):
        return None
    return clock(match["h"], match["m"], match["s"] or "")
