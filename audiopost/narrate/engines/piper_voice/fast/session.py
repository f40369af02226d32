# SPDX-License-Identifier: GPL-3.0-or-later
"""Running a voice on the fast path. One session serves any number of threads. Needs ``openvino``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from audiopost.narrate.engines.piper_voice.fast.runtime import ov
from audiopost.narrate.engines.piper_voice.fast.stage import Stage
from audiopost.narrate.engines.piper_voice.session import Feed, open_session

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

# The first stage takes any length: multiples of this many frames, so that few different ones occur,
_ROUND = 32
# and not much more than this many, because OpenVINO keeps all tensors of such a model at once.
_LONGEST = 512


class FastSession:
    """A voice whose decoder runs in OpenVINO; ``front``, what comes before it, in onnxruntime.

    ``stages`` are the decoder's, whose models lie in ``place``; ``carried`` names what the front gives it. ``streams``
    threads compute at once.
    """

    def __init__(
        self,
        place: Path,
        stages: Sequence[Stage],
        front: Path,
        carried: Sequence[str],
        noise: Sequence[Floats],
        streams: int,
    ) -> None:
        self._front = open_session(front)
        self._carried = tuple(carried)
        self._noise = {f"noise_{number}": values for number, values in enumerate(noise)}
        core = ov.Core()
        # The folder may be emptied at any time: nothing is read from it later.
        core.set_property({"ENABLE_MMAP": False})
        self._runners = [
            _Runner(core, place / model_name(number), stage, streams, fixed=number > 0)
            for number, stage in enumerate(stages)
        ]

    def run(self, feed: Feed, offset: int) -> tuple[Floats, Any]:
        """Samples, and how many frames each id takes; the same for the same feed and offset."""
        start = {"offset": np.array([offset], np.int64)}
        *given, durations = self._front.run(None, {**feed.arrays(), **self._noise, **start})
        carried = dict(zip(self._carried, given, strict=True))
        entry: Any = carried[self._carried[0]].transpose(0, 2, 1)
        for runner in self._runners:
            entry = runner.run(entry, [carried[name] for name in runner.stage.others])
        return entry.ravel(), durations.ravel()


def model_name(number: int) -> str:
    """The file of the model of stage ``number``; its weights lie beside it."""
    return f"stage_{number}.xml"


class _Runner:
    """One stage of a voice, compiled for a length when it is first asked for: for each of few when ``fixed``, else for any."""

    def __init__(self, core: ov.Core, path: Path, stage: Stage, streams: int, *, fixed: bool) -> None:
        self.stage = stage
        self._core = core
        self._model = core.read_model(path)
        self._fixed = fixed
        # One thread for each stream: as many utterances at once as there are streams, none of them over several threads.
        self._options = {
            "INFERENCE_PRECISION_HINT": "bf16",
            "NUM_STREAMS": streams,
            "INFERENCE_NUM_THREADS": streams,
            "ENABLE_CPU_PINNING": False,
        }
        self._lock = Lock()
        self._compiled: dict[int, Any] = {}
        self._idle: dict[int, list[Any]] = {}

    def run(self, frames: Any, others: Sequence[Floats]) -> Any:
        """What the stage gives for ``frames`` (1, n, channels), window by window."""
        total = frames.shape[1]
        if self._fixed:
            windows = self.stage.windows(total)
        else:
            count = -(-total // _LONGEST)
            starts = [total * number // count for number in range(count + 1)]
            windows = [(start, end - start) for start, end in pairwise(starts)]
        return np.concatenate([self._window(frames, *window, others) for window in windows], axis=1)

    def _window(self, frames: Any, start: int, length: int, others: Sequence[Floats]) -> Any:
        """What the stage gives for ``length`` of the ``frames`` from ``start`` on; less at the end."""
        total = frames.shape[1]
        around = self.stage.overlap if self._fixed or length < total else 0
        size = length + 2 * around
        size = size if self._fixed else -(-size // _ROUND) * _ROUND
        first, last = max(start - around, 0), min(start - around + size, total)
        entry = np.zeros((1, size, self.stage.channels), frames.dtype)
        at = first - (start - around)
        entry[:, at : at + last - first] = frames[:, first:last]
        kept = (around, around + min(length, total - start))
        return self._infer(size if self._fixed else 0, entry, others, (at, at + last - first), kept)

    def _infer(
        self,
        length: int,
        entry: Any,
        others: Sequence[Floats],
        inside: tuple[int, int],
        kept: tuple[int, int],
    ) -> Any:
        """What the model for ``length`` frames (0: any number) makes of the frames ``kept`` of ``entry``.

        Of ``entry`` only the frames ``inside`` are the utterance's.
        """
        hop = self.stage.hop
        arrays = [entry, *others]
        for rate in self.stage.masks:
            mask = np.zeros((1, 1, entry.shape[1] * rate), np.float32)
            mask[..., inside[0] * rate : inside[1] * rate] = 1
            arrays.append(mask)
        request = self._request(length)
        for at, array in enumerate(arrays):
            request.set_input_tensor(at, _tensor(array))
        request.infer()
        given = request.get_output_tensor(0).data
        if given.dtype == np.float16:  # so OpenVINO shows bfloat16, which numpy does not know
            given = given.view(np.uint16)
        made = given.reshape(1, -1, self.stage.gives)[:, kept[0] * hop : kept[1] * hop].copy()
        with self._lock:
            self._idle[length].append(request)
        return made

    def _request(self, length: int) -> Any:
        with self._lock:
            if length not in self._compiled:
                self._compiled[length] = self._compile(length)
                self._idle[length] = []
            idle = self._idle[length]
            return idle.pop() if idle else self._compiled[length].create_infer_request()

    def _compile(self, length: int) -> Any:
        model = self._model.clone()
        if length:
            shapes = {"frames": [1, length, self.stage.channels]}
            shapes |= {f"mask_{rate}": [1, 1, length * rate] for rate in self.stage.masks}
            model.reshape(shapes)
        return self._core.compile_model(model, "CPU", self._options)


def _tensor(array: Any) -> Any:
    """``array`` as OpenVINO takes it; uint16 holds the bits of bfloat16."""
    if array.dtype == np.uint16:
        return ov.Tensor(array, ov.Shape(array.shape), ov.Type.bf16)
    return ov.Tensor(np.ascontiguousarray(array), shared_memory=True)
