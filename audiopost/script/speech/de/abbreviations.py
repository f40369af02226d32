# SPDX-License-Identifier: GPL-3.0-or-later
"""German abbreviations, alone and by what stands beside them."""

from __future__ import annotations

import re

from audiopost.script.speech.spans import Context, Rules

RULES = Rules("abbreviation")

# Written with any spacing between the letters.
_PHRASES = {
    "z.B.": "zum Beispiel", "d.h.": "das heißt", "u.a.": "unter anderem", "i.d.R.": "in der Regel", "u.U.": "unter Umständen", "z.T.": "zum Teil",
    "v.a.": "vor allem", "o.Ä.": "oder Ähnliches", "o.ä.": "oder ähnlich", "u.Ä.": "und Ähnliches", "u.ä.": "und ähnlich", "s.o.": "siehe oben", "s.u.": "siehe unten",
    "m.E.": "meines Erachtens", "i.A.": "im Auftrag", "i.V.": "in Vertretung", "z.Zt.": "zurzeit", "z.Z.": "zurzeit", "u.v.m.": "und vieles mehr", "u.a.m.": "und anderes mehr",
    "u.v.a.": "und viele andere", "o.g.": "oben genannt", "e.V.": "E V", "h.c.": "honoris causa", "a.D.": "außer Dienst", "d.J.": "des Jahres", "d.h.,": "das heißt,", "i.e.S.": "im engeren Sinne",
    "i.w.S.": "im weiteren Sinne", "n.V.": "nach Vereinbarung", "u.d.M.": "unter dem Meeresspiegel", "ü.d.M.": "über dem Meeresspiegel", "ü.NN": "über Normalnull", "m.W.": "meines Wissens", "a.M.": "am Main", "a.d.": "an der",
    "v.l.n.r.": "von links nach rechts", "b.w.": "bitte wenden", "i.S.d.": "im Sinne des", "i.H.v.": "in Höhe von", "z.H.": "zu Händen", "z.Hd.": "zu Händen", "p.a.": "pro Jahr", "o.J.": "ohne Jahr", "k.A.": "keine Angabe", "u.s.w.": "und so weiter", "v.H.": "vom Hundert",
}  # fmt: skip
_WORDS = {
    "Dr.": "Doktor", "Prof.": "Professor", "Hr.": "Herr", "Hrn.": "Herrn", "Fr.": "Frau", "Frl.": "Fräulein", "Dipl.": "Diplom", "Ing.": "Ingenieur", "Mag.": "Magister",
    "bzw.": "beziehungsweise", "ca.": "circa", "etc.": "et cetera", "usw.": "und so weiter", "usf.": "und so fort", "evtl.": "eventuell", "ggf.": "gegebenenfalls", "inkl.": "inklusive",
    "exkl.": "exklusive", "einschl.": "einschließlich", "zzgl.": "zuzüglich", "abzgl.": "abzüglich", "vgl.": "vergleiche", "Vgl.": "Vergleiche", "sog.": "sogenannte", "gem.": "gemäß", "lt.": "laut", "geb.": "geboren", "gest.": "gestorben", "verh.": "verheiratet",
    "ehem.": "ehemals", "bspw.": "beispielsweise", "insb.": "insbesondere", "insbes.": "insbesondere", "bes.": "besonders", "eigtl.": "eigentlich", "urspr.": "ursprünglich", "mind.": "mindestens", "max.": "maximal", "min.": "minimal", "vs.": "versus",
    "Nr.": "Nummer", "Nrn.": "Nummern", "Abs.": "Absatz", "Art.": "Artikel", "Bd.": "Band", "Bde.": "Bände", "Kap.": "Kapitel", "Abb.": "Abbildung", "Tab.": "Tabelle", "Anm.": "Anmerkung", "Tel.": "Telefon", "Aufl.": "Auflage", "Hrsg.": "Herausgeber", "hrsg.": "herausgegeben",
    "bzgl.": "bezüglich", "zw.": "zwischen", "hinsichtl.": "hinsichtlich", "wg.": "wegen", "stellv.": "stellvertretend", "Vors.": "Vorsitzender", "Präs.": "Präsident", "Jg.": "Jahrgang", "Abschn.": "Abschnitt", "gez.": "gezeichnet", "verm.": "vermutlich", "vorm.": "vormittags", "nachm.": "nachmittags", "tgl.": "täglich", "wöchentl.": "wöchentlich", "lfd.": "laufend", "Einw.": "Einwohner", "unbek.": "unbekannt", "betr.": "betreffend", "Bez.": "Bezirk", "Lkr.": "Landkreis", "Gde.": "Gemeinde", "Ldkr.": "Landkreis", "vollst.": "vollständig", "wahrsch.": "wahrscheinlich", "zus.": "zusammen", "zzt.": "zurzeit", "Ausg.": "Ausgabe", "Bsp.": "Beispiel", "Jgg.": "Jahrgänge", "Kl.": "Klasse", "Mitgl.": "Mitglied", "Ndr.": "Nachdruck", "Orig.": "Original", "Sg.": "Singular", "Verl.": "Verlag", "Hptbf.": "Hauptbahnhof", "Mill.": "Millionen",
    "Pers.": "Personen", "Jh.": "Jahrhundert", "Jhd.": "Jahrhundert", "Jhdt.": "Jahrhundert", "Jhs.": "Jahrhunderts", "Std.": "Stunden", "Sek.": "Sekunden", "Min.": "Minuten", "Mio.": "Millionen", "Mrd.": "Milliarden", "Bio.": "Billionen", "Tsd.": "Tausend",
    "Str.": "Straße", "str.": "straße", "Pl.": "Platz", "St.": "Sankt", "Mr.": "Mister", "Mrs.": "Misses", "Ms.": "Miss", "Jr.": "junior", "jun.": "junior", "sen.": "senior", "Chr.": "Christus", "Fa.": "Firma", "Gebr.": "Gebrüder", "Co.": "Co", "Ges.": "Gesellschaft",
    "Abt.": "Abteilung", "Univ.": "Universität", "Inst.": "Institut", "Min.-Präs.": "Ministerpräsident", "Bgm.": "Bürgermeister", "Abg.": "Abgeordneter", "Hbf.": "Hauptbahnhof", "Bhf.": "Bahnhof", "Mwst.": "Mehrwertsteuer", "MwSt.": "Mehrwertsteuer", "Red.": "Redaktion", "Verf.": "Verfasser", "Übers.": "Übersetzung",
    "amerik.": "amerikanisch", "dt.": "deutsch", "engl.": "englisch", "frz.": "französisch", "lat.": "lateinisch", "griech.": "griechisch", "ital.": "italienisch", "span.": "spanisch", "russ.": "russisch", "österr.": "österreichisch", "schweiz.": "schweizerisch", "kath.": "katholisch", "evang.": "evangelisch", "ev.": "evangelisch", "jüd.": "jüdisch", "allg.": "allgemein", "wiss.": "wissenschaftlich", "techn.": "technisch", "jährl.": "jährlich", "monatl.": "monatlich", "tägl.": "täglich", "versch.": "verschiedene", "zit.": "zitiert", "Zit.": "Zitat", "entspr.": "entsprechend", "gegr.": "gegründet", "erw.": "erweitert", "rd.": "rund", "Rd.": "Rund", "Ca.": "Circa", "Evtl.": "Eventuell", "Ggf.": "Gegebenenfalls", "Bzw.": "Beziehungsweise", "Bspw.": "Beispielsweise", "Mind.": "Mindestens", "Max.": "Maximal", "Inkl.": "Inklusive", "Lt.": "Laut", "nördl.": "nördlich", "südl.": "südlich", "östl.": "östlich", "westl.": "westlich", "Stk.": "Stück", "Ziff.": "Ziffer", "Rn.": "Randnummer", "Kto.": "Konto", "Pkt.": "Punkt", "Fn.": "Fußnote", "Beil.": "Beilage", "Buchst.": "Buchstabe", "Forts.": "Fortsetzung", "ugs.": "umgangssprachlich", "resp.": "respektive", "dgl.": "dergleichen", "od.": "oder", "u.": "und", "Okt.": "Oktober", "Nov.": "November", "Dez.": "Dezember", "Jan.": "Januar", "Feb.": "Februar", "Apr.": "April", "Aug.": "August", "Sept.": "September",
}  # fmt: skip
# Only before a number: otherwise they are words or ends of sentences.
_BEFORE_NUMBER = {
    "S.": "Seite",
    "H.": "Heft",
    "V.": "Vers",
    "Rz.": "Randziffer",
    "Sp.": "Spalte",
    "Z.": "Zeile",
    "Bl.": "Blatt",
    "Az.": "Aktenzeichen",
}
_ONLY_BEFORE_NUMBER = {
    "Art.",
    "Bio.",
    "bd.",
    "kap.",
    "Min.",
    "Max.",
    "max.",
    "min.",
    "Aug.",
    "Jan.",
    "Bd.",
    "Abs.",
    "Kap.",
    "Abt.",
    "Ges.",
    "Bl.",
}
_NAMES = {"Fr.": "Frau", "St.": "Sankt", "Mag.": "Magister", "Pl.": "Platz"}
_PLAIN = {
    "GmbH": "G.M.B.H",
    "AG": "A.G",
    "KG": "K.G",
    "MwSt": "Mehrwertsteuer",
    "Nr": "Nummer",
    "ggü.": "gegenüber",
    "Lkw": "L.K.W",
    "Pkw": "P.K.W",
    "Kfz": "K.F.Z",
    "Abi": "Abi",
    "Azubi": "Azubi",
}


def _spaced(phrase: str) -> str:
    return r"\s?".join(re.escape(part) for part in re.findall(r"[^.]+\.?,?", phrase))


# At the start of a sentence ("Z. B. Äpfel"); the second letter tells it from initials ("D. H. Lawrence").
_PHRASES |= {
    short[0].upper() + short[1:]: words[0].upper() + words[1:]
    for short, words in _PHRASES.items()
    if short[0].islower() and short[2:3].islower()
}
_PHRASES |= {"Z.B.": "Zum Beispiel", "z.b.": "zum Beispiel", "I.d.R.": "In der Regel", "Z.T.": "Zum Teil"}
# Where a sentence begins with one: "Geb. 1950 in Köln".
_WORDS = {
    short.capitalize(): words.capitalize()
    for short, words in _WORDS.items()
    if short.islower()
    and len(short) > 2
    and short not in {"sen.", "jun.", "str.", "lt.", "od.", "rd.", "ev.", "dt."}
} | _WORDS
# Titles and labels as they are written in notes and chats.
_WORDS |= {
    word.lower(): _WORDS[word]
    for word in ("Dr.", "Prof.", "Hr.", "Nr.", "Tel.", "Abb.", "Tab.", "Mr.", "Mrs.", "Ms.", "Kap.", "Bd.")
}
_ALL_PHRASES = "|".join(_spaced(phrase) for phrase in sorted(_PHRASES, key=len, reverse=True))
_ALL_WORDS = "|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True))


def _stop(context: Context, end: int) -> str:
    """A dot that also ends the sentence stays one."""
    following = context.after(end, 60)
    return "." if not following.strip(" \"'”“»)\n") else ""


@RULES.rule("result", r"(?<=\d:)\d{1,2}[ ,(]{1,3}(?P<span>n\.\s?[VE]\.|i\.\s?E\.)", needs="VE")
def say_result(match: re.Match[str], context: Context) -> str:
    words = {"nV": "nach Verlängerung", "nE": "nach Elfmeterschießen", "iE": "im Elfmeterschießen"}
    return words[re.sub(r"\W", "", match["span"])] + _stop(context, match.end())


@RULES.rule("phrase", rf"(?<![\w.])(?:{_ALL_PHRASES})(?!\w)", needs=".")
def say_phrase(match: re.Match[str], context: Context) -> str:
    return _PHRASES[re.sub(r"\s", "", match[0])] + _stop(context, match.end())


@RULES.rule(
    "doctor-of",
    r"(?<=Dr\.\s)(?P<field>med|phil|jur|rer|theol|oec|ing|vet|dent|sc|habil|pol|nat)\.(?=\s[^\W\d_])",
    needs=".",
)
def say_doctor_of(match: re.Match[str], context: Context) -> str:
    return match["field"]


@RULES.rule("of", r"(?<![\w.])v\.(?=\s(?:[A-ZÄÖÜ]\.\s)?(?!Chr\b)[A-ZÄÖÜ][a-zäöüß])", needs="v")
def say_of(match: re.Match[str], context: Context) -> str:
    return "von"


@RULES.rule("edited", r"(?<!\w)Hrsg\.(?=\sv(?:on|\.)\s)", needs="H")
def say_edited(match: re.Match[str], context: Context) -> str:
    return "Herausgegeben"


@RULES.rule("and-others", r"(?<=[^\W\d_]\s)(?:et\sal\.|u\.\s?a\.)", needs=".")
def say_and_others(match: re.Match[str], context: Context) -> str:
    return "und andere" + _stop(context, match.end())


@RULES.rule("street", r"(?<=[^\W\d_])(?P<span>str\.)(?!\w)", needs=".")
def say_street(match: re.Match[str], context: Context) -> list[tuple[int, int, str]]:
    # The word before it is part of the compound, so it is claimed with it.
    start = match.start()
    while start and context.text[start - 1].isalpha():
        start -= 1
    return [
        (start, match.end(), context.text[start : match.start()] + "straße" + _stop(context, match.end()))
    ]


@RULES.rule(
    "before-number", r"(?<![\w.])(?P<word>S|H|V|Rz|Sp|Z|Bl|Az)\.(?=\s?\d|(?<=Az\.)\s[IVX\d])", needs="."
)
def say_before_number(match: re.Match[str], context: Context) -> str:
    return _BEFORE_NUMBER[match["word"] + "."]


@RULES.rule("following", r"(?<=\d)\s?(?P<span>ff?\.)(?!\w)", needs="f")
def say_following(match: re.Match[str], context: Context) -> list[tuple[int, int, str]]:
    words = " fortfolgende" if match["span"].startswith("ff") else " folgende"
    return [(match.start(), match.end(), words + _stop(context, match.end()))]


@RULES.rule("word", rf"(?<![\w.])(?:{_ALL_WORDS})(?!\w)", needs=".")
def say_word(match: re.Match[str], context: Context) -> str | None:
    written = match[0]
    following = context.after(match.end(), 20)
    if written == "Bio.":
        return None if not re.search(r"\d\s?\Z", context.before(match.start())) else _WORDS[written]
    if written in _ONLY_BEFORE_NUMBER and not re.match(r"\s?[\dIVX]", following):
        return None
    if written in _NAMES and not re.match(
        r"\s?-?[A-ZÄÖÜ]" if written != "St." else r"\s?-?[^\W\d_]", following
    ):
        return None
    return _WORDS[written] + _stop(context, match.end())


@RULES.rule("company", r"(?<![\w.])(?P<short>GmbH|AG|KG|MwSt|Lkw|Pkw|Kfz)(?P<plural>s)?(?![\w])")
def say_company(match: re.Match[str], context: Context) -> str:
    return _PLAIN[match["short"]] + ("s" if match["plural"] else "")


@RULES.rule("paragraph", r"(?P<signs>§{1,2})\s?(?=\d)", needs="§")
def say_paragraph(match: re.Match[str], context: Context) -> str:
    return "Paragrafen " if len(match["signs"]) > 1 else "Paragraf "


@RULES.rule("number-sign", r"(?<!\w)(?:#|№\s?|Nº\s?)(?=\d)", needs="#№º")
def say_number_sign(match: re.Match[str], context: Context) -> str:
    return "Nummer "


@RULES.rule("and-or", r"\bund/oder\b", needs="/")
def say_and_or(match: re.Match[str], context: Context) -> str:
    return "und oder"
