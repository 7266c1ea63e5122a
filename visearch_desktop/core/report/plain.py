"""Reports without pictures: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import BinaryIO

from visearch_desktop.core.cell_text import harmless
from visearch_desktop.core.findings import AuditReport, Group, Member, Pair
from visearch_desktop.core.language import ENGLISH, Language
from visearch_desktop.core.report import table


def write_csv(
    out: BinaryIO,
    audit: AuditReport,
    _thumbnails: Callable[[int], bytes | None],
    _at: datetime,
    language: Language = ENGLISH,
) -> Iterator[int]:
    """The table as CSV: UTF-8 with byte order mark, as Excel wants it; yields the number of groups done."""
    groups = table.in_order(audit.groups)
    columns = table.columns(groups, language)
    text = io.TextIOWrapper(out, "utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow([harmless(column.name) for column in columns])
        for number, group, pair in table.rows(groups):
            writer.writerow([_cell(column.value(number, group, pair)) for column in columns])
            yield number
    finally:
        text.detach()  # the file is its owner's to close


def _cell(value: table.Value) -> str:
    if isinstance(value, str):
        return harmless(value)
    return "" if value is None else str(value)


def write_json(
    out: BinaryIO,
    audit: AuditReport,
    _thumbnails: Callable[[int], bytes | None],
    at: datetime,
    _language: Language = ENGLISH,
) -> Iterator[int]:
    """The audit for programs, a group a line, its words English in any language; yields the number of groups done."""
    head = {
        "photos": audit.photos, "expected": audit.expected, "judged": audit.judged, "notes": list(audit.notes),
        "written": at.isoformat(timespec="seconds"),
    }  # fmt: skip
    out.write(_json(head)[:-1] + b', "groups": [')
    for number, group in enumerate(table.in_order(audit.groups), 1):
        out.write((b",\n" if number > 1 else b"\n") + _json(_group_fields(group)))
        yield number
    out.write(b"]}\n")


def _json(fields: dict[str, object]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")


def _group_fields(group: Group) -> dict[str, object]:
    return {
        "key": group.key,
        "tier": group.tier.value,
        "relation": group.relation.value,
        "conflicts": [{"column": found.column, "values": list(found.values)} for found in group.conflicts],
        "keeper": str(group.keeper.photo) if group.keeper else None,
        "members": [fields for member in group.members for fields in _member_fields(member)],
        "pairs": [_pair_fields(pair) for pair in group.pairs],
    }


def _member_fields(member: Member) -> Iterator[dict[str, object]]:
    """A photo, once for each SKU that shows it."""
    for sku in member.skus or (None,):
        product = member.products.get(sku) if sku is not None else None
        yield {
            "sku": sku, "photo": str(member.photo), "digest": member.digest, "width": member.width,
            "height": member.height, "bytes": member.bytes, "title": product.title if product else "",
            "attributes": dict(product.attributes) if product else {},
        }  # fmt: skip


def _pair_fields(pair: Pair) -> dict[str, object]:
    return {
        "a": str(pair.a.photo),
        "b": str(pair.b.photo),
        "similarity": table.number(pair.similarity, 4),
        "duplicate_score": table.number(pair.duplicate_score, 6),
        "relation": pair.relation.value,
        "evidence": {
            name: table.number(value, 3) if isinstance(value, float) else value
            for name, value in pair.evidence.figures().items()
        },
        "verdict": pair.verdict.value if pair.verdict else None,
    }
