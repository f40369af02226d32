# SPDX-License-Identifier: GPL-3.0-or-later
"""A Piper voice cut for the fast path: encoder, flow, and the decoder at its upsamplings. Needs ``onnx``.

The encoder decides how long each phoneme lasts and stays as it is. The flow turns noise into latent frames, the decoder
those into samples; together they are nine tenths of the work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from audiopost.narrate.engines.piper_voice import graph, idle
from audiopost.narrate.engines.piper_voice.graph import UnknownGraphError

# What the noise is scaled and moved by, before the flow begins.
_SCALING = {"Slice", "Mul", "Add"}


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


@dataclass(frozen=True, slots=True)
class Cuts:
    """A voice in pieces. ``encoder`` gives what ``given`` names, the flow's entry first, then the durations."""

    encoder: onnx.ModelProto
    given: tuple[str, ...]
    flow: Stretch
    decoder: tuple[Stretch, ...]


def cut(model: Path) -> Cuts:
    """The voice at ``model`` in pieces. Raises ``UnknownGraphError`` when it is not built as Piper's voices are."""
    voice = onnx.load(str(model))
    idle.drop_idle_nodes(voice)
    noises = graph.noise_as_input(voice)
    durations = graph.durations_output(voice)
    halves = graph.cut(voice)
    latent = halves.carried[0]
    front = halves.front.graph
    entry = _flow_entry(front, f"noise_{noises - 1}")
    late = _after(front, {entry})
    decoder = _at_upsamplings(halves.decoder.graph, latent)
    nodes = [node for number, node in enumerate(front.node) if number in late]
    flow = _stretch(front, nodes, entry, latent, decoder[0].channels)
    given = (entry, *dict.fromkeys([*flow.others, *halves.carried[1:]]))
    encoder = onnx.ModelProto()
    encoder.CopyFrom(halves.front)
    kept = [node for number, node in enumerate(front.node) if number not in late]
    del encoder.graph.node[:], encoder.graph.output[:], encoder.graph.value_info[:]
    encoder.graph.node.extend(kept)
    encoder.graph.output.extend(onnx.ValueInfoProto(name=name) for name in (*given, durations))
    graph.drop_unused_weights(encoder)
    return Cuts(encoder, given, flow, tuple(decoder))


def _flow_entry(front: onnx.GraphProto, noise: str) -> str:
    """The tensor the flow starts from: the noise as scaled and moved by what the encoder said."""
    noisy = {noise}
    current = ""
    for node in front.node:
        if not noisy & set(node.input):
            continue
        # The first node on the whole noise that is neither its choice nor its scaling belongs to the flow.
        if node.op_type not in _SCALING or (node.op_type == "Slice" and node.input[0] != noise):
            return current
        noisy |= set(node.output)
        current = node.output[0]
    raise UnknownGraphError("its flow was not found")


def _after(part: onnx.GraphProto, made: set[str]) -> set[int]:
    """The numbers of the nodes that depend on the tensors ``made``."""
    found, known = set(), set(made)
    for number, node in enumerate(part.node):
        if known & set(node.input):
            found.add(number)
            known |= set(node.output)
    return found


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
