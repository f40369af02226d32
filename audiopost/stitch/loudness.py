# SPDX-License-Identifier: GPL-3.0-or-later
"""Loudness after ITU-R BS.1770-4 and true peak, for mono signals.

The K-weighting is applied in the frequency domain: one transform gives the weighted signal of a whole clip.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Response = NDArray[np.complex64]

SILENCE = -70.0
"""The absolute gate, LUFS: nothing quieter counts, and a signal without anything louder has no loudness."""

_BLOCK_S = 0.4
_HOP_S = 0.1
_RELATIVE_GATE = 0.1  # -10 LU as a power ratio
_DESIGN_RATE = 48000
_TAIL_S = 0.25  # what is filtered here has died away after this long
_MOST = 1 << 19  # longest transform: clips fit into one, whole audio files are cut

# The analogue prototypes behind the coefficients BS.1770 prints for 48 kHz: a 4 dB high shelf, then a high-pass.
_SHELF = (1681.974450955533, 3.999843853973347, 0.7071752369554196)
_HIGH_PASS = (38.13547087602444, 0.5003270373238773)


def _biquad(b: Doubles, a: Doubles, w: Doubles) -> NDArray[np.complex128]:
    z = np.exp(-1j * w)
    response: NDArray[np.complex128] = (b[0] + z * (b[1] + z * b[2])) / (a[0] + z * (a[1] + z * a[2]))
    return response


@lru_cache(maxsize=32)
def k_response(length: int, rate: int) -> Response:
    """The K-weighting's frequency response at the bins of a real FFT of ``length`` samples at ``rate`` Hz."""
    # Taken from the 48 kHz design at every rate, so that a measure does not change when a signal is resampled.
    w = np.minimum(2 * np.pi * np.arange(length // 2 + 1) * rate / length / _DESIGN_RATE, np.pi)
    f0, gain, q = _SHELF
    k = np.tan(np.pi * f0 / _DESIGN_RATE)
    high = 10 ** (gain / 20)
    band = high**0.4996667741545416
    shelf = _biquad(
        np.array([high + band * k / q + k * k, 2 * (k * k - high), high - band * k / q + k * k]),
        np.array([1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k]),
        w,
    )
    f0, q = _HIGH_PASS
    k = np.tan(np.pi * f0 / _DESIGN_RATE)
    # BS.1770 leaves this filter's numerator unscaled.
    high_pass = _biquad(
        np.array([1.0, -2.0, 1.0]),
        np.array([1.0, 2 * (k * k - 1) / (1 + k / q + k * k), (1 - k / q + k * k) / (1 + k / q + k * k)]),
        w,
    )
    return (shelf * high_pass).astype(np.complex64)


def fft_length(samples: int) -> int:
    """The smallest length from ``samples`` on that is 2^a, 3·2^a or 5·2^a: fast, and few different ones."""
    power = 1 << max(samples - 1, 1).bit_length()
    return next(n for n in (power * 5 // 8, power * 3 // 4, power) if n >= samples)


def filtered(samples: Floats, rate: int, responses: Sequence[Callable[[int, int], Response]]) -> list[Floats]:
    """``samples`` through the first filter, through the first two, and so on: an array of their length for each.

    A filter is a function that gives its response for an FFT length and a rate.
    """
    tail = int(_TAIL_S * rate)
    piece = min(len(samples), _MOST - tail)
    length = fft_length(piece + tail)
    outs = [np.zeros(len(samples) + length, np.float32) for _ in responses]
    for start in range(0, len(samples), max(piece, 1)):
        spectrum = np.fft.rfft(samples[start : start + piece], length)
        for out, response in zip(outs, responses, strict=True):
            spectrum *= response(length, rate)
            out[start : start + length] += np.fft.irfft(spectrum, length)
    return [out[: len(samples)] for out in outs]


def weighted(samples: Floats, rate: int) -> Floats:
    """``samples`` K-weighted."""
    return filtered(np.asarray(samples, np.float32), rate, (k_response,))[0]


def lufs(power: float) -> float:
    """Mean square of K-weighted samples as loudness; -inf for silence."""
    return -0.691 + 10 * float(np.log10(power)) if power > 0 else -np.inf


def block_powers(cumulative: Doubles, per_second: float) -> Doubles:
    """Mean squares of the 400 ms blocks, 100 ms apart, of a signal given by its running energy.

    ``cumulative[i]`` is the energy (sum of squares × seconds per sample) up to step *i*, of which there are
    ``per_second``; it begins with 0. A signal shorter than a block is one block of its own length.
    """
    seconds = (len(cumulative) - 1) / per_second
    if seconds < _BLOCK_S:
        return np.array([cumulative[-1] / seconds]) if seconds else np.zeros(1)
    starts = np.arange(0, seconds - _BLOCK_S + 1e-9, _HOP_S)
    steps = np.arange(len(cumulative)) / per_second
    ends = np.interp(starts + _BLOCK_S, steps, cumulative)
    return np.asarray((ends - np.interp(starts, steps, cumulative)) / _BLOCK_S)


def gated(powers: Doubles) -> float:
    """Integrated loudness, LUFS, of block mean squares: absolute gate at -70, relative gate 10 LU below the rest."""
    loud = powers[powers > 10 ** ((SILENCE + 0.691) / 10)]
    if not len(loud):
        return -np.inf
    loud = loud[loud > loud.mean() * _RELATIVE_GATE]
    return lufs(float(loud.mean()))


def running_energy(signal: Floats, rate: int, step: int) -> Doubles:
    """Running energy of ``signal`` for :func:`block_powers`, one value every ``step`` samples, 0 first."""
    whole = len(signal) // step * step
    squares = np.einsum("ij,ij->i", *[signal[:whole].reshape(-1, step)] * 2).astype(np.float64)
    return np.concatenate(([0.0], np.cumsum(squares))) / rate


def integrated(samples: Floats, rate: int) -> float:
    """Integrated loudness of mono ``samples`` (full scale ±1) at ``rate`` Hz, LUFS; -inf when all is below -70."""
    step = max(rate // 1000, 1)
    return gated(block_powers(running_energy(weighted(samples, rate), rate, step), rate / step))


def momentary_max(samples: Floats, rate: int) -> float:
    """The loudest 400 ms of mono ``samples``, LUFS."""
    step = max(rate // 1000, 1)
    return lufs(float(block_powers(running_energy(weighted(samples, rate), rate, step), rate / step).max()))


_PHASES = 4
_TAPS = 16


def _interpolator() -> Floats:
    """Windowed sinc for the points a quarter, a half and three quarters of the way between two samples."""
    offsets = np.arange(1, _PHASES) / _PHASES
    positions = np.arange(_TAPS) - (_TAPS // 2 - 1)
    distance = positions[None, :] - offsets[:, None]
    taps = np.sinc(distance) * np.cos(np.pi * distance / (_TAPS + 1)) ** 2
    return np.asarray(taps / taps.sum(axis=1, keepdims=True), np.float32)


_BETWEEN = _interpolator()


def block_peaks(samples: Floats, block: int, above: float) -> Floats:
    """Peak of every ``block`` samples (a last partial one included), as true peak where it exceeds ``above``.

    True peak is taken at four times the rate. Blocks whose sample peak is not above ``above`` keep the sample peak.
    """
    blocks = -(-len(samples) // block)
    padded = np.zeros(blocks * block + _TAPS, np.float32)
    lead = _TAPS // 2 - 1
    padded[lead : lead + len(samples)] = samples
    inner = padded[lead : lead + blocks * block].reshape(blocks, block)
    peaks = np.maximum(inner.max(axis=1), -inner.min(axis=1)) if blocks else np.zeros(0, np.float32)
    loud = np.flatnonzero(peaks > above)
    if len(loud):
        windows = np.lib.stride_tricks.sliding_window_view(padded, block + _TAPS - 1)[loud * block]
        points = np.lib.stride_tricks.sliding_window_view(windows, _TAPS, axis=1) @ _BETWEEN.T
        between = np.abs(points).max(axis=(1, 2))
        peaks[loud] = np.maximum(peaks[loud], between)
        # The points after a block's last sample lie between it and the next block's first.
        after = loud[loud + 1 < blocks] + 1
        peaks[after] = np.maximum(peaks[after], np.abs(points[loud + 1 < blocks, -1]).max(axis=1))
    return peaks


def true_peak(samples: Floats) -> float:
    """True peak of ``samples`` in dBTP (4 × oversampled); -inf for silence."""
    peak = float(block_peaks(np.asarray(samples, np.float32), 64, 0.0).max(initial=0.0))
    return 20 * float(np.log10(peak)) if peak > 0 else -np.inf
