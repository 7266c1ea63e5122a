"""What a catalog has learned, in the searches that follow: order by the adaptation, names by the verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.conftest import TINY, finish
from tests.journeys.test_marks import EACH, KINDS, write
from visearch_desktop.core import pooling
from visearch_desktop.core.catalog import Answer, Evidence, Relation
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.matching import Judgement
from visearch_desktop.core.projection import Projection
from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.core.search import search
from visearch_desktop.core.store import adaptation as rows
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def shop_of_kinds(tmp_path: Path) -> Iterator[Workspace]:
    for kind, name in enumerate(KINDS):
        for number in range(EACH):
            write(tmp_path / "shop" / f"{name}{number}" / "photo.png", kind, 100 * kind + number)
    workspace = Workspace.create(tmp_path / "catalog", model=TINY, sku_rule="folder", device="cpu")
    finish(index_folders(workspace, [tmp_path / "shop"]))
    yield workspace
    workspace.close()


def ask(workspace: Workspace, tmp_path: Path) -> Answer:
    query = write(tmp_path / "query.png", 1, 999)
    return search(workspace, Query((QueryPhoto("query", path=query),)), top=30)


def looks_at_patches(workspace: Workspace) -> Projection:
    """A projection that sees only where the kinds differ: rows 1 and 2 of the network's grid."""
    wanted = np.zeros((3, 8, 8))
    wanted[:, 1:3, :] = 1
    content = [row[0] for row in workspace.database.rows("SELECT id FROM content")]
    mean = workspace.gallery.vectors(content).mean(axis=0)
    return Projection(mean, np.eye(192, dtype=np.float32)[:, wanted.reshape(-1) > 0])


def mean_rank(answer: Answer, kind: str) -> float:
    return float(np.mean([row.rank for row in answer.matches if row.sku.startswith(kind)]))


def test_look_alikes_are_ordered_by_what_was_learned_and_similarity_stays(
    shop_of_kinds: Workspace, tmp_path: Path
) -> None:
    plain = ask(shop_of_kinds, tmp_path)
    rows.add(shop_of_kinds.database, looks_at_patches(shop_of_kinds), shop_of_kinds.database.meta("model_identity"), {})
    adapted = ask(shop_of_kinds, tmp_path)
    assert mean_rank(adapted, KINDS[1]) < mean_rank(plain, KINDS[1]) - 1
    assert {(row.content, row.similarity, row.duplicate_score) for row in adapted.matches} == {
        (row.content, row.similarity, row.duplicate_score) for row in plain.matches
    }
    rows.take_back(shop_of_kinds.database)
    assert [row.content for row in ask(shop_of_kinds, tmp_path).matches] == [row.content for row in plain.matches]


def test_the_same_photo_leads_whatever_was_learned(shop_of_kinds: Workspace, tmp_path: Path) -> None:
    nothing = Projection(np.zeros(192, np.float32), -np.eye(192, dtype=np.float32)[:, :1])
    rows.add(shop_of_kinds.database, nothing, shop_of_kinds.database.meta("model_identity"), {})
    with Image.open(tmp_path / "shop" / "blue3" / "photo.png") as image:
        image.save(tmp_path / "again.jpg", quality=70)
    answer = search(shop_of_kinds, Query((QueryPhoto("again", path=tmp_path / "again.jpg"),)))
    assert (answer.matches[0].sku, answer.matches[0].relation) == ("blue3", Relation.NEAR_DUPLICATE)


@pytest.mark.parametrize(
    ("relation", "score", "cut", "named"),
    [
        (Relation.NEAR_DUPLICATE, 0.7, 0.65, Relation.NEAR_DUPLICATE),
        (Relation.NEAR_DUPLICATE, 0.7, 0.8, Relation.SIMILAR),
        (Relation.SIMILAR, 0.6, 0.55, Relation.NEAR_DUPLICATE),
        (Relation.SIMILAR, 0.6, 0.65, Relation.SIMILAR),
        (Relation.VARIANT, 0.7, 0.5, Relation.VARIANT),
        (Relation.VARIANT, 0.6, 0.55, Relation.VARIANT),
    ],
)
def test_the_cut_of_a_category_names_what_lies_between(
    relation: Relation, score: float, cut: float, named: Relation
) -> None:
    assert pooling.named(Judgement(relation, score, Evidence()), False, cut).relation is named
