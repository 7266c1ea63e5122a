"""The index journey: what a folder holds ends up searchable, whatever happens on the way."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import TINY, finish, steps, write_photo
from visearch_desktop.core import ann, imaging
from visearch_desktop.core.errors import CatalogBusyError, CatalogError, GalleryError, ModelError, RuleError
from visearch_desktop.core.gallery import publishing, republishing
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.progress import Stage
from visearch_desktop.core.store import photos
from visearch_desktop.core.workspace import Workspace


def skus(workspace: Workspace) -> list[str]:
    return [sku for _, sku, _ in workspace.sample_photos(100)]


def test_a_folder_becomes_a_catalog(workspace: Workspace, shop: Path) -> None:
    report = finish(index_folders(workspace, [shop]))
    assert (report.photos, report.new, report.changed, report.moved, report.gone) == (12, 12, 0, 0, 0)
    assert report.failures == ()
    info = workspace.info()
    assert (info.photos, info.skus, info.problems, info.pending) == (12, 6, 0, 0)
    assert skus(workspace) == [f"SKU{n}" for n in range(6)]
    content = workspace.sample_photos(1)[0][0]
    assert (workspace.thumbnail(content) or b"").startswith(b"\xff\xd8")


def test_nothing_new_means_nothing_to_do(workspace: Workspace, shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finish(index_folders(workspace, [shop]))
    monkeypatch.setattr(imaging, "read_bytes", lambda _: pytest.fail("read again"))
    report = finish(index_folders(workspace))
    assert (report.photos, report.new, report.changed, report.moved, report.gone) == (12, 0, 0, 0, 0)


def test_new_changed_moved_and_gone(workspace: Workspace, shop: Path) -> None:
    finish(index_folders(workspace, [shop]))
    write_photo(shop / "SKU9/new.jpg", 90)
    write_photo(shop / "SKU0/photo0.jpg", 91)
    (shop / "SKU1/photo2.jpg").rename(shop / "SKU2/renamed.jpg")
    (shop / "SKU5/photo11.jpg").unlink()
    report = finish(index_folders(workspace))
    assert (report.photos, report.new, report.changed, report.moved, report.gone) == (12, 1, 1, 1, 1)
    assert finish(index_folders(workspace)).new == 0


def test_a_moved_photo_is_not_decoded_again(workspace: Workspace, shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finish(index_folders(workspace, [shop]))
    shutil.move(shop / "SKU0", shop / "SKU7")
    monkeypatch.setattr(imaging, "read_picture", lambda *_, **__: pytest.fail("decoded again"))
    report = finish(index_folders(workspace))
    assert (report.moved, report.new, report.gone) == (2, 0, 0)
    assert "SKU7" in skus(workspace)
    assert "SKU0" not in skus(workspace)


def test_a_copy_is_new_but_shares_its_content(workspace: Workspace, shop: Path) -> None:
    finish(index_folders(workspace, [shop]))
    shutil.copy(shop / "SKU0/photo0.jpg", shop / "SKU5/copy.jpg")
    report = finish(index_folders(workspace))
    assert (report.photos, report.new, report.moved) == (13, 1, 0)
    assert len(photos.live_contents(workspace.database)) == 12


def bad_photos(folder: Path) -> list[str]:
    """One of each kind of bad file; their names."""
    good = write_photo(folder / "SKU1/good.jpg", 1).read_bytes()
    (folder / "zero.jpg").write_bytes(b"")
    (folder / "text.jpg").write_bytes(b"not a photo at all")
    (folder / "cut.jpg").write_bytes(good[: len(good) // 2])
    (folder / "noise.png").write_bytes(np.random.default_rng(0).bytes(5000))
    return ["cut.jpg", "noise.png", "text.jpg", "zero.jpg"]


def test_bad_photos_become_rows_with_a_reason(workspace: Workspace, tmp_path: Path) -> None:
    names = bad_photos(tmp_path / "shop")
    report = finish(index_folders(workspace, [tmp_path / "shop"]))
    assert report.photos == 1
    assert sorted(problem.photo.name for problem in report.failures) == names
    assert all(problem.reason.endswith(".") for problem in report.failures)
    assert workspace.info().pending == 0
    # A row stays until the file changes or it is asked for again.
    assert len(finish(index_folders(workspace)).failures) == 4
    write_photo(tmp_path / "shop/cut.jpg", 5)
    assert len(finish(index_folders(workspace)).failures) == 3
    assert len(finish(index_folders(workspace, retry_problems=True)).failures) == 3


def test_a_changed_photo_that_became_bad_is_no_longer_found(workspace: Workspace, shop: Path) -> None:
    finish(index_folders(workspace, [shop]))
    (shop / "SKU0/photo0.jpg").write_bytes(b"broken now")
    report = finish(index_folders(workspace))
    assert (report.photos, report.changed, len(report.failures)) == (11, 1, 1)


@pytest.mark.parametrize("name", ["商品图.jpg", "👟.jpg", "n" * 246 + ".jpg", "new\nline.jpg", "quote'\".jpg"])
def test_odd_names(workspace: Workspace, tmp_path: Path, name: str) -> None:
    write_photo(tmp_path / "店/商品" / name, 1)
    report = finish(index_folders(workspace, [tmp_path / "店"]))
    assert (report.photos, report.failures) == (1, ())
    assert workspace.sample_photos(1)[0][2].name == name


def test_an_offline_folder_keeps_its_photos(workspace: Workspace, shop: Path) -> None:
    finish(index_folders(workspace, [shop]))
    shop.rename(shop.with_name("unplugged"))
    report = finish(index_folders(workspace))
    assert (report.photos, report.gone, report.offline) == (12, 0, (shop,))
    assert "is not there now" in report.notes[0]
    shop.with_name("unplugged").rename(shop)
    assert finish(index_folders(workspace)).new == 0


def test_a_drive_that_goes_away_while_reading_loses_nothing(
    workspace: Workspace, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = imaging.read_bytes

    def unplugged(path: Path) -> bytes:
        if path.name == "photo5.jpg" and shop.exists():
            shop.rename(shop.with_name("unplugged"))
        return read(path)

    monkeypatch.setattr(imaging, "read_bytes", unplugged)
    report = finish(index_folders(workspace, [shop]))
    assert report.failures == ()
    assert report.offline == (shop,)
    assert 0 < workspace.info().pending < 12
    shop.with_name("unplugged").rename(shop)
    monkeypatch.undo()
    os.environ["VISEARCH_HOME"] = str(workspace.folder.parent / "home")
    assert finish(index_folders(workspace)).photos == 12


def test_a_photo_that_vanishes_meanwhile_is_simply_gone(
    workspace: Workspace, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = imaging.read_bytes

    def vanishing(path: Path) -> bytes:
        if path.name == "photo5.jpg":
            path.unlink(missing_ok=True)
        return read(path)

    monkeypatch.setattr(imaging, "read_bytes", vanishing)
    report = finish(index_folders(workspace, [shop]))
    assert (report.photos, report.gone, report.failures) == (11, 1, ())


def test_a_remapped_root_keeps_everything(workspace: Workspace, shop: Path) -> None:
    finish(index_folders(workspace, [shop]))
    new = shop.rename(shop.with_name("other-drive"))
    workspace.remap_root(shop, new)
    report = finish(index_folders(workspace))
    assert (report.photos, report.new, report.moved, report.gone) == (12, 0, 0, 0)
    with pytest.raises(CatalogError, match="There is no folder"):
        workspace.remap_root(new, shop)


def test_overlapping_folders_are_not_counted_twice(workspace: Workspace, shop: Path) -> None:
    finish(index_folders(workspace, [shop / "SKU0"]))
    finish(index_folders(workspace, [shop]))
    finish(index_folders(workspace, [shop / "SKU1"]))
    assert workspace.info().roots == (shop,)
    assert workspace.info().photos == 12


# -- cancelling, killing, two at once ---------------------------------------------------------------


def test_a_long_run_publishes_on_its_way(workspace: Workspace, shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first run is cancelled: searching what it has done must not be slower than if that were all there is."""
    monkeypatch.setattr(republishing, "LOOK_EVERY", 4)
    monkeypatch.setattr(publishing, "TAIL_LIMIT", 3)
    for number in range(40):
        write_photo(shop / f"SKU7/{number}.jpg", 100 + number, size=(64, 64))
    task = index_folders(workspace, [shop])
    published = []
    for progress in task:
        if progress.stage is Stage.EMBED and workspace.gallery.snapshot_folder.is_dir():
            published.append(progress.done)
            assert workspace.gallery._current().snapshot is not None
            break
        time.sleep(0.01)  # the snapshot is built beside it
    task.close()
    assert published
    assert 4 <= published[0] <= 52
    assert len(workspace.gallery._current()) == len(photos.live_contents(workspace.database)) > 3
    finish(index_folders(workspace))
    assert len(workspace.gallery._current()) == 52


def test_a_snapshot_on_the_way_that_fails_ends_no_run(
    workspace: Workspace, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(republishing, "LOOK_EVERY", 4)
    monkeypatch.setattr(publishing, "TAIL_LIMIT", 3)

    def full(*_: object) -> None:
        raise GalleryError("There is no space.")

    monkeypatch.setattr(ann, "build", full)
    report = finish(index_folders(workspace, [shop]))
    assert report.photos == 12
    assert report.notes == ("There is no space.",)


def test_cancel_stops_within_a_second_and_resumes(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(80):
        write_photo(tmp_path / f"shop/{number}.jpg", number)
    read = imaging.read_picture

    def slow(*arguments: object, **options: object) -> imaging.Picture:
        time.sleep(0.02)
        return read(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(imaging, "read_picture", slow)
    task = index_folders(workspace, [tmp_path / "shop"])
    for progress in task:
        if progress.stage == Stage.EMBED and progress.done >= 40:
            break
    start = time.monotonic()
    task.close()
    assert time.monotonic() - start < 1.0
    kept = workspace.info().photos
    assert 0 < kept < 80
    assert workspace.info().pending == 80 - kept
    monkeypatch.setattr(imaging, "read_picture", read)
    assert finish(index_folders(workspace)).photos == 80


def test_a_second_copy_is_told_so(workspace: Workspace, shop: Path) -> None:
    task = index_folders(workspace, [shop])
    next(task)
    other = Workspace.open(workspace.folder)
    with pytest.raises(CatalogBusyError, match="at work on this catalog already"):
        next(index_folders(other))
    assert other.info().photos == 0
    task.close()
    assert finish(index_folders(other)).photos == 12
    other.close()


@pytest.mark.parametrize("moment", [0, 1, 2, 5, 9, 12])
def test_an_interrupt_at_any_moment_loses_nothing(workspace: Workspace, shop: Path, moment: int) -> None:
    task = index_folders(workspace, [shop])
    for _ in range(moment + 1):
        next(task)
    with pytest.raises(KeyboardInterrupt):
        task.throw(KeyboardInterrupt())
    report = finish(index_folders(workspace))
    assert (report.photos, report.failures) == (12, ())


def test_progress_tells_stage_rate_and_problems(workspace: Workspace, tmp_path: Path) -> None:
    bad_photos(tmp_path / "shop")
    told = steps(index_folders(workspace, [tmp_path / "shop"]))
    assert [progress.stage for progress in told if progress.stage != Stage.PUBLISH] == sorted(
        (progress.stage for progress in told if progress.stage != Stage.PUBLISH), key=[Stage.SCAN, Stage.EMBED].index
    )
    last = [progress for progress in told if progress.stage == Stage.EMBED][-1]
    assert (last.done, last.total, last.problems) == (5, 5, 4)
    assert any(progress.current.endswith(".jpg") for progress in told)


def test_a_snapshot_is_published_when_the_tail_has_grown(workspace: Workspace, tmp_path: Path) -> None:
    for number in range(260):
        write_photo(tmp_path / f"shop/{number}.png", number, size=(40, 30))
    told = steps(index_folders(workspace, [tmp_path / "shop"]))
    assert Stage.PUBLISH in {progress.stage for progress in told} or workspace.database.meta("snapshot")
    assert len(list((workspace.folder / "gallery").glob("*/trees.annoy"))) == 1
    before = workspace.database.meta("snapshot")
    write_photo(tmp_path / "shop/one-more.png", 999)
    finish(index_folders(workspace))
    assert workspace.database.meta("snapshot") == before


# -- catalogs and models ----------------------------------------------------------------------------


def test_a_catalog_needs_an_empty_folder(tmp_path: Path, shop: Path) -> None:
    with pytest.raises(CatalogError, match="holds other files"):
        Workspace.create(shop, model=TINY)
    Workspace.create(tmp_path / "c", model=TINY).close()
    with pytest.raises(CatalogError, match="already"):
        Workspace.create(tmp_path / "c", model=TINY)
    with pytest.raises(ModelError):
        Workspace.create(tmp_path / "d", model="no-such-model")
    with pytest.raises(RuleError):
        Workspace.create(tmp_path / "d", model=TINY, sku_rule="nonsense")
    assert not (tmp_path / "d").exists()


def test_a_missing_folder_is_told_before_anything_happens(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="There is no folder"):
        next(index_folders(workspace, [tmp_path / "nowhere"]))


def test_embeddings_of_two_models_never_meet(workspace: Workspace, shop: Path, home: Path) -> None:
    finish(index_folders(workspace, [shop]))
    card = home / "models" / TINY / "card.toml"
    card.write_text(card.read_text(encoding="utf-8").replace("scale = 255.0", "scale = 1.0"), encoding="utf-8")
    again = Workspace.open(workspace.folder, device="cpu")
    assert "another version of the model" in again.model_state()
    with pytest.raises(ModelError, match="another version"):
        next(index_folders(again))
    reader = Workspace.open(workspace.folder, device="cpu")
    again.use_model(TINY)
    assert again.model_state() == ""
    assert reader.model_state() == ""
    reader.close()
    assert again.info().pending == 12
    report = finish(index_folders(again))
    assert (report.photos, report.new) == (12, 0)
    again.close()


def test_a_missing_model_is_told(workspace: Workspace, home: Path) -> None:
    shutil.rmtree(home / "models")
    again = Workspace.open(workspace.folder)
    assert again.model_state()
    again.close()


def test_the_sku_rule_can_change_later(workspace: Workspace, tmp_path: Path) -> None:
    write_photo(tmp_path / "shop/a/B-1.jpg", 1)
    finish(index_folders(workspace, [tmp_path / "shop"]))
    assert skus(workspace) == ["a"]
    workspace.set_sku_rule("name:-")
    assert skus(workspace) == ["B"]


def test_a_product_table_names_the_skus(workspace: Workspace, shop: Path, tmp_path: Path) -> None:
    table = tmp_path / "products.csv"
    table.write_text("sku,name,images\nS,Small,photo0.jpg\nM,Medium,photo0.jpg\n", encoding="utf-8")
    finish(index_folders(workspace, [shop], products=table))
    assert {"S", "M", "SKU0", "SKU1"} <= set(skus(workspace))


def test_a_lost_thumbnail_is_made_again(workspace: Workspace, shop: Path) -> None:
    finish(index_folders(workspace, [shop]))
    content, _, path = workspace.sample_photos(1)[0]
    with workspace.database.write() as connection:
        connection.execute("DELETE FROM cache.thumbnail")
    before = workspace.database.revision()
    assert (workspace.thumbnail(content) or b"").startswith(b"\xff\xd8")
    assert photos.thumbnail(workspace.database, content)
    assert workspace.database.revision() == before
    with workspace.database.write() as connection:
        connection.execute("DELETE FROM cache.thumbnail")
    path.unlink()
    assert workspace.thumbnail(content) is None
