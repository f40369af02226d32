# SPDX-License-Identifier: GPL-3.0-or-later
"""Loud as asked, whoever speaks: measured on the rendered MP3 by ffmpeg's ebur128."""

from __future__ import annotations

import base64
import io
import json
import zlib
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from audiopost.config import VoiceOptions
from audiopost.narrate.engines.piper import BUNDLED, PiperEngine
from tests.narrate.google import Google, http
from tests.sound import ears
from tests.sound.conftest import Rendered, render

pytestmark = [pytest.mark.xdist_group("sound"), pytest.mark.judge("ffmpeg")]

SHORT = """---
title: A Short Walk
date: 2025-03-14
author: Anna Miller
lang: en
---

The path begins behind the church and climbs for an hour. Bring water. There is a bench at the top, and from the bench
one sees the whole valley, the river, and on clear days the sea.

## The way down

Go slowly! The stones are loose after rain. Two bridges cross the stream, and the second one is new.
"""


def check(episode: Rendered, target: float = -16.0) -> None:
    """The whole, its chapters, and no peak above -1 dBTP."""
    whole, peak = ears.loudness(episode.mp3)
    parts = [
        ears.loudness(episode.mp3, chapter["start_ms"], chapter["end_ms"])[0]
        for chapter in episode.manifest["chapters"]
    ]
    print(f"{whole} LUFS, {peak} dBTP, chapters {min(parts)} to {max(parts)} LUFS")
    assert whole == pytest.approx(target, abs=0.5)
    assert peak <= -1
    assert all(part == pytest.approx(whole, abs=1) for part in parts), parts


def check_steps(episode: Rendered) -> None:
    """From each sentence to the next; those below a second have too few blocks of 400 ms to be measured."""
    long = [cue for cue in episode.cues if cue["end_ms"] - cue["start_ms"] >= 1000]
    lines = [ears.loudness(episode.mp3, cue["start_ms"], cue["end_ms"])[0] for cue in long]
    step = max(abs(one - two) for one, two in pairwise(lines))
    print(f"largest step between {len(lines)} sentences {step:.1f} LU")
    assert step <= 3


@pytest.mark.parametrize("target", [-16, -14, -19, -23])
def test_the_bundled_voice(place: tuple[Path, dict[str, str]], episode: Rendered, target: int) -> None:
    if target != -16:
        config = f"[audio]\nloudness = {target}\n"
        episode = render(place[0] / f"at{target}", config, env=place[1])
    else:
        check_steps(episode)
        assert ears.loudness_range(episode.mp3) <= 8
    check(episode, target)


@pytest.fixture(scope="module")
def reader(place: tuple[Path, dict[str, str]]) -> PiperEngine:
    return PiperEngine(VoiceOptions(rate=1.2), Path(place[1]["AUDIOPOST_CACHE"]))


def recorded(reader: PiperEngine, text: str, decibels: float) -> tuple[np.ndarray, int]:
    """Somebody reading a text at 24 kHz, as loud as ``decibels`` says, in a room with some hiss, silence around it."""
    speech = reader.speak(text, BUNDLED, "en")
    sound = soxr.resample(speech.samples, speech.rate, 24_000)
    sound *= 10 ** (decibels / 20) / np.abs(sound).max()
    hiss = np.random.default_rng(1).standard_normal(len(sound) + 12_000) * 10 ** (-75 / 20)
    hiss[6000:-6000] += sound
    return hiss.astype(np.float32), 24_000


def test_the_network_voice(place: tuple[Path, dict[str, str]], reader: PiperEngine) -> None:
    """The real gTTS library; the stand-in's MP3s are recordings of different levels, 18 dB apart."""

    def answer(text: str) -> bytes:
        samples, rate = recorded(reader, text, -2 - zlib.crc32(text.encode()) % 19)
        file = io.BytesIO()
        soundfile.write(file, samples, rate, format="MP3")
        inner = json.dumps([base64.b64encode(file.getvalue()).decode()])
        return http("200 OK", json.dumps([["wrb.fr", "jQ1olc", inner]], separators=(",", ":")).encode())

    with Google([answer]) as google:
        env = {**place[1], "https_proxy": google.proxy, "HTTPS_PROXY": google.proxy, "no_proxy": ""}
        config = '[voice]\nengine = "gtts"\ngtts_delay = 0\n'
        episode = render(place[0] / "gtts", config, SHORT, env)
        assert len(google.heard) >= 12
    assert episode.manifest["engine"] == "gtts"
    assert not any(cue.get("words") for cue in episode.cues), "nobody knows when its words sound"
    check(episode)
    check_steps(episode)


def test_a_badly_recorded_intro_and_music(place: tuple[Path, dict[str, str]], reader: PiperEngine) -> None:
    """An intro from a telephone, quiet, lopsided, on one channel of two; music under the closing words."""
    folder = place[0] / "bad"
    folder.mkdir()
    samples, rate = recorded(reader, "Welcome to the walking show. We talk about paths.", -30)
    phone = soxr.resample(samples, rate, 8000) + 0.05
    soundfile.write(folder / "intro.wav", np.stack([phone, phone * 0], axis=1), 8000)
    t = np.arange(6 * 44_100) / 44_100
    chord = sum(np.sin(2 * np.pi * hertz * t) for hertz in (110, 165, 220, 330)) * 0.24
    soundfile.write(folder / "music.flac", chord, 44_100)
    config = '[intro]\nfile = "intro.wav"\n[outro]\nfile = "music.flac"\nmusic = true\n'
    episode = render(folder, config, SHORT, place[1])
    check(episode)
    check_steps(episode)
    assert episode.cues[0]["start_ms"] > 2000, "the recording comes first"
    recording = ears.loudness(episode.mp3, 0, episode.cues[0]["start_ms"] - 600)[0]
    assert recording == pytest.approx(-16, abs=1)


def test_music_stays_twenty_decibels_below_the_voice(place: tuple[Path, dict[str, str]]) -> None:
    """In the gaps between the sentences of the closing nothing is heard but the music."""
    folder = place[0] / "bed"
    folder.mkdir()
    t = np.arange(6 * 44_100) / 44_100
    chord = sum(np.sin(2 * np.pi * hertz * t) for hertz in (110, 165, 220, 330)) * 0.24
    soundfile.write(folder / "music.flac", chord, 44_100)
    words = "That was a short walk. Thank you for listening. Goodbye."
    config = f'[pauses]\nitem = 900\nparagraph = 900\n[outro]\nfile = "music.flac"\nmusic = true\ntext = "{words}"\n'
    episode = render(folder, config, SHORT, place[1])
    closing = [cue for cue in episode.cues if cue["section_id"] == "outro"]
    voice = np.mean([ears.loudness(episode.mp3, cue["start_ms"], cue["end_ms"])[0] for cue in closing])
    beds = [
        ears.loudness(episode.mp3, one["end_ms"] + 20, two["start_ms"] - 20)[0]
        for one, two in pairwise(closing)
    ]
    alone = ears.loudness(episode.mp3, closing[0]["start_ms"] - 2000, closing[0]["start_ms"] - 800)[0]
    print(f"voice {voice:.1f}, music alone {alone}, between the sentences {beds} LUFS")
    assert len(beds) == 2
    assert all(-70 < bed <= voice - 20 for bed in beds)
    assert alone > voice - 6
