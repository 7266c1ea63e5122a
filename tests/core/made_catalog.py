"""Catalogs of made-up embeddings, written straight into the database: no photo is decoded, no network runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.store.packing import pack
from visearch_desktop.core.workspace import Workspace

Floats = npt.NDArray[np.float32]


def planted(
    seed: int, products: int = 40, each: int = 4, dimension: int = 48, light: float = 3.0
) -> tuple[Floats, npt.NDArray[np.int64]]:
    """Photos [products x each, dimension] of which light says more than the product, in the same few directions."""
    random = np.random.default_rng(seed)
    shared = dimension // 4
    what = np.repeat(random.normal(0, 1, (products, dimension)), each, axis=0)
    what[:, :shared] = 0
    made = what + random.normal(0, 0.4, what.shape) + 0.5
    made[:, :shared] += random.normal(0, light, (len(made), shared))
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    return made.astype(np.float32), np.repeat(np.arange(products), each)


def fill(
    workspace: Workspace,
    vectors: Floats,
    skus: Sequence[str],
    attributes: Mapping[str, Mapping[str, str]] | None = None,
) -> list[str]:
    """Photos with these embeddings, one for each SKU named; their digests (hexadecimal)."""
    digests = [hashlib.sha256(f"{number} {sku}".encode()).digest() for number, sku in enumerate(skus)]
    with workspace.database.write() as connection:
        connection.execute("INSERT OR IGNORE INTO root (id, folder) VALUES (1, '/商品图')")
        for sku, vector, digest in zip(skus, vectors, digests, strict=True):
            content = connection.execute(
                "INSERT INTO content (digest, width, height, phash, embedding) VALUES (?, 10, 10, 0, ?)",
                (digest, pack(vector)),
            ).lastrowid
            photo = connection.execute(
                "INSERT INTO photo (root_id, path, bytes, mtime_ns, content_id) VALUES (1, ?, 1, 1, ?)",
                (f"{digest.hex()[:12]}.jpg", content),
            ).lastrowid
            connection.execute("INSERT INTO photo_sku VALUES (?, ?)", (photo, sku))
        for sku, said in (attributes or {}).items():
            connection.execute("INSERT INTO product VALUES (?, '', ?)", (sku, json.dumps(said, ensure_ascii=False)))
    return [digest.hex() for digest in digests]
