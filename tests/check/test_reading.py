# SPDX-License-Identifier: GPL-3.0-or-later
"""Our readers read what other people's readers read."""

from __future__ import annotations

import json

import pytest
import soundfile

from audiopost.check.reading.captions import Transcript, bare
from audiopost.check.reading.episode import Folder
from audiopost.check.reading.hearing import Heard
from audiopost.check.reading.id3 import read
from audiopost.check.reading.mpeg import walk
from audiopost.model import Word
from tests.check.site import Site


def folder_of(site: Site) -> Folder:
    """The first episode's folder, without anything around it."""
    return Folder(site.folder, None)  # type: ignore[arg-type]


@pytest.mark.judge("py:mutagen")
def test_tags_as_mutagen_reads_them(site: Site) -> None:
    from mutagen.id3 import ID3

    theirs, ours = ID3(site.audio, translate=False), read(site.audio.read_bytes())
    assert ours.version == theirs.version[1]
    assert sorted(frame.name for frame in ours.frames) == sorted(key[:4] for key in theirs)
    assert ours.text("TIT2") == str(theirs["TIT2"])
    assert sorted((m.id, m.start_ms, m.end_ms, m.title) for m in ours.chapters) == sorted(
        (c.element_id, c.start_time, c.end_time, str(c.sub_frames["TIT2"])) for c in theirs.getall("CHAP")
    )
    (contents,) = ours.contents
    assert list(contents.children) == theirs["CTOC:toc"].child_element_ids
    assert (contents.top, contents.ordered) == (True, True)


@pytest.mark.judge("py:mutagen")
def test_frames_as_others_count_them(site: Site) -> None:
    from mutagen.mp3 import MP3

    data = site.audio.read_bytes()
    frames, theirs = walk(data, read(data).size), MP3(site.audio).info
    assert frames.bitrates == {theirs.bitrate // 1000}
    assert frames.rates == {theirs.sample_rate}
    assert frames.channels == {theirs.channels}
    assert frames.kinds == {f"MPEG-{theirs.version} Layer III"}
    assert frames.duration_ms == soundfile.info(site.audio).frames * 1000 // 44100
    assert frames.gapless
    assert frames.broken == -1


@pytest.mark.judge("py:webvtt")
def test_captions_as_webvtt_reads_them(site: Site) -> None:
    import webvtt

    ours = Transcript(folder_of(site), "transcript.vtt").captions
    theirs = webvtt.read(str(site.folder / "transcript.vtt"))
    assert [bare(caption.text).replace("&", "&amp;") for caption in ours] == [bare(c.text) for c in theirs]
    assert [caption.start_ms for caption in ours] == [round(c.start_in_seconds * 1000) + c.start_time.milliseconds
                                                      for c in theirs]  # fmt: skip


def test_all_formats_say_the_same(site: Site) -> None:
    said = {
        name: "".join(
            bare(caption.text).removeprefix("Narrator:")
            for caption in Transcript(folder_of(site), name).captions
        )
        for name in ("transcript.vtt", "transcript.srt", "transcript.json", "transcript.html")
    }
    assert len(set(said.values())) == 1


def test_junk_is_told_not_raised(site: Site) -> None:
    for junk in (
        b"",
        b"\0",
        b"\xff" * 40,
        b"ID3",
        b"ID3\x03\0\0\x7f\x7f\x7f\x7fCHAP",
        json.dumps([1]).encode(),
        b"<",
    ):
        tag = read(junk)
        assert walk(junk, tag.size).frames == 0
        for name in ("transcript.vtt", "transcript.srt", "transcript.json", "transcript.html"):
            site.write(site.folder / name, junk)
            transcript = Transcript(folder_of(site), name)
            assert not transcript.captions
            assert transcript.parsed[1] or not junk


def test_likeness_takes_numbers_written_or_spoken(site: Site) -> None:
    folder = folder_of(site)
    cue = next(cue for cue in folder.known.cues if "2025" in cue.text)
    middle = (cue.start_ms + cue.end_ms) // 2

    def share(text: str) -> float:
        found = Heard(folder, {"en": (Word(text, middle - 10, middle + 10),)}).likeness(cue)
        assert found is not None
        return found

    assert share("Published September 4th, 2025") > 0.9
    assert share("published september fourth twenty twenty-five") == 1
    assert share("polished september forth, twenty twenty five") > 0.8
    assert share("a completely other thing was told") < 0.6
    assert Heard(folder, {"en": ()}).likeness(cue) == 0
    assert Heard(folder, {"fr": ()}).likeness(cue) is None
