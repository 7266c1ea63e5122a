"""Checks of what a catalog keeps: whether it is as it was written. What can be made again is marked for that."""

from __future__ import annotations

from visearch_desktop.core import adaptation, ledger
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.errors import AdaptationError, CatalogDamagedError, CatalogError
from visearch_desktop.core.store import checking, products, retelling
from visearch_desktop.core.workspace import Workspace


def database(workspace: Workspace) -> str:
    """Whether SQLite finds its file whole."""
    if wrong := checking.structure(workspace.database):
        raise CatalogDamagedError(workspace.folder) from CatalogError(wrong)
    return "whole"


def decisions(workspace: Workspace) -> str:
    """Whether verdicts are what the ledger tells of; those that are not are put right from it."""
    found = ledger.verify(workspace)
    if not found.broken:
        return f"{counted(found.entries, 'line')} in the ledger, and the verdicts are what they tell of"
    right = retelling.put_right(workspace.database) if found.chained and not workspace.database.read_only else 0
    if right and not ledger.verify(workspace).broken:
        return f"{counted(right, 'decision')} damaged, put right from the ledger"
    raise CatalogError(found.broken, f"Restore the catalog: visearch backups restore --catalog {workspace.folder}")


def photos(workspace: Workspace) -> str:
    """Whether what is known of photos is as it was written; what is not waits for the next index run."""
    found = checking.contents(workspace.database)
    if found.damaged:
        raise CatalogError(
            f"What the catalog holds of {counted(found.damaged, 'photo')} is damaged.",
            "Update the index: it is made again from the photos.",
        )
    return counted(found.seen, "photo")


def cache(workspace: Workspace) -> str:
    """Whether thumbnails, local features and colours are; what is not is made again when it is used."""
    found = checking.cached(workspace.database)
    whole = f"{counted(found.seen, 'value')} of thumbnails, local features and colours"
    return f"{whole}, {found.damaged:,} damaged: made again when they are needed" if found.damaged else whole


def pairs(workspace: Workspace) -> str:
    """Whether compared pairs are as they were recorded; the next audit compares once more what is not."""
    found = checking.compared(workspace.database)
    if found.damaged:
        raise CatalogError(f"{counted(found.damaged, 'compared pair')} damaged.", "Audit the catalog once more.")
    return counted(found.seen, "compared pair")


def table(workspace: Workspace) -> str:
    """Whether the product table is as it was taken over."""
    if not products.is_whole(workspace.database):
        raise CatalogError(
            "The product table in the catalog is damaged.",
            f"Take it over once more: visearch products FILE --catalog {workspace.folder}",
        )
    return counted(len(products.everything(workspace.database)[0]), "product")


def adapted(workspace: Workspace) -> str:
    """Whether what was learned, if anything, is as it was kept."""
    held = adaptation.status(workspace)
    if held is not None and held.damaged:
        raise AdaptationError(
            "What the catalog was adapted by is damaged and is not used.",
            f"Adapt it again: visearch adapt --catalog {workspace.folder}",
        )
    return "not adapted" if held is None else f"learned {held.at:%Y-%m-%d}"


def skus(workspace: Workspace) -> str:
    """Whether photos have the SKUs that the product table and the rule give them; others are given them now."""
    before = products.links(workspace.database)
    if workspace.database.read_only:
        return f"not tried: {workspace.database.refusal}"
    with workspace.writing():
        workspace.link_skus(everything=True)
    wrong = len(products.links(workspace.database) ^ before)
    found = f"{counted(len(before), 'link')} of photos to SKUs"
    return f"{found}, {wrong:,} put right" if wrong else found
