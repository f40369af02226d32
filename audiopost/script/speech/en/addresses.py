# SPDX-License-Identifier: GPL-3.0-or-later
"""Postal addresses: house numbers, streets, states, postal codes, boxes, interstate roads."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import final_stop
from audiopost.script.speech.en.letters import spell
from audiopost.script.speech.en.numerals import cardinal, digits, pairs
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("address")


def _groups(written: str) -> str:
    return ", ".join(digits(group) for group in re.findall(r"\d+", written))


_STREETS = {
    "St": "Street", "Ave": "Avenue", "Av": "Avenue", "Blvd": "Boulevard", "Rd": "Road", "Ln": "Lane", "Ct": "Court", "Pl": "Place", "Sq": "Square", "Pkwy": "Parkway", "Hwy": "Highway", "Ter": "Terrace", "Terr": "Terrace", "Cir": "Circle", "Dr": "Drive",
    "Expy": "Expressway", "Fwy": "Freeway", "Cres": "Crescent", "Plz": "Plaza", "Trl": "Trail", "Tpke": "Turnpike", "Aly": "Alley", "Bldg": "Building", "Hts": "Heights", "Xing": "Crossing", "Gdns": "Gardens", "Wy": "Way", "Pk": "Park", "Rte": "Route", "Ctr": "Center",
}  # fmt: skip
_STREET = "|".join(sorted(_STREETS, key=len, reverse=True))
_QUARTERS = {
    "N": "North",
    "S": "South",
    "E": "East",
    "W": "West",
    "NE": "Northeast",
    "NW": "Northwest",
    "SE": "Southeast",
    "SW": "Southwest",
}
_SIDE = r"(?:N\.?E|N\.?W|S\.?E|S\.?W|[NSEW])\b\.?"


@RULES.rule(
    "house",
    rf"(?<![\w.,$#-])(?P<span>(?P<house>\d{{1,5}})(?P<letter>[A-D])?)(?=\s(?:{_SIDE}\s)?(?:\d{{1,3}}(?:st|nd|rd|th)|[A-Z][\w'\u2019.]*)(?:\s[A-Z][\w'\u2019]*){{0,3}}\s?(?:(?:{_STREET})\b|Street|Avenue|Boulevard|Road|Lane|Court|Place|Square|Parkway|Highway|Terrace|Circle|Drive|Way|Broadway)\b)",
    needs=DIGITS,
)
def say_house(match: re.Match[str], context: Context) -> str | None:
    figures = match["house"]
    if len(figures) == 4 and re.search(r"\b(?:[Ii]n|[Ss]ince|[Bb]y|of)\s$", context.before(match.start(), 8)):
        return None
    if len(figures) == 5:
        words = f"{cardinal(int(figures[0]))} {pairs(figures[1:])}" if figures[1] != "0" else digits(figures)
        words = cardinal(int(figures)) if figures.endswith("000") else words
    else:
        words = pairs(figures) if len(figures) > 2 else cardinal(int(figures))
        if figures.endswith("000"):
            words = cardinal(int(figures))
    return words + (f" {match['letter']}" if match["letter"] else "")


@RULES.rule(
    "street-side",
    rf"(?:(?<=\d\s)|(?<![\w.]))(?P<span>(?P<side>N\.?E|N\.?W|S\.?E|S\.?W|[NSEW])\b\.?)(?=\s(?:[A-Z][\w'\u2019]+|\d{{1,3}}(?:st|nd|rd|th))\s(?:[A-Z][\w'\u2019]+\s)?(?:(?:{_STREET})\b|Street|Avenue|Road|Boulevard|Drive|Lane|Court|Place))",
    needs="NSEW",
)
def say_street_side(match: re.Match[str], context: Context) -> str:
    return _QUARTERS[match["side"].replace(".", "")]


@RULES.rule(
    "street",
    rf"(?<=[a-z\u2019'.\dhA-Z]\s)(?P<span>(?P<kind>{_STREET})\b\.?)(?P<quarter>\s{_SIDE}(?![\w']))?(?!\w)",
    needs="SABRLCPHTDEFXGW",
)
def say_street(match: re.Match[str], context: Context) -> list[tuple[int, int, str]] | None:
    kind, dotted = match["kind"], match["span"].endswith(".")
    before = context.before(match.start("span"), 48)
    house = re.search(r"\b\d+[A-Za-z]{0,2},?\s(?:[NSEW]\.?\s)?(?:[A-Z0-9][\w'\u2019.]*\s){1,4}$", before)
    named = re.search(
        r"(?:^|[\s(])(?!(?:The|And|In|At|On|Of|For|With|To|From|By|A|An|But|As|Is|This)\s)[A-Z\d][\w'\u2019.]*\s$",
        before,
    )
    if (
        not named
        or (
            not dotted
            and not house
            and not re.search(r"\d(?:st|nd|rd|th)\s$", before)
            and not (
                kind in ("Dr", "Ave", "Blvd", "Rd", "Ln", "Pkwy")
                and re.match(r"\s?$|[,.;)]|\s(?:in|near|and|is|to)\b", context.after(match.end(), 6))
            )
        )
        or (kind in ("Pl", "Ter", "Sq", "Ct", "Av", "Cir", "Pk", "Hts") and not house)
        or (kind in ("St", "Dr") and not house and re.match(r"\s[A-Z][a-z]", context.after(match.end(), 3)))
    ):
        return None
    if kind == "Ct" and not house:
        return None
    if (
        kind == "St"
        and not dotted
        and re.match(r"\s[A-Z][a-z]+\b", context.after(match.end(), 12))
        and not re.search(
            r"\d+[A-Za-z]{0,2},?\s(?:[A-Z]\.?\s)?[A-Z][\w'\u2019]*\s$|\d(?:st|nd|rd|th)\s$", before
        )
    ):
        return None
    words = _STREETS[kind]
    end = match.end()
    if match["quarter"]:
        words += " " + _QUARTERS[match["quarter"].replace(".", "").strip()]
        end = match.end("quarter")
    stop = final_stop(context, end) if context.text[end - 1] == "." else ""
    return [(match.start("span"), end, words + stop)]


@RULES.rule("street-small", r"(?<=\d(?:st|nd|rd|th)\s)(?:ave|st|blvd|rd)\b\.?", needs="abrs")
def say_street_small(match: re.Match[str], context: Context) -> str:
    """ "on 5th ave."."""
    stop = final_stop(context, match.end()) if match[0].endswith(".") else ""
    return _STREETS[match[0].rstrip(".").capitalize()].lower() + stop


@RULES.rule(
    "quarter-of-town",
    r"(?:Street|Avenue|Road|Boulevard|Drive|Place|Court)\s(?P<span>(?:N\.?E|N\.?W|S\.?E|S\.?W)\b\.?)(?!\w)",
    needs="NS",
)
def say_quarter_of_town(match: re.Match[str], context: Context) -> str:
    stop = final_stop(context, match.end()) if match["span"].endswith(".") else ""
    return _QUARTERS[match["span"].replace(".", "")] + stop


_STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa",
    "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee",
    "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming", "DC": "D.C",
    "Ala.": "Alabama", "Ariz.": "Arizona", "Ark.": "Arkansas", "Calif.": "California", "Colo.": "Colorado", "Conn.": "Connecticut", "Del.": "Delaware", "Fla.": "Florida", "Ga.": "Georgia", "Ill.": "Illinois", "Ind.": "Indiana", "Kan.": "Kansas", "Ky.": "Kentucky", "La.": "Louisiana", "Md.": "Maryland", "Mass.": "Massachusetts", "Mich.": "Michigan", "Minn.": "Minnesota", "Miss.": "Mississippi", "Mo.": "Missouri", "Mont.": "Montana", "Neb.": "Nebraska", "Nev.": "Nevada", "N.H.": "New Hampshire", "N.J.": "New Jersey", "N.M.": "New Mexico", "N.Y.": "New York", "N.C.": "North Carolina", "N.D.": "North Dakota", "Okla.": "Oklahoma", "Ore.": "Oregon", "Pa.": "Pennsylvania", "R.I.": "Rhode Island", "S.C.": "South Carolina", "S.D.": "South Dakota", "Tenn.": "Tennessee", "Tex.": "Texas", "Vt.": "Vermont", "Va.": "Virginia", "Wash.": "Washington", "W.Va.": "West Virginia", "Wis.": "Wisconsin", "Wyo.": "Wyoming",
}  # fmt: skip
_STATE = "|".join(re.escape(code) for code in sorted(_STATES, key=len, reverse=True))


# Codes that are also a doctor's degree, a word in capitals, a German "de": only after the name of a town.
_WORD_STATES = frozenset("MD MA PA DC CO OR IN ME HI OK OH ID DE MS".split())


def _after_town(code: str, before: str, following: str) -> bool:
    if re.search(r"\b(?:Dr|Prof|Mr|Ms|Mrs)\.?\s[\w. ]+$", before) or not re.match(
        r"[.,;)]|\s?$|\s[a-z(]", following
    ):
        return False
    return not (
        code in ("MD", "PA") and re.search(r"[A-Z][\w'\u2019-]*\s(?:[A-Z]\.\s)?[A-Z][\w'\u2019-]*$", before)
    )


@RULES.rule(
    "state", rf"(?<=[a-z.]),\s(?P<span>{_STATE})(?!\w)(?P<zip>,?\s\d{{5}}(?:-\d{{4}})?(?!\d))?", needs=","
)
def say_state(match: re.Match[str], context: Context) -> list[tuple[int, int, str]] | None:
    code, end = match["span"], match.end("span")
    before = context.before(match.start(), 24)
    following = context.after(match.end("span"), 3)
    if (
        not re.search(r"(?:^|[\s(])(?:[A-Z][\w'\u2019.-]*)$", before)
        or following[:1] == ":"
        or (
            code in ("La.", "Ill.", "Del.", "Pa.", "Miss.", "Mass.") and not re.match(r"[,)\s;]|$", following)
        )
    ):
        return None
    if not match["zip"] and code in _WORD_STATES and not _after_town(code, before, following):
        return None
    stop = final_stop(context, end) if code.endswith(".") and not match["zip"] else ""
    claims = [(match.start("span"), end, _STATES[code] + stop)]
    if match["zip"]:
        start = match.start("zip") + len(match["zip"]) - len(match["zip"].lstrip(", "))
        claims.append((start, match.end("zip"), _groups(match["zip"])))
    return claims


@RULES.rule(
    "zip",
    r"(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|Hampshire|Jersey|Mexico|York|Carolina|Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|D\.C\.|DC),?\s(?P<span>\d{5}(?:-\d{4})?)(?![\d,])",
    needs=DIGITS,
)
def say_zip(match: re.Match[str], context: Context) -> str:
    return _groups(match["span"])


@RULES.rule("postcode", r"(?<![\w-])(?P<out>[A-Z]{1,2}\d{1,2}[A-Z]?)\s(?P<in>\d[A-Z]{2})(?!\w)", needs=DIGITS)
def say_postcode(match: re.Match[str], context: Context) -> str:
    def half(text: str) -> str:
        return " ".join(
            spell(p) if p.isalpha() else cardinal(int(p)) for p in re.findall(r"[A-Z]+|\d+", text)
        )

    return f"{half(match['out'])} {half(match['in'])}"


@RULES.rule("po-box", r"\bP\.?\s?O\.?\s(?=Box\b)", needs="P")
def say_po_box(match: re.Match[str], context: Context) -> str:
    return "P.O "


@RULES.rule(
    "interstate",
    r"(?<![\w-])(?P<kind>(?:I|US|U\.S\.|SR|CR|A|M|B)-|(?<!\d\s)(?:US|U\.S\.|SR|CR)\s(?=\d{1,3}(?:\s(?:in|at|to|from|and|or|north|south|east|west|near|through|via|is|was|runs|between|for|on|as|by)\b|[.,;)]|$)))(?P<number>\d{1,3})(?P<side>[NSEW])?(?![\w-]|\.\d)",
    needs="IUSCAMB",
)
def say_interstate(match: re.Match[str], context: Context) -> str:
    number = pairs(match["number"]) if len(match["number"]) == 3 else cardinal(int(match["number"]))
    side = f" {_QUARTERS[match['side']]}" if match["side"] else ""
    return f"{spell(match['kind'])} {number}{side}"
