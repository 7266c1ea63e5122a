"""How a person said a table is to be read, kept as text so that the next import of the same export needs no hand."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from visearch_desktop.core.errors import TableError
from visearch_desktop.core.progress import Task, finished
from visearch_desktop.core.tables.layout import Layout, Table
from visearch_desktop.core.tables.mapping import Mapping, check, propose
from visearch_desktop.core.tables.reading import reading


def to_text(layout: Layout, mapping: Mapping) -> str:
    """What `read_as_before` reads.

    `layout` is what the person said, not what was detected: a later file may be in another encoding.
    """
    return json.dumps({"layout": asdict(layout), "mapping": asdict(mapping)}, ensure_ascii=False)


def read_as_before(file: Path, text: str) -> tuple[Table, Mapping]:
    """The same as `reading_as_before`, in one go."""
    return finished(reading_as_before(file, text))


def reading_as_before(file: Path, text: str) -> Task[tuple[Table, Mapping]]:
    """A table and what its columns mean: as it was said before where that fits this file, else as it is detected.

    Raises:
        TableError: the file cannot be read, or is no table.
    """
    layout, mapping = _parsed(text)
    if mapping is not None:
        try:
            table = yield from reading(file, layout)
            check(table, mapping)
        except TableError:
            pass  # another export: told apart by its columns
        else:
            return table, mapping
    table = yield from reading(file)
    return table, propose(table)


def _parsed(text: str) -> tuple[Layout, Mapping | None]:
    try:
        said = json.loads(text)
        mapping: Any = {
            name: tuple(value) if isinstance(value, list) else value for name, value in said["mapping"].items()
        }
        return Layout(**said["layout"]), Mapping(**mapping)
    except (ValueError, TypeError, KeyError, AttributeError):  # nothing was kept, or by a later version
        return Layout(), None
