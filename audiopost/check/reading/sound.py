# SPDX-License-Identifier: GPL-3.0-or-later
"""The sound of an MP3, decoded once and piece by piece: how loud it is at every tenth of a second."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
import soundfile
from numpy.typing import NDArray

from audiopost.check.finding import Instruments

HOP_MS = 100
_CHUNK_HOPS = 300
_LEAD_HOPS = 5
_BLOCK_HOPS = 4  # BS.1770 measures blocks of 400 ms, a new one every 100 ms


@dataclass(frozen=True, slots=True)
class Sound:
    """Decoded, gapless sound: ``samples`` at ``rate`` Hz.

    For each 100 ms, ``powers`` (float64) is the mean square after K-weighting, ``peaks`` (float32) the largest sample;
    ``true_peak`` is dBTP of the whole.
    """

    rate: int
    samples: int
    powers: NDArray[np.float64]
    peaks: NDArray[np.float32]
    true_peak: float
    instruments: Instruments

    @property
    def duration_ms(self) -> int:
        """Length in milliseconds, rounded down."""
        return self.samples * 1000 // self.rate

    def loudness(self, start_ms: int = 0, end_ms: int | None = None) -> float:
        """Integrated loudness from one time to another, LUFS; -inf for silence."""
        end = len(self.powers) if end_ms is None else end_ms // HOP_MS
        powers = self.powers[start_ms // HOP_MS : end]
        if len(powers) >= _BLOCK_HOPS:
            powers = np.convolve(powers, np.full(_BLOCK_HOPS, 1 / _BLOCK_HOPS), "valid")
        return self.instruments.loudness(powers)

    def peak(self, start_ms: int, end_ms: int) -> float:
        """The largest sample of the tenths of seconds that lie wholly between two times; 1 where there is none."""
        found = self.peaks[-(-start_ms // HOP_MS) : end_ms // HOP_MS]
        return float(found.max()) if len(found) else 1.0


def decode(data: bytes, instruments: Instruments) -> Sound | None:
    """The sound of an MP3's bytes, mixed to mono; None when libsndfile cannot decode it. Memory stays at half a minute's."""
    powers: list[NDArray[np.float64]] = []
    peaks: list[NDArray[np.float32]] = []
    count, highest = 0, -np.inf
    try:
        with soundfile.SoundFile(io.BytesIO(data)) as file:
            rate = int(file.samplerate)
            hop = rate * HOP_MS // 1000
            lead = np.zeros(0, np.float32)
            while len(read := file.read(hop * _CHUNK_HOPS, dtype="float32", always_2d=True)):
                block = np.ascontiguousarray(read[:, 0] if read.shape[1] == 1 else read.mean(axis=1))
                joined = np.concatenate((lead, block))
                weighted = instruments.weighted(joined, rate)[len(lead) :]
                powers.append(_hops(weighted.astype(np.float64) ** 2, hop).mean(axis=1))
                peaks.append(_hops(np.abs(block), hop).max(axis=1))
                # Between two samples the wave rises by half at most; quieter pieces cannot be the loudest.
                if 20 * np.log10(max(float(peaks[-1].max()), 1e-9)) + 6 > highest:
                    highest = max(highest, instruments.true_peak(joined))
                count += len(block)
                lead = joined[-hop * _LEAD_HOPS :]
    except (soundfile.LibsndfileError, RuntimeError):
        return None
    if not count:
        return None
    return Sound(rate, count, np.concatenate(powers), np.concatenate(peaks), highest, instruments)


def _hops(values: NDArray[np.floating], hop: int) -> NDArray[np.floating]:
    """``values`` as rows of ``hop``, the last one filled up with zeros."""
    padded = np.zeros(-(-len(values) // hop) * hop, values.dtype)
    padded[: len(values)] = values
    return padded.reshape(-1, hop)
