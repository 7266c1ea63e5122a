"""What a figure was measured on, and the memory of a process."""

from __future__ import annotations

import contextlib
import datetime
import os
import platform
import sqlite3
import threading
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from types import TracebackType

import psutil


def describe() -> str:
    """One line: processor, cores, memory, system, Python, date."""
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}, {datetime.datetime.now(datetime.UTC):%Y-%m-%d}"
    )


_LIBRARIES = ("numpy", "onnxruntime", "onnxruntime-gpu", "opencv-python", "annoy", "pillow", "PySide6-Essentials")


def versions() -> str:
    """The libraries that speed depends on, as installed."""
    found = []
    for name in _LIBRARIES:
        with contextlib.suppress(metadata.PackageNotFoundError):
            found.append(f"{name} {metadata.version(name)}")
    return ", ".join([*found, f"SQLite {sqlite3.sqlite_version}"])


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def resident_megabytes() -> float:
    """All memory of this process that lies in RAM, mapped files included."""
    return float(psutil.Process().memory_info().rss / 2**20)


def private_megabytes() -> float:
    """The same without mapped files, which the system takes back when it needs the room."""
    memory = psutil.Process().memory_info()
    return float((memory.rss - getattr(memory, "shared", 0)) / 2**20)


class PeakMemory:
    """Samples the memory of this process, the resident by default; `megabytes` is the highest seen."""

    def __init__(self, sample: Callable[[], float] = resident_megabytes) -> None:
        self.megabytes = 0.0
        self._sample = sample
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> PeakMemory:
        self.megabytes = self._sample()
        self._thread.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._stop.set()
        self._thread.join()
        self.megabytes = max(self.megabytes, self._sample())

    def _watch(self) -> None:
        while not self._stop.wait(0.02):
            self.megabytes = max(self.megabytes, self._sample())
