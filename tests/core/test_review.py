"""Rows of compared pairs, and the ledger of what people said of them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from visearch_desktop.core.catalog import Evidence, Relation
from visearch_desktop.core.findings import Ruling, Verdict
from visearch_desktop.core.store import Database, decisions, listings, review
from visearch_desktop.core.store.packing import pack
from visearch_desktop.core.store.review import Compared

A, B, C, D = ("0a" * 32, "0b" * 32, "0c" * 32, "0d" * 32)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "catalog", create={"name": "test"})
    yield opened
    opened.close()


def add_contents(database: Database, *digests: str) -> list[int]:
    """A content with one photo for each digest; their ids."""
    with database.write() as connection:
        connection.execute("INSERT OR IGNORE INTO root VALUES (1, '/shop')")
        for digest in digests:
            key = connection.execute(
                "INSERT INTO content (digest, width, height, phash, embedding) VALUES (?, 8, 6, -5, ?) RETURNING id",
                (bytes.fromhex(digest), pack(np.ones(4))),
            ).fetchone()[0]
            connection.execute(
                "INSERT INTO photo (root_id, path, bytes, mtime_ns, content_id) VALUES (1, ?, 10, 2000000000, ?)",
                (f"{digest}.jpg", key),
            )
    return list(listings.contents_of(database, digests).values())


EVIDENCE = Evidence(
    57, mirrored=True, covered=0.5, agreement=0.25, colour_difference=3.1, hash_distance=4,
    transform=(1.0, 0.0, 0.1, 0.0, 1.0, 0.2, 0.0, 0.0, 1.0), points=((0.1, 0.2, 0.3, 0.4),) * 30, view="mirrored",
    local_density=0.5,
)  # fmt: skip


# -- pairs --------------------------------------------------------------------------------------


def test_pairs_come_back_with_their_evidence(database: Database) -> None:
    a, b, c = add_contents(database, A, B, C)
    near = Compared(a, b, 0.91, 0.98, Relation.NEAR_DUPLICATE, EVIDENCE)
    review.record(database, 1, [a], [near, Compared(a, c, 0.5, 0.1, Relation.SIMILAR, EVIDENCE)])
    (found,) = review.pairs_between(database, 1, [(a, b)])
    assert found.evidence.points == EVIDENCE.points[: review.MOST_POINTS]
    assert (found.evidence.points[0], len(found.evidence.points)) == (EVIDENCE.points[0], review.MOST_POINTS)
    assert found.evidence == review.pairs_between(database, 1, [(a, b)])[0].evidence
    assert (found.evidence.transform, found.evidence.view) == (EVIDENCE.transform, "mirrored")
    assert found.evidence.figures() == EVIDENCE.figures()
    assert [(one.a, one.b, one.similarity) for one in review.pairs(database, 1)] == [(a, b, 0.91)]
    assert list(review.pairs(database, 1, least=0.92)) == list(review.pairs(database, 2)) == []
    assert review.compared_with(database, 1, [c]) == {(a, c)}
    (size,) = database.rows("SELECT max(length(evidence)) FROM pair")
    assert size[0] < 1200


def test_contents_are_compared_once_a_method(database: Database) -> None:
    a, b, c = add_contents(database, A, B, C)
    assert [one.id for page in review.uncompared(database, 1, page=2) for one in page] == [a, b, c]
    review.record(database, 1, [a, b], [])
    assert review.count_uncompared(database, 1) == 1
    assert review.count_uncompared(database, 2) == 3


def test_the_first_word_of_a_method_holds_and_a_new_method_replaces_it(database: Database) -> None:
    a, b = add_contents(database, A, B)
    review.record(database, 1, [a], [Compared(a, b, 0.9, 0.9, Relation.NEAR_DUPLICATE)])
    review.record(database, 1, [b], [Compared(a, b, 0.8, 0.8, Relation.VARIANT)])
    assert [one.similarity for one in review.pairs(database, 1)] == [0.9]
    review.record(database, 2, [b], [Compared(a, b, 0.7, 0.7, Relation.VARIANT)])
    assert [one.similarity for one in review.pairs(database, 2)] == [0.7]
    assert not list(review.pairs(database, 1))


def test_what_has_gone_meanwhile_is_left_out(database: Database) -> None:
    a, b = add_contents(database, A, B)
    review.record(database, 1, [a, 99], [Compared(a, 99, 0.9, 0.9, Relation.VARIANT)])
    review.record(database, 1, [b], [Compared(a, b, 0.9, 0.9, Relation.VARIANT)])
    with database.write() as connection:
        connection.execute("DELETE FROM photo WHERE content_id = ?", (b,))
    assert not list(review.pairs(database, 1))
    with database.write() as connection:
        connection.execute("DELETE FROM content WHERE id = ?", (b,))
    assert database.rows("SELECT count(*) FROM pair") == [(0,)]


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "no",
        "[1]",
        "null",
        '{"transform": [1]}',
        '{"points": [[1, 2]]}',
        '{"inliers": "x"}',
        '{"a":1,"points":[[1,2]]}',
        '{"a":1,"points":3}',
        '{"a":1,"points":[[1,2',
        '{"a":1,"points":',
        ',"points":[]}',
    ],
)
def test_damaged_evidence_costs_the_drawing_only(database: Database, damage: str) -> None:
    a, b = add_contents(database, A, B)
    review.record(database, 1, [a], [Compared(a, b, 0.9, 0.8, Relation.VARIANT, EVIDENCE)])
    with database.write() as connection:
        connection.execute("UPDATE pair SET evidence = ?", (damage,))
    assert review.pairs_between(database, 1, [(a, b)]) == [Compared(a, b, 0.9, 0.8, Relation.VARIANT)]


def test_another_model_starts_over(database: Database) -> None:
    a, b = add_contents(database, A, B)
    review.start_over_if_model_changed(database, "one")
    review.record(database, 1, [a], [Compared(a, b, 0.9, 0.9, Relation.VARIANT)])
    review.start_over_if_model_changed(database, "one")
    assert review.is_of_model(database, "one")
    assert len(list(review.pairs(database, 1))) == 1
    assert not review.is_of_model(database, "two")
    review.start_over_if_model_changed(database, "two")
    assert (review.count_uncompared(database, 1), list(review.pairs(database, 1))) == (2, [])


def test_comparing_is_no_change_of_the_catalog(database: Database) -> None:
    (a,) = add_contents(database, A)
    before = database.revision()
    review.record(database, 1, [a], [])
    assert database.revision() == before  # or every page would have the gallery read again


# -- the ledger ---------------------------------------------------------------------------------


def decide(database: Database, *rulings: Ruling, words: str = "") -> int:
    return decisions.append(database, rulings, words=words, who="ann")


def test_a_ruling_is_found_whatever_its_order(database: Database) -> None:
    decide(database, Ruling(B.upper(), A, Verdict.DUPLICATE, keeper=B, figures={"similarity": 0.9, "file": Path("x")}))
    held = decisions.current(database)
    assert held == {(A, B): Ruling(A, B, Verdict.DUPLICATE, B, {"similarity": 0.9, "file": "x"})}
    decide(database, Ruling(A, B, None))
    assert decisions.current(database) == {}
    with pytest.raises(ValueError, match="hexadecimal"):
        decide(database, Ruling(A, "nonsense", Verdict.DISTINCT))
    assert len(decisions.history(database, 9)) == 2


def test_history_says_who_when_and_what(database: Database) -> None:
    first = decide(database, Ruling(A, B, Verdict.DISTINCT), words="one")
    decide(database, Ruling(A, C, Verdict.VARIANT), Ruling(A, D, Verdict.VARIANT), words="two")
    newest, oldest = decisions.history(database, 10)
    assert (oldest.id, oldest.who, oldest.words, newest.words) == (first, "ann", "one", "two")
    assert [ruling.b for ruling in newest.rulings] == [C, D]
    assert newest.at.tzinfo is not None
    assert decisions.history(database, 1) == (newest,)
    assert decisions.history(database, 0) == ()
    undone = decisions.undo(database, who="bob")
    assert undone == newest
    assert decisions.history(database, 10) == (oldest,)


def test_undo_and_redo_at_their_ends(database: Database) -> None:
    assert decisions.undo(database, who="") is None
    assert decisions.redo(database, who="") is None
    decide(database, Ruling(A, B, Verdict.DISTINCT))
    decisions.undo(database, who="")
    decide(database, Ruling(A, B, Verdict.VARIANT))
    assert decisions.redo(database, who="") is None  # something new was decided since


def test_a_verdict_of_a_newer_version_is_no_verdict_here(database: Database) -> None:
    decide(database, Ruling(A, B, Verdict.DISTINCT))
    with database.write() as connection:
        connection.execute("DROP TRIGGER decision_no_update")
        connection.execute("UPDATE decision SET verdict = 'perhaps', evidence = 'damaged'")
    assert decisions.current(database) == {}
    assert decisions.history(database, 1)[0].rulings == (Ruling(A, B, None),)


RULING = st.builds(
    Ruling,
    st.sampled_from([A, B, C]),
    st.sampled_from([A, B, C]),
    st.none() | st.sampled_from(Verdict),
    st.none() | st.sampled_from([A, B, C]),
    st.dictionaries(st.sampled_from(["similarity"]), st.integers(0, 3)),
)
STEPS = st.lists(st.sampled_from(["undo", "redo"]) | st.lists(RULING, max_size=4), max_size=25)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_undo_restores_the_exact_state(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str | list[Ruling]]
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    database = Database(folder, create={"name": "test"})
    state: dict[tuple[str, str], Ruling] = {}
    past: list[dict[tuple[str, str], Ruling]] = []
    future: list[dict[tuple[str, str], Ruling]] = []
    rows = 0
    for number, step in enumerate(steps):
        if step == "undo":
            assert (decisions.undo(database, who="") is None) == (not past)
            if past:
                future.append(state)
                state = past.pop()
        elif step == "redo":
            assert (decisions.redo(database, who="") is None) == (not future)
            if future:
                past.append(state)
                state = future.pop()
        else:
            assert isinstance(step, list)
            decide(database, *step)
            past.append(state)
            future.clear()
            state = dict(state)
            for ruling in step:
                a, b = sorted((ruling.a, ruling.b))
                state.pop((a, b), None)
                if ruling.verdict is not None:
                    state[a, b] = Ruling(a, b, ruling.verdict, ruling.keeper, ruling.figures)
        if number % 5 == 4:  # nothing is kept in memory: another start of the program goes on from here
            database.close()
            database = Database(folder)
        assert decisions.current(database) == state
        assert len(decisions.history(database, 99)) == len(past)
        (count,) = database.rows("SELECT count(*) FROM decision")
        assert count[0] >= rows  # the ledger never loses a row
        rows = count[0]
    for before in reversed(past):
        decisions.undo(database, who="")
        assert decisions.current(database) == before
    assert decisions.current(database) == {}
    database.close()


def test_two_programs_deciding_at_once_lose_nothing(database: Database) -> None:
    other = Database(database.folder)
    digests = [f"{number:064x}" for number in range(40)]
    failures: list[BaseException] = []

    def work(one: Database, mine: list[str]) -> None:
        try:
            for digest in mine:
                decide(one, Ruling(A, digest, Verdict.DISTINCT))
        except BaseException as error:  # noqa: BLE001 - shown by the test
            failures.append(error)

    threads = [
        threading.Thread(target=work, args=(one, digests[half::2])) for half, one in enumerate((database, other))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert len(decisions.current(database)) == 40
    while decisions.undo(other, who="") is not None:
        pass
    assert decisions.current(database) == {}
    other.close()


# -- listings -----------------------------------------------------------------------------------


def test_files_are_listed_with_their_skus(database: Database) -> None:
    a, b = add_contents(database, A, B)
    with database.write() as connection:
        connection.executemany("INSERT INTO photo_sku VALUES (1, ?)", [("S2",), ("S1",)])
    one, other = listings.listed(database, [b, a])
    assert (one.content, one.digest, one.photo, one.skus) == (a, A, Path("/shop", f"{A}.jpg"), ("S1", "S2"))
    assert (one.width, one.height, one.bytes, one.modified, other.skus) == (8, 6, 10, 2.0, ())
    assert list(listings.listed_twice(database)) == [[a]]
    assert listings.contents_of(database, [A, D]) == {A: a}
