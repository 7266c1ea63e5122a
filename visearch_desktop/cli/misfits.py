"""What does not fit between a product table and the photos, as the commands print it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from visearch_desktop.core.catalog import counted
from visearch_desktop.core.product_import import ImportReport, Listed, Mismatch

T = TypeVar("T")
CASES_SHOWN = 10


def show_misfits(report: ImportReport) -> None:
    """What is wrong with a table, and what of it and the photos does not fit."""
    cases("with a problem", report.problems, lambda one: f"Row {one.number}: {one.reason}", "row")
    cases("in several rows", report.repeated_skus, lambda one: (
        f"{one.sku}: rows {', '.join(map(str, one.rows))}"
        + (f", which differ in {', '.join(one.differing)}" if one.differing else "")
    ))  # fmt: skip
    cases("of the table not found", report.missing_photos, lambda one: f"Row {one.row}: {one.name}. {one.reason}",
           "photo")  # fmt: skip
    cases("found under a name that differs a little", report.near_names, lambda one: (
        f"Row {one.row}: {one.sentence} ({_DIFFERS[one.mismatch]})"
    ), "photo")  # fmt: skip
    cases("claimed by SKUs that are no size run", report.conflicting_photos,
           lambda one: f"{one.photo}: {' | '.join(', '.join(run) for run in one.runs)}", "photo")  # fmt: skip
    cases("without a photo in the catalog", report.skus_without_photo, str)
    cases("of the catalog without a row", report.photos_without_row, str, "photo")
    if report.shared_photos:
        click.echo(f"{counted(report.shared_photos, 'photo')} shared by size runs, as expected.")


_DIFFERS = {Mismatch.CASE: "upper and lower case differ", Mismatch.ENDING: "another ending"}


def cases(what: str, listed: Listed[T], told: Callable[[T], str], thing: str = "SKU") -> None:
    """The first cases of one kind, under how many there are."""
    if not listed:
        return
    click.echo(f"{counted(listed.count, thing)} {what}:")
    for one in listed.first[:CASES_SHOWN]:
        click.echo(f"  {told(one)}")
    if listed.count > CASES_SHOWN:
        click.echo(f"  and {listed.count - CASES_SHOWN:,} more")
