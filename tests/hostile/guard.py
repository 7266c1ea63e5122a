"""No network for whoever asks: Python itself refuses to connect to, or to ask for the address of, another computer."""

from __future__ import annotations

import sys

_EVENTS = frozenset({
    "socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
    "socket.gethostbyaddr", "urllib.Request",
})  # fmt: skip
_THIS_COMPUTER = ("127.", "::1", "localhost", "http://127.", "http://localhost", "file:")


class NetworkUsedError(Exception):
    """Something wanted to leave this computer."""


def forbid_network() -> None:
    """From now on, for the life of the process."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event not in _EVENTS:
        return
    host = arguments[1] if event in {"socket.connect", "socket.sendto", "socket.sendmsg"} else arguments[0]
    if isinstance(host, tuple):
        host = host[0]
    elif event.startswith("socket.") and event not in {"socket.getaddrinfo", "socket.gethostbyname"}:
        return  # the path of a socket of this computer
    if host is not None and not str(host).startswith(_THIS_COMPUTER):
        raise NetworkUsedError(f"{event}: {host}")
