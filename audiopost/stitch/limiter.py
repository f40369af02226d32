# SPDX-License-Identifier: GPL-3.0-or-later
"""A look-ahead limiter whose gain is a smooth curve over short steps.

The curve dips before a peak, holds through the pitch periods that follow and comes back softly: no gain change is
faster than a few milliseconds, so that nothing clips, crackles or pumps.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

STEP = 64
"""Samples a step of the gain curve lasts: about 1.4 ms at 44.1 kHz."""

_ATTACK = 6
_HOLD = 18


def _sliding_min(values: Floats, before: int, after: int) -> Floats:
    """The least of ``values[i - before : i + after + 1]`` for each *i*; outside counts as 1."""
    size = before + after + 1
    padded = np.ones(len(values) + size - 1, values.dtype)
    padded[before : before + len(values)] = values
    span = 1
    # Doubling: minima over 1, 2, 4 ... neighbours, then two overlapping ones make the size asked for.
    while span * 2 <= size:
        padded = np.minimum(padded[:-span], padded[span:])
        span *= 2
    rest = size - span
    return np.minimum(padded[: len(padded) - rest], padded[rest:]) if rest else padded


_WINDOW = np.hanning(2 * _ATTACK + 3)[1:-1].astype(np.float32)
_WINDOW /= _WINDOW.sum()


def gain_curve(peaks: Floats, ceiling: float) -> Floats:
    """The gains at the edges of the steps (one more than ``peaks``) that keep each step's peak at ``ceiling``.

    ``peaks`` are linear magnitudes per step, after any fixed gain. Between edges the gain is to be taken linearly.
    """
    needed = np.minimum(np.float32(ceiling) / np.maximum(peaks, np.float32(1e-9)), np.float32(1.0))
    if not len(needed) or needed.min() >= 1.0:
        return np.ones(len(peaks) + 1, np.float32)
    # Edge i touches steps i-1 and i. The smoothing reaches _ATTACK edges either way, so the minimum must reach so far.
    edges = np.ones(len(needed) + 1, np.float32)
    edges[:-1] = needed
    edges[1:] = np.minimum(edges[1:], needed)
    held = _sliding_min(edges, _ATTACK + _HOLD, _ATTACK)
    padded = np.pad(held, _ATTACK, mode="edge")
    return np.convolve(padded, _WINDOW, mode="valid").astype(np.float32)


def apply(samples: Floats, curve: Floats, gain: float) -> Floats:
    """``samples`` × ``gain`` × ``curve``, the curve taken linearly between the edges of its steps."""
    steps = len(curve) - 1
    whole = np.zeros(steps * STEP, np.float32)
    whole[: len(samples)] = samples
    shaped = whole.reshape(steps, STEP)
    if curve.min() >= 1.0:
        shaped *= np.float32(gain)
    else:
        ramp = (np.arange(STEP, dtype=np.float32) + np.float32(0.5)) / STEP
        left = curve[:-1, None] * np.float32(gain)
        shaped *= left + (curve[1:, None] * np.float32(gain) - left) * ramp
    return whole[: len(samples)]
