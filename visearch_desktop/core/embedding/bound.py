"""Batches on a graphics card: memory the card reads by itself, and inputs bound to the run.

The processor's way does not come through here.
"""

from __future__ import annotations

import ctypes
import math
from typing import Any

import numpy as np

from visearch_desktop.core.embedding.model_card import ModelCard
from visearch_desktop.core.embedding.preprocess import Photos, input_shape


def pinned_buffer(count: int, card: ModelCard) -> Photos:
    """Room for `count` photos as network input, float32, in memory that is pinned where ONNX Runtime offers it.

    A card copies from pinned memory without a detour. Versions before 1.23, and machines without CUDA, have none:
    then it is ordinary memory, and only the copy is slower.
    """
    shape = input_shape(count, card.input)
    try:
        return _pinned(shape)
    except Exception:  # noqa: BLE001 - an ordinary buffer does the same work; ONNX Runtime's errors have no base class
        return np.empty(shape, np.float32)


def _pinned(shape: tuple[int, ...]) -> Photos:
    import onnxruntime  # noqa: PLC0415 - slow; it is loaded by now

    kind = onnxruntime.OrtDeviceMemoryType.HOST_ACCESSIBLE
    cuda = next(one for one in onnxruntime.get_ep_devices() if one.ep_name == "CUDAExecutionProvider")
    value = onnxruntime.OrtValue.ortvalue_from_shape_and_type(
        list(shape), np.float32, memory_info=cuda.memory_info(kind)
    )
    memory = (ctypes.c_float * math.prod(shape)).from_address(value.data_ptr())
    vars(memory)["owner"] = value  # the array holds the memory, and with it its owner
    return np.ctypeslib.as_array(memory).reshape(shape)


def run_bound(session: Any, card: ModelCard, photos: Photos) -> Any:
    """One batch with its input and output bound; what the network answers, in ordinary memory."""
    binding = session.io_binding()
    binding.bind_cpu_input(card.input.name, photos)
    binding.bind_output(card.output.name, "cpu")
    session.run_with_iobinding(binding)
    return binding.copy_outputs_to_cpu()[0]
