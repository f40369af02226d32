# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs that no other rule has read: ampersand, arrows, slashes, dashes, marks of trade, bullets, quotes."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import spaced
from audiopost.script.speech.en.numerals import cardinal
from audiopost.script.speech.en.pronounceable import sayable
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("symbol")


@RULES.rule("override", r"\[\[[^\[\]|]{1,200}(?:\|[^\[\]|]{1,200})?\]\]", needs="[")
def say_override(match: re.Match[str], context: Context) -> str:
    """A pronunciation somebody gave is kept as it is."""
    return match[0]


@RULES.rule(
    "star-class",
    r"(?<![\w.,])(?P<stars>[1-7])\*(?=\s(?:hotels?|resorts?|restaurants?|accommodation|lodge|spa|ratings?|reviews?|luxury|service)\b)",
    needs="*",
)
def say_star_class(match: re.Match[str], context: Context) -> str:
    """ "a 3* hotel"."""
    return f"{cardinal(int(match['stars']))} star"


@RULES.rule("stars", r"[\u2605\u2606\u2b50]{2,10}", needs="\u2605\u2b50")
def say_stars(match: re.Match[str], context: Context) -> str:
    full = sum(character != "\u2606" for character in match[0])
    if "\u2606" in match[0]:
        return f"{cardinal(full)} out of {cardinal(len(match[0]))} stars"
    return f"{cardinal(full)} stars"


@RULES.rule(
    "grade",
    r"(?<![\w+])(?P<span>(?P<letter>[A-F]|AB|[AB]{1,3}|O)(?P<sign>[+\u2212-])(?P<plus>\+)?)(?=[\s.,;:!?)\"'\u2019\u201d]|$)",
    needs="+-\u2212",
)
def say_grade(match: re.Match[str], context: Context) -> str | None:
    letters = match["letter"]
    sign = "plus" if match["sign"] == "+" else "minus"
    if sign == "minus" and re.match(r"\s[A-Z-]", context.after(match.end(), 2)) and letters == "A":
        return None
    if context.after(match.end(), 2)[:2] in ("- ", " -") or re.match(r"\s\d", context.after(match.end(), 2)):
        return None
    return f"{'.'.join(letters)} {sign}"


@RULES.rule("brand-plus", r"(?<=[A-Za-z]{2})(?P<span>\+)(?=[\s.,;:!?)'\u2019]|$)", needs="+")
def say_brand_plus(match: re.Match[str], context: Context) -> str:
    return " plus"


@RULES.rule("starred", r"(?<![\w*])[A-Z](?:\*[A-Z]){2,8}(?![\w*])", needs="*")
def say_starred(match: re.Match[str], context: Context) -> str:
    """ "M*A*S*H"."""
    letters = match[0].replace("*", "")
    return letters.lower() if sayable(letters) else ".".join(letters)


@RULES.rule("letter-sign", r"(?<![\w$#/.-])(?P<name>[A-Z][A-Za-z]{0,3}\$[A-Za-z]{1,4})(?!\w|\$)", needs="$")
def say_letter_sign(match: re.Match[str], context: Context) -> str | None:
    """A name that writes its S as a dollar: "Ke$ha"."""
    return match["name"].replace("$", "s").capitalize()


@RULES.rule("misters", r"(?<![\w.])(?P<first>Mr|Mrs|Ms|Dr)\.?/(?P<second>Mr|Mrs|Ms|Dr)\b\.?", needs="/")
def say_misters(match: re.Match[str], context: Context) -> str:
    names = {"Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Dr": "Doctor"}
    return f"{names[match['first']]} or {names[match['second']]}"


@RULES.rule(
    "and-or",
    r"\b(?P<span>and/or|either/or)\b|\b(?:he/she|she/he|his/her|her/his|him/her|he/they|she/they)\b",
    needs="/",
    flags=re.I,
)
def say_and_or(match: re.Match[str], context: Context) -> list[tuple[int, int, str]]:
    written = match[0]
    joint = " " if match["span"] else " or "
    return [(match.start(), match.end(), written.replace("/", joint))]


@RULES.rule("slash", r"(?<=[\w)\]\u2019'\"\u201d.])(?P<span>\s?/\s?)(?=[\w(\[\"\u201c#@+.])", needs="/")
def say_slash(match: re.Match[str], context: Context) -> str | None:
    start, end = match.start("span"), match.end("span")
    left, right = context.text[start - 1], context.text[end]
    word = re.search(r"[A-Za-z]+$", context.before(start, 20))
    unit = re.match(
        r"(?:day|week|month|year|hour|minute|second|person|capita|night|kg|mL|L)\b", context.after(end, 9)
    )
    if (
        unit
        and word
        and (word[0].endswith("s") or context.text[end - 1] == "/")
        and not left.isdecimal()
        and word[0].islower()
        and word[0] not in ("night", "day", "and")
    ):
        return " per "
    if context.after(end, 6) == "capita":
        return " per "
    if left.isdecimal() and right.isdecimal():
        return " slash "
    return " slash "


@RULES.rule("slash-alone", r"(?<=\s)/+(?=\s|$)|\A/(?=\s)", needs="/")
def say_slash_alone(match: re.Match[str], context: Context) -> str:
    return "slash"


_ARROWS = {
    "\u2192": "to", "\u27f6": "to", "\u279c": "to", "\u2794": "to", "\u21d2": "implies", "\u27f9": "implies", "\u21d4": "if and only if", "\u2190": "left arrow", "\u2191": "up", "\u2193": "down", "\u2194": "to and from", "\u21cc": "in equilibrium with", "\u25b6": "", "\u25ba": "", "\u2197": "up", "\u2198": "down", "\u21a6": "maps to", "\u27a1": "to",
}  # fmt: skip


@RULES.rule(
    "arrow",
    "[" + "".join(_ARROWS) + "]\ufe0f?|(?<=[\\w)\\s])(?:-{1,2}|=)>(?=[\\s\\w])|<-{1,2}(?=\\s)",
    needs="".join(_ARROWS) + "<>",
)
def say_arrow(match: re.Match[str], context: Context) -> str:
    words = _ARROWS.get(match[0][0], "to")
    return spaced(words, context, match.start(), match.end()) if words else ""


@RULES.rule("ampersand", r"&(?:amp;)?", needs="&")
def say_ampersand(match: re.Match[str], context: Context) -> str:
    return spaced("and", context, match.start(), match.end())


@RULES.rule("trade", r"\s?(?:\u2122|\xae|\u2120|\((?:TM|R|tm|r)\)(?=[\s.,;]|$))", needs="\u2122\xae\u2120(")
def say_trade(match: re.Match[str], context: Context) -> str | None:
    if match[0].lstrip().startswith("(") and not re.search(r"[A-Za-z]$", context.before(match.start(), 1)):
        return None
    return ""


@RULES.rule("copyright", r"\xa9\s?|\(c\)\s?(?=\d{4})|\u2117\s?", needs="\xa9(\u2117")
def say_copyright(match: re.Match[str], context: Context) -> str:
    return "" if context.before(match.start(), 12).lower().rstrip().endswith("copyright") else "copyright "


@RULES.rule(
    "bullet",
    r"\A\s*[\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u2043\u2219\xb7\u25a0\u25a1\u25b8\u2756\u27a2](?=\s|\w)\s?",
    needs="\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u2043\u2219\xb7\u25a0\u25a1\u25b8\u2756\u27a2",
)
def say_bullet(match: re.Match[str], context: Context) -> str:
    return ""


@RULES.rule("middle-dot", r"\s?[\u2022\xb7|\u2223\xa6]\s?", needs="\u2022\xb7|\u2223\xa6")
def say_middle_dot(match: re.Match[str], context: Context) -> str:
    return ", " if match.start() and match.end() < len(context.text) else ""


@RULES.rule("dashes", r"(?<=[\w.,!?)\"'\u2019])-{2,3}(?=[\w\"'\u201c(A-Z])", needs="-")
def say_dashes(match: re.Match[str], context: Context) -> str:
    return " \u2014 "


@RULES.rule("scene-break", r"\s?[*\u2042](?:\s[*\u2042]){2,7}\s?", needs="*\u2042")
def say_scene_break(match: re.Match[str], context: Context) -> str:
    return " "


@RULES.rule("rule", r"\s?[-_=*~#]{4,}\s?", needs="-_=*~#")
def say_rule(match: re.Match[str], context: Context) -> str:
    return " "


@RULES.rule("backticks", r"``|''|\xb4\xb4", needs="`'\xb4")
def say_backticks(match: re.Match[str], context: Context) -> str:
    return '"'


@RULES.rule("inverted", r"[\xbf\xa1]", needs="\xbf\xa1")
def say_inverted(match: re.Match[str], context: Context) -> str:
    return ""


@RULES.rule("gender", "[\u2640\u2642]\ufe0f?", needs="\u2640\u2642")
def say_gender(match: re.Match[str], context: Context) -> str:
    return spaced("female" if match[0][0] == "\u2640" else "male", context, match.start(), match.end())


_MARKS = {
    "%": "percent", "$": "dollar", "\xa3": "pound", "\u20ac": "euro", "\xa5": "yen", "\xa2": "cent", "@": "at", "#": "hash", "+": "plus", "=": "equals", "<": "less than", ">": "greater than", "*": "asterisk", "\xb0": "degrees",
    "^": "caret", "~": "tilde", "\\": "backslash", "_": "underscore", "\u2030": "per thousand", "\u2032": "prime", "\u2033": "double prime", "\xb2": "squared", "\xb3": "cubed", "\xb9": "", "\u2212": "minus", "\u2020": "dagger", "\u2021": "double dagger", "\xa7": "section", "\xb6": "paragraph",
    "\u266f": "sharp", "\u266d": "flat", "\u2116": "number", "\u2103": "degrees Celsius", "\u2109": "degrees Fahrenheit", "\xba": "", "\xaa": "", "\u2105": "care of", "\u211e": "prescription", "\u2605": "star", "\u2606": "star", "\u266a": "", "\u266b": "", "\u2018\u2018": "",
}  # fmt: skip
_SILENT = "|{}\xa6\xaf\xa8\xb8\u2016\u25ca\u25c6\u25c7\u25b2\u25bc\u25b3\u25bd\u2500-\u257f\u2580-\u259f\u2043\ufffd`\xb4"


@RULES.rule(
    "mark", "[" + re.escape("".join(mark for mark in _MARKS if len(mark) == 1)) + "]", needs="".join(_MARKS)
)
def say_mark(match: re.Match[str], context: Context) -> str:
    mark, start, end = match[0], match.start(), match.end()
    around = context.text[max(0, start - 1) : start] + context.text[end : end + 1]
    if mark in "_^~*" and (not around.strip(" .,;:!?") or mark == "_") and mark in "_^":
        return " "
    words = _MARKS[mark]
    return spaced(words, context, start, end) if words else ""


@RULES.rule(
    "silent",
    f"[{_SILENT}]+",
    needs="|{}\xa6\xaf\xa8\xb8\u2016\u25ca\u25c6\u25c7\u25b2\u25bc\ufffd`\xb4\u2500\u2502\u2588",
)
def say_silent(match: re.Match[str], context: Context) -> str:
    left = context.text[match.start() - 1 : match.start()]
    right = context.text[match.end() : match.end() + 1]
    return " " if left.isalnum() and right.isalnum() else ""
