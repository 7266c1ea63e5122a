"""`visearch self-test`: it passes here, and each thing that can be wrong with an installation is a row that says so."""

from __future__ import annotations

import errno
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import TINY
from visearch_desktop import __version__, cli
from visearch_desktop.core import places, self_test
from visearch_desktop.core.errors import CatalogError, VisearchError
from visearch_desktop.core.self_test import Connections, journeys, parts, running
from visearch_desktop.core.self_test.bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    (tmp_path / "bench").mkdir()
    made = Bench(tmp_path / "bench", "cpu")
    yield made
    made.close()


def test_a_whole_run_passes_and_leaves_nothing(home: Path, tmp_path: Path) -> None:
    """As a user would start it; the window is drawn without a screen."""
    before = sorted(home.rglob("*"))  # the log is kept
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environment |= {"TMPDIR": str(tmp_path), "QT_QPA_PLATFORM": ""}
    command = [*places.own_command(), "self-test", "--device", "cpu", "--json"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    said = json.loads(ended.stdout)
    assert (said["passed"], said["version"]) == (True, __version__)
    names = [one["name"] for one in said["checks"]]
    assert names[:3] == ["Program", "Files", "Data folder"]
    assert names[3:11] == list(parts.FORMATS)
    assert names[11:-5] == ["Model efficientnet-lite0", "Model resnet50-augnet", f"Model {TINY}"]
    assert names[-5:] == ["Index", "Search", "Audit", "Window", "Network"]
    assert "1280 x 800 pixels without a screen; no connection" in said["checks"][-2]["said"]
    assert [one for one in sorted(home.rglob("*")) if "logs" not in one.relative_to(home).parts] == before
    assert not list(tmp_path.glob("visearch-self-test-*"))


def test_a_failing_row_is_told_and_the_exit_code_is_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_bench: Bench) -> str:
        raise VisearchError("The moon is full.", "Wait.")

    def lost(_bench: Bench) -> str:
        raise ImportError("libmoon.so.1: cannot open shared object file")

    monkeypatch.setattr(running, "steps", lambda: (("Good", lambda _: "fine"), ("Moon", broken), ("Library", lost)))
    monkeypatch.setattr(sys, "argv", ["visearch", "self-test"])
    assert cli.main() == 1
    shown = capsys.readouterr()
    assert "FAILED" in shown.out
    assert shown.out.count("passed") == 2  # "Good" and "Network": the others go on
    assert shown.err.splitlines() == [
        "Moon: The moon is full. Wait.",
        "Library: ImportError: libmoon.so.1: cannot open shared object file",
    ]
    monkeypatch.setattr(sys, "argv", ["visearch", "self-test", "--json"])
    assert cli.main() == 1
    said = json.loads(capsys.readouterr().out)
    assert [one["passed"] for one in said["checks"]] == [True, False, False, True]


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's resources at a place where they can be damaged."""
    folder = tmp_path / "program"
    shutil.copytree(places.bundled("resources") / "formats", folder / "resources" / "formats")
    (folder / "models").mkdir()
    monkeypatch.setattr(places, "_PACKAGE", folder)
    return folder


def test_every_format_is_read_and_a_wrong_answer_is_seen(copied: Path) -> None:
    for ending in parts.FORMATS.values():
        assert "64 x 48 pixels" in parts.reads(ending)
    formats = copied / "resources" / "formats"
    (formats / "picture.heic").write_bytes(b"ftyp")
    with pytest.raises(VisearchError, match="not a photo"):
        parts.reads("heic")
    shutil.copy(places.__file__, formats / "picture.webp")
    with pytest.raises(VisearchError):
        parts.reads("webp")
    from PIL import Image

    Image.new("RGB", (64, 48), "red").save(formats / "picture.png")
    with pytest.raises(VisearchError, match="differs from the same in PNG by"):
        parts.reads("jpg")


def test_missing_files_of_the_program_are_named(copied: Path, bench: Bench) -> None:
    with pytest.raises(VisearchError, match=r"window\.qss") as caught:
        parts.files(bench)
    assert caught.value.advice == "Install the program again."


def test_a_data_folder_that_cannot_be_written_is_told(
    monkeypatch: pytest.MonkeyPatch, bench: Bench, tmp_path: Path
) -> None:
    assert parts.data_folder(bench) == str(places.data_folder())
    monkeypatch.setenv("VISEARCH_HOME", str(tmp_path / "never" / "made"))
    assert parts.data_folder(bench) == str(tmp_path / "never" / "made")
    assert not (tmp_path / "never").exists()
    monkeypatch.setenv("VISEARCH_HOME", "/proc/nowhere/data")
    with pytest.raises(CatalogError, match="cannot be written"):
        parts.data_folder(bench)
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("VISEARCH_HOME", str(tmp_path / "file" / "data"))
    with pytest.raises(CatalogError, match=r"cannot be made: .*file is a file\."):
        parts.data_folder(bench)


def test_a_full_disk_is_one_sentence_and_not_one_for_each_photo(monkeypatch: pytest.MonkeyPatch, bench: Bench) -> None:
    def full(source: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(CatalogError, match=r"cannot be written to .*: the disk is full") as caught:
        journeys.index(bench)
    assert len(caught.value.in_full) < 300


def test_nowhere_for_temporary_files_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkdtemp", full)
    monkeypatch.setattr(sys, "argv", ["visearch", "self-test"])
    assert cli.main() == 1
    assert capsys.readouterr().err.startswith("There is no folder to write temporary files to: No space left")


def test_a_damaged_model_is_told(home: Path) -> None:
    (places.user_models() / TINY / "model.onnx").write_bytes(b"not a network")
    (step,) = [step for name, step in running.steps() if name == f"Model {TINY}"]
    with pytest.raises(VisearchError, match="damaged or was exchanged"):
        step(Bench(home, "cpu"))
    (places.user_models() / TINY / "card.toml").write_text("name = 7")
    (step,) = [step for name, step in running.steps() if name == f"Model {TINY}"]
    with pytest.raises(VisearchError):
        step(Bench(home, "cpu"))


def test_without_a_catalog_the_journeys_say_why(bench: Bench) -> None:
    for step in (journeys.search, journeys.compare, journeys.window):
        with pytest.raises(CatalogError, match="indexing failed"):
            step(bench)


def test_a_run_that_is_closed_clears_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    task = self_test.run("cpu")
    next(task)
    assert list(tmp_path.glob("visearch-self-test-*"))
    task.close()
    assert not list(tmp_path.glob("visearch-self-test-*"))


ASKING = """
import socket
from visearch_desktop.core.self_test.connections import Connections
heard = Connections()
one, two = socket.socketpair()
one.close()
two.close()
assert heard.close() == ()
heard = Connections()
with socket.socket() as asking:
    asking.settimeout(0.01)
    asking.connect_ex(("192.0.2.1", 9))  # kept for documentation: nobody is there
assert heard.close() == ("connect 192.0.2.1",)
with socket.socket() as unheard:  # asked for after the end
    unheard.settimeout(0.01)
    unheard.connect_ex(("192.0.2.2", 9))
assert heard.close()[:1] == ("connect 192.0.2.1",)
"""


def test_connections_are_heard_and_those_inside_the_computer_are_not() -> None:
    """In a process of its own: in this one nobody may ask for another computer."""
    ended = subprocess.run([sys.executable, "-c", ASKING], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells what is open")
def test_a_socket_that_a_library_holds_is_seen() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        (seen,) = Connections().close()
        assert seen.startswith("tcp ")
