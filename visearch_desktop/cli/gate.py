"""The command `gate`: which picture rules photos fail."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from visearch_desktop.cli import output
from visearch_desktop.cli.commands import PATH, photo_files, visearch
from visearch_desktop.core import gate, guarded, imaging
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.deliveries import Fault
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.imaging import Quality


@visearch.command("gate")
@click.argument("photos", type=PATH, nargs=-1, required=True, metavar="PHOTO|FOLDER...")
@click.option("--profile", default="own", metavar="NAME|FILE", help="own, amazon-main, shopify, or a TOML file (own).")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable answers on stdout.")
def gate_command(photos: tuple[Path, ...], profile: str, *, as_json: bool) -> int:
    """Check photos against picture rules: one line for each photo, with the rules it fails."""
    rules = gate.find(profile)
    passed = failed = unread = 0
    for photo in photo_files(photos):
        try:
            data = imaging.read_bytes(photo)
            with guarded.reading(guarded.digest_of(data)):
                quality = imaging.measure(data)
        except PhotoError as error:
            unread += 1
            _unread(photo, error, as_json=as_json)
            continue
        faults = gate.check(quality, rules)
        passed, failed = passed + (not faults), failed + bool(faults)
        _measured(photo, quality, faults, as_json=as_json)
    if not as_json:
        total = counted(passed + failed + unread, "photo")
        output.say(f"{total}: {passed} pass “{rules.title}”, {failed} fail, {unread} cannot be read.")
    return 0 if passed or failed or not unread else 1


def _unread(photo: Path, error: PhotoError, *, as_json: bool) -> None:
    if as_json:
        output.json_line({"photo": str(photo), "error": error.in_full, "faults": [], "figures": None})
    else:
        output.say(f"{photo}: {error.in_full}")


def _measured(photo: Path, quality: Quality, faults: tuple[Fault, ...], *, as_json: bool) -> None:
    if as_json:
        told = [asdict(fault) for fault in faults]
        output.json_line({"photo": str(photo), "error": None, "faults": told, "figures": asdict(quality)})
    else:
        click.echo(f"{photo}: " + (" ".join(fault.sentence for fault in faults) or "passes."))
