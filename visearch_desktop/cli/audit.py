"""The command `audit`: its options and what it prints."""

from __future__ import annotations

import sys
from collections import deque
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from visearch_desktop.cli import output
from visearch_desktop.cli.commands import PATH, catalog_options, visearch
from visearch_desktop.core import audit, report
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.errors import RuleError
from visearch_desktop.core.findings import AuditOptions, AuditReport, Group, Scope, Tier
from visearch_desktop.core.report.plain import write_json
from visearch_desktop.core.workspace import Workspace

GROUPS_SHOWN = 50
MEMBERS_SHOWN = 6
_DEFAULT_TIERS = (Tier.CONFLICT, Tier.IDENTICAL, Tier.NEAR_DUPLICATE)
"""Variants are suggestions, and most of a fashion catalogue: they come when they are asked for."""
_COSINE = click.FloatRange(-1.0, 1.0)


@visearch.command("audit")
@click.option(
    "--scope", default="across-skus", metavar="SCOPE",
    help="across-skus, within-sku, or a column of the product table whose values differ, such as supplier.",
)  # fmt: skip
@click.option(
    "--min-similarity", type=_COSINE, default=-1.0, metavar="X", help="Leave out pairs less similar (-1 to 1)."
)
@click.option(
    "--max-similarity", type=_COSINE, default=1.0, metavar="X", help="Leave out pairs more similar (-1 to 1)."
)
@click.option(
    "--tier", "tiers", type=click.Choice([tier.value for tier in Tier]), multiple=True,
    help="Groups to list, may be repeated (conflict, identical and near_duplicate).",
)  # fmt: skip
@click.option("--report", "file", type=PATH, metavar="FILE", help="Write a report: .xlsx, .html, .csv or .json.")
@catalog_options
def audit_command(
    catalog: Path, scope: str, min_similarity: float, max_similarity: float, tiers: tuple[str, ...], file: Path | None,
    device: str, *, as_json: bool,
) -> int:  # fmt: skip
    """Compare the catalog with itself: which listings show the same photo?"""
    if not min_similarity <= max_similarity:  # nor is "nan"
        raise RuleError("--min-similarity must be a number that is not larger than --max-similarity.")
    if file is not None and file.suffix.lower() not in report.SUFFIXES:
        raise click.BadParameter(f"A report ends in {', '.join(report.SUFFIXES)}.", param_hint="--report")
    options = _options(scope, min_similarity, max_similarity, tiers)
    if file is not None:
        report.check(file)  # told before an hour of comparing
    workspace = Workspace.open(catalog, device=device)
    try:
        found = output.follow(audit.run(workspace, options), quiet=as_json)
        if file is not None:
            output.follow(report.write(workspace, found, file), quiet=as_json)
    finally:
        workspace.close()
    if as_json:
        out = sys.stdout.buffer
        deque(write_json(out, found, _no_picture, datetime.now().astimezone()), maxlen=0)
        return 0
    _show(found)
    if file is not None:
        output.say(f"The report is in {file}.")
    return 0


def _no_picture(_content: int) -> bytes | None:
    return None


def _options(scope: str, least: float, most: float, tiers: tuple[str, ...]) -> AuditOptions:
    wanted = frozenset(Tier(tier) for tier in tiers) or frozenset(_DEFAULT_TIERS)
    known = {"across-skus": Scope.ACROSS_SKUS, "within-sku": Scope.WITHIN_SKU}
    kind = known.get(scope.casefold().replace("_", "-"), Scope.ACROSS_COLUMN)
    return AuditOptions(kind, scope if kind is Scope.ACROSS_COLUMN else "", least, most, wanted)


def _show(found: AuditReport) -> None:
    for note in found.notes:
        output.say(note)
    if found.groups:
        Console().print(_table(found.groups[:GROUPS_SHOWN]))
        if len(found.groups) > GROUPS_SHOWN:
            click.echo(f"and {counted(len(found.groups) - GROUPS_SHOWN, 'more group')}; --report lists them all")
    facts = [counted(found.photos, "photo"), counted(len(found.groups), "group")]
    if found.expected:
        facts.append(f"{counted(found.expected, 'photo')} shared by size runs, as expected")
    if found.judged:
        facts.append(f"{counted(found.judged, 'pair')} judged distinct")
    click.echo(f"{' · '.join(facts)} ({found.seconds:.1f} s).")


def _table(groups: tuple[Group, ...]) -> Table:
    table = Table(
        "", "Tier", "Score", "SKUs", "Photos", "Why", title="Groups, the most urgent first", title_justify="left"
    )
    for number, group in enumerate(groups, 1):
        weakest = min(pair.duplicate_score for pair in group.pairs)
        shown = group.members[:MEMBERS_SHOWN]
        more = len(group.members) - len(shown)
        skus = [_skus(member.skus) for member in shown] + ([f"and {more} more"] if more else [])
        why = [f"{one.column}: {' / '.join(one.values)}" for one in group.conflicts]
        if any(pair.evidence.mirrored for pair in group.pairs):  # a left and a right shoe are mirror images
            why.append("mirrored")
        table.add_row(
            str(number), group.tier.replace("_", " "), f"{weakest:.2f}", escape("\n".join(skus)),
            escape("\n".join(member.photo.name for member in shown)), escape("\n".join(why)),
        )  # fmt: skip
    return table


def _skus(skus: tuple[str, ...]) -> str:
    if not skus:
        return "(none)"
    return skus[0] if len(skus) == 1 else f"{skus[0]} (+{len(skus) - 1})"
