"""The same bundle gives the same installers, byte for byte: whoever has the source can check what they were handed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.installers.conftest import DIST, script

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux installers")
release = script("release")


@pytest.fixture
def small_bundle(tmp_path: Path) -> Path:
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "visearch").write_bytes(b"\x7fELF\0GLIBC_2.17\0" + bytes(range(256)) * 400)
    (bundle / "visearch").chmod(0o755)
    (bundle / "visearch-desktop").symlink_to("visearch")
    for number in range(40):
        (bundle / "_internal" / f"图{number}.so").write_bytes(os.urandom(3000))
    return bundle


@pytest.mark.parametrize("maker", ["deb", "appimage"])
def test_two_installers_of_one_bundle_are_equal(
    small_bundle: Path, tmp_path: Path, maker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Built in other folders, with other times of the files, and one with the variable that release tools set."""
    module = script(maker)
    missing = getattr(module, "missing_tools", str)()
    if missing:
        pytest.skip(missing)
    first = module.build(small_bundle, tmp_path / "one", tmp_path / "one.out").read_bytes()
    for file in small_bundle.rglob("*"):
        os.utime(file, (1_600_000_000, 1_600_000_000), follow_symlinks=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(release.built_at()))
    before = os.umask(0o077)
    try:
        second = module.build(small_bundle, tmp_path / "two" / "deeper", tmp_path / "two.out").read_bytes()
    finally:
        os.umask(before)
    assert first == second


@pytest.mark.parametrize(("maker", "ending"), [("deb", ".deb"), ("appimage", ".AppImage")])
@pytest.mark.installed
def test_the_real_installers_are_made_again(tmp_path: Path, maker: str, ending: str) -> None:
    made = DIST / release.archive_name(ending)
    bundle = DIST / release.BUNDLE
    if not made.is_file() or not bundle.is_dir():
        pytest.skip("nothing has been made: make installers")
    again = script(maker).build(bundle, tmp_path / "work", tmp_path / "again")
    assert release.digest(again) == release.digest(made)
