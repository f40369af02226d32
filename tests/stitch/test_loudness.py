# SPDX-License-Identifier: GPL-3.0-or-later
"""Our loudness and true peak against other people's meters and the standard's own figures."""

from __future__ import annotations

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from audiopost.stitch import loudness

from .conftest import measure, speechlike


def tone(decibels: float, seconds: float, rate: int, hertz: float = 997.0) -> np.ndarray:
    t = np.arange(int(seconds * rate)) / rate
    return (10 ** (decibels / 20) * np.sin(2 * np.pi * hertz * t)).astype(np.float32)


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 24000, 44100, 48000])
def test_a_full_scale_tone_is_minus_3_01(rate):
    assert loudness.integrated(tone(0, 5, rate), rate) == pytest.approx(-3.01, abs=0.02)


def test_the_relative_gate_leaves_out_what_is_much_quieter():
    # After EBU Tech 3341, case 3: 10 s at -36, 60 s at -23, 10 s at -36 measures as -23 (mono: 3.01 lower).
    rate = 16000
    signal = np.concatenate([tone(-36, 10, rate, 1000), tone(-23, 60, rate, 1000), tone(-36, 10, rate, 1000)])
    assert loudness.integrated(signal, rate) == pytest.approx(-23 - 3.01, abs=0.1)


def test_silence_has_no_loudness():
    assert loudness.integrated(np.zeros(44100, np.float32), 44100) == -np.inf
    assert loudness.integrated(np.zeros(0, np.float32), 44100) == -np.inf
    assert loudness.true_peak(np.zeros(44100, np.float32)) == -np.inf


@pytest.mark.judge("ffmpeg")
@pytest.mark.parametrize("seed", range(3))
def test_agrees_with_ffmpeg(tmp_path, seed):
    signal = np.concatenate(
        [speechlike(4, seed=seed, rate=44100), np.zeros(30000, np.float32), speechlike(3, seed=9, rate=44100)]
    )
    soundfile.write(tmp_path / "x.wav", signal, 44100, subtype="FLOAT")
    integrated, peak = measure(tmp_path / "x.wav")
    # ffmpeg prints one decimal.
    assert loudness.integrated(signal, 44100) == pytest.approx(integrated, abs=0.07)
    assert loudness.true_peak(signal) == pytest.approx(peak, abs=0.15)


@pytest.mark.judge("py:pyloudnorm")
@pytest.mark.parametrize("rate", [22050, 48000])
def test_agrees_with_pyloudnorm(rate):
    import pyloudnorm

    signal = np.concatenate([speechlike(4, seed=3, rate=rate), speechlike(3, seed=4, rate=rate) * 0.1])
    expected = pyloudnorm.Meter(rate).integrated_loudness(signal.astype(np.float64))
    # pyloudnorm scales the high-pass's numerator, the standard does not: 0.04 LU.
    assert loudness.integrated(signal, rate) == pytest.approx(expected, abs=0.08)


def test_a_long_signal_measures_like_its_parts():
    """Filtering in pieces leaves no seam."""
    signal = np.tile(speechlike(10, rate=44100), 3)
    assert len(signal) > loudness._MOST
    pieces = loudness.weighted(signal, 44100)
    padded = np.fft.irfft(np.fft.rfft(signal, 1 << 21) * loudness.k_response(1 << 21, 44100), 1 << 21)[
        : len(signal)
    ]
    assert np.abs(pieces - padded).max() < 2e-4


def test_true_peak_finds_what_lies_between_the_samples():
    t = np.arange(4410)
    between = np.sin(2 * np.pi * t / 4 + np.pi / 4).astype(np.float32)  # samples at ±0.707, peaks at 1
    assert np.abs(between).max() < 0.72
    assert loudness.true_peak(between[100:-100]) == pytest.approx(0, abs=0.3)


@given(st.integers(1, 2_000_000))
def test_fft_lengths_are_enough_and_not_much_more(samples):
    length = loudness.fft_length(samples)
    assert samples <= length <= max(samples * 4 // 3 + 1, 2)


@given(st.floats(-25, 0), st.integers(0, 5))
def test_gain_in_decibels_is_loudness_in_units(decibels, seed):
    signal = speechlike(1.5, seed=seed)
    assert loudness.integrated(signal * np.float32(10 ** (decibels / 20)), 22050) == pytest.approx(
        loudness.integrated(signal, 22050) + decibels, abs=0.01
    )
