# SPDX-License-Identifier: GPL-3.0-or-later
"""French money, measures, percentages and fractions."""

from __future__ import annotations

import re

from audiopost.script.speech.fr.numerals import FIGURES, cardinal, denominator, number, parts, plural
from audiopost.script.speech.shared.figures import LONE_UNITS, VULGAR
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("measure")
MONEY = Rules("money")
FRACTIONS = Rules("fraction")

_MAGNITUDES = {
    "M": "million",
    "Md": "milliard",
    "Mds": "milliard",
    "Mrd": "milliard",
    "Mrds": "milliard",
    "k": "mille",
    "K": "mille",
    "Mio": "million",
}
_MAGNITUDE = (
    r"(?P<mag>millions?|milliards?|billions?|trillions?|Mrds?|Mds?|Mio|mille|M(?=\s?[€$£])|k(?=[€$£]))"
)
# Sign or code: (name, feminine, hundredth).
_CURRENCIES: dict[str, tuple[str, bool, str]] = {
    "€": ("euro", False, "centime"), "EUR": ("euro", False, "centime"), "$": ("dollar", False, "cent"), "US$": ("dollar américain", False, "cent"), "USD": ("dollar américain", False, "cent"), "$US": ("dollar américain", False, "cent"), "CAD": ("dollar canadien", False, "cent"), "$CA": ("dollar canadien", False, "cent"), "$ CA": ("dollar canadien", False, "cent"),
    "£": ("livre", True, "penny"), "GBP": ("livre", True, "penny"), "¥": ("yen", False, "sen"), "JPY": ("yen", False, "sen"), "CHF": ("franc suisse", False, "centime"), "Fr.": ("franc", False, "centime"), "FF": ("franc", False, "centime"), "F": ("franc", False, "centime"), "F CFA": ("franc C.F.A", False, "centime"), "FCFA": ("franc C.F.A", False, "centime"), "₹": ("roupie", True, "paisa"), "₽": ("rouble", False, "kopeck"), "CNY": ("yuan", False, "fen"), "₿": ("bitcoin", False, ""), "¢": ("cent", False, ""), "₩": ("won", False, ""), "₺": ("livre turque", True, "kuruş"),
}  # fmt: skip
_CURRENCY = "|".join(re.escape(sign) for sign in sorted(_CURRENCIES, key=len, reverse=True))
_SIGN = r"(?P<sign>[-−+±]\s?)?"
_SIGNS = {"-": "moins ", "−": "moins ", "+": "plus ", "±": "plus ou moins "}


def _sign(match: re.Match[str]) -> str:
    return _SIGNS.get((match["sign"] or "").strip(), "")


def _several(name: str, many: bool) -> str:
    if not many:
        return name
    head, _, tail = name.partition(" ")
    tail = f" {tail}s" if tail and not tail.isupper() and "." not in tail else f" {tail}" if tail else ""
    return f"{head}{'' if head.endswith(('s', 'x')) else 's'}{tail}"


def magnitude(figures: str, written: str) -> str:
    """ "4,5", "Mds" → "quatre virgule cinq milliards"."""
    name = _MAGNITUDES.get(written, written.lower().rstrip("s"))
    if name == "mille":
        # "trois cent mille": in the middle of a number, hundreds have no plural.
        return re.sub(r"(?<=cent|ingt)s\Z", "", number(figures)) + " mille"
    return f"{number(figures)} {name}{'s' if plural(figures) else ''}"


def _amount(figures: str, currency: str) -> str:
    name, feminine, cent = _CURRENCIES[currency]
    whole, decimals = parts(figures)
    if len(decimals) == 2 and int(decimals) and cent:
        if not int(whole):
            return f"{cardinal(int(decimals))} {_several(cent, int(decimals) > 1)}"
        return f"{cardinal(int(whole), feminine)} {_several(name, int(whole) > 1)} {cardinal(int(decimals))}"
    if decimals and not int(decimals):
        figures = whole
    return f"{number(figures, feminine)} {_several(name, plural(figures))}"


@MONEY.rule(
    "range",
    rf"(?<![\w.,])(?P<a>{FIGURES})\s?(?:[-–]|à)\s?(?P<b>{FIGURES})\s?(?:{_MAGNITUDE}\s?)?(?P<currency>{_CURRENCY})(?!\w)",
    needs=DIGITS,
)
def say_money_range(match: re.Match[str], context: Context) -> str:
    name = _several(_CURRENCIES[match["currency"]][0], True)
    if match["mag"]:
        return f"{number(match['a'])} à {magnitude(match['b'], match['mag'])} {_of(name)}"
    return f"{number(match['a'])} à {number(match['b'])} {name}"


def _of(name: str) -> str:
    return f"d'{name}" if name[0] in "aeiou" else f"de {name}"


@MONEY.rule(
    "before",
    rf"(?<![\w.,]){_SIGN}(?P<currency>{_CURRENCY})\s?(?P<figures>{FIGURES})(?:\s{_MAGNITUDE}(?!\w))?(?P<per>(?!))?(?![\w]|[.,]\d)",
    needs=DIGITS,
)
@MONEY.rule(
    "after",
    rf"(?<![\w.,]){_SIGN}(?P<figures>{FIGURES})(?:\s?{_MAGNITUDE})?\s?(?:d['’])?(?P<currency>{_CURRENCY})(?![\w'’])(?:\s?/\s?(?P<per>m²|m2|m³|km|kg|g|kWh|MWh|L|l|h|t|ha|jour|mois|an|semaine|nuit|personne|heure)(?![\w²³]))?",
    needs=DIGITS,
)
def say_money(match: re.Match[str], context: Context) -> str | None:
    if match["mag"]:
        name = _several(_CURRENCIES[match["currency"]][0], True)
        joint = name if match["mag"] in {"k", "K", "mille"} else _of(name)
        return f"{_sign(match)}{magnitude(match['figures'], match['mag'])} {joint}{_per(match['per'])}"
    if match["currency"] == "F" and match.start("currency") < match.start("figures"):
        return None  # "F 16" is no money
    return _sign(match) + _amount(match["figures"], match["currency"]) + _per(match["per"])


# Symbol: (name, feminine).
_UNITS: dict[str, tuple[str, bool]] = {
    "mm": ("millimètre", False), "cm": ("centimètre", False), "dm": ("décimètre", False), "m": ("mètre", False), "km": ("kilomètre", False), "µm": ("micromètre", False), "μm": ("micromètre", False), "nm": ("nanomètre", False), "mi": ("mille", False), "ft": ("pied", False), "in": ("pouce", False),
    "mg": ("milligramme", False), "µg": ("microgramme", False), "μg": ("microgramme", False), "g": ("gramme", False), "kg": ("kilogramme", False), "t": ("tonne", True), "lb": ("livre", True), "oz": ("once", True),
    "l": ("litre", False), "L": ("litre", False), "ml": ("millilitre", False), "mL": ("millilitre", False), "cl": ("centilitre", False), "cL": ("centilitre", False), "dl": ("décilitre", False), "hl": ("hectolitre", False),
    "s": ("seconde", True), "ms": ("milliseconde", True), "min": ("minute", True), "mn": ("minute", True), "h": ("heure", True), "j": ("jour", False),
    "ha": ("hectare", False), "m²": ("mètre carré", False), "m2": ("mètre carré", False), "km²": ("kilomètre carré", False), "km2": ("kilomètre carré", False), "cm²": ("centimètre carré", False), "mm²": ("millimètre carré", False),
    "m³": ("mètre cube", False), "m3": ("mètre cube", False), "cm³": ("centimètre cube", False), "cm3": ("centimètre cube", False), "km³": ("kilomètre cube", False), "dm³": ("décimètre cube", False),
    "°C": ("degré Celsius", False), "°F": ("degré Fahrenheit", False), "°": ("degré", False), "K": ("kelvin", False),
    "W": ("watt", False), "kW": ("kilowatt", False), "MW": ("mégawatt", False), "GW": ("gigawatt", False), "TW": ("térawatt", False), "kWh": ("kilowattheure", False), "MWh": ("mégawattheure", False), "GWh": ("gigawattheure", False), "TWh": ("térawattheure", False), "V": ("volt", False), "kV": ("kilovolt", False), "mA": ("milliampère", False), "mAh": ("milliampère-heure", False), "A": ("ampère", False), "Ω": ("ohm", False),
    "Hz": ("hertz", False), "kHz": ("kilohertz", False), "MHz": ("mégahertz", False), "GHz": ("gigahertz", False), "dB": ("décibel", False), "N": ("newton", False), "J": ("joule", False), "kJ": ("kilojoule", False), "kcal": ("kilocalorie", True), "cal": ("calorie", True), "ch": ("cheval", False), "cv": ("cheval", False),
    "Pa": ("pascal", False), "hPa": ("hectopascal", False), "kPa": ("kilopascal", False), "bar": ("bar", False), "mmHg": ("millimètre de mercure", False), "o": ("octet", False), "ko": ("kilooctet", False), "Ko": ("kilooctet", False), "Mo": ("mégaoctet", False), "Go": ("gigaoctet", False), "To": ("téraoctet", False), "MB": ("mégaoctet", False), "GB": ("gigaoctet", False), "TB": ("téraoctet", False), "Mbit": ("mégabit", False), "Gbit": ("gigabit", False), "mol": ("mole", True), "mmol": ("millimole", True), "px": ("pixel", False), "MP": ("mégapixel", False), "UI": ("unité internationale", True), "hab": ("habitant", False), "hab.": ("habitant", False), "Bq": ("becquerel", False), "lm": ("lumen", False), "tr": ("tour", False), "nœuds": ("nœud", False),
}  # fmt: skip
# As they are typed in a hurry; other small letters would be other units.
_UNITS |= {
    unit.lower(): _UNITS[unit]
    for unit in ("GB", "MB", "TB", "kWh", "GHz", "MHz", "kHz", "Hz")
    if unit in _UNITS
}
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_RATE = rf"(?:\s?/\s?(?P<per>{_UNIT}|jour|an|mois|semaine|habitant|personne)(?:/(?P<per2>{_UNIT}|jour))?)?"
_STOP = r"(?![\w²³°'’])"


def _unit(unit: str, many: bool) -> str:
    if _UNITS[unit][0] == "cheval":
        return "chevaux" if many else "cheval"
    if _UNITS[unit][0].endswith(" de mercure"):
        return f"millimètre{'s' if many else ''} de mercure"
    return (
        _UNITS[unit][0]
        if unit.endswith("Hz") or (" " in _UNITS[unit][0] and "degré" in _UNITS[unit][0] and not many)
        else _plural(unit, many)
    )


def _plural(unit: str, many: bool) -> str:
    name = _UNITS[unit][0]
    if name.startswith("degré "):
        return name.replace("degré", "degrés") if many else name
    return _several(name, many)


def _per(unit: str | None) -> str:
    if not unit:
        return ""
    return f" par {_UNITS[unit][0] if unit in _UNITS else unit}"


@RULES.rule(
    "percent-range",
    rf"(?<![\w.,])(?P<a>{FIGURES})(?P<both>\s?%)?\s?(?P<joint>[-–]|à)\s?(?P<b>{FIGURES})\s?%",
    needs="%",
)
def say_percent_range(match: re.Match[str], context: Context) -> str:
    # "de 4,75 % à 4,5 %" is said as it is written, twice.
    first = " pour cent" if match["both"] and match["joint"] == "à" else ""
    return f"{number(match['a'])}{first} à {number(match['b'])} pour cent"


@RULES.rule("percent", rf"(?<![\w.,]){_SIGN}(?P<figures>{FIGURES})\s?(?P<unit>[%‰])", needs="%‰")
def say_percent(match: re.Match[str], context: Context) -> str:
    return f"{_sign(match)}{number(match['figures'])} {'pour mille' if match['unit'] == '‰' else 'pour cent'}"


@RULES.rule(
    "range",
    rf"(?<![\w.,])(?P<a>{FIGURES})(?:\s?(?:{_UNIT}))?\s?[-–]\s?(?P<b>{FIGURES})\s?(?P<unit>{_UNIT}){_RATE}{_STOP}",
    needs="-–",
)
def say_range(match: re.Match[str], context: Context) -> str | None:
    if match["unit"] in {"in", "A", "o", "j"}:
        return None
    return f"{number(match['a'])} à {number(match['b'], _UNITS[match['unit']][1])} {_unit(match['unit'], True)}{_per(match['per'])}"


@RULES.rule("height", r"(?<![\w.,])(?P<whole>\d{1,2})\s?m\s?(?P<part>\d{2})(?!\w)", needs="m")
def say_height(match: re.Match[str], context: Context) -> str:
    metres = _several("mètre", int(match["whole"]) > 1)
    part = cardinal(int(match["part"])) if match["part"][0] != "0" else f"zéro {cardinal(int(match['part']))}"
    return f"{cardinal(int(match['whole']))} {metres} {part}"


@RULES.rule(
    "consumption",
    rf"(?<![\w.,])(?P<figures>{FIGURES})\s?(?P<unit>l|L|kWh|kg|g)/100\s?(?P<per>km|g|ml|m)(?!\w)",
    needs="/",
)
def say_consumption(match: re.Match[str], context: Context) -> str:
    unit = match["unit"]
    return f"{number(match['figures'])} {_unit(unit, plural(match['figures']))} aux cent {_unit(match['per'], True)}"


@RULES.rule(
    "size",
    rf"(?<![\w.,])(?P<a>{FIGURES})(?:\s?(?P<u1>{_UNIT}))?\s?[x×]\s?(?P<b>{FIGURES})(?:(?:\s?(?:{_UNIT}))?\s?[x×]\s?(?P<c>{FIGURES}))?(?:\s?(?P<unit>{_UNIT}){_STOP})?",
    needs="x×",
)
def say_size(match: re.Match[str], context: Context) -> str:
    unit = match["unit"] or match["u1"]
    sides = (" sur " if unit else " fois ").join(number(match[side]) for side in "abc" if match[side])
    return sides + (f" {_unit(unit, True)}" if unit else "")


@RULES.rule(
    "unit",
    rf"(?<![\w.,]){_SIGN}(?P<figures>{FIGURES})(?:\s(?P<mag>millions?|milliards?)\sde)?\s?(?P<unit>{_UNIT}){_RATE}{_STOP}",
    needs=DIGITS,
)
def say_unit(match: re.Match[str], context: Context) -> str | None:
    unit, gap = match["unit"], context.text[match.end("figures") : match.start("unit")]
    if unit in {"in", "A", "N", "MP", "o", "K", "mi", "tr"} and (gap or unit in {"in", "N", "A"}):
        return None
    if match["mag"]:
        return f"{_sign(match)}{magnitude(match['figures'], match['mag'])} de {_unit(unit, True)}{_per(match['per'])}"
    words = f"{number(match['figures'], _UNITS[unit][1])} {_unit(unit, plural(match['figures']))}"
    if unit in {"km", "m"} and match["per"] == "h":
        return f"{_sign(match)}{words} heure" if unit == "km" else f"{_sign(match)}{words} par heure"
    return _sign(match) + words + _per(match["per"]) + _per(match["per2"])


@RULES.rule("alone", rf"(?<![\w./°])(?P<unit>{LONE_UNITS})(?:/(?P<per>h|s|km²|m²|m³|kg|l|d))?{_STOP}(?!\.\w)")
def say_alone(match: re.Match[str], context: Context) -> str:
    return _unit(match["unit"], False) + _per(match["per"])


@RULES.rule(
    "magnitude",
    rf"(?<![\w.,]){_SIGN}(?P<figures>{FIGURES})\s(?P<mag>millions?|milliards?|billions?|trillions?|Mds?|mille)(?!\w)",
    needs=DIGITS,
)
def say_magnitude(match: re.Match[str], context: Context) -> str:
    return _sign(match) + magnitude(match["figures"], match["mag"])


def fraction(whole: str | None, above: int, below: int) -> str:
    """ "1", 1, 2 → "un et demi"; 3, 4 → "trois quarts"."""
    name = denominator(below)
    if whole and below == 2 and above == 1:
        return f"{cardinal(int(whole))} et demi"
    words = f"{cardinal(above)} {name}{'s' if above > 1 and not name.endswith('s') else ''}"
    return f"{cardinal(int(whole))} et {words}" if whole else words


@FRACTIONS.rule(
    "vulgar",
    rf"(?<![\w.,])(?P<whole>\d{{1,6}})?\s?(?P<part>[{''.join(VULGAR)}])(?:\s?(?P<unit>{_UNIT}){_STOP})?",
    needs="".join(VULGAR),
)
def say_vulgar(match: re.Match[str], context: Context) -> str:
    above, below = VULGAR[match["part"]]
    if not match["whole"] and below == 2:
        if match["unit"]:
            return f"{'une' if _UNITS[match['unit']][1] else 'un'} demi-{_UNITS[match['unit']][0]}"
        noun = re.match(r"\s(?P<noun>[a-zéèà]{3,})", context.after(match.end()))
        return (
            "un demi"
            if not noun or noun["noun"] not in {"heure", "tasse", "cuillère", "journée", "douzaine", "tonne"}
            else "une demi"
        )
    unit = match["unit"]
    tail = (
        f" de {_UNITS[unit][0]}" if unit and not match["whole"] else f" {_unit(unit, True)}" if unit else ""
    )
    return fraction(match["whole"], above, below) + tail


@FRACTIONS.rule(
    "slash",
    r"(?<![\w.,/-])(?P<sign>[-−])?(?:(?P<whole>\d{1,6})\s)?(?P<above>\d{1,4})/(?P<below>\d{1,7})(?![\w/]|[.,]\d)",
    needs="/",
)
def say_slash(match: re.Match[str], context: Context) -> str | None:
    above, below = int(match["above"]), int(match["below"])
    if below < 2 or match["above"][0] == "0" or match["below"][0] == "0":
        return None
    if (above, below) == (24, 7):
        return "vingt-quatre heures sur vingt-quatre"
    if (above > below and not match["whole"] and below > 10) or (below == 20 and above > 9):
        return f"{cardinal(above)} sur {cardinal(below)}"
    if (
        (above, below) == (1, 2)
        and not match["whole"]
        and re.match(r"\s(?:heure|tasse|cuillère|journée|douzaine|tonne|page)\b", context.after(match.end()))
    ):
        return "une demi"
    return ("moins " if match["sign"] else "") + fraction(match["whole"], above, below)
