"""Embeddings of photos in a folder, one view each, kept in a file: for figures that need no index."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import imaging, places
from visearch_desktop.core.embedding import Device, Embedder, find_card

Vectors = npt.NDArray[np.float32]
BATCH = 16


def of_folder(folder: Path, kept: Path, model: str) -> tuple[list[Path], Vectors]:
    """The photos below a folder, by name, and their embeddings, float32 [photos, dimension], L2-normalised."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in {".jpg", ".png"})
    file = kept / f"{model}-{folder.parent.name}-{folder.name}.npy"
    if not file.is_file():
        kept.mkdir(parents=True, exist_ok=True)
        np.save(file, _embed(files, model))
    vectors = np.load(file)
    assert len(vectors) == len(files), f"{file} is of other photos: remove it"
    return files, vectors


def _embed(files: list[Path], model: str) -> Vectors:
    card = find_card(model, places.model_folders())
    embedder = Embedder(card, device=Device.CPU)
    found = []
    for start in range(0, len(files), BATCH):
        pictures = [imaging.read_picture(imaging.read_bytes(file)) for file in files[start : start + BATCH]]
        tiles = np.stack([imaging.query_tiles(one.pixels, card.size, card.resize)[0] for one in pictures])
        found.append(embedder.embed_shared(tiles))
    embedder.close()
    return np.concatenate(found)
