"""The checks in their order, and a row for each: what it found, or why it failed."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from visearch_desktop.core import models
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.core.progress import Progress, Stage, Task
from visearch_desktop.core.self_test import journeys, kept, parts
from visearch_desktop.core.self_test.bench import Bench
from visearch_desktop.core.self_test.connections import Connections
from visearch_desktop.core.workspace import Workspace

Step = Callable[[Bench], str]
Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Check:
    """A row: `said` is what was found or, when it did not pass, what is wrong and what to do."""

    name: str
    passed: bool
    said: str
    seconds: float


def run(device: str = "auto") -> Task[tuple[Check, ...]]:
    """Check the program; a check that fails is a row, and the others go on.

    Args:
        device: where models run: auto, cuda or cpu.

    Yields:
        Progress: before each check, with its name.

    Raises:
        CatalogError: there is nowhere to put temporary files.
    """
    heard = Connections()
    folder = parts.temporary_folder()
    bench = Bench(folder, device)
    try:
        todo = steps()
        rows = yield from _each(todo, bench, len(todo) + 1)
    finally:
        bench.close()
        shutil.rmtree(folder, ignore_errors=True)
        seen = heard.close()
    return (*rows, _row("Network", partial(_silent, seen)))


def steps() -> tuple[tuple[str, Step], ...]:
    """Every check by name; models are those of this computer."""
    return (
        ("Program", parts.program),
        ("Files", parts.files),
        ("Data folder", parts.data_folder),
        *((name, _without_bench(parts.reads, ending)) for name, ending in parts.FORMATS.items()),
        *((f"Model {pack.name}", partial(parts.computes, pack)) for pack in models.list_packs()),
        ("Index", journeys.index),
        ("Search", journeys.search),
        ("Audit", journeys.compare),
        ("Window", journeys.window),
    )


def check_catalog(workspace: Workspace) -> Task[tuple[Check, ...]]:
    """Check what a catalog keeps instead; what can be put right or made again is, or is marked for it.

    Yields:
        Progress: before each check, with its name.
    """
    return tuple((yield from _each(_OF_CATALOG, workspace, len(_OF_CATALOG))))


_OF_CATALOG = (
    ("Decisions", kept.decisions),
    ("Photos", kept.photos),
    ("Compared pairs", kept.pairs),
    ("Cache", kept.cache),
    ("Product table", kept.table),
    ("SKUs", kept.skus),
    ("Adaptation", kept.adapted),
    ("Database", kept.database),
)
"""The file as a whole comes last: what could be put right no longer counts against it."""


def _each(todo: Sequence[tuple[str, Callable[[Subject], str]]], subject: Subject, total: int) -> Task[list[Check]]:
    """Make each check of a subject, of so many in all; a row a check."""
    rows: list[Check] = []
    for number, (name, step) in enumerate(todo):
        yield Progress(Stage.CHECK, number, total, current=name)
        rows.append(_row(name, partial(step, subject)))
    return rows


def _without_bench(step: Callable[[str], str], argument: str) -> Step:
    return lambda _bench: step(argument)


def _silent(seen: tuple[str, ...]) -> str:
    if seen:
        raise VisearchError(f"The program used the network: {', '.join(seen)}.")
    return "no connection was asked for, no socket is open"


def _row(name: str, step: Callable[[], str]) -> Check:
    start = time.perf_counter()
    try:
        passed, said = True, step()
    except VisearchError as error:
        passed, said = False, error.in_full
    except Exception as error:  # noqa: BLE001 - a missing library, a full disk: whatever it is, it is this row's answer
        passed, said = False, f"{type(error).__name__}: {error}"
    return Check(name, passed, said, time.perf_counter() - start)
