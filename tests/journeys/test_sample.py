"""The bundled sample catalogue with the bundled default network: what a newcomer sees first must be right."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import finish
from visearch_desktop.core import places
from visearch_desktop.core.catalog import Answer
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.queries import Query
from visearch_desktop.core.search import query_from_path, search, search_each
from visearch_desktop.core.workspace import DEFAULT_MODEL, Workspace

SAMPLE = places.sample_catalogue()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = Workspace.create(tmp_path_factory.mktemp("sample") / "c", model=DEFAULT_MODEL, device="cpu")
    report = finish(index_folders(workspace, [SAMPLE / "photos"], products=SAMPLE / "products.csv"))
    assert report.failures == ()
    yield workspace
    workspace.close()


def truth() -> dict[str, str]:
    with (SAMPLE / "supplier" / "truth.csv").open(encoding="utf-8", newline="") as file:
        return {row["photo"]: row["sku"] for row in csv.DictReader(file)}


def test_its_size_is_what_was_promised(sample: Workspace) -> None:
    info = sample.info()
    assert 55 <= info.photos <= 70
    assert 20 <= info.skus <= 35
    assert len(truth()) == 12
    assert list(truth().values()).count("") == 3
    assert sum(file.stat().st_size for file in SAMPLE.rglob("*") if file.is_file()) <= 6_000_000


def test_every_supplier_photo_finds_its_sku(sample: Workspace) -> None:
    expected = truth()
    answers: list[Answer] = list(search_each(sample, (SAMPLE / "supplier" / name for name in expected)))
    for answer, sku in zip(answers, expected.values(), strict=True):
        best = answer.matches[0]
        if sku:
            assert best.sku == sku, answer.query
        else:
            assert best.duplicate_score < 0.5, answer.query


def test_a_size_run_is_one_row(sample: Workspace) -> None:
    answer = search(sample, Query((query_from_path(SAMPLE / "photos" / "ribbed-bowls-set.jpg"),)))
    assert len(answer.matches[0].shared_by) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_the_demonstration_without_a_display(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environment.pop("QT_QPA_PLATFORM", None)
    environment["VISEARCH_HOME"] = str(tmp_path)
    command = [sys.executable, "-W", "error", "-m", "visearch_desktop.demo"]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 0, result.stderr
    assert "There is no display" in result.stderr
    assert result.stdout.count("SKU") == 3
    assert "duplicate" in result.stdout
    assert "similar" in result.stdout
    picture = places.bundled("resources").parent / "demo-screenshot.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
