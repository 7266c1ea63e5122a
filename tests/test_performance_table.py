"""The table of speed, memory and disk: what is made of figures, and that it reaches the document."""

from __future__ import annotations

from importlib import import_module, util
from pathlib import Path

import pytest

from benchmarks import performance
from benchmarks.figures import Figure
from benchmarks.table import latest, tables


def search(
    value: float, who: str = "ViSearch", photos: int = 1000, name: str = "p95", at_most: float | None = None
) -> Figure:
    command = f"python -m benchmarks.{who}"
    return Figure("search", name, value, "ms", who, photos, at_most=at_most, command=command)


def test_others_stand_beside_ours_with_the_ratio() -> None:
    (row,) = (line for line in tables([search(5, at_most=8), search(20, "annoy")]).splitlines() if "p95" in line)
    assert row == "| p95 | 1,000 | 5.00 ms | annoy 20.0 ms: x 0.250 | <= 8.00: met |"


def test_a_missed_target_cannot_be_overlooked() -> None:
    assert "**missed**" in tables([search(9, at_most=8)])


def test_sizes_do_not_mix() -> None:
    text = tables([search(5), search(50, photos=1_000_000), search(70, "annoy", 1_000_000)])
    assert "| p95 | 1,000 | 5.00 ms |  |  |" in text
    assert "| p95 | 1,000,000 | 50.0 ms | annoy 70.0 ms: x 0.714 |  |" in text


def test_of_figures_measured_again_the_last_counts() -> None:
    assert [one.value for one in latest([search(5), search(20, "annoy"), search(4)])] == [4, 20]


def test_every_table_names_its_commands() -> None:
    text = tables([search(5), search(20, "annoy"), search(3, name="vectors of 256: p95 a query")])
    assert text.count("`python -m benchmarks.ViSearch`") == 2
    assert "`python -m benchmarks.annoy`" in text


def test_libraries_of_near_vectors_stand_under_each_other() -> None:
    figures = [
        search(value, who, name=f"vectors of 256: {name}")
        for who, scale in (("ViSearch", 1), ("annoy", 2), ("exact numpy", 8))
        for name, value in (("p95 a query", 3.0 * scale), ("recall@10", 0.99))
    ]
    rows = [line for line in tables(figures).splitlines() if line.startswith("| 1,000")]
    assert [row.split("|")[2].strip() for row in rows] == ["ViSearch", "annoy", "exact numpy"]
    assert [row.split("|")[-2].strip() for row in rows] == ["0.500", "1.00", "4.00"]
    assert all(row.count("|") == rows[0].count("|") for row in rows)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "performance.md"
    file.write_text(
        f"before\n{performance.BEGIN}\n\nmachine of then\n\nold\n{performance.END}\nafter\n", encoding="utf-8"
    )
    return file


def test_the_document_keeps_what_people_wrote(document: Path) -> None:
    performance.write("new 表", document)
    once = document.read_text(encoding="utf-8")
    performance.write("new 表", document)
    assert document.read_text(encoding="utf-8") == once
    assert once.startswith("before\n")
    assert once.endswith("\nafter\n")
    assert "old" not in once
    assert "new 表" in once


def test_tables_made_again_keep_the_machine_they_were_measured_on(document: Path) -> None:
    assert performance.machine(document, again=True) == "machine of then"
    assert performance.machine(document, again=False) != "machine of then"


def test_a_benchmark_that_is_not_there_is_a_line_and_not_the_end(tmp_path: Path) -> None:
    assert "no such benchmark" in performance.run("no_such_thing", [], tmp_path / "figures")


def test_a_benchmark_that_fails_is_a_line_and_its_words_are_kept(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    figures = tmp_path / "figures.jsonl"
    assert performance.run("floors", ["--no-such-option"], figures) == "floors: ended with 2"
    assert list(performance.printed_in(figures)) == ["floors"]
    assert "usage" in capfd.readouterr().err


@pytest.mark.parametrize("name", performance.STEPS)
def test_every_step_can_be_imported_or_is_not_there_yet(name: str) -> None:
    """A benchmark that does not even start would only be noticed after an hour."""
    if util.find_spec(f"benchmarks.{name}") is not None:
        assert callable(import_module(f"benchmarks.{name}").main)
