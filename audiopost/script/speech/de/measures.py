# SPDX-License-Identifier: GPL-3.0-or-later
"""German money, measures, percentages, fractions and ranges of all of them."""

from __future__ import annotations

import re

from audiopost.script.speech.de.grammar import gender, one
from audiopost.script.speech.de.numerals import FIGURES, cardinal, denominator, digits, number
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("measure")
MONEY = Rules("money")
FRACTIONS = Rules("fraction")

_MAGNITUDES = {
    "mio": "Million", "millionen": "Million", "million": "Million", "mrd": "Milliarde", "milliarden": "Milliarde",
    "milliarde": "Milliarde", "bio": "Billion", "billionen": "Billion", "billion": "Billion", "tsd": "tausend",
    "tausend": "tausend", "mill": "Million", "md": "Milliarde", "hundert": "hundert",
}  # fmt: skip
_MAGNITUDE = r"(?:[Mm]io|[Mm]rd|[Bb]io|[Tt]sd|[Mm]illionen|[Mm]illiarden?|[Bb]illionen|[Mm]illion|[Bb]illion|[Mm]ill|[Tt]ausend)"
_CURRENCIES = {
    "€": ("Euro", "Cent"), "EUR": ("Euro", "Cent"), "$": ("Dollar", "Cent"), "US$": ("US-Dollar", "Cent"), "USD": ("US-Dollar", "Cent"),
    "£": ("Pfund", "Penny"), "GBP": ("Pfund", "Penny"), "¥": ("Yen", "Sen"), "JPY": ("Yen", "Sen"), "CHF": ("Franken", "Rappen"),
    "Fr.": ("Franken", "Rappen"), "sFr.": ("Franken", "Rappen"), "₹": ("Rupien", "Paise"), "₽": ("Rubel", "Kopeken"), "DM": ("Mark", "Pfennig"),
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
_SIGN = r"(?P<sign>[-−+±]\s?)?"
_SIGNS = {"-": "minus ", "−": "minus ", "+": "plus ", "±": "plus minus "}
_JOINT = r"\s?(?:[-–—]|bis)\s?"


def magnitude(figures: str, written: str) -> str:
    """ "4,5", "Mrd" → "vier Komma fünf Milliarden"."""
    name = _MAGNITUDES[written.rstrip(".").lower()]
    if name in {"tausend", "hundert"}:
        return f"{number(figures, 'ein')} {name}"
    single = figures == "1"
    return (
        f"{'eine' if single else number(figures, 'eine')} {name if single else name.removesuffix('e') + 'en'}"
    )


def _sign(match: re.Match[str]) -> str:
    return _SIGNS.get((match["sign"] or "").strip(), "")


def _amount(figures: str, currency: str) -> str:
    """An amount with its cents; a fraction of other than two figures is read as a decimal."""
    name, cents = _CURRENCIES[currency]
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


_CENTS = r"(?:,(?:\d{1,6}|[-–—]{1,2}))?"
_PLAIN = r"(?:\d{1,3}(?:[.'’ ]\d{3}){1,5}(?!\d)|\d{1,15})"


@MONEY.rule(
    "range",
    rf"(?<![\w.,])(?:(?P<pre>{_CURRENCY})\s?)?(?P<first>{FIGURES}){_JOINT}(?:(?P=pre)\s?)?(?P<second>{FIGURES})(?:\s?(?P<mag>{_MAGNITUDE})\.?(?!\w))?(?:\s?(?P<post>{_CURRENCY})(?!\w))?",
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
    rf"(?<![\w.,]){_SIGN}(?P<currency>{_CURRENCY})\s?(?P<figures>{_PLAIN}{_CENTS})(?:\s?(?P<mag>{_MAGNITUDE})\b\.?)?",
    needs=DIGITS,
    flags=re.I,
)
@MONEY.rule(
    "after",
    rf"(?<![\w.,]){_SIGN}(?P<figures>{_PLAIN}{_CENTS})(?:\s?(?P<mag>{_MAGNITUDE})\.?)?\s?(?P<currency>{_CURRENCY})(?!\w)",
    needs=DIGITS,
)
def say_money(match: re.Match[str], context: Context) -> str | None:
    currency = match["currency"]
    currency = currency if currency in _CURRENCIES else currency.upper()
    if currency not in _CURRENCIES:
        return None
    if match["mag"]:
        stop = "." if match[0].endswith(".") and not context.after(match.end(), 4).strip() else ""
        return f"{_sign(match)}{magnitude(match['figures'], match['mag'])} {_CURRENCIES[currency][0]}{stop}"
    return _sign(match) + _amount(match["figures"], currency)


@MONEY.rule(
    "word",
    rf"(?<![\w.,])(?P<figures>{_PLAIN},(?:\d\d|[-–—]{{1,2}}))\s(?P<name>Euro|Dollar|Franken|Pfund)\b",
    needs=DIGITS,
)
def say_money_word(match: re.Match[str], context: Context) -> str:
    codes = {"Euro": "EUR", "Dollar": "$", "Franken": "CHF", "Pfund": "GBP"}
    return _amount(match["figures"], codes[match["name"]])


# Symbol: (name, gender, plural when another).
_UNITS: dict[str, tuple[str, str]] = {
    "mm": ("Millimeter", "m"), "cm": ("Zentimeter", "m"), "dm": ("Dezimeter", "m"), "m": ("Meter", "m"), "km": ("Kilometer", "m"),
    "µm": ("Mikrometer", "m"), "μm": ("Mikrometer", "m"), "nm": ("Nanometer", "m"), "ft": ("Fuß", "m"), "in": ("Zoll", "m"), "mi": ("Meile", "f"), "sm": ("Seemeile", "f"),
    "mg": ("Milligramm", "n"), "µg": ("Mikrogramm", "n"), "μg": ("Mikrogramm", "n"), "g": ("Gramm", "n"), "kg": ("Kilogramm", "n"), "t": ("Tonne", "f"), "lb": ("Pfund", "n"), "lbs": ("Pfund", "n"), "oz": ("Unze", "f"),
    "l": ("Liter", "m"), "L": ("Liter", "m"), "ml": ("Milliliter", "m"), "mL": ("Milliliter", "m"), "cl": ("Zentiliter", "m"), "dl": ("Deziliter", "m"), "hl": ("Hektoliter", "m"), "µl": ("Mikroliter", "m"), "μl": ("Mikroliter", "m"),
    "s": ("Sekunde", "f"), "sek": ("Sekunde", "f"), "Sek": ("Sekunde", "f"), "ms": ("Millisekunde", "f"), "min": ("Minute", "f"), "Min": ("Minute", "f"), "h": ("Stunde", "f"), "Std": ("Stunde", "f"), "d": ("Tag", "m"), "a": ("Jahr", "n"),
    "ha": ("Hektar", "m"), "m²": ("Quadratmeter", "m"), "m2": ("Quadratmeter", "m"), "qm": ("Quadratmeter", "m"), "km²": ("Quadratkilometer", "m"), "km2": ("Quadratkilometer", "m"), "cm²": ("Quadratzentimeter", "m"), "mm²": ("Quadratmillimeter", "m"), "ft²": ("Quadratfuß", "m"),
    "m³": ("Kubikmeter", "m"), "m3": ("Kubikmeter", "m"), "cm³": ("Kubikzentimeter", "m"), "ccm": ("Kubikzentimeter", "m"), "mm³": ("Kubikmillimeter", "m"), "km³": ("Kubikkilometer", "m"), "dm³": ("Kubikdezimeter", "m"),
    "°C": ("Grad Celsius", "m"), "°F": ("Grad Fahrenheit", "m"), "°": ("Grad", "m"), "K": ("Kelvin", "n"),
    "W": ("Watt", "n"), "kW": ("Kilowatt", "n"), "MW": ("Megawatt", "n"), "GW": ("Gigawatt", "n"), "TW": ("Terawatt", "n"), "Wh": ("Wattstunde", "f"), "kWh": ("Kilowattstunde", "f"), "MWh": ("Megawattstunde", "f"), "GWh": ("Gigawattstunde", "f"), "TWh": ("Terawattstunde", "f"),
    "V": ("Volt", "n"), "mV": ("Millivolt", "n"), "kV": ("Kilovolt", "n"), "A": ("Ampere", "n"), "mA": ("Milliampere", "n"), "mAh": ("Milliamperestunde", "f"), "Ah": ("Amperestunde", "f"), "Ω": ("Ohm", "n"), "F": ("Farad", "n"),
    "Hz": ("Hertz", "n"), "kHz": ("Kilohertz", "n"), "MHz": ("Megahertz", "n"), "GHz": ("Gigahertz", "n"), "dB": ("Dezibel", "n"), "N": ("Newton", "n"), "J": ("Joule", "n"), "kJ": ("Kilojoule", "n"), "kcal": ("Kilokalorie", "f"), "cal": ("Kalorie", "f"), "PS": ("P.S", "x"),
    "Pa": ("Pascal", "n"), "hPa": ("Hektopascal", "n"), "kPa": ("Kilopascal", "n"), "bar": ("Bar", "n"), "mbar": ("Millibar", "n"), "mmHg": ("Millimeter Quecksilbersäule", "x"),
    "B": ("Byte", "n"), "kB": ("Kilobyte", "n"), "KB": ("Kilobyte", "n"), "MB": ("Megabyte", "n"), "GB": ("Gigabyte", "n"), "TB": ("Terabyte", "n"), "Mbit": ("Megabit", "n"), "Gbit": ("Gigabit", "n"), "kbit": ("Kilobit", "n"), "MP": ("Megapixel", "n"), "px": ("Pixel", "n"),
    "mol": ("Mol", "n"), "mmol": ("Millimol", "n"), "IE": ("internationale Einheiten", "x"), "kt": ("Knoten", "m"), "kn": ("Knoten", "m"), "mph": ("Meilen pro Stunde", "x"), "Bq": ("Becquerel", "n"), "Sv": ("Sievert", "n"), "mSv": ("Millisievert", "n"), "lm": ("Lumen", "n"), "lx": ("Lux", "n"), "rpm": ("Umdrehungen pro Minute", "x"), "EL": ("Esslöffel", "m"), "TL": ("Teelöffel", "m"), "Stk": ("Stück", "n"), "EW": ("Einwohner", "m"), "Ew": ("Einwohner", "m"),
    "Jh": ("Jahrhundert", "n"), "ppm": ("P.P.M", "x"), "Pkt": ("Punkte", "x"), "Mol": ("Mol", "n"), "Lj": ("Lichtjahre", "x"), "AE": ("astronomische Einheiten", "x"), "CO2": ("C.O zwei", "x"),
}  # fmt: skip
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_RATE = rf"(?:/(?P<per>{_UNIT}|Tag|Jahr|Woche|Monat|Kopf|Person|Nacht|Einwohner|Liter|Meter|Kilo)(?:/(?P<per2>{_UNIT}|Tag))?)?"
_STOP = r"(?![\w²³°]|-[a-z])"
_DOTTED = frozenset({"Min", "Sek", "Std", "min", "sek", "Stk", "Jh", "Pkt"})


def unit_name(unit: str, single: bool) -> str:
    """The name for a quantity: feminine units have a plural of their own ("Stunden")."""
    name, kind = _UNITS[unit]
    if kind == "f" and not single:
        return name + ("n" if name.endswith("e") else "en")
    return name


def _per(unit: str | None) -> str:
    if not unit:
        return ""
    return " pro " + (unit_name(unit, True) if unit in _UNITS else unit)


def _quantity(figures: str, unit: str) -> str:
    single = figures == "1"
    words = number(figures, "eine" if _UNITS[unit][1] == "f" else "ein")
    return f"{words} {unit_name(unit, single)}"


@RULES.rule(
    "percent-range",
    rf"(?<![\w.,])(?P<first>{FIGURES})(?:\s?%)?{_JOINT}(?P<second>{FIGURES})\s?(?P<unit>%|‰|Prozent\b)",
    needs="%‰P",
)
def say_percent_range(match: re.Match[str], context: Context) -> str:
    name = "Promille" if match["unit"] == "‰" else "Prozent"
    return f"{number(match['first'])} bis {number(match['second'])} {name}"


@RULES.rule(
    "percent",
    rf"(?<![\w.,]){_SIGN}(?P<figures>{FIGURES})\s?(?P<unit>%|‰)(?P<tail>-?ig\w{{1,2}}|(?:-(?=[A-ZÄÖÜ])))?",
    needs="%‰",
)
def say_percent(match: re.Match[str], context: Context) -> str:
    name = "Promille" if match["unit"] == "‰" else "Prozent"
    tail = match["tail"] or ""
    return f"{_sign(match)}{number(match['figures'], 'ein')} {name.lower() if 'ig' in tail else name}{tail.replace('-ig', 'ig')}"


@RULES.rule(
    "range",
    rf"(?<![\w.,])(?P<first>{FIGURES})(?:\s?(?:{_UNIT}))?{_JOINT}(?P<second>{FIGURES})\s?(?P<unit>{_UNIT}){_RATE}{_STOP}",
    needs=DIGITS,
)
def say_range(match: re.Match[str], context: Context) -> str | None:
    if match["unit"] in {"a", "in", "d", "A", "F"}:
        return None
    return f"{number(match['first'])} bis {_quantity(match['second'], match['unit'])}{_per(match['per'])}{_per(match['per2'])}"


@RULES.rule(
    "size",
    rf"(?<![\w.,])(?P<a>{FIGURES})(?:\s?(?P<u1>{_UNIT}))?\s?[x×]\s?(?P<b>{FIGURES})(?:(?:\s?(?P<u2>{_UNIT}))?\s?[x×]\s?(?P<c>{FIGURES}))?(?:\s?(?P<unit>{_UNIT}){_STOP})?",
    needs="x×",
)
def say_size(match: re.Match[str], context: Context) -> str:
    sides = " mal ".join(number(match[side]) for side in "abc" if match[side])
    unit = match["unit"] or match["u1"]
    return sides + (f" {unit_name(unit, False)}" if unit else "")


@RULES.rule(
    "consumption",
    rf"(?<![\w.,])(?P<figures>{FIGURES})\s?(?P<unit>l|L|kWh|kg|g)/100\s?(?P<per>km|g|ml|m)(?!\w)",
    needs="/",
)
def say_consumption(match: re.Match[str], context: Context) -> str:
    return f"{_quantity(match['figures'], match['unit'])} auf hundert {unit_name(match['per'], False)}"


@RULES.rule(
    "rate",
    rf"(?<![\w.,]){_SIGN}(?P<figures>{FIGURES})(?:\s?(?P<mag>{_MAGNITUDE})\.?)?\s?/\s?(?P<per>{_UNIT}){_STOP}",
    needs="/",
)
def say_rate(match: re.Match[str], context: Context) -> str | None:
    if match["per"] in {"a", "in"}:
        return None
    words = magnitude(match["figures"], match["mag"]) if match["mag"] else number(match["figures"])
    return _sign(match) + words + _per(match["per"])


@RULES.rule(
    "unit",
    rf"(?<![\w.,]){_SIGN}(?P<figures>{FIGURES})(?:\s?(?P<mag>{_MAGNITUDE})\.?)?(?P<gap>\s|-)?(?P<unit>{_UNIT}){_RATE}{_STOP}(?P<dot>\.(?=\s?[a-zäöü(,;:)]))?",
    needs=DIGITS,
    flags=0,
)
def say_unit(match: re.Match[str], context: Context) -> str | None:
    unit = match["unit"]
    if unit in {"a", "in", "d", "A", "F", "B", "N"} and (match["gap"] or unit in {"in", "a", "d"}):
        return None
    if match["gap"] == "-" and len(unit) < 2 and not context.after(match.end(), 2).startswith("-"):
        return None
    if match["dot"] and unit not in _DOTTED:
        return None
    tail = _per(match["per"]) + _per(match["per2"])
    if match["mag"]:
        return f"{_sign(match)}{magnitude(match['figures'], match['mag'])} {unit_name(unit, False)}{tail}"
    if unit == "km" and match["per"] == "h":
        return f"{_sign(match)}{number(match['figures'], 'ein')} Kilometer pro Stunde"
    return _sign(match) + _quantity(match["figures"], unit) + tail


@RULES.rule(
    "magnitude",
    rf"(?<![\w.,]){_SIGN}(?P<figures>{FIGURES})(?:{_JOINT}(?P<second>{FIGURES}))?\s?(?P<mag>{_MAGNITUDE})(?!\w)\.?",
    needs=DIGITS,
    flags=re.I,
)
def say_magnitude(match: re.Match[str], context: Context) -> str:
    stop = "." if match[0].endswith(".") and not context.after(match.end(), 4).strip() else ""
    if match["second"]:
        return f"{number(match['figures'])} bis {magnitude(match['second'], match['mag'])}{stop}"
    return _sign(match) + magnitude(match["figures"], match["mag"]) + stop


_VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}  # fmt: skip
_FEMININE_UNITS = {"h", "min", "s", "t", "Std"}


@FRACTIONS.rule(
    "vulgar",
    rf"(?<![\w.,])(?P<whole>\d{{1,6}})?\s?(?P<part>[{''.join(_VULGAR)}])(?:\s?(?P<unit>{_UNIT}){_STOP})?(?=(?:\s(?P<noun>[A-ZÄÖÜ][^\W\d_]+))?)",
    needs="".join(_VULGAR),
)
def say_vulgar(match: re.Match[str], context: Context) -> str:
    above, below = _VULGAR[match["part"]]
    unit = unit_name(match["unit"], False) if match["unit"] else ""
    if not match["whole"] and below == 2:
        noun = _UNITS[match["unit"]][0] if match["unit"] else match["noun"] or ""
        return f"{_half(noun, context.before(match.start()))} {unit}".rstrip()
    return f"{fraction(match['whole'], above, below)} {unit}".rstrip()


def _half(noun: str, before: str) -> str:
    """ "½ Liter": a half agrees with what it halves, and with the preposition before it."""
    if not noun:
        return "einhalb"
    kind = gender(noun)
    words = before.split()
    if words and words[-1].lower() in {"mit", "von", "aus", "bei", "nach", "zu", "seit", "vor", "in"}:
        return "einer halben" if kind == "f" else "einem halben"
    return {"f": "eine halbe", "n": "ein halbes", "m": "einen halben" if words else "ein halber"}[kind]


def fraction(whole: str | None, above: int, below: int) -> str:
    """ "1", 1, 2 → "eineinhalb"; None, 3, 4 → "drei viertel"."""
    if below == 2 and above == 1:
        return f"{cardinal(int(whole), 'ein')} einhalb" if whole else "einhalb"
    words = f"{cardinal(above, 'ein')} {denominator(below)}"
    return f"{cardinal(int(whole), 'ein')} {words}" if whole else words


@FRACTIONS.rule(
    "slash",
    rf"(?<![\w.,/-])(?P<sign>[-−])?(?:(?P<whole>\d{{1,6}})\s)?(?P<above>\d{{1,4}})/(?P<below>\d{{1,7}})(?![\w/]|[.,]\d)(?:\s(?P<unit>{_UNIT}){_STOP})?(?P<millions>\sMillionen)?",
    needs="/",
)
def say_slash(match: re.Match[str], context: Context) -> str | None:
    above, below = int(match["above"]), int(match["below"])
    if below < 2 or (match["above"][0] == "0" or match["below"][0] == "0"):
        return None
    if above > below and not match["whole"] and (above > 31 or below > 12) and below > 10:
        return None
    if (above, below) == (24, 7):
        return "vierundzwanzig sieben"
    minus = "minus " if match["sign"] else ""
    unit = f" {unit_name(match['unit'], False)}" if match["unit"] else match["millions"] or ""
    words = fraction(match["whole"], above, below)
    following = re.match(r"\s(?:der|des|aller|davon|von)\b", context.after(match.end()))
    if following and below != 2:
        words = f"{cardinal(above, 'ein')} {denominator(below).capitalize()}"
    return minus + words + unit


def counted(figures: str, noun: str) -> str:
    """A number before a noun: "1 Stunde" → "eine", "21" → "einundzwanzig"."""
    return number(figures, one(noun))


def code(figures: str) -> str:
    """Figures in a name: short ones as a number, long ones and such with a leading zero one by one."""
    return (
        digits(figures)
        if len(figures) > 4 or (figures[0] == "0" and len(figures) > 1)
        else cardinal(int(figures))
    )
