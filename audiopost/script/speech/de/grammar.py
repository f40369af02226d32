# SPDX-License-Identifier: GPL-3.0-or-later
"""German endings: which ordinal a date or a noun takes after the words before it, and a noun's likely gender."""

from __future__ import annotations

import re

_WEAK_EN = frozenset(
    "am vom zum im beim ins ans aufs dem den des diesem diesen jenem jeden jedem ab bis seit nach vor gegen um von zu mit bei aus unter "
    "über zwischen meinem meinen seinem seinen ihrem ihren unserem unseren einem einen keinem keinen deren dessen beiden alle allen "
    "anderen einer meiner seiner ihrer unserer dieser jeder zur eines seines ihres".split()
)
_WEAK_E = frozenset(
    "der die das diese dieses jedes jede jene manche welche eine meine seine ihre unsere".split()
)
_DATIVE = frozenset(
    "in mit von bei aus nach zu seit auf an vor hinter unter über neben zwischen während wegen trotz statt innerhalb ab gegenüber samt nebst".split()
)
_FEMININE = re.compile(
    r"(?:ung|heit|keit|schaft|ion|tät|ik|ur|anz|enz|ei|ie|in|e|Zahl|Form|Art|Stadt|Nacht|Woche|Bundesliga|Liga|Mannschaft|Wahl)\Z"
)
_NOT_FEMININE = frozenset(
    "Termin Verein Ende Gebäude Interesse Auge Erbe Kollege Name Experte Junge Kunde Käse Gedanke Wille Stein Wein Beginn Schein Franzose "
    "Russe Brite Pole Däne Löwe Affe Hase Gebirge Gemüse Abitur Meilenstein Ion Stadion Spion Lexikon Geschwindigkeitsgebäude".split()
)
_ALSO_FEMININE = frozenset(
    "Frau Mutter Tochter Schwester Hand Stadt Nacht Person Firma Uhr Zahl Tür Wand Kuh Maus Bank Kraft Macht Welt Zeit Mark Insel Regel Formel "
    "Gabel Tafel Steuer Mauer Nummer Feier Dauer Oper Kammer Fahrt Schlacht Arbeit Antwort Wahl Form Art Reihe Fassung Pizza Kamera Mail App Website Show".split()
)
_NEUTER = re.compile(
    r"(?:chen|lein|um|ment|tum|jahr|Jahr|kind|Kind|Kapitel|Mal|Tor|Viertel|Semester|Quartal|spiel|Spiel|geschoss|hundert|tausend|Buch|buch|Stockwerk|Haus|haus|"
    r"Album|Lied|Bild|Gebot|Gesetz|Regiment|Bataillon|Zimmer|Leben|Rennen|Treffen|Turnier|Finale|Finden|Glas|Kilo|Kilogramm|Gramm|Pfund|Prozent|Land|Werk|Stück)\Z"
)


# What stands behind ordinals and is mostly written short.
_SHORT = {
    "Jh": "Jahrhundert", "Jhd": "Jahrhundert", "Jhdt": "Jahrhundert", "Jt": "Jahrtausend", "Aufl": "Auflage", "Ausg": "Ausgabe",
    "Kap": "Kapitel", "Kl": "Klasse", "Abt": "Abteilung", "Stk": "Stück", "OG": "Obergeschoss", "UG": "Untergeschoss",
}  # fmt: skip


def gender(noun: str) -> str:
    """The likeliest gender of a noun by its ending: "f", "n" or "m"."""
    noun = _SHORT.get(noun, noun)
    if _NEUTER.search(noun):
        return "n"
    return "f" if noun in _ALSO_FEMININE or (noun not in _NOT_FEMININE and _FEMININE.search(noun)) else "m"


def date_ending(before: str) -> str:
    """The ending of a day's ordinal after the text ``before``: "am" → "en", "der" → "e", nothing → "er"."""
    words = re.findall(r"[^\W\d_]+|[,.(;:]", before)
    last = words[-1].lower() if words else ""
    if last in {"der", "dieser", "jener"}:
        return "e"
    return "en" if last in _WEAK_EN else "er"


def ordinal_ending(before: str, noun: str) -> str:
    """The ending of an ordinal between ``before`` and ``noun``: "im 3. Stock" → "en", "die 2. Auflage" → "e"."""
    words = re.findall(r"[^\W\d_]+", before)
    last, previous = (words[-1].lower() if words else ""), (words[-2].lower() if len(words) > 1 else "")
    if re.search(r"[,.(;:]\s*\Z", before):
        last = ""
    if last in {"jeder", "dieser", "jener"}:
        return "en" if previous in _DATIVE else "e"
    if last == "der":
        # Nominative masculine "der dritte Tag", dative and genitive feminine "in der zweiten Liga".
        return "en" if previous in _DATIVE or gender(noun) == "f" or noun.endswith("en") else "e"
    if last == "die" and re.search(r"(?:en|er|s)\Z", noun) and gender(noun) != "f":
        return "en"
    if last in _WEAK_E:
        return "e"
    if last in _WEAK_EN:
        return "en"
    if last in {"ein", "kein", "mein", "sein", "ihr", "unser"} or last not in _DATIVE:
        return {"f": "e", "n": "es", "m": "er"}[gender(noun)]
    return {"f": "er", "n": "em", "m": "em"}[gender(noun)]


def one(noun: str) -> str:
    """How a single thing is counted: "eine Stunde", "ein Jahr"."""
    return "eine" if gender(noun) == "f" else "ein"
