"""Forms of a network that has what real ones have: biases, convolutions of one pixel and of single channels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from visearch_desktop.core.embedding import Device, Embedder, Form, ModelCard, candidate, forms, save_card
from visearch_desktop.core.embedding.half import halved
from visearch_desktop.core.embedding.model_card import hash_file
from visearch_desktop.core.errors import ModelError

from . import networks

Tiles = npt.NDArray[np.uint8]


def deep_pack(folder: Path) -> ModelCard:
    """Four inverted blocks with shortcuts and clipped activations, as MobileNets have; random but fixed weights."""
    card, random = networks.make_pack(folder), np.random.default_rng(3)
    nodes: list[onnx.NodeProto] = []
    weights = [numpy_helper.from_array(np.array(limit, np.float32), name) for name, limit in (("low", 0), ("high", 6))]

    def conv(x: str, out: int, entering: int, side: int, *, group: int = 1, stride: int = 1, clip: bool = True) -> str:
        name = f"conv{len(nodes)}"
        fan = entering // group * side * side
        for part, values in (
            ("w", random.normal(size=(out, entering // group, side, side)) * (2 / fan) ** 0.5),
            ("b", random.normal(size=out) * 0.1),
        ):
            weights.append(numpy_helper.from_array(values.astype(np.float32), f"{name}.{part}"))
        pads = [side // 2] * 4
        attributes: dict[str, Any] = {
            "kernel_shape": [side, side],
            "pads": pads,
            "group": group,
            "strides": [stride, stride],
        }
        nodes.append(helper.make_node("Conv", [x, f"{name}.w", f"{name}.b"], [name], name=name, **attributes))
        if clip:
            nodes.append(helper.make_node("Clip", [name, "low", "high"], [f"{name}.clip"], name=f"{name}.clip"))
        return f"{name}.clip" if clip else name

    x = conv("data", 16, 3, 3, stride=2)
    for block in range(4):
        y = conv(conv(x, 48, 16, 1), 48, 48, 3, group=48)
        nodes.append(helper.make_node("Add", [conv(y, 16, 48, 1, clip=False), x], [f"add{block}"], name=f"add{block}"))
        x = f"add{block}"
    x = conv(x, networks.CHANNELS, 16, 1)
    nodes.append(helper.make_node("Mul", [x, x], ["square"], name="square"))
    nodes.append(helper.make_node("GlobalAveragePool", ["square"], ["pool"], name="pool"))
    nodes.append(helper.make_node("Flatten", ["pool"], ["embedding"], name="flat"))
    shape: list[str | int | None] = ["batch", 3, networks.SIDE, networks.SIDE]
    out: list[str | int | None] = ["batch", networks.CHANNELS]
    graph = helper.make_graph(
        nodes, "deep", [helper.make_tensor_value_info("data", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, out)], weights,
    )  # fmt: skip
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, card.model_path)
    card = replace(card, sha256=hash_file(card.model_path))
    save_card(card)
    return card


@pytest.fixture
def card(tmp_path: Path) -> ModelCard:
    return deep_pack(tmp_path / "deep")


def tiles(count: int, seed: int) -> Tiles:
    """Coarse coloured squares."""
    random = np.random.default_rng(seed)
    coarse = random.integers(0, 256, (count, 4, 4, 3), dtype=np.uint8)
    return coarse.repeat(networks.SIDE // 4, 1).repeat(networks.SIDE // 4, 2)


def cosine(card: ModelCard, network: bytes, folder: Path, form: Form) -> float:
    """Mean cosine of a form to its network, on photos it was not calibrated with."""
    folder.mkdir()
    both = [Embedder(one, Device.CPU).embed(tiles(40, 2)) for one in (card, candidate(card, form, network, folder))]
    return float((both[0] * both[1]).sum(axis=1).mean())


def test_rounding_by_what_is_read_makes_int8_more_faithful(card: ModelCard, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    model = forms.plain_network(card, tmp_path / "plain")
    left_out = forms.after_last_convolution(model)
    *_, seen = forms.look_through(model, card, tiles(24, 1))
    *_, rounding = forms.round_weights(model, seen)
    assert len(rounding) == 13  # all but the first convolution
    plain, good = (
        cosine(card, forms.quantised(one, card, tiles(1, 1), left_out), tmp_path / name, Form.INT8)
        for name, one in (("a", forms.Plain(model, seen)), ("b", forms.Plain(model, seen, rounding)))
    )
    assert good > 0.99
    assert 1 - good < 0.7 * (1 - plain)


def test_what_is_left_out_stays_float32(card: ModelCard, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    model = forms.plain_network(card, tmp_path / "plain")
    left_out = forms.first_and_last(model)
    *_, seen = forms.look_through(model, card, tiles(4, 1))
    *_, rounding = forms.round_weights(model, seen)
    quantised = onnx.load_from_string(forms.quantised(forms.Plain(model, seen, rounding), card, tiles(1, 1), left_out))
    producers = {name: node for node in quantised.graph.node for name in node.output}
    for node in (node for node in quantised.graph.node if node.op_type == "Conv"):
        made = producers.get(node.input[1])
        assert (made is None or made.op_type != "DequantizeLinear") == (node.name in left_out)


def test_half_precision_is_nearly_the_same(card: ModelCard, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    model = forms.plain_network(card, tmp_path / "plain")
    before = model.SerializeToString()
    assert cosine(card, halved(model, card), tmp_path / "half", Form.FP16) > 0.9999
    assert model.SerializeToString() == before


def test_an_operator_that_mixes_types_is_refused(card: ModelCard, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    model = forms.plain_network(card, tmp_path / "plain")
    model.graph.node[1].op_type = "Resize"
    with pytest.raises(ModelError, match="uses “Resize”"):
        halved(model, card)
