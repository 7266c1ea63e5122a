"""ICU's data without what Qt never asks it for: 32 MB become 12.

`nm -D libQt6Core.so.6` shows which functions of ICU Qt calls: converters (ucnv), sorting (ucol), upper and lower case
(u_strTo), and the names of time zones (ucal). Dates, numbers, languages, text boundaries and names Qt knows itself.
So converters and sorting stay for every language, the rest for the languages of the window.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

UNUSED = frozenset(("brkitr", "curr", "lang", "rbnf", "region", "translit", "unit"))
"""Folders of ICU's data that none of these functions opens."""
SPOKEN = ("en", "zh")
_LOCALE = re.compile(r"[a-z]{2,3}(_\w+)?\.res")


def is_needed(item: str) -> bool:
    """Whether an item of ICU's data, such as `zone/de.res`, stays in the bundle."""
    path = PurePosixPath(item)
    folder = "" if path.parent == PurePosixPath(".") else path.parts[0]
    if folder in UNUSED:
        return False
    if folder == "coll" or path.name == "res_index.res" or not _LOCALE.fullmatch(path.name):
        return True
    return path.stem.split("_")[0] in SPOKEN


def put_in(entries: Iterable[tuple[str, str, str]], work: Path) -> list[tuple[str, str, str]]:
    """PyInstaller's (place in the bundle, file, kind), with less data in the place of Qt's ICU."""
    return [
        (place, str(slim(Path(file), work)) if Path(place).name.startswith("libicudata.") else file, kind)
        if kind != "SYMLINK"
        else (place, file, kind)
        for place, file, kind in entries
    ]


def slim(library: Path, work: Path) -> Path:
    """A copy of `libicudata.so.NN` in `work` with less in it. Needs icupkg (Debian package icu-devtools)."""
    work.mkdir(parents=True, exist_ok=True)
    shown = subprocess.run(["nm", "-D", str(library)], check=True, capture_output=True, text=True).stdout
    found = re.search(r" R (icudt\d+_dat)$", shown, re.MULTILINE)
    if found is None:
        raise SystemExit(f"{library.name} holds no data of ICU where it is looked for.")
    symbol = found[1]
    whole = work / f"{symbol.removesuffix('_dat')}l.dat"
    _run(work, "objcopy", "-O", "binary", "--only-section=.rodata", library, whole.name)
    items = _run(work, "icupkg", "--list", whole.name).split()
    (work / "unused.txt").write_text("".join(f"{item}\n" for item in items if not is_needed(item)), encoding="ascii")
    _run(work, "icupkg", "--remove", "unused.txt", whole.name)
    source = (
        f'.section .rodata\n.balign 16\n.globl {symbol}\n.type {symbol}, @object\n{symbol}:\n.incbin "{whole.name}"\n'
        f'.size {symbol}, . - {symbol}\n.section .note.GNU-stack,"",@progbits\n'
    )
    (work / "icu.s").write_text(source, encoding="ascii")
    options = ["-shared", "-nostdlib", "-s", f"-Wl,-soname,{library.name}", "-Wl,--build-id=none"]
    _run(work, "gcc", *options, "icu.s", "-o", library.name)
    return work / library.name


def _run(folder: Path, *command: str | Path) -> str:
    ended = subprocess.run(list(map(str, command)), check=True, cwd=folder, capture_output=True, text=True)
    return ended.stdout
