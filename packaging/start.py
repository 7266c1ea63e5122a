"""What the bundle runs: under the name `visearch-desktop` the window, with photos or without; else the commands."""

import sys
from pathlib import Path

try:
    from visearch_desktop.__main__ import desktop, main

    if Path(sys.argv[0]).stem == "visearch-desktop":
        desktop()
    else:
        main()
except ImportError as error:
    # NumPy says what is missing at the end of a page of advice.
    reason = (str(error).strip() or "no reason is known").splitlines()[-1]
    print(f"A part of this installation is missing or damaged ({reason}). Install it again.", file=sys.stderr)
    sys.exit(1)
