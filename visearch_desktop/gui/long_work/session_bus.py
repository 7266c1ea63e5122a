"""What is said to the Linux desktop over its session bus: notifications, and progress on the icon of the window.

Both are one-way messages of open standards: `org.freedesktop.Notifications` and `com.canonical.Unity.LauncherEntry`,
which Plasma, GNOME's docks and others know. jeepney writes them, because QtDBus cannot say an unsigned number from
Python, and a notification has one. A thread of its own connects and sends; nobody waits for it, and a desktop without a
bus is one where nothing is said.
"""

from __future__ import annotations

import os
import queue
import threading
from typing import Any

from visearch_desktop.core import logbook

DESKTOP_ENTRY = "visearch-desktop"
_WAITING = 64
"""Messages that may wait for a bus that does not answer; more are dropped."""


class SessionBus:
    """Sends messages of two kinds, in their order."""

    def __init__(self) -> None:
        self._queue: queue.Queue[tuple[str, tuple[Any, ...]] | None] = queue.Queue(_WAITING)
        self._thread: threading.Thread | None = None
        self._entry = f"/com/canonical/unity/launcherentry/{os.getpid()}"

    def notify(self, title: str, body: str) -> None:
        """Show a notification."""
        hints = {"desktop-entry": ("s", DESKTOP_ENTRY)}
        self._put("notify", ("ViSearch Desktop", 0, DESKTOP_ENTRY, title, body, [], hints, -1))

    def show_progress(self, share: float | None) -> None:
        """Show how much is done, from 0 to 1, on the icon in the taskbar; None shows nothing any more."""
        facts = {"progress": ("d", share or 0.0), "progress-visible": ("b", share is not None)}
        self._put("progress", (f"application://{DESKTOP_ENTRY}.desktop", facts))

    def close(self) -> None:
        """Say nothing more, after what was said so far."""
        if self._thread is not None:
            self._put_anything(None)

    def _put(self, kind: str, body: tuple[Any, ...]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="session bus", daemon=True)
            self._thread.start()
        self._put_anything((kind, body))

    def _put_anything(self, said: tuple[str, tuple[Any, ...]] | None) -> None:
        try:
            self._queue.put_nowait(said)
        except queue.Full:  # nobody listens at the other end
            return

    def _run(self) -> None:
        try:
            from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415 - only where something is said

            connection = open_dbus_connection(bus="SESSION")
            with connection:
                while (said := self._queue.get()) is not None:
                    connection.send(_message(self._entry, *said))
        except Exception as error:  # noqa: BLE001 - whatever a bus does, the work goes on without it
            logbook.tell("no session bus", reason=type(error).__name__)


def _message(entry: str, kind: str, body: tuple[Any, ...]) -> Any:
    from jeepney import DBusAddress, MessageFlag, new_method_call, new_signal  # noqa: PLC0415 - the same

    if kind == "progress":
        launcher = DBusAddress(entry, interface="com.canonical.Unity.LauncherEntry")
        return new_signal(launcher, "Update", "sa{sv}", body)
    name = "org.freedesktop.Notifications"
    daemon = DBusAddress("/org/freedesktop/Notifications", bus_name=name, interface=name)
    message = new_method_call(daemon, "Notify", "susssasa{sv}i", body)
    message.header.flags |= MessageFlag.no_reply_expected
    return message
