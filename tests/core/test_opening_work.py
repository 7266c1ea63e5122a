"""What the window asks when it opens a catalog: as many questions and as many rows, however large the catalog is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks.row_catalog import make
from tests.conftest import TINY
from visearch_desktop.core.store import Database
from visearch_desktop.core.workspace import Workspace


def asked(folder: Path, photos: int, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """Queries, and rows fetched, until the Catalog page is shown."""
    make(folder, photos, 20, model=TINY)
    workspace = Workspace.open(folder)
    counts: list[int] = []
    rows = Database.rows

    def counted(self: Database, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        found = rows(self, query, values)
        counts.append(len(found))
        return found

    with monkeypatch.context() as patched:
        patched.setattr(Database, "rows", counted)
        info = workspace.info()
        workspace.model_state()
        workspace.problems()
        workspace.sample_photos(60)
    assert (info.photos, info.skus, info.problems, info.pending) == (photos, photos // 5, 20, 0)
    workspace.close()
    return len(counts), sum(counts)


def test_opening_asks_as_much_of_a_large_catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = asked(tmp_path / "few", 500, monkeypatch)
    many = asked(tmp_path / "many", 5000, monkeypatch)
    assert few == many
    assert many[0] < 20


def test_samples_are_read_along_an_index(tmp_path: Path) -> None:
    """Sixty photos to show a catalog by: not sorted out of all."""
    make(tmp_path / "catalog", 500, model=TINY)
    workspace = Workspace.open(tmp_path / "catalog")
    plan = workspace.database.rows(
        "EXPLAIN QUERY PLAN SELECT p.content_id, s.sku FROM photo_sku s JOIN photo p ON p.id = s.photo_id"
        " WHERE p.content_id IS NOT NULL GROUP BY s.sku ORDER BY s.sku LIMIT 60"
    )
    assert not any("TEMP B-TREE" in row[3] for row in plan)
    workspace.close()
