"""A network in half precision, for graphics cards: everything up to the last convolution, float32 at both ends."""

from __future__ import annotations

from typing import Any

import numpy as np

from visearch_desktop.core.embedding.model_card import ModelCard
from visearch_desktop.core.errors import ModelError

_SAME_TYPE = frozenset(
    (
        "Add", "AveragePool", "BatchNormalization", "Clip", "Concat", "Conv", "Div", "Flatten", "GlobalAveragePool",
        "HardSigmoid", "HardSwish", "Identity", "LeakyRelu", "MaxPool", "Mul", "PRelu", "Relu", "Sigmoid", "Sub",
        "Transpose",
    )
)  # fmt: skip
"""Operators all of whose numbers have one type."""


def halved(model: Any, card: ModelCard) -> bytes:
    """The network as ONNX bytes; what lies behind the last convolution stays float32.

    Pooling by powers cubes the last map, and halves end at 65,504. ONNX Runtime's own converter brings what passes
    between two nodes that stay float32 to halves as well, so cubes overflow there.

    Args:
        model: as `forms.plain_network` made it; it is not changed.
        card: its pack.

    Raises:
        ModelError: an operator before the last convolution mixes types.
    """
    import onnx  # noqa: PLC0415 - slow; only who optimises pays for it
    from onnx import TensorProto, helper, numpy_helper  # noqa: PLC0415

    result = onnx.ModelProto()
    result.CopyFrom(model)
    graph = result.graph
    nodes = list(graph.node)
    end = max(number for number, node in enumerate(nodes) if node.op_type == "Conv") + 1
    floats = {tensor.name: tensor for tensor in graph.initializer if tensor.data_type == TensorProto.FLOAT}
    made = {name for node in nodes[:end] for name in node.output if name} | {card.input.name}
    casts = [helper.make_node("Cast", [card.input.name], [_half(card.input.name)], to=TensorProto.FLOAT16)]
    stored: dict[str, Any] = {}
    for node in nodes[:end]:
        if node.op_type not in _SAME_TYPE:
            raise ModelError(f"The model “{card.name}” uses “{node.op_type}”, which half precision is not made for.")
        for place, name in enumerate(node.input):
            if name in floats:
                values = numpy_helper.to_array(floats[name]).astype(np.float16)
                stored[name] = numpy_helper.from_array(values, _half(name))
            node.input[place] = _half(name) if name in made or name in floats else name
        for place, name in enumerate(node.output):
            node.output[place] = _half(name)
    needed = {name for node in nodes[end:] for name in node.input} | {value.name for value in graph.output}
    back = [
        helper.make_node("Cast", [_half(name)], [name], to=TensorProto.FLOAT)
        for name in sorted((made - {card.input.name}) & needed)
    ]
    kept = [tensor for tensor in graph.initializer if tensor.name not in floats or tensor.name in needed]
    _replace(graph.node, [*casts, *nodes[:end], *back, *nodes[end:]])
    _replace(graph.initializer, [*stored.values(), *kept])
    _replace(graph.value_info, [])
    return bytes(result.SerializeToString())


def _half(name: str) -> str:
    return f"{name}.half" if name else name


def _replace(field: Any, values: list[Any]) -> None:
    copies = [type(value)() for value in values]
    for copy, value in zip(copies, values, strict=True):
        copy.CopyFrom(value)
    del field[:]
    field.extend(copies)
