"""Suggestions for a column from start to end: learn, try, suggest, show evidence."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

from visearch_desktop.core.catalog import counted
from visearch_desktop.core.errors import CatalogError, RuleError
from visearch_desktop.core.likeness import Shelf, take_stock
from visearch_desktop.core.progress import Progress, Stage, Task
from visearch_desktop.core.store import listings as listing_rows
from visearch_desktop.core.store import suggestions as rows
from visearch_desktop.core.suggestions.cells import Path
from visearch_desktop.core.suggestions.evidence import gather
from visearch_desktop.core.suggestions.fit import Fitted, Guess, beginnings, fit
from visearch_desktop.core.suggestions.found import Kind, Suggestion, SuggestionReport
from visearch_desktop.core.suggestions.listings import Column, Listing, lay_out
from visearch_desktop.core.workspace import Workspace

LEAST = 0.6
"""Confidence below which nothing is suggested, unless asked otherwise."""
CLEARLY = 2.0
"""How many times as likely as what the cell says another value must be to disagree with it."""


@dataclass(frozen=True, slots=True)
class _Asked:
    listing: Listing
    kind: Kind
    value: Path
    confidence: float
    guess: Guess


def columns(workspace: Workspace) -> tuple[str, ...]:
    """The columns of the product table."""
    return tuple(sorted(listing_rows.columns(workspace.database)))


def run(workspace: Workspace, column: str, *, least: float = LEAST) -> Task[SuggestionReport]:
    """Suggest values of a column where it has none, and where it disagrees with what looks like it.

    Nothing is written. The catalog is read once, as it stands at one moment.

    Args:
        workspace: the catalog.
        column: of the product table, in any case.
        least: confidence in [0, 1] below which nothing is suggested; `Suggestion.certainty` where a cell disagrees.

    Yields:
        Progress: listings done, first learned from, then shown with evidence.

    Raises:
        CatalogError: there is no photo, or no product table.
        RuleError: there is no such column.
    """
    start = time.monotonic()
    yield Progress(Stage.COMPARE)
    shelf = take_stock(workspace.database)
    name = check_column(shelf, column)
    laid = lay_out(shelf, name)
    notes = tuple(_notes(shelf, laid))
    if len(laid.values) < 2:
        unsure = sum(not one.values for one in laid.listings)
        return SuggestionReport(name, unsure=unsure, notes=notes, seconds=time.monotonic() - start)
    fitted = yield from fit(shelf, laid)
    asked = _asked(fitted, least)
    said = rows.current(workspace.database, name)
    kept = [one for one in asked if not _dismissed(laid, one, said)]
    evidence = yield from gather(shelf, laid, [(one.listing, one.value) for one in kept])
    report = _tried(fitted, least)
    both = zip(kept, evidence, strict=True)
    suggestions = [replace(_suggestion(shelf, laid, one), seen=seen) for one, seen in both]
    sure = [one for one in suggestions if one.kind is Kind.MISSING or one.certainty >= least]
    return replace(
        report,
        suggestions=tuple(sorted(sure, key=lambda one: (-one.certainty, one.skus))),
        dismissed=len(asked) - len(kept),
        notes=notes,
        seconds=time.monotonic() - start,
    )


def check_column(shelf: Shelf, column: str) -> str:
    """The column as the product table writes it; `RuleError` when there is none."""
    if not len(shelf.ids):
        raise CatalogError("This catalog holds no photos that show an SKU.", "Index a photo folder first.")
    if not shelf.products:
        raise CatalogError("This catalog has no product table.", "Import one: suggestions are learned from its values.")
    known = {name: None for product in shelf.products.values() for name in product.attributes}
    if column in known:
        return column
    same = [name for name in known if name.casefold() == column.strip().casefold()]
    if not same:
        named = ", ".join(sorted(known)[:12])
        raise RuleError(f"The product table has no column “{column}”.", f"It has: {named}." if named else "")
    return same[0]


def _asked(fitted: Fitted, least: float) -> list[_Asked]:
    found = []
    for one, guess in zip(fitted.model.column.listings, fitted.guesses, strict=True):
        sure = fitted.model.confident(guess, least) if guess else None
        if guess is None or sure is None:
            continue
        value, confidence = sure
        if not one.values:
            found.append(_Asked(one, Kind.MISSING, value, confidence, guess))
        elif _disagrees(one, guess, value):
            found.append(_Asked(one, Kind.DISAGREES, value, confidence, guess))
    return found


def _disagrees(one: Listing, guess: Guess, value: Path) -> bool:
    """Whether a value is another one, not a more or less precise one, and clearly likelier than what the cell says."""
    more_precise = any(value[: len(said)] == said for said in one.values)
    if value in beginnings(one.values) or more_precise:
        return False
    likelihood = dict(guess.chain)[value]
    return likelihood >= CLEARLY * guess.own


def _dismissed(column: Column, one: _Asked, said: dict[tuple[str, str], rows.Word]) -> bool:
    """Whether all its SKUs were told to stay as they are; a new value or a changed cell is asked about again."""
    written = column.reading.replaced(one.listing.cell, one.value)
    words = [said.get((column.name, sku)) for sku in one.listing.skus]
    return all(
        word is not None and not word.accepted and word.value == written and word.was == one.listing.cell
        for word in words
    )


def _suggestion(shelf: Shelf, column: Column, one: _Asked) -> Suggestion:
    listing = one.listing
    title = next((p.title for sku in listing.skus if (p := shelf.products.get(sku)) and p.title), "")
    return Suggestion(
        column=column.name,
        kind=one.kind,
        skus=listing.skus,
        title=title,
        cell=listing.cell,
        value=column.reading.written(one.value),
        after=column.reading.replaced(listing.cell, one.value),
        confidence=one.confidence,
        content=int(shelf.ids[listing.rows[0]]),
        others=tuple((column.reading.written(path), likelihood) for path, likelihood in one.guess.others),
    )


def _tried(fitted: Fitted, least: float) -> SuggestionReport:
    """How the model did on listings whose value it did not know."""
    column = fitted.model.column
    tried = answered = right = unsure = 0
    for one, guess in zip(column.listings, fitted.guesses, strict=True):
        sure = fitted.model.confident(guess, least) if guess else None
        if not one.values:
            unsure += sure is None
            continue
        tried += 1
        answered += sure is not None
        right += sure is not None and sure[0] in beginnings(one.values)
    return SuggestionReport(column.name, tried=tried, answered=answered, right=right, unsure=unsure)


def _notes(shelf: Shelf, column: Column) -> Iterable[str]:
    if shelf.damaged:
        yield f"{counted(shelf.damaged, 'photo')} with damaged vectors left out; index them again."
    if shelf.placeholders:
        yield f"{counted(shelf.placeholders, 'photo')} shown by very many products left out: a placeholder, it seems."
    if column.told:
        yield (f"{counted(column.told, 'listing')} left out: empty, but another SKU with the same photos has a value.")
    if not any(one.values for one in column.listings):
        yield f"No product with photos has a value in “{column.name}”, so there is nothing to learn from."
    elif len({value for one in column.listings for value in one.values}) == 1:
        yield f"All products say the same in “{column.name}”, so there is nothing to tell apart."
    elif len(column.values) < 2:
        yield f"No two values of “{column.name}” are shared by several products, so there is nothing to learn from."
