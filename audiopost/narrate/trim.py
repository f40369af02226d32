# SPDX-License-Identifier: GPL-3.0-or-later
"""Cutting the silence around a clip, so that pauses are as long as they were asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiopost.model import Word
from audiopost.narrate.engines.base import Speech

if TYPE_CHECKING:
    from audiopost.narrate.engines.base import Samples

FRAME_MS = 4
# A frame is sound when it is less than this below the clip's own loud parts: fricatives and fading vowels still are.
SOUND_DB = 42.0
# What stays before the first and after the last sound, so that soft onsets and decays are not cut.
LEAD_MS = 8
TAIL_MS = 16
LEAST_MS = 50


def trim(speech: Speech) -> Speech:
    """``speech`` from just before its first sound to just after its last, with short fades; word times move along.

    All silence, or nothing at all, becomes 50 ms of silence.
    """
    import numpy as np

    rate = speech.rate
    first, last = _bounds(speech.samples, rate)
    if last <= first:
        return Speech(np.zeros(rate * LEAST_MS // 1000, np.float32), rate, _shift(speech.words, 0, LEAST_MS))
    start = max(0, first - rate * LEAD_MS // 1000)
    end = min(len(speech.samples), last + rate * TAIL_MS // 1000)
    samples = speech.samples[start:end].copy()
    _fade(samples, min(first - start, len(samples) // 2), min(end - last, len(samples) // 2))
    return Speech(samples, rate, _shift(speech.words, start * 1000 / rate, len(samples) * 1000 / rate))


def _bounds(samples: Samples, rate: int) -> tuple[int, int]:
    """(first, end) of what sounds, in samples; (0, 0) when nothing does."""
    import numpy as np

    size = max(1, rate * FRAME_MS // 1000)
    count = len(samples) // size
    if count == 0:
        return 0, 0
    power = np.square(samples[: count * size].reshape(count, size), dtype=np.float64).mean(axis=1)
    loud = float(np.quantile(power, 0.95))
    sounding = np.flatnonzero(power > max(loud * 10 ** (-SOUND_DB / 10), 1e-9))
    if not len(sounding):
        return 0, 0
    return int(sounding[0]) * size, (int(sounding[-1]) + 1) * size


def _fade(samples: Samples, head: int, tail: int) -> None:
    """Raise the first ``head`` and lower the last ``tail`` samples, all of them outside the sound, to and from zero."""
    import numpy as np

    if head:
        samples[:head] *= np.linspace(0, 1, head, endpoint=False, dtype=np.float32)
    if tail:
        samples[-tail:] *= np.linspace(1, 0, tail, endpoint=False, dtype=np.float32)


def _shift(words: tuple[Word, ...], by_ms: float, length_ms: float) -> tuple[Word, ...]:
    def moved(time: int) -> int:
        return max(0, min(round(time - by_ms), int(length_ms)))

    return tuple(Word(word.text, moved(word.start_ms), moved(word.end_ms)) for word in words)
