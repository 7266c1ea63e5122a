"""The shape of the code, checked by machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from visearch_desktop.gui import preflight

ROOT = Path(__file__).resolve().parent.parent


def test_import_contracts() -> None:
    result = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_core_runs_without_qt() -> None:
    code = """
import importlib, pkgutil, sys, visearch_desktop.core as core
for module in pkgutil.walk_packages(core.__path__, "visearch_desktop.core."):
    importlib.import_module(module.name)
assert not [name for name in sys.modules if name.startswith("PySide6")]
"""
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_heavy_libraries_are_imported_only_when_needed() -> None:
    """The window must stand before the network is loaded: ONNX Runtime alone takes 0.2 s to import."""
    code = """
import sys, visearch_desktop.core.workspace, visearch_desktop.core.models
assert not {"onnxruntime", "onnx", "annoy"} & set(sys.modules), sorted(sys.modules)
"""
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_no_module_grows_into_a_place() -> None:
    """God objects begin where files pass three hundred lines."""
    long = [
        f"{file.relative_to(ROOT)}: {lines} lines"
        for file in (ROOT / "visearch_desktop").rglob("*.py")
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > 300
    ]
    assert not long


def test_the_systems_packages_are_named_once() -> None:
    """What the window asks for is what the README's list installs."""
    listed = set((ROOT / "packaging" / "debian-packages.txt").read_text(encoding="utf-8").split())
    assert set(preflight.DRAWING.values()) | set(preflight.X11.values()) <= listed
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [package for package in listed if package not in readme]
