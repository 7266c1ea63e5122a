"""The batch journey: a delivery in, a proposal for every item out; nothing is lost, and the catalog is only read."""

from __future__ import annotations

import csv
import json
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import finish
from tests.core.pictures import MIRROR, moved, product, saved, written
from visearch_desktop.core import batch, imaging
from visearch_desktop.core.batch import folder as files
from visearch_desktop.core.deliveries import BatchReport, Choice, Decision, Proposal, Proposed
from visearch_desktop.core.errors import BatchError, CatalogError, VisearchError
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.progress import Stage
from visearch_desktop.core.workspace import Workspace

TABLE = """sku,title,colour,size,ean,images
MUG-1-S,Blue Ocean Mug,blue,S,4006381333931,p0.jpg
MUG-1-L,Blue Ocean Mug,blue,L,,p0.jpg
PAN-2,Copper Frying Pan,copper,,4012345678901,p1.jpg
JUG-3,Garden Watering Jug,green,,,p2.jpg
BAG-4,Canvas Shoulder Bag,sand,,,p3.jpg
"""


@pytest.fixture
def shop_catalog(workspace: Workspace, tmp_path: Path) -> Workspace:
    for seed in range(8):
        written(tmp_path / f"shop/p{seed}.jpg", product(seed))
    table = tmp_path / "products.csv"
    table.write_text(TABLE, encoding="utf-8")
    finish(index_folders(workspace, [tmp_path / "shop"], products=table))
    return workspace


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    """One item of each kind."""
    folder = tmp_path / "供应商"
    written(folder / "again.jpg", saved(product(1), 30))
    written(folder / "colour.jpg", product(2, hue=150))
    written(folder / "fresh.jpg", product(50))
    written(folder / "repeat.jpg", saved(product(50), 40))
    written(folder / "wrong.jpg", saved(product(3), 60))
    (folder / "broken.jpg").write_bytes(b"no photo")
    rows = [
        ("A", "again.jpg", "", ""),
        ("B", "colour.jpg", "", ""),
        ("C", "fresh.jpg", "", "Unheard Of Thing"),
        ("D", "repeat.jpg", "", ""),
        ("E", "broken.jpg", "", ""),
        ("PAN-2", "wrong.jpg", "", ""),
    ]
    with (folder / "list.csv").open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows([("sku", "images", "ean", "title"), *rows])
    return folder


def by_sku(report: BatchReport) -> dict[str, Proposed]:
    return {made.item.sku or made.item.name: made for made in report.items}


def test_each_proposal_with_its_evidence(shop_catalog: Workspace, delivery: Path, tmp_path: Path) -> None:
    report = finish(batch.run(shop_catalog, [delivery], tmp_path / "b"))
    made = by_sku(report)
    assert {key: one.proposal for key, one in made.items()} == {
        "A": Proposal.ALREADY_HAVE, "B": Proposal.VARIANT_OF, "C": Proposal.NEW, "D": Proposal.DUPLICATE_IN_BATCH,
        "E": Proposal.BAD_PICTURE, "PAN-2": Proposal.CONFLICT,
    }  # fmt: skip
    assert (made["A"].sku, made["B"].sku, made["PAN-2"].sku) == ("PAN-2", "JUG-3", "BAG-4")
    assert made["D"].twin == made["C"].item.key
    assert made["E"].reasons == (made["E"].item.photos[0].problem,)
    assert {(part.kind, part.sku) for part in made["PAN-2"].contributions} >= {("photo", "BAG-4"), ("sku", "PAN-2")}
    assert "BAG-4" in made["PAN-2"].reasons[0]
    assert "PAN-2" in made["PAN-2"].reasons[0]
    assert made["A"].item.photos[0].width == 320
    assert made["A"].matches[0].product is not None
    assert all(0 <= one.confidence <= 1 for one in report.items)
    assert all(0 <= part.weight <= 1 for one in report.items for part in one.contributions)
    assert [problem.photo.name for problem in report.problems] == ["broken.jpg"]


def test_a_size_run_is_one_answer_and_its_words_choose(shop_catalog: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "d"
    written(folder / "x.jpg", saved(product(0), 50))
    (folder / "list.csv").write_text("sku,title,size,images\nMUG-1-L,Ocean Mug Blue,L,x.jpg\n", encoding="utf-8")
    (made,) = finish(batch.run(shop_catalog, [folder], tmp_path / "b")).items
    assert (made.proposal, made.sku) == (Proposal.ALREADY_HAVE, "MUG-1-L")
    assert {part.kind for part in made.contributions} == {"photo", "sku", "title"}


@pytest.mark.parametrize(
    ("row", "proposal", "sku"),
    [
        ("jug 3,,", Proposal.ALREADY_HAVE, "JUG-3"),
        ("T-9,4012345678901,", Proposal.ALREADY_HAVE, "PAN-2"),
        ("T-9,04012345678901,", Proposal.ALREADY_HAVE, "PAN-2"),
        ("T-9,4012345678902,", Proposal.NEW, ""),
        ("T-9,,canvas shoulder BAG", Proposal.ALREADY_HAVE, "BAG-4"),
        ("T-9,,Shoulder Bag", Proposal.NEW, ""),
    ],
)
def test_words_alone(shop_catalog: Workspace, tmp_path: Path, row: str, proposal: Proposal, sku: str) -> None:
    folder = tmp_path / "d"
    written(folder / "x.jpg", product(60))
    (folder / "list.csv").write_text(f"sku,ean,title,images\n{row},x.jpg\n", encoding="utf-8")
    (made,) = finish(batch.run(shop_catalog, [folder], tmp_path / "b")).items
    assert (made.proposal, made.sku) == (proposal, sku)


def test_copies_are_found_whichever_came_first(shop_catalog: Workspace, tmp_path: Path) -> None:
    """The mirrored one comes first by name; its plain twin is the duplicate."""
    folder = tmp_path / "d"
    written(folder / "a1.jpg", moved(product(70), MIRROR, 320, 240))
    written(folder / "b2.jpg", product(71))
    written(folder / "c3.jpg", product(70))
    first, other, last = finish(batch.run(shop_catalog, [folder], tmp_path / "b")).items
    assert [one.proposal for one in (first, other, last)] == [Proposal.NEW, Proposal.NEW, Proposal.DUPLICATE_IN_BATCH]
    assert last.twin == first.item.key


def test_the_catalog_is_only_read(shop_catalog: Workspace, delivery: Path, tmp_path: Path) -> None:
    folder = shop_catalog.folder
    shop_catalog.close()
    before = bytes_of(folder)
    opened = Workspace.open(folder, device="cpu", read_only=True)
    report = finish(batch.run(opened, [delivery], tmp_path / "b"))
    for suffix in batch.SUFFIXES:
        finish(batch.write(report, tmp_path / f"r{suffix}", folder=tmp_path / "b", workspace=opened))
    opened.close()
    assert bytes_of(folder) == before


def test_an_open_catalog_is_only_read_too(
    shop_catalog: Workspace, delivery: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a batch tries, SQLite refuses: it works on a view of its own."""
    (shop_catalog.folder / "thumbnails.sqlite").unlink()
    revision, asked = shop_catalog.database.revision(), []
    from visearch_desktop.core.batch import comparing

    real = comparing.compare

    def compare(view: Workspace, *rest: object) -> object:
        with pytest.raises(CatalogError):
            view.database.set_meta(name="changed")
        asked.append(view)
        return real(view, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(comparing, "compare", compare)
    finish(batch.run(shop_catalog, [delivery], tmp_path / "b"))
    assert asked
    assert asked[0] is not shop_catalog
    assert shop_catalog.database.revision() == revision


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_cancelled_run_goes_on(
    shop_catalog: Workspace, delivery: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from visearch_desktop.core.batch import looking

    monkeypatch.setattr(looking, "TOGETHER", 1)
    monkeypatch.setattr(looking, "most_threads", lambda: 0)  # one thread, which is three photos ahead at most
    task = batch.run(shop_catalog, [delivery], tmp_path / "b")
    for progress in task:
        if progress.stage is Stage.COMPARE and progress.done == 2:
            break
    task.close()
    with pytest.raises(BatchError, match="not compared to its end"):
        batch.open(tmp_path / "b")
    compared = looked_at(shop_catalog, delivery, tmp_path / "b")
    assert 0 < compared < 5
    assert batch.open(tmp_path / "b").report == finish_again(shop_catalog, delivery, tmp_path / "b")
    assert looked_at(shop_catalog, delivery, tmp_path / "b") == 0


def finish_again(workspace: Workspace, delivery: Path, folder: Path) -> BatchReport:
    """A run in another folder: what is gone on with must come to the same."""
    whole = finish(batch.run(workspace, [delivery], folder.with_name("whole")))
    kept = batch.open(folder).report
    assert kept.items == whole.items
    return kept


def looked_at(workspace: Workspace, delivery: Path, folder: Path) -> int:
    """How many photos a run compares anew."""
    from visearch_desktop.core.batch import found

    compared = 0
    real = found.save

    def count(*arguments: object) -> object:
        nonlocal compared
        compared += 1
        return real(*arguments)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(found, "save", count)
        finish(batch.run(workspace, [delivery], folder))
    return compared


def test_drafts_of_a_killed_run_are_removed_by_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "batch"
    drafts = [folder / ".report.json.1a2b.part", folder / batch.folder.PHOTOS / f".{'a' * 64}.found.3c4d.part"]
    with batch.folder.writing(folder, create=True):
        batch.folder.write_json(folder / batch.folder.HEAD, {})
    for draft in drafts:
        draft.parent.mkdir(exist_ok=True)
        draft.write_bytes(b"half")
    with batch.folder.writing(folder, create=True):
        assert not any(draft.exists() for draft in drafts)


def test_a_damaged_file_of_saved_work_is_made_again(shop_catalog: Workspace, delivery: Path, tmp_path: Path) -> None:
    report = finish(batch.run(shop_catalog, [delivery], tmp_path / "b"))
    kept = sorted((tmp_path / "b" / files.PHOTOS).iterdir())
    kept[0].write_bytes(kept[0].read_bytes()[:200])
    kept[1].write_bytes(b"")
    kept[2].unlink()
    assert looked_at(shop_catalog, delivery, tmp_path / "b") == 3
    assert batch.open(tmp_path / "b").report.items == report.items


def test_photos_are_compared_anew_when_the_catalog_has_changed(
    shop_catalog: Workspace, delivery: Path, tmp_path: Path
) -> None:
    assert by_sku(finish(batch.run(shop_catalog, [delivery], tmp_path / "b")))["C"].proposal is Proposal.NEW
    written(tmp_path / "shop/late.jpg", product(50))
    finish(index_folders(shop_catalog, [tmp_path / "shop"]))
    made = by_sku(finish(batch.run(shop_catalog, [delivery], tmp_path / "b")))["C"]
    assert (made.proposal, made.sku) == (Proposal.ALREADY_HAVE, "late")


def test_decisions_outlive_a_new_run(shop_catalog: Workspace, delivery: Path, tmp_path: Path) -> None:
    report = finish(batch.run(shop_catalog, [delivery], tmp_path / "b"))
    key = by_sku(report)["C"].item.key
    batch.decide(tmp_path / "b", {key: Decision(Choice.LINK, sku="JUG-3", who="Ann")})
    finish(batch.run(shop_catalog, [delivery], tmp_path / "b"))
    opened = batch.open(tmp_path / "b")
    decision = by_sku(opened.report)["C"].decision
    assert decision is not None
    assert (decision.choice, decision.sku, decision.who) == (Choice.LINK, "JUG-3", "Ann")
    assert opened.decisions.can_undo
    assert opened.head.catalog == shop_catalog.folder


def test_a_batch_opens_without_catalog_and_delivery(shop_catalog: Workspace, delivery: Path, tmp_path: Path) -> None:
    report = finish(batch.run(shop_catalog, [delivery], tmp_path / "b"))
    shop_catalog.close()
    shutil.rmtree(delivery)
    shutil.rmtree(shop_catalog.folder)
    opened = batch.open(tmp_path / "b")
    assert opened.report == report
    photo = by_sku(opened.report)["A"].item.photos[0]
    assert (batch.thumbnail(tmp_path / "b", photo) or b"").startswith(b"\xff\xd8")
    assert finish(batch.write(opened.report, tmp_path / "r.xlsx", folder=tmp_path / "b")).stat().st_size > 5000


def test_a_photo_that_vanishes_during_the_run_is_a_row(
    shop_catalog: Workspace, delivery: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = imaging.read_bytes

    def too_late(path: Path) -> bytes:
        if path.name == "wrong.jpg":
            path.unlink()
        return read(path)

    monkeypatch.setattr(imaging, "read_bytes", too_late)
    made = by_sku(finish(batch.run(shop_catalog, [delivery], tmp_path / "b")))["PAN-2"]
    assert made.proposal is Proposal.BAD_PICTURE
    assert "no longer there" in made.reasons[0]


def test_two_runs_at_once_are_told(shop_catalog: Workspace, delivery: Path, tmp_path: Path) -> None:
    task = batch.run(shop_catalog, [delivery], tmp_path / "b")
    next(task)
    with pytest.raises(BatchError, match="Another window"):
        next(batch.run(shop_catalog, [delivery], tmp_path / "b"))
    task.close()
    assert len(finish(batch.run(shop_catalog, [delivery], tmp_path / "b")).items) == 6


def test_other_files_are_left_alone(shop_catalog: Workspace, delivery: Path, tmp_path: Path) -> None:
    other = tmp_path / "mine"
    other.mkdir()
    (other / "letter.txt").write_text("keep")
    with pytest.raises(BatchError, match="holds other files"):
        next(batch.run(shop_catalog, [delivery], other))
    assert [path.name for path in other.iterdir()] == ["letter.txt"]


@pytest.mark.usefixtures("home")
def test_a_zip_has_a_folder_of_its_own_and_is_unpacked_once(shop_catalog: Workspace, tmp_path: Path) -> None:
    photo = written(tmp_path / "x.jpg", saved(product(1), 40))
    with zipfile.ZipFile(tmp_path / "周五.zip", "w") as packed:
        packed.write(photo, "图/商品.jpg")
    (made,) = finish(batch.run(shop_catalog, [tmp_path / "周五.zip"])).items
    assert (made.proposal, made.sku) == (Proposal.ALREADY_HAVE, "PAN-2")
    finish(batch.run(shop_catalog, [tmp_path / "周五.zip"]))
    (saved_batch,) = batch.listing()
    assert (saved_batch.head.name, saved_batch.counts, saved_batch.complete) == (
        "周五",
        {Proposal.ALREADY_HAVE: 1},
        True,
    )
    assert len(list((saved_batch.folder / files.DELIVERY).iterdir())) == 1
    assert batch.open(saved_batch.folder).report.items[0].item.photos[0].path.is_file()
    shutil.copy(photo, tmp_path / "y.jpg")
    with zipfile.ZipFile(tmp_path / "周五.zip", "w") as packed:  # next week's, under the same name
        packed.write(tmp_path / "y.jpg", "y.jpg")
        packed.write(tmp_path / "products.csv", "notes.txt")
    finish(batch.run(shop_catalog, [tmp_path / "周五.zip"]))
    assert len(batch.listing()) == 2


def test_a_bad_source_leaves_the_batch_as_it_was(shop_catalog: Workspace, delivery: Path, tmp_path: Path) -> None:
    report = finish(batch.run(shop_catalog, [delivery], tmp_path / "b"))
    (tmp_path / "bad.zip").write_bytes(b"PK no zip")
    with pytest.raises(VisearchError):
        finish(batch.run(shop_catalog, [tmp_path / "bad.zip"], tmp_path / "b"))
    assert batch.open(tmp_path / "b").report == report


def test_photos_that_all_fail_the_gate(shop_catalog: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "d"
    written(folder / "small.jpg", product(90))
    written(folder / "known.jpg", saved(product(1), 50))
    made = {
        one.item.name: one
        for one in finish(batch.run(shop_catalog, [folder], tmp_path / "b", profile="amazon-main")).items
    }
    assert made["small"].proposal is Proposal.BAD_PICTURE
    assert made["small"].item.photos[0].faults
    assert made["small"].reasons[0] == made["small"].item.photos[0].faults[0].sentence
    assert made["known"].proposal is Proposal.ALREADY_HAVE, "what the shop has needs no better photo"
    assert made["known"].item.photos[0].faults
    lenient = finish(batch.run(shop_catalog, [folder], tmp_path / "b"))
    assert {one.item.name: one.proposal for one in lenient.items}["small"] is Proposal.NEW


def test_an_empty_catalog_has_nothing(workspace: Workspace, delivery: Path, tmp_path: Path) -> None:
    made = by_sku(finish(batch.run(workspace, [delivery], tmp_path / "b")))
    assert made["A"].proposal is Proposal.NEW
    assert made["D"].proposal is Proposal.DUPLICATE_IN_BATCH


def test_a_damaged_report_is_told(shop_catalog: Workspace, delivery: Path, tmp_path: Path) -> None:
    finish(batch.run(shop_catalog, [delivery], tmp_path / "b"))
    (tmp_path / "b" / files.REPORT).write_text(json.dumps({"name": 3}))
    with pytest.raises(BatchError, match="damaged"):
        batch.open(tmp_path / "b")
    (tmp_path / "b" / files.HEAD).write_text("[]")
    with pytest.raises(BatchError, match="no batch"):
        batch.open(tmp_path / "b")


def test_a_failing_disk_is_told_once(shop_catalog: Workspace, delivery: Path, tmp_path: Path) -> None:
    from visearch_desktop.core.batch import found

    def fails(*_: object) -> None:
        raise BatchError("The drive is full.")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(found, "save", fails)
        with pytest.raises(BatchError, match="full"):
            finish(batch.run(shop_catalog, [delivery], tmp_path / "b"))
    assert len(finish(batch.run(shop_catalog, [delivery], tmp_path / "b")).items) == 6


def test_what_is_new_since_the_last_delivery(shop_catalog: Workspace, delivery: Path, tmp_path: Path) -> None:
    older = finish(batch.run(shop_catalog, [delivery], tmp_path / "b1"))
    newer_folder = tmp_path / "next"
    shutil.copytree(delivery, newer_folder)
    written(newer_folder / "extra.jpg", product(80))
    (newer_folder / "wrong.jpg").rename(newer_folder / "renamed.jpg")
    text = (newer_folder / "list.csv").read_text(encoding="utf-8").replace("wrong.jpg", "renamed.jpg")
    text = text.replace("Unheard Of Thing", "Known By Now").replace("A,again.jpg,,\r\n", "")
    (newer_folder / "list.csv").write_text(text + "Z,extra.jpg,,\n", encoding="utf-8", newline="")
    (newer_folder / "again.jpg").unlink()
    newer = finish(batch.run(shop_catalog, [newer_folder], tmp_path / "b2"))
    found = batch.compare(older, newer)
    assert [one.item.sku for one in found.new] == ["Z"]
    assert [(change.now.item.sku, change.words) for change in found.changed] == [("C", ("another title",))]
    assert {one.item.sku for one in found.same} == {"B", "D", "E", "PAN-2"}
    assert [one.item.sku for one in found.gone] == ["A"]
    assert {one.item.sku for one in batch.only_new(older, newer).items} == {"Z", "C"}


def test_a_toned_photo_is_no_other_colour(shop_catalog: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "d"
    toned = np.clip(product(3) * np.array([0.75, 0.85, 1.0]) + np.array([30, 12, 0]), 0, 255).astype(np.uint8)
    written(folder / "toned.jpg", toned, 60)
    written(folder / "other.jpg", product(3, hue=20), 60)
    made = {one.item.name: one for one in finish(batch.run(shop_catalog, [folder], tmp_path / "b")).items}
    assert (made["toned"].proposal, made["toned"].sku) == (Proposal.ALREADY_HAVE, "BAG-4")
    assert (made["other"].proposal, made["other"].sku) == (Proposal.VARIANT_OF, "BAG-4")
