"""Kept searches: they come back as they were, stay few, and never stand in a search's way."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import threading
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.conftest import write_photo
from visearch_desktop.core import imaging, searches
from visearch_desktop.core.errors import CatalogDamagedError, CatalogError, PhotoError, RuleError
from visearch_desktop.core.queries import Comparison, Condition, Crop, Feedback, Query, QueryPhoto
from visearch_desktop.core.searches import HISTORY, LARGEST, delete, load, recent, remember, rename, save, saved
from visearch_desktop.core.store import DATABASE_NAME
from visearch_desktop.core.store.searches import FILE
from visearch_desktop.core.workspace import Workspace


def words(text: str) -> Query:
    return Query(text=text)


def everything(tmp_path: Path) -> Query:
    photo = write_photo(tmp_path / "商品/前.jpg", 1)
    return Query(
        photos=(
            QueryPhoto(str(photo), path=photo, crop=Crop.BOX, box=(0.1, 0.2, 0.5, 1.0), weight=0.5),
            QueryPhoto("Clipboard", data=photo.read_bytes(), unwanted=True),
        ),
        text='red "hoodie" 👟',
        where=(Condition("price", Comparison.AT_LEAST, "20"), Condition("", Comparison.IN_STOCK)),
        feedback=Feedback((1, 2), (3,)),
        by_colour=True,
    )


def test_all_of_a_search_comes_back(workspace: Workspace, tmp_path: Path) -> None:
    query = everything(tmp_path)
    assert remember(workspace, query, "front.jpg and a clipping")
    (kept,) = recent(workspace)
    assert (kept.query, kept.summary, kept.name, kept.gone) == (query, "front.jpg and a clipping", "", ())
    named = save(workspace, " Spring  returns ", query, "s")
    assert (named.query, named.name) == (query, "Spring returns")
    assert saved(workspace) == (named,) == (load(workspace, named.id),)
    assert len(recent(workspace)) == 1


def test_the_same_search_comes_once_and_first(workspace: Workspace) -> None:
    for text in ("a", "b", "c", "a"):
        remember(workspace, words(text), text)
    assert [kept.query.text for kept in recent(workspace)] == ["a", "c", "b"]
    assert [kept.query.text for kept in recent(workspace, 2)] == ["a", "c"]


def clipping(grey: int) -> bytes:
    """A picture as it is pasted."""
    buffer = BytesIO()
    Image.new("L", (8, 8), grey).save(buffer, "PNG")
    return buffer.getvalue()


def photos_kept(workspace: Workspace) -> int:
    connection = sqlite3.connect(workspace.folder / FILE)
    count = connection.execute("SELECT count(*) FROM photo").fetchone()[0]
    connection.close()
    return int(count)


def test_the_history_stays_short_and_its_photos_few(workspace: Workspace) -> None:
    for number in range(HISTORY + 20):
        remember(workspace, Query((QueryPhoto("Clipboard", data=clipping(number)),)), str(number))
    assert [kept.summary for kept in recent(workspace)] == [str(number) for number in range(HISTORY + 19, 19, -1)]
    assert photos_kept(workspace) == HISTORY
    shared = Query((QueryPhoto("Clipboard", data=clipping(60)),), "red")
    save(workspace, "kept", shared)
    searches.forget_history(workspace)
    assert recent(workspace) == ()
    assert photos_kept(workspace) == 1
    assert saved(workspace)[0].query == shared
    delete(workspace, saved(workspace)[0].id)
    assert photos_kept(workspace) == 0


def test_names(workspace: Workspace) -> None:
    first, second = save(workspace, "one", words("a")), save(workspace, "two", words("b"))
    assert save(workspace, "one", words("c")).query.text == "c"  # in place of the first
    assert [kept.name for kept in saved(workspace)] == ["one", "two"]
    with pytest.raises(CatalogError, match="not kept any more"):
        load(workspace, first.id)
    with pytest.raises(RuleError, match="already"):
        rename(workspace, second.id, " one ")
    rename(workspace, second.id, "two")
    rename(workspace, second.id, "'; DROP TABLE search; -- 👟")
    assert load(workspace, second.id).name == "'; DROP TABLE search; -- 👟"
    with pytest.raises(CatalogError, match="not kept any more"):
        rename(workspace, 999, "three")
    remember(workspace, words("from the history"), "h")
    rename(workspace, recent(workspace)[0].id, "h")
    assert recent(workspace) == ()
    assert "h" in [kept.name for kept in saved(workspace)]
    delete(workspace, 999)
    assert len(save(workspace, "x" * 5000, words("a")).name) == searches.LONGEST_NAME


@pytest.mark.parametrize("name", ["", "   ", "\t\n"])
def test_a_name_is_needed(workspace: Workspace, name: str) -> None:
    with pytest.raises(RuleError, match="needs a name"):
        save(workspace, name, words("a"))
    with pytest.raises(RuleError, match="no search"):
        save(workspace, "name", Query())
    assert not remember(workspace, Query(), "nothing")
    assert saved(workspace) == ()


def test_photos_that_have_gone_are_named(workspace: Workspace, tmp_path: Path) -> None:
    stays, goes = write_photo(tmp_path / "stays.jpg", 1), write_photo(tmp_path / "goes.jpg", 2)
    save(workspace, "two", Query((QueryPhoto("stays.jpg", path=stays), QueryPhoto("goes.jpg", path=goes))))
    goes.unlink()
    (kept,) = saved(workspace)
    assert kept.gone == ("goes.jpg",)
    assert [photo.path for photo in kept.query.photos] == [stays, goes]


def test_bytes_that_were_lost_are_named(workspace: Workspace) -> None:
    save(workspace, "clipping", Query((QueryPhoto("Clipboard", data=clipping(1)),)))
    raw = sqlite3.connect(workspace.folder / FILE)
    raw.execute("DELETE FROM photo")
    raw.commit()
    raw.close()
    assert saved(workspace)[0].gone == ("Clipboard",)


def test_a_large_clipping_is_kept_small(workspace: Workspace) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (1200, 1200, 3)).astype(np.uint8)
    buffer = BytesIO()
    Image.fromarray(noise).save(buffer, "PNG")
    assert len(buffer.getvalue()) > LARGEST
    data = save(workspace, "noise", Query((QueryPhoto("Screen", data=buffer.getvalue()),))).query.photos[0].data
    assert data is not None
    assert len(data) < LARGEST
    with Image.open(BytesIO(data)) as kept:
        assert kept.size == (1200, 1200)


def test_a_clipping_is_kept_without_place_and_names(workspace: Workspace, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Erika Fotografin"
    data = write_photo(tmp_path / "a.jpg", 3, exif=exif).read_bytes()
    assert b"Erika" in data
    remember(workspace, Query((QueryPhoto("clip", data=data),)), "")
    assert b"Erika" not in (workspace.folder / FILE).read_bytes()
    kept = recent(workspace)[0].query.photos[0].data
    assert kept is not None
    assert imaging.same_pixels(kept, data)


def test_large_bytes_that_are_no_photo(workspace: Workspace) -> None:
    query = Query((QueryPhoto("Browser", data=b"x" * (LARGEST + 1)),))
    assert not remember(workspace, query, "")
    with pytest.raises(PhotoError):
        save(workspace, "x", query)
    assert saved(workspace) == recent(workspace) == ()


def test_a_catalog_open_for_reading_only(workspace: Workspace) -> None:
    with workspace.reading_only() as view:
        assert not remember(view, words("a"), "")
        assert recent(view) == saved(view) == ()
        for refused in (lambda: save(view, "a", words("a")), lambda: delete(view, 1), lambda: rename(view, 1, "b")):
            with pytest.raises(CatalogError, match="reading only"):
                refused()
    assert not (workspace.folder / FILE).exists()
    save(workspace, "a", words("a"))
    with workspace.reading_only() as view:
        assert saved(view)[0].query.text == "a"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(workspace: Workspace) -> None:
    workspace.folder.chmod(0o500)
    try:
        assert not remember(workspace, words("a"), "")
        with pytest.raises(CatalogError):
            save(workspace, "a", words("a"))
    finally:
        workspace.folder.chmod(0o700)


@pytest.mark.parametrize(
    "rubbish", [b"no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4000, b"\0" * 5000]
)
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(workspace: Workspace, rubbish: bytes) -> None:
    (workspace.folder / FILE).write_bytes(rubbish)
    assert recent(workspace) == ()
    with pytest.raises(CatalogError, match="searches kept with this catalog are damaged") as told:
        saved(workspace)
    assert not isinstance(told.value, CatalogDamagedError)  # nobody has to restore the catalog over it
    assert remember(workspace, words("a"), "")
    save(workspace, "b", words("b"))
    assert [kept.query.text for kept in (*saved(workspace), *recent(workspace))] == ["b", "a"]
    (aside,) = workspace.folder.glob("damaged-*/*")
    assert aside.read_bytes() == rubbish  # a person may still have it mended


def test_a_page_that_is_damaged_is_found_before_it_is_written_to(workspace: Workspace) -> None:
    for number in range(40):
        save(workspace, f"s{number}", words("lamp " * 40 + str(number)))
    file = workspace.folder / FILE
    data = bytearray(file.read_bytes())
    data[-4096:] = b"\xff" * 4096
    file.write_bytes(data)
    assert remember(workspace, words("after"), "")
    assert [kept.query.text for kept in recent(workspace)] == ["after"]
    assert saved(workspace) == ()


def test_a_changed_byte_spoils_one_search(workspace: Workspace) -> None:
    save(workspace, "a", words("lamp"))
    save(workspace, "b", words("chair"))
    file = workspace.folder / FILE
    file.write_bytes(file.read_bytes().replace(b"lamp", b"la\xfep"))
    assert [kept.query.text for kept in saved(workspace)] == ["la\ufffdp", "chair"]


def test_an_empty_file_and_one_of_another_version(workspace: Workspace) -> None:
    (workspace.folder / FILE).touch()
    assert saved(workspace) == ()
    assert remember(workspace, words("a"), "")
    raw = sqlite3.connect(workspace.folder / FILE)
    raw.executescript("DROP TABLE search; CREATE TABLE search (id INTEGER PRIMARY KEY, other TEXT)")
    raw.close()
    assert not remember(workspace, words("b"), "")
    assert recent(workspace) == ()
    with pytest.raises(CatalogError, match="version"):
        saved(workspace)


def test_rows_of_another_version_ask_for_nothing(workspace: Workspace) -> None:
    save(workspace, "a", words("a"))
    for strange in ('{"text": 3}', "[]", "no json", '{"photos": [], "text": "", "where": [["a", "new", ""]]}', "null"):
        raw = sqlite3.connect(workspace.folder / FILE)
        raw.execute("UPDATE search SET query = ?", (strange,))
        raw.commit()
        raw.close()
        (kept,) = saved(workspace)
        assert kept.query == Query()


def test_odd_names_of_files(workspace: Workspace) -> None:
    query = Query((QueryPhoto("a\udcff.jpg", path=Path("/nowhere/a\udcff.jpg")),), "\ud800")
    assert remember(workspace, query, "a\udcff.jpg")
    (kept,) = recent(workspace)
    assert kept.query == query
    assert kept.gone == ("a\udcff.jpg",)


def test_one_who_keeps_at_the_same_moment(workspace: Workspace) -> None:
    remember(workspace, words("first"), "")
    other = sqlite3.connect(workspace.folder / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert not remember(workspace, words("second"), "")
    assert [kept.query.text for kept in recent(workspace)] == ["first"]
    other.execute("ROLLBACK")
    other.close()
    assert remember(workspace, words("second"), "")


def test_keeping_needs_no_lock_of_the_catalog(workspace: Workspace) -> None:
    revision = workspace.database.revision()
    with workspace.writing(), workspace.database.write() as connection:
        connection.execute("INSERT INTO meta VALUES ('x', 'y')")
        done: list[bool] = []
        thread = threading.Thread(target=lambda: done.append(remember(workspace, words("a"), "")))
        thread.start()
        thread.join(5)
        assert done == [True]
    assert workspace.database.revision() == revision + 1  # the writer's own


def test_a_catalog_that_is_gone(workspace: Workspace, tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("open files cannot be moved there")
    workspace.folder.rename(tmp_path / "elsewhere")
    assert not remember(workspace, words("a"), "")
    assert recent(workspace) == ()
    with pytest.raises(CatalogError):
        save(workspace, "a", words("a"))


def test_a_database_of_somebody_else_in_its_place_is_told_in_a_sentence(workspace: Workspace) -> None:
    """It has a table of photos, too, with other columns."""
    shutil.copy2(workspace.folder / DATABASE_NAME, workspace.folder / FILE)
    assert not remember(workspace, Query((QueryPhoto("Clipboard", data=clipping(1)),)), "pasted")
    assert recent(workspace) == ()
    with pytest.raises(CatalogError, match="not one of this version"):
        saved(workspace)
