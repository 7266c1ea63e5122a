"""`visearch open PHOTO...`, and where the program finds its files and keeps its data."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from visearch_desktop import __main__, cli
from visearch_desktop.core import places


class Window:
    """Stands in for the window: what it was opened with."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []

    def __call__(self, photos: tuple[Path, ...] = (), catalog: Path | None = None, picture: Path | None = None) -> int:
        self.asked.append((photos, catalog, picture))
        return 0


def run(monkeypatch: pytest.MonkeyPatch, window: Window | None, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["visearch", *arguments])
    return cli.main(window)


def test_open_hands_photos_over_with_whole_paths(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    window = Window()
    assert run(monkeypatch, window, "open", "商品图.jpg", "/b.png") == 0
    assert run(monkeypatch, window, "open", "--catalog", "cat") == 0
    assert run(monkeypatch, window, "open", "a.jpg", "--catalog", "cat", "--picture", "w.png") == 0
    assert window.asked == [
        ((tmp_path / "商品图.jpg", Path("/b.png")), None, None),
        ((), Path("cat"), None),
        ((tmp_path / "a.jpg",), Path("cat"), Path("w.png")),
    ]


def test_a_picture_needs_something_to_show(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, Window(), "open", "a.jpg", "--picture", "w.png") == 2
    assert "--picture needs --catalog" in capsys.readouterr().err
    assert run(monkeypatch, None, "open") == 1
    assert "without its window" in capsys.readouterr().err


def test_the_menus_program_takes_photos(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Path, ...]] = []

    def window(photos: tuple[Path, ...] = ()) -> int:
        asked.append(photos)
        return 7

    monkeypatch.setattr(__main__, "_window", window)
    monkeypatch.setattr(sys, "argv", ["visearch-desktop", "a.jpg", "b.jpg"])
    with pytest.raises(SystemExit) as ended:
        __main__.desktop()
    assert ended.value.code == 7
    assert asked == [(Path("a.jpg"), Path("b.jpg"))]


def test_in_the_source_tree_nothing_is_portable() -> None:
    assert places.program_folder() is None
    assert places.portable_folder() is None
    assert places.own_command() == (sys.executable, "-m", "visearch_desktop")


def installed(monkeypatch: pytest.MonkeyPatch, program: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.delenv("VISEARCH_HOME", raising=False)
    monkeypatch.delenv("APPIMAGE", raising=False)


def test_a_folder_beside_the_program_makes_it_portable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed(monkeypatch, tmp_path / "stick" / "visearch-desktop")
    assert places.own_command() == (str(tmp_path / "stick" / "visearch-desktop"),)
    assert places.data_folder() == platformdirs.user_data_path("ViSearch Desktop", appauthor=False)
    (tmp_path / "stick" / places.PORTABLE).mkdir(parents=True)
    assert places.data_folder() == tmp_path / "stick" / "ViSearch data"
    assert places.log_folder() == tmp_path / "stick" / "ViSearch data" / "logs"
    monkeypatch.setenv("VISEARCH_HOME", str(tmp_path / "elsewhere"))
    assert places.data_folder() == tmp_path / "elsewhere"


def test_beside_means_beside_the_file_a_user_sees(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed(monkeypatch, tmp_path / "Programs" / "ViSearch Desktop.app" / "Contents" / "MacOS" / "visearch")
    assert places.program_folder() == tmp_path / "Programs"
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "stick" / "ViSearch.AppImage"))
    assert places.program_folder() == tmp_path / "stick"
