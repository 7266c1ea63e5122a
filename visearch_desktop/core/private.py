"""Folders that are nobody else's business: on POSIX systems only their owner may look into them.

On Windows the user's own data folder is private by the rules of the system, and modes mean nothing.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_OTHERS = 0o077
_GROUP_WRITES = 0o020


def make_private(folder: Path) -> None:
    """Make a folder that only its owner may enter, or close one that is there to others.

    One that somebody else owns stays as it is. So does one that was opened to a group on purpose: its group is not the
    user's own and may write there.

    Raises:
        OSError: it cannot be made.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name != "posix":
        return
    with suppress(OSError):  # a share that knows no modes
        found = folder.stat()
        shared = found.st_mode & _GROUP_WRITES and found.st_gid != os.getgid()
        if found.st_uid == os.getuid() and found.st_mode & _OTHERS and not shared:
            folder.chmod(0o700)
