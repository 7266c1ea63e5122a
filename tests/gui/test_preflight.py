from __future__ import annotations

import subprocess
import sys

import pytest

from visearch_desktop.core.errors import VisearchError
from visearch_desktop.gui import preflight

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux finds Qt's libraries on the system")


def test_everything_is_there_for_these_tests() -> None:
    assert preflight.missing_packages() == ()
    preflight.check()


def test_missing_libraries_are_named_with_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "DRAWING", {"libnowhere.so.1": "libnowhere1"})
    with pytest.raises(VisearchError) as caught:
        preflight.check()
    assert "apt-get install libnowhere1" in caught.value.advice


def test_no_screen_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not preflight.has_display()
    with pytest.raises(VisearchError, match="no screen"):
        preflight.check()


def test_the_check_itself_needs_no_qt() -> None:
    code = "import sys, visearch_desktop.gui.preflight; print('PySide6' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout.strip() == "False", ended.stderr


@pytest.mark.parametrize(
    ("display", "wayland", "named"), [("", "wayland-0", True), (":0", "wayland-0", False), (":0", "", False)]
)
def test_the_libraries_of_wayland_are_asked_for_where_there_is_nothing_else(
    monkeypatch: pytest.MonkeyPatch, display: str, wayland: str, named: bool
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("WAYLAND_DISPLAY", wayland)
    monkeypatch.setattr(preflight, "WAYLAND", {"libnowhere.so.1": "libnowhere1"})
    assert ("libnowhere1" in preflight.missing_packages()) is named
