"""What the bundle's build environment installs: the program's requirements, two of them exchanged, and the tools.

opencv-python becomes opencv-python-headless: the same library of the same version under the same licence, without a
second Qt. onnxruntime-gpu becomes onnxruntime in the CPU flavour, and brings CUDA and cuDNN along in the other.
"""

from __future__ import annotations

import re
import sys
import tomllib

import release

TOOLS = ("pyinstaller>=6.15,<7", "cyclonedx-python-lib>=11,<12")


def requirements(flavour: str) -> list[str]:
    """Lines for pip; an installed opencv-python beside the other would overwrite it, so it is never named."""
    project = tomllib.loads((release.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [_exchanged(line, flavour) for line in project["dependencies"]]
    return [*filter(None, lines), *TOOLS]


def _exchanged(line: str, flavour: str) -> str:
    name = re.split(r"[\[<>=; ]", line, maxsplit=1)[0]
    if name == "opencv-python":
        return line.replace("opencv-python", "opencv-python-headless", 1)
    if name == "onnxruntime-gpu":
        return "" if flavour == "cpu" else line.replace("onnxruntime-gpu", "onnxruntime-gpu[cuda,cudnn]", 1)
    if name == "onnxruntime":
        return line.split(";", maxsplit=1)[0].strip() if flavour == "cpu" else ""
    return line


if __name__ == "__main__":
    print("\n".join(requirements(sys.argv[1] if sys.argv[1:] else release.flavour())))
