"""No words are cut off and no icon is blurred at the scales that screens have; icons that sleep can be seen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from visearch_desktop.gui import controls, icons, theme

VIEWS = Path(__file__).with_name("test_clipping.py")


@pytest.mark.slow
@pytest.mark.parametrize("scale", ["1.25", "1.5", "2", "3"])
def test_every_view_at_a_scale(scale: str) -> None:
    """Qt reads the scale once, before its first window: each has a process of its own; 100 % is test_clipping."""
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", str(VIEWS)],
        env=os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"},
        cwd=VIEWS.parents[2],
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout[-6000:]


def inked(image: QImage, colour: str) -> bool:
    """Whether everything that is drawn has nearly this colour: the rims of lines are rounded."""
    spots = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    wanted, drawn = QColor(colour), [spot for spot in spots if spot.alpha() > 128]
    near = [
        max(abs(spot.red() - wanted.red()), abs(spot.green() - wanted.green()), abs(spot.blue() - wanted.blue())) <= 4
        for spot in drawn
    ]
    return bool(drawn) and all(near)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_icon_of_a_disabled_button_is_no_lighter_than_its_words(
    qtbot: QtBot, qapp: QApplication, choice: str
) -> None:
    theme.apply(qapp, choice)
    button = controls.button("Index photos", "play", kind="primary")
    qtbot.addWidget(button)
    asleep = button.icon().pixmap(button.iconSize(), 1.0, QIcon.Mode.Disabled).toImage()
    assert inked(asleep, theme.tones().border_strong)
    awake = button.icon().pixmap(button.iconSize(), 1.0, QIcon.Mode.Normal).toImage()
    assert inked(awake, theme.tones().on_accent)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_icons_are_drawn_with_the_pixels_of_the_screen(qapp: QApplication, scale: float) -> None:
    drawn = icons.icon("search", "#1b1f24", 20).pixmap(QSize(20, 20), scale)
    assert drawn.size() == QSize(round(20 * scale), round(20 * scale))
    assert drawn.devicePixelRatio() == scale


def test_an_icon_is_drawn_again_on_another_screen(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    real = icons.pixmap

    def watched(name: str, colour: str, size: int, scale: float = 1.0, gap: int = 0) -> QPixmap:
        drawn.append(scale)
        return real(name, colour, size, scale, gap)

    monkeypatch.setattr(icons, "pixmap", watched)
    sign = controls.glyph("folder", 18)
    qtbot.addWidget(sign)
    monkeypatch.setattr(QLabel, "devicePixelRatioF", lambda _: 2.0)
    for _ in range(2):
        qapp.sendEvent(sign, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert drawn == [1.0, 2.0]


def test_buttons_are_drawn_for_their_own_screen_only(qtbot: QtBot) -> None:
    """For all scales a new window drew 612 icons, 0.1 s before it was there."""
    icons.pixmap.cache_clear()
    icons.icon.cache_clear()
    button = controls.button("Index photos", "play")
    qtbot.addWidget(button)
    assert icons.pixmap.cache_info().misses == 2  # awake and asleep
