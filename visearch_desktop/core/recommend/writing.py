"""Recommendations and new arrivals as files for people or programs."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from itertools import chain
from pathlib import Path

from visearch_desktop.core.language import ENGLISH, Language
from visearch_desktop.core.progress import Pace, Progress, Stage, Task
from visearch_desktop.core.recommend.found import Novelty, Recommendation
from visearch_desktop.core.recommend.running import DEFAULTS, Options, similar
from visearch_desktop.core.report.rows import SUFFIXES, Head, Row, write_rows
from visearch_desktop.core.workspace import Workspace

__all__ = ["SUFFIXES", "write_all", "write_novelty"]


def write_all(
    workspace: Workspace, file: Path, skus: Sequence[str] = (), options: Options = DEFAULTS, *,
    language: Language = ENGLISH,
) -> Task[int]:  # fmt: skip
    """Write similar products of SKUs, or of all, one row an SKU, as they are found.

    The columns are called as `language` has it, in JSON always in English.

    Yields:
        Progress: SKUs with photos of their own done.

    Returns:
        The number of rows.

    Raises:
        CatalogError, RuleError: as `similar`.
        ReportError: the file cannot be written; what was there before is untouched.
    """
    language = language.for_file(file)
    told: list[Progress] = []
    source = similar(workspace, skus, options)
    for one in source:  # what comes before the first row is told as it comes, the rest between rows
        if isinstance(one, Recommendation):
            break
        yield one
    else:
        return 0
    done = 0
    heads, rows = _heads(options.count, language), _rows(chain([one], source), options.count, told)
    for row in write_rows(file, language.tr("Similar products"), heads, rows):
        done = row
        yield from told
        told.clear()
    yield from told
    return done


def _heads(count: int, language: Language) -> list[Head]:
    heads = [
        Head(language.tr("SKU"), "sku"), Head(language.tr("Title"), "title", 30),
        Head(language.tr("Related SKUs"), "related", 40),
    ]  # fmt: skip
    for place in range(1, count + 1):
        heads += [
            Head(language.tr("Similar {0}").format(place), f"similar_{place}"),
            Head(language.tr("Similarity {0}").format(place), f"similarity_{place}", 10),
        ]
    return heads


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


def write_novelty(
    found: Sequence[Novelty], file: Path, *, language: Language = ENGLISH
) -> Generator[Progress, None, Path]:
    """Write photos ranked by novelty, in `language`; JSON always in English.

    Raises:
        ReportError: the file cannot be written; what was there before is untouched.
    """
    language = language.for_file(file)
    heads = (
        Head(language.tr("Photo"), "photo", 60), Head(language.tr("Novelty"), "novelty", 10),
        Head(language.tr("Nearest SKU"), "sku"), Head(language.tr("Similarity"), "similarity", 10),
        Head(language.tr("Problem"), "problem", 40),
    )  # fmt: skip
    rows = ((str(o.photo), *_figures(o), language.said(o.problem.reason) if o.problem else "") for o in found)
    pace = Pace(Stage.REPORT, len(found))
    for done in write_rows(file, language.tr("New arrivals"), heads, rows):
        yield pace.at(done)
    return file


def _figures(one: Novelty) -> tuple[float | None, str, float | None]:
    return (None, "", None) if one.problem else (round(one.novelty, 4), one.sku, round(one.similarity, 4))
