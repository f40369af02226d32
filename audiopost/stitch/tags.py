# SPDX-License-Identifier: GPL-3.0-or-later
"""ID3v2.3 tags, UTF-16, with chapters in time order (ID3v2 Chapter Frame Addendum 1.0).

Written here because the libraries that write ID3 reorder chapter frames, and some players show them as stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audiopost.errors import StitchError
from audiopost.model import Chapter

_UTF16 = b"\x01"
_NO_OFFSET = b"\xff\xff\xff\xff"
_TOC_LIMIT = 255
_TOP = 0x02
_ORDERED = 0x01

# ISO 639-2 (terminology codes) for the ISO 639-1 codes articles come in.
_CODES = """
af:afr am:amh ar:ara az:aze be:bel bg:bul bn:ben br:bre bs:bos ca:cat cs:ces cy:cym da:dan de:deu el:ell en:eng
eo:epo es:spa et:est eu:eus fa:fas fi:fin fr:fra ga:gle gl:glg gu:guj he:heb hi:hin hr:hrv hu:hun hy:hye id:ind
is:isl it:ita ja:jpn ka:kat kk:kaz km:khm kn:kan ko:kor la:lat lb:ltz lo:lao lt:lit lv:lav mk:mkd ml:mal mn:mon
mr:mar ms:msa mt:mlt my:mya nb:nob ne:nep nl:nld nn:nno no:nor pa:pan pl:pol pt:por ro:ron ru:rus si:sin sk:slk
sl:slv sq:sqi sr:srp sv:swe sw:swa ta:tam te:tel th:tha tl:tgl tr:tur uk:ukr ur:urd uz:uzb vi:vie zh:zho zu:zul
"""
_LANGUAGES = dict(pair.split(":") for pair in _CODES.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """What a file says of itself. Empty fields are left out.

    ``date`` is an ISO 8601 date or date-time, ``language`` a BCP 47 tag, ``track`` "3" or "3/8", ``cover`` the bytes of
    a JPEG or PNG, ``url`` the page the article stands on.
    """

    title: str
    artist: str = ""
    album: str = ""
    date: str = ""
    language: str = ""
    comment: str = ""
    genre: str = "Podcast"
    track: str = ""
    url: str = ""
    cover: bytes = b""
    duration_ms: int = 0
    chapters: tuple[Chapter, ...] = ()


def write(tag: Tag) -> bytes:
    """``tag`` as the bytes a file begins with. Raises :class:`StitchError` when the cover is neither JPEG nor PNG."""
    language = language_code(tag.language)
    frames = [_text("TIT2", tag.title), _text("TPE1", tag.artist), _text("TALB", tag.album)]
    frames += _date(tag.date)
    frames += [
        _text("TLAN", language if tag.language else ""),
        _text("TRCK", tag.track),
        _text("TCON", tag.genre),
        _text("TLEN", str(tag.duration_ms) if tag.duration_ms else ""),
        _comment(tag.comment, language),
        _frame("WOAF", tag.url.encode("ascii", "ignore")) if tag.url else b"",
    ]
    frames += _contents(tag.chapters)
    frames.append(_picture(tag.cover))
    body = b"".join(frames)
    return b"ID3\x03\x00\x00" + bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0)) + body


def language_code(tag: str) -> str:
    """The three-letter code (ISO 639-2) of a BCP 47 language tag; "XXX", ID3's own word for unknown, without one."""
    primary = tag.replace("_", "-").split("-")[0].lower()
    if primary in _LANGUAGES:
        return _LANGUAGES[primary]
    return primary if len(primary) == 3 and primary.isascii() and primary.isalpha() else "XXX"


def _frame(name: str, data: bytes) -> bytes:
    return name.encode("ascii") + len(data).to_bytes(4, "big") + b"\0\0" + data


def _utf16(text: str) -> bytes:
    # A NUL would end the text early; lone surrogates cannot be written at all.
    return b"\xff\xfe" + text.replace("\0", "").encode("utf-16-le", "replace")


def _text(name: str, text: str) -> bytes:
    return _frame(name, _UTF16 + _utf16(text)) if text else b""


def _date(date: str) -> list[bytes]:
    year, _, rest = date.partition("-")
    if len(year) != 4 or not (year.isascii() and year.isdigit()):
        return []
    day = rest[3:5] + rest[:2]
    return [
        _text("TYER", year),
        _text("TDAT", day if len(day) == 4 and day.isascii() and day.isdigit() else ""),
    ]


def _comment(text: str, language: str) -> bytes:
    if not text:
        return b""
    return _frame("COMM", _UTF16 + language.encode("ascii") + _utf16("") + b"\0\0" + _utf16(text))


def _picture(cover: bytes) -> bytes:
    if not cover:
        return b""
    if cover.startswith(b"\xff\xd8"):
        kind = b"image/jpeg"
    elif cover.startswith(b"\x89PNG"):
        kind = b"image/png"
    else:
        raise StitchError("The cover image is neither a JPEG nor a PNG; save it as one of these.")
    # 3 is the front cover; its description stays empty and in Latin-1, which some players insist on.
    return _frame("APIC", b"\0" + kind + b"\0\x03\0" + cover)


def _contents(chapters: Sequence[Chapter]) -> list[bytes]:
    """The table of contents and the chapters it lists, in time order."""
    if not chapters:
        return []
    names = [f"chp{number}" for number in range(len(chapters))]
    frames = []
    if len(names) <= _TOC_LIMIT:
        frames.append(_toc("toc", _TOP | _ORDERED, names))
    else:
        # A table holds 255 entries at most: longer ones become tables of one top-level table.
        parts = [names[start : start + _TOC_LIMIT] for start in range(0, len(names), _TOC_LIMIT)]
        tables = [f"toc{number}" for number in range(len(parts))]
        frames.append(_toc("toc", _TOP | _ORDERED, tables))
        frames += [_toc(name, _ORDERED, part) for name, part in zip(tables, parts, strict=True)]
    frames += [_chapter(name, chapter) for name, chapter in zip(names, chapters, strict=True)]
    return frames


def _toc(name: str, flags: int, children: Sequence[str]) -> bytes:
    listed = b"".join(child.encode("ascii") + b"\0" for child in children)
    return _frame("CTOC", name.encode("ascii") + b"\0" + bytes((flags, len(children))) + listed)


def _chapter(name: str, chapter: Chapter) -> bytes:
    times = chapter.start_ms.to_bytes(4, "big") + chapter.end_ms.to_bytes(4, "big")
    title = _text("TIT2", chapter.title)
    return _frame("CHAP", name.encode("ascii") + b"\0" + times + _NO_OFFSET * 2 + title)
