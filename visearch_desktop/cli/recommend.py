"""The commands `recommend` and `novelty`: what is like a product, and what is like nothing in the catalog."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from visearch_desktop.cli import output
from visearch_desktop.cli.commands import PATH, catalog_options, photo_files, visearch
from visearch_desktop.core import recommend, report
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.recommend import Novelty, Options, Recommendation
from visearch_desktop.core.workspace import Workspace

ROWS_SHOWN = 50


@visearch.command("recommend")
@click.argument("skus", nargs=-1, metavar="[SKU]...")
@click.option("--all", "every", is_flag=True, help="Every SKU; needs --report.")
@click.option("--count", type=click.IntRange(1, 50), default=8, metavar="N", help="Products for each SKU (8).")
@click.option("--own-variants", is_flag=True, help="Its own sizes and colours may be among them.")
@click.option("--sold-out", is_flag=True, help="Products without stock may be among them.")
@click.option("--report", "file", type=PATH, metavar="FILE", help="Write a sheet: .xlsx, .csv or .json.")
@catalog_options
def recommend_command(
    skus: tuple[str, ...], catalog: Path, file: Path | None, count: int, device: str, *, every: bool,
    own_variants: bool, sold_out: bool, as_json: bool,
) -> int:  # fmt: skip
    """Similar products for SKUs, diverse by style and colour, such as a cross-selling sheet needs."""
    if every == bool(skus):
        raise click.UsageError("Name SKUs, or write --all.")
    if every and file is None:
        raise click.UsageError("--all writes a sheet: say where to with --report FILE.")
    _check(file)
    options = Options(count, own_variants, sold_out)
    workspace = Workspace.open(catalog, device=device, read_only=True)
    try:
        if file is not None:
            rows = output.follow(recommend.write_all(workspace, file, skus, options), quiet=as_json)
            output.say(f"{counted(rows, 'SKU')} written to {file}.")
            return 0
        for one in recommend.similar(workspace, skus, options):
            if isinstance(one, Recommendation):
                _show(one, as_json=as_json)
    finally:
        workspace.close()
    return 0


@visearch.command("novelty")
@click.argument("photos", type=PATH, nargs=-1, required=True, metavar="PHOTO|FOLDER...")
@click.option("--report", "file", type=PATH, metavar="FILE", help="Write a report: .xlsx, .csv or .json.")
@catalog_options
def novelty_command(photos: tuple[Path, ...], catalog: Path, file: Path | None, device: str, *, as_json: bool) -> int:
    """Rank photos of new arrivals by how unlike the catalog they are."""
    _check(file)
    workspace = Workspace.open(catalog, device=device, read_only=True)
    try:
        found = output.follow(recommend.rank_novelty(workspace, photo_files(photos)), quiet=as_json)
        if file is not None:
            output.follow(recommend.write_novelty(found, file), quiet=as_json)
    finally:
        workspace.close()
    if as_json:
        for one in found:
            output.json_line(_fields(one))
    else:
        _rank(found, file)
    return 0 if any(one.problem is None for one in found) else 1


def _check(file: Path | None) -> None:
    if file is None:
        return
    if file.suffix.lower() not in recommend.SUFFIXES:
        raise click.BadParameter(f"A report ends in {', '.join(recommend.SUFFIXES)}.", param_hint="--report")
    report.check(file)  # told before minutes of comparing


def _show(one: Recommendation, *, as_json: bool) -> None:
    if as_json:
        similar = [
            {"sku": like.sku, "title": like.title, "similarity": round(like.similarity, 4)} for like in one.similar
        ]
        output.json_line({"skus": list(one.skus), "title": one.title, "similar": similar})
        return
    table = Table("", "SKU", "Product", "Similarity", title=escape(" ".join((*one.skus, one.title))))
    table.title_justify = "left"
    for place, like in enumerate(one.similar, 1):
        table.add_row(str(place), escape(like.sku), escape(like.title), f"{like.similarity:.3f}")
    Console().print(table)


def _fields(one: Novelty) -> dict[str, object]:
    if one.problem:
        return {"photo": str(one.photo), "error": one.problem.reason, "novelty": None, "sku": None, "similarity": None}
    return {
        "photo": str(one.photo), "error": None, "novelty": round(one.novelty, 4), "sku": one.sku,
        "similarity": round(one.similarity, 4),
    }  # fmt: skip


def _rank(found: tuple[Novelty, ...], file: Path | None) -> None:
    good = [one for one in found if one.problem is None]
    table = Table("Photo", "Novelty", "Nearest SKU", "Similarity", title="The most unlike the catalog first")
    table.title_justify = "left"
    for one in good[:ROWS_SHOWN]:
        table.add_row(escape(one.photo.name), f"{one.novelty:.2f}", escape(one.sku), f"{one.similarity:.3f}")
    if good:
        Console().print(table)
    if len(good) > ROWS_SHOWN:
        click.echo(f"and {len(good) - ROWS_SHOWN} more; --report lists them all")
    for one in found:
        if one.problem:
            output.say(f"{one.photo}: {one.problem.reason}")
    if file is not None:
        output.say(f"The report is in {file}.")
