# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates that ``<time datetime>`` makes certain: 09/04/2025 is whichever day its author meant."""

from __future__ import annotations

import re
from datetime import date

from audiopost.script.tongues import primary
from audiopost.script.voicing import say_words

_FIGURES = re.compile(r"\s*\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}\.?\s*")
_GIVEN = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?![\d])")
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


def in_words(text: str, given: str, language: str) -> str | None:
    """The date ``given`` (ISO 8601) as said in ``language`` when ``text`` is figures only; None otherwise."""
    found, code = _GIVEN.match(given), primary(language)
    if not found or not _FIGURES.fullmatch(text) or code not in _FORM:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    month = _MONTHS[code].split()[day.month - 1]
    return say_words(_FORM[code].format(day=day.day, month=month, year=day.year), language)
