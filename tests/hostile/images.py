"""Damaged pictures, many: `python -m tests.hostile.images --count 20000 --seed 1`.

Each is decoded in a child process within ten seconds. Exit code 1 when one crashed the child, hung, took more memory
than the product allows a photo, or met a mistake of ours; `--keep` says where such pictures are written.
"""

from __future__ import annotations

import argparse
import json
import random
import select
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile.mutate import mutated
from tests.hostile.seeds import seeds
from visearch_desktop.core.imaging.limits import MAX_PHOTO_BYTES

SECONDS = 10.0
MOST_BYTES = MAX_PHOTO_BYTES + 150_000_000
"""What a photo may take, and Python with NumPy, OpenCV and Pillow beside it."""
GOOD = frozenset({"decoded", "refused"})


@dataclass
class Count:
    """What came of the pictures: by format and outcome, the slowest, the largest; and the bad ones with why."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    slowest: float = 0.0
    peak: int = 0
    bad: list[tuple[str, str, bytes]] = field(default_factory=list)

    def add(self, kind: str, data: bytes, answer: dict[str, object], seconds: float) -> None:
        """Take in one answer."""
        peak = int(str(answer.get("peak", 0)))
        outcome = "too much memory" if peak > MOST_BYTES else str(answer["outcome"])
        self.outcomes[kind, outcome] += 1
        self.slowest, self.peak = max(self.slowest, seconds), max(self.peak, peak)
        if outcome not in GOOD:
            self.bad.append((kind, f"{outcome}: {answer.get('detail', '')} (peak {peak >> 20} MB)", data))


class Child:
    """The decoding process, started again whenever it has ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, data: bytes) -> dict[str, object]:
        """What the child says of a picture, or what became of the child."""
        process = self._process = self._process or _started()
        assert process.stdin
        assert process.stdout
        with suppress(BrokenPipeError):  # it has ended: its exit code says how
            process.stdin.write(len(data).to_bytes(4, "big") + data)
            process.stdin.flush()
        if not select.select([process.stdout], [], [], SECONDS)[0]:
            self.close()
            return {"outcome": "hung", "detail": f"no answer within {SECONDS:.0f} s"}
        line = process.stdout.readline()
        if line:
            found: dict[str, object] = json.loads(line)
            return found
        code = process.wait()
        self.close()
        return {"outcome": "crashed", "detail": f"exit code {code}"}

    def close(self) -> None:
        """End the child."""
        if self._process is not None:
            self._process.kill()
            with suppress(BrokenPipeError):
                self._process.communicate()
            self._process = None


def _started() -> subprocess.Popen[bytes]:
    """A child that has imported what it needs: that is not part of any picture's time."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.hostile.child"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    return process


def pictures(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """That many damaged pictures, the formats in turn; the same for the same seed."""
    chance, by_kind = random.Random(seed), seeds()
    everything = [data for group in by_kind.values() for data in group]
    kinds = list(by_kind)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        group = by_kind[kind]
        others = group if chance.random() < 0.8 else everything
        yield kind, mutated(chance.choice(group), others, chance)


def run(count: int, seed: int) -> Count:
    """Decode damaged pictures and count what came of them."""
    counted, child = Count(), Child()
    try:
        for kind, data in pictures(count, seed):
            begun = time.perf_counter()
            answer = child.ask(data)
            counted.add(kind, data, answer, time.perf_counter() - begun)
    finally:
        child.close()
    return counted


def main() -> int:
    """Run as a command; 0 when nothing bad happened."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", type=Path, help="folder for the pictures that were bad")
    chosen = options.parse_args()
    counted = run(chosen.count, chosen.seed)
    for kind in seeds():
        told = {what: number for (name, what), number in sorted(counted.outcomes.items()) if name == kind}
        print(f"{kind:5} " + ", ".join(f"{number} {what}" for what, number in told.items()))
    print(f"{sum(counted.outcomes.values())} pictures, {len(counted.bad)} bad, slowest {counted.slowest:.2f} s,"
          f" peak {counted.peak / 1e6:.0f} MB")  # fmt: skip
    for number, (kind, why, data) in enumerate(counted.bad):
        print(f"{kind}: {why}")
        if chosen.keep:
            chosen.keep.mkdir(parents=True, exist_ok=True)
            (chosen.keep / f"{number}.{kind}").write_bytes(data)
    return 1 if counted.bad else 0


if __name__ == "__main__":
    sys.exit(main())
