"""What leaves the program with a result: its SKU, its row for a spreadsheet, its picture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage

from visearch_desktop.core.catalog import Match
from visearch_desktop.core.cell_text import harmless
from visearch_desktop.gui import files, tasks, wording
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.notices import NoticeBar
from visearch_desktop.gui.search import shares

SIDE = 1600
"""Longest side of a copied picture, as of those that are compared."""


def row(match: Match, asked: int = 1) -> str:
    """A result as a row that spreadsheets take: SKU, title, price, relation, score, path, with tabs between them.

    `asked` is with how many photos was searched: to words alone a result is nothing, and has no relation.
    """
    score = match.duplicate_score if asked else shares.score(match, asked)
    cells = (
        match.sku,
        match.product.title if match.product else "",
        wording.attribute(match, "price"),
        wording.look(match.relation).word if asked else "",
        "" if score is None else wording.similarity(score),
        str(match.photo),
    )
    return "\t".join(harmless(" ".join(cell.split())) for cell in cells)


def rows(matches: Sequence[Match], asked: int = 1) -> str:
    """The rows of several results, one a line."""
    return "\n".join(row(match, asked) for match in matches)


class Copying(QObject):
    """Puts results on the clipboard."""

    def __init__(self, desk: Desk, notices: NoticeBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._notices = desk, notices

    def skus(self, matches: Sequence[Match]) -> None:
        """Copy the SKUs, one a line."""
        files.copy("\n".join(match.sku for match in matches))

    def rows(self, matches: Sequence[Match], asked: int) -> None:
        """Copy the rows, one a line."""
        files.copy(rows(matches, asked))

    def picture(self, match: Match) -> None:
        """Copy the photo as a picture, once a worker has read it."""
        job = Job(partial(tasks.pictures, (match.photo,), SIDE), key="copy-picture")
        job.succeeded.connect(partial(self._take_picture, match.photo.name))
        self._desk.reading_lane.submit(job)

    def _take_picture(self, name: str, images: tuple[QImage | None, ...]) -> None:
        if images[0] is not None:
            QGuiApplication.clipboard().setImage(images[0])
            return
        sentence = self.tr("“{}” cannot be read now, so nothing was copied.").format(name)
        self._notices.show_notice("warn", sentence, self.tr("Look whether its folder or drive is there."))
