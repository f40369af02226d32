# SPDX-License-Identifier: GPL-3.0-or-later
"""What a Piper voice computes only for batches and for several speakers, taken out. Needs ``onnx``.

When one whole utterance is spoken at a time, the mask of a sequence's real length is all ones, and multiplying by it
changes nothing. A voice with one speaker adds zeros for the speaker. Only what comes after the latent noise is touched:
onnxruntime fuses the text encoder differently without its masks, and the rounding would be heard by the decoder.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import numpy_helper

from audiopost.narrate.engines.piper_voice.graph import attributes


def drop_idle_nodes(model: onnx.ModelProto) -> None:
    """Let what idle nodes give be what they were given, and remove them. Exact. Changes ``model``."""
    graph = model.graph
    found = _Idle({name: node for node in graph.node for name in node.output})
    noise = [node.output[0] for node in graph.node if node.op_type == "RandomNormalLike"]
    noisy = set(noise[-1:])
    for node in graph.node:
        if noisy & set(node.input):
            noisy |= set(node.output)
        for at, name in enumerate(node.input):
            node.input[at] = found.instead.get(name, name)
        found.look_at(node, in_flow=bool(noisy & set(node.input)))
    _drop_unused_nodes(graph)


class _Idle:
    """What is known so far: tensors of ones, of zeros, and what may stand ``instead`` of others."""

    def __init__(self, maker: dict[str, onnx.NodeProto]) -> None:
        self._maker = maker
        self._ones: set[str] = set()
        self._zeros: set[str] = set()
        self.instead: dict[str, str] = {}

    def look_at(self, node: onnx.NodeProto, *, in_flow: bool) -> None:
        """Learn what ``node`` gives; nodes come in the order they are computed."""
        look = getattr(self, f"_{node.op_type.lower()}", None)
        if look is not None:
            look(node.output[0], list(node.input), node)
        if not in_flow:
            self.instead.pop(node.output[0], None)

    def _cast(self, result: str, sources: list[str], _: onnx.NodeProto) -> None:
        if self._is_length_mask(sources[0]):
            self._ones.add(result)

    def _unsqueeze(self, result: str, sources: list[str], _: onnx.NodeProto) -> None:
        if sources[0] in self._ones:
            self._ones.add(result)

    def _constantofshape(self, result: str, _: list[str], node: onnx.NodeProto) -> None:
        value = attributes(node).get("value")
        if value is None or not np.any(numpy_helper.to_array(value)):
            self._zeros.add(result)

    def _mul(self, result: str, sources: list[str], _: onnx.NodeProto) -> None:
        rest = [name for name in sources if name not in self._ones]
        if not rest:
            self._ones.add(result)
        elif len(rest) < len(sources):
            self.instead[result] = rest[0]

    def _add(self, result: str, sources: list[str], _: onnx.NodeProto) -> None:
        # Only a convolution is known to have the full shape already.
        if sources[1] in self._zeros and self._made_by(sources[0]) == "Conv":
            self.instead[result] = sources[0]

    def _is_length_mask(self, name: str) -> bool:
        """An Unsqueeze of a Less of two unsqueezed tensors: positions compared with a length."""
        if self._made_by(name) != "Unsqueeze":
            return False
        less = self._maker[name].input[0]
        sides = self._maker[less].input if self._made_by(less) == "Less" else []
        return len(sides) == 2 and all(self._made_by(side) == "Unsqueeze" for side in sides)

    def _made_by(self, name: str) -> str:
        return str(self._maker[name].op_type) if name in self._maker else ""


def _drop_unused_nodes(graph: onnx.GraphProto) -> None:
    asked = {value.name for value in graph.output}
    kept: list[onnx.NodeProto] = []
    for node in reversed(graph.node):
        if asked & set(node.output):
            asked |= set(node.input)
            kept.append(onnx.NodeProto.FromString(node.SerializeToString()))
    del graph.node[:]
    graph.node.extend(reversed(kept))
