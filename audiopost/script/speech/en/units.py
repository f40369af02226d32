# SPDX-License-Identifier: GPL-3.0-or-later
"""Unit symbols and their names: SI with its prefixes, imperial, computing, medicine; rates and powers of them."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import level
from audiopost.script.speech.en.numerals import plural

_PREFIXES = {
    "Q": "quetta", "R": "ronna", "Y": "yotta", "Z": "zetta", "E": "exa", "P": "peta", "T": "tera", "G": "giga", "M": "mega", "k": "kilo", "h": "hecto",
    "da": "deca", "d": "deci", "c": "centi", "m": "milli", "\u03bc": "micro", "u": "micro", "n": "nano", "p": "pico", "f": "femto", "a": "atto",
}  # fmt: skip
#: Base unit → (name, prefixes in use).
_BASES = {
    "m": ("meter", "k h d c m \u03bc u n p f"),
    "g": ("gram", "k M G T d c m \u03bc u n p f"),
    "s": ("second", "m \u03bc n p f"),
    "L": ("liter", "h d c m \u03bc u n p k M"),
    "l": ("liter", "h d c m \u03bc u n p"),
    "A": ("amp", "k m \u03bc u n p"),
    "V": ("volt", "k M G m \u03bc u n"),
    "W": ("watt", "k M G T m \u03bc u n"),
    "Wh": ("watt hour", "k M G T P m"),
    "J": ("joule", "k M G T P E m \u03bc n"),
    "eV": ("electron volt", "k M G T m"),
    "Hz": ("hertz", "k M G T m"),
    "N": ("newton", "k M m \u03bc"),
    "Pa": ("pascal", "k M G h m"),
    "mol": ("mole", "k m \u03bc u n p"),
    "\u03a9": ("ohm", "k M G m \u03bc"),
    "F": ("farad", "m \u03bc n p"),
    "T": ("tesla", "m \u03bc n"),
    "B": ("byte", "k K M G T P E Z"),
    "b": ("bit", "k M G T"),
    "bit": ("bit", "k M G T"),
    "bps": ("bit per second", "k K M G T"),
    "Da": ("dalton", "k M"),
    "Bq": ("becquerel", "k M G T"),
    "Gy": ("gray", "m c"),
    "Sv": ("sievert", "m \u03bc u"),
    "cal": ("calorie", "k"),
    "pc": ("parsec", "k M G"),
    "bar": ("bar", "m k"),
    "M": ("molar", "m \u03bc n p u"),
    "C": ("coulomb", "m \u03bc n"),
    "Eq": ("equivalent", "m"),
    "Osm": ("osmole", "m"),
    "Wp": ("watt peak", "k M G"),
    "Ah": ("amp hour", "m k"),
    "IU": ("international unit", "m"),
    "U": ("unit", "m k"),
    "lm": ("lumen", ""),
    "lx": ("lux", "k"),
    "cd": ("candela", "m"),
    "H": ("henry", "m \u03bc n"),
    "K": ("kelvin", "m \u03bc"),
    "t": ("ton", "k M G"),
    "yr": ("year", "k M G"),
    "a": ("year", "k M G"),
    "mW": ("milliwatt", ""),
    "dB": ("decibel", ""),
}
_NAMED = {
    "min": "minute", "mins": "minute", "min.": "minute", "mins.": "minute", "h": "hour", "hr": "hour", "hrs": "hour", "hr.": "hour", "hrs.": "hour",
    "sec": "second", "secs": "second", "sec.": "second", "secs.": "second", "msec": "millisecond", "wk": "week", "wks": "week", "wk.": "week",
    "wks.": "week", "yrs": "year", "yr.": "year", "yrs.": "year", "mo": "month", "mos": "month", "mos.": "month", "mo.": "month", "d": "day",
    "in": "inch", "in.": "inch", "ins.": "inch", "ft": "foot", "ft.": "foot", "yd": "yard", "yd.": "yard", "yds": "yard", "yds.": "yard", "mi": "mile", "mi.": "mile",
    "nmi": "nautical mile", "NM": "nautical mile", "fathom": "fathom", "oz": "ounce", "oz.": "ounce", "lb": "pound", "lb.": "pound", "lbs": "pound",
    "lbs.": "pound", "st": "stone", "cwt": "hundredweight", "gal": "gallon", "gal.": "gallon", "gals": "gallon", "qt": "quart", "qt.": "quart", "qts": "quart",
    "pt": "pint", "pt.": "pint", "pts": "point", "pts.": "point", "fl oz": "fluid ounce", "fl. oz.": "fluid ounce", "fl oz.": "fluid ounce", "tsp": "teaspoon", "tsp.": "teaspoon", "tbsp": "tablespoon",
    "tbsp.": "tablespoon", "Tbsp": "tablespoon", "Tbsp.": "tablespoon", "Tsp": "teaspoon", "Tsp.": "teaspoon", "y": "year", "deg.": "degree", "ppg": "point per game", "rpg": "rebound per game", "apg": "assist per game", "spg": "steal per game", "bpg": "block per game", "tbs": "tablespoon", "bbl": "barrel", "bu": "bushel", "c.": "cup", "doz": "dozen", "doz.": "dozen", "BTU": "B.T.U", "Btu": "B.T.U", "hp": "horsepower", "bhp": "brake horsepower", "h.p.": "horsepower", "b.h.p.": "brake horsepower",
    "ac": "acre", "ha": "hectare", "ha.": "hectare", "acre": "acre", "sq ft": "square foot", "sq. ft.": "square foot", "sq. ft": "square foot", "sqft": "square foot",
    "sq mi": "square mile", "sq. mi.": "square mile", "sq. mi": "square mile", "sq m": "square meter", "sq. m": "square meter", "sqm": "square meter", "sq km": "square kilometer", "sq. km": "square kilometer",
    "sq.-ft.": "square foot", "sq-ft": "square foot", "sq.-mi.": "square mile", "mya": "million years ago", "kya": "thousand years ago", "Mly": "million light year", "kly": "thousand light year", "sq in": "square inch", "sq. in.": "square inch", "sq yd": "square yard", "cu ft": "cubic foot", "cu. ft.": "cubic foot", "cu in": "cubic inch", "cu. in.": "cubic inch", "cu m": "cubic meter", "cu yd": "cubic yard",
    "ft\xb2": "square foot", "mph": "mile per hour", "m.p.h.": "mile per hour", "MPH": "mile per hour", "kph": "kilometer per hour", "kmh": "kilometer per hour", "kmph": "kilometer per hour",
    "km/h": "kilometer per hour", "mpg": "mile per gallon", "MPG": "mile per gallon", "kn": "knot", "kt": "knot", "kts": "knot", "knots": "knot", "rpm": "revolution per minute", "RPM": "revolution per minute",
    "bpm": "beat per minute", "BPM": "beat per minute", "fps": "frame per second", "FPS": "frame per second", "psi": "pound per square inch", "PSI": "pound per square inch",
    "kcal": "kilocalorie", "Cal": "calorie", "mcg": "microgram", "ppm": "part per million", "ppb": "part per billion", "ppt": "part per trillion", "mmHg": "millimeter of mercury", "mm Hg": "millimeter of mercury",
    "inHg": "inch of mercury", "cmH2O": "centimeter of water", "cm H2O": "centimeter of water", "cmH\u2082O": "centimeter of water", "atm": "atmosphere", "cc": "C.C", "ccs": "C.C", "ct": "carat", "dpi": "dot per inch", "ppi": "pixel per inch",
    "px": "pixel", "MP": "megapixel", "Mpx": "megapixel", "Mpixel": "megapixel", "KiB": "kibibyte", "MiB": "mebibyte", "GiB": "gibibyte", "TiB": "tebibyte", "kB/s": "kilobyte per second",
    "ly": "light year", "AU": "astronomical unit", "au": "astronomical unit", "dBA": "A weighted decibel", "dB(A)": "A weighted decibel", "dBm": "decibel milliwatt", "dBi": "decibel isotropic", "LUFS": "L.U.F.S", "gsm": "gram per square meter", "cfm": "cubic foot per minute",
    "CFU": "C.F.U", "cfu": "C.F.U", "ng": "nanogram", "\xc5": "angstrom", "kgf": "kilogram force", "lbf": "pound force", "ft-lb": "foot pound", "ft lb": "foot pound", "ft\xb7lb": "foot pound", "lb-ft": "pound foot", "lb ft": "pound foot", "Nm": "newton meter", "N m": "newton meter", "kNm": "kilonewton meter",
    "kWp": "kilowatt peak", "VA": "volt amp", "kVA": "kilovolt amp", "MVA": "megavolt amp", "G": "G", "rad": "radian", "sr": "steradian", "deg": "degree", "arcsec": "arcsecond", "arcmin": "arcminute",
    "Mbit/s": "megabit per second", "Gbit/s": "gigabit per second", "kbit/s": "kilobit per second", "mbps": "megabit per second", "gbps": "gigabit per second", "kbps": "kilobit per second", "hPa": "hectopascal", "KB": "kilobyte", "Kb": "kilobit",
    "KG": "kilogram", "Kg": "kilogram", "kgs": "kilogram", "kg.": "kilogram", "gm": "gram", "gms": "gram", "kms": "kilometer", "cms": "centimeter", "KM": "kilometer", "Km": "kilometer", "km.": "kilometer", "cm.": "centimeter", "mm.": "millimeter",
    "ML": "milliliter", "Mtoe": "million ton of oil equivalent", "QALY": "quality adjusted life year", "l": "liter", "ml": "milliliter", "cl": "centiliter", "dl": "deciliter", "MHZ": "megahertz", "GHZ": "gigahertz", "KHz": "kilohertz", "KW": "kilowatt", "Kw": "kilowatt", "kw": "kilowatt", "KWh": "kilowatt hour", "kwh": "kilowatt hour", "Mhz": "megahertz", "Ghz": "gigahertz", "khz": "kilohertz", "hz": "hertz", "TWh": "terawatt hour", "gb": "gigabyte", "mb": "megabyte", "tb": "terabyte", "kb": "kilobyte", "ppmv": "P.P.M.V", "bps": "bit per second",
}  # fmt: skip
_IRREGULAR = {
    "dozen": "dozen", "tesla": "tesla", "million years ago": "million years ago", "thousand years ago": "thousand years ago", "kilohm": "kilohms",
    "foot": "feet", "inch": "inches", "hertz": "hertz", "lux": "lux", "stone": "stone", "horsepower": "horsepower", "henry": "henries", "molar": "molar",
    "square foot": "square feet", "cubic foot": "cubic feet", "C.C": "C.C", "G": "G", "B.T.U": "B.T.U's", "C.F.U": "C.F.U", "L.U.F.S": "L.U.F.S", "square inch": "square inches",
    "hundredweight": "hundredweight", "brake horsepower": "brake horsepower", "P.P.M.V": "P.P.M.V", "decibel milliwatt": "decibel milliwatts",
}  # fmt: skip
#: Symbols too short or too much like words to be units unless the context is clear.
WEAK = frozenset(
    "m g s L l A V W J N F T B b M C H K t a d h U G st ac au in pt ct mo hp kt kn sr rad Cal R ly bar cd yr MP NM ML deg gb mb ma Ma Pa gm kt pts gal VA AU y".split()
)


def _table() -> dict[str, str]:
    names: dict[str, str] = {}
    for symbol, (name, prefixes) in _BASES.items():
        names[symbol] = name
        for prefix in prefixes.split():
            full = "kilo" if prefix == "K" else _PREFIXES[prefix]
            names[prefix + symbol] = full + name
    for symbol in ("ka", "Ma", "Ga", "kyr", "Myr", "Gyr"):
        names[symbol] = {"k": "thousand year", "M": "million year", "G": "billion year"}[symbol[0]]
    names["Mt"], names["kt"] = "megaton", "kiloton"
    names["k\u03a9"], names["M\u03a9"] = "kilohm", "megohm"
    names |= _NAMED
    return names


NAMES = _table()
_ALTERNATIVES = "|".join(re.escape(symbol) for symbol in sorted(NAMES, key=len, reverse=True))
_POWER = r"(?:\^?[-\u2212]?[1-3](?![\d.,])|[\u207b]?[\xb9\xb2\xb3])?"
_ONE = rf"(?:{_ALTERNATIVES}){_POWER}"
#: A unit or a rate of units: "mg", "m/s\xb2", "mg/kg/day", "g\xb7mol\u22121", "beats/min".
UNIT = rf"(?:{_ONE})(?:(?:[\xb7\u22c5\u2219*]|\s(?=\w+[-\u2212\u207b]))(?:{_ONE}))*(?:\s?/\s?(?:(?:1\.73\s?m\xb2)|100\s?km|{_ONE}|[a-z]{{2,12}}(?![a-z])))*"
_PIECE = re.compile(rf"({_ALTERNATIVES})({_POWER})$")
_SQUARED_AFTER = frozenset("second hour minute volt amp watt kelvin".split())


def unit_plural(name: str) -> str:
    """ "foot" → "feet", "mile per hour" → "miles per hour"."""
    if name in _IRREGULAR:
        return _IRREGULAR[name]
    for joint in (" per ", " of "):
        head, found, tail = name.partition(joint)
        if found:
            return unit_plural(head) + joint + tail
    head, _, last = name.rpartition(" ")
    if last.endswith(("hertz", "lux", "molar")):
        return name
    return f"{head} {_IRREGULAR.get(last) or plural(last)}".strip()


def _piece(symbol: str, many: bool) -> tuple[str, bool]:
    """The words for one unit with its power, and whether the power is negative (a rate)."""
    match = _PIECE.match(symbol)
    if not match:
        return symbol, False
    name = NAMES[match[1]]
    power = level(match[2]).replace("^", "")
    below = power.startswith("-")
    power = power.lstrip("-")
    words = unit_plural(name) if many and not below else name
    if power in ("2", "3"):
        if name in _SQUARED_AFTER:
            words += " squared" if power == "2" else " cubed"
        else:
            words = ("square " if power == "2" else "cubic ") + words
    return words, below


def unit_words(written: str, many: bool) -> str:
    """A unit expression in words, its first unit in the plural when ``many``: "mg/kg/day" → "milligrams per …"."""
    if written in NAMES:
        return unit_plural(NAMES[written]) if many else NAMES[written]
    head, *rates = re.split(r"\s?/\s?", written)
    above: list[str] = []
    below: list[str] = []
    symbols = [head] if head in NAMES or _PIECE.match(head) else re.split(r"[\xb7\u22c5\u2219* ]", head)
    for position, symbol in enumerate(symbols):
        last_above = not any(
            re.search(r"[-\u2212\u207b]", later) for later in symbols[position : position + 1]
        ) and (position + 1 == len(symbols) or bool(re.search(r"[-\u2212\u207b]", symbols[position + 1])))
        words, rate = _piece(symbol, many and last_above)
        (below if rate else above).append(words)
    for symbol in rates:
        if symbol.startswith("1.73"):
            below.append("one point seven three square meters")
        elif symbol.startswith("100"):
            below.append("one hundred kilometers")
        else:
            below.append(_piece(symbol, False)[0])
    return " per ".join([" ".join(above), *below]).strip()
