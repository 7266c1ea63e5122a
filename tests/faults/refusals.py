"""Refuse every write in turn: `python -m tests.faults.refusals --every 1`.

Each trial starts from the same files and runs a command of the program in a process of its own, in which one step that
changes files fails (no space, a failing disk, no permission), or the database may grow by few pages. The run must
end with a sentence and no traceback, the databases must be sound and hold every verdict, and the same command once more
must end in the state of an undisturbed run.
"""

from __future__ import annotations

import argparse
import errno
import itertools
import os
import random
import sys
import tempfile
from pathlib import Path

from tests.faults.kills import JOURNEYS, Trials, differences, in_child, repeated_verdicts_of
from tests.faults.meaning import meaning, unsound
from tests.faults.strike import Steps, refuse
from tests.faults.world import World
from visearch_desktop import cli

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
ROOM = (0, 2, 8)
"""Pages that a database may still grow by."""


def _refused(command: list[str], world: World, steps: Steps) -> tuple[int, str, int]:
    """Status, what was said, and how many steps there were."""
    said, counted = world.base / "said.txt", world.base / "count.txt"
    counted.unlink(missing_ok=True)

    def work() -> int:
        out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):  # with --json the sentence is in the answer
            os.dup2(out, stream)
        steps.arm()
        sys.argv = ["visearch", *command]
        status = cli.main()
        counted.write_text(str(steps.count))
        return status

    status = in_child(work, world)
    count = int(counted.read_text()) if counted.exists() else 0
    return status, said.read_text(encoding="utf-8", errors="replace"), count


def _judge(trials: Trials, steps: Steps, what: str) -> list[str]:
    world, command = trials.world, trials.journey.command(trials.world)
    world.put_back()
    before = repeated_verdicts_of(world)
    status, said, _ = _refused(command, world, steps)
    wrong = [] if status in {0, 1} and "Traceback" not in said else [f"ended with {status}: {said.strip()[-300:]}"]
    if status == 1 and not said.strip():
        wrong.append("said nothing")
    wrong += unsound(world) if world.catalog.is_dir() else []
    if repeated_verdicts_of(world) != before:
        wrong.append("verdicts were lost")
    again, words, _ = _refused(command, world, Steps(0, refuse(errno.EIO), str(world.here)))
    if again not in {0, 1}:
        wrong.append(f"the next run ended with {again}: {words.strip()[-300:]}")
    wrong += [f"differs in {part}" for part in differences(trials.calm.final, meaning(world))]
    return [f"{trials.journey.name}, {what}: {one}" for one in wrong]


def run_refusals(base: Path, every: int, names: tuple[str, ...] = ()) -> tuple[int, list[str]]:
    """Try every n-th step of each journey, with errors in turn; how many trials, and what was found wrong."""
    count, wrong, errors = 0, [], itertools.cycle(ERRORS)
    for journey in (one for one in JOURNEYS if not names or one.name in names):
        trials = Trials(journey, base / journey.name, random.Random(1))
        world = trials.world
        world.put_back()
        calm = Steps(0, refuse(errno.EIO), str(world.here), statements=False)
        steps = _refused(journey.command(world), world, calm)[2]
        for at in range(1, steps + 1, every):
            number = next(errors)
            striking = Steps(at, refuse(number), str(world.here), statements=False)
            wrong += _judge(trials, striking, f"step {at} of {steps} refused ({errno.errorcode[number]})")
            print(f"{journey.name} {at}/{steps}", flush=True) if os.environ.get("FAULTS_TALK") else None
            count += 1
        for room in ROOM[:: min(every, len(ROOM))]:
            full = Steps(0, refuse(errno.EIO), str(world.here), statements=False, room=room)
            wrong += _judge(trials, full, f"room for {room} pages")
            count += 1
    return count, wrong


def main() -> int:
    """Refuse; print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="try every n-th step")
    parser.add_argument("--only", default="", help="journeys, separated by commas")
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder by default")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        count, wrong = run_refusals(Path(folder), asked.every, tuple(filter(None, asked.only.split(","))))
    for one in wrong:
        print(one)
    print(f"{count} refusals; {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
