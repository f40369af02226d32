# SPDX-License-Identifier: GPL-3.0-or-later
"""Formulas, ions, isotopes, Greek letters in names of molecules, locants."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import SUBSCRIPTS, SUPERSCRIPTS, level
from audiopost.script.speech.en.letters import GREEK, GREEK_NAMES, spell
from audiopost.script.speech.en.numerals import cardinal, pairs
from audiopost.script.speech.en.pronounceable import is_spelled
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("chemistry")

_ELEMENT = frozenset(
    "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn "
    "Sb Te I Xe Cs Ba La Ce Pr Nd Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Ra Ac Th Pa U Np Pu Am".split()
)
_ATOM = r"(?:[A-Z][a-z]?)"
_COUNT = rf"(?:\d{{1,2}}|[{SUBSCRIPTS}]{{1,2}})"
_CHARGE = r"(?:\d?[+\u2212]|[\u2070\xb2\xb3\xb9\u2074]?[\u207a\u207b]|\^\d?[+-])"
_TOKEN = re.compile(rf"({_ATOM})({_COUNT})?|\(|\)({_COUNT})?")


def _formula(written: str) -> str | None:
    """The words for a formula, None if it is not made of elements."""
    words: list[str] = []
    position = 0
    for match in _TOKEN.finditer(written):
        if match.start() != position:
            return None
        position = match.end()
        if match[1]:
            if match[1] not in _ELEMENT:
                return None
            words.append(spell(match[1]).replace(".", " "))
            if match[2]:
                words.append(cardinal(int(level(match[2]))))
        elif match[3]:
            words.append(cardinal(int(level(match[3]))))
    return " ".join(words) if position == len(written) else None


@RULES.rule(
    "formula",
    rf"(?<![\w.@/-])(?P<coefficient>\d{{1,2}})?(?P<formula>(?:{_ATOM}{_COUNT}?|\((?:{_ATOM}{_COUNT}?){{1,6}}\){_COUNT}?){{1,12}})(?P<charge>{_CHARGE})?(?![\w]|\.\w|-\d)",
    needs=DIGITS + SUBSCRIPTS + "+\u207a\u207b\u2212",
)
def say_formula(match: re.Match[str], context: Context) -> str | None:
    written, charge = match["formula"], match["charge"]
    has_count = bool(re.search(rf"[\d{SUBSCRIPTS}]", written))
    if not has_count and not (
        charge
        and written
        in ("Na", "K", "Ca", "Mg", "Cl", "H", "Li", "Fe", "Cu", "Zn", "NH", "OH", "Ag", "Al", "Pb")
    ):
        return None
    if re.fullmatch(r"[A-Z]{3,5}\d{1,2}", written) and not is_spelled(written.rstrip("0123456789")):
        # "COP26" is a meeting.
        return None
    atoms = [atom for atom, _ in re.findall(rf"({_ATOM})({_COUNT})?", written)]
    subscript = bool(re.search(f"[{SUBSCRIPTS}]", written))
    if len(atoms) == 1 and not subscript and not charge and written not in _GASES:
        return None
    if any(
        count and level(count) in ("0", "1") for _, count in re.findall(rf"({_ATOM})({_COUNT})?", written)
    ):
        # Nobody writes a count of one: "BBC1" is no formula.
        return None
    if charge == "+" and len(atoms) == 1 and has_count:
        # "Ca2+": the figure is the charge.
        charge, written = written[len(atoms[0]) :] + "+", atoms[0]
    if (
        charge
        and not has_count
        and written == "K"
        and context.text[match.end() : match.end() + 1].isdecimal()
    ):
        return None
    words = _formula(written)
    if words is None or (
        len(atoms) == 2
        and not subscript
        and written not in _GASES
        and not any(len(atom) == 2 for atom in atoms)
        and _looks_like_code(written)
    ):
        return None
    head = f"{cardinal(int(match['coefficient']))} " if match["coefficient"] else ""
    return head + words + _charge(charge)


_GASES = frozenset(
    "O2 N2 H2 F2 Cl2 Br2 I2 O3 CO2 H2O NO2 SO2 NO3 SO4 NH3 NH4 CH4 PO4 CS2 HO2 H2S D2O HCO3 CO3 P4 S8 C60 UF6 SF6 CF4 N2O H2O2 C2H4 TiO2 SiO2 Al2O3 Fe2O3".split()
)


def _looks_like_code(written: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]{2}\d+", written)) and written not in _GASES


def _charge(charge: str | None) -> str:
    if not charge:
        return ""
    plain = level(charge).replace("^", "")
    count = cardinal(int(plain[0])) + " " if plain[0].isdecimal() else ""
    return f" {count}{'plus' if plain.endswith('+') else 'minus'}"


@RULES.rule(
    "isotope",
    rf"(?<![A-Za-z0-9.])(?P<mass>[{SUPERSCRIPTS}]{{1,3}})(?P<symbol>{_ATOM})(?!\w)",
    needs=SUPERSCRIPTS,
)
def say_isotope(match: re.Match[str], context: Context) -> str | None:
    names = {"C": "carbon", "H": "hydrogen", "O": "oxygen", "N": "nitrogen", "U": "uranium", "Pu": "plutonium", "I": "iodine", "Cs": "cesium", "Sr": "strontium", "K": "potassium", "F": "fluorine", "P": "phosphorus", "Tc": "technetium", "Co": "cobalt", "He": "helium"}  # fmt: skip
    if match["symbol"] not in _ELEMENT:
        return None
    mass = level(match["mass"])
    return f"{names.get(match['symbol'], spell(match['symbol']))} {pairs(mass) if len(mass) == 3 else cardinal(int(mass))}"


@RULES.rule(
    "isotope-name",
    r"\b(?:uranium|plutonium|iodine|cesium|caesium|strontium|cobalt|carbon|polonium|radium|thorium|americium|oxygen|nitrogen|potassium|technetium|helium|lithium)-(?P<span>\d{1,3})(?!\w)",
    needs="-",
    flags=re.I,
)
def say_isotope_name(match: re.Match[str], context: Context) -> str:
    figures = match["span"]
    return pairs(figures) if len(figures) == 3 else cardinal(int(figures))


@RULES.rule("isotope-symbol", r"(?<![\w.-])(?P<symbol>[A-Z][a-z]?)-(?P<mass>\d{1,3})m(?!\w)", needs="-")
def say_isotope_symbol(match: re.Match[str], context: Context) -> str | None:
    """A metastable isotope: "Tc-99m"."""
    if match["symbol"] not in _ELEMENT:
        return None
    mass = match["mass"]
    return f"{spell(match['symbol'])} {pairs(mass) if len(mass) == 3 else cardinal(int(mass))} M"


@RULES.rule(
    "greek-compound",
    rf"(?<![\w])(?P<left>[A-Z]{{2,6}}|[A-Z][a-z]{{1,2}}|[A-Z])-?(?P<greek>[{GREEK}])(?P<figures>\d{{1,2}})?(?![\w])",
    needs=GREEK,
)
def say_greek_compound(match: re.Match[str], context: Context) -> str:
    left = match["left"]
    head = spell(left) if len(left) == 1 or (is_spelled(left.upper()) and left.isupper()) else left
    tail = f" {cardinal(int(match['figures']))}" if match["figures"] else ""
    return f"{head} {GREEK_NAMES[match['greek']]}{tail}"


@RULES.rule(
    "greek",
    rf"(?<![{GREEK}\u1f00-\u1fff])(?P<span>[{GREEK}])(?![{GREEK}\u1f00-\u1fff\u0370-\u03ff])",
    needs=GREEK,
)
def say_greek(match: re.Match[str], context: Context) -> str:
    start, end = match.span("span")
    left = " " if context.text[start - 1 : start].isalpha() else ""
    right = " " if context.text[end : end + 1].isalnum() else ""
    return f"{left}{GREEK_NAMES[match['span']]}{right}"


@RULES.rule(
    "locants",
    r"(?<![\w.])(?P<span>(?:\d{1,2}|[NOSRDL])(?:,(?:\d{1,2}|[NOS])){0,4}['\u2032]?)-(?=[a-z]{4,}|[DLN]-[a-z])",
    needs="-",
)
def say_locants(match: re.Match[str], context: Context) -> str | None:
    if match["span"].isdecimal() and not re.match(
        r"-(?:\w*(?:yl|oxy|amino|hydr|chlor|brom|fluor|nitr|phosph)\w*)", context.after(match.end("span"), 20)
    ):
        return None
    parts = [
        cardinal(int(part)) if part.isdecimal() else part
        for part in match["span"].rstrip("'\u2032").split(",")
    ]
    return " ".join(parts) + (" prime" if match["span"][-1] in "'\u2032" else "")


_NAMES = {"SARS-CoV-2": "SARS cov two", "SARS-CoV": "SARS cov", "MERS-CoV": "MERS cov", "IgG": "I.G.G", "IgM": "I.G.M", "IgE": "I.G.E", "IgA": "I.G.A", "SpO2": "S.P.O two", "PaO2": "P.A.O two", "PaCO2": "P.A.C.O two", "FiO2": "F.I.O two", "VO2": "V.O two", "LDL-C": "L.D.L C", "HDL-C": "H.D.L C", "NaCl": "N.A.C.L", "NaOH": "N.A.O.H", "HCl": "H.C.L", "KCl": "K.C.L", "KOH": "K.O.H", "NOx": "nox", "SOx": "sox", "PM2.5": "P.M two point five", "PM10": "P.M ten", "PM1": "P.M one", "TiO": "T.I.O", "CaCl": "C.A.C.L", "ZnO": "Z.N.O", "GaAs": "gallium arsenide", "HbA1c": "H.B.A one C", "HbA1C": "H.B.A one C", "A1c": "A one C", "LiFePO4": "lithium iron phosphate", "sp3": "S.P three", "sp2": "S.P two", "T3": "T three"}  # fmt: skip


@RULES.rule(
    "name",
    rf"(?<![\w.])(?:{'|'.join(re.escape(n) for n in sorted(_NAMES, key=len, reverse=True))})(?![\w]|\.\d)",
    needs="ABCDEFGHIJKLMNOPQRSTUVWXYZs",
)
def say_name(match: re.Match[str], context: Context) -> str:
    return _NAMES[match[0]]


@RULES.rule(
    "strand-end",
    r"(?<![\w.,])(?P<end>[35])['\u2032\u2019](?=-?[ACGTU]{2,}|-?UTR|\s?(?:end|ends|cap|UTR|splice|overhang|untranslated|flanking|to\s[35])\b|-(?:end|cap))",
    needs="'\u2032\u2019",
)
def say_strand_end(match: re.Match[str], context: Context) -> str:
    """An end of a strand of DNA: "the 5\u2032 end"."""
    return f"{cardinal(int(match['end']))} prime"
