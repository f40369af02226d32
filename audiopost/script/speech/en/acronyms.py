# SPDX-License-Identifier: GPL-3.0-or-later
"""Capitals: spelled, said as a word, mixed, with figures, with an ampersand, in the plural; dotted letters."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import final_stop
from audiopost.script.speech.en.letters import GREEK, letter, spell
from audiopost.script.speech.en.numerals import cardinal, digits, number, pairs, plural
from audiopost.script.speech.en.pronounceable import SAID, SPELLED, WORDS, is_spelled, sayable
from audiopost.script.speech.en.readings import READINGS
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("acronym")

_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_READING = "|".join(re.escape(written) for written in sorted(READINGS, key=len, reverse=True))


@RULES.rule(
    "reading", rf"(?<![\w.@/-])(?P<token>{_READING})(?P<own>(?:['\u2019]s)?)(?![\w]|\.\w)", needs=_CAPITALS
)
def say_reading(match: re.Match[str], context: Context) -> str | None:
    if context.traits.get("capitals") and match["token"].isupper() and len(match["token"]) > 4:
        return None
    return READINGS[match["token"]] + ("'s" if match["own"] else "")


@RULES.rule(
    "ampersand",
    r"(?<![\w&.])(?P<left>[A-Z]{1,4})\s?&\s?(?P<right>[A-Z]{1,4})(?P<plural>s|['\u2019]s)?(?![\w&])",
    needs="&",
)
def say_ampersand(match: re.Match[str], context: Context) -> str | None:
    if " " in match[0] and (len(match["left"]) > 1 or len(match["right"]) > 1):
        return None
    tail = "'s" if match["plural"] else ""
    return f"{spell(match['left'])} and {spell(match['right'])}{tail}"


@RULES.rule("slashed", r"(?<![\w/.])(?P<left>[A-Z]{1,5})/(?P<right>[A-Z]{1,5})(?![\w/])", needs="/")
def say_slashed(match: re.Match[str], context: Context) -> str | None:
    if match["left"] in WORDS and match["right"] in WORDS and len(match["left"]) > 1:
        return None
    joint = (
        " "
        if len(match["left"]) == len(match["right"]) == 1 or match[0] in ("TCP/IP", "HIV/AIDS", "AC/DC")
        else " slash "
    )
    return f"{_said(match['left'])}{joint}{_said(match['right'])}"


def _said(letters: str) -> str:
    if letters in READINGS:
        return READINGS[letters]
    return spell(letters) if len(letters) == 1 or is_spelled(letters) else letters


@RULES.rule(
    "dotted",
    r"(?<![\w.@])(?P<letters>(?:[A-Za-z]\.){1,7}(?:[A-Za-z](?![\w@])\.?)?)(?P<plural>['\u2019]?s(?!\w))?(?![\w@])",
    needs=".",
)
def say_dotted(match: re.Match[str], context: Context) -> str | None:
    """ "U.S.", "Ph.D.'s", "i.v."."""
    letters = spell(match["letters"])
    if len(letters) < 3:
        return None
    tail = "'s" if match["plural"] else ""
    return letters + tail + (final_stop(context, match.end()) if match[0].endswith(".") else "")


@RULES.rule(
    "initials",
    r"(?<![\w.'\u2019-])(?P<letters>(?:[A-Z]\.\s){1,3}[A-Z]\.)(?=\s?-?\s?[A-Z(;,:)&]|\s?$|\s[a-z])",
    needs=".",
)
def say_initials(match: re.Match[str], context: Context) -> str:
    """Initials set apart: "J. K. Rowling"."""
    return spell(match["letters"]) + final_stop(context, match.end())


def code_figures(figures: str, attached: bool = True) -> str:
    """The figures of a code such as "A320" or "B-52": few as a number, three and four in pairs, more one by one."""
    if (figures[0] == "0" and len(figures) > 1) or len(figures) > 4:
        return digits(figures)
    if len(figures) <= 2 or (len(figures) == 4 and figures.endswith("000")):
        return cardinal(int(figures))
    return pairs(figures) if attached else cardinal(int(figures))


_PART = re.compile(
    r"MiG|[A-Z]+(?=v\d)|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+(?:\.\d+)?|[" + GREEK + "]"
)


@RULES.rule(
    "code",
    rf"(?<![\w.@#/$])(?P<token>(?=[\w.\-{GREEK}]{{0,24}}[A-Z])(?:[A-Za-z{GREEK}]{{1,6}}-?\d+(?:\.\d+)?(?:(?!s\b)[A-Za-z]){{0,4}}|\d{{1,4}}-?[A-Z]{{1,4}})(?:-?\d{{1,5}})?(?:-?[A-Z]{{1,3}})?(?P<plus>\+)?)(?P<plural>s|['\u2019]s)?(?![\w%&]|\.\w|,\d{{3}})",
    needs=DIGITS,
)
def say_code(match: re.Match[str], context: Context) -> str | None:
    """Letters and figures in one token: "H1N1", "A320", "COVID-19", "B2B", "CD4+", "XP-75"."""
    token = match["token"].rstrip("+")
    if re.fullmatch(r"\d+(?:ST|ND|RD|TH)", token):
        return None
    parts: list[str] = []
    letters_before = False
    for piece in _PART.findall(token):
        if piece[0].isdecimal():
            parts.append(
                number(piece) if "." in piece else code_figures(piece, attached=letters_before or not parts)
            )
        elif len(piece) == 1:
            parts.append(letter(piece))
        elif piece.isupper():
            parts.append(
                spell(piece)
                if len(piece) == 2 and (piece not in WORDS or not parts)
                else piece
                if piece in WORDS
                else _said(piece)
            )
        elif (piece[0].isupper() and len(piece) > 2) or (piece.islower() and len(piece) > 2):
            parts.append(piece)
        else:
            parts.append(spell(piece))
        letters_before = True
    words = " ".join(parts)
    if match["plus"]:
        words += " plus"
    if match["plural"]:
        words = plural(words) if words[-1:].islower() else words + "'s"
    return words


@RULES.rule(
    "spaced-code",
    r"(?<![\w.])(?P<letters>[A-Z]{2,5})(?P<gap>\s?-\s?)(?P<figures>\d{1,4})(?P<plural>s)?(?![\w%]|[.,:/]\d|-\d)",
    needs="-",
)
def say_spaced_code(match: re.Match[str], context: Context) -> str | None:
    """ "STS-123", "XP- 75": the hyphen is not a minus."""
    if context.traits.get("capitals") and len(match["letters"]) > 3:
        return None
    figures = code_figures(match["figures"], attached=False)
    return f"{_said(match['letters'])} {plural(figures) if match['plural'] else figures}"


@RULES.rule(
    "mixed-case",
    r"(?<![\w.@/])(?P<letters>[a-z]{1,3}[A-Z]{2,6}|[A-Z]{2,6}[a-z]{1}[A-Z]{1,4}|[a-z][A-Z]{2,5})(?P<plural>s|['\u2019]s)?(?![\w.]\w|\w)",
    needs=_CAPITALS,
)
def say_mixed_case(match: re.Match[str], context: Context) -> str | None:
    """A small letter before capitals: "mRNA", "cDNAs", "siRNA", "iPPV"."""
    written = match["letters"]
    small = re.match(r"[a-z]+", written)
    if small and len(small[0]) >= 3:
        words = f"{small[0]} {_said(written[len(small[0]) :])}"
    else:
        words = spell(written)
    return words + ("'s" if match["plural"] else "")


@RULES.rule(
    "radio",
    r"(?<![\w.])AM(?=\s?(?:/|and|&|or)\s?FM\b|\s(?:radio|station|band)\b)|(?<=\d)\s?AM(?!\w)",
    needs="A",
)
def say_radio(match: re.Match[str], context: Context) -> str:
    """ "AM radio", "770 AM"."""
    return " A.M" if match[0][0] == " " else "A.M"


_LABEL = r"(?:[Ss]erial|[Pp]art|[Oo]rder|[Mm]odel|[Tt]racking|[Ii]nvoice|[Rr]eference|[Rr]ef\.?|SKU|VIN|[Bb]ooking|[Cc]onfirmation|[Pp]roduct|[Cc]atalog(?:ue)?|[Pp]late|[Cc]ase)"


@RULES.rule(
    "serial",
    rf"\b{_LABEL}(?:\s(?:number|no\.|code|key|ID))?(?:\sis|:)?\s(?P<span>\#?(?=[A-Z\d-]{{5,30}}(?![\w-]))(?=[A-Z-]{{0,12}}\d)(?=[\dA-Z]{{0,12}}(?:-|\d[A-Z]|[A-Z]\d))[A-Z\d]{{1,12}}(?:-[A-Z\d]{{1,12}}){{0,5}})",
    needs=DIGITS,
)
def say_serial(match: re.Match[str], context: Context) -> str | None:
    """Letters and figures one by one after the word for what they number."""
    if re.fullmatch(r"#?(?:[A-Z]{1,4}-?\d{1,4}|\d{1,4}-\d{1,4})", match["span"]):
        return None
    pieces = re.findall(r"[A-Z]+|\d+", match["span"])
    return ("number " if match["span"][0] == "#" else "") + " ".join(
        digits(piece) if piece.isdecimal() else spell(piece) for piece in pieces
    )


@RULES.rule("hyphened", r"(?<![\w.@/&-])(?P<left>[A-Z]{2,6})-(?P<right>[A-Z]{1,6})(?![\w&-]|\.\w)", needs="-")
def say_hyphened(match: re.Match[str], context: Context) -> str | None:
    """ "USB-C", "CD-RW"."""
    left, right = match["left"], match["right"]
    if context.traits.get("capitals"):
        return None
    # "GOOD-NIGHT" and "UH-OH" are words: one that is known vouches for the other.
    words = any(
        part in WORDS or (len(part) > 3 and sayable(part) and part not in SPELLED) for part in (left, right)
    )
    if words and sayable(left) and sayable(right) and not {left, right} & SPELLED:
        return f"{left.lower()} {right.lower()}"
    return f"{_said(left)} {_said(right)}"


@RULES.rule("plural", r"(?<![\w.@/&])(?P<letters>[A-Z]{2,6})s(?![\w.]\w|\w)", needs="s")
def say_plural(match: re.Match[str], context: Context) -> str | None:
    letters = match["letters"]
    if not is_spelled(letters):
        return letters.lower() + "s"
    return spell(letters) + "'s"


@RULES.rule(
    "capitals",
    r"(?<![\w.@/&$])(?<!\w[\u2019'])(?P<letters>[A-Z]{2,})(?P<own>['\u2019]s(?!\w))?(?![\w&@]|\.[a-z]|['\u2019]\w{2})",
    needs=_CAPITALS,
)
def say_capitals(match: re.Match[str], context: Context) -> str | None:
    letters = match["letters"]
    own = "'s" if match["own"] else ""
    if letters in ("US", "WHO") and not own:
        words = _pronoun(letters, match, context)
        if words:
            return words
    if context.traits.get("capitals"):
        known = letters in SPELLED_EVERYWHERE and letters not in WORDS
        if not known and (
            (len(letters) > 3 and _has_vowel(letters))
            or letters in WORDS
            or letters in ("IT", "US", "WHO")
            or (sayable(letters) and letters not in SPELLED)
        ):
            return letters.lower() + own
    elif (
        len(letters) == 2
        and _AUTHOR.search(context.before(match.start(), 24))
        and re.match(r"[,;.)]|$", context.after(match.end(), 1))
    ):
        return spell(letters)
    elif (letters in WORDS and letters not in ("US", "IT", "WHO", "ACT")) or (
        len(letters) == 3 and sayable(letters) and letters not in SPELLED and _shouted(match, context)
    ):
        return letters.lower() + own
    if not is_spelled(letters):
        # A word in capitals is a word; an acronym said as a word keeps its form for the engine's dictionary.
        return None if letters in SAID or len(letters) <= 5 else letters.lower() + own
    return spell(letters) + own


def _shouted(match: re.Match[str], context: Context) -> bool:
    """Whether a word in capitals stands beside these letters: "OPEN TAB", "RED ROW CLOSED"."""
    near = _CAPITALS_BEFORE.findall(context.before(match.start(), 20)) + _CAPITALS_AFTER.findall(
        context.after(match.end(), 20)
    )
    return any(word in WORDS or (not is_spelled(word) and word not in SAID) for word in near)


_CAPITALS_BEFORE = re.compile(r"\b([A-Z]{4,})\s$")
_CAPITALS_AFTER = re.compile(r"^\s([A-Z]{4,})\b")
_OF_US = re.compile(
    r"\b(?:contact|about|join|let|with|of|for|to|tell|give|help|follow|between|on|from|all|both|visit|e-?mail|call|support|like|find|show|trust|ask|meet|"
    r"write|send|text|among|around|at|by|against|than|near|behind|save|kill|made|make|makes|let's|teach|teaches|bring|brings|keep|keeps|leave|leaves|take|takes)\s$",
    re.I,
)
_WHO_IS = re.compile(
    r"\s(?:IS|ARE|WAS|WERE|WILL|CAN|ELSE|GOES|DID|DOES|LET|WANTS|KNOWS|NEEDS|MADE|WOULD|SHOULD|AM)\b"
)
_WHO_SAYS = re.compile(
    r"\s(?:WARNS|SAYS|DECLARES|URGES|APPROVES|CHIEF|TEAM|EXPERTS?|OFFICIALS?|REPORTS?|ADVISES|RECOMMENDS|CONFIRMS|CALLS|LAUNCHES|DATA|HEAD|PANEL|FUNDING|STUDY|GUIDELINES)\b"
)


def _pronoun(letters: str, match: re.Match[str], context: Context) -> str | None:
    """ "CONTACT US" and "US HOUSE", "WHO IS IT" and "WHO WARNS": in capitals the words around tell."""
    if letters == "US":
        ours = _OF_US.search(context.before(match.start(), 12))
        near = context.before(match.start(), 12).strip()
        if ours and (context.traits.get("capitals") or near.isupper()):
            return "us"
        return spell(letters) if context.traits.get("capitals") else None
    if _WHO_IS.match(context.text, match.end()):
        return "who"
    return (
        spell(letters)
        if context.traits.get("capitals") and _WHO_SAYS.match(context.text, match.end())
        else None
    )


#: A name before its initials, as in lists of authors: "Smith AH,".
_AUTHOR = re.compile(r"(?:^|[,;.(]\s|\bet\s|\band\s)(?:(?:de|van|von|la|le)\s)?[A-Z][a-z][\w'\u2019-]*\s$")


def _has_vowel(letters: str) -> bool:
    return any(character in "AEIOUY" for character in letters)


#: Spelled even in a heading set in capitals.
SPELLED_EVERYWHERE = frozenset(
    "BBC BMW CBS CDC CEO CIA CNN DNA EU FBI FDA GDP GPS HBO HIV HTML IBM IMF IRS LGBT MIT MRI NBA NBC NFL NGO NHL NHS PDF PTSD RNA SQL TV UFO UK UN USA USB USSR VIP AI HR PR NYPD LAPD GOP MVP DVD CD PC UV EPA NYC LA DC UAE WTO NHK USSR HTTP NPR CFO COO CTO ADHD OECD WWF MTV ESPN".split()
)


@RULES.rule("letter-spaced", r"(?<![\w.])(?P<span>[A-Z](?: [A-Z]){4,})(?![\w.])", needs=" ")
def say_letter_spaced(match: re.Match[str], context: Context) -> str:
    """Capitals set apart for looks: "B R E A K I N G"."""
    return match["span"].replace(" ", "").lower()
