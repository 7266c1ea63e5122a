"""Programs that are killed midway: what they leave does no harm, and the next run makes it whole."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import finish
from tests.core.zips import packed, photo, write
from visearch_desktop.core import delivery
from visearch_desktop.core.deliveries import DeliveredPhoto, Item

_READ = """
import sys
from pathlib import Path
from visearch_desktop.core import delivery
for _ in delivery.read([Path(sys.argv[1])], Path(sys.argv[2])): pass
"""
_ACCEPT = """
import hashlib, sys
from pathlib import Path
from visearch_desktop.core import delivery
from visearch_desktop.core.deliveries import DeliveredPhoto, Item
paths = sorted(Path(sys.argv[1]).iterdir())
photos = tuple(DeliveredPhoto(path.name, path, hashlib.sha256(path.read_bytes()).hexdigest()) for path in paths)
for _ in delivery.accept([Item("k", "SKU", photos, "SKU")], Path(sys.argv[2])): pass
"""


def killed(code: str, *arguments: Path, when: Callable[[], bool]) -> None:
    """Run a program and kill it as soon as something holds."""
    program = subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)])
    try:
        for _ in range(20_000):
            if when() or program.poll() is not None:
                break
            time.sleep(0.001)
        assert program.poll() is None, "it was through before it could be killed"
    finally:
        program.kill()
        program.wait()


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def test_a_reader_that_is_killed(tmp_path: Path, work: Path) -> None:
    data = packed({f"{number}.bmp": photo(number) * 1000 for number in range(400)}, 0)
    source = write(tmp_path / "d.zip", data)
    killed(_READ, source, work, when=lambda: any(work.rglob("*.bmp")))
    assert source.read_bytes() == data
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    found = finish(delivery.read([source], fresh))
    assert len(found.items) == 400
    assert not found.problems


def test_an_accepting_that_is_killed(tmp_path: Path) -> None:
    came, shop = tmp_path / "came", tmp_path / "shop"
    shop.mkdir()
    for number in range(200):
        write(came / f"{number:03}.jpg", photo(number) * 5000)
    killed(_ACCEPT, came, shop, when=lambda: len([*shop.rglob("*.jpg")]) > 3)
    there = {path.name: path.read_bytes() for path in shop.rglob("*.jpg")}
    assert there
    assert all(data == (came / name).read_bytes() for name, data in there.items())
    digests = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(came.iterdir())}
    photos = tuple(DeliveredPhoto(path.name, path, digest) for path, digest in digests.items())
    report = finish(delivery.accept([Item("k", "SKU", photos, "SKU")], shop))
    assert not report.failed
    assert sum(one.was_there for one in report.copied) == len(there)
    assert sorted(path.name for path in shop.rglob("*.jpg")) == sorted(path.name for path in digests)
