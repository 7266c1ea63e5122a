"""Guards the range of PySide6 versions: one of them lost a reference to True on every emit."""

from __future__ import annotations

import subprocess
import sys

EMIT = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

class Bell(QObject):
    rung = Signal(bool)

class Ear(QObject):
    def __init__(self):
        super().__init__()
        self.heard = 0
    @Slot(bool)
    def hear(self, on):
        self.heard += on

app = QCoreApplication([])
bell, ear = Bell(), Ear()
bell.rung.connect(ear.hear)
for _ in range(20_000):
    bell.rung.emit(True)
assert ear.heard == 20_000
print("done")
"""


def test_twenty_thousand_emits_leave_true_alive() -> None:
    ended = subprocess.run([sys.executable, "-c", EMIT], capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout.strip() == "done", ended.stderr
    assert ended.returncode == 0
