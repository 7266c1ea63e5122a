"""Symbols and debugging tables of libraries, which nobody reads who runs them, taken out of a finished bundle."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path


def strip_all(bundle: Path) -> int:
    """Strip every library below `bundle`; returns how many bytes that saved.

    The programs themselves stay: PyInstaller keeps the Python modules in them. NVIDIA's libraries stay: their licence
    allows to hand on what was not changed. So do libraries that `strip` spoils: on those that patchelf rearranged
    (NumPy's OpenBLAS) it leaves parts which the loader refuses to map.
    """
    saved = 0
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "library"
        for file in libraries(bundle):
            if "nvidia" in file.relative_to(bundle).parts:
                continue
            subprocess.run(["strip", "--strip-unneeded", "-o", str(draft), str(file)], check=True)
            gained = file.stat().st_size - draft.stat().st_size
            if gained > 0 and can_be_mapped(draft):
                shutil.copyfile(draft, file)
                saved += gained
    return saved


def libraries(bundle: Path) -> Iterator[Path]:
    """Every dynamic library below a folder, links left out."""
    for file in sorted(bundle.rglob("*.so*")):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as stream:
                if stream.read(4) == b"\x7fELF":
                    yield file


def can_be_mapped(file: Path) -> bool:
    """Whether every part to load lies in the file as the loader wants it: at the same place of a page as in memory."""
    shown = subprocess.run(["readelf", "-lW", str(file)], check=True, capture_output=True, text=True).stdout
    parts = re.findall(r"^\s+LOAD\s+(0x\w+) (0x\w+) 0x\w+ 0x\w+ 0x\w+ .* (0x\w+)$", shown, re.MULTILINE)
    return bool(parts) and all((int(at, 16) - int(to, 16)) % int(page, 16) == 0 for at, to, page in parts)
