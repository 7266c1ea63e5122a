"""What the tests of windows and of several programs begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import finish
from visearch_desktop.core import audit
from visearch_desktop.core.findings import Ruling, Verdict
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def judged_folder(workspace: Workspace, shop: Path) -> Path:
    """A catalog with one verdict, which nobody has open."""
    finish(index_folders(workspace, [shop]))
    a, b = sorted(str(row[0]) for row in workspace.database.rows("SELECT lower(hex(digest)) FROM content LIMIT 2"))
    audit.decide(workspace, [Ruling(a, b, Verdict.DUPLICATE, a)])
    workspace.close()
    return workspace.folder
