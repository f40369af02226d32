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
_LABEL = re.compile(
    r"\b(?:Nr|Abs|Kap|Art|Abb|Tab|Bd|S|Ziff|Nummer|Absatz|Kapitel|Artikel|Paragraf|§|Seite|Band|Platz|Punkt|Teil|Gleis)\.?\s\Z"
)
# What is counted by ordinals even where a text begins: "3. Jh. v. Chr.", "2. Liga".
_COUNTED = frozenset(
    "Jh Jhd Jhdt Jahrhundert Jahrtausend Jt Aufl Auflage Liga Bundesliga Kreisliga Weltkrieg Stock Etage Obergeschoss OG "
    "Halbzeit Spieltag Runde Quartal Semester Advent Geburtstag Jahrestag Todestag Jubiläum Klasse Staffel Senat "
    "Strafsenat Zivilsenat Kammer FC".split()
)
_NAME_BEFORE = re.compile(r"(?P<name>[A-ZÄÖÜ][^\W\d_]{2,})\s\Z")
# Up to two names and a title, and the word before them.
_RULER = re.compile(
    r"(?:(?P<lead>\b[^\W\d_]+)\s)?(?:(?:König(?:in|s)?|Kaiser(?:in|s)?|Papst(?:es)?|Zar(?:in)?|Prinz|Herzog|Fürst|Sultan|Pharao|Schah)\s)?"
    r"(?P<first>[A-ZÄÖÜ][^\W\d_]{2,}\s)?(?P<name>[A-ZÄÖÜ][^\W\d_]{2,})\s\Z"
)
_QUEENS = frozenset(
    "Elisabeth Katharina Maria Margarethe Margrethe Christina Anna Isabella Victoria Viktoria Beatrix Johanna Kleopatra Christine".split()
)
_NOMINATIVES = frozenset(
    "Johannes Nikolaus Alexis Pius Ramses Thutmosis Julius Ladislaus Klemens Clemens Gaius Matthias Darius Antiochos Ptolemaios Amenophis Mithridates Innozens Paulus Louis Carlos Charles James Honorius Celsus Andreas Tiberius Theodosius Markus Justinus Hans Thomas Zygmuntas Stanislaus Boris Janos Pharnakes Xerxes Artaxerxes Kyros Sixtus Hadrianus Linus Eugenius Lucius Urbanus Olaus Magnus".split()
)
_DATIVES = frozenset("von mit unter bei nach zu dem gegenüber seit vor aus neben zwischen".split())
_ACCUSATIVES = frozenset("gegen für durch ohne um an auf über".split())
_NOT_RULERS = re.compile(
    r"(?:Kapitel|Band|Teil|Akt|Szene|Artikel|Anhang|Tabelle|Typ|Klasse|Stufe|Phase|Gruppe|Nummer|Abschnitt|Buch|Paragraf|Paragraph|Block|Version|Apollo|Nerv|Faktor|Stadium|Grad|Hartz|Satz|Übung|Serie|Modul|Liga)\Z"
)


@PHONE.rule(
    "number",
    r"(?<![\w.,/-])(?P<plus>\+|00)?(?P<rest>\(?\d{1,5}\)?(?:\s?\(0\)\s?\d{1,5})?(?:[ /-]{1,3}\(?\d{1,8}\)?){1,6})(?![\w]|[.,]\d)",
    needs=DIGITS,
)
def say_phone(match: re.Match[str], context: Context) -> str | None:
    rest, before = match["rest"], context.before(match.start(), 20)
    named = re.search(
        r"(?:Tel|Telefon|Fax|Hotline|Mobil|Handy|Rufnummer|Nummer|Telefonnummer|unter)\.?:?\s(?:der\s)?\Z",
        before,
    )
    # "(0)" is dialled within the country only, and not said.
    rest = rest if not match["plus"] else re.sub(r"\(0\)\s?", "", rest)
    figures = re.sub(r"\D", "", rest)
    if not match["plus"] and not (named and len(figures) >= 5) and not re.match(r"\(?0\d{1,5}\)?[ /-]", rest):
        return None
    if re.fullmatch(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])/(?:\d{4}|\d{2})", rest):
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
    found = _RULER.search(before)
    following = re.match(r"\s(?P<word>[^\W\d_]+)", context.after(match.end()))
    if not value or not found or _NOT_RULERS.search(found["name"]):
        return None
    if found["name"] in GERMAN.starters and following and following["word"][0].isupper():
        return None
    stop = "." if not context.after(match.end(), 3).strip() else ""
    names = [name for name in ((found["first"] or "").strip(), found["name"]) if name]
    article, ending = _case(names, (found["lead"] or "").strip().lower())
    return f"{article} {ordinal(value, ending).capitalize()}{stop}"


def _case(names: list[str], lead: str) -> tuple[str, str]:
    """Article and ending of a ruler's ordinal after ``names``, which ``lead`` stands before."""
    name = names[-1]
    queen = any(one in _QUEENS or one.removesuffix("s") in _QUEENS for one in names)
    if name.endswith("s") and name not in _NOMINATIVES:
        return ("der", "en") if queen else ("des", "en")
    if lead in _DATIVES:
        return ("der", "en") if queen else ("dem", "en")
    if lead in _ACCUSATIVES and not queen:
        return "den", "en"
    return ("die", "e") if queen else ("der", "e")


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


@ORDINALS.rule("roman-number", r"(?<![\w.])(?P<numeral>[IVXLCDM]{1,8})(?![\w&'’-]|\.[\w-])", needs="IVXLCDM")
def say_roman_number(match: re.Match[str], context: Context) -> str | None:
    value = roman(match["numeral"])
    name = _NAME_BEFORE.search(context.before(match.start()))
    if not value or value > 3999:
        return None
    if name and _NOT_RULERS.search(name["name"]):
        return cardinal(value)
    if re.search(r"\b(?:Kap|Bd|Art|Abb|Tab|Abschn|Anh)\.\s\Z", context.before(match.start())):
        return cardinal(value)
    if re.fullmatch(r"[IVX]{3,8}", match["numeral"]):
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
            # "Sie wurde 3.", "er kam als 2. an": a rank, of whoever it is about.
            ending = "e" if re.search(r"(?:\A|[.,;]\s)[Ss]ie\s(?!\w*en\b)", before) else "er"
            return (
                ordinal(int(match["figures"]), ending)
                if len(match["figures"]) < 3 and before.strip()
                else None
            )
    elif not marked and (
        noun in GERMAN.starters
        or (not before.strip() and noun not in _COUNTED)
        or (len(match["figures"]) > 2 and noun not in _COUNTED)
    ):
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


@ORDINALS.rule("written", r"(?<![\w.,])(?P<figures>\d{1,4})-?s?te(?P<ending>[rnsm]?)(?!\w)", needs=DIGITS)
def say_written_ordinal(match: re.Match[str], context: Context) -> str:
    return ordinal(int(match["figures"]), "e" + match["ending"])


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
    "score",
    r"(?<![\w.,:])(?P<a>\d{1,3})(?P<gap>\s?):(?P=gap)(?P<b>\d{1,3}(?:[.’ ]\d{3}){1,3}(?!\d)|\d{1,8})(?![\w:]|[.,]\d)",
    needs=":",
)
def say_score(match: re.Match[str], context: Context) -> str:
    return f"{number(match['a'])} zu {number(match['b'])}"


@RULES.rule(
    "times",
    rf"(?<![\w.,])(?P<figures>{FIGURES})(?P<gap>-?\s?)(?P<tail>mal|fach\w{{0,2}}|jährig\w{{0,2}}|stündig\w{{0,2}}|minütig\w{{0,2}}|tägig\w{{0,2}}|köpfig\w{{0,2}}|teilig\w{{0,2}}|stellig\w{{0,2}}|prozentig\w{{0,2}})(?!\w)",
    needs=DIGITS,
)
def say_times(match: re.Match[str], context: Context) -> str:
    return f"{number(match['figures'], 'ein')}{match['tail']}"


@RULES.rule(
    "repeated",
    r"(?<![\w.,])(?P<figures>\d{1,4})\s?[x×](?=\s(?:pro|täglich|am|im|in|wöchentlich|monatlich|jährlich|so|hintereinander|die)\b)",
    needs="x×",
)
def say_repeated(match: re.Match[str], context: Context) -> str:
    return cardinal(int(match["figures"]), "ein") + "mal"


@RULES.rule("range", rf"(?<![\w.,/-])(?P<a>{FIGURES})\s?[–-]\s?(?P<b>{FIGURES})(?![\w-]|[.,]\d)", needs="–-")
def say_range(match: re.Match[str], context: Context) -> str | None:
    if " -" in match[0] and "- " not in match[0]:
        return None
    return f"{number(match['a'])} bis {number(match['b'])}"


@RULES.rule("compound", r"(?<![\w.,])(?P<figures>\d{1,6})-(?=[A-ZÄÖÜ])", needs="-")
def say_compound(match: re.Match[str], context: Context) -> str:
    # "3-Zimmer-Wohnung" counts rooms, "Formel-1-Wagen" has a number for a name.
    named = context.text[match.start() - 1 : match.start()] == "-"
    return cardinal(int(match["figures"]), "eins" if named else "ein") + "-"


@RULES.rule("bare-decimal", r"(?<![^\s(])(?P<sign>[-−+])?,(?P<figures>\d{1,9})(?![\d,.]\d|\w)", needs=",")
def say_bare_decimal(match: re.Match[str], context: Context) -> str:
    sign = {"-": "minus ", "−": "minus ", "+": "plus "}.get(match["sign"] or "", "")
    return f"{sign}null Komma {digits(match['figures'])}"


@RULES.rule("sections", r"(?<![\w.,])\d{1,4}(?:\.\d{1,4}){2,6}(?!\d|,\d)", needs=".")
def say_sections(match: re.Match[str], context: Context) -> str | None:
    parts = match[0].split(".")
    if all(len(part) == 3 for part in parts[1:]):
        return None
    return " Punkt ".join(number(part) for part in parts)


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
    if (
        match["noun"]
        and match["noun"][1:].islower()
        and match["noun"] not in GERMAN.starters
        and not _LABEL.search(context.before(match.start()))
    ):
        form = one(match["noun"]) if figures == "1" else "ein"
        if figures == "1" and match["noun"].endswith("en") and form == "ein":
            form = "eins"
    return sign + number(figures, form)
