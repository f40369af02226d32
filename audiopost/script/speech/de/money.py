# SPDX-License-Identifier: GPL-3.0-or-later
"""German money: signs and codes before and after, cents, magnitudes, ranges, and what a piece costs."""

from __future__ import annotations

import re

from audiopost.script.speech.de.measures import JOINT, MAGNITUDE, RATE, SIGN, STOP, magnitude, per, signed
from audiopost.script.speech.de.numerals import FIGURES, cardinal, number
from audiopost.script.speech.spans import DIGITS, Context, Rules

MONEY = Rules("money")

_CURRENCIES = {
    "€": ("Euro", "Cent"), "EUR": ("Euro", "Cent"), "$": ("Dollar", "Cent"), "US$": ("US-Dollar", "Cent"), "USD": ("US-Dollar", "Cent"),
    "£": ("Pfund", "Penny"), "GBP": ("Pfund", "Penny"), "¥": ("Yen", "Sen"), "JPY": ("Yen", "Sen"), "CHF": ("Franken", "Rappen"),
    "Fr.": ("Franken", "Rappen"), "sFr.": ("Franken", "Rappen"), "sFr": ("Franken", "Rappen"), "SFr.": ("Franken", "Rappen"), "kr": ("Kronen", "Öre"), "₹": ("Rupien", "Paise"), "₽": ("Rubel", "Kopeken"), "DM": ("Mark", "Pfennig"),
    "₩": ("Won", "Jeon"), "₺": ("Lira", "Kuruş"), "zł": ("Złoty", "Groszy"), "Kč": ("Kronen", "Heller"), "A$": ("australische Dollar", "Cent"),
    "C$": ("kanadische Dollar", "Cent"), "R$": ("Real", "Centavos"), "¢": ("Cent", ""), "₿": ("Bitcoin", ""), "ct": ("Cent", ""), "NOK": ("norwegische Kronen", "Öre"),
    "SEK": ("schwedische Kronen", "Öre"), "DKK": ("dänische Kronen", "Öre"),
}  # fmt: skip
_CURRENCY = "|".join(re.escape(sign) for sign in sorted(_CURRENCIES, key=len, reverse=True))
_SINGULAR = {
    "Rupien": "Rupie",
    "Kronen": "Krone",
    "norwegische Kronen": "norwegische Krone",
    "schwedische Kronen": "schwedische Krone",
}


def _amount(figures: str, currency: str) -> str:
    """An amount with its cents; a fraction of other than two figures is read as a decimal."""
    name, cents = _CURRENCIES[currency]
    if re.fullmatch(r"\d+\.\d{1,2}", figures):
        figures = figures.replace(".", ",")
    whole, comma, fraction = figures.partition(",")
    plain = re.sub(r"\D", "", whole) or "0"
    if comma and fraction.strip("-–—0"):
        if len(fraction) != 2 or not cents:
            return f"{number(whole + ',' + (fraction.rstrip('0') or '0'))} {name}"
        part = int(fraction)
        small = "ein" if part == 1 else cardinal(part)
        small_name = "Pence" if cents == "Penny" and part != 1 else cents
        if int(plain) == 0:
            return f"{small} {small_name}"
        return f"{_whole(plain, name)} {small} {small_name}"
    return _whole(plain, name)


def _whole(plain: str, name: str) -> str:
    single = _SINGULAR.get(name, name)
    if int(plain) == 1:
        return f"{'eine' if single.endswith(('e', 'Lira')) or single == 'Mark' else 'ein'} {single}"
    return f"{cardinal(int(plain), 'ein')} {name}"


# "15 €/Std. netto": the dot of the abbreviation goes with it, unless it may end the sentence.
_RATE = rf"(?:{RATE}{STOP}(?:\.(?=\s[a-zäöü]))?)?"
_CENTS = r"(?:,(?:\d{1,6}|[-–—]{1,2})|\.\d{1,2}(?!\d|\.\d))?"
_PLAIN = r"(?:\d{1,3}(?:[.'’ ]\d{3}){1,5}(?!\d)|\d{1,15})"


@MONEY.rule(
    "range",
    rf"(?<![\w.,])(?:(?P<pre>{_CURRENCY})\s?)?(?P<first>{FIGURES}){JOINT}(?:(?P=pre)\s?)?(?P<second>{FIGURES})(?:\s?(?P<mag>{MAGNITUDE})\.?(?!\w))?(?:\s?(?P<post>{_CURRENCY})(?!\w))?",
    needs="".join(set("".join(_CURRENCIES))),
)
def say_money_range(match: re.Match[str], context: Context) -> str | None:
    currency = match["pre"] or match["post"]
    if not currency:
        return None
    name = _CURRENCIES[currency][0]
    second = magnitude(match["second"], match["mag"]) if match["mag"] else number(match["second"])
    return f"{number(match['first'])} bis {second} {name}"


@MONEY.rule(
    "before",
    rf"(?<![\w.,]){SIGN}(?P<currency>{_CURRENCY})\s?(?P<figures>{_PLAIN}{_CENTS})(?:\s?(?P<mag>{MAGNITUDE})\b\.?)?{_RATE}",
    needs=DIGITS,
    flags=re.I,
)
@MONEY.rule(
    "after",
    rf"(?<![\w.,]){SIGN}(?P<figures>{_PLAIN}{_CENTS})(?:\s?(?P<mag>{MAGNITUDE})\.?)?\s?(?P<currency>{_CURRENCY})(?!\w){_RATE}",
    needs=DIGITS,
)
def say_money(match: re.Match[str], context: Context) -> str | None:
    currency = match["currency"]
    currency = currency if currency in _CURRENCIES else currency.upper()
    if currency not in _CURRENCIES:
        return None
    tail = per(match["per"]) + per(match["per2"])
    if match["mag"]:
        stop = "." if match[0].endswith(".") and not context.after(match.end(), 4).strip() else ""
        return f"{signed(match)}{magnitude(match['figures'], match['mag'])} {_CURRENCIES[currency][0]}{tail}{stop}"
    return signed(match) + _amount(match["figures"], currency) + tail


@MONEY.rule(
    "word",
    rf"(?<![\w.,]){SIGN}(?P<figures>{_PLAIN}(?:,(?:\d\d|[-–—]{{1,2}})(?!\d))?)\s(?P<name>Euro|Dollar|Franken|Pfund|Cent)\b(?!-){_RATE}",
    needs=DIGITS,
    flags=re.I,
)
def say_money_word(match: re.Match[str], context: Context) -> str | None:
    whole = match["figures"].isdecimal() and int(match["figures"]) != 1
    fraction = match["name"].lower() == "cent" and "," in match["figures"]
    if fraction or (whole and not match["per"]):
        return None
    codes = {"euro": "EUR", "dollar": "$", "franken": "CHF", "pfund": "GBP", "cent": "ct"}
    amount = _amount(match["figures"], codes[match["name"].lower()])
    return signed(match) + amount + per(match["per"]) + per(match["per2"])
