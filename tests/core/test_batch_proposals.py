"""From evidence to proposals: what is weighed against what, with no photo opened."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest

from visearch_desktop.core.batch.answers import is_other_colour, is_same, pool
from visearch_desktop.core.batch.identifiers import Identifiers, Said, agreement, eans, title_words
from visearch_desktop.core.batch.propose import Evidence, propose
from visearch_desktop.core.batch.running import _found_with, _Seen
from visearch_desktop.core.catalog import Evidence as Seen
from visearch_desktop.core.catalog import Match, Product, Relation
from visearch_desktop.core.deliveries import DeliveredPhoto, Item, Proposal

HOODIE = {
    "MH01-S-Black": Product("MH01-S-Black", "Chaz Kangeroo Hoodie-S-Black", {"color": "Black", "size": "S"}),
    "MH01-L-Black": Product("MH01-L-Black", "Chaz Kangeroo Hoodie-L-Black", {"color": "Black", "size": "L"}),
    "MH01-S-Gray": Product("MH01-S-Gray", "Chaz Kangeroo Hoodie-S-Gray", {"color": "Gray", "size": "S"}),
    "WB02": Product("WB02", "Copper Water Bottle", {"EAN": "4006381333931"}),
}


def match(
    sku: str, relation: Relation, score: float = 0.0, *, similarity: float = 0.8, inliers: int = 0,
    agrees: float = 0.9, colour: float | None = 3.0, shared: tuple[str, ...] = (),
) -> Match:  # fmt: skip
    seen = Seen(inliers=inliers, agreement=agrees, colour_difference=colour)
    return Match(1, sku, Path(f"{sku}.jpg"), 1, similarity, score, relation, shared_by=shared, evidence=seen)


def item(sku: str = "", title: str = "", photos: int = 1, **attributes: str) -> Item:
    shown = tuple(DeliveredPhoto(f"{n}.jpg", Path(f"{n}.jpg"), f"{n}") for n in range(photos))
    return Item("key", "thing", shown, sku, title, attributes)


def asked(what: Item, *answers: tuple[Match, ...]) -> Evidence:
    words = Identifiers(HOODIE.values(), ["OTHER-9"])
    return Evidence(what, answers, words.ask(what), HOODIE)


SAME = match("MH01-L-Black", Relation.NEAR_DUPLICATE, 0.97, inliers=40, shared=("MH01-S-Black",))
ALIKE = match("WB02", Relation.SIMILAR, 0.03, similarity=0.9)


def test_the_photo_alone() -> None:
    made = propose(asked(item(), (SAME, ALIKE)))
    assert (made.proposal, made.sku, made.confidence) == (Proposal.ALREADY_HAVE, "MH01-L-Black", 0.97)
    assert made.reasons[0] == "The photo is that of MH01-L-Black (40 matched points)."
    assert propose(asked(item(), (ALIKE,))).proposal is Proposal.NEW


def test_of_a_size_run_the_words_choose() -> None:
    assert propose(asked(item(title="Chaz Kangeroo Hoodie", size="S"), (SAME,))).sku == "MH01-S-Black"
    assert propose(asked(item(sku="mh01 s black"), (SAME,))).sku == "MH01-S-Black"


def test_conflicts_name_both() -> None:
    made = propose(asked(item(sku="WB02"), (SAME,)))
    assert (made.proposal, made.sku) == (Proposal.CONFLICT, "MH01-L-Black")
    assert {(part.kind, part.sku) for part in made.contributions} == {("photo", "MH01-L-Black"), ("sku", "WB02")}
    by_ean = propose(asked(item(EAN="4006381333931"), (SAME,)))
    assert by_ean.proposal is Proposal.CONFLICT
    by_title = propose(asked(item(title="copper water bottle"), (SAME,)))
    assert (by_title.proposal, by_title.sku) == (Proposal.CONFLICT, "MH01-L-Black")
    assert "the title is that of WB02" in by_title.reasons[0]
    assert propose(asked(item(title="Nice Bottle"), (SAME,))).proposal is Proposal.ALREADY_HAVE


def test_the_size_run_of_what_the_sheet_names_is_no_conflict() -> None:
    evidence = Evidence(
        item(sku="MH01-XL-Black"), [(SAME,)], Said(sku=("MH01-XL-Black",)), HOODIE,
        runs={"MH01-XL-Black": frozenset({"MH01-XL-Black", "MH01-L-Black"})},
    )  # fmt: skip
    made = propose(evidence)
    assert (made.proposal, made.sku) == (Proposal.ALREADY_HAVE, "MH01-XL-Black")


def test_a_title_without_the_photo() -> None:
    gray = propose(asked(item(title="Hoodie Chaz Kangeroo", color="gray"), (ALIKE,)))
    assert (gray.proposal, gray.sku) == (Proposal.ALREADY_HAVE, "MH01-S-Gray")
    pink = propose(asked(item(title="Hoodie Chaz Kangeroo", color="Pink"), (ALIKE,)))
    assert pink.proposal is Proposal.VARIANT_OF
    assert pink.sku.startswith("MH01")
    assert "pink" in pink.reasons[0]
    unsaid = propose(asked(item(title="Hoodie Chaz Kangeroo"), (match("MH01-S-Gray", Relation.SIMILAR),)))
    assert (unsaid.proposal, unsaid.sku) == (Proposal.VARIANT_OF, "MH01-S-Gray")


def test_another_colour() -> None:
    recoloured = match("MH01-S-Gray", Relation.VARIANT, 0.03, inliers=44, colour=22.0)
    made = propose(asked(item(), (ALIKE, recoloured)))
    assert (made.proposal, made.sku) == (Proposal.VARIANT_OF, "MH01-S-Gray")
    chance = match("WB02", Relation.VARIANT, 0.02, inliers=18, agrees=0.7, colour=22.0)
    assert propose(asked(item(), (chance,))).proposal is Proposal.NEW


@pytest.mark.parametrize(
    ("found", "same", "other"),
    [
        (match("A", Relation.IDENTICAL, 1.0), True, False),
        (match("A", Relation.NEAR_DUPLICATE, 0.66), True, False),
        (match("A", Relation.VARIANT, 0.3, inliers=60, colour=9.0), True, True),
        (match("A", Relation.VARIANT, 0.3, inliers=60, colour=19.0), False, True),
        (match("A", Relation.VARIANT, 0.3, inliers=60, colour=None), False, True),
        (match("A", Relation.VARIANT, 0.05, inliers=60, colour=9.0), False, True),
        (match("A", Relation.SIMILAR, 0.3, inliers=5), True, False),
        (match("A", Relation.SIMILAR, 0.2, inliers=30), True, False),
        (match("A", Relation.SIMILAR, 0.2, inliers=10), False, False),
    ],
)
def test_what_counts_as_the_same_photo(found: Match, same: bool, other: bool) -> None:
    assert (is_same(found), is_other_colour(found)) == (same, other)


def test_bad_pictures() -> None:
    unread = Evidence(item(), unread=("It is damaged.",), said=Said(sku=("WB02",)), products=HOODIE)
    assert propose(unread).proposal is Proposal.BAD_PICTURE
    assert propose(unread).reasons == ("It is damaged.",)
    failing = Evidence(item(), [(ALIKE,)], failing=("It is too small.",))
    assert propose(failing).proposal is Proposal.BAD_PICTURE
    known = Evidence(item(), [(SAME,)], failing=("It is too small.",))
    assert propose(known).proposal is Proposal.ALREADY_HAVE
    assert propose(Evidence(item(photos=0))).reasons == ("No photo came with this item.",)


def test_twins_count_only_for_what_the_catalog_has_not() -> None:
    twin = ("first", "Thing 1")
    made = propose(Evidence(item(), [(ALIKE,)], twin=twin))
    assert (made.proposal, made.twin) == (Proposal.DUPLICATE_IN_BATCH, "first")
    assert "Thing 1" in made.reasons[0]
    known = propose(Evidence(item(), [(SAME,)], twin=twin))
    assert (known.proposal, known.twin) == (Proposal.ALREADY_HAVE, "first")


def test_every_sku_by_its_best_photo() -> None:
    poor = match("A", Relation.SIMILAR, 0.02, similarity=0.99)
    good = match("A", Relation.NEAR_DUPLICATE, 0.9, similarity=0.7)
    pooled = pool([(ALIKE, poor), (good,)])
    assert [(one.sku, one.rank, one.relation) for one in pooled] == [
        ("A", 1, Relation.NEAR_DUPLICATE), ("WB02", 2, Relation.SIMILAR),
    ]  # fmt: skip
    assert pool([]) == ()


def test_file_names_name_skus_but_cameras_do_not() -> None:
    words = Identifiers([Product("PN-1001", "x"), Product("IMG_0001", "y"), Product("0001", "z")], [])
    named = {name: words.ask(Item("k", name)).name for name in ("pn 1001", "IMG_0001", "0001", "PN-1002")}
    assert named == {"pn 1001": ("PN-1001",), "IMG_0001": (), "0001": (), "PN-1002": ()}
    assert words.ask(Item("k", "PN-1001", sku="other")).name == ()


def test_skus_that_only_hyphens_tell_apart_are_not_mixed_up() -> None:
    words = Identifiers([Product("1-23", "a"), Product("12-3", "b"), Product("X.7", "c")], [])
    assert words.ask(Item("k", "n", sku="123")).sku == ()
    assert words.ask(Item("k", "n", sku="12-3")).sku == ("12-3",)
    assert words.ask(Item("k", "n", sku="Ｘ７")).sku == ("X.7",)


def test_eans_must_check() -> None:
    assert eans({"Barcode (EAN)": "4006381-333931"}) == ["04006381333931"]
    assert (
        eans({"gtin_13": "4006381333932"}) == eans({"ean": "0000000000000"}) == eans({"price": "4006381333931"}) == []
    )
    assert eans({"条形码": "036000291452.0; 4006381333931"}) == ["00036000291452", "04006381333931"]


def test_a_title_that_nearly_agrees_needs_a_photo_that_looks_alike() -> None:
    named = item(title="Copper Water Bottle 2024 new edition")
    near = agreement(title_words(named.title, {}), title_words("Copper Water Bottle", {}))
    assert 0.75 <= near < 0.88, near
    alone = propose(asked(named, (match("MH01-S-Gray", Relation.SIMILAR),)))
    assert alone.proposal is Proposal.NEW
    alike = propose(asked(named, (match("MH01-S-Gray", Relation.SIMILAR), match("WB02", Relation.SIMILAR))))
    assert (alike.proposal, alike.sku) == (Proposal.ALREADY_HAVE, "WB02")


def test_titles() -> None:
    assert title_words("Chaz Kangeroo Hoodie-XS-Black", {"color": "Black"}) == "chaz hoodie kangeroo"
    assert agreement("chaz hoodie kangeroo", "chaz hoodie kangeroo") == 1.0
    assert agreement("shirt", "blue linen shirt summer") < 0.75
    words = Identifiers(HOODIE.values(), [])
    assert set(words.ask(Item("k", "n", title="CHAZ kangeroo hoodie")).titles or {}) == set(HOODIE) - {"WB02"}
    assert words.ask(Item("k", "n", title="Teapot")).titles == {}
    assert words.ask(Item("k", "n", title="!!")).titles == {}


def test_the_photo_that_a_match_was_found_with_is_known_without_a_similarity() -> None:
    """What local features prove has none, and what is no number equals nothing, itself included."""
    unasked = [replace(SAME, rank=3, similarity=float("nan"), duplicate_score=score) for score in (0.9, 0.97)]
    seen = _Seen(item(photos=2), ("one", "two"), tuple((one,) for one in unasked))
    (pooled,) = pool(seen.answers)
    assert math.isnan(pooled.similarity)
    assert _found_with(replace(pooled, similarity=float("nan")), seen) == "two"
    assert _found_with(replace(pooled, similarity=0.5), seen) == ""
