# SPDX-License-Identifier: GPL-3.0-or-later
"""A test signal instead of a voice: one tone a word, as long as the word is. Offline, instant, deterministic.

For trying out a blog's set-up, and for tests and benchmarks of everything but the voice.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from zlib import crc32

from audiopost.config import VoiceOptions
from audiopost.errors import EngineError
from audiopost.model import Voice, Word
from audiopost.narrate.engines.base import Speech, plain

RATE = 16_000
WORD_MS = 80
LETTER_MS = 45
GAP_MS = 40
LEVEL = 0.1


class ToneEngine:
    """Beeps: a word's pitch follows from its letters, its length from their number."""

    name = "tone"
    network = False
    parallel = 0

    def __init__(self, options: VoiceOptions, folder: Path) -> None:  # noqa: ARG002 - the protocol's signature
        self._rate = options.rate

    def version(self) -> str:
        """Changes when the signal does."""
        return "1"

    def settings(self) -> Mapping[str, str]:
        """The speaking rate, when it is not 1."""
        return {} if self._rate == 1.0 else {"rate": repr(self._rate)}

    def voices(self) -> tuple[Voice, ...]:
        """The only voice."""
        return (Voice("tone", "tone", "Test tones", "und", licence="public domain"),)

    def voice(self, wanted: str, language: str) -> Voice:  # noqa: ARG002 - tones know no language
        """The only voice. Raises ``EngineError`` for another name."""
        if wanted not in {"", "tone"}:
            raise EngineError(f'The engine "tone" has no voice "{wanted}"; its only voice is "tone".')
        return self.voices()[0]

    def speak(self, text: str, voice: Voice, language: str) -> Speech:  # noqa: ARG002 - the protocol's signature
        """One tone for each word of ``text``."""
        import numpy as np

        spoken = plain(text).split() or ["-"]
        letters = np.array([len(word) for word in spoken])
        lengths = np.maximum(1, (RATE * (WORD_MS + LETTER_MS * letters) / 1000 / self._rate).astype(np.int64))
        gap = int(RATE * GAP_MS / 1000 / self._rate)
        ends = np.cumsum(lengths + gap) - gap
        starts = ends - lengths
        pitches = np.array(
            [200 + crc32(word.encode("utf-8", "replace")) % 200 for word in spoken], np.float64
        )
        owner = np.repeat(np.arange(len(spoken)), lengths + gap)[: ends[-1]]
        # Every word begins and ends at a zero of its own edges, so that nothing clicks.
        at = np.arange(ends[-1], dtype=np.float32) - starts.astype(np.float32)[owner]
        edge = np.clip(np.minimum(at, lengths.astype(np.float32)[owner] - at) / (0.005 * RATE), 0, 1)
        turns = (2 * np.pi / RATE * pitches).astype(np.float32)[owner] * at
        samples = np.sin(turns) * edge * np.float32(LEVEL)
        words = tuple(
            Word(word, round(start * 1000 / RATE), round(end * 1000 / RATE))
            for word, start, end in zip(spoken, starts.tolist(), ends.tolist(), strict=True)
        )
        return Speech(samples.astype(np.float32), RATE, words)
