"""The command `adapt`: what it says, and that it can be taken back."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import TINY
from tests.core.made_catalog import fill, planted
from visearch_desktop import cli
from visearch_desktop.core.findings import Ruling, Verdict
from visearch_desktop.core.store import decisions
from visearch_desktop.core.workspace import Workspace


def run(monkeypatch: pytest.MonkeyPatch, catalog: Path, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["visearch", "adapt", "--catalog", str(catalog), *arguments])
    return cli.main()


def made(folder: Path, *, shuffled: bool = False) -> Path:
    workspace = Workspace.create(folder, model=TINY, device="cpu")
    vectors, products = planted(1)
    if shuffled:
        products = np.random.default_rng(0).permutation(products)
    skus = [f"款{product}" for product in products]
    digests = fill(workspace, vectors, skus, {sku: {"Category": "衬衫"} for sku in set(skus)})
    said = [
        Ruling(
            a, b, Verdict.DUPLICATE if place % 4 else Verdict.DISTINCT, figures={"duplicate_score": 0.7, "skus": [sku]}
        )
        for place, (a, b, sku) in enumerate(zip(digests[:30], digests[100:130], skus, strict=False))
    ]
    decisions.append(workspace.database, said[:0] if shuffled else said, words="", who="")
    workspace.close()
    return folder


def test_adapting_and_taking_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    catalog = made(tmp_path / "cat")
    assert run(monkeypatch, catalog, "--status") == 0
    assert "This catalog is not adapted." in capsys.readouterr().out
    assert run(monkeypatch, catalog) == 0
    told = capsys.readouterr().out
    assert "Adapted: on" in told
    assert "30 verdicts" in told
    assert run(monkeypatch, catalog, "--status") == 0
    told = capsys.readouterr().out
    assert "Adapted: on" in told
    assert "衬衫: from 0." in told
    assert run(monkeypatch, catalog, "--undo") == 0
    assert "The catalog is not adapted any more." in capsys.readouterr().out
    assert run(monkeypatch, catalog, "--undo") == 0
    assert "There is no adaptation to take back." in capsys.readouterr().out


def test_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    catalog = made(tmp_path / "cat", shuffled=True)
    run(monkeypatch, catalog, "--json")
    report = json.loads(capsys.readouterr().out)
    assert report["adopted"] is False
    run(monkeypatch, catalog, "--status", "--json")
    held = json.loads(capsys.readouterr().out)
    assert held["adapted"] is False
    assert held["thresholds"] == {"general": 0.65, "verdicts": 0, "by_category": {}}
    run(monkeypatch, catalog, "--undo", "--json")
    assert json.loads(capsys.readouterr().out) == {"taken_back": False, "now": {"adapted": False}}


def test_what_cannot_be_done_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    catalog = made(tmp_path / "cat")
    assert run(monkeypatch, catalog, "--by", "Fabrik") == 1
    assert "“Fabrik”" in capsys.readouterr().err
    assert run(monkeypatch, catalog, "--undo", "--status") == 2
    assert run(monkeypatch, tmp_path / "none") == 1
    assert "Traceback" not in capsys.readouterr().err
