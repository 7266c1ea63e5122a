"""What is done with the current photo of the query, as buttons: what of it is searched, how much it counts."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from visearch_desktop.core.queries import Crop
from visearch_desktop.gui import controls, icons, theme
from visearch_desktop.gui.search.draft import WEIGHTS, Draft
from visearch_desktop.gui.search.photo_model import short_name, times
from visearch_desktop.gui.search.photo_strip import PhotoStrip


class PhotoTools(QWidget):
    """Follows the current photo of a strip. With a single photo there is nothing to weigh or refuse."""

    part_wanted = Signal()

    def __init__(self, draft: Draft, strip: PhotoStrip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft, self._strip = draft, strip
        self._name = controls.Elided("", "strong")
        self._count = controls.line("", "caption")
        self.crops = {
            Crop.WHOLE: _segment(self.tr("Whole photo"), "whole", self.tr("Search with the whole photo")),
            Crop.BOX: _segment(
                self.tr("Part…"), "part", self.tr("Drag a box on the photo: only that part is searched (Enter)")
            ),
            Crop.PRODUCT: _segment(
                self.tr("Product"), "product", self.tr("Search with the product alone, without its background")
            ),
        }
        self.weights = {
            weight: _segment(times(weight), "", self.tr("How much this photo counts beside the others (+ and −)"))
            for weight in WEIGHTS
        }
        self.unwanted = _segment(self.tr("Not this"), "not-this", self.tr("Push down what looks like this photo (N)"))
        self._beside = QWidget()
        self._groups = (controls.choice(self), controls.choice(self))
        self._lay_out()
        self._connect()
        self._show_state()

    def show_words(self, on: bool) -> None:
        """With words where there is room, else icons alone; a single photo has few buttons and always room."""
        worded = on or len(self._draft.photos) < 2
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if worded else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in (*self.crops.values(), self.unwanted):
            button.setToolButtonStyle(style)
        for line in self.findChildren(QLayout, options=Qt.FindChildOption.FindChildrenRecursively):
            line.activate()  # what makes room is to know the new width at once

    @Slot()
    def _show_state(self) -> None:
        photo, count = self._strip.photo, len(self._draft.photos)
        if photo is None:
            return
        self._name.setText(short_name(photo))
        place = self.tr("{} of {} photos of one product").format(self._strip.row + 1, count)
        self._count.setText(place if count > 1 else "")
        self._beside.setVisible(count > 1)
        self.crops[photo.crop].setChecked(True)
        if photo.weight in self.weights:
            self.weights[photo.weight].setChecked(True)
        self.unwanted.setChecked(photo.unwanted)
        self.unwanted.setEnabled(self._strip.may_refuse(self._strip.row))
        for button in self.crops.values():
            button.setEnabled(True)

    def _crop(self, crop: Crop) -> None:
        if crop is Crop.BOX:
            self.part_wanted.emit()
            self._show_state()  # until a box is drawn the photo is searched as before
        else:
            self._draft.crop(self._strip.row, crop)

    @Slot(bool)
    def _refuse(self, on: bool) -> None:
        self._draft.refuse(self._strip.row, on)

    def _connect(self) -> None:
        for crop, button in self.crops.items():
            self._groups[0].addButton(button)
            button.clicked.connect(lambda _on=False, crop=crop: self._crop(crop))
        for weight, button in self.weights.items():
            self._groups[1].addButton(button)
            button.clicked.connect(lambda _on=False, weight=weight: self._draft.weigh(self._strip.row, weight))
        self.unwanted.clicked.connect(self._refuse)
        self._draft.changed.connect(self._show_state)
        self._strip.picked.connect(self._show_state)

    def _lay_out(self) -> None:
        upright = QFrame()
        upright.setProperty("kind", "upright")
        beside = controls.row(upright, *self.weights.values(), self.unwanted, spacing=2)
        beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setLayout(beside)
        head = controls.row(spacing=theme.S)
        head.addWidget(self._name, 1)
        head.addWidget(self._count)
        below = controls.row(*self.crops.values(), self._beside, None, spacing=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        controls.fill(column, None, head, below, None)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)


def _segment(words: str, icon: str, tip: str) -> QToolButton:
    made = QToolButton()
    made.setText(words)
    made.setToolTip(tip)
    made.setAccessibleName(words)
    made.setProperty("kind", "segment")
    made.setAutoRaise(True)
    made.setCheckable(True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if icon:
        icons.put(made, icon, "muted", 16)
        made.setIconSize(QSize(16, 16))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return made
