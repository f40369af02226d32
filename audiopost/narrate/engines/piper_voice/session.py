# SPDX-License-Identifier: GPL-3.0-or-later
"""Running a voice: phoneme ids to samples and durations. One session serves any number of threads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import onnxruntime

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Noise = tuple[Floats, ...]

# Tensors of about this many numbers stay in a core's own cache, where the decoder's convolutions are fastest.
WINDOW_NUMBERS = 1 << 18
# A window is at least this many times as long as what is computed twice for it on each side.
WINDOW_OVERLAPS = 40
NOISE_LENGTH = 8192
NOISE_OFFSETS = 4096


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the decoder: ``hop`` frames given for each frame of its input ``entry``, which depend on ``overlap`` more
    to each side. ``channels`` are those of its result."""

    entry: str
    hop: int
    overlap: int
    channels: int

    @property
    def window(self) -> int:
        """How many frames are given to it at once, at most."""
        return max(WINDOW_NUMBERS // (self.channels * self.hop), WINDOW_OVERLAPS * self.overlap)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What is known of a rebuilt voice. ``problem`` says why the original has to be used instead, "" when it has not.

    ``carried`` are the decoder's inputs, ``channels`` those of each noise, ``parts`` the decoder's, one behind the other.
    """

    problem: str = ""
    carried: tuple[str, ...] = ()
    channels: tuple[int, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def hop(self) -> int:
        """Samples a latent frame."""
        return prod(part.hop for part in self.parts)


@dataclass(frozen=True, slots=True)
class Feed:
    """What a voice is asked to say: phoneme ``ids``, a ``speaker`` when it has several, and how.

    ``noise`` scales the noise of the timbre, ``length`` the phonemes' lengths, ``width`` the noise of those lengths.
    """

    ids: Sequence[int]
    speaker: int | None = None
    noise: float = 0.667
    length: float = 1.0
    width: float = 0.8

    def arrays(self) -> dict[str, Any]:
        """The graph's inputs."""
        feed: dict[str, Any] = {
            "input": np.array([self.ids], np.int64),
            "input_lengths": np.array([len(self.ids)], np.int64),
            "scales": np.array([self.noise, self.length, self.width], np.float32),
        }
        if self.speaker is not None:
            feed["sid"] = np.array([self.speaker], np.int64)
        return feed


class VoiceSession(Protocol):
    """A voice that can speak."""

    def run(self, feed: Feed, offset: int) -> tuple[Floats, Any]:
        """(samples float32 (n,), frames of each id float32 (ids,) or None)."""
        ...


def open_session(path: Path) -> onnxruntime.InferenceSession:
    """An onnxruntime session that computes in the calling thread only, and does not spin."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # lengths differ from run to run
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def make_noise(channels: Sequence[int]) -> Noise:
    """Normal noise for each input, (1, channels, 8192) float32, the same everywhere: this generator is frozen by NEP 19."""
    generator = np.random.RandomState(20_240_229)
    return tuple(generator.standard_normal((1, count, NOISE_LENGTH)).astype(np.float32) for count in channels)


class OriginalSession:
    """The voice as shipped. Its noise cannot be chosen, so no two runs are alike."""

    def __init__(self, model: Path) -> None:
        self._session = open_session(model)

    def run(self, feed: Feed, offset: int) -> tuple[Floats, Any]:  # noqa: ARG002
        """Samples, and None for the durations."""
        return self._session.run(None, feed.arrays())[0].ravel(), None


class RebuiltSession:
    """The voice in two halves with its noise given from outside: the same offset gives the same samples."""

    def __init__(self, made: Rebuilt, place: Path, noise: Noise | None = None) -> None:
        self._made = made
        self._front = open_session(place / "front.onnx")
        self._parts = [
            (part, open_session(place / decoder_name(number))) for number, part in enumerate(made.parts)
        ]
        self._noise = noise or tuple(
            np.load(place / f"noise_{number}.npy") for number in range(len(made.channels))
        )

    def run(self, feed: Feed, offset: int) -> tuple[Floats, Any]:
        """Samples, and how many frames each id takes."""
        noise = dict(zip((f"noise_{number}" for number in range(len(self._noise))), self._noise, strict=True))
        *carried, durations = self._front.run(
            None, {**feed.arrays(), **noise, "offset": np.array([offset], np.int64)}
        )
        return self._decode(dict(zip(self._made.carried, carried, strict=True))), durations.ravel()

    def _decode(self, carried: Mapping[str, Floats]) -> Floats:
        """The decoder, part by part."""
        given = carried[self._made.carried[0]]
        others = {name: carried[name] for name in self._made.carried[1:]}
        for part, model in self._parts:
            given = _in_windows(part, model, given, others)
            others = {}
        return given.ravel()


def decoder_name(number: int) -> str:
    """The file of the decoder's part ``number``."""
    return f"decoder_{number}.onnx"


def _in_windows(
    part: Part, model: onnxruntime.InferenceSession, frames: Floats, others: Mapping[str, Floats]
) -> Floats:
    """What ``part`` makes of ``frames`` (..., n), float32 (..., n x hop), each window with the frames it depends on around it."""
    hop, around, total = part.hop, part.overlap, frames.shape[-1]
    count = -(-total // part.window)
    pieces = []
    for number in range(count):
        start, end = total * number // count, total * (number + 1) // count
        first, last = max(0, start - around), min(total, end + around)
        window = np.ascontiguousarray(frames[..., first:last])
        made = model.run(None, {**others, part.entry: window})[0]
        if made.shape[-1] != (last - first) * hop:
            # Samples come sixteen successive ones in the channels: (1, 16, 1, n).
            made = made.T.reshape(1, 1, 1, -1)
        pieces.append(made[..., (start - first) * hop : (end - first) * hop])
    return pieces[0] if count == 1 else np.concatenate(pieces, axis=-1)


def difference(
    made: Rebuilt, place: Path, watched: Sequence[str], feed: Feed
) -> tuple[float, tuple[int, ...]]:
    """The largest difference between the original, which draws its own noise, and the rebuilt voice given that noise.

    Infinite when lengths or durations differ. ``watched`` names the original's further outputs: noises, durations.
    With it the number of channels of each noise.
    """
    original = open_session(place / "original.onnx")
    names = [original.get_outputs()[0].name, *watched]
    samples, *noise, durations = original.run(names, feed.arrays())
    rebuilt = RebuiltSession(made, place, tuple(noise))
    same, frames = rebuilt.run(feed, 0)
    if same.shape != samples.ravel().shape or not np.array_equal(frames, durations.ravel()):
        return float("inf"), ()
    return float(np.abs(same - samples.ravel()).max()), tuple(one.shape[1] for one in noise)
