"""The search command: photos, parts of photos, words and conditions, as options."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from visearch_desktop.cli import output
from visearch_desktop.cli.commands import PATH, catalog_options, photo_files, visearch
from visearch_desktop.core import conditions, search
from visearch_desktop.core.errors import CatalogBusyError, RuleError
from visearch_desktop.core.queries import Box, Crop, Query, QueryPhoto
from visearch_desktop.core.workspace import Workspace

_BOX = "Write LEFT,TOP,RIGHT,BOTTOM in shares or percent, such as 0.1,0,0.6,1 or 10%,0%,60%,100%."


@visearch.command("search")
@click.argument("photos", type=PATH, nargs=-1, metavar="[PHOTO...]")
@click.option("--each", is_flag=True, help="An answer for each photo; folders are walked through.")
@click.option("--top", type=click.IntRange(min=1), default=10, metavar="N", help="Rows of an answer (10).")
@click.option("--text", default="", metavar="WORDS", help="Words of SKU, title or attributes; alone or beside photos.")
@click.option(
    "--where", multiple=True, metavar="CONDITION",
    help="COLUMN=VALUE, COLUMN~PART, COLUMN>=NUMBER, COLUMN<=NUMBER or in_stock; all must hold.",
)  # fmt: skip
@click.option("--box", "boxes", multiple=True, metavar="L,T,R,B", help="Search with this part; once for each photo.")
@click.option(
    "--crop", type=click.Choice([Crop.WHOLE.value, Crop.PRODUCT.value]), default=Crop.WHOLE.value,
    help="Search with the whole photos, or with the product without its background.",
)  # fmt: skip
@click.option("--by-colour", is_flag=True, help="The same shape, in this colour.")
@click.option("--unlike", type=PATH, multiple=True, metavar="PHOTO", help="Push down what looks like this photo.")
@catalog_options
def search_command(
    photos: tuple[Path, ...], catalog: Path, top: int, text: str, where: tuple[str, ...], boxes: tuple[str, ...],
    crop: str, unlike: tuple[Path, ...], device: str, *, each: bool, by_colour: bool, as_json: bool,
) -> int:  # fmt: skip
    """Find the SKUs that photos show or words mean. Several photos are views of one product, unless --each."""
    query = Query(text=text, where=tuple(map(conditions.parse, where)), by_colour=by_colour)
    if each and (boxes or unlike or crop != Crop.WHOLE):
        raise click.UsageError("--box, --crop and --unlike belong to one product: leave --each out.")
    if not each:
        query = replace(query, photos=(*_wanted(photos, boxes, Crop(crop)), *_unwanted(unlike)))
    if not photos and (each or not query):
        raise click.UsageError("Missing PHOTO..., --text or --where: there is nothing to search for.")
    workspace = Workspace.open(catalog, device=device)
    failed = answered = 0
    try:
        if workspace.only_reading and not isinstance(workspace.database.refusal, CatalogBusyError):
            output.say(workspace.only_reading)  # a window that is open beside this is nothing to tell
        if each:
            answers = search.search_each(workspace, photo_files(photos), query, top=top)
        else:
            answers = iter([search.search(workspace, query, top=top)])
        for answer in answers:
            failed += answer.error is not None
            answered += answer.error is None
            output.answer(answer, as_json=as_json, asked=text or " ".join(where))
    finally:
        workspace.close()
    return 1 if failed and not answered else 0


def _wanted(photos: Sequence[Path], boxes: Sequence[str], crop: Crop) -> Iterator[QueryPhoto]:
    if len(boxes) > len(photos):
        raise click.UsageError("There are more boxes than photos: give --box once for each photo, in their order.")
    if boxes and crop != Crop.WHOLE:
        raise click.UsageError("--box and --crop product exclude each other.")
    for number, photo in enumerate(map(search.query_from_path, photos)):
        if number < len(boxes):
            yield replace(photo, crop=Crop.BOX, box=_box(boxes[number]))
        else:
            yield replace(photo, crop=crop)


def _unwanted(photos: Iterable[Path]) -> Iterator[QueryPhoto]:
    return (replace(search.query_from_path(photo), unwanted=True) for photo in photos)


def _box(text: str) -> Box:
    """A box as it is typed; without "%" numbers above 1 make it one of percent."""
    parts = [part.strip() for part in text.split(",")]
    try:
        numbers = [float(part.removesuffix("%")) for part in parts]
    except ValueError:
        numbers = []
    if len(numbers) != 4 or not all(map(math.isfinite, numbers)):
        raise RuleError(f"“{text}” is not a box.", _BOX)
    percent = "%" in text or max(numbers) > 1
    left, top, right, bottom = (number / 100 if percent else number for number in numbers)
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise RuleError(f"The box “{text}” is empty, or reaches out of the photo.", _BOX)
    return left, top, right, bottom
