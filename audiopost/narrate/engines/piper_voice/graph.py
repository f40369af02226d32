# SPDX-License-Identifier: GPL-3.0-or-later
"""The surgery on a Piper voice's ONNX graph (VITS, as Piper exports it). Needs ``onnx``; used once for each voice.

Five changes, none of which alters the result by more than rounding does:

- what is idle when one utterance is spoken at a time goes;
- the noise becomes an input (``noise_0``, ``noise_1``: normal values of shape (1, channels, any length)) read from
  ``offset`` (int64 scalar) on, so that the same offset gives the same samples;
- the phonemes' durations in frames become an output (``durations``);
- the decoder's 1-D convolutions become 2-D ones, for which onnxruntime has faster kernels (``decoder.py``); those of the
  flow before it stay, because the decoder makes their rounding audible to a comparison, and they gain little;
- the graph is cut at the decoder's input, so that the decoder can run over windows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


class UnknownGraphError(Exception):
    """The voice is not built as Piper's voices are."""


@dataclass(frozen=True, slots=True)
class Halves:
    """A voice cut in two. ``carried`` names what the front gives and the decoder takes, the latent frames first."""

    front: onnx.ModelProto
    decoder: onnx.ModelProto
    carried: tuple[str, ...]


def noise_outputs(model: onnx.ModelProto) -> list[str]:
    """The tensors in which a voice draws its noise."""
    return [node.output[0] for node in model.graph.node if node.op_type == "RandomNormalLike"]


def durations_output(model: onnx.ModelProto) -> str:
    """The tensor with each phoneme's length in frames."""
    found = [node.output[0] for node in model.graph.node if node.op_type == "Ceil"]
    if len(found) != 1:
        raise UnknownGraphError(f"{len(found)} nodes look like phoneme durations")
    return str(found[0])


def expose(model: onnx.ModelProto, tensors: Iterable[str]) -> onnx.ModelProto:
    """A copy of ``model`` that also gives ``tensors``."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    copy.graph.output.extend(onnx.ValueInfoProto(name=name) for name in tensors)
    return copy


def noise_as_input(model: onnx.ModelProto) -> int:
    """Let each drawn noise be a slice of an input instead; how many there are. Changes ``model``."""
    graph = model.graph
    drawn = [node for node in graph.node if node.op_type == "RandomNormalLike"]
    if not drawn:
        raise UnknownGraphError("it draws no noise")
    if any(node.op_type.startswith("Random") and node.op_type != "RandomNormalLike" for node in graph.node):
        raise UnknownGraphError("it draws a noise that is not normal")
    graph.input.append(helper.make_tensor_value_info("offset", TensorProto.INT64, [1]))
    graph.initializer.append(numpy_helper.from_array(np.array([2], np.int64), "noise_axis"))
    for number, node in enumerate(drawn):
        shape = [1, f"noise_channels_{number}", f"noise_length_{number}"]
        graph.input.append(helper.make_tensor_value_info(f"noise_{number}", TensorProto.FLOAT, shape))
        shape_of, length, end = (f"noise_{part}_{number}" for part in ("shape", "count", "end"))
        nodes = [
            helper.make_node("Shape", [node.input[0]], [shape_of]),
            helper.make_node("Gather", [shape_of, "noise_axis"], [length]),
            helper.make_node("Add", ["offset", length], [end]),
            helper.make_node("Slice", [f"noise_{number}", "offset", end, "noise_axis"], [node.output[0]]),
        ]
        at = list(graph.node).index(node)
        graph.node.remove(node)
        for shift, made in enumerate(nodes):
            graph.node.insert(at + shift, made)
    return len(drawn)


def cut(model: onnx.ModelProto) -> Halves:
    """The voice in two: text to latent frames with their durations, and latent frames to samples."""
    graph = model.graph
    inside = _decoder_nodes(graph)
    made = {name for number in inside for name in graph.node[number].output}
    weights = {tensor.name for tensor in graph.initializer}
    constants = {node.output[0]: node for node in graph.node if node.op_type == "Constant"}
    carried: list[str] = []
    used: set[str] = set()
    for number in sorted(inside):
        for name in graph.node[number].input:
            if name in made or not name:
                continue
            if name in weights or name in constants:
                used.add(name)
            elif name not in carried:
                carried.append(name)
    decoder = onnx.ModelProto()
    decoder.CopyFrom(model)
    del (
        decoder.graph.node[:],
        decoder.graph.input[:],
        decoder.graph.initializer[:],
        decoder.graph.value_info[:],
    )
    decoder.graph.node.extend(constants[name] for name in sorted(used & constants.keys()))
    decoder.graph.node.extend(graph.node[number] for number in sorted(inside))
    decoder.graph.initializer.extend(tensor for tensor in graph.initializer if tensor.name in used)
    for number, name in enumerate(carried):
        shape = [1, f"channels_{number}", f"frames_{number}"]
        decoder.graph.input.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
    front = onnx.ModelProto()
    front.CopyFrom(model)
    kept = [node for number, node in enumerate(graph.node) if number not in inside]
    asked = {name for node in kept for name in node.input}
    del front.graph.node[:], front.graph.initializer[:], front.graph.output[:], front.graph.value_info[:]
    front.graph.node.extend(kept)
    front.graph.initializer.extend(tensor for tensor in graph.initializer if tensor.name in asked)
    front.graph.output.extend(onnx.ValueInfoProto(name=name) for name in [*carried, durations_output(model)])
    return Halves(front, decoder, tuple(carried))


def _decoder_nodes(graph: onnx.GraphProto) -> set[int]:
    """The numbers of the decoder's nodes: its first convolution, and all that depends on it.

    The decoder is the only part that upsamples, and its first convolution is the one just before the first upsampling.
    """
    producer = {name: number for number, node in enumerate(graph.node) for name in node.output}
    at = next((number for number, node in enumerate(graph.node) if node.op_type == "ConvTranspose"), None)
    while at is not None and graph.node[at].op_type != "Conv":
        options = [producer[name] for name in graph.node[at].input if name in producer]
        # Speaker conditioning is added through a convolution of width 1; the frames come through a wider one.
        wide = [number for number in options if _width(graph, graph.node[number]) != 1]
        at = wide[0] if wide else None
    if at is None:
        raise UnknownGraphError("its decoder was not found")
    inside = {at}
    made = set(graph.node[at].output)
    for number, node in enumerate(graph.node):
        if number > at and made & set(node.input):
            inside.add(number)
            made |= set(node.output)
    return inside


def _width(graph: onnx.GraphProto, node: onnx.NodeProto) -> int:
    if node.op_type != "Conv":
        return 0
    return next((tensor.dims[-1] for tensor in graph.initializer if tensor.name == node.input[1]), 0)


def attributes(node: onnx.NodeProto) -> dict[str, Any]:
    """A node's attributes by name."""
    return {attribute.name: helper.get_attribute_value(attribute) for attribute in node.attribute}


def widen(graph: onnx.GraphProto, node: onnx.NodeProto) -> None:
    """Make a 1-D convolution a 2-D one of height 1: its attributes and, under a new name, its weight."""
    values = attributes(node)
    for name in ("kernel_shape", "strides", "dilations"):
        if name in values:
            values[name] = [1, *values[name]]
    if "output_padding" in values:
        values["output_padding"] = [0, *values["output_padding"]]
    if "pads" in values:
        left, right = values["pads"]
        values["pads"] = [0, left, 0, right]
    del node.attribute[:]
    node.attribute.extend(helper.make_attribute(name, value) for name, value in values.items())
    tall = f"{node.input[1]}_tall"
    if all(tensor.name != tall for tensor in graph.initializer):
        weight = next(tensor for tensor in graph.initializer if tensor.name == node.input[1])
        array = numpy_helper.to_array(weight)
        graph.initializer.append(numpy_helper.from_array(array[:, :, None, :], tall))
    node.input[1] = tall


def drop_unused_weights(model: onnx.ModelProto) -> None:
    """Remove the weights no node asks for any more. Changes ``model``."""
    asked = {name for node in model.graph.node for name in node.input}
    kept = [tensor for tensor in model.graph.initializer if tensor.name in asked]
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
