# SPDX-License-Identifier: GPL-3.0-or-later
"""German ordinals, Roman numerals, telephone numbers, scores, ranges and bare numbers."""

from __future__ import annotations

import re

from audiopost.script.sentence_words import GERMAN
from audiopost.script.speech.de.grammar import one, ordinal_ending
from audiopost.script.speech.de.numerals import FIGURES, cardinal, digits, number, ordinal
from audiopost.script.speech.shared.roman import roman
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("number")
ORDINALS = Rules("ordinal")
PHONE = Rules("phone")

_AFTER_ARTICLE = re.compile(
    r"(?:\b(?:am|vom|zum|im|beim|der|die|das|dem|den|des|ein|eine|einen|einem|einer|eines|ihr|ihre[mnrs]?|sein|seine[mnrs]?|mein|meine[mnrs]?|unser|unsere[mnrs]?|jede[rmsn]?|diese[rmsn]?|als|zur|ins|auf|in|ab|seit|bis)\s)\Z",
    re.I,
)
_NAME_BEFORE = re.compile(r"(?P<name>[A-ZÄÖÜ][^\W\d_]{2,})\s\Z")
_NOT_RULERS = re.compile(
    r"(?:Kapitel|Band|Teil|Akt|Szene|Artikel|Anhang|Tabelle|Typ|Klasse|Stufe|Phase|Gruppe|Nummer|Abschnitt|Buch|Paragraf|Paragraph|Block|Version|Apollo|Nerv|Faktor|Stadium|Grad|Hartz|Satz|Übung|Serie|Modul|Liga)\Z"
)


@PHONE.rule(
    "number",
    r"(?<![\w.,/-])(?P<plus>\+|00)?(?P<rest>\(?\d{1,5}\)?(?:[ /-]{1,3}\(?\d{1,8}\)?){1,6})(?![\w]|[.,]\d)",
    needs=DIGITS,
)
def say_phone(match: re.Match[str], context: Context) -> str | None:
    rest, before = match["rest"], context.before(match.start(), 20)
    named = re.search(
        r"(?:Tel|Telefon|Fax|Hotline|Mobil|Handy|Rufnummer|Nummer|Telefonnummer|unter)\.?:?\s(?:der\s)?\Z",
        before,
    )
    figures = re.sub(r"\D", "", rest)
    if not match["plus"] and not (named and len(figures) >= 5) and not re.match(r"\(?0\d{1,5}\)?[ /-]", rest):
        return None
    if len(figures) < 6 or re.match(r"(?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d\Z", rest):
        return None
    groups = re.findall(r"\d+", rest)
    head = "plus " + cardinal(int(groups.pop(0))) + " " if match["plus"] == "+" and len(groups[0]) < 4 else ""
    if match["plus"] == "00":
        head = "null null "
    return head + ", ".join(digits(group) for group in groups)


@ORDINALS.rule("ruler", r"(?<=[^\W\d_]\s)(?P<numeral>[IVXLCDM]{1,8})\.", needs="IVXLCDM")
def say_ruler(match: re.Match[str], context: Context) -> str | None:
    value = roman(match["numeral"])
    before = context.before(match.start("numeral"))
    name = _NAME_BEFORE.search(before)
    following = re.match(r"\s(?P<word>[^\W\d_]+)", context.after(match.end()))
    if not value or not name or _NOT_RULERS.search(name["name"]):
        return None
    if name["name"] in GERMAN.starters and following and following["word"][0].isupper():
        return None
    stop = (
        ""
        if following and following["word"][0].islower()
        else "."
        if not context.after(match.end(), 3).strip()
        else ""
    )
    if (
        re.search(r"s\Z", name["name"])
        and re.search(r"\b(?:Königs?|Kaisers|Papst(?:es)?|des)\s\S+\s\Z|\A\S+s\s\Z", before)
        and name["name"][:-1].endswith(("ig", "rich", "helm", "ul"))
    ):
        return f"des {ordinal(value, 'en').capitalize()}{stop}"
    if (
        re.search(
            r"\b(?:von|mit|unter|bei|nach|zu|dem|gegenüber|König|Kaiser|Papst)\s(?:König\s|Kaiser\s|Papst\s|Zar\s)?\S+\s\Z",
            before,
        )
        and not re.search(r"(?:\A|[.!?]\s)(?:König|Kaiser|Papst|Zar)\s\S+\s\Z", before)
        and re.search(r"\b(?:von|mit|unter|bei|nach|zu|dem|gegenüber)\s", before)
    ):
        return f"dem {ordinal(value, 'en').capitalize()}{stop}"
    return f"der {ordinal(value, 'e').capitalize()}{stop}"


@ORDINALS.rule(
    "roman", r"(?<![\w.])(?P<numeral>[IVXLCDM]{1,8})\.(?=\s(?P<noun>[A-ZÄÖÜ][^\W\d_]+))", needs="IVXLCDM"
)
def say_roman_ordinal(match: re.Match[str], context: Context) -> str | None:
    value = roman(match["numeral"])
    if (
        not value
        or match["noun"] in GERMAN.starters
        or (len(match["numeral"]) == 1 and match["numeral"] not in "IVX")
    ):
        return None
    return ordinal(value, ordinal_ending(context.before(match.start()), match["noun"]))


@ORDINALS.rule("roman-number", r"(?<![\w.])(?P<numeral>[IVXLCDM]{1,8})(?![\w.&'’-])", needs="IVXLCDM")
def say_roman_number(match: re.Match[str], context: Context) -> str | None:
    value = roman(match["numeral"])
    name = _NAME_BEFORE.search(context.before(match.start()))
    if not value or value > 3999:
        return None
    if name and _NOT_RULERS.search(name["name"]):
        return cardinal(value)
    if (
        len(match["numeral"]) > 1
        and name
        and match["numeral"] not in {"CD", "DC", "MM", "CM", "MD", "DM", "CC", "MC", "DI", "MI", "LI", "XL"}
    ):
        return cardinal(value)
    return None


@ORDINALS.rule("alone", r"\A\s*(?P<span>(?P<figures>\d{1,9})\.)\s*\Z", needs=".")
def say_alone(match: re.Match[str], context: Context) -> str:
    return ordinal(int(match["figures"]))


@ORDINALS.rule(
    "pair",
    r"(?<![\w.,])(?P<first>\d{1,2})\.\s?(?P<joint>und|oder|bis|[-–/])\s?(?P<second>\d{1,2})\.(?=\s(?P<noun>[A-ZÄÖÜ][^\W\d_]+))",
    needs=".",
)
def say_pair(match: re.Match[str], context: Context) -> str:
    ending = ordinal_ending(context.before(match.start()), match["noun"])
    joint = {"-": "bis", "–": "bis", "/": "und"}.get(match["joint"], match["joint"])
    return f"{ordinal(int(match['first']), ending)} {joint} {ordinal(int(match['second']), ending)}"


@ORDINALS.rule("noun", r"(?<![\w.,])(?P<figures>\d{1,4})\.(?=\s(?P<noun>[^\W\d_][\w-]*))", needs=".")
def say_ordinal(match: re.Match[str], context: Context) -> str | None:
    before, noun = context.before(match.start()), match["noun"]
    marked = bool(_AFTER_ARTICLE.search(before))
    if noun[0].islower():
        if not marked and not re.match(
            r"(?:gr|best|höchst|längst|klein|wichtig|schnellst|teuer|schlecht|jährlich)", noun
        ):
            return (
                ordinal(int(match["figures"]), "er") if len(match["figures"]) < 3 and before.strip() else None
            )
    elif not marked and (noun in GERMAN.starters or not before.strip() or len(match["figures"]) > 2):
        # "Es waren 19. Danach": a sentence ends. "1. Waschen": a list's number is said as one.
        return None
    elif noun in GERMAN.starters and not re.search(
        r"\b(?:der|die|das|am|im|zum|vom|dem|den|des)\s\Z", before, re.I
    ):
        return None
    if re.search(
        r"\b(?:Nr|Kap|Abs|Art|Abb|Tab|S|Bd|Ziff|Anm|Nummer|Kapitel|Seite|Paragraf|Artikel|Absatz|Abbildung|Tabelle)\.?\s\Z",
        before,
    ):
        return None
    return ordinal(int(match["figures"]), ordinal_ending(before, noun))


@ORDINALS.rule("end", r"(?<![\w.,])(?P<figures>\d{1,3})\.(?=[,;)“”\"»«]|\s*\Z)", needs=".")
def say_ordinal_end(match: re.Match[str], context: Context) -> str | None:
    before = context.before(match.start())
    if not re.search(
        r"\b(?:am|vom|zum|der|die|das|dem|den|als|jeder|jeden|wurde|wird|Platz|belegte den|Rang)\s\Z", before
    ):
        return None
    if not context.after(match.end(), 3).strip():
        if re.search(r"\b(?:Platz|Rang|die|das|wurde|wird|als)\s\Z", before):
            return None
        return ordinal(int(match["figures"]), "e" if re.search(r"\bder\s\Z", before) else "en") + "."
    return ordinal(int(match["figures"]), ordinal_ending(before, ""))


@RULES.rule(
    "raised",
    r"(?<=\d)(?P<span>[⁻−-]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})|(?<=\d)(?P<caret>\^[-−]?\d{1,4})",
    needs="⁰¹²³⁴⁵⁶⁷⁸⁹^",
)
def say_raised(match: re.Match[str], context: Context) -> list[tuple[int, int, str]]:
    figures = match[0].translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")).lstrip("^").replace("−", "-")
    sign = "minus " if figures.startswith("-") else ""
    return [(match.start(), match.end(), f" hoch {sign}{cardinal(int(figures.lstrip('-')))}")]


@RULES.rule("score", r"(?<![\w.,:])(?P<a>\d{1,3}):(?P<b>\d{1,3})(?![\w:]|[.,]\d)", needs=":")
def say_score(match: re.Match[str], context: Context) -> str:
    return f"{number(match['a'])} zu {number(match['b'])}"


@RULES.rule(
    "times",
    rf"(?<![\w.,])(?P<figures>{FIGURES})(?P<gap>-?\s?)(?P<tail>mal|fach\w{{0,2}}|jährig\w{{0,2}}|stündig\w{{0,2}}|minütig\w{{0,2}}|tägig\w{{0,2}}|köpfig\w{{0,2}}|teilig\w{{0,2}}|stellig\w{{0,2}}|prozentig\w{{0,2}})(?!\w)",
    needs=DIGITS,
)
def say_times(match: re.Match[str], context: Context) -> str:
    return f"{number(match['figures'], 'ein')}{match['tail']}"


@RULES.rule("range", rf"(?<![\w.,/-])(?P<a>{FIGURES})\s?[–-]\s?(?P<b>{FIGURES})(?![\w-]|[.,]\d)", needs="–-")
def say_range(match: re.Match[str], context: Context) -> str | None:
    if " -" in match[0] and "- " not in match[0]:
        return None
    return f"{number(match['a'])} bis {number(match['b'])}"


@RULES.rule("compound", r"(?<![\w.,])(?P<figures>\d{1,6})-(?=[A-ZÄÖÜ])", needs="-")
def say_compound(match: re.Match[str], context: Context) -> str:
    return cardinal(int(match["figures"]), "ein") + "-"


@RULES.rule("comma-list", r"(?<![\w.,])\d(?:,\d){2,9}(?![\w,.]\d)", needs=",")
def say_comma_list(match: re.Match[str], context: Context) -> str:
    return ", ".join(cardinal(int(figure)) for figure in match[0].split(","))


@RULES.rule("english-groups", r"(?<![\w.,])\d{1,3}(?:,\d{3}){2,5}(?!\d)", needs=",")
def say_english_groups(match: re.Match[str], context: Context) -> str:
    return cardinal(int(match[0].replace(",", "")))


@RULES.rule(
    "plain",
    rf"(?P<sign>(?<![\w.,)])[-−+±~])?(?<!\d){FIGURES}(?=(?:\s(?P<noun>[A-ZÄÖÜ][^\W\d_]+))?)",
    needs=DIGITS,
)
def say_plain(match: re.Match[str], context: Context) -> str:
    figures = match[0]
    sign = {"-": "minus ", "−": "minus ", "+": "plus ", "±": "plus minus ", "~": "etwa "}.get(figures[0], "")
    figures = figures.lstrip("-−+±~")
    if figures.isdecimal() and len(figures) > 18:
        return sign + digits(figures)
    form = "eins"
    if match["noun"] and match["noun"] not in GERMAN.starters:
        form = one(match["noun"]) if figures == "1" else "ein"
        if figures == "1" and match["noun"].endswith("en") and form == "ein":
            form = "eins"
    return sign + number(figures, form)
