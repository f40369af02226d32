# SPDX-License-Identifier: GPL-3.0-or-later
"""What ``<time datetime>`` makes certain: 09/04/2025 is whichever day its author meant, 2:30 a time or how long it took."""

from __future__ import annotations

import re
from datetime import date

from audiopost.script.tongues import primary
from audiopost.script.voicing import say_words

_FIGURES = re.compile(r"\s*\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}\.?\s*")
_GIVEN = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?![\d])")
_SHORT = re.compile(r"\s*(\d{1,2})\s?[./-]\s?(\d{1,2})\.?\s*")
_CLOCK = re.compile(r"\s*\d{1,3}(?::\d{2}){1,2}\s*")
_DURATION = re.compile(r"\s*PT(?=\d)(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,4})(?:\.0+)?S)?\s*", re.IGNORECASE)
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_FORM = {
    "en": "{month} {day}, {year}",
    "de": "{day}. {month} {year}",
    "es": "{day} de {month} de {year}",
    "fr": "{day} {month} {year}",
}
_YEARLESS = {"en": "{month} {day}", "de": "{day}. {month}", "es": "{day} de {month}", "fr": "{day} {month}"}
_UNITS = {
    "en": "hour hours minute minutes second seconds", "de": "Stunde Stunden Minute Minuten Sekunde Sekunden",
    "es": "hora horas minuto minutos segundo segundos", "fr": "heure heures minute minutes seconde secondes",
}  # fmt: skip


def in_words(text: str, given: str, language: str) -> str | None:
    """The date or duration ``given`` (ISO 8601) as said in ``language`` when ``text`` is figures only; None otherwise."""
    found, code = _GIVEN.match(given), primary(language)
    if code not in _FORM:
        return None
    if (lasting := _DURATION.fullmatch(given)) and _CLOCK.fullmatch(text):
        return _duration([int(part or 0) for part in lasting.groups()], code, language)
    short = _SHORT.fullmatch(text)
    if not found or not (short or _FIGURES.fullmatch(text)):
        return None
    if code == "de" and "." in text:
        return None  # always the day first, and its ending is that of the words before it: "am vierten September"
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    month = _MONTHS[code].split()[day.month - 1]
    form = _FORM[code]
    if short:
        if sorted((int(short[1]), int(short[2]))) != sorted((day.day, day.month)):
            return None
        form = _YEARLESS[code]
    return say_words(form.format(day=day.day, month=month, year=day.year), language)


def _duration(parts: list[int], code: str, language: str) -> str | None:
    names = _UNITS[code].split()
    said = [f"{n} {names[2 * at + (n != 1)]}" for at, n in enumerate(parts) if n]
    return say_words(" ".join(said), language) or None
