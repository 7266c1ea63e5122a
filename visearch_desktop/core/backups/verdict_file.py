"""Verdicts as a plain file: a row for each pair, which `visearch verdicts import` takes over into any catalog."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from visearch_desktop.core.cell_text import harmless
from visearch_desktop.core.findings import Ruling, pair_mark

_HEAD = ("Verdict", "Keep", "Relation", "Similarity", "Pair")


def text(rulings: Iterable[Ruling]) -> bytes:
    """What holds now as CSV: UTF-8 with byte order mark, as Excel wants it.

    It names photos by the digests of their bytes, so it holds wherever they lie; no name of a file is in it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_HEAD)
    for one in rulings:
        if one.verdict is not None:
            keep = {one.a: "A", one.b: "B"}.get(one.keeper or "", "")
            figures = [harmless(str(one.figures.get(name, ""))) for name in ("relation", "similarity")]
            writer.writerow([one.verdict.value, keep, *figures, pair_mark(one.a, one.b)])
    return out.getvalue().encode("utf-8-sig")
