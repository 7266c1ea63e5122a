"""Memory of decoded photos: what one photo gave back is what the next one takes."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

STEP, STEPS = 2**17, 28
"""From 4 MB on NumPy asks for huge pages, which would be counted as one."""
PAGES_OF_ALL = STEP * sum(range(2, STEPS)) // 4096
TRIAL = """
import resource
import numpy as np
if {kept}:
    from visearch_desktop.core.imaging import backend
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for times in range(2, {steps}):
    np.ones(times * {step}, np.uint8)
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def pages_touched(*, kept: bool) -> int:
    """Pages that a new process touches for the first time while it makes larger and larger pictures."""
    code = TRIAL.format(kept=kept, step=STEP, steps=STEPS)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return int(run.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other allocators are left as they are")
def test_larger_and_larger_pictures_do_not_each_take_fresh_memory() -> None:
    assert pages_touched(kept=False) > PAGES_OF_ALL * 0.9
    assert pages_touched(kept=True) < PAGES_OF_ALL * 0.3
