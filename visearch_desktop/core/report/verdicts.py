"""What an edited report would change: its rows held against the verdicts of now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from visearch_desktop.core.findings import Ruling, Verdict
from visearch_desktop.core.report.read import Row, VerdictSheet
from visearch_desktop.core.tables import RowProblem


@dataclass(frozen=True, slots=True)
class Changes:
    """What importing a sheet comes to, in pairs, and the rulings that do it.

    `new` pairs had no verdict, `changed` ones another or another photo to keep, `withdrawn` ones lose theirs;
    `unchanged` are as they were, by a blank cell or by the same word. `problems` are rows left out.
    """

    new: int
    changed: int
    withdrawn: int
    unchanged: int
    rulings: tuple[Ruling, ...]
    problems: tuple[RowProblem, ...] = ()


def preview(
    current: Mapping[tuple[str, str], Verdict],
    sheet: VerdictSheet,
    kept: Mapping[tuple[str, str], tuple[str, str]] = {},
) -> Changes:
    """What the sheet would change.

    A cell counts as edited when it differs from what was exported, so a sheet that lay about for a week does
    not undo what was decided meanwhile; where the sheet does not tell what was exported, the verdict of now stands for
    it. A blank cell never takes a verdict back, only “-” does. Rows that contradict each other are left out.

    Args:
        current: the verdicts of now, by digest pair (a <= b).
        sheet: what was read.
        kept: the photos to keep of now, by digest pair: digest, and file or "".
    """
    rows: dict[tuple[str, str], list[Row]] = {}
    for row in sheet.rows:
        rows.setdefault(_pair(row), []).append(row)
    counts = {"new": 0, "changed": 0, "withdrawn": 0, "unchanged": 0}
    rulings: list[Ruling] = []
    problems = list(sheet.problems)
    for pair, told in rows.items():
        now = current.get(pair)
        edited = [row for row in told if _edited(row, now)]
        verdicts = {row.verdict for row in edited if row.verdict or row.withdrawn} or {now}
        keepers: set[str | None] = {keeper for row in edited if (keeper := _keeper(row))} or {None}
        if len(verdicts) > 1 or len(keepers) > 1:
            problems.extend(_contradiction(row, edited) for row in edited)
            continue
        verdict, keeper = verdicts.pop(), keepers.pop()
        if verdict is not Verdict.DUPLICATE:
            keeper = None
            problems.extend(RowProblem(row.number, _LONE_KEEP) for row in edited if _chose(row) and not row.withdrawn)
        files = [row.kept_file for row in edited if keeper and _keeper(row) == keeper and row.kept_file]
        file = files[0] if files else ""
        chosen = keeper is not None and any(map(_chose, edited)) and not _is_kept(kept.get(pair), keeper, file)
        kind = _kind(now, verdict, chosen=chosen)
        counts[kind] += 1
        if kind != "unchanged":
            figures: dict[str, object] = {"imported_from": sheet.file.name, "row": edited[0].number}
            if file:  # tells copies of the same bytes apart
                figures[_KEPT_FILE] = file
            if all(row.skus is not None for row in told):
                figures[_SHOWN_SKUS] = sorted({sku for row in told for sku in row.skus or ()})
            rulings.append(Ruling(*pair, verdict, keeper, figures))
    return Changes(**counts, rulings=tuple(rulings), problems=tuple(sorted(problems, key=lambda one: one.number)))


_KEPT_FILE = "kept_file"
"""The figure of a ruling that `audit.ledger` knows the file to keep by."""
_SHOWN_SKUS = "skus"
"""Likewise the SKUs that the person saw."""
_LONE_KEEP = "Which photo to keep was left out: that is for rows with the verdict duplicate."


def _pair(row: Row) -> tuple[str, str]:
    return (row.a, row.b) if row.a <= row.b else (row.b, row.a)


def _edited(row: Row, now: Verdict | None) -> bool:
    """Whether a person has changed the row since it was exported."""
    before = row.exported[0] if row.exported else now
    return row.withdrawn or _chose(row) or (row.verdict is not None and row.verdict is not before)


def _chose(row: Row) -> bool:
    """Whether a person has chosen the photo to keep; what the report proposed does not count."""
    return row.keep != "" and (row.exported is None or row.exported[1] != row.keep)


def _keeper(row: Row) -> str | None:
    return {"A": row.a, "B": row.b}.get(row.keep) if not row.withdrawn else None


def _is_kept(now: tuple[str, str] | None, keeper: str, file: str) -> bool:
    """Whether this is the photo that is kept already."""
    return now is not None and now[0] == keeper and (not now[1] or not file or now[1] == file)


def _kind(now: Verdict | None, verdict: Verdict | None, *, chosen: bool) -> str:
    if now is verdict:  # the same word again is worth a ruling when it comes with another photo to keep
        return "changed" if chosen else "unchanged"
    if verdict is None:
        return "withdrawn"
    return "new" if now is None else "changed"


def _contradiction(row: Row, edited: Sequence[Row]) -> RowProblem:
    mine = (row.verdict, row.withdrawn, _keeper(row))
    others = [str(other.number) for other in edited if (other.verdict, other.withdrawn, _keeper(other)) != mine]
    return RowProblem(row.number, f"It contradicts row {', '.join(others[:10])} about the same two photos.")
