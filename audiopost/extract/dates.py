# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates as people and programs write them, to ISO 8601 and no more precise than they were written."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = (
    "jan january janvier januar jänner januari enero gennaio janeiro styczeń stycznia gen ene",
    "feb february février fevrier februar februari febrero febbraio fevereiro luty lutego fév fev",
    "mar march mars märz maerz maart marzo março marzec marca mär mrt",
    "apr april avril abril aprile kwiecień kwietnia avr abr",
    "may mai mei maj maja mayo maggio maio mag",
    "jun june juin juni junio giugno junho czerwiec czerwca giu",
    "jul july juillet juli julio luglio julho lipiec lipca juil lug",
    "aug august août aout augustus augusti agosto sierpień sierpnia ago",
    "sep sept september septembre septiembre settembre setembro wrzesień września set",
    "oct october octobre oktober octubre ottobre outubro październik października okt ott out",
    "nov november novembre noviembre novembro listopad listopada",
    "dec december décembre decembre dezember diciembre dicembre dezembro grudzień grudnia déc dez dic des",
)
_MONTH = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_NAME = r"(?P<month>[^\W\d_]{3,11})\.?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
_WEEKDAY = r"(?:[^\W\d_]{2,10}\.?,?\s+)?"
_TIME = r"(?:,?\s+(?:at\s+|um\s+|à\s+)?\d{1,2}[:.h]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,5})?)?"
_WRITTEN = (
    re.compile(rf"{_WEEKDAY}{_NAME}\s+{_DAY},?\s+{_YEAR}{_TIME}", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_DAY}\s+(?:de\s+|of\s+)?{_NAME},?\s+(?:de\s+)?{_YEAR}{_TIME}", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_YEAR}[-/.](?P<number>\d\d?)[-/.]{_DAY}{_TIME}", re.IGNORECASE),
)
_MAIL = re.compile(r"(?:[A-Z][a-z]{2},?\s+)?\d{1,2}\s+[A-Z][a-z]{2}\s+\d{2,4}\s+\d{1,2}:\d\d")  # RFC 5322
_ISO = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)"
    r"(?:[T ]+(?P<time>\d{1,2}:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)


def iso(text: str) -> str:
    """``text`` as an ISO 8601 date or date-time, or "" when the whole of it is not a date that can be told for sure.

    "2024-05-01 10:00 +0200" -> "2024-05-01T10:00:00+02:00"; "May 3, 2021" -> "2021-05-03". Dates such as 03/05/2021
    are not guessed at.
    """
    text = " ".join(text.split())[:80]
    if match := _ISO.fullmatch(text):
        return _from_iso(match)
    if _MAIL.match(text):
        return _from_mail(text)
    for pattern in _WRITTEN:
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            month = int(found.get("number") or _MONTH.get((found.get("month") or "").lower(), 0))
            return _day(int(found["year"]), month, int(found["day"]))
    return ""


def _from_mail(text: str) -> str:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _from_iso(match: re.Match[str]) -> str:
    day, time, zone = match["date"], match["time"], match["zone"] or ""
    try:
        date.fromisoformat(day)
        if not time:
            return day
        zone = "+00:00" if zone.upper() in {"Z", "UTC", "GMT"} else zone
        if zone and ":" not in zone:
            zone = f"{zone[:3]}:{zone[3:] or '00'}"
        return datetime.fromisoformat(
            f"{day}T{time.zfill(5) if time.count(':') == 1 else time.zfill(8)}{zone}"
        ).isoformat()
    except ValueError:
        return ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
