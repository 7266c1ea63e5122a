from __future__ import annotations

import re
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from visearch_desktop.core import places
from visearch_desktop.gui import theme
from visearch_desktop.gui.theme import DARK, LIGHT, Tones

READ = [
    ("text", "window"), ("text", "surface"), ("text", "sunken"), ("text", "hover"), ("text", "accent_soft"),
    ("muted", "window"), ("muted", "surface"), ("muted", "sunken"), ("muted", "accent_soft"), ("muted", "hover"),
    ("accent", "surface"), ("accent", "window"), ("accent", "accent_soft"), ("accent", "hover"),
    ("on_accent", "accent_fill"), ("on_accent", "accent_hover"), ("on_mat", "mat"),
    ("text", "error_soft"), ("text", "warn_soft"), ("text", "identical_soft"),
    *((f"{name}", f"{name}_soft") for name in ("identical", "duplicate", "variant", "similar", "warn", "error")),
]  # fmt: skip

SEEN = [
    ("accent", "surface"), ("accent", "window"), ("border_strong", "surface"), ("border_strong", "window"),
    ("accent_fill", "mat"), ("accent", "mat"),
]  # fmt: skip


def luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    red, green, blue = (linear(part) for part in (made.redF(), made.greenF(), made.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_text_has_aa_contrast(tones: Tones, ink: str, ground: str) -> None:
    assert contrast(getattr(tones, ink), getattr(tones, ground)) >= 4.5


@pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), SEEN)
def test_edges_and_focus_have_aa_contrast(tones: Tones, ink: str, ground: str) -> None:
    needed = 3.0 if ground != "mat" or tones is LIGHT else 2.5  # the bar also stands beside its number
    assert contrast(getattr(tones, ink), getattr(tones, ground)) >= needed


@pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["light", "dark"])
def test_the_grey_behind_photos_has_no_tint(tones: Tones) -> None:
    assert QColor(tones.mat).saturation() == 0


@pytest.mark.parametrize(("choice", "tones"), [("light", LIGHT), ("dark", DARK)])
def test_the_choice_is_shown(qtbot: QtBot, qapp: QApplication, choice: str, tones: Tones) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    theme.apply(qapp, choice)
    assert theme.tones() == tones
    assert tones.window in window.styleSheet()
    assert not qapp.styleSheet()  # it would style every widget while it is made


def test_the_style_sheet_names_only_known_colours() -> None:
    text = (places.bundled("resources") / "styles" / "window.qss").read_text(encoding="utf-8")
    known = {field.name for field in fields(Tones)} | {f"pt_{name}" for name in theme.TYPE_SCALE}
    known |= {"combo_arrow", "check_on"}
    assert set(re.findall(r"(?<!\$)\$(\w+)", text)) <= known


@pytest.mark.parametrize(("choice", "tones"), [("light", LIGHT), ("dark", DARK)])
def test_a_box_that_is_ticked_is_still_a_box(qtbot: QtBot, qapp: QApplication, choice: str, tones: Tones) -> None:
    theme.apply(qapp, choice)
    box = QCheckBox("Watch folders")
    theme.dress(box)
    qtbot.addWidget(box)
    box.setChecked(True)
    box.show()
    picture = box.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(18) for y in range(picture.height())}
    assert {tones.accent_fill, "#ffffff"} <= seen
    box.setEnabled(False)
    assert tones.accent_fill not in {
        box.grab().toImage().pixelColor(x, picture.height() // 2).name() for x in range(18)
    }
