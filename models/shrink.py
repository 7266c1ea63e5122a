"""Smaller model files: fp16 storage, INT8 arithmetic, and the pictures INT8 is calibrated with."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

Tiles = npt.NDArray[np.uint8]
Photos = npt.NDArray[np.float32]

# Colour pictures that ship inside the scikit-image wheel (astronaut, cat, cup, rocket ... free of copyright).
PICTURES = (
    "astronaut.png", "chelsea.png", "coffee.png", "rocket.jpg", "motorcycle_left.png", "motorcycle_right.png",
    "hubble_deep_field.jpg", "ihc.png", "retina.jpg", "color.png", "brick.png", "grass.png", "gravel.png",
    "camera.png", "coins.png", "horse.png",
)  # fmt: skip


def store_fp16(model: onnx.ModelProto) -> onnx.ModelProto:
    """Keep the convolution weights as fp16 and cast them back; ONNX Runtime does that once, when loading."""
    casts = []
    for tensor in model.graph.initializer:
        if not tensor.name.endswith(".weight"):
            continue
        half = numpy_helper.to_array(tensor).astype(np.float16)
        casts.append(helper.make_node("Cast", [f"{tensor.name}.fp16"], [tensor.name], to=TensorProto.FLOAT))
        tensor.CopyFrom(numpy_helper.from_array(half, f"{tensor.name}.fp16"))
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model, full_check=True)
    return model


def calibration_tiles(size: int) -> Tiles:
    """Calibration pictures [48, size, size, 3] uint8 RGB: whole, a detail, and cut out on white as shops do."""
    from skimage import data_dir  # noqa: PLC0415 - only calibration needs it

    tiles = []
    for name in PICTURES:
        picture = cv2.cvtColor(cv2.imread(str(Path(data_dir) / name)), cv2.COLOR_BGR2RGB)
        height, width = picture.shape[:2]
        detail = picture[height // 4 : 3 * height // 4, width // 4 : 3 * width // 4]
        on_white = np.full((size, size, 3), 255, np.uint8)
        on_white[size // 8 : -size // 8, size // 4 : -size // 4] = _resize(picture, size // 2, size - size // 4)
        tiles += [_resize(picture, size, size), _resize(detail, size, size), on_white]
    return np.stack(tiles)


def _resize(picture: Tiles, width: int, height: int) -> Tiles:
    return cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8)


def to_int8(model: onnx.ModelProto, photos: Photos) -> onnx.ModelProto:
    """Static INT8 (QDQ, per channel, 7-bit weights) of everything up to the last addition; the rest stays fp32.

    7-bit weights (`reduce_range`) keep processors without VNNI from saturating. `photos`
    [N, 3, size, size] are network inputs.
    """
    from onnxruntime import quantization  # noqa: PLC0415 - it loads slowly and only INT8 needs it

    # GeM cubes the last map, so its errors count most: kept fp32 from the last addition on.
    last = [next(node.name for node in reversed(model.graph.node) if node.op_type == kind) for kind in ("Add", "Relu")]
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "fp32.onnx", Path(folder) / "int8.onnx"
        onnx.save(model, source)
        quantization.quantize_static(
            source,
            target,
            _Reader(photos),
            quant_format=quantization.QuantFormat.QDQ,
            # Unsigned activations and the Relus among them: else x86 computes 20 of 53 convolutions in fp32.
            activation_type=quantization.QuantType.QUInt8,
            weight_type=quantization.QuantType.QInt8,
            op_types_to_quantize=["Conv", "Relu", "Add", "MaxPool"],
            nodes_to_exclude=last,
            per_channel=True,
            reduce_range=True,
            calibrate_method=quantization.CalibrationMethod.MinMax,
        )
        return onnx.load(target)


class _Reader:
    """Hands the calibration photos to the quantiser one by one."""

    def __init__(self, photos: Photos) -> None:
        self._photos: Iterator[Photos] = iter(photos)

    def get_next(self) -> dict[str, Photos] | None:
        """The next network input, None after the last one."""
        photo = next(self._photos, None)
        return None if photo is None else {"photos": photo[None]}
