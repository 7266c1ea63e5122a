"""An X server of one's own, with a mouse and a keyboard that programs take for real: Xvfb and xdotool."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PIL import Image, ImageGrab

SIZE = 1400, 900
NEEDED = {"Xvfb": "xvfb", "xdotool": "xdotool"}


def why_not() -> str:
    """What is missing for a screen; empty when there can be one."""
    missing = [package for program, package in NEEDED.items() if shutil.which(program) is None]
    return f"not installed: {', '.join(missing)} (Debian packages)" if missing else ""


class Screen:
    """A running X server."""

    def __init__(self, display: str, size: tuple[int, int]) -> None:
        self.display, self.size = display, size

    def point(self, x: int, y: int) -> None:
        """Move the mouse there."""
        self._do("mousemove", str(x), str(y))

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Move the mouse there and press."""
        self._do("mousemove", str(x), str(y), "click", str(button))

    def press(self, *keys: str) -> None:
        """Press keys, each named as X names it: "ctrl+1", "Return"."""
        self._do("key", "--delay", "30", *keys)

    def type(self, words: str) -> None:
        """Type words of a plain English keyboard."""
        self._do("type", "--delay", "15", words)

    def give_keys(self, window: int) -> None:
        """Let the keys go to a window, as a window manager does."""
        self._do("windowfocus", str(window))

    def picture(self) -> Image.Image:
        """What the screen shows."""
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def _do(self, *what: str) -> None:
        subprocess.run(["xdotool", *what], env=os.environ | {"DISPLAY": self.display}, check=True, timeout=60)


@contextmanager
def screen(size: tuple[int, int] = SIZE) -> Iterator[Screen]:
    """Start an X server and end it."""
    if reason := why_not():
        pytest.skip(reason)
    read, write = os.pipe()
    shape = f"{size[0]}x{size[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", shape, "-nolisten", "tcp", "-noreset"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield Screen(f":{number}", size)
    finally:
        server.terminate()
        server.wait(30)
