"""`make demo`: the sample catalogue, indexed, and the window on it with an example searched.

Without a display it says so, prints the ranked answer for three supplier photos and saves a picture of
the window instead.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from visearch_desktop.cli import output
from visearch_desktop.core import places, search
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.workspace import Workspace, is_catalog
from visearch_desktop.gui import preflight

SCREENSHOT = "demo-screenshot.png"
EXAMPLES = 3


def main() -> int:
    """Run the demonstration; the exit code."""
    project = places.bundled("resources").parent
    try:
        # Settings and catalog of the demonstration are its own: it leaves no trace in the user's.
        os.environ.setdefault("VISEARCH_HOME", str(project / "build" / "demo"))
        catalog = _index(places.catalogs_folder() / "sample-catalogue")
        photos = sorted(path for path in (places.sample_catalogue() / "supplier").iterdir() if path.suffix != ".csv")
        if preflight.has_display():
            preflight.check()
            from visearch_desktop.gui.demo import show_demo  # noqa: PLC0415 - Qt only once there is work for it

            return show_demo(catalog, photos[:1])
        return _without_display(catalog, photos, project / SCREENSHOT)
    except VisearchError as error:
        output.complain(error)
        return 1


def _index(catalog: Path) -> Path:
    """Bring the demonstration's catalog up to date; one that belongs to another checkout is made anew."""
    sample = places.sample_catalogue()
    if is_catalog(catalog):
        workspace = Workspace.open(catalog)
        if tuple(workspace.roots().values()) != (sample / "photos",):
            workspace.close()
            shutil.rmtree(catalog)
    if not is_catalog(catalog):
        workspace = Workspace.create(catalog, name="Sample catalogue")
    try:
        if workspace.model_state():
            workspace.use_model(workspace.model)
        report = output.follow(index_folders(workspace, [sample / "photos"], products=sample / "products.csv"))
        output.say(f"The sample catalogue holds {report.photos} photos of {workspace.info().skus} SKUs.")
    finally:
        workspace.close()
    return catalog


def _without_display(catalog: Path, photos: list[Path], screenshot: Path) -> int:
    output.say("There is no display, so here are the answers for three supplier photos and a picture of the window.")
    workspace = Workspace.open(catalog)
    try:
        for answer in search.search_each(workspace, photos[:EXAMPLES], top=3):
            output.answer(answer, as_json=False)
    finally:
        workspace.close()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    preflight.check()
    from visearch_desktop.gui.demo import show_demo  # noqa: PLC0415 - after the platform was chosen

    code = show_demo(catalog, photos[:1], screenshot)
    output.say(f"The window is saved as {screenshot.name}.")
    return code


if __name__ == "__main__":
    sys.exit(main())
