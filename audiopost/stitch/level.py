# SPDX-License-Identifier: GPL-3.0-or-later
"""Levelling: any clip or audio file comes out at the episode's rate and loudness, below its peak.

A clip's level depends on the clip alone, never on its neighbours, so that a changed sentence changes nothing else.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import soxr
from numpy.typing import NDArray

from audiopost.config.options import AudioOptions
from audiopost.stitch import limiter, loudness

Floats = NDArray[np.float32]

_FADE_IN_S = 0.004
_FADE_OUT_S = 0.012
_RUMBLE_HZ = 45.0
_DISPERSE_HZ = 300.0
_DISPERSE_STAGES = 4
_NOTHING = -90.0  # LUFS: a clip quieter than this is silence and stays it
_NOMINAL = -23.0
_AMID = 0.65
_SHORT_BOOST = 2.0
_MAX_MAKEUP = 6.0
_ROUNDS = 5
_CLOSE = 0.03


@lru_cache(maxsize=32)
def _conditioning(length: int, rate: int) -> loudness.Response:
    """Frequency response that removes offset and rumble and spreads the phase of low voices.

    Speech is lopsided: one side of the waveform peaks some 3 dB above the other. A few milliseconds of all-pass delay
    below 300 Hz evens it out inaudibly (broadcasters do the same), and leaves the limiter half the work.
    """
    w = 2 * np.pi * np.arange(length // 2 + 1) / length
    z = np.exp(-1j * w)
    k = np.tan(np.pi * _RUMBLE_HZ / rate)
    scale = 1 + np.sqrt(2) * k + k * k
    rumble = (1 - 2 * z + z * z) / (scale + z * (2 * (k * k - 1)) + z * z * (1 - np.sqrt(2) * k + k * k))
    centre = 2 * np.pi * _DISPERSE_HZ / rate
    alpha = np.sin(centre) / np.sqrt(2)
    bottom = 1 + alpha - 2 * np.cos(centre) * z + (1 - alpha) * z * z
    top = 1 - alpha - 2 * np.cos(centre) * z + (1 + alpha) * z * z
    return np.asarray(rumble * (top / bottom) ** _DISPERSE_STAGES, np.complex64)


def _level_of(energy: NDArray[np.float64], per_second: float) -> float:
    """How loud a clip is, LUFS: between its loudness cut out and its loudness amid silence.

    Cut out, a short clip measures as loud as a long one; amid silence it measures quieter, and that is how it counts
    in the episode and in a section that is no more than a heading. In between, both the jump from sentence to sentence
    and the distance of such a section from the whole stay small. For clips of more than a few seconds the two agree.
    """
    alone = loudness.gated(loudness.block_powers(energy, per_second))
    pad = int(0.4 * per_second)
    amid = loudness.gated(
        loudness.block_powers(np.concatenate((np.zeros(pad), energy, np.full(pad, energy[-1]))), per_second)
    )
    return max(alone + (amid - alone) * _AMID, alone - _SHORT_BOOST)


def ceiling(audio: AudioOptions) -> float:
    """The linear peak to stay below before encoding so that the decoded MP3 stays below ``audio.peak``."""
    margin = 0.7 if audio.bitrate >= 80 else 1.2
    return _linear(audio.peak - margin)


def level(samples: Floats, rate: int, audio: AudioOptions) -> Floats:
    """``samples`` (mono float32 at ``rate`` Hz) at ``audio.rate`` and ``audio.loudness``, below ``audio.peak``.

    Comes out as long as it was, its ends faded over a few milliseconds. Silence stays silence.
    """
    samples = np.asarray(samples, np.float32)
    if len(samples):
        # An offset that the filter met as a sudden step would thump.
        samples = samples - samples.mean()
    clean, weighed = loudness.filtered(samples, rate, (_conditioning, loudness.k_response))
    out = clean if rate == audio.rate else soxr.resample(clean, rate, audio.rate)
    return _faded(_balanced(out, weighed, rate, audio), audio.rate) if len(out) else out


def _balanced(out: Floats, weighed: Floats, rate: int, audio: AudioOptions) -> Floats:
    """``out`` at the wanted loudness: gain and limiter balanced against each other on the gain curve's grid."""
    per_second = audio.rate / limiter.STEP
    energy = _step_energies(weighed, rate, -(-len(out) // limiter.STEP), per_second)
    raw = loudness.lufs(float(energy.mean()) * per_second) if len(energy) else -np.inf
    if raw < _NOTHING:
        return out
    # Measured as if it were already loud, so that the absolute gate does not swallow a quiet recording.
    lift = _NOMINAL - raw
    energy *= 10 ** (lift / 10)

    def loud(gains: NDArray[np.floating]) -> float:
        squares = np.square(gains, dtype=np.float64)
        return _level_of(np.concatenate(([0.0], np.cumsum(energy * squares))), per_second)

    now = loud(np.ones(len(energy), np.float32))
    top = ceiling(audio)
    gain = audio.loudness - now
    most = gain + _MAX_MAKEUP
    peaks = loudness.block_peaks(out, limiter.STEP, top * 0.7 / _linear(most + lift))
    slope, last = 1.0, (gain, now + gain)
    for _ in range(_ROUNDS):
        curve = limiter.gain_curve(peaks * np.float32(_linear(gain + lift)), top)
        came = gain + loud((curve[:-1] + curve[1:]) / 2)
        missing = audio.loudness - came
        if abs(missing) < _CLOSE or gain >= most:
            break
        # The more the limiter holds back, the less a decibel of gain brings.
        if gain > last[0]:
            slope = min(max((came - last[1]) / (gain - last[0]), 0.3), 1.0)
        last = (gain, came)
        gain = min(gain + missing / slope, most)
    else:
        curve = limiter.gain_curve(peaks * np.float32(_linear(gain + lift)), top)
    return limiter.apply(out, curve, _linear(gain + lift))


def _linear(decibels: float) -> float:
    return float(10 ** (decibels / 20))


def limited(samples: Floats, audio: AudioOptions) -> Floats:
    """``samples`` at ``audio.rate`` with only what goes beyond the ceiling brought down."""
    top = ceiling(audio)
    peaks = loudness.block_peaks(samples, limiter.STEP, top * 0.7)
    return limiter.apply(samples, limiter.gain_curve(peaks, top), 1.0)


def _step_energies(weighed: Floats, rate: int, steps: int, per_second: float) -> NDArray[np.float64]:
    edges = np.minimum(
        np.rint(np.arange(steps) * rate / per_second).astype(np.int64), max(len(weighed) - 1, 0)
    )
    return np.add.reduceat(weighed * weighed, edges).astype(np.float64) / rate


def _faded(samples: Floats, rate: int) -> Floats:
    for seconds, end in ((_FADE_IN_S, slice(None)), (_FADE_OUT_S, slice(None, None, -1))):
        length = min(round(seconds * rate), len(samples) // 2)
        rise = 0.5 - 0.5 * np.cos(np.pi * (np.arange(length) + 0.5) / max(length, 1))
        samples[end][:length] *= rise.astype(np.float32)
    return samples
