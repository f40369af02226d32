# SPDX-License-Identifier: GPL-3.0-or-later
"""Ears of other people: ffmpeg decodes, measures loudness and finds silence; PocketSphinx aligns words and finds speech."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 16_000


def decode(path: Path) -> NDArray[np.int16]:
    """What ffmpeg plays of a file: mono, 16 bits, 16 kHz, from the first gapless sample."""
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-ac", "1", "-ar", str(RATE), "-f", "s16le", "-"]
    return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, np.int16)


def loudness(path: Path, start_ms: float = 0, end_ms: float | None = None) -> tuple[float, float]:
    """Integrated loudness (LUFS) and true peak (dBTP) of a file or a part of it, by ffmpeg's ebur128."""
    window = [
        "-ss",
        f"{start_ms / 1000:.3f}",
        *(["-t", f"{(end_ms - start_ms) / 1000:.3f}"] if end_ms else []),
    ]
    command = ["ffmpeg", "-nostats", *window, "-i", str(path), "-af", "ebur128=peak=true", "-f", "null", "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stderr
    found = dict(re.findall(r"\b(I|Peak): +(-?[\d.]+|-inf)", text[text.rindex("Summary:") :]))
    return float(found["I"]), float(found["Peak"])


def loudness_range(path: Path) -> float:
    """How far loud and quiet parts of a file lie apart (LU), by ffmpeg's ebur128."""
    command = ["ffmpeg", "-nostats", "-i", str(path), "-af", "ebur128", "-f", "null", "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stderr
    return float(re.findall(r"\bLRA: +([\d.]+)", text[text.rindex("Summary:") :])[0])


def silences(path: Path, below: str = "-50dB", least_ms: int = 60) -> list[tuple[float, float]]:
    """From when to when (ms) ffmpeg's silencedetect hears nothing louder than ``below`` for ``least_ms`` and more."""
    detect = f"silencedetect=noise={below}:d={least_ms / 1000}"
    command = ["ffmpeg", "-nostats", "-i", str(path), "-af", detect, "-f", "null", "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stderr
    starts = [float(ms) * 1000 for ms in re.findall(r"silence_start: (-?[\d.]+)", text)]
    ends = [float(ms) * 1000 for ms in re.findall(r"silence_end: ([\d.]+)", text)]
    return list(zip(starts, ends, strict=False))


def speech_onset(samples: NDArray[np.int16], from_ms: float, to_ms: float) -> float:
    """When (ms) a voice activity detector first hears a voice between two moments; it starts in silence."""
    from pocketsphinx import Vad

    detector = Vad(mode=Vad.MEDIUM_STRICT, sample_rate=RATE, frame_length=0.01)
    step = detector.frame_bytes // 2
    at = int(from_ms * RATE / 1000)
    while at * 1000 / RATE < to_ms:
        if detector.is_speech(samples[at : at + step].tobytes()):
            return at * 1000 / RATE
        at += step
    return float("inf")


class Aligner:
    """PocketSphinx with the models its wheel carries: where in some sound the words of a known text begin.

    It works in frames of 10 ms, each heard through a window of 26 ms: its times come some 8 ms early.
    """

    def __init__(self) -> None:
        from pocketsphinx import Decoder

        self._decoder = Decoder(samprate=RATE, loglevel="FATAL", beam=1e-80, wbeam=1e-60, pbeam=1e-80)

    def knows(self, word: str) -> bool:
        return self._decoder.lookup_word(word) is not None

    def starts(self, samples: NDArray[np.int16], words: Sequence[str]) -> list[float]:
        """The beginning of each word in ms; empty when the sound could not be aligned to the end."""
        self._decoder.set_align_text(" ".join(words))
        self._decoder.start_utt()
        self._decoder.process_raw(samples.tobytes(), full_utt=True)
        self._decoder.end_utt()
        if self._decoder.hyp() is None:
            return []
        found = [seg for seg in self._decoder.seg() if seg.word[0] not in "<[("]
        # A second pronunciation is called "word(2)".
        same = [re.sub(r"\(\d+\)$", "", seg.word) for seg in found] == list(words)
        return [seg.start_frame * 10.0 for seg in found] if same else []


def between(quiet: Sequence[tuple[float, float]], at_ms: float) -> tuple[float, float]:
    """The silence around a moment; (at, at) when there is none."""
    return next(((start, end) for start, end in quiet if start <= at_ms <= end), (at_ms, at_ms))


def pauses(
    cues: Sequence[dict[str, object]], quiet: Sequence[tuple[float, float]]
) -> Iterator[tuple[str, str, float]]:
    """Each two neighbouring texts and how long (ms) nothing is heard between them."""
    for one, two in pairwise(cues):
        start, end = between(quiet, (int(str(one["end_ms"])) + int(str(two["start_ms"]))) / 2)
        yield str(one["text"]), str(two["text"]), end - start
