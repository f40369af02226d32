# SPDX-License-Identifier: GPL-3.0-or-later
"""French ordinals, Roman numerals, telephone numbers, ranges and bare numbers."""

from __future__ import annotations

import re

from audiopost.script.speech.fr.grammar import feminine
from audiopost.script.speech.fr.numerals import FIGURES, cardinal, digits, number, ordinal
from audiopost.script.speech.shared.figures import bare, sign_of
from audiopost.script.speech.shared.roman import roman
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("number")
ORDINALS = Rules("ordinal")
PHONE = Rules("phone")

_SUFFIX = r"(?P<suffix>ères?|ère|[èe]mes?|ers?|res?|nde?s?|ième|es?|è|°|º|ᵉʳˢ|ᵉʳ|ᵉᵐᵉ|ᵉ|ʳᵉˢ|ʳᵉ|ᵈ|ⁿᵈᵉ?)"
_FEMININE = ("re", "ère", "res", "ères", "ʳᵉ", "ʳᵉˢ")
_NAME = re.compile(r"\b(?P<name>[A-ZÉÈ][a-zéèêëîïôûçñ-]{2,}(?:-[A-ZÉ][a-zéèêë]+)?)\s\Z")
_LETTERS = frozenset(
    {"CD", "DC", "MC", "MD", "CC", "MM", "DI", "MI", "DM", "CM", "C", "D", "L", "M", "CV", "LI"}
)


def _pairs(figures: str) -> str:
    """French telephone numbers go two by two: "06" is "zéro six"."""
    chunks = [figures[at : at + 2] for at in range(0, len(figures), 2)]
    return ", ".join(
        f"zéro {cardinal(int(one))}" if len(one) == 2 and one[0] == "0" else cardinal(int(one))
        for one in chunks
    )


@PHONE.rule(
    "french",
    r"(?<![\w.,/-])(?P<plus>(?:\+|00)\s?33\s?(?:\(0\)\s?)?)?(?P<rest>0?[1-9](?:[ .-]?\d{2}){4})(?![\w]|[.,-]\d)",
    needs=DIGITS,
)
def say_french_phone(match: re.Match[str], context: Context) -> str | None:
    figures = re.sub(r"\D", "", match["rest"])
    if not match["plus"] and (figures[0] != "0" or len(figures) != 10):
        return None
    head = "plus trente-trois, " if match["plus"] else ""
    if len(figures) == 9:
        return f"{head}{cardinal(int(figures[0]))}, {_pairs(figures[1:])}"
    return head + _pairs(figures)


@PHONE.rule(
    "abroad", r"(?<![\w.,/-])\+(?P<country>\d{1,3})(?P<rest>(?:[ .-]?\(?\d{1,8}\)?){1,6})(?![\w])", needs="+"
)
def say_phone(match: re.Match[str], context: Context) -> str | None:
    groups = re.findall(r"\d+", match["rest"])
    if len("".join(groups)) < 5:
        return None
    return f"plus {cardinal(int(match['country']))}, " + ", ".join(digits(group) for group in groups)


@ORDINALS.rule(
    "suffix", rf"(?<![\w.,/-])(?P<figures>\d{{1,9}}|\d{{1,3}}(?: \d{{3}})+){_SUFFIX}(?![\w])", needs=DIGITS
)
def say_ordinal(match: re.Match[str], context: Context) -> str | None:
    suffix, value = match["suffix"], int(match["figures"].replace(" ", ""))
    if suffix == "°" and context.text.strip() != match[0]:
        return None
    if suffix.rstrip("s") in {"nd", "nde", "ⁿᵈ", "ⁿᵈᵉ", "ᵈ"} and value == 2:
        return "seconde" if suffix.rstrip("s").endswith(("e", "ᵉ")) else "second"
    words = ordinal(value, suffix.endswith(_FEMININE))
    return words + ("s" if suffix.endswith(("s", "ˢ")) else "")


@ORDINALS.rule(
    "roman-suffix",
    r"(?<![\w.])(?P<numeral>[IVXLCDM]{1,9})(?P<suffix>ers?|res?|ère|[èe]mes?|e|ᵉʳ|ᵉ|ᵉᵐᵉ|ʳᵉ)(?![\w])",
    needs="IVXLCDM",
)
def say_roman_ordinal(match: re.Match[str], context: Context) -> str | None:
    value = roman(match["numeral"])
    if not value or (
        match["numeral"] in {"L", "D", "C", "M", "MM"}
        and match["suffix"] not in {"ème", "ième", "eme", "ᵉᵐᵉ"}
    ):
        return None
    return ordinal(value, match["suffix"].endswith(_FEMININE))


@ORDINALS.rule("roman", r"(?<![\w.])(?P<numeral>[IVXLCDM]{1,9})(?![\w&'’]|-[a-z]|\.\w)", needs="IVXLCDM")
def say_roman(match: re.Match[str], context: Context) -> str | None:
    value, before = roman(match["numeral"]), context.before(match.start())
    if not value or value > 3999 or match["numeral"] in _LETTERS:
        return None
    if _NAME.search(before) or re.search(
        r"\b(?:chapitre|tome|livre|acte|partie|volume|article|annexe|type|phase|titre|chap\.|vol\.|t\.|art\.|fig\.|scène|niveau|groupe|classe|section|n°)\s\Z",
        before,
        re.I,
    ):
        return (
            "premier"
            if value == 1 and re.search(r"\b(?:acte|tome|livre|chapitre)\s\Z", before, re.I)
            else cardinal(value)
        )
    if len(match["numeral"]) > 2 and match["numeral"] not in {"CCC", "MDM"}:
        return cardinal(value)
    return None


@RULES.rule("range", rf"(?<![\w.,/-])(?P<a>{FIGURES})\s?[–-]\s?(?P<b>{FIGURES})(?![\w-]|[.,]\d)", needs="–-")
def say_range(match: re.Match[str], context: Context) -> str | None:
    if re.search(r"\b(?:n[°ºᵒ]s?|numéros?|code)\s?\Z", context.before(match.start()), re.I):
        return f"{number(match['a'])} {number(match['b'])}"
    joint = " et " if re.search(r"\bentre\s\Z", context.before(match.start())) else " à "
    return f"{number(match['a'])}{joint}{number(match['b'])}"


@RULES.rule("ratio", r"(?<![\w.,:])(?P<a>\d{1,4}):(?P<b>\d{1,4})(?![\w:]|[.,]\d)", needs=":")
def say_ratio(match: re.Match[str], context: Context) -> str:
    return f"{number(match['a'])} pour {number(match['b'])}"


@RULES.rule("plain", bare(FIGURES), needs=DIGITS)
def say_plain(match: re.Match[str], context: Context) -> str:
    sign, figures = sign_of(match, "moins", "plus", "plus ou moins"), match["figures"]
    if figures.isdecimal() and len(figures) > 18:
        return sign + digits(figures)
    noun = match["noun"] or ""
    if re.search(
        r"\b(?:[Nn][°ºᵒ]|[Nn]uméro|pages?|p\.|[Cc]hapitre|[Ll]igne|[Vv]oie|[Aa]rticle)\s?\Z",
        context.before(match.start()),
    ):
        noun = ""  # a name agrees with nothing: "le train n° 21 part"
    return sign + number(figures, bool(noun) and noun[0].islower() and feminine(noun))
