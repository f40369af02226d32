# SPDX-License-Identifier: GPL-3.0-or-later
"""The decoder of a Piper voice (HiFi-GAN), rewritten for onnxruntime's blocked convolutions. Needs ``onnx``.

Those kernels take 2-D convolutions over (N, C, 1, T) and keep tensors in blocks of channels. Every node that does not
know the blocks costs a conversion there and back, so that all nodes between two upsamplings are made ones that do:

- a leaky rectifier becomes a depthwise convolution by one with the rectifier fused to it;
- what an upsampling gives is passed through a pooling of width one, which enters the blocks;
- lengths are named, so that a sum is seen to have equal sides and is fused to its convolution;
- the last convolution, to one channel, gives sixteen successive samples as sixteen channels instead.

It is cut at each upsampling. Windows over such a part can be short enough for its tensors to stay in a core's own cache,
because what is computed twice around them is counted in the frames of the part, not in those of the whole.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from audiopost.narrate.engines.piper_voice.graph import attributes, widen
from audiopost.narrate.engines.piper_voice.session import Part

# All these work on any number of dimensions, or are made to.
_KNOWN = {"Conv", "ConvTranspose", "LeakyRelu", "Add", "Mul", "Div", "Tanh", "Constant"}
# How many samples the last convolution gives at once: the channels of the widest block there is.
SAMPLES_AT_ONCE = 16


def in_parts(decoder: onnx.ModelProto) -> tuple[tuple[Part, ...], list[onnx.ModelProto]]:
    """The decoder in parts, one from each upsampling to the next, rewritten as told above. Changes ``decoder``.

    One part when it does not narrow to one tensor there; one of unknown make is left as it is.
    """
    parts, whole = _parts(decoder, apart=True), _parts(decoder, apart=False)
    if rewrite(decoder) and (models := _split(decoder, [part.entry for part in parts])):
        return parts, models
    return whole, [decoder]


def _parts(decoder: onnx.ModelProto, *, apart: bool) -> tuple[Part, ...]:
    """What is to be known of each stretch that begins at an upsampling, the first at the decoder's inputs; or of the whole."""
    graph = decoder.graph
    weights = _weights(graph)
    entry, hop, farthest, channels = graph.input[0].name, 1, 0.0, 1
    seen = {value.name: (1, 0.0) for value in graph.input}
    found: list[Part] = []
    for node in graph.node:
        known = [seen[name] for name in node.input if name in seen]
        if not known:
            continue
        values = attributes(node)
        if node.op_type == "ConvTranspose" and hop > 1 and apart:
            found.append(Part(entry, hop, math.ceil(farthest), channels))
            entry, hop, farthest = node.input[0], 1, 0.0
            known = [(1, 0.0)]
            seen = {}
        scale, far = max(rate for rate, _ in known), max(far for _, far in known)
        if node.op_type == "Conv":
            far += values.get("dilations", [1])[0] * (values["kernel_shape"][0] - 1) / 2 / scale
        elif node.op_type == "ConvTranspose":
            far += values["kernel_shape"][0] / values["strides"][0] / scale
            scale *= values["strides"][0]
            channels = weights[node.input[1]].dims[1]
        seen.update(dict.fromkeys(node.output, (scale, far)))
        hop, farthest = max(hop, scale), max(farthest, far)
    return (*found, Part(entry, hop, math.ceil(farthest), channels))


def _split(decoder: onnx.ModelProto, entries: Sequence[str]) -> list[onnx.ModelProto]:
    """The decoder cut at the tensors ``entries``; nothing when more than these would cross a cut."""
    graph = decoder.graph
    at = [0]
    for entry in entries[1:]:
        at.append(next(number for number, node in enumerate(graph.node) if entry in node.output) + 1)
    at.append(len(graph.node))
    free = {tensor.name for tensor in graph.initializer}
    free |= {name for node in graph.node if not node.input for name in node.output}
    parts = []
    for number, (start, end) in enumerate(pairwise(at)):
        nodes = graph.node[start:end]
        made = {name for node in nodes for name in node.output}
        wanted = {name for node in nodes for name in node.input}
        if number and wanted - made - free != {entries[number]}:
            return []
        part = onnx.ModelProto()
        part.CopyFrom(decoder)
        del part.graph.node[:]
        constants = [n for n in graph.node[:start] if not n.input and wanted & set(n.output)]
        part.graph.node.extend([*constants, *nodes])
        if number:
            _ends(part.graph.input, graph, entries[number])
        if end < len(graph.node):
            _ends(part.graph.output, graph, entries[number + 1])
        parts.append(part)
    return parts


def _ends(ends: Any, graph: onnx.GraphProto, name: str) -> None:
    """Let ``ends``, the inputs or outputs of a part, be the tensor ``name`` alone."""
    value = next(value for value in graph.value_info if value.name == name)
    del ends[:]
    ends.append(value)


def rewrite(decoder: onnx.ModelProto) -> bool:
    """Rewrite ``decoder`` as told above; whether it could be. One of unknown make is left as it is."""
    graph = decoder.graph
    for node in [node for node in graph.node if node.op_type in {"Unsqueeze", "Squeeze", "Reshape"}]:
        if node.output[0] != graph.output[0].name:
            return False
        graph.output[0].CopyFrom(onnx.ValueInfoProto(name=node.input[0]))
        graph.node.remove(node)
    if any(node.op_type not in _KNOWN for node in graph.node):
        return False
    _divisions_into_weights(decoder)
    _in_four_dimensions(graph)
    shapes = _shapes(graph)
    _stay_in_blocks(graph, shapes)
    _several_samples_at_once(graph, shapes)
    outputs = {value.name for value in graph.output}
    for name, (channels, length) in shapes.items():
        if name not in outputs:
            shape = [1, channels, 1, length]
            graph.value_info.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
    return True


def _divisions_into_weights(decoder: onnx.ModelProto) -> None:
    """Take divisions by a constant into the weights behind them. Changes ``decoder``."""
    graph = decoder.graph
    constants = {tensor.name: tensor for tensor in graph.initializer}
    for node in graph.node:
        if node.op_type == "Constant" and "value" in attributes(node):
            constants[node.output[0]] = attributes(node)["value"]
    for node in list(graph.node):
        if node.op_type != "Div" or node.input[1] not in constants:
            continue
        by = numpy_helper.to_array(constants[node.input[1]])
        rectifiers = [user for user in graph.node if node.output[0] in user.input]
        users = [user for one in rectifiers for user in graph.node if one.output[0] in user.input]
        # A leaky rectifier commutes with a positive factor; so does a convolution's weight, not its bias.
        if by.size != 1 or float(by.ravel()[0]) <= 0 or any(one.op_type != "LeakyRelu" for one in rectifiers):
            continue
        if not users or any(user.op_type not in {"Conv", "ConvTranspose"} for user in users):
            continue
        for user in users:
            weight = numpy_helper.to_array(constants[user.input[1]]) / by.ravel()[0]
            graph.initializer.append(
                numpy_helper.from_array(weight.astype(np.float32), f"{user.input[1]}_scaled")
            )
            user.input[1] = f"{user.input[1]}_scaled"
        for one in rectifiers:
            one.input[0] = node.input[0]
        graph.node.remove(node)


def _weights(graph: onnx.GraphProto) -> dict[str, onnx.TensorProto]:
    return {tensor.name: tensor for tensor in graph.initializer}


def _in_four_dimensions(graph: onnx.GraphProto) -> None:
    graph.initializer.append(numpy_helper.from_array(np.array([2], np.int64), "height_axis"))
    entry = {value.name: f"{value.name}_tall" for value in graph.input}
    for node in graph.node:
        if node.op_type in {"Conv", "ConvTranspose"}:
            widen(graph, node)
        for at, name in enumerate(node.input):
            node.input[at] = entry.get(name, name)
    for name, tall in entry.items():
        graph.node.insert(0, helper.make_node("Unsqueeze", [name, "height_axis"], [tall]))


def _shapes(graph: onnx.GraphProto) -> dict[str, tuple[int, str]]:
    """The channels of each tensor and a name for its length."""
    weights = _weights(graph)
    shapes: dict[str, tuple[int, str]] = {}
    frames = f"{graph.input[0].name}_tall"
    for node in graph.node:
        known = [shapes[name] for name in node.input if name in shapes]
        if node.op_type == "Conv" and (known or node.input[0] == frames):
            shapes[node.output[0]] = (weights[node.input[1]].dims[0], known[0][1] if known else "length_1")
        elif node.op_type == "ConvTranspose" and known:
            times = int(known[0][1].partition("_")[2]) * attributes(node)["strides"][-1]
            shapes[node.output[0]] = (weights[node.input[1]].dims[1], f"length_{times}")
        elif known:
            shapes[node.output[0]] = known[0]
    return shapes


def _stay_in_blocks(graph: onnx.GraphProto, shapes: dict[str, tuple[int, str]]) -> None:
    maker = {name: node.op_type for node in graph.node for name in node.output}
    made: list[onnx.NodeProto] = []
    renamed: dict[str, str] = {}
    for node in graph.node:
        for at, name in enumerate(node.input):
            node.input[at] = renamed.get(name, name)
        source = node.input[0]
        if node.op_type == "LeakyRelu" and source in shapes and maker.get(source) != "Conv":
            before = f"{node.output[0]}_before"
            made.append(_identity(graph, source, before, shapes[source][0]))
            shapes[before] = shapes[source]
            node.input[0] = before
        made.append(node)
        if node.op_type == "ConvTranspose" and node.output[0] in shapes:
            result = node.output[0]
            renamed[result] = f"{result}_blocked"
            shapes[renamed[result]] = shapes[result]
            made.append(helper.make_node("MaxPool", [result], [renamed[result]], kernel_shape=[1, 1]))
    copies = [onnx.NodeProto.FromString(node.SerializeToString()) for node in made]
    del graph.node[:]
    graph.node.extend(copies)


def _identity(graph: onnx.GraphProto, source: str, result: str, channels: int) -> onnx.NodeProto:
    """A depthwise convolution by one."""
    ones = f"ones_{channels}"
    if ones not in _weights(graph):
        graph.initializer.append(numpy_helper.from_array(np.ones((channels, 1, 1, 1), np.float32), ones))
    return helper.make_node("Conv", [source, ones], [result], kernel_shape=[1, 1], group=channels)


def _several_samples_at_once(graph: onnx.GraphProto, shapes: dict[str, tuple[int, str]]) -> None:
    """Let the last convolution give 16 samples a step: (1, 16, 1, n) instead of (1, 1, 1, 16 n).

    The k-th of them is the same kernel moved on by k, so that each sample is the same sum of products.
    """
    maker = {name: node for node in graph.node for name in node.output}
    last = maker[graph.output[0].name]
    node = maker.get(last.input[0]) if last.op_type == "Tanh" else None
    if node is None or node.op_type != "Conv" or len(node.input) > 2:
        return
    values: dict[str, Any] = attributes(node)
    kernel = numpy_helper.to_array(_weights(graph)[node.input[1]])
    count, channels, _, width = kernel.shape
    around = [0, width // 2, 0, width // 2]
    if (
        count != 1
        or width % 2 == 0
        or list(values["pads"]) != around
        or set(values.get("dilations", [1])) != {1}
    ):
        return
    moved = np.zeros((SAMPLES_AT_ONCE, channels, 1, width + SAMPLES_AT_ONCE - 1), np.float32)
    for step in range(SAMPLES_AT_ONCE):
        moved[step, :, 0, step : step + width] = kernel[0, :, 0]
    graph.initializer.append(numpy_helper.from_array(moved, "samples_at_once"))
    values["kernel_shape"], values["strides"] = [1, moved.shape[3]], [1, SAMPLES_AT_ONCE]
    # The last step may go beyond the end.
    values["pads"] = [0, width // 2, 0, width // 2 + SAMPLES_AT_ONCE - 1]
    node.input[1] = "samples_at_once"
    del node.attribute[:]
    node.attribute.extend(helper.make_attribute(name, value) for name, value in values.items())
    for name in (node.output[0], last.output[0]):
        shapes.pop(name, None)
