"""Recommendations and new arrivals as files for people or programs."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from itertools import chain
from pathlib import Path

from visearch_desktop.core.progress import Pace, Progress, Stage, Task
from visearch_desktop.core.recommend.found import Novelty, Recommendation
from visearch_desktop.core.recommend.running import DEFAULTS, Options, similar
from visearch_desktop.core.report.rows import SUFFIXES, Head, Row, write_rows
from visearch_desktop.core.workspace import Workspace

__all__ = ["SUFFIXES", "write_all", "write_novelty"]


def write_all(workspace: Workspace, file: Path, skus: Sequence[str] = (), options: Options = DEFAULTS) -> Task[int]:
    """Write similar products of SKUs, or of all, one row an SKU, as they are found.

    Yields:
        Progress: SKUs with photos of their own done.

    Returns:
        The number of rows.

    Raises:
        CatalogError, RuleError: as `similar`.
        ReportError: the file cannot be written; what was there before is untouched.
    """
    heads = [Head("SKU", "sku"), Head("Title", "title", 30), Head("Related SKUs", "related", 40)]
    for place in range(1, options.count + 1):
        heads += [Head(f"Similar {place}", f"similar_{place}"), Head(f"Similarity {place}", f"similarity_{place}", 10)]
    told: list[Progress] = []
    source = similar(workspace, skus, options)
    for one in source:  # what comes before the first row is told as it comes, the rest between rows
        if isinstance(one, Recommendation):
            break
        yield one
    else:
        return 0
    done = 0
    for row in write_rows(file, "Similar products", heads, _rows(chain([one], source), options.count, told)):
        done = row
        yield from told
        told.clear()
    yield from told
    return done


def _rows(found: Iterator[Progress | Recommendation], count: int, told: list[Progress]) -> Iterator[Row]:
    for one in found:
        if isinstance(one, Progress):
            told.append(one)
            continue
        cells: list[str | float | None] = []
        for like in one.similar:
            cells += [like.sku, round(like.similarity, 4)]
        cells += [None] * (2 * count - len(cells))
        related = ",".join(like.sku for like in one.similar)
        for sku in one.skus:
            yield [sku, one.title, related, *cells]


def write_novelty(found: Sequence[Novelty], file: Path) -> Generator[Progress, None, Path]:
    """Write photos ranked by novelty.

    Raises:
        ReportError: the file cannot be written; what was there before is untouched.
    """
    heads = (
        Head("Photo", "photo", 60), Head("Novelty", "novelty", 10), Head("Nearest SKU", "sku"),
        Head("Similarity", "similarity", 10), Head("Problem", "problem", 40),
    )  # fmt: skip
    rows = ((str(o.photo), *_figures(o), o.problem.reason if o.problem else "") for o in found)
    pace = Pace(Stage.REPORT, len(found))
    for done in write_rows(file, "New arrivals", heads, rows):
        yield pace.at(done)
    return file


def _figures(one: Novelty) -> tuple[float | None, str, float | None]:
    return (None, "", None) if one.problem else (round(one.novelty, 4), one.sku, round(one.similarity, 4))
