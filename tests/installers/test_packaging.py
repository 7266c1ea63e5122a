"""What goes into the bundle, what it is called, and under which licences: what can be told without building."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import visearch_desktop
from tests.installers.conftest import PACKAGING, ROOT, script

trim, licences, release = script("trim"), script("licences"), script("release")


def test_the_version_comes_from_one_place(tmp_path: Path) -> None:
    assert release.version() == visearch_desktop.__version__
    (tmp_path / "visearch_desktop").mkdir()
    (tmp_path / "visearch_desktop" / "__init__.py").write_text('__version__ = "next"\n')
    with pytest.raises(SystemExit, match="names no version"):
        release.version(tmp_path)
    texts = [file for file in PACKAGING.rglob("*") if file.is_file() and file.suffix != ".pyc"]
    assert [file for file in texts if visearch_desktop.__version__ in file.read_text("utf-8")] == []


def test_names_are_the_same_wherever_they_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release.platform, "machine", lambda: "AMD64")
    monkeypatch.setattr(release.sys, "platform", "win32")
    version = visearch_desktop.__version__
    assert release.archive_name(".exe") == f"visearch-desktop-{version}-windows-x86_64.exe"
    monkeypatch.setenv("VISEARCH_FLAVOUR", "cuda")
    assert release.archive_name(".zip", kit=True) == f"visearch-desktop-{version}-windows-x86_64-cuda-offline-kit.zip"


def test_sums_are_read_by_sha256sum(tmp_path: Path) -> None:
    folder = tmp_path / "kit"
    (folder / "models").mkdir(parents=True)
    (folder / "models" / "商品.onnx").write_bytes(b"one")
    (folder / "b.deb").write_bytes(b"two")
    release.write_sums(folder, deep=True)
    assert (folder / "SHA256SUMS").read_text("utf-8").splitlines() == [
        f"{hashlib.sha256(b'two').hexdigest()}  b.deb",
        f"{hashlib.sha256(b'one').hexdigest()}  models/商品.onnx",
    ]
    if sys.platform.startswith("linux"):
        subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=True)


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    sentence = release.unwritable(tmp_path / "file" / "dist")
    assert sentence.startswith(str(tmp_path))
    assert sentence.count(".") >= 1
    assert release.unwritable(tmp_path / "dist") == ""


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/imageformats/libqjpeg.so", True),
        ("PySide6/Qt/plugins/imageformats/libqpdf.so", False),
        ("PySide6/Qt/plugins/imageformats/libqico.so", False),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/qml/QtQuick/qmldir", False),
        ("PySide6/QtWidgets.abi3.so", True),
        ("cv2/qt/plugins/platforms/libqxcb.so", False),
        ("opencv_python.libs/libQt5Core-a.so.5.15.16", False),
        ("numpy/_core/_multiarray_umath.so", True),
        ("onnx/onnx.h", False),
    ],
)
def test_no_second_qt_and_no_plugin_nobody_uses(place: str, wanted: bool) -> None:
    assert trim.is_wanted(place) is wanted


def test_libraries_that_only_left_out_plugins_needed_go_as_well() -> None:
    needs = {
        "/s/qxcb.so": ["libQt6Gui.so.6", "libxcb.so.1"],
        "/s/libQt6Gui.so.6": ["libQt6Core.so.6", "libc.so.6"],
        "/s/arrays.so": ["libopenblas.so"],
    }
    entries = [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/s/qxcb.so", "BINARY"),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "/s/libQt6Gui.so.6", "BINARY"),
        ("PySide6/Qt/lib/libQt6Core.so.6", "/s/libQt6Core.so.6", "BINARY"),
        ("PySide6/Qt/lib/libQt6Sql.so.6", "/s/libQt6Sql.so.6", "BINARY"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libxcb.so.1", "/s/libxcb.so.1", "BINARY"),
        ("libgtk-3.so.0", "/s/libgtk-3.so.0", "BINARY"),
        ("libpython3.11.so.1.0", "/s/libpython3.11.so.1.0", "BINARY"),
        ("numpy/arrays.so", "/s/arrays.so", "EXTENSION"),
        ("numpy.libs/libopenblas.so", "/s/libopenblas.so", "BINARY"),
    ]
    kept = trim.needed(entries, lambda file: [(name, None) for name in needs.get(file, [])])
    assert {name for name, _, _ in entries} - {name for name, _, _ in kept} == {
        "libgtk-3.so.0",
        "PySide6/Qt/lib/libQt6Sql.so.6",
    }


def test_the_bundle_takes_the_programs_own_requirements_with_two_exchanged() -> None:
    requirements = script("requirements")
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    cpu, cuda = requirements.requirements("cpu"), requirements.requirements("cuda")
    names = {re.split(r"[\[<>=;]", line)[0] for line in declared}
    assert {re.split(r"[\[<>=;]", line)[0] for line in cpu} - names == {
        "opencv-python-headless", "pyinstaller", "cyclonedx-python-lib",
    }  # fmt: skip
    assert [line for line in cpu if "onnxruntime" in line] == ["onnxruntime>=1.20,<2"]
    assert [line.split(">")[0] for line in cuda if "onnxruntime" in line] == ["onnxruntime-gpu[cuda,cudnn]"]


@pytest.mark.parametrize(
    ("expression", "wrong"),
    [
        ("MIT", ()),
        ("LGPL-3.0-only OR GPL-2.0-only", ()),
        ("BSD-3-Clause AND Zlib", ()),
        ("MIT AND GPL-2.0-only", ("GPL-2.0-only",)),
        ("AGPL-3.0-or-later", ("AGPL-3.0-or-later",)),
        ("", ("(none)",)),
    ],
)
def test_a_licence_that_is_not_on_the_list_is_refused(expression: str, wrong: tuple[str, ...]) -> None:
    assert licences.unknown(expression) == wrong


def test_the_lists_name_allowed_licences_only() -> None:
    for table in (licences.PYTHON, licences.CARRIED, licences.OF_QT, licences.DEBIAN, licences.MODELS):
        assert not [name for name, licence in table.items() if licences.unknown(licence)]


def test_a_refused_component_is_one_sentence() -> None:
    inventory = script("inventory")
    found = [inventory.Component("good", "1", "package", "MIT"), inventory.Component("bad", "2", "package", "SSPL-1.0")]
    (sentence,) = inventory.refused(found)
    assert "bad 2" in sentence
    assert "SSPL-1.0" in sentence


def test_every_library_of_the_program_has_a_licence_on_the_list() -> None:
    """The same libraries as in the bundle, as far as this environment has them."""
    from importlib import metadata

    inventory = script("inventory")
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    todo = [re.split(r"[\[<>=;]", line)[0] for line in declared]
    for name in todo:
        exchanged = {"opencv-python": "opencv-python-headless"}.get(name, name).lower().replace("_", "-")
        try:
            facts = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue  # onnxruntime or onnxruntime-gpu
        assert licences.unknown(inventory.licence_of(exchanged, facts)) == (), name


def test_every_part_that_is_measured_is_explained(tmp_path: Path) -> None:
    sizes = script("sizes")
    parts = {sizes.part_of(f"_internal/{start}/x.so") for start in sizes.PLACES} | {
        sizes.part_of("visearch"), sizes.part_of("_internal/libX11.so.6"), sizes.part_of("_internal/regex/_regex.so"),
    }  # fmt: skip
    assert parts == set(sizes.REASONS)
    (tmp_path / "_internal" / "cv2").mkdir(parents=True)
    (tmp_path / "_internal" / "cv2" / "cv2.abi3.so").write_bytes(b"0" * 3_000_000)
    (tmp_path / "_internal" / "link").symlink_to("cv2/cv2.abi3.so")
    text = sizes.table(sizes.measure(tmp_path))
    assert "3.0 MB  OpenCV: " in text
    assert "3.0 MB  in all" in text


def test_the_spec_compiles_and_its_files_exist() -> None:
    text = (PACKAGING / "visearch.spec").read_text("utf-8")
    compile(text, "visearch.spec", "exec")
    for name in (
        "start.py",
        "hooks/at_start.py",
        "windows/visearch.manifest",
        "macos/Info.plist",
        "macos/entitlements.plist",
    ):
        assert (PACKAGING / name).is_file(), name
    for name in trim.BUNDLED:
        assert (ROOT / name).is_dir(), name
    assert trim.is_ours(Path("models/efficientnet-lite0/model.onnx"))
    assert not trim.is_ours(Path("models/shrink.py"))
    assert not trim.is_ours(Path("docs/plots/near-vectors-256.png"))


def test_the_bundle_holds_every_picture_that_the_manual_shows() -> None:
    trim = script("trim")
    for manual in (ROOT / "docs").glob("manual*.md"):
        assert trim.is_ours(manual.relative_to(ROOT))
        shown = re.findall(r"!\[[^]]*\]\(([^)]+)\)", manual.read_text(encoding="utf-8"))
        assert len(shown) >= 5
        for picture in shown:
            assert (ROOT / "docs" / picture).is_file()
            assert trim.is_ours(Path("docs") / picture)


def started(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PACKAGING / "start.py"), *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_the_program_of_the_bundle_starts_the_commands() -> None:
    ended = started("--version")
    assert (ended.returncode, visearch_desktop.__version__ in ended.stdout) == (0, True), ended.stderr


def test_a_part_that_cannot_be_loaded_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "numpy").mkdir()
    (tmp_path / "numpy" / "__init__.py").write_text(
        "raise ImportError('A page of advice.\\n\\nlibx.so: file too short')"
    )
    ended = started("models", "list", PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}")
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [
        "A part of this installation is missing or damaged (libx.so: file too short). Install it again."
    ]
