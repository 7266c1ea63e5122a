"""A slice of what the runners of this folder do at length."""

from __future__ import annotations

import pytest

from tests.hostile import images, parsers
from tests.hostile.mutate import resum
from tests.hostile.seeds import seeds
from visearch_desktop.core import imaging
from visearch_desktop.core.errors import PhotoError


def test_damaged_pictures_end_in_a_picture_or_a_sentence() -> None:
    counted = images.run(240, seed=7)
    assert not counted.bad, [(kind, why) for kind, why, _ in counted.bad]
    assert sum(counted.outcomes.values()) == 240
    assert {kind for kind, outcome in counted.outcomes if outcome == "decoded"} == set(seeds())


def test_every_seed_is_a_picture() -> None:
    for pictures in seeds().values():
        for data in pictures:
            imaging.read_picture(data)


def test_the_runner_tells_a_crash_a_hang_and_a_glutton(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would notice: a child that ends, one that never answers, one that takes too much."""
    child = images.Child()
    assert child.ask(seeds()["png"][0])["outcome"] == "decoded"
    process = child._process
    assert process is not None
    process.kill()
    process.wait()
    assert child.ask(b"x")["outcome"] == "crashed"
    monkeypatch.setattr(images, "SECONDS", 0.0)
    assert child.ask(seeds()["png"][0])["outcome"] == "hung"
    child.close()
    counted = images.Count()
    counted.add("png", b"", {"outcome": "decoded", "peak": images.MOST_BYTES + 1}, 0.1)
    assert counted.bad


@pytest.mark.parametrize("name", parsers.PARSERS)
def test_damaged_files_end_in_a_sentence(name: str) -> None:
    outcomes, slowest, wrong = parsers.run(name, 12 if name == "onnx" else 60, seed=7)
    assert not wrong, wrong[0]
    assert slowest < parsers.SECONDS
    assert outcomes["read"]


@pytest.mark.slow
def test_thousands_of_damaged_pictures() -> None:
    counted = images.run(20_000, seed=2)
    assert not counted.bad, [(kind, why) for kind, why, _ in counted.bad]


def test_a_picture_that_says_it_is_huge_is_refused_before_it_is_decoded() -> None:
    data = bytearray(seeds()["png"][0])
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    resum(data)
    with pytest.raises(PhotoError, match="too large"):
        imaging.read_picture(bytes(data))
