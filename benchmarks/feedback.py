"""What More like and Less like are worth, by simulated users: python -m benchmarks.feedback SHARED [--work DIR]

SHARED holds `data/` (luma and grocery). Luma: each photo of a style with four photos or more searches among all others,
right is the same style. Grocery: each photo of `queries`, and each iconic photo, searches in `gallery`, right is the
same class. In each of two rounds the user looks at the first ten and marks up to three right and three wrong ones that
were not marked before.

Two figures, plain and after the two rounds: nDCG@10 of the whole ranking, in which marked photos count where they end
up; and nDCG@10 of the unseen rest (residual collection): the ten of each round are taken out of both rankings, so
nothing is gained by moving what was marked. Styles and classes are halved by name: the constants of `core.feedback`
were chosen on every other one, the "tuned half"; "unseen half" is the other.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks import embeddings
from benchmarks.luma import NAME
from visearch_desktop.core import feedback

Vectors = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
ROUNDS, SHOWN, MARKED, LIST = 2, 10, 3, 10
Score = Callable[[Vectors, Vectors, list[int], list[int]], Vectors]


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """Queries against a gallery; `right` is bool [queries, gallery], `itself` the gallery's row of a query, or -1."""

    name: str
    queries: Vectors
    gallery: Vectors
    right: Flags
    itself: npt.NDArray[np.int64]
    tuned: Flags


def ndcg(hits: Flags, wanted: int) -> float:
    """Normalised discounted cumulative gain of the first ten; NaN when nothing is wanted."""
    worth = 1 / np.log2(np.arange(2, LIST + 2))
    ideal = worth[: min(LIST, wanted)].sum()
    return float((worth[: len(hits[:LIST])] * hits[:LIST]).sum() / ideal) if wanted else float("nan")


def marks(base: Vectors, gallery: Vectors, more: list[int], less: list[int]) -> Vectors:
    """Scores as a search has them: the nearest and what is near the wanted ones, ordered by cosine plus feedback."""
    found = set(np.argsort(-base)[:64].tolist()) | set(more) | set(less)
    for one in more:
        found |= set(np.argsort(-(gallery @ gallery[one]))[: feedback.NEIGHBOURS].tolist())
    candidates = np.array(sorted(found))
    scores = base - 10  # what is no candidate comes behind, in its old order
    scores[candidates] = base[candidates] + feedback.scores(gallery[more], gallery[less], gallery[candidates])
    return scores


def rocchio(base: Vectors, gallery: Vectors, more: list[int], less: list[int]) -> Vectors:
    """What is commonly done, to compare: the query moved to the mean of the wanted, away from that of the others."""
    moved = base.copy()
    if more:
        moved += gallery @ gallery[more].mean(axis=0)
    if less:
        moved -= 0.5 * (gallery @ gallery[less].mean(axis=0))
    return moved


def simulate(task: Task, query: int, score: Score) -> tuple[float, float, float, float]:
    """One user: nDCG of everything, plain and at the end; of the unseen rest, plain and at the end."""
    right, base = task.right[query].copy(), task.gallery @ task.queries[query]
    there = np.ones(len(base), bool)
    if task.itself[query] >= 0:
        there[task.itself[query]] = right[task.itself[query]] = False
    more: list[int] = []
    less: list[int] = []
    seen = np.zeros(len(base), bool)
    scores = base
    for _ in range(ROUNDS):
        shown = _order(scores, there)[:SHOWN]
        fresh = [one for one in shown.tolist() if one not in {*more, *less}]
        more += [one for one in fresh if right[one]][:MARKED]
        less += [one for one in fresh if not right[one]][:MARKED]
        seen[shown] = True
        scores = score(base, task.gallery, more, less)
    rest = there & ~seen
    return (
        ndcg(right[_order(base, there)], int(right.sum())),
        ndcg(right[_order(scores, there)], int(right.sum())),
        ndcg(right[_order(base, rest)], int((right & rest).sum())),
        ndcg(right[_order(scores, rest)], int((right & rest).sum())),
    )


def _order(scores: Vectors, among: Flags) -> npt.NDArray[np.int64]:
    return np.argsort(-np.where(among, scores, -np.inf), kind="stable")[: int(among.sum())]


def report(task: Task, score: Score, name: str) -> None:
    """Print the figures of both halves."""
    for half, chosen in (("unseen half", ~task.tuned), ("tuned half", task.tuned)):
        made = np.array([simulate(task, query, score) for query in np.flatnonzero(chosen).tolist()])
        plain, fed, rest_plain, rest_fed = np.nanmean(made, axis=0)
        left = int((~np.isnan(made[:, 2])).sum())
        print(
            f"{task.name:15} {half:11} {name:8} nDCG@10 {plain:.3f} -> {fed:.3f} ({fed / plain - 1:+.0%})"
            f"   unseen rest {rest_plain:.3f} -> {rest_fed:.3f} ({rest_fed / rest_plain - 1:+.0%})"
            f"   n={len(made)}, {left} with any left",
            flush=True,
        )


def tasks(data: Path, work: Path, model: str) -> list[Task]:
    """Luma and grocery."""
    files, vectors = embeddings.of_folder(data / "luma" / "photos", work, model)
    styles = np.array([found["style"] if (found := NAME.fullmatch(file.name)) else file.stem for file in files])
    right = styles[:, None] == styles[None, :]
    chosen = np.flatnonzero(right.sum(axis=1) >= 4)
    tuned = np.isin(styles, np.unique(styles)[::2])
    made = [Task("luma", vectors[chosen], vectors, right[chosen], chosen, tuned[chosen])]
    gallery_files, gallery = embeddings.of_folder(data / "grocery" / "gallery", work, model)
    classes = np.array([file.parent.name for file in gallery_files])
    half = np.unique(classes)[::2]
    for part in ("queries", "iconic"):
        files, queries = embeddings.of_folder(data / "grocery" / part, work, model)
        said = np.array([file.stem.split("_Iconic")[0] if part == "iconic" else file.parent.name for file in files])
        right = said[:, None] == classes[None, :]
        itself = np.full(len(files), -1)
        made.append(Task(f"grocery {part}", queries, gallery, right, itself, np.isin(said, half)))
    return made


def main() -> None:
    """Simulate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--work", type=Path, help="where embeddings are kept")
    parser.add_argument("--model", default="efficientnet-lite0")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for task in tasks(options.shared / "data", options.work or Path(folder), options.model):
            report(task, marks, "product")
            report(task, rocchio, "Rocchio")


if __name__ == "__main__":
    main()
