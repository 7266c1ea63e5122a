"""The command `suggest`: what a column of the product table should say, by how products look."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from visearch_desktop.cli import output
from visearch_desktop.cli.commands import PATH, catalog_options, photo_files, visearch
from visearch_desktop.core import report, suggestions
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.suggestions import PhotoSuggestion, SuggestionReport
from visearch_desktop.core.workspace import Workspace

ROWS_SHOWN = 50


@visearch.command("suggest")
@click.argument("photos", type=PATH, nargs=-1, metavar="[PHOTO|FOLDER]...")
@click.option("--column", required=True, metavar="NAME", help="Column of the product table, such as category.")
@click.option(
    "--least", type=click.FloatRange(0.0, 1.0), default=suggestions.LEAST, metavar="X",
    help=f"Confidence below which nothing is suggested (0 to 1, {suggestions.LEAST}).",
)  # fmt: skip
@click.option("--report", "file", type=PATH, metavar="FILE", help="Write a report: .xlsx, .csv or .json.")
@click.option("--accepted", "taken", type=PATH, metavar="FILE", help="Only write the accepted values as a column.")
@catalog_options
def suggest_command(
    photos: tuple[Path, ...], catalog: Path, column: str, least: float, file: Path | None, taken: Path | None,
    device: str, *, as_json: bool,
) -> int:  # fmt: skip
    """Suggest values of a column: where it is empty, where it disagrees, or for photos that are not in the catalog."""
    for name, target in (("--report", file), ("--accepted", taken)):
        if target is None:
            continue
        if target.suffix.lower() not in suggestions.SUFFIXES:
            raise click.BadParameter(f"A report ends in {', '.join(suggestions.SUFFIXES)}.", param_hint=name)
        report.check(target)  # told before minutes of learning
    workspace = Workspace.open(catalog, device=device, read_only=True)
    try:
        if taken is not None:
            output.follow(suggestions.write_accepted(workspace, taken, column), quiet=as_json)
            output.say(f"The accepted values are in {taken}.")
            return 0
        if photos:
            return _photos(workspace, photos, column, least, as_json=as_json)
        found = output.follow(suggestions.run(workspace, column, least=least), quiet=as_json)
        if file is not None:
            output.follow(suggestions.write(workspace, found, file), quiet=as_json)
    finally:
        workspace.close()
    if as_json:
        counts = {name: getattr(found, name) for name in ("tried", "answered", "right", "unsure", "dismissed")}
        rows = suggestions.shown(found.suggestions)
        output.json_line({"column": found.column, **counts, "notes": list(found.notes), "suggestions": rows})
    else:
        _show(found, file)
    return 0


def _photos(workspace: Workspace, photos: tuple[Path, ...], column: str, least: float, *, as_json: bool) -> int:
    model = output.follow(suggestions.learn_column(workspace, column), quiet=as_json)
    read = 0
    for one in suggestions.suggest_photos(workspace, model, photo_files(photos), least=least):
        read += one.problem is None
        if as_json:
            others = [{"value": value, "likelihood": round(likelihood, 4)} for value, likelihood in one.others]
            output.json_line(
                {
                    "photo": str(one.photo), "error": one.problem.reason if one.problem else None,
                    "value": one.value or None, "confidence": round(one.confidence, 4), "others": others,
                }
            )  # fmt: skip
        else:
            _say(one)
    return 0 if read else 1


def _say(one: PhotoSuggestion) -> None:
    if one.problem:
        output.say(f"{one.photo}: {one.problem.reason}")
    elif one.value:
        click.echo(f"{one.photo}: {one.value} ({one.confidence:.0%} sure)")
    else:
        click.echo(f"{one.photo}: nothing is sure enough")


def _show(found: SuggestionReport, file: Path | None) -> None:
    for note in found.notes:
        output.say(note)
    if found.suggestions:
        table = Table("SKU", "Product", "Sure", "Why", title=f"Suggestions for {escape(found.column)}")
        table.title_justify = "left"
        for one in found.suggestions[:ROWS_SHOWN]:
            more = f" (+{len(one.skus) - 1})" if len(one.skus) > 1 else ""
            table.add_row(escape(one.skus[0] + more), escape(one.title), f"{one.confidence:.0%}", escape(one.sentence))
        Console().print(table)
        if len(found.suggestions) > ROWS_SHOWN:
            click.echo(f"and {len(found.suggestions) - ROWS_SHOWN} more; --report lists them all")
    click.echo(found.sentence)
    facts = [counted(len(found.suggestions), "suggestion"), f"{counted(found.unsure, 'empty cell')} left open"]
    if found.dismissed:
        facts.append(f"{found.dismissed} dismissed before")
    click.echo(f"{' · '.join(facts)} ({found.seconds:.1f} s).")
    if file is not None:
        output.say(f"The report is in {file}.")
