# SPDX-License-Identifier: GPL-3.0-or-later
"""Abbreviations said in full, some by what is around them: titles, places, references, Latin, companies."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import final_stop
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("abbreviation")


# Said in full wherever they stand, with their dot.
_DOTTED = {
    "etc": "et cetera", "vs": "versus", "viz": "namely", "approx": "approximately", "incl": "including", "excl": "excluding", "esp": "especially", "dept": "department", "depts": "departments", "govt": "government",
    "univ": "University", "assn": "Association", "assoc": "Associate", "asst": "assistant", "natl": "national", "intl": "international", "misc": "miscellaneous", "ave": "Avenue", "blvd": "Boulevard", "hwy": "Highway", "pkwy": "Parkway",
    "tel": "telephone", "temp": "temperature", "avg": "average", "max": "maximum", "info": "info", "mfg": "manufacturing", "mgr": "manager", "mgmt": "management", "bros": "Brothers", "corp": "Corporation", "inc": "Incorporated",
    "ltd": "Limited", "dist": "District", "ext": "extension", "qty": "quantity", "ref": "reference", "refs": "references", "orig": "originally", "prob": "probably", "resp": "respectively", "transl": "translated", "abbr": "abbreviated",
    "cont": "continued", "def": "definition", "diam": "diameter", "dim": "dimension", "div": "division", "econ": "economics", "elev": "elevation", "encl": "enclosed", "env": "environment", "equiv": "equivalent", "est": "established",
    "fem": "feminine", "freq": "frequency", "lat": "latitude", "lang": "language", "lit": "literally", "masc": "masculine", "med": "medical", "mil": "military", "mod": "modern", "mtg": "meeting", "obs": "obsolete", "opp": "opposite", "pop": "population",
    "pron": "pronounced", "pseud": "pseudonym", "publ": "published", "pub": "published", "rec": "recommended", "repr": "reprinted", "sci": "science", "sing": "singular", "specif": "specifically", "subj": "subject", "suppl": "supplement", "syn": "synonym", "syst": "system",
    "tech": "technical", "techn": "technical", "theol": "theology", "trad": "traditional", "vol": "volume", "vols": "volumes", "yds": "yards", "acad": "Academy", "inst": "Institute", "conf": "conference", "proc": "proceedings", "mins": "minutes", "hrs": "hours", "yrs": "years", "lbs": "pounds", "appt": "appointment", "attn": "attention",
    "bldg": "Building", "cf": "compare", "dba": "doing business as", "hdqrs": "headquarters", "hq": "headquarters", "mos": "months", "msg": "message", "pkg": "package", "ppl": "people", "rd": "Road", "sq": "Square", "stmt": "statement", "wk": "week", "wks": "weeks", "wt": "weight", "illus": "illustrated", "sched": "schedule", "fahr": "Fahrenheit",
}  # fmt: skip
_SAFE_WITHOUT_DOT = frozenset("etc vs approx govt dept ltd incl blvd assn intl natl".split())
# Words in their own right: an abbreviation only when dotted in mid-sentence.
_WORDS_TOO = frozenset(
    "info max temp med mod mil pop sing rec pub def dim sci tech lit mos ref refs orig prob cont inst lat trad ext inc corp obs lang div elev est dist env est masc syn sq rd wk mins hrs yrs lbs yds ave tel avg freq".split()
)
_DOTTED_PATTERN = "|".join(sorted(_DOTTED, key=len, reverse=True))


@RULES.rule("common", rf"(?<![\w.@/'\u2019-])(?P<word>{_DOTTED_PATTERN})\.(?![\w@])", needs=".", flags=re.I)
def say_common(match: re.Match[str], context: Context) -> str | None:
    word = match["word"]
    low = word.lower()
    if low == "est" and not re.match(r"\s\d", context.after(match.end(), 2)):
        return None
    if word.isupper() and len(word) > 3 and low != "blvd":
        return None
    if low == "suppl" and re.match(r"\s(?:Fig|Tab|Mat|Note|Data|Inf)", context.after(match.end(), 5)):
        return "Supplementary"
    if low == "temp" and re.search(r"\broom\s$", context.before(match.start(), 6)):
        return "temperature" + final_stop(context, match.end())
    final = final_stop(context, match.end())
    if (
        low in _WORDS_TOO
        and final
        and low not in ("inc", "corp", "ave", "rd", "sq", "hrs", "mins", "yrs", "lbs")
    ):
        return None
    if low in ("ave", "rd", "sq", "inst", "dist", "div", "acad") and word.islower():
        return None
    if low == "max" and not re.match(r"\s[a-z\d]", context.after(match.end(), 2)):
        return None
    if low in ("pop", "est", "elev", "ext", "lat", "ref", "refs", "temp") and not re.match(
        r"\s?(?:\d|of\b|[a-z])", context.after(match.end(), 5)
    ):
        return None
    words = _DOTTED[low]
    return (words if not word[0].islower() else words[0].lower() + words[1:]) + final


@RULES.rule(
    "common-bare",
    rf"(?<![\w./@-])(?:{'|'.join(sorted(_SAFE_WITHOUT_DOT, key=len, reverse=True))}|v)(?![\w./-])",
    needs="evadgliv",
    flags=re.I,
)
def say_common_bare(match: re.Match[str], context: Context) -> str | None:
    word = match[0]
    if word.lower() == "v":
        sides = re.search(r"[A-Z][\w.]+\s$", context.before(match.start(), 24)) and re.match(
            r"\s(?:the\s)?[A-Z]", context.after(match.end(), 6)
        )
        return "versus" if word == "v" and sides else None
    if word == "VS" and not context.traits.get("capitals"):
        return None
    if word.isupper() and word.lower() not in ("blvd", "vs", "etc", "ltd"):
        return None
    return _DOTTED[word.lower()]


@RULES.rule("versus", r"(?<=\s)v\.(?=\s[A-Z])", needs="v")
def say_versus(match: re.Match[str], context: Context) -> str:
    return "versus"


@RULES.rule("minimum", r"(?<![\w.\d])(?<!\d\s)(?:min|Min)\.(?=\s[a-z\d])", needs="m")
def say_minimum(match: re.Match[str], context: Context) -> str:
    return "minimum"


@RULES.rule(
    "latin",
    r"(?<![\w.])(?:[Ee]\.\s?g\b\.?|[Ii]\.\s?e\b\.?|eg\.|ie\.|(?:eg|ie)(?=,)|cf\b\.?|n\.b\.|N\.B\.|q\.v\.|ibid\.|op\.\s?cit\.|loc\.\s?cit\.|et\sseq\.|et\sal\b\.?|ca\.(?=\s[a-z])|sic(?=\])|p\.a\.|a\.k\.a\.|aka\b|AKA\b|a\.k\.a\b|&c\b\.?)",
    needs="egicfnqlobpkNBAEI&",
)
def say_latin(match: re.Match[str], context: Context) -> str | None:
    low = re.sub(r"[.\s]", "", match[0]).lower()
    stop = final_stop(context, match.end()) if match[0].endswith(".") else ""
    words = {
        "eg": "for example", "ie": "that is", "cf": "compare", "nb": "note", "qv": "which see", "ibid": "ibid", "opcit": "op cit", "loccit": "loc cit",
        "etseq": "et seq", "etal": "et al", "ca": "circa", "sic": "sic", "pa": "per annum", "aka": "also known as", "&c": "et cetera",
    }[low]  # fmt: skip
    if match[0][0] in "EI":
        words = words.capitalize()
    return words + stop


_CUT = {
    "ed.": "edited", "trans.": "translated", "Bn.": "Battalion", "Regt.": "Regiment", "(Hons.)": "(Honors)", "(Hons)": "(Honors)", "wkts": "wickets", "wkt": "wicket",
    "Suppl.": "Supplementary", "Supp.": "Supplementary", "spp.": "species", "est.": "estimate", "ests.": "estimates", "Expt.": "Experiment", "Ed.": "edited", "Attn": "Attention", "Sec'y": "Secretary", "Ass'n": "Association", "Dep't": "Department", "Comm'n": "Commission", "Int'l": "International", "Nat'l": "National", "Gov't": "Government", "gov't": "government", "int'l": "international", "nat'l": "national", "long.": "longitude",
}  # fmt: skip


@RULES.rule(
    "in-context",
    r"(?<![\w.])(?:(?:[Ee]d|trans)\.(?=\sby\s)|(?:Bn|Regt)\.(?=[\s,;)])|\(Hons\.?\)|(?<=\d\s)wkts?\b|Supp\.(?=\s(?:Fig|Tab|Mat|Note|Data|Inf))|spp\.|ests?\.(?=\sof\s[\d$\xa3\u20ac])|(?:[Ii]nt|[Nn]at|[Gg]ov)'[lt]\b|Attn(?=:)|Sec'y\b|Ass'n\b|Dep't\b|Comm'n\b|(?<=[,;]\s)long\.(?=\s-?\d))",
    needs=".wH'A",
)
def say_in_context(match: re.Match[str], context: Context) -> str:
    """Abbreviations that only their neighbours make plain: "ed. by", "3rd Bn.", "by 5 wkts"."""
    return _CUT[match[0]] + (final_stop(context, match.end()) if match[0].endswith(".") else "")


_BY = {
    "prod": "produced",
    "dir": "directed",
    "arr": "arranged",
    "ill": "illustrated",
    "illus": "illustrated",
    "narr": "narrated",
    "perf": "performed",
}


@RULES.rule(
    "by", r"(?<![\w.])(?P<word>[Pp]rod|[Dd]ir|[Aa]rr|[Ii]llus|[Ii]ll|[Nn]arr|[Pp]erf)\.(?=\sby\s)", needs="."
)
def say_by(match: re.Match[str], context: Context) -> str:
    """Who did it: "prod. by"."""
    words = _BY[match["word"].lower()]
    return words.capitalize() if match["word"][0].isupper() else words


_KINDS_OF_NUMBER = {
    "Cat": "Catalog",
    "Reg": "Registration",
    "Pat": "Patent",
    "Lic": "License",
    "Ser": "Serial",
    "Acc": "Accession",
    "Inv": "Inventory",
    "Ref": "Reference",
}


@RULES.rule(
    "kind-of-number", r"(?<![\w.])(?P<word>Cat|Reg|Pat|Lic|Ser|Acc|Inv|Ref)\.(?=\s[Nn]o\.\s?\d)", needs="."
)
def say_kind_of_number(match: re.Match[str], context: Context) -> str:
    """ "Pat. No. 4,567"."""
    return _KINDS_OF_NUMBER[match["word"]]


@RULES.rule("following", r"(?<=\d)ff\b\.?", needs="f")
def say_following(match: re.Match[str], context: Context) -> str:
    """ "page 45ff."."""
    return " and following" + (final_stop(context, match.end()) if match[0].endswith(".") else "")


@RULES.rule(
    "county",
    r"(?<![\w.])Co\.(?=\s(?:Antrim|Armagh|Carlow|Cavan|Clare|Cork|Donegal|Down|Dublin|Durham|Fermanagh|Galway|Kerry|Kildare|Kilkenny|Laois|Leitrim|Limerick|Londonderry|Longford|Louth|Mayo|Meath|Monaghan|Offaly|Roscommon|Sligo|Tipperary|Tyrone|Waterford|Westmeath|Wexford|Wicklow)\b)",
    needs="C",
)
def say_county(match: re.Match[str], context: Context) -> str:
    return "County"


@RULES.rule("company", r"(?<=[A-Za-z&)]\s)(?P<span>(?:&\s)?Cos?\.|Co\b)(?![\w-])", needs="C")
def say_company(match: re.Match[str], context: Context) -> str | None:
    written = match["span"]
    if written == "Co" and not re.search(r"&\s$|\band\s$", context.before(match.start("span"), 5)):
        return None
    stop = final_stop(context, match.end()) if written.endswith(".") else ""
    words = "Companies" if "Cos" in written else "Company"
    return ("and " if written[0] == "&" else "") + words + stop


@RULES.rule(
    "with",
    r"(?<!\w)(?:w/o|b/w|w/(?!\w)|w/(?=[a-z]{3})|b/c|c/o|n/a|N/A|s/he|p/w|h/t|24/7)(?!\w{0,2}/)",
    needs="/",
)
def say_with(match: re.Match[str], context: Context) -> str | None:
    words = {
        "w/o": "without",
        "w/": "with",
        "b/c": "because",
        "c/o": "care of",
        "b/w": "between",
        "n/a": "N.A",
        "N/A": "N.A",
        "s/he": "she or he",
        "h/t": "hat tip",
    }.get(match[0])
    if words is None:
        return None
    return words + (" " if context.text[match.end() : match.end() + 1].isalpha() else "")
