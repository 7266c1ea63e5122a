"""One window for each user and data folder: a second start hands its photos to the window that is there.

Who holds the lock file is the window; the lock of a program that was killed is taken over. It listens on a socket
that is named by a path (on Windows a named pipe), which reaches no other computer. Python's own listener is used and
not QtNetwork: that would bring a Kerberos library into the bundle.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

from PySide6.QtCore import QLockFile, Qt, QThread, Signal
from PySide6.QtWidgets import QApplication, QWidget

from visearch_desktop.core import logbook, places
from visearch_desktop.core.private import make_private

PATIENCE = 3.0
"""Seconds a second start tries to reach the window: it may be starting itself."""
SILENCE = 2.0
"""Seconds somebody who knocks may say nothing."""
MOST = 1 << 20
"""Bytes of a wish at most: some thousand photos."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a second start wants: to search with photos, in a catalog; nothing of both is to see the window."""

    photos: tuple[Path, ...] = ()
    catalog: Path | None = None

    def written(self) -> bytes:
        """The wish as it goes through the door, with whole paths: the window may run in another folder."""
        photos = [str(photo.absolute()) for photo in self.photos]
        said = {"photos": photos, "catalog": str(self.catalog.absolute()) if self.catalog else ""}
        return json.dumps(said).encode()

    @classmethod
    def read(cls, data: bytes) -> Wish | None:
        """The wish that was written; None for anything else."""
        try:
            said = json.loads(data)
            return cls(
                tuple(Path(str(one)) for one in said["photos"]), Path(said["catalog"]) if said["catalog"] else None
            )
        except (ValueError, KeyError, TypeError):
            return None


class Door(QThread):
    """Where a second start knocks; `knocked` carries its `Wish`. `catalog` is what the window shows now."""

    knocked = Signal(object)

    def __init__(self, data: Path | None = None) -> None:
        super().__init__()
        self.setObjectName("door")
        self.catalog: Path | None = None
        self._over = False
        name, folder = _name(data or places.data_folder()), _folder()
        self._socket = folder / f"{name}.sock"
        self._address = str(self._socket) if os.name == "posix" else rf"\\.\pipe\{name}"
        self._lock = QLockFile(str(folder / f"{name}.lock"))
        self._lock.setStaleLockTime(0)  # a lock grows stale when its program has ended, however long that runs

    def claim(self) -> bool:
        """Become the window of this user and data folder; False when there is one."""
        return self._lock.tryLock(0)

    def hand_over(self, wish: Wish) -> bool:
        """Give a wish to the window that is there; False when it shows another catalog, or cannot be reached."""
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            return False  # no lock can be made here: there is nobody to reach
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with suppress(OSError, EOFError), Client(self._address) as line:
                line.send_bytes(wish.written())
                return bool(line.poll(PATIENCE)) and line.recv_bytes(MOST) == b"taken"
            time.sleep(0.05)
        return False

    def run(self) -> None:
        if os.name == "posix":
            self._socket.unlink(missing_ok=True)  # left by a program that was killed: the lock is ours
        try:
            listener = Listener(self._address, backlog=8)
        except OSError as error:
            logbook.tell("no second start can be heard", reason=str(error))
            return
        with listener:
            while not self._over:
                try:
                    with listener.accept() as line:
                        self._answer(line)
                except (OSError, EOFError):  # somebody who went away while speaking
                    self.msleep(50)

    def close(self) -> None:
        """Listen no more, and let another window take this place."""
        self._over = True
        while self.isRunning():
            with suppress(OSError, EOFError):
                Client(self._address).close()
            self.wait(100)
        self._lock.unlock()

    def _answer(self, line: Connection) -> None:
        if self._over or not line.poll(SILENCE):
            return
        wish = Wish.read(line.recv_bytes(MOST))
        if wish is None or not _same(wish.catalog, self.catalog):
            line.send_bytes(b"other")
            return
        line.send_bytes(b"taken")
        self.knocked.emit(wish)


def to_front(window: QWidget) -> None:
    """Let a window come to the front; where the desktop does not allow that, its place in the bar asks for a look."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)


def _same(wanted: Path | None, shown: Path | None) -> bool:
    """Whether the window need not open another catalog: what runs in the one it shows would be lost."""
    if wanted is None:
        return True
    with suppress(OSError):
        return shown is not None and wanted.resolve() == shown.resolve()
    return False


def _name(data: Path) -> str:
    whose = f"{getpass.getuser()}\n{data.absolute()}"
    return f"visearch-{hashlib.sha256(whose.encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"


def _folder() -> Path:
    """A folder of this user on this computer, also where the data lies on a network drive."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if os.name != "posix" or places.is_folder(Path(runtime or "/nowhere")):
        return Path(runtime or tempfile.gettempdir())
    folder = Path(tempfile.gettempdir()) / f"visearch-{os.getuid()}"
    with suppress(OSError):
        make_private(folder)
    return folder
