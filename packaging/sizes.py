"""`make sizes`: how large each part of the bundle is, and why it is there."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import release

AIMED = 250
"""Megabytes a bundle is to stay under, or else to explain."""

REASONS = {
    "OpenCV": "local features, alignment, colours; one library with all of OpenCV's modules, there is no smaller wheel",
    "OpenCV's libraries": "PNG, and stand-ins for what it is linked to and never calls (packaging/linux/stand_ins.py)",
    "Qt and PySide6": "the window: Core, Gui, Widgets, Svg, X11 and Wayland, and ICU for sorting and encodings",
    "Models": "EfficientNet-Lite0 and ResNet50 AugNet, so that nothing has to be downloaded",
    "numpy": "arrays, and OpenBLAS for OpenCV as well",
    "ONNX Runtime": "runs the models",
    "CUDA and cuDNN": "NVIDIA's libraries, which ONNX Runtime loads on their cards",
    "Pillow and pi-heif": "decode every photo format",
    "rapidfuzz": "compares titles and codes",
    "onnx": "cuts classifiers at their pooling layer when a model is installed",
    "Python": "the interpreter and its library",
    "The program": "its own code, pictures, sample catalogue, manual and licences",
    "System libraries": "X11, fonts and what Qt needs beside, which not every Linux has",
    "Others": "annoy, regex, calamine, watchdog, jinja2 and small libraries",
}
PLACES = {
    "cv2/": "OpenCV",
    "opencv_python_headless.libs": "OpenCV's libraries",
    "PySide6": "Qt and PySide6",
    "shiboken6": "Qt and PySide6",
    "visearch_desktop/models": "Models",
    "visearch_desktop": "The program",
    "numpy": "numpy",
    "onnxruntime": "ONNX Runtime",
    "nvidia": "CUDA and cuDNN",
    "onnx": "onnx",
    "ml_dtypes": "onnx",
    "google": "onnx",
    "PIL": "Pillow and pi-heif",
    "pillow": "Pillow and pi-heif",
    "pi_heif": "Pillow and pi-heif",
    "_pi_heif": "Pillow and pi-heif",
    "rapidfuzz": "rapidfuzz",
    "libpython": "Python",
    "python3": "Python",
    "base_library": "Python",
    "lib-dynload": "Python",
}
"""Start of a file's place in the bundle -> part; the first that fits."""


def part_of(place: str) -> str:
    """Which part a file of the bundle belongs to, by its place."""
    if not place.startswith("_internal/"):
        return "The program"
    inside = place.removeprefix("_internal/")
    found = next((part for start, part in PLACES.items() if inside.startswith(start)), None)
    if found is None:
        found = "System libraries" if "/" not in inside and ".so" in inside else "Others"
    return found


def measure(bundle: Path) -> Counter[str]:
    """Bytes by part; links count nothing."""
    sizes: Counter[str] = Counter()
    for file in bundle.rglob("*"):
        if file.is_file() and not file.is_symlink():
            sizes[part_of(file.relative_to(bundle).as_posix())] += file.stat().st_size
    return sizes


def table(sizes: Counter[str]) -> str:
    """The sizes as lines of text, largest first, and how much is over what was aimed at."""
    lines = [f"{size / 1e6:8.1f} MB  {part}: {REASONS[part]}" for part, size in sizes.most_common()]
    total = sizes.total() / 1e6
    over = f", {total - AIMED:.0f} MB over the {AIMED} MB aimed at" if total > AIMED else ""
    return "\n".join([*lines, f"{total:8.1f} MB  in all{over}"])


if __name__ == "__main__":
    print(table(measure(Path(sys.argv[1]) if sys.argv[1:] else release.DIST / release.BUNDLE)))
