"""Installing a model file: what is recognised, cut, proposed and refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from visearch_desktop.core.embedding import (
    Channels,
    Device,
    Embedder,
    Layout,
    ResizeRule,
    find_cards,
    inspect_model,
    install_file,
    open_session,
    sanitised,
)
from visearch_desktop.core.errors import ModelError

from . import networks

LIGHT_RESNET50 = Path(onnx.__file__).parent / "backend/test/data/light/light_resnet50.onnx"


def tiles(count: int, side: int = networks.SIDE) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.random.default_rng(3).integers(0, 256, (count, side, side, 3), dtype=np.uint8)


def test_a_classifier_is_cut_at_its_pooling(tmp_path: Path) -> None:
    file = networks.write_network(tmp_path / "My Net.onnx", classes=1000, softmax=True)
    proposal = inspect_model(file)
    assert (proposal.name, proposal.title, proposal.dimension) == ("my-net", "My Net", networks.CHANNELS)
    assert (proposal.input.layout, proposal.input.size, proposal.input.channels) == (Layout.NCHW, 32, Channels.RGB)
    assert "The file is a classifier; it is cut at its last pooling layer." in proposal.notes

    card = install_file(file, tmp_path / "models")
    assert card.folder == tmp_path / "models" / "my-net"
    embeddings = Embedder(card, Device.CPU).embed(tiles(3))
    plain = networks.write_network(tmp_path / "plain.onnx")
    assert np.allclose(embeddings, Embedder(install_file(plain, tmp_path / "models"), Device.CPU).embed(tiles(3)))
    assert b"dense" not in card.model_path.read_bytes()
    assert list((tmp_path / "models").glob(".*")) == []


def test_a_fixed_batch_of_one_becomes_dynamic(tmp_path: Path) -> None:
    file = networks.write_network(tmp_path / "one.onnx", classes=10, batch=1)
    card = install_file(file, tmp_path / "models")
    assert Embedder(card, Device.CPU).embed(tiles(5)).shape == (5, networks.CHANNELS)


def test_a_dynamic_size_is_taken_as_224(tmp_path: Path) -> None:
    proposal = inspect_model(networks.write_network(tmp_path / "any.onnx", side="side"))
    assert proposal.input.size == 224


def test_an_embedding_of_its_own_is_kept(tmp_path: Path) -> None:
    """Copy-detection networks end in a linear layer of 512 numbers: that is the embedding."""
    kept = inspect_model(networks.write_network(tmp_path / "sscd.onnx", classes=512))
    assert kept.dimension == 512
    cut = inspect_model(networks.write_network(tmp_path / "probabilities.onnx", classes=512, softmax=True))
    assert cut.dimension == networks.CHANNELS


def test_a_tensorflow_export(tmp_path: Path) -> None:
    file = networks.write_network(tmp_path / "keras.onnx", layout=Layout.NHWC, classes=1000, batch="unk__1")
    proposal = inspect_model(file)
    facts = proposal.input
    assert (facts.layout, facts.channels, facts.scale) == (Layout.NHWC, Channels.BGR, 1.0)
    assert proposal.dimension == networks.CHANNELS
    assert "Keras" in proposal.notes[0]
    confirmed = replace(proposal, input=replace(facts, channels=Channels.RGB, resize=ResizeRule.PAD))
    card = install_file(file, tmp_path / "models", proposal=confirmed, name="Shop")
    assert (card.name, card.input.channels, card.resize) == ("shop", Channels.RGB, ResizeRule.PAD)
    assert Embedder(card, Device.CPU).embed(tiles(2)).shape == (2, networks.CHANNELS)


def test_a_real_resnet50_graph(tmp_path: Path) -> None:
    """An old export: weights made by nodes, batch fixed at 1, average pooling with a kernel, Reshape to [1, 2048]."""
    card = install_file(LIGHT_RESNET50, tmp_path, name="light")
    assert (card.input.name, card.size, card.dimension) == ("gpu_0/data_0", 224, 2048)
    session, _ = open_session(card.model_path, Device.CPU)
    answer = session.run(None, {card.input.name: np.ones((2, 3, 224, 224), np.float32)})
    assert [part.shape for part in answer] == [(2, 2048)]


@pytest.mark.parametrize("inner", [False, True])
def test_an_output_that_is_called_embedding_already(tmp_path: Path, inner: bool) -> None:
    """Our own packs are such files; `inner`: the name is taken inside a branch, too."""
    card = networks.make_pack(tmp_path / "made")
    model = onnx.load(card.model_path)
    if inner:
        model.graph.node[-1].output[0] = "flat"
        branch = helper.make_graph(
            [helper.make_node("Identity", ["flat"], ["embedding"])], "branch", [],
            [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, None)],
        )  # fmt: skip
        other = helper.make_graph(
            [helper.make_node("Identity", ["flat"], ["embedding_2"])], "other", [],
            [helper.make_tensor_value_info("embedding_2", TensorProto.FLOAT, None)],
        )  # fmt: skip
        always = helper.make_tensor("always", TensorProto.BOOL, [], [True])
        model.graph.initializer.append(always)
        model.graph.node.append(helper.make_node("If", ["always"], ["answer"], then_branch=branch, else_branch=other))
        model.graph.node.append(helper.make_node("Add", ["answer", "flat"], ["twice"]))
        model.graph.output[0].name = "twice"
    onnx.save(model, tmp_path / "again.onnx")
    again = install_file(tmp_path / "again.onnx", tmp_path / "models")
    assert (again.output.name, again.dimension) == ("embedding_3" if inner else "embedding_2", networks.CHANNELS)
    photos = tiles(3)
    assert np.allclose(Embedder(again, Device.CPU).embed(photos), Embedder(card, Device.CPU).embed(photos), atol=1e-6)


def test_why_a_model_does_not_run_is_said(tmp_path: Path) -> None:
    model = onnx.load(networks.write_network(tmp_path / "net.onnx"))
    shape = helper.make_tensor("shape", TensorProto.INT64, [2], [1, networks.CHANNELS])
    model.graph.initializer.append(shape)
    model.graph.node.append(helper.make_node("Reshape", ["pool", "shape"], ["flat"]))
    model.graph.output[0].name = "flat"
    del model.graph.output[0].type.tensor_type.shape.dim[2:]
    onnx.save(model, tmp_path / "net.onnx")
    with pytest.raises(ModelError, match=r"on two photos at once: .*[Rr]eshape") as caught:
        inspect_model(tmp_path / "net.onnx")
    assert "dynamic batch" in caught.value.advice

    model.graph.node[-1].CopyFrom(helper.make_node("Add", ["pool", "shape"], ["flat"]))  # float plus integer
    onnx.save(model, tmp_path / "net.onnx")
    with pytest.raises(ModelError, match=r"model net\.onnx cannot be opened: .*Type") as caught:
        inspect_model(tmp_path / "net.onnx")
    assert str(tmp_path) not in str(caught.value)


def test_another_pack_is_never_overwritten_silently(tmp_path: Path) -> None:
    file = networks.write_network(tmp_path / "net.onnx")
    first = install_file(file, tmp_path / "models")
    other = networks.write_network(tmp_path / "other.onnx", classes=512)
    with pytest.raises(ModelError, match="There is a model called “net” already"):
        install_file(other, tmp_path / "models", name="net")
    assert [card.identity for card in find_cards([tmp_path / "models"])] == [first.identity]
    assert install_file(other, tmp_path / "models", name="net", replace=True).dimension == 512
    assert [path.name for path in (tmp_path / "models").iterdir()] == ["net"]


@pytest.mark.parametrize(
    ("name", "expected"), [("ResNet50 v1-12 (1)", "resnet50-v1-12-1"), ("../../x", "x"), ("A" * 99, "a" * 64)]
)
def test_names_are_sanitised(name: str, expected: str) -> None:
    assert sanitised(name) == expected


@pytest.mark.parametrize("name", ["", "商品图", "..", "/"])
def test_names_that_cannot_be_saved_are_refused(name: str) -> None:
    with pytest.raises(ModelError, match="cannot be the name of a model"):
        sanitised(name)


def test_what_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="There is no file"):
        inspect_model(tmp_path / "none.onnx")
    with pytest.raises(ModelError, match="is not a file"):
        inspect_model(tmp_path)
    for content in (b"", b"<html>not found</html>", bytes(range(256)) * 9):
        (tmp_path / "x.onnx").write_bytes(content)
        with pytest.raises(ModelError, match=r"The file x\.onnx is not an ONNX model|is damaged"):
            inspect_model(tmp_path / "x.onnx")
    with (tmp_path / "big.onnx").open("wb") as file:
        file.truncate((1 << 30) + 1)
    with pytest.raises(ModelError, match="larger than 1 GB"):
        inspect_model(tmp_path / "big.onnx")


def test_a_damaged_file_is_refused_in_every_length(tmp_path: Path) -> None:
    whole = networks.write_network(tmp_path / "net.onnx").read_bytes()
    for share in range(10):
        (tmp_path / "cut.onnx").write_bytes(whole[: len(whole) * share // 10])
        with pytest.raises(ModelError):
            inspect_model(tmp_path / "cut.onnx")


@pytest.mark.parametrize("location", ["../secret.bin", "/etc/hostname", "missing.bin"])
def test_weights_elsewhere_are_refused(tmp_path: Path, location: str) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (tmp_path / "secret.bin").write_bytes(bytes(1 << 12))
    model = onnx.load(networks.write_network(folder / "net.onnx"))
    tensor = model.graph.initializer[0]
    tensor.data_location = TensorProto.EXTERNAL
    tensor.ClearField("raw_data")
    tensor.external_data.add(key="location", value=location)
    (folder / "net.onnx").write_bytes(model.SerializeToString())
    with pytest.raises(ModelError, match=r"outside its folder; it is refused|which is not there"):
        inspect_model(folder / "net.onnx")


def test_weights_in_a_file_beside_it_are_taken_in(tmp_path: Path) -> None:
    model = onnx.load(networks.write_network(tmp_path / "net.onnx"))
    onnx.save(model, tmp_path / "net.onnx", save_as_external_data=True, location="net.bin", size_threshold=0)
    card = install_file(tmp_path / "net.onnx", tmp_path / "models")
    (tmp_path / "net.bin").unlink()
    assert Embedder(card, Device.CPU).embed(tiles(1)).shape == (1, networks.CHANNELS)


def test_unusable_graphs(tmp_path: Path) -> None:
    def change(**fields: str) -> Path:
        model = onnx.load(networks.write_network(tmp_path / "net.onnx"))
        for field, value in fields.items():
            setattr(model.graph.node[0], field, value)
        (tmp_path / "net.onnx").write_bytes(model.SerializeToString())
        return tmp_path / "net.onnx"

    with pytest.raises(ModelError, match=r"operator “evil\.Conv”"):
        inspect_model(change(domain="evil"))
    with pytest.raises(ModelError, match="is damaged"):
        inspect_model(change(op_type="NoSuchOperator"))
    with pytest.raises(ModelError, match="squares of 32 to 1024"):
        inspect_model(networks.write_network(tmp_path / "small.onnx", side=16))

    model = onnx.load(networks.write_network(tmp_path / "net.onnx"))
    model.graph.input.append(helper.make_tensor_value_info("second", TensorProto.FLOAT, [1]))
    onnx.save(model, tmp_path / "net.onnx")
    with pytest.raises(ModelError, match="has 2 inputs"):
        inspect_model(tmp_path / "net.onnx")

    model = onnx.load(networks.write_network(tmp_path / "net.onnx"))
    del model.graph.node[2:]
    model.graph.output[0].name = "relu"
    onnx.save(model, tmp_path / "net.onnx")
    with pytest.raises(ModelError, match="no pooling layer"):
        inspect_model(tmp_path / "net.onnx")


@pytest.mark.parametrize("operator", ["Loop", "Scan", "SequenceMap"])
def test_operators_that_may_never_end_are_refused(tmp_path: Path, operator: str) -> None:
    """Also inside of an inner graph, where ONNX Runtime would find them as well."""
    model = onnx.load(networks.write_network(tmp_path / "model.onnx"))
    inner = helper.make_graph([helper.make_node(operator, ["data"], ["never"])], "inner", [], [])
    model.graph.node.append(helper.make_node("If", ["data"], ["out"], then_branch=inner, else_branch=inner))
    onnx.save(model, tmp_path / "model.onnx")
    with pytest.raises(ModelError, match="may never end"):
        inspect_model(tmp_path / "model.onnx")


def test_unknown_operators_are_found_in_inner_graphs(tmp_path: Path) -> None:
    model = onnx.load(networks.write_network(tmp_path / "model.onnx"))
    inner = helper.make_graph([helper.make_node("Run", ["data"], ["x"], domain="evil")], "inner", [], [])
    model.graph.node.append(helper.make_node("If", ["data"], ["out"], then_branch=inner, else_branch=inner))
    onnx.save(model, tmp_path / "model.onnx")
    with pytest.raises(ModelError, match=r"evil\.Run"):
        inspect_model(tmp_path / "model.onnx")


@pytest.mark.parametrize("dims", [(1 << 40,), (1 << 20, 1 << 20), (-1, 3)])
def test_constants_of_impossible_shape_are_refused(tmp_path: Path, dims: tuple[int, ...]) -> None:
    model = onnx.load(networks.write_network(tmp_path / "model.onnx"))
    del model.graph.initializer[0].dims[:]
    model.graph.initializer[0].dims.extend(dims)
    onnx.save(model, tmp_path / "model.onnx")
    with pytest.raises(ModelError, match="impossible shape"):
        inspect_model(tmp_path / "model.onnx")
