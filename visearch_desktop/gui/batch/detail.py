"""One item in full: its photo beside the catalog's, what speaks for which SKU, faults, what it can be linked to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visearch_desktop.gui import controls, files, theme, wording
from visearch_desktop.gui.badge import Badge
from visearch_desktop.gui.batch import beside, words
from visearch_desktop.gui.batch.beside import Beside
from visearch_desktop.gui.batch.evidence import EvidenceList
from visearch_desktop.gui.batch.facing import Facing
from visearch_desktop.gui.batch.strip import Tile, TileStrip
from visearch_desktop.gui.batch.triage import Triage
from visearch_desktop.gui.compare.attributes import AttributeTable
from visearch_desktop.gui.desk import Desk

ROOM, STRIP_ROOM = 500, 330
"""Heights in logical pixels from which the attributes, and the small photos, are shown: the photos matter most."""


class Detail(QWidget):
    """Shows an item, one of its photos, and one thing it can be laid beside."""

    chosen = Signal(str)
    """The SKU that would be linked to."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._triage: Triage | None = None
        self._row, self._photo, self._place = -1, 0, 0
        self._beside: tuple[Beside, ...] = ()
        self._badge = Badge()
        self._name = controls.Elided("", "heading")
        self._said = controls.line("", "strong")
        self._why = controls.Elided("", "muted", Qt.TextElideMode.ElideRight)
        self.facing = Facing(desk)
        both = (desk.delivered, desk.thumbnails)
        self.photos = TileStrip(self.tr("Photos of this item"), both)
        self.nearest = TileStrip(self.tr("Nearest in the catalog"), both)
        self._photos_head = controls.line("", "caption")
        self._nearest_head = controls.Elided("", "caption", Qt.TextElideMode.ElideRight)
        self._left, self._right = QWidget(), QWidget()
        self.evidence = EvidenceList()
        self.attributes = AttributeTable()
        self._no_facts = controls.Elided("", "caption", Qt.TextElideMode.ElideRight)
        self._lay_out()
        self.photos.picked.connect(self.show_photo)
        self.nearest.picked.connect(self.show_beside)

    @property
    def sku(self) -> str:
        """The SKU the item would be linked to."""
        return self._beside[self._place].sku if self._beside else ""

    @property
    def why(self) -> str:
        """Why the item is proposed as it is."""
        return self._why.text()

    def show_item(self, triage: Triage, row: int) -> None:
        """Show another item."""
        self._triage, self._row = triage, row
        self._photo, self._place = 0, 0
        self._beside = beside.candidates(triage, row)
        one = triage.items[row]
        self.setEnabled(True)
        self._badge.show_look(words.look(one.proposal), words.meaning(one.proposal))
        self._name.setText(words.item_name(one.item))
        sure = self.tr("sure to {}").format(wording.similarity(one.confidence))
        self._why.setText(" · ".join((sure, *(one.reasons or (words.meaning(one.proposal),)))))
        self.evidence.show_item(one)
        self.show_decision()
        self._show_photos()
        self._show_beside()

    def show_decision(self) -> None:
        """Show what is decided of the item now."""
        made = self._triage.decision(self._row) if self._triage is not None and self._row >= 0 else None
        self._said.setText(f"✓ {wording_of(words.decision(made))}" if made else "")
        self._said.setToolTip(words.decision(made))

    def clear(self) -> None:
        """Show nothing."""
        self._triage, self._row, self._beside = None, -1, ()
        self._name.setText("")
        self._why.setText("")
        self._said.setText("")
        self.evidence.show_item(None)
        self.facing.clear()
        self.photos.show_tiles((), -1)
        self.nearest.show_tiles((), -1)
        self.attributes.hide()
        self.setEnabled(False)

    @Slot(int)
    def show_photo(self, place: int) -> None:
        """Show another photo of the item."""
        self._photo = place
        self._show_photos()
        self._show_pair()

    @Slot(int)
    def show_beside(self, place: int) -> None:
        """Lay the item beside something else; it becomes what the item would be linked to."""
        self._place = place
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
        photos = self._triage.items[self._row].item.photos if self._triage is not None and self._row >= 0 else ()
        if photos:
            files.open_file(photos[self._photo].path)

    @Slot()
    def reveal(self) -> None:
        """Show the delivered photo in its folder."""
        photos = self._triage.items[self._row].item.photos if self._triage is not None and self._row >= 0 else ()
        if photos:
            files.reveal(photos[self._photo].path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _show_photos(self) -> None:
        assert self._triage is not None
        item = self._triage.items[self._row].item
        tiles = []
        for place, photo in enumerate(item.photos):
            name = photo.name.rpartition("/")[2]
            bad = "\n".join((photo.problem, *(words.fault_words(fault) for fault in photo.faults))).strip()
            number = self._triage.photo_number(self._row, place)
            tiles.append(
                Tile(f"! {name}" if bad else name, f"{photo.name}\n{bad}".strip(), number, self._desk.delivered)
            )
        self._photos_head.setText(wording.photos(len(item.photos)))
        self.photos.show_tiles(tiles, self._photo)
        self._make_room()

    def _show_beside(self) -> None:
        assert self._triage is not None
        tiles = [self._tile(one) for one in self._beside]
        self.nearest.show_tiles(tiles, self._place if tiles else -1)
        link = self.tr("Link (L) goes to {}").format(self.sku) if self.sku else self.tr("Type an SKU to link to (T)")
        self._nearest_head.setText(link)
        self._show_pair()
        self._show_facts()
        self.chosen.emit(self.sku)

    def _show_pair(self) -> None:
        assert self._triage is not None
        one = self._beside[self._place] if self._beside else None
        self.facing.show_pair(self._triage, self._row, self._photo, one)

    def _show_facts(self) -> None:
        assert self._triage is not None
        one = self._beside[self._place] if self._beside else None
        left = beside.delivered_facts(self._triage, self._row)
        right = beside.facts_of(self._triage, one) if one else {}
        self._no_facts.setText("")
        if not left:
            self._no_facts.setText(self.tr("The delivery says nothing of this item but its photos."))
        elif one is not None and not right:
            self._no_facts.setText(self.tr("The product table says nothing of {}.").format(one.sku))
        if left and right and one is not None:
            named = one.sku if one.twin < 0 else self._triage.items[one.twin].item.name
            columns = beside.paired(left, right)
            self.attributes.show_products([(self.tr("Delivered"), columns[0]), (named, columns[1])])
        self._there = bool(left and right)
        self._make_room()

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
        roomy = self.height() >= STRIP_ROOM
        many = len(self.photos.tiles.tiles) > 1
        self._left.setVisible(roomy and many)
        self._right.setVisible(roomy and bool(self._beside))
        self._left.setMaximumWidth(max(90, min(self.photos.wanted_width(), self.width() * 2 // 5)))
        shown = self.height() >= ROOM
        self.attributes.setVisible(shown and getattr(self, "_there", False))
        self._no_facts.setVisible(shown and bool(self._no_facts.text()))

    def _lay_out(self) -> None:
        head = controls.row(self._badge, spacing=theme.M)
        head.addWidget(self._name, 1)
        head.addWidget(self._said)
        for side, label, strip in (
            (self._left, self._photos_head, self.photos), (self._right, self._nearest_head, self.nearest),
        ):  # fmt: skip
            inside = QVBoxLayout(side)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(2)
            controls.fill(inside, label, strip)
        strips = controls.row(self._left, spacing=theme.L)
        strips.addWidget(self._right, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        page.setSpacing(theme.XS + 2)
        page.addLayout(head)
        page.addWidget(self._why)
        page.addWidget(self.facing, 4)
        page.addLayout(strips)
        page.addWidget(self.evidence)
        page.addWidget(self.attributes, 2)
        page.addWidget(self._no_facts)


def wording_of(said: str) -> str:
    """A decision that leaves room beside it: a long SKU is cut in the middle."""
    return said if len(said) <= 34 else f"{said[:20]}…{said[-12:]}"
