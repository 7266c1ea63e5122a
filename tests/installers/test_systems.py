"""Installers of systems these tests do not run on: read, parsed and held against each other."""

from __future__ import annotations

import configparser
import gzip
import plistlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path, PureWindowsPath

import pytest

from tests.installers.conftest import PACKAGING, ROOT, script
from visearch_desktop.core.catalog import PHOTO_SUFFIXES
from visearch_desktop.gui import app

ISS = (PACKAGING / "windows" / "installer.iss").read_text("utf-8")
MIME = {
    "image/jpeg",
    "image/png",
    "image/webp",
    "image/tiff",
    "image/bmp",
    "image/gif",
    "image/heif",
    "image/heic",
    "image/avif",
}


def test_the_windows_manifest_asks_for_utf8_long_paths_and_sharp_screens() -> None:
    tree = ET.parse(PACKAGING / "windows" / "visearch.manifest")
    said = {element.tag.split("}")[1]: (element.text or "").strip() for element in tree.iter()}
    assert said["activeCodePage"] == "UTF-8"
    assert said["longPathAware"] == "true"
    assert said["dpiAwareness"].startswith("PerMonitorV2")
    levels = [element.get("level") for element in tree.iter() if element.tag.endswith("requestedExecutionLevel")]
    assert levels == ["asInvoker"]


def test_each_setting_of_the_manifest_stands_in_the_namespace_that_windows_reads_it_from() -> None:
    """In another one it would be ignored, without a word."""
    tree = ET.parse(PACKAGING / "windows" / "visearch.manifest")
    (settings,) = [element for element in tree.iter() if element.tag.endswith("windowsSettings")]
    smi = "http://schemas.microsoft.com/SMI"
    assert {element.tag: (element.text or "").strip() for element in settings} == {
        f"{{{smi}/2019/WindowsSettings}}activeCodePage": "UTF-8",
        f"{{{smi}/2016/WindowsSettings}}longPathAware": "true",
        f"{{{smi}/2005/WindowsSettings}}dpiAware": "true/pm",
        f"{{{smi}/2016/WindowsSettings}}dpiAwareness": "PerMonitorV2, PerMonitor",
    }
    spec = (PACKAGING / "visearch.spec").read_text("utf-8")
    assert 'manifest=str(HERE / "windows" / "visearch.manifest") if ON_WINDOWS else None' in spec


def sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in ISS.splitlines():
        if match := re.fullmatch(r"\[(\w+)\]", line):
            name = match[1]
            assert name not in found, f"[{name}] stands twice"
            found[name] = []
        elif name and line.strip() and not line.startswith((";", "#")):
            found[name].append(line)
    return found


def test_the_inno_script_has_its_sections_and_every_entry_its_parameters() -> None:
    found = sections()
    assert {"Setup", "Languages", "Tasks", "InstallDelete", "Files", "Icons", "Registry", "Run", "Code"} <= set(found)
    setup = dict(line.split("=", 1) for line in found["Setup"])
    assert re.fullmatch(r"\{\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", setup["AppId"])
    assert setup["PrivilegesRequired"] == "lowest"
    assert setup["PrivilegesRequiredOverridesAllowed"] == "dialog commandline"
    assert setup["AppVersion"] == "{#Version}"
    tasks = {re.search(r'Name: "(\w+)"', line)[1] for line in found["Tasks"]}  # type: ignore[index]
    for name in ("Files", "Icons", "Registry", "Run", "InstallDelete"):
        for line in found[name]:
            parts = re.findall(r'(\w+): ("(?:[^"]|"")*"|[^;]+)(?:;|$)', line)
            assert "; ".join(f"{key}: {value}" for key, value in parts) == line, line
            used = dict(parts).get("Tasks")
            assert used is None or used in tasks, line
    messages = {line.split("=")[0].removeprefix("english.") for line in found["CustomMessages"]}
    own = set(re.findall(r"\{cm:(\w+)", ISS)) - {"CreateDesktopIcon", "LaunchProgram"}
    assert own == messages


def test_the_inno_scripts_files_exist_or_are_made() -> None:
    folder = PACKAGING / "windows"
    for key in ("LicenseFile", "SetupIconFile"):
        file = re.search(rf"^{key}=(.+)$", ISS, re.MULTILINE)
        assert file
        path = (folder / Path(*PureWindowsPath(file[1]).parts)).resolve()
        assert path.is_file() or path == ROOT / "build" / "icons" / "visearch.ico"
    assert '#define Bundle "..\\..\\dist\\visearch-desktop"' in ISS
    assert '#define Program "visearch-desktop.exe"' in ISS


def test_the_installer_is_for_one_user_or_for_all_and_speaks_to_it() -> None:
    setup = dict(line.split("=", 1) for line in sections()["Setup"])
    head = ISS.split("[Setup]")[0]
    sheet = (PACKAGING / "kit" / "INSTALL.md").read_text("utf-8")
    for flag in ("/VERYSILENT", "/SUPPRESSMSGBOXES", "/NORESTART", "/ALLUSERS", "/CURRENTUSER", "/LOG="):
        assert flag in head, flag
        assert flag in sheet, flag
    assert setup["DefaultDirName"].startswith("{autopf}")  # Program Files, or the user's own programs
    roots = {re.match(r"Root: (\w+)", line)[1] for line in sections()["Registry"]}  # type: ignore[index]
    assert roots == {"HKA", "HKCU"}  # by who it is installed for; the search path is the user's own either way
    assert "skipifsilent" in sections()["Run"][0]


def test_an_upgrade_replaces_what_was_installed_and_removal_takes_every_key_away() -> None:
    found = sections()
    setup = dict(line.split("=", 1) for line in found["Setup"])
    assert setup["AppId"] == "{{7C0B6B1E-3D0A-4E5B-9A41-5E2C7E1F8D26}"  # of every version there was
    assert setup.get("UsePreviousAppDir", "yes") == "yes"
    assert setup["CloseApplications"] == "yes"
    assert all("ignoreversion" in line for line in found["Files"])
    lines = [line for line in found["Registry"] if line.startswith("Root: HKA")]
    removed = {re.search(r'Subkey: "([^"]+)"', line)[1] for line in lines if "uninsdeletekey" in line}  # type: ignore[index]
    for line in lines:
        key = re.search(r'Subkey: "([^"]+)"', line)[1]  # type: ignore[index]
        assert any(key == top or key.startswith(top + "\\") for top in removed), key
    assert "uninsdeletekey" not in next(line for line in found["Registry"] if "Environment" in line)
    assert "usPostUninstall" in ISS  # the search path gets its entry taken out by code


def test_neither_upgrade_nor_removal_touches_the_users_data() -> None:
    found = sections()
    assert "UninstallDelete" not in found
    assert [line for line in found["InstallDelete"] if "{app}\\_internal" not in line] == []
    assert "localappdata" not in ISS.lower().split("[setup]")[1]


def test_the_file_managers_verb_opens_the_window_with_the_photo() -> None:
    commands = [line for line in sections()["Registry"] if r"\command" in line]
    assert len(commands) == 2
    assert all(r'""{app}\{#Program}"" ""%1"""' in line for line in commands)
    assert "SystemFileAssociations\\image\\shell\\ViSearch" in ISS


def test_the_build_script_signs_only_with_a_certificate() -> None:
    text = (PACKAGING / "windows" / "build.ps1").read_text("utf-8")
    assert re.search(r'\[string\]\$Certificate = ""', text)
    assert text.index("if ($Certificate)") < text.index("signtool")
    for name in re.findall(r"packaging\\[\w\\.]+\.(?:py|iss)", text):
        assert (ROOT / Path(*PureWindowsPath(name).parts)).is_file(), name
    assert text.count("(") == text.count(")")
    assert text.count("{") == text.count("}")


def test_the_macos_files_are_property_lists() -> None:
    with (PACKAGING / "macos" / "Info.plist").open("rb") as file:
        facts = plistlib.load(file)
    assert facts["CFBundleIdentifier"] == "org.visearch.desktop"
    assert "CFBundleShortVersionString" not in facts  # the spec fills it in, from the one place
    kinds = facts["CFBundleDocumentTypes"][0]["LSItemContentTypes"]
    assert {"public.jpeg", "public.heic", "org.webmproject.webp", "public.avif"} <= set(kinds)
    with (PACKAGING / "macos" / "entitlements.plist").open("rb") as file:
        rights = plistlib.load(file)
    assert rights["com.apple.security.cs.disable-library-validation"] is True  # Qt may be exchanged: LGPL
    assert not [right for right in rights if "network" in right]


def test_the_macos_bundle_says_what_the_system_needs_to_know() -> None:
    with (PACKAGING / "macos" / "Info.plist").open("rb") as file:
        facts = plistlib.load(file)
    assert facts["NSHighResolutionCapable"] is True
    assert facts["CFBundleLocalizations"] == ["en", "zh-Hans"]
    assert re.fullmatch(r"\d+\.\d", facts["LSMinimumSystemVersion"])
    assert facts["CFBundleDocumentTypes"][0]["LSHandlerRank"] == "Alternate"  # never the default for photos
    assert not [key for key in facts if "Transport" in key or key.endswith("UsageDescription")]
    script_text = (PACKAGING / "macos" / "build.sh").read_text("utf-8")
    steps = ["make bundle", "self-test", "codesign --force", "hdiutil create", "notarytool submit", "stapler staple"]
    places = [script_text.index(step) for step in steps]
    assert places == sorted(places)  # notarised is what was signed
    for condition in ('if [ -n "${VISEARCH_SIGN_AS:-}" ]', 'if [ -n "${VISEARCH_NOTARY:-}" ]'):
        assert condition in script_text
    assert "--options runtime --timestamp --entitlements packaging/macos/entitlements.plist" in script_text


@pytest.mark.skipif(sys.platform == "win32", reason="needs sh")
@pytest.mark.parametrize("name", ["macos/build.sh", "linux/AppRun"])
def test_the_shell_scripts_are_understood(name: str) -> None:
    subprocess.run(["sh", "-n", str(PACKAGING / name)], check=True)


def test_the_desktop_entry_opens_photos_of_every_format() -> None:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(PACKAGING / "linux" / "visearch-desktop.desktop", encoding="utf-8")
    entry = parser["Desktop Entry"]
    assert entry["Exec"] == "visearch-desktop %F"
    assert set(entry["MimeType"].strip(";").split(";")) == MIME
    assert {".jpg", ".png", ".webp", ".tif", ".bmp", ".gif", ".heic", ".heif", ".avif"} <= PHOTO_SUFFIXES
    assert 'app.setDesktopFileName("visearch-desktop")' in Path(app.__file__).read_text("utf-8")
    for name in ("search-in-visearch.desktop", "search-in-visearch.nemo_action"):
        text = (PACKAGING / "linux" / name).read_text("utf-8")
        assert "Exec=visearch-desktop %F" in text
        assert all(kind in text for kind in MIME)
    if shutil.which("desktop-file-validate"):
        subprocess.run(["desktop-file-validate", str(PACKAGING / "linux" / "visearch-desktop.desktop")], check=True)


def test_the_software_centre_learns_what_it_is(tmp_path: Path) -> None:
    stage = script("stage")
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    for name in stage.PROGRAMS:
        (bundle / name).write_bytes(b"\x7fELF\0GLIBC_2.17\0GLIBC_2.34\0GLIBC_2.9\0")
    root = stage.lay_out(bundle, tmp_path / "root")
    file = root / "usr" / "share" / "metainfo" / "visearch-desktop.metainfo.xml"
    tree = ET.parse(file).getroot()
    (version,) = [release.get("version") for release in tree.iter("release")]
    assert version == script("release").version()
    assert stage.needed_glibc(root) == (2, 34)
    assert (root / "usr" / "bin" / "visearch").resolve() == root / "usr" / "lib" / "visearch-desktop" / "visearch"
    page = gzip.decompress((root / "usr" / "share" / "man" / "man1" / "visearch-desktop.1.gz").read_bytes()).decode()
    assert "@" not in page
    assert f"ViSearch Desktop {version}" in page
    if shutil.which("appstreamcli"):
        checked = subprocess.run(
            ["appstreamcli", "validate", "--no-net", str(file)], capture_output=True, text=True, check=False
        )
        assert checked.returncode == 0, checked.stdout


def test_the_workflow_calls_the_same_targets() -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"run: make ([\w-]+)", text))
    assert {"test", "kit", "bundle-test"} <= targets
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)
    assert "\t" not in text
    for name in ("packaging/debian-packages.txt", "packaging/linux/build-packages.txt", "packaging/macos/build.sh"):
        assert name in text
        assert (ROOT / name).is_file()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the AppImage's runtime is a program of Linux")
def test_the_appimage_runtime_compiles_without_a_warning(tmp_path: Path) -> None:
    appimage = script("appimage")
    if appimage.missing_tools():
        pytest.skip(appimage.missing_tools())
    appimage.compile_runtime(tmp_path / "runtime", "1.0.0-test")
    assert (tmp_path / "runtime").read_bytes()[8:11] == b"AI\x02"
