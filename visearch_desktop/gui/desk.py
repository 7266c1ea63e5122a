"""What the pages share: the settings, the opened catalog, and the lanes its work runs on."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from visearch_desktop.core import settings as core_settings
from visearch_desktop.core.catalog import CatalogInfo
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.core.settings import Settings
from visearch_desktop.gui import tasks
from visearch_desktop.gui.jobs import Job, Lane
from visearch_desktop.gui.lasting import LastingJob
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.long_work.roll import Roll
from visearch_desktop.gui.thumbnails import Thumbnails

if TYPE_CHECKING:
    from visearch_desktop.core.forgetting import Derived
    from visearch_desktop.core.workspace import Workspace


class Desk(QObject):
    """The state of one window. Pages read it and listen; only the desk changes it."""

    catalog_changed = Signal()
    info_changed = Signal()
    device_changed = Signal()
    settings_changed = Signal()
    opening_failed = Signal(object)
    notified = Signal(object)
    forgotten = Signal(object)

    leaving = Signal(object)
    """Another catalog is wanted, and work would be lost: what goes on to it, for whoever asks about that."""

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings or core_settings.load()
        self.workspace: Workspace | None = None
        self.info: CatalogInfo | None = None
        self.model_state = ""
        self.device_note = ""
        self.opening = False
        self.warming = False
        self.catalog_lane = Lane("catalog", self)
        self.search_lane = Lane("search", self)
        self.reading_lane = Lane("reading", self)
        self.models_lane = Lane("models", self)  # a download goes on whatever happens to the catalog
        self._opening_lane = Lane("opening", self)
        self._lanes = (self.catalog_lane, self.search_lane, self.reading_lane)
        self._all_lanes = (*self._lanes, self.models_lane, self._opening_lane)
        self.roll = Roll(self)
        for lane in self._all_lanes:
            self.roll.listen(lane)
        self.thumbnails = Thumbnails(self)
        self.delivered = Thumbnails(self)  # of the batch that is looked at

    def open(self, folder: Path) -> None:
        """Open the catalog in `folder`; it takes the place of the one before."""
        self._leave(partial(self._load, Job(partial(tasks.open_catalog, folder, self.settings.device))))

    def create(self, folder: Path, model: str, sku_rule: str, name: str) -> None:
        """Make a catalog and open it."""
        make = partial(tasks.create_catalog, folder, self.settings.device, model, sku_rule, name)
        self._leave(partial(self._load, Job(make)))

    def restore(self, folder: Path) -> None:
        """Make the damaged catalog in `folder` anew from its newest backup, and open it."""
        if self.workspace is not None and self.workspace.folder == folder:
            self._drop_workspace()
        job = Job(partial(tasks.restore_catalog, folder, self.settings.device), kind=Kind.RESTORE)
        job.catalog = folder
        self._load(job)

    def forget(self, found: Derived) -> None:
        """Close the catalog and remove everything that was made from its photos; `forgotten` says what went."""
        workspace = self.workspace
        if workspace is None:
            return
        self._drop_workspace()
        others = tuple(one for one in self.settings.recent_catalogs if one != workspace.folder)
        self._save(dataclasses.replace(self.settings, recent_catalogs=others, last_folder=None))
        self.catalog_changed.emit()
        self.roll.forget(found.folder)
        job = LastingJob(partial(tasks.forget, workspace, found), kind=Kind.FORGET)
        job.succeeded.connect(self.forgotten)
        job.failed.connect(partial(self._not_forgotten, workspace.folder))
        self._opening_lane.submit(job)

    def _not_forgotten(self, folder: Path, error: Exception) -> None:
        """Nothing was removed: what was open is opened again."""
        self.notified.emit(error)
        self.open(folder)

    def refresh(self) -> None:
        """Read the figures of the catalog again."""
        if self.workspace is not None:
            self._read_facts(self.workspace)

    def _read_facts(self, workspace: Workspace) -> Job:
        job = Job(partial(_facts, workspace), key="facts")
        job.succeeded.connect(self._take_facts)
        job.failed.connect(self.notified)
        return self.reading_lane.submit(job)

    @property
    def quiet(self) -> bool:
        """Whether no job waits or runs."""
        return not any(lane.busy for lane in self._all_lanes)

    def tell_again(self) -> None:
        """Tell pages that were made anew what is open."""
        self.catalog_changed.emit()
        if self.info is not None:
            self.info_changed.emit()
        self.device_changed.emit()

    def warm_up(self) -> None:
        """Load the network ahead of the first search."""
        if self.workspace is None:
            return
        job = Job(partial(tasks.warm_up, self.workspace), key="warm-up")
        job.succeeded.connect(self._take_device)
        job.failed.connect(self._warm_up_failed)
        self.warming = True
        self.search_lane.submit(job)

    def change(self, **values: object) -> None:
        """Change settings, keep them, and reopen the catalog when the device is another."""
        device = self.settings.device
        self._save(dataclasses.replace(self.settings, **values))  # type: ignore[arg-type]
        if self.settings.device != device and self.workspace is not None:
            self.open(self.workspace.folder)

    def close(self) -> None:
        """End every worker; the catalog is closed last."""
        for lane in self._all_lanes:
            lane.cancel()  # all first, so that they end side by side
        for lane in self._all_lanes:
            lane.close()
        self.roll.close()
        self.thumbnails.close()
        self.delivered.close()
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None

    def _leave(self, go: Callable[[], None]) -> None:
        """Go on to another catalog, once a person has agreed where that stops what is not kept."""
        if self.workspace is not None and self.roll.losses:
            self.leaving.emit(go)
        else:
            go()

    def _load(self, job: Job) -> None:
        """Run what opens a catalog; none supersedes another: a catalog that was opened is also closed."""
        self.opening = True
        job.succeeded.connect(self._take_workspace)
        job.failed.connect(self._opening_failed)
        self._opening_lane.submit(job)

    @Slot(object)
    def _take_workspace(self, workspace: Workspace) -> None:
        self._drop_workspace()
        self.opening = False
        self.workspace = workspace
        self.roll.catalog = workspace.folder
        self.thumbnails.show_catalog(workspace.thumbnail)
        self._save(self.settings.with_catalog(workspace.folder))
        self.warming = True
        # The figures first: beside the network that is being loaded they would take twice as long.
        self._read_facts(workspace).ended.connect(self.warm_up)
        self.catalog_changed.emit()

    @Slot(object)
    def _opening_failed(self, error: VisearchError) -> None:
        self.opening = False
        self.opening_failed.emit(error)

    @Slot(object)
    def _take_facts(self, facts: tuple[CatalogInfo, str]) -> None:
        self.info, self.model_state = facts
        self.info_changed.emit()

    @Slot(object)
    def _take_device(self, note: str) -> None:
        self.device_note, self.warming = note, False
        self.device_changed.emit()

    @Slot(object)
    def _warm_up_failed(self, error: VisearchError) -> None:
        self.warming = False
        self.device_changed.emit()
        self.notified.emit(error)

    def _drop_workspace(self) -> None:
        old, self.workspace = self.workspace, None
        self.roll.catalog = None
        self.info, self.model_state, self.device_note = None, "", ""
        self.thumbnails.show_catalog(None)
        if old is not None:
            closing = _CloseLast(old, len(self._lanes))
            for lane in self._lanes:
                lane.cancel()
                lane.submit(Job(closing))

    def _save(self, settings: Settings) -> None:
        self.settings = settings
        try:
            core_settings.save(settings)
        except OSError as error:
            sentence = self.tr("The settings cannot be saved: {}").format(error.strerror or error)
            self.notified.emit(VisearchError(sentence))
        self.settings_changed.emit()


def _facts(workspace: Workspace) -> tuple[CatalogInfo, str]:
    return workspace.info(), workspace.model_state()


class _CloseLast:
    """Closes a catalog once every lane has passed the jobs that may still use it."""

    def __init__(self, workspace: Workspace, lanes: int) -> None:
        self._workspace = workspace
        self._left = lanes
        self._lock = threading.Lock()

    def __call__(self) -> None:
        with self._lock:
            self._left -= 1
            last = self._left == 0
        if last:
            self._workspace.close()
