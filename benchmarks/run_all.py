"""All the figures in one go, well over an hour: python -m benchmarks.run_all SHARED

SHARED holds `bench/` (the scripts that make edits and score answers) and `data/` (photo sets). The window is
measured when there is a display.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from visearch_desktop.gui import preflight


def run(module: str, *arguments: object) -> None:
    """Run one benchmark and show what it prints."""
    print(f"\n== {module} {' '.join(map(str, arguments))}", flush=True)
    subprocess.run([sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)], check=True)


def main() -> None:
    """Measure everything."""
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "data").is_dir():
        sys.exit(__doc__)
    shared = Path(sys.argv[1])
    photos = shared / "data" / "luma" / "photos"
    run("index_speed", photos)
    for model in ("efficientnet-lite0", "resnet50-augnet"):
        run("accuracy", shared, "--model", model, "--own", "test", "fresh", "later")
    for module in ("traps", "variants", "planted", "gate", "understanding"):
        run(module, shared)
    with tempfile.TemporaryDirectory() as work:
        catalog = Path(work) / "catalog"
        run("big_catalog", shared / "data", catalog)
        run("search_latency", catalog, photos)
        run("verify_latency", catalog, photos)
        run("query_forms", catalog, photos)
        run("ann_recall", catalog)
        if preflight.has_display():
            run("window", catalog, photos)


if __name__ == "__main__":
    main()
