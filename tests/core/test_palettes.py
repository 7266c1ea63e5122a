"""The colours of catalog photos: looked at once, and never a reason to fail."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import finish
from tests.core.pictures import product
from visearch_desktop.core import imaging, palettes
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.store import palettes as rows
from visearch_desktop.core.store import photos
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def indexed(workspace: Workspace, shop: Path) -> Workspace:
    finish(index_folders(workspace, [shop]))
    return workspace


def contents(workspace: Workspace) -> list[int]:
    return [int(content) for content in photos.live_contents(workspace.database)]


@pytest.mark.parametrize("seed", range(6))
def test_packed_colours_are_nearly_the_same(seed: int) -> None:
    colours = imaging.product_colours(imaging.find_product(product(seed)))
    packed = imaging.pack_colours(colours)
    again = imaging.unpack_colours(packed)
    assert len(packed) < 1500
    assert again.even == pytest.approx(colours.even)
    assert again.clear == colours.clear
    assert set(again.cells) <= set(colours.cells)
    others = [imaging.product_colours(imaging.find_product(product(other))) for other in range(6)]
    kept = [imaging.unpack_colours(imaging.pack_colours(other)) for other in others]
    assert imaging.colour_likeness(colours, kept) == pytest.approx(imaging.colour_likeness(colours, others), abs=0.05)


def test_cells_far_apart_are_packed_too() -> None:
    cells = np.array([0, 254, 255, 510, 20_000, 46_079], np.uint16)
    shares = np.full(6, 1 / 6, np.float16)
    again = imaging.unpack_colours(imaging.pack_colours(imaging.Colours(cells, shares, 0.5, True)))
    assert again.cells.tolist() == cells.tolist()
    assert again.shares == pytest.approx(shares, abs=0.001)


@pytest.mark.parametrize("place", range(0, 60, 3))
def test_any_damage_is_refused_or_still_colours(place: int) -> None:
    packed = bytearray(imaging.pack_colours(imaging.product_colours(imaging.find_product(product(2)))))
    packed[place % len(packed)] ^= 0x55
    with suppress(ValueError):
        again = imaging.unpack_colours(bytes(packed))
        assert len(again.cells) == len(again.shares)
        assert again.cells.max() < 46_080


@pytest.mark.parametrize("damage", [b"", b"x", b"\x01" * 40, b"\0" * 10, b"\x02" * 40])
def test_damaged_bytes_are_refused(damage: bytes) -> None:
    with pytest.raises(ValueError, match=r"colours|short|damaged"):
        imaging.unpack_colours(damage)


def without_colours(workspace: Workspace) -> list[int]:
    """The contents of a catalog of before colours were taken while indexing."""
    with workspace.database.write(caches_only=True) as connection:
        connection.execute("DELETE FROM cache.palette")
    return contents(workspace)


def test_indexing_takes_colours_with_the_photo(indexed: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = contents(indexed)
    assert set(rows.kept(indexed.database, wanted)) == set(wanted)
    monkeypatch.setattr(imaging, "find_product", None)  # whoever looked again would fail
    assert set(palettes.of(indexed.database, wanted)) == set(wanted)


def test_colours_taken_while_indexing_are_those_of_the_thumbnail(indexed: Workspace) -> None:
    """But for what a JPEG of a thumbnail changes."""
    taken = palettes.of(indexed.database, contents(indexed))
    for content in without_colours(indexed):
        thumbnail = imaging.decode_thumbnail(indexed.thumbnail(content) or b"")
        assert thumbnail is not None
        again = imaging.product_colours(imaging.find_product(thumbnail))
        assert imaging.colour_likeness(taken[content], [again])[0] > 0.8


def test_a_lost_cache_is_made_again_with_the_colours_of_the_photos(indexed: Workspace) -> None:
    """Rows are ordered by them: a repair must not change the order."""
    taken = rows.kept(indexed.database, contents(indexed))
    assert len(taken) == len(contents(indexed))
    with indexed.database.write(caches_only=True) as connection:
        connection.execute("DELETE FROM cache.features")
    indexed.sketches(without_colours(indexed))
    assert rows.kept(indexed.database, contents(indexed)) == taken


def test_a_photo_is_looked_at_once(indexed: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = without_colours(indexed)
    first = palettes.of(indexed.database, wanted)
    assert set(first) == set(wanted)
    assert set(rows.kept(indexed.database, wanted)) == set(wanted)
    monkeypatch.setattr(imaging, "find_product", None)  # whoever looked again would fail
    assert palettes.of(indexed.database, wanted) == first
    reopened = Workspace.open(indexed.folder, device="cpu", read_only=True)
    try:
        assert set(palettes.of(reopened.database, wanted)) == set(wanted)
    finally:
        reopened.close()


def test_what_the_cache_lost_or_damaged_is_made_again(indexed: Workspace) -> None:
    wanted = contents(indexed)
    rows.keep(indexed.database, {wanted[0]: b"nonsense"})
    found = palettes.of(indexed.database, wanted)
    assert found[wanted[0]].cells.size
    assert rows.kept(indexed.database, wanted[:1])[wanted[0]] != b"nonsense"


def test_a_catalog_opened_for_reading_without_colours_is_searched(indexed: Workspace) -> None:
    with indexed.database.write(caches_only=True) as connection:
        connection.execute("DROP TABLE cache.palette")
    reader = Workspace.open(indexed.folder, device="cpu", read_only=True)
    try:
        assert palettes.of(reader.database, contents(reader))
    finally:
        reader.close()


def test_photos_that_are_gone_are_left_out(indexed: Workspace) -> None:
    assert palettes.of(indexed.database, [10_000_000]) == {}
    assert palettes.of(indexed.database, []) == {}
