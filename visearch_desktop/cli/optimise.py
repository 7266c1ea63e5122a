"""The commands `models optimise` and `models tune`: a faster form of a model, and how it is run on this machine."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from visearch_desktop.cli import output
from visearch_desktop.cli.commands import catalog_options, models_group
from visearch_desktop.core import models, optimise
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.embedding import Device
from visearch_desktop.core.optimise import Form, OptimiseReport
from visearch_desktop.core.workspace import Workspace


@models_group.command("optimise")
@click.argument("name", metavar="NAME")
@click.option(
    "--form", type=click.Choice(list(Form)), default=None,
    help="int8 for processors, fp16 for graphics cards; left out, what suits the device.",
)  # fmt: skip
@catalog_options
def optimise_command(name: str, catalog: Path, form: str | None, device: str, *, as_json: bool) -> int:
    """Make a faster form of a model from a catalog's photos; kept as a model of its own only if it finds as much.

    The catalog is not changed. Embeddings of two forms never meet: to use the new one, index a catalog again with it.
    """
    workspace = Workspace.open(catalog, device=device, read_only=True)
    try:
        task = optimise.optimise(workspace, name, Form(form) if form else None, Device(device))
        report = output.follow(task, quiet=as_json)
    finally:
        workspace.close()
    if as_json:
        output.json_line({**asdict(report), "gain": report.gain})
    else:
        _tell(report, catalog)
    return 0


def _tell(report: OptimiseReport, catalog: Path) -> None:
    before, after, alike = report.before, report.after, report.likeness
    output.facts(
        (
            ("calibrated", f"{counted(report.calibrated, 'photo')}, {report.left_out} layers left as they were"),
            ("judged", f"{counted(report.photos, 'photo')}, {report.queries:,} edited copies of them"),
            ("speed", f"{report.speed_before:.0f} -> {report.speed_after:.0f} photos a second ({report.gain:.2f} x)"),
            ("cosine", f"{alike.cosine:.4f} on average, least {alike.least_cosine:.3f}"),
            ("copies", f"{before.edits:.1f} -> {after.edits:.1f} % found first"),
            *_siblings(report),
            ("neighbours", f"{alike.neighbours:.0f} % of the ten nearest photos are the same"),
        )
    )
    if not report.kept:
        click.echo(f"The {report.form} form was not kept: {report.reason}. Nothing was changed.")
        return
    click.echo(f"Kept as the model “{report.pack}”. Catalogs stay as they are; to use it here, embed every photo again")
    click.echo(f"(about {_minutes(report.reindex_seconds)} of computing, and the time to read the photos):")
    click.echo(f'  visearch index FOLDER... --catalog "{catalog}" --model {report.pack} --reindex')


def _siblings(report: OptimiseReport) -> tuple[tuple[str, str], ...]:
    before, after = report.before.siblings, report.after.siblings
    if before is None or after is None:
        return ()
    return (
        (
            "same SKU",
            f"{before:.1f} -> {after:.1f} % among the ten nearest, {counted(report.sibling_queries, 'photo')}",
        ),
    )


def _minutes(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < 90 else f"{seconds / 60:.0f} minutes"


@models_group.command("tune")
@click.argument("name", metavar="NAME")
@click.option("--device", type=click.Choice(["auto", "cuda", "cpu"]), default="auto", help="Where the model runs.")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable answers on stdout.")
def tune_command(name: str, device: str, *, as_json: bool) -> int:
    """Measure for ten seconds how a model runs fastest on this machine, and remember it. No answer depends on it."""
    found = output.follow(models.tune(name, device), quiet=as_json)
    if as_json:
        tried = [{**asdict(tuning), "photos_per_second": round(speed, 1)} for tuning, speed in found.speeds]
        output.json_line({"device": found.device, "chosen": asdict(found.chosen), "gain": found.gain, "tried": tried})
        return 0
    for tuning, speed in found.speeds:
        click.echo(f"{speed:8.1f} photos a second  {tuning.sentence}")
    if found.gain > 1:
        click.echo(f"From now on: {found.chosen.sentence} ({found.gain:.2f} times the default).")
    else:
        click.echo("Nothing was clearly faster than the default, which stays in use.")
    if not found.complete:
        click.echo("There was no time for all of it: this machine is slow or busy. Run it again when it is idle.")
    return 0
