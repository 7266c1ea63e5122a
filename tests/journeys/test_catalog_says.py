"""Suggestions, recommendations and novelty on real photos, and on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import finish, write_photo
from visearch_desktop.cli.commands import visearch
from visearch_desktop.core import indexing, recommend, suggestions
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def filed(tmp_path: Path, workspace: Workspace) -> Workspace:
    """Twelve photos of red things and twelve of blue ones, under categories; one red thing is filed under Blue."""
    from PIL import Image

    rows = ["sku,category"]
    for number in range(24):
        red = number < 12
        shade = (200 - number, 20 + number, 30) if red else (30, 20 + number, 220 - number)
        file = tmp_path / "shop" / f"P{number:03}.png"
        file.parent.mkdir(exist_ok=True)
        picture = Image.new("RGB", (120, 100), "white")
        picture.paste(shade, (20 + number % 7, 20, 90, 80))
        picture.save(file)
        rows.append(f"P{number:03},{'Blue' if not red or number == 4 else 'Red'}")
    table = tmp_path / "products.csv"
    table.write_text("\n".join(rows), encoding="utf-8")
    finish(indexing.index_folders(workspace, [tmp_path / "shop"], products=table))
    return workspace


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(visearch, [str(one) for one in arguments], standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.return_value or 0, result.stdout


def test_suggest_on_the_command_line(filed: Workspace, tmp_path: Path) -> None:
    code, out = run("suggest", "--catalog", filed.folder, "--column", "category", "--json")
    told = json.loads(out)
    assert code == 0
    assert [(one["skus"], one["value_now"], one["suggested"]) for one in told["suggestions"]] == [
        (["P004"], "Blue", "Red")
    ]
    assert told["tried"] == 24
    code, out = run("suggest", "--catalog", filed.folder, "--column", "category", "--report", tmp_path / "s.xlsx")
    assert (code, "filed under Blue" in out.replace("\n", " ")) == (0, True)
    assert (tmp_path / "s.xlsx").stat().st_size > 4000


def test_a_photo_gets_a_category_and_an_empty_one_its_reason(filed: Workspace, tmp_path: Path) -> None:
    empty = tmp_path / "new" / "empty.jpg"
    empty.parent.mkdir()
    empty.write_bytes(b"")
    blue = filed.roots()[1] / "P020.png"
    code, out = run("suggest", blue, empty.parent, "--catalog", filed.folder, "--column", "category", "--json")
    first, second = map(json.loads, out.splitlines())
    assert (code, first["value"]) == (0, "Blue")
    assert first["confidence"] > 0.8
    assert second["value"] is None
    assert second["error"]
    assert run("suggest", empty, "--catalog", filed.folder, "--column", "category")[0] == 1


def test_accepted_values_are_written_as_a_column(filed: Workspace, tmp_path: Path) -> None:
    before = (tmp_path / "products.csv").read_bytes()
    suggestions.accept(filed, finish(suggestions.run(filed, "category")).suggestions)
    file = tmp_path / "new.csv"
    code, _ = run("suggest", "--catalog", filed.folder, "--column", "category", "--accepted", file)
    assert code == 0
    assert file.read_text(encoding="utf-8-sig").splitlines() == ["sku,category,category before", "P004,Red,Blue"]
    assert (tmp_path / "products.csv").read_bytes() == before


def test_recommend_on_the_command_line(filed: Workspace, tmp_path: Path) -> None:
    code, out = run("recommend", "P017", "--catalog", filed.folder, "--count", "5", "--json")
    told = json.loads(out)
    assert code == 0
    assert len(told["similar"]) == 5
    assert all(int(one["sku"][1:]) >= 12 for one in told["similar"])
    assert run("recommend", "--all", "--catalog", filed.folder, "--report", tmp_path / "r.csv")[0] == 0
    assert len((tmp_path / "r.csv").read_text(encoding="utf-8-sig").splitlines()) == 25


def test_new_arrivals_are_ranked_by_novelty(filed: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "arrivals"
    known = folder / "known.png"
    folder.mkdir()
    known.write_bytes((filed.roots()[1] / "P010.png").read_bytes())
    strange = write_photo(folder / "strange.jpg", 3)
    (folder / "broken.jpg").write_bytes(b"no photo")
    code, out = run("novelty", folder, "--catalog", filed.folder, "--json")
    ranked = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [Path(one["photo"]) for one in ranked] == [strange, known, folder / "broken.jpg"]
    assert ranked[0]["novelty"] > 0.9
    assert ranked[1]["novelty"] < 0.5
    assert ranked[1]["sku"] == "P010"
    assert ranked[2]["error"]


def test_novelty_needs_a_catalog_with_photos(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="no photos"):
        finish(recommend.rank_novelty(workspace, [tmp_path / "x.jpg"]))


def test_a_catalog_of_one_product_knows_what_it_does_not_know(tmp_path: Path, workspace: Workspace) -> None:
    write_photo(tmp_path / "shop" / "A.jpg", 1)
    finish(indexing.index_folders(workspace, [tmp_path / "shop"]))
    (found,) = finish(recommend.rank_novelty(workspace, [tmp_path / "shop" / "A.jpg"]))
    assert found.sku == "A"


@pytest.mark.parametrize(
    "arguments",
    [("recommend",), ("recommend", "X", "--all"), ("recommend", "--all"), ("novelty",), ("suggest",)],
)
def test_wrong_usage_is_told(workspace: Workspace, arguments: tuple[str, ...]) -> None:
    import click

    with pytest.raises(click.UsageError):
        run(*arguments, "--catalog", workspace.folder)
