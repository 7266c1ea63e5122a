"""What the columns of a table mean: the proposal, to be corrected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, theme

if TYPE_CHECKING:
    from visearch_desktop.core.tables import Mapping, Table

PHOTO_ROWS = 5


class MappingForm(QWidget):
    """Shows a mapping; `corrected` carries the changed one."""

    corrected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mapping: Mapping | None = None
        self.sku, self.title, self.ean = QComboBox(), QComboBox(), QComboBox()
        self.photos = QListWidget()
        self._from = controls.text("", "caption")
        self._lay_out()
        for box in (self.sku, self.title, self.ean):
            box.activated.connect(self._chosen)
        self.photos.itemChanged.connect(self._chosen)

    @property
    def mapping(self) -> Mapping | None:
        """What is shown, with the person's corrections."""
        return self._mapping

    def show_mapping(self, table: Table, mapping: Mapping) -> None:
        """Show what the columns of a table are taken for."""
        self._mapping = mapping
        for box, chosen in ((self.sku, mapping.sku), (self.title, mapping.title), (self.ean, mapping.ean)):
            box.clear()
            box.addItem(self.tr("(none)"), "")
            for column in table.columns:
                box.addItem(column, column)
            box.setCurrentIndex(max(0, box.findData(chosen)))
        self.photos.blockSignals(True)
        self.photos.clear()
        for column in sorted(table.columns, key=lambda column: column not in mapping.photos):
            item = QListWidgetItem(column, self.photos)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if column in mapping.photos else Qt.CheckState.Unchecked)
        self.photos.blockSignals(False)
        self._from.setText(self._origin(mapping))

    def _origin(self, mapping: Mapping) -> str:
        shops = {"shopify": "Shopify", "woocommerce": "WooCommerce", "magento": "Magento", "akeneo": "Akeneo"}
        if mapping.preset in shops:
            said = self.tr("This is an export of {}.").format(shops[mapping.preset])
            together = self.tr("Rows with the same “{}” are variants of one product.").format(mapping.group)
            return f"{said} {together}" if mapping.group else said
        return self.tr("Other columns are kept, and can be filtered by.")

    @Slot()
    def _chosen(self) -> None:
        if self._mapping is None:
            return
        items = (self.photos.item(row) for row in range(self.photos.count()))
        photos = tuple(item.text() for item in items if item.checkState() == Qt.CheckState.Checked)
        own = tuple(column for column in self._mapping.own if column in photos)
        self._mapping = replace(
            self._mapping, sku=self.sku.currentData(), title=self.title.currentData(), ean=self.ean.currentData(),
            photos=photos, own=own,
        )  # fmt: skip
        self.corrected.emit(self._mapping)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(theme.S)
        rows = (
            (self.tr("SKU"), self.sku), (self.tr("Title"), self.title), (self.tr("EAN"), self.ean),
            (self.tr("Photos"), self.photos),
        )  # fmt: skip
        for words, field in rows:
            field.setAccessibleName(self.tr("Column with: {}").format(words))
            form.addRow(controls.field_name(words, field), field)
        for box in (self.sku, self.title, self.ean):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
        self.photos.setFixedHeight(PHOTO_ROWS * 24)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.S)
        controls.fill(page, controls.text(self.tr("What the columns mean"), "strong"), form, self._from)
