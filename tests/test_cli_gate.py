"""The command `gate`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.core.pictures import cloth, product
from visearch_desktop import cli


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["visearch", "gate", *map(str, arguments)])
    return cli.main()


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    """Five files: fine, tiny, coarse, damaged, and one that is no photo."""
    folder = tmp_path / "delivery" / "商品图"
    folder.mkdir(parents=True)
    Image.fromarray(product(3, 700, 600)).save(folder / "a fine.jpg", quality=92)
    Image.fromarray(product(3, 200, 150)).save(folder / "b tiny.png")
    Image.fromarray(product(3, 700, 600)).save(folder / "c coarse.jpg", quality=10)
    (folder / "d damaged.jpg").write_bytes(b"no photo")
    (folder / "notes.txt").write_text("x")
    return folder.parent


def test_a_line_for_each_photo(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], delivery: Path
) -> None:
    assert run(monkeypatch, delivery) == 0
    out, err = capsys.readouterr()
    fine, tiny, coarse = out.splitlines()
    assert fine.endswith("a fine.jpg: passes.")
    assert "The photo has 200 x 150 pixels; 300 on the longest side are wanted." in tiny
    assert "The JPEG was saved with quality 10 of 100; 50 is wanted." in coarse
    assert "d damaged.jpg: This is not a photo" in err
    assert "4 photos: 1 pass “Own rules”, 2 fail, 1 cannot be read." in err


def test_json_tells_faults_and_figures(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], delivery: Path
) -> None:
    assert run(monkeypatch, delivery, "--profile", "amazon-main", "--json") == 0
    fine, tiny, _, damaged = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert set(fine) == {"photo", "error", "faults", "figures"}
    assert fine["photo"] == str(delivery / "商品图" / "a fine.jpg")
    assert (fine["figures"]["width"], fine["figures"]["jpeg_quality"]) == (700, 92)
    assert "pixels" in {fault["rule"] for fault in fine["faults"]}
    (fault,) = [fault for fault in tiny["faults"] if fault["rule"] == "pixels"]
    assert (fault["figure"], fault["limit"]) == (200, 1000)
    assert damaged["error"]
    assert (damaged["faults"], damaged["figures"]) == ([], None)


def test_rules_may_come_from_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], delivery: Path, tmp_path: Path
) -> None:
    rules = tmp_path / "mine.toml"
    rules.write_text('title = "Mine"\n[rules]\npixels = {limit = 100}\n', encoding="utf-8")
    assert run(monkeypatch, delivery / "商品图" / "b tiny.png", "--profile", rules) == 0
    out, err = capsys.readouterr()
    assert out.endswith("b tiny.png: passes.\n")
    assert "“Mine”" in err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--profile", "nix", "x.jpg"], 2, "no picture rules called “nix”"),
        ([], 2, "Missing"),
        (["nowhere.jpg"], 1, "no longer there"),
    ],
)
def test_exit_codes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    assert run(monkeypatch, *arguments) == code
    assert words in capsys.readouterr().err


def test_an_empty_folder_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    assert run(monkeypatch, tmp_path / "empty") == 0
    assert "0 photos" in capsys.readouterr().err


def test_a_cmyk_photo_is_told_as_such(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    photo = tmp_path / "print.jpg"
    Image.fromarray(np.ascontiguousarray(cloth(2, 400, 400))).convert("CMYK").save(photo)
    assert run(monkeypatch, photo, "--profile", "shopify") == 0
    assert "The colours are CMYK; sRGB with 8 bits is wanted." in capsys.readouterr().out
