"""What those who look after the program need to know, as text to copy: no photo, and no path unless it is wanted."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from importlib import metadata

from visearch_desktop import __version__
from visearch_desktop.core import logbook, places, settings
from visearch_desktop.core.disk_use import disk_use
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.core.workspace import Workspace

_LIBRARIES = (
    "PySide6-Essentials", "onnxruntime-gpu", "onnxruntime", "onnx", "numpy", "opencv-python", "pillow", "pi-heif",
    "annoy", "python-calamine", "watchdog",
)  # fmt: skip
_ROWS = ("photo", "content", "product", "pair", "decision", "ledger")


def report(workspace: Workspace | None = None, *, paths: bool = False) -> str:
    """Versions, device, what the catalog holds, the last errors.

    Args:
        workspace: the open catalog, if any.
        paths: whether folders are named as well.
    """
    lines = [*_program()]
    if workspace is not None:
        lines += ["", *_catalog(workspace, paths=paths)]
    if paths:
        lines += ["", f"data folder: {places.data_folder()}", f"log folder: {places.log_folder()}"]
    return "\n".join([*lines, "", *_errors()]) + "\n"


def _program() -> Iterator[str]:
    yield f"ViSearch Desktop {__version__}"
    yield f"Python {platform.python_version()} on {platform.platform()}, {os.cpu_count()} processors"
    yield ", ".join(f"{name} {version}" for name in _LIBRARIES if (version := _version(name)))
    chosen = settings.load()
    yield f"device chosen: {chosen.device}; theme: {chosen.theme}"


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def _catalog(workspace: Workspace, *, paths: bool) -> Iterator[str]:
    try:
        info, use = workspace.info(), disk_use(workspace)
        yield f"catalog of version {workspace.database.version}, model {workspace.model}, SKUs by {_rule(workspace)}"
        yield f"device in use: {workspace.device_note() or 'the model is not loaded'}"
        if state := _model_state(workspace):
            yield f"model: {state}"
        yield (
            f"photos {info.photos}, SKUs {info.skus}, problems {info.problems}, pending {info.pending},"
            f" photo folders {len(info.roots)}"
        )
        yield "rows: " + ", ".join(f"{name} {count}" for name, count in _counts(workspace))
        yield "bytes: " + ", ".join(f"{part.value} {taken}" for part, taken in use.parts.items())
        if paths:
            yield f"catalog folder: {info.folder}"
            yield from (f"photo folder: {root}" for root in info.roots)
    except VisearchError as error:
        yield f"the catalog cannot be read: {error.in_full if paths else type(error).__name__}"


def _rule(workspace: Workspace) -> str:
    """The kind of the SKU rule; an expression says how files are called."""
    return workspace.sku_rule.partition(":")[0]


def _model_state(workspace: Workspace) -> str:
    try:
        workspace.card  # noqa: B018 - asked for its error
    except VisearchError as error:
        return type(error).__name__
    return ""


def _counts(workspace: Workspace) -> Iterator[tuple[str, int]]:
    there = {name for (name,) in workspace.database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for name in _ROWS:
        if name in there:
            yield name, int(workspace.database.rows(f"SELECT count(*) FROM {name}")[0][0])


def _errors() -> Iterator[str]:
    found = logbook.last_errors()
    yield "last errors:" if found else "no error was logged"
    for one in found:
        error, where = one.get("error"), one.get("where")
        classes = " < ".join(map(str, error)) if isinstance(error, list) else ""
        places_in_code = " > ".join(map(str, where)) if isinstance(where, list) else ""
        yield f"{one.get('at')} {one.get('event')}: {classes} at {places_in_code}"
