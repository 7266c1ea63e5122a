"""What a batch asks of decoder and network, counted: nothing for known bytes, no embedding for what is proven."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.conftest import finish
from tests.core.pictures import product, saved, written
from visearch_desktop.core import batch, read_photo
from visearch_desktop.core.batch import comparing
from visearch_desktop.core.catalog import Relation
from visearch_desktop.core.deliveries import BatchReport, Proposal
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.read_photo import Described
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def shop(workspace: Workspace, tmp_path: Path) -> Path:
    for seed in range(8):
        written(tmp_path / f"shop/p{seed}.jpg", product(seed))
    finish(index_folders(workspace, [tmp_path / "shop"]))
    return tmp_path / "shop"


class Counted:
    """A batch run with its calls counted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.decoded = self.embedded = 0
        describe = read_photo.describe

        def count(*arguments: Any) -> Described:
            self.decoded += 1
            return describe(*arguments)

        monkeypatch.setattr(comparing, "describe", count)
        self._patch = monkeypatch

    def run(self, workspace: Workspace, delivery: Path, folder: Path) -> BatchReport:
        embedder = workspace.embedder
        embed = embedder.embed

        def count(tiles: np.ndarray) -> np.ndarray:
            self.embedded += len(tiles)
            return embed(tiles)

        self._patch.setattr(embedder, "embed", count)
        return finish(batch.run(workspace, [delivery], folder))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    return Counted(monkeypatch)


def proposals(report: BatchReport) -> Sequence[tuple[Proposal, str]]:
    return [(one.proposal, one.sku) for one in report.items]


def test_the_very_bytes_are_neither_decoded_nor_embedded(
    workspace: Workspace, shop: Path, tmp_path: Path, counted: Counted
) -> None:
    (tmp_path / "到货").mkdir()
    shutil.copy(shop / "p3.jpg", tmp_path / "到货/anything.jpg")
    report = counted.run(workspace, tmp_path / "到货", tmp_path / "b")
    assert proposals(report) == [(Proposal.ALREADY_HAVE, "p3")]
    assert (counted.decoded, counted.embedded) == (0, 0)
    best, *others = report.items[0].matches
    assert (best.relation, best.similarity) == (Relation.IDENTICAL, 1.0)
    assert others
    assert all(-1 <= other.similarity <= 1 for other in others)  # the catalog knows the embedding of these bytes
    assert batch.thumbnail(tmp_path / "b", report.items[0].item.photos[0])


def test_a_catalog_that_lost_its_caches_has_the_photo_decoded(
    workspace: Workspace, shop: Path, tmp_path: Path, counted: Counted
) -> None:
    (tmp_path / "d").mkdir()
    shutil.copy(shop / "p3.jpg", tmp_path / "d")
    (workspace.folder / "thumbnails.sqlite").unlink()
    shutil.rmtree(shop)
    report = counted.run(workspace, tmp_path / "d", tmp_path / "b")
    assert proposals(report) == [(Proposal.ALREADY_HAVE, "p3")]
    assert counted.decoded == 1


def test_what_local_features_prove_is_not_embedded(
    workspace: Workspace, shop: Path, tmp_path: Path, counted: Counted
) -> None:
    written(tmp_path / "d/known.jpg", saved(product(1), 50))
    report = counted.run(workspace, tmp_path / "d", tmp_path / "b")
    assert proposals(report) == [(Proposal.ALREADY_HAVE, "p1")]
    assert (counted.decoded, counted.embedded) == (1, 0)
    assert math.isnan(report.items[0].matches[0].similarity)
    kept = batch.open(tmp_path / "b").report
    assert kept.items == report.items
    finish(batch.write(report, tmp_path / "r.json", folder=tmp_path / "b", workspace=workspace))
    fields = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert fields["items"][0]["matches"][0]["similarity"] is None
    finish(batch.write(report, tmp_path / "r.html", folder=tmp_path / "b", workspace=workspace))
    assert "nan" not in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_what_is_new_is_embedded_once(workspace: Workspace, shop: Path, tmp_path: Path, counted: Counted) -> None:
    for seed in (50, 51, 52):
        written(tmp_path / f"d/{seed}.jpg", product(seed))
    report = counted.run(workspace, tmp_path / "d", tmp_path / "b")
    assert {proposal for proposal, _ in proposals(report)} == {Proposal.NEW}
    assert (counted.decoded, counted.embedded) == (3, 3)
    assert not math.isnan(report.items[0].matches[0].similarity)
    again = counted.run(workspace, tmp_path / "d", tmp_path / "b")
    assert again.items == report.items
    assert (counted.decoded, counted.embedded) == (3, 3)
