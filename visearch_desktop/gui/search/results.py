"""The results, and the states in which there is no list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from visearch_desktop.core.catalog import Answer, Match
from visearch_desktop.core.queries import Query
from visearch_desktop.gui import announce, controls, icons, theme, wording
from visearch_desktop.gui.search.model import ResultModel
from visearch_desktop.gui.search.result_views import ResultViews
from visearch_desktop.gui.thumbnails import Thumbnails

BEST = 5
"""Rows that are in sight without scrolling: who refines a search wants to see what is best now."""


class Results(QStackedWidget):
    """The list, or one of: searching, nothing found, the photo could not be read."""

    chosen = Signal(object)
    unfilter = Signal()
    part_wanted = Signal()
    to_catalog = Signal()

    def __init__(self, thumbnails: Thumbnails, sign: Callable[[int], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ResultModel(self, sign)
        self.views = ResultViews(self.model, thumbnails)
        self.list, self.table, self.acts = self.views.list, self.views.table, self.views.acts
        self.compare = _compare_button()
        self._head = controls.Elided("", "caption", Qt.TextElideMode.ElideRight)
        self._said = "", "{}", ""
        self._column = controls.line("", "caption")
        self._headline = controls.text("", "heading")
        self._words = controls.text("", "muted")
        self.onward = controls.button(self.tr("Remove the filters"))
        self._wanted: SignalInstance = self.unfilter
        self.addWidget(self._list_side())
        self.addWidget(self._message_side())
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.selectionModel().selectionChanged.connect(self._selection_changed)
        self.compare.clicked.connect(self.acts.compare)
        self.onward.clicked.connect(self._go_on)
        self.views.changed.connect(self._show_order)
        self._selection_changed()
        self._show_order()

    @property
    def view(self) -> QAbstractItemView:
        """The cards or the table, whichever is shown."""
        return self.views.view

    @property
    def message(self) -> str:
        """The headline shown in place of a list; empty when there is a list."""
        return self._headline.text() if self.currentIndex() == 1 else ""

    def clear(self) -> None:
        """Forget the matches: they are of a catalog that is not open any more."""
        self.model.show_matches(())

    def show_searching(self, photos: int) -> None:
        """The search runs."""
        self.model.show_matches(())
        self._say(self.tr("Searching…"), wording.tr("among {}").format(wording.photos(photos)) if photos else "")

    def show_answer(self, answer: Answer, query: Query, pending: int = 0, *, keep: bool = False) -> None:
        """Show what was found.

        Args:
            answer: what the core says.
            query: what was asked.
            pending: photos of the catalog that could not be found because they are not indexed yet.
            keep: stay at the SKU that was the current one, if it is still among the best.
        """
        missing = self.tr("{} not indexed yet").format(wording.photos(pending)) if pending else ""
        before = self.acts.current
        asked = len([one for one in query.photos if not one.unwanted])
        self.model.show_matches(answer.matches, asked, more=answer.more > 0)
        unfilter = self.tr("Remove the filters"), self.unfilter
        if answer.matches:
            self._show_head(answer.matches, query, answer.more, missing)
            self.setCurrentIndex(0)
            stays = self.model.match_at(self.model.index(self.model.row_of(before.sku), 0)) if keep and before else None
            self._go_to(stays if stays is not None and stays.rank <= BEST else self.model.best)
        elif missing:
            advice = self.tr("Nothing among the photos indexed so far; {}. Continue on the Catalog page.")
            there = self.tr("Go to Catalog"), self.to_catalog
            self._say(self.tr("No match yet"), advice.format(missing), unfilter if _narrowed(query) else there)
        elif _narrowed(query):
            words = self.tr("No match with “{}”").format(query.text.strip())
            self._say(
                words if query.text.strip() else self.tr("No match with these filters"),
                self.tr("No product meets the words and filters together. Take one away, or all."),
                unfilter,
            )
        else:
            self._say(
                self.tr("No match"),
                self.tr(
                    "Nothing in this catalog looks like this photo. If it shows more than the product, search the part"
                    " that does; or drop another photo."
                ),
                (self.tr("Search a part of the photo"), self.part_wanted),
            )
        announce.say(self, self.summary)

    @property
    def summary(self) -> str:
        """What was found, in one sentence: how many, and the best."""
        best = self.model.best
        if self.message or best is None:
            return f"{self.message}. {self._words.text()}"
        relation = wording.look(best.relation).word if self.model.asked else ""
        named = ", ".join(part for part in (best.sku, relation) if part)
        return self.tr("{}. Best: {}").format(self._head.text(), named)

    @Slot(object, object)
    def add_answer(self, query: Query, answer: Answer) -> None:
        """Show what more was found behind what is shown."""
        self.model.add_matches(answer.matches, more=answer.more > 0)
        self._show_head(self.model.matches, query, answer.more)

    def show_row(self, sku: str) -> None:
        """Make the row of an SKU the current one."""
        match = self.model.match_at(self.model.index(self.model.row_of(sku), 0))
        if match is not None:
            self._go_to(match)

    def show_unreadable(self) -> None:
        """The query could not be read; the notice says why."""
        self.model.show_matches(())
        self._say(self.tr("Nothing was searched"), self.tr("Change what is asked, or drop another photo."))

    def _show_head(self, matches: Sequence[Match], query: Query, more: int, missing: str = "") -> None:
        # Of words all SKUs are counted, those that share a photo with another as well: so many have been promised.
        count = len(matches) if query.photos else sum(1 + len(one.shared_by) for one in matches)
        found = self.tr("1 SKU") if count == 1 else self.tr("{} SKUs").format(wording.count(count))
        if more:
            found = self.tr("{} of {} SKUs").format(wording.count(count), wording.count(count + more))
        if query.feedback:
            order = self.tr("{}, ranked by your marks")
        elif any(share.kind == "colour" for match in matches for share in match.shares):
            order = self.tr("{}, by shape and colour")  # the similarity beside the rows is that of the shape
        elif query.photos:
            order = self.tr("{}, most similar first")
        else:
            order = self.tr("{}, best match of the words first") if query.text.strip() else "{}"
        self._column.setText(self.tr("Similarity") if query.photos else self.tr("Words") if query.text.strip() else "")
        self._said = found, order, missing
        self._show_order()

    @Slot()
    def _show_order(self) -> None:
        """Say how many there are and in which order they stand; the cards' figure has its name above it."""
        found, order, missing = self._said
        self._column.setVisible(not self.views.tabled)
        if found and not self.model.ranked:
            found = self.tr("{}, sorted by {}").format(found, self.model.sorted_by)
        else:
            found = order.format(found)
        self._head.setText(" · ".join(part for part in (found, missing) if part))

    def _go_to(self, match: Match | None) -> None:
        index = self.model.index(self.model.row_of(match.sku) if match is not None else 0, 0)
        self.view.setCurrentIndex(index)
        if index.row():
            self.view.scrollTo(index)
        else:
            self.view.scrollToTop()

    def _say(self, headline: str, words: str, onward: tuple[str, SignalInstance] | None = None) -> None:
        """Say something in place of the list; `onward` is what a button is called, and asks for."""
        self._headline.setText(headline)
        self._words.setText(words)
        self.onward.setVisible(onward is not None)
        if onward is not None:
            self.onward.setText(onward[0])
            self.onward.setAccessibleName(onward[0])
            self._wanted = onward[1]
        self.setCurrentIndex(1)
        self.chosen.emit(None)

    @Slot()
    def _go_on(self) -> None:
        self._wanted.emit()

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, before: QModelIndex) -> None:
        match: Match | None = self.model.match_at(current)
        if match is not None and match is not self.model.match_at(before):  # another cell of a row is no other match
            self.chosen.emit(match)

    @Slot()
    def _selection_changed(self) -> None:
        count = self.acts.count
        self.compare.setText(self.tr("Compare {}").format(count) if count > 1 else self.tr("Compare"))
        self.compare.setAccessibleName(self.compare.text())
        self.compare.setVisible(count > 1)

    def _list_side(self) -> QWidget:
        side = QWidget()
        inside = QVBoxLayout(side)
        inside.setContentsMargins(theme.S, 0, 0, 0)
        inside.setSpacing(theme.XS)
        head = controls.row(self.views.as_cards, self.views.as_table, spacing=theme.XS)
        head.addSpacing(theme.XS)
        head.addWidget(self._head, 1)
        controls.fill(head, self.compare, theme.S, self._column)
        head.setContentsMargins(theme.XS, theme.XS, theme.XL, 0)
        controls.fill(inside, head, self.views)
        return side

    def _message_side(self) -> QWidget:
        side = QFrame()
        inside = QVBoxLayout(side)
        inside.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        self._headline.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        controls.fill(inside, None, self._headline, self._words, theme.S, controls.row(None, self.onward, None), None)
        return side


def _compare_button() -> QToolButton:
    made = QToolButton()
    made.setProperty("kind", "segment")
    made.setToolTip(wording.tr("Compare the selected results one after the other (C)"))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setIconSize(QSize(16, 16))
    icons.put(made, "side-by-side", "accent", 16)
    return made


def _narrowed(query: Query) -> bool:
    return bool(query.text.strip() or query.where)
