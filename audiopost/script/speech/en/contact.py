# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures that are names: telephone numbers, ISBN, PMID and other ids, postal codes, card and room numbers."""

from __future__ import annotations

import re

from audiopost.script.speech.en.letters import spell
from audiopost.script.speech.en.numerals import cardinal, digits, pairs
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("contact")

_GAP = r"[ .\-\u2011\u2013]"


def _groups(written: str) -> str:
    return ", ".join(digits(group) for group in re.findall(r"\d+", written))


def _extension(written: str | None) -> str:
    if not written:
        return ""
    return (
        f", extension {cardinal(int(written)) if len(written) < 3 and written[0] != '0' else digits(written)}"
    )


_EXT = r"(?:,?\s?(?:ext\.?|x|extension)\s?(?P<ext>\d{1,6}))?"


@RULES.rule(
    "toll-free-name",
    r"(?<![\w-])(?P<one>1[- ])?(?P<area>8(?:00|88|77|66|55|44|33))-(?P<name>[A-Z]{4,9}|[A-Z]{2,4}-[A-Z]{2,5})(?![\w])",
    needs="8",
)
def say_toll_free_name(match: re.Match[str], context: Context) -> str:
    area = "eight hundred" if match["area"] == "800" else digits(match["area"])
    return f"{'one ' if match['one'] else ''}{area} {match['name'].replace('-', ' ').lower()}"


@RULES.rule(
    "north-american",
    rf"(?<![\w+.-])(?P<plus>\+\s?)?(?P<one>1[ .-]?)?(?P<area>\(\d{{3}}\)|\d{{3}}){_GAP}?\s?(?P<office>\d{{3}}){_GAP}(?P<line>\d{{4}}){_EXT}(?P<more>-\d{{1,4}})?(?![\w]|[.-]\d)",
    needs=DIGITS,
)
def say_north_american(match: re.Match[str], context: Context) -> str | None:
    if match["area"].isdecimal() and match["area"] + match["office"] in match[0]:
        return None
    area = match["area"].strip("()")
    head = ("plus one, " if match["plus"] else "one, ") if match["one"] else ""
    if match["plus"] and not match["one"]:
        return None
    area_words = "eight hundred" if area == "800" and match["one"] else digits(area)
    more = f", {_groups(match['more'])}" if match["more"] else ""
    return f"{head}{area_words}, {digits(match['office'])}, {digits(match['line'])}{_extension(match['ext'])}{more}"


@RULES.rule("card", r"(?<![\w.-])\d{4}(?P<gap>[ -])\d{4}(?P=gap)\d{4}(?P=gap)\d{4}(?![\w-])", needs=DIGITS)
def say_card(match: re.Match[str], context: Context) -> str:
    """The sixteen figures of a payment card."""
    return _groups(match[0])


@RULES.rule(
    "toll-free-prefix",
    r"(?<![\w.-])1-(?P<area>800|888|877|900)(?=\s(?:numbers?|lines?|calls?|hotlines?)\b)",
    needs="-",
)
def say_toll_free_prefix(match: re.Match[str], context: Context) -> str:
    return "one " + (digits(match["area"]) if match["area"][1] != "0" else cardinal(int(match["area"])))


@RULES.rule(
    "international",
    rf"(?<![\w+])\+(?P<number>\d{{1,3}}(?:{_GAP}?\(\d{{1,4}}\))?(?:{_GAP}?\d{{1,5}}){{1,6}}){_EXT}(?![\w]|[.-]\d)",
    needs="+",
)
def say_international(match: re.Match[str], context: Context) -> str | None:
    written = match["number"].replace("(0)", "")
    if sum(character.isdecimal() for character in written) < 8:
        return None
    return f"plus {_groups(written)}{_extension(match['ext'])}"


@RULES.rule(
    "national",
    r"(?<![\w+.,-])(?:\(?0\d{2,4}\)?[ -]\d{3,4}[ -]\d{3,4}(?:[ -]\d{2,4})?|0\d{4}[ -]\d{6})(?![\w]|[.-]\d)",
    needs="0",
)
def say_national(match: re.Match[str], context: Context) -> str:
    return _groups(match[0])


_CALLS = re.compile(
    r"\b(?:call(?:s|ed|ing)?|phones?|telephone|tel|ring|dial(?:ed)?|fax|text(?:ed|s)?|hotline|mobile|cell|contact|reach|number|whatsapp)\b",
    re.I,
)


@RULES.rule("local", r"(?<![\w+.,-])(?P<office>\d{3})[-.\u2013](?P<line>\d{4})(?![\w]|[.,-]\d)", needs=DIGITS)
def say_local(match: re.Match[str], context: Context) -> str | None:
    if not (match["office"] == "555" or _CALLS.search(context.text) or match["line"][0] == "0"):
        return None
    return f"{digits(match['office'])}, {digits(match['line'])}"


@RULES.rule("social-security", r"(?<![\w.-])\d{3}-\d{2}-\d{4}(?![\w-])", needs="-")
def say_social_security(match: re.Match[str], context: Context) -> str:
    return _groups(match[0])


@RULES.rule("phone-label", r"(?<!\w)(?:Tel|tel|Ph|ph|Phone|Fax)(?P<span>\.)(?=:?\s?[+(\d])", needs=".")
def say_phone_label(match: re.Match[str], context: Context) -> str:
    return ""


@RULES.rule(
    "isbn",
    r"\b(?P<name>ISBN|ISSN)(?:-1[03])?(?P<colon>:?)\s?(?P<id>(?:97[89][- ]?)?\d{1,7}(?:[- ]?\d{1,7}){1,4}(?:[- ]?[\dXx])?)(?![\w])",
    needs="N",
)
def say_isbn(match: re.Match[str], context: Context) -> str | None:
    if sum(c.isdecimal() or c in "xX" for c in match["id"]) not in (8, 9, 10, 13):
        return None
    words = " ".join(digits(c) if c.isdecimal() else "X" for c in match["id"] if c.isalnum())
    return f"{spell(match['name'])}{match['colon']} {words}"


@RULES.rule(
    "id",
    r"\b(?:PMID|PMCID|PMC|NCT(?=\d)|OCLC|ASIN|LCCN|ID|id|SSN|PIN|passcode|password|OTP|code|confirmation number|account number|ending in|card ending|account ending|case number|docket|serial number|zip code|ZIP code|ZIP|postcode|extension|ext\.|tracking number|order number|SKU|JSTOR|S2CID|Bibcode|PMC(?=\d))(?::|\sis|\s(?:no\.|number))?\s?(?:#\s?)?(?P<span>\d{3,12})(?![\w%]|[.,-]\d)",
    needs=DIGITS,
)
def say_id(match: re.Match[str], context: Context) -> str | list[tuple[int, int, str]]:
    label = re.match(r"(?:PMC|NCT)(?=\d)", match[0])
    if label:
        return [
            (match.start(), match.start() + 3, ".".join(label[0]) + " "),
            (match.start("span"), match.end("span"), digits(match["span"])),
        ]
    return digits(match["span"])


@RULES.rule("vulnerability", r"\bCVE-(?P<year>\d{4})-(?P<id>\d{4,7})(?!\w)", needs="C")
def say_vulnerability(match: re.Match[str], context: Context) -> str:
    from audiopost.script.speech.en.numerals import year

    return f"C.V.E {year(int(match['year']))} {digits(match['id'])}"


@RULES.rule(
    "code-named",
    r"\b(?:[Ff]light|Boeing|Airbus|Room|room|Highway|highway|Route|route|Interstate|Apartment|Apt\.?|Rm\.?|Suite|Ste\.?|Gate|Studio|Bus|bus|Unit|Platform|Exit|exit|Area|Locker|Channel|channel|Building|Ward|Cell|Lot|Extension)\s#?(?P<span>\d{3,4})(?P<letter>[A-Z])?(?![\w%]|[.,-]\d)",
    needs=DIGITS,
)
def say_code_named(match: re.Match[str], context: Context) -> str:
    return pairs(match["span"])


@RULES.rule(
    "asteroid",
    r"(?<![\w.])(?P<year>1[89]\d\d|20\d\d)\s(?P<letters>[A-HJ-Y][A-HJ-Z])(?P<count>\d{1,3})?(?!\w)",
    needs=DIGITS,
)
def say_asteroid(match: re.Match[str], context: Context) -> str | None:
    """A provisional designation: "2024 YR4"."""
    from audiopost.script.speech.en.numerals import year

    if not match["count"]:
        return None
    return f"{year(int(match['year']))} {spell(match['letters'])} {cardinal(int(match['count']))}"
