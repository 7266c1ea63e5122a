"""The common form in which benchmarks hand on what they measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.figures import GATHERED_IN, Figure, gathered_in, readable, tell


def test_what_is_told_is_gathered_unchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(GATHERED_IN, str(tmp_path / "figures"))
    figures = [
        Figure("search", "p95 a query", 5.25, "ms", photos=1_000_000, at_most=8, command="python -m benchmarks.x"),
        Figure(
            "index", "photos a second, 商品", 41.0, "/s", who="floor", at_least=50, command="python -m benchmarks.y"
        ),
    ]
    tell(figures)
    assert gathered_in(tmp_path / "figures") == figures


def test_nothing_is_gathered_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(GATHERED_IN, raising=False)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    tell([Figure("search", "p95", 1, "ms")])
    assert list(here.iterdir()) == []
    assert gathered_in(here / "nothing") == []


def test_a_figure_comes_with_its_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(GATHERED_IN, str(tmp_path / "figures"))
    monkeypatch.setattr("sys.argv", ["x", "/somebody/keeps/it/here/cat", "--count", "3"])
    tell([Figure("search", "p95", 1, "ms")])
    assert "p95" in capsys.readouterr().out
    (figure,) = gathered_in(tmp_path / "figures")
    assert figure.command.endswith("cat --count 3")
    assert "somebody" not in figure.command


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        (Figure("search", "p95", 8.0, "ms", at_most=8), "<= 8.00: met"),
        (Figure("search", "p95", 8.1, "ms", at_most=8), "<= 8.00: **missed**"),
        (Figure("search", "recall", 0.99, "", at_least=0.99), ">= 0.990: met"),
        (Figure("search", "recall", 0.98, "", at_least=0.99), ">= 0.990: **missed**"),
        (Figure("search", "recall", 0.98, ""), ""),
        (Figure("window", "timers", 0.0, "/s", at_most=0), "<= 0: met"),
    ],
)
def test_a_target_is_met_or_missed(figure: Figure, verdict: str) -> None:
    assert figure.verdict == verdict


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (1234567.8, "1,234,568"), (99.94, "99.9"), (3.14159, "3.14"), (0.98765, "0.988"), (0.00004, "4.0e-05")],
)
def test_numbers_are_read_easily(value: float, text: str) -> None:
    assert readable(value) == text
