"""The command `adapt`: learn from the catalog what tells its products apart."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from visearch_desktop.cli import output
from visearch_desktop.cli.commands import catalog_options, visearch
from visearch_desktop.core import adaptation, thresholds
from visearch_desktop.core.adaptation import AdaptReport, Status
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.thresholds import Cuts
from visearch_desktop.core.workspace import Workspace


@visearch.command("adapt")
@click.option(
    "--by", default=adaptation.SKU, metavar="COLUMN",
    help="What to tell apart: sku, style (its colours are one), or a product-table column such as category.",
)  # fmt: skip
@click.option("--undo", is_flag=True, help="Take the adaptation in use back.")
@click.option("--status", is_flag=True, help="Say what is in use, and what was found when it was learned.")
@catalog_options
def adapt_command(catalog: Path, by: str, device: str, *, undo: bool, status: bool, as_json: bool) -> int:
    """Learn what tells this catalog's products apart; used only if it wins on products that were held out.

    It orders what looks alike. Similarities shown and duplicates found stay as they are.
    """
    if undo and status:
        raise click.UsageError("Write --undo or --status, not both.")
    workspace = Workspace.open(catalog, device=device, read_only=status)
    try:
        if status:
            _tell(adaptation.status(workspace), thresholds.read(workspace.database), as_json=as_json)
        elif undo:
            _taken_back(adaptation.undo(workspace), adaptation.status(workspace), as_json=as_json)
        else:
            report = output.follow(adaptation.adapt(workspace, by), quiet=as_json)
            _learned(report, as_json=as_json)
    finally:
        workspace.close()
    return 0


def _learned(report: AdaptReport, *, as_json: bool) -> None:
    if as_json:
        output.json_line(asdict(report))
        return
    output.facts((("learned by", report.by), ("from", _extent(report))))
    click.echo(report.sentence)


def _extent(report: AdaptReport) -> str:
    verdicts = f", {counted(report.verdicts, 'verdict')}" if report.verdicts else ""
    return f"{counted(report.photos, 'photo')} in {counted(report.groups, 'group')}{verdicts}"


def _tell(held: Status | None, cuts: Cuts, *, as_json: bool) -> None:
    if as_json:
        output.json_line({**_fields(held), "thresholds": _threshold_fields(cuts)})
        return
    if held is None:
        click.echo("This catalog is not adapted.")
    else:
        _card(held)
    _thresholds(cuts)


def _card(held: Status) -> None:
    report = held.report
    output.facts((("learned", f"{held.at:%Y-%m-%d %H:%M} UTC, by {report.by}"), ("from", _extent(report))))
    click.echo(report.sentence)
    if held.damaged:
        click.echo("What was learned is damaged and is not used: adapt the catalog again.")
    elif not held.in_use:
        click.echo("It was learned for another model and is not used: adapt the catalog again.")
    elif held.since:
        click.echo(f"{counted(held.since, 'verdict')} since then: adapt again to learn from them.")


def _thresholds(cuts: Cuts) -> None:
    """Where the line of duplicates lies, as verdicts have it."""
    click.echo(f"Photos are called the same from a duplicate score of {cuts.general:.2f} ({_said(cuts)}).")
    for name, cut in cuts.by_category.items():
        click.echo(f"  {name}: from {cut.score:.2f} ({cut.duplicates} of {cut.verdicts} judged the same)")


def _said(cuts: Cuts) -> str:
    return f"from {counted(cuts.verdicts, 'verdict')}" if cuts.verdicts else "not enough verdicts yet to move it"


def _threshold_fields(cuts: Cuts) -> dict[str, object]:
    own = {name: asdict(cut) for name, cut in cuts.by_category.items()}
    return {"general": cuts.general, "verdicts": cuts.verdicts, "by_category": own}


def _taken_back(gone: Status | None, held: Status | None, *, as_json: bool) -> None:
    if as_json:
        output.json_line({"taken_back": gone is not None, "now": _fields(held)})
    elif gone is None:
        click.echo("There is no adaptation to take back.")
    else:
        click.echo(f"Taken back: the adaptation of {gone.at:%Y-%m-%d %H:%M} UTC.")
        click.echo("The one before it holds again." if held else "The catalog is not adapted any more.")


def _fields(held: Status | None) -> dict[str, object]:
    if held is None:
        return {"adapted": False}
    return {
        "adapted": held.in_use,
        "damaged": held.damaged,
        "at": held.at.isoformat(),
        "verdicts_since": held.since,
        **asdict(held.report),
    }
