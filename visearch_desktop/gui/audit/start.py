"""What an audit does, what it compares, and the button that runs it; also what is said when nothing was found."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from visearch_desktop.core.catalog import CatalogInfo
from visearch_desktop.core.findings import AuditReport, Scope
from visearch_desktop.gui import controls, core_words, theme, wording
from visearch_desktop.gui.audit import tasks, words
from visearch_desktop.gui.audit.choices import Choices
from visearch_desktop.gui.audit.options_form import OptionsForm
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job


class Start(QWidget):
    """Asks what to compare and starts it."""

    run = Signal()
    to_catalog = Signal()
    keep_rules_wanted = Signal()
    back = Signal()
    columns_read = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = OptionsForm()
        self.headline = controls.text("", "display")
        self.said = controls.text("", "muted")
        self.start = controls.button(self.tr("Run the audit"), "play", kind="primary")
        self.catalog = controls.button(self.tr("Go to Catalog"))
        self._back = controls.button(self.tr("Back to the findings"), kind="quiet")
        self._state = controls.line("", "caption")
        self._keep = controls.text("", "body")
        self._body = QFrame()
        self._lay_out()
        self.start.clicked.connect(self.run)
        self.catalog.clicked.connect(self.to_catalog)
        self._back.clicked.connect(self.back)

    def show_choices(self, choices: Choices) -> None:
        """Fill in what was chosen before."""
        self.form.show_options(choices.options)
        self.show_rules(choices)

    def load_columns(self, desk: Desk, choices: Choices) -> None:
        """Offer the columns of the open catalog's product table, and what was chosen of them."""
        if desk.workspace is not None:
            job = Job(partial(tasks.product_columns, desk.workspace), key="columns")
            job.succeeded.connect(partial(self._take_columns, choices))
            desk.reading_lane.submit(job)

    def _take_columns(self, choices: Choices, columns: tuple[str, ...]) -> None:
        self.form.show_columns(columns)
        self.columns_read.emit(columns)
        self.form.show_options(choices.options)

    def show_rules(self, choices: Choices) -> None:
        """Say which photo of a group is kept."""
        named = [words.rule(kind) for kind, _ in choices.rules]
        self._keep.setText(self.tr(", then ").join(named) if named else self.tr("The first photo of each group"))

    def show_state(self, info: CatalogInfo | None, *, opening: bool = False, stopped: bool = False) -> None:
        """Say what can be audited.

        Args:
            info: the open catalog, None when there is none.
            opening: a catalog is being opened.
            stopped: an audit was cancelled and can go on.
        """
        ready = info is not None and info.photos > 1
        self.headline.setText(self.tr("Audit"))
        self.said.setText(
            self.tr(
                "Which listings are duplicates of each other? Every photo is compared with the photos most like it,"
                " and each pair is verified before it is named. You review the groups and decide; photos are only"
                " read, and every verdict can be undone."
            )
        )
        self._body.setVisible(ready)
        self.start.setVisible(ready)
        self.start.setText(self.tr("Go on") if stopped else self.tr("Run the audit"))
        self.start.setAccessibleName(self.start.text())
        self.catalog.setVisible(not ready and not opening)
        if info is not None and ready:
            pending = self.tr("{} not indexed yet are left out").format(wording.photos(info.pending))
            held = self.tr("{} to compare").format(wording.photos(info.photos))
            self._state.setText(f"{held} · {pending}" if info.pending else held)
            return
        self._state.setText("")
        if opening:
            self.said.setText(self.tr("The catalog is being opened…"))
        elif info is None:
            self.said.setText(
                self.tr("An audit compares the photos of a catalog with each other. Open a catalog first.")
            )
        elif info.pending:
            self.said.setText(self.tr("{} not indexed yet. Index them first.").format(wording.photos(info.pending)))
        else:
            self.said.setText(self.tr("This catalog holds too few photos to compare. Index your photos first."))

    def show_nothing_found(self, report: AuditReport, choices: Choices) -> None:
        """Say that an audit found nothing, and what it looked at."""
        self.headline.setText(self.tr("No duplicates found among {}").format(wording.photos(report.photos)))
        parts = [_looked_at(choices)]
        if report.expected:
            shared = self.tr("{} shared by size runs are as they should be.")
            parts.append(shared.format(wording.photos(report.expected)))
        if report.judged:
            one, many = self.tr("1 pair was judged distinct before."), self.tr("{} pairs were judged distinct before.")
            parts.append(one if report.judged == 1 else many.format(wording.count(report.judged)))
        self.said.setText(" ".join([*parts, *map(core_words.said, report.notes)]))
        self.start.setText(self.tr("Run again"))

    def show_way_back(self, there: bool) -> None:
        """Offer to return to the findings."""
        self._back.setVisible(there)

    def set_busy(self, busy: bool) -> None:
        """While an audit runs nothing can be chosen."""
        self.start.setEnabled(not busy)
        self._body.setEnabled(not busy)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.L)
        scope, first = controls.card(spacing=theme.M)
        controls.fill(first, controls.text(self.tr("What is compared"), "heading"), self.form)
        keep, second = controls.card(spacing=theme.S)
        change = controls.button(self.tr("Change…"))
        change.clicked.connect(self.keep_rules_wanted)
        hint = self.tr("Proposed for each group; you choose another one with a key.")
        line = controls.row()
        line.addWidget(self._keep, 1)
        line.addWidget(change)
        controls.fill(
            second, controls.text(self.tr("Which photo is kept"), "heading"), line, controls.text(hint, "caption")
        )
        controls.fill(inside, scope, keep)
        foot = QFrame()
        foot.setObjectName("foot")
        bar = QHBoxLayout(foot)
        bar.setContentsMargins(theme.XL, theme.M, theme.XL, theme.M)
        controls.fill(bar, self._back, None, self._state, theme.S, self.start)
        head = controls.column(self.headline, self.said, theme.XS, controls.row(self.catalog, None))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        controls.fill(page, controls.reading_page(head, self._body, None), foot)
        self._back.hide()


def _looked_at(choices: Choices) -> str:
    options = choices.options
    looked = {
        Scope.ACROSS_SKUS: wording.tr("Photos of different SKUs were compared."),
        Scope.WITHIN_SKU: wording.tr("Photos of one SKU were compared with each other."),
        Scope.ACROSS_COLUMN: wording.tr("Photos of products that differ in “{}” were compared.").format(options.column),
    }[options.scope]
    if options.least <= -1.0 and options.most >= 1.0:
        return looked
    bounds = wording.tr("Only pairs with a similarity from {} to {} count.")
    return f"{looked} {bounds.format(wording.similarity(max(options.least, -1.0)), wording.similarity(options.most))}"
