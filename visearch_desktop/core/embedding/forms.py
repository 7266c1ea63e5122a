"""Faster forms of a network: INT8 for processors, half precision for graphics cards.

A form has weights of its own, so it is another model: what it answers must not meet what the network answers.
"""

from __future__ import annotations

import logging
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np

from visearch_desktop.core.embedding.graph_surgery import read_graph
from visearch_desktop.core.embedding.model_card import ModelCard
from visearch_desktop.core.embedding.preprocess import Photos, Tiles, input_shape, network_input
from visearch_desktop.core.embedding.rounding import Moments, Rounded, look, rounded
from visearch_desktop.core.embedding.session import CPU
from visearch_desktop.core.errors import ModelError

BATCH = 4
_QUANTISED = ("Conv", "Relu", "Clip", "Add", "MaxPool")
_ALREADY = frozenset({"QuantizeLinear", "DequantizeLinear", "QLinearConv", "ConvInteger", "DynamicQuantizeLinear"})


class Form(StrEnum):
    """What a network is turned into."""

    INT8 = "int8"
    FP16 = "fp16"


@dataclass(frozen=True, slots=True)
class Seen:
    """What went through a network: (least, greatest) by tensor, and what its convolutions read, by their weights."""

    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)
    moments: dict[str, Moments] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plain:
    """A network in float32 with its constants folded, what goes through it, and rounded weights by their names."""

    model: Any
    seen: Seen
    rounding: dict[str, Rounded] = field(default_factory=dict)


def plain_network(card: ModelCard, folder: Path) -> Any:
    """The network as float32: stored halves become floats, normalisation is folded into the convolutions.

    Args:
        card: the pack.
        folder: an empty folder for the file that ONNX Runtime writes.

    Raises:
        ModelError: it is quantised already, has nothing to quantise, or cannot be opened.
    """
    import onnxruntime  # noqa: PLC0415 - slow; only who optimises pays for it

    graph = read_graph(card.model_path).graph
    if any(node.op_type in _ALREADY for node in graph.node):
        raise ModelError(f"The model “{card.name}” computes in INT8 already: there is no faster form to make.")
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.optimized_model_filepath = str(folder / "plain.onnx")
    try:
        onnxruntime.InferenceSession(card.model_path, options, providers=[CPU])
    except Exception as error:
        raise ModelError(f"The model “{card.name}” cannot be opened.", "Install it again.") from error
    model = read_graph(folder / "plain.onnx")
    if not any(node.op_type == "Conv" for node in model.graph.node):
        raise ModelError(f"The model “{card.name}” has no convolutions: there is nothing to make faster.")
    _name_nodes(model.graph)
    return model


def _name_nodes(graph: Any) -> None:
    """Nodes left out of a form are told by their names, which some exports lack or give twice."""
    seen: set[str] = set()
    for number, node in enumerate(graph.node):
        if not node.name or node.name in seen:
            node.name = f"{node.op_type}_{number}_"
        seen.add(node.name)


def look_through(model: Any, card: ModelCard, tiles: Tiles) -> Iterator[Seen]:
    """What goes through a network: after every few photos, what was seen so far.

    Args:
        model: as `plain_network` made it.
        card: its pack.
        tiles: the photos to calibrate with, uint8 [n, size, size, 3].
    """
    import onnx  # noqa: PLC0415 - slow
    import onnxruntime  # noqa: PLC0415

    shown = onnx.ModelProto()
    shown.CopyFrom(model)
    outputs = {value.name for value in shown.graph.output}
    for name in (name for node in shown.graph.node for name in node.output if name and name not in outputs):
        shown.graph.output.append(onnx.helper.make_empty_tensor_value_info(name))
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(shown.SerializeToString(), options, providers=[CPU])
    names = [output.name for output in session.get_outputs()]
    shapes = {tensor.name: tuple(tensor.dims) for tensor in model.graph.initializer}
    convolutions = [node for node in model.graph.node if node.op_type == "Conv" and node.input[1] in shapes]
    seen = Seen()
    for photos in _batches(tiles, card):
        values = dict(zip(names, session.run(names, {card.input.name: photos}), strict=True))
        values[card.input.name] = photos
        for name, one in values.items():
            if one.dtype == np.float32:
                low, high = seen.ranges.get(name, (0.0, 0.0))
                seen.ranges[name] = min(low, float(one.min())), max(high, float(one.max()))
        for node in convolutions:
            weights = node.input[1]
            found = look(node, values[node.input[0]], shapes[weights], seen.moments.get(weights))
            if found is not None:
                seen.moments[weights] = found
        yield seen


def round_weights(model: Any, seen: Seen) -> Iterator[dict[str, Rounded]]:
    """Round the weights of a network's convolutions, one after the other; after each, what there is so far.

    Convolutions without a bias of their own, and kinds that `rounding` has no rule for, are left to the quantiser.
    """
    from onnx import numpy_helper  # noqa: PLC0415 - slow

    tensors = {tensor.name: tensor for tensor in model.graph.initializer}
    uses = Counter(name for node in model.graph.node for name in node.input)
    done: dict[str, Rounded] = {}
    for node in (node for node in model.graph.node if node.op_type == "Conv" and len(node.input) == 3):
        weights, bias = node.input[1:]
        if weights in seen.moments and bias in tensors and uses[weights] == uses[bias] == 1:
            done[weights] = rounded(numpy_helper.to_array(tensors[weights]), seen.moments[weights])
            yield done


def _with_rounded(plain: Plain, left_out: Sequence[str]) -> tuple[Any, dict[str, list[dict[str, Any]]]]:
    """A copy of the network with its rounded weights, and the range of each channel of those."""
    import onnx  # noqa: PLC0415 - slow

    model = onnx.ModelProto()
    model.CopyFrom(plain.model)
    tensors = {tensor.name: tensor for tensor in model.graph.initializer}
    ranges: dict[str, list[dict[str, Any]]] = {}
    for node in model.graph.node:
        if node.name in left_out or node.op_type != "Conv" or node.input[1] not in plain.rounding:
            continue
        weights, bias = node.input[1:]
        new = plain.rounding[weights]
        moved = onnx.numpy_helper.to_array(tensors[bias]) + new.shift
        tensors[weights].CopyFrom(onnx.numpy_helper.from_array(new.weights, weights))
        tensors[bias].CopyFrom(onnx.numpy_helper.from_array(moved, bias))
        ranges[weights] = [{"axis": 0, "rmin": -most, "rmax": most} for most in new.most]
    return model, ranges


def _batches(tiles: Tiles, card: ModelCard) -> Iterator[Photos]:
    for start in range(0, len(tiles), BATCH):
        part = tiles[start : start + BATCH]
        yield network_input(part, card.input, np.empty(input_shape(len(part), card.input), np.float32))


def quantised(plain: Plain, card: ModelCard, tile: Tiles, left_out: Sequence[str]) -> bytes:
    """The network in INT8 (QDQ): activations 0..255, weights in 7 bits with a scale for each channel.

    With 8 bits for both, processors without VNNI add two products in 16 bits and cut them off; with 7 every
    processor computes the same numbers, so a pack may be carried from one machine to another.

    Args:
        plain: the network and its ranges.
        card: its pack.
        tile: one tile [1, size, size, 3], for a calibrator that insists on seeing something.
        left_out: names of the nodes that stay float32.

    Raises:
        ModelError: ONNX Runtime cannot quantise it.
    """
    from onnxruntime import quantization  # noqa: PLC0415 - slow; only who optimises pays for it

    known: dict[str, list[dict[str, Any]]] = {
        name: [{"rmin": np.float32(low), "rmax": np.float32(high)}] for name, (low, high) in plain.seen.ranges.items()
    }
    model, of_weights = _with_rounded(plain, left_out)
    known |= of_weights
    logging.getLogger().addFilter(_silent)
    try:
        with tempfile.TemporaryDirectory() as folder:
            # Handed a model in memory, the quantiser moves its weights into a file of its own.
            source, target = Path(folder) / "plain.onnx", Path(folder) / "int8.onnx"
            source.write_bytes(model.SerializeToString())
            quantization.quantize_static(
                source, target, _Reader(next(_batches(tile, card)), card.input.name),
                quant_format=quantization.QuantFormat.QDQ,
                activation_type=quantization.QuantType.QUInt8, weight_type=quantization.QuantType.QInt8,
                op_types_to_quantize=list(_QUANTISED), nodes_to_exclude=list(left_out),
                per_channel=True, reduce_range=True, extra_options={"TensorQuantOverrides": known},
            )  # fmt: skip
            return target.read_bytes()
    except Exception as error:
        raise ModelError(f"The model “{card.name}” cannot be quantised: {_said(error)}.") from error
    finally:
        logging.getLogger().removeFilter(_silent)


def _silent(record: logging.LogRecord) -> bool:
    """The quantiser advises every caller to prepare the model, which `plain_network` has done."""
    return "pre-processing before quantization" not in record.getMessage()


class _Reader:
    """Hands one batch to the calibrator."""

    def __init__(self, photos: Photos, name: str) -> None:
        self._feeds = iter([{name: photos}])

    def get_next(self) -> dict[str, Photos] | None:
        """The next network input, None after the last one."""
        return next(self._feeds, None)


def after_last_convolution(model: Any) -> list[str]:
    """Names of the nodes behind the last convolution.

    Pooling by powers cubes the last map, and eight bits of a cube are too few.
    """
    nodes = list(model.graph.node)
    last = max(number for number, node in enumerate(nodes) if node.op_type == "Conv")
    return [node.name for node in nodes[last + 1 :]]


def first_and_last(model: Any) -> list[str]:
    """Names of the first convolution and of everything from the last addition on, which errors are greatest in."""
    nodes = list(model.graph.node)
    first = next(node.name for node in nodes if node.op_type == "Conv")
    adds = [number for number, node in enumerate(nodes) if node.op_type == "Add"]
    convolutions = [number for number, node in enumerate(nodes) if node.op_type == "Conv"]
    return list(dict.fromkeys([first, *(node.name for node in nodes[(adds or convolutions)[-1] :])]))


def count_convolutions(model: Any, left_out: Sequence[str]) -> int:
    """How many convolutions are not left out: a form without any is none."""
    return sum(node.op_type == "Conv" and node.name not in left_out for node in model.graph.node)


def _said(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].strip(" .")[:200]
