# SPDX-License-Identifier: GPL-3.0-or-later
"""Spanish dates, centuries, eras and clock times."""

from __future__ import annotations

import re

from audiopost.script.speech.es.numerals import cardinal
from audiopost.script.speech.shared.figures import DAY, DAY_FIRST, ISO_DATE
from audiopost.script.speech.shared.roman import roman
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("date")
TIMES = Rules("time")

_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9, "set": 9, "setiembre": 9}
_SHORT |= {name: number for number, name in enumerate(_MONTHS, 1)}
_MONTH = "|".join(sorted(_SHORT, key=len, reverse=True))


def _month(written: str) -> str:
    low = written.lower().rstrip(".")
    return "setiembre" if low == "setiembre" else _MONTHS[_SHORT[low] - 1]


def _day(figures: str, context: Context, at: int) -> str:
    """The first of a month is "primero" with "1.º" only; a plain 1 is "uno"."""
    return cardinal(int(figures))


def _year(figures: str) -> str:
    if len(figures) == 2:
        return (f"cero {cardinal(int(figures))}") if figures[0] == "0" else cardinal(int(figures))
    return cardinal(int(figures))


@RULES.rule(
    "day-month",
    rf"(?<![\w.,]){DAY}(?P<of>\sde\s|\s|-|/)(?P<month>{_MONTH})\.?(?!\w)(?:(?P<link>\s(?:del?\s(?:año\s)?)|,?\s|-|/)(?P<year>\d{{4}}|\d{{2}}(?![\w.,])))?",
    needs=DIGITS,
    flags=re.I,
)
def say_day_month(match: re.Match[str], context: Context) -> str | None:
    if match["month"].lower() == "mar" and match["of"] == " " and not match["year"]:
        return None
    words = f"{_day(match['day'], context, match.start())} de {_month(match['month'])}"
    if not match["year"]:
        return words + ("." if match[0].endswith(".") and not context.after(match.end(), 3).strip() else "")
    link = " del " if match["link"].strip().startswith("del") else " de "
    return f"{words}{link}{'año ' if 'año' in match['link'] else ''}{_year(match['year'])}"


_WEEKDAYS = {
    "lun": "lunes", "mar": "martes", "mié": "miércoles", "mier": "miércoles", "jue": "jueves", "vie": "viernes", "sáb": "sábado", "dom": "domingo",
}  # fmt: skip


@RULES.rule("weekday", rf"(?<!\w)(?P<day>{'|'.join(_WEEKDAYS)})\.(?=,?\s\d)", needs=".", flags=re.I)
def say_weekday(match: re.Match[str], context: Context) -> str:
    return _WEEKDAYS[match["day"].lower()]


@RULES.rule(
    "month-day",
    rf"(?<!\w)(?P<month>{_MONTH})\.?\s{DAY},?\s(?:de\s)?(?P<year>\d{{4}})(?!\w)",
    needs=DIGITS,
    flags=re.I,
)
def say_month_day(match: re.Match[str], context: Context) -> str:
    return f"{cardinal(int(match['day']))} de {_month(match['month'])} de {_year(match['year'])}"


@RULES.rule("figures", DAY_FIRST, needs=DIGITS)
def say_figures(match: re.Match[str], context: Context) -> str:
    return f"{cardinal(int(match['day']))} de {_MONTHS[int(match['month']) - 1]} de {_year(match['year'])}"


@RULES.rule(
    "day-slash",
    rf"\b(?:[Ee]l|[Dd]el|[Aa]l|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\s(?P<span>{DAY}/(?P<month>0?[1-9]|1[0-2]))(?![\w/]|[.,]\d|\s(?:del?|partes?)\b)",
    needs="/",
)
def say_day_slash(match: re.Match[str], context: Context) -> str:
    return f"{cardinal(int(match['day']))} de {_MONTHS[int(match['month']) - 1]}"


@RULES.rule(
    "roman-month",
    rf"(?<![\w.,/-]){DAY}(?P<mark>[./-])(?P<month>[IVX]{{1,4}})(?P=mark)(?P<year>\d{{4}}|\d{{2}})(?![\w/-]|[.,]\d)",
    needs="IVX",
)
def say_roman_month(match: re.Match[str], context: Context) -> str | None:
    month = roman(match["month"])
    if not 1 <= month <= 12:
        return None
    return f"{cardinal(int(match['day']))} de {_MONTHS[month - 1]} de {_year(match['year'])}"


@RULES.rule("iso", ISO_DATE, needs="-")
def say_iso(match: re.Match[str], context: Context) -> str:
    return f"{cardinal(int(match['day']))} de {_MONTHS[int(match['month']) - 1]} de {_year(match['year'])}"


@RULES.rule("year-roman", r"\baño\s(?P<span>[mdclxvi]{2,15}|[MDCLXVI]{2,15})\b", needs="ñ")
def say_year_roman(match: re.Match[str], context: Context) -> str | None:
    value = roman(match["span"])
    return cardinal(value) if value else None


@RULES.rule("decade", r"\b(?:años|década\sde\slos)\s(?P<span>['’](?P<tens>\d0)s?)(?!\w)", needs="'’")
def say_decade(match: re.Match[str], context: Context) -> str:
    return cardinal(int(match["tens"]))


@RULES.rule("era", r"(?<=[\w.]\s)(?P<side>[ad])\.\s?(?:(?P<de>de\s)?(?:J\.\s?)?C\.)(?:\s(?=\w))?", needs="C")
def say_era(match: re.Match[str], context: Context) -> str:
    side = "antes" if match["side"] == "a" else "después"
    stop = "." if not context.after(match.end(), 4).strip() else " " if match[0].endswith(" ") else ""
    return f"{side} de Cristo{stop}"


_HOUR = r"(?P<h>[01]?\d|2[0-4])"
_ZONE = r"(?P<zone>UTC|GMT|EST|PST|CST|MST|EDT|PDT|CET|CEST|ET|PT)"


def _hour(figures: str) -> str:
    return cardinal(int(figures), "f")


def _minutes(figures: str) -> str:
    return cardinal(int(figures))


def _half_day(letter: str, hour: int) -> str:
    return "a eme" if letter in "aA" else "pe eme"


def _zone(match: re.Match[str]) -> str:
    from audiopost.script.speech.shared.letters import spell

    if not match["zone"]:
        return ""
    words = " " + spell(match["zone"])
    if match["offset"]:
        sign = "menos" if match["offset"].strip()[0] in "-−" else "más"
        words += f" {sign} {cardinal(int(re.sub(chr(92) + 'D', '', match['offset'])[:2]))}"
    return words


@TIMES.rule("pace", r"(?<![\w.,:])(?P<m>\d{1,3}):(?P<s>[0-5]\d)\s?min(?:utos)?(?P<per>/km)?(?!\w)", needs=":")
def say_pace(match: re.Match[str], context: Context) -> str:
    words = f"{_counted(match['m'], 'minuto')} {_counted(match['s'], 'segundo')}"
    return words + (" por kilómetro" if match["per"] else "")


@TIMES.rule("dotted-hours", rf"(?<![\w.,:]){_HOUR}\.(?P<m>[0-5]\d)\s(?:horas|hrs?\.?|h\.?)(?!\w)", needs="h")
def say_dotted_hours(match: re.Match[str], context: Context) -> str:
    minutes = f" {_minutes(match['m'])}" if int(match["m"]) else ""
    stop = "." if match[0].endswith(".") and not context.after(match.end(), 3).strip() else ""
    return f"{_hour(match['h'])}{minutes} horas{stop}"


@TIMES.rule(
    "clock",
    rf"(?<![\w.,:/]){_HOUR}(?::(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?)?(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?(?:\s?{_ZONE}(?:\s?(?P<offset>[+−-]\s?\d{{1,2}}))?)?(?P<hours>\s?(?:horas|hrs?\.?|h)(?!\w)\.?)?(?![\w:]|[.,]\d)",
    needs=DIGITS,
    flags=re.I,
)
def say_clock(match: re.Match[str], context: Context) -> str | None:
    if not match["m"] and not match["half"] and not match["zone"]:
        return None
    alone = not context.before(match.start()).strip()
    zone, hours = _zone(match), " horas" if match["hours"] and not match["s"] else ""
    stop = "." if match[0].endswith(".") and not context.after(match.end(), 3).strip() else ""
    if match["s"]:
        words = f"{_hour(match['h'])} hora{'' if int(match['h']) == 1 else 's'} {_counted(match['m'], 'minuto')} y {_counted(match['s'], 'segundo')}"
    elif match["m"] and int(match["m"]):
        if not alone and not match["half"] and not hours and not _is_time(context, match.start()):
            return f"{cardinal(int(match['h']))}, {cardinal(int(match['m']))}{stop}"
        words = f"{_hour(match['h'])}{' y ' if alone and not hours else ' '}{_minutes(match['m'])}"
    else:
        words = _hour(match["h"])
    half = f" {_half_day(match['half'], int(match['h']))}" if match["half"] else ""
    if half and alone:
        half = (
            " de la mañana"
            if match["half"] in "aA"
            else " de la tarde"
            if int(match["h"]) < 9 or int(match["h"]) == 12
            else " de la noche"
        )
    return words + hours + half + zone + stop


def _is_time(context: Context, at: int) -> bool:
    return bool(re.search(r"\b(?:las?|hasta|desde|entre|y|hora|horario)\s\Z", context.before(at)))


def _counted(figures: str, name: str) -> str:
    return f"{cardinal(int(figures), 'm')} {name}{'' if int(figures) == 1 else 's'}"


@TIMES.rule(
    "hours", rf"(?<![\w.,:]){_HOUR}\s?h(?:\s?(?P<m>[0-5]?\d)\s?(?:min|m)?)?(?![\w.,]\w|\w)\.?", needs="h"
)
def say_hours(match: re.Match[str], context: Context) -> str | None:
    alone = not context.before(match.start()).strip()
    if match["m"]:
        stop = "." if match[0].endswith(".") and not context.after(match.end(), 3).strip() else ""
        minutes = "media" if int(match["m"]) == 30 else cardinal(int(match["m"]))
        if alone and not context.after(match.end()).strip():
            return f"{_hour(match['h'])} y {minutes}{stop}"
        hours = f"{_hour(match['h'])} hora{'' if int(match['h']) == 1 else 's'}"
        return f"{hours} y {minutes if minutes == 'media' else _counted(match['m'], 'minuto')}{stop}"
    if alone and not context.after(match.end()).strip():
        return _hour(match["h"])
    return None


@TIMES.rule(
    "dotted",
    r"(?<=\blas\s)(?P<h>[01]?\d|2[0-4])\.(?P<m>[0-5]\d)(?![\w]|[.,:]\d)|\A(?P<h2>[01]\d|2[0-3])\.(?P<m2>[0-5]\d)\Z",
    needs=".",
)
def say_dotted(match: re.Match[str], context: Context) -> str:
    hour, minute = match["h"] or match["h2"], match["m"] or match["m2"]
    joint = " y " if match["h2"] else " "
    return _hour(hour) + (joint + cardinal(int(minute)) if int(minute) else "")
