# SPDX-License-Identifier: GPL-3.0-or-later
"""Books of the Bible: cut short before a verse ("Gen. 1:1"), counted ("1 Corinthians", "2 Tim. 3:16")."""

from __future__ import annotations

import re

from audiopost.script.speech.en.grammar import final_stop
from audiopost.script.speech.en.numerals import cardinal
from audiopost.script.speech.en.roman import value
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("scripture")

_SHORT = {
    "Gen": "Genesis", "Ex": "Exodus", "Exod": "Exodus", "Lev": "Leviticus", "Num": "Numbers", "Deut": "Deuteronomy", "Josh": "Joshua", "Judg": "Judges",
    "Sam": "Samuel", "Kgs": "Kings", "Chr": "Chronicles", "Chron": "Chronicles", "Neh": "Nehemiah", "Ps": "Psalm", "Pss": "Psalms", "Prov": "Proverbs",
    "Eccl": "Ecclesiastes", "Isa": "Isaiah", "Jer": "Jeremiah", "Lam": "Lamentations", "Ezek": "Ezekiel", "Dan": "Daniel", "Hos": "Hosea", "Mic": "Micah",
    "Hab": "Habakkuk", "Zech": "Zechariah", "Mal": "Malachi", "Matt": "Matthew", "Mt": "Matthew", "Mk": "Mark", "Lk": "Luke", "Jn": "John",
    "Rom": "Romans", "Cor": "Corinthians", "Gal": "Galatians", "Eph": "Ephesians", "Phil": "Philippians", "Col": "Colossians", "Thess": "Thessalonians",
    "Tim": "Timothy", "Tit": "Titus", "Philem": "Philemon", "Heb": "Hebrews", "Jas": "James", "Pet": "Peter", "Rev": "Revelation",
}  # fmt: skip
_COUNTED = "Samuel|Kings|Chronicles|Corinthians|Thessalonians|Timothy|Peter|John|Maccabees|Sam|Kgs|Chr|Chron|Cor|Thess|Tim|Pet|Jn"
_COUNT = {"1": "First", "2": "Second", "3": "Third", "I": "First", "II": "Second", "III": "Third"}
_VERSE = r"(?P<chapter>\d{1,3}):(?P<verse>\d{1,3})(?:[-\u2013](?P<last>\d{1,3}))?(?![\w:]|[.,]\d)"


_BOOKS = "|".join(
    sorted(
        {
            *_SHORT,
            *_SHORT.values(),
            "Judith",
            "Ruth",
            "Job",
            "Amos",
            "Joel",
            "Jonah",
            "Acts",
            "Esther",
            "Ezra",
            "Revelations",
            "Quran",
            "Surah",
            "Sura",
            "Song of Solomon",
            "Song of Songs",
            "Nahum",
            "Haggai",
        },
        key=len,
        reverse=True,
    )
)


@RULES.rule(
    "counted",
    rf"(?<![\w.:,-])(?P<span>(?P<count>[123]|I{{1,3}})\s(?P<book>{_COUNTED})(?P<dot>\.?))(?=\s\d{{1,3}}(?:[:.,;)\s]|$))",
    needs="123I",
)
def say_counted(match: re.Match[str], context: Context) -> str | None:
    """ "2 Tim. 3:16": second Timothy; "John" and "Peter" only before a verse."""
    book = match["book"]
    if book in ("John", "Peter", "Sam", "Tim", "Kings") and not re.match(
        r"\s\d{1,3}(?::\d|[.,;)]|$)", context.after(match.end("span"), 6)
    ):
        return None
    return f"{_COUNT[match['count']]} {_SHORT.get(book, book)}"


@RULES.rule(
    "verse",
    rf"(?<![\w.:,$/-])(?P<book>{_BOOKS})\.?\s{_VERSE}",
    needs=":",
)
def say_verse(match: re.Match[str], context: Context) -> str:
    return f"{_SHORT.get(match['book'], match['book'])} {_places(match)}"


@RULES.rule(
    "verse-counted",
    rf"\b[123I]{{1,3}}\s(?:{_COUNTED})\.?\s(?P<span>{_VERSE})",
    needs=":",
)
def say_verse_counted(match: re.Match[str], context: Context) -> str:
    return _places(match)


_ROMAN_VERSE = r"(?P<chapter>[ivxlc]{1,7})\.(?:\s?(?P<verse>\d{1,3})(?:[-\u2013](?P<last>\d{1,3}))?)?(?!\w)"


@RULES.rule(
    "roman-verse",
    rf"(?<![\w.:,$/-])(?:(?P<count>[123]|I{{1,3}})\.?\s)?(?P<book>{_BOOKS})\.?,?\s{_ROMAN_VERSE}",
    needs="ivxlc",
)
def say_roman_verse(match: re.Match[str], context: Context) -> str | None:
    """Chapters by small numerals, as old books have them: "1 Cor. xiii. 4", "Ps. xc."."""
    chapter = value(match["chapter"])
    if not chapter or (
        not match["verse"] and not re.search(r"[.,]\s", match[0]) and len(match["chapter"]) < 2
    ):
        return None
    head = f"{_COUNT[match['count']]} " if match["count"] else ""
    words = f"{head}{_SHORT.get(match['book'], match['book'])} {cardinal(chapter)}"
    if not match["verse"]:
        return words + final_stop(context, match.end())
    last = f" to {cardinal(int(match['last']))}" if match["last"] else ""
    return f"{words} {cardinal(int(match['verse']))}{last}"


@RULES.rule(
    "counted-book",
    r"(?<![\w.:,-])(?P<count>II|III|2|3)\s(?=(?:Samuel|Kings|Chronicles|Corinthians|Thessalonians|Timothy|Peter|Maccabees)\b(?!\s\d))",
    needs="I23",
)
def say_counted_book(match: re.Match[str], context: Context) -> str | None:
    """ "II Peter"."""
    if match["count"].isdecimal() and not re.match(
        r"(?:Cor|Thess|Macc|Chron)", context.after(match.end(), 5)
    ):
        return None
    return _COUNT[match["count"]] + " "


@RULES.rule("psalm", r"(?<![\w.])Pss?\.(?=\s\d{1,3}\b)", needs="P")
def say_psalm(match: re.Match[str], context: Context) -> str:
    return "Psalms" if "ss" in match[0] else "Psalm"


def _places(match: re.Match[str]) -> str:
    last = f" to {cardinal(int(match['last']))}" if match["last"] else ""
    return f"{cardinal(int(match['chapter']))} {cardinal(int(match['verse']))}{last}"
