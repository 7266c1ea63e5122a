"""Other libraries that find near vectors, and ViSearch's own gallery, all with one face.

Each is built from the same vectors into a folder, opened from it, asked on one thread, and given one vector more.
`efforts` are what can be turned at search time, from quick to thorough. Build parameters are the libraries' usual ones
for high recall; building may use every core. The libraries come with `pip install '.[bench]'`; what is not installed
is left out.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module, metadata, util
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.gallery import Gallery
from visearch_desktop.core.store import Database, photos

Vectors = npt.NDArray[np.float32]
Found = npt.NDArray[np.int64]

CORES = os.cpu_count() or 1
LINKS, THOROUGH = 16, 200
"""Links of a node and candidates while building, of every HNSW graph."""
TREES = 24


@dataclass(frozen=True, slots=True)
class Opened:
    """An index that can be asked.

    `nearest` takes a vector, a count and an effort and answers positions, nearest first; `add` makes one vector more
    searchable, and is None where the library cannot.
    """

    nearest: Callable[[Vectors, int, int], Found]
    add: Callable[[Vectors], None] | None


@dataclass(frozen=True, slots=True)
class Peer:
    """A way to find near vectors; `package` is what it needs installed, `writes` where in its folder the index lies."""

    name: str
    package: str
    efforts: Sequence[int]
    build: Callable[[Vectors, Path], None]
    open: Callable[[Path, int], Opened]
    writes: str = ""

    @property
    def installed(self) -> bool:
        """Whether it can be measured here."""
        return util.find_spec(self.package.partition(".")[0]) is not None

    @property
    def version(self) -> str:
        """The version that is installed."""
        package = self.package.partition(".")[0]
        for name in (package, f"{package}-cpu", package.replace("_", "-")):
            with contextlib.suppress(metadata.PackageNotFoundError):
                return metadata.version(name)
        return ""


def _build_numpy(vectors: Vectors, folder: Path) -> None:
    np.save(folder / "vectors.npy", vectors)


def _open_numpy(folder: Path, axes: int) -> Opened:
    vectors: Vectors = np.load(folder / "vectors.npy")
    assert vectors.shape[1] == axes

    def nearest(vector: Vectors, count: int, _: int) -> Found:
        cosines = vectors @ vector
        best = np.argpartition(-cosines, count)[:count]
        return np.asarray(best[np.argsort(-cosines[best])], np.int64)

    return Opened(nearest, None)


def _build_annoy(vectors: Vectors, folder: Path) -> None:
    index = import_module("annoy").AnnoyIndex(vectors.shape[1], "angular")
    index.set_seed(1)
    index.on_disk_build(str(folder / "trees.annoy"))
    for position, vector in enumerate(vectors):
        index.add_item(position, vector)
    index.build(TREES)


def _open_annoy(folder: Path, axes: int) -> Opened:
    index = import_module("annoy").AnnoyIndex(axes, "angular")
    index.load(str(folder / "trees.annoy"))

    def nearest(vector: Vectors, count: int, effort: int) -> Found:
        return np.asarray(index.get_nns_by_vector(vector.tolist(), count, search_k=effort), np.int64)

    return Opened(nearest, None)


def _build_hnswlib(vectors: Vectors, folder: Path) -> None:
    index = import_module("hnswlib").Index(space="ip", dim=vectors.shape[1])
    index.init_index(len(vectors) + 1, ef_construction=THOROUGH, M=LINKS)
    index.add_items(vectors, num_threads=CORES)
    index.save_index(str(folder / "hnswlib"))


def _open_hnswlib(folder: Path, axes: int) -> Opened:
    index = import_module("hnswlib").Index(space="ip", dim=axes)
    index.load_index(str(folder / "hnswlib"))
    index.set_num_threads(1)
    index.resize_index(index.get_current_count() + 1000)

    def nearest(vector: Vectors, count: int, effort: int) -> Found:
        index.set_ef(effort)
        return np.asarray(index.knn_query(vector, k=count)[0][0], np.int64)

    return Opened(nearest, lambda vector: index.add_items(vector, num_threads=1))


def _build_usearch(vectors: Vectors, folder: Path) -> None:
    made: Any = import_module("usearch.index").Index(
        ndim=vectors.shape[1], metric="ip", dtype="f32", connectivity=LINKS, expansion_add=THOROUGH
    )
    made.add(np.arange(len(vectors)), vectors, threads=CORES)
    made.save(str(folder / "usearch"))


def _open_usearch(folder: Path, _: int) -> Opened:
    index: Any = import_module("usearch.index").Index.restore(str(folder / "usearch"))

    def nearest(vector: Vectors, count: int, effort: int) -> Found:
        index.expansion_search = effort
        return np.asarray(index.search(vector, count, threads=1).keys, np.int64)

    return Opened(nearest, lambda vector: index.add(len(index), vector, threads=1))


def _build_faiss(kind: str) -> Callable[[Vectors, Path], None]:
    def build(vectors: Vectors, folder: Path) -> None:
        faiss: Any = import_module("faiss")
        faiss.omp_set_num_threads(CORES)
        axes, inner = vectors.shape[1], faiss.METRIC_INNER_PRODUCT
        if kind == "flat":
            index = faiss.IndexFlatIP(axes)
        elif kind == "HNSW":
            index = faiss.IndexHNSWFlat(axes, LINKS, inner)
            index.hnsw.efConstruction = THOROUGH
        else:
            cells = int(4 * np.sqrt(len(vectors)))
            index = faiss.IndexIVFFlat(faiss.IndexFlatIP(axes), axes, cells, inner)
            index.train(np.ascontiguousarray(vectors[:: max(1, len(vectors) // (40 * cells))]))
        index.add(np.ascontiguousarray(vectors))
        faiss.write_index(index, str(folder / "faiss"))

    return build


def _open_faiss(folder: Path, _: int) -> Opened:
    faiss: Any = import_module("faiss")
    faiss.omp_set_num_threads(1)
    index = faiss.read_index(str(folder / "faiss"))

    def nearest(vector: Vectors, count: int, effort: int) -> Found:
        if hasattr(index, "hnsw"):
            index.hnsw.efSearch = effort
        elif hasattr(index, "nprobe"):
            index.nprobe = effort
        return np.asarray(index.search(vector[None], count)[1][0], np.int64)

    return Opened(nearest, lambda vector: index.add(vector[None]))


def _build_gallery(vectors: Vectors, folder: Path) -> None:
    with _catalog(folder, create={"name": "made", "model_identity": "made"}) as database:
        with database.write() as connection:
            connection.execute("INSERT INTO root (id, folder) VALUES (1, '/made')")
        for start in range(0, len(vectors), 1000):
            insert(database, start, vectors[start : start + 1000])
        Gallery(database, folder / "gallery").publish()


def insert(database: Database, start: int, vectors: Vectors) -> None:
    """Photos numbered from `start` + 1 on with these embeddings, recorded as an index run does it."""
    numbers = range(start + 1, start + 1 + len(vectors))
    with database.write() as connection:
        connection.executemany(
            "INSERT INTO photo (id, root_id, path, bytes, mtime_ns) VALUES (?, 1, ?, 0, 0)",
            ((number, f"{number}.jpg") for number in numbers),
        )
    digests = (hashlib.sha256(number.to_bytes(8)).digest() for number in numbers)
    contents = (
        photos.Content(digest, 800, 800, 0, b"", b"", vector) for digest, vector in zip(digests, vectors, strict=True)
    )
    photos.settle(database, contents=zip(numbers, contents, strict=True))


@contextlib.contextmanager
def _catalog(folder: Path, create: dict[str, str] | None = None) -> Iterator[Database]:
    database = Database(folder, create=create)
    try:
        yield database
    finally:
        database.close()


def _open_gallery(folder: Path, _: int) -> Opened:
    database = Database(folder)
    gallery = Gallery(database, folder / "gallery")
    gallery.warm_up()

    def nearest(vector: Vectors, count: int, _: int) -> Found:
        return np.array([one.content - 1 for one in gallery.candidates(vector[None], count)], np.int64)

    def add(vector: Vectors) -> None:
        (last,) = database.rows("SELECT max(id) FROM content")
        insert(database, int(last[0]), vector[None])

    return Opened(nearest, add)


_GRAPH = (10, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024)
PEERS = (
    Peer("ViSearch", "visearch_desktop", (0,), _build_gallery, _open_gallery, writes="gallery"),
    Peer(
        "annoy",
        "annoy",
        (500, 1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 256_000),
        _build_annoy,
        _open_annoy,
    ),
    Peer("hnswlib", "hnswlib", _GRAPH, _build_hnswlib, _open_hnswlib),
    Peer("usearch", "usearch.index", _GRAPH, _build_usearch, _open_usearch),
    Peer("faiss HNSW", "faiss", _GRAPH, _build_faiss("HNSW"), _open_faiss),
    Peer("faiss IVF", "faiss", (1, 2, 4, 8, 16, 24, 32, 48, 64, 96, 128, 192), _build_faiss("IVF"), _open_faiss),
    Peer("faiss flat", "faiss", (0,), _build_faiss("flat"), _open_faiss),
    Peer("exact numpy", "numpy", (0,), _build_numpy, _open_numpy),
)
