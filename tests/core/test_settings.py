"""Settings survive damage and never stop the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from visearch_desktop.core import places, settings
from visearch_desktop.core.settings import Settings


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    chosen = Settings("cpu", "dark", last_folder=tmp_path, notifications=False).with_catalog(tmp_path / "商品")
    settings.save(chosen)
    assert settings.load() == chosen


@pytest.mark.parametrize(
    "text",
    ["", "nonsense = [", "device = 5\ntheme = 'pink'\nrecent_catalogs = 'x'\nlast_folder = 1\nnotifications = 5"],
)
def test_damage_means_defaults(text: str) -> None:
    places.settings_file().parent.mkdir(parents=True, exist_ok=True)
    places.settings_file().write_text(text, encoding="utf-8")
    assert settings.load() == Settings()


def test_recent_catalogs_are_few_and_unique(tmp_path: Path) -> None:
    chosen = Settings()
    for number in (*range(20), 3):
        chosen = chosen.with_catalog(tmp_path / str(number))
    assert chosen.recent_catalogs[:2] == (tmp_path / "3", tmp_path / "19")
    assert len(chosen.recent_catalogs) == len(set(chosen.recent_catalogs)) == settings.RECENT_CATALOGS
