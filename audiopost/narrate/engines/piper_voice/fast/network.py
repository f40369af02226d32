# SPDX-License-Identifier: GPL-3.0-or-later
"""A stretch of a Piper voice as an OpenVINO model. Needs ``openvino`` and ``onnx``.

Models take and give (1, frames, channels): channels last in memory is what the convolutions want. What makes them fast:

- an upsampling becomes a convolution to as many times the channels, which are then laid out as frames: OpenVINO has no
  fast kernels for transposed convolutions in bfloat16;
- the last convolution, to one channel, gives sixteen successive samples as channels instead;
- what lies beyond the ends of an utterance is made zero before each convolution, as its padding would be, so that more
  frames than there are can be computed, and few different lengths are.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx

from audiopost.narrate.engines.piper_voice.fast.cutting import Stretch
from audiopost.narrate.engines.piper_voice.fast.runtime import op, ov
from audiopost.narrate.engines.piper_voice.fast.stage import Stage
from audiopost.narrate.engines.piper_voice.graph import UnknownGraphError, attributes

# How many samples the last convolution gives at once.
SAMPLES_AT_ONCE = 16
# Overlaps are multiples of this, so that windows hold whole groups of samples.
_EVEN = 8


def network(stretch: Stretch, *, takes_coarse: bool = False, gives_coarse: bool = False) -> tuple[Any, Stage]:
    """An OpenVINO model of ``stretch`` for any number of frames, and what is to be known of it.

    What it takes and gives is in bfloat16 when told so, and float32 else. Raises ``UnknownGraphError`` when the stretch is
    not as in Piper's voices.
    """
    takes = ov.Type.bf16 if takes_coarse else ov.Type.f32
    frames = op.parameter([1, -1, stretch.channels], takes, name="frames")
    builder = _Builder(stretch.constants, stretch.end)
    entry = op.convert(frames, ov.Type.f32) if takes_coarse else frames
    builder.tensors[stretch.entry] = _Tensor(_turned(entry), clean=True)
    others = [op.parameter([1, -1, 1], np.float32, name=f"other_{at}") for at in range(len(stretch.others))]
    for name, other in zip(stretch.others, others, strict=True):
        builder.tensors[name] = _Tensor(other, rate=0)
    for node in stretch.nodes:
        builder.add(node)
    end = builder.tensors[stretch.end]
    given = _turned(end.node)
    made = ov.Model(
        [op.convert(given, ov.Type.bf16) if gives_coarse else given],
        [frames, *others, *(mask for _, mask in sorted(builder.masks.items()))],
    )
    gives = made.output(0).partial_shape[2].get_length() // (SAMPLES_AT_ONCE if builder.several else 1)
    return made, Stage(
        hop=end.rate,
        overlap=_EVEN * math.ceil(end.far / _EVEN),
        channels=stretch.channels,
        gives=gives,
        widest=builder.widest,
        masks=tuple(sorted(builder.masks)),
        others=stretch.others,
    )


def _turned(node: Any) -> Any:
    """(1, frames, channels) as (1, channels, frames), or back."""
    return op.transpose(node, op.constant(np.array([0, 2, 1])))


@dataclass(frozen=True, slots=True)
class _Tensor:
    """A tensor of the model: ``rate`` frames for one of the entry (0: one for all), depending on ``far`` entry frames to
    each side; ``clean`` when it is zero beyond the utterance."""

    node: Any
    rate: int = 1
    far: float = 0.0
    clean: bool = False


@dataclass(slots=True)
class _Builder:
    """Appends what ONNX nodes compute, in their order."""

    constants: dict[str, np.ndarray]
    end: str
    tensors: dict[str, _Tensor] = field(default_factory=dict)
    masks: dict[int, Any] = field(default_factory=dict)
    several: bool = False
    widest: int = 0

    def add(self, node: onnx.NodeProto) -> None:
        build = getattr(self, f"_{node.op_type.lower()}", None)
        if build is None:
            raise UnknownGraphError(f"no fast form of {node.op_type} is known")
        build(node, attributes(node))

    def _of(self, name: str) -> _Tensor:
        return self.tensors.get(name) or _Tensor(op.constant(self.constants[name]), 0)

    # Convolutions

    def _conv(self, node: onnx.NodeProto, values: dict[str, Any]) -> None:
        given, weight = self._of(node.input[0]), self.constants[node.input[1]]
        width, step = weight.shape[2], values.get("dilations", [1])[0]
        pads = list(values.get("pads", [0, 0]))
        plain = values.get("group", 1) == 1 and list(values.get("strides", [1])) == [1]
        if not plain or pads[0] != pads[1] or 2 * pads[0] != step * (width - 1):
            raise UnknownGraphError("a convolution of unknown kind")
        bias = self.constants[node.input[2]] if len(node.input) > 2 else np.zeros(len(weight), np.float32)
        stride = 1
        if len(weight) == 1 and step == 1 and width > 1:
            weight, bias, stride = _several_samples(weight), np.tile(bias, SAMPLES_AT_ONCE), SAMPLES_AT_ONCE
            self.several = True
        made = self._convolved(given, weight, bias, pads[0], stride, step)
        far = given.far + (pads[0] / given.rate if given.rate else 0)
        self.tensors[node.output[0]] = _Tensor(made, given.rate, far)

    def _convtranspose(self, node: onnx.NodeProto, values: dict[str, Any]) -> None:
        given, weight = self._of(node.input[0]), self.constants[node.input[1]]
        channels, count, width = weight.shape
        hop, left = values["strides"][0], values.get("pads", [0, 0])[0]
        taps = width // hop
        plain = values.get("group", 1) == 1 and values.get("dilations", [1])[0] == 1
        plain = plain and not any(values.get("output_padding", [0]))
        if (
            not plain
            or width % hop
            or list(values.get("pads", [0, 0])) != [left, left]
            or 2 * left != width - hop
        ):
            raise UnknownGraphError("an upsampling of unknown kind")
        bias = self.constants[node.input[2]] if len(node.input) > 2 else np.zeros(count, np.float32)
        # The uncut result has, at hop * q + p, the sum over t of frame q - t by the weight at hop * t + p.
        phases = weight.reshape(channels, count, taps, hop)[:, :, ::-1].transpose(3, 1, 0, 2)
        kernel = phases.reshape(hop * count, channels, taps)
        made = op.depth_to_space(
            self._convolved(given, kernel, np.tile(bias, hop), taps - 1), "blocks_first", hop
        )
        if left:
            made = _sliced(made, left, -left, 1, 2)
        self.tensors[node.output[0]] = _Tensor(made, given.rate * hop, given.far + taps / given.rate)
        self.widest = max(self.widest, given.rate * hop * count)

    def _convolved(
        self, given: _Tensor, weight: np.ndarray, bias: np.ndarray, pad: int, stride: int = 1, step: int = 1
    ) -> Any:
        entry = given.node
        if weight.shape[2] > 1 and not given.clean:
            entry = op.multiply(entry, self._mask(given.rate))
        kernel = op.constant(np.ascontiguousarray(weight))
        made = op.convolution(entry, kernel, [stride], [pad], [pad], [step])
        return op.add(made, op.constant(bias.reshape(1, -1, 1))) if bias.any() else made

    def _mask(self, rate: int) -> Any:
        if rate not in self.masks:
            self.masks[rate] = op.parameter([1, 1, -1], np.float32, name=f"mask_{rate}")
        return self.masks[rate]

    # Arithmetic

    def _add(self, node: onnx.NodeProto, _: dict[str, Any]) -> None:
        self._joined(node, op.add)

    def _mul(self, node: onnx.NodeProto, _: dict[str, Any]) -> None:
        self._joined(node, op.multiply)

    def _div(self, node: onnx.NodeProto, _: dict[str, Any]) -> None:
        self._joined(node, op.divide)

    def _joined(self, node: onnx.NodeProto, operation: Any) -> None:
        one, other = (self._of(name) for name in node.input)
        made = operation(one.node, other.node)
        self.tensors[node.output[0]] = _Tensor(made, max(one.rate, other.rate), max(one.far, other.far))

    def _leakyrelu(self, node: onnx.NodeProto, values: dict[str, Any]) -> None:
        given = self._of(node.input[0])
        made = op.prelu(given.node, op.constant(np.array([values.get("alpha", 0.01)], np.float32)))
        self.tensors[node.output[0]] = _Tensor(made, given.rate, given.far, given.clean)

    def _tanh(self, node: onnx.NodeProto, _: dict[str, Any]) -> None:
        given = self._of(node.input[0])
        self.tensors[node.output[0]] = _Tensor(op.tanh(given.node), given.rate, given.far)

    # Shapes

    def _unsqueeze(self, node: onnx.NodeProto, _: dict[str, Any]) -> None:
        if node.output[0] != self.end:
            raise UnknownGraphError("a change of shape inside")
        self.tensors[node.output[0]] = self._of(node.input[0])

    _squeeze = _reshape = _unsqueeze


def _sliced(node: Any, start: int, stop: int, step: int, axis: int) -> Any:
    return op.slice(node, *(op.constant(np.array([number])) for number in (start, stop, step, axis)))


def _several_samples(kernel: np.ndarray) -> np.ndarray:
    """A kernel to one channel as one to sixteen: the k-th is the same moved on by k, for a stride of sixteen."""
    _, channels, width = kernel.shape
    moved = np.zeros((SAMPLES_AT_ONCE, channels, width + SAMPLES_AT_ONCE - 1), np.float32)
    for step in range(SAMPLES_AT_ONCE):
        moved[step, :, step : step + width] = kernel[0]
    return moved
