"""Kill journeys at random moments and look at what is left: `python -m tests.faults.kills --kills 200 --seed 1`.

Each trial starts from the same files, runs a command of the program in a process of its own and kills it (SIGKILL):
half of the time after a moment drawn over the whole run, half before a step drawn among all steps that change the disk
(`strike`). Then: every database passes SQLite's check, no verdict is lost, no photo is there twice or nowhere; the same
command once more ends in the state that an undisturbed run ends in.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults import world as worlds
from tests.faults.meaning import meaning, tree, unsound
from tests.faults.strike import Steps, kill
from tests.faults.world import World, repeated_verdicts
from visearch_desktop import cli

PATIENCE = 240.0
"""Seconds after which a run counts as hanging."""
_PAUSED = 5.0
"""Seconds between two looks after which this process was stopped meanwhile."""


@dataclass(frozen=True)
class Journey:
    """What is there before, and the command that is killed."""

    name: str
    prepare: Callable[[World], None]
    command: Callable[[World], list[str]]


JOURNEYS = (
    Journey("index", worlds.empty, lambda w: [*w.command("index", w.shop), "--model", worlds.MODEL]),
    Journey("rebuild", worlds.unbuilt, lambda w: w.command("index", w.shop)),
    Journey("reindex", worlds.judged, lambda w: [*w.command("index", w.shop), "--reindex"]),
    Journey("audit", worlds.indexed, lambda w: w.command("audit")),
    Journey("batch", worlds.judged, lambda w: w.command("batch", w.delivery, "--save", w.batch)),
    Journey("import", worlds.judged, lambda w: [*w.command("products", w.table), "--yes"]),
    Journey("quarantine", worlds.judged, lambda w: [*w.command("quarantine", "--to", w.quarantine), "--yes"]),
    Journey("restore", worlds.moved, lambda w: w.command("restore", w.quarantine)),
    Journey("upgrade", worlds.old, lambda w: w.command("audit")),
)


@dataclass(frozen=True)
class Undisturbed:
    """How a run ends when nobody interferes, in how many steps and seconds."""

    final: dict[str, Any]
    steps: int
    seconds: float


class Trials:
    """Trials of one journey below a folder."""

    def __init__(self, journey: Journey, base: Path, random_: random.Random) -> None:
        self.journey = journey
        self.world = World(base)
        self.random = random_
        in_child(lambda: journey.prepare(self.world), self.world)
        self.world.keep()
        self.calm = self._undisturbed()

    def kill_once(self, turn: int) -> list[str] | None:
        """One trial; what is wrong afterwards, None when the run ended before it could be killed."""
        self.world.put_back()
        verdicts, photos = repeated_verdicts_of(self.world), _photos(self.world)
        if turn % 2:
            at, moment = self.random.randint(1, self.calm.steps), PATIENCE
        else:
            at, moment = 0, self.random.uniform(0, self.calm.seconds)
        status = _run(self.journey.command(self.world), self.world, at=at, seconds=moment)[0]
        if status != -signal.SIGKILL:
            return None
        where = f"{self.journey.name}, killed " + (f"before step {at}" if at else f"after {moment:.3f} s")
        wrong = unsound(self.world) if self.world.catalog.is_dir() else []
        if repeated_verdicts_of(self.world) != verdicts:
            wrong.append("verdicts were lost")
        if not set(photos) <= set(_photos(self.world)):
            wrong.append("a photo is nowhere")
        status, _, _ = _run(self.journey.command(self.world), self.world)
        if status not in {0, 1}:
            wrong.append(f"the next run ended with {status}")
        wrong += [f"differs in {part}" for part in differences(self.calm.final, meaning(self.world))]
        wrong += unsound(self.world)
        return [f"{where}: {one}" for one in wrong]

    def _undisturbed(self) -> Undisturbed:
        self.world.put_back()
        status, steps, seconds = _run(self.journey.command(self.world), self.world)
        assert status == 0, f"{self.journey.name} ended with {status} undisturbed"
        return Undisturbed(meaning(self.world), steps, seconds)


def repeated_verdicts_of(world: World) -> list[tuple[str, str]]:
    """The verdicts of a catalog that may not be there yet."""
    return repeated_verdicts(world) if (world.catalog / "catalog.sqlite").is_file() else []


def run_kills(kills: int, seed: int, base: Path, names: tuple[str, ...] = ()) -> tuple[dict[str, int], list[str]]:
    """Kill the journeys in turns until so many runs were killed; how many of each, and what was found wrong."""
    chosen = [journey for journey in JOURNEYS if not names or journey.name in names]
    random_ = random.Random(seed)
    trials = [Trials(journey, base / journey.name, random_) for journey in chosen]
    counts, wrong, turn = dict.fromkeys((one.name for one in chosen), 0), [], 0
    while sum(counts.values()) < kills:
        trial = trials[turn % len(trials)]
        found = trial.kill_once(turn // len(trials))
        turn += 1
        if found is not None:
            counts[trial.journey.name] += 1
            wrong += found
            for one in found:
                print(one, flush=True)
    return counts, wrong


def _run(command: list[str], world: World, *, at: int = 0, seconds: float = PATIENCE) -> tuple[int, int, float]:
    """A command in a process of its own, killed before step `at` or after `seconds`: status, steps, seconds taken.

    The process is a fork of this one, which has loaded the libraries already: only the work itself is killed.
    """
    reading, writing = os.pipe()
    start = time.monotonic()

    def work() -> int:
        steps = Steps(at, kill, str(world.here))
        steps.arm()
        sys.argv = ["visearch", *command]
        status = cli.main()
        os.write(writing, str(steps.count).encode())
        return status

    status = in_child(work, world, seconds=seconds)
    os.close(writing)
    told = os.read(reading, 32)
    os.close(reading)
    return status, int(told or 0), time.monotonic() - start


def in_child(work: Callable[[], Any], world: World, *, seconds: float = PATIENCE) -> int:
    """Do something in a fork; its exit status, negative for the signal that ended it."""
    child = os.fork()
    if not child:
        status = 70
        try:
            os.environ["VISEARCH_HOME"] = str(world.home)
            faulthandler.register(signal.SIGUSR1, all_threads=True)  # where it hangs, if it does
            if not os.environ.get("FAULTS_TALK"):
                silent = os.open(os.devnull, os.O_WRONLY)
                os.dup2(silent, 1)
            status = int(work() or 0)
        except BaseException:  # noqa: BLE001 - the parent is told by the status
            traceback.print_exc()
        finally:
            os._exit(status)
    now = time.monotonic()
    deadline = now + seconds
    while now < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
        before, now = now, time.monotonic()
        if now - before > _PAUSED:  # both were stopped: that is not the child's time
            deadline += now - before
    if seconds == PATIENCE:
        os.kill(child, signal.SIGUSR1)
        time.sleep(1)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _photos(world: World) -> list[str]:
    """The digests of all photos in the shop and in quarantine."""
    found = {**tree(world.shop), **{f"out/{name}": digest for name, digest in tree(world.quarantine).items()}}
    return sorted({digest for name, digest in found.items() if name.endswith((".jpg", ".png"))})


def differences(wanted: dict[str, Any], found: dict[str, Any]) -> list[str]:
    differing = []
    for part, one in wanted.items():
        other = found[part]
        if isinstance(one, dict) and isinstance(other, dict):
            differing += [f"{part}.{name}: {_first(one.get(name), other.get(name))}" for name in {**one, **other}
                          if one.get(name) != other.get(name)]  # fmt: skip
        elif one != other:
            differing.append(f"{part}: {_first(one, other)}")
    return differing


def _first(one: Any, other: Any) -> str:
    if isinstance(one, list) and isinstance(other, list):
        missing, more = [row for row in one if row not in other], [row for row in other if row not in one]
        return f"{len(missing)} missing {str(missing[:1])[:300]}, {len(more)} more {str(more[:1])[:300]}"
    return f"{str(one)[:200]} / {str(other)[:200]}"


def main() -> int:
    """Kill as often as asked; print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="journeys, separated by commas")
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder by default")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        names = tuple(filter(None, asked.only.split(",")))
        counts, wrong = run_kills(asked.kills, asked.seed, Path(folder), names)
    by_name = ", ".join(f"{name} {count}" for name, count in counts.items())
    print(f"{sum(counts.values())} kills (seed {asked.seed}): {by_name}; {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
