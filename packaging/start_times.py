"""`make start-times`: how long the window and a command take to be there, in the bundle and in the source tree.

Cold means that the system has none of the files in memory: their pages are dropped before each start (Linux).
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import release

REPEATS = 5


def main() -> None:
    """Print a line a case: wall clock and processor time until `--version` answered, and until a search answered."""
    source = [str(release.ROOT / ".venv" / "bin" / "python"), "-m", "visearch_desktop"]
    bundle = [str(release.DIST / release.BUNDLE / "visearch")]
    places = {"source tree": (source, release.ROOT / ".venv"), "bundle": (bundle, release.DIST / release.BUNDLE)}
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "VISEARCH_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        sample = release.ROOT / "resources" / "sample"
        catalog, photo = Path(home) / "catalog", sample / "supplier" / "IMG_0231.jpg"
        index = [*source, "index", str(sample / "photos"), "--catalog", str(catalog), "--json"]
        subprocess.run(index, check=True, env=environment, stdout=subprocess.DEVNULL)
        picture = ["open", str(photo), "--catalog", str(catalog), "--picture", str(Path(home) / "window.png")]
        for said, arguments in (("--version", ["--version"]), ("window with an answer", picture)):
            for cold in (True, False):
                # One start after the other of each, so that a busy minute of the computer slows both.
                taken: dict[str, list[tuple[float, float]]] = {name: [] for name in places}
                for _ in range(REPEATS):
                    for name, (command, folder) in places.items():
                        if cold:
                            forget(folder)
                        taken[name].append(timed([*command, *arguments], environment))
                for name, times in taken.items():
                    wall, worked = (statistics.median(column) for column in zip(*times, strict=True))
                    kind = "cold" if cold else "warm"
                    print(f"{said:22} {kind}  {name:12} {wall:6.2f} s, processor {worked:5.2f} s")


def timed(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """(seconds, seconds of processor) of one run."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, worked


def forget(folder: Path) -> None:
    """Drop the pages of all files below a folder from memory; what other programs have open stays."""
    for file in folder.rglob("*"):
        if file.is_file():
            with file.open("rb") as stream:
                os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


if __name__ == "__main__":
    sys.exit(main())
