"""What is known of compared products and files, side by side: only the rows that differ, or all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QToolButton, QWidget

from visearch_desktop.core.catalog import Product
from visearch_desktop.core.findings import Member
from visearch_desktop.gui import controls, theme, wording

Facts = Mapping[str, str]
ROW = 27
"""Height of a row in logical pixels."""


def tr(words: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("compare", words)


@dataclass(frozen=True, slots=True)
class Row:
    """One attribute with its value for each product; "" where it has none. `usual` is what most of them have."""

    name: str
    values: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether the products do not agree."""
        return len(set(self.values)) > 1

    @property
    def usual(self) -> str:
        """What most products have; of equally many, what the first of them has."""
        counts = Counter(self.values)
        most = max(counts.values())
        return next(value for value in self.values if counts[value] == most)


def rows_of(products: Sequence[Facts]) -> tuple[Row, ...]:
    """Every attribute of any product, in the order of first appearance. Blanks around values do not count."""
    names = dict.fromkeys(name for facts in products for name in facts)
    made = (Row(name, tuple(facts.get(name, "").strip() for facts in products)) for name in names)
    return tuple(row for row in made if any(row.values))


def product_facts(product: Product | None) -> dict[str, str]:
    """What the product table says of a product."""
    if product is None:
        return {}
    return ({tr("Title"): product.title} if product.title else {}) | dict(product.attributes)


def file_facts(photo: Path, width: int, height: int, size: int, modified: float) -> dict[str, str]:
    """What is known of a file: pixels, `size` in bytes, `modified` in seconds since 1970, folder."""
    made = {tr("Pixels"): f"{wording.count(width)} × {wording.count(height)}"} if width and height else {}
    if size:
        few = size < 100_000
        small = tr("{} KB").format(wording.count(max(1, round(size / 1000))))
        made[tr("File size")] = small if few else wording.megabytes(size / 1e6)
    if 0 < modified < 1e11:  # beyond lie dates that no file system means
        date = QDateTime.fromSecsSinceEpoch(int(modified))
        made[tr("Saved on")] = QLocale().toString(date, QLocale.FormatType.ShortFormat)
    made[tr("File")] = photo.name
    made[tr("Folder")] = wording.place(photo.parent)
    return made


def facts_of(member: Member) -> dict[str, str]:
    """What is known of a photo of a group, its product and its file."""
    made = {tr("SKU"): ", ".join(member.skus)}
    for sku in member.skus:
        if sku in member.products:
            made |= product_facts(member.products[sku])
            break
    return made | file_facts(member.photo, member.width, member.height, member.bytes, member.modified)


class AttributeTable(QWidget):
    """A row for each attribute, a column for each product."""

    all_shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headings: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._words = controls.line("", "strong")
        self.everything = QToolButton()
        self.table = QTableWidget()
        self._lay_out()
        self.everything.toggled.connect(self._toggle)

    @property
    def names(self) -> tuple[str, ...]:
        """The attributes shown, from top to bottom."""
        return tuple(row.name for row in self._shown())

    @property
    def words(self) -> str:
        """How much differs, in words."""
        return self._words.text()

    def height_for(self, most: int) -> int:
        """The height in logical pixels at which as many whole rows are seen as `most` has room for, one at least."""
        rows = len(self._shown())
        above = max(self._words.sizeHint().height(), self.everything.sizeHint().height()) + theme.XS
        if not rows:
            return above
        above += self.table.horizontalHeader().sizeHint().height() + 2 * self.table.frameWidth()
        return above + min(rows, max(1, (most - above) // ROW)) * ROW

    def show_products(self, products: Sequence[tuple[str, Facts]]) -> None:
        """Show products by heading and facts (name: value)."""
        self._headings = tuple(heading for heading, _ in products)
        self._rows = rows_of([facts for _, facts in products])
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._headings:
            self._fill()

    @Slot(bool)
    def _toggle(self, on: bool) -> None:
        self._fill()
        self.all_shown.emit(on)

    def _shown(self) -> tuple[Row, ...]:
        return self._rows if self.everything.isChecked() else tuple(row for row in self._rows if row.differs)

    def _fill(self) -> None:
        shown = self._shown()
        differing = sum(row.differs for row in self._rows)
        if not self._rows:
            self._words.setText(self.tr("Nothing is known of these products"))
        elif differing:
            self._words.setText(self.tr("{} of {} differ").format(differing, len(self._rows)))
        else:
            self._words.setText(self.tr("No difference"))
        self.everything.setEnabled(differing < len(self._rows))
        self.table.setVisible(bool(shown))
        self.table.clear()
        self.table.setRowCount(len(shown))
        self.table.setColumnCount(len(self._headings) + 1)
        for column, heading in enumerate(("", *self._headings)):
            head = QTableWidgetItem(heading)
            head.setToolTip(heading)
            self.table.setHorizontalHeaderItem(column, head)
        for number, row in enumerate(shown):
            self.table.setItem(number, 0, _name_item(row))
            for column, value in enumerate(row.values, 1):
                self.table.setItem(number, column, _value_item(value, stands_out=row.differs and value != row.usual))
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.table.resizeColumnToContents(0)
        self.table.setColumnWidth(0, min(180, self.table.columnWidth(0)))

    def _lay_out(self) -> None:
        table, header, everything = self.table, self.table.horizontalHeader(), self.everything
        everything.setText(self.tr("Show all"))
        everything.setToolTip(self.tr("Show what is equal as well"))
        everything.setAccessibleName(everything.text())
        everything.setCheckable(True)
        everything.setProperty("kind", "segment")
        table.setAccessibleName(self.tr("Attributes"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW)
        header.setMinimumSectionSize(90)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        page = controls.column(controls.row(self._words, None, self.everything), table, spacing=theme.XS)
        page.setContentsMargins(0, 0, 0, 0)
        page.setStretch(1, 1)
        self.setLayout(page)


def _name_item(row: Row) -> QTableWidgetItem:
    made = QTableWidgetItem(f"≠ {row.name}" if row.differs else row.name)
    made.setForeground(QColor(theme.tones().text if row.differs else theme.tones().muted))
    made.setToolTip(row.name)
    return made


def _value_item(value: str, *, stands_out: bool) -> QTableWidgetItem:
    made = QTableWidgetItem(" ".join(value.split()) or "—")
    made.setToolTip(value)
    if stands_out:
        font = QFont(theme.font())
        font.setWeight(QFont.Weight.DemiBold)
        made.setFont(font)
        made.setForeground(QColor(theme.tones().variant))
    return made
