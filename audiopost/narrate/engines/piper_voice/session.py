# SPDX-License-Identifier: GPL-3.0-or-later
"""Running a voice: phoneme ids to samples and durations. One session serves any number of threads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import onnxruntime

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Noise = tuple[Floats, ...]

# Latent frames decoded at once, at most: so many that the overlap costs little, so few that memory stays flat.
WINDOW = 384
NOISE_LENGTH = 8192
NOISE_OFFSETS = 4096


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What is known of a rebuilt voice. ``problem`` says why the original has to be used instead, "" when it has not.

    ``carried`` are the decoder's inputs, ``channels`` those of each noise, ``hop`` samples a frame, ``overlap`` how many
    frames around a window its samples depend on.
    """

    problem: str = ""
    carried: tuple[str, ...] = ()
    channels: tuple[int, ...] = ()
    hop: int = 256
    overlap: int = 12


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
        self._decoder = open_session(place / "decoder.onnx")
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
        """The decoder over windows of latent frames, each with the frames around it that its samples depend on."""
        name = self._made.carried[0]
        frames = carried[name]
        hop, around, total = self._made.hop, self._made.overlap, frames.shape[2]
        samples = np.empty(total * hop, np.float32)
        count = -(-total // WINDOW)
        for number in range(count):
            start, end = total * number // count, total * (number + 1) // count
            first, last = max(0, start - around), min(total, end + around)
            window = np.ascontiguousarray(frames[:, :, first:last])
            # (1, 1, 1, n), or (1, 16, 1, n) with sixteen successive samples in the channels.
            made = self._decoder.run(None, {**carried, name: window})[0].T.ravel()
            samples[start * hop : end * hop] = made[(start - first) * hop : (end - first) * hop]
        return samples


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
