"""Of several photos searched with, the evidence names the one it was seen in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from tests.conftest import finish, write_photo
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.queries import Crop, Query
from visearch_desktop.core.search import query_from_path, search
from visearch_desktop.core.workspace import Workspace


def test_the_evidence_names_its_photo_and_is_of_the_whole_of_it(
    workspace: Workspace, shop: Path, tmp_path: Path
) -> None:
    finish(index_folders(workspace, [shop]))
    first, second = (query_from_path(write_photo(tmp_path / f"{seed}.webp", seed, quality=60)) for seed in (2, 6))
    part = replace(second, crop=Crop.BOX, box=(0.1, 0.1, 0.9, 0.9))
    found = {match.sku: match for match in search(workspace, Query((first, part))).matches}
    assert found["SKU1"].evidence.query == first
    assert found["SKU3"].evidence.query == part
    transform = found["SKU3"].evidence.transform
    assert transform is not None
    corners = np.array(transform).reshape(3, 3) @ np.array([[0, 1], [0, 1], [1, 1]])
    assert np.allclose(corners[:2] / corners[2], [[0, 1], [0, 1]], atol=0.03)  # the part lies where it was cut from
