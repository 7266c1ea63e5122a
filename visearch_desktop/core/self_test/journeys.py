"""Checks of what the program does: index, search, audit and report on the sample catalogue, and show its window."""

from __future__ import annotations

import csv
import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np

from visearch_desktop.core import audit, imaging, places, report
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.errors import CatalogError, GalleryError, ReportError, VisearchError
from visearch_desktop.core.findings import AuditOptions
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.language import languages
from visearch_desktop.core.progress import finished
from visearch_desktop.core.search import search_each
from visearch_desktop.core.self_test.bench import PHOTOS, Bench

SEARCHED = 4
"""Supplier photos searched with; each takes a third of a second on two cores."""
WINDOW_SECONDS = 300
WINDOW_COMMAND = "self-test-window"


def index(bench: Bench) -> str:
    """Index the sample's photos in a folder with a Chinese name, with its product table."""
    sample = places.sample_catalogue()
    there = _copy_photos(sample / "photos", bench.photos)
    made = finished(index_folders(bench.make_catalog(), [bench.photos], products=sample / "products.csv"))
    if made.failures or made.photos != there:
        why = f" {made.failures[0].photo.name}: {made.failures[0].reason}" if made.failures else ""
        raise CatalogError(f"Only {made.photos} of {there} photos in the folder {PHOTOS} could be indexed.{why}")
    return f"{counted(made.photos, 'photo')} in {PHOTOS}, {made.photos / max(made.seconds, 0.001):.0f} a second"


def _copy_photos(source: Path, target: Path) -> int:
    """Copy a folder's files; returns how many. One sentence at the first that finds no room, not one for each."""
    there = [file for file in sorted(source.iterdir()) if file.is_file()]
    try:
        target.mkdir()
        for file in there:
            shutil.copyfile(file, target / file.name)
    except OSError as error:
        why = "the disk is full" if error.errno in {errno.ENOSPC, errno.EDQUOT} else error.strerror
        raise CatalogError(
            f"Temporary files cannot be written to {target.parent.parent}: {why}.",
            "Free some space, or set TMPDIR (on Windows TEMP) to a folder of yours.",
        ) from error
    return len(there)


def search(bench: Bench) -> str:
    """Find the products that some of the sample's supplier photos show."""
    supplier = places.sample_catalogue() / "supplier"
    with (supplier / "truth.csv").open(encoding="utf-8", newline="") as file:
        truth = [(supplier / row["photo"], row["sku"]) for row in csv.DictReader(file)][:SEARCHED]
    answers = search_each(bench.catalog, [photo for photo, _ in truth], top=1)
    for (photo, sku), answer in zip(truth, answers, strict=True):
        found = answer.matches[0].sku if answer.matches else answer.error or "nothing"
        if found != sku:
            raise GalleryError(f"{photo.name} shows {sku}, and {found} was found.")
    return f"{len(truth)} supplier photos, the right product first for each"


def compare(bench: Bench) -> str:
    """Audit the catalog, write the report as a workbook in each language and read it back."""
    found = finished(audit.run(bench.catalog, AuditOptions()))
    file = bench.folder / "audit 报告.xlsx"
    pairs = sum(len(group.pairs) for group in found.groups)
    for spoken in languages():
        finished(report.write(bench.catalog, found, file, language=spoken))
        rows = len(report.read_verdicts(file).rows)
        if not found.groups or rows != pairs:
            raise ReportError(f"The report holds {rows} of {pairs} pairs that the audit found.")
    return f"{counted(found.photos, 'photo')}, {counted(len(found.groups), 'group')}, workbook written and read"


def window(bench: Bench) -> str:
    """Show the window with an answer, in a process of its own: without a system library Qt would end this one."""
    bench.catalog  # noqa: B018 - asked for its error
    photo = next(path for path in sorted(bench.photos.iterdir()) if PHOTOS in path.name)
    picture = bench.folder / "window.png"
    environment = {**os.environ, "VISEARCH_HOME": str(bench.folder / "home")}
    unseen = sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if unseen:
        environment["QT_QPA_PLATFORM"] = environment.get("QT_QPA_PLATFORM") or "offscreen"
    command = (*places.own_command(), WINDOW_COMMAND, str(bench.folder / "catalog"), str(photo), str(picture))
    try:
        ended = subprocess.run(  # noqa: S603 - this program itself
            command, env=environment, capture_output=True, timeout=WINDOW_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise VisearchError(f"The window showed no answer within {WINDOW_SECONDS} seconds.") from None
    if ended.returncode:
        lines = ended.stderr.decode("utf-8", "replace").strip().splitlines()
        said = [line for line in lines if not line.startswith("[PYI-")] or ["it said nothing"]  # the loader's own words
        raise VisearchError(f"The window ended with code {ended.returncode}: {said[-1]}")
    return f"{_looked_at(picture)} {'without' if unseen else 'on'} a screen; {_no_connection(ended.stdout)}"


def _looked_at(picture: Path) -> str:
    pixels = imaging.read_picture(picture).pixels
    colours = len(np.unique(pixels[::8, ::8].reshape(-1, 3), axis=0))
    if colours < 40:
        raise VisearchError(f"The window is empty: it shows {counted(colours, 'colour')}.")
    return f"{pixels.shape[1]} x {pixels.shape[0]} pixels"


def _no_connection(stdout: bytes) -> str:
    seen = json.loads(stdout.splitlines()[-1])["connections"]
    if seen:
        raise VisearchError(f"The window used the network: {', '.join(seen)}.")
    return "no connection"
