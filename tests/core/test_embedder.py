"""Embedding: preprocessing, batches, devices, and running out of memory."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from visearch_desktop.core.embedding import (
    Channels,
    Device,
    DeviceReport,
    Embedder,
    InputFacts,
    Layout,
    ModelCard,
    OutputFacts,
    choose_providers,
    embedder,
    open_session,
    session,
)
from visearch_desktop.core.embedding.preprocess import input_shape, network_input
from visearch_desktop.core.errors import DeviceError, ModelError

from . import networks

Tiles = npt.NDArray[np.uint8]


@pytest.fixture
def card(tmp_path: Path) -> ModelCard:
    return networks.make_pack(tmp_path / "test")


def tiles(count: int, side: int = networks.SIDE) -> Tiles:
    return np.random.default_rng(3).integers(0, 256, (count, side, side, 3), dtype=np.uint8)


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("channels", list(Channels))
def test_preprocessing_follows_the_card(layout: Layout, channels: Channels) -> None:
    facts = InputFacts("data", 8, layout, channels, scale=255.0, mean=(0.1, 0.2, 0.3), std=(0.5, 0.6, 0.7))
    photos = tiles(3, 8)
    found = network_input(photos, facts, np.empty(input_shape(5, facts), np.float32))
    expected = (photos[..., :: 1 if channels is Channels.RGB else -1] / 255.0 - facts.mean) / facts.std
    if layout is Layout.NCHW:
        expected = expected.transpose(0, 3, 1, 2)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, expected, atol=1e-5)


@pytest.mark.parametrize("layout", list(Layout))
def test_embeddings_have_length_one_and_do_not_depend_on_batches(tmp_path: Path, layout: Layout) -> None:
    card = networks.make_pack(tmp_path / "pack", InputFacts("data", networks.SIDE, layout))
    network = Embedder(card, Device.CPU, threads=1)
    assert network.report is None
    photos = tiles(2 * embedder.CPU_BATCH + 3)
    together = network.embed(photos)
    assert together.shape == (len(photos), networks.CHANNELS)
    assert together.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-6)
    np.testing.assert_allclose(together, [network.embed(photo[None])[0] for photo in photos], atol=1e-5)
    assert network.report == DeviceReport(Device.CPU, "as chosen")
    network.close()
    assert network.report is None
    assert network.embed(photos[:0]).shape == (0, networks.CHANNELS)


def test_wrong_tiles_are_a_bug_of_the_caller(card: ModelCard) -> None:
    with pytest.raises(ValueError, match="uint8"):
        Embedder(card).embed(np.zeros((1, 16, 16, 3), np.uint8))


def test_a_damaged_or_foreign_network_is_refused(card: ModelCard) -> None:
    with pytest.raises(ModelError, match="not 25"):
        Embedder(replace(card, output=OutputFacts("embedding", 25)), Device.CPU).embed(tiles(1))
    with pytest.raises(ModelError, match="cannot be run"):
        Embedder(replace(card, output=OutputFacts("nothing", 24)), Device.CPU).embed(tiles(1))
    card.model_path.write_bytes(b"not a network")
    with pytest.raises(ModelError, match="damaged"):
        Embedder(card, Device.CPU).embed(tiles(1))
    with pytest.raises(ModelError, match="cannot be opened"):
        open_session(card.model_path, Device.CPU)


def test_threads_share_one_session(card: ModelCard, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def count(path: Path, device: Device, tuning: Any) -> tuple[Any, DeviceReport]:
        opened.append(path)
        return open_session(path, device, tuning)

    monkeypatch.setattr(embedder, "open_session", count)
    network = Embedder(card, Device.CPU, threads=1)
    workers = [threading.Thread(target=network.embed, args=(tiles(9),)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(opened) == 1


class StubSession:
    """Answers ones; runs out of memory above `room` photos."""

    def __init__(self, room: int, answer: float = 1.0, message: str = "CUDA failure 2: out of memory") -> None:
        self.room, self.answer, self.message = room, answer, message
        self.batches: list[int] = []

    def run(self, outputs: Sequence[str], feeds: dict[str, npt.NDArray[np.float32]]) -> list[npt.NDArray[np.float32]]:
        count = len(feeds["data"])
        self.batches.append(count)
        if count > self.room:
            raise RuntimeError(self.message)
        return [np.full((count, networks.CHANNELS), self.answer, np.float32)]

    def io_binding(self) -> StubBinding:
        return StubBinding()

    def run_with_iobinding(self, binding: StubBinding) -> None:
        binding.answers = self.run([], binding.feeds)


class StubBinding:
    """Keeps what was bound; a graphics card's session is run through it."""

    def __init__(self) -> None:
        self.feeds: dict[str, npt.NDArray[np.float32]] = {}
        self.answers: list[npt.NDArray[np.float32]] = []

    def bind_cpu_input(self, name: str, photos: npt.NDArray[np.float32]) -> None:
        self.feeds[name] = photos

    def bind_output(self, name: str, device: str) -> None:
        assert (name, device) == ("embedding", "cpu")

    def copy_outputs_to_cpu(self) -> list[npt.NDArray[np.float32]]:
        return self.answers


def stubbed(card: ModelCard, monkeypatch: pytest.MonkeyPatch, cuda: StubSession | None, cpu: StubSession) -> Embedder:
    def open_stub(path: Path, device: Device, tuning: Any) -> tuple[Any, DeviceReport]:
        if device is Device.CPU or cuda is None:
            return cpu, DeviceReport(Device.CPU, "as chosen")
        return cuda, DeviceReport(Device.CUDA)

    monkeypatch.setattr(embedder, "open_session", open_stub)
    return Embedder(card)


def test_the_batch_is_halved_until_it_fits(card: ModelCard, monkeypatch: pytest.MonkeyPatch) -> None:
    cuda = StubSession(room=20)
    network = stubbed(card, monkeypatch, cuda, StubSession(room=99))
    assert network.embed(tiles(70)).shape == (70, networks.CHANNELS)
    assert cuda.batches == [64, 32, 16, 16, 16, 16, 6]
    assert network.report == DeviceReport(Device.CUDA)


def test_a_full_graphics_card_hands_over_to_the_cpu(card: ModelCard, monkeypatch: pytest.MonkeyPatch) -> None:
    cuda, cpu = StubSession(room=0), StubSession(room=99)
    network = stubbed(card, monkeypatch, cuda, cpu)
    assert len(network.embed(tiles(10))) == 10
    assert cuda.batches == [10, 5, 2, 1]
    assert cpu.batches == [8, 2]
    assert network.report is not None
    assert network.report.sentence == "CPU – the memory of the graphics card did not suffice"


def test_a_failing_graphics_card_hands_over_to_the_cpu(card: ModelCard, monkeypatch: pytest.MonkeyPatch) -> None:
    cuda = StubSession(room=0, message="CUDNN_STATUS_EXECUTION_FAILED\nsecond line")
    network = stubbed(card, monkeypatch, cuda, StubSession(room=99))
    network.embed(tiles(3))
    assert network.report is not None
    assert network.report.sentence == "CPU – CUDA failed: CUDNN_STATUS_EXECUTION_FAILED"


def test_a_cpu_without_memory_gives_up_with_a_sentence(card: ModelCard, monkeypatch: pytest.MonkeyPatch) -> None:
    cpu = StubSession(room=0, message="bad allocation")
    with pytest.raises(ModelError, match="cannot be run: bad allocation"):
        stubbed(card, monkeypatch, None, cpu).embed(tiles(4))
    assert cpu.batches == [4, 2, 1]


@pytest.mark.parametrize("answer", [0.0, np.nan, np.inf])
def test_what_is_no_embedding_is_nan(card: ModelCard, monkeypatch: pytest.MonkeyPatch, answer: float) -> None:
    assert np.isnan(stubbed(card, monkeypatch, None, StubSession(99, answer)).embed(tiles(2))).all()


def test_providers() -> None:
    both, one = [session.CUDA, session.CPU], [session.CPU]
    assert choose_providers(Device.AUTO, both).names == (session.CUDA, session.CPU)
    assert choose_providers(Device.CUDA, both).names == (session.CUDA, session.CPU)
    assert choose_providers(Device.CPU, both).names == (session.CPU,)
    assert "no CUDA support" in choose_providers(Device.AUTO, one).reason
    with pytest.raises(DeviceError, match="no CUDA support"):
        choose_providers(Device.CUDA, one)


def test_cuda_that_does_not_start(
    card: ModelCard, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The driver is there, the libraries are not: the session falls back by itself, and we notice."""
    onnxruntime = pytest.importorskip("onnxruntime")
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: [session.CUDA, session.CPU])
    monkeypatch.setattr(session, "_has_driver", lambda: True)
    real = session._create
    monkeypatch.setattr(session, "_create", lambda module, path, names, *rest: real(module, path, names[-1:], *rest))
    _, report = open_session(card.model_path, Device.AUTO)
    assert report.sentence == "CPU – the CUDA libraries were not found"
    with pytest.raises(DeviceError, match="the CUDA libraries were not found"):
        open_session(card.model_path, Device.CUDA)
    monkeypatch.setattr(session, "_has_driver", lambda: False)
    _, report = open_session(card.model_path, Device.AUTO)
    assert report.sentence == "CPU – no NVIDIA graphics driver was found"
    assert capfd.readouterr() == ("", "")
