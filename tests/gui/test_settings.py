"""Settings: what is chosen takes effect; networks are installed after their facts were confirmed."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.gui.fakes import PACKS, FakePack, FakeWorkspace
from visearch_desktop.core import settings as core_settings
from visearch_desktop.core.errors import CatalogBusyError, DeviceError, ModelError
from visearch_desktop.core.progress import Progress, Stage
from visearch_desktop.gui import tasks
from visearch_desktop.gui.main_window import SETTINGS, MainWindow

WAIT = 5000
FACTS = (("Dimensions", "2048"), ("Mean", "0.485, 0.456, 0.406"))


def words(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.settings.findChildren(QLabel) if label.isVisible())


def test_packs_are_listed_with_their_measured_figures(qtbot: QtBot, window: MainWindow) -> None:
    window.go(SETTINGS)
    qtbot.waitUntil(lambda: "EfficientNet-Lite0" in words(window), timeout=WAIT)
    assert "93% of edited copies found first" in words(window)
    assert "comes with the program" in words(window)


def test_a_file_is_installed_after_its_facts_are_confirmed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[str] = []

    def install(name: str) -> Generator[Progress, None, FakePack]:
        yield Progress(Stage.CHECK)
        installed.append(name)
        return PACKS[1]

    monkeypatch.setattr(tasks, "propose", lambda file: FACTS)
    monkeypatch.setattr(tasks, "install", install)
    window.go(SETTINGS)
    panel = window.settings.install
    panel.propose(tmp_path / "my.onnx")
    qtbot.waitUntil(lambda: "0.485, 0.456, 0.406" in words(window), timeout=WAIT)
    assert installed == []
    qtbot.waitUntil(lambda: not panel.confirm.visibleRegion().isEmpty(), timeout=WAIT)  # scrolled to
    with qtbot.waitSignal(panel.installed, timeout=WAIT):
        QTest.keyClick(panel.confirm, Qt.Key.Key_Return)
    assert installed == [str(tmp_path / "my.onnx")]
    assert "is installed" in window.settings.notices.sentence


def test_what_is_to_be_confirmed_stays_in_sight_when_the_models_come_later(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    come = threading.Event()

    def late() -> tuple[FakePack, ...]:
        come.wait(10)
        return tuple(PACKS) * 4

    monkeypatch.setattr(tasks, "packs", late)
    monkeypatch.setattr(tasks, "propose", lambda file: FACTS)
    window.resize(1000, 640)
    window.go(SETTINGS)
    panel = window.settings.install
    panel.propose(tmp_path / "my.onnx")
    qtbot.waitUntil(lambda: not panel.confirm.visibleRegion().isEmpty(), timeout=WAIT)
    come.set()
    qtbot.waitUntil(lambda: not window.desk.reading_lane.busy, timeout=WAIT)
    qtbot.wait(100)
    qtbot.waitUntil(lambda: not panel.confirm.visibleRegion().isEmpty(), timeout=WAIT)


def test_a_file_that_is_no_network_is_a_notice(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def propose(file: Path) -> None:
        raise ModelError(f"{file.name} is not an ONNX file.", "Choose another file.")

    monkeypatch.setattr(tasks, "propose", propose)
    window.go(SETTINGS)
    window.settings.install.propose(tmp_path / "photo.onnx")
    qtbot.waitUntil(lambda: "photo.onnx is not an ONNX file." in window.settings.notices.sentence, timeout=WAIT)


def test_the_download_shows_progress_and_can_be_cancelled(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []

    def install(name: str) -> Generator[Progress, None, FakePack]:
        try:
            for done in range(1000):
                time.sleep(0.01)
                yield Progress(Stage.DOWNLOAD, done * 3_000_000_000, 3_000_000_000_000)
        finally:
            closed.append(True)
        return PACKS[1]

    monkeypatch.setattr(tasks, "install", install)
    window.go(SETTINGS)
    panel = window.settings.install
    QTest.mouseClick(panel.official, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Downloading" in words(window), timeout=WAIT)
    QTest.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(closed) and panel.official.isEnabled(), timeout=WAIT)


def test_a_download_goes_on_while_photos_are_indexed_and_catalogs_change(
    qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def install(name: str) -> Generator[Progress, None, FakePack]:
        while not gate.wait(0.01):
            yield Progress(Stage.DOWNLOAD)
        return PACKS[1]

    monkeypatch.setattr(tasks, "install", install)
    workspace.index_step = 0.05
    opened.catalog.overview.index_panel.update_index()
    opened.settings.install.official.click()
    with qtbot.waitSignal(opened.desk.catalog_changed, timeout=WAIT):
        opened.desk.open(workspace.folder)
    with qtbot.waitSignal(opened.settings.install.installed, timeout=WAIT):
        gate.set()


def test_a_device_that_does_not_work_is_told_where_it_was_chosen(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def warm_up(workspace: FakeWorkspace) -> str:
        raise DeviceError("CUDA cannot be used.", "Choose another.")

    monkeypatch.setattr(tasks, "warm_up", warm_up)
    opened.go(SETTINGS)
    opened.desk.change(device="cuda")
    qtbot.waitUntil(lambda: opened.settings.notices.sentence == "CUDA cannot be used.", timeout=WAIT)
    assert "The model could not be loaded." in words(opened)


def test_another_device_reopens_the_catalog(qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace) -> None:
    opened.go(SETTINGS)
    opened.settings.device.choose("cpu")
    with qtbot.waitSignal(opened.desk.catalog_changed, timeout=WAIT):
        opened.settings.device.group.buttonClicked.emit(opened.settings.device.group.checkedButton())
    assert core_settings.load().device == "cpu"
    qtbot.waitUntil(lambda: "CPU" in words(opened), timeout=WAIT)


def test_what_the_disk_is_used_for(qtbot: QtBot, opened: MainWindow) -> None:
    opened.go(SETTINGS)
    qtbot.waitUntil(lambda: "Embeddings" in words(opened), timeout=WAIT)
    said = words(opened)
    assert "1.3 kB" in said  # embeddings, a photo
    assert "Made again when it is missing" in said
    assert "Audits" not in said  # what takes nothing is not named
    assert "Saved batches of all catalogs take 120 kB besides." in said
    assert "for 6 photos" in said


def test_space_is_given_back(qtbot: QtBot, opened: MainWindow) -> None:
    disk = opened.settings.disk
    opened.go(SETTINGS)
    qtbot.waitUntil(disk.free.isVisible, timeout=WAIT)
    assert disk.free.text() == "Free 4.2 MB"
    disk.free.click()
    qtbot.waitUntil(lambda: opened.settings.notices.sentence == "4.2 MB were freed.", timeout=WAIT)
    qtbot.waitUntil(lambda: not disk.free.isVisible(), timeout=WAIT)


def test_a_busy_catalog_frees_nothing(qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_workspace: FakeWorkspace) -> int:
        raise CatalogBusyError("It is being indexed.", "Wait.")

    monkeypatch.setattr(tasks, "free_space", refuse)
    disk = opened.settings.disk
    opened.go(SETTINGS)
    qtbot.waitUntil(disk.free.isVisible, timeout=WAIT)
    disk.free.click()
    qtbot.waitUntil(lambda: opened.settings.notices.sentence == "It is being indexed.", timeout=WAIT)
    qtbot.waitUntil(disk.free.isEnabled, timeout=WAIT)


def test_without_a_catalog_there_are_no_figures(window: MainWindow) -> None:
    window.go(SETTINGS)
    assert "once it is open" in words(window)
    assert not window.settings.disk.free.isVisible()


def test_the_disk_is_looked_at_only_when_somebody_looks(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[FakeWorkspace] = []
    monkeypatch.setattr(tasks, "disk_use", asked.append)
    opened.desk.catalog_changed.emit()
    qtbot.waitUntil(lambda: not opened.desk.reading_lane.busy)
    assert asked == []
