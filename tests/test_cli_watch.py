"""The command `visearch watch`, as a process that is told to end by Ctrl+C."""

from __future__ import annotations

import json
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import TINY, finish, write_photo
from tests.test_cli import run
from visearch_desktop.core import indexing
from visearch_desktop.core.workspace import Workspace


class Process:
    """A running `visearch watch`; its lines come without waiting for more than a minute."""

    def __init__(self, *arguments: object) -> None:
        command = [sys.executable, "-m", "visearch_desktop", "watch", *map(str, arguments)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def line(self) -> str:
        return self._lines.get(timeout=60)

    def stop(self) -> tuple[int, str]:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(30)
        self._reader.join(30)
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        said = self.process.stderr.read()
        self.process.stdout.close()
        self.process.stderr.close()
        return code, said

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)


@pytest.fixture
def catalog(tmp_path: Path, shop: Path) -> Path:
    workspace = Workspace.create(tmp_path / "cat", model=TINY, device="cpu")
    finish(indexing.index_folders(workspace, [shop]))
    workspace.close()
    return tmp_path / "cat"


@pytest.fixture
def watching(catalog: Path) -> Iterator[Process]:
    made = Process("--catalog", catalog, "--device", "cpu", "--json")
    yield made
    if made.process.poll() is None:
        made.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to one process")
def test_each_run_is_a_line_of_json_and_ctrl_c_ends_it(watching: Process, shop: Path) -> None:
    write_photo(shop / "SKU8/ready.jpg", 70)
    first = json.loads(watching.line())
    assert first["photos"] == 13  # what happened before it was started
    write_photo(shop / "SKU8/新品.jpg", 71)
    (shop / "notes.txt").write_text("not a photo")
    second = json.loads(watching.line())
    assert (second["photos"], second["new"], second["gone"], second["failures"]) == (14, 1, 0, [])
    code, said = watching.stop()
    assert code == 0
    assert f"Watching {shop}." in said
    assert "Stopped watching." in said


def test_a_catalog_without_folders_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    Workspace.create(tmp_path / "empty", model=TINY).close()
    assert run(monkeypatch, "watch", "--catalog", tmp_path / "empty") == 1
    assert "has no photo folders" in capsys.readouterr().err
