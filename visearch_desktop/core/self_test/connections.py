"""Whether this process spoke to a network: what Python was asked to connect to, and what the system says is open."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

_ADDRESSED = frozenset(("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"))
_NAMED = frozenset(("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"))
_HERE = ("127.", "::1", "localhost")
"""A pair of sockets that wakes an event loop is made through these on Windows; nothing leaves the computer."""


class Connections:
    """Listens from when it is made; Python cannot take a listener back, so a closed one hears nothing."""

    def __init__(self) -> None:
        self._asked: dict[str, None] = {}
        self._listening = True
        sys.addaudithook(self._hear)

    def close(self) -> tuple[str, ...]:
        """Stop listening; every address asked for and every internet socket open now, none in a healthy program."""
        self._listening = False
        return (*self._asked, *open_now())

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._listening or not event.startswith("socket."):
            return
        if event in _NAMED:
            target = arguments[0]
        elif event in _ADDRESSED and isinstance(arguments[1], tuple):  # text is a path: a socket of this computer
            target = arguments[1][0]
        else:
            return
        name = target.decode("ascii", "replace") if isinstance(target, bytes) else str(target)
        if not name.startswith(_HERE):
            self._asked[f"{event.removeprefix('socket.')} {name}"] = None


def open_now() -> tuple[str, ...]:
    """The internet sockets this process holds, of whatever library; only Linux tells."""
    known: dict[str, str] = {}
    for table in ("tcp", "tcp6", "udp", "udp6"):
        with suppress(OSError):
            lines = Path(f"/proc/self/net/{table}").read_text(encoding="ascii").splitlines()[1:]
            known |= {fields[9]: f"{table} {fields[2]}" for fields in map(str.split, lines)}
    return tuple(known[inode] for inode in _held() if inode in known)


def _held() -> list[str]:
    """The numbers of the sockets among this process's open files."""
    held = []
    with suppress(OSError):
        for entry in Path("/proc/self/fd").iterdir():
            with suppress(OSError):  # the listing's own file is closed by now
                name = str(entry.readlink())
                if name.startswith("socket:["):
                    held.append(name[8:-1])
    return held
