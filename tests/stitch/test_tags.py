# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags, read back by mutagen and by a plain walk over the frames."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.id3 import ID3

from audiopost.errors import StitchError
from audiopost.model import Chapter
from audiopost.stitch import mp3, tags

JPEG = b"\xff\xd8\xff\xe0" + bytes(100)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


def read(tag: tags.Tag) -> ID3:
    return ID3(fileobj=BytesIO(tags.write(tag) + bytes(4096)), translate=False)


def frames(data: bytes) -> list[tuple[str, bytes]]:
    """The frames as they are stored."""
    found = []
    at = 10
    while at < len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "big")
        found.append((data[at : at + 4].decode("ascii"), data[at + 10 : at + 10 + size]))
        at += 10 + size
    assert at == len(data)
    return found


def chapters(count: int) -> tuple[Chapter, ...]:
    return tuple(
        Chapter(n * 1000, n * 1000 + 1000, f"Chapter {n} " + "long " * (n % 7), 1, f"s{n}")
        for n in range(count)
    )


def test_everything_is_read_back():
    tag = read(
        tags.Tag(
            title="Grüße, 世界", artist="Zoë", album="Show", date="2025-09-04T10:00:00+00:00", language="de-CH",
            comment="Mit einer künstlichen Stimme gelesen.", track="2/9", url="https://example.org/a?b=c",
            cover=JPEG, duration_ms=61_000, chapters=chapters(2),
        )
    )  # fmt: skip
    assert tag.version == (2, 3, 0)
    assert str(tag["TIT2"]) == "Grüße, 世界"
    assert str(tag["TPE1"]) == "Zoë"
    assert str(tag["TALB"]) == "Show"
    assert str(tag["TYER"]) == "2025"
    assert str(tag["TDAT"]) == "0409"
    assert str(tag["TLAN"]) == "deu"
    assert str(tag["TCON"]) == "Podcast"
    assert str(tag["TRCK"]) == "2/9"
    assert str(tag["TLEN"]) == "61000"
    assert str(tag["COMM::deu"]) == "Mit einer künstlichen Stimme gelesen."
    assert tag["WOAF"].url == "https://example.org/a?b=c"
    assert tag["APIC:"].data == JPEG
    assert (tag["APIC:"].mime, tag["APIC:"].type) == ("image/jpeg", 3)
    assert tag["TIT2"].encoding == 1  # UTF-16
    assert (
        ID3(fileobj=BytesIO(tags.write(tags.Tag(title="x", date="2025-09-04")) + bytes(4096)))["TDRC"]
        .text[0]
        .text
        == "2025-09-04"
    )


def test_what_is_unknown_is_left_out():
    assert [name for name, _ in frames(tags.write(tags.Tag(title="Only")))] == ["TIT2", "TCON"]


@pytest.mark.parametrize("count", [1, 3, 40, 255])
def test_one_ordered_table_lists_the_chapters_in_time_order(count):
    stored = frames(tags.write(tags.Tag(title="x", chapters=chapters(count))))
    tables = [body for name, body in stored if name == "CTOC"]
    assert len(tables) == 1
    name, flags_on = tables[0].split(b"\0", 1)
    assert name == b"toc"
    assert flags_on[0] == 0x03  # top level, ordered
    assert flags_on[1] == count
    listed = flags_on[2:].split(b"\0")[:-1]
    bodies = [body for name, body in stored if name == "CHAP"]
    assert [body.split(b"\0", 1)[0] for body in bodies] == listed
    assert len(set(listed)) == count
    for number, body in enumerate(bodies):
        times = body.split(b"\0", 1)[1]
        assert int.from_bytes(times[:4], "big") == number * 1000
        assert int.from_bytes(times[4:8], "big") == number * 1000 + 1000
        assert times[8:16] == b"\xff" * 8
        assert times[16:20] == b"TIT2"


def test_more_chapters_than_a_table_holds_get_tables_of_their_own():
    tag = read(tags.Tag(title="x", chapters=chapters(600)))
    top = [toc for toc in tag.getall("CTOC") if toc.flags & 2]
    assert len(top) == 1
    tables = {toc.element_id: toc for toc in tag.getall("CTOC")}
    listed = [name for table in top[0].child_element_ids for name in tables[table].child_element_ids]
    starts = {chap.element_id: chap.start_time for chap in tag.getall("CHAP")}
    assert [starts[name] for name in listed] == [n * 1000 for n in range(600)]


@given(st.text(), st.text(), st.text(min_size=1))
def test_any_text_survives(title, comment, chapter):
    tag = read(
        tags.Tag(
            title=title or "x", comment=comment, language="en", chapters=(Chapter(0, 1000, chapter, 1, "s"),)
        )
    )

    def kept(text: str) -> str:
        return text.replace("\0", "")

    assert str(tag["TIT2"]) == (kept(title) if title else "x")
    if comment:
        assert str(tag["COMM::eng"]) == kept(comment)
    assert str(tag.getall("CHAP")[0].sub_frames["TIT2"]) == kept(chapter)


@given(st.text(st.characters(categories=["Cs", "Lu"]), min_size=1))
def test_broken_text_does_not_break_the_tag(title):
    assert read(tags.Tag(title=title, artist="ok"))["TPE1"] == "ok"


@given(st.integers(0, 100_000))
def test_the_tags_length_is_where_the_frames_begin(size):
    data = tags.write(tags.Tag(title="x", cover=PNG + bytes(size)))
    assert mp3.tag_bytes(data[:10]) == len(data)
    assert all(byte < 128 for byte in data[6:10])


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "eng"),
        ("en-GB", "eng"),
        ("de_AT", "deu"),
        ("fr-CA", "fra"),
        ("gsw", "gsw"),
        ("", "XXX"),
        ("x-klingon", "XXX"),
        ("zh-Hant-TW", "zho"),
    ],
)
def test_languages_have_three_letters(tag, code):
    assert tags.language_code(tag) == code


@pytest.mark.parametrize("date", ["", "soon", "20250904", "2025", "2025-09", "12-01-2025"])
def test_odd_dates_do_no_harm(date):
    tag = read(tags.Tag(title="x", date=date))
    assert "TDAT" not in tag
    assert ("TYER" in tag) == (date[:5] in {"2025", "2025-"})


def test_a_cover_that_is_no_picture_is_refused():
    with pytest.raises(StitchError, match="neither a JPEG nor a PNG"):
        tags.write(tags.Tag(title="x", cover=b"GIF89a"))
    assert read(tags.Tag(title="x", cover=PNG))["APIC:"].mime == "image/png"
