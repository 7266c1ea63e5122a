"""The delivered photo on the left, what it is laid beside on the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visearch_desktop.gui import core_words, wording
from visearch_desktop.gui.batch import beside
from visearch_desktop.gui.batch.beside import Beside
from visearch_desktop.gui.batch.triage import Triage
from visearch_desktop.gui.compare.alignment import telling
from visearch_desktop.gui.compare.pane import ComparePane
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.thumbnails import Thumbnails


class Facing(QWidget):
    """Loads both photos; small copies stand in until they are read."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.compare = ComparePane(desk)
        self._small: list[tuple[Thumbnails, int] | None] = [None, None]
        self._paths: list[Path | None] = [None, None]
        self._whole: list[bool | None] = [None, None]
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.compare)
        self.compare.loaded.connect(self._take)
        desk.delivered.ready.connect(self._renew)
        desk.thumbnails.ready.connect(self._renew)

    @property
    def captions(self) -> tuple[str, str]:
        """What is written below the photos."""
        return self.compare.view.captions

    def show_pair(self, triage: Triage, row: int, place: int, one: Beside | None) -> None:
        """Show a photo of an item beside something else."""
        photos = triage.items[row].item.photos
        photo = photos[place] if photos else None
        number = triage.photo_number(row, place)
        size = f"{wording.count(photo.width)} × {wording.count(photo.height)}" if photo and photo.width else ""
        name = photo.name.rpartition("/")[2] if photo else ""
        left = " · ".join(part for part in (self.tr("Delivered"), name, size) if part)
        evidence = telling(one.match.relation, one.match.evidence) if one and one.match and place == one.photo else None
        right = self._other_caption(triage, one)
        path = photo.path if photo and not photo.problem else None
        if path is not None and path == self._paths[0]:
            self.compare.view.show_caption(0, left)
            self.compare.view.show_match(right, evidence)
        else:
            self.compare.view.show_pair((left, right), evidence)
            self._load(
                0,
                path,
                (self._desk.delivered, number),
                core_words.said(photo.problem) if photo else self.tr("No photo came"),
            )
        self._load_other(triage, one, self.tr("Nothing to compare") if path is None else "")

    def clear(self) -> None:
        """Show nothing."""
        self._small, self._paths, self._whole = [None, None], [None, None], [None, None]
        self.compare.load(0, None)
        self.compare.load(1, None)
        self.compare.view.show_pair(("", ""))
        for side in (0, 1):
            self.compare.view.set_picture(side, None, " ")

    def _load_other(self, triage: Triage, one: Beside | None, idle: str) -> None:
        twin = beside.photo_of(triage, one) if one else None
        if one is not None and one.match is not None:
            self._load(1, one.match.photo, (self._desk.thumbnails, one.match.content), "")
        elif one is not None and twin is not None:
            self._load(1, twin.path, (self._desk.delivered, triage.photo_number(one.twin)), "")
        else:
            named = self.tr("No photo of {} is among the nearest").format(one.sku) if one else ""
            self._load(1, None, None, named or idle or self.tr("Nothing in the catalog looks like this"))

    def _other_caption(self, triage: Triage, one: Beside | None) -> str:
        if one is None:
            return ""
        if one.twin >= 0:
            return self.tr("Also delivered · {}").format(triage.items[one.twin].item.name)
        if one.match is None:
            return one.sku
        return f"{one.sku} · {wording.likelihood(one.match)}"

    def _load(self, side: int, path: Path | None, small: tuple[Thumbnails, int] | None, missing: str) -> None:
        self._paths[side], self._small[side], self._whole[side] = path, small, None
        if path is None:
            self._whole[side] = False
            self.compare.load(side, None)
            self.compare.view.set_picture(side, None, missing)
            return
        self._show_small(side)
        self.compare.load(side, path)

    @Slot(int, bool)
    def _take(self, side: int, whole: bool) -> None:
        self._whole[side] = whole
        self._show_small(side)

    @Slot()
    def _renew(self) -> None:
        for side in (0, 1):
            if self._whole[side] is None:
                self._show_small(side)

    def _show_small(self, side: int) -> None:
        """The small copy, until the photo itself is read, and in its place when that fails."""
        small = self._small[side]
        if self._whole[side] or small is None or self._paths[side] is None or small[1] < 0:
            return
        picture = small[0].pixmap(small[1])
        if picture is not None and not picture.isNull():
            self.compare.view.set_picture(side, picture)
