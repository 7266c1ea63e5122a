"""Runs before the program in the bundle: programs it opens (file manager, browser) get the system's libraries back."""

import os
import sys

# The loader has read the variable already; only programs started from here would still obey it.
if sys.platform.startswith("linux"):
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)
