"""The SKUs that items of a batch can be linked to."""

from __future__ import annotations

from visearch_desktop.core.store import listings, products
from visearch_desktop.core.workspace import Workspace


def known_skus(workspace: Workspace) -> tuple[str, ...]:
    """Every SKU of the catalog's photos and of its product table, sorted."""
    listed = listings.skus(workspace.database)
    return tuple(sorted(listed.union(products.everything(workspace.database)[0])))
