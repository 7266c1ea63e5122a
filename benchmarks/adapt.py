"""What adapting to a catalogue is worth: python -m benchmarks.adapt SHARED [--work DIR] [--made-up PHOTOS]

SHARED holds `data/` (luma, grocery, clothing). For each set, what the program itself says of products held out (four
parts, each judged by what the others teach), the same with labels shuffled, and figures of photos that nothing was
learned from:

luma      other views against main photos; learned by SKU (a style in a colour) from all photos of other styles
grocery   `queries` against `gallery`, and against one iconic photo a class; learned from `gallery` of all classes, and,
          with classes left out, from the others only: then only the left-out classes are searched for and among
clothing  `queries` against `gallery` by category (mAP@10, over the right ones found); learned from `gallery`

Rank and shrinkage were chosen on `gallery` of clothing, every other class of grocery, and all styles of luma: what is
told of luma is therefore not free of choice. --made-up times 100,000 vectors of 1280 dimensions.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks import embeddings
from benchmarks.luma import NAME
from visearch_desktop.core.adaptation import running
from visearch_desktop.core.adaptation.judge import Verdict
from visearch_desktop.core.adaptation.lessons import SKU, Lessons
from visearch_desktop.core.adaptation.spread import PARTS
from visearch_desktop.core.progress import Task
from visearch_desktop.core.projection import Projection

Vectors = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]


def finish(task: Task[tuple[Projection, Verdict]]) -> tuple[Projection, Verdict]:
    """Run a task to its end."""
    try:
        while True:
            next(task)
    except StopIteration as end:
        found: tuple[Projection, Verdict] = end.value
        return found


def study(name: str, vectors: Vectors, label: Labels, by: str = SKU, unit: Labels | None = None) -> Projection:
    """Learn, and print what is said of products held out, with true and with shuffled labels."""
    projection = None
    for kind in ("true", "shuffled"):
        said = label if kind == "true" else np.random.default_rng(0).permutation(label)
        held = said if unit is None or (kind == "shuffled" and by == SKU) else unit
        found, verdict = finish(running.study(Lessons(by, vectors.astype(np.float16), said, held)))
        print(
            f"{name:9} {kind:8} labels, {verdict.judged} products held out: mAP@10 {verdict.plain:.3f} ->"
            f" {verdict.adapted:.3f} (gain {verdict.low:+.3f} to {verdict.high:+.3f}), R@1 {verdict.plain_first:.3f}"
            f" -> {verdict.adapted_first:.3f}: {'adopted' if verdict.wins else 'not adopted'}",
            flush=True,
        )
        projection = projection or found
    assert projection is not None
    return projection


def recall(queries: Vectors, gallery: Vectors, wanted: Labels, labels: Labels) -> float:
    """R@1."""
    return float(np.mean(labels[(queries @ gallery.T).argmax(axis=1)] == wanted))


def precision(queries: Vectors, gallery: Vectors, wanted: Labels, labels: Labels) -> float:
    """mAP@10, over the right ones found among the ten."""
    found = []
    for row, right in zip(queries @ gallery.T, wanted, strict=True):
        hits = (labels[np.argsort(-row, kind="stable")[:10]] == right).astype(float)
        found.append((hits * np.cumsum(hits) / np.arange(1, 11)).sum() / max(1.0, hits.sum()))
    return float(np.mean(found))


def luma(data: Path, work: Path, model: str) -> None:
    """Other views against main photos, styles left out."""
    files, vectors = embeddings.of_folder(data / "photos", work, model)
    names = [NAME.fullmatch(file.name) for file in files]
    styles = np.unique([name["style"] if name else "" for name in names], return_inverse=True)[1].astype(np.int64)
    other = np.array([bool(name and name["pose"].startswith(("alt", "back"))) for name in names])
    skus = np.unique([f"{name['style']}-{name['colour']}" if name else "" for name in names], return_inverse=True)[1]
    study("luma", vectors, skus.astype(np.int64), unit=styles)
    part, told = running.parts(styles), np.zeros((PARTS, 5))
    for number in range(PARTS):
        here = part == number
        kept = Lessons(SKU, vectors[~here].astype(np.float16), skus[~here].astype(np.int64), styles[~here])
        projection, _ = finish(running.study(kept))
        queries, gallery = here & other, here & ~other
        for way, see in enumerate((lambda these: these, projection.of)):
            for row, labels in enumerate((styles, skus)):
                found = recall(see(vectors[queries]), see(vectors[gallery]), labels[queries], labels[gallery])
                told[number, 2 * row + way] = found
        told[number, 4] = queries.sum()
    style, adapted, sku, sku_adapted = (told[:, :4] * told[:, 4:]).sum(axis=0) / told[:, 4].sum()
    print(
        f"luma      styles left out, other views among their main photos: style R@1 {style:.3f} -> {adapted:.3f},"
        f" style and colour {sku:.3f} -> {sku_adapted:.3f}"
    )


def grocery(data: Path, work: Path, model: str) -> None:
    """Queries against gallery and iconic photos, classes known and left out."""
    sets = {part: embeddings.of_folder(data / part, work, model) for part in ("gallery", "queries", "iconic")}
    said = {
        part: np.array([file.stem.split("_Iconic")[0] if part == "iconic" else file.parent.name for file in files])
        for part, (files, _) in sets.items()
    }
    classes = np.unique(said["gallery"])
    label = {part: np.searchsorted(classes, names).astype(np.int64) for part, names in said.items()}
    vectors = {part: found for part, (_, found) in sets.items()}
    projection = study("grocery", vectors["gallery"], label["gallery"])
    for shelf in ("gallery", "iconic"):
        plain = recall(vectors["queries"], vectors[shelf], label["queries"], label[shelf])
        seen = projection.of(vectors["queries"]), projection.of(vectors[shelf])
        adapted = recall(*seen, label["queries"], label[shelf])
        print(f"grocery   queries against {shelf}, classes known: R@1 {plain:.3f} -> {adapted:.3f}")
    for shelf in ("gallery", "iconic"):
        print(f"grocery   queries against {shelf}, classes left out: R@1 {_left_out(vectors, label, shelf)}")


def _left_out(vectors: dict[str, Vectors], label: dict[str, Labels], shelf: str) -> str:
    right, count = np.zeros(2), 0
    part = running.parts(np.unique(label["gallery"]))
    for number in range(PARTS):
        here = {name: part[labels] == number for name, labels in label.items()}
        learned = label["gallery"][~here["gallery"]]
        taught = Lessons(SKU, vectors["gallery"][~here["gallery"]].astype(np.float16), learned, learned)
        projection, _ = finish(running.study(taught))
        queries, gallery = vectors["queries"][here["queries"]], vectors[shelf][here[shelf]]
        wanted, labels = label["queries"][here["queries"]], label[shelf][here[shelf]]
        plain = recall(queries, gallery, wanted, labels)
        right += np.array([plain, recall(projection.of(queries), projection.of(gallery), wanted, labels)]) * len(wanted)
        count += len(wanted)
    return f"{right[0] / count:.3f} -> {right[1] / count:.3f}"


def clothing(data: Path, work: Path, model: str) -> None:
    """New photos by category."""
    files, gallery = embeddings.of_folder(data / "gallery", work, model)
    asked, queries = embeddings.of_folder(data / "queries", work, model)
    names = np.unique([file.parent.name for file in files])
    label, wanted = (
        np.searchsorted(names, [one.parent.name for one in some]).astype(np.int64) for some in (files, asked)
    )
    projection = study("clothing", gallery, label, "category", np.arange(len(label)))
    plain, adapted = (
        precision(see(queries), see(gallery), wanted, label) for see in (lambda these: these, projection.of)
    )
    print(f"clothing  queries against gallery: mAP@10 by category {plain:.3f} -> {adapted:.3f}")


def made_up(count: int, dimension: int = 1280) -> None:
    """Time a catalogue of made-up vectors, four photos a product."""
    random = np.random.default_rng(0)
    vectors = np.empty((count, dimension), np.float16)
    label = np.arange(count) // 4
    for start in range(0, count, 4000):
        product = np.repeat(random.normal(0, 1, (1000, dimension)).astype(np.float32), 4, axis=0)
        block = product + random.normal(0, 1, product.shape).astype(np.float32)
        some = vectors[start : start + 4000]
        some[:] = (block / np.linalg.norm(block, axis=1, keepdims=True))[: len(some)]
    before, start_at = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    finish(running.study(Lessons(SKU, vectors, label, label)))
    seconds, grown = time.perf_counter() - start_at, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"{count:,} made-up vectors of {dimension}: {seconds:.0f} s, {grown / 1024:.0f} MB beside the vectors")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--work", type=Path, help="where embeddings are kept")
    parser.add_argument("--model", default="efficientnet-lite0")
    parser.add_argument("--made-up", type=int, default=0, metavar="PHOTOS")
    options = parser.parse_args()
    if options.made_up:
        made_up(options.made_up)
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, measure in (("luma", luma), ("grocery", grocery), ("clothing", clothing)):
            measure(options.shared / "data" / name, options.work or Path(folder), options.model)


if __name__ == "__main__":
    main()
