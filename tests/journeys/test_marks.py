"""More like this and less like this, through a search on a real catalog."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.conftest import TINY, finish
from visearch_desktop.core import feedback
from visearch_desktop.core import search as search_module
from visearch_desktop.core.catalog import Answer
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.queries import Feedback, Query, QueryPhoto
from visearch_desktop.core.search import search
from visearch_desktop.core.workspace import Workspace

KINDS = ("红鞋", "green", "blue")
EACH = 10


def write(path: Path, kind: int, seed: int) -> Path:
    """A photo on a grid: its kind sits in one small patch, everything else is light and ground."""
    random = np.random.default_rng(seed)
    pixels = random.integers(60, 200, (8, 8, 3)) // 8 + random.integers(60, 160, 3)
    if kind >= 0:
        pixels[1:3, 2 * kind + 1 : 2 * kind + 3] = (230, 20, 20)
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.kron(pixels, np.ones((40, 40, 1))).astype(np.uint8)).save(path)
    return path


@pytest.fixture
def shop_of_kinds(tmp_path: Path) -> Iterator[Workspace]:
    """Ten SKUs of each of three kinds; the light of a photo says more to the network than its kind."""
    for kind, name in enumerate(KINDS):
        for number in range(EACH):
            write(tmp_path / "shop" / f"{name}{number}" / "photo.png", kind, 100 * kind + number)
    workspace = Workspace.create(tmp_path / "catalog", model=TINY, sku_rule="folder", device="cpu")
    finish(index_folders(workspace, [tmp_path / "shop"]))
    yield workspace
    workspace.close()


def ask(workspace: Workspace, tmp_path: Path, marks: Feedback, *, top: int = 30) -> Answer:
    query = write(tmp_path / "query.png", 0, 999)
    return search(workspace, Query((QueryPhoto("query", path=query),), feedback=marks), top=top)


def contents(answer: Answer, kind: str) -> tuple[int, ...]:
    return tuple(row.content for row in answer.matches if row.sku.startswith(kind))


def mean_rank(answer: Answer, kind: str, without: tuple[int, ...]) -> float:
    return float(np.mean([r.rank for r in answer.matches if r.sku.startswith(kind) and r.content not in without]))


def test_marks_move_the_rest_of_their_kind(shop_of_kinds: Workspace, tmp_path: Path) -> None:
    plain = ask(shop_of_kinds, tmp_path, Feedback())
    more, less = contents(plain, KINDS[2])[-3:], contents(plain, KINDS[0])[:3]
    marked = ask(shop_of_kinds, tmp_path, Feedback(more, less))
    assert mean_rank(marked, KINDS[2], more) < mean_rank(plain, KINDS[2], more) - 5
    assert mean_rank(marked, KINDS[0], less) > mean_rank(plain, KINDS[0], less)
    assert {row.content for row in marked.matches[-3:]} == set(less)
    shares = {share.kind for row in marked.matches for share in row.shares}
    assert "feedback" in shares
    assert not any(share.kind == "feedback" for row in plain.matches for share in row.shares)
    assert [row.rank for row in marked.matches] == list(range(1, 31))


def test_similarity_stays_the_plain_cosine(shop_of_kinds: Workspace, tmp_path: Path) -> None:
    plain = ask(shop_of_kinds, tmp_path, Feedback())
    marked = ask(shop_of_kinds, tmp_path, Feedback(contents(plain, KINDS[2])[:2]))
    assert {(row.content, row.similarity) for row in plain.matches} == {
        (row.content, row.similarity) for row in marked.matches
    }


def test_what_is_near_a_wanted_photo_joins_a_short_answer(
    shop_of_kinds: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = ask(shop_of_kinds, tmp_path, Feedback()).matches[-1].content
    monkeypatch.setattr(search_module, "CANDIDATES", 4)
    assert far not in {row.content for row in ask(shop_of_kinds, tmp_path, Feedback(), top=2).matches}
    assert far in {row.content for row in ask(shop_of_kinds, tmp_path, Feedback((far,)), top=2).matches}


def test_marks_that_contradict_get_a_clear_word(shop_of_kinds: Workspace, tmp_path: Path) -> None:
    plain = ask(shop_of_kinds, tmp_path, Feedback())
    every = tuple(row.content for row in plain.matches)
    both = ask(shop_of_kinds, tmp_path, Feedback(every[:1], every[:1]))
    assert [row.content for row in both.matches] == list(every)
    assert both.notes == (feedback.BOTH,)
    none = ask(shop_of_kinds, tmp_path, Feedback(less=every))
    assert len(none.matches) == len(every)
    assert none.notes == (feedback.ALL_LESS,)
    gone = ask(shop_of_kinds, tmp_path, Feedback(more=(10**9,), less=(-4,)))
    assert [row.content for row in gone.matches] == list(every)
    assert gone.notes == (feedback.GONE,)


def test_words_alone_are_ordered_by_marks_too(shop_of_kinds: Workspace, tmp_path: Path) -> None:
    words = Query(text="blue")
    plain = search(shop_of_kinds, words, top=10)
    last = plain.matches[-1].content
    marked = search(shop_of_kinds, Query(text="blue", feedback=Feedback((last,), (plain.matches[0].content,))), top=10)
    assert marked.matches[0].content == last
    assert marked.matches[-1].content == plain.matches[0].content
    assert {row.sku for row in marked.matches} == {row.sku for row in plain.matches}
