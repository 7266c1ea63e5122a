"""A second start hands its photos to the window that is there; files that macOS opens arrive as well."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Client
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.conftest import end_program
from tests.gui.fakes import FakeCore, FakeWorkspace
from visearch_desktop.core.settings import Settings, save
from visearch_desktop.gui import door as door_module
from visearch_desktop.gui.app import Program, run
from visearch_desktop.gui.door import MOST, Door, Wish
from visearch_desktop.gui.main_window import CATALOG, SEARCH, MainWindow

WAIT = 10_000
HOLD = """
import sys, time
from pathlib import Path
from visearch_desktop.gui.door import Door
door = Door(Path(sys.argv[1]))
print(door.claim(), flush=True)
door.start()
time.sleep(60)
"""
SECOND = """
import sys
from pathlib import Path
from visearch_desktop.gui.app import run
sys.exit(run(Path(sys.argv[1]) if sys.argv[1] else None, [Path(one) for one in sys.argv[2:]]) + 40)
"""
FILES = """
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from visearch_desktop.gui.app import make_application
app = make_application()
app.files_opened.connect(lambda files: (print([file.name for file in files]), app.quit()))
for url in (QUrl.fromLocalFile("/商品/a.jpg"), QUrl("https://example.org/x.jpg"), QUrl.fromLocalFile("/b #1.png")):
    app.sendEvent(app, QFileOpenEvent(url))
app.exec()
"""


@pytest.fixture(autouse=True)
def own_sockets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sockets and locks of a test are its own."""
    folder = tmp_path / "r"
    folder.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))


@pytest.fixture
def make(qapp: QApplication) -> Iterator[Callable[..., Door]]:
    made: list[Door] = []

    def one(data: Path) -> Door:
        made.append(Door(data))
        return made[-1]

    yield one
    for door in made:
        door.close()


Make = Callable[[Path], Door]


def test_a_wish_arrives_with_whole_paths(
    qtbot: QtBot, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = make(tmp_path), make(tmp_path)
    assert first.claim()
    first.start()
    assert not second.claim()
    monkeypatch.chdir(tmp_path)
    with qtbot.waitSignal(first.knocked, timeout=WAIT) as heard:
        assert second.hand_over(Wish((Path("红 衬衫.jpg"), tmp_path / "b.jpg")))
    assert heard.args == [Wish((tmp_path / "红 衬衫.jpg", tmp_path / "b.jpg"))]


def test_another_data_folder_has_a_window_of_its_own(make: Make, tmp_path: Path) -> None:
    assert make(tmp_path / "a").claim()
    assert make(tmp_path / "b").claim()


def test_once_closed_the_next_is_the_window(make: Make, tmp_path: Path) -> None:
    first = make(tmp_path)
    assert first.claim()
    first.start()
    first.close()
    assert make(tmp_path).claim()


@pytest.mark.parametrize(("wanted", "taken"), [("shop", True), ("other", False)])
def test_another_catalog_than_the_one_shown_is_refused(make: Make, tmp_path: Path, wanted: str, taken: bool) -> None:
    first = make(tmp_path)
    first.catalog = tmp_path / "shop"
    assert first.claim()
    first.start()
    second = make(tmp_path)
    assert not second.claim()
    assert second.hand_over(Wish(catalog=tmp_path / wanted)) is taken


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_what_a_killed_program_left_is_taken_over(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    held = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert held.stdout is not None
    assert held.stdout.readline() == "True\n"
    deadline = time.monotonic() + 10
    while not list((tmp_path / "r").glob("*.sock")) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not make(tmp_path).claim()
    held.send_signal(signal.SIGKILL)
    held.wait(10)
    held.stdout.close()
    assert len(list((tmp_path / "r").iterdir())) == 2  # its socket and its lock are still there
    first = make(tmp_path)
    assert first.claim()
    first.start()
    second = make(tmp_path)
    assert not second.claim()
    with qtbot.waitSignal(first.knocked, timeout=WAIT):
        assert second.hand_over(Wish())


@pytest.mark.skipif(os.name != "posix", reason="the address is a path")
def test_nonsense_silence_and_too_much_do_not_stop_the_listening(
    qtbot: QtBot, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door_module, "SILENCE", 0.1)
    first = make(tmp_path)
    assert first.claim()
    first.start()
    second = make(tmp_path)
    assert not second.claim()
    assert second.hand_over(Wish())  # it listens
    address = str(next((tmp_path / "r").glob("*.sock")))
    for said in (b"\xff\x00", b"[]", b'{"photos": 3, "catalog": ""}', b"x" * (MOST + 1)):
        with suppress(BrokenPipeError), Client(address) as line:
            line.send_bytes(said)
    with Client(address), qtbot.waitSignal(first.knocked, timeout=WAIT) as heard:  # one that says nothing
        assert second.hand_over(Wish((tmp_path / "a.jpg",)))
    assert heard.args == [Wish((tmp_path / "a.jpg",))]


def test_where_no_lock_can_be_made_the_window_opens_at_once(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door_module, "_folder", lambda: tmp_path / "absent")
    start = time.monotonic()
    door = make(tmp_path)
    assert not door.claim()
    assert not door.hand_over(Wish())
    assert time.monotonic() - start < door_module.PATIENCE


def test_a_second_start_is_searched_in_the_first_window_and_ends(
    qtbot: QtBot, qapp: QApplication, core: FakeCore, workspace: FakeWorkspace, photos: list[Path], own_home: Path
) -> None:
    own_home.mkdir(exist_ok=True)
    save(Settings(theme="light"))
    program = Program(qapp, workspace.folder)
    door, second = Door(), None
    try:
        assert door.claim()
        program.start()
        program.listen_at(door)
        qtbot.waitUntil(lambda: program.desk.info is not None, timeout=WAIT)
        program.window.showMinimized()
        second = subprocess.Popen([sys.executable, "-c", SECOND, "", str(photos[2])])
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=6 * WAIT)
        assert second.returncode == 40
        qtbot.waitUntil(lambda: len(program.window.search.results.model.matches) == 6, timeout=WAIT)
        assert [one.path for one in program.window.search.query.photos] == [photos[2]]
        assert not program.window.windowState() & Qt.WindowState.WindowMinimized
    finally:
        if second is not None:
            second.kill()
            second.wait(10)
        door.close()
        end_program(program)


def test_a_catalog_that_cannot_be_opened_leads_to_the_catalog_page(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    opened.go(SEARCH)
    with qtbot.waitSignal(opened.desk.opening_failed, timeout=WAIT):
        opened.desk.open(tmp_path / "gone")
    assert opened.page == CATALOG


def test_files_that_the_system_opens_arrive_together() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", FILES], capture_output=True, text=True, timeout=60, check=False,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert ran.stdout == "['a.jpg', 'b #1.png']\n", ran.stderr


def test_run_gives_its_wish_away_and_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Wish] = []
    monkeypatch.setattr(Door, "claim", lambda self: False)
    monkeypatch.setattr(Door, "hand_over", lambda self, wish: not given.append(wish))  # type: ignore[func-returns-value]
    monkeypatch.setattr("visearch_desktop.gui.app.make_application", lambda: pytest.fail("a second window"))
    assert run(Path("cat"), [Path("a.jpg")]) == 0
    assert given == [Wish((Path("a.jpg"),), Path("cat"))]
