"""What a machine was measured to do best: remembered by network and machine, and never trusted blindly."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from visearch_desktop.core import places
from visearch_desktop.core.embedding import Device, Embedder, ModelCard, tuning
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
     "[one.'{}']\nbatch = 'many'\nthreads = 1\narena = true"],
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
