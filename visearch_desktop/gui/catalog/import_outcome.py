"""What importing a table would change, and what is wrong with it: figures, and a list that unfolds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from visearch_desktop.gui import controls, core_words, theme, wording
from visearch_desktop.gui.wording import tr

if TYPE_CHECKING:
    from visearch_desktop.core.product_import import ImportReport, Listed

SHOWN = 200
"""Cases listed under each heading."""
_Kind = tuple[str, str, "Listed[Any]", Callable[[Any], str]]


class ImportOutcome(QWidget):
    """Shows an `ImportReport`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: dict[str, QLabel] = {}
        self._fine = controls.text("", "muted")
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(tr("What would change, and what does not fit"))
        self._lay_out()

    def figures(self) -> dict[str, str]:
        """The figures shown: added, changed, removed, unchanged."""
        return {name: label.text() for name, label in self._figures.items()}

    def show_report(self, report: ImportReport) -> None:
        """Show what an import would do."""
        for name, number in (
            ("added", report.added.count), ("changed", report.changed.count), ("removed", report.removed.count),
            ("unchanged", report.unchanged),
        ):  # fmt: skip
            self._figures[name].setText(wording.count(number))
        self.tree.clear()
        for one, many, listed, told in _kinds(report):
            if listed:
                head = one if listed.count == 1 else many.format(wording.count(listed.count))
                self._add(head, [told(case) for case in listed.first[:SHOWN]], listed.count)
        shared = report.shared_photos
        one = tr("1 photo is shared by a size run, as expected.")
        many = tr("{} photos are shared by size runs, as expected.")
        self._fine.setText(one if shared == 1 else many.format(wording.count(shared)))
        self._fine.setVisible(shared > 0)

    def show_nothing(self) -> None:
        """Show that nothing is known yet, or that the table cannot be used."""
        self.tree.clear()
        self._fine.hide()
        for label in self._figures.values():
            label.setText("–")

    def _add(self, head: str, lines: list[str], count: int) -> None:
        item = QTreeWidgetItem(self.tree, [head])
        for line in lines:
            QTreeWidgetItem(item, [line]).setToolTip(0, line)
        if count > len(lines):
            QTreeWidgetItem(item, [tr("and {} more").format(wording.count(count - len(lines)))])

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.XL)
        names = (
            ("added", tr("added")),
            ("changed", tr("changed")),
            ("removed", tr("removed")),
            ("unchanged", tr("unchanged")),
        )
        for place, (key, name) in enumerate(names):
            self._figures[key] = controls.line("–", "figure")
            grid.addWidget(self._figures[key], 0, place)
            grid.addWidget(controls.line(name, "caption"), 1, place)
        grid.setColumnStretch(len(names), 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.S)
        controls.fill(page, controls.text(tr("What changes in the catalog"), "strong"), grid, self._fine)
        page.addWidget(self.tree, 1)


def _kinds(report: ImportReport) -> Iterator[_Kind]:
    """Every kind of case, the most urgent first: its heading for one and for many, the cases, how one is told."""
    yield tr("1 product leaves the table"), tr("{} products leave the table"), report.removed, str
    yield tr("1 row with a problem"), tr("{} rows with a problem"), report.problems, _problem
    yield (
        tr("1 photo is claimed by SKUs that are no size run"),
        tr("{} photos are claimed by SKUs that are no size run"), report.conflicting_photos, _claimed,
    )  # fmt: skip
    yield tr("1 SKU stands in several rows"), tr("{} SKUs stand in several rows"), report.repeated_skus, _repeated
    yield (
        tr("1 photo of the table is not there"), tr("{} photos of the table are not there"), report.missing_photos,
        _missing,
    )  # fmt: skip
    yield (
        tr("1 photo is called a little differently"), tr("{} photos are called a little differently"),
        report.near_names, _near,
    )  # fmt: skip
    yield tr("1 SKU without a photo"), tr("{} SKUs without a photo"), report.skus_without_photo, str
    yield tr("1 photo without a row"), tr("{} photos without a row"), report.photos_without_row, _photo
    yield tr("1 product changes"), tr("{} products change"), report.changed, _changed
    yield tr("1 new product"), tr("{} new products"), report.added, str


def _problem(case: Any) -> str:
    return tr("Row {}: {}").format(case.number, core_words.said(case.reason))


def _claimed(case: Any) -> str:
    return f"{case.photo}:  {'  |  '.join(', '.join(run) for run in case.runs)}"


def _missing(case: Any) -> str:
    return tr("Row {}, {}: {}").format(case.row, case.sku, case.name)


def _near(case: Any) -> str:
    return tr("Row {}, {}: {}").format(case.row, case.sku, core_words.said(case.sentence))


def _photo(case: Any) -> str:
    return f"{case.name}   ({wording.place(case.parent)})"


def _repeated(case: Any) -> str:
    rows = tr("{}: rows {}").format(case.sku, ", ".join(map(str, case.rows)))
    return tr("{}, which differ in {}").format(rows, ", ".join(case.differing)) if case.differing else rows


def _changed(case: Any) -> str:
    return f"{case.sku}:  " + ";  ".join(f"{one.column} “{one.old}” → “{one.new}”" for one in case.changes)
