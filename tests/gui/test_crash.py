from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from visearch_desktop.gui import crash
from visearch_desktop.gui.crash import CrashDialog


def dialogs() -> list[CrashDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]


def raised() -> ValueError:
    try:
        raise ValueError("a mistake")
    except ValueError as error:
        return error


def test_a_mistake_opens_one_report_to_copy(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    error = raised()
    for _ in range(3):
        crash.hook(ValueError, error, error.__traceback__)
    (dialog,) = dialogs()
    dialog.copy()
    copied = QGuiApplication.clipboard().text()
    assert "ValueError: a mistake" in copied
    assert "PySide6" in copied
    assert "test_crash.py" in copied
    assert "a mistake" in capsys.readouterr().err
    dialog.accept()
    qtbot.waitUntil(lambda: not dialogs())


def test_without_a_window_the_report_goes_to_stderr(qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> None:
    error = raised()
    crash.hook(ValueError, error, error.__traceback__)
    assert not dialogs()
    assert "ValueError: a mistake" in capsys.readouterr().err


def test_a_program_without_a_console_has_no_stderr(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    error = raised()
    with monkeypatch.context() as without:
        without.setattr("sys.stderr", None)
        crash.hook(ValueError, error, error.__traceback__)
    (dialog,) = dialogs()
    dialog.accept()
    qtbot.waitUntil(lambda: not dialogs())
