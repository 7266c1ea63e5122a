"""Which faults does the picture gate see? python -m benchmarks.gate SHARED [--half tune|test] [--photos N]

Makes labelled pictures of real photos (see gate_pictures) and prints, for each rule, precision, recall and the recall
of each kind of fault; then the share of untouched photos that the own rules call bad. Limits are tuned with the half
`tune`; the half `test`, other styles, is what is reported.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from benchmarks import gate_pictures as pictures
from benchmarks.edits import Picture, decoded
from benchmarks.gate_pictures import Labelled
from benchmarks.machine import describe
from visearch_desktop.core import gate, imaging

STRICT = ("white", "fill", "cut_off", "colour_space", "grey", "transparent")
"""Rules that the own profile leaves off; they are judged by those of an Amazon main image."""
TEXT = {"text", "text_on_product", "sticker"}


@dataclass
class Score:
    """What a rule said of the pictures made for it."""

    right: int = 0
    false_alarms: int = 0
    good: int = 0
    bad: int = 0
    kinds: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(self, picture: Labelled, *, failed: bool) -> None:
        """Count a picture."""
        self.kinds[("" if picture.bad else "good: ") + picture.kind].append(failed)
        self.good, self.bad = self.good + (not picture.bad), self.bad + picture.bad
        self.right += failed and picture.bad
        self.false_alarms += failed and not picture.bad

    def line(self) -> str:
        """Precision, recall and the counts."""
        found = self.right + self.false_alarms
        precision = f"{self.right / found:.3f}" if found else "    -"
        return f"precision {precision}  recall {self.right / max(1, self.bad):.3f}  ({self.bad} bad, {self.good} good)"


def fails(picture: Labelled) -> bool:
    """Whether a picture fails the rule that it was made for."""
    profile = gate.find("amazon-main" if picture.rule in STRICT else "own")
    found = {fault.rule for fault in gate.check(imaging.measure(picture.data), profile)}
    return bool(found & (TEXT if picture.rule == "text" else {picture.rule}))


def photos(folder: Path, half: str, most: int) -> list[Path]:
    """Photos of one half, in an order that depends on nothing but their number."""
    found = [path for path in sorted(folder.rglob("*.jpg")) if pictures.half_of(path.name) == half]
    return [found[place] for place in np.random.default_rng(len(found)).permutation(len(found))[:most]]


def labelled(data: Path, half: str, most: int) -> Iterator[tuple[str, Labelled]]:
    """Every labelled picture with where its photo comes from."""
    shop = photos(data / "luma" / "photos", half, 1000)
    gear = [path for path in shop if path.name.startswith(("mb", "mg"))]
    mains = [path for path in shop if "_main" in path.name]
    for number, path in enumerate(pictures.on_white(gear + mains[:most])):
        yield from (("on white", one) for one in pictures.of_photo(_read(path), number))
    for number, path in enumerate(pictures.on_white(photos(data / "grocery" / "iconic", half, most // 2))):
        rules = ("white", "fill", "cut_off")
        yield from (("on white", one) for one in pictures.of_photo(_read(path), number, rules))
    for number, path in enumerate(photos(data / "clothing" / "gallery", half, most)):
        made = pictures.of_photo(_read(path), number, pictures.ON_BACKDROP)
        yield from (("on a backdrop", one) for one in made)
        yield "on a backdrop", Labelled("white", "backdrop", bad=True, data=path.read_bytes())
        yield "on white", Labelled("placeholder", "photo", bad=False, data=path.read_bytes())
    for path in shop[:most]:
        yield "on white", Labelled("placeholder", "photo", bad=False, data=path.read_bytes())
    yield from (("on white", one) for one in pictures.placeholders(half))
    profiled = [path for path in photos(data / "grocery" / "iconic", half, 1000) if b"Adobe RGB" in path.read_bytes()]
    for path in profiled:
        yield "on white", Labelled("colour_space", "Adobe RGB", bad=True, data=path.read_bytes())


def _read(path: Path) -> Picture:
    return decoded(np.frombuffer(path.read_bytes(), np.uint8))


def report_rules(data: Path, half: str, most: int) -> None:
    """Print precision and recall of every rule."""
    scores: defaultdict[tuple[str, str], Score] = defaultdict(Score)
    for source, picture in labelled(data, half, most):
        scores[picture.rule, source].add(picture, failed=fails(picture))
    for (rule, source), score in sorted(scores.items()):
        print(f"{rule:13} {source:14} {score.line()}")
        kinds = (f"{kind} {np.mean(said):.2f}" for kind, said in score.kinds.items())
        print("   called bad: " + " · ".join(kinds))


def report_untouched(data: Path, half: str) -> None:
    """Print how many photos as they are fail the own rules, and which."""
    own = gate.find("own")
    for name, folder, pattern in (
        ("luma, main photos", data / "luma" / "photos", "_main"), ("luma, all", data / "luma" / "photos", ""),
        ("clothing", data / "clothing" / "gallery", ""), ("grocery, pack shots", data / "grocery" / "iconic", ""),
        ("grocery, in the shop", data / "grocery" / "gallery", ""),
    ):  # fmt: skip
        chosen = [path for path in photos(folder, half, 400) if pattern in path.name]
        failed: Counter[str] = Counter()
        bad = 0
        for path in chosen:
            faults = gate.check(imaging.measure(path.read_bytes()), own)
            bad += bool(faults)
            failed.update(fault.rule for fault in faults)
        print(f"{name:21} {bad} of {len(chosen)} called bad ({bad / max(1, len(chosen)):.1%}) {dict(failed)}")


def report_speed(data: Path) -> None:
    """Print the time of one core for a photo of two megapixels, decoding not counted."""
    cv2.setNumThreads(1)
    files = [path.read_bytes() for path in sorted((data / "luma" / "photos").glob("*.jpg"))[150:340:8]]
    decoded_already = [imaging.read_picture(file) for file in files]
    imaging.measure(files[0], decoded_already[0])  # tables are made once
    start = time.process_time()
    for file, picture in zip(files, decoded_already, strict=True):
        imaging.measure(file, picture)
    spent = (time.process_time() - start) / len(files)
    megapixels = np.mean([picture.width * picture.height for picture in decoded_already]) / 1e6
    print(f"{1000 * spent:.1f} ms of one core for a photo of {megapixels:.1f} megapixels, without decoding")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--half", choices=("tune", "test"), default="test")
    parser.add_argument("--photos", type=int, default=40, help="of each set that are made into labelled pictures")
    options = parser.parse_args()
    print(describe(), f"half {options.half}", sep="; ")
    data = options.shared / "data"
    report_speed(data)
    report_untouched(data, options.half)
    report_rules(data, options.half, options.photos)


if __name__ == "__main__":
    main()
