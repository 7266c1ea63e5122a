"""What the commands print: JSON for programs, tables for people, progress on stderr."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Table

from visearch_desktop.core.catalog import Answer, IndexReport, Match, counted
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.core.models import Pack
from visearch_desktop.core.progress import Progress, Stage, Task

Report = TypeVar("Report")

PROBLEMS_SHOWN = 50
_STAGES = {
    Stage.SCAN: "Looking through the folders",
    Stage.EMBED: "Reading photos",
    Stage.PUBLISH: "Building the search index",
    Stage.DOWNLOAD: "Downloading",
    Stage.CHECK: "Checking",
    Stage.SEEK: "Looking for photos alike",
    Stage.COMPARE: "Comparing photos",
    Stage.REPORT: "Writing the report",
    Stage.MOVE: "Moving photos",
    Stage.LEARN: "Learning from the catalog",
}


def say(sentence: str) -> None:
    """A sentence for the person at the keyboard, on stderr."""
    click.echo(sentence, err=True)


def complain(error: VisearchError) -> None:
    """An error's sentence and its advice."""
    say(error.in_full)


def facts(rows: Iterable[tuple[str, str]]) -> None:
    """Names and values in two columns."""
    for name, value in rows:
        click.echo(f"{name:>12}  {value}")


def follow(task: Task[Report], *, quiet: bool = False) -> Report:
    """Run a long task to its end under a progress bar on stderr; Ctrl-C closes it and keeps what is done."""
    columns = (
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[counts]}"), TimeRemainingColumn(),
    )  # fmt: skip
    console = Console(stderr=True)
    with Bar(*columns, console=console, disable=quiet or not console.is_terminal, transient=True) as bar:
        line = bar.add_task("", total=None, counts="")
        try:
            while True:
                now = next(task)
                bar.update(
                    line, description=_STAGES[now.stage], completed=now.done, total=now.total, counts=_counts(now)
                )
        except StopIteration as end:
            report: Report = end.value
            return report
        finally:
            task.close()


def _counts(now: Progress) -> str:
    if now.stage == Stage.DOWNLOAD:
        return f"{now.done / 1e6:.0f} of {(now.total or 0) / 1e6:.0f} MB"
    parts = [f"{now.done}/{now.total}" if now.total else str(now.done or "")]
    if now.rate:
        parts.append(f"{now.rate:.0f}/s")
    if now.problems:
        parts.append(counted(now.problems, "problem"))
    return " · ".join(parts)


def index_report(report: IndexReport, *, as_json: bool) -> None:
    """What an index run did."""
    if as_json:
        counts = {name: getattr(report, name) for name in ("photos", "new", "changed", "moved", "gone")}
        failures = [{"photo": str(problem.photo), "reason": problem.reason} for problem in report.failures]
        json_line({**counts, "failures": failures, "notes": list(report.notes), "table": report.table})
        return
    click.echo(
        f"{counted(report.photos, 'photo')} can be searched: {report.new} new, {report.changed} changed, "
        f"{report.moved} moved, {report.gone} gone ({report.seconds:.1f} s)."
    )
    for note in (*report.notes, *filter(None, [report.table])):
        say(note)
    if report.failures:
        title = counted(len(report.failures), "problem photo")
        table = Table("Photo", "Why it was left out", title=title, title_justify="left")
        for problem in report.failures[:PROBLEMS_SHOWN]:
            table.add_row(escape(str(problem.photo)), escape(problem.reason))
        Console().print(table)
        if len(report.failures) > PROBLEMS_SHOWN:
            click.echo(f"and {len(report.failures) - PROBLEMS_SHOWN} more; --json lists them all")


def answer(found: Answer, *, as_json: bool, asked: str = "") -> None:
    """One answer; `asked` says what was searched for when it was no photo."""
    for problem in found.unread if found.error is None else ():
        say(f"{problem.photo} was left out: {problem.reason}")
    if as_json:
        json_line(_answer_fields(found, asked))
        return
    names = ", ".join(Path(photo.name).name for photo in found.query) or asked
    if found.error:
        say(f"{names}: {found.error}")
    elif not found.matches:
        click.echo(f"{names}: nothing in the catalog matches.")
    else:
        Console().print(_answer_table(found, names))


def _answer_fields(found: Answer, asked: str) -> dict[str, object]:
    names = [photo.name for photo in found.query] or [asked]
    matches = [
        {
            "rank": match.rank, "sku": match.sku, "photo": str(match.photo), "similarity": round(match.similarity, 4),
            "relation": match.relation.value, "duplicate_score": round(match.duplicate_score, 6),
            "evidence": {**match.evidence.figures(), "view": match.evidence.view, "shared_by": list(match.shared_by)},
            **_shares(match),
        }
        for match in found.matches
    ]  # fmt: skip
    return {"query": names[0] if len(names) == 1 else names, "error": found.error, "matches": matches}


def _shares(match: Match) -> dict[str, object]:
    """What put the row where it is, when more than one kind of evidence did."""
    shares = [{"kind": one.kind, "value": round(one.value, 4), "words": one.words} for one in match.shares]
    return {"shares": shares} if shares else {}


def _said(match: Match) -> str:
    return escape("\n".join(one.words for one in match.shares if one.words))


def _answer_table(found: Answer, title: str) -> Table:
    # Colours take part in every answer to a photo, and a narrow terminal has no room for that.
    why = any(one.kind not in {"photo", "colour"} for match in found.matches for one in match.shares)
    columns = ("", "SKU", "Product", "Similarity", "Score", "Relation", "Photo", *(("Why",) if why else ()))
    table = Table(*columns, title=escape(title), title_justify="left")
    for match in found.matches:
        sku = f"{match.sku} (+{len(match.shared_by)})" if match.shared_by else match.sku
        table.add_row(
            str(match.rank), escape(sku), escape(match.product.title if match.product else ""),
            f"{match.similarity:.3f}", f"{match.duplicate_score:.2f}", match.relation.replace("_", " "),
            escape(match.photo.name), *([_said(match)] if why else []),
        )  # fmt: skip
    return table


def packs(found: Iterable[Pack]) -> None:
    """The model packs of this computer."""
    table = Table("Model", "What it is good at", "Dimensions", "Size", "Licence")
    for pack in found:
        about = pack.problem or pack.summary
        table.add_row(
            escape(pack.name), escape(about), str(pack.dimension), f"{pack.size_mb:.0f} MB", escape(pack.licence)
        )
    Console().print(table)


def json_line(fields: dict[str, object]) -> None:
    """One line of UTF-8; bytes of file names that are not text are written as escapes."""
    line = json.dumps(fields, ensure_ascii=False)
    click.echo(line.encode("utf-8", "backslashreplace"))
