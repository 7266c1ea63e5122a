"""What a machine was measured to do best: remembered by network and machine, and never trusted blindly."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import finish
from visearch_desktop.core import models, places
from visearch_desktop.core.embedding import Device, DeviceReport, Embedder, ModelCard, open_session, stopwatch, tuning
from visearch_desktop.core.embedding.tuning import Tuning
from visearch_desktop.core.errors import ModelError

from . import networks


@pytest.fixture
def card(tmp_path: Path) -> ModelCard:
    return networks.make_pack(tmp_path / "test")


def test_a_measurement_is_remembered_by_network_and_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tuning.remembered("one", "cpu") is None
    tuning.remember("one", "cpu", Tuning(4, 1, arena=False))
    tuning.remember("two", "cpu", Tuning(16))
    assert tuning.remembered("one", "cpu") == Tuning(4, 1, arena=False)
    assert tuning.remembered("two", "cpu") == Tuning(16)
    assert tuning.remembered("one", "cuda") is None
    monkeypatch.setattr(tuning, "_processor", lambda: "another processor")
    assert tuning.remembered("one", "cpu") is None


@pytest.mark.parametrize(
    "text",
    ["", "not toml [", "one = 3", "[one]\n'{}' = 3", "[one.'{}']\nbatch = 0\nthreads = 1\narena = true",
     "[one.'{}']\nbatch = true\nthreads = 1\narena = true", "[one.'{}']\nbatch = 8\nthreads = 9999\narena = true",
     "[one.'{}']\nbatch = 100000\nthreads = 1\narena = true", "[one.'{}']\nbatch = 8\nthreads = 1\narena = 'yes'",
     "[one.'{}']\nbatch = 'many'\nthreads = 1\narena = true", "one = " + "[" * 100_000],
)  # fmt: skip
def test_a_damaged_memory_is_as_none(text: str) -> None:
    file = places.data_folder() / tuning.FILE
    file.write_text(text.replace("{}", tuning.machine("cpu")), encoding="utf-8")
    assert tuning.remembered("one", "cpu") is None
    tuning.remember("one", "cpu", Tuning(2))
    assert tuning.remembered("one", "cpu") == Tuning(2)


def test_a_data_folder_that_cannot_be_written_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("VISEARCH_HOME", str(tmp_path / "file"))
    with pytest.raises(ModelError, match="cannot be kept"):
        tuning.remember("one", "cpu", Tuning())


def test_what_is_remembered_is_used_and_moves_no_embedding(card: ModelCard) -> None:
    tiles = np.random.default_rng(1).integers(0, 256, (21, networks.SIDE, networks.SIDE, 3), dtype=np.uint8)
    plain = Embedder(card, Device.CPU)
    expected = plain.embed_shared(tiles)
    assert plain.batch == tuning.CPU_DEFAULT.batch
    tuning.remember(card.identity, "cpu", Tuning(3, os.cpu_count() or 1, arena=False))
    tuned = Embedder(card, Device.CPU)
    np.testing.assert_allclose(tuned.embed_shared(tiles), expected, atol=1e-6)
    assert tuned.batch == 3
    asked = Embedder(card, Device.CPU, tuning=Tuning(5))
    np.testing.assert_allclose(asked.embed(tiles), expected, atol=1e-6)
    assert asked.batch == 5


def test_a_measurement_ends_in_time_and_is_used_from_then_on(monkeypatch: pytest.MonkeyPatch) -> None:
    card = networks.make_pack(places.user_models() / "test")
    monkeypatch.setattr(stopwatch, "choose", lambda speeds: Tuning(4))
    task = stopwatch.measure_tuning(card, Device.CPU, 0.5)
    seen = []
    try:
        while True:
            seen.append(next(task))
    except StopIteration as end:
        found = end.value
    assert found.chosen == Tuning(4)
    assert dict(found.speeds)[Tuning(4)] > 0
    assert found.speeds[0][0] == tuning.CPU_DEFAULT
    assert seen[-1].total == 5
    assert tuning.remembered(card.identity, "cpu") == Tuning(4)
    network = Embedder(card, Device.CPU)
    network.open()
    assert network.batch == 4


def test_without_time_the_default_stays() -> None:
    card = networks.make_pack(places.user_models() / "test")
    found = finish(stopwatch.measure_tuning(card, Device.CPU, 1e-4))
    assert (found.chosen, found.complete, found.gain) == (tuning.CPU_DEFAULT, False, 1)


def test_only_what_is_clearly_faster_replaces_the_default() -> None:
    usual, other = Tuning(8), Tuning(4)
    assert stopwatch.choose(((usual, 100.0), (other, 105.0))) == usual
    assert stopwatch.choose(((usual, 100.0), (other, 120.0), (Tuning(1), 90.0))) == other


def test_a_measurement_can_be_cancelled_and_remembers_nothing() -> None:
    card = networks.make_pack(places.user_models() / "test")
    task = stopwatch.measure_tuning(card, Device.CPU)
    for _ in range(4):
        next(task)
    task.close()
    assert tuning.remembered(card.identity, "cpu") is None


def test_a_stubbed_graphics_card_is_measured_by_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """The processor stands in: what is tested is that a card's batches are bound and tried in turn."""
    card = networks.make_pack(places.user_models() / "test")
    session = open_session(card.model_path, Device.CPU)[0]
    monkeypatch.setattr(stopwatch, "open_session", lambda *_: (session, DeviceReport(Device.CUDA)))
    found = finish(stopwatch.measure_tuning(card, Device.AUTO, 0.3))
    assert found.device is Device.CUDA
    assert {one.batch for one, _ in found.speeds} <= {16, 32, 64, 128}
    assert tuning.remembered(card.identity, "cuda") == found.chosen
    assert tuning.remembered(card.identity, "cpu") is None


def test_the_command(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    from visearch_desktop import cli

    networks.make_pack(places.user_models() / "test")
    real = stopwatch.measure_tuning
    monkeypatch.setattr(models, "measure_tuning", lambda card, device: real(card, device, 0.3))
    for arguments, expected in ((["--json"], '"chosen"'), ([], "photos a second")):
        monkeypatch.setattr("sys.argv", ["visearch", "models", "tune", "test", "--device", "cpu", *arguments])
        assert cli.main() == 0
        assert expected in capfd.readouterr().out
    monkeypatch.setattr("sys.argv", ["visearch", "models", "tune", "nothing"])
    assert cli.main() == 1
