"""The commands. Answers go to stdout, progress and errors to stderr.

Exit codes: 0 done, 1 nothing could be done (one sentence on stderr), 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import click
import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Table

from visearch_desktop import __version__
from visearch_desktop.core import indexing, models, search
from visearch_desktop.core.catalog import Answer, IndexReport
from visearch_desktop.core.errors import RuleError, VisearchError
from visearch_desktop.core.progress import Stage, Task
from visearch_desktop.core.scan import Seen, scan
from visearch_desktop.core.workspace import DEFAULT_MODEL, Workspace, is_catalog

Report = TypeVar("Report")

app = typer.Typer(no_args_is_help=False, add_completion=False, pretty_exceptions_enable=False)
packs = typer.Typer(help="List, install and check model packs.", invoke_without_command=True)
app.add_typer(packs, name="models")
_notes = Console(stderr=True, highlight=False)
_out = Console(highlight=False)


class DeviceChoice(StrEnum):
    """Where the network runs."""

    AUTO = "auto"
    CUDA = "cuda"
    CPU = "cpu"


Catalog = Annotated[Path, typer.Option("--catalog", metavar="DIR", help="The catalog's folder.")]
Device = Annotated[DeviceChoice, typer.Option("--device", help="Where the network runs.")]
Json = Annotated[bool, typer.Option("--json", help="Machine-readable answers on stdout.")]

_STAGES = {
    Stage.SCAN: "Looking through the folders",
    Stage.EMBED: "Reading photos",
    Stage.PUBLISH: "Building the search index",
    Stage.DOWNLOAD: "Downloading",
    Stage.CHECK: "Checking",
}


def main() -> int:
    """Run a command; returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A file name may hold bytes that are not text; a console may not know every character.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        result = app(standalone_mode=False, prog_name="visearch")
    except RuleError as error:
        _complain(error)
        return 2
    except VisearchError as error:
        _complain(error)
        return 1
    except click.exceptions.Abort:
        return _interrupted()
    except KeyboardInterrupt:
        return _interrupted()
    except click.ClickException as error:
        error.show()
        return 2
    except BrokenPipeError:
        # Whoever read the answers has seen enough (`| head`); Python must not complain while it exits.
        sys.stdout = None  # type: ignore[assignment]
        return 0
    return result if isinstance(result, int) else 0


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> int | None:
    """Find supplier photos in a shop's own catalogue, offline. Without a command: the window."""
    if version:
        _out.print(f"visearch {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise click.UsageError("Say what to do: index, search or models. Run visearch alone for the window.")
    return None


@app.command()
def index(
    folders: Annotated[list[Path], typer.Argument(metavar="FOLDER...", help="Folders with the shop's photos.")],
    catalog: Catalog,
    model: Annotated[str, typer.Option(metavar="NAME", help="Model pack of a new catalog.")] = "",
    sku_rule: Annotated[str, typer.Option(metavar="RULE", help="auto, folder, name, name:SEPARATOR or table.")] = "",
    products: Annotated[Path | None, typer.Option(metavar="FILE", help="Product table (CSV).")] = None,
    device: Device = DeviceChoice.AUTO,
    retry_problems: Annotated[bool, typer.Option(help="Read photos again that could not be read before.")] = False,
    reindex: Annotated[bool, typer.Option(help="Embed every photo again, with --model if given.")] = False,
    as_json: Json = False,
) -> int:
    """Bring a catalog up to date with its photo folders; it is made when it does not exist."""
    if is_catalog(catalog):
        workspace = Workspace.open(catalog, device=device)
    else:
        _need_folders(folders)
        workspace = Workspace.create(catalog, model=model or DEFAULT_MODEL, sku_rule=sku_rule or "auto", device=device)
    try:
        _fit(workspace, model, sku_rule, reindex=reindex)
        report = follow(
            indexing.index_folders(workspace, folders, products=products, retry_problems=retry_problems),
            as_json,
        )
    finally:
        workspace.close()
    if as_json:
        _print_json(_report_fields(report))
    else:
        _print_report(report)
    return 0


@app.command("search")
def search_command(
    photos: Annotated[list[Path], typer.Argument(metavar="PHOTO...", help="Photos to search with.")],
    catalog: Catalog,
    each: Annotated[bool, typer.Option("--each", help="An answer for each photo; folders are walked through.")] = False,
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="Rows of an answer.")] = 10,
    text: Annotated[str, typer.Option(metavar="WORDS", help="Words that SKU, title or attributes contain.")] = "",
    where: Annotated[list[str] | None, typer.Option(metavar="COLUMN=VALUE", help="Value of a table column.")] = None,
    device: Device = DeviceChoice.AUTO,
    as_json: Json = False,
) -> int:
    """Find the SKUs that photos show. Several photos are taken as views of one product, unless --each."""
    wanted = _conditions(where or [])
    workspace = Workspace.open(catalog, device=device)
    try:
        if each:
            answers = search.search_each(workspace, _files(photos), top=top, text=text, where=wanted)
        else:
            query = [search.query_from_path(photo) for photo in photos]
            answers = iter([search.search_photos(workspace, query, top=top, text=text, where=wanted)])
        unanswered = answered = 0
        for answer in answers:
            unanswered += answer.error is not None
            answered += answer.error is None
            _print_json(_answer_fields(answer)) if as_json else print_answer(answer)
    finally:
        workspace.close()
    return 1 if unanswered and not answered else 0


@packs.callback()
def list_models(context: typer.Context) -> None:
    """List, install and check model packs."""
    if context.invoked_subcommand is None:
        _list_packs()


@packs.command("list")
def list_command() -> None:
    """The model packs of this computer."""
    _list_packs()


@packs.command("install")
def install_command(
    what: Annotated[str, typer.Argument(metavar="NAME|FILE", help="resnet50 (downloaded), or an ONNX file.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Take over what was found out about a file.")] = False,
) -> int:
    """Download an official model, or take over any ResNet50 ONNX export from a file."""
    if not models.is_known(what):
        proposal = models.propose(Path(what))
        for fact, value in models.describe(proposal).items():
            _notes.print(f"{fact:>14}  {escape(value)}")
        if not yes and sys.stdin.isatty() and not typer.confirm("Install it like this?", err=True):
            return 1
    pack = follow(models.install(what))
    _out.print(f"Installed the model “{escape(pack.name)}” ({pack.dimension} dimensions).")
    return 0


@packs.command("verify")
def verify_command() -> int:
    """Compare every installed model with its checksum."""
    problems = follow(models.verify())
    for name, problem in problems.items():
        _out.print(f"{escape(name)}: {escape(problem) or 'in order'}")
    return 1 if any(problems.values()) else 0


# -- helpers ----------------------------------------------------------------------------------------


def follow(task: Task[Report], *, quiet: bool = False) -> Report:
    """Run a long task to its end with a progress bar on stderr; Ctrl-C closes it and leaves what is done."""
    columns = (
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[counts]}"), TimeRemainingColumn(),
    )  # fmt: skip
    with Bar(*columns, console=_notes, disable=quiet or not _notes.is_terminal, transient=True) as bar:
        line = bar.add_task("", total=None, counts="")
        try:
            while True:
                now = next(task)
                counts = f"{now.done}/{now.total}" if now.total else str(now.done or "")
                rate = f" · {now.rate:.0f}/s" if now.rate and now.stage == Stage.EMBED else ""
                bad = f" · {now.problems} problems" if now.problems else ""
                bar.update(
                    line,
                    description=_STAGES[now.stage],
                    completed=now.done,
                    total=now.total,
                    counts=counts + rate + bad,
                )
        except StopIteration as end:
            report: Report = end.value
            return report
        finally:
            task.close()


def _fit(workspace: Workspace, model: str, sku_rule: str, *, reindex: bool) -> None:
    """Apply options to a catalog that exists; changing the model must be asked for."""
    if reindex:
        workspace.use_model(model or workspace.model)
    elif model and model != workspace.model:
        raise VisearchError(
            f"This catalog was indexed with the model “{workspace.model}”.",
            "Add --reindex to embed every photo again.",
        )
    if sku_rule:
        workspace.set_sku_rule(sku_rule)


def _need_folders(folders: Iterable[Path]) -> None:
    for folder in folders:
        if not folder.is_dir():
            raise VisearchError(f"There is no folder {folder}.")


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The photos meant by files and folders, in order."""
    for path in paths:
        if path.is_dir():
            yield from (path / seen.path for seen in scan(path) if isinstance(seen, Seen))
        else:
            yield path


def _conditions(where: Iterable[str]) -> dict[str, str]:
    pairs = [condition.partition("=") for condition in where]
    for column, equals, value in pairs:
        if not column or not equals:
            raise RuleError(
                f"“{column}{equals}{value}” is not a condition.", "Write COLUMN=VALUE, such as color=Black."
            )
    return {column: value for column, _, value in pairs}


def _report_fields(report: IndexReport) -> dict[str, object]:
    counted = {name: getattr(report, name) for name in ("photos", "new", "changed", "moved", "gone")}
    failures = [{"photo": str(problem.photo), "reason": problem.reason} for problem in report.failures]
    return {**counted, "failures": failures, "notes": list(report.notes)}


def _answer_fields(answer: Answer) -> dict[str, object]:
    names = [photo.name for photo in answer.query]
    matches = [
        {
            "rank": match.rank, "sku": match.sku, "photo": str(match.photo), "similarity": round(match.similarity, 4),
            "relation": match.relation.value, "duplicate_score": round(match.duplicate_score, 6),
            "evidence": dict(match.evidence),
        }
        for match in answer.matches
    ]  # fmt: skip
    return {"query": names[0] if len(names) == 1 else names, "error": answer.error, "matches": matches}


def _print_json(fields: dict[str, object]) -> None:
    text = json.dumps(fields, ensure_ascii=False)
    print(text.encode("utf-8", "backslashreplace").decode("utf-8"), flush=True)  # noqa: T201 - the answer itself


def _print_report(report: IndexReport) -> None:
    _out.print(
        f"{report.photos} photos can be searched: {report.new} new, {report.changed} changed, {report.moved} moved,"
        f" {report.gone} gone ({report.seconds:.1f} s)."
    )
    for note in report.notes:
        _notes.print(escape(note))
    if report.failures:
        table = Table(
            "Photo",
            "Why it was left out",
            title=f"{len(report.failures)} problem photos",
            title_justify="left",
        )
        for problem in report.failures[:50]:
            table.add_row(escape(str(problem.photo)), escape(problem.reason))
        _out.print(table)
        if len(report.failures) > 50:
            _out.print(f"... and {len(report.failures) - 50} more")


def print_answer(answer: Answer) -> None:
    names = ", ".join(Path(photo.name).name for photo in answer.query)
    if answer.error:
        _notes.print(f"{escape(names)}: {escape(answer.error)}")
        return
    table = Table(
        "",
        "SKU",
        "Product",
        "Similarity",
        "Score",
        "Relation",
        "Photo",
        title=escape(names),
        title_justify="left",
    )
    for match in answer.matches:
        sku = f"{match.sku} +{len(match.shared_by)}" if match.shared_by else match.sku
        title = match.product.title if match.product else ""
        table.add_row(
            str(match.rank), escape(sku), escape(title), f"{match.similarity:.3f}", f"{match.duplicate_score:.2f}",
            match.relation.replace("_", " "), escape(match.photo.name),
        )  # fmt: skip
    _out.print(table if answer.matches else f"{escape(names)}: nothing in the catalog matches the filter.")


def _list_packs() -> None:
    table = Table("Model", "What it is good at", "Dimensions", "Size", "Licence")
    for pack in models.list_packs():
        about = pack.problem or pack.summary
        table.add_row(
            escape(pack.name),
            escape(about),
            str(pack.dimension),
            f"{pack.megabytes:.0f} MB",
            escape(pack.licence),
        )
    _out.print(table)


def _complain(error: VisearchError) -> None:
    _notes.print(f"{escape(str(error))} {escape(error.advice)}".strip(), soft_wrap=True)


def _interrupted() -> int:
    _notes.print("Stopped. What was indexed so far is kept; the same command goes on from there.")
    return 130
