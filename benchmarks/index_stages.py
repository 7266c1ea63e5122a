"""Where the processor's time goes while indexing: python -m benchmarks.index_stages PHOTOS [--enlarged N] [--rounds N]

Milliseconds of processor time a photo, of one thread, for everything that happens to a photo between its file and the
catalog, in one run; of several rounds the fastest of each stage. With `--enlarged` the photos are N of PHOTOS, enlarged
to 12 megapixels. Also what a photo takes on the disk, by what it is.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.index_speed import photos_in, with_enlarged
from benchmarks.machine import describe
from visearch_desktop.core import imaging, places
from visearch_desktop.core.embedding import Device, Embedder, ModelCard, find_card
from visearch_desktop.core.store import Content, photos, scans
from visearch_desktop.core.workspace import Workspace

BATCH = 8
SUPPOSED = ("decode", "features", "network")
"""What the floor of benchmarks/index_speed.py is made of."""


class Stages:
    """Processor time of this thread, by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what is done inside."""
        start = time.thread_time()
        yield
        self.seconds[name] += time.thread_time() - start

    def run(self, name: str, work: Callable[[], Any]) -> Any:
        """Count one call."""
        with self.stage(name):
            return work()


def one_photo(stages: Stages, path: Path, card: ModelCard) -> tuple[Content, np.ndarray]:
    """Everything up to the network, as `read_photo.describe` does it; the content still lacks its embedding."""
    data = stages.run("read", lambda: imaging.read_bytes(path))
    digest = stages.run("digest", lambda: hashlib.sha256(data).digest())
    side = imaging.gallery_side(card.size)
    picture = stages.run("decode", lambda: imaging.read_picture(data, side=side))
    small = stages.run("resize", lambda: imaging.shrink_to_thumbnail(picture.pixels))
    phash = stages.run("hash", lambda: imaging.perceptual_hash(small))
    jpeg = stages.run("thumbnail", lambda: imaging.encode_thumbnail(small))
    features = stages.run("features", lambda: imaging.gallery_features(small))
    packed = stages.run("pack", lambda: imaging.pack(features))
    tile = stages.run("tile", lambda: imaging.make_tile(picture.pixels, card.size, card.resize))
    colours = stages.run("colours", lambda: imaging.packed_colours(small))
    nothing = np.empty(0, np.float32)
    return Content(digest, picture.width, picture.height, phash, jpeg, packed, nothing, colours), tile


def round_of(
    photo_folder: Path, files: Sequence[Path], card: ModelCard, embedder: Embedder, catalog: Path
) -> tuple[Stages, list[Content]]:
    """All photos once, into a new catalog."""
    stages, kept = Stages(), []
    workspace = Workspace.create(catalog, model=card.name, device="cpu")
    workspace.add_root(photo_folder)
    (root,) = workspace.roots()
    with workspace.writing():
        scans.begin_scan(workspace.database)
        scans.saw(workspace.database, [(root, path.relative_to(photo_folder).as_posix(), 1, 1, None) for path in files])
        scans.finish_scan(workspace.database, [root], [])
    waiting = list(photos.pending(workspace.database))
    for start in range(0, len(waiting), BATCH):
        batch = waiting[start : start + BATCH]
        made = [one_photo(stages, one.path, card) for one in batch]
        with stages.stage("network"):
            vectors = embedder.embed(np.stack([tile for _, tile in made]))
        contents = [replace(content, embedding=vector) for (content, _), vector in zip(made, vectors, strict=True)]
        rows = [(one.id, content) for one, content in zip(batch, contents, strict=True)]
        with stages.stage("store"), workspace.writing():
            photos.settle(workspace.database, contents=rows)
        kept += contents
    workspace.close()
    return stages, kept


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--model", default="efficientnet-lite0")
    parser.add_argument("--enlarged", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    card = find_card(options.model, places.model_folders())
    embedder = Embedder(card, Device.CPU)
    print(describe())
    with with_enlarged(options.photos, options.enlarged) as folder, tempfile.TemporaryDirectory() as work:
        files = photos_in(folder)
        embedder.embed(np.zeros((BATCH, card.size, card.size, 3), np.uint8))
        rounds = [round_of(folder, files, card, embedder, Path(work) / str(number)) for number in range(options.rounds)]
    best = {name: min(one.seconds[name] for one, _ in rounds) / len(files) * 1000 for name in rounds[0][0].seconds}
    for name, spent in best.items():
        print(f"{name:10} {spent:7.2f} ms")
    floor = sum(best[name] for name in SUPPOSED)
    every = sum(best.values())
    print(f"all {every:.2f} ms, of which {', '.join(SUPPOSED)} {floor:.2f} ms: {floor / every:.3f}")
    for name in ("features", "thumbnail"):
        sizes = [len(getattr(content, name)) for content in rounds[0][1]]
        print(f"{name} {statistics.mean(sizes):.0f} bytes a photo, {max(sizes)} at most")
    print(f"embedding {2 * card.dimension} bytes a photo")


if __name__ == "__main__":
    main()
