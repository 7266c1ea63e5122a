"""From the supplier's files to a saved batch: the way in that window and command share."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from visearch_desktop.core import delivery as deliveries_in
from visearch_desktop.core import gate
from visearch_desktop.core.batch import elsewhere, running, saved
from visearch_desktop.core.batch import folder as files
from visearch_desktop.core.batch.saved import Head
from visearch_desktop.core.deliveries import BatchReport, Delivery
from visearch_desktop.core.delivery import SheetSaid
from visearch_desktop.core.errors import BatchError
from visearch_desktop.core.progress import Task
from visearch_desktop.core.workspace import Workspace


def run(
    workspace: Workspace,
    sources: Sequence[Path],
    folder: Path | None = None,
    *,
    profile: str = "",
    name_rule: str = "auto",
    said: SheetSaid | None = None,
) -> Task[BatchReport]:
    """Read a delivery, compare it with the catalog and save what comes of it.

    Args:
        workspace: the catalog; nothing is written to it.
        sources: folders, ZIPs, spreadsheets and photos that belong together.
        folder: where the batch is saved; a folder of its own below `places.batches_folder()` unless given. One that was
            begun before is gone on with, and its decisions hold.
        profile: the picture gate's profile; without one, photos need only be readable.
        name_rule: how names of photos make items, where no sheet says.
        said: how its spreadsheet is to be read; as it was said the last time in this folder unless given.

    Raises:
        VisearchError: the delivery cannot be read at all, the catalog is not usable, or the folder is at work already.
    """
    if not sources:
        raise BatchError("No file was given.", "Choose the supplier's folder, ZIP or spreadsheet.")
    if profile:
        gate.find(profile)  # told before an hour of comparing
    folder = folder or files.default_folder(sources)
    with files.writing(folder, create=True):
        before = saved.said_of(folder, sources)
        said = before if said is None else said
        begin(workspace, sources, folder, profile=profile, name_rule=name_rule, said=before)
        with _unpacking(folder) as work:
            delivery = yield from deliveries_in.read(sources, work, name_rule=name_rule, said=said)
            if said != before:  # kept once it has proved to fit
                begin(workspace, sources, folder, profile=profile, name_rule=name_rule, said=said)
            report = yield from running.assess(workspace, delivery, folder, profile=profile)
    return report


@contextmanager
def _unpacking(folder: Path) -> Iterator[Path]:
    """An empty folder for what is in ZIPs; once the batch is compared, what was unpacked for an earlier report goes."""
    work = folder / files.DELIVERY / secrets.token_hex(4)
    try:
        work.mkdir(parents=True)
    except OSError as error:
        raise files.refusal(folder, error) from error
    kept = False
    try:
        yield work
        kept = True
    finally:
        for other in work.parent.iterdir():
            if (other != work) is kept:
                shutil.rmtree(other, ignore_errors=True)


def assess(workspace: Workspace, delivery: Delivery, folder: Path, *, profile: str = "") -> Task[BatchReport]:
    """Compare a delivery that was read already, and save what comes of it."""
    with files.writing(folder, create=True):
        begin(workspace, delivery.source, folder, profile=profile, name_rule="")
        report = yield from running.assess(workspace, delivery, folder, profile=profile)
    return report


def begin(
    workspace: Workspace, sources: Sequence[Path], folder: Path, *, profile: str, name_rule: str,
    said: SheetSaid | None = None,
) -> None:  # fmt: skip
    """Write down what the batch is of; the report of an earlier run stays until there is a new one."""
    paths = tuple(source.absolute() for source in sources)
    at = datetime.now().astimezone()
    head = Head(files.name_of(sources), paths, workspace.folder, profile, name_rule, at, said or SheetSaid())
    saved.save_head(folder, head, files.source_marks(sources))
    elsewhere.remember(folder, workspace.folder)
