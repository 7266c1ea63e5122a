"""Starts the real program and tells from within what it shows and where: `python -m tests.window.probe ARGUMENTS...`.

It only looks. What is asked comes line by line through one pipe, answers go back through another; the mouse and the
keys are those of the X server.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPoint, QRect, QSocketNotifier, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from visearch_desktop.gui.app import Program
from visearch_desktop.gui.main_window import MainWindow

ROWS = 40
"""Items of a list that are told of at most."""


class Probe(QObject):
    """Answers "look" with everything that is shown."""

    def __init__(self, program: Program, asked: int, answers: int) -> None:
        super().__init__(program)
        self._program = program
        self._lines, self._answers = os.fdopen(asked, "rb", buffering=0), answers
        self._notifier = QSocketNotifier(asked, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._answer)

    @Slot()
    def _answer(self) -> None:
        if not self._lines.read(1):
            self._notifier.setEnabled(False)  # who asked has gone
            return
        told = json.dumps(self._look()) + "\n"
        rest = told.encode()
        while rest:
            rest = rest[os.write(self._answers, rest) :]

    def _look(self) -> dict[str, Any]:
        window, desk = self._program.window, self._program.desk
        focus, active = QApplication.focusWidget(), QApplication.activeWindow()
        first = QApplication.activeModalWidget() or window
        return {
            "quiet": desk.quiet and desk.thumbnails.idle and desk.delivered.idle,
            "page": window.page,
            "active": _class(active),
            "wants_keys": 0 if active and active is first else int(first.winId()),
            "focus": _class(focus),
            "popup": _class(QApplication.activePopupWidget()),
            "scale": window.devicePixelRatioF(),
            "things": list(_things()),
        }


def _things() -> Iterator[dict[str, Any]]:
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            for one in (top, *top.findChildren(QWidget)):
                if one.isVisible() and one.window() is top:
                    yield from _of(one)


def _of(one: QWidget) -> Iterator[dict[str, Any]]:
    seen = one.visibleRegion().boundingRect()
    words = _words(one)
    if seen.isEmpty():
        return
    if words or one.accessibleName() or isinstance(one, QLineEdit | MainWindow | QAbstractItemView):
        yield _told(one, seen, words) | {"name": one.accessibleName(), "kind": _class(one)}
    if isinstance(one, QAbstractItemView) and one.model() is not None:
        yield from _items(one)


def _items(view: QAbstractItemView) -> Iterator[dict[str, Any]]:
    model, shown = view.model(), view.viewport().visibleRegion().boundingRect()
    for row in range(min(model.rowCount(view.rootIndex()), ROWS)):
        index = model.index(row, 0, view.rootIndex())
        place = view.visualRect(index).intersected(shown)
        if not place.isEmpty():
            yield _told(view.viewport(), place, _item_words(index)) | {"name": "", "kind": "item"}


def _item_words(index: QModelIndex) -> str:
    roles = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole
    return next((str(said) for role in roles if (said := index.data(role))), "")


def _told(one: QWidget, seen: QRect, words: str) -> dict[str, Any]:
    corner, middle = one.mapToGlobal(seen.topLeft()), one.mapToGlobal(seen.center())
    whole = QRect(one.mapToGlobal(QPoint(0, 0)), one.size())
    checked = isinstance(one, QAbstractButton) and one.isChecked()
    return {
        "of": _class(one.parentWidget()),
        "words": words,
        "place": (corner.x(), corner.y(), seen.width(), seen.height()),
        "whole": whole.size().toTuple(),
        "enabled": one.isEnabled(),
        "checked": checked,
        "focus": one.hasFocus(),
        "free": _on_top(one, middle),
        "rows": one.model().rowCount(one.rootIndex()) if isinstance(one, QAbstractItemView) and one.model() else 0,
    }


def _on_top(one: QWidget, place: QPoint) -> bool:
    """Whether a click there comes to `one`."""
    there = QApplication.widgetAt(place)
    return there is not None and (there is one or one.isAncestorOf(there))


def _class(one: QWidget | None) -> str:
    """What Qt calls its kind: Python knows only the nearest public one."""
    return one.metaObject().className() if one is not None else ""


def _words(one: QWidget) -> str:
    if isinstance(one, QLabel | QAbstractButton | QLineEdit):
        return one.text()
    return one.currentText() if isinstance(one, QComboBox) else ""


def main() -> None:
    """Run the program as `visearch ARGUMENTS...` would."""
    asked, answers = map(int, os.environ.pop("VISEARCH_PROBE").split(","))
    start = Program.start

    def watched(program: Program) -> None:
        start(program)
        Probe(program, asked, answers)

    setattr(Program, "start", watched)  # noqa: B010 - a plain assignment is none to the type checker
    from visearch_desktop.__main__ import main as visearch

    visearch()


if __name__ == "__main__":
    main()
