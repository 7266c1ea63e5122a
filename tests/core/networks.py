"""Little networks for tests, written as ONNX graphs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from visearch_desktop.core.embedding import InputFacts, Layout, ModelCard, OutputFacts, save_card
from visearch_desktop.core.embedding.model_card import hash_file

SIDE = 32
CHANNELS = 24


def write_network(
    path: Path, *, layout: Layout = Layout.NCHW, classes: int | None = None, batch: int | str = "batch",
    side: int | str = SIDE, softmax: bool = False,
) -> Path:  # fmt: skip
    """Convolution, global pooling and, with `classes`, a classifier; random but fixed weights."""
    random = np.random.default_rng(7)

    def constant(name: str, *shape: int) -> onnx.TensorProto:
        return numpy_helper.from_array(random.normal(size=shape).astype(np.float32), name)

    weights = [constant("filter", CHANNELS, 3, 3, 3)]
    nodes, x = [], "data"
    shape: list[int | str] = [batch, 3, side, side]
    if layout is Layout.NHWC:  # as TensorFlow's exports do: channels to the front for the convolution, and back
        shape = [batch, side, side, 3]
        nodes.append(helper.make_node("Transpose", ["data"], ["front"], perm=[0, 3, 1, 2]))
        x = "front"
    nodes += [
        helper.make_node("Conv", [x, "filter"], ["map"], strides=[2, 2]),
        helper.make_node("Relu", ["map"], ["relu"]),
    ]
    if layout is Layout.NHWC:
        nodes.append(helper.make_node("Transpose", ["relu"], ["back"], perm=[0, 2, 3, 1]))
        nodes.append(helper.make_node("ReduceMean", ["back"], ["pool"], axes=[1, 2], keepdims=0))
    else:
        nodes.append(helper.make_node("GlobalAveragePool", ["relu"], ["pool"]))
    output = "pool"
    if classes:
        weights += [constant("dense", CHANNELS, classes)]
        nodes += [
            helper.make_node("Flatten", ["pool"], ["flat"]),
            helper.make_node("MatMul", ["flat", "dense"], ["classes"]),
        ]
        output = "classes"
    if softmax:
        nodes.append(helper.make_node("Softmax", [output], ["probabilities"]))
        output = "probabilities"
    pooled: list[int | str] = [batch, CHANNELS] if layout is Layout.NHWC else [batch, CHANNELS, 1, 1]
    graph = helper.make_graph(
        nodes, "test",
        [helper.make_tensor_value_info("data", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info(output, TensorProto.FLOAT, [batch, classes] if classes else pooled)],
        weights,
    )  # fmt: skip
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    onnx.save(model, path)
    return path


def make_pack(folder: Path, facts: InputFacts | None = None) -> ModelCard:
    """A pack that works: 24 numbers for a tile, of 32 pixels unless told otherwise."""
    folder.mkdir(parents=True)
    facts = facts or InputFacts("data", SIDE)
    network = onnx.load(write_network(folder / "model.onnx", layout=facts.layout, side=facts.size))
    if facts.layout is Layout.NCHW:
        network.graph.node.append(helper.make_node("Flatten", ["pool"], ["embedding"]))
    else:
        network.graph.node.append(helper.make_node("Identity", ["pool"], ["embedding"]))
    del network.graph.output[:]
    network.graph.output.append(helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", CHANNELS]))
    onnx.save(network, folder / "model.onnx")
    card = ModelCard(
        folder=folder, name="test", title="Test", summary="For tests.", licence="MIT", source="here", exported="here",
        sha256=hash_file(folder / "model.onnx"), input=facts, output=OutputFacts("embedding", CHANNELS),
    )  # fmt: skip
    save_card(card)
    return card
