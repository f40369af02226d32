# SPDX-License-Identifier: GPL-3.0-or-later
"""Segments: sounds come where the cues say, pauses are as long as asked for, files appear whole or not at all."""

from __future__ import annotations

import errno
import itertools
from pathlib import Path

import numpy as np
import pytest

from audiopost.config.options import AudioOptions
from audiopost.errors import StitchError
from audiopost.model import Word
from audiopost.stitch import mp3, segment

from .conftest import RATE, decode, measure, sounds, speechlike, utterance

AUDIO = AudioOptions()


def silences(heard: np.ndarray, rate: int = 44100) -> list[tuple[float, float]]:
    """(start, end) in ms of what is quieter than -50 dBFS for at least 60 ms."""
    step = rate // 1000
    loud = np.abs(heard[: len(heard) // step * step]).reshape(-1, step).max(axis=1) > 0.003
    edges = np.flatnonzero(np.diff(np.concatenate(([True], loud, [True])).astype(int)))
    return [(float(a), float(b)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= 60]


@pytest.mark.judge("ffmpeg")
def test_sounds_come_where_the_cues_say_and_pauses_are_as_asked(tmp_path):
    clips = [speechlike(length, seed=number) for number, length in enumerate((1.2, 0.3, 2.0, 0.7))]
    said = [
        utterance(0, pause_before_ms=900, pause_after_ms=250),
        utterance(1, pause_after_ms=250),
        utterance(2, pause_before_ms=700, pause_after_ms=100),
        utterance(3, pause_after_ms=800),
    ]
    recorded = segment.write(tmp_path / "s.mp3", said, sounds(*clips), AUDIO)
    heard = decode(tmp_path / "s.mp3")
    assert [cue.id for cue in recorded.cues] == ["u0", "u1", "u2", "u3"]
    gaps = [b.start_ms - a.end_ms for a, b in zip(recorded.cues, recorded.cues[1:], strict=False)]
    assert gaps == pytest.approx([250, 700, 100], abs=2)
    found = silences(heard)
    inner = [(start, end) for start, end in found if start > 60 and end < recorded.cues[-1].end_ms]
    assert [end - start for start, end in inner] == pytest.approx([250, 700, 100], abs=30)
    for cue, (_, onset) in zip(recorded.cues[1:], inner, strict=True):
        assert onset == pytest.approx(cue.start_ms, abs=20)
    for cue, clip in zip(recorded.cues, clips, strict=True):
        assert cue.end_ms - cue.start_ms == pytest.approx(len(clip) * 1000 / RATE, abs=2)


def test_a_pause_counts_the_silence_that_sounds_have_at_their_ends():
    def sound(said):
        quiet = np.zeros(RATE // 50, np.float32)
        return segment.Sound(np.concatenate((quiet, speechlike(1.0), quiet)), RATE, (), 20, 20)

    said = [utterance(0, pause_after_ms=300), utterance(1, pause_after_ms=30), utterance(2)]
    cues = segment.encode(said, sound, AUDIO).cues
    gaps = [b.start_ms - a.end_ms for a, b in itertools.pairwise(cues)]
    assert gaps == pytest.approx([260, 0], abs=1)


def test_a_segment_begins_with_its_lead_only():
    made = segment.encode([utterance(0, pause_before_ms=900)], sounds(speechlike(1.0)), AUDIO)
    assert made.cues[0].start_ms == 50


def test_words_move_with_their_cue():
    words = (Word("one", 100, 300), Word("two", 300, 5000))
    said = [utterance(0, pause_after_ms=200), utterance(1)]
    made = segment.encode(said, sounds(speechlike(1.0), speechlike(1.0), words=words), AUDIO)
    first, second = made.cues
    assert first.words == (Word("one", 150, 350), Word("two", 350, 1050))
    assert second.start_ms == 1250
    assert second.words == (Word("one", 1350, 1550), Word("two", 1550, 2250))


def test_a_cue_keeps_what_its_utterance_shows():
    said = utterance(0, role="heading", text_id="t1", start=3, end=9, language="fr")
    cue = segment.encode([said], sounds(speechlike(0.5)), AUDIO).cues[0]
    assert (cue.text, cue.spoken, cue.role, cue.section_id, cue.block_id) == (
        "Sentence 0.",
        "sentence 0",
        "heading",
        "s",
        "b0",
    )
    assert (cue.text_id, cue.start, cue.end, cue.language) == ("t1", 3, 9, "fr")


def test_silence_and_almost_nothing_are_still_cues():
    clips = (np.zeros(0, np.float32), np.zeros(RATE // 20, np.float32), speechlike(0.01))
    made = segment.encode([utterance(n) for n in range(3)], sounds(*clips), AUDIO)
    assert len(made.cues) == 3
    assert all(cue.end_ms > cue.start_ms for cue in made.cues)


def test_nothing_to_say_is_an_error(tmp_path):
    with pytest.raises(StitchError, match="nothing to say"):
        segment.encode([], sounds(), AUDIO)
    with pytest.raises(StitchError, match="nothing to say"):
        segment.write(tmp_path / "s.mp3", [], sounds(), AUDIO)
    assert not list(tmp_path.iterdir())


def test_file_and_memory_hold_the_same(tmp_path):
    said = [utterance(n, pause_after_ms=300) for n in range(3)]
    clips = sounds(*(speechlike(1 + n, seed=n) for n in range(3)))
    made = segment.encode(said, clips, AUDIO)
    recorded = segment.write(tmp_path / "deep" / "s.mp3", said, clips, AUDIO, tag=b"")
    assert (tmp_path / "deep" / "s.mp3").read_bytes() == made.mp3
    assert (recorded.frames, recorded.cues) == (made.frames, made.cues)
    assert made == segment.encode(said, clips, AUDIO)


def test_a_neighbour_does_not_change_a_sentence():
    """One clip changed: what is heard of the others stays, at the same place in a segment of the same shape."""
    one, two, three, other = (speechlike(1.5, seed=n) for n in range(4))
    said = [utterance(n, pause_after_ms=500) for n in range(3)]
    a = segment.encode(said, sounds(one, two, three), AUDIO)
    b = segment.encode(said, sounds(one, other, three), AUDIO)
    assert [(c.start_ms, c.end_ms) for c in a.cues] == [(c.start_ms, c.end_ms) for c in b.cues]
    # The frames of the first second are the same bytes.
    assert a.mp3[500:10_000] == b.mp3[500:10_000]


def test_clips_are_asked_for_one_at_a_time(tmp_path):
    """An hour of speech must not be held: each clip is used before the next is asked for."""
    asked = []

    def samples_of(said):
        asked.append((said.id, sink_size()))
        return segment.Sound(speechlike(2.0, seed=int(said.id[1:])), RATE)

    def sink_size() -> int:
        return max((path.stat().st_size for path in tmp_path.iterdir()), default=0)

    segment.write(tmp_path / "s.mp3", [utterance(n) for n in range(40)], samples_of, AUDIO)
    sizes = [size for _, size in asked]
    assert [name for name, _ in asked] == [f"u{n}" for n in range(40)]
    assert sizes[-1] > 20 * 12_000  # most of it stood on disk before the last clip was made


def test_a_failure_in_the_middle_leaves_the_old_file(tmp_path):
    path = tmp_path / "s.mp3"
    path.write_bytes(b"old")

    def fails(said):
        if said.id == "u1":
            raise RuntimeError("engine broke")
        return segment.Sound(speechlike(1.0), RATE)

    with pytest.raises(RuntimeError):
        segment.write(path, [utterance(0), utterance(1)], fails, AUDIO)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_one_sentence(tmp_path, monkeypatch):
    def full(self, target):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(StitchError, match=r"s\.mp3 could not be written to .*: No space left on device;"):
        segment.write(tmp_path / "s.mp3", [utterance(0)], sounds(speechlike(0.5)), AUDIO)
    assert not list(tmp_path.iterdir())


@pytest.mark.judge("ffmpeg")
def test_real_speech_measures_as_promised(tmp_path, real_speech):
    said = [utterance(n, pause_after_ms=300) for n in range(len(real_speech))]
    recorded = segment.write(tmp_path / "s.mp3", said, sounds(*real_speech), AUDIO)
    integrated, peak = measure(tmp_path / "s.mp3")
    assert integrated == pytest.approx(-16, abs=0.5)
    assert peak <= -1.0
    each = [
        measure(tmp_path / "s.mp3", c.start_ms, c.end_ms)[0]
        for c in recorded.cues
        if c.end_ms - c.start_ms > 500
    ]
    assert max(abs(a - b) for a, b in itertools.pairwise(each)) < 3
    assert len(decode(tmp_path / "s.mp3")) == mp3.decoded_samples(recorded.frames)
