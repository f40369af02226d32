# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of months and weekdays, their abbreviations, and how days and years are said."""

from __future__ import annotations

from audiopost.script.speech.en.numerals import below_hundred, ordinal, year

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH_OF = {name[:3].lower(): name for name in _MONTHS}
_DAY_OF = {name[:3].lower(): name for name in _DAYS}

#: A month by name or abbreviation, with its dot.
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Sept|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:Mon|Tues?|Wed|Weds|Thurs?|Thu|Fri|Sat|Sun)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
#: Endings of ordinals.
TH = r"(?:st|nd|rd|th|(?<=[23])d\b)"
#: A year of four figures.
YEAR = r"(?:1\d{3}|20\d{2}|21\d{2})"


def month(name: str | int) -> str:
    """ "sept." → "September"; 9 → "September"."""
    return _MONTHS[name - 1] if isinstance(name, int) else _MONTH_OF[name[:3].lower()]


def weekday(name: str) -> str:
    """ "Tues." → "Tuesday"."""
    return _DAY_OF[name[:3].lower()]


def day(figures: str) -> str:
    """ "04" → "fourth"."""
    return ordinal(int(figures))


def short_year(figures: str) -> str:
    """Two figures of a year: "98" → "ninety eight", "05" → "oh five", "00" → "two thousand"."""
    value = int(figures)
    if value == 0:
        return "two thousand"
    return f"oh {below_hundred(value)}" if value < 10 else below_hundred(value)


def any_year(figures: str) -> str:
    """A year of two to four figures, an apostrophe before it or not."""
    figures = figures.lstrip("'\u2019\u2018")
    return short_year(figures) if len(figures) == 2 else year(int(figures))


def date(year_figures: str | None, month_name: str, day_figures: str, comma: str = " ") -> str:
    """Month, day and year in words, in that order."""
    words = f"{month_name} {day(day_figures)}"
    return f"{words}{comma}{any_year(year_figures)}" if year_figures else words
