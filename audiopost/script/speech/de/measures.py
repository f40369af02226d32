# SPDX-License-Identifier: GPL-3.0-or-later
"""German measures, percentages, magnitudes, fractions and ranges of all of them."""

from __future__ import annotations

import re

from audiopost.script.speech.de.grammar import gender, one
from audiopost.script.speech.de.numerals import FIGURES, cardinal, denominator, digits, number
from audiopost.script.speech.shared.figures import LONE_UNITS, VULGAR
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("measure")
FRACTIONS = Rules("fraction")

_MAGNITUDES = {
    "mio": "Million", "millionen": "Million", "million": "Million", "mrd": "Milliarde", "milliarden": "Milliarde",
    "milliarde": "Milliarde", "bio": "Billion", "billionen": "Billion", "billion": "Billion", "tsd": "tausend",
    "tausend": "tausend", "mill": "Million", "md": "Milliarde", "hundert": "hundert",
}  # fmt: skip
MAGNITUDE = r"(?:[Mm]io|[Mm]rd|[Bb]io|[Tt]sd|[Mm]illionen|[Mm]illiarden?|[Bb]illionen|[Mm]illion|[Bb]illion|[Mm]ill|[Tt]ausend)"
SIGN = r"(?P<sign>[-−+±]\s?)?"
_SIGNS = {"-": "minus ", "−": "minus ", "+": "plus ", "±": "plus minus "}
JOINT = r"\s?(?:[-–—]|bis)\s?"


def magnitude(figures: str, written: str) -> str:
    """ "4,5", "Mrd" → "vier Komma fünf Milliarden"."""
    name = _MAGNITUDES[written.rstrip(".").lower()]
    if name in {"tausend", "hundert"}:
        return f"{number(figures, 'ein')} {name}"
    single = figures == "1"
    return (
        f"{'eine' if single else number(figures, 'eine')} {name if single else name.removesuffix('e') + 'en'}"
    )


def signed(match: re.Match[str]) -> str:
    return _SIGNS.get((match["sign"] or "").strip(), "")


# Symbol: (name, gender, plural when another).
_UNITS: dict[str, tuple[str, str]] = {
    "mm": ("Millimeter", "m"), "cm": ("Zentimeter", "m"), "dm": ("Dezimeter", "m"), "m": ("Meter", "m"), "km": ("Kilometer", "m"),
    "µm": ("Mikrometer", "m"), "μm": ("Mikrometer", "m"), "nm": ("Nanometer", "m"), "ft": ("Fuß", "m"), "in": ("Zoll", "m"), "mi": ("Meile", "f"), "sm": ("Seemeile", "f"),
    "mg": ("Milligramm", "n"), "µg": ("Mikrogramm", "n"), "μg": ("Mikrogramm", "n"), "g": ("Gramm", "n"), "kg": ("Kilogramm", "n"), "t": ("Tonne", "f"), "lb": ("Pfund", "n"), "lbs": ("Pfund", "n"), "oz": ("Unze", "f"),
    "l": ("Liter", "m"), "L": ("Liter", "m"), "ml": ("Milliliter", "m"), "mL": ("Milliliter", "m"), "cl": ("Zentiliter", "m"), "dl": ("Deziliter", "m"), "hl": ("Hektoliter", "m"), "µl": ("Mikroliter", "m"), "μl": ("Mikroliter", "m"),
    "s": ("Sekunde", "f"), "sek": ("Sekunde", "f"), "Sek": ("Sekunde", "f"), "ms": ("Millisekunde", "f"), "min": ("Minute", "f"), "Min": ("Minute", "f"), "h": ("Stunde", "f"), "Std": ("Stunde", "f"), "d": ("Tag", "m"), "a": ("Jahr", "n"),
    "ha": ("Hektar", "m"), "m²": ("Quadratmeter", "m"), "m^2": ("Quadratmeter", "m"), "km^2": ("Quadratkilometer", "m"), "cm^2": ("Quadratzentimeter", "m"), "qkm": ("Quadratkilometer", "m"), "″": ("Zoll", "m"), "m2": ("Quadratmeter", "m"), "qm": ("Quadratmeter", "m"), "km²": ("Quadratkilometer", "m"), "km2": ("Quadratkilometer", "m"), "cm²": ("Quadratzentimeter", "m"), "mm²": ("Quadratmillimeter", "m"), "ft²": ("Quadratfuß", "m"),
    "m³": ("Kubikmeter", "m"), "m^3": ("Kubikmeter", "m"), "cm^3": ("Kubikzentimeter", "m"), "m3": ("Kubikmeter", "m"), "cm³": ("Kubikzentimeter", "m"), "ccm": ("Kubikzentimeter", "m"), "mm³": ("Kubikmillimeter", "m"), "km³": ("Kubikkilometer", "m"), "dm³": ("Kubikdezimeter", "m"),
    "°C": ("Grad Celsius", "m"), "°F": ("Grad Fahrenheit", "m"), "°": ("Grad", "m"), "K": ("Kelvin", "n"),
    "W": ("Watt", "n"), "kW": ("Kilowatt", "n"), "MW": ("Megawatt", "n"), "GW": ("Gigawatt", "n"), "TW": ("Terawatt", "n"), "Wh": ("Wattstunde", "f"), "kWh": ("Kilowattstunde", "f"), "MWh": ("Megawattstunde", "f"), "GWh": ("Gigawattstunde", "f"), "TWh": ("Terawattstunde", "f"),
    "V": ("Volt", "n"), "mV": ("Millivolt", "n"), "kV": ("Kilovolt", "n"), "A": ("Ampere", "n"), "mA": ("Milliampere", "n"), "mAh": ("Milliamperestunde", "f"), "Ah": ("Amperestunde", "f"), "Ω": ("Ohm", "n"), "F": ("Farad", "n"),
    "Hz": ("Hertz", "n"), "kHz": ("Kilohertz", "n"), "MHz": ("Megahertz", "n"), "GHz": ("Gigahertz", "n"), "dB": ("Dezibel", "n"), "N": ("Newton", "n"), "J": ("Joule", "n"), "kJ": ("Kilojoule", "n"), "kcal": ("Kilokalorie", "f"), "cal": ("Kalorie", "f"), "PS": ("P.S", "x"),
    "Pa": ("Pascal", "n"), "hPa": ("Hektopascal", "n"), "kPa": ("Kilopascal", "n"), "bar": ("Bar", "n"), "mbar": ("Millibar", "n"), "mmHg": ("Millimeter Quecksilbersäule", "x"),
    "B": ("Byte", "n"), "kB": ("Kilobyte", "n"), "KB": ("Kilobyte", "n"), "MB": ("Megabyte", "n"), "GB": ("Gigabyte", "n"), "TB": ("Terabyte", "n"), "Mbit": ("Megabit", "n"), "Gbit": ("Gigabit", "n"), "MBit": ("Megabit", "n"), "GBit": ("Gigabit", "n"), "Mbps": ("Megabit pro Sekunde", "x"), "Gbps": ("Gigabit pro Sekunde", "x"), "KiB": ("Kibibyte", "n"), "MiB": ("Mebibyte", "n"), "GiB": ("Gibibyte", "n"), "kWp": ("Kilowatt Peak", "x"), "kbit": ("Kilobit", "n"), "MP": ("Megapixel", "n"), "px": ("Pixel", "n"),
    "mol": ("Mol", "n"), "mmol": ("Millimol", "n"), "IE": ("internationale Einheiten", "x"), "kt": ("Knoten", "m"), "kn": ("Knoten", "m"), "mph": ("Meilen pro Stunde", "x"), "Bq": ("Becquerel", "n"), "Sv": ("Sievert", "n"), "mSv": ("Millisievert", "n"), "lm": ("Lumen", "n"), "lx": ("Lux", "n"), "rpm": ("Umdrehungen pro Minute", "x"), "EL": ("Esslöffel", "m"), "TL": ("Teelöffel", "m"), "Stk": ("Stück", "n"), "EW": ("Einwohner", "m"), "Einw.": ("Einwohner", "m"), "Ew": ("Einwohner", "m"),
    "Jh": ("Jahrhundert", "n"), "ppm": ("P.P.M", "x"), "Pkt": ("Punkte", "x"), "Mol": ("Mol", "n"), "Lj": ("Lichtjahre", "x"), "AE": ("astronomische Einheiten", "x"), "CO2": ("C.O zwei", "x"),
}  # fmt: skip
# As they are typed in a hurry; other small letters would be other units.
_UNITS |= {
    unit.lower(): _UNITS[unit]
    for unit in ("GB", "MB", "TB", "kWh", "GHz", "MHz", "kHz", "Hz")
    if unit in _UNITS
}
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
RATE = rf"(?:/(?P<per>{_UNIT}|Tag|Jahr|Woche|Monat|Quartal|Kopf|Person|Nacht|Einwohner|Liter|Meter|Kilometer|Quadratmeter|Kilo|Kilogramm|Tonne|Hektar|Stück|Stunde|Minute|Sekunde|Seite|Zeile|Kind|Platz|Bett|Spiel|Monat)(?:/(?P<per2>{_UNIT}|Tag))?)?"
STOP = r"(?![\w²³°]|-[a-z])"
_DOTTED = frozenset({"Min", "Sek", "Std", "min", "sek", "Stk", "Jh", "Pkt"})


def unit_name(unit: str, single: bool) -> str:
    """The name for a quantity: feminine units have a plural of their own ("Stunden")."""
    name, kind = _UNITS[unit]
    if kind == "f" and not single:
        return name + ("n" if name.endswith("e") else "en")
    return name


def per(unit: str | None) -> str:
    if not unit:
        return ""
    return " pro " + (unit_name(unit, True) if unit in _UNITS else unit)


def _quantity(figures: str, unit: str) -> str:
    single = figures == "1"
    words = number(figures, "eine" if _UNITS[unit][1] == "f" else "ein")
    return f"{words} {unit_name(unit, single)}"


@RULES.rule(
    "blood-pressure",
    r"(?<![\w.,/])(?P<high>\d{2,3})/(?P<low>\d{2,3})(?![\w/]|[.,]\d)(?P<unit>\s?mmHg)?",
    needs="/",
)
def say_blood_pressure(match: re.Match[str], context: Context) -> str | None:
    if not match["unit"] and not re.search(r"\b(?:[Bb]lutdruck\w*|RR)\b", context.before(match.start())):
        return None
    unit = " Millimeter Quecksilbersäule" if match["unit"] else ""
    return f"{cardinal(int(match['high']))} zu {cardinal(int(match['low']))}{unit}"


@RULES.rule(
    "position",
    r"(?<![\w.,])(?P<degrees>\d{1,3})°\s?(?P<minutes>\d{1,2})[′'’](?:\s?(?P<seconds>\d{1,2})(?:[″\"”]|''))?(?:\s?(?P<side>[NSOEW])(?!\w))?",
    needs="°",
)
def say_position(match: re.Match[str], context: Context) -> str:
    words = f"{cardinal(int(match['degrees']), 'ein')} Grad {_quantity(str(int(match['minutes'])), 'min')}"
    if match["seconds"]:
        words += f" {_quantity(str(int(match['seconds'])), 's')}"
    sides = {"N": " Nord", "S": " Süd", "O": " Ost", "E": " Ost", "W": " West"}
    return words + sides.get(match["side"] or "", "")


@RULES.rule("inches", r"(?<![\w.,])(?P<figures>\d{1,3}(?:,\d)?)[\"](?=[\s.,;:)-]|\Z)", needs='"')
def say_inches(match: re.Match[str], context: Context) -> str | None:
    # A quotation that is open ends here; otherwise it is the sign for inches.
    if context.text.count('"', 0, match.start()) % 2:
        return None
    return f"{number(match['figures'], 'ein')} Zoll"


@RULES.rule(
    "percent-range",
    rf"(?<![\w.,])(?P<first>{FIGURES})(?P<both>\s?%\sbis\s|(?:\s?%)?{JOINT})(?P<second>{FIGURES})\s?(?P<unit>%|‰|Prozent\b)",
    needs="%‰P",
)
def say_percent_range(match: re.Match[str], context: Context) -> str:
    name = "Promille" if match["unit"] == "‰" else "Prozent"
    # "von 4,5 % bis 5 %" is said as it is written, twice.
    twice = f" {name}" if "%" in match["both"] and match["both"].endswith("bis ") else ""
    return f"{number(match['first'])}{twice} bis {number(match['second'])} {name}"


@RULES.rule(
    "percent",
    rf"(?<![\w.,]){SIGN}(?P<figures>{FIGURES})\s?(?P<unit>%|‰)(?P<tail>-?ig\w{{0,2}}|(?:-(?=[A-ZÄÖÜ])))?",
    needs="%‰",
)
def say_percent(match: re.Match[str], context: Context) -> str:
    name = "Promille" if match["unit"] == "‰" else "Prozent"
    tail = match["tail"] or ""
    return f"{signed(match)}{number(match['figures'], 'ein')} {name.lower() if 'ig' in tail else name}{tail.replace('-ig', 'ig')}"


@RULES.rule(
    "range",
    rf"(?<![\w.,])(?P<first>{FIGURES})(?:\s?(?:{_UNIT}))?{JOINT}(?P<second>{FIGURES})\s?(?P<unit>{_UNIT}){RATE}{STOP}",
    needs=DIGITS,
)
def say_range(match: re.Match[str], context: Context) -> str | None:
    if match["unit"] in {"a", "in", "d", "A", "F"}:
        return None
    return f"{number(match['first'])} bis {_quantity(match['second'], match['unit'])}{per(match['per'])}{per(match['per2'])}"


@RULES.rule(
    "size",
    rf"(?<![\w.,])(?P<a>{FIGURES})(?:\s?(?P<u1>{_UNIT}))?\s?[x×]\s?(?P<b>{FIGURES})(?:(?:\s?(?P<u2>{_UNIT}))?\s?[x×]\s?(?P<c>{FIGURES}))?(?:\s?(?P<unit>{_UNIT}){STOP})?",
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
    rf"(?<![\w.,]){SIGN}(?P<figures>{FIGURES})(?:\s?(?P<mag>{MAGNITUDE})\.?)?\s?/\s?(?P<per>{_UNIT}){STOP}",
    needs="/",
)
def say_rate(match: re.Match[str], context: Context) -> str | None:
    if match["per"] in {"a", "in"}:
        return None
    words = magnitude(match["figures"], match["mag"]) if match["mag"] else number(match["figures"])
    return signed(match) + words + per(match["per"])


@RULES.rule(
    "unit",
    rf"(?<![\w.,]){SIGN}(?P<figures>{FIGURES})(?:\s?(?P<mag>{MAGNITUDE})\.?)?(?P<gap>\s|-)?(?P<unit>{_UNIT}){RATE}{STOP}(?P<dot>\.(?=\s?[a-zäöü(,;:)]))?",
    needs=DIGITS,
    flags=0,
)
def say_unit(match: re.Match[str], context: Context) -> str | None:
    unit = match["unit"]
    if unit in {"a", "in", "d", "F", "B", "N"} and (match["gap"] or unit in {"in", "a", "d"}):
        return None
    # "Hauptstr. 12 A", "Klasse 3 A": after a noun the letter belongs to a name; "4K" is a format, "300 K" is cold.
    if unit == "A" and re.search(r"(?:[A-ZÄÖÜ][^\W\d_]+|[a-zß]\.)\s\Z", context.before(match.start())):
        return None
    if unit == "K" and not match["gap"]:
        return None
    if match["gap"] == "-" and len(unit) < 2 and not context.after(match.end(), 2).startswith("-"):
        return None
    if match["dot"] and unit not in _DOTTED:
        return None
    tail = per(match["per"]) + per(match["per2"])
    if match["mag"]:
        return f"{signed(match)}{magnitude(match['figures'], match['mag'])} {unit_name(unit, False)}{tail}"
    if unit == "km" and match["per"] == "h":
        return f"{signed(match)}{number(match['figures'], 'ein')} Kilometer pro Stunde"
    return signed(match) + _quantity(match["figures"], unit) + tail


@RULES.rule("alone", rf"(?<![\w./°])(?P<unit>{LONE_UNITS})(?:/(?P<per>h|s|km²|m²|m³|kg|l|d))?{STOP}(?!\.\w)")
def say_alone(match: re.Match[str], context: Context) -> str:
    return unit_name(match["unit"], True) + per(match["per"])


@RULES.rule(
    "magnitude",
    rf"(?<![\w.,]){SIGN}(?P<figures>{FIGURES})(?:{JOINT}(?P<second>{FIGURES}))?\s?(?P<mag>{MAGNITUDE})(?!\w)\.?",
    needs=DIGITS,
    flags=re.I,
)
def say_magnitude(match: re.Match[str], context: Context) -> str:
    stop = "." if match[0].endswith(".") and not context.after(match.end(), 4).strip() else ""
    if match["second"]:
        return f"{number(match['figures'])} bis {magnitude(match['second'], match['mag'])}{stop}"
    return signed(match) + magnitude(match["figures"], match["mag"]) + stop


_FEMININE_UNITS = {"h", "min", "s", "t", "Std"}


@FRACTIONS.rule(
    "vulgar",
    rf"(?<![\w.,])(?P<whole>\d{{1,6}})?\s?(?P<part>[{''.join(VULGAR)}])(?:\s?(?P<unit>{_UNIT}){STOP})?(?=(?:\s(?P<noun>[A-ZÄÖÜ][^\W\d_]+))?)",
    needs="".join(VULGAR),
)
def say_vulgar(match: re.Match[str], context: Context) -> str:
    above, below = VULGAR[match["part"]]
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
    rf"(?<![\w.,/-])(?P<sign>[-−])?(?:(?P<whole>\d{{1,6}})\s)?(?P<above>\d{{1,4}})/(?P<below>\d{{1,7}})(?![\w/]|[.,]\d)(?:\s(?P<unit>{_UNIT}){STOP})?(?P<millions>\sMillionen)?",
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
