"""The command `batch`, to the letter."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.conftest import TINY, write_photo
from tests.test_cli import run


@pytest.fixture
def catalog(tmp_path: Path, shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    assert run(monkeypatch, "index", shop, "--catalog", tmp_path / "cat", "--model", TINY, "--device", "cpu") == 0
    capsys.readouterr()
    return tmp_path / "cat"


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    folder = tmp_path / "到货"
    write_photo(folder / "旧 7a.jpg", 3, quality=40)
    write_photo(folder / "新 8b.jpg", 70)
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_json_has_the_contracts_fields(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], catalog: Path, delivery: Path, tmp_path: Path
) -> None:
    before = bytes_of(catalog)
    report = tmp_path / "报告.json"
    save = tmp_path / "b"
    assert run(monkeypatch, "batch", delivery, "--catalog", catalog, "--json", "--save", save, "--report", report) == 0
    captured = capsys.readouterr()
    items = json.loads(captured.out)["items"]
    assert captured.err == ""
    assert [(one["proposal"], one["sku"]) for one in items] == [("new", None), ("already_have", "SKU1")]
    assert all({"item", "photos", "proposal", "sku", "confidence"} <= set(one) for one in items)
    assert items[1]["photos"] == [str(delivery / "旧 7a.jpg")]
    assert json.loads(report.read_text(encoding="utf-8"))["items"] == items
    assert bytes_of(catalog) == before


def test_for_people(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], catalog: Path, delivery: Path, tmp_path: Path
) -> None:
    (delivery / "bad.jpg").write_bytes(b"no")
    report = tmp_path / "r.xlsx"
    assert run(monkeypatch, "batch", delivery, "--catalog", catalog, "--report", report, "--save", tmp_path / "b") == 0
    captured = capsys.readouterr()
    assert "3 items: bad picture 1, new 1, already have 1" in captured.out
    assert "SKU1" in captured.out
    assert "bad.jpg: This is not a photo" in captured.err
    assert f"The batch is saved in {tmp_path / 'b'}." in captured.err
    assert report.stat().st_size > 5000


def test_new_items_are_packed_and_the_next_delivery_is_compared(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], catalog: Path, delivery: Path, tmp_path: Path
) -> None:
    packed = tmp_path / "new.zip"
    first = tmp_path / "b1"
    assert run(monkeypatch, "batch", delivery, "--catalog", catalog, "--save", first, "--accept-new", packed) == 0
    assert [name for name in zipfile.ZipFile(packed).namelist() if name.endswith(".jpg")] == ["photos/新 8b/新 8b.jpg"]
    capsys.readouterr()
    write_photo(delivery / "later 9c.jpg", 75)
    arguments = ("batch", delivery, "--catalog", catalog, "--save", tmp_path / "b2", "--since", first, "--json")
    assert run(monkeypatch, *arguments) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [one["item"] for one in answer["items"]] == ["later 9c"]
    assert answer["notes"] == ["Left out because an earlier delivery had them: 2 items."]


def test_how_the_sheet_was_read_is_told_corrected_and_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], catalog: Path, delivery: Path, tmp_path: Path
) -> None:
    (delivery / "清单.csv").write_bytes("甲;乙;丙\n红鞋;N-1;新 8b.jpg\n".encode("gb18030"))
    plain = ("batch", delivery, "--catalog", catalog, "--save", tmp_path / "b")
    assert run(monkeypatch, *plain) == 0
    told = capsys.readouterr().err
    assert "清单.csv: read as gb18030, semicolon, names in row 1, 1 row, photos in “丙”." in told
    assert run(monkeypatch, *plain, "--sku", "乙", "--title", "甲", "--table", "清单.csv") == 0
    assert "SKU in “乙”, title in “甲”, photos in “丙”" in capsys.readouterr().err
    assert run(monkeypatch, *plain, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert [(one["used"], one["sku"], one["encoding"]) for one in answer["sheets"]] == [(True, "乙", "gb18030")]
    assert {one["sheet"]["sku"] for one in answer["items"]} == {"N-1", ""}, "as it was said before"
    assert run(monkeypatch, *plain, "--sku", "Nummer") == 1
    assert "no column “Nummer”" in capsys.readouterr().err
    assert run(monkeypatch, *plain, "--json") == 0
    assert json.loads(capsys.readouterr().out)["sheets"][0]["sku"] == "乙", "what did not fit is not kept"
    assert run(monkeypatch, *plain, "--encoding", "gb18030", "--json") == 0
    assert json.loads(capsys.readouterr().out)["sheets"][0]["sku"] == "", "another correction takes its place"


def test_a_placeholder_is_said_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], catalog: Path, delivery: Path, tmp_path: Path
) -> None:
    plain = ("batch", delivery, "--catalog", catalog, "--save", tmp_path / "b", "--json")
    seen = []
    for more in (("--placeholder", delivery / "旧 7a.jpg"), (), ("--no-placeholder", delivery / "旧 7a.jpg")):
        assert run(monkeypatch, *plain, *more) == 0
        seen.append(json.loads(capsys.readouterr().out)["items"][1]["proposal"])
    assert seen == ["bad_picture", "bad_picture", "already_have"]
    assert run(monkeypatch, *plain, "--placeholder", tmp_path / "gone.jpg") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["batch", "nowhere", "--catalog", "c"], 1, "There is no catalog"),
        (["batch", "--catalog", "c"], 2, "Missing"),
        (["batch", ".", "--catalog", "c", "--report", "r.pdf"], 2, "A report ends in"),
        (["batch", ".", "--catalog", "c", "--since", "nowhere"], 1, "There is no batch"),
    ],
)
def test_exit_codes_and_sentences(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: list[str],
    code: int, words: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, *arguments) == code
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.out == ""


def test_wrong_rules_are_told_before_anything_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], catalog: Path, delivery: Path, tmp_path: Path
) -> None:
    wrong = ("batch", delivery, "--catalog", catalog, "--save", tmp_path / "b")
    assert run(monkeypatch, *wrong, "--profile", "nonsense") == 2
    assert "nonsense" in capsys.readouterr().err
    assert run(monkeypatch, *wrong, "--name-rule", "nonsense") == 2
    assert "nonsense" in capsys.readouterr().err
    assert run(monkeypatch, "batch", tmp_path / "gone.zip", "--catalog", catalog, "--save", tmp_path / "c") == 1
    assert "gone.zip" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="sends POSIX signals")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_interrupted_and_killed_runs_go_on_from_there(
    tmp_path: Path, home: Path, catalog: Path, stop: signal.Signals
) -> None:
    for number in range(16):
        write_photo(tmp_path / f"d/{number:03d}.jpg", 100 + number)
    save = tmp_path / "b"
    arguments = ["batch", str(tmp_path / "d"), "--catalog", str(catalog), "--save", str(save)]
    command = [sys.executable, "-m", "visearch_desktop", *arguments]
    environment = {**os.environ, "VISEARCH_HOME": str(home)}
    first = subprocess.Popen(command, env=environment, stdout=-1, stderr=-1, text=True)
    for _ in range(1500):
        time.sleep(0.02)
        if len(list(save.glob("photos/*.found"))) >= 2:
            break
    first.send_signal(stop)
    first.communicate(timeout=20)
    assert first.returncode == (130 if stop == signal.SIGINT else -signal.SIGKILL)
    kept = {path: path.stat().st_mtime_ns for path in save.glob("photos/*.found")}
    assert 2 <= len(kept) < 16
    again = subprocess.run([*command, "--json"], env=environment, capture_output=True, text=True, check=True)
    assert len(json.loads(again.stdout)["items"]) == 16
    assert {path: path.stat().st_mtime_ns for path in kept} == kept, "what was compared is not compared again"
    assert not list(save.glob("photos/.*"))
