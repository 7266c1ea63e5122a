"""The two networks as ONNX graphs, written straight from their published weights.

Writing the graph here instead of tracing a torch module keeps it small and the same on every machine:
batch normalisation is folded into the convolutions in float64, and TensorFlow's uneven "same" padding
is an attribute of the convolution instead of a `Pad` node.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

Weights = Mapping[str, npt.NDArray[np.float32]]
POOLINGS = ("gem", "mean")


class Graph:
    """A growing ONNX graph; each method adds one layer and returns the name of its output."""

    def __init__(self, weights: Weights, epsilon: float) -> None:
        self._weights = weights
        self._epsilon = epsilon
        self._nodes: list[onnx.NodeProto] = []
        self._tensors: list[onnx.TensorProto] = []

    def op(self, kind: str, *inputs: str, output: str = "", **attributes: object) -> str:
        """Any operator, named by its place in the graph unless `output` is given."""
        output = output or f"{kind.lower()}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [output], name=output, **attributes))
        return output

    def tensor(self, name: str, values: npt.NDArray[np.float32]) -> str:
        """A constant, once per name."""
        if all(tensor.name != name for tensor in self._tensors):
            self._tensors.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def conv(
        self, x: str, name: str, norm: str, *, stride: int = 1, pads: tuple[int, int] = (0, 0), groups: int = 1
    ) -> str:
        """Convolution `name` with batch normalisation `norm` folded in; `pads` are (begin, end) of both axes."""
        weight = self._weights[f"{name}.weight"].astype(np.float64)
        gamma, beta, mean, variance = (
            self._weights[f"{norm}.{part}"].astype(np.float64)
            for part in ("weight", "bias", "running_mean", "running_var")
        )
        scale = gamma / np.sqrt(variance + self._epsilon)
        folded = self.tensor(f"{name}.weight", (weight * scale[:, None, None, None]).astype(np.float32))
        bias = self.tensor(f"{name}.bias", (beta - mean * scale).astype(np.float32))
        return self.op(
            "Conv", x, folded, bias,
            kernel_shape=weight.shape[2:], strides=(stride, stride), group=groups,
            pads=(pads[0], pads[0], pads[1], pads[1]),
        )  # fmt: skip

    def pool(self, x: str, pooling: str) -> str:
        """The embedding [N, C] of a map [N, C, H, W] that is nowhere negative: mean, or GeM with p = 3."""
        if pooling == "mean":
            return self.op("Flatten", self.op("GlobalAveragePool", x), output="embedding")
        cubes = self.op("Mul", self.op("Mul", x, x), x)
        mean = self.op("Flatten", self.op("GlobalAveragePool", cubes))
        third = self.tensor("third", np.array(1 / 3, np.float32))
        return self.op("Pow", mean, third, output="embedding")

    def model(self, size: int, dimension: int) -> onnx.ModelProto:
        """The finished model: `photos` [N, 3, size, size] in, `embedding` [N, dimension] out."""
        photos = helper.make_tensor_value_info("photos", TensorProto.FLOAT, ["batch", 3, size, size])
        embedding = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", dimension])
        graph = helper.make_graph(self._nodes, "embedder", [photos], [embedding], self._tensors)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="visearch")
        model.ir_version = 8  # readable by every ONNX Runtime the project allows
        onnx.checker.check_model(model, full_check=True)
        return model


def resnet50(weights: Weights, size: int = 224, pooling: str = "gem") -> onnx.ModelProto:
    """ResNet50 v1.5 (stride in the 3 x 3 convolution), torchvision's weight names; 2048-d embedding."""
    graph = Graph(weights, epsilon=1e-5)
    x = graph.op("Relu", graph.conv("photos", "conv1", "bn1", stride=2, pads=(3, 3)))
    x = graph.op("MaxPool", x, kernel_shape=(3, 3), strides=(2, 2), pads=(1, 1, 1, 1))
    for stage, blocks in enumerate((3, 4, 6, 3), 1):
        for block in range(blocks):
            x = _bottleneck(graph, x, f"layer{stage}.{block}", stride=2 if stage > 1 and block == 0 else 1)
    graph.pool(x, pooling)
    return graph.model(size, 2048)


def _bottleneck(graph: Graph, x: str, name: str, stride: int) -> str:
    """1 x 1, 3 x 3 and 1 x 1 convolutions beside a shortcut; a stage's first block projects the shortcut."""
    y = graph.op("Relu", graph.conv(x, f"{name}.conv1", f"{name}.bn1"))
    y = graph.op("Relu", graph.conv(y, f"{name}.conv2", f"{name}.bn2", stride=stride, pads=(1, 1)))
    y = graph.conv(y, f"{name}.conv3", f"{name}.bn3")
    if name.endswith(".0"):
        x = graph.conv(x, f"{name}.downsample.0", f"{name}.downsample.1", stride=stride)
    return graph.op("Relu", graph.op("Add", y, x))


LITE0_STAGES = (  # kernel, stride, expansion, output channels, repeats
    (3, 1, 1, 16, 1), (3, 2, 6, 24, 2), (5, 2, 6, 40, 2), (3, 2, 6, 80, 3),
    (5, 1, 6, 112, 3), (5, 2, 6, 192, 4), (3, 1, 6, 320, 1),
)  # fmt: skip


def efficientnet_lite0(weights: Weights, size: int = 224, pooling: str = "gem") -> onnx.ModelProto:
    """EfficientNet-Lite0 with the weight names of its PyTorch port; 1280-d embedding."""
    graph = Graph(weights, epsilon=1e-3)
    x = _relu6(graph, graph.conv("photos", "_conv_stem", "_bn0", stride=2, pads=_same(3, 2)))
    channels, block = 32, 0
    for kernel, first_stride, expansion, width, repeats in LITE0_STAGES:
        for repeat in range(repeats):
            stride = first_stride if repeat == 0 else 1
            y = _inverted_block(graph, x, f"_blocks.{block}", kernel, stride, channels * expansion)
            x = graph.op("Add", y, x) if repeat else y
            channels, block = width, block + 1
    x = _relu6(graph, graph.conv(x, "_conv_head", "_bn1"))
    graph.pool(x, pooling)
    return graph.model(size, 1280)


def _inverted_block(graph: Graph, x: str, name: str, kernel: int, stride: int, wide: int) -> str:
    """Expand (except in block 0), filter each channel alone, project; no activation at the end."""
    if name != "_blocks.0":
        x = _relu6(graph, graph.conv(x, f"{name}._expand_conv", f"{name}._bn0"))
    pads = _same(kernel, stride)
    x = graph.conv(x, f"{name}._depthwise_conv", f"{name}._bn1", stride=stride, pads=pads, groups=wide)
    return graph.conv(_relu6(graph, x), f"{name}._project_conv", f"{name}._bn2")


def _relu6(graph: Graph, x: str) -> str:
    low = graph.tensor("zero", np.array(0, np.float32))
    return graph.op("Clip", x, low, graph.tensor("six", np.array(6, np.float32)))


def _same(kernel: int, stride: int) -> tuple[int, int]:
    """TensorFlow's "same" padding of an even side: the odd pixel goes to the end."""
    total = kernel - stride
    return total // 2, total - total // 2
