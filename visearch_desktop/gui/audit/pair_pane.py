"""The photo that is kept beside another one of its group: what relates them, and where their products differ."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visearch_desktop.core.catalog import Evidence
from visearch_desktop.core.findings import Group, Member, Pair
from visearch_desktop.gui import controls, files, tasks, theme, wording
from visearch_desktop.gui.audit import words
from visearch_desktop.gui.audit.evidence import evidence_from
from visearch_desktop.gui.audit.member_strip import MemberStrip
from visearch_desktop.gui.badge import Badge
from visearch_desktop.gui.compare.alignment import telling
from visearch_desktop.gui.compare.attributes import AttributeTable, facts_of
from visearch_desktop.gui.compare.pane import ComparePane
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job

SIDE = 1600
"""Longest side of the compared pictures, as on the Search page."""


ROOM = 440
"""Height in logical pixels from which the table of attributes is shown."""
SHARE = 0.42
"""The most of the height that it takes; where all its rows need less, the photos have the rest."""
STRIP_ROOM, PLENTY, ON_CARD = 320, 700, 5
"""The same for the photos of the group: where its card in the list shows `ON_CARD` of them, and where it shows all."""


class PairPane(QWidget):
    """Shows one pair of a group."""

    picked = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._members: list[Member | None] = [None, None]
        self._loaded: list[Path | None] = [None, None]
        self._number = 0
        self.compare = ComparePane(desk)
        self.attributes = AttributeTable()
        self.strip = MemberStrip(desk.thumbnails)
        self._badge = Badge()
        self._why = controls.Elided("", "muted", Qt.TextElideMode.ElideRight)
        self._said = controls.line("", "strong")
        self._conflicts = controls.Elided("", "alarm", Qt.TextElideMode.ElideRight)
        self._lay_out()
        desk.thumbnails.ready.connect(self._show_small)
        self.strip.picked.connect(self.picked)
        self.attributes.all_shown.connect(self._make_room)

    @property
    def members(self) -> tuple[Member | None, Member | None]:
        """The photos shown: the one that is kept, and the other."""
        return self._members[0], self._members[1]

    def show_pair(self, group: Group, keeper: int, other: int, pair: Pair | None, said: str, keeps: bool) -> None:
        """Show a pair of a group; `said` is the verdict on it, `keeps` whether the first stays alone."""
        left, right = group.members[keeper], group.members[other]
        self.setEnabled(True)
        self._badge.show_relation(pair.relation if pair else group.relation)
        evidence = telling(pair.relation, evidence_from(pair, left)) if pair else None
        seen = wording.evidence_words(evidence) if evidence else ""
        self._why.setText(" · ".join(part for part in (_pair_figures(pair), seen) if part))
        self._why.setToolTip(f"{self._why.text()}\n{wording.score_meaning(pair.duplicate_score)}" if pair else "")
        self._said.setText(said)
        self._conflicts.setText(" · ".join(words.conflict(difference) for difference in group.conflicts))
        whole = ("\n".join((difference.column, *difference.values)) for difference in group.conflicts)
        self._conflicts.setToolTip("\n\n".join(whole))
        self._number = len(group.members)
        self.strip.show_group(group, keeper if keeps else -1, other)
        self._show_members(left, right, evidence, keeps=keeps)
        look = wording.look(pair.relation if pair else group.relation).word
        self.compare.say(" · ".join(part for part in (look, said, self._conflicts.text(), self._why.text()) if part))
        self.attributes.show_products([(words.member_title(one), facts_of(one)) for one in (left, right)])
        self._make_room()

    def clear(self) -> None:
        """Show nothing."""
        self.compare.leave_screen()
        self._members, self._loaded = [None, None], [None, None]
        self.compare.view.show_pair(("", ""))
        self.strip.show_group(None, 0, -1)
        self.setEnabled(False)

    @Slot()
    def open(self) -> None:
        """Open the photo on the right."""
        if self._members[1] is not None:
            files.open_file(self._members[1].photo)

    @Slot()
    def reveal(self) -> None:
        """Show both photos in their folders."""
        for folder in {member.photo.parent: member.photo for member in self._members if member}.values():
            files.reveal(folder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    @Slot()
    def _make_room(self) -> None:
        """In a low window the compared photos matter most, then the table, or photos that the card has no room for."""
        beside = STRIP_ROOM if self._number > ON_CARD else PLENTY
        self.strip.setVisible(self._number > 2 and self.height() >= beside)
        left = self.height() - (self.strip.height() if self.strip.isVisibleTo(self) else 0)
        self.attributes.setVisible(left >= ROOM)
        self.attributes.setFixedHeight(self.attributes.height_for(round(left * SHARE)))

    def _show_members(self, left: Member, right: Member, evidence: Evidence | None, *, keeps: bool) -> None:
        kept = self.tr("Keep · {}").format(_caption(left))
        captions = (kept if keeps else _caption(left), _caption(right))
        same = self._members[0] is not None and self._members[0].photo == left.photo
        if same:
            self.compare.view.show_caption(0, captions[0])
            self.compare.view.show_match(captions[1], evidence)
        else:
            self.compare.view.show_pair(captions, evidence)
        for side, member in enumerate((left, right)):
            before, self._members[side] = self._members[side], member
            if side == 0 and same and self._loaded[0] == left.photo:
                continue
            if before is None or before.photo != member.photo or side == 1:
                self._loaded[side] = None
            self._show_thumbnail(side)
            self._load(side, member)

    def _load(self, side: int, member: Member) -> None:
        job = Job(partial(tasks.pictures, (member.photo,), SIDE), key=f"audit-{side}")
        job.succeeded.connect(partial(self._take, side, member))
        self._desk.reading_lane.submit(job)

    def _take(self, side: int, member: Member, images: tuple[QImage | None, ...]) -> None:
        shown = self._members[side]
        if shown is None or shown.photo != member.photo:
            return
        self._loaded[side] = member.photo
        small = self._desk.thumbnails.pixmap(member.content)
        if images[0] is None and small is not None and not small.isNull():
            self.compare.view.show_caption(
                side, self.tr("{} · small copy; the file cannot be read now").format(_caption(member))
            )
            return
        self.compare.view.set_picture(side, images[0])

    @Slot(int)
    def _show_small(self, content: int) -> None:
        for side, member in enumerate(self._members):
            if member is not None and member.content == content and self._loaded[side] is None:
                self._show_thumbnail(side)

    def _show_thumbnail(self, side: int) -> None:
        member = self._members[side]
        small = self._desk.thumbnails.pixmap(member.content) if member else None
        if small is not None and not small.isNull():
            self.compare.view.set_picture(side, small)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.L, theme.M, theme.L, theme.S)
        page.setSpacing(theme.S)
        head = controls.row(self._badge, spacing=theme.M)
        head.addWidget(self._conflicts, 1)
        head.addWidget(self._said)
        page.addLayout(head)
        page.addWidget(self._why)
        page.addWidget(self.compare, 1)
        page.addWidget(self.strip)
        page.addWidget(self.attributes)


def _caption(member: Member) -> str:
    return f"{words.member_title(member)} · {words.member_figures(member)}"


def _pair_figures(pair: Pair | None) -> str:
    if pair is None:
        return ""
    score = wording.tr("duplicate score {}").format(wording.similarity(pair.duplicate_score))
    return f"{score} · {wording.tr('similarity {}').format(wording.similarity(pair.similarity))}"
