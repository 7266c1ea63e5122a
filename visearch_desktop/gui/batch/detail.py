"""One item in full: its photo beside the catalog's, what speaks for which SKU, faults, what it can be linked to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from visearch_desktop.core.deliveries import DeliveredPhoto
from visearch_desktop.gui import controls, core_words, files, theme, wording
from visearch_desktop.gui.badge import Badge
from visearch_desktop.gui.batch import beside, words
from visearch_desktop.gui.batch.beside import Beside
from visearch_desktop.gui.batch.facing import Facing
from visearch_desktop.gui.batch.grounds import Grounds, Room
from visearch_desktop.gui.batch.strip import Tile, TileStrip
from visearch_desktop.gui.batch.triage import Triage
from visearch_desktop.gui.desk import Desk

STRIPS, SOME, PLENTY = 370, 530, 760
"""Heights in logical pixels from which the small photos are shown, at their full size, and all is."""


class Detail(QWidget):
    """Shows an item, one of its photos, and one thing it can be laid beside."""

    chosen = Signal(str)
    """The SKU that would be linked to."""

    photo_shown = Signal(object)
    """The delivered photo that is looked at; None without one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._triage: Triage | None = None
        self._row, self._photo, self._place, self._chose = -1, 0, 0, False
        self._beside: tuple[Beside, ...] = ()
        self._badge = Badge()
        self._name = controls.Elided("", "heading")
        self._title = controls.Elided("", "body", Qt.TextElideMode.ElideRight)
        self._said = controls.line("", "strong")
        self._why = controls.Elided("", "muted", Qt.TextElideMode.ElideRight)
        self.facing = Facing(desk)
        both = (desk.delivered, desk.thumbnails)
        self.photos = TileStrip(self.tr("Photos of this item"), both)
        self.nearest = TileStrip(self.tr("Nearest in the catalog"), both)
        self._between = QFrame()
        self.grounds = Grounds()
        self._lay_out()
        self.photos.picked.connect(self.show_photo)
        self.nearest.picked.connect(self.show_beside)

    @property
    def sku(self) -> str:
        """The SKU the item would be linked to: the proposed one, or one that a person has chosen; empty for none."""
        proposed = self._triage.items[self._row].sku if self._triage is not None and self._row >= 0 else ""
        return self.nearest_sku if proposed or self._chose else ""

    @property
    def nearest_sku(self) -> str:
        """The SKU the item lies beside."""
        return self._beside[self._place].sku if self._beside else ""

    @property
    def photo(self) -> DeliveredPhoto | None:
        """The delivered photo that is looked at."""
        photos = self._triage.items[self._row].item.photos if self._triage is not None and self._row >= 0 else ()
        return photos[self._photo] if photos else None

    @property
    def why(self) -> str:
        """Why the item is proposed as it is."""
        return self._why.text()

    def show_item(self, triage: Triage, row: int) -> None:
        """Show another item."""
        self._triage, self._row = triage, row
        self._photo, self._place, self._chose = 0, 0, False
        self._beside = beside.candidates(triage, row)
        self._photo = self._beside[0].photo if self._beside else 0
        one = triage.items[row]
        self.setEnabled(True)
        self._badge.show_look(words.look(one.proposal), words.meaning(one.proposal))
        self._name.setText(one.item.name)
        title = one.item.title if one.item.title != one.item.name else ""
        self._title.setText(" · ".join(part for part in (title, words.item_facts(one.item)) if part))
        sure = self.tr("confidence {}").format(wording.similarity(one.confidence))
        self._why.setText(
            " · ".join((sure, *(map(core_words.said, one.reasons) if one.reasons else (words.meaning(one.proposal),))))
        )
        self.grounds.show_item(one)
        self.show_decision()
        self._show_photos()
        self._show_beside()

    def show_decision(self) -> None:
        """Show what is decided of the item now."""
        made = self._triage.decision(self._row) if self._triage is not None and self._row >= 0 else None
        self._said.setText(f"✓ {wording_of(words.decision(made))}" if made else "")
        self._said.setToolTip(words.decision(made))
        if self._triage is not None and self._row >= 0:
            look = words.look(self._triage.items[self._row].proposal).word
            told = (look, self._said.text(), self._name.text(), self._why.text())
            self.facing.compare.say(" · ".join(part for part in told if part))

    def clear(self) -> None:
        """Show nothing."""
        self.facing.compare.leave_screen()
        self._triage, self._row, self._beside = None, -1, ()
        self._name.setText("")
        self._title.setText("")
        self._why.setText("")
        self._said.setText("")
        self.grounds.show_item(None)
        self.facing.clear()
        self.photos.show_tiles((), -1)
        self.nearest.show_tiles((), -1)
        self.setEnabled(False)
        self.photo_shown.emit(None)

    @Slot(int)
    def show_photo(self, place: int) -> None:
        """Show another photo of the item."""
        self._photo = place
        self._show_photos()
        self._show_pair()

    @Slot(int)
    def show_beside(self, place: int) -> None:
        """Lay the item beside something else; it becomes what the item would be linked to."""
        self._place, self._chose = place, True
        if self._beside[place].match is not None and self._photo != self._beside[place].photo:
            self._photo = self._beside[place].photo
            self._show_photos()
        self._show_beside()

    def step_photo(self, step: int) -> None:
        """Show the item's next photo."""
        if self._triage is not None and self._row >= 0:
            number = len(self._triage.items[self._row].item.photos)
            if number > 1:
                self.show_photo((self._photo + step) % number)

    def step_beside(self, step: int) -> None:
        """Lay the item beside the next SKU."""
        if len(self._beside) > 1:
            self.show_beside((self._place + step) % len(self._beside))

    @Slot()
    def open(self) -> None:
        """Open the delivered photo."""
        if self.photo is not None:
            files.open_file(self.photo.path)

    @Slot()
    def reveal(self) -> None:
        """Show the delivered photo in its folder."""
        if self.photo is not None:
            files.reveal(self.photo.path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _show_photos(self) -> None:
        assert self._triage is not None
        item = self._triage.items[self._row].item
        tiles = []
        for place, photo in enumerate(item.photos):
            name = photo.name.rpartition("/")[2]
            bad = "\n".join(
                (core_words.said(photo.problem), *(words.fault_words(fault) for fault in photo.faults))
            ).strip()
            number = self._triage.photo_number(self._row, place)
            tiles.append(
                Tile(f"! {name}" if bad else name, f"{photo.name}\n{bad}".strip(), number, self._desk.delivered)
            )
        self.photos.show_tiles(tiles, self._photo)
        self._make_room()
        self.photo_shown.emit(self.photo)

    def _show_beside(self) -> None:
        assert self._triage is not None
        tiles = [self._tile(one) for one in self._beside]
        self.nearest.show_tiles(tiles, self._place if tiles else -1)
        self._show_pair()
        assert self._triage is not None
        self.grounds.show_facts(self._triage, self._row, self._beside[self._place] if self._beside else None)
        self.chosen.emit(self.sku)

    def _show_pair(self) -> None:
        assert self._triage is not None
        one = self._beside[self._place] if self._beside else None
        self.facing.show_pair(self._triage, self._row, self._photo, one)

    def _tile(self, one: Beside) -> Tile:
        assert self._triage is not None
        if one.twin >= 0:
            name = self._triage.items[one.twin].item.name
            number = self._triage.photo_number(one.twin)
            return Tile(name, self.tr("{}\nin this delivery").format(name), number, self._desk.delivered, marked=True)
        if one.match is None:
            return Tile(one.sku, self.tr("{}\nnamed by the delivery").format(one.sku), -1, self._desk.thumbnails)
        tip = f"{one.sku}\n{self.tr('similarity {}').format(wording.similarity(one.match.similarity))}"
        marked = one.sku == self._triage.items[self._row].sku
        return Tile(one.sku, tip, one.match.content, self._desk.thumbnails, marked)

    def _make_room(self) -> None:
        """In a low window the two photos matter most, then what speaks for the proposal, then the small photos."""
        high = self.height()
        room = Room.PLENTY if high >= PLENTY else Room.SOME if high >= SOME else Room.LITTLE
        self.grounds.make_room(room)
        self._title.setVisible(room is not Room.LITTLE)
        many = len(self.photos.tiles.tiles) > 1
        self.photos.setVisible(many and high >= STRIPS)
        self.nearest.setVisible(len(self._beside) > 1 and high >= STRIPS)  # a single one lies beside it already
        self._between.setVisible(self.photos.isVisibleTo(self) and self.nearest.isVisibleTo(self))
        for strip in (self.photos, self.nearest):
            strip.make_small(room is Room.LITTLE)
        self.photos.setMaximumWidth(max(60, min(self.photos.wanted_width(), self.width() * 2 // 5)))

    def _lay_out(self) -> None:
        head = controls.row(self._badge, spacing=theme.M)
        head.addWidget(self._name, 1)
        head.addWidget(self._said)
        self._between.setFrameShape(QFrame.Shape.VLine)
        self._between.setProperty("kind", "upright")
        strips = controls.row(self.photos, self._between, spacing=theme.S)
        strips.addWidget(self.nearest, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        page.setSpacing(theme.XS)
        page.addLayout(head)
        page.addWidget(self._title)
        page.addWidget(self._why)
        page.addSpacing(2)
        page.addWidget(self.facing, 1)
        page.addLayout(strips)
        page.addWidget(self.grounds)


def wording_of(said: str) -> str:
    """A decision that leaves room beside it: a long SKU is cut in the middle."""
    return said if len(said) <= 34 else f"{said[:20]}…{said[-12:]}"
