# SPDX-License-Identifier: GPL-3.0-or-later
"""Levelling and limiting: every clip at the target, nothing above the ceiling, nothing sudden."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopost.config.options import AudioOptions
from audiopost.stitch import level, limiter, loudness

from .conftest import RATE, speechlike

AUDIO = AudioOptions()


@pytest.mark.parametrize("gain", [0.001, 0.02, 0.2, 0.99])
@pytest.mark.parametrize("seconds", [1.0, 3.0, 12.0])
def test_a_clip_comes_out_at_the_target_however_loud_it_was(gain, seconds):
    out = level.level(speechlike(seconds, gain=gain), RATE, AUDIO)
    assert loudness.integrated(out, 44100) == pytest.approx(-16, abs=1.0)
    assert loudness.true_peak(out) <= -1.0


@pytest.mark.parametrize("seconds", [0.02, 0.1, 0.25, 0.39])
def test_a_clip_too_short_to_measure_is_as_loud_as_the_others(seconds):
    short = level.level(speechlike(seconds, seed=1), RATE, AUDIO)
    alone = loudness.lufs(float(np.mean(np.square(loudness.weighted(short, 44100)))))
    assert -19 < alone < -13


@pytest.mark.parametrize("rate", [8000, 16000, 24000, 44100, 48000])
def test_any_rate_comes_out_at_the_episodes_rate(rate):
    out = level.level(speechlike(2.0, rate=rate), rate, AUDIO)
    assert len(out) == pytest.approx(2.0 * 44100, abs=2)
    assert loudness.integrated(out, 44100) == pytest.approx(-16, abs=0.8)


@pytest.mark.parametrize("target", [-23.0, -18.0, -14.0])
def test_the_target_is_a_setting(target):
    out = level.level(speechlike(3.0), RATE, AudioOptions(loudness=target))
    assert loudness.integrated(out, 44100) == pytest.approx(target, abs=0.6)


def test_a_clip_with_offset_and_rumble_loses_both():
    t = np.arange(3 * RATE) / RATE
    rumbling = speechlike(3.0) + 0.3 + 0.05 * np.sin(2 * np.pi * 12 * t).astype(np.float32)
    out = level.level(rumbling, RATE, AUDIO)
    before, after = (np.abs(np.fft.rfft(x[: 2 * rate])) for x, rate in ((rumbling, RATE), (out, 44100)))
    # Two seconds: two bins a hertz. The rumble stands at bin 24, the voice from bin 200 on.
    assert after[0] / after[200:].max() < 0.02
    assert after[24] / after[200:].max() < before[24] / before[200:].max() / 8
    clean = level.level(speechlike(3.0), RATE, AUDIO)
    assert np.abs(out[:400]).max() < np.abs(clean[:400]).max() + 0.05  # no thump where the offset began


def test_silence_and_nothing_stay_what_they_are():
    assert not level.level(np.zeros(RATE, np.float32), RATE, AUDIO).any()
    assert len(level.level(np.zeros(0, np.float32), RATE, AUDIO)) == 0


def test_the_same_clip_gives_the_same_samples():
    first = level.level(speechlike(2.0), RATE, AUDIO)
    level.level(speechlike(5.0, seed=4), RATE, AUDIO)
    assert np.array_equal(first, level.level(speechlike(2.0), RATE, AUDIO))


def test_real_sentences_lie_close_together(real_speech):
    levels = [loudness.integrated(level.level(clip, RATE, AUDIO), 44100) for clip in real_speech]
    assert max(levels) - min(levels) < 2.0
    assert all(loudness.true_peak(level.level(clip, RATE, AUDIO)) <= -1.5 for clip in real_speech)


def test_limiting_does_not_colour_the_sound(real_speech):
    """Against the same clip merely turned up, what the limiter changed is a slow gain, not distortion."""
    clip = real_speech[0]
    loud, soft = (level.level(clip, RATE, AudioOptions(loudness=value)) for value in (-16, -30))
    size = 256  # 6 ms: the gain hardly moves within
    whole = len(loud) // size * size
    a, b = loud[:whole].reshape(-1, size), soft[:whole].reshape(-1, size)
    gains = (a * b).sum(axis=1) / np.maximum((b * b).sum(axis=1), 1e-12)
    rest = a - gains[:, None] * b
    assert 10 * np.log10((a**2).sum() / (rest**2).sum()) > 25


@settings(max_examples=200)
@given(st.lists(st.floats(0, 8, width=32), min_size=1, max_size=300), st.floats(0.1, 1))
def test_the_limiters_curve_keeps_every_step_below_the_ceiling(peaks, ceiling):
    curve = limiter.gain_curve(np.array(peaks, np.float32), ceiling)
    assert len(curve) == len(peaks) + 1
    highest = np.maximum(curve[:-1], curve[1:]) * np.array(peaks, np.float32)
    assert (highest <= ceiling * 1.0001).all()
    assert (curve > 0).all()
    assert (curve <= 1.0001).all()


@given(st.lists(st.floats(0, 4, width=32), min_size=1, max_size=300))
def test_the_limiters_curve_never_moves_suddenly(peaks):
    curve = limiter.gain_curve(np.array(peaks, np.float32), 1.0)
    assert np.abs(np.diff(curve)).max() <= 0.16


@settings(max_examples=40)
@given(st.integers(1, 5000), st.floats(0.5, 20), st.integers(0, 99))
def test_what_is_limited_stays_below_the_ceiling(samples, gain, seed):
    noise = (np.random.default_rng(seed).standard_normal(samples) * 0.2 * gain).astype(np.float32)
    out = level.limited(noise, AUDIO)
    assert len(out) == samples
    assert np.abs(out).max() <= level.ceiling(AUDIO) * 1.001


def test_what_needs_no_limiting_is_left_alone():
    quiet = speechlike(1.0, gain=0.3)
    assert np.array_equal(level.limited(quiet, AUDIO), quiet)
