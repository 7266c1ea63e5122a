"""How much arithmetic a network takes for one photo, counted from its ONNX graph."""

from __future__ import annotations

from math import prod
from pathlib import Path

import onnx
from onnx import numpy_helper, shape_inference

Shapes = dict[str, list[int]]


def operations(network: Path) -> float:
    """Floating-point operations for one photo: two for each multiplication of convolutions and matrix products."""
    model = onnx.load(network)
    for value in (*model.graph.input, *model.graph.output):
        value.type.tensor_type.shape.dim[0].dim_value = 1
    shapes = _shapes(shape_inference.infer_shapes(model))
    return float(sum(_of(node, shapes) for node in model.graph.node))


def _shapes(model: onnx.ModelProto) -> Shapes:
    graph = model.graph
    known = {
        value.name: [dim.dim_value for dim in value.type.tensor_type.shape.dim]
        for value in (*graph.input, *graph.output, *graph.value_info)
    }
    return known | {weight.name: list(numpy_helper.to_array(weight).shape) for weight in graph.initializer}


def _of(node: onnx.NodeProto, shapes: Shapes) -> float:
    if node.op_type == "Conv":  # [out, in / groups, high, wide] for each place of the answer
        return 2.0 * prod(shapes[node.output[0]]) * prod(shapes[node.input[1]][1:])
    if node.op_type in {"Gemm", "MatMul"}:
        inner = shapes[node.input[0]][-1]
        return 2.0 * prod(shapes[node.output[0]]) * inner
    return 0.0
