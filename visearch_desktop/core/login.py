"""Who sits here: the name that goes beside what a person decides."""

from __future__ import annotations

import getpass


def login_name() -> str:
    """The login name; empty where the system knows none for this user."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
