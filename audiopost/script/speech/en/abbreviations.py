# SPDX-License-Identifier: GPL-3.0-or-later
"""Abbreviations said in full, some by what is around them: titles, places, references, Latin, companies."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import final_stop
from audiopost.script.speech.en.letters import spell
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("abbreviation")

_TITLES = {
    "Dr": "Doctor", "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Messrs": "Messieurs", "Mme": "Madame", "Mlle": "Mademoiselle", "Prof": "Professor", "Profs": "Professors", "Rev": "Reverend", "Revd": "Reverend",
    "Hon": "Honorable", "Sen": "Senator", "Sens": "Senators", "Rep": "Representative", "Reps": "Representatives", "Gov": "Governor", "Gen": "General", "Col": "Colonel", "Maj": "Major", "Capt": "Captain", "Cpt": "Captain",
    "Cmdr": "Commander", "Cdr": "Commander", "Lt": "Lieutenant", "Lieut": "Lieutenant", "Sgt": "Sergeant", "Cpl": "Corporal", "Pvt": "Private", "Pfc": "Private First Class", "Adm": "Admiral", "Pres": "President", "Supt": "Superintendent",
    "Det": "Detective", "Insp": "Inspector", "Atty": "Attorney", "Amb": "Ambassador", "Msgr": "Monsignor", "Fr": "Father", "Sr": "Sister", "Br": "Brother", "Bp": "Bishop", "Abp": "Archbishop", "Ald": "Alderman", "Brig": "Brigadier",
    "Wm": "William", "Geo": "George", "Chas": "Charles", "Jas": "James", "Thos": "Thomas", "Jos": "Joseph", "Robt": "Robert", "Drs": "Doctors", "Mt": "Mount", "Ft": "Fort", "Pt": "Point", "Sec": "Secretary", "Asst": "Assistant", "Ofc": "Officer", "Comm": "Commissioner", "Dep": "Deputy", "Treas": "Treasurer", "Chanc": "Chancellor", "Const": "Constable",
}  # fmt: skip
_TITLE = "|".join(sorted(_TITLES, key=len, reverse=True))
_NAME_AHEAD = r"(?=\s?(?:[\"\u201c(]?[A-Z\xc0-\xde]|(?:de|van|von|la|el|al|bin)\b|(?:and|&|or)\s(?:Mrs|Mr|Ms|Dr|Prof)\b))"
_NO_DOT = frozenset("Dr Mr Mrs Ms Messrs Mme Mlle Prof Rev Revd Sgt Lt Capt Cpl Col Gen Maj Cmdr Adm Mt Ft Sen Gov".split())


@RULES.rule("street-doctor", r"(?<=[A-Z0-9a-z]\s)(?P<span>Dr)\b\.?(?![\w])", needs="D")
def say_street_doctor(match: re.Match[str], context: Context) -> str | None:
    """ "Dr." after a street's name is Drive."""
    dotted = context.text[match.end("span") : match.end("span") + 1] == "."
    following = context.text[match.end("span") + dotted : match.end("span") + dotted + 4]
    before = context.before(match.start("span"), 40)
    named = re.search(r"(?:\d[\w-]*\s(?:[NSEW]\.?\s)?(?:[A-Z][\w'\u2019]+\s){1,3}|\b(?!(?:The|And|But|With|When|By|To|For|As|If|Said|Then|While|After|Before|Since|Dear|From|In|On|At|Of|Thanks|Meet|Hello|Hi|Yes|No)\b)[A-Z][\w'\u2019]+\s)$", before)
    if not named or re.match(r"\s[\"\u201c]?[A-Z]", following) and not re.match(r"\d", named[0]):
        return None
    return [(match.start("span"), match.end("span") + dotted, "Drive" + (final_stop(context, match.end("span") + dotted) if dotted else ""))]  # type: ignore[return-value]


@RULES.rule("saint", r"(?<![\w.])(?P<span>(?:St|st|ST)\b\.?|SS\.|Sts\b\.|Ste\b\.(?=\s[A-Z]))(?=\s?-?[A-Z\xc0-\xde][a-z\xe0-\xff.])", needs="tST")
def say_saint(match: re.Match[str], context: Context) -> str | None:
    written = match["span"]
    before = context.before(match.start(), 40)
    if written in ("ST",) or written == "ST." or written == "Ste." and not re.match(r"\s[A-Z]", context.after(match.end(), 2)):
        return None
    # "12 Main St. Boston" is a street.
    if written[0] == "S" and re.search(r"\d[\w-]*\s(?:[NSEW]\.?\s)?(?:[A-Z][\w'\u2019]+\s){1,3}$|\b\d+(?:st|nd|rd|th)\s$", before):
        return None
    if written in ("st",) and re.search(r"\d\s?$", before):
        return None
    name = re.match(r"\s?-?([A-Z][\w'\u2019]+)", context.after(match.end(), 20))
    if written == "ST" or name is None:
        return None
    return {"S": "Saint", "s": "saint"}[written[0]] if not written.startswith(("Sts", "SS")) else "Saints"


@RULES.rule("title", rf"(?<![\w.'\u2019-])(?P<span>(?:{_TITLE})(?:\.|(?=\s))){_NAME_AHEAD}", needs="DMPRHSGCLAFBWTJOI")
def say_title(match: re.Match[str], context: Context) -> str | None:
    written = match["span"]
    name = written.rstrip(".")
    if not written.endswith(".") and name not in _NO_DOT:
        return None
    if name in ("Sec", "Pt", "Comm", "Const", "Rep", "Gen", "Col", "Sr", "Fr", "Br", "Dep") and not re.match(r"\s?[A-Z(\"]", context.after(match.end("span"), 3)):
        return None
    return _TITLES[name]


@RULES.rule("title-alone", rf"\A\s*(?P<span>(?:{_TITLE})\.)\s*\Z", needs=".")
def say_title_alone(match: re.Match[str], context: Context) -> str:
    return _TITLES[match["span"][:-1]]


@RULES.rule("title-capitals", r"(?<![\w.])(?P<span>MRS?|DR|PROF|CAPT|SGT|COL|REV)\.(?=\s[A-Z]|\s*$)", needs=".")
def say_title_capitals(match: re.Match[str], context: Context) -> str:
    return _TITLES[match["span"].capitalize()]


@RULES.rule("title-small", r"(?<![\w.])(?:dr|mr|mrs|ms|prof|capt|lt|sgt|gen|col|mt|ft)\b\.?(?=\s[A-Z\xc0-\xde])", needs="dmpclsgf")
def say_title_small(match: re.Match[str], context: Context) -> str | None:
    name = match[0].rstrip(".")
    if name in ("ms", "lt", "ft", "gen", "col", "mt") and re.search(r"\d\s?$", context.before(match.start(), 3)):
        return None
    return _TITLES[name.capitalize()].lower()


@RULES.rule("reverend-the", r"\b(?:Rt|Rt\.)\s(?:Hon|Hon\.|Rev|Rev\.)(?=\s)", needs="R")
def say_right(match: re.Match[str], context: Context) -> str:
    return "Right Honorable" if "Hon" in match[0] else "Right Reverend"


@RULES.rule("junior", r"(?:(?<=\w)|(?<=\w\.)|(?<=\w\.,)|(?<=\w,))\s(?P<span>(?:[Jj]r|JR|[Ss]r|SR)\b\.?)(?!\w)", needs="rR")
def say_junior(match: re.Match[str], context: Context) -> str | None:
    stop = final_stop(context, match.end()) if match["span"].endswith(".") else ""
    return ("Junior" if match["span"][0] in "jJ" else "Senior") + stop


@RULES.rule("junior-first", r"(?<=[A-Z][a-z])(?P<span>jr)(?=,)", needs="j")
def say_junior_first(match: re.Match[str], context: Context) -> str:
    return "junior"


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
    "bldg": "Building", "cf": "compare", "dba": "doing business as", "hdqrs": "headquarters", "hq": "headquarters", "mos": "months", "msg": "message", "pkg": "package", "ppl": "people", "rd": "Road", "sq": "Square", "stmt": "statement", "wk": "week", "wks": "weeks",
}  # fmt: skip
_SAFE_WITHOUT_DOT = frozenset("etc vs approx govt dept ltd incl blvd assn intl natl".split())
# Words in their own right: an abbreviation only when dotted in mid-sentence.
_WORDS_TOO = frozenset("info max temp med mod mil pop sing rec pub def dim sci tech lit mos ref refs orig prob cont inst lat trad ext inc corp obs lang div elev est dist env est masc syn sq rd wk mins hrs yrs lbs yds ave tel avg freq".split())
_DOTTED_PATTERN = "|".join(sorted(_DOTTED, key=len, reverse=True))


@RULES.rule("common", rf"(?<![\w.@/'\u2019-])(?P<word>{_DOTTED_PATTERN})\.(?![\w@])", needs=".", flags=re.I)
def say_common(match: re.Match[str], context: Context) -> str | None:
    word = match["word"]
    low = word.lower()
    if low == "est" and not re.match(r"\s\d", context.after(match.end(), 2)):
        return None
    if word.isupper() and len(word) > 3 and low not in ("blvd",):
        return None
    final = final_stop(context, match.end())
    if low in _WORDS_TOO and final and low not in ("inc", "corp", "ave", "rd", "sq", "hrs", "mins", "yrs", "lbs"):
        return None
    if low in ("ave", "rd", "sq", "inst", "inc", "corp", "dist", "div", "acad") and word.islower():
        if low not in ("inc", "corp"):
            return None
    if low == "max" and (word[0].isupper() or not re.match(r"\s\w", context.after(match.end(), 2))):
        return None
    if low in ("pop", "est", "elev", "ext", "lat", "ref", "refs", "temp") and not re.match(r"\s?(?:\d|of\b|[a-z])", context.after(match.end(), 5)):
        return None
    words = _DOTTED[low]
    return (words if not word[0].islower() else words[0].lower() + words[1:]) + final


@RULES.rule("common-bare", rf"(?<![\w./@-])(?:{'|'.join(sorted(_SAFE_WITHOUT_DOT, key=len, reverse=True))}|v)(?![\w./-])", needs="evadgliv", flags=re.I)
def say_common_bare(match: re.Match[str], context: Context) -> str | None:
    word = match[0]
    if word.lower() == "v":
        sides = re.search(r"[A-Z][\w.]+\s$", context.before(match.start(), 24)) and re.match(r"\s(?:the\s)?[A-Z]", context.after(match.end(), 6))
        return "versus" if word == "v" and sides else None
    if word.isupper() and word.lower() not in ("blvd", "vs", "etc", "ltd"):
        return None
    return _DOTTED[word.lower()]


@RULES.rule("versus", r"(?<=\s)v\.(?=\s[A-Z])", needs="v")
def say_versus(match: re.Match[str], context: Context) -> str:
    return "versus"


@RULES.rule("minimum", r"(?<![\w.\d])(?<!\d\s)(?:min|Min)\.(?=\s[a-z\d])", needs="m")
def say_minimum(match: re.Match[str], context: Context) -> str:
    return "minimum"


@RULES.rule("latin", r"(?<![\w.])(?:e\.\s?g\b\.?|i\.\s?e\b\.?|eg\.|ie\.|(?:eg|ie)(?=,)|cf\b\.?|n\.b\.|N\.B\.|q\.v\.|ibid\.|op\.\s?cit\.|loc\.\s?cit\.|et\sseq\.|et\sal\b\.?|ca\.(?=\s[a-z])|sic(?=\])|p\.a\.|a\.k\.a\.|aka\b|AKA\b|a\.k\.a\b|&c\b\.?)", needs="egicfnqlobpkNBA&")
def say_latin(match: re.Match[str], context: Context) -> str | None:
    low = re.sub(r"[.\s]", "", match[0]).lower()
    stop = final_stop(context, match.end()) if match[0].endswith(".") else ""
    words = {
        "eg": "for example", "ie": "that is", "cf": "compare", "nb": "note", "qv": "which see", "ibid": "ibid", "opcit": "op cit", "loccit": "loc cit",
        "etseq": "et seq", "etal": "et al", "ca": "circa", "sic": "sic", "pa": "per annum", "aka": "also known as", "&c": "et cetera",
    }[low]  # fmt: skip
    return words + stop


_REFERENCE = {
    "fig": "figure", "figs": "figures", "eq": "equation", "eqs": "equations", "eqn": "equation", "eqns": "equations", "sec": "section", "sect": "section", "secs": "sections", "ch": "chapter", "chap": "chapter", "chs": "chapters", "vol": "volume", "vols": "volumes",
    "tab": "table", "app": "appendix", "appx": "appendix", "ref": "reference", "refs": "references", "ex": "example", "exs": "examples", "art": "article", "arts": "articles", "para": "paragraph", "paras": "paragraphs", "cl": "clause", "bk": "book", "pt": "part", "pts": "parts", "p": "page", "pp": "pages", "pg": "page", "pgs": "pages",
    "no": "number", "nos": "numbers", "nr": "number", "num": "number", "ed": "edition", "thm": "theorem", "lem": "lemma", "def": "definition", "supp": "supplement", "suppl": "supplement", "col": "column", "cols": "columns", "v": "verse", "vv": "verses", "n": "note", "nn": "notes", "l": "line", "ll": "lines", "fol": "folio", "ser": "series", "apt": "apartment", "ste": "suite", "rm": "room", "fl": "floor", "cap": "chapter", "ext": "extension", "q": "question", "ver": "version", "op": "opus", "iss": "issue", "sch": "schedule", "reg": "regulation",
}  # fmt: skip
_REFERENCES = "|".join(sorted(_REFERENCE, key=len, reverse=True))


@RULES.rule("reference", rf"(?<![\w.'\u2019])(?P<word>{_REFERENCES})\b(?P<dot>\.?)(?=\s?(?:#\s?)?(?:\d|\(\d|[ivxlIVXL]+\b|[A-Z]\d))", needs=DIGITS + "ivxIVX", flags=re.I)
def say_reference(match: re.Match[str], context: Context) -> str | None:
    word, dotted = match["word"].lower(), bool(match["dot"])
    following = context.after(match.end(), 6)
    digit = re.match(r"\s?(?:#\s?)?[\d(]", following)
    space = "" if following[:1] == " " else " "
    if not dotted and word not in ("fig", "figs", "eq", "eqs", "vol", "no", "nos", "pp", "chap", "apt", "vols"):
        return None
    if word in ("v", "n", "l", "ll", "col", "cl", "art", "ex", "fl", "pt", "op", "q", "nn", "vv", "app", "cap", "reg", "ser", "tab", "def", "ed", "sch", "ref", "refs", "ext", "sec", "rm", "ver", "num", "ste") and not (dotted and digit):
        return None
    if word in ("no", "nos") and not dotted:
        # "no 5" is a number after a capital or in a list of volumes; "no 5-year plan" is not.
        if not digit or match["word"] == "no" and not re.search(r"(?:\bvol\W|\bnumber|\d,?\s)", context.before(match.start(), 30), re.I) and not re.match(r"\s\d+(?:[,;.)]|$)", context.after(match.end(), 8)):
            return None
    if word in ("no", "nos") and dotted and not digit:
        return None
    if word in ("p", "pp") and not digit and not re.match(r"\s?[ivxl]+\b", following):
        return None
    if word == "p" and re.match(r"\s?\d*\.\d", following) and not dotted:
        return None
    if word in ("v", "n", "l", "q") and not re.search(r"[(,;\d]\s?$", context.before(match.start(), 2)):
        return None
    if word == "op" and match["word"] == "OP":
        return None
    if word in ("p", "pp", "v", "n", "l", "q", "ch") and match["word"][0].isupper() and word != "ch":
        return None
    words = _REFERENCE[word]
    return (words.capitalize() if match["word"][0].isupper() and word not in ("p", "pp", "no", "eq") else words) + space


@RULES.rule("pages-after", r"(?<=\d\s)pp?\.(?!\s?\d)|(?<=\d)\s?pp\.(?!\s?\d)", needs="p")
def say_pages_after(match: re.Match[str], context: Context) -> str:
    return "pages" + final_stop(context, match.end()) if match[0][0] != " " else " pages" + final_stop(context, match.end())


@RULES.rule("edition", r"(?<=\d(?:st|nd|rd|th)\s)(?:[Ee]dn?\b\.?|[Ee]d\.)|(?<=\b[Rr]ev\.\s)[Ee]d\.", needs="Ee")
def say_edition(match: re.Match[str], context: Context) -> str:
    return "edition" + (final_stop(context, match.end()) if match[0].endswith(".") else "")


@RULES.rule("century", r"(?<=\d(?:st|nd|rd|th)\s)(?P<span>c\.|cent\.|C\.)(?=[\s,)]|$)", needs="cC")
def say_century(match: re.Match[str], context: Context) -> str:
    return "century" + final_stop(context, match.end())


@RULES.rule("company", r"(?<=[A-Za-z&)]\s)(?P<span>(?:&\s)?Cos?\.|Co\b)(?![\w-])", needs="C")
def say_company(match: re.Match[str], context: Context) -> str | None:
    written = match["span"]
    if written == "Co" and not re.search(r"&\s$|\band\s$", context.before(match.start("span"), 5)):
        return None
    stop = final_stop(context, match.end()) if written.endswith(".") else ""
    words = "Companies" if "Cos" in written else "Company"
    return ("and " if written[0] == "&" else "") + words + stop


@RULES.rule("county", r"(?<![\w.])Co\.(?=\s(?:Antrim|Armagh|Carlow|Cavan|Clare|Cork|Donegal|Down|Dublin|Durham|Fermanagh|Galway|Kerry|Kildare|Kilkenny|Laois|Leitrim|Limerick|Londonderry|Longford|Louth|Mayo|Meath|Monaghan|Offaly|Roscommon|Sligo|Tipperary|Tyrone|Waterford|Westmeath|Wexford|Wicklow)\b)", needs="C")
def say_county(match: re.Match[str], context: Context) -> str:
    return "County"


@RULES.rule("with", r"(?<!\w)(?:w/o|b/w|w/(?!\w)|w/(?=[a-z]{3})|b/c|c/o|n/a|N/A|s/he|p/w|h/t|24/7)(?!\w{0,2}/)", needs="/")
def say_with(match: re.Match[str], context: Context) -> str | None:
    words = {"w/o": "without", "w/": "with", "b/c": "because", "c/o": "care of", "b/w": "between", "n/a": "N.A", "N/A": "N.A", "s/he": "she or he", "h/t": "hat tip"}.get(match[0])
    if words is None:
        return None
    return words + (" " if context.text[match.end() : match.end() + 1].isalpha() else "")


_DEGREES = r"(?:Ph\.?\s?D|Ph\.D|D\.?\s?Phil|M\.?Phil|B\.?Sc|M\.?Sc|Pharm\.?D|Psy\.?D|Ed\.?D|Sc\.?D|Th\.?D|LL\.?\s?[BMD]|M\.?Eng|B\.?Eng|M\.?Ed|B\.?Ed|D\.?Sc)"


@RULES.rule("degree", rf"(?<![\w.])(?P<name>{_DEGREES})(?P<plural>\.?s(?!\w)|['\u2019]s)?(?P<dot>\.(?!\w))?(?!\w)", needs="PDMBELT")
def say_degree(match: re.Match[str], context: Context) -> str:
    name = match["name"].replace(" ", "")
    parts = {"Phil": " Phil", "Pharm": "Pharm ", "Psy": "Psy ", "Eng": " Eng", "Ed": "E.D"}
    words = ""
    bare = name.replace(".", "")
    for word in ("Phil", "Pharm", "Psy", "Eng"):
        if word in bare:
            words = bare.replace(word, parts[word]).strip()
    words = words or spell(bare)
    tail = "'s" if match["plural"] else ""
    return words + tail + (final_stop(context, match.end()) if match["dot"] else "")


@RULES.rule("esquire", r"(?<=\s)(?P<span>Esq)\b\.?", needs="E")
def say_esquire(match: re.Match[str], context: Context) -> str:
    return "Esquire"


@RULES.rule("initial", r"(?<![\w.'\u2019])(?P<span>(?P<letter>[A-Z])\.)(?=\s?-?\s?(?:[A-Z][a-z\xe0-\xff'\u2019]|[A-Z]\.|(?:de|van|von|du|la|le|Mc|O'|d')\b|&))", needs=".")
def say_initial(match: re.Match[str], context: Context) -> str | None:
    """An initial before a name loses its dot, which would end a sentence in some engines."""
    before = context.before(match.start(), 14)
    if match["letter"] == "I" and not re.search(r"[A-Z]\.\s?$|[A-Z][a-z]+\s$", before):
        return None
    nxt = context.text[match.end() : match.end() + 1]
    # "Vitamin C. The" ends a sentence; "John C. The" hardly occurs.
    if re.match(r"\s(?:The|This|That|These|It|He|She|They|We|In|On|At|But|And|However|For|As|If|When|There|A|An|Its|His|Her)\b", context.after(match.end(), 9)):
        return None
    return match["letter"] + ("" if nxt in " -&" else " ")


@RULES.rule("initials-after", r"(?<=[a-z],\s)(?P<span>(?:[A-Z]\.\s?-?){1,4})(?=[,;:(&]|\s?\(|\s?and\b|\s?$)", needs=".")
def say_initials_after(match: re.Match[str], context: Context) -> str:
    """A name turned round: "Berdahl, J. L.;"."""
    letters = [c for c in match["span"] if c.isalpha()]
    space = " " if match["span"][-1] == " " else ""
    return ".".join(letters) + space


@RULES.rule("species", r"(?<![\w.])(?P<span>(?P<letter>[A-Z])\.)(?=\s[a-z]{4,})", needs=".")
def say_species(match: re.Match[str], context: Context) -> str | None:
    """A genus cut to its initial: "E. coli"."""
    if match["letter"] == "I" or re.match(r"\s(?:and|with|that|this|from|were|have|when|which|while|then|than|they|will|also|into|over|after|said)\b", context.after(match.end(), 8)):
        return None
    return match["letter"]
