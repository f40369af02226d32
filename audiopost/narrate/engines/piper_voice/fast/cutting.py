# SPDX-License-Identifier: GPL-3.0-or-later
"""The decoder of a Piper voice, three quarters of its work, cut at its upsamplings for the fast path. Needs ``onnx``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from audiopost.narrate.engines.piper_voice import graph, idle
from audiopost.narrate.engines.piper_voice.graph import UnknownGraphError


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the voice from the tensor ``entry`` to the tensor ``end``, and its weights and constants by name.

    ``others`` are further tensors it takes: the speaker, in voices with several. ``channels`` are those of the entry.
    """

    nodes: tuple[onnx.NodeProto, ...]
    constants: dict[str, np.ndarray]
    entry: str
    end: str
    channels: int
    others: tuple[str, ...] = ()


def cut(model: Path) -> list[Stretch]:
    """The decoder of the voice at ``model`` in stretches. Raises ``UnknownGraphError`` when it is not as in Piper's voices."""
    voice = onnx.load(str(model))
    idle.drop_idle_nodes(voice)
    graph.noise_as_input(voice)
    halves = graph.cut(voice)
    return _at_upsamplings(halves.decoder.graph, halves.carried[0])


def _constants(part: onnx.GraphProto) -> dict[str, np.ndarray]:
    known = {tensor.name: numpy_helper.to_array(tensor) for tensor in part.initializer}
    for node in part.node:
        values = graph.attributes(node)
        if node.op_type == "Constant" and "value" in values:
            known[node.output[0]] = numpy_helper.to_array(values["value"])
    return known


def _stretch(
    part: onnx.GraphProto, nodes: Sequence[onnx.NodeProto], entry: str, end: str, channels: int
) -> Stretch:
    constants = _constants(part)
    made = {name for node in nodes for name in node.output}
    asked = dict.fromkeys(name for node in nodes for name in node.input if name)
    others = tuple(name for name in asked if name not in made and name not in constants and name != entry)
    used = {name: constants[name] for name in asked if name in constants}
    return Stretch(tuple(nodes), used, entry, end, channels, others)


def _at_upsamplings(decoder: onnx.GraphProto, latent: str) -> list[Stretch]:
    """The decoder cut before each upsampling but the first; the first stretch also holds what comes before that."""
    nodes = [node for node in decoder.node if node.op_type != "Constant"]
    starts = [number for number, node in enumerate(nodes) if node.op_type == "ConvTranspose"]
    bounds = [0, *starts[1:], len(nodes)]
    entries = [latent, *(nodes[start].input[0] for start in starts[1:])]
    ends = [*entries[1:], decoder.output[0].name]
    found = []
    for start, stop, entry, end in zip(bounds, bounds[1:], entries, ends, strict=False):
        first = next(node for node in nodes[start:stop] if node.input[0] == entry and len(node.input) > 1)
        channels = _constants(decoder)[first.input[1]].shape[0 if first.op_type == "ConvTranspose" else 1]
        piece = _stretch(decoder, nodes[start:stop], entry, end, channels)
        if start and piece.others:
            raise UnknownGraphError("its decoder does not narrow to one tensor at an upsampling")
        found.append(piece)
    return found
