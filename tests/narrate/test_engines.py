# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopost.config import VoiceOptions
from audiopost.errors import EngineError
from audiopost.model import Word
from audiopost.narrate.engines import Speech, engine_class, listing, load, loading, names, plain
from audiopost.narrate.engines.tone import RATE, ToneEngine
from audiopost.narrate.trim import LEAD_MS, TAIL_MS, trim


def test_our_own_engines_come_through_the_door(tmp_path: Path) -> None:
    assert {"gtts", "piper", "tone"} <= set(names())
    listed = {entry.name: entry for entry in listing(VoiceOptions(), tmp_path)}
    assert [voice.id for voice in listed["piper"].voices][:1] == ["en_US-joe-medium"]
    assert listed["gtts"].network
    assert all(listed[name].problem == "" and listed[name].version for name in ("gtts", "piper", "tone"))


def test_a_broken_plugin_is_listed_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    points = {
        "gone": EntryPoint("gone", "no_such_module:Engine", loading.GROUP),
        "odd": EntryPoint("odd", "builtins:len", loading.GROUP),
        "tone": EntryPoint("tone", "audiopost.narrate.engines.tone:ToneEngine", loading.GROUP),
    }
    monkeypatch.setattr(loading, "_found", lambda: points)
    gone, odd, tone = listing(VoiceOptions(), tmp_path)
    assert "No module named 'no_such_module'" in gone.problem
    assert "TypeError" in odd.problem
    assert tone.problem == ""
    with pytest.raises(EngineError, match=r'The engine "gone" .* cannot be loaded: ModuleNotFoundError'):
        engine_class("gone")


@pytest.mark.parametrize(
    ("name", "hint"), [("pipper", 'did you mean "piper"'), ("espeak-ng-mbrola", "there are: gtts, piper")]
)
def test_an_unknown_engine_names_the_nearest(tmp_path: Path, name: str, hint: str) -> None:
    with pytest.raises(EngineError, match=f'There is no engine "{name}".*{hint}'):
        load(name, VoiceOptions(), tmp_path)


def test_pronunciations_for_engines_that_know_none() -> None:
    assert plain("I met [[ˈɑːnə|Anna]], and [[x]] left.") == "I met Anna, and  left."


def tone(text: str, rate: float = 1.0) -> Speech:
    engine = ToneEngine(VoiceOptions(rate=rate), Path())
    return engine.speak(text, engine.voice("", "en"), "en")


@given(st.text(max_size=300))
def test_tones_are_the_same_each_time_and_as_long_as_the_text(text: str) -> None:
    speech = tone(text)
    assert np.array_equal(speech.samples, tone(text).samples)
    assert speech.samples.dtype == np.float32
    assert np.abs(speech.samples).max() <= 0.1001
    assert [word.text for word in speech.words] == (plain(text).split() or ["-"])
    times = [time for word in speech.words for time in (word.start_ms, word.end_ms)]
    assert times == sorted(times)
    assert abs(times[-1] - len(speech.samples) * 1000 / RATE) <= 1


def test_tones_grow_with_words_and_shrink_with_the_rate() -> None:
    assert len(tone("word").samples) < len(tone("words").samples) < len(tone("word words").samples)
    assert len(tone("some words", 2.0).samples) * 2 == pytest.approx(
        len(tone("some words").samples), rel=0.01
    )


def test_the_tone_engine_has_one_voice(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match='no voice "bell"'):
        ToneEngine(VoiceOptions(), tmp_path).voice("bell", "en")


@given(
    lead=st.integers(0, 9000),
    tail=st.integers(0, 9000),
    loudness=st.floats(0.002, 0.9),
    rate=st.sampled_from([16_000, 22_050, 24_000]),
)
def test_silence_around_a_sound_is_cut_whatever_its_level(
    lead: int, tail: int, loudness: float, rate: int
) -> None:
    sound = loudness * np.sin(2 * np.pi * 300 * np.arange(rate) / rate)
    noise = np.random.default_rng(1).normal(0, loudness / 3000, lead + tail + rate)
    noise[lead : lead + rate] += sound
    made = trim(
        Speech(
            noise.astype(np.float32), rate, (Word("a", lead * 1000 // rate, (lead + rate) * 1000 // rate),)
        )
    )
    extra = len(made.samples) / rate - 1.0
    assert extra >= -0.002
    assert extra <= (LEAD_MS + TAIL_MS + 10) / 1000
    [word] = made.words
    assert abs(word.start_ms - min(lead * 1000 / rate, LEAD_MS)) <= 6
    assert word.end_ms <= len(made.samples) * 1000 / rate


def test_a_soft_consonant_at_the_end_stays() -> None:
    rate = 22_050
    random = np.random.default_rng(2)
    vowel = 0.3 * np.sin(2 * np.pi * 200 * np.arange(rate // 2) / rate)
    hiss = random.normal(0, 0.3 * 10 ** (-36 / 20), rate // 10)
    speech = Speech(np.concatenate([vowel, hiss, np.zeros(rate // 2)]).astype(np.float32), rate)
    assert len(trim(speech).samples) / rate >= 0.6


@pytest.mark.parametrize("samples", [0, 10, 50_000])
def test_nothing_at_all_becomes_a_moment_of_silence(samples: int) -> None:
    made = trim(Speech(np.zeros(samples, np.float32), 16_000))
    assert len(made.samples) == 800
