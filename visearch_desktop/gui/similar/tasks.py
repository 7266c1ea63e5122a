"""What the worker threads run for similar products and new arrivals; the core is imported here, on first use."""
# ruff: noqa: PLC0415 - importing on first use is what this module is for

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from visearch_desktop.gui.core_words import spoken

if TYPE_CHECKING:
    from visearch_desktop.core.progress import Task
    from visearch_desktop.core.recommend import Novelty, Recommendation
    from visearch_desktop.core.workspace import Workspace


def find(workspace: Workspace, sku: str, count: int, own: bool, sold_out: bool) -> Task[Recommendation]:
    """Products like an SKU; `own` lets its sizes and colours in, `sold_out` what has no stock."""
    from visearch_desktop.core.recommend import Options, Recommendation, similar

    found = None
    for one in similar(workspace, (sku,), Options(count, own, sold_out)):
        if isinstance(one, Recommendation):
            found = one
        else:
            yield one
    assert found is not None  # an SKU without a photo is an error of the core
    return found


def write_all(workspace: Workspace, file: Path, count: int, own: bool, sold_out: bool) -> Task[int]:
    """Write products like each SKU of the catalog; how many SKUs have a row."""
    from visearch_desktop.core import recommend, report

    report.check(file)  # told before minutes of comparing
    options = recommend.Options(count, own, sold_out)
    return (yield from recommend.write_all(workspace, file, (), options, language=spoken()))


def rank(workspace: Workspace, folder: Path, file: Path) -> Task[tuple[Novelty, ...]]:
    """Rank the photos of a folder by how unlike the catalog they are, and write that down."""
    from visearch_desktop.core import recommend, report
    from visearch_desktop.core.errors import VisearchError
    from visearch_desktop.core.scan import Seen, scan

    report.check(file)
    photos = [folder / seen.path for seen in scan(folder) if isinstance(seen, Seen)]
    if not photos:
        raise VisearchError(f"There are no photos in {folder}.", "Choose the folder of the new arrivals.")
    ranked = yield from recommend.rank_novelty(workspace, photos)
    yield from recommend.write_novelty(ranked, file, language=spoken())
    return ranked
