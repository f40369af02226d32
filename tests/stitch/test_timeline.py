# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline's promises, for any segments."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopost.model import Cue, Segment, Word
from audiopost.stitch import timeline

FRAME_MS = {rate: 1152 * 1000 / rate for rate in (44100, 48000)}


@st.composite
def segment(draw, number=0):
    frames = draw(st.integers(4, 40_000))
    length = int((frames - 3) * 1152 * 1000 / 48000)
    cuts = sorted(draw(st.lists(st.integers(50, max(length, 51)), min_size=0, max_size=6, unique=True)))
    cues = tuple(
        Cue(id=f"c{number}-{i}", start_ms=a, end_ms=b, text="x", words=(Word("x", a, b),))
        for i, (a, b) in enumerate(itertools.pairwise(cuts))
    )
    return Segment(
        kind="section", section_id=f"s{number}", title=f"Title {number}", level=draw(st.integers(1, 3)), fingerprint="",
        path=f"{number}.mp3", frames=frames, cues=cues, chapter=draw(st.booleans()),
    )  # fmt: skip


SEGMENTS = st.integers(1, 8).flatmap(lambda n: st.tuples(*(segment(number) for number in range(n))))
PAUSES = st.integers(0, 5000)
RATES = st.sampled_from([44100, 48000])


@given(SEGMENTS, PAUSES, RATES)
def test_chapters_are_contiguous_on_whole_seconds_and_inside_the_audio(segments, pause_ms, rate):
    laid = timeline.lay(segments, pause_ms=pause_ms, rate=rate)
    chapters = laid.chapters
    assert [c.section_id for c in chapters] == [s.section_id for s in segments if s.chapter]
    if chapters:
        assert chapters[0].start_ms == 0
        assert chapters[-1].end_ms == laid.duration_ms
        assert all(a.end_ms == b.start_ms for a, b in itertools.pairwise(chapters))
        assert all(c.start_ms % 1000 == 0 for c in chapters)
        assert all(c.start_ms < c.end_ms for c in chapters)


@given(SEGMENTS, PAUSES, RATES)
def test_a_chapter_begins_less_than_a_frame_after_its_segment(segments, pause_ms, rate):
    laid = timeline.lay(segments, pause_ms=pause_ms, rate=rate)
    starts = [start for start, seg in zip(laid.starts, segments, strict=True) if seg.chapter]
    for chapter, start in list(zip(laid.chapters, starts, strict=True))[1:]:
        assert 0 <= chapter.start_ms - start * FRAME_MS[rate] < FRAME_MS[rate] + 0.001


@given(SEGMENTS, PAUSES, RATES)
def test_segments_do_not_overlap_and_pauses_are_kept(segments, pause_ms, rate):
    laid = timeline.lay(segments, pause_ms=pause_ms, rate=rate)
    assert laid.starts[0] == 0
    assert laid.frames == laid.starts[-1] + segments[-1].frames
    for index in range(1, len(segments)):
        gap = laid.starts[index] - laid.starts[index - 1] - segments[index - 1].frames
        assert gap >= 0
        if not segments[index].cues and not segments[index - 1].cues:
            assert gap * FRAME_MS[rate] >= pause_ms - FRAME_MS[rate] / 2 - 0.001
        if segments[index].chapter:
            # Never more than a second of silence beyond what was asked for.
            assert gap * FRAME_MS[rate] <= pause_ms + 1000 + FRAME_MS[rate]


def test_sections_that_say_so_have_their_own_pause_between_them():
    def made(kind, before_ms, after_ms):
        return Segment(
            kind=kind, section_id="s", title="", level=4, fingerprint="", path="", frames=100, chapter=False,
            before_ms=before_ms, after_ms=after_ms,
        )  # fmt: skip

    segments = [
        made("intro", 300, 300),
        made("section", 900, 480),
        made("section", 540, 0),
        made("section", 0, 0),
    ]
    laid = timeline.lay([*segments, made("outro", 0, 0)], pause_ms=1200, rate=48000)
    gaps = [(b - a - 100) * 24 for a, b in itertools.pairwise(laid.starts)]
    assert gaps == [pytest.approx(ms, abs=13) for ms in (1200, 540, 0, 1200)]


@given(SEGMENTS, PAUSES, RATES)
def test_cues_stay_in_order_inside_the_audio_and_keep_their_lengths(segments, pause_ms, rate):
    laid = timeline.lay(segments, pause_ms=pause_ms, rate=rate)
    local = [cue for seg in segments for cue in seg.cues]
    assert [cue.id for cue in laid.cues] == [cue.id for cue in local]
    assert all(a.end_ms <= b.start_ms for a, b in zip(laid.cues, laid.cues[1:], strict=False))
    assert all(cue.end_ms <= laid.duration_ms for cue in laid.cues)
    for cue, own in zip(laid.cues, local, strict=True):
        assert cue.end_ms - cue.start_ms == own.end_ms - own.start_ms
        assert cue.words == (Word("x", cue.start_ms, cue.end_ms),)


@given(SEGMENTS, PAUSES, RATES)
def test_a_cue_sounds_in_its_own_chapter(segments, pause_ms, rate):
    laid = timeline.lay(segments, pause_ms=pause_ms, rate=rate)
    if not all(seg.chapter for seg in segments):
        return
    spans = {c.section_id: c for c in laid.chapters}
    homes = [seg.section_id for seg in segments for _ in seg.cues]
    for cue, home in zip(laid.cues, homes, strict=True):
        assert spans[home].start_ms <= cue.start_ms <= cue.end_ms <= spans[home].end_ms


@given(SEGMENTS, PAUSES, RATES, st.integers(0, 7))
def test_what_comes_before_a_change_stays_where_it_was(segments, pause_ms, rate, where):
    from dataclasses import replace

    where %= len(segments)
    longer = tuple(replace(s, frames=s.frames + 100) if i == where else s for i, s in enumerate(segments))
    before, after = (timeline.lay(s, pause_ms=pause_ms, rate=rate) for s in (segments, longer))
    assert before.starts[: where + 1] == after.starts[: where + 1]


def test_a_pause_counts_what_is_silent_already():
    """The padding at a segment's end and the lead at the next one's beginning are part of the pause."""
    cue = Cue(id="c", start_ms=50, end_ms=2000, text="x")
    frames = 79  # 2063 ms: 63 ms after the cue's end
    one = Segment(
        kind="section",
        section_id="a",
        title="A",
        level=1,
        fingerprint="",
        path="",
        frames=frames,
        cues=(cue,),
        chapter=False,
    )
    laid = timeline.lay([one, one], pause_ms=1000, rate=44100)
    heard = laid.cues[1].start_ms - laid.cues[0].end_ms
    assert heard == pytest.approx(1000, abs=14)


def test_music_after_the_words_is_not_taken_for_silence():
    cue = Cue(id="c", start_ms=50, end_ms=2000, text="x")
    music = Segment(
        kind="intro",
        section_id="a",
        title="A",
        level=1,
        fingerprint="",
        path="",
        frames=400,
        cues=(cue,),
        chapter=False,
    )
    after = Segment(
        kind="section", section_id="b", title="B", level=1, fingerprint="", path="", frames=400, chapter=False
    )
    laid = timeline.lay([music, after], pause_ms=1000, rate=44100)
    assert (laid.starts[1] - 400) * 1152 / 44.1 >= 987


@given(SEGMENTS, RATES, st.integers(0, 3000))
def test_silence_at_the_end_moves_nothing_else(segments, rate, end_ms):
    plain = timeline.lay(segments, pause_ms=1000, rate=rate)
    ended = timeline.lay(segments, pause_ms=1000, rate=rate, end_ms=end_ms)
    assert ended.starts == plain.starts
    assert ended.cues[:-1] == plain.cues[:-1]
    assert 0 <= (ended.frames - plain.frames) * FRAME_MS[rate] - end_ms < FRAME_MS[rate]


def test_no_segments_make_an_empty_timeline():
    laid = timeline.lay([], pause_ms=1000, rate=44100, end_ms=500)
    assert (laid.starts, laid.frames, laid.duration_ms, laid.cues, laid.chapters) == ((), 0, 0, (), ())


def test_laying_out_needs_no_audio_library():
    import subprocess
    import sys

    code = (
        "import sys; from audiopost.stitch import timeline, join, tags, fingerprint, announcement; "
        "print([m for m in ('numpy', 'soxr', 'lameenc', 'soundfile', 'mutagen', 'babel') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
