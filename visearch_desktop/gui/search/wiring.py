"""Which part of the Search page listens to which, and the keys that work on all of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from visearch_desktop.gui.keyboard.keymap import keymap

if TYPE_CHECKING:
    from visearch_desktop.gui.search.page import SearchPage


def connect_parts(page: SearchPage) -> None:
    """Connect the parts with each other."""
    _connect_query(page)
    _connect_results(page)


def add_shortcuts(page: SearchPage) -> None:
    """Keys of the whole page; tool tips and menus name them."""
    bar, acts = page.bar, page.results.acts
    keys: dict[str, Callable[..., object]] = {
        "Ctrl+F": bar.focus_words,
        "Ctrl+Return": page.detail.reveal,
        "Ctrl+Shift+O": page.add_files,
        "Ctrl+Shift+V": page.add_clipboard,
        "Ctrl+L": page.filters.open,
        "Ctrl+K": bar.toggle_colour,
        "Ctrl+B": page.edit_part,
        "Ctrl+H": page.keeping.open_list,
        "Ctrl+S": page.keeping.ask_name,
        "Ctrl+G": page.grab_screen,
        "Ctrl+Shift+G": partial(page.grab_screen, add=True),
    }
    for key, act in keys.items():
        keymap().shortcut("search", key, page, act)
    QShortcut(QKeySequence.StandardKey.Undo, page, page.draft.undo)
    within = Qt.ShortcutContext.WidgetShortcut
    for view in (page.results.list, page.results.table):
        QShortcut(QKeySequence.StandardKey.Copy, view, acts.copy_skus, context=within)
        keymap().shortcut("results", "Ctrl+Shift+C", view, acts.copy_rows, within)
        page.detail.pane.listen_in(view, zoom="Ctrl+")


def _connect_query(page: SearchPage) -> None:
    bar, zone, asking, intake = page.bar, page.zone, page.asking, page.intake
    page.draft.changed.connect(page.follow_draft)
    asking.began.connect(page.show_began)
    asking.answered.connect(page.take_answer)
    asking.failed.connect(page.take_failure)
    for nothing in (asking.nothing_asked, asking.not_ready):
        nothing.connect(page.show_readiness)
    intake.taken.connect(page.wanted)
    intake.batch_wanted.connect(page.batch_wanted)
    zone.open_files.connect(page.open_files)
    zone.paste.connect(page.paste)
    zone.from_screen.connect(partial(page.grab_screen, add=False))
    zone.to_catalog.connect(page.to_catalog)
    zone.recalled.connect(page.keeping.recall)
    page.past.changed.connect(page.show_recent)
    bar.add_files.connect(page.add_files)
    bar.add_clipboard.connect(page.add_clipboard)
    bar.add_screen.connect(partial(page.grab_screen, add=True))
    bar.acts.screen_wanted.connect(partial(page.grab_screen, add=False))
    page.screen_grab.grabbed.connect(page.take_grabbed)
    page.screen_grab.refused.connect(page.warn)
    bar.dropped.connect(partial(intake.take_drop, add=True))
    bar.other_dropped.connect(page.other_dropped)
    bar.cleared.connect(page.clear_query)
    bar.part_wanted.connect(page.edit_part)
    bar.text.returnPressed.connect(page.enter_results)


def _connect_results(page: SearchPage) -> None:
    acts, detail = page.results.acts, page.detail
    page.round.left.connect(page.leave_round)
    page.results.model.more_wanted.connect(page.asking.ask_more)
    page.asking.added.connect(page.results.add_answer)
    page.results.unfilter.connect(page.draft.only_photos)
    page.results.part_wanted.connect(page.edit_part)
    page.results.to_catalog.connect(page.to_catalog)
    for part in (acts, detail):
        part.explained.connect(page.splitter.explain)
        part.marked.connect(page.mark)
        part.searched.connect(page.search_with)
        part.similar.connect(page.show_similar)
    page.similar.left.connect(page.back_to_results)
    for other in (page.asking.began, page.asking.nothing_asked):
        other.connect(page.similar.forget)  # a search must not wait for it
    acts.compared.connect(page.compare_selected)
    acts.skus_wanted.connect(page.copying.skus)
    acts.rows_wanted.connect(lambda matches: page.copying.rows(matches, page.results.model.asked))
    acts.picture_wanted.connect(page.copying.picture)
    acts.revealed.connect(detail.reveal)
    acts.opened.connect(detail.open)
    acts.blinked.connect(detail.compare.blink)
