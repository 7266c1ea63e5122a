"""Put duplicates aside: how many photos, which of them stay and why, where to; and bring them back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from visearch_desktop.gui import controls, core_words, files, theme, wording
from visearch_desktop.gui.audit import words
from visearch_desktop.gui.audit.side_page import LineList, SidePage
from visearch_desktop.gui.audit.tasks import Aside, MovePlan
from visearch_desktop.gui.wording import tr


class QuarantinePage(SidePage):
    """Shows a `MovePlan` and asks for a folder."""

    wanted = Signal(object, object)
    """The plan and the folder to move its photos to."""

    def __init__(self) -> None:
        super().__init__()
        self._plan: MovePlan | None = None
        self._folder: Path | None = None
        self.go = controls.button(tr("Move photos"), kind="primary")
        self.figure = controls.text("", "heading")
        self._why = controls.text("", "muted")
        self._place = controls.Elided("", "body")
        self._refused = controls.text("", "strong")
        self.refused = LineList(tr("Photos that stay where they are"))
        choose = controls.button(tr("Choose folder…"), "folder")
        frame, inside = controls.card()
        line = controls.row(controls.line(tr("Quarantine folder"), "strong"))
        line.addWidget(self._place, 1)
        line.addWidget(choose)
        controls.fill(inside, self.figure, self._why, theme.S)
        inside.addLayout(line)
        controls.fill(inside, theme.S, self._refused, self.refused)
        said = tr(
            "Duplicates are moved, never deleted. A list in the folder says where each photo came from and which"
            " one was kept, so that everything can be put back with one click."
        )
        self.lay_out(tr("Quarantine duplicates"), said, self.go, frame)
        choose.clicked.connect(self.choose_folder)
        self.go.clicked.connect(self._go)

    def show_plan(self, plan: MovePlan | None, folder: Path | None = None) -> None:
        """Show what would be moved; None while that is being found out."""
        self._plan = plan
        self._folder = folder or self._folder
        self._place.setText(wording.place(self._folder) if self._folder else tr("None chosen yet"))
        photos = plan.photos if plan else 0
        if plan is None:
            self.figure.setText(tr("Looking for photos judged as duplicates…"))
        elif photos:
            size = wording.megabytes(plan.bytes / 1e6)
            self.figure.setText(tr("{} can be put aside ({})").format(wording.photos(photos), size))
        else:
            self.figure.setText(tr("There is nothing to put aside"))
        nothing = tr("Judge photos as duplicates (D) first. Each group keeps the photo marked “Keep”.")
        some = tr("They were judged as duplicates of a photo that is kept.")
        self._why.setText("" if plan is None else some if photos else nothing)
        refused = plan.refused if plan else ()
        self._refused.setText(tr("{} stay where they are:").format(wording.photos(len(refused))))
        self._refused.setVisible(bool(refused))
        self.refused.show_lines(
            [f"{words.short(problem.photo.name)} – {core_words.said(problem.reason)}" for problem in refused]
        )
        self._update()

    def choose_folder(self) -> None:
        """Ask for the quarantine folder."""
        files.ask_for_folder(self, tr("Where are duplicates put?"), self.take_folder)

    def take_folder(self, name: str) -> None:
        """Use this folder."""
        self._folder = Path(name)
        self._place.setText(wording.place(self._folder))
        self._update()

    def _update(self) -> None:
        photos = self._plan.photos if self._plan else 0
        self.go.setText(tr("Move {}").format(wording.photos(photos)) if photos else tr("Move photos"))
        self.go.setEnabled(photos > 0 and self._folder is not None)

    def _go(self) -> None:
        plan, self._plan = self._plan, None
        if plan is not None and self._folder is not None:
            self.go.setEnabled(False)
            self.wanted.emit(plan, self._folder)


class RestorePage(SidePage):
    """Lists the quarantine folders; each is put back by one click."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.S)
        said = tr("Every photo goes back to where it was. A photo whose place is taken by another file stays here.")
        self.lay_out(tr("Restore from quarantine"), said, None, self._rows)

    def show_folders(self, folders: Sequence[Aside] | None) -> None:
        """List the folders; None while they are being looked for."""
        controls.clear(self._rows)
        if not folders:
            looking = tr("Looking for quarantine folders…")
            self._rows.addWidget(
                controls.text(looking if folders is None else tr("Nothing is in quarantine."), "muted")
            )
        for one in folders or ():
            frame, inside = controls.card(margin=theme.M)
            said = controls.column(
                controls.Elided(wording.place(one.folder), "strong"),
                controls.line(
                    " · ".join(part for part in (wording.photos(one.photos), core_words.said(one.note)) if part),
                    "muted",
                ),
                spacing=2,
            )
            back = controls.button(tr("Restore {}").format(wording.photos(one.photos)))
            back.setEnabled(one.photos > 0)
            show = controls.button(tr("Show folder"), "folder")
            back.clicked.connect(partial(self._restore, one.folder))
            show.clicked.connect(partial(self._show, one.folder))
            line = controls.row(spacing=theme.S)
            line.addLayout(said, 1)
            controls.fill(line, show, back)
            inside.addLayout(line)
            self._rows.addWidget(frame)

    def _restore(self, folder: Path) -> None:
        self.wanted.emit(folder)

    def _show(self, folder: Path) -> None:
        files.open_file(folder)
