"""What is really in a bundle: every file PyInstaller put there, as the component it comes from."""

from __future__ import annotations

import ast
import importlib.metadata
import platform
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import licences
import release


@dataclass(slots=True)
class Component:
    """A part with a name, a version and a licence; `texts` are files with its licence, `files` its places."""

    name: str
    version: str
    kind: str
    licence: str
    texts: list[Path] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


def components(work: Path) -> list[Component]:
    """The components of the bundle that PyInstaller last made in `work`, in order of kind and name."""
    found: dict[tuple[str, str], Component] = {}
    owners = _owners()
    for place, file in entries(work):
        one = _component(place, Path(file), owners)
        known = found.setdefault((one.kind, one.name), one)
        known.files.append(place)
    for name, licence in licences.MODELS.items():
        text = release.ROOT / "models" / name / "LICENSE"
        found["model", name] = Component(name, "1", "model", licence, [text], [f"visearch_desktop/models/{name}"])
    loader = importlib.metadata.distribution("pyinstaller")
    found["program", "pyinstaller-bootloader"] = Component(
        "pyinstaller-bootloader",
        loader.version,
        "program",
        "GPL-2.0-or-later WITH Bootloader-exception",
        _texts(loader),
    )
    return sorted(found.values(), key=lambda one: (one.kind, one.name.lower()))


def entries(work: Path) -> Iterator[tuple[str, str]]:
    """(place in the bundle, file it came from) of every file and every module."""
    for name in ("COLLECT-00.toc", "PYZ-00.toc"):
        text = next(work.rglob(name)).read_text(encoding="utf-8")
        for place, file, kind in _rows(ast.literal_eval(text)):
            if kind not in {"SYMLINK", "EXECUTABLE"} and file and file != "-":
                yield place, file


def _rows(found: object) -> Iterator[tuple[str, str, str]]:
    if isinstance(found, tuple) and len(found) == 3 and all(isinstance(part, str) for part in found):
        yield found
    elif isinstance(found, list | tuple):
        for part in found:
            yield from _rows(part)


def _owners() -> dict[Path, importlib.metadata.Distribution]:
    """Which package each installed file belongs to."""
    return {
        Path(str(distribution.locate_file(file))).resolve(): distribution
        for distribution in importlib.metadata.distributions()
        for file in distribution.files or ()
    }


def _component(place: str, file: Path, owners: dict[Path, importlib.metadata.Distribution]) -> Component:
    real = file.resolve()
    if real.is_relative_to(release.ROOT) and real not in owners and file.name != "base_library.zip":
        text = [release.ROOT / "LICENSE", release.ROOT / "NOTICE"]
        return Component("visearch-desktop", release.version(), "program", "Apache-2.0", text)
    if (owner := owners.get(real)) is not None:
        return _of_package(place, owner)
    if str(real).startswith(("/lib/", "/usr/lib/", "/lib64/", "/usr/lib64/")) and (made := _of_debian(real)):
        return made
    return Component("python", platform.python_version(), "program", "PSF-2.0", _python_text())


def _of_package(place: str, owner: importlib.metadata.Distribution) -> Component:
    name = owner.metadata["Name"].lower().replace("_", "-")
    path = PurePosixPath(place.replace("\\", "/"))
    carried = re.match(r"(?:lib)?(.+?)(?:-[0-9a-f]{8})*(?:-r\d.*)?[.-](?:so|dll|dylib|\d)", path.name)
    if any(part.endswith((".libs", ".dylibs")) for part in path.parts) and carried:
        library = re.sub(r"(-[0-9a-f]{8})+$|-r\d+$", "", carried[1])
        return Component(
            f"{library} (in {name})", owner.version, "library", licences.CARRIED.get(library, ""), _texts(owner)
        )
    other = re.match(r"lib(icu\w+)\.", path.name)
    if other:
        return Component(f"icu (in {name})", owner.version, "library", licences.OF_QT.get(other[1], ""), _texts(owner))
    return Component(name, owner.version, "package", licence_of(name, owner.metadata), _texts(owner))


def licence_of(name: str, metadata: importlib.metadata.PackageMetadata) -> str:
    """The SPDX expression a package says of itself, unless the list knows better."""
    if name.startswith("nvidia-"):
        return "LicenseRef-NVIDIA-cuDNN" if "cudnn" in name else "LicenseRef-NVIDIA-CUDA"
    return licences.PYTHON.get(name) or metadata.get("License-Expression") or metadata.get("License") or ""


def _texts(owner: importlib.metadata.Distribution) -> list[Path]:
    wanted = re.compile(r"(licen[cs]e|copying|notice|copyright|third.?party)", re.IGNORECASE)
    files = [file for file in owner.files or () if ".py" not in file.suffix and wanted.search(file.name)]
    return [path for path in map(Path, map(str, map(owner.locate_file, files))) if path.is_file()]


def _python_text() -> list[Path]:
    import os  # noqa: PLC0415 - for its place alone

    folder = Path(os.__file__).parent
    return [file for file in (folder / "LICENSE.txt", folder / "LICENSE") if file.is_file()]


def _of_debian(file: Path) -> Component | None:
    for name in (str(file), str(file).removeprefix("/usr")):
        asked = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            package = asked.stdout.split(":")[0]
            shown = ["dpkg-query", "-W", "-f", "${Version}", package]
            version = subprocess.run(shown, capture_output=True, text=True, check=True).stdout.split()[0]
            text = Path("/usr/share/doc") / package / "copyright"
            return Component(package, version, "system library", licences.DEBIAN.get(package, ""), [text])
    return None


def refused(found: Iterable[Component]) -> list[str]:
    """A sentence for each component whose licence is not on the list."""
    return [
        f"{one.name} {one.version} ({one.kind}): the licence {' and '.join(wrong)} is not on the list in licences.py."
        for one in found
        if (wrong := licences.unknown(one.licence))
    ]
