"""How many of the true nearest contents the snapshot finds: python -m benchmarks.ann_recall CATALOG

Takes contents of the catalog as queries, with a little noise, and compares with all vectors exactly.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np

from visearch_desktop.core.ann import NEIGHBOURS, Snapshot
from visearch_desktop.core.store import suggestions
from visearch_desktop.core.workspace import Workspace


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=Path)
    options = parser.parse_args()
    workspace = Workspace.open(options.catalog)
    snapshot = Snapshot(workspace.gallery.snapshot_folder)
    ids, stored = suggestions.vectors(workspace.database)
    vectors = stored.astype(np.float32)
    random = np.random.default_rng(1)
    noise = random.normal(size=(200, vectors.shape[1])).astype(np.float32)
    noise *= 0.5 / np.linalg.norm(noise, axis=1, keepdims=True)
    queries = vectors[random.choice(len(vectors), 200, replace=False)] + noise
    queries /= np.linalg.norm(queries, axis=1, keepdims=True)
    found = {1: 0, 10: 0, 20: 0}
    start = time.perf_counter()
    answers = [set(snapshot.nearest(query @ snapshot.projection, NEIGHBOURS).tolist()) for query in queries]
    elapsed = (time.perf_counter() - start) / len(queries)
    for query, answer in zip(queries, answers, strict=True):
        order = np.argsort(-(vectors @ query))
        for depth in found:
            found[depth] += len(answer & set(ids[order[:depth]].tolist()))
    recalls = ", ".join(f"recall@{depth} {hits / (depth * len(queries)):.4f}" for depth, hits in found.items())
    print(f"{len(vectors)} contents, {NEIGHBOURS} neighbours asked for: {recalls}, {1000 * elapsed:.1f} ms a query")
    workspace.close()


if __name__ == "__main__":
    main()
