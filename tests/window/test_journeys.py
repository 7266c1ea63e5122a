"""The four journeys in the real window on a real X server, with its own mouse and keys.

Pictures of all that was seen are kept in build/window-pictures.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.window import journeys
from tests.window.driven import PROJECT, driven
from tests.window.looks import blank
from tests.window.screen import Screen, screen
from tests.window.shop import Shop, index, open_shop

ALBUM = PROJECT / "build" / "window-pictures"

pytestmark = pytest.mark.window


@pytest.fixture(scope="module")
def display() -> Iterator[Screen]:
    """A screen for this file."""
    with screen() as made:
        yield made


@pytest.fixture(scope="module")
def opened_shop(tmp_path_factory: pytest.TempPathFactory, display: Screen) -> Shop:
    """A shop that is indexed."""
    folder = tmp_path_factory.mktemp("shop")
    made = open_shop(folder)
    index(made, folder / "home")
    return made


def go(display: Screen, shop: Shop, folder: Path, name: str, language: str = "en", theme: str = "light") -> list[str]:
    """Go a journey with a home and a catalog of its own; what was wrong to look at, and what Qt warned of."""
    album, words = ALBUM / f"{name}-{language}-{theme}", []
    if name != "index":
        own = replace(shop, catalog=folder / "catalog")
        shutil.copytree(shop.catalog, own.catalog)
        words = ["open", "--catalog", str(own.catalog)]
    with driven(display, folder / "window", words, language=language, theme=theme) as program:
        found = journeys.ALL[name](program, shop, album)
        last = program.look()
        said = program.leave()
    assert blank(last, display.picture()), "an empty screen passes for a window"
    print(f"pictures: {album}")
    return found + ([f"said on stderr: {said}"] if said else [])


def test_a_photo_is_searched(display: Screen, opened_shop: Shop, tmp_path: Path) -> None:
    assert go(display, opened_shop, tmp_path, "search") == []


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("name", journeys.ALL)
def test_a_journey(display: Screen, opened_shop: Shop, tmp_path: Path, name: str, language: str, theme: str) -> None:
    assert go(display, opened_shop, tmp_path, name, language, theme) == []
