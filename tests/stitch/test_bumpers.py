# SPDX-License-Identifier: GPL-3.0-or-later
"""Intros and outros from recordings of every quality, beside speech and under it."""

from __future__ import annotations

import numpy as np
import pytest
import soundfile

from audiopost.config.options import AudioOptions, BumperOptions
from audiopost.errors import StitchError
from audiopost.stitch import bumpers, loudness, recording
from audiopost.stitch.level import level
from audiopost.stitch.takes import Take, merged, spoken

from .conftest import RATE, decode, measure, sounds, speechlike, utterance

AUDIO = AudioOptions()
SAID = [utterance(0, pause_after_ms=300), utterance(1)]
CLIPS = sounds(speechlike(2.0, seed=1), speechlike(2.5, seed=2))


def music(seconds: float, rate: int = 44100) -> np.ndarray:
    """Slowly swelling chords."""
    t = np.arange(int(seconds * rate)) / rate
    chord = sum(
        np.sin(2 * np.pi * f * t) * (1 + np.sin(2 * np.pi * 0.2 * t * n))
        for n, f in enumerate((110, 165, 220, 330, 880), 1)
    )
    return (chord / np.abs(chord).max() * 0.8).astype(np.float32)


def badly(kind: str) -> tuple[np.ndarray, int]:
    """A recording with one thing wrong."""
    speech, wide = speechlike(4.0, gain=0.5), speechlike(4.0, gain=0.5, rate=44100)
    return {
        "quiet": (speech * 0.004, RATE),
        "loud": (speech * 1.9, RATE),
        "clipped": (np.clip(speech * 12, -1, 1), RATE),
        "offset": (speech * 0.3 + 0.4, RATE),
        "stereo": (np.stack([wide, wide * 0.5], axis=1), 44100),
        "inverted": (np.stack([wide, -wide], axis=1), 44100),
        "one-sided": (np.stack([np.zeros_like(wide), wide], axis=1), 44100),
        "telephone": (speechlike(4.0, rate=8000), 8000),
        "long-silence": (
            np.concatenate([np.zeros(3 * RATE, np.float32), speech, np.zeros(5 * RATE, np.float32)]),
            RATE,
        ),
        "short": (wide[:30_000], 44100),
        "music": (music(6), 44100),
    }[kind]


KINDS = [
    "quiet",
    "loud",
    "clipped",
    "offset",
    "stereo",
    "inverted",
    "one-sided",
    "telephone",
    "long-silence",
    "short",
    "music",
]


@pytest.mark.judge("ffmpeg")
@pytest.mark.parametrize("kind", KINDS)
def test_a_bad_recording_comes_out_at_the_episodes_loudness(tmp_path, kind):
    samples, rate = badly(kind)
    soundfile.write(tmp_path / "in.wav", samples, rate)
    bumpers.write(tmp_path / "out.mp3", [], CLIPS, BumperOptions(), tmp_path / "in.wav", AUDIO)
    integrated, peak = measure(tmp_path / "out.mp3")
    assert integrated == pytest.approx(-16, abs=1.0)
    assert peak <= -1.0
    heard = decode(tmp_path / "out.mp3")
    assert abs(float(heard.mean())) < 0.001
    if kind == "long-silence":
        assert len(heard) < 5 * 44100


@pytest.mark.parametrize("suffix", ["wav", "flac", "ogg", "mp3"])
def test_the_usual_formats_are_read(tmp_path, suffix):
    soundfile.write(tmp_path / f"in.{suffix}", music(2), 44100)
    sound = recording.read(tmp_path / f"in.{suffix}", 44100)
    assert len(sound) == pytest.approx(2 * 44100, abs=4000)
    assert np.abs(sound).max() == pytest.approx(0.7, abs=0.01)


def test_a_file_that_will_not_do_is_one_clear_sentence(tmp_path):
    def refused(name: str) -> str:
        with pytest.raises(StitchError) as caught:
            recording.read(tmp_path / name, 44100)
        message = str(caught.value)
        assert name in message
        assert "\n" not in message
        return message

    (tmp_path / "empty.mp3").touch()
    (tmp_path / "text.mp3").write_text("<html>Not found</html>\n" * 200)
    (tmp_path / "noise.wav").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "folder.wav").mkdir()
    soundfile.write(tmp_path / "none.wav", np.zeros(0, np.float32), 44100)
    soundfile.write(tmp_path / "silent.wav", np.zeros(44100, np.float32), 44100)
    soundfile.write(tmp_path / "long.flac", np.zeros(8000 * 601, np.int16), 8000)
    assert "is not there" in refused("missing.wav")
    assert "is not there" in refused("folder.wav")
    assert "is empty" in refused("empty.mp3")
    assert "is empty" in refused("none.wav")
    assert "cannot be read as audio" in refused("text.mp3")
    assert "cannot be read as audio" in refused("noise.wav")
    assert "only silence" in refused("silent.wav")
    assert "10 minutes long" in refused("long.flac")


def test_broken_samples_do_no_harm(tmp_path):
    samples = music(1)
    samples[1000:1010] = np.nan
    samples[2000] = np.inf
    soundfile.write(tmp_path / "in.wav", samples, 44100, subtype="FLOAT")
    assert np.isfinite(recording.read(tmp_path / "in.wav", 44100)).all()


@pytest.fixture
def jingle(tmp_path):
    soundfile.write(tmp_path / "jingle.wav", music(3), 44100)
    return tmp_path / "jingle.wav"


@pytest.mark.parametrize("first", ["file", "text"])
def test_file_and_words_come_in_the_order_asked_for(jingle, first):
    takes = list(bumpers.takes(SAID, CLIPS, BumperOptions(first=first), jingle, AUDIO))
    assert [bool(take.cues) for take in takes] == (
        [False, True, True] if first == "file" else [True, True, False]
    )


def test_the_file_is_faded_and_gained(jingle):
    (plain,) = bumpers.takes([], CLIPS, BumperOptions(fade_ms=0), jingle, AUDIO)
    (faded,) = bumpers.takes([], CLIPS, BumperOptions(fade_ms=1000), jingle, AUDIO)
    (softer,) = bumpers.takes([], CLIPS, BumperOptions(gain_db=-6), jingle, AUDIO)
    (longest,) = bumpers.takes([], CLIPS, BumperOptions(fade_ms=60_000), jingle, AUDIO)

    def power(take: Take, part: slice) -> float:
        return float(np.square(take.samples[part]).mean())

    begin, end = slice(1000, 10_000), slice(-10_000, -1000)
    assert power(faded, begin) < power(plain, begin) / 4
    assert power(faded, end) < power(plain, end) / 4
    assert loudness.integrated(softer.samples, 44100) == pytest.approx(-22, abs=0.5)
    assert np.isfinite(longest.samples).all()


@pytest.mark.parametrize("seconds", [1.0, 3.0, 40.0])
def test_music_under_speech_stays_twenty_decibels_below(seconds):
    voice = merged(spoken(SAID, CLIPS, AUDIO), 44100)
    mixed = bumpers.under(voice, music(seconds), BumperOptions(music=True), AUDIO)
    first, last = mixed.cues[0], mixed.cues[-1]
    assert first.start_ms == 2500
    # The bed alone: the same mix with the voice taken out again.
    at = first.start_ms * 441 // 10
    bed = mixed.samples.copy()
    bed[at : at + len(voice.samples)] -= voice.samples
    spoken_part = bed[at : last.end_ms * 441 // 10]
    inside = loudness.momentary_max(spoken_part, 44100)
    assert inside <= loudness.integrated(voice.samples, 44100) - 20
    assert inside > -60  # and is there at all
    # Before and after the words it is heard.
    assert loudness.integrated(mixed.samples[: at - 44100], 44100) > -22
    assert len(mixed.samples) >= at + len(voice.samples) + 2 * 44100
    assert loudness.true_peak(mixed.samples) <= -1.0


@pytest.mark.judge("ffmpeg")
def test_music_under_speech_keeps_the_episodes_loudness(tmp_path, jingle):
    recorded = bumpers.write(tmp_path / "out.mp3", SAID, CLIPS, BumperOptions(music=True), jingle, AUDIO)
    integrated, peak = measure(tmp_path / "out.mp3")
    assert integrated == pytest.approx(-16, abs=1.0)
    assert peak <= -1.0
    words = [measure(tmp_path / "out.mp3", cue.start_ms, cue.end_ms)[0] for cue in recorded.cues]
    assert words == pytest.approx([-16, -16], abs=1.0)


def test_music_that_drowns_the_voice_is_noticed():
    from pydub import AudioSegment

    voice = level(speechlike(2.0), RATE, AUDIO)
    bed = bumpers._segment(level(music(2.0), 44100, AUDIO), 44100)
    assert isinstance(bed, AudioSegment)
    with pytest.raises(StitchError, match="below the voice instead of 20"):
        bumpers._check(bed - 10, voice, AUDIO)
    bumpers._check(bed - 25, voice, AUDIO)


def test_words_alone_need_no_file():
    takes = list(bumpers.takes(SAID, CLIPS, BumperOptions(music=True), None, AUDIO))
    assert len(takes) == 2


def test_neither_words_nor_file_is_an_error(tmp_path):
    with pytest.raises(StitchError):
        bumpers.write(tmp_path / "out.mp3", [], CLIPS, BumperOptions(), None, AUDIO)
