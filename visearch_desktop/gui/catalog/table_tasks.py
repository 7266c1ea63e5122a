"""What the worker threads run to import a product table; the core is imported here, on first use."""
# ruff: noqa: PLC0415 - importing on first use is what this module is for

from __future__ import annotations

from collections.abc import Mapping as Facts
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from visearch_desktop.core.product_import import ImportPlan
    from visearch_desktop.core.progress import Task
    from visearch_desktop.core.tables import Layout, Mapping, Table
    from visearch_desktop.core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Read:
    """A table as it was read: `said` is the layout a person asked for, `mapping` the proposal."""

    file: Path
    said: Layout
    table: Table
    mapping: Mapping


def read(workspace: Workspace, file: Path, said: Facts[str, Any]) -> Task[Read]:
    """Read a table; `said` are the fields of the layout that a person corrected."""
    from visearch_desktop.core import product_import
    from visearch_desktop.core.tables import Layout

    layout = Layout(**said)
    table, mapping = yield from product_import.reading(workspace, file, layout)
    return Read(file, layout, table, mapping)


def plan(workspace: Workspace, found: Read, mapping: Mapping, keep: bool) -> Task[ImportPlan]:
    """Find out what taking over a table would change; `keep` products that it does not name."""
    from visearch_desktop.core.product_import import plan_import

    return plan_import(workspace, found.table, mapping, found.said, keep=keep)


def apply(workspace: Workspace, made: ImportPlan) -> int:
    """Take a table over; how many products it holds."""
    from visearch_desktop.core import product_import

    return product_import.apply(workspace, made)
