"""Settings: look, language, device, model packs, where catalogs are kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from visearch_desktop.core import places
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui import controls, core_words, files, language, tasks, theme, wording
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.diagnostics_card import DiagnosticsCard
from visearch_desktop.gui.disk_card import DiskCard
from visearch_desktop.gui.forget_card import ForgetCard
from visearch_desktop.gui.install_panel import InstallPanel
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.notices import NoticeBar
from visearch_desktop.gui.pack_cards import PackList

if TYPE_CHECKING:
    from visearch_desktop.core.forgetting import Forgotten
    from visearch_desktop.core.models import Pack


class SettingsPage(QWidget):
    """Every change takes effect at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self.notices = NoticeBar()
        self.device = _Choice(
            {
                "auto": self.tr("Automatic: the graphics card when it works, else the processor"),
                "cuda": self.tr("Graphics card (CUDA)"),
                "cpu": self.tr("Processor (CPU)"),
            }
        )
        self.theme = _Choice(
            {
                "system": self.tr("As the system"),
                "light": self.tr("Light"),
                "dark": self.tr("Dark"),
            }
        )
        self.language = _Choice({"system": self.tr("As the system"), **language.NAMES})
        self.notifications = QCheckBox(
            self.tr("Tell me when a job of more than half a minute is done, and show progress on the taskbar")
        )
        self._device_note = controls.text("", "muted")
        self.packs = PackList()
        self.install = InstallPanel(desk)
        self.disk = DiskCard(desk)
        self.forget = ForgetCard(desk)
        self.diagnostics = DiagnosticsCard(desk)
        self._lay_out()
        self.device.choose(desk.settings.device)
        self.theme.choose(desk.settings.theme)
        self.language.choose(desk.settings.language)
        self.device.group.buttonClicked.connect(self._device_chosen)
        self.notifications.setChecked(desk.settings.notifications)
        self.notifications.toggled.connect(self._notifications_chosen)
        self.theme.group.buttonClicked.connect(self._theme_chosen)
        self.language.group.buttonClicked.connect(self._language_chosen)
        desk.device_changed.connect(self._show_device)
        desk.catalog_changed.connect(self._show_device)
        desk.catalog_changed.connect(self.notices.clear)
        desk.notified.connect(self.notices.show_error)
        self.install.installed.connect(self._installed)
        self.install.failed.connect(self.notices.show_error)
        laid_out = Qt.ConnectionType.QueuedConnection
        self.install.grown.connect(self._show_install, laid_out)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_in_sight, laid_out)
        self.disk.freed.connect(self._freed)
        self.disk.failed.connect(self.notices.show_error)
        for card in (self.forget, self.diagnostics):
            card.failed.connect(self.notices.show_error)
        self.forget.exported.connect(self._exported)
        self.diagnostics.copied.connect(self._copied)
        desk.forgotten.connect(self._forgotten)
        self._show_device()

    def load(self) -> None:
        """Fill in the model packs and what the disk is used for; called when the page is shown."""
        self.disk.load()
        job = Job(tasks.packs, key="settings-packs")
        job.succeeded.connect(self._take_packs)
        job.failed.connect(self.notices.show_error)
        self._desk.reading_lane.submit(job)

    @Slot(object)
    def _take_packs(self, packs: tuple[Pack, ...]) -> None:
        self.packs.show_packs(packs)
        self.install.show_official(not any(pack.name == "resnet50" for pack in packs))

    @Slot()
    def _device_chosen(self) -> None:
        self._desk.change(device=self.device.chosen)

    @Slot()
    def _theme_chosen(self) -> None:
        self._desk.change(theme=self.theme.chosen)

    @Slot(bool)
    def _notifications_chosen(self, wanted: bool) -> None:
        self._desk.change(notifications=wanted)

    @Slot()
    def _language_chosen(self) -> None:
        self._desk.change(language=self.language.chosen)

    @Slot()
    def _show_device(self) -> None:
        if self._desk.device_note:
            words = self.tr("In use now: {}").format(core_words.said(self._desk.device_note))
        elif self._desk.warming:
            words = self.tr("Loading the model…")
        elif self._desk.workspace is not None:
            words = self.tr("The model could not be loaded.")
        else:
            words = self.tr("What is in use is shown here once a catalog is open.")
        self._device_note.setText(words)

    @Slot(object)
    def _installed(self, pack: Pack) -> None:
        self.notices.show_notice("done", self.tr("“{}” is installed.").format(pack.title),
                                 self.tr("It can be chosen when a new catalog is made."))  # fmt: skip
        self.load()

    @Slot(object)
    def _freed(self, size: int) -> None:
        self.notices.show_notice("done", self.tr("{} were freed.").format(wording.data_size(size)))

    @Slot(object)
    def _exported(self, file: Path) -> None:
        self.notices.show_notice("done", self.tr("What was decided was written to {}.").format(wording.place(file)))

    @Slot()
    def _copied(self) -> None:
        self.notices.show_notice("done", self.tr("The diagnostics are on the clipboard."))

    @Slot(object)
    def _forgotten(self, gone: Forgotten) -> None:
        said = self.tr("The catalog is forgotten: {} files were removed, {}.")
        sentence = said.format(f"{len(gone.removed):,}", wording.data_size(gone.bytes))
        listed = "\n".join(f"{one.bytes}\t{one.file}" for one in gone.removed)
        copy = (self.tr("Copy the list"), partial(files.copy, listed))
        advice = " ".join((*gone.failed, *gone.notes))
        self.notices.show_notice("warn" if gone.failed else "done", sentence, advice, copy)

    @Slot()
    def _keep_in_sight(self) -> None:
        """What is above or below has come later and pushed away what a person is asked."""
        if self.install.in_use:
            self._scroll.ensureWidgetVisible(self.install)

    @Slot()
    def _show_install(self) -> None:
        self._scroll.ensureWidgetVisible(self.install)

    @Slot()
    def _open_data(self) -> None:
        folder = places.catalogs_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.notices.show_error(VisearchError(self.tr("{} cannot be opened: {}").format(folder, error.strerror)))
            return
        files.open_file(folder)

    def _lay_out(self) -> None:
        self._scroll = controls.reading_page(
            controls.text(self.tr("Settings"), "display"),
            _section(self.tr("Look"), self.theme),
            _section(self.tr("Language"), self.language),
            _section(self.tr("Notifications"), self.notifications, self._notifications_note()),
            _section(self.tr("Device that computes"), self.device, self._device_note),
            _section(self.tr("Models"), self.packs, self.install),
            _section(self.tr("Disk"), self.disk),
            self._catalogs_section(),
            _section(self.tr("Forget"), self.forget),
            _section(self.tr("Diagnostics"), self.diagnostics),
            None,
        )
        self.notices.stand_above(self._scroll, self)

    def _notifications_note(self) -> QWidget:
        words = self.tr("Only while another window is in front. A notification names no photo, file or folder.")
        return controls.text(words, "muted")

    def _catalogs_section(self) -> QFrame:
        show = controls.button(self.tr("Show folder"), "folder")
        show.clicked.connect(self._open_data)
        holder = QWidget()
        line = controls.row()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(controls.Elided(wording.place(places.catalogs_folder())), 1)
        line.addWidget(show)
        holder.setLayout(line)
        words = self.tr(
            "New catalogs are kept here. Photos can be read again at any time, what you decided cannot: its backups"
            " lie in the folder “backups” of each catalog. Copy that to another drive now and then."
        )
        return _section(self.tr("Catalogs"), holder, controls.text(words, "muted"))


class _Choice(QWidget):
    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self.group = controls.choice(self)
        self._radios = {key: QRadioButton(label) for key, label in words.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        for radio in self._radios.values():
            self.group.addButton(radio)
            column.addWidget(radio)

    @property
    def chosen(self) -> str:
        return next(key for key, radio in self._radios.items() if radio.isChecked())

    def choose(self, key: str) -> None:
        self._radios.get(key, next(iter(self._radios.values()))).setChecked(True)


def _section(title: str, *parts: QWidget) -> QFrame:
    frame, inside = controls.card(spacing=theme.M)
    controls.fill(inside, controls.text(title, "heading"), *parts)
    return frame
