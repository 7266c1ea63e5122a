"""How well a search understands a product: python -m benchmarks.understanding SHARED [--only luma clothing grocery]

luma: main photos as catalog, other views as queries; scored by style, and by style and colour, on two halves of the
styles (two photos together: `benchmarks.pairs`). grocery: iconic photos as catalog, photos from a shop as queries.
clothing: average precision of the first ten by category. Each beside the plain cosine of whole photos, and on a catalog
that was adapted where it can be: clothing from its own categories, grocery once it holds photos from a shop too.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.machine import describe
from visearch_desktop.core import adaptation, imaging, product_import
from visearch_desktop.core.catalog import Match
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.progress import finished
from visearch_desktop.core.queries import Query
from visearch_desktop.core.search import query_from_path, search
from visearch_desktop.core.store import photos
from visearch_desktop.core.workspace import Workspace

TOP = 10
OTHER_VIEW = re.compile(r"_(alt\d*|back)$")
OF_PHOTO = r"regex:(?P<sku>[^/\\]+?)(_main)?\.[^.]+$"
"""The rule by which each photo is an SKU."""
OF_CLASS = "folder"
"""The rule by which the photos of a folder are."""


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


def indexed(folder: Path, files: Sequence[Path], root: Path, rule: str = OF_PHOTO) -> Workspace:
    """A new catalog of some files below `root`."""
    workspace = Workspace.create(folder / "catalog", sku_rule=rule, device="cpu")
    added(workspace, folder, files, root)
    return workspace


def added(workspace: Workspace, folder: Path, files: Sequence[Path], root: Path) -> Path:
    """Take more files below `root` into such a catalog; the folder that they were put into."""
    for file in files:
        copy = folder / "photos" / file.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.symlink_to(file)
    finished(index_folders(workspace, [folder / "photos"]))
    return folder / "photos" / files[0].relative_to(root).parts[0]


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
    workspace.close()


def grocery(shared: Path, work: Path) -> None:
    """Photos taken in a shop against the photos of a catalogue, and against one that holds photos of both kinds.

    From one photo a class nothing can be learned. Who has photos from a shop indexes them beside, with the class as
    SKU, and adapts; taken away again, they leave the catalogue as it was, seen as was learned.
    """
    root = shared / "data" / "grocery"
    iconic = sorted(file for file in (root / "iconic").rglob("*") if file.suffix in {".jpg", ".png"})
    queries = sorted((root / "queries").rglob("*.jpg"))
    title = "grocery, iconic photos as catalog, R@1"
    score = partial(recall, label=category)
    workspace = indexed(work, iconic, root, OF_CLASS)
    report(title, score, {"plain cosine": plain(workspace, queries), "search": alone(workspace, queries)})
    beside = added(workspace, work, sorted((root / "gallery").rglob("*.jpg")), root)
    both = "grocery, iconic photos and photos from a shop as catalog, R@1"
    report(both, score, {"plain cosine": plain(workspace, queries), "search": alone(workspace, queries)})
    adapted(workspace)
    report(both, score, {"search, adapted by SKU": alone(workspace, queries)})
    shutil.rmtree(beside)
    finished(index_folders(workspace, [work / "photos"]))
    report(
        title, score, {"search, adapted by SKU from both, photos from the shop taken away": alone(workspace, queries)}
    )
    workspace.close()


def clothing(shared: Path, work: Path) -> None:
    """Snapshots of clothes by category; adapted by the categories of the catalog's own photos, in a product table."""
    root = shared / "data" / "clothing"
    gallery = sorted((root / "gallery").rglob("*.jpg"))
    queries = sorted((root / "queries").rglob("*.jpg"))
    workspace = indexed(work, gallery, root)
    title = "clothing, mAP@10 by category"
    report(title, precision, {"plain cosine": plain(workspace, queries), "search": alone(workspace, queries)})
    table = work / "products.csv"
    table.write_text("sku,category\n" + "".join(f"{file.stem},{category(file)}\n" for file in gallery), "utf-8")
    product_import.apply(
        workspace, finished(product_import.plan_import(workspace, *product_import.read(workspace, table)))
    )
    adapted(workspace, "category")
    report(title, precision, {"search, adapted by category": alone(workspace, queries)})
    workspace.close()


def alone(workspace: Workspace, queries: Sequence[Path]) -> list[Asked]:
    """What the search finds for each photo."""
    return searched(workspace, [(one,) for one in queries])


def adapted(workspace: Workspace, by: str = "sku") -> None:
    """Adapt a catalog, and print what it says of itself."""
    print(f"by {by}: {finished(adaptation.adapt(workspace, by)).sentence}", flush=True)


def report(title: str, score: Callable[[Sequence[Asked]], float], ways: Mapping[str, Sequence[Asked]]) -> None:
    """Print a figure for each way to search, over all queries and two halves of them."""
    for name, answers in ways.items():
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
