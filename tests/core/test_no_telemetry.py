"""ONNX Runtime's own counting and sending stays off: nothing is kept for it in the user's folders."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import TINY
from visearch_desktop.core import places

OPEN = """
import sys
from pathlib import Path
from visearch_desktop.core.embedding import Device, open_session
open_session(Path(sys.argv[1]), Device.CPU)
"""
MEASURE = f"import benchmarks.floors\n{OPEN}"  # imports ONNX Runtime before the program's own parts


@pytest.mark.parametrize("script", [OPEN, MEASURE])
def test_opening_a_network_leaves_nothing_in_the_users_folders(home: Path, tmp_path: Path, script: str) -> None:
    user = tmp_path / "user"
    user.mkdir()
    hidden = {"CI", "ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME", "ORT_RUNNING_UNIT_TESTS"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"HOME": str(user), "LOCALAPPDATA": str(user), "VISEARCH_HOME": str(home)}
    model = places.user_models() / TINY / "model.onnx"
    ended = subprocess.run(
        [sys.executable, "-c", script, str(model)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert list(user.rglob("*")) == []
