"""The real window on a real X server, with OpenCV imported in the same process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

RUN = """
import sys, time
start = time.perf_counter()
from pathlib import Path
import cv2  # first of all: it points Qt at plugins of its own
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.workspace import Workspace
from visearch_desktop.gui.app import Program, make_application
from visearch_desktop.gui.demo import wait_for_results

folder, photos, picture = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
workspace = Workspace.create(folder, model="tiny")
for _ in index_folders(workspace, [photos]):
    pass
workspace.close()
app = make_application()
assert app.platformName() == "xcb", app.platformName()
query = sorted(photos.glob("*.jpg"))[2]
program = Program(app, folder, [query])
program.start()
wait_for_results(app, program)
found = program.window.search.results.model.matches
print(found[0].photo.name == query.name, found[0].relation.value, len(found))
assert program.window.grab().save(picture)
program.window.close()
"""


@pytest.fixture
def display() -> Iterator[str]:
    """A display of its own."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed (Debian package xvfb)")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait(10)


@pytest.mark.window
def test_the_real_window_searches(display: str, home: Path, photos: list[Path], tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    ended = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path / "catalog"), str(photos[0].parent), str(picture)],
        env=os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "VISEARCH_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.split() == ["True", "identical", "3"]
    assert picture.stat().st_size > 10_000
