"""Batches on a graphics card, without one: the binding runs on the processor, the pinned memory is stubbed."""

from __future__ import annotations

import gc
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import onnxruntime
import pytest

from visearch_desktop.core.embedding import Device, DeviceReport, Embedder, ModelCard, bound, embedder, open_session
from visearch_desktop.core.embedding.preprocess import input_shape

from . import networks


@pytest.fixture
def card(tmp_path: Path) -> ModelCard:
    return networks.make_pack(tmp_path / "test")


def test_a_bound_run_answers_what_a_plain_run_does(card: ModelCard) -> None:
    session, _ = open_session(card.model_path, Device.CPU)
    photos = np.random.default_rng(2).normal(size=input_shape(3, card.input)).astype(np.float32)
    plain = session.run([card.output.name], {card.input.name: photos})[0]
    np.testing.assert_array_equal(bound.run_bound(session, card, photos), plain)


def test_without_cuda_the_buffer_is_ordinary_memory(card: ModelCard) -> None:
    buffer = bound.pinned_buffer(4, card)
    assert buffer.shape == input_shape(4, card.input)
    assert buffer.dtype == np.float32
    buffer[:] = 1


def test_pinned_memory_lives_as_long_as_its_array(card: ModelCard, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stub gives ordinary memory under the name of pinned memory; how it is wrapped is what is tested."""
    asked: list[Any] = []
    real = onnxruntime.OrtValue.ortvalue_from_shape_and_type

    def allocate(shape: list[int], kind: Any, *, memory_info: Any) -> Any:
        asked.append(memory_info)
        return real(shape, kind)

    cuda = SimpleNamespace(ep_name="CUDAExecutionProvider", memory_info=lambda kind: ("pinned", kind))
    monkeypatch.setattr(onnxruntime, "get_ep_devices", lambda: [SimpleNamespace(ep_name="other"), cuda])
    monkeypatch.setattr(onnxruntime.OrtValue, "ortvalue_from_shape_and_type", allocate)
    buffer = bound.pinned_buffer(5, card)
    gc.collect()
    buffer[:] = 7
    assert asked == [("pinned", onnxruntime.OrtDeviceMemoryType.HOST_ACCESSIBLE)]
    assert buffer.shape == input_shape(5, card.input)
    assert float(buffer.min()) == float(buffer.max()) == 7


def test_a_card_is_fed_through_one_buffer_a_thread(card: ModelCard, monkeypatch: pytest.MonkeyPatch) -> None:
    def on_card(path: Path, device: Device, tuning: Any = None) -> tuple[Any, DeviceReport]:
        return open_session(path, Device.CPU)[0], DeviceReport(Device.CUDA)

    made: list[int] = []

    def count(photos: int, of: ModelCard) -> Any:
        made.append(photos)
        return np.empty(input_shape(photos, of.input), np.float32)

    monkeypatch.setattr(embedder, "open_session", on_card)
    monkeypatch.setattr(embedder, "pinned_buffer", count)
    tiles = np.random.default_rng(1).integers(0, 256, (70, networks.SIDE, networks.SIDE, 3), dtype=np.uint8)
    network = Embedder(card)
    found = [network.embed(tiles), network.embed_shared(tiles[:9])]
    assert made == [embedder.CUDA_BATCH]
    plain = Embedder(card, Device.CPU)
    monkeypatch.setattr(embedder, "open_session", open_session)
    np.testing.assert_allclose(found[0], plain.embed(tiles), atol=1e-6)
    np.testing.assert_allclose(found[1], plain.embed(tiles[:9]), atol=1e-6)
