"""The command-line contract: what benchmarks and scripts rely on, to the letter."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import TINY, write_photo
from visearch_desktop import cli


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["visearch", *map(str, arguments)])
    return cli.main()


@pytest.fixture
def catalog(tmp_path: Path, shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    assert run(monkeypatch, "index", shop, "--catalog", tmp_path / "cat", "--model", TINY, "--device", "cpu") == 0
    capsys.readouterr()
    return tmp_path / "cat"


def test_index_json_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shop: Path, tmp_path: Path
) -> None:
    (shop / "bad.jpg").write_bytes(b"no")
    assert run(monkeypatch, "index", shop, "--catalog", tmp_path / "c", "--model", TINY, "--json") == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    report = json.loads(out)
    assert [report[key] for key in ("photos", "new", "changed", "moved", "gone")] == [12, 13, 0, 0, 0]
    (failure,) = report["failures"]
    assert failure["photo"] == str(shop / "bad.jpg")
    assert failure["reason"]


def test_search_json_has_the_contracts_fields(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shop: Path, catalog: Path
) -> None:
    photo = shop / "SKU1/photo2.jpg"
    assert run(monkeypatch, "search", photo, "--catalog", catalog, "--top", 2, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["query"], answer["error"], len(answer["matches"])) == (str(photo), None, 2)
    best = answer["matches"][0]
    assert set(best) == {"rank", "sku", "photo", "similarity", "relation", "duplicate_score", "evidence"}
    assert (best["rank"], best["sku"], best["photo"], best["relation"]) == (1, "SKU1", str(photo), "identical")


def test_each_prints_a_line_a_photo_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shop: Path, catalog: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "delivery"
    write_photo(folder / "商品图.jpg", 3)
    (folder / "broken.jpg").write_bytes(b"no")
    assert run(monkeypatch, "search", "--each", folder, shop / "SKU0/photo0.jpg", "--catalog", catalog, "--json") == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [Path(answer["query"]).name for answer in answers] == ["broken.jpg", "商品图.jpg", "photo0.jpg"]
    assert answers[0]["error"]
    assert answers[0]["matches"] == []
    assert answers[1]["matches"][0]["sku"] == "SKU1"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["search", "x.jpg", "--catalog", "nowhere"], 1, "There is no catalog"),
        (["index", "nowhere", "--catalog", "c"], 1, "There is no folder nowhere"),
        (["index", ".", "--catalog", "c", "--sku-rule", "nonsense"], 2, "not an SKU rule"),
        (["index", ".", "--catalog", "c", "--model", "none"], 1, "no model called"),
        (["index", ".", "--catalog", "c", "--device", "abacus"], 2, "abacus"),
        (["search", "x.jpg", "--catalog", "c", "--where", "colour"], 2, "not a condition"),
        (["search"], 2, "Missing"),
        (["audits"], 2, "No such command"),
        (["--nonsense"], 2, "No such option"),
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
    assert "Traceback" not in captured.err


def test_a_query_nobody_can_read_is_code_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], catalog: Path, tmp_path: Path
) -> None:
    assert run(monkeypatch, "search", tmp_path / "gone.jpg", "--catalog", catalog, "--json") == 1
    assert "no longer there" in json.loads(capsys.readouterr().out)["error"]


def test_another_model_must_be_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], catalog: Path, shop: Path
) -> None:
    assert run(monkeypatch, "index", shop, "--catalog", catalog, "--model", "efficientnet-lite0") == 1
    assert "--reindex" in capsys.readouterr().err
    assert run(monkeypatch, "index", shop, "--catalog", catalog, "--model", TINY, "--reindex", "--json") == 0
    assert json.loads(capsys.readouterr().out)["photos"] == 12


def test_plain_output_for_people(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], catalog: Path, shop: Path
) -> None:
    assert run(monkeypatch, "search", shop / "SKU1/photo2.jpg", "--catalog", catalog) == 0
    assert "SKU1" in capsys.readouterr().out
    assert run(monkeypatch, "index", shop, "--catalog", catalog) == 0
    assert "12 photos can be searched: 0 new" in capsys.readouterr().out
    assert run(monkeypatch, "--version") == 0


@pytest.mark.skipif(sys.platform == "win32", reason="sends POSIX signals")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_interrupted_and_killed_runs_go_on_from_there(tmp_path: Path, home: Path, stop: signal.Signals) -> None:
    for number in range(600):
        write_photo(tmp_path / f"shop/{number:03d}.jpg", number, size=(640, 480))
    arguments = ["index", str(tmp_path / "shop"), "--catalog", str(tmp_path / "c")]
    command = [sys.executable, "-m", "visearch_desktop", *arguments]
    environment = {**os.environ, "VISEARCH_HOME": str(home)}
    first = subprocess.Popen([*command, "--model", TINY], env=environment, stdout=-1, stderr=-1, text=True)
    _wait_for_photos(tmp_path / "c")
    start = time.monotonic()
    first.send_signal(stop)
    _, errors = first.communicate(timeout=20)
    if stop == signal.SIGINT:
        assert first.returncode == 130
        assert errors.strip() == "Stopped. What was done so far is kept; the same command goes on from there."
        assert time.monotonic() - start < 3  # the interpreter's own end included
    again = subprocess.run([*command, "--json"], env=environment, capture_output=True, text=True, check=True)
    report = json.loads(again.stdout)
    assert (report["photos"], report["new"], report["failures"]) == (600, 0, [])


def _wait_for_photos(catalog: Path) -> None:
    """Until some photos are stored, but not all."""
    import sqlite3

    for _ in range(400):
        time.sleep(0.02)
        try:
            with sqlite3.connect(f"file:{catalog / 'catalog.sqlite'}?mode=ro", uri=True) as connection:
                stored = connection.execute("SELECT count(*) FROM content").fetchone()[0]
            connection.close()
        except sqlite3.Error:
            continue
        if stored:
            return
    pytest.fail("nothing was indexed")
