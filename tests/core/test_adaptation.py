"""Adapting a catalog: what is planted is learned, what is shuffled is not, and nothing odd ends in a crash."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from tests.conftest import TINY, finish
from tests.core.made_catalog import fill, planted
from visearch_desktop.core import adaptation
from visearch_desktop.core.adaptation import lessons, running, spread
from visearch_desktop.core.adaptation.lessons import SKU, STYLE, Lessons
from visearch_desktop.core.errors import AdaptationError, CatalogError
from visearch_desktop.core.findings import Ruling, Verdict
from visearch_desktop.core.progress import Stage
from visearch_desktop.core.store import adaptation as rows
from visearch_desktop.core.store import decisions, photos
from visearch_desktop.core.workspace import Workspace


def names(products: npt.NDArray[np.int64]) -> list[str]:
    return [f"款{product:03d}" for product in products]


def right_at_once(vectors: npt.NDArray[np.float32], products: npt.NDArray[np.int64]) -> float:
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -2)
    return float(np.mean(products[cosines.argmax(axis=1)] == products))


def test_a_planted_catalog_is_adapted_and_new_products_are_found_better(workspace: Workspace) -> None:
    vectors, products = planted(1)
    fill(workspace, vectors, names(products))
    report = finish(adaptation.adapt(workspace))
    assert report.adopted
    assert (report.photos, report.groups, report.judged) == (160, 40, 40)
    assert report.adapted > report.plain + 0.05
    assert 0 < report.low <= report.adapted - report.plain <= report.high
    assert re.match(r"Adapted: on 40 products held out, mean average precision 0\.\d+ -> 0\.\d+", report.sentence)
    projection = rows.current(workspace.database)
    assert projection is not None
    others, unseen = planted(99)  # products of the same shop that it has never seen
    assert right_at_once(projection.of(others), unseen) > right_at_once(others, unseen) + 0.05
    assert np.allclose(np.linalg.norm(projection.of(others), axis=1), 1, atol=1e-3)


@pytest.mark.parametrize("seed", range(4))
def test_shuffled_groups_do_not_improve(workspace: Workspace, seed: int) -> None:
    vectors, products = planted(seed)
    fill(workspace, vectors, names(np.random.default_rng(seed).permutation(products)))
    report = finish(adaptation.adapt(workspace))
    assert not report.adopted
    assert report.sentence.endswith("Nothing was changed.")
    assert rows.current(workspace.database) is None
    assert adaptation.status(workspace) is None


def test_a_catalog_with_nothing_to_gain_is_left_alone(workspace: Workspace) -> None:
    vectors, products = planted(3, light=0.0)
    fill(workspace, vectors, names(products))
    report = finish(adaptation.adapt(workspace))
    assert report.plain > 0.99
    assert not report.adopted


def test_categories_are_learned_from_a_column(workspace: Workspace) -> None:
    vectors, products = planted(4, products=5, each=40, light=4.0)
    skus = [f"S{number}" for number in range(len(products))]
    table = {sku: {"Category": f"Kind {kind}"} for sku, kind in zip(skus, products, strict=True)}
    table["S0"] = {"Category": "Alone"}
    fill(workspace, vectors, skus, table)
    report = finish(adaptation.adapt(workspace, "category"))
    assert report.adopted
    assert report.groups == 5
    shuffled = {sku: table[other] for sku, other in zip(skus, np.random.default_rng(1).permutation(skus), strict=True)}
    with workspace.database.write() as connection:
        connection.executemany(
            "UPDATE product SET attributes = json_object('Category', ?) WHERE sku = ?",
            [(said["Category"], sku) for sku, said in shuffled.items()],
        )
    assert not finish(adaptation.adapt(workspace, "category")).adopted


@pytest.mark.parametrize(
    ("skus", "by", "sentence"),
    [
        ([], SKU, "The catalog holds no photo to learn from."),
        (["ONE"] * 30, SKU, "1 product with two photos or more: 12 are needed to learn from."),
        ([f"款{n}" for n in range(30)], SKU, "0 products with two photos or more: 12 are needed to learn from."),
        ([f"款{n // 2}" for n in range(30)], "Category", "No product has anything in a column “Category”."),
    ],
)
def test_too_little_is_said_clearly(workspace: Workspace, skus: list[str], by: str, sentence: str) -> None:
    fill(workspace, planted(5)[0][: len(skus)], skus)
    with pytest.raises(AdaptationError, match=re.escape(sentence)) as raised:
        finish(adaptation.adapt(workspace, by))
    assert raised.value.advice


def test_a_column_of_one_value_or_of_one_member_each_teaches_nothing(workspace: Workspace) -> None:
    vectors, _ = planted(6)
    skus = [f"S{number}" for number in range(len(vectors))]
    fill(workspace, vectors, skus, {sku: {"kind": "all", "name": sku} for sku in skus})
    for column in ("kind", "name"):
        with pytest.raises(AdaptationError, match="too few values"):
            finish(adaptation.adapt(workspace, column))


def test_few_products_are_not_judged(workspace: Workspace) -> None:
    vectors, products = planted(7, products=12, each=2)
    fill(workspace, vectors, names(products))
    report = finish(adaptation.adapt(workspace))
    assert not report.adopted or report.judged >= 12


def test_damaged_vectors_are_left_out(workspace: Workspace) -> None:
    vectors, products = planted(8)
    vectors[3], vectors[10], vectors[20] = np.nan, np.inf, 0.0
    fill(workspace, vectors, names(products))
    report = finish(adaptation.adapt(workspace))
    assert report.photos == 157
    assert report.adopted


def test_photos_that_are_all_the_same_teach_nothing(workspace: Workspace) -> None:
    vectors, products = planted(9)
    fill(workspace, np.repeat(vectors[:1], len(vectors), axis=0), names(products))
    assert not finish(adaptation.adapt(workspace)).adopted


def test_another_model_drops_the_projection(workspace: Workspace) -> None:
    vectors, products = planted(10)
    fill(workspace, vectors, names(products))
    finish(adaptation.adapt(workspace))
    workspace.database.set_meta(model_identity="another")
    assert rows.current(workspace.database) is None
    held = adaptation.status(workspace)
    assert held is not None
    assert not held.in_use
    photos.drop_embeddings(workspace.database)
    with pytest.raises(AdaptationError, match="no photo to learn from"):
        finish(adaptation.adapt(workspace))


def test_indexing_with_another_model_meanwhile_is_noticed(workspace: Workspace) -> None:
    vectors, products = planted(11)
    fill(workspace, vectors, names(products))
    task = adaptation.adapt(workspace)
    next(task)
    workspace.database.set_meta(model_identity="another")
    with pytest.raises(AdaptationError, match="another model meanwhile"):
        finish(task)
    assert rows.newest(workspace.database) is None


def test_undo_brings_back_the_one_before(workspace: Workspace, tmp_path: Path) -> None:
    vectors, products = planted(12)
    fill(workspace, vectors, names(products))
    assert adaptation.undo(workspace) is None
    finish(adaptation.adapt(workspace))
    first = rows.current(workspace.database)
    fill(workspace, planted(13)[0], [f"N{product}" for product in planted(13)[1]])
    finish(adaptation.adapt(workspace))
    second = rows.current(workspace.database)
    assert first is not None
    assert second is not None
    assert not np.array_equal(first.mean, second.mean)
    assert adaptation.undo(workspace) is not None
    again = rows.current(workspace.database)
    assert again is not None
    assert np.array_equal(first.mean, again.mean)
    adaptation.undo(workspace)
    assert rows.current(workspace.database) is None
    assert adaptation.status(workspace) is None


def test_what_was_learned_outlives_the_program(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "目录", model=TINY, device="cpu")
    vectors, products = planted(14)
    fill(workspace, vectors, names(products))
    report = finish(adaptation.adapt(workspace))
    workspace.close()
    again = Workspace.open(tmp_path / "目录", read_only=True)
    held = adaptation.status(again)
    assert held is not None
    assert (held.report, held.in_use, held.since) == (report, True, 0)
    with pytest.raises(CatalogError, match="for reading only"):
        finish(adaptation.adapt(again))
    again.close()


def test_cancelled_midway_nothing_has_changed(workspace: Workspace) -> None:
    vectors, products = planted(15)
    fill(workspace, vectors, names(products))
    task = adaptation.adapt(workspace)
    told = [next(task) for _ in range(4)]
    task.close()
    assert {one.stage for one in told} == {Stage.LEARN}
    assert adaptation.status(workspace) is None


def test_progress_never_goes_back_nor_beyond_its_end(workspace: Workspace) -> None:
    vectors, products = planted(16)
    fill(workspace, vectors, names(products))
    told = [one for one in adaptation.adapt(workspace) if one.total]
    assert [one.done for one in told] == sorted(one.done for one in told)
    assert all(one.done <= (one.total or 0) for one in told)


ZEROS = np.zeros((48, 4), np.float16).tobytes()


@pytest.mark.parametrize("summed", [True, False])
@pytest.mark.parametrize("damage", [b"", b"123", b"\x00" * 64, ZEROS, np.full((48, 4), np.nan, np.float16).tobytes()])
def test_a_damaged_projection_is_not_used(workspace: Workspace, damage: bytes, summed: bool) -> None:
    vectors, products = planted(17)
    fill(workspace, vectors, names(products))
    finish(adaptation.adapt(workspace))
    with workspace.database.write() as connection:
        connection.execute("UPDATE adaptation SET axes = ?", (damage,))
        if not summed:  # one that was learned by a version before
            connection.execute("UPDATE adaptation SET facts = json_remove(facts, '$.sum')")
    assert rows.current(workspace.database) is None
    held = adaptation.status(workspace)
    assert held is not None
    assert (held.damaged, held.in_use) == (True, False)


@pytest.mark.parametrize("part", ["mean", "axes"])
def test_one_bit_of_what_was_learned_is_noticed(workspace: Workspace, part: str) -> None:
    vectors, products = planted(17)
    fill(workspace, vectors, names(products))
    finish(adaptation.adapt(workspace))
    assert rows.current(workspace.database) is not None
    held = adaptation.status(workspace)
    assert held is not None
    assert (held.damaged, held.in_use) == (False, True)
    with workspace.database.write() as connection:
        data = bytearray(connection.execute(f"SELECT {part} FROM adaptation").fetchone()[0])
        data[9] ^= 1
        connection.execute(f"UPDATE adaptation SET {part} = ?", (bytes(data),))
    assert rows.current(workspace.database) is None
    finish(adaptation.adapt(workspace))
    assert rows.current(workspace.database) is not None


def test_facts_of_another_version_are_read_as_far_as_they_go(workspace: Workspace) -> None:
    vectors, products = planted(18)
    fill(workspace, vectors, names(products))
    finish(adaptation.adapt(workspace))
    for text in ('{"by": "style", "new": 1}', "[]", "{"):
        with workspace.database.write() as connection:
            connection.execute("UPDATE adaptation SET facts = ?", (text,))
        held = adaptation.status(workspace)
        assert held is not None
        assert held.report.photos == 0


def test_verdicts_join_products_and_take_photos_out(workspace: Workspace) -> None:
    vectors, products = planted(19)
    digests = fill(workspace, vectors, names(products))
    before = lessons.read(workspace.database)
    said = [
        Ruling(digests[0], digests[4], Verdict.DUPLICATE),
        Ruling(digests[32], digests[36], Verdict.VARIANT),
        Ruling(digests[8], digests[9], Verdict.DISTINCT),
        Ruling(digests[12], digests[16], Verdict.DISTINCT),  # two products anyway
        Ruling(digests[20], "ab" * 32, Verdict.DUPLICATE),  # of a photo that is not there
        Ruling(digests[24], digests[28], Verdict.SAME_SET),
    ]
    decisions.append(workspace.database, said, words="", who="")
    after = lessons.read(workspace.database)
    assert rows.verdicts_since(workspace.database, datetime(2020, 1, 1, tzinfo=UTC)) == 6
    assert rows.verdicts_since(workspace.database, datetime.now(UTC) + timedelta(hours=1)) == 0
    assert (before.groups(), after.groups()) == (40, 39)
    assert len(after.label) == len(before.label) - 2
    assert after.verdicts == 4
    assert len(set(after.label[:8].tolist())) == 1
    assert len(set(after.unit.tolist())) == 38  # variants are held out together, but are not the same
    assert lessons.read(workspace.database, STYLE).groups() == 38


def test_a_pair_said_to_be_duplicate_and_filed_apart_counts_as_one_even_when_another_is_distinct(
    workspace: Workspace,
) -> None:
    vectors, products = planted(20)
    digests = fill(workspace, vectors, names(products))
    said = [Ruling(digests[0], digests[4], Verdict.DUPLICATE), Ruling(digests[1], digests[5], Verdict.DISTINCT)]
    decisions.append(workspace.database, said, words="", who="")
    taught = lessons.read(workspace.database)
    assert len(taught.label) == len(products) - 2  # the contradicting pair teaches nothing


@pytest.mark.parametrize("shared", [False, True])
def test_the_sums_are_what_going_through_all_at_once_gives(monkeypatch: pytest.MonkeyPatch, shared: bool) -> None:
    monkeypatch.setattr(spread, "BLOCK", 7)
    monkeypatch.setattr(spread, "LABELS", 3)
    vectors, label = planted(21, products=9, each=5, dimension=12)
    order = np.random.default_rng(0).permutation(len(label))
    stored, label = vectors[order].astype(np.float16), label[order]
    label[0] = 1000  # alone
    unit = np.arange(len(label)) if shared else label
    part = running.parts(unit)
    sums = spread.Sums(Lessons("kind" if shared else STYLE, stored, label, unit), part)
    assert list(sums.add_up())[-1] == len(label) - 1
    for held_out in (None, 0, 3):
        kept = (part != (-1 if held_out is None else held_out)) & (label != 1000)
        rows_, labels = stored[kept].astype(np.float64), label[kept]
        within, freedom = np.zeros((12, 12)), 0
        for one in np.unique(labels):
            own = rows_[labels == one]
            within += (own - own.mean(axis=0)).T @ (own - own.mean(axis=0))
            freedom += len(own) - 1
        found = sums.without(held_out)
        assert found.freedom == freedom
        assert np.allclose(found.within, within / freedom, atol=1e-5)
        assert np.allclose(found.mean, rows_.mean(axis=0), atol=1e-4)
        assert np.allclose(found.total, np.cov(rows_.T, bias=True), atol=1e-5)


def test_products_are_held_out_whole() -> None:
    unit = np.repeat(np.arange(50), 3)
    part = running.parts(unit)
    assert all(len(set(part[unit == one])) == 1 for one in range(50))
    assert set(part) == set(range(spread.PARTS))


def test_colours_in_one_pose_are_not_taken_for_views_of_a_product(workspace: Workspace) -> None:
    """Learned from these, a catalog finds recoloured photos better and other views worse."""
    vectors, products = planted(22)
    colours = ["Black", "Red", "Blue", "Green"]
    skus = [f"MH{product:02d}-{colours[place % 4]}" for place, product in enumerate(products)]
    fill(workspace, vectors, skus, {sku: {"color": sku.partition("-")[2]} for sku in skus})
    with pytest.raises(AdaptationError, match="0 products with two photos or more"):
        finish(adaptation.adapt(workspace))
    assert finish(adaptation.adapt(workspace, STYLE)).adopted  # for those who ask for it


def test_size_runs_that_share_photos_are_one_product(workspace: Workspace) -> None:
    vectors, products = planted(23)
    fill(workspace, vectors, [f"{product}-{place % 2}" for place, product in enumerate(products)])
    with workspace.database.write() as connection:  # every first photo is shown by both
        connection.execute(
            "INSERT INTO photo_sku SELECT photo_id, substr(sku, 1, instr(sku, '-')) || '1' FROM photo_sku"
            " WHERE photo_id % 4 = 1"
        )
    assert lessons.read(workspace.database).groups() == 40
