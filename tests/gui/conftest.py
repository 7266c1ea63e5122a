from __future__ import annotations

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QThread
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeCore, FakeWorkspace
from visearch_desktop.core.progress import Progress
from visearch_desktop.core.settings import Settings
from visearch_desktop.gui import theme
from visearch_desktop.gui.app import Program, make_application
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.keyboard.keymap import keymap
from visearch_desktop.gui.main_window import MainWindow

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt fails a test of the window: it is a mistake that users see as a glitch or a crash."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            unlike_a_screen = "propagateSizeHints", "This plugin does not support (raise|grabbing)"  # offscreen
            item.add_marker(pytest.mark.qt_log_ignore(*unlike_a_screen, extend=True))


@pytest.fixture(scope="package", autouse=True)
def no_window_left() -> Iterator[None]:
    """Windows of these tests are gone before workers of later tests look for garbage."""
    gc.collect()
    gc.freeze()  # what was imported so far need not be looked through before each test
    yield
    gc.collect()
    gc.unfreeze()


BIG = 20
"""Widgets of a window that takes long to style: each later test would style it once more, for half a second."""


def big_windows() -> list[QWidget]:
    """The large windows there are, shown or not."""
    return [one for one in QApplication.topLevelWidgets() if len(one.findChildren(QWidget)) >= BIG]


@contextmanager
def no_window_more(session: pytest.Session) -> Iterator[None]:
    """Fail what leaves a large window behind that was not there before; what has failed already may hold its own."""
    before, failed = big_windows(), session.testsfailed
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    left = [one for one in big_windows() if one not in before]
    names = [f"{type(one).__name__} with {len(one.findChildren(QWidget))} widgets" for one in left]
    for one in left:
        one.deleteLater()
    assert session.testsfailed > failed or not left, f"windows left behind: {names}"


@pytest.fixture(scope="module", autouse=True)
def each_module_closes_its_windows(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """Windows that the tests of a module share go with the module."""
    with no_window_more(request.session):
        yield


@pytest.fixture(autouse=True)
def garbage(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """As in the program, garbage is collected in this thread only: `gui.garbage` says why.

    A test's windows go with it: styling one again in the next test took half a second.
    """
    with no_window_more(request.session):
        gc.disable()
        yield
    gc.enable()


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, catalogs and window state of a test are its own."""
    home = tmp_path / "home"
    monkeypatch.setenv("VISEARCH_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """A test that leaves a worker behind fails."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in set(threading.enumerate()) - before if not thread.daemon]
    assert not left, f"threads left running: {left}"
    app = QApplication.instance()
    if app is not None:
        running = [thread for thread in app.findChildren(QThread) if thread.isRunning()]
        assert not running


UNLISTED: list[object] = []
"""What jobs without a kind have said of how far they are: long tasks that the list of jobs would not know."""


@pytest.fixture(autouse=True)
def every_long_job_is_listed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A long task that is handed in without its kind fails the test that runs it."""
    hear = Job.hear

    def listen(job: Job, said: Any) -> None:
        moment = getattr(said, "value", None)
        if isinstance(moment, Progress) and not job.kind:
            UNLISTED.append(moment)
        hear(job, said)

    monkeypatch.setattr(Job, "hear", listen)
    yield
    found, UNLISTED[:] = list(UNLISTED), []
    assert not found, f"a job without a kind says how far it is: {found[0]}"


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Six small photos of three SKUs."""
    folder = tmp_path / "photos"
    folder.mkdir()
    made = []
    for number in range(6):
        image = QImage(96, 72, QImage.Format.Format_RGB32)
        image.fill(QColor.fromHsv(number * 55, 200, 220))
        made.append(folder / f"SKU{number // 2}_{number}.jpg")
        assert image.save(str(made[-1]))
    return made


@pytest.fixture(autouse=True)
def keys_as_at_first() -> Iterator[None]:
    """The keymap of the program is one for all tests: a changed key would be another one in those that come after."""
    yield
    if not keymap().untouched:
        keymap().reset()


@pytest.fixture
def core(monkeypatch: pytest.MonkeyPatch) -> FakeCore:
    """The core without its network."""
    fake = FakeCore()
    fake.install(monkeypatch)
    return fake


@pytest.fixture
def workspace(core: FakeCore, own_home: Path, photos: list[Path]) -> FakeWorkspace:
    """An indexed catalog that can be opened."""
    folder = own_home / "catalogs" / "shop"
    folder.mkdir(parents=True)
    core.workspaces[folder] = FakeWorkspace(folder, photos)
    return core.workspaces[folder]


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    """A desk with nothing on it."""
    make_application()
    theme.apply(qapp, "light")
    made = Desk(Settings(theme="light"))
    yield made
    made.close()


def end_program(program: Program) -> None:
    """Leave nothing of a program: a window that stays is styled anew in every later test, for half a second each."""
    program.window.close()
    program.teller.close()
    program.window.deleteLater()
    program.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, core: FakeCore, desk: Desk) -> MainWindow:
    """The window with no catalog."""
    made = MainWindow(desk)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, desk: Desk, workspace: FakeWorkspace) -> MainWindow:
    """The window with the catalog open."""
    with qtbot.waitSignal(desk.device_changed, timeout=5000):
        desk.open(workspace.folder)
    qtbot.waitUntil(lambda: desk.info is not None)
    return window
