"""What indexing does to each photo, counted: nothing twice, and the catalog is written in few transactions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import pytest
from PIL import Image

from tests.conftest import finish, write_photo
from visearch_desktop.core import embed_photos, imaging
from visearch_desktop.core.imaging import picture
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.store import photos
from visearch_desktop.core.workspace import Workspace

PHOTOS = 12


class Counts:
    """Counts calls of what it is put in front of; thread-safe, as appending to a list is."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self._calls: list[str] = []

    def watch(self, owner: object, name: str, counts: Callable[..., bool] = lambda *_: True) -> None:
        real: Callable[..., Any] = getattr(owner, name)

        def counted(*arguments: Any, **named: Any) -> Any:
            if counts(*arguments):
                self._calls.append(name)
            return real(*arguments, **named)

        self._patch.setattr(owner, name, counted)

    def of(self, name: str) -> int:
        return Counter(self._calls)[name]


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counts:
    return Counts(monkeypatch)


def test_a_photo_is_read_decoded_and_looked_at_once(workspace: Workspace, shop: Path, counts: Counts) -> None:
    counts.watch(imaging, "read_bytes")
    counts.watch(Path, "open", lambda path, *_: path.suffix == ".jpg")
    counts.watch(picture, "_decode")
    counts.watch(cv2, "imdecode")
    for step in ("read_picture", "shrink_to_thumbnail", "perceptual_hash", "encode_thumbnail", "make_tile"):
        counts.watch(imaging, step)
    counts.watch(imaging, "gallery_features")
    assert finish(index_folders(workspace, [shop])).new == PHOTOS
    assert counts.of("read_bytes") == counts.of("open") == PHOTOS
    assert counts.of("read_picture") == counts.of("_decode") == PHOTOS
    assert counts.of("imdecode") == 0
    for step in ("shrink_to_thumbnail", "perceptual_hash", "encode_thumbnail", "make_tile", "gallery_features"):
        assert counts.of(step) == PHOTOS, step


def test_a_large_jpeg_is_decoded_at_reduced_scale(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_photo(tmp_path / "large/photo.jpg", 1, size=(2400, 1800))
    seen = []
    real = Image.Image.load

    def load(self: Image.Image) -> Any:
        seen.append(max(self.size))
        return real(self)

    monkeypatch.setattr(Image.Image, "load", load)
    assert finish(index_folders(workspace, [tmp_path / "large"])).new == 1
    assert seen
    assert max(seen) <= 600


def test_a_batch_is_one_transaction(workspace: Workspace, shop: Path, counts: Counts) -> None:
    counts.watch(photos, "settle")
    counts.watch(photos, "embedded_content")
    batch = workspace.embedder.batch
    finish(index_folders(workspace, [shop]))
    assert counts.of("settle") == -(-PHOTOS // batch)
    assert counts.of("embedded_content") == PHOTOS


def test_known_photos_are_settled_together_without_the_network(
    workspace: Workspace, shop: Path, counts: Counts, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(index_folders(workspace, [shop]))
    for folder in sorted(shop.iterdir()):
        folder.rename(folder.with_name(f"moved-{folder.name}"))
    monkeypatch.setattr(imaging, "read_picture", lambda *_, **__: pytest.fail("decoded again"))
    counts.watch(photos, "settle")
    assert finish(index_folders(workspace)).moved == PHOTOS
    assert counts.of("settle") == 1
    assert embed_photos.SETTLED_BATCH > PHOTOS
