"""The audit journey: the catalog against itself, what is said of it, and the command."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from tests.conftest import TINY, finish, write_photo
from tests.core.pictures import product
from visearch_desktop import cli
from visearch_desktop.core import audit, matching
from visearch_desktop.core.audit import KeepKind, KeepRule, candidates, compare, seek
from visearch_desktop.core.audit.neighbours import Neighbours
from visearch_desktop.core.audit.shared_features import SharedFeatures
from visearch_desktop.core.catalog import Evidence, Relation
from visearch_desktop.core.errors import CatalogBusyError, CatalogError, RuleError
from visearch_desktop.core.findings import AuditOptions, AuditReport, Group, Ruling, Scope, Tier, Verdict
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.progress import Stage
from visearch_desktop.core.store import decisions, listings, review, sought
from visearch_desktop.core.workspace import Workspace

NEAR, VARIANT = Relation.NEAR_DUPLICATE, Relation.VARIANT
ALL = AuditOptions()


@dataclass(frozen=True)
class Marked:
    """A sketch that only says whose it is."""

    content: int


class Oracle:
    """Stands for the matcher: says of pairs of photos, by name, what the test wants, and notes the questions."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.says: dict[frozenset[str], tuple[Relation, float]] = {}
        self.asked: list[frozenset[str]] = []
        self.most = 99

    def relate(self, one: str, other: str, relation: Relation = NEAR, score: float = 0.9) -> None:
        self.says[frozenset((one, other))] = (relation, score)

    def verify(self, query: Marked, candidates: Sequence[matching.Candidate]) -> list[matching.Judgement]:
        made: list[matching.Judgement] = []
        for one in candidates:
            pair = frozenset(self._name(content) for content in (query.content, one.sketch.content))  # type: ignore[attr-defined]
            self.asked.append(pair)
            relation, score = self.says.get(pair, (Relation.SIMILAR, 0.1))
            if sum(judgement.relation is NEAR for judgement in made) >= self.most:
                relation, score = Relation.SIMILAR, 0.0  # as a matcher that looks at the most promising only
            made.append(matching.Judgement(relation, score, Evidence(inliers=9, points=((0.1, 0.1, 0.2, 0.2),))))
        return made

    def _name(self, content: int) -> str:
        return listings.listed(self._workspace.database, [content])[0].photo.stem


@pytest.fixture
def oracle(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Oracle:
    """The workspace's matcher, in the hands of the test; every two photos of the little shop are compared."""
    made = Oracle(workspace)
    monkeypatch.setattr(matching, "verify", made.verify)
    monkeypatch.setattr(Workspace, "sketch", lambda self, content: self.thumbnail(content) and Marked(content))
    monkeypatch.setattr(candidates, "LEAST_EXCESS", -9.0)
    monkeypatch.setattr(candidates, "LOOKED_ALIKE", candidates.MOST)
    return made


@pytest.fixture
def indexed(workspace: Workspace, shop: Path, oracle: Oracle) -> Workspace:
    """Twelve photos of six SKUs; `oracle` answers for them."""
    finish(index_folders(workspace, [shop]))
    return workspace


def run(workspace: Workspace, options: AuditOptions = ALL) -> AuditReport:
    return finish(audit.run(workspace, options))


def names(group: Group) -> list[str]:
    return [member.photo.stem for member in group.members]


def found(report: AuditReport) -> list[tuple[str, list[str]]]:
    return [(group.tier.value, names(group)) for group in report.groups]


def facts(report: AuditReport) -> tuple[object, ...]:
    """All that a report says, but how long it took."""
    return report.photos, report.groups, report.expected, report.judged, report.notes


def with_table(workspace: Workspace, shop: Path, text: str) -> None:
    table = shop.parent / "products.csv"
    table.write_text(text, encoding="utf-8")
    finish(index_folders(workspace, [shop], products=table))


# -- groups -------------------------------------------------------------------------------------


def test_groups_are_tiers_with_every_pair(indexed: Workspace, oracle: Oracle) -> None:
    oracle.relate("photo0", "photo2", score=0.8)
    oracle.relate("photo0", "photo4", score=0.9)
    oracle.relate("photo2", "photo4", score=0.95)
    oracle.relate("photo6", "photo8", VARIANT, 0.3)
    oracle.relate("photo1", "photo11", score=0.85)
    report = run(indexed)
    assert found(report) == [
        ("near_duplicate", ["photo1", "photo11"]),
        ("near_duplicate", ["photo0", "photo2", "photo4"]),
        ("variant", ["photo6", "photo8"]),
    ]
    assert (report.photos, report.expected, report.judged, report.notes) == (12, 0, 0, ())
    three = report.groups[1]
    assert [(pair.a.photo.stem, pair.b.photo.stem, pair.duplicate_score) for pair in three.pairs] == [
        ("photo0", "photo2", 0.8), ("photo0", "photo4", 0.9), ("photo2", "photo4", 0.95),
    ]  # fmt: skip
    assert three.pairs[0].evidence.inliers == 9
    assert all(-1 <= pair.similarity < 1 for pair in three.pairs)
    first = three.members[0]
    assert (first.skus, first.width, first.height, first.bytes) == (("SKU0",), 320, 240, first.photo.stat().st_size)
    assert audit.load(indexed, ALL).groups == report.groups


def test_a_chain_is_not_one_group(indexed: Workspace, oracle: Oracle) -> None:
    oracle.relate("photo0", "photo2", score=0.9)
    oracle.relate("photo2", "photo4", score=0.8)
    assert found(run(indexed)) == [
        ("near_duplicate", ["photo0", "photo2"]), ("near_duplicate", ["photo2", "photo4"]),
    ]  # fmt: skip


def test_every_pair_is_compared_once(indexed: Workspace, oracle: Oracle) -> None:
    run(indexed)
    assert len(oracle.asked) == len(set(oracle.asked)) == 12 * 11 // 2
    oracle.asked.clear()
    run(indexed)
    assert not oracle.asked


def test_new_photos_are_compared_with_all_and_nothing_else_is(indexed: Workspace, oracle: Oracle, shop: Path) -> None:
    run(indexed)
    oracle.asked.clear()
    write_photo(shop / "SKU9" / "late.jpg", 99)
    oracle.relate("late", "photo3")
    finish(index_folders(indexed))
    assert "run the audit" in audit.load(indexed, ALL).notes[0]
    assert found(run(indexed)) == [("near_duplicate", ["photo3", "late"])]
    assert len(oracle.asked) == 12
    assert all("late" in pair for pair in oracle.asked)


def test_a_photo_with_many_copies_finds_them_all(indexed: Workspace, oracle: Oracle) -> None:
    for one, other in combinations(range(11), 2):
        oracle.relate(f"photo{one}", f"photo{other}")
    oracle.most = 4
    (group,) = run(indexed).groups
    assert len(group.members) == 11


def test_the_same_pixels_are_identical(indexed: Workspace, shop: Path) -> None:
    with Image.open(shop / "SKU0/photo0.jpg") as image:
        image.save(shop / "SKU1" / "same.png")
    finish(index_folders(indexed))
    (group,) = run(indexed).groups
    assert (group.tier, group.relation, names(group)) == (Tier.IDENTICAL, Relation.IDENTICAL, ["photo0", "same"])
    assert group.pairs[0].duplicate_score == 1.0


def test_limits_and_tiers_leave_out(indexed: Workspace, oracle: Oracle, shop: Path) -> None:
    shutil.copy(shop / "SKU0/photo0.jpg", shop / "SKU1/copy.jpg")
    oracle.relate("photo4", "photo6")
    oracle.relate("photo8", "photo10", VARIANT)
    finish(index_folders(indexed))
    everything = run(indexed)
    assert [group.tier for group in everything.groups] == [Tier.IDENTICAL, Tier.NEAR_DUPLICATE, Tier.VARIANT]
    for tier in (Tier.IDENTICAL, Tier.NEAR_DUPLICATE, Tier.VARIANT):
        only = audit.load(indexed, AuditOptions(tiers=frozenset((tier,))))
        assert only.groups == tuple(group for group in everything.groups if group.tier is tier)
    cosine = everything.groups[1].pairs[0].similarity
    above = audit.load(indexed, AuditOptions(least=cosine + 0.0001))
    below = audit.load(indexed, AuditOptions(most=cosine))
    assert names(everything.groups[1]) not in [names(group) for group in above.groups]
    assert names(everything.groups[1]) in [names(group) for group in below.groups]
    assert Tier.IDENTICAL not in {group.tier for group in below.groups}  # exact copies are above any limit below 1


# -- listings -----------------------------------------------------------------------------------


def test_the_same_bytes_under_two_skus(indexed: Workspace, shop: Path) -> None:
    shutil.copy(shop / "SKU0/photo0.jpg", shop / "SKU3/copy.jpg")
    shutil.copy(shop / "SKU4/photo8.jpg", shop / "SKU4/again.jpg")
    finish(index_folders(indexed))
    (group,) = run(indexed).groups
    assert (group.tier, names(group)) == (Tier.IDENTICAL, ["photo0", "copy"])
    (pair,) = group.pairs
    assert (pair.a.digest, pair.similarity, pair.duplicate_score) == (pair.b.digest, 1.0, 1.0)
    (within,) = audit.load(indexed, AuditOptions(Scope.WITHIN_SKU)).groups
    assert names(within) == ["again", "photo8"]


def test_a_size_run_is_expected_and_another_price_is_a_conflict(
    workspace: Workspace, shop: Path, oracle: Oracle
) -> None:
    rows = [
        "sku,name,product_type,size,price,brand,color,images",
        "P,Shirt,configurable,,9,Best,,photo0.jpg",
        "P-S,Shirt S,simple,S,9,Best,Red,photo0.jpg",
        "P-M,Shirt M,simple,M,9.00,best,Red,photo0.jpg",
        "Q,Shirt,simple,S,9,Best,Red,photo2.jpg",
        "R,Shirt,simple,M,12,Best,Red,photo2.jpg;photo3.jpg",
        "T,Mug,simple,,5,Other,Blue,photo5.jpg",
    ]
    with_table(workspace, shop, "\n".join(rows))
    oracle.relate("photo3", "photo5")
    report = run(workspace)
    assert found(report) == [("conflict", ["photo2", "photo2"]), ("conflict", ["photo3", "photo5"])]
    assert report.expected == 1
    assert [member.skus for member in report.groups[0].members] == [("Q",), ("R",)]
    assert [(one.column, one.values) for one in report.groups[0].conflicts] == [("price", ("12", "9"))]
    assert [one.column for one in report.groups[1].conflicts] == ["price", "brand"]
    assert report.groups[0].members[0].products["Q"].attributes["price"] == "9"


def test_resaved_photos_of_a_size_run_are_expected_as_well(workspace: Workspace, shop: Path, oracle: Oracle) -> None:
    text = "sku,size,price,images\nA,S,9,photo0.jpg\nB,M,9,photo1.jpg\nC,M,9,photo2.jpg\n"
    with_table(workspace, shop, text)
    oracle.relate("photo0", "photo1")
    oracle.relate("photo3", "photo5", VARIANT)
    assert (run(workspace).expected, found(run(workspace))) == (2, [("variant", ["photo3", "photo5"])])
    oracle.relate("photo1", "photo2")
    assert audit.load(workspace, AuditOptions(Scope.ACROSS_COLUMN, "SIZE")).groups[0].members[0].skus == ("A",)


def test_across_a_column(workspace: Workspace, shop: Path, oracle: Oracle) -> None:
    text = "sku,supplier,images\nA,x,photo0.jpg\nB,y,photo1.jpg\nC,X,photo2.jpg\nD,,photo3.jpg\n"
    with_table(workspace, shop, text)
    for other in ("photo1", "photo2", "photo3"):
        oracle.relate("photo0", other)
    across = AuditOptions(Scope.ACROSS_COLUMN, "Supplier")
    assert found(run(workspace, across)) == [("near_duplicate", ["photo0", "photo1"])]
    for options in (AuditOptions(Scope.ACROSS_COLUMN, "supplyer"), AuditOptions(Scope.ACROSS_COLUMN)):
        with pytest.raises(RuleError, match="no column") as raised:
            audit.load(workspace, options)
        assert "supplier" in raised.value.advice
        with pytest.raises(RuleError):
            run(workspace, options)


def test_groups_that_differ_out_of_scope_only_come_once(workspace: Workspace, shop: Path, oracle: Oracle) -> None:
    with_table(workspace, shop, "sku,supplier,images\nA,x,photo0.jpg\nB,y,photo1.jpg\nC,,photo2.jpg\nD,,photo3.jpg\n")
    for one, other in (("0", "1"), ("0", "2"), ("1", "2"), ("0", "3"), ("1", "3")):
        oracle.relate(f"photo{one}", f"photo{other}")
    across = AuditOptions(Scope.ACROSS_COLUMN, "supplier")
    assert found(run(workspace, across)) == [("near_duplicate", ["photo0", "photo1"])]


def test_the_columns_to_choose_from(workspace: Workspace, shop: Path) -> None:
    finish(index_folders(workspace, [shop]))
    assert audit.table_columns(workspace) == ()
    with_table(workspace, shop, "sku,supplier,brand,images\nA,x,b,photo0.jpg\n")
    assert {"brand", "supplier"} <= set(audit.table_columns(workspace))
    for column in audit.table_columns(workspace):
        audit.load(workspace, AuditOptions(Scope.ACROSS_COLUMN, column))


def test_complete_until_something_new_comes(indexed: Workspace, shop: Path) -> None:
    assert not audit.is_complete(indexed)
    run(indexed)
    assert audit.is_complete(indexed)
    write_photo(shop / "SKU9/new.jpg", 99)
    finish(index_folders(indexed))
    assert not audit.is_complete(indexed)
    run(indexed)
    indexed.database.set_meta(audited_model="another")
    assert not audit.is_complete(indexed)


def test_exact_copies_in_a_group_of_near_duplicates(indexed: Workspace, oracle: Oracle, shop: Path) -> None:
    shutil.copy(shop / "SKU0/photo0.jpg", shop / "SKU5/copy.jpg")
    oracle.relate("photo0", "photo2")
    oracle.relate("copy", "photo2")
    finish(index_folders(indexed))
    assert [tier for tier, _ in found(run(indexed))] == ["near_duplicate"]
    copies = [("identical", ["photo0", "copy"])]
    assert found(run(indexed, AuditOptions(tiers=frozenset((Tier.IDENTICAL,))))) == copies
    assert found(run(indexed, AuditOptions(tiers=frozenset((Tier.CONFLICT, Tier.IDENTICAL))))) == copies


def test_what_another_program_forgets_meanwhile_is_left_out(
    indexed: Workspace, oracle: Oracle, monkeypatch: pytest.MonkeyPatch
) -> None:
    oracle.relate("photo0", "photo2")
    assert len(run(indexed).groups) == 1
    monkeypatch.setattr(review, "pairs_between", lambda *_: [])
    assert audit.load(indexed, ALL).groups == ()


def test_a_placeholder_in_every_folder_stays_small(indexed: Workspace, shop: Path) -> None:
    for number in range(70):
        (shop / f"X{number:02}").mkdir()
        shutil.copy(shop / "SKU0/photo0.jpg", shop / f"X{number:02}" / "soon.jpg")
    finish(index_folders(indexed))
    report = run(indexed)
    assert [len(group.members) for group in report.groups] == [60]
    assert "60 are shown" in report.notes[0]


def test_a_picture_that_resembles_everything_comes_once(
    indexed: Workspace, oracle: Oracle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("visearch_desktop.core.audit.links.MOST_PAIRS", 4)
    for other in range(2, 12):
        oracle.relate("photo0", f"photo{other}", score=0.5 + other / 100)
    report = run(indexed)
    assert found(report) == [("near_duplicate", ["photo0", "photo11"])]
    assert "placeholder" in report.notes[0]


# -- verdicts -----------------------------------------------------------------------------------


def say(workspace: Workspace, group: Group, verdict: Verdict) -> None:
    audit.decide(workspace, audit.rulings(group, verdict), who="ann")


def test_distinct_sticks(indexed: Workspace, oracle: Oracle, shop: Path) -> None:
    oracle.relate("photo0", "photo2")
    say(indexed, run(indexed).groups[0], Verdict.DISTINCT)
    assert (run(indexed).groups, run(indexed).judged) == ((), 1)
    assert audit.load(indexed, AuditOptions(least=-1, most=0.999)).groups == ()
    (shop / "Moved").mkdir()
    (shop / "SKU0/photo0.jpg").rename(shop / "Moved/photo0.jpg")
    finish(index_folders(indexed))
    assert (run(indexed).groups, run(indexed).judged) == ((), 1)
    away = (shop / "SKU1/photo2.jpg").rename(shop.parent / "away.jpg")
    finish(index_folders(indexed))
    indexed.database.set_meta(snapshot="0")
    assert run(indexed).judged == 0
    away.rename(shop / "SKU1/photo2.jpg")
    finish(index_folders(indexed))
    assert (run(indexed).groups, run(indexed).judged) == ((), 1)
    audit.undo(indexed)
    assert len(run(indexed).groups) == 1


def test_distinct_splits_a_group(indexed: Workspace, oracle: Oracle) -> None:
    for one, other in (("photo0", "photo2"), ("photo0", "photo4"), ("photo2", "photo4")):
        oracle.relate(one, other)
    pair = run(indexed).groups[0].pairs[0]
    audit.decide(indexed, [Ruling(pair.a.digest, pair.b.digest, Verdict.DISTINCT)])
    groups = [set(names(group)) for group in audit.load(indexed, ALL).groups]
    assert sorted(map(sorted, groups)) == [["photo0", "photo4"], ["photo2", "photo4"]]


def test_copies_judged_distinct(indexed: Workspace, oracle: Oracle, shop: Path) -> None:
    shutil.copy(shop / "SKU0/photo0.jpg", shop / "SKU3/copy.jpg")
    finish(index_folders(indexed))
    say(indexed, run(indexed).groups[0], Verdict.DISTINCT)
    assert (run(indexed).groups, run(indexed).judged) == ((), 1)
    audit.undo(indexed)
    say(indexed, run(indexed).groups[0], Verdict.SAME_SET)
    assert [group.tier for group in run(indexed).groups] == [Tier.VARIANT]


def test_verdicts_correct_the_matcher(indexed: Workspace, oracle: Oracle) -> None:
    oracle.relate("photo0", "photo2")
    oracle.relate("photo4", "photo6", VARIANT, 0.2)
    near, variant = run(indexed).groups
    say(indexed, near, Verdict.VARIANT)
    say(indexed, variant, Verdict.DUPLICATE)
    digests = {member.photo.stem: member.digest for member in (*near.members, *variant.members)}
    report = audit.load(indexed, ALL)
    assert found(report) == [("near_duplicate", ["photo4", "photo6"]), ("variant", ["photo0", "photo2"])]
    assert [group.pairs[0].verdict for group in report.groups] == [Verdict.DUPLICATE, Verdict.VARIANT]
    # What the matcher holds for merely similar is a duplicate when a person says so.
    audit.decide(indexed, [Ruling(digests["photo0"], digests["photo6"], Verdict.DUPLICATE)])
    assert ("near_duplicate", ["photo0", "photo6"]) in found(audit.load(indexed, ALL))
    assert audit.verdicts(indexed)[min(digests["photo0"], digests["photo2"]), max(digests["photo0"], digests["photo2"])]


def test_keepers_are_remembered_and_say_what_may_go(indexed: Workspace, oracle: Oracle, shop: Path) -> None:
    shutil.copy(shop / "SKU3/photo6.jpg", shop / "SKU5/copy.jpg")
    oracle.relate("photo0", "photo2")
    finish(index_folders(indexed))
    groups = audit.propose_keepers(run(indexed).groups, [KeepRule(KeepKind.PREFERRED_FOLDER, "sku1")])
    kept = {group.tier: group.keeper for group in groups}
    assert [keeper and keeper.photo.stem for keeper in kept.values()] == ["photo6", "photo2"]
    assert audit.duplicates(indexed) == ()
    for group in groups:
        chosen = kept[group.tier] if group.tier is Tier.NEAR_DUPLICATE else group.members[1]
        audit.decide(indexed, audit.rulings(group, Verdict.DUPLICATE, chosen))
    again = audit.load(indexed, ALL).groups
    assert [group.keeper and group.keeper.photo.stem for group in again] == ["copy", "photo2"]
    assert [(one.photo.stem, one.keeper.stem) for one in audit.duplicates(indexed)] == [
        ("photo0", "photo2"), ("photo6", "copy"),
    ]  # fmt: skip
    assert audit.undo(indexed) is not None
    assert len(audit.duplicates(indexed)) == 1


def test_keepers_of_keepers_and_circles(indexed: Workspace) -> None:
    a, b, c = sorted(row.digest for row in listings.listed(indexed.database, [1, 2, 3]))
    audit.decide(indexed, [Ruling(a, b, Verdict.DUPLICATE, keeper=b), Ruling(b, c, Verdict.DUPLICATE, keeper=c)])
    assert {(one.digest, one.keeper_digest) for one in audit.duplicates(indexed)} == {(a, c), (b, c)}
    audit.decide(indexed, [Ruling(a, c, Verdict.DUPLICATE, keeper=a)])
    assert {(one.digest, one.keeper_digest) for one in audit.duplicates(indexed)} == {(b, a), (c, a)}
    audit.decide(indexed, [Ruling(a, "ff" * 32, Verdict.DUPLICATE, keeper="ff" * 32)])
    assert all(one.keeper.exists() for one in audit.duplicates(indexed))


def test_no_keeper_stands_for_what_was_said_to_be_another_photo(indexed: Workspace) -> None:
    a, b, c = sorted(row.digest for row in listings.listed(indexed.database, [1, 2, 3]))
    audit.decide(indexed, [Ruling(a, b, Verdict.DUPLICATE, keeper=b), Ruling(b, c, Verdict.DUPLICATE, keeper=c)])
    audit.decide(indexed, [Ruling(a, c, Verdict.DISTINCT)])
    assert {(one.digest, one.keeper_digest) for one in audit.duplicates(indexed)} == {(b, c)}
    audit.undo(indexed)
    assert len(audit.duplicates(indexed)) == 2


def test_photos_of_skus_that_nobody_saw_stay(indexed: Workspace, shop: Path) -> None:
    """Two copies are judged within one SKU; another SKU shares the photo, and was not shown."""
    for sku in ("SKU0", "SKU5"):
        shutil.copy(shop / "SKU0/photo0.jpg", shop / sku / "copy.jpg")
    finish(index_folders(indexed))
    (group,) = run(indexed, AuditOptions(Scope.WITHIN_SKU)).groups
    assert {member.skus for member in group.members} == {("SKU0",)}
    audit.decide(indexed, audit.rulings(group, Verdict.DUPLICATE, group.members[1]))
    assert [one.photo for one in audit.duplicates(indexed)] == [group.members[0].photo]
    (shop / "SKU0").rename(shop / "moved")
    finish(index_folders(indexed))
    assert audit.duplicates(indexed) == (), "under another SKU, it was not seen either"


def test_digests_the_catalog_does_not_know_are_remembered(indexed: Workspace) -> None:
    audit.decide(indexed, [Ruling("ee" * 32, "ff" * 32, Verdict.DUPLICATE, keeper="ee" * 32)], words="import")
    assert audit.verdicts(indexed) == {("ee" * 32, "ff" * 32): Verdict.DUPLICATE}
    assert audit.history(indexed)[0].words == "import"
    assert audit.history(indexed)[0].who
    assert run(indexed).groups == ()
    assert audit.duplicates(indexed) == ()


def test_deciding_while_an_index_runs(indexed: Workspace, oracle: Oracle) -> None:
    oracle.relate("photo0", "photo2")
    (group,) = run(indexed).groups
    other = Workspace.open(indexed.folder, device="cpu")
    with other.writing():
        say(indexed, group, Verdict.DISTINCT)
        assert run(indexed).groups == ()  # all is compared: nothing to wait for
    other.close()
    assert len(decisions.history(indexed.database, 5)) == 1


# -- bad luck -----------------------------------------------------------------------------------


def test_an_empty_catalog(workspace: Workspace) -> None:
    with pytest.raises(CatalogError, match="holds no photos"):
        run(workspace)
    assert audit.load(workspace, ALL).groups == ()


def test_a_single_photo(workspace: Workspace, tmp_path: Path) -> None:
    write_photo(tmp_path / "one" / "A" / "a.jpg")
    finish(index_folders(workspace, [tmp_path / "one"]))
    assert facts(run(workspace)) == (1, (), 0, 0, ())


def test_stopped_anywhere_it_comes_to_the_same(
    workspace: Workspace, shop: Path, oracle: Oracle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare, "PAGE", 3)
    for one, other in ((0, 2), (0, 4), (2, 4), (5, 11), (6, 9)):
        oracle.relate(f"photo{one}", f"photo{other}", score=0.9 - one / 100)
    finish(index_folders(workspace, [shop]))
    whole = facts(run(workspace))
    assert len(run(workspace).groups) == 3
    for patience in (1, 2, 3, 5):
        with workspace.database.write() as connection:
            connection.execute("DELETE FROM pair")
            connection.execute("DELETE FROM audited")
        for _ in range(40):
            task = audit.run(workspace, ALL)
            try:
                for _ in range(patience + 1):
                    next(task)
            except StopIteration:
                break
            task.close()
            if patience < 3:  # too impatient for a single photo: at least nothing is lost
                break
        assert facts(run(workspace)) == whole


def test_progress_counts_photos(indexed: Workspace) -> None:
    steps = [step for step in audit.run(indexed, ALL) if step.total is not None]
    assert {step.stage for step in steps} == {Stage.SEEK, Stage.COMPARE}
    sought = [step.done for step in steps if step.stage is Stage.SEEK]
    assert (sought, sought[-1]) == (sorted(sought), 48)  # each read and looked up, in two ways
    steps = [step for step in steps if step.stage is Stage.COMPARE]
    assert [(steps[0].done, steps[0].total), (steps[-1].done, steps[-1].total)] == [(0, 12), (12, 12)]
    assert [step.done for step in steps] == sorted(step.done for step in steps)


def test_a_photo_that_vanished_with_its_thumbnail_is_noted(indexed: Workspace, oracle: Oracle, shop: Path) -> None:
    oracle.relate("photo1", "photo3")
    oracle.relate("photo0", "photo3")
    (shop / "SKU0/photo0.jpg").rename(shop.parent / "photo0.jpg")
    with indexed.database.write() as connection:
        connection.execute("DELETE FROM cache.thumbnail")
    report = run(indexed)
    assert found(report) == [("near_duplicate", ["photo1", "photo3"])]
    assert report.notes[0].startswith("1 photo could not be compared")
    (shop.parent / "photo0.jpg").rename(shop / "SKU0/photo0.jpg")
    assert len(run(indexed).groups) == 2  # it is back, and so are its matches
    assert run(indexed).notes == ()


def test_damaged_caches_do_not_stop_it(indexed: Workspace, oracle: Oracle) -> None:
    oracle.relate("photo1", "photo3")
    with indexed.database.write() as connection:
        connection.execute("UPDATE cache.thumbnail SET jpeg = x'00' WHERE content_id = 5")
    report = run(indexed)
    assert found(report) == [("near_duplicate", ["photo1", "photo3"])]
    with indexed.database.write() as connection:
        connection.execute("UPDATE pair SET evidence = 'no'")
    assert audit.load(indexed, ALL).groups[0].pairs[0].evidence == Evidence()


def test_a_photo_removed_between_run_and_decision(indexed: Workspace, oracle: Oracle, shop: Path) -> None:
    oracle.relate("photo0", "photo2")
    (group,) = run(indexed).groups
    (shop / "SKU0/photo0.jpg").unlink()
    finish(index_folders(indexed))
    say(indexed, group, Verdict.DUPLICATE)
    assert audit.load(indexed, ALL).groups == ()
    assert list(audit.verdicts(indexed).values()) == [Verdict.DUPLICATE]
    assert audit.duplicates(indexed) == ()


def test_another_copy_that_writes_is_not_disturbed(indexed: Workspace) -> None:
    other = Workspace.open(indexed.folder, device="cpu")
    with other.writing(), pytest.raises(CatalogBusyError, match="indexed, audited or changed"):
        run(indexed)
    other.close()
    run(indexed)


def test_another_method_compares_anew(indexed: Workspace, oracle: Oracle, monkeypatch: pytest.MonkeyPatch) -> None:
    oracle.relate("photo0", "photo2")
    assert len(run(indexed).groups) == 1
    monkeypatch.setattr(matching, "METHOD", matching.METHOD + 1)
    assert audit.load(indexed, ALL).groups == ()
    oracle.says.clear()
    assert run(indexed).groups == ()


def test_another_model_compares_anew(indexed: Workspace, oracle: Oracle) -> None:
    oracle.relate("photo0", "photo2")
    run(indexed)
    oracle.asked.clear()
    indexed.use_model(TINY)
    indexed.database.set_meta(audited_model="another")
    finish(index_folders(indexed))
    assert audit.load(indexed, ALL).groups == ()
    assert len(run(indexed).groups) == 1
    assert len(oracle.asked) == 66


# -- the command --------------------------------------------------------------------------------

Command = Callable[..., int]


@pytest.fixture
def command(indexed: Workspace, oracle: Oracle, monkeypatch: pytest.MonkeyPatch) -> Command:
    """`visearch audit` on the little shop."""
    oracle.relate("photo0", "photo2")
    oracle.relate("photo4", "photo6", VARIANT)

    def call(*arguments: object) -> int:
        words = ("audit", "--catalog", indexed.folder, "--device", "cpu", *arguments)
        monkeypatch.setattr(sys, "argv", ["visearch", *map(str, words)])
        return cli.main()

    return call


def test_the_command_prints_groups(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert command() == 0
    out = capsys.readouterr().out
    assert "near duplicate" in out
    assert "12 photos · 1 group (" in out.replace("\n", " ")
    assert command("--tier", "variant") == 0
    assert "photo6" in capsys.readouterr().out


def test_the_command_answers_in_json(command: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert command("--json", "--report", tmp_path / "audit.json") == 0
    answer = json.loads(capsys.readouterr().out)
    written = json.loads((tmp_path / "audit.json").read_text(encoding="utf-8"))
    assert answer["groups"] == written["groups"]
    assert answer["photos"] == 12
    (group,) = answer["groups"]
    assert group["relation"] == "near_duplicate"
    assert [member["sku"] for member in group["members"]] == ["SKU0", "SKU1"]
    assert group["pairs"][0]["verdict"] is None


def test_the_command_says_what_is_mirrored(
    command: Command, oracle: Oracle, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command() == 0
    assert "mirrored" not in capsys.readouterr().out
    real = oracle.verify
    monkeypatch.setattr(matching, "METHOD", matching.METHOD + 1)
    monkeypatch.setattr(
        matching, "verify",
        lambda *asked: [replace(one, evidence=replace(one.evidence, mirrored=True)) for one in real(*asked)],
    )  # fmt: skip
    assert command() == 0
    assert "mirrored" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (("--min-similarity", "0.9", "--max-similarity", "0.1"), 2),
        (("--min-similarity", "7"), 2),
        (("--min-similarity", "nan"), 2),
        (("--tier", "nonsense"), 2),
        (("--scope", "no-such-column"), 2),
        (("--report", "audit.pdf"), 2),
    ],
)
def test_wrong_usage(command: Command, capsys: pytest.CaptureFixture[str], wrong: tuple[str, ...], code: int) -> None:
    assert command(*wrong) == code
    assert capsys.readouterr().err


def test_a_report_that_cannot_be_written_is_told_before_comparing(
    command: Command, indexed: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("--report", tmp_path / "nowhere" / "audit.xlsx") == 1
    assert "There is no folder" in capsys.readouterr().err
    assert not audit.is_complete(indexed)


def test_an_empty_catalog_is_a_sentence(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["visearch", "audit", "--catalog", str(workspace.folder)])
    assert cli.main() == 1
    assert "holds no photos" in capsys.readouterr().err


# -- work, counted ------------------------------------------------------------------------------


def test_no_network_runs_and_every_pair_is_verified_once(
    indexed: Workspace, oracle: Oracle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_: Workspace) -> None:
        raise AssertionError("an audit asks the network")

    monkeypatch.setattr(Workspace, "embedder", property(never))
    monkeypatch.setattr(candidates, "LEAST_EXCESS", 0.2)
    monkeypatch.setattr(candidates, "LOOKED_ALIKE", 3)
    run(indexed)
    assert len(oracle.asked) == len(set(oracle.asked)) == 51  # of 66; such plain pictures share most of their features
    before = len(oracle.asked)
    run(indexed)
    assert len(oracle.asked) == before


def test_a_photo_is_found_in_a_collage_that_was_there_before(workspace: Workspace, tmp_path: Path) -> None:
    shop = tmp_path / "pictures"
    parts = [product(seed) for seed in (21, 22, 23, 24)]
    collage = np.vstack([np.hstack(parts[:2]), np.hstack(parts[2:])])
    for name, pixels in (("collage", collage), *((f"other{seed}", product(seed)) for seed in range(30, 42))):
        (shop / name).mkdir(parents=True)
        Image.fromarray(pixels).save(shop / name / f"{name}.png")
    finish(index_folders(workspace, [shop]))
    assert run(workspace).groups == ()
    (shop / "late").mkdir()
    Image.fromarray(parts[2]).save(shop / "late" / "late.png")
    finish(index_folders(workspace))
    assert found(run(workspace)) == [("near_duplicate", ["collage", "late"])]


def test_what_was_cancelled_while_looking_up_goes_on_and_finds_the_same(
    indexed: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was kept is not looked up again; what was under way, four blocks at most, is."""
    database = indexed.database
    finish(seek.seek(indexed))
    whole = sought.found(database, candidates.WAY, range(1, 20))
    assert len(whole) == 12
    with database.write() as connection:
        connection.execute("DELETE FROM cache.sought")
    monkeypatch.setattr(seek, "BLOCK", 1)
    asked: dict[str, list[int]] = {"votes": [], "nearest": []}

    def counted(owner: type, name: str) -> None:
        real = getattr(owner, name)

        def called(*given: Any, **more: Any) -> Any:
            asked[name] += given[1].tolist()
            return real(*given, **more)

        monkeypatch.setattr(owner, name, called)

    counted(SharedFeatures, "votes")
    counted(Neighbours, "nearest")
    for ways in ([candidates.VOTED, candidates.WAY], [candidates.WAY]):
        task = seek.seek(indexed)
        for _ in task:
            if len(sought.unsought(database, candidates.mark(), ways)) <= 7:
                break
        task.close()
    finish(seek.seek(indexed))
    assert sought.found(database, candidates.WAY, range(1, 20)) == whole
    assert 12 <= len(asked["nearest"]) <= 12 + 5
    assert 24 <= len(asked["votes"]) <= 2 * (12 + 5)  # as they are and mirrored


def test_what_was_compared_in_an_older_way_is_looked_up_and_not_compared_again(
    indexed: Workspace, oracle: Oracle
) -> None:
    run(indexed)
    with indexed.database.write() as connection:
        connection.execute("UPDATE audited SET method = ?", (matching.METHOD,))  # as versions before marked them
        connection.execute("DELETE FROM pair WHERE (a, b) IN (SELECT a, b FROM pair LIMIT 3)")
    assert not audit.is_complete(indexed)
    oracle.asked.clear()
    run(indexed)
    assert len(oracle.asked) == 3
    assert audit.is_complete(indexed)


def test_photos_that_all_go_while_they_are_looked_up(indexed: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("visearch_desktop.core.store.photos.live_contents", lambda _database: np.empty(0, np.int64))
    finish(seek.seek(indexed))
