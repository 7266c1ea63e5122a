"""Audits of catalogs that have lost or mixed up some of what they keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import finish, write_photo
from visearch_desktop.core import audit
from visearch_desktop.core.audit.candidates import WAY, mark
from visearch_desktop.core.audit.compare import compare
from visearch_desktop.core.audit.seek import seek
from visearch_desktop.core.findings import AuditOptions
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.store import photos, review, sought
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def copied(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Six photos, and two of them again at another quality."""
    for number in range(6):
        write_photo(tmp_path / "shop" / f"SKU{number}" / f"photo{number}.jpg", number, quality=95)
    for number in range(2):
        write_photo(tmp_path / "shop" / f"COPY{number}" / f"copy{number}.jpg", number, quality=60)
    finish(index_folders(workspace, [tmp_path / "shop"]))
    return workspace


def groups(workspace: Workspace) -> list[list[str]]:
    report = finish(audit.run(workspace, AuditOptions()))
    return sorted(sorted(member.photo.stem for member in group.members) for group in report.groups)


COPIES = [["copy0", "photo0"], ["copy1", "photo1"]]


def test_copies_are_found(copied: Workspace) -> None:
    assert groups(copied) == COPIES


def test_a_cache_that_is_lost_between_looking_up_and_comparing_hides_no_copy(copied: Workspace) -> None:
    with copied.writing():
        finish(seek(copied))
        with copied.database.write(caches_only=True) as connection:
            connection.execute("DELETE FROM cache.sought")
        finish(compare(copied))
    assert groups(copied) == COPIES


@pytest.mark.parametrize("damage", ["x'0102'", "x'01'", "x''", "zeroblob(192)"])
def test_a_damaged_embedding_does_not_end_the_audit(copied: Workspace, damage: str) -> None:
    one = photos.live_contents(copied.database)[3]
    with copied.database.write() as connection:
        connection.execute(f"UPDATE content SET embedding = {damage} WHERE id = ?", (int(one),))
    assert groups(copied) == COPIES
    assert not review.count_uncompared(copied.database, mark())


def test_what_an_older_catalog_left_for_a_number_is_not_taken_for_the_new_photo(
    copied: Workspace, tmp_path: Path
) -> None:
    """A catalog put back from a backup gives numbers again that its caches know already."""
    assert groups(copied) == COPIES
    sought.keep(copied.database, WAY, {content: photos.live_contents(copied.database)[:0] for content in range(1, 40)})
    write_photo(tmp_path / "shop" / "COPY2" / "copy2.jpg", 2, quality=60)
    finish(index_folders(copied))
    assert groups(copied) == [*COPIES, ["copy2", "photo2"]]
