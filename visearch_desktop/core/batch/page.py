"""A batch as one HTML page that needs nothing else: no script, no address, pictures inside."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import jinja2

from visearch_desktop.core.batch import columns
from visearch_desktop.core.batch.pictures import Pictures
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.cell_text import clean
from visearch_desktop.core.deliveries import BatchReport, Proposal, Proposed
from visearch_desktop.core.report.page import PICTURES


def write_html(out: BinaryIO, report: BatchReport, pictures: Pictures, at: datetime) -> Iterator[int]:
    """The batch as a page; yields the number of items done."""
    items = columns.in_order(report)
    counts = {kind: sum(one.proposal is kind for one in items) for kind in Proposal}
    done = 0

    def views() -> Iterator[dict[str, Any]]:
        nonlocal done
        for number, one in enumerate(items, 1):
            yield _view(one, pictures if number * 2 <= PICTURES else None)
            done = number

    facts = {
        "report": report, "items": views(), "written": at.strftime("%Y-%m-%d %H:%M"),
        "counts": {columns.words(kind): count for kind, count in counts.items() if count},
        "left_out": max(0, len(items) - PICTURES // 2), "pictures": PICTURES // 2,
    }  # fmt: skip
    for piece in _template().generate(facts):
        out.write(piece.encode("utf-8", "backslashreplace"))
        yield done


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(clean=lambda text: clean(str(text)), counted=counted)
    return environment.from_string(Path(__file__).with_name("page.html.jinja").read_text(encoding="utf-8"))


def _view(one: Proposed, pictures: Pictures | None) -> dict[str, Any]:
    return {
        "one": one,
        "words": columns.words(one.proposal),
        "delivered": _address(pictures.delivered, one) if pictures else "",
        "known": _address(pictures.known, one) if pictures else "",
        "nearest": next((m for m in one.matches if one.sku in {m.sku, *m.shared_by}), next(iter(one.matches), None)),
        "title": columns.catalog_title(one),
        "faults": columns.faults(one),
        "confidence": f"{one.confidence:.2f}",
    }


def _address(picture: Callable[[Proposed], bytes | None], one: Proposed) -> str:
    jpeg = picture(one)
    return f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode('ascii')}" if jpeg else ""
