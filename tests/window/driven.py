"""The real program as a process on a screen, worked by mouse and keys as by a person, and looked at."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar

from PIL import Image

from tests.window.screen import Screen
from visearch_desktop.core import places

PATIENCE = 120.0
"""Seconds anything may take: the machine may have ten other things to do. They are counted in pauses, not by the clock,
so that a machine that stands still for a while takes nothing away."""
PAUSE = 0.05
PROJECT = Path(__file__).parents[2]
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is shown: a label, a button, a line, a list, an item of a list. Places are in logical pixels."""

    kind: str
    of: str
    words: str
    name: str
    place: tuple[int, int, int, int]
    whole: tuple[int, int]
    enabled: bool
    checked: bool
    focus: bool
    free: bool
    rows: int

    @property
    def middle(self) -> tuple[int, int]:
        """Where to click it."""
        left, top, wide, high = self.place
        return left + wide // 2, top + high // 2


@dataclass(frozen=True, slots=True)
class Look:
    """What the program says that it shows at one moment."""

    quiet: bool
    page: int
    active: str
    focus: str
    popup: str
    scale: float
    things: tuple[Thing, ...]

    def called(self, words: str) -> list[Thing]:
        """What bears these words, whole or begun, or this name."""
        return [one for one in self.things if words in (one.words, one.name) or one.words.startswith(words)]

    def kind(self, kind: str) -> list[Thing]:
        """Everything of one kind."""
        return [one for one in self.things if one.kind == kind]


@lru_cache(maxsize=1)
def _chinese() -> dict[str, str]:
    table = places.bundled("resources") / "translations" / "visearch_zh_CN.ts"
    texts = ET.parse(table).getroot().iter("message")
    return {str(one.findtext("source")): str(one.findtext("translation")) for one in texts}


class Driven:
    """A running program. Texts are given in English and looked for in the program's language."""

    def __init__(self, screen: Screen, process: subprocess.Popen[bytes], asking: int, hearing: int, chinese: bool):
        self.screen, self.process, self.chinese = screen, process, chinese
        self._asking, self._hearing = asking, os.fdopen(hearing, "rb")
        self.scale = 1.0

    def said(self, words: str) -> str:
        """A text of the window in the program's language."""
        return _chinese()[words] if self.chinese else words

    def look(self) -> Look:
        """Everything that is shown now."""
        os.write(self._asking, b"?")
        heard = any(select.select([self._hearing], [], [], PAUSE)[0] for _ in range(int(PATIENCE / PAUSE)))
        line = self._hearing.readline() if heard else b""
        if not line:
            raise AssertionError(f"the program does not answer; exit code {self.process.poll()}")
        told: dict[str, Any] = json.loads(line)
        things = tuple(
            Thing(**one | {"place": tuple(one["place"]), "whole": tuple(one["whole"])}) for one in told.pop("things")
        )
        self.scale = told["scale"]
        if wants := told.pop("wants_keys"):
            self.screen.give_keys(wants)
        return Look(things=things, **told)

    def wait(self, done: Callable[[Look], Found | None], what: str) -> Found:
        """Look again and again until `done` is true of what is shown; its answer."""
        for _ in range(int(PATIENCE / PAUSE)):
            seen = self.look()
            if found := done(seen):
                return found
            time.sleep(PAUSE)
        shown = "\n".join(f"{one.kind} {one.words!r} {one.name!r}" for one in seen.things)
        raise AssertionError(f"waited in vain for {what}; shown is, page {seen.page}:\n{shown}")

    def wait_for(self, words: str) -> Thing:
        """Wait until this text of the window is shown."""
        wanted = self.said(words)
        return self.wait(lambda seen: next(iter(seen.called(wanted)), None), repr(wanted))

    def settle(self) -> Look:
        """Wait until no work waits or runs, and two looks are the same."""
        before: list[Look] = []

        def still(seen: Look) -> Look | None:
            same = seen.quiet and before[-1:] == [seen]
            before.append(seen)
            return seen if same else None

        return self.wait(still, "the end of all work")

    def click(self, words: str) -> None:
        """Click what bears this text of the window, once it can be clicked and stands still."""
        wanted, before = self.said(words), list[Thing]()

        def can_be(seen: Look) -> Thing | None:
            able = next((one for one in seen.called(wanted) if one.enabled and one.free), None)
            still = able is not None and before[-1:] == [able]
            before.extend([able] if able else [])
            return able if still else None

        self.click_at(*self.wait(can_be, f"{wanted!r} to click on").middle)

    def click_at(self, x: int, y: int) -> None:
        """Click a place, given in logical pixels."""
        self.screen.click(round(x * self.scale), round(y * self.scale))

    def press(self, *keys: str) -> None:
        """Press keys."""
        self.screen.press(*keys)

    def choose(self, path: Path) -> None:
        """Answer the dialog that asks for a file or folder."""
        self.wait(_line_of_dialog, "a dialog that asks for a file")
        while (seen := self.look()) and (line := _line_of_dialog(seen)):
            if seen.popup:  # the list of names that fit comes whenever it is ready, and takes keys and clicks
                self.press("Escape")
                self.wait(lambda seen: not seen.popup, "the end of the list of names")
            elif line.words != str(path):
                self.click_at(*line.middle)
                self.press("ctrl+a")
                self.screen.type(str(path))
                self.wait(partial(_answered, line.words), f"{path} in the dialog")
            else:
                yes = next(one for one in seen.things if one.of == "QDialogButtonBox")
                self.click_at(*yes.middle)
                self.wait(partial(_answered, line.words), "an answer of the dialog")

    def picture(self, file: Path) -> tuple[Look, Image.Image]:
        """What the program says it shows, and what the screen shows; the picture is kept as `file`."""
        self.screen.point(self.screen.size[0] - 2, self.screen.size[1] - 2)  # where it marks nothing as hovered
        seen = self.settle()
        image = self.screen.picture()
        file.parent.mkdir(parents=True, exist_ok=True)
        image.save(file)
        return seen, image

    def leave(self) -> str:
        """End the program by its keys; everything that it said on stderr. Its exit code must be 0."""
        self.press("ctrl+q")
        code = self.process.wait(3 * PATIENCE)
        said = self._said()
        assert code == 0, f"the program ended with {code}:\n{said}"
        return said

    def close(self) -> None:
        """Give the pipes back."""
        os.close(self._asking)
        self._hearing.close()
        if self.process.stderr:
            self.process.stderr.close()

    def _said(self) -> str:
        return (self.process.stderr.read() if self.process.stderr else b"").decode(errors="replace")


def _answered(before: str, seen: Look) -> bool:
    """Whether the dialog has gone, its line says something else, or the list of names has come."""
    line = _line_of_dialog(seen)
    return line is None or line.words != before or bool(seen.popup)


def _line_of_dialog(seen: Look) -> Thing | None:
    lines = (one for one in seen.things if one.kind == "QLineEdit" and one.of == "QFileDialog")
    return next(lines, None)


@contextmanager
def driven(
    screen: Screen,
    home: Path,
    arguments: Sequence[str] = (),
    *,
    language: str = "en",
    theme: str = "light",
    **more: str,
) -> Iterator[Driven]:
    """Start the program on a screen, with a data folder of its own, and end it; `more` is put into its environment."""
    home.mkdir(parents=True, exist_ok=True)
    settings = f'language = "{language}"\ntheme = "{theme}"\ndevice = "cpu"\n'
    (home / "settings.toml").write_text(settings, encoding="utf-8")
    asked, asking = os.pipe()
    hearing, answers = os.pipe()
    wishes = {"VISEARCH_HOME": str(home), "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb", "OMP_NUM_THREADS": "1"}
    strange = ("WAYLAND_DISPLAY", "SESSION_MANAGER", "XDG_CURRENT_DESKTOP", "QT_SCALE_FACTOR", "PYTHONWARNINGS")
    environment = {name: value for name, value in os.environ.items() if name not in strange}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.window.probe", *arguments],
        env=environment | wishes | {"VISEARCH_PROBE": f"{asked},{answers}"} | more,
        cwd=PROJECT,
        pass_fds=(asked, answers),
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    os.close(asked)
    os.close(answers)
    made = Driven(screen, process, asking, hearing, language != "en")
    try:
        made.wait(lambda seen: seen.kind("MainWindow"), "the window")
        yield made
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(30)
        made.close()
