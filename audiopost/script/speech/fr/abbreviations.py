# SPDX-License-Identifier: GPL-3.0-or-later
"""French abbreviations, dotted, contracted ("Mme") and raised ("Mᵐᵉ")."""

from __future__ import annotations

import re

from audiopost.script.speech.spans import Context, Rules

RULES = Rules("abbreviation")

# With a dot or without one.
_TITLES = {
    "M.": "monsieur", "MM.": "messieurs", "Mr": "monsieur", "Mr.": "monsieur", "Mrs": "messieurs", "Mme": "madame", "Mme.": "madame", "Mlle.": "mademoiselle", "Mmes": "mesdames", "Mlle": "mademoiselle", "Mlles": "mesdemoiselles", "Mgr": "monseigneur", "Mgrs": "messeigneurs", "Dr": "docteur", "Drs": "docteurs", "Dre": "docteure", "Dres": "docteures",
    "Dr.": "docteur", "Pr": "professeur", "Pr.": "professeur", "Prof.": "professeur", "Mgr.": "monseigneur", "Me": "maître", "Mes": "maîtres", "St": "saint", "Ste": "sainte", "Sts": "saints", "Stes": "saintes", "Vve": "veuve", "Cie": "compagnie", "Sté": "société", "Ets": "établissements", "Gal": "général", "Cdt": "commandant", "Cne": "capitaine", "Lt": "lieutenant",
}  # fmt: skip
_RAISED = {**{key.rstrip("."): words for key, words in _TITLES.items() if key[1:2].islower()}, "Mrs": "messieurs", "Prs": "professeurs", "Pre": "professeure", "Pres": "professeures", "Mlles": "mademoiselles", "no": "numéro", "nos": "numéros", "No": "Numéro", "Nos": "Numéros", "Bd": "boulevard", "bd": "boulevard"}  # fmt: skip
_WORDS = {
    "arr.": "arrondissement", "arrdt": "arrondissement", "dépt": "département", "dépt.": "département", "moy.": "moyenne", "nbre": "nombre", "préc.": "précédent", "resp.": "respectivement", "tab.": "tableau", "Tab.": "Tableau", "RDV": "rendez-vous", "rdv": "rendez-vous", "qq.": "quelques", "qqs": "quelques", "ann.": "annexe", "annot.": "annoté", "bibl.": "bibliothèque", "Bibl.": "Bibliothèque", "univ.": "université", "Univ.": "Université", "prés.": "président", "Prés.": "Président", "sec.": "secondes", "ill.": "illustration", "introd.": "introduction", "rééd.": "réédition", "suppl.": "supplément",
    "etc.": "et cetera", "cf.": "confer", "Cf.": "Confer", "env.": "environ", "ex.": "exemple", "p.": "page", "pp.": "pages", "vol.": "volume", "chap.": "chapitre", "art.": "article", "Art.": "Article", "fig.": "figure", "Fig.": "Figure", "éd.": "édition", "coll.": "collection", "réf.": "référence", "tél.": "téléphone", "Tél.": "Téléphone", "bd.": "boulevard", "Bd.": "Boulevard", "boul.": "boulevard", "av.": "avenue", "Av.": "Avenue", "pl.": "place", "apr.": "après", "dép.": "département", "hab.": "habitants", "max.": "maximum", "min.": "minimum", "suiv.": "suivantes", "ibid.": "ibidem", "id.": "idem", "trad.": "traduction", "dir.": "direction", "vs": "versus", "vs.": "versus", "t.": "tome", "n.": "note", "al.": "alinéa", "M.-": "M.-", "hebdo.": "hebdomadaire", "intro.": "introduction", "sq.": "et suivante", "sqq.": "et suivantes", "notamm.": "notamment", "approx.": "approximativement", "tjs": "toujours", "pdt": "pendant", "svt": "souvent", "qqn": "quelqu'un", "qqch": "quelque chose", "janv.": "janvier", "févr.": "février", "avr.": "avril", "juill.": "juillet", "sept.": "septembre", "oct.": "octobre", "nov.": "novembre", "déc.": "décembre",
}  # fmt: skip
# Where a sentence begins with one: "Env. 40 personnes".
_WORDS = {
    short.capitalize(): words.capitalize()
    for short, words in _WORDS.items()
    if short.islower() and len(short) > 3
} | _WORDS
_PHRASES = {
    "p.ex.": "par exemple", "P.ex.": "Par exemple", "c.-à-d.": "c'est-à-dire", "c.à.d.": "c'est-à-dire", "C.-à-d.": "C'est-à-dire", "càd": "c'est-à-dire", "s.v.p.": "s'il vous plaît", "S.V.P.": "s'il vous plaît", "i.e.": "c'est-à-dire", "e.g.": "par exemple", "N.B.": "nota bene", "N.D.L.R.": "note de la rédaction", "s.d.": "sans date", "s.l.": "sans lieu", "av.J.-C.": "avant Jésus-Christ", "R.-V.": "rendez-vous", "q.s.": "quantité suffisante", "etal.": "et autres", "n.d.": "non daté", "op.cit.": "ouvrage cité", "loc.cit.": "passage cité", "Etats-Unis": "Etats-Unis",
}  # fmt: skip
del _PHRASES["Etats-Unis"], _WORDS["M.-"]
_ADDRESSES = {
    "av": "avenue", "bd": "boulevard", "bld": "boulevard", "boul": "boulevard", "pl": "place", "fg": "faubourg", "imp": "impasse", "rte": "route", "ch": "chemin",
}  # fmt: skip
_WEEKDAYS = {
    "lun": "lundi", "mar": "mardi", "mer": "mercredi", "jeu": "jeudi", "ven": "vendredi", "sam": "samedi", "dim": "dimanche",
}  # fmt: skip
_ONLY_BEFORE_NUMBER = frozenset(
    "p. pp. t. n. al. ex. art. Art. min. max. av. pl. sept. oct. nov. déc. avr. id. dir.".split()
)
_RAISED_LETTERS = str.maketrans("ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵐº°", "abcdefghijklmnoprstuvwxyzmoo")


def _spaced(phrase: str) -> str:
    return r"\s?".join(re.escape(part) for part in re.findall(r"[^.]+\.?-?", phrase))


_ALL_PHRASES = "|".join(_spaced(phrase) for phrase in sorted(_PHRASES, key=len, reverse=True))
_ALL_WORDS = "|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True))
_ALL_TITLES = "|".join(re.escape(word) for word in sorted(_TITLES, key=len, reverse=True))


def _stop(context: Context, match: re.Match[str]) -> str:
    return "." if match[0].endswith(".") and not context.after(match.end(), 60).strip(" \"'”“»)\n") else ""


@RULES.rule("number-sign", r"(?<!\w)(?:[nN](?P<many>os|[º°ᵒ]s|[º°ᵒ]|ᵒˢ)\.?|№|#)\s?(?=\d)", needs="º°ᵒ№#o")
def say_number_sign(match: re.Match[str], context: Context) -> str:
    return "numéros " if (match["many"] or "").endswith(("s", "ˢ")) else "numéro "


@RULES.rule(
    "raised",
    r"(?<!\w)(?P<head>[A-Za-z]{1,2})(?P<tail>[ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ]{1,5})(?!\w)",
    needs="ᵃᵈᵉᵍˡᵐⁿᵒʳˢᵗ",
)
def say_raised(match: re.Match[str], context: Context) -> str | None:
    return _RAISED.get(match["head"] + "".join(_plain(one) for one in match["tail"]))


def _plain(raised: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFKC", raised)


@RULES.rule("phrase", rf"(?<![\w.])(?:{_ALL_PHRASES})(?!\w)")
def say_phrase(match: re.Match[str], context: Context) -> str:
    return _PHRASES[re.sub(r"\s", "", match[0])] + _stop(context, match)


@RULES.rule("title", rf"(?<![\w.])(?P<span>{_ALL_TITLES})(?=\s?-?[A-ZÉÈ]|\s(?:la|le|les|de)\s)(?!\w)")
def say_title(match: re.Match[str], context: Context) -> str | None:
    # "Mes" and "Me" are words too; a title only before a name in the middle of a sentence.
    if match["span"] in {"Me", "Mes", "Lt", "Gal"} and not re.match(
        r"\s[A-ZÉ][a-zé]+", context.after(match.end())
    ):
        return None
    if match["span"] == "Mes":
        return None
    return _TITLES[match["span"]]


@RULES.rule(
    "address",
    r"(?<![\w.])(?P<short>av|bd|bld|boul|pl|fg|imp|rte|ch)(?P<dot>\.?)(?=\s(?:(?:de|du|des|la|le|les)\s|d['’]|l['’]){0,2}[A-ZÉ])",
    flags=0,
)
def say_address(match: re.Match[str], context: Context) -> str | None:
    # Short words that are words too need their dot.
    if not match["dot"] and match["short"] not in {"bd", "bld", "fg", "rte"}:
        return None
    return _ADDRESSES[match["short"]]


@RULES.rule("century", r"(?<=[IVX][eᵉè]\s)(?:s|S)\.(?!\w)", needs=".")
def say_century(match: re.Match[str], context: Context) -> str:
    return "siècle" + _stop(context, match)


@RULES.rule("weekday", rf"(?<![\w.])(?P<day>{'|'.join(_WEEKDAYS)})\.(?=,?\s\d)", needs=".", flags=re.I)
def say_weekday(match: re.Match[str], context: Context) -> str:
    return _WEEKDAYS[match["day"].lower()]


@RULES.rule(
    "title-anywhere",
    r"(?<![\w.-])(?:Mmes?|Mlles?|Mgrs?|Dres?|Drs|Vve|Cie|Sté|Ets)(?![\w-]|\.\w)",
    needs="MDVCSE",
)
def say_title_anywhere(match: re.Match[str], context: Context) -> str:
    # Never words of their own, whatever follows: "la Cie des Indes", "Mme la ministre".
    return _TITLES[match[0]]


@RULES.rule("title-alone", rf"\A\s*(?P<span>{_ALL_TITLES})\s*\Z")
def say_title_alone(match: re.Match[str], context: Context) -> str:
    return _TITLES[match["span"]]


@RULES.rule("word", rf"(?<![\w.])(?:{_ALL_WORDS})(?![\w/])")
def say_word(match: re.Match[str], context: Context) -> str | None:
    if match[0] in _ONLY_BEFORE_NUMBER and not re.match(r"\s?[\dIVX]", context.after(match.end(), 6)):
        return None
    return _WORDS[match[0]] + _stop(context, match)


@RULES.rule("paragraph", r"§{1,2}\s?(?=\d)", needs="§")
def say_paragraph(match: re.Match[str], context: Context) -> str:
    return "paragraphe "


@RULES.rule("and-or", r"\bet/ou\b", needs="/")
def say_and_or(match: re.Match[str], context: Context) -> str:
    return "et ou"
