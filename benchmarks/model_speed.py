"""Networks as float32 and as INT8: python -m benchmarks.model_speed SHARED [PACK...] [--photos 600]

For each pack: photos a second of both forms, measured in turns in this run with all threads; cosine of the same photo;
edited copies whose original is the nearest photo by plain cosine; how many of the ten nearest are of the same kind, and
how many the same photos. INT8 is calibrated on SHARED/data/clothing/queries and judged on SHARED/data/clothing/gallery,
whose folders are the kinds. Without PACK: efficientnet-lite0, and resnet50-augnet as it is bundled, which is
INT8. `models/export_resnet50.py` makes its float32 form; name that folder to measure both of it.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import machine
from visearch_desktop.core import places
from visearch_desktop.core.embedding import Device, Embedder, Form, ModelCard, find_card, load_card
from visearch_desktop.core.errors import ModelError
from visearch_desktop.core.optimise import judge, making, run
from visearch_desktop.core.optimise.report import objection
from visearch_desktop.core.optimise.sample import CALIBRATING, CHOOSING, Sample
from visearch_desktop.core.progress import finished
from visearch_desktop.core.samples import Chosen

NAMES = ("efficientnet-lite0", "resnet50-augnet")


def sample(shared: Path, photos: int) -> Sample:
    """Photos to calibrate and choose with, and others to judge by; the same ones each time."""
    clothing = shared / "data" / "clothing"
    first, second = (_photos(clothing / part) for part in ("queries", "gallery"))
    used = CALIBRATING + CHOOSING
    return Sample(tuple(first[:CALIBRATING]), tuple(first[CALIBRATING:used]), tuple(second[:photos]))


def _photos(folder: Path) -> list[Chosen]:
    files = sorted(folder.rglob("*.jpg"))
    random.Random(3).shuffle(files)
    return [Chosen(file, frozenset({file.parent.name})) for file in files]


def measure(card: ModelCard, drawn: Sample) -> None:
    """Print the two lines of one pack."""
    network = Embedder(card, Device.CPU)
    with tempfile.TemporaryDirectory() as work:
        try:
            made = finished(making.make(card, Form.INT8, network, drawn, Path(work)))
        except ModelError as error:
            print(f"\n{card.name}: {error}")
            alone = run.Trial((network, network))
            finished(alone.run(drawn.gallery))
            _line("as it is", alone, 0)
            return
        rival = Embedder(made.trial, Device.CPU)
        trial = run.Trial((network, rival))
        finished(trial.run(drawn.gallery))
    print(f"\n{card.name}: {made.left_out} nodes stay float32, calibrated on {made.calibrated} photos")
    _line("float32", trial, 0)
    _line("int8", trial, 1)
    alike = judge.likeness(trial.gallery(0), trial.gallery(1))
    gain = trial.speed(1) / trial.speed(0)
    print(f"  {gain:.2f} times as fast; cosine {alike.cosine:.4f}, least {alike.least_cosine:.3f}; ", end="")
    print(f"{alike.neighbours:.0f} % of ten neighbours the same")
    print(f"  kept: {objection(trial.retrieval(0), trial.retrieval(1), gain) or 'yes'}")


def _line(name: str, trial: run.Trial, which: int) -> None:
    found = trial.retrieval(which)
    print(
        f"  {name:9} {trial.speed(which):6.1f} photos/s  edited copies first {found.edits:5.1f} % of "
        f"{len(trial.originals)}  ten nearest of the same kind {found.siblings or 0:5.1f} % ({trial.photos})"
    )


def cards(packs: Sequence[str]) -> list[ModelCard]:
    """Packs by name, or by folder."""
    return [load_card(Path(one)) if Path(one).is_dir() else find_card(one, places.model_folders()) for one in packs]


def main() -> None:
    """Measure each pack."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("packs", nargs="*", default=NAMES)
    parser.add_argument("--photos", type=int, default=600)
    options = parser.parse_args()
    print(machine.describe())
    drawn = sample(options.shared, options.photos)
    for card in cards(options.packs):
        measure(card, drawn)


if __name__ == "__main__":
    main()
