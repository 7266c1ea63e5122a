"""The commands and their options."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from visearch_desktop import __version__
from visearch_desktop.cli import output
from visearch_desktop.cli.misfits import show_misfits
from visearch_desktop.core import indexing, logbook, models, places, product_import
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.core.scan import Seen, scan
from visearch_desktop.core.workspace import DEFAULT_MODEL, Workspace, is_catalog

Command = Callable[..., Any]
PATH = click.Path(path_type=Path)
SKU_RULES = "auto, folder, name, name:SEPARATOR, table, or regex:EXPRESSION with a group named sku."


def catalog_options(command: Command) -> Command:
    """What every command on a catalog takes."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Machine-readable answers on stdout."),
        click.option(
            "--device", type=click.Choice(["auto", "cuda", "cpu"]), default="auto", help="Where the model runs."
        ),
        click.option("--catalog", type=PATH, required=True, metavar="DIR", help="The catalog's folder."),
    ):
        command = option(command)
    return command


@click.group()
@click.version_option(__version__, prog_name="visearch")
@click.pass_context
def visearch(context: click.Context) -> None:
    """Find supplier photos in a shop's own catalogue, offline. Alone, without a command: the window."""
    logbook.tell("command", name=context.invoked_subcommand, version=__version__)


@visearch.command()
@click.argument("folders", type=PATH, nargs=-1, required=True, metavar="FOLDER...")
@click.option("--model", default="", metavar="NAME", help=f"Model pack of a new catalog ({DEFAULT_MODEL}).")
@click.option("--sku-rule", default="", metavar="RULE", help=SKU_RULES)
@click.option("--products", type=PATH, metavar="FILE", help="Product table (CSV, TSV or XLSX).")
@click.option("--table-report", is_flag=True, help="List all that does not fit between --products and the photos.")
@click.option("--retry-problems", is_flag=True, help="Read photos again that could not be read before.")
@click.option("--reindex", is_flag=True, help="Embed every photo again, with --model if given.")
@catalog_options
def index(
    folders: tuple[Path, ...], catalog: Path, model: str, sku_rule: str, products: Path | None,
    device: str, *, table_report: bool, retry_problems: bool, reindex: bool, as_json: bool,
) -> int:  # fmt: skip
    """Bring a catalog up to date with its photo folders; it is made when it does not exist."""
    for folder in folders:
        if not places.is_folder(folder):
            raise VisearchError(f"There is no folder {folder}, or it cannot be seen.")
    if is_catalog(catalog):
        workspace = Workspace.open(catalog, device=device)
    else:
        workspace = Workspace.create(catalog, model=model or DEFAULT_MODEL, sku_rule=sku_rule or "auto", device=device)
    try:
        _fit(workspace, model, sku_rule, reindex=reindex)
        task = indexing.index_folders(workspace, folders, products=products, retry_problems=retry_problems)
        report = output.follow(task, quiet=as_json)
        looked = output.follow(product_import.look_back(workspace, products), quiet=as_json) if products else None
        output.index_report(replace(report, table=looked.misfit if looked else ""), as_json=as_json)
        if looked is not None and table_report and not as_json:
            show_misfits(looked)
    finally:
        workspace.close()
    if report.failures and not report.photos:
        output.say("None of the photos could be read.")
        return 1
    return 0


def _fit(workspace: Workspace, model: str, sku_rule: str, *, reindex: bool) -> None:
    """Apply options to a catalog that exists; a change of model must be asked for."""
    if reindex:
        workspace.use_model(model or workspace.model)
    elif model and model != workspace.model:
        raise VisearchError(
            f"This catalog was indexed with the model “{workspace.model}”.", "Add --reindex to embed every photo again."
        )
    if sku_rule and sku_rule != workspace.sku_rule:
        workspace.set_sku_rule(sku_rule)


def photo_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The photos meant by files and folders, in order."""
    for path in paths:
        if path.is_dir():
            yield from (path / seen.path for seen in scan(path) if isinstance(seen, Seen))
        else:
            yield path


@visearch.group("models", invoke_without_command=True)
@click.pass_context
def models_group(context: click.Context) -> None:
    """List, install and check model packs."""
    if context.invoked_subcommand is None:
        output.packs(models.list_packs())


@models_group.command("list")
def list_command() -> None:
    """The model packs of this computer."""
    output.packs(models.list_packs())


@models_group.command("install")
@click.argument("what", metavar="NAME|FILE")
@click.option("--yes", "-y", is_flag=True, help="Take a file over as it was found to be, without asking.")
def install_command(what: str, *, yes: bool) -> int:
    """Download an official model (resnet50), or take over an ONNX file."""
    if not models.is_known(what) and Path(what).is_file():
        output.facts(models.describe(models.propose(Path(what))))
        if not yes and sys.stdin.isatty() and not click.confirm("Install it like this?", err=True):
            return 1
    pack = output.follow(models.install(what))
    output.say(f"Installed the model “{pack.name}” ({pack.dimension} dimensions).")
    return 0


@models_group.command("verify")
def verify_command() -> int:
    """Compare every model pack with its checksum."""
    found = output.follow(models.check_packs())
    output.facts((name, problem or "in order") for name, problem in found.items())
    return 1 if any(found.values()) else 0
