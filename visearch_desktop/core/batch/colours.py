"""The colour that a product's words name."""

from __future__ import annotations

from collections.abc import Mapping

from visearch_desktop.core.audit import columns


def colour_of(title: str, attributes: Mapping[str, str]) -> str:
    """The colour in a column of the table, folded; else the last part of a title such as "Hoodie-XS-Black"; or ""."""
    for name, value in attributes.items():
        if value.strip() and columns.identifies(name, value) == "colour":
            return " ".join(value.casefold().split())
    last = title.casefold().replace("–", "-").rpartition("-")[2].strip()
    return last if "-" in title and last.isalpha() else ""
