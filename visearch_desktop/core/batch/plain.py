"""Reports of a batch without pictures: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any, BinaryIO

from visearch_desktop.core.batch import columns
from visearch_desktop.core.batch.pictures import Pictures
from visearch_desktop.core.cell_text import harmless
from visearch_desktop.core.deliveries import BatchReport, Proposed
from visearch_desktop.core.language import ENGLISH, Language
from visearch_desktop.core.report.table import number


def write_csv(
    out: BinaryIO, report: BatchReport, _pictures: Pictures, _at: datetime, language: Language = ENGLISH
) -> Iterator[int]:
    """The table as CSV: UTF-8 with byte order mark, as Excel wants it; yields the number of items done."""
    items = columns.in_order(report)
    shown = columns.columns(items, language)
    text = io.TextIOWrapper(out, "utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow([harmless(column.name) for column in shown])
        for done, one in enumerate(items, 1):
            values = (column.value(one) for column in shown)
            writer.writerow(
                [harmless(value) if isinstance(value, str) else "" if value is None else value for value in values]
            )
            yield done
    finally:
        text.detach()  # the file is its owner's to close


def write_json(
    out: BinaryIO, report: BatchReport, _pictures: Pictures, _at: datetime, _language: Language = ENGLISH
) -> Iterator[int]:
    """The batch for programs, an item a line, in the order of the delivery; yields the number of items done.

    Its words are English whatever the language: programs know them.
    """
    out.write(b'{"items": [')
    for done, one in enumerate(report.items, 1):
        out.write((b",\n" if done > 1 else b"\n") + _json(fields(one)))
        yield done
    problems = [{"photo": str(problem.photo), "reason": problem.reason} for problem in report.problems]
    sheets = [{**asdict(sheet), "path": str(sheet.path)} for sheet in report.sheets]
    tail = {"name": report.name, "problems": problems, "notes": list(report.notes), "sheets": sheets}
    out.write(b"],\n" + _json(tail)[1:] + b"\n")


def fields(one: Proposed) -> dict[str, Any]:
    """What JSON says of an item: first what every program needs, then why."""
    item = one.item
    return {
        "item": item.name, "photos": [str(photo.path) for photo in item.photos], "proposal": one.proposal.value,
        "sku": one.sku or None, "confidence": number(one.confidence, 3), "key": item.key, "twin": one.twin or None,
        "reasons": list(one.reasons),
        "contributions": [
            {"kind": part.kind, "sku": part.sku, "weight": number(part.weight, 3), "words": part.words}
            for part in one.contributions
        ],
        "matches": [
            {
                "sku": match.sku, "photo": str(match.photo), "similarity": number(match.similarity, 4),
                "relation": match.relation.value, "duplicate_score": number(match.duplicate_score, 6),
                "shared_by": list(match.shared_by),
            }
            for match in one.matches
        ],
        "faults": [
            {"photo": photo.name, "rule": fault.rule, "figure": number(fault.figure, 4), "limit": fault.limit,
             "sentence": fault.sentence}
            for photo in item.photos
            for fault in photo.faults
        ],
        "decision": _decision(one), "sheet": {"sku": item.sku, "title": item.title, "row": item.row or None},
        "attributes": dict(item.attributes),
    }  # fmt: skip


def _decision(one: Proposed) -> dict[str, Any] | None:
    made = one.decision
    if made is None:
        return None
    at = made.at.isoformat(timespec="seconds") if made.at else None
    return {"choice": made.choice.value, "sku": made.sku or None, "who": made.who, "at": at}


def _json(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")
