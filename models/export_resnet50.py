#!/usr/bin/env python3
"""Make a ResNet50 pack: the bundled `resnet50-augnet`, or one from a torchvision weights file.

    python models/export_resnet50.py                                      the bundled pack (extra `export`)
    python models/export_resnet50.py --weights resnet50-0676ba61.pth --out FOLDER [--pooling mean]

The bundled pack computes in INT8, calibrated with the pictures of the scikit-image package; the other
one stays fp32. Measured against fp32: 3.5 times the speed, a quarter of the bytes, cosine 0.9987 on
average; see benchmarks/quantise_report.md.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from graph import POOLINGS, Weights, resnet50
from shrink import calibration_tiles, to_int8

from visearch_desktop.core.embedding.model_card import InputFacts, ModelCard, OutputFacts, hash_file, save_card
from visearch_desktop.core.embedding.preprocess import input_shape, network_input

NAME = "resnet50-augnet"
INPUT = InputFacts(name="photos")
MEASURED = {
    "photos_per_second": 66.0,
    "found_edits": 0.742,
    "same_style": 0.532,
    "note": "two processor cores; 840 edited copies among 700 clothing photos; 124 other views among 216 products",
}


def augnet_weights() -> Weights:
    """The weights inside the package `imgsim`, which is not imported: it would ask for torchvision."""
    package = importlib.util.find_spec("imgsim")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("The package imgsim is not installed.")
    return _load(Path(package.submodule_search_locations[0]) / "model.pth", "module.pre.")


def torchvision_weights(path: Path) -> Weights:
    """The weights of a torchvision file, whose name ends with the start of its sha256."""
    digits = re.search(r"-([0-9a-f]{8})\.pth$", path.name)
    if digits and not hash_file(path).startswith(digits[1]):
        raise SystemExit(f"{path.name} is damaged: its sha256 does not start with {digits[1]}.")
    return _load(path, "")


def _load(path: Path, prefix: str) -> Weights:
    state: Mapping[str, torch.Tensor] = torch.load(path, map_location="cpu", weights_only=True)
    return {name.removeprefix(prefix): tensor.numpy() for name, tensor in state.items()}


def calibration_photos() -> npt.NDArray[np.float32]:
    """The calibration pictures as network input."""
    tiles = calibration_tiles(INPUT.size)
    return network_input(tiles, INPUT, np.empty(input_shape(len(tiles), INPUT), np.float32))


def build(pooling: str = "gem") -> onnx.ModelProto:
    """The network as it is bundled."""
    return to_int8(resnet50(augnet_weights(), INPUT.size, pooling), calibration_photos())


def main() -> None:
    """Write `model.onnx` and `card.toml`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, help="a torchvision file instead of the bundled weights")
    parser.add_argument("--out", type=Path, help="the pack's folder; its name becomes the model's name")
    parser.add_argument("--pooling", choices=POOLINGS, help="gem for the bundled pack, mean for torchvision's")
    options = parser.parse_args()
    pooling = options.pooling or ("mean" if options.weights else "gem")
    out = options.out or Path(__file__).parent / (options.weights.stem if options.weights else NAME)
    out.mkdir(parents=True, exist_ok=True)
    model = resnet50(torchvision_weights(options.weights), INPUT.size, pooling) if options.weights else build(pooling)
    onnx.save(model, out / "model.onnx")
    print(save_card(_card(out, options.weights, pooling)))


def _card(out: Path, weights: Path | None, pooling: str) -> ModelCard:
    facts = (
        {
            "title": "ResNet50 (ImageNet)",
            "summary": "The classic network for everyday objects; large and slow without a graphics card.",
            "licence": "BSD-3-Clause",
            "source": f"torchvision weights {weights.name}",
            "exported": f"models/export_resnet50.py; {pooling} pooling, fp32; not normalised",
        }
        if weights
        else {
            "title": "ResNet50 AugNet",
            "summary": "Slower, and better at other views of the same product. "
            "Weaker at heavily edited copies and at telling kinds of product apart.",
            "licence": "MIT",
            "source": "PyPI package imgsim 0.1.2 (AugNet, trained without labels)",
            "exported": f"models/export_resnet50.py; {pooling} pooling, INT8; not normalised",
        }
    )
    return ModelCard(
        folder=out, name=out.name, sha256=hash_file(out / "model.onnx"),
        input=INPUT, output=OutputFacts("embedding", 2048), measured={} if weights else MEASURED, **facts,
    )  # fmt: skip


if __name__ == "__main__":
    main()
