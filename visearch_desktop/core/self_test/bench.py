"""What the checks share: a folder for what they make, and the catalog that one makes and the next ones use."""

from __future__ import annotations

from pathlib import Path

from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.workspace import DEFAULT_MODEL, Workspace

PHOTOS = "商品图"
"""Name of the photo folder: a program that cannot read it is of no use to many who sell."""


class Bench:
    """Holds `folder`, which is empty at first, and the one catalog in it."""

    def __init__(self, folder: Path, device: str) -> None:
        self.folder = folder
        self.device = device
        self._made: Workspace | None = None

    @property
    def photos(self) -> Path:
        """The folder of photos to index."""
        return self.folder / PHOTOS

    @property
    def catalog(self) -> Workspace:
        """The catalog; `CatalogError` when the check before could not make it."""
        if self._made is None:
            raise CatalogError("Not tried: there is no catalog, because indexing failed.")
        return self._made

    def make_catalog(self) -> Workspace:
        """A new catalog with the default model."""
        self._made = Workspace.create(self.folder / "catalog", model=DEFAULT_MODEL, device=self.device)
        return self._made

    def close(self) -> None:
        """Close the catalog."""
        if self._made is not None:
            self._made.close()
