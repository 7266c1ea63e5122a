"""What unlucky and hostile users do to a catalog: nothing is lost, nothing is mixed, and each case has its sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import TINY, finish, write_photo
from visearch_desktop.core import imaging, places, read_photo
from visearch_desktop.core.embedding import Embedder
from visearch_desktop.core.errors import CatalogBusyError, CatalogError
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.progress import Stage
from visearch_desktop.core.queries import Condition, Query
from visearch_desktop.core.search import query_from_path, search
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def other_model(home: Path) -> str:
    """A second network with fewer dimensions: the same averages over a 4 x 4 grid."""
    import hashlib

    from onnx import load, save

    pack = home / "models" / "other"
    shutil.copytree(home / "models" / TINY, pack)
    model = load(pack / "model.onnx")
    for attribute in model.graph.node[0].attribute:
        attribute.ints[:] = [8, 8]
    model.graph.output[0].type.tensor_type.shape.dim[1].dim_value = 48
    save(model, pack / "model.onnx")
    digest = hashlib.sha256((pack / "model.onnx").read_bytes()).hexdigest()
    card = (pack / "card.toml").read_text(encoding="utf-8").replace('"tiny"', '"other"').replace("192", "48")
    lines = [f'sha256 = "{digest}"' if line.startswith("sha256") else line for line in card.splitlines()]
    (pack / "card.toml").write_text("\n".join(lines), encoding="utf-8")
    return "other"


def best(workspace: Workspace, photo: Path) -> str:
    return search(workspace, Query((query_from_path(photo),))).matches[0].sku


def test_another_model_in_an_open_window(workspace: Workspace, shop: Path, tmp_path: Path, other_model: str) -> None:
    finish(index_folders(workspace, [shop]))
    reader = Workspace.open(workspace.folder, device="cpu")
    photo = write_photo(tmp_path / "supplier.webp", 6, quality=50)
    assert best(workspace, photo) == best(reader, photo) == "SKU3"
    workspace.use_model(other_model)
    assert search(reader, Query((query_from_path(photo),))).matches == ()
    finish(index_folders(workspace))
    assert best(workspace, photo) == best(reader, photo) == "SKU3"
    reader.close()


def test_a_running_index_keeps_others_from_changing_the_catalog(
    workspace: Workspace, shop: Path, other_model: str
) -> None:
    task = index_folders(workspace, [shop])
    next(task)
    other = Workspace.open(workspace.folder)
    with pytest.raises(CatalogBusyError):
        other.use_model(other_model)
    with pytest.raises(CatalogBusyError):
        other.set_sku_rule("name")
    with pytest.raises(CatalogBusyError):
        other.remove_root(shop)
    with pytest.raises(CatalogBusyError):
        other.add_root(shop.parent)
    assert finish(task).photos == 12
    other.close()


def test_an_empty_mount_point_forgets_nothing(workspace: Workspace, shop: Path) -> None:
    finish(index_folders(workspace, [shop]))
    shop.rename(shop.with_name("unmounted"))
    shop.mkdir()
    report = finish(index_folders(workspace))
    assert (report.photos, report.gone, report.offline) == (12, 0, (shop,))
    assert "is empty now" in report.notes[0]


def test_a_cancelled_run_keeps_and_finds_what_it_has(workspace: Workspace, tmp_path: Path) -> None:
    for number in range(60):
        write_photo(tmp_path / f"shop/P{number:02d}.jpg", number)
    task = index_folders(workspace, [tmp_path / "shop"])
    for progress in task:
        if progress.stage == Stage.EMBED and progress.done >= 50:
            break
    task.close()
    assert workspace.info().photos >= 24
    assert best(workspace, tmp_path / "shop/P03.jpg") == "P03"


def test_retrying_keeps_the_rows_of_what_cannot_be_read(workspace: Workspace, shop: Path) -> None:
    (shop / "broken.jpg").symlink_to("nowhere.jpg")
    (shop / "bad.jpg").write_bytes(b"no")
    assert len(finish(index_folders(workspace, [shop])).failures) == 2
    report = finish(index_folders(workspace, retry_problems=True))
    assert (len(report.failures), report.gone, report.new) == (2, 0, 0)


def test_a_damaged_thumbnail_cache_is_replaced(workspace: Workspace, shop: Path) -> None:
    finish(index_folders(workspace, [shop]))
    workspace.close()
    for file in workspace.folder.glob("thumbnails.sqlite*"):
        file.write_bytes(b"garbage" * 500)
    again = Workspace.open(workspace.folder, device="cpu")
    content = again.sample_photos(1)[0][0]
    assert (again.thumbnail(content) or b"").startswith(b"\xff\xd8")
    again.close()


def test_a_creation_that_was_killed_leaves_no_catalog(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    folder.mkdir()
    (folder / "catalog.sqlite.new").write_bytes(b"half")
    (folder / ".DS_Store").write_bytes(b"")
    Workspace.create(folder, model=TINY).close()
    Workspace.open(folder).close()


def test_a_removed_catalog_is_told(workspace: Workspace, shop: Path) -> None:
    task = index_folders(workspace, [shop])
    next(task)
    shutil.rmtree(workspace.folder)
    with pytest.raises(CatalogError):
        finish(task)


def test_a_root_cannot_move_onto_another(workspace: Workspace, shop: Path, tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    workspace.add_root(shop)
    workspace.add_root(tmp_path / "two")
    with pytest.raises(CatalogError, match="already"):
        workspace.remap_root(shop, tmp_path / "two")


def test_an_index_that_cannot_be_published_is_a_note(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(260):
        write_photo(tmp_path / f"shop/{number}.png", number, size=(40, 30))
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    report = finish(index_folders(workspace, [tmp_path / "shop"]))
    assert report.photos == 260
    assert "more space on the disk" in report.notes[0]
    assert list((workspace.folder / "gallery").iterdir()) == []
    assert best(workspace, tmp_path / "shop/7.png") == "7"
    monkeypatch.undo()
    monkeypatch.setenv("VISEARCH_HOME", str(workspace.folder.parent / "home"))
    assert finish(index_folders(workspace)).notes == ()


def test_an_interrupted_rule_change_is_finished_by_the_next_run(
    workspace: Workspace, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(index_folders(workspace, [shop]))

    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(workspace, "link_skus", interrupted)
        with pytest.raises(KeyboardInterrupt):
            workspace.set_sku_rule("name")
    finish(index_folders(workspace))
    assert "photo3" in [sku for _, sku, _ in workspace.sample_photos(20)]


def test_one_sku_with_many_photos_does_not_crowd_out_the_others(workspace: Workspace, tmp_path: Path) -> None:
    for number in range(150):
        write_photo(tmp_path / f"shop/A/{number}.png", 1, size=(100 + number % 7, 80 + number // 7))
    for number in range(10):
        write_photo(tmp_path / f"shop/B{number}/photo.png", 10 + number)
    finish(index_folders(workspace, [tmp_path / "shop"]))
    answer = search(workspace, Query((query_from_path(tmp_path / "shop/A/0.png"),)), top=11)
    assert len(answer.matches) == 11


def test_a_filter_looks_at_every_sku_that_passes(workspace: Workspace, tmp_path: Path) -> None:
    for number in range(300):
        write_photo(tmp_path / f"shop/S{number:03d}.png", number, size=(40, 30))
    finish(index_folders(workspace, [tmp_path / "shop"]))
    photo = query_from_path(tmp_path / "shop/S000.png")
    for wanted in ("S222", "S001", "S299"):
        asked = Query((photo,), where=(Condition("sku", value=wanted),))
        assert [match.sku for match in search(workspace, asked, top=3).matches] == [wanted]


def test_a_photo_the_network_says_nothing_of_is_a_problem(
    workspace: Workspace, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embed = Embedder.embed

    def silent(self: Embedder, tiles: object) -> object:
        answer = embed(self, tiles)  # type: ignore[arg-type]
        answer[0] = float("nan")
        return answer

    monkeypatch.setattr(Embedder, "embed", silent)
    report = finish(index_folders(workspace, [shop]))
    assert report.photos + len(report.failures) == 12
    assert report.failures[0].reason == "The model finds nothing to tell this photo by."


def test_an_unread_photo_of_several_is_named(workspace: Workspace, shop: Path, tmp_path: Path) -> None:
    finish(index_folders(workspace, [shop]))
    (tmp_path / "bad.jpg").write_bytes(b"no")
    photos = query_from_path(tmp_path / "bad.jpg"), query_from_path(shop / "SKU2/photo4.jpg")
    answer = search(workspace, Query(photos))
    assert answer.error is None
    assert [problem.photo.name for problem in answer.unread] == ["bad.jpg"]


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="drops root's privileges with setpriv")
@pytest.mark.skipif(shutil.which("setpriv") is None, reason="needs setpriv")
def test_closed_folders_for_a_user_without_privileges(tmp_path: Path, home: Path) -> None:
    """Folders that the system really closes: sentences and rows, no traceback."""
    write_photo(tmp_path / "shop/open/a.jpg", 1)
    write_photo(tmp_path / "shop/closed/b.jpg", 2)
    write_photo(tmp_path / "shop/open/secret.jpg", 3).chmod(0)
    (tmp_path / "shop/closed").chmod(0)
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
    command = [*drop, sys.executable, "-m", "visearch_desktop", "index", str(tmp_path / "shop")]
    result = subprocess.run(
        [*command, "--catalog", str(tmp_path / "c"), "--model", TINY, "--json"],
        env={**os.environ, "VISEARCH_HOME": str(home)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    (tmp_path / "shop/closed").chmod(0o700)
    if '"photos": 3' in result.stdout:
        pytest.skip("this system does not let root drop its privileges")
    assert result.returncode == 0, result.stderr
    assert '"photos": 1' in result.stdout
    assert "You have no permission to read this file." in result.stdout
    assert "cannot be looked at: no permission" in result.stdout


def test_what_cannot_be_seen_is_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", closed)
    monkeypatch.setattr(Path, "exists", closed)
    assert not places.is_folder(tmp_path)
    assert not places.exists(tmp_path)


def test_large_files_are_taken_one_at_a_time(workspace: Workspace, shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    busy, most = 0, 0
    read = imaging.read_picture

    def counted(*arguments: object, **options: object) -> imaging.Picture:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        time.sleep(0.02)
        try:
            return read(*arguments, **options)  # type: ignore[arg-type]
        finally:
            busy -= 1

    monkeypatch.setattr(imaging, "read_picture", counted)
    monkeypatch.setattr(read_photo, "LARGE_FILE_BYTES", 0)
    assert finish(index_folders(workspace, [shop])).photos == 12
    assert most == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets names hold any bytes")
def test_folders_whose_names_are_not_text(workspace: Workspace, tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    with pytest.raises(CatalogError, match="not valid text"):
        Workspace.create(folder, model=TINY)
    folder.mkdir()
    with pytest.raises(CatalogError, match="not valid text"):
        Workspace.open(folder)
    with pytest.raises(CatalogError, match="not valid text"):
        workspace.add_root(folder)
