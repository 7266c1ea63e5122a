"""A small shop with everything the journeys need, at a place of its own that can be put back as it was."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import write_photo
from tests.core.networks import make_pack
from tests.core.old_catalog import as_version
from visearch_desktop.core import audit
from visearch_desktop.core.findings import AuditOptions, Verdict
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.progress import finished
from visearch_desktop.core.workspace import Workspace

MODEL = "test"
SKUS = 20
REBUILT = 300
"""Photos of the catalog whose search index is built: fewer than 257 are searched without one."""


@dataclass(frozen=True)
class World:
    """Where things lie: all below one folder, `here`; a copy of it as it was before waits beside it."""

    base: Path

    @property
    def here(self) -> Path:
        return self.base / "world"

    @property
    def home(self) -> Path:
        return self.here / "home"

    @property
    def shop(self) -> Path:
        return self.here / "shop"

    @property
    def catalog(self) -> Path:
        return self.here / "catalog"

    @property
    def delivery(self) -> Path:
        return self.here / "delivery"

    @property
    def table(self) -> Path:
        return self.here / "products.csv"

    @property
    def quarantine(self) -> Path:
        return self.here / "quarantine"

    @property
    def batch(self) -> Path:
        return self.here / "batch"

    def keep(self) -> None:
        """Remember everything as it is now."""
        shutil.rmtree(self.base / "before", ignore_errors=True)
        shutil.copytree(self.here, self.base / "before", symlinks=True)

    def put_back(self) -> None:
        """Everything as it was when it was remembered, under the same names."""
        shutil.rmtree(self.here, ignore_errors=True)
        shutil.copytree(self.base / "before", self.here, symlinks=True)

    def command(self, name: str, *arguments: object) -> list[str]:
        """A command on this catalog."""
        return [name, *map(str, arguments), "--catalog", str(self.catalog), "--device", "cpu", "--json"]


def empty(world: World) -> None:
    """A model, photos of 20 SKUs with copies under other names and SKUs, a delivery and a table; no catalog."""
    shutil.rmtree(world.here, ignore_errors=True)
    make_pack(world.home / "models" / MODEL)
    for number in range(SKUS):
        write_photo(world.shop / f"货{number:02d}" / "front.jpg", number, size=(200, 150))
    for number in range(6):  # the same photo saved again, under another SKU that has a photo of its own
        write_photo(world.shop / f"货{number + 10:02d}" / "copy.jpg", number, size=(200, 150), quality=60)
    for number in range(4):  # the very same bytes
        shutil.copy2(world.shop / f"货{number:02d}/front.jpg", world.shop / f"货{number + 16:02d}/same.jpg")
    (world.shop / "货00" / "broken.jpg").write_bytes(b"no photo")
    for number in range(4, 14):
        write_photo(world.delivery / f"item{number}.jpg", number if number % 2 else number + 100, size=(180, 140))
    rows = [f"货{number:02d},Lamp {number},{number * 10}\n" for number in range(SKUS)]
    world.table.write_text("sku,title,price\n" + "".join(rows), encoding="utf-8")


def indexed(world: World) -> None:
    """The same with its photos indexed."""
    empty(world)
    workspace = Workspace.create(world.catalog, model=MODEL, device="cpu")
    finished(index_folders(workspace, [world.shop]))
    workspace.close()


def judged(world: World) -> None:
    """The same, audited, with verdicts on what was found, one of them taken back."""
    indexed(world)
    workspace = Workspace.open(world.catalog, device="cpu")
    report = finished(audit.run(workspace, AuditOptions()))
    for group in report.groups:
        audit.decide(workspace, audit.rulings(group, Verdict.DUPLICATE, group.members[0]), who="me")
    audit.undo(workspace, who="me")
    workspace.close()


def moved(world: World) -> None:
    """The same with duplicates in quarantine."""
    from visearch_desktop.core import quarantine

    judged(world)
    workspace = Workspace.open(world.catalog, device="cpu")
    removals = [quarantine.Removal(one.photo, one.digest, one.keeper) for one in audit.duplicates(workspace)]
    finished(quarantine.move(workspace, quarantine.plan(workspace, removals), world.quarantine))
    workspace.close()


def unbuilt(world: World) -> None:
    """A catalog of more photos, with verdicts, whose search index was lost."""
    judged(world)
    for number in range(REBUILT):
        write_photo(world.shop / f"more/{number:03d}.png", 1000 + number, size=(40, 30))
    workspace = Workspace.open(world.catalog, device="cpu")
    finished(index_folders(workspace))
    workspace.close()
    for folder in (world.catalog / "gallery").iterdir():
        shutil.rmtree(folder)


def old(world: World) -> None:
    """A catalog with verdicts as version 2 left it."""
    judged(world)
    as_version(world.catalog, 2)


def repeated_verdicts(world: World) -> list[tuple[str, str]]:
    """What people said, as the database holds it: every decision in its order."""
    raw = sqlite3.connect(world.catalog / "catalog.sqlite")
    try:
        return [(json.dumps(row[:2]), str(row[2])) for row in raw.execute(
            "SELECT lower(hex(a)), lower(hex(b)), verdict FROM decision ORDER BY id"
        )]  # fmt: skip
    except sqlite3.OperationalError:
        return []  # no such table yet
    finally:
        raw.close()


Commands = Callable[[World], list[list[str]]]
