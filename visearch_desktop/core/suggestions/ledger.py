"""What people say of suggestions: recorded for good in the catalog, taken back by appending.

Words belong to a column and an SKU, so they outlive a new product table; the user's own file is never written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from visearch_desktop.core.catalog import Product
from visearch_desktop.core.login import login_name
from visearch_desktop.core.store import products, suggestions
from visearch_desktop.core.store.suggestions import Said, Word
from visearch_desktop.core.suggestions.found import Suggestion
from visearch_desktop.core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Accepted:
    """A value accepted for a cell: what it `was`, and what the product table says `now`."""

    column: str
    sku: str
    title: str
    was: str
    now: str
    value: str


def accept(workspace: Workspace, chosen: Sequence[Suggestion], *, who: str = "") -> int:
    """Take suggestions over, as one action with one undo; its id.

    Raises:
        CatalogError: the catalog was opened for reading only, or cannot be written.
    """
    return _say(workspace, chosen, who, accepted=True)


def dismiss(workspace: Workspace, chosen: Sequence[Suggestion], *, who: str = "") -> int:
    """Turn suggestions down: the same value is not suggested for the same cell again; the id of the action."""
    return _say(workspace, chosen, who, accepted=False)


def undo(workspace: Workspace, *, who: str = "") -> Said | None:
    """Take back the newest action that holds; None when none is left."""
    return suggestions.undo(workspace.database, who=who or login_name())


def history(workspace: Workspace, limit: int = 50) -> tuple[Said, ...]:
    """The newest actions that hold, newest first."""
    return suggestions.history(workspace.database, limit)


def decided(workspace: Workspace, column: str) -> dict[tuple[str, str], Word]:
    """What was said of a column's suggestions and holds now, by column and SKU."""
    return suggestions.current(workspace.database, column)


def accepted(workspace: Workspace, column: str = "") -> tuple[Accepted, ...]:
    """What was accepted and the product table does not say yet, by column and SKU; of all columns unless one is named.

    A cell that was changed meanwhile to something else than what was looked at is left out: its owner knows better.
    """
    words = [word for word in suggestions.current(workspace.database, column).values() if word.accepted]
    known = products.find(workspace.database, sorted({word.sku for word in words}))
    return tuple(_still_wanted(words, known))


def _still_wanted(words: Iterable[Word], known: Mapping[str, Product]) -> Iterable[Accepted]:
    for word in sorted(words, key=lambda one: (one.column, one.sku)):
        product = known.get(word.sku)
        now = product.attributes.get(word.column, "").strip() if product else ""
        if now == word.was:
            yield Accepted(word.column, word.sku, product.title if product else "", word.was, now, word.value)


def _say(workspace: Workspace, chosen: Sequence[Suggestion], who: str, *, accepted: bool) -> int:
    words = [Word(one.column, sku, one.cell, one.after, accepted) for one in chosen for sku in one.skus]
    done = "accepted" if accepted else "dismissed"
    summary = f"{done} {chosen[0].value} for {chosen[0].skus[0]}" if len(chosen) == 1 else f"{done} {len(chosen)}"
    return suggestions.record(workspace.database, words, summary=summary, who=who or login_name())
