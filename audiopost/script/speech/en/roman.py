# SPDX-License-Identifier: GPL-3.0-or-later
"""Roman numerals by context: rulers and popes, numbered parts, centuries, numbers standing alone."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import speaks_of
from audiopost.script.speech.en.numerals import cardinal, ordinal
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("roman")

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_WELL_FORMED = re.compile(r"M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})$", re.I)
_RULERS = frozenset(
    "Adolf Albert Alexander Alfonso Alfred Alonso Amadeus Anne Antiochus Augustus Baldwin Benedict Boniface Boris Carl Carlos Casimir Catherine "
    "Celestine Charles Christian Christina Clement Cleopatra Conrad Constantine Constans Cyrus Darius David Demetrius Edgar Edmund Edward "
    "Eleanor Elizabeth Emanuel Emmanuel Eric Ernest Eugene Felipe Ferdinand Francis Franz Frederick Fredrik Friedrich George Gregory Gustav "
    "Gustavus Haakon Harald Harold Heinrich Henri Henry Innocent Isabella Ivan James Jean Joan Johan John Joseph Juan Julius Justin "
    "Justinian Karl Kasimir Ladislaus Leo Leopold Lothair Louis Ludwig Magnus Malcolm Margaret Margrethe Maria Mary Mehmed Mehmet Michael "
    "Mithridates Murad Napoleon Nicholas Olaf Oscar Osman Otto Pasquale Paul Pedro Peter Philip Philippe Pius Ptolemy Rama Ramesses Ramses Richard "
    "Robert Roger Rudolf Selim Seti Shapur Sigismund Sixtus Stanislaus Stephen Suleiman Sylvester Theodore Theodosius Thutmose "
    "Tiberius Umberto Urban Valdemar Victor Victoria Vittorio Vladislav Wenceslaus Wilhelm Willem William Xerxes Yazdegerd Zog Abdul Abbas "
    "Amenhotep Artaxerxes Berengar Bogislaw Canute Cosimo Edwy Ethelred Fernando Gustaf Hassan Jadwiga Josef Manuel Matthias Mindaugas Mohammed Muhammad Nerva Romulus "
    "Seleucus Sancho Tewodros Thutmosis Tutankhamun Vasili Xavier Honorius Marcellus Adrian Hadrian Callixtus Eugenius Lucius Alexios Leofric Bela Géza Andrew Selassie Afonso Yaroslav Bolesław Boleslaw Casimiro Stefan Simeon Birger Sverre Olav Chlothar Clovis Dagobert Pepin Charlemagne Hugh Theuderic Childebert Merneptah Sobekhotep Mentuhotep Shalmaneser Nebuchadnezzar Sargon Tiglath-Pileser Ashurnasirpal Cambyses Khosrow Bahram Hormizd Mehmed Bayezid Selim Ahmed Mahmud Mustafa Farouk Fuad Hussein Abdullah Norodom Rama Taksin Chulalongkorn Pomare Kamehameha Christophe Faustin Agustín Dom João Miguel Luís Maurice Gian Gaston Honoré Rainier".split()
)
_TITLE = r"(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Prince|Duke|Kaiser|Sultan|Shah|Pharaoh|Archduke|Grand Duke|Antipope|Patriarch|Count|Earl|Elector|Sir|Lord|Khedive|Negus)"
_NUMBERED = (
    r"(?:War|Wars|Chapter|Chapters|Chap\.|Ch\.|Section|Sections|Sec\.|Sect\.|Volume|Volumes|Vol\.|Part|Parts|Pt\.|Act|Acts|Scene|Book|Books|Title|Titles|Article|Articles|Art\.|Type|Types|"
    r"Class|Classes|Phase|Phases|Stage|Stages|Grade|Grades|Level|Levels|Division|Divisions|Appendix|Appendices|Table|Tables|Figure|Figures|Fig\.|Figs\.|Lecture|Lectures|Bowl|Apollo|Gemini|"
    r"Saturn|Fantasy|Rocky|GTA|Halo|Civilization|Schedule|Annex|Canto|Group|Category|Tier|Mark|Mk|Mk\.|Vatican|Olympiad|Psalm|Sonnet|Symphony|Concerto|Sonata|Quartet|Opus|Factor|Factors|Complex|Region|"
    r"Zone|Corps|Army|Panzer|Cohort|Legion|Collagen|Angiotensin|Nerve|Nerves|Schedule|Episode|Lesson|Letter|Exhibit|Module|Unit|Step|Plate|Plates|Studies|Study|Experiment|Trial|Trials|Amendment|Protocol|Item)"
)
_KEYWORDS = re.compile(rf"\b{_NUMBERED}(?:\s\(?)$", re.I)
_SPEAKS = re.compile(
    r"\s(?:am|have|think|know|believe|want|need|say|said|thought|see|saw|love|like|feel|felt|guess|hope|mean|met|could|would|can|will|do|did|don\W?t|never|always|just|really|went|got|told|asked)\b|['\u2019](?:m|ve|d|ll)\b"
)


def value(numeral: str) -> int:
    """The value of a well-formed numeral, 0 for anything else."""
    if not numeral or not _WELL_FORMED.match(numeral):
        return 0
    total = 0
    figures = [_VALUES[character] for character in numeral.upper()]
    for position, figure in enumerate(figures):
        total += -figure if position + 1 < len(figures) and figure < figures[position + 1] else figure
    return total


_SHORT_RULERS = r"(?:Geo|Chas|Jas|Wm|Edw|Hen|Eliz|Rich|Phil)\."
_NUMERAL = r"[IVXLCDM]+"
_BEFORE_RULER = re.compile(
    rf"(?:\b(?P<title>{_TITLE})\s)?(?P<first>[A-Z][\w\xc0-\u024f]+)(?:[\s-](?P<second>[A-Z][\w\xc0-\u024f]+))?\s$"
)


@RULES.rule("ruler", rf"(?<=[a-z\xe0-\xff]\s)(?P<span>{_NUMERAL})(?![\w-]|\.[A-Z])", needs="IVX")
def say_ruler(match: re.Match[str], context: Context) -> str | None:
    number = value(match["span"])
    before = _BEFORE_RULER.search(context.before(match.start("span"), 40))
    if not before or not 0 < number < 100:
        return None
    name = before["second"] or before["first"]
    if not (name in _RULERS or before["title"]):
        return None
    if number == 1 and _SPEAKS.match(context.text, match.end("span")):
        return None
    if match["span"] in ("C", "D", "L", "M") or (match["span"] in ("X", "V") and name == "Malcolm"):
        return None
    return f"the {ordinal(number)}"


@RULES.rule("ruler-short", rf"(?<!\w){_SHORT_RULERS}\s(?P<span>[IVX]+)(?!\w)", needs="IVX")
def say_ruler_short(match: re.Match[str], context: Context) -> str | None:
    """ "Geo. III"."""
    number = value(match["span"])
    return f"the {ordinal(number)}" if 0 < number < 40 else None


@RULES.rule(
    "ruler-range",
    r"(?<![\w-])(?P<low>[IVX]+)\s?[-\u2013]\s?(?P<high>[IVX]+)(?P<letter>[a-dA-D])?(?![\w-])",
    needs="IVX",
)
def say_range(match: re.Match[str], context: Context) -> str | None:
    low, high = value(match["low"]), value(match["high"])
    if not 0 < low < high or len(match[0].strip("IVX")) == 0:
        return None
    keyword = _KEYWORDS.search(context.before(match.start(), 16))
    if not keyword and (len(match["low"]) < 2 and len(match["high"]) < 2):
        return None
    letter = f" {match['letter'].upper()}" if match["letter"] else ""
    return f"{cardinal(low)} to {cardinal(high)}{letter}"


@RULES.rule(
    "century",
    r"(?<!\w)(?P<roman>[IVX]+)(?:th|st|nd|rd)?(?=(?:\s|-)(?:century|centuries|dynasty|arrondissement|Corps)\b)",
    needs="IVX",
)
def say_century(match: re.Match[str], context: Context) -> str | None:
    number = value(match["roman"])
    return ordinal(number) if number else None


@RULES.rule("ordinal", r"(?<!\w)(?P<roman>[IVX]{2,})(?:th|st|nd|rd)(?!\w)", needs="IVX")
def say_ordinal(match: re.Match[str], context: Context) -> str | None:
    number = value(match["roman"])
    return ordinal(number) if number else None


@RULES.rule(
    "pages",
    r"\bpp?\.\s?(?P<span>(?P<low>[ivxlc]{1,7})\s?[-\u2013]\s?(?P<high>[ivxlc]{1,7}|\d{1,3}))(?!\w)",
    needs="p",
)
def say_pages(match: re.Match[str], context: Context) -> str | None:
    """A preface's "pp. ix–xii"."""
    low, high = match["low"], match["high"]
    last = int(high) if high.isdecimal() else value(high)
    return f"{cardinal(value(low))} to {cardinal(last)}" if value(low) and last else None


@RULES.rule(
    "numbered",
    rf"\b(?:{_NUMBERED})(?:\s\(?|/|-(?=I{{1,3}}\b|I?V\b))(?P<span>(?P<roman>{_NUMERAL})(?P<letter>[a-dA-D]?))(?![\w-]*\w|\.[A-Z])",
    needs="IVXLCDM",
)
def say_numbered(match: re.Match[str], context: Context) -> str | None:
    return _numbered(match["roman"], match["letter"], context, match.end("span"))


@RULES.rule(
    "numbered-capitals",
    rf"\b(?:CHAPTER|VOLUME|BOOK|PART|ACT|SECTION|LECTURE|CANTO|WAR|APPENDIX|SCENE|LETTER|ARTICLE|TITLE|TABLE|FIGURE|PLATE|STAVE|EPISODE)\s(?P<span>(?P<roman>{_NUMERAL})(?P<letter>))(?!\w)",
    needs="IVXLCDM",
)
def say_numbered_capitals(match: re.Match[str], context: Context) -> str | None:
    return _numbered(match["roman"], "", context, match.end("span"))


@RULES.rule(
    "numbered-small",
    r"\b(?:[Cc]hapters?|[Vv]ol(?:ume|\.)|[Pp]art|[Bb]ook|[Ss]cene|[Aa]ct|[Cc]anto|[Ss]tanza|[Ss]onnet|[Vv]erse|[Bb]k\.|pages?|pp?\.|[Cc]h\.|[Ss]tages?|[Tt]ypes?|[Gg]rades?|[Pp]hases?|[Cc]lass|[Ll]evel)\s(?P<span>(?P<roman>[ivxlcIVXLC]+)(?P<letter>[a-d]?))(?!\w)",
    needs="ivxlcIVXLC",
)
def say_numbered_small(match: re.Match[str], context: Context) -> str | None:
    if match["roman"] == "I" and match[0][0].islower() and _GOES_ON.match(context.text, match.end("span")):
        # "that book I never read"
        return None
    return _numbered(match["roman"], match["letter"], context, match.end("span"))


_GOES_ON = re.compile(r"\s(?!(?:of|and|or|to|in)\b)[a-z\u2019']")


def _numbered(roman: str, letter: str, context: Context, end: int) -> str | None:
    number = value(roman)
    if (
        not number
        or (len(roman) == 1 and roman not in "IVXivx")
        or (roman == "I" and _SPEAKS.match(context.text, end))
    ):
        return None
    return cardinal(number) + (f" {letter.upper()}" if letter else "")


_MORE = (
    rf"\b(?:{_NUMBERED})\s[IVX]+(?:[a-d]?)(?:\s?[-\u2013/]\s?|,?\s(?:and|or|to)\s|,\s)(?P<span>[IVX]+)(?!\w)"
)


@RULES.rule("numbered-second", _MORE, needs="IVX", flags=re.I)
def say_numbered_second(match: re.Match[str], context: Context) -> str | None:
    number = value(match["span"])
    if not number or not match["span"].isupper():
        return None
    return cardinal(number)


@RULES.rule("world-war", r"\bWW(?:(I{1,3})|([12]))(?!\w)", needs="W")
def say_world_war(match: re.Match[str], context: Context) -> str:
    return f"World War {cardinal(len(match[1]) if match[1] else int(match[2]))}"


@RULES.rule("enumerator", r"(?<=\()(?P<span>i{1,3}|iv|vi{0,3}|ix|xi{0,3}|x)(?=\))", needs="ivx")
def say_enumerator(match: re.Match[str], context: Context) -> str | None:
    if len(match["span"]) == 1 and match["span"] != "i":
        return None
    if match["span"] == "i" and "(ii)" not in context.text and context.before(match.start(), 2).strip(" (\n"):
        return None
    return cardinal(value(match["span"]))


# Numerals nobody takes for an acronym when they stand alone.
_SAFE = frozenset(
    "II III VI VII VIII IX XI XII XIII XIV XV XVI XVII XVIII XIX XXI XXII XXIII XXIV XXV XXVI XXVII XXVIII XXIX XXXI XXXII XXXIII XXXIV XXXV LII LIII LIV LVI LVII LVIII LIX LXI LXII LXX XLI XLII XLIV XLV XLVI XLVII XLVIII XLIX".split()
)
_AFTER_NAME = re.compile(r"(?:^|[\s(\u2013-])(?:[A-Z][\w\u2019'.]*|of)\s$")


# "the XIV Dalai Lama", "XXI Olympics": what is counted follows.
_COUNTED_AHEAD = re.compile(
    r"\s(?:Dalai|Olympi\w+|Winter|Summer|Games|Corps|Congress|Legion|Army|Duke|Earl|Marquess|Amendment|Brigade|Party)"
)
# "John D. Rockefeller III": a first name, initials, a family name.
_THE_THIRD = re.compile(r"(?:^|[\s(\u201c\"])([A-Z][a-z]+)\s(?:[A-Z]\.\s)?[A-Z][\w'\u2019-]*[a-z],?\s$")


_GIVEN = frozenset(
    "Aaron Adam Alan Alvin Anthony Arnold Arthur Barry Ben Benjamin Bill Bob Bobby Brad Brian Bruce Byron Calvin Carlton Chad Chester Chris Christopher Clarence Clark Clifford "
    "Clinton Clyde Cornelius Curtis Dale Dan Daniel Davis Dean Dennis Dick Don Donald Douglas Dwight Earl Edwin Ellis Elliott Ernest Ezra Felix Floyd Frank Franklin Fred Garrett Gary Gene Gerald "
    "Glen Gordon Graham Grant Grover Hamilton Harrison Harry Harvey Herbert Herman Homer Horace Howard Hugh Irving Isaac Jack Jackson Jacob Jason Jay Jeff Jefferson Jeffrey Jerome Jerry Jesse Jim "
    "Jimmy Joe Joel Johnny Jonathan Jordan Keith Kelly Ken Kenneth Kevin Larry Lawrence Lee Leonard Leroy Lester Lewis Lloyd Loudon Luther Marcus Mark Marshall Martin Marvin Mason Matthew Maurice "
    "Max Melvin Mike Milton Mitchell Morgan Nathan Nathaniel Ned Nelson Norman Oliver Owen Patrick Percy Perry Ralph Randolph Ray Raymond Reginald Rex Rob Roland Ronald Ross Roy Russell Sam Samuel "
    "Scott Sidney Spencer Stanley Steve Steven Stuart Thaddeus Theodore Thomas Thurston Timothy Todd Tom Tommy Travis Tyler Vernon Vincent Wallace Walter Warren Wayne Wesley Willie Winston Winthrop Zachary".split()
)
#: A text that speaks of rulers: then a name and a numeral are one of them.
_REALM = re.compile(
    r"\b(?:[Kk]ings?|[Qq]ueens?|[Rr]uler|[Rr]uled|[Rr]eign(?:s|ed|ing)?|[Dd]ynasty|[Ee]mperors?|[Pp]haraoh|[Dd]ukes?|[Dd]uchy|[Pp]rinces?|[Tt]hrone|[Cc]rown(?:ed)?|[Ss]ucceeded|[Pp]opes?|[Ss]ultans?|"
    r"[Kk]hans?|[Tt]sars?|[Cc]aliphs?|[Kk]ingdom|[Vv]oivode|[Pp]atriarch|[Bb]ishops?|[Cc]ounts?\sof|[Ee]arls?\sof|heir|dethroned|abdicat\w+|[Mm]onarchs?|son\sof)\b"
)
_ONE_NAME = re.compile(
    r"(?:^|[\s(\u201c\"])(?!(?:World|War|Part|Act|Rocky|Doom|Quake|Halo|Mark|The|In|At|Of)\s)[A-Z][a-z\xe0-\u024f\u2019'-]{2,}\s$"
)


@RULES.rule(
    "alone",
    r"(?<![\w.&/-])(?P<roman>[IVX]{2,}|X?L[IVX]{1,4})(?P<letter>[a-dA-D])?(?![\w&]|\.[A-Z]|-[a-z]*\d)",
    needs="IVXL",
)
def say_alone(match: re.Match[str], context: Context) -> str | None:
    roman = match["roman"]
    number = value(roman)
    letter = f" {match['letter'].upper()}" if match["letter"] else ""
    if not number:
        return None
    before = context.before(match.start(), 40)
    if roman in _SAFE or roman in ("XX", "XXX", "IV"):
        following = context.after(match.end(), 16)
        if _COUNTED_AHEAD.match(following) and (
            not before.strip() or re.search(r"\b(?:[Tt]he|of)\s$", before)
        ):
            return ordinal(number)
        if number <= 6 and (named := _THE_THIRD.search(before)) and named[1] in _RULERS | _GIVEN:
            return f"the {ordinal(number)}"
        if number <= 30 and not letter and speaks_of(context, "rulers", _REALM) and _ONE_NAME.search(before):
            return f"the {ordinal(number)}"
    if roman in _SAFE:
        return cardinal(number) + letter
    # "IV" and "XX" are numbers after a name ("Final Draft IV") and letters elsewhere ("an IV line").
    if (
        roman in ("IV", "XX", "XL")
        and re.search(r"\b[A-Z][a-z\u2019']+\s$", context.before(match.start(), 20))
        and not re.match(
            r"\s(?:fluids?|lines?|drip|bag|pole|antibiotics?|chromosome)", context.after(match.end(), 14)
        )
    ):
        return cardinal(number) + letter
    return None


@RULES.rule("heading", r"\A\s*(?P<span>[IVXLC]{1,6})(?=[.:)]\s+[A-Z\"\u201c])", needs="IVXLC")
def say_heading(match: re.Match[str], context: Context) -> str | None:
    number = value(match["span"])
    if not number or match["span"] in ("C", "L", "CC", "LL"):
        return None
    return cardinal(number)


@RULES.rule("old-stop", r"\b[A-Z][a-z]+\.?\s[IVXLC]+(?P<span>\.)(?=[,;:]|\s[a-z])", needs="IVXLC")
def say_old_stop(match: re.Match[str], context: Context) -> str:
    """The full stop that old books put after a numeral: "Charles I. was", "Vol. II., p. 4"."""
    return ""


@RULES.rule(
    "year",
    r"(?<![\w.&-])(?P<span>M{1,2}(?:CM|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?![\w&]|\.[A-Z])",
    needs="M",
)
def say_year(match: re.Match[str], context: Context) -> str | None:
    """A year on a title page: "MDCCLXXVI"."""
    from audiopost.script.speech.en.numerals import year

    figures = value(match["span"])
    return year(figures) if len(match["span"]) >= 4 and 1400 <= figures <= 2100 else None
