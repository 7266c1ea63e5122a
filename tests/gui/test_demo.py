"""The picture of the window that `make demo` saves where there is no display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from tests.conftest import TINY, finish
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.workspace import Workspace

DEMO = """
import sys
from pathlib import Path
from visearch_desktop.gui.demo import show_demo
sys.exit(show_demo(Path(sys.argv[1]), [Path(sys.argv[2])], Path(sys.argv[3])))
"""


def demo(home: Path, *arguments: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", DEMO, *map(str, arguments)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "VISEARCH_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_picture_shows_results(home: Path, shop: Path, tmp_path: Path) -> None:
    catalog, picture = tmp_path / "catalog", tmp_path / "demo.png"
    workspace = Workspace.create(catalog, model=TINY, device="cpu")
    finish(index_folders(workspace, [shop]))
    workspace.close()
    ended = demo(home, catalog, shop / "SKU0" / "photo0.jpg", picture)
    assert ended.returncode == 0, ended.stderr
    shown = QImage(str(picture))
    assert (shown.width(), shown.height()) == (1280, 800)
    colours = {shown.pixel(x, y) for x in range(0, 1280, 8) for y in range(0, 800, 8)}
    assert len(colours) > 40  # photos and text, not an empty page


def test_a_folder_that_is_no_catalog_is_told(home: Path, shop: Path, tmp_path: Path) -> None:
    ended = demo(home, shop, shop / "SKU0" / "photo0.jpg", tmp_path / "demo.png")
    assert ended.returncode == 1
    assert "CatalogError" in ended.stderr


def test_a_query_that_cannot_be_read_is_told(home: Path, shop: Path, tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "catalog", model=TINY, device="cpu")
    finish(index_folders(workspace, [shop]))
    workspace.close()
    ended = demo(home, tmp_path / "catalog", tmp_path / "nothing.jpg", tmp_path / "demo.png")
    assert ended.returncode == 1
    assert "nothing.jpg" in ended.stderr
