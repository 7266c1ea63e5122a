"""Tables that people keep: CSV, TSV and XLSX as rows of text under named columns, and what the columns mean."""

from visearch_desktop.core.tables.aside import aside
from visearch_desktop.core.tables.columns import Columns
from visearch_desktop.core.tables.entities import title_in
from visearch_desktop.core.tables.layout import DELIMITERS, ENCODINGS, Layout, Row, RowProblem, Table
from visearch_desktop.core.tables.mapping import Mapping, check, column_named, propose
from visearch_desktop.core.tables.names import fold as fold_name
from visearch_desktop.core.tables.names import is_ean
from visearch_desktop.core.tables.options import unpacked
from visearch_desktop.core.tables.photo_cells import photos_in
from visearch_desktop.core.tables.reading import read, reading, sheets
from visearch_desktop.core.tables.remembered import read_as_before, reading_as_before, to_text

__all__ = [
    "DELIMITERS", "ENCODINGS", "Columns", "Layout", "Mapping", "Row", "RowProblem", "Table", "aside", "check",
    "column_named", "fold_name", "is_ean", "photos_in", "propose", "read", "read_as_before", "reading",
    "reading_as_before", "sheets", "title_in", "to_text", "unpacked",
]  # fmt: skip
