"""Two deliveries side by side, and values that are saved and read again."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from visearch_desktop.core import batch
from visearch_desktop.core.batch import codec
from visearch_desktop.core.catalog import Evidence, Match, Problem, Product, Relation
from visearch_desktop.core.deliveries import (
    BatchReport,
    Choice,
    Contribution,
    Decision,
    DeliveredPhoto,
    Fault,
    Item,
    Proposal,
    Proposed,
)


def one(key: str, *digests: str, sku: str = "", title: str = "", **attributes: str) -> Proposed:
    photos = tuple(DeliveredPhoto(f"{key}{place}.jpg", Path("x"), digest) for place, digest in enumerate(digests))
    return Proposed(Item(key, key, photos, sku, title, attributes), Proposal.NEW)


def report(*items: Proposed) -> BatchReport:
    return BatchReport("r", items)


def test_the_same_photo_under_another_name_is_the_same() -> None:
    found = batch.compare(report(one("old", "d1")), report(one("renamed", "d1")))
    assert (found.new, found.changed, found.gone) == ((), (), ())
    assert [item.item.key for item in found.same] == ["renamed"]


def test_two_skus_that_share_a_photo_are_two() -> None:
    found = batch.compare(
        report(one("a", "d1", sku="A-S")), report(one("a", "d1", sku="A-S"), one("b", "d1", sku="A-L"))
    )
    assert [item.item.key for item in found.new] == ["b"]


def test_the_sku_says_more_than_key_and_photo() -> None:
    older = report(one("row:1", "d1", sku="A"), one("row:2", "d2", sku="B"))
    newer = report(one("row:1", "d2", sku="b"), one("row:2", "d1", sku="a"))
    found = batch.compare(older, newer)
    assert (found.new, found.changed, found.gone) == ((), (), ())


def test_what_changed_is_said() -> None:
    older = report(one("a", "d1", title="Mug", price="3", empty=""))
    newer = report(one("a", "d1", "d9", title="Big Mug", price="4", size="L"))
    (change,) = batch.compare(older, newer).changed
    assert change.words == ("other photos", "another title", "other values in price, size")


def test_new_and_gone() -> None:
    found = batch.compare(report(one("a", "d1"), one("b")), report(one("c", "d3"), one("a", "d1")))
    assert [item.item.key for item in found.new] == ["c"]
    assert [item.item.key for item in found.gone] == ["b"]
    assert batch.compare(report(), report()) == batch.Comparison((), (), (), ())


def test_saved_values_come_back_as_they_were() -> None:
    fault = Fault("pixels", 320.0, 1000.0, "too small")
    photo = DeliveredPhoto("图/\udcff.jpg", Path("图/\udcff.jpg"), "ab", 3, 4, (fault,), "gone")
    seen = Evidence(3, True, 0.5, 0.25, None, 7, (1.0, 0.0, 0.0), ((0.1, 0.2, 0.3, 0.4),), "whole", 0.5)
    match = Match(1, "A", Path("a.jpg"), 9, 1.0, 0.5, Relation.VARIANT, 2, ("B",), Product("A", "t", {"x": "y"}), seen)
    at = datetime(2026, 11, 25, tzinfo=UTC)
    made = Proposed(
        Item("k", "n", (photo,), "s", "t", {"c": "v"}, 4), Proposal.CONFLICT, "A", 1.0, (match,),
        (Contribution("photo", "A", 1.0, "w"),), "twin", ("r",), Decision(Choice.LINK, "A", "me", at),
    )  # fmt: skip
    whole = BatchReport("n", (made,), (Problem(Path("p"), "why"),), ("note",), 2.0)
    assert codec.decode(BatchReport, json.loads(json.dumps(codec.encode(whole)))) == whole


@pytest.mark.parametrize(
    "fields",
    [[], 3, None, {"name": 3}, {"name": "n"}, {"name": "n", "items": 3}, {"name": "n", "items": [{}]},
     {"name": "n", "items": [], "seconds": "x"}, {"name": "n", "items": [], "notes": [3]}],
)  # fmt: skip
def test_what_makes_no_sense_is_a_value_error(fields: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        codec.decode(BatchReport, fields)


def test_fields_of_other_versions_do_no_harm() -> None:
    assert codec.decode(BatchReport, {"name": "n", "items": [], "later": 1}) == BatchReport("n", ())
