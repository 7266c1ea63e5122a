"""A user of this computer who has never seen the program, and what was installed for them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

AS_ROOT = [
    pytest.mark.installed,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux installers"),
    pytest.mark.skipif(os.name == "posix" and os.geteuid() != 0, reason="makes a user and installs a package: as root"),
]
"""Marks of the tests that install what `make installers` made."""
USER = "visearch-test"
DATA = ".local/share/ViSearch Desktop"
LOG = ".local/state/ViSearch Desktop"
INSTALLED = Path("/usr/lib/visearch-desktop")
_LIMIT = 900


@dataclass(frozen=True)
class Person:
    """A user with a home folder and a screen."""

    home: Path
    display: str

    def run(self, *command: str | Path, mounts: Sequence[str] = (), **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command as this person: nothing of our environment, and no Python to be found.

        `mounts` are options of mount(8), made for this command alone.
        """
        environment = {
            "HOME": str(self.home), "USER": USER, "LANG": "C.UTF-8", "DISPLAY": self.display,
            "PATH": str(self.home / "bin"), **more,
        }  # fmt: skip
        words = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--no-new-privs"]
        words += ["env", "-i", *(f"{name}={value}" for name, value in environment.items()), *map(str, command)]
        if mounts:
            made = " && ".join(f"mount {options}" for options in mounts)
            words = ["unshare", "--mount", "sh", "-c", f'{made} && exec "$@"', "sh", *words]
        return subprocess.run(words, cwd=self.home, capture_output=True, text=True, timeout=_LIMIT, check=False)

    def small_disk(self, size: str) -> tuple[Path, str]:
        """A folder of this person's, and the mount that makes it a disk of `size`."""
        folder = self.home / f"disk-{size}"
        folder.mkdir(exist_ok=True)
        return folder, f"-t tmpfs -o size={size},uid={self.home.stat().st_uid},mode=700 tmpfs {folder}"

    def left(self) -> list[str]:
        """The files in this person's home."""
        return sorted(str(path.relative_to(self.home)) for path in self.home.rglob("*") if path.is_file())

    def litter(self) -> list[str]:
        """The files in this person's home that are neither theirs nor the program's data."""
        theirs = ("商品图", "报告", "window.png", DATA, LOG)
        return [name for name in self.left() if not name.startswith(theirs)]


def one_sentence(ended: subprocess.CompletedProcess[str], *words: str) -> None:
    """Assert that a command failed and said why in one line that holds `words`."""
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1, ended.stderr
    for word in words:
        assert word in ended.stderr
