"""Complete linkage, size runs and conflicts: the rules that decide what a group is."""

from __future__ import annotations

import random
import time
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visearch_desktop.core.audit import KeepKind, KeepRule, choose, columns, deciding_rule, propose_keepers
from visearch_desktop.core.audit.evidence import SAME, reversed_evidence
from visearch_desktop.core.audit.linkage import complete_linkage
from visearch_desktop.core.audit.size_runs import size_runs
from visearch_desktop.core.catalog import Evidence, Product, Relation
from visearch_desktop.core.findings import Difference, Group, Member, Pair, Tier, Verdict

WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 14), st.integers(0, 14)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(1, 8).map(lambda eighth: eighth / 8),
    max_size=60,
)


def linked(weights: dict[tuple[int, int], float], members: set[int]) -> bool:
    return all(pair in weights for pair in combinations(sorted(members), 2))


# -- complete linkage ---------------------------------------------------------------------------


@given(WEIGHTS)
def test_all_members_of_a_group_match_all(weights: dict[tuple[int, int], float]) -> None:
    groups = complete_linkage(weights)
    assert all(len(group) > 1 and linked(weights, set(group)) for group in groups)
    assert all(tuple(sorted(set(group))) == group for group in groups)


@given(WEIGHTS)
def test_every_match_is_in_some_group(weights: dict[tuple[int, int], float]) -> None:
    covered = {pair for group in complete_linkage(weights) for pair in combinations(group, 2)}
    assert covered == weights.keys()


@given(WEIGHTS)
def test_no_two_groups_could_be_one(weights: dict[tuple[int, int], float]) -> None:
    groups = complete_linkage(weights)
    assert len(set(groups)) == len(groups)
    for one, other in combinations(groups, 2):
        assert not linked(weights, {*one, *other})


@given(WEIGHTS, st.randoms())
def test_the_order_of_the_matches_does_not_matter(weights: dict[tuple[int, int], float], chance: random.Random) -> None:
    shuffled = list(weights.items())
    chance.shuffle(shuffled)
    assert complete_linkage(dict(shuffled)) == complete_linkage(weights)


@given(WEIGHTS, st.frozensets(st.integers(0, 14), max_size=4))
def test_crowded_members_come_once(weights: dict[tuple[int, int], float], once: frozenset[int]) -> None:
    groups = complete_linkage(weights, once=once)
    assert all(linked(weights, set(group)) for group in groups)
    covered = {pair for group in groups for pair in combinations(group, 2)}
    assert {pair for pair in weights if once.isdisjoint(pair)} <= covered


def test_a_chain_is_never_one_group() -> None:
    assert complete_linkage({(1, 2): 0.9, (2, 3): 0.8}) == [(1, 2), (2, 3)]


def test_the_best_pair_is_joined_first() -> None:
    # 2 could go with 1 or with 3; a group of three stays whole; an isolated pair is found.
    weights = {(1, 2): 0.7, (2, 3): 0.9, (4, 5): 0.6, (4, 6): 0.5, (5, 6): 0.5, (7, 8): 0.95}
    assert complete_linkage(weights) == [(7, 8), (2, 3), (1, 2), (4, 5, 6)]


def test_a_placeholder_is_in_one_group_only() -> None:
    star = {(0, leaf): leaf / 100 for leaf in range(1, 50)}
    assert complete_linkage(star, once=frozenset({0})) == [(0, 49)]
    assert len(complete_linkage(star)) == 49


def test_a_hundred_thousand_pairs_are_quick() -> None:
    chance = random.Random(7)
    weights = {}
    for group in range(10_000):
        for a, b in combinations(range(5 * group, 5 * group + 5), 2):
            weights[a, b] = chance.random()
    for _ in range(5_000):
        a, b = sorted(chance.sample(range(50_000), 2))
        weights.setdefault((a, b), chance.random())
    start = time.perf_counter()
    assert len(complete_linkage(weights)) >= 10_000
    assert time.perf_counter() - start < 10  # 0.6 s when it was written


# -- size runs ----------------------------------------------------------------------------------


def shirt(sku: str, **cells: str) -> Product:
    facts = {"color": "Gray", "price": "52", "categories": "Men/Tops,Sale", **cells}
    return Product(sku, cells.pop("title", "Hoodie"), {name: value for name, value in facts.items() if value})


def runs(*table: Product, apart: str = "") -> list[tuple[str, ...]]:
    return size_runs([product.sku for product in table], {product.sku: product for product in table}, apart=apart)


def test_sizes_of_one_colour_with_their_parent_are_a_run() -> None:
    parent = Product("P", "Hoodie", {"product_type": "configurable", "price": "52.00", "categories": "men/tops, sale"})
    child = {"product_type": "simple", "material": "Wool", "qty": "3"}
    assert runs(shirt("S", size="S", **child), shirt("M", size="M", **child), parent) == [("M", "P", "S")]


@pytest.mark.parametrize(
    "other",
    [
        {"price": "57"}, {"brand": "Acme"}, {"categories": "Women"}, {"color": "Black"}, {"分类": "鞋"}, {"品牌": "乙"},
        {"Item_Group_ID": "2"}, {"Vendor": "Acme"},
    ],
)  # fmt: skip
def test_what_differs_otherwise_is_no_run(other: dict[str, str]) -> None:
    base = {"brand": "Best", "分类": "衣服", "品牌": "甲", "Item_Group_ID": "1", "Vendor": "Best"}
    assert runs(shirt("A", size="S", **base), shirt("B", size="M", **{**base, **other})) == [("A",), ("B",)]


def test_the_same_size_twice_is_one_product_listed_twice() -> None:
    assert runs(shirt("A", size="S"), shirt("B", size="S")) == [("A",), ("B",)]
    assert runs(shirt("A"), shirt("B")) == [("A",), ("B",)]  # no size at all vouches for nothing


def test_sizes_are_told_by_the_sku_where_no_column_says() -> None:
    assert runs(shirt("HD-XS-Gray"), shirt("HD-XXL-Gray"), shirt("HD-2XL-Gray")) == [
        ("HD-2XL-Gray", "HD-XS-Gray", "HD-XXL-Gray")
    ]


def test_other_titles_are_other_products() -> None:
    assert runs(shirt("A", size="S", title="Mug S"), shirt("B", size="M", title="Hoodie M")) == [("A",), ("B",)]
    assert runs(shirt("A", size="S", title="Hoodie-S-Gray"), shirt("B", size="M", title="Hoodie")) == [("A", "B")]


def test_what_the_table_does_not_know_is_alone() -> None:
    assert size_runs(["A", "B"], {}) == [("A",), ("B",)]
    assert size_runs(["A", "B"], {"A": shirt("A", size="S")}) == [("A",), ("B",)]


def test_a_parent_joins_one_colour_only() -> None:
    table = [shirt("G1", size="S"), shirt("B1", size="S", color="Black"), shirt("B2", size="M", color="Black")]
    assert runs(*table, shirt("P", color="")) == [("B1", "B2", "P"), ("G1",)]


def test_a_column_may_keep_a_run_apart() -> None:
    table = (shirt("A", size="S", supplier="x"), shirt("B", size="M", supplier="y"))
    assert runs(*table) == [("A", "B")]
    assert runs(*table, apart="Supplier") == [("A",), ("B",)]


def test_a_placeholder_under_thousands_of_skus_is_quick() -> None:
    table = {f"S{n}": Product(f"S{n}", f"Thing {n}", {"price": str(n)}) for n in range(5000)}
    assert len(size_runs(table, table, most=60)) == 60


# -- conflicts ----------------------------------------------------------------------------------


def differing(**cells: tuple[str, str]) -> list[str]:
    pair = (Product(str(side), "", {name: values[side] for name, values in cells.items()}) for side in (0, 1))
    return [found.column for found in columns.conflicts(pair)]


def test_brand_price_and_category_are_alarms() -> None:
    assert differing(Brand=("A", "B"), manufacturer=("x", "y"), color=("Red", "Blue"), qty=("1", "2")) == [
        "Brand", "manufacturer",
    ]  # fmt: skip
    assert differing(variantPrice=("5", "6"), product_category=("a", "b"), 价格=("1", "2"), 类目=("甲", "乙")) == [
        "variantPrice", "product_category", "价格", "类目",
    ]  # fmt: skip


def test_the_same_said_otherwise_is_no_alarm() -> None:
    assert differing(brand=("ACME ", "acme"), price=("52", "52.0000"), categories=("b,A", "a;B")) == []
    assert differing(price=("$1,052.00", "1052"), category=("Men,Sale", "Men"), vendor=("", "Acme")) == []
    assert differing(special_price=("1", "2"), **{"cost price": ("1", "2")}) == []
    assert differing(product_type=("simple", "configurable")) == []
    assert differing(product_type=("Shoes", "Mugs")) == ["product_type"]


@pytest.mark.parametrize(
    ("text", "number"),
    [("52", 52.0), ("52,50 €", 52.5), ("1.052,00", 1052.0), ("1,052", 1052.0), ("USD 0.99", 0.99), ("free", "free")],
)
def test_prices_are_compared_as_numbers(text: str, number: object) -> None:
    assert columns.comparable(columns.PRICE, text) == number


def test_a_conflict_names_its_values() -> None:
    (found,) = columns.conflicts(Product(str(n), "", {"brand": f"B{n}"}) for n in range(200))
    assert (found.column, len(found.values)) == ("brand", columns.MOST_VALUES)
    assert columns.conflicts(Product(str(n), "", {"brand": b}) for n, b in enumerate("ABA")) == (
        Difference("brand", ("A", "B")),
    )


# -- evidence -----------------------------------------------------------------------------------


def test_evidence_turned_round() -> None:
    evidence = Evidence(5, transform=(2, 0, 0.1, 0, 4, 0, 0, 0, 1), points=((0.1, 0.2, 0.3, 0.8),))
    turned = reversed_evidence(evidence)
    assert turned.transform == pytest.approx((0.5, 0, -0.05, 0, 0.25, 0, 0, 0, 1))
    assert turned.points == ((0.3, 0.8, 0.1, 0.2),)
    assert reversed_evidence(SAME) == SAME
    assert reversed_evidence(Evidence(transform=(0.0,) * 9)).transform is None
    assert reversed_evidence(Evidence()) == Evidence()


# -- keep rules ---------------------------------------------------------------------------------


def member(name: str, **facts: object) -> Member:
    given: dict[str, object] = {
        "content": 1, "digest": name * 2, "photo": Path("/shop", name), "skus": ("A",), "width": 100, "height": 100,
        "bytes": 1000, "modified": 5.0, **facts,
    }  # fmt: skip
    return Member(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "better"),
    [
        (KeepRule(KeepKind.MOST_PIXELS), {"width": 101}),
        (KeepRule(KeepKind.LARGEST_FILE), {"bytes": 1001}),
        (KeepRule(KeepKind.OLDEST), {"modified": 4.0}),
        (KeepRule(KeepKind.NEWEST), {"modified": 6.0}),
        (KeepRule(KeepKind.MOST_SKUS), {"skus": ("A", "B")}),
        (KeepRule(KeepKind.SHORTEST_NAME), {"photo": Path("/shop/z")}),
        (KeepRule(KeepKind.PREFERRED_FOLDER, "/Shop/Best"), {"photo": Path("/shop/best/sub/z.jpg")}),
        (KeepRule(KeepKind.PREFERRED_FOLDER, "BEST"), {"photo": Path("/shop/best/z.jpg")}),
        (
            KeepRule(KeepKind.PREFERRED_VALUE, "supplier=acme"),
            {"products": {"A": Product("A", "", {"Supplier": "Acme"})}},
        ),
    ],
)
def test_each_rule_prefers(rule: KeepRule, better: dict[str, object]) -> None:
    plain, preferred = member("aa"), member("zz", **better)
    assert choose([plain, preferred], [rule]) is preferred
    assert choose([preferred, plain], [rule]) is preferred
    assert choose([plain, preferred], []) is plain  # the path decides when nothing else does


def test_ties_fall_to_the_next_rule() -> None:
    members = [member("a"), member("b", width=200), member("c", width=200, modified=1.0)]
    rules = [KeepRule(KeepKind.PREFERRED_FOLDER, ""), KeepRule(KeepKind.MOST_PIXELS), KeepRule(KeepKind.OLDEST)]
    assert choose(members, rules) is members[2]


def test_what_a_person_chose_stays() -> None:
    a, b = member("a"), member("b", width=200)
    open_pair = Pair(a, b, 0.9, 0.9, Relation.NEAR_DUPLICATE, Evidence())
    judged = Pair(a, b, 0.9, 0.9, Relation.NEAR_DUPLICATE, Evidence(), Verdict.DUPLICATE)
    near, variant = Tier.NEAR_DUPLICATE, Tier.VARIANT
    groups = [
        Group("1", near, Relation.NEAR_DUPLICATE, (a, b), (open_pair,)),
        Group("2", near, Relation.NEAR_DUPLICATE, (a, b), (open_pair,), keeper=a),
        Group("3", near, Relation.NEAR_DUPLICATE, (a, b), (judged,), keeper=a),
        Group("4", variant, Relation.VARIANT, (a, b), (open_pair,)),
    ]
    kept = [group.keeper for group in propose_keepers(groups, [KeepRule(KeepKind.MOST_PIXELS)])]
    assert kept == [b, b, a, None]


def test_the_rule_that_decided_is_told() -> None:
    members = [member("a"), member("b", width=200), member("c", width=200, modified=1.0)]
    rules = [KeepRule(KeepKind.PREFERRED_FOLDER, ""), KeepRule(KeepKind.MOST_PIXELS), KeepRule(KeepKind.OLDEST)]
    assert deciding_rule(members, rules) == 2
    assert deciding_rule(members[:2], rules) == 1
    assert deciding_rule([member("a"), member("b")], rules) is None, "the path has to decide"
    assert deciding_rule(members, []) is None


def test_spaces_around_a_value_do_not_matter() -> None:
    plain = member("aa")
    preferred = member("zz", products={"A": Product("A", "", {"Supplier": " Acme "})})
    assert choose([plain, preferred], [KeepRule(KeepKind.PREFERRED_VALUE, "supplier = acme")]) is preferred


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("商品品牌", "brand"), ("商品分类", "category"), ("销售价格", "price"), ("零售价(元)", "price"),
        ("成本价格", ""), ("市场价格", ""), ("包装尺寸", ""), ("Vendor", "brand"), ("special_price", ""),
        ("Brandy", ""),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_names(name: str, kind: str) -> None:
    assert columns.alarm(name, ("1", "2")) == kind
