"""What the window says and offers when a catalog is damaged, or belongs to another copy of the program just now."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from visearch_desktop.core import audit, catalog_folder
from visearch_desktop.core.errors import CatalogDamagedError, CatalogError, CatalogFullError
from visearch_desktop.core.findings import Verdict
from visearch_desktop.core.store import Database, seat
from visearch_desktop.gui import tasks
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.main_window import MainWindow

WAIT = 20_000


def button(window: MainWindow) -> str:
    return window.catalog.notices._button.text() if window.catalog.notices._action else ""


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow(Desk())
    qtbot.addWidget(made)
    return made


def test_a_damaged_catalog_is_restored_with_one_button(window: MainWindow, judged_folder: Path, qtbot: QtBot) -> None:
    (judged_folder / "catalog.sqlite").write_bytes(b"\0" * 9000)
    window.desk.open(judged_folder)
    notices = window.catalog.notices
    qtbot.waitUntil(lambda: notices.sentence == f"The catalog in {judged_folder} is damaged.", timeout=WAIT)
    assert "There is a backup of" in notices.advice
    assert button(window) == "Restore"
    notices._act()
    qtbot.waitUntil(lambda: window.desk.workspace is not None, timeout=WAIT)
    assert window.desk.workspace is not None
    assert list(audit.verdicts(window.desk.workspace).values()) == [Verdict.DUPLICATE]
    qtbot.waitUntil(lambda: not window.desk.reading_lane.busy and not window.desk.search_lane.busy, timeout=WAIT)
    window.close()


def test_without_a_backup_nothing_is_offered(window: MainWindow, tmp_path: Path) -> None:
    window.catalog.safety.show_error(CatalogDamagedError(tmp_path))
    assert button(window) == ""
    window.close()


def test_a_catalog_that_another_copy_has_open_is_read_and_opened_again(
    window: MainWindow, judged_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(seat, "take", lambda _: False)
        window.desk.open(judged_folder)
        qtbot.waitUntil(lambda: window.desk.workspace is not None, timeout=WAIT)
    notices = window.catalog.notices
    assert notices.sentence == "This catalog can only be read now."
    assert "Another copy of ViSearch has this catalog open" in notices.advice
    assert window.desk.workspace is not None
    with pytest.raises(CatalogError, match="Another copy"):
        audit.undo(window.desk.workspace)
    assert button(window) == "Open again"
    first = window.desk.workspace
    notices._act()
    qtbot.waitUntil(lambda: window.desk.workspace not in {None, first}, timeout=WAIT)
    assert window.desk.workspace.only_reading == ""
    qtbot.waitUntil(lambda: not window.desk.reading_lane.busy and not window.desk.search_lane.busy, timeout=WAIT)
    window.close()


def test_a_catalog_on_a_full_drive_is_read_and_opened_again(
    window: MainWindow, judged_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A drive that is really full: `test_drives.py`."""

    def full(folder: Path, *, read_only: bool = False) -> Database:
        if not read_only:
            raise CatalogFullError("The disk is full.")
        return Database(folder, read_only=True)

    with monkeypatch.context() as patch:
        patch.setattr(catalog_folder, "Database", full)
        window.desk.open(judged_folder)
        qtbot.waitUntil(lambda: window.desk.workspace is not None, timeout=WAIT)
    notices = window.catalog.notices
    assert notices.sentence == "This catalog can only be read now."
    assert notices.advice.startswith("The drive that holds this catalog is full. You can search;")
    assert button(window) == "Open again"
    panel, folders = window.catalog.overview.index_panel, window.catalog.overview.folders
    qtbot.waitUntil(lambda: panel.start.text() == "Open again", timeout=WAIT)
    assert "It can only be read now." in panel._said.text()
    assert panel.start.isEnabled()
    assert not any(one.isEnabled() for one in (folders.add, folders.table, folders.rule))
    first = window.desk.workspace
    notices.clear()  # somebody closed it: there is another way
    panel.start.click()
    qtbot.waitUntil(lambda: window.desk.workspace not in {None, first}, timeout=WAIT)
    assert window.desk.workspace is not None
    assert window.desk.workspace.only_reading == ""
    qtbot.waitUntil(lambda: panel.start.text() == "Update index", timeout=WAIT)
    assert all(one.isEnabled() for one in (panel.start, folders.add, folders.table, folders.rule))
    qtbot.waitUntil(lambda: not window.desk.reading_lane.busy and not window.desk.search_lane.busy, timeout=WAIT)
    window.close()


def test_backups_are_kept_while_the_window_stays_open(window: MainWindow, judged_folder: Path, qtbot: QtBot) -> None:
    window.desk.open(judged_folder)
    qtbot.waitUntil(lambda: window.desk.workspace is not None, timeout=WAIT)
    assert window.desk.workspace is not None
    for file in (judged_folder / "backups").iterdir():
        file.unlink()
    window.catalog.safety.keep()
    qtbot.waitUntil(lambda: tasks.backup_of(judged_folder) is not None, timeout=WAIT)
    assert abs((datetime.now() - (tasks.backup_of(judged_folder) or datetime.min)).total_seconds()) < 60
    qtbot.waitUntil(lambda: not window.desk.reading_lane.busy and not window.desk.search_lane.busy, timeout=WAIT)
    window.close()
