"""Buttons that name their key, and the line of other keys: what they say, and what gives way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from visearch_desktop.gui.keyboard.commands import Command
from visearch_desktop.gui.keyboard.keyed import Hint, KeyButton, KeyHints, KeyRow
from visearch_desktop.gui.keyboard.keymap import keymap

KEEP = Command("batch", "K")


def test_a_button_says_the_key_that_holds_now(qtbot: QtBot) -> None:
    button = KeyButton("batch", "K", "Keep", "Keep it")
    qtbot.addWidget(button)
    assert button.text() == "Keep  K"
    keymap().change(KEEP, "J")
    assert button.text() == "Keep  J"
    button.say("Hold", "Hold it")
    assert (button.text(), button.accessibleName(), button.toolTip()) == ("Hold  J", "Hold", "Hold it")
    keymap().reset()
    assert button.text() == "Hold  K"


def test_a_button_with_an_icon_shows_its_key_and_is_called_by_its_words(qtbot: QtBot) -> None:
    button = KeyButton("", "Z", "Undo", "Take it back", "undo")
    qtbot.addWidget(button)
    keymap().change(KEEP, "Z")  # not its own key
    assert (button.text(), button.accessibleName()) == ("Z", "Undo")
    assert not button.icon().isNull()


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[KeyHints]:
    """Eight hints in a window that does not say how wide they are."""
    window = QWidget()
    qtbot.addWidget(window)
    made = KeyHints([Hint("K", "keep", "batch"), *(Hint(str(place), f"meaning {place}") for place in range(7))])
    made.setParent(window)
    window.show()
    yield made
    window.close()


def said(line: KeyHints) -> list[str]:
    return [label.text() for label in line.findChildren(QLabel) if label.isVisible()]


def test_hints_give_way_and_the_last_one_stays(line: KeyHints) -> None:
    line.resize(2000, 30)
    whole = said(line)
    assert whole == ["K", "keep", *(text for place in range(7) for text in (str(place), f"meaning {place}"))]
    line.resize(300, 30)
    some = said(line)
    assert whole[: len(some) - 2] == some[:-2]
    assert 4 <= len(some) < len(whole)
    assert all(label.geometry().right() <= 300 for label in line.findChildren(QLabel) if label.isVisible())
    line.resize(line.minimumSizeHint().width(), 30)
    assert said(line) == ["6", "meaning 6"]
    line.resize(2000, 30)
    assert said(line) == whole


def test_hints_follow_changes_of_keys(line: KeyHints) -> None:
    line.resize(2000, 30)
    keymap().change(KEEP, "J")
    assert said(line)[0] == "J"


def test_buttons_go_on_in_a_second_line(qtbot: QtBot) -> None:
    row = KeyRow([KeyButton("", "K", f"Decision {place}", "") for place in range(6)])
    qtbot.addWidget(row)
    layout = row.layout()
    assert layout is not None
    one = layout.heightForWidth(3000)
    assert layout.heightForWidth(300) >= 2 * one
