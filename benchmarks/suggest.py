"""Suggestions and novelty measured: python -m benchmarks.suggest SHARED [--part PART ...] [--keep FOLDER]

SHARED holds `data/` with `grocery`, `clothing` (gallery and queries, a folder a class) and `luma` (photos,
products.csv).

Grocery: queries told by the gallery, against a vote of the nearest gallery photos. Planted: every tenth product of a
catalog gets the category of another; how many of those does the list name, and how many of those it names were planted?
A list of shuffled categories must name nothing. Novelty: half of the classes make the catalog; are photos of the other
half ranked before photos of the first?
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from benchmarks.judged import copy_photos, index
from visearch_desktop.core import recommend, suggestions
from visearch_desktop.core.likeness import embed_upright, take_stock, whiten
from visearch_desktop.core.likeness.spaces import unit
from visearch_desktop.core.products import read_table
from visearch_desktop.core.progress import Task
from visearch_desktop.core.queries import QueryPhoto
from visearch_desktop.core.suggestions.fit import Model, ask
from visearch_desktop.core.workspace import Workspace

Floats = npt.NDArray[np.float64]
SEEDS = 5
PLANTED = 0.1

Report = TypeVar("Report")


def finish(task: Task[Report]) -> Report:
    """Run a task to its end."""
    try:
        while True:
            next(task)
    except StopIteration as end:
        report: Report = end.value
        return report


def photos_of(folder: Path) -> list[Path]:
    """The photos of a folder whose folders are classes."""
    return sorted(path for path in folder.glob("*/*") if path.is_file())


def table_of(photos: Iterable[Path], file: Path, labels: Mapping[str, str] | None = None) -> Path:
    """A product table of photos, each an SKU of the class its folder says, unless `labels` says another."""
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["sku", "class", "images"])
        for photo in photos:
            name = photo.parent.name
            writer.writerow([sku_of(photo), (labels or {}).get(sku_of(photo), name), f"{name}/{photo.name}"])
    return file


def sku_of(photo: Path) -> str:
    """An SKU that says nothing of the class: "Red-Pepper_001" and "Green-Pepper_001" would be taken for one style."""
    return hashlib.sha256(f"{photo.parent.name}/{photo.name}".encode()).hexdigest()[:12]


def catalog_of(folder: Path, at: Path) -> Workspace:
    """A catalog of a folder whose folders are classes."""
    if not at.exists():
        index(folder, at)
    workspace = Workspace.open(at, device="cpu")
    workspace.take_products(read_table(table_of(photos_of(folder), at.with_suffix(".csv"))), "made.csv")
    return workspace


def at_coverage(confidence: Floats, right: npt.NDArray[np.bool_], share: float = 0.8) -> float:
    """The share right among the `share` that is surest."""
    order = np.argsort(-confidence, kind="stable")[: int(len(confidence) * share)]
    return float(right[order].mean())


def told(model: Model, views: Sequence[npt.NDArray[np.float32]]) -> tuple[list[str], Floats]:
    """The likeliest class of each photo, and how sure that is."""
    vectors = np.concatenate([unit(model.space.of(one).mean(axis=0, keepdims=True)) for one in views])
    found = ask(model.column, model.known, vectors, [None] * len(vectors))
    names = [model.column.reading.written(one.chain[0][0]) for one in found]
    return names, np.array([model.value.confidence(one.chain[0][1]) for one in found])


def voted(
    workspace: Workspace, views: Sequence[npt.NDArray[np.float32]], *, whitened: bool
) -> tuple[list[str], Floats]:
    """The same by a weighted vote of the 20 nearest photos, plain or whitened."""
    shelf = take_stock(workspace.database)
    labels = [shelf.products[skus[0]].attributes["class"] for skus in shelf.skus]
    queries = np.stack([one[0] for one in views])
    gallery = shelf.vectors.astype(np.float32)
    if whitened:
        space = whiten(shelf.vectors)
        queries, gallery = space.of(queries), space.of(shelf.vectors)
    names, sure = [], []
    for row in queries @ gallery.T:
        near = np.argsort(-row)[:20]
        votes: dict[str, float] = {}
        for at in near:
            votes[labels[at]] = votes.get(labels[at], 0.0) + float(np.exp((row[at] - row[near[0]]) / 0.1))
        best = max(votes, key=votes.__getitem__)
        names.append(best)
        sure.append(votes[best] / sum(votes.values()))
    return names, np.array(sure)


def classes(gallery: Path, queries: Path, scratch: Path) -> None:
    """Classes of query photos."""
    workspace = catalog_of(gallery, scratch / "grocery")
    photos = photos_of(queries)
    truth = np.array([photo.parent.name for photo in photos])
    views = [embed_upright(workspace, QueryPhoto(str(photo), path=photo)) for photo in photos]
    model = finish(suggestions.learn_column(workspace, "class"))
    names = sorted({photo.parent.name for photo in photos_of(gallery)})
    tuned = np.isin(truth, names[::2])
    ways: dict[str, Callable[[], tuple[list[str], Floats]]] = {
        "vote of 20 nearest, plain": lambda: voted(workspace, views, whitened=False),
        "vote of 20 nearest, whitened": lambda: voted(workspace, views, whitened=True),
        "suggestion": lambda: told(model, views),
    }
    for way, ask_it in ways.items():
        found, sure = ask_it()
        right = np.array(found) == truth
        halves = [at_coverage(sure[some], right[some]) for some in (tuned, ~tuned)]
        print(
            f"{way:30} top-1 {right.mean():.3f}, at 80 % coverage {at_coverage(sure, right):.3f}"
            f" (classes tuned on {halves[0]:.3f}, the others {halves[1]:.3f})"
        )
    for low, high in ((0.0, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 1.01)):
        some = (sure >= low) & (sure < high)
        if some.any():
            print(f"  said {low:.1f}-{min(high, 1):.1f}: {some.sum():4} photos, right {right[some].mean():.3f}")
    workspace.close()


def planted(workspace: Workspace, column: str, tables: Iterator[tuple[Path, set[str]]], name: str) -> None:
    """Wrong categories found; `tables` are product tables with the families planted in each."""
    hit = named = there = 0
    for table, wrong in tables:
        workspace.take_products(read_table(table), Path(table).name)
        report = finish(suggestions.run(workspace, column))
        shelf = take_stock(workspace.database)
        bad = {shelf.family_of[sku] for sku in wrong}
        found = [one for one in report.suggestions if one.kind is suggestions.Kind.DISAGREES]
        families = {shelf.family_of[one.skus[0]] for one in found}
        hit, named, there = hit + len(families & bad), named + len(families), there + len(bad)
        first = list(dict.fromkeys(shelf.family_of[one.skus[0]] for one in found))[: len(bad)]
        print(
            f"  {len(bad)} planted, {len(families)} named, {len(families & bad)} of them planted;"
            f" of the first {len(first)}: {len(bad.intersection(first))}"
        )
    print(f"{name}: precision {hit / max(named, 1):.2f}, recall {hit / there:.2f}")


def planted_classes(photos: Sequence[Path], scratch: Path, *, shuffle: bool = False) -> Iterator[tuple[Path, set[str]]]:
    """Tables of photos in which a tenth is of another class; or all, shuffled."""
    names = sorted({photo.parent.name for photo in photos})
    for seed in range(1 if shuffle else SEEDS):
        random = np.random.default_rng(seed)
        if shuffle:
            labels = dict(
                zip(
                    [sku_of(photo) for photo in photos],
                    random.permutation([photo.parent.name for photo in photos]).tolist(),
                    strict=True,
                )
            )
            yield table_of(photos, scratch / f"shuffled{seed}.csv", labels), set(labels)
            continue
        chosen = random.choice(len(photos), int(PLANTED * len(photos)), replace=False)
        labels = {
            sku_of(photos[at]): str(random.choice([name for name in names if name != photos[at].parent.name]))
            for at in chosen
        }
        yield table_of(photos, scratch / f"planted{seed}.csv", labels), set(labels)


def planted_luma(source: Path, scratch: Path) -> Iterator[tuple[Path, set[str]]]:
    """Luma's table in which every tenth style has the categories of a style of another kind."""
    with source.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    style = [row["sku"].partition("-")[0] for row in rows]
    filed = {name: row["categories"] for name, row in zip(style, rows, strict=True)}
    kind = {name: cell.split(",")[0] for name, cell in filed.items()}
    for seed in range(SEEDS):
        random = np.random.default_rng(seed)
        chosen = random.choice(sorted(filed), int(PLANTED * len(filed)), replace=False).tolist()
        said = {
            one: filed[random.choice([other for other in sorted(filed) if kind[other] != kind[one]])] for one in chosen
        }
        table = scratch / f"luma{seed}.csv"
        with table.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, list(rows[0]))
            writer.writeheader()
            writer.writerows(
                {**row, "categories": said.get(name, row["categories"])} for name, row in zip(style, rows, strict=True)
            )
        yield table, {row["sku"] for name, row in zip(style, rows, strict=True) if name in said}


def novelty(gallery: Path, scratch: Path, name: str) -> None:
    """Half of the classes make the catalog, but for a third of their photos; photos of the others are to rank first."""
    names = sorted({photo.parent.name for photo in photos_of(gallery)})
    told, plain = [], []
    for seed in range(2):
        random = np.random.default_rng(seed)
        known = set(random.permutation(names)[: len(names) // 2].tolist())
        photos = photos_of(gallery)
        asked = [photo for photo in photos if photo.parent.name not in known or random.random() < 1 / 3]
        folder = scratch / f"novelty-{name}{seed}"
        copy_photos(gallery, [str(photo.relative_to(gallery)) for photo in photos if photo not in set(asked)], folder)
        workspace = catalog_of(folder, scratch / f"novel-{name}{seed}")
        found = finish(recommend.rank_novelty(workspace, asked))
        workspace.close()
        new = np.array([one.photo.parent.name not in known for one in found])
        told.append(ranked_first(np.arange(len(found)), new))
        plain.append(ranked_first(np.array([one.similarity for one in found]), new))
    print(
        f"{name}: a new photo before a known one {np.mean(told):.3f}, by the nearest cosine alone {np.mean(plain):.3f}"
    )


def ranked_first(order: npt.NDArray[np.generic], new: npt.NDArray[np.bool_]) -> float:
    """The probability that a new one has a lower value than one that is not new (the area under the ROC curve)."""
    rank = np.empty(len(order))
    rank[np.argsort(order, kind="stable")] = np.arange(len(order))
    wins = (~new).sum() * new.sum() - (rank[new].sum() - new.sum() * (new.sum() - 1) / 2)
    return float(wins / (new.sum() * (~new).sum()))


def main() -> None:
    """The parts that are asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--part", action="append", choices=("classes", "planted", "luma", "novelty"))
    parser.add_argument("--keep", type=Path, help="where catalogs stay, to be used again")
    options = parser.parse_args()
    data, parts = options.shared / "data", options.part or ["classes", "planted", "luma", "novelty"]
    with tempfile.TemporaryDirectory() as folder:
        scratch = options.keep or Path(folder)
        scratch.mkdir(exist_ok=True)
        if "classes" in parts:
            print("grocery, 81 classes")
            classes(data / "grocery" / "gallery", data / "grocery" / "queries", scratch)
        for name in ("grocery", "clothing") if "planted" in parts else ():
            gallery = data / name / "gallery"
            workspace = catalog_of(gallery, scratch / name)
            photos = photos_of(gallery)
            planted(workspace, "class", planted_classes(photos, scratch), f"{name}, {len(photos)} products")
            planted(workspace, "class", planted_classes(photos, scratch, shuffle=True), f"{name}, all shuffled")
            workspace.close()
        if "luma" in parts:
            if not (scratch / "luma").exists():
                index(data / "luma" / "photos", scratch / "luma")
            workspace = Workspace.open(scratch / "luma", device="cpu")
            planted(workspace, "categories", planted_luma(data / "luma" / "products.csv", scratch), "luma, styles")
            workspace.close()
        for name in ("clothing", "grocery") if "novelty" in parts else ():
            novelty(data / name / "gallery", scratch, name)


if __name__ == "__main__":
    main()
