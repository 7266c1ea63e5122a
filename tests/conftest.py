"""What all tests share: a home of their own, a tiny network, photos made on the spot."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from tests.hostile.guard import forbid_network
from visearch_desktop.core import places
from visearch_desktop.core.progress import Progress, Task
from visearch_desktop.core.workspace import Workspace

forbid_network()

# Windows are tested without a screen; it is to be said before Qt is loaded, and not only tests/gui has windows.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

Report = TypeVar("Report")
MakePhoto = Callable[..., Path]

TINY = "tiny"
TINY_CARD = """
name = "tiny"
title = "Tiny"
summary = "Colours on a grid; for tests"
licence = "Apache-2.0"
source = "made by the tests"
exported = "onnx.helper"
sha256 = "{sha256}"
[input]
name = "image"
size = 32
layout = "NCHW"
channels = "RGB"
scale = 255.0
mean = [0.5, 0.5, 0.5]
std = [0.5, 0.5, 0.5]
resize = "stretch"
[output]
name = "embedding"
dimension = 192
[measured]
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tiny_model: bytes) -> Path:
    """The program's data folder, with the tiny model pack installed."""
    folder = tmp_path / "home"
    monkeypatch.setenv("VISEARCH_HOME", str(folder))
    pack = places.user_models() / TINY
    pack.mkdir(parents=True)
    (pack / "model.onnx").write_bytes(tiny_model)
    (pack / "card.toml").write_text(TINY_CARD.format(sha256=hashlib.sha256(tiny_model).hexdigest()), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def tiny_model() -> bytes:
    """A real ONNX network that averages colours over an 8 x 8 grid: 192 dimensions, no training."""
    from onnx import TensorProto, checker, helper

    shape_in: list[str | int | None] = ["n", 3, 32, 32]
    shape_out: list[str | int | None] = ["n", 192]
    graph = helper.make_graph(
        [
            helper.make_node("AveragePool", ["image"], ["grid"], kernel_shape=[4, 4], strides=[4, 4]),
            helper.make_node("Flatten", ["grid"], ["embedding"]),
        ],
        "tiny",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, shape_in)],
        [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, shape_out)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    checker.check_model(model)
    return bytes(model.SerializeToString())


@pytest.fixture
def make_photo() -> MakePhoto:
    """Writes a photo of a made-up product: the seed decides the shapes and colours."""
    return write_photo


def product_pixels(seed: int, width: int = 320, height: int = 240) -> npt.NDArray[np.uint8]:
    """A coloured blob with stripes on white, uint8 [height, width, 3]; another seed, another product."""
    random = np.random.default_rng(seed)
    rows, columns = np.mgrid[0:height, 0:width]
    centre, radius = (
        random.uniform(0.3, 0.7, 2) * (height, width),
        random.uniform(0.15, 0.4) * min(height, width),
    )
    inside = (rows - centre[0]) ** 2 + ((columns - centre[1]) * random.uniform(0.6, 1.6)) ** 2 < radius**2
    stripes = np.sin(rows * random.uniform(0.05, 0.5) + columns * random.uniform(0.05, 0.5))[..., None] > 0
    colours = random.integers(0, 256, (2, 3))
    product = np.where(stripes, colours[0], colours[1])
    return np.where(inside[..., None], product, 255).astype(np.uint8)


def write_photo(path: Path, seed: int = 0, *, size: tuple[int, int] = (320, 240), **options: object) -> Path:
    """Write the product of `seed` to `path`; the ending decides the format."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(product_pixels(seed, *size)).save(path, **options)  # type: ignore[arg-type]
    return path


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A catalogue folder: twelve photos of six SKUs, a folder each."""
    folder = tmp_path / "shop"
    for number in range(12):
        write_photo(folder / f"SKU{number // 2}" / f"photo{number}.jpg", number)
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new, empty catalog of the tiny model."""
    opened = Workspace.create(tmp_path / "catalog", model=TINY, device="cpu")
    yield opened
    opened.close()


def finish(task: Task[Report]) -> Report:
    """Run a long task to its end; its report."""
    try:
        while True:
            next(task)
    except StopIteration as end:
        report: Report = end.value
        return report


def steps(task: Generator[Progress, None, object]) -> list[Progress]:
    """All the progress a long task tells."""
    return list(task)
