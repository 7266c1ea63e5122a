"""The empty Batch page: what to drop, how it is checked, what was checked before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from visearch_desktop.core.catalog import CatalogInfo
from visearch_desktop.gui import controls, core_words, theme, wording
from visearch_desktop.gui.batch.plan import Plan
from visearch_desktop.gui.batch.saved_list import SavedList
from visearch_desktop.gui.batch.tasks import Profile


class Start(QWidget):
    """Asks for a delivery and starts checking it."""

    planned = Signal(object)
    choose_files = Signal()
    choose_folder = Signal()
    to_catalog = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sources: tuple[Path, ...] = ()
        self.headline = controls.text(self.tr("Batch"), "display")
        self.said = controls.text("", "muted")
        self.zone = QFrame()
        self._what = controls.Elided("", "heading")
        self._what.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._hint = controls.text("", "muted")
        self.files = controls.button(self.tr("Choose files…"), "image-add", kind="primary")
        self.folder = controls.button(self.tr("Choose a folder…"), "folder")
        self.forget = controls.button(self.tr("Take away"), "close")
        self.profile, self.rule = QComboBox(), QComboBox()
        self.saved = SavedList()
        self.start = controls.button(self.tr("Check the delivery"), "play", kind="primary")
        self.catalog = controls.button(self.tr("Go to Catalog"), "catalog", kind="primary")
        self._back = controls.button(self.tr("Back to the batch"), kind="quiet")
        self._state = controls.line("", "caption")
        self._body = QWidget()
        self._ready, self._busy = False, False
        self._lay_out()
        self._fill_rules()
        self.show_profiles(())
        self.take(())
        self._connect()

    @property
    def plan(self) -> Plan:
        """What would be checked, and how."""
        return Plan(self.sources, str(self.profile.currentData()), str(self.rule.currentData()))

    @property
    def asked(self) -> str:
        """What the drop zone says."""
        return self._what.text()

    def take(self, sources: Sequence[Path]) -> None:
        """Show what is going to be checked."""
        self.sources = tuple(sources)
        there = bool(sources)
        if there:
            first = self.sources[0]
            more = len(sources) - 1
            self._what.setText(first.name or str(first))
            where = wording.place(first.parent)
            self._hint.setText(self.tr("and {} more").format(wording.count(more)) if more else where)
        else:
            self._what.setText(self.tr("Drop a supplier’s delivery here"))
            self._hint.setText(
                self.tr("a folder, a ZIP, a spreadsheet with its photos, or photos; several at once, too")
            )
        self.forget.setVisible(there)
        controls.restyle(self.files, "image-add", "" if there else "primary")
        self._enable()
        if there and self.start.isVisible():
            self.start.setFocus()

    def show_profiles(self, profiles: Sequence[Profile]) -> None:
        """Offer rules for the pictures."""
        chosen = self.profile.currentData()
        self.profile.clear()
        self.profile.addItem(self.tr("None: a photo need only be readable"), "")
        for one in profiles:
            self.profile.addItem(core_words.said(one.title), one.name)
        self.choose(str(chosen or ""), str(self.rule.currentData()))

    def choose(self, profile: str, rule: str) -> None:
        """Show these as chosen, as far as they are offered."""
        for box, value in ((self.profile, profile), (self.rule, rule)):
            box.setCurrentIndex(max(0, box.findData(value)))

    def show_state(self, info: CatalogInfo | None, *, opening: bool = False) -> None:
        """Say whether there is a catalog to compare with."""
        self._ready = info is not None and info.photos > 0
        said = self.tr(
            "Which of a supplier’s products are new? Every item of the delivery is compared with the catalog by its"
            " photos, SKU, EAN and title. You decide what to keep; the catalog is only read, and every decision can"
            " be undone."
        )
        if opening:
            said = self.tr("The catalog is being opened…")
        elif info is None:
            said = self.tr("A delivery is compared with the photos of a catalog. Open a catalog first.")
        elif not self._ready:
            said = self.tr("This catalog holds no indexed photos to compare with. Index your photos first.")
        self.said.setText(said)
        self._body.setVisible(self._ready)
        self.catalog.setVisible(not self._ready and not opening)
        state = ""
        if info is not None and self._ready:
            state = self.tr("compared with {} of {}").format(
                self.tr("{} SKUs").format(wording.count(info.skus)), info.name
            )
            if info.pending:
                state += " · " + self.tr("{} not indexed yet are left out").format(wording.photos(info.pending))
        self._state.setText(state)
        self._enable()

    def show_way_back(self, there: bool) -> None:
        """Offer to return to the batch that is open."""
        self._back.setVisible(there)

    def set_busy(self, busy: bool) -> None:
        """While a delivery is checked nothing can be chosen."""
        self._busy = busy
        self._body.setEnabled(not busy)
        self.saved.setEnabled(not busy)
        self._enable()

    def show_over(self, over: bool) -> None:
        """Show that what hangs over the window may be dropped."""
        self.zone.setProperty("over", over)
        self.zone.style().unpolish(self.zone)
        self.zone.style().polish(self.zone)

    def _enable(self) -> None:
        self.start.setVisible(self._ready)
        able = bool(self.sources) and not self._busy
        self.start.setEnabled(able)
        controls.restyle(self.start, "play", "primary" if able else "")

    @Slot()
    def _forget(self) -> None:
        self.take(())
        self.files.setFocus()

    @Slot()
    def _start(self) -> None:
        self.planned.emit(self.plan)

    def _connect(self) -> None:
        self.start.clicked.connect(self._start)
        self.catalog.clicked.connect(self.to_catalog)
        self.files.clicked.connect(self.choose_files)
        self.folder.clicked.connect(self.choose_folder)
        self.forget.clicked.connect(self._forget)
        self._back.clicked.connect(self.back)

    def _fill_rules(self) -> None:
        rules = {
            "auto": self.tr("Decide for me: its folder, else the file name up to “_”"),
            "folder": self.tr("The folder a photo lies in"),
            "name:_": self.tr("The file name up to “_”"),
            "name:-": self.tr("The file name up to “-”"),
            "name": self.tr("Every photo is an item of its own"),
        }
        for rule, name in rules.items():
            self.rule.addItem(name, rule)

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self.zone.setObjectName("dropzone")
        inside = QVBoxLayout(self.zone)
        inside.setContentsMargins(theme.XXL, theme.XL, theme.XXL, theme.XL)
        inside.setSpacing(theme.S)
        inside.addWidget(controls.glyph("batch", 40, "accent"), 0, centre)
        inside.addWidget(self._what)
        self._hint.setAlignment(centre)
        inside.addWidget(self._hint)
        inside.addSpacing(theme.XS)
        inside.addLayout(controls.row(None, self.files, self.folder, self.forget, None))
        how, second = controls.card(spacing=theme.M)
        self.profile.setAccessibleName(self.tr("Picture rules"))
        self.rule.setAccessibleName(self.tr("What makes an item, without a spreadsheet"))
        form = QFormLayout()
        form.setHorizontalSpacing(theme.L)
        form.setVerticalSpacing(theme.S)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, box in ((self.tr("Picture rules"), self.profile), (self.tr("An item is"), self.rule)):
            form.addRow(controls.field_name(name, box), box)
        hint = self.tr("A spreadsheet in the delivery says which photos are an item; without one, their names do.")
        title = controls.text(self.tr("How it is checked"), "heading")
        controls.fill(second, title, form, controls.text(hint, "caption"))
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.L)
        controls.fill(body, self.zone, how)
        foot = QFrame()
        foot.setObjectName("foot")
        bar = QHBoxLayout(foot)
        bar.setContentsMargins(theme.XL, theme.M, theme.XL, theme.M)
        controls.fill(bar, self._back, None, self._state, theme.S, self.start)
        head = controls.column(self.headline, self.said, theme.XS, controls.row(self.catalog, None))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        controls.fill(page, controls.reading_page(head, self._body, self.saved, None), foot)
        self._back.hide()
