# SPDX-License-Identifier: GPL-3.0-or-later
"""Spanish money, measures, percentages and fractions."""

from __future__ import annotations

import re

from audiopost.script.speech.es.grammar import gender
from audiopost.script.speech.es.numerals import FIGURES, cardinal, denominator, is_one, number, ordinal, parts
from audiopost.script.speech.shared.figures import LONE_UNITS, VULGAR
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("measure")
MONEY = Rules("money")
FRACTIONS = Rules("fraction")

_MAGNITUDE = (
    r"(?P<mag>mil\s+millones|millones|mill[oó]n|billones|bill[oó]n|trillones|mil(?!\w)|MM|M(?=\s?€)|mdd|mdp)"
)
# Sign or code: (one, many, gender, hundredth, hundredths).
_CURRENCIES: dict[str, tuple[str, str, str, str, str]] = {
    "€": ("euro", "euros", "m", "céntimo", "céntimos"), "eur": ("euro", "euros", "m", "céntimo", "céntimos"),
    "$": ("dólar", "dólares", "m", "centavo", "centavos"), "us$": ("dólar", "dólares", "m", "centavo", "centavos"), "usd": ("dólar estadounidense", "dólares estadounidenses", "m", "centavo", "centavos"), "u$s": ("dólar", "dólares", "m", "centavo", "centavos"),
    "£": ("libra", "libras", "f", "penique", "peniques"), "gbp": ("libra", "libras", "f", "penique", "peniques"), "¥": ("yen", "yenes", "m", "centavo", "centavos"), "jpy": ("yen", "yenes", "m", "sen", "sen"),
    "mex$": ("peso mexicano", "pesos mexicanos", "m", "centavo", "centavos"), "mxn": ("peso mexicano", "pesos mexicanos", "m", "centavo", "centavos"), "ars": ("peso argentino", "pesos argentinos", "m", "centavo", "centavos"), "ar$": ("peso argentino", "pesos argentinos", "m", "centavo", "centavos"),
    "clp": ("peso chileno", "pesos chilenos", "m", "centavo", "centavos"), "cop": ("peso colombiano", "pesos colombianos", "m", "centavo", "centavos"), "col$": ("peso colombiano", "pesos colombianos", "m", "centavo", "centavos"), "uyu": ("peso uruguayo", "pesos uruguayos", "m", "centésimo", "centésimos"), "dop": ("peso dominicano", "pesos dominicanos", "m", "centavo", "centavos"), "cup": ("peso cubano", "pesos cubanos", "m", "centavo", "centavos"), "php": ("peso filipino", "pesos filipinos", "m", "centavo", "centavos"),
    "pen": ("sol", "soles", "m", "céntimo", "céntimos"), "s/": ("sol", "soles", "m", "céntimo", "céntimos"), "bob": ("boliviano", "bolivianos", "m", "centavo", "centavos"), "bs": ("bolívar", "bolívares", "m", "céntimo", "céntimos"), "ves": ("bolívar", "bolívares", "m", "céntimo", "céntimos"),
    "pyg": ("guaraní", "guaraníes", "m", "céntimo", "céntimos"), "₲": ("guaraní", "guaraníes", "m", "céntimo", "céntimos"), "crc": ("colón", "colones", "m", "céntimo", "céntimos"), "₡": ("colón", "colones", "m", "céntimo", "céntimos"), "hnl": ("lempira", "lempiras", "m", "centavo", "centavos"), "nio": ("córdoba", "córdobas", "f", "centavo", "centavos"), "pab": ("balboa", "balboas", "m", "centésimo", "centésimos"), "gtq": ("quetzal", "quetzales", "m", "centavo", "centavos"), "svc": ("colón", "colones", "m", "centavo", "centavos"),
    "brl": ("real brasileño", "reales brasileños", "m", "centavo", "centavos"), "r$": ("real", "reales", "m", "centavo", "centavos"), "chf": ("franco suizo", "francos suizos", "m", "céntimo", "céntimos"), "fr": ("franco", "francos", "m", "céntimo", "céntimos"), "cad": ("dólar canadiense", "dólares canadienses", "m", "centavo", "centavos"), "aud": ("dólar australiano", "dólares australianos", "m", "centavo", "centavos"), "nzd": ("dólar neozelandés", "dólares neozelandeses", "m", "centavo", "centavos"), "hkd": ("dólar de Hong Kong", "dólares de Hong Kong", "m", "centavo", "centavos"), "sgd": ("dólar de Singapur", "dólares de Singapur", "m", "centavo", "centavos"),
    "cny": ("yuan", "yuanes", "m", "fen", "fen"), "rmb": ("yuan", "yuanes", "m", "fen", "fen"), "₹": ("rupia", "rupias", "f", "paisa", "paisas"), "inr": ("rupia", "rupias", "f", "paisa", "paisas"), "rs": ("rupia", "rupias", "f", "paisa", "paisas"), "₽": ("rublo", "rublos", "m", "kopek", "kopeks"), "rub": ("rublo", "rublos", "m", "kopek", "kopeks"), "₩": ("won", "wones", "m", "jeon", "jeon"), "krw": ("won", "wones", "m", "jeon", "jeon"), "₺": ("lira", "liras", "f", "kurus", "kurus"), "try": ("lira", "liras", "f", "kurus", "kurus"), "₪": ("séquel", "séqueles", "m", "agora", "agoras"), "ils": ("séquel", "séqueles", "m", "agora", "agoras"),
    "kr": ("corona", "coronas", "f", "öre", "öre"), "sek": ("corona sueca", "coronas suecas", "f", "öre", "öre"), "nok": ("corona noruega", "coronas noruegas", "f", "øre", "øre"), "dkk": ("corona danesa", "coronas danesas", "f", "øre", "øre"), "pln": ("esloti", "eslotis", "m", "grosz", "grosz"), "zł": ("esloti", "eslotis", "m", "grosz", "grosz"), "ptas": ("peseta", "pesetas", "f", "céntimo", "céntimos"), "pta": ("peseta", "pesetas", "f", "céntimo", "céntimos"), "pts": ("peseta", "pesetas", "f", "céntimo", "céntimos"), "mk": ("marco", "marcos", "m", "pfennig", "pfennig"), "dm": ("marco", "marcos", "m", "pfennig", "pfennig"), "mad": ("dírham", "dírhams", "m", "céntimo", "céntimos"), "zar": ("rand", "rands", "m", "centavo", "centavos"), "₿": ("bitcóin", "bitcoines", "m", "", ""), "btc": ("bitcóin", "bitcoines", "m", "", ""), "¢": ("centavo", "centavos", "m", "", ""), "₫": ("dong", "dongs", "m", "", ""), "฿": ("baht", "bahts", "m", "", ""), "₴": ("grivna", "grivnas", "f", "", ""), "₦": ("naira", "nairas", "f", "", ""),
}  # fmt: skip
_CURRENCY = "|".join(re.escape(sign) for sign in sorted(_CURRENCIES, key=len, reverse=True))
_SIGN = r"(?P<sign>[-−+±]\s?)?"
_SIGNS = {"-": "menos ", "−": "menos ", "+": "más ", "±": "más menos "}


def _sign(match: re.Match[str]) -> str:
    return _SIGNS.get((match["sign"] or "").strip(), "")


def magnitude(figures: str, written: str) -> str:
    """ "5,50", "billones" → "cinco coma cincuenta billones"."""
    name = {"MM": "millones", "M": "millones", "mdd": "millones", "mdp": "millones"}.get(
        written, " ".join(written.split())
    )
    return f"{number(figures, 'm')} {name}"


def _amount(figures: str, currency: str) -> str:
    one, many, kind, cent, cents = _CURRENCIES[currency]
    whole, mark, decimals = parts(figures)
    if mark and len(decimals) == 2 and cent and int(decimals):
        small = f"{cardinal(int(decimals), 'm')} {cent if int(decimals) == 1 else cents}"
        if not int(whole):
            return small
        return f"{cardinal(int(whole), kind)} {one if int(whole) == 1 else many} {small}"
    if mark and not int(decimals):
        figures, mark = whole, ""
    name = one if is_one(figures) else many
    return f"{number(figures, kind)} {name}"


@MONEY.rule(
    "range",
    rf"(?<![\w.,])(?P<pre>[€$£])?\s?(?P<a>{FIGURES})\s?[-–]\s?(?P=pre)?(?P<b>{FIGURES})\s?(?P<post>[€$£])?(?![\w]|[.,]\d)",
    needs="€$£",
)
def say_money_range(match: re.Match[str], context: Context) -> str | None:
    currency = match["pre"] or match["post"]
    if not currency:
        return None
    _, many, kind, _, _ = _CURRENCIES[currency]
    return f"de {number(match['a'], kind)} a {number(match['b'], kind)} {many}"


@MONEY.rule(
    "before",
    rf"(?<![\w.,]){_SIGN}(?P<currency>{_CURRENCY})\s?(?P<figures>{FIGURES})(?:\s{_MAGNITUDE}(?!\w))?(?P<per>(?!))?(?![\w]|[.,]\d)",
    needs=DIGITS,
    flags=re.I,
)
@MONEY.rule(
    "after",
    rf"(?<![\w.,]){_SIGN}(?P<figures>{FIGURES})(?:\s?{_MAGNITUDE})?\s?(?:de\s)?(?P<currency>{_CURRENCY})(?:/(?P<per>m²|m2|km|kg|kWh|MWh|l|h|día|mes|año|t|ha))?(?!\w)",
    needs=DIGITS,
    flags=re.I,
)
def say_money(match: re.Match[str], context: Context) -> str | None:
    currency = match["currency"].lower()
    written = match["currency"]
    sentence = len(context.text.split()) > 3
    if (
        sentence
        and written.isalpha()
        and not written.isupper()
        and currency not in {"ptas", "pta", "pts", "kr"}
    ):
        return None
    if written.isalpha() and len(written) == 2 and sentence and currency in {"fr", "mk", "rs", "bs", "dm"}:
        return None
    figures = match["figures"]
    if "$" in currency and re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", figures):
        figures = figures.replace(",", "")  # as dollars and pesos are written in America
    if match["mag"]:
        name = _CURRENCIES[currency][1]
        of = "" if match["mag"].lower() == "mil" else "de "
        return f"{_sign(match)}{magnitude(match['figures'], match['mag'])} {of}{name}{_per(match['per'])}"
    return _sign(match) + _amount(figures, currency) + _per(match["per"])


_UNITS: dict[str, tuple[str, str, str]] = {
    "mm": ("milímetro", "milímetros", "m"), "cm": ("centímetro", "centímetros", "m"), "dm": ("decímetro", "decímetros", "m"), "m": ("metro", "metros", "m"), "km": ("kilómetro", "kilómetros", "m"), "Km": ("kilómetro", "kilómetros", "m"), "kms": ("kilómetro", "kilómetros", "m"), "µm": ("micrómetro", "micrómetros", "m"), "μm": ("micrómetro", "micrómetros", "m"), "nm": ("nanómetro", "nanómetros", "m"), "ft": ("pie", "pies", "m"), "in": ("pulgada", "pulgadas", "f"), "mi": ("milla", "millas", "f"), "yd": ("yarda", "yardas", "f"),
    "mg": ("miligramo", "miligramos", "m"), "µg": ("microgramo", "microgramos", "m"), "μg": ("microgramo", "microgramos", "m"), "g": ("gramo", "gramos", "m"), "gr": ("gramo", "gramos", "m"), "kg": ("kilogramo", "kilogramos", "m"), "Kg": ("kilogramo", "kilogramos", "m"), "kgs": ("kilogramo", "kilogramos", "m"), "t": ("tonelada", "toneladas", "f"), "lb": ("libra", "libras", "f"), "lbs": ("libra", "libras", "f"), "oz": ("onza", "onzas", "f"),
    "l": ("litro", "litros", "m"), "L": ("litro", "litros", "m"), "ml": ("mililitro", "mililitros", "m"), "mL": ("mililitro", "mililitros", "m"), "cl": ("centilitro", "centilitros", "m"), "dl": ("decilitro", "decilitros", "m"), "hl": ("hectolitro", "hectolitros", "m"),
    "s": ("segundo", "segundos", "m"), "seg": ("segundo", "segundos", "m"), "ms": ("milisegundo", "milisegundos", "m"), "min": ("minuto", "minutos", "m"), "h": ("hora", "horas", "f"), "hs": ("hora", "horas", "f"), "hrs": ("hora", "horas", "f"),
    "ha": ("hectárea", "hectáreas", "f"), "m²": ("metro cuadrado", "metros cuadrados", "m"), "m2": ("metro cuadrado", "metros cuadrados", "m"), "km²": ("kilómetro cuadrado", "kilómetros cuadrados", "m"), "km2": ("kilómetro cuadrado", "kilómetros cuadrados", "m"), "cm²": ("centímetro cuadrado", "centímetros cuadrados", "m"), "cm2": ("centímetro cuadrado", "centímetros cuadrados", "m"), "mm²": ("milímetro cuadrado", "milímetros cuadrados", "m"),
    "m³": ("metro cúbico", "metros cúbicos", "m"), "m3": ("metro cúbico", "metros cúbicos", "m"), "cm³": ("centímetro cúbico", "centímetros cúbicos", "m"), "cm3": ("centímetro cúbico", "centímetros cúbicos", "m"), "cc": ("centímetro cúbico", "centímetros cúbicos", "m"), "km³": ("kilómetro cúbico", "kilómetros cúbicos", "m"), "dm³": ("decímetro cúbico", "decímetros cúbicos", "m"), "hm³": ("hectómetro cúbico", "hectómetros cúbicos", "m"),
    "°C": ("grado Celsius", "grados Celsius", "m"), "ºC": ("grado Celsius", "grados Celsius", "m"), "°F": ("grado Fahrenheit", "grados Fahrenheit", "m"), "ºF": ("grado Fahrenheit", "grados Fahrenheit", "m"), "°": ("grado", "grados", "m"), "K": ("kelvin", "kelvin", "m"),
    "W": ("vatio", "vatios", "m"), "kW": ("kilovatio", "kilovatios", "m"), "MW": ("megavatio", "megavatios", "m"), "GW": ("gigavatio", "gigavatios", "m"), "kWh": ("kilovatio hora", "kilovatios hora", "m"), "MWh": ("megavatio hora", "megavatios hora", "m"), "GWh": ("gigavatio hora", "gigavatios hora", "m"), "V": ("voltio", "voltios", "m"), "kV": ("kilovoltio", "kilovoltios", "m"), "mA": ("miliamperio", "miliamperios", "m"), "mAh": ("miliamperio hora", "miliamperios hora", "m"), "A": ("amperio", "amperios", "m"), "Ω": ("ohmio", "ohmios", "m"),
    "Hz": ("hercio", "hercios", "m"), "kHz": ("kilohercio", "kilohercios", "m"), "MHz": ("megahercio", "megahercios", "m"), "GHz": ("gigahercio", "gigahercios", "m"), "dB": ("decibelio", "decibelios", "m"), "N": ("newton", "newtons", "m"), "J": ("julio", "julios", "m"), "kJ": ("kilojulio", "kilojulios", "m"), "kcal": ("kilocaloría", "kilocalorías", "f"), "cal": ("caloría", "calorías", "f"), "CV": ("caballo", "caballos", "m"), "cv": ("caballo", "caballos", "m"), "hp": ("caballo de fuerza", "caballos de fuerza", "m"),
    "Pa": ("pascal", "pascales", "m"), "hPa": ("hectopascal", "hectopascales", "m"), "kPa": ("kilopascal", "kilopascales", "m"), "psi": ("P.S.I", "P.S.I", "m"), "bar": ("bar", "bares", "m"), "mmHg": ("milímetro de mercurio", "milímetros de mercurio", "m"), "atm": ("atmósfera", "atmósferas", "f"),
    "B": ("byte", "bytes", "m"), "kB": ("kilobyte", "kilobytes", "m"), "KB": ("kilobyte", "kilobytes", "m"), "MB": ("megabyte", "megabytes", "m"), "GB": ("gigabyte", "gigabytes", "m"), "TB": ("terabyte", "terabytes", "m"), "Mb": ("megabit", "megabits", "m"), "Gb": ("gigabit", "gigabits", "m"), "mol": ("mol", "moles", "m"), "mmol": ("milimol", "milimoles", "m"), "mph": ("milla por hora", "millas por hora", "f"), "rpm": ("revolución por minuto", "revoluciones por minuto", "f"), "kt": ("nudo", "nudos", "m"), "hab": ("habitante", "habitantes", "m"), "hab.": ("habitante", "habitantes", "m"), "ppm": ("parte por millón", "partes por millón", "f"), "Bq": ("becquerel", "becquerels", "m"), "lm": ("lumen", "lúmenes", "m"), "px": ("píxel", "píxeles", "m"), "MP": ("megapíxel", "megapíxeles", "m"), "UI": ("unidad internacional", "unidades internacionales", "f"),
}  # fmt: skip
# As they are typed in a hurry; other small letters would be other units.
_UNITS |= {
    unit.lower(): _UNITS[unit]
    for unit in ("GB", "MB", "TB", "kWh", "GHz", "MHz", "kHz", "Hz")
    if unit in _UNITS
}
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_RATE = rf"(?:\s?/\s?(?P<per>{_UNIT}|día|año|mes|semana)(?:/(?P<per2>{_UNIT}|día))?)?"
_STOP = r"(?![\w²³°])"


def _per(unit: str | None) -> str:
    return f" por {_UNITS[unit][0] if unit in _UNITS else unit}" if unit else ""


def _quantity(figures: str, unit: str) -> str:
    one, many, kind = _UNITS[unit]
    return f"{number(figures, kind)} {one if is_one(figures) else many}"


@RULES.rule("percent-range", rf"(?<![\w.,])(?P<a>{FIGURES})\s?%?\s?[-–]\s?(?P<b>{FIGURES})\s?%", needs="%")
def say_percent_range(match: re.Match[str], context: Context) -> str:
    return f"{number(match['a'])} a {number(match['b'])} por ciento"


@RULES.rule("percent", rf"(?<![\w.,]){_SIGN}(?P<figures>{FIGURES})\s?(?P<unit>[%‰])", needs="%‰")
def say_percent(match: re.Match[str], context: Context) -> str:
    return f"{_sign(match)}{number(match['figures'])} {'por mil' if match['unit'] == '‰' else 'por ciento'}"


@RULES.rule(
    "range",
    rf"(?<![\w.,])(?P<a>{FIGURES})(?:\s?(?:{_UNIT}))?\s?[-–—]\s?(?P<b>{FIGURES})\s?(?P<unit>{_UNIT}){_RATE}{_STOP}",
    needs="-–—",
)
def say_range(match: re.Match[str], context: Context) -> str | None:
    if match["unit"] in {"a", "in", "A", "B", "N"}:
        return None
    return f"{number(match['a'], _UNITS[match['unit']][2])} a {_quantity(match['b'], match['unit'])}{_per(match['per'])}"


@RULES.rule(
    "consumption",
    rf"(?<![\w.,])(?P<figures>{FIGURES})\s?(?P<unit>l|L|kWh|kg|g)/100\s?(?P<per>km|g|ml|m)(?!\w)",
    needs="/",
)
def say_consumption(match: re.Match[str], context: Context) -> str:
    return f"{_quantity(match['figures'], match['unit'])} por cada cien {_UNITS[match['per']][1]}"


@RULES.rule(
    "size",
    rf"(?<![\w.,])(?P<a>{FIGURES})(?:\s?(?P<u1>{_UNIT}))?\s?[x×]\s?(?P<b>{FIGURES})(?:(?:\s?(?:{_UNIT}))?\s?[x×]\s?(?P<c>{FIGURES}))?(?:\s?(?P<unit>{_UNIT}){_STOP})?",
    needs="x×",
)
def say_size(match: re.Match[str], context: Context) -> str:
    sides = " por ".join(number(match[side]) for side in "abc" if match[side])
    unit = match["unit"] or match["u1"]
    return sides + (f" {_UNITS[unit][1]}" if unit else "")


@RULES.rule(
    "angle",
    r"(?<![\w.,])(?P<d>\d{1,3})[°º]\s?(?P<m>\d{1,2})[′'’]\s?(?:(?P<s>\d{1,2}(?:[.,]\d+)?)(?:[″\"”]|''|′′))?",
    needs="°º",
)
def say_angle(match: re.Match[str], context: Context) -> str:
    words = f"{cardinal(int(match['d']), 'm')} grados {cardinal(int(match['m']), 'm')} minutos"
    return words + (f" {number(match['s'], 'm')} segundos" if match["s"] else "")


@RULES.rule(
    "unit",
    rf"(?<![\w.,]){_SIGN}(?P<figures>{FIGURES})(?:\s(?P<mag>millones|mil)\sde)?\s?(?P<unit>{_UNIT}){_RATE}{_STOP}(?P<dot>\.(?=\s[a-záéíóúñ(,;]))?",
    needs=DIGITS,
)
def say_unit(match: re.Match[str], context: Context) -> str | None:
    unit, gap = (
        match["unit"],
        match[0][match.end("figures") - match.start() : match.start("unit") - match.start()],
    )
    if unit in {"in", "A", "B", "N", "MP"} and (gap or unit in {"in", "B", "N", "A"}):
        return None
    if unit == "°" and not context.before(match.start()).strip() and not context.after(match.end()).strip():
        return None
    if match["mag"]:
        return f"{_sign(match)}{number(match['figures'], 'm')} {match['mag']} de {_UNITS[unit][1]}{_per(match['per'])}"
    return _sign(match) + _quantity(match["figures"], unit) + _per(match["per"]) + _per(match["per2"])


@RULES.rule("alone", rf"(?<![\w./°])(?P<unit>{LONE_UNITS})(?:/(?P<per>h|s|km²|m²|m³|kg|l|d))?{_STOP}(?!\.\w)")
def say_alone(match: re.Match[str], context: Context) -> str:
    return _UNITS[match["unit"]][0] + _per(match["per"])


@RULES.rule(
    "magnitude",
    rf"(?<![\w.,]){_SIGN}(?P<figures>{FIGURES})\s(?P<mag>mil\smillones|millones|millón|billones|billón|trillones|trillón|mil)(?!\w)",
    needs=DIGITS,
    flags=re.I,
)
def say_magnitude(match: re.Match[str], context: Context) -> str:
    return _sign(match) + magnitude(match["figures"], match["mag"])


def fraction(whole: str | None, above: int, below: int) -> str:
    """ "1", 1, 2 → "uno y medio"; 2, 5 → "dos quintos"; 1, 101 → "uno sobre ciento uno"."""
    head = f"{cardinal(int(whole))} y " if whole else ""
    if below == 2 and above == 1 and whole:
        return head + "medio"
    name = denominator(below)
    if not name:
        return f"{head}{cardinal(above)} sobre {cardinal(below)}"
    return f"{head}{cardinal(above, 'm')} {name}{'' if above == 1 else 's'}"


@FRACTIONS.rule(
    "vulgar",
    rf"(?<![\w.,])(?P<sign>[-−])?(?P<whole>\d{{1,6}})?\s?(?P<part>[{''.join(VULGAR)}])(?:\s?(?P<unit>{_UNIT}){_STOP})?",
    needs="".join(VULGAR),
)
def say_vulgar(match: re.Match[str], context: Context) -> str:
    above, below = VULGAR[match["part"]]
    sign = "menos " if match["sign"] else ""
    if not match["whole"] and below == 2:
        following = context.after(match.end()).strip()
        kind = (
            _UNITS[match["unit"]][2]
            if match["unit"]
            else "f"
            if re.match(r"(?:hora|taza|cucharad|docena|tonelada)", following)
            else "m"
        )
        unit = f" {_UNITS[match['unit']][0]}" if match["unit"] else ""
        return f"{sign}{'media' if kind == 'f' else 'medio'}{unit}"
    unit = (
        f" de {_UNITS[match['unit']][0]}"
        if match["unit"] and not match["whole"]
        else f" {_UNITS[match['unit']][1]}"
        if match["unit"]
        else ""
    )
    return sign + fraction(match["whole"], above, below) + unit


@FRACTIONS.rule(
    "slash",
    rf"(?<![\w.,/-])(?P<sign>[-−])?(?:(?P<whole>\d{{1,6}})\s)?(?P<above>\d{{1,4}})/(?P<below>{FIGURES})(?![\w/]|[.,]\d)",
    needs="/",
)
def say_slash(match: re.Match[str], context: Context) -> str | None:
    whole, mark, _ = parts(match["below"])
    below, above = int(whole), int(match["above"])
    if (
        1900 <= below < 2100
        and not match["whole"]
        and re.search(r"[A-ZÁÉÍÓÚ]\w+\s\Z|n\.?º\s\Z", context.before(match.start()))
    ):
        return f"{cardinal(above)} de {cardinal(below)}"  # laws and decrees: "la Ley 39/2015"
    if mark or below < 2 or match["above"][0] == "0" or (match["below"][0] == "0"):
        return None
    if above > below and not match["whole"] and below > 10:
        return None
    noun = re.match(r"\s(?P<noun>[a-záéíóúñ]{3,})", context.after(match.end()))
    if noun and not match["whole"] and noun["noun"] not in {"del", "los", "las", "que", "por"}:
        if (above, below) == (1, 2):
            return "media" if gender(noun["noun"]) == "f" else "medio"
        if noun["noun"].startswith("parte") and 2 < below <= 10:
            part = "tercera" if below == 3 else ordinal(below, "f")
            return f"{cardinal(above, 'f')} {part}{'' if above == 1 else 's'}"
    return ("menos " if match["sign"] else "") + fraction(match["whole"], above, below)
