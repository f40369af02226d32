# SPDX-License-Identifier: GPL-3.0-or-later
"""German dates, days, years, decades and centuries."""

from __future__ import annotations

import re

from audiopost.script.speech.de.grammar import date_ending
from audiopost.script.speech.de.numerals import cardinal, ordinal, year
from audiopost.script.speech.shared.figures import DAY, ISO_DATE
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("date")

_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_SHORT = {
    "jan": 1, "jän": 1, "jänner": 1, "feb": 2, "feber": 2, "mär": 3, "mrz": 3, "maerz": 3, "apr": 4, "mai": 5, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "dez": 12,
    **{name.lower(): number for number, name in enumerate(_MONTHS, 1)},
}  # fmt: skip
_MONTH = "|".join(sorted(_SHORT, key=len, reverse=True))
_YEAR = r"(?P<year>(?:1\d|20|21)\d\d|[5-9]\d\d)(?!\d|[.,]\d)"


def month_name(written: str) -> str:
    """ "Sept" → "September", "Jänner" stays."""
    low = written.lower()
    return "Jänner" if low == "jänner" else _MONTHS[_SHORT[low] - 1]


def _long_year(figures: str) -> str:
    return year(int(figures)) if len(figures) > 2 else _short_year(figures)


def _short_year(figures: str) -> str:
    return f"null {cardinal(int(figures))}" if figures[0] == "0" else cardinal(int(figures))


@RULES.rule("born-died", r"(?<!\w)(?P<span>[*†⚔])(?=\s?(?:um\s|ca\.\s|vor\s|nach\s)?\d)", needs="*†")
def say_born(match: re.Match[str], context: Context) -> str | None:
    word = "geboren" if match["span"] == "*" else "gestorben"
    following = context.after(match.end(), 20)
    if match["span"] == "*" and not re.match(rf"\s?(?:\D{{2,5}}\s)?(?:{DAY}\.|{_YEAR})", following):
        return None
    return f"{word} am" if re.match(rf"\s?{DAY}\.", following) else word


@RULES.rule(
    "span",
    rf"(?<![\w.,])(?P<first>0?[1-9]|[12]\d|3[01])\.\s?(?:(?P<m1>{_MONTH})\.?\s?)?(?P<joint>bis(?:\szum)?|[-–/]|und|u\.)\s?{DAY}\.\s?(?P<m2>{_MONTH})(?!\w)(?:\.(?=\s\d|\s[a-zäöü]))?(?:\s{_YEAR})?",
    needs=DIGITS,
    flags=re.I,
)
def say_span(match: re.Match[str], context: Context) -> str:
    ending = date_ending(context.before(match.start()))
    # "In der Nacht zum 3./4. Mai" is one night, "am 3./4. Mai" two days.
    slash = "auf den" if re.search(r"\bNacht\b", context.before(match.start())) else "und"
    joint = {"-": "bis", "–": "bis", "/": slash, "u.": "und"}.get(match["joint"], match["joint"])
    second = "en" if joint in {"bis zum", "auf den"} else ending
    first = ordinal(int(match["first"]), ending) + (f" {month_name(match['m1'])}" if match["m1"] else "")
    tail = f" {_long_year(match['year'])}" if match["year"] else ""
    return f"{first} {joint} {ordinal(int(match['day']), second)} {month_name(match['m2'])}{tail}"


@RULES.rule(
    "day-month",
    rf"(?<![\w.,]){DAY}\.\s?(?P<month>{_MONTH})(?P<end>\.(?=\s?\d|\s[a-zäöü(,;])|(?!\w)\.?(?=\s\d)|(?!\w))(?:\s{_YEAR})?",
    needs=DIGITS,
    flags=re.I,
)
def say_day_month(match: re.Match[str], context: Context) -> str:
    before = context.before(match.start())
    if re.search(r"\d{1,2}\.\s?(?:,|und|oder)\s?\Z", before) or re.search(
        r"(?:\bgeboren|\bgestorben|[*†])\s?\Z", before
    ):
        ending = "en"
    else:
        ending = date_ending(before)
    tail = f" {_long_year(match['year'])}" if match["year"] else ""
    return f"{ordinal(int(match['day']), ending)} {month_name(match['month'])}{tail}"


@RULES.rule(
    "figures-span",
    r"(?<![\w.,/])(?P<d1>0?[1-9]|[12]\d|3[01])\.(?:\s?(?P<m1>0?[1-9]|1[0-2])\.)?(?P<y1>(?:19|20)\d\d)?\s?(?:[-–]|bis(?:\szum)?)\s?"
    r"(?P<d2>0?[1-9]|[12]\d|3[01])\.\s?(?P<m2>0?[1-9]|1[0-2])\.\s?(?P<y2>\d{4}|\d{2})?(?![\w]|[.,]\d|\.\w)",
    needs=DIGITS,
)
def say_figures_span(match: re.Match[str], context: Context) -> str | None:
    if match["y1"] and not match["m1"]:
        return None
    ending = date_ending(context.before(match.start()))
    sides = []
    for side in "12":
        words = ordinal(int(match["d" + side]), ending)
        month, figures = match["m" + side], match["y" + side]
        if month:
            named = bool(match["y2"])
            words += f" {_MONTHS[int(month) - 1] if named else ordinal(int(month), ending)}"
        sides.append(words + (f" {_long_year(figures)}" if figures else ""))
    return " bis ".join(sides)


@RULES.rule(
    "figures",
    rf"(?<![\w.,/]){DAY}\.\s?(?P<month>0?[1-9]|1[0-2])\.\s?(?P<year>\d{{4}}|\d{{2}})?(?![\w]|[.,]\d|\.\w)",
    needs=DIGITS,
)
def say_figures(match: re.Match[str], context: Context) -> str | None:
    before = context.before(match.start())
    ending = "en" if re.search(r"[*†]\s?\Z", before) else date_ending(before)
    if not match["year"]:
        padded = match["day"][0] == "0" or match["month"][0] == "0"
        # "Am 4.9. beginnt": without a year only where a date is meant; otherwise it may be a section.
        if ending == "er" and not padded and not re.search(r"(?:tag|Mo|Di|Mi|Do|Fr|Sa|So)\.?,?\s\Z", before):
            return None
        return f"{ordinal(int(match['day']), ending)} {ordinal(int(match['month']), ending)}"
    return (
        f"{ordinal(int(match['day']), ending)} {_MONTHS[int(match['month']) - 1]} {_long_year(match['year'])}"
    )


@RULES.rule(
    "slashes",
    rf"(?<![\w.,/]){DAY}/(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d|\d\d)(?![\w/]|[.,]\d)",
    needs="/",
)
def say_slashes(match: re.Match[str], context: Context) -> str:
    ending = date_ending(context.before(match.start()))
    return (
        f"{ordinal(int(match['day']), ending)} {_MONTHS[int(match['month']) - 1]} {_long_year(match['year'])}"
    )


@RULES.rule("iso", ISO_DATE, needs="-")
def say_iso(match: re.Match[str], context: Context) -> str:
    ending = date_ending(context.before(match.start()))
    return (
        f"{ordinal(int(match['day']), ending)} {_MONTHS[int(match['month']) - 1]} {year(int(match['year']))}"
    )


@RULES.rule(
    "month-year",
    rf"(?<!\w)(?P<month>Jan|Jän|Feb|Mär|Mrz|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\.(?=\s?\d)(?:\s?{_YEAR})?",
    needs=".",
)
def say_month_year(match: re.Match[str], context: Context) -> str:
    return month_name(match["month"]) + (f" {year(int(match['year']))}" if match["year"] else "")


@RULES.rule("month-name-year", rf"\b(?:{'|'.join(_MONTHS)}|Jänner)\s(?P<span>{_YEAR})", needs=DIGITS)
def say_year_after_month(match: re.Match[str], context: Context) -> str:
    return year(int(match["year"]))


@RULES.rule(
    "weekday",
    r"(?<!\w)(?P<day>Mo|Di|Mi|Do|Fr|Sa|So)(?P<stop>\.?)(?P<joint>\s?[-–]\s?|,\s|\s)(?=(?:Mo|Di|Mi|Do|Fr|Sa|So)\b|\d{1,2}[.:]|\d{1,2}\s?(?:[–-]|Uhr))",
)
def say_weekday(match: re.Match[str], context: Context) -> str | None:
    name = _WEEKDAYS[match["day"]]
    if (
        not match["stop"]
        and match["joint"] == " "
        and not re.match(r"\d{1,2}(?:[.:]\d\d)?\s?(?:[–-]|Uhr)", context.after(match.end()))
    ):
        return None
    if match["joint"].strip() in {"-", "–"}:
        return f"{name} bis "
    return name + match["joint"]


@RULES.rule("weekday-alone", r"(?<![\w.])(?P<day>Mo|Di|Mi|Do|Sa|So)\.(?=\s[a-zäöü])", needs=".")
def say_weekday_alone(match: re.Match[str], context: Context) -> str:
    return _WEEKDAYS[match["day"]]


@RULES.rule(
    "weekday-end", r"(?<=[-–]\s|.[-–])(?P<span>(?:Mo|Di|Mi|Do|Fr|Sa|So)\b\.?)(?=[\s,:;)]|$)", needs="-–"
)
def say_weekday_end(match: re.Match[str], context: Context) -> str | None:
    if not re.search(r"(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?\s?[-–]\s?\Z", context.before(match.start("span"))):
        return None
    return _WEEKDAYS[match["span"].rstrip(".")]


_WEEKDAYS = {
    "Mo": "Montag", "Di": "Dienstag", "Mi": "Mittwoch", "Do": "Donnerstag", "Fr": "Freitag", "Sa": "Samstag", "So": "Sonntag",
}  # fmt: skip


@RULES.rule("decade", r"(?<![\w.,])(?P<figures>\d{1,4})er(?P<case>[ns]?)(?![^\W\d_])", needs=DIGITS)
def say_decade(match: re.Match[str], context: Context) -> str:
    return f"{year(int(match['figures']))}er{match['case']}"


@RULES.rule(
    "years",
    rf"(?<![\w.,/]){_YEAR.replace('year', 'first')}\s?(?P<joint>[-–/]|bis)\s?(?P<second>(?:1\d|20)?\d\d)(?!\w|[.,]\d)",
    needs=DIGITS,
)
def say_years(match: re.Match[str], context: Context) -> str | None:
    first, second = match["first"], match["second"]
    if len(first) == 4 and not (len(second) == 4 or int(second) > int(first[2:])):
        return None
    if len(first) == 3:
        return None
    words = _long_year(second)
    joint = " " if match["joint"] == "/" else " bis "
    return year(int(first)) + joint + words


@RULES.rule(
    "context",
    rf"\b(?:[Jj]ahr(?:e[ns]?|gang)?|[Ss]eit|[Uu]m|[Aa]b|[Vv]or|[Nn]ach|[Bb]is|[Vv]on|[Ii]n|[Aa]nfang|[Ee]nde|[Mm]itte|Herbst|Sommer|Winter|Frühjahr|Frühling|Ostern|Weihnachten|zwischen|Zwischen|und|oder|Baujahr|©|geboren|gestorben|Revolution|Verfassung)\s(?P<span>{_YEAR})(?!\s?[-–%€$])",
    needs=DIGITS,
)
def say_year_in_context(match: re.Match[str], context: Context) -> str | None:
    if len(match["year"]) == 3 and not match[0].startswith(("Jahr", "jahr")):
        return None
    # A noun in the plural after it makes it a quantity: "von 1500 Menschen"; not so after "im Jahr".
    if not match[0].lower().startswith("jahr") and re.match(r"\s[A-ZÄÖÜ]\w+", context.after(match.end())):
        return None
    return year(int(match["year"]))


@RULES.rule(
    "bare",
    r"(?<![\w.,/-])(?P<span>(?:1[1-9]|20)\d\d)(?=\s[a-zäöü]|[,;:)]|\.?\s*$|\.\s+[A-ZÄÖÜ„])",
    needs=DIGITS,
)
def say_bare_year(match: re.Match[str], context: Context) -> str | None:
    if context.text.strip(" .") == match["span"]:
        return None
    if re.search(
        r"(?:\b(?:Nr|Nummer|Seite|S|rund|etwa|ca|mehr als|über|fast|knapp|insgesamt|genau|nur|Platz|mal|sind|waren)\.?\s|[€$£§+=<>×-])\Z",
        context.before(match.start()),
    ):
        return None
    return year(int(match["span"]))


@RULES.rule("era", r"(?<![\w.])(?P<era>[vn])\.\s?(?:Chr\.|d\.\s?Z\.|u\.\s?Z\.)", needs="CZ")
def say_era(match: re.Match[str], context: Context) -> str:
    side = "vor" if match["era"] == "v" else "nach"
    name = "Christus" if "Chr" in match[0] else "unserer Zeit"
    stop = "." if not context.after(match.end(), 5).strip() else ""
    return f"{side} {name}{stop}"
