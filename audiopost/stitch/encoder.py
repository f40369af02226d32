# SPDX-License-Identifier: GPL-3.0-or-later
"""Samples to MP3 frames, a piece at a time: constant bit rate, mono, LAME."""

from __future__ import annotations

from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from audiopost.config.options import AudioOptions
from audiopost.stitch import mp3

_QUALITY = 7
"""LAME's own scale. On speech at these rates 7 comes out closer to its input than 2 does, at a quarter of the work."""

_PIECE = 1 << 19


def _scale(bitrate: int) -> float:
    """The factor that undoes LAME's own: its presets turn a stream down by this much, and levels would be off by it."""
    return 1 / (0.95 if bitrate < 192 else 0.97)


class Encoder:
    """Encodes mono float32 samples (full scale ±1, at ``audio.rate`` Hz) into ``sink`` as they come."""

    def __init__(self, sink: BinaryIO, audio: AudioOptions) -> None:
        import lameenc

        self._sink = sink
        self._audio = audio
        self._full = np.float32(32767 * _scale(audio.bitrate))
        self._bytes = 0
        self.samples = 0
        lame = lameenc.Encoder()
        lame.set_channels(1)
        lame.set_bit_rate(audio.bitrate)
        lame.set_in_sample_rate(audio.rate)
        lame.set_out_sample_rate(audio.rate)
        lame.set_quality(_QUALITY)
        lame.silence()
        self._lame = lame

    def add(self, samples: NDArray[np.float32]) -> None:
        """Encode ``samples``; anything near full scale or beyond is clipped."""
        for start in range(0, len(samples), _PIECE):
            piece = samples[start : start + _PIECE] * self._full
            np.rint(piece, out=piece)
            np.clip(piece, -32768, 32767, out=piece)
            self._take(piece.astype("<i2").tobytes())

    def silence(self, samples: int) -> None:
        """Encode ``samples`` samples of silence."""
        for start in range(0, samples, _PIECE):
            self._take(bytes(2 * min(_PIECE, samples - start)))

    def _take(self, pcm: bytes) -> None:
        self.samples += len(pcm) // 2
        self._put(self._lame.encode(pcm))

    def _put(self, data: bytes) -> None:
        self._bytes += len(data)
        self._sink.write(data)

    def close(self) -> tuple[int, int]:
        """Finish the stream. Returns its frames and bytes."""
        self._put(self._lame.flush())
        return mp3.frame_count(self._bytes, self._audio.bitrate, self._audio.rate), self._bytes
