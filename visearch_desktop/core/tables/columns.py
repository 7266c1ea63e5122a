"""What a person says of columns, over what was proposed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from visearch_desktop.core.tables.layout import Table
from visearch_desktop.core.tables.mapping import Mapping, column_named


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns mean what, as a person says: None stays as proposed, an empty text or tuple means no column."""

    sku: str | None = None
    title: str | None = None
    ean: str | None = None
    photos: tuple[str, ...] | None = None

    @classmethod
    def of(cls, mapping: Mapping) -> Columns:
        """All that a corrected mapping says."""
        return cls(mapping.sku, mapping.title, mapping.ean, mapping.photos)

    def over(self, table: Table, proposed: Mapping) -> Mapping:
        """The proposed meaning with these corrections; `TableError` when the table has no such column."""
        said: dict[str, Any] = {
            name: column and column_named(table, column)
            for name, column in (("sku", self.sku), ("title", self.title), ("ean", self.ean))
            if column is not None
        }
        if self.photos is not None:
            said["photos"] = tuple(column_named(table, column) for column in self.photos)
            said["own"] = tuple(column for column in proposed.own if column in said["photos"])
        return replace(proposed, **said)
