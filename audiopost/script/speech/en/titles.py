# SPDX-License-Identifier: GPL-3.0-or-later
"""Titles, degrees, initials and names cut short: Dr., St., Jr., Ph.D., "J. K.", "E. coli"."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import final_stop
from audiopost.script.speech.en.letters import spell
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("title")


_TITLES = {
    "Dr": "Doctor", "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Messrs": "Messieurs", "Mme": "Madame", "Mlle": "Mademoiselle", "Prof": "Professor", "Profs": "Professors", "Rev": "Reverend", "Revd": "Reverend",
    "Hon": "Honorable", "Sen": "Senator", "Sens": "Senators", "Rep": "Representative", "Reps": "Representatives", "Gov": "Governor", "Gen": "General", "Col": "Colonel", "Maj": "Major", "Capt": "Captain", "Cpt": "Captain",
    "Cmdr": "Commander", "Cdr": "Commander", "Lt": "Lieutenant", "Lieut": "Lieutenant", "Sgt": "Sergeant", "Cpl": "Corporal", "Pvt": "Private", "Pfc": "Private First Class", "Adm": "Admiral", "Pres": "President", "Supt": "Superintendent",
    "Det": "Detective", "Insp": "Inspector", "Atty": "Attorney", "Amb": "Ambassador", "Msgr": "Monsignor", "Fr": "Father", "Sr": "Sister", "Br": "Brother", "Bp": "Bishop", "Abp": "Archbishop", "Ald": "Alderman", "Brig": "Brigadier",
    "Wm": "William", "Geo": "George", "Chas": "Charles", "Jas": "James", "Thos": "Thomas", "Jos": "Joseph", "Robt": "Robert", "Drs": "Doctors", "Mt": "Mount", "Ft": "Fort", "Pt": "Point", "Sec": "Secretary", "Asst": "Assistant", "Ofc": "Officer", "Comm": "Commissioner", "Dep": "Deputy", "Treas": "Treasurer", "Chanc": "Chancellor", "Const": "Constable",
    "Sergt": "Sergeant", "Ens": "Ensign", "Spc": "Specialist", "Mmes": "Mesdames", "Mts": "Mountains", "Card": "Cardinal", "Edw": "Edward", "Benj": "Benjamin", "Saml": "Samuel", "Danl": "Daniel", "Nathl": "Nathaniel", "Alex": "Alexander", "Fredk": "Frederick", "Richd": "Richard", "Jno": "John", "Sra": "Señora", "Srta": "Señorita",
}  # fmt: skip
_TITLE = "|".join(sorted(_TITLES, key=len, reverse=True))
_NAME_AHEAD = r"(?=\s?(?:[\"\u201c(]?[A-Z\xc0-\xde]|(?:de|van|von|la|el|al|bin)\b|(?:and|&|or)\s(?:Mrs|Mr|Ms|Dr|Prof)\b))"
_NO_DOT = frozenset(
    "Dr Mr Mrs Ms Messrs Mme Mlle Prof Rev Revd Sgt Lt Capt Cpl Col Maj Cmdr Adm Mt Ft Sen Gov".split()
)


@RULES.rule(
    "saint",
    r"(?<![\w.])(?P<span>(?:St|st|ST)\b\.?|SS\.|Sts\b\.|Ste\b\.(?=\s[A-Z]))(?=\s?-?[A-Z\xc0-\xde][a-z\xe0-\xff.])",
    needs="tST",
)
def say_saint(match: re.Match[str], context: Context) -> str | None:
    written = match["span"]
    before = context.before(match.start(), 40)
    if written in ("ST", "ST.") or (
        written == "Ste." and not re.match(r"\s[A-Z]", context.after(match.end(), 2))
    ):
        return None
    # "12 Main St. Boston" is a street.
    if written[0] == "S" and re.search(
        r"\d[\w-]*\s(?:[NSEW]\.?\s)?(?:[A-Z][\w'\u2019]+\s){1,3}$|\b\d+(?:st|nd|rd|th)\s$", before
    ):
        return None
    if written == "st" and re.search(r"\d\s?$", before):
        return None
    name = re.match(r"\s?-?([A-Z][\w'\u2019]+)", context.after(match.end(), 20))
    if written == "ST" or name is None:
        return None
    return {"S": "Saint", "s": "saint"}[written[0]] if not written.startswith(("Sts", "SS")) else "Saints"


@RULES.rule("saint-capitals", r"(?<![\w.])(?<!\d\s)ST\.(?=\s[A-Z]{3,})", needs="S")
def say_saint_capitals(match: re.Match[str], context: Context) -> str | None:
    """A heading's "ST. LOUIS"; after a capital word it is a street."""
    return None if re.search(r"[A-Z]{3,}\s$", context.before(match.start(), 12)) else "saint"


@RULES.rule("reverend-the", r"\b(?:Rt|Rt\.)\s(?:Hon|Hon\.|Rev|Rev\.)(?=\s)", needs="R")
def say_right(match: re.Match[str], context: Context) -> str:
    return "Right Honorable" if "Hon" in match[0] else "Right Reverend"


@RULES.rule(
    "title",
    rf"(?<![\w.'\u2019-])(?P<span>(?:{_TITLE})(?:\.|(?=\s))){_NAME_AHEAD}",
    needs="DMPRHSGCLAFBWTJOIEN",
)
def say_title(match: re.Match[str], context: Context) -> str | None:
    written = match["span"]
    name = written.rstrip(".")
    if not written.endswith(".") and name not in _NO_DOT:
        return None
    if name == "Pt" and re.match(r"\s[IVX]+\b", context.after(match.end("span"), 6)):
        return "Part"
    if name in (
        "Sec",
        "Pt",
        "Comm",
        "Const",
        "Rep",
        "Gen",
        "Col",
        "Sr",
        "Fr",
        "Br",
        "Dep",
        "Card",
        "Alex",
    ) and not re.match(r"\s?[A-Z(\"]", context.after(match.end("span"), 3)):
        return None
    return _TITLES[name]


_HALVES = r"(?:Lt|Lieut|Maj|Brig|Sergt|Sgt|Vice|Rear|Atty|Adjt|Insp|Capt)"


@RULES.rule(
    "title-double",
    rf"(?<![\w.'\u2019-])(?P<first>{_HALVES})\.?-(?P<second>Gen|Col|Gov|Cmdr|Comdr|Adm|Maj|Pres|Governor|General|Colonel|Commander)\b\.?(?=\s|$|,)",
    needs="-",
)
def say_title_double(match: re.Match[str], context: Context) -> str | None:
    """ "Lieut.-Col.", "Maj.-Gen."."""
    if "." not in match[0]:
        return None
    first = _TITLES.get(match["first"]) or {"Adjt": "Adjutant"}.get(match["first"], match["first"])
    second = _TITLES.get(match["second"]) or {"Comdr": "Commander"}.get(match["second"], match["second"])
    return f"{first} {second}" + (final_stop(context, match.end()) if match[0].endswith(".") else "")


@RULES.rule(
    "title-of",
    r"(?<![\w.])(?P<name>Bp|Abp|Gov|Pres|Supt|Sec|Treas|Dir|Govs)\.(?=\sof\s(?:the\s)?[A-Z])",
    needs=".",
)
def say_title_of(match: re.Match[str], context: Context) -> str:
    """A title before what it is held of: "the Bp. of London"."""
    return {"Dir": "Director", "Govs": "Governors"}.get(match["name"]) or _TITLES[match["name"]]


@RULES.rule("catalogue", r"(?<![\w.])(?P<letter>[KD])\.(?=\s\d{1,3}\b)", needs="KD")
def say_catalogue(match: re.Match[str], context: Context) -> str:
    """A work's number in a catalogue: "K. 525"."""
    return match["letter"]


@RULES.rule(
    "featuring",
    r"(?<![\w.])(?P<word>[Ff]eat\.|[Ff]t\.)(?=\s[A-Z\xc0-\xde\"\u201c])",
    needs="fF",
)
def say_featuring(match: re.Match[str], context: Context) -> str | None:
    """Who else sings: "(ft. Ann Roe)"; elsewhere "Ft." is a fort."""
    if match["word"][1] != "e" and not (
        match["word"][0] == "f" and (context.before(match.start(), 1) == "(" or _MUSIC.search(context.text))
    ):
        return None
    return "featuring"


_MUSIC = re.compile(
    r"\b(?:songs?|singles?|tracks?|album|remix|rapper|singer|hit|EP|mixtape|lyrics|duet|music\svideo|Billboard|chart(?:s|ed)?|feat)\b",
    re.I,
)


@RULES.rule("messieurs", r"(?<![\w.])MM\.(?=\s(?:[A-Z][a-z\xe0-\xff]|de\s))", needs="M")
def say_messieurs(match: re.Match[str], context: Context) -> str:
    return "Messieurs"


@RULES.rule("corporal", r"(?<![\w.])(?P<span>Corp\.)(?=\s[A-Z][a-z])", needs="C")
def say_corporal(match: re.Match[str], context: Context) -> str | None:
    """ "Corp." before a name; after one it is a company."""
    return None if re.search(r"[A-Z][\w'\u2019&.-]*,?\s$", context.before(match.start(), 24)) else "Corporal"


@RULES.rule(
    "initial-of-lady",
    r"\b(?:Miss|Mrs|Mr|Ms|Dr|Lady|Lord|Madame|Count|Captain|Colonel|Aunt|Uncle)\.?\s(?P<span>(?P<letter>[A-Z])\.)(?=,|\s[a-z])",
    needs=".",
)
def say_initial_of_lady(match: re.Match[str], context: Context) -> str:
    """ "Miss A. said": the letter stands for a name, its dot ends nothing."""
    return match["letter"]


@RULES.rule("title-alone", rf"\A\s*(?P<span>(?:{_TITLE}|Jr|Co)\.)\s*\Z", needs=".")
def say_title_alone(match: re.Match[str], context: Context) -> str:
    if match["span"] == "Sr.":
        return "Senior"
    return {"Jr.": "Junior", "Co.": "Company"}.get(match["span"]) or _TITLES[match["span"][:-1]]


@RULES.rule("title-capitals", r"(?<![\w.])(?:MRS?|DR|PROF|CAPT|SGT|COL|REV)\.(?=\s[A-Z]|\s*$)", needs=".")
def say_title_capitals(match: re.Match[str], context: Context) -> str:
    return _TITLES[match[0][:-1].capitalize()]


@RULES.rule(
    "title-small",
    r"(?<![\w.])(?:dr|mr|mrs|ms|prof|capt|lt|sgt|gen|col|mt|ft)\b\.?(?=\s[A-Z\xc0-\xde])",
    needs="dmpclsgf",
)
def say_title_small(match: re.Match[str], context: Context) -> str | None:
    name = match[0].rstrip(".")
    if name in ("ms", "lt", "ft", "gen", "col", "mt") and re.search(
        r"\d\s?$", context.before(match.start(), 3)
    ):
        return None
    return _TITLES[name.capitalize()].lower()


@RULES.rule(
    "junior",
    r"(?:(?<=\w)|(?<=\w\.)|(?<=\w\.,)|(?<=\w,))\s(?P<span>(?:[Jj]r|JR|[Ss]r|SR)\b\.?)(?!\w)",
    needs="rR",
)
def say_junior(match: re.Match[str], context: Context) -> str | None:
    if match["span"].isupper() and not re.search(
        r"[A-Z]{2},?$|,$", context.before(match.start("span"), 4).rstrip()
    ):
        # "JR" after a name in small letters is somebody's own name.
        return None
    stop = final_stop(context, match.end()) if match["span"].endswith(".") else ""
    return ("Junior" if match["span"][0] in "jJ" else "Senior") + stop


_DEGREES = r"(?:Ph\.?\s?D|Ph\.D|D\.?\s?Phil|M\.?Phil|B\.?Sc|M\.?Sc|Pharm\.?D|Psy\.?D|Ed\.?D|Sc\.?D|Th\.?D|LL\.?\s?[BMD]|M\.?Eng|B\.?Eng|M\.?Ed|B\.?Ed|D\.?Sc)"


@RULES.rule(
    "degree",
    rf"(?<![\w.])(?P<name>{_DEGREES})(?P<plural>\.?s(?!\w)|['\u2019]s)?(?P<dot>\.(?!\w))?(?!\w)",
    needs="PDMBELT",
)
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


@RULES.rule("esquire", r"(?<=\s)Esq\b\.?", needs="E")
def say_esquire(match: re.Match[str], context: Context) -> str:
    return "Esquire" + (final_stop(context, match.end()) if match[0].endswith(".") else "")


@RULES.rule(
    "rank",
    r"(?<![\w.])(?P<rank>Sgt|Lt|Pvt|Col|Cpl|Pfc)\.(?=\s(?:1st|2nd|3rd|First|Second|Major|Col\.|Gen\.|Cmdr\.))",
    needs=".",
)
def say_rank(match: re.Match[str], context: Context) -> str:
    return _TITLES[match["rank"]]


@RULES.rule(
    "initial",
    r"(?<![\w.'\u2019])(?P<span>(?P<letter>[A-Z])\.)(?=\s?-?\s?(?:[A-Z][a-z\xe0-\xff'\u2019]|[A-Z]\.|(?:de|van|von|du|la|le|Mc|O'|d')\b|&))",
    needs=".",
)
def say_initial(match: re.Match[str], context: Context) -> str | None:
    """An initial before a name loses its dot, which would end a sentence in some engines."""
    before = context.before(match.start(), 14)
    if match["letter"] == "I" and not re.search(r"[A-Z]\.\s?$|[A-Z][a-z]+\s$", before):
        return None
    if re.search(
        r"\b(?:[Pp]lan|[Vv]itamin|[Hh]epatitis|[Tt]ype|[Cc]lass|[Gg]rade|[Gg]roup|[Oo]ption|[Ss]ection|[Aa]ppendix|[Tt]eam|[Pp]art|[Pp]oint|[Ee]xhibit|[Ff]igure|[Tt]able|[Ss]eries|[Mm]odel|[Gg]ate|an?|and|or|to|from)\s$",
        before,
    ):
        return None
    nxt = context.text[match.end() : match.end() + 1]
    # "Vitamin C. The" ends a sentence; "John C. The" hardly occurs.
    if re.match(
        r"\s(?:The|This|That|These|It|Is|Are|Was|He|She|They|We|You|In|On|At|But|And|However|For|As|If|When|What|Why|How|Then|So|There|A|An|Its|His|Her|Our|Their|Not)\b",
        context.after(match.end(), 9),
    ):
        return None
    return match["letter"] + ("" if nxt in " -&" else " ")


@RULES.rule(
    "initials-after",
    r"(?<=[a-z],\s)(?P<span>(?:[A-Z]\.\s?-?){1,4})(?=[,;:(&]|\s?\(|\s?and\b|\s?$)",
    needs=".",
)
def say_initials_after(match: re.Match[str], context: Context) -> str:
    """A name turned round: "Berdahl, J. L.;"."""
    letters = [c for c in match["span"] if c.isalpha()]
    space = " " if match["span"][-1] == " " else ""
    return ".".join(letters) + space


@RULES.rule("species", r"(?<![\w.])(?P<span>(?P<letter>[A-Z])\.)(?=\s(?:[a-z]{4,}|rex|oka)\b)", needs=".")
def say_species(match: re.Match[str], context: Context) -> str | None:
    """A genus cut to its initial: "E. coli"."""
    if match["letter"] == "I" or re.match(
        r"\s(?:and|with|that|this|from|were|have|when|which|while|then|than|they|will|also|into|over|after|said)\b",
        context.after(match.end(), 8),
    ):
        return None
    return match["letter"]
