"""A catalog without a network: what the window needs of the core, quick and steerable."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tests.gui.audit_fakes import FakeAudit
from tests.gui.batch_fakes import FakeBatch
from visearch_desktop.core.catalog import (
    Answer,
    CatalogInfo,
    IndexReport,
    Match,
    Problem,
    Product,
    Relation,
)
from visearch_desktop.core.columns import Column, Kind
from visearch_desktop.core.disk_use import DiskUse, Use
from visearch_desktop.core.errors import CatalogError, VisearchError
from visearch_desktop.core.progress import Pace, Progress, Stage
from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.gui.tasks import Lists


@dataclass
class FakePack:
    name: str = "lite"
    title: str = "EfficientNet-Lite0"
    summary: str = "Quick on any computer. Best at look and category; a good choice for mixed photos."
    dimension: int = 1280
    size_mb: float = 7.0
    licence: str = "Apache-2.0"
    source: str = "ImageNet weights"
    bundled: bool = True
    measured: Mapping[str, float | str] = field(
        default_factory=lambda: {"photos_per_second": 120.0, "found_edits": 0.93, "note": "two cores"}
    )
    problem: str = ""


PACKS = (
    FakePack(),
    FakePack(
        "resnet50-augnet", "ResNet50 AugNet",
        "Slower, but better at “exactly this product” on plain backgrounds.",
        768, 25.0, "MIT", "self-supervised", True, {"photos_per_second": 30.0, "found_edits": 0.73},
    ),
)  # fmt: skip


class FakeWorkspace:
    """Stands in for `core.workspace.Workspace`."""

    def __init__(self, folder: Path, photos: Sequence[Path] = ()) -> None:
        self.folder, self.name, self.model = folder, folder.name, "lite"
        self.photos = list(photos)
        self.roots: tuple[Path, ...] = (photos[0].parent,) if photos else ()
        self.pending = 0
        self.offline: tuple[Path, ...] = ()
        self.problem_list: tuple[Problem, ...] = ()
        self.state = ""
        self.closed = False
        self.search_seconds = 0.0
        self.answer: Answer | VisearchError | None = None
        self.index_error: Exception | None = None
        self.index_step = 0.002
        self.closed_in = ""
        self.info_error: VisearchError | None = None
        self.searches: list[Query] = []
        self.database = SimpleNamespace(read_only=False)  # what keeps searches looks at
        self.only_reading = ""
        self.backups_kept = 0
        self.columns = (
            Column("colour", Kind.TEXT, 2, (("Blue", 4), ("Grey", 2))),
            Column("price", Kind.NUMBER, 6, (("19.90", 6),), "9.90", "49.90"),
        )

    def info(self) -> CatalogInfo:
        if self.info_error is not None:
            raise self.info_error
        count = len(self.photos)
        return CatalogInfo(
            self.folder, self.name, self.model, self.roots, "auto", count, count, len(self.problem_list), self.pending
        )

    def keep_backup(self) -> None:
        self.backups_kept += 1

    def warm_up(self) -> str:
        return "CPU · no graphics card that CUDA can use"

    def model_state(self) -> str:
        return self.state

    def thumbnail(self, content: int) -> bytes | None:
        return self.photos[content].read_bytes() if content < len(self.photos) else None

    def problems(self) -> tuple[Problem, ...]:
        return self.problem_list

    def sample_photos(self, limit: int) -> tuple[tuple[int, str, Path], ...]:
        return tuple((row, photo.stem, photo) for row, photo in enumerate(self.photos[:limit]))

    def set_sku_rule(self, rule: str) -> None:
        self.rule = rule

    def use_model(self, name: str) -> None:
        self.model, self.state = name, ""

    def remove_root(self, folder: Path) -> None:
        self.roots = tuple(root for root in self.roots if root != folder)

    def remap_root(self, old: Path, new: Path) -> None:
        self.roots, self.offline = tuple(new if root == old else root for root in self.roots), ()

    def close(self) -> None:
        self.closed = True


def match(rank: int, photo: Path, **values: Any) -> Match:
    """A match with everything filled in."""
    facts: dict[str, Any] = {
        "rank": rank, "sku": photo.stem, "photo": photo, "content": rank - 1, "similarity": 0.99 - 0.06 * rank,
        "duplicate_score": max(0.02, 1.1 - 0.2 * rank), "relation": Relation.SIMILAR,
        "product": Product(photo.stem, f"Product {rank}", {"price": "19.90", "category": "Shirts"}),
    }  # fmt: skip
    return Match(**(facts | values))


def search(workspace: FakeWorkspace, query: Query, there: int = 0) -> Answer:
    """Stands in for `search.tasks.search`: words must be in the name, marks order, conditions are counted only."""
    time.sleep(workspace.search_seconds)
    workspace.searches.append(query)
    if isinstance(workspace.answer, VisearchError):
        raise workspace.answer
    if workspace.answer is not None:
        return workspace.answer
    found = [
        (content, photo)
        for content, photo in enumerate(workspace.photos)
        if query.text.strip().lower() in photo.stem.lower()
    ]
    found.sort(key=lambda one: (one[0] in query.feedback.less) - (one[0] in query.feedback.more))
    rows = (match(row + 1, photo, content=content) for row, (content, photo) in enumerate(found[:20]))
    return Answer(query.photos, tuple(rows))


def measures(workspace: FakeWorkspace, contents: Sequence[int]) -> dict[int, tuple[int, int, int]]:
    """Stands in for `search.tasks.measures`: the earlier a photo, the larger it is."""
    return {content: (4000 - 100 * content, 3000, 1_000_000 - 1000 * content) for content in contents}


def example(workspace: FakeWorkspace) -> QueryPhoto | None:
    """Stands in for `search.tasks.example`: the last photo."""
    last = workspace.photos[-1] if workspace.photos else None
    return None if last is None else QueryPhoto(last.name, data=last.read_bytes())


def index(
    workspace: FakeWorkspace, folders: Sequence[Path], products: Path | None, retry_problems: bool
) -> Generator[Progress, None, IndexReport]:
    """Stands in for `tasks.index`."""
    try:
        if workspace.index_error is not None:
            raise workspace.index_error
        yield Progress(Stage.SCAN)
        workspace.roots = (*workspace.roots, *folders)
        files = [file for folder in folders for file in sorted(Path(folder).rglob("*.*"))]
        pace = Pace(Stage.EMBED, 200)
        for done in range(200):
            time.sleep(workspace.index_step)
            yield pace.at(done, current=f"photo {done}.jpg", problems=len(workspace.problem_list))
        new = [file for file in files if file not in workspace.photos]
        workspace.photos += new
        workspace.pending = 0
        yield Progress(Stage.PUBLISH)
        return IndexReport(len(workspace.photos), new=len(new), failures=workspace.problem_list)
    finally:
        workspace.closed_in = threading.current_thread().name


class FakeCore:
    """Replaces the functions of `gui.tasks` that reach the heavy half of the core."""

    def __init__(self) -> None:
        self.workspaces: dict[Path, FakeWorkspace] = {}
        self.created: list[tuple[Path, str, str, str]] = []
        self.spare = 4_200_000
        self.audit = FakeAudit()
        self.batch = FakeBatch()

    def open_catalog(self, folder: Path, device: str) -> FakeWorkspace:
        if folder not in self.workspaces:
            raise CatalogError(f"There is no catalog in {folder}.", "Choose the folder of a catalog.")
        return self.workspaces[folder]

    def create_catalog(self, folder: Path, device: str, model: str, sku_rule: str, name: str) -> FakeWorkspace:
        self.created.append((folder, model, sku_rule, name))
        self.workspaces[folder] = FakeWorkspace(folder)
        return self.workspaces[folder]

    def packs(self) -> tuple[FakePack, ...]:
        return PACKS

    def catalog_lists(self, workspace: FakeWorkspace, samples: int) -> Any:
        return Lists(workspace.problems(), workspace.sample_photos(samples), "EfficientNet-Lite0", workspace.offline)

    def disk_use(self, workspace: FakeWorkspace) -> DiskUse:
        photos = len(workspace.photos)
        parts = {Use.EMBEDDINGS: photos * 1280, Use.PHOTOS: photos * 400, Use.INDEX: photos * 1400}
        return DiskUse(photos, parts | {Use.THUMBNAILS: photos * 8000, Use.SPARE: self.spare}, 120_000)

    def free_space(self, workspace: FakeWorkspace) -> int:
        freed, self.spare = self.spare, 0
        return freed

    def install(self, monkeypatch: Any) -> None:
        from visearch_desktop.core.thresholds import Cuts
        from visearch_desktop.gui import tasks
        from visearch_desktop.gui.adapt import tasks as adapt_tasks
        from visearch_desktop.gui.adapt.tasks import Standing
        from visearch_desktop.gui.search import tasks as search_tasks
        from visearch_desktop.gui.suggest import tasks as suggest_tasks

        for name in ("open_catalog", "create_catalog", "packs", "catalog_lists", "disk_use", "free_space"):
            monkeypatch.setattr(tasks, name, getattr(self, name))
        self.audit.install(monkeypatch)
        self.batch.install(monkeypatch)
        monkeypatch.setattr(search_tasks, "search", search)
        monkeypatch.setattr(search_tasks, "columns", lambda workspace: (workspace.columns, True))
        monkeypatch.setattr(search_tasks, "measures", measures)
        monkeypatch.setattr(search_tasks, "example", example)
        monkeypatch.setattr(tasks, "index", index)
        monkeypatch.setattr(adapt_tasks, "read", lambda _workspace: Standing((), None, Cuts(), 8))
        monkeypatch.setattr(suggest_tasks, "columns", lambda _workspace: ())
