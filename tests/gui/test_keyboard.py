"""Keys in one table: each is listed, can be changed, and then does what the first one did; nothing stands twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from visearch_desktop.gui import remembered
from visearch_desktop.gui.keyboard.commands import COMMANDS, TOGETHER, Command, command_words, place_words
from visearch_desktop.gui.keyboard.key_list import KeyList
from visearch_desktop.gui.keyboard.keymap import Keymap, allowed, keymap, shown
from visearch_desktop.gui.main_window import AUDIT, SEARCH, MainWindow

WORDS = Command("search", "Ctrl+F")
KEEP = Command("batch", "K")


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held)


def test_every_key_has_words_and_every_place_a_name() -> None:
    assert set(command_words()) == {(one.place, one.key) for one in COMMANDS}
    assert set(place_words()) == {one.place for one in COMMANDS} == set().union(*TOGETHER)


def test_no_key_stands_twice_where_both_would_work(qapp: QApplication) -> None:
    for command in COMMANDS:
        if not command.fixed:
            assert Keymap().taken(command.place, command.key) == command


def test_what_can_be_changed_is_a_key_that_can_be_typed() -> None:
    for command in COMMANDS:
        if not command.fixed:
            assert QKeySequence(command.key).toString() == command.key


def test_a_changed_letter_means_what_the_first_one_meant(qapp: QApplication) -> None:
    keys = Keymap()
    keys.change(KEEP, "J")
    assert keys.meant("batch", press(Qt.Key.Key_J)) == Qt.Key.Key_K
    assert keys.meant("batch", press(Qt.Key.Key_K)) == Qt.Key.Key_unknown
    assert keys.meant("audit", press(Qt.Key.Key_K)) == Qt.Key.Key_K  # another place, another key
    assert keys.meant("batch", press(Qt.Key.Key_Down)) == Qt.Key.Key_Down


def test_a_function_key_of_a_page_is_no_key_of_its_list(qapp: QApplication) -> None:
    keys = Keymap()
    keys.change(Command("audit", "Ctrl+Return"), "F5")
    assert keys.meant("audit", press(Qt.Key.Key_F5)) == Qt.Key.Key_F5


def test_two_keys_may_change_places_one_after_the_other(qapp: QApplication) -> None:
    keys = Keymap()
    skip = Command("batch", "S")
    keys.change(KEEP, "J")
    keys.change(skip, "K")
    keys.change(KEEP, "S")
    assert keys.meant("batch", press(Qt.Key.Key_K)) == Qt.Key.Key_S
    assert keys.meant("batch", press(Qt.Key.Key_S)) == Qt.Key.Key_K


def test_changes_outlive_the_program(qapp: QApplication) -> None:
    Keymap().change(WORDS, "Ctrl+Alt+W")
    assert Keymap().key("search", "Ctrl+F") == "Ctrl+Alt+W"
    Keymap().change(WORDS, "Ctrl+F")
    assert Keymap().untouched


@pytest.mark.parametrize(
    "kept", ["", "{", "[1]", json.dumps([["search", "Ctrl+Z", "X"]]), json.dumps([["nowhere", "A", "B"]]), "[[1,2,3]]"]
)
def test_a_damaged_file_changes_nothing(qapp: QApplication, kept: str) -> None:
    remembered.keep("keys", kept)
    assert Keymap().untouched


def test_what_a_command_may_have() -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier
    assert allowed(KEEP, press(Qt.Key.Key_J)) == "J"
    assert allowed(KEEP, press(Qt.Key.Key_J, ctrl)) == ""
    assert allowed(KEEP, press(Qt.Key.Key_Space)) == ""
    assert allowed(WORDS, press(Qt.Key.Key_J)) == ""
    assert allowed(WORDS, press(Qt.Key.Key_J, ctrl)) == "Ctrl+J"
    assert allowed(WORDS, press(Qt.Key.Key_F5)) == "F5"
    assert allowed(WORDS, press(Qt.Key.Key_Escape, ctrl)) == ""


def test_keys_are_shown_as_people_write_them() -> None:
    assert [shown(key) for key in ("Ctrl+Return", "Up Down", "1-9", "+ -")] == ["Ctrl+Enter", "↑ ↓", "1–9", "+ -"]


def open_list(qtbot: QtBot, window: MainWindow) -> KeyList:
    window.activateWindow()
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Question)
    qtbot.waitUntil(lambda: window.aids.keys is not None and window.aids.keys.isVisible())
    assert window.aids.keys is not None
    return window.aids.keys


def test_a_question_mark_shows_the_list_and_takes_it_away(qtbot: QtBot, window: MainWindow) -> None:
    window.go(SEARCH)
    listed = open_list(qtbot, window)
    assert all(cap.text() for cap in listed.caps.values())
    QTest.keyClick(listed, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.search


def test_a_question_mark_in_a_text_field_is_text(qtbot: QtBot, window: MainWindow) -> None:
    window.go(SEARCH)
    field = window.search.bar.text
    window.search.bar.focus_words()
    QTest.keyClick(field, Qt.Key.Key_Question)
    assert window.aids.keys is None or not window.aids.keys.isVisible()


def test_a_key_is_changed_in_the_list_and_works_at_once(qtbot: QtBot, window: MainWindow) -> None:
    listed = open_list(qtbot, window)
    cap = listed.caps[WORDS]
    QTest.mouseClick(cap, Qt.MouseButton.LeftButton)
    assert "Press the new key" in listed.said.text()
    QTest.keyClick(cap, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert cap.text() == "Ctrl+U"
    assert "Ctrl+U" in cap.accessibleName()
    window.go(SEARCH)
    QTest.keyClick(window.search, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.search.bar.text.hasFocus)


def test_a_key_that_is_taken_is_refused_with_its_name(qtbot: QtBot, window: MainWindow) -> None:
    listed = open_list(qtbot, window)
    listed.ask(KEEP)
    QTest.keyClick(listed.caps[KEEP], Qt.Key.Key_Q)  # the compared photos of a batch have it
    assert "Side by side" in listed.said.text()
    assert keymap().untouched
    QTest.keyClick(listed.caps[KEEP], Qt.Key.Key_Escape)
    assert listed.isVisible()
    assert listed.caps[KEEP].text() == "K"


def test_tool_tips_say_the_key_that_holds(qtbot: QtBot, window: MainWindow) -> None:
    keymap().change(Command("search", "Ctrl+H"), "Ctrl+Alt+H")
    keymap().change(Command("window", "Ctrl+2"), "F7")
    assert window.search.bar.acts.history.toolTip().endswith("(Ctrl+Alt+H)")
    keymap().reset()
    assert window.search.bar.acts.history.toolTip().endswith("(Ctrl+H)")


def test_menus_of_the_query_say_the_key_that_holds(qtbot: QtBot, window: MainWindow) -> None:
    keymap().change(Command("search", "Ctrl+S"), "Ctrl+Alt+S")
    bar, more, added = window.search.bar, QMenu(window), QMenu(window)
    bar.acts.fill(more)
    assert [one.text().partition("\t")[2] for one in more.actions()] == ["Ctrl+Z", "Ctrl+Alt+S", "", "Ctrl+G"]
    bar.fill_add(added)
    keys = [one.text().partition("\t")[2] for one in added.actions()]
    assert keys == ["Ctrl+Shift+O", "Ctrl+Shift+V", "Ctrl+Shift+G"]


def test_a_page_that_is_made_later_says_the_new_keys_too(qtbot: QtBot, window: MainWindow) -> None:
    keymap().change(Command("window", "Ctrl+3"), "F7")
    window.go(SEARCH)
    QTest.keyClick(window, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.audit)
    assert window.pages.currentIndex() == AUDIT


def test_all_is_as_at_first_again(qtbot: QtBot, window: MainWindow, own_home: Path) -> None:
    listed = open_list(qtbot, window)
    assert not listed.reset.isEnabled()
    keymap().change(KEEP, "J")
    assert listed.reset.isEnabled()
    listed.reset.click()
    assert keymap().untouched
    assert listed.caps[KEEP].text() == "K"
