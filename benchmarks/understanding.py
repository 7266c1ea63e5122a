"""How well a search understands a product: python -m benchmarks.understanding SHARED [--only luma clothing grocery]

luma: main photos as catalog, other views as queries, alone and two of one SKU together; scored by style, and by style
and colour, on two halves of the styles. grocery: iconic photos as catalog, photos from a shop as queries. clothing:
average precision of the first ten by category. Each beside the plain cosine of whole photos.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from benchmarks.machine import describe
from visearch_desktop.core import imaging
from visearch_desktop.core.catalog import Match
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.queries import Query
from visearch_desktop.core.search import query_from_path, search
from visearch_desktop.core.store import photos
from visearch_desktop.core.workspace import Workspace

TOP = 10
OTHER_VIEW = re.compile(r"_(alt\d*|back)$")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the names of what it found, best first."""

    photo: Path
    found: list[Path]


def style(photo: Path) -> str:
    """The style that a luma photo shows."""
    return photo.stem.split("-")[0]


def coloured(photo: Path) -> str:
    """The style and colour that a luma photo shows."""
    return photo.stem.split("_")[0]


def category(photo: Path) -> str:
    """The class of a photo that lies in a folder for it."""
    return photo.parent.name


def plain(workspace: Workspace, queries: Sequence[Path]) -> list[Asked]:
    """The nearest photos by the cosine of the whole photo, and nothing else."""
    answers = []
    for photo in queries:
        pixels = imaging.read_picture(photo, side=imaging.GALLERY_SIDE).pixels
        tile = imaging.make_tile(pixels, workspace.card.size, workspace.card.resize)
        near = workspace.gallery.candidates(workspace.embedder.embed_shared(tile[None]), TOP)
        places = {row.content: row.path for row in photos.locate(workspace.database, [one.content for one in near])}
        answers.append(Asked(photo, [places[one.content] for one in near]))
    return answers


def searched(workspace: Workspace, queries: Sequence[tuple[Path, ...]]) -> list[Asked]:
    """What the search finds for photos of one product."""
    return [Asked(one[0], names(ask(workspace, Query(tuple(map(query_from_path, one)))))) for one in queries]


def ask(workspace: Workspace, query: Query) -> tuple[Match, ...]:
    """The rows of an answer, which must not be an error."""
    answer = search(workspace, query, top=TOP)
    assert answer.error is None, answer.error
    return answer.matches


def names(matches: Sequence[Match]) -> list[Path]:
    """The photos that rows are shown by."""
    return [match.photo for match in matches]


def recall(answers: Sequence[Asked], label: Callable[[Path], str], k: int = 1) -> float:
    """The share of queries with a photo of their own label among the first `k`."""
    hits = [any(label(found) == label(one.photo) for found in one.found[:k]) for one in answers]
    return float(np.mean(hits)) if hits else 0.0


def precision(answers: Sequence[Asked]) -> float:
    """Mean average precision of the first ten by category, of the right ones among them."""
    values = []
    for one in answers:
        right = np.array([category(found) == category(one.photo) for found in one.found[:10]])
        shares = right.cumsum() / np.arange(1, len(right) + 1)
        values.append(shares[right].mean() if right.any() else 0.0)
    return float(np.mean(values))


def halves(answers: Sequence[Asked], label: Callable[[Path], str]) -> tuple[list[Asked], list[Asked]]:
    """The queries of every second label, and the others."""
    order = sorted({label(one.photo) for one in answers})
    first = [one for one in answers if order.index(label(one.photo)) % 2 == 0]
    return first, [one for one in answers if order.index(label(one.photo)) % 2]


def indexed(folder: Path, files: Sequence[Path], root: Path) -> Workspace:
    """A new catalog of some files below `root`, an SKU each."""
    for file in files:
        copy = folder / "photos" / file.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.symlink_to(file)
    workspace = Workspace.create(folder / "catalog", sku_rule=r"regex:(?P<sku>[^/\\]+?)(_main)?\.[^.]+$", device="cpu")
    for _ in index_folders(workspace, [folder / "photos"]):
        pass
    return workspace


def luma(shared: Path, work: Path) -> None:
    """Other views of one style."""
    root = shared / "data" / "luma" / "photos"
    files = sorted(root.glob("*.jpg"))
    queries = [file for file in files if OTHER_VIEW.search(file.stem)]
    workspace = indexed(work, [file for file in files if file not in queries], root)
    for name, answers in (
        ("plain cosine", plain(workspace, queries)), ("search", searched(workspace, [(one,) for one in queries])),
    ):  # fmt: skip
        one, other = halves(answers, style)
        for said, label in (("style", style), ("style and colour", coloured)):
            parts = f"halves of the styles {recall(one, label):.3f}, {recall(other, label):.3f}"
            first, five = recall(answers, label), recall(answers, label, 5)
            print(f"luma {said}, {name}: R@1 {first:.3f} ({parts}), R@5 {five:.3f} of {len(answers)}", flush=True)
    two_photos(workspace, queries, {coloured(file) for file in files if file not in queries})
    workspace.close()


def two_photos(workspace: Workspace, queries: Sequence[Path], sold: set[str]) -> None:
    """Two other views of one SKU together, against each of the two alone."""
    pairs = [
        pair
        for name in sorted({coloured(one) for one in queries} & sold)
        for pair in combinations([one for one in queries if coloured(one) == name], 2)
    ]
    alone = {one.photo: one for one in searched(workspace, [(photo,) for pair in pairs for photo in pair])}
    together = searched(workspace, pairs)
    for said, label in (("style", style), ("style and colour", coloured)):
        first, second = ([alone[pair[place]] for pair in pairs] for place in (0, 1))
        print(
            f"luma {said}, {len(pairs)} pairs of views: first alone {recall(first, label):.3f}, second alone "
            f"{recall(second, label):.3f}, together {recall(together, label):.3f}",
            flush=True,
        )


def grocery(shared: Path, work: Path) -> None:
    """Photos taken in a shop against the photos of a catalogue."""
    root = shared / "data" / "grocery"
    iconic = sorted(file for file in (root / "iconic").rglob("*") if file.suffix in {".jpg", ".png"})
    queries = sorted((root / "queries").rglob("*.jpg"))
    workspace = indexed(work, iconic, root)
    report("grocery, iconic photos as catalog, R@1", workspace, queries, lambda answers: recall(answers, category))
    workspace.close()


def clothing(shared: Path, work: Path) -> None:
    """Snapshots of clothes by category."""
    root = shared / "data" / "clothing"
    gallery = sorted((root / "gallery").rglob("*.jpg"))
    workspace = indexed(work, gallery, root)
    report("clothing, mAP@10 by category", workspace, sorted((root / "queries").rglob("*.jpg")), precision)
    workspace.close()


def report(
    title: str, workspace: Workspace, queries: Sequence[Path], score: Callable[[Sequence[Asked]], float]
) -> None:
    """Print a figure for the plain cosine and for the search, over all queries and two halves of them."""
    for name, answers in (
        ("plain cosine", plain(workspace, queries)), ("search", searched(workspace, [(one,) for one in queries])),
    ):  # fmt: skip
        parts = score(answers[::2]), score(answers[1::2])
        print(
            f"{title}, {name}: {score(answers):.3f} (halves {parts[0]:.3f}, {parts[1]:.3f}) of {len(answers)}",
            flush=True,
        )


SETS = {"luma": luma, "grocery": grocery, "clothing": clothing}


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--only", nargs="*", choices=tuple(SETS), default=tuple(SETS))
    options = parser.parse_args()
    print(describe())
    for name in options.only:
        with tempfile.TemporaryDirectory() as work:
            SETS[name](options.shared, Path(work))


if __name__ == "__main__":
    main()
