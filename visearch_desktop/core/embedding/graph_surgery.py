"""Reading a foreign ONNX file safely, and cutting a classifier down to its embedding."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Any

from visearch_desktop.core.errors import ModelError

LARGEST_FILE = 1 << 30
"""Bytes; the largest embedding networks worth having on a desk are a third of this."""
DOMAINS = frozenset({"", "ai.onnx", "ai.onnx.ml", "com.microsoft"})
_ENDLESS = frozenset({"Loop", "Scan", "SequenceMap"})
"""Operators that say themselves how often they run; no network that looks at photos needs them."""
_POOLINGS = frozenset({"GlobalAveragePool", "GlobalMaxPool", "AveragePool", "ReduceMean"})
_HEADS = frozenset({"Gemm", "MatMul", "Softmax", "LogSoftmax"})
_IMAGENET_CLASSES = frozenset({1000, 1001, 21841, 21843})


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the embedding is: the tensor, and whether a classifier behind it is to be cut off."""

    tensor: str
    classifier: bool


def read_graph(path: Path) -> Any:
    """Read and check an ONNX file, external weights included.

    Raises:
        ModelError: it is none, too large, reaches outside its folder, or needs unknown operators.
    """
    import onnx  # noqa: PLC0415 - 0.2 s; only who installs a model pays for it

    _limit_size(path)
    try:
        model = onnx.load(path, load_external_data=False)
        if not model.graph.node:
            raise ValueError("an empty graph")
    except Exception as error:
        raise ModelError(f"The file {path.name} is not an ONNX model.") from error
    _check_external_data(model, path)
    _check_operators(model)
    _check_shapes(model, path)
    try:
        onnx.load_external_data_for_model(model, str(path.parent))
        onnx.checker.check_model(model)
    except Exception as error:
        raise ModelError(f"The ONNX model {path.name} is damaged.") from error
    return model


def _limit_size(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError:
        raise ModelError(f"There is no file {path}.") from None
    if not path.is_file():
        raise ModelError(f"{path} is not a file.")
    if size > LARGEST_FILE:
        raise ModelError(f"The file {path.name} is larger than 1 GB: that is no model for this program.")


def _check_external_data(model: Any, path: Path) -> None:
    """Weights in other files must lie in the model's own folder: a model must not read what else is on the disk."""
    folder, total = path.parent.resolve(), 0
    locations = {
        entry.value for tensor in _tensors(model.graph) for entry in tensor.external_data if entry.key == "location"
    }
    for location in locations:
        file = (folder / location).resolve()
        if not file.is_relative_to(folder):
            raise ModelError(f"The model {path.name} wants to read a file outside its folder; it is refused.")
        if not file.is_file():
            raise ModelError(f"The model {path.name} needs the file {location}, which is not there.")
        total += file.stat().st_size
    if total > LARGEST_FILE:
        raise ModelError(f"The weights of {path.name} are larger than 1 GB: that is no model for this program.")


def _tensors(graph: Any) -> Iterator[Any]:
    """Every constant of a graph, those in attributes and inner graphs included."""
    yield from graph.initializer
    for node in graph.node:
        for attribute in node.attribute:
            yield attribute.t
            yield from attribute.tensors
        for inner in _inner_graphs(node):
            yield from _tensors(inner)


def _check_operators(model: Any) -> None:
    own = {(function.domain, function.name) for function in model.functions}
    inside = (node for function in model.functions for node in _nodes(function))
    for node in chain(_nodes(model.graph), inside):
        if node.op_type in _ENDLESS:
            raise ModelError(f"The model uses the operator “{node.op_type}”, which may never end; it is refused.")
        if node.domain not in DOMAINS and (node.domain, node.op_type) not in own:
            raise ModelError(f"The model uses the operator “{node.domain}.{node.op_type}”, which is unknown here.")


def _check_shapes(model: Any, path: Path) -> None:
    """No constant may claim more room than a whole model has: it would be taken before anything fails."""
    for tensor in _tensors(model.graph):
        if any(side < 0 for side in tensor.dims) or math.prod(tensor.dims) > LARGEST_FILE:
            raise ModelError(f"A constant of the model {path.name} has an impossible shape; it is refused.")


def _nodes(graph: Any) -> Iterator[Any]:
    """Every node of a graph or a function, those of inner graphs included."""
    for node in graph.node:
        yield node
        for inner in _inner_graphs(node):
            yield from _nodes(inner)


def photo_input(graph: Any) -> Any:
    """The one input that takes photos; old files list their weights as inputs too."""
    weights = {tensor.name for tensor in graph.initializer}
    inputs = [value for value in graph.input if value.name not in weights]
    if len(inputs) != 1:
        raise ModelError(f"The model has {len(inputs)} inputs; one that takes photos is needed.")
    tensor = inputs[0].type.tensor_type
    if tensor.elem_type != 1 or len(tensor.shape.dim) != 4:  # 1 = float
        raise ModelError("The model does not take photos as a float tensor with four axes.")
    return inputs[0]


def find_cut(graph: Any, classes: int | None) -> Cut:
    """Where the embedding of a network with `classes` outputs (None: unknown) is.

    A classifier is cut at its last pooling. A network whose outputs are no ImageNet classes and come
    in a multiple of 64 ends in an embedding of its own (copy-detection networks do) and is left whole.
    """
    output = graph.output[0].name
    producers = {name: node for node in graph.node for name in node.output}
    behind: set[str] = set()
    node = producers.get(output)
    while node is not None and node.op_type not in _POOLINGS:
        behind.add(node.op_type)
        node = next((producers[name] for name in node.input if _reaches_pooling(name, producers)), None)
    if node is None:
        raise ModelError("The model has no pooling layer at its end, so it gives no embedding.")
    own_embedding = classes is not None and classes % 64 == 0 and classes not in _IMAGENET_CLASSES
    if not behind & _HEADS or (own_embedding and not behind & {"Softmax", "LogSoftmax"}):
        return Cut(output, classifier=False)
    return Cut(node.output[0], classifier=True)


def _reaches_pooling(name: str, producers: dict[str, Any]) -> bool:
    """Whether a tensor is computed from a pooling: tells the photo's way from weights made by nodes."""
    waiting, seen = [name], set[str]()
    while waiting:
        node = producers.get(waiting.pop())
        if node is None or node.output[0] in seen:
            continue
        if node.op_type in _POOLINGS:
            return True
        seen.add(node.output[0])
        waiting += node.input
    return False


def cut_graph(model: Any, cut: Cut, photos: str, shape: Sequence[int | str]) -> Any:
    """A copy of `model` that takes `photos` of `shape` and has one output [batch, n], flattened.

    The output is called `embedding`, or `embedding_2` and so on where a tensor has that name already.
    """
    import onnx  # noqa: PLC0415 - 0.2 s; only who installs a model pays for it
    from onnx import helper  # noqa: PLC0415

    result = onnx.ModelProto()
    result.CopyFrom(model)
    graph = result.graph
    needed = _needed(graph, cut.tensor)
    nodes = [node for node in graph.node if set(node.output) & needed]
    output = _free_name(graph, "embedding")
    nodes.append(helper.make_node("Flatten", [cut.tensor], [output], axis=1))
    weights = [tensor for tensor in graph.initializer if tensor.name in needed]
    inputs = [value for value in graph.input if value.name in needed and value.name != photos]
    for field, values in (
        (graph.node, nodes),
        (graph.initializer, weights),
        (graph.input, [helper.make_tensor_value_info(photos, 1, shape), *inputs]),
        (graph.output, [helper.make_tensor_value_info(output, 1, ["batch", None])]),
        (graph.value_info, []),  # shapes inferred for a fixed batch
    ):
        kept = list(values)
        del field[:]
        field.extend(kept)
    return result


def _free_name(graph: Any, wanted: str) -> str:
    """A name that no tensor of the graph has; inner graphs count, they share the outer one's names."""
    taken = set(_names(graph))
    numbered = (f"{wanted}_{number}" for number in count(2))
    return next(name for name in chain([wanted], numbered) if name not in taken)


def _names(graph: Any) -> Iterator[str]:
    yield from (value.name for value in (*graph.input, *graph.initializer))
    for node in graph.node:
        yield from node.output
        for inner in _inner_graphs(node):
            yield from _names(inner)


def _inner_graphs(node: Any) -> Iterator[Any]:
    for attribute in node.attribute:
        yield from (inner for inner in (attribute.g, *attribute.graphs) if inner.node or inner.initializer)


def _needed(graph: Any, tensor: str) -> set[str]:
    """Every tensor that `tensor` is computed from, and itself."""
    producers = {name: node for node in graph.node for name in node.output}
    needed, waiting = set[str](), [tensor]
    while waiting:
        name = waiting.pop()
        if name and name not in needed:
            needed.add(name)
            waiting += producers[name].input if name in producers else []
    return needed
