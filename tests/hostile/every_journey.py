"""Every journey once, in one process: `python -m tests.hostile.every_journey FOLDER`.

What `tests/test_no_network.py` looks at, from within (`guard`) and from without (strace). A line for each journey
says how it ended.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.conftest import write_photo
from tests.core.networks import make_pack

COLUMNS = "sku;title;category;colour;images"


def main(work: Path) -> int:
    """Run them; 0 when every one ended as it should."""
    os.environ.update(VISEARCH_HOME=str(work / "home"), QT_QPA_PLATFORM="offscreen")
    from visearch_desktop.core import places

    make_pack(places.user_models() / "test")
    shop, photo = _shop(work / "shop"), work / "shop" / "SKU3" / "photo 7.jpg"
    catalog, out = work / "catalog", work / "out"
    out.mkdir()
    at = ("--catalog", str(catalog))
    ended = [
        _command("index", shop, *at, "--model", "test", "--products", work / "products.csv"),
        _command("products", work / "products.csv", *at, "--yes"),
        _command("search", photo, *at, "--text", "red", "--json"),
        _command("search", *at, "--text", "hat"),
        *(_command("audit", *at, "--report", out / f"audit.{kind}") for kind in ("xlsx", "html", "csv", "json")),
        _command("verdicts", "import", out / "audit.xlsx", *at, "--yes"),
        *(
            _command("batch", work / "delivery", *at, "--profile", "amazon-main", "--report", out / f"batch.{kind}",
                     "--accept-new", out / "new.zip")
            for kind in ("xlsx", "html", "csv", "json")
        ),
        _command("gate", photo, "--profile", "amazon-main"),
        _command("suggest", "--column", "colour", *at, "--report", out / "suggest.xlsx"),
        _command("recommend", "--all", *at, "--report", out / "similar.xlsx"),
        _command("novelty", photo, *at, "--report", out / "new.xlsx"),
        _command("adapt", *at, can_refuse=True),
        _command("models", "optimise", "test", *at, can_refuse=True),
        _command("quarantine", "--to", work / "aside", *at, "--yes", can_refuse=True),
        _command("ledger", "verify", *at),
        _command("diagnostics", *at),
        _told("watch", lambda: _watch(catalog, shop)),
        _told("window", lambda: _window(catalog, photo)),
        _command("forget", *at, "--yes"),
    ]  # fmt: skip
    return 0 if all(ended) else 1


def _shop(folder: Path) -> Path:
    rows = [COLUMNS]
    for number in range(108):
        sku = f"SKU{number // 2}"
        write_photo(folder / sku / f"photo {number}.jpg", number)
        rows.append(f"{sku};{('Red', 'Blue')[number // 2 % 2]} hat {sku};hats;{('red', 'blue')[number // 2 % 2]};")
    (folder.parent / "products.csv").write_text("\n".join(rows), encoding="utf-8")
    for number in range(0, 16, 2):  # the same picture under another SKU
        write_photo(folder / f"SKU{number + 30}" / f"copy {number}.jpg", number, quality=60)
    for number in (1, 2, 900, 901):
        write_photo(folder.parent / "delivery" / f"item {number}.jpg", number)
    return folder


def _command(*words: object, can_refuse: bool = False) -> bool:
    """Run a command as somebody types it; whether it ended as it should."""
    from visearch_desktop import cli

    sys.argv = ["visearch", *map(str, words)]
    return _told(" ".join(map(str, words[:2])), cli.main, 1 if can_refuse else 0)


def _told(name: str, call: Callable[[], int], most: int = 0) -> bool:
    code = call()
    print(f"journey: {name}: {code}", flush=True)
    return code <= most


def _watch(catalog: Path, shop: Path) -> int:
    """Watch the folder until a new photo has come in."""
    from visearch_desktop.core.watching import Watch
    from visearch_desktop.core.workspace import Workspace

    workspace = Workspace.open(catalog, device="cpu")
    watch = Watch(list(workspace.roots().values()))
    try:
        write_photo(shop / "SKU1" / "new.jpg", 999)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            watch.step()
            if watch.take() is not None:
                return 0
            watch.wait(0.2)
        return 1
    finally:
        watch.close()
        workspace.close()


def _window(catalog: Path, photo: Path) -> int:
    """Open the window with a search, look at every page, close it."""
    from visearch_desktop.gui.app import Program, make_application

    app = make_application()
    program = Program(app, catalog, [photo])
    program.start()
    until = time.monotonic() + 120
    found = program.window.search.results.model
    while not found.rowCount() and time.monotonic() < until:
        app.processEvents()
        time.sleep(0.02)
    rows = found.rowCount()
    for page in range(5):
        program.window.go(page)
        for _ in range(20):
            app.processEvents()
            time.sleep(0.02)
    program.window.close()
    program.desk.close()
    return 0 if rows else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
