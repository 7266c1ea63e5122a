"""A slice of the trials that `tests.faults.kills` and `tests.faults.refusals` run in full."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="trials are forks of a process that is ready")
ROOT = Path(__file__).parents[2]


def trials(module: str, folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", f"tests.faults.{module}", "--folder", str(folder), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()[-1]


def test_imports_quarantines_and_upgrades_that_are_killed_end_as_if_nothing_had_happened(tmp_path: Path) -> None:
    said = trials("kills", tmp_path, "--kills", "6", "--seed", "11", "--only", "import,quarantine,upgrade")
    assert said.startswith("6 kills (seed 11): ")  # of which command how many is up to the speed of the computer
    assert said.endswith("; 0 faults")


@pytest.mark.slow
def test_two_hundred_kills(tmp_path: Path) -> None:
    said = trials("kills", tmp_path, "--kills", "200", "--seed", "1")
    assert said.startswith("200 kills")
    assert said.endswith("; 0 faults")


@pytest.mark.slow
def test_every_write_refused_in_turn(tmp_path: Path) -> None:
    assert trials("refusals", tmp_path).endswith("refusals; 0 faults")
