"""One opened catalog: its database, its gallery and its network, put together. No journey logic."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import filelock

from visearch_desktop.core import backups, places, products, sketches, sku
from visearch_desktop.core.catalog import CatalogInfo, Problem
from visearch_desktop.core.catalog_folder import check_folder, check_name, check_new, is_catalog, open_to_change
from visearch_desktop.core.embedding import Device, Embedder, ModelCard, find_card
from visearch_desktop.core.errors import CatalogBusyError, CatalogError, ModelError
from visearch_desktop.core.gallery import Gallery
from visearch_desktop.core.login import login_name
from visearch_desktop.core.matching import Sketch
from visearch_desktop.core.store import Database, photos, scans, seat
from visearch_desktop.core.store import products as product_rows

__all__ = ["DEFAULT_MODEL", "Workspace", "is_catalog"]

DEFAULT_MODEL = "efficientnet-lite0"


class Workspace:
    """An opened catalog; usable from any thread.

    Opening is quick: the network is loaded when the first photo is embedded, or by `warm_up`.
    """

    def __init__(self, database: Database, device: str, threads: int | None) -> None:
        self.database = database
        self.folder = database.folder
        self.name = database.meta("name") or self.folder.name
        self.gallery = Gallery(database, self.folder / "gallery")
        self._device = Device(device)
        self._threads = threads
        self._loading = threading.RLock()
        self._card: ModelCard | None = None
        self._embedder: Embedder | None = None
        self._lender: Workspace | None = None
        self._seated = False
        self._why: CatalogError | None = None
        self._lock = filelock.FileLock(self.folder / "writer.lock")

    @classmethod
    def create(
        cls, folder: Path, *, model: str = DEFAULT_MODEL, sku_rule: str = "auto", name: str = "",
        device: str = "auto", threads: int | None = None,
    ) -> Workspace:  # fmt: skip
        """Make a catalog in an empty or new folder and open it.

        Raises:
            CatalogError: the folder holds a catalog or other files, or cannot be written.
            ModelError: there is no such model pack.
            RuleError: the SKU rule is not understood.
        """
        sku.parse(sku_rule)
        card = find_card(model, places.model_folders())
        folder = Path(os.path.abspath(folder))
        check_new(folder)
        facts = {"name": name or folder.name, "model": card.name, "model_identity": card.identity, "sku_rule": sku_rule}
        Database(folder, create=facts).close()
        return cls.open(folder, device=device, threads=threads)

    @classmethod
    def open(
        cls, folder: Path, *, device: str = "auto", threads: int | None = None, read_only: bool = False
    ) -> Workspace:
        """Open a catalog, `read_only` so that nothing can change it; `CatalogError` when there is none to be used.

        One that another program has open, or that lies in a folder that cannot be written or on a drive that is full,
        is opened for reading only as well: `only_reading` says why.
        """
        folder = Path(os.path.abspath(folder))  # batches and settings know it by one name
        check_name(folder)
        database, why = (Database(folder, read_only=True), None) if read_only else open_to_change(folder)
        try:
            opened = cls(database, device, threads)
        except BaseException:
            database.close()
            if not database.read_only:
                seat.leave(folder)
            raise
        opened._seated = not database.read_only
        if why is not None:
            opened._why = opened.database.refusal = why
        return opened

    @property
    def only_reading(self) -> str:
        """Why nothing can be changed, in full, though that was not asked for; empty when it can."""
        return "" if self._why is None else self._why.in_full

    @contextmanager
    def reading_only(self) -> Iterator[Workspace]:
        """This catalog with this network, opened for the block so that nothing can change it."""
        view = Workspace.open(self.folder, read_only=True)
        view._lender = self
        try:
            yield view
        finally:
            view.close()

    def close(self) -> None:
        """Close the database and the network; what people said is kept in a backup first, if there is news."""
        with self._loading:
            self._forget_network()
        with suppress(CatalogError):  # it is told while the catalog is open; closing waits for nothing
            self.keep_backup()
        self.database.close()
        if self._seated:
            self._seated = False
            seat.leave(self.folder)

    def keep_backup(self) -> Path | None:
        """Keep what people said, if there is news: the backup. `CatalogError` when it cannot be written."""
        return backups.keep(self.database) if self._seated and is_catalog(self.folder) else None

    def info(self) -> CatalogInfo:
        """What the catalog is and holds now."""
        known, skus, bad = photos.counts(self.database)
        return CatalogInfo(
            folder=self.folder, name=self.name, model=self.model, roots=tuple(self.roots().values()),
            sku_rule=self.sku_rule, photos=known, skus=skus, problems=bad, pending=photos.count_pending(self.database),
        )  # fmt: skip

    @property
    def model(self) -> str:
        """Name of the model pack the embeddings were made with."""
        return self.database.meta("model")

    @property
    def sku_rule(self) -> str:
        """The text of the SKU rule."""
        return self.database.meta("sku_rule", "auto")

    def problems(self) -> tuple[Problem, ...]:
        """The photos that could not be indexed, with the reason."""
        return photos.problems(self.database)

    def roots(self) -> dict[int, Path]:
        """The photo folders, by id."""
        return scans.roots(self.database)

    def thumbnail(self, content: int) -> bytes | None:
        """JPEG bytes of a photo's thumbnail, made again if the cache has lost it; None when that cannot be done."""
        return sketches.thumbnail(self.database, content)

    def sketches(self, contents: Sequence[int]) -> dict[int, Sketch]:
        """What is compared of photos; one that cannot be read any more is left out."""
        return sketches.read(self.database, contents)

    def sketch(self, content: int) -> Sketch | None:
        """What is compared of one photo; None when it cannot be read any more."""
        return self.sketches([content]).get(content)

    def sample_photos(self, limit: int) -> tuple[tuple[int, str, Path], ...]:
        """Some photos to show the catalog by: (content, SKU, path), one a SKU."""
        return photos.samples(self.database, limit)

    @property
    def card(self) -> ModelCard:
        """The card of the catalog's model pack; `ModelError` when it is missing or not the same any more.

        Another program may have changed the catalog's model meanwhile, so the database is asked each time.
        """
        wanted = self.database.meta("model_identity")
        with self._loading:
            if self._card is None or self._card.identity != wanted:
                self._forget_network()
                card = find_card(self.model, places.model_folders())
                if card.identity != wanted:
                    raise ModelError(
                        f"This catalog was indexed with another version of the model “{card.name}”.",
                        "Index it again: embeddings of two models must not be mixed.",
                    )
                self._card = card
            return self._card

    def model_state(self) -> str:
        """Empty, or why the catalog's model pack cannot be used."""
        try:
            self.card  # noqa: B018 - asked for its error
        except ModelError as error:
            return error.in_full
        return ""

    @property
    def embedder(self) -> Embedder:
        """The network, loaded on first use."""
        if self._lender is not None:
            return self._lender.embedder
        card = self.card
        with self._loading:
            if self._embedder is None:
                self._embedder = Embedder(card, device=self._device, threads=self._threads)
            return self._embedder

    def _forget_network(self) -> None:
        if self._embedder is not None:
            self._embedder.close()
        self._card = self._embedder = None

    def warm_up(self) -> str:
        """Load the network and the gallery; returns the device in use and why, for the status line."""
        report = self.embedder.open()
        if self.info().photos:
            self.gallery.warm_up()
        return report.sentence

    def device_note(self) -> str:
        """The device in use and why; empty until the network was loaded."""
        report = self._embedder.report if self._embedder else None
        return report.sentence if report else ""

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the catalog's writer lock, again on the same thread if need be.

        Raises:
            CatalogBusyError: another copy of the program, or another thread, is writing (index, audit, quarantine).
        """
        if self.database.read_only:
            raise self.database.refusal
        if not is_catalog(self.folder):
            raise CatalogError(f"The catalog in {self.folder} is not there any more.")
        try:
            self._lock.acquire(timeout=0)
        except filelock.Timeout:
            raise CatalogBusyError(
                "ViSearch is at work on this catalog already: it is being indexed, audited or changed.",
                "Wait until it has finished; you can search meanwhile.",
            ) from None
        except OSError as error:
            raise CatalogError(f"The catalog in {self.folder} cannot be written: {error.strerror}.") from error
        try:
            yield
        finally:
            self._lock.release()

    def add_root(self, folder: Path) -> None:
        """Add a photo folder.

        A folder inside one that is there already changes nothing; one around others replaces them.
        """
        folder = Path(os.path.abspath(folder))
        check_folder(folder)
        with self.writing():
            existing = list(self.roots().values())
            if any(folder.is_relative_to(root) for root in existing):
                return
            for inner in existing:
                if inner.is_relative_to(folder):
                    scans.remove_root(self.database, inner)
            scans.add_root(self.database, folder)

    def remove_root(self, folder: Path) -> None:
        """Remove a photo folder from the catalog; the files stay where they are."""
        with self.writing():
            scans.remove_root(self.database, folder)

    def remap_root(self, old: Path, new: Path) -> None:
        """The photos of `old` now lie under `new`; they keep their embeddings and decisions."""
        check_folder(new)
        if new.absolute() in self.roots().values():
            raise CatalogError(f"The folder {new} is part of this catalog already.")
        with self.writing():
            scans.move_root(self.database, old, new.absolute())

    def set_sku_rule(self, rule: str) -> None:
        """Name SKUs by another rule; `RuleError` when it is not understood."""
        sku.parse(rule)
        with self.writing():
            # The mark makes the next run finish what is interrupted here.
            self.database.set_meta(sku_rule=rule, links="all")
            self.link_skus(everything=True)

    def take_products(self, table: products.Products, name: str) -> int:
        """Take over the product table of file `name` in place of the one before; how many products it holds."""
        with self.writing():
            product_rows.replace_table(self.database, table, what={"table": name}, who=login_name())
            self.link_skus(everything=True)
        return len({product.sku for product, _ in table})

    def link_skus(self, *, everything: bool = False) -> None:
        """Say which SKU each photo belongs to; only those without one unless `everything`."""
        product_rows.link(self.database, products.fold, sku.parse(self.sku_rule), everything=everything)

    def use_model(self, name: str) -> None:
        """Start over with another model pack, or another version of it: every photo is to be embedded again."""
        card = find_card(name, places.model_folders())
        with self.writing():
            photos.drop_embeddings(self.database, model=card.name, model_identity=card.identity, snapshot="0")
