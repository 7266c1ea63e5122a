"""Profiles of the picture gate: what shops and marketplaces want, and the user's own, kept as TOML."""

from __future__ import annotations

import math
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli_w

from visearch_desktop.core import places
from visearch_desktop.core.deliveries import Fault
from visearch_desktop.core.errors import RuleError
from visearch_desktop.core.gate.rules import KINDS, Rule, check_rule
from visearch_desktop.core.imaging import Quality

_FILE_NAME = re.compile(r"""[^./\\:*?"<>|\x00-\x1f][^/\\:*?"<>|\x00-\x1f]*""")
OWN = "own"
"""The preset that is meant to be changed: a file of this name in the user's folder takes its place."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A set of rules, at most one of a kind; `name` is that of its file, `title` what people read."""

    name: str
    title: str
    rules: tuple[Rule, ...]

    def rule(self, name: str) -> Rule | None:
        """The rule of a kind, if the profile has one."""
        return next((rule for rule in self.rules if rule.name == name), None)


def check(quality: Quality, profile: Profile) -> tuple[Fault, ...]:
    """The rules that a photo fails, in the order of `KINDS`; none when it passes."""
    wanted = {rule.name: rule for rule in profile.rules}
    faults = (check_rule(quality, wanted[name]) for name in KINDS if name in wanted)
    return tuple(fault for fault in faults if fault)


def _rules(limits: dict[str, float], off: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    return tuple(Rule(name, limits[name], on=name not in off) for name in KINDS if name in limits)


# Tuned with one half of the photos of benchmarks/gate.py. Of the other half, untouched, 2 of 175 photos of a shop on
# white are called bad with these, and 1 in 20 phone photos of clothes on any backdrop.
_SOUND: dict[str, float] = {
    "blur": 1.3, "enlarged": 0.65, "blocks": 2.2, "placeholder": 33, "text": 0.1, "text_on_product": 0.5,
    "sticker": 0.004,
}  # fmt: skip
_SWITCHES: dict[str, float] = {"colour_space": 0, "grey": 0, "transparent": 0}
PRESETS = (
    Profile(
        OWN, "Own rules",
        _rules(
            {"pixels": 300, "jpeg_quality": 50, "white": 0.9, "plain": 0.6, "fill": 0.5, "cut_off": 0.02} | _SOUND
            | {"aspect": 3, "format": 0} | _SWITCHES,
            off=("white", "plain", "fill", "cut_off", "aspect", "format", *_SWITCHES),
        ),
    ),
    # Amazon's rules of a main image: pure white, 85 % of the frame, 1000 pixels for the zoom (500 at the very least),
    # at most 10,000, not cut off, no text, logo or watermark; JPEG, PNG, TIFF or GIF.
    Profile(
        "amazon-main", "Amazon main image",
        _rules(
            {"pixels": 1000, "most_pixels": 10_000, "jpeg_quality": 70, "white": 0.95, "plain": 0.6, "fill": 0.85}
            | {"cut_off": 0.02, "format": 0} | _SOUND | _SWITCHES
        ),
    ),
    # Shopify advises 2048 x 2048 pixels and takes at most 5000 x 5000 and 20 MB, no side 100 times the other.
    Profile(
        "shopify", "Shopify",
        _rules(
            {"pixels": 2048, "most_pixels": 5000, "file_size": 20, "aspect": 100, "jpeg_quality": 70}
            | {"colour_space": 0} | _SOUND
        ),
    ),
)  # fmt: skip


def folder() -> Path:
    """Where the user's own profiles are."""
    return places.data_folder() / "picture-rules"


def profiles() -> tuple[Profile, ...]:
    """The presets, then the user's own by name; files that are not profiles are left out."""
    own: dict[str, Profile] = {}
    for file in _files():
        try:
            own[file.stem] = _read(file)
        except RuleError:
            continue  # `find` says what is wrong with it
    presets = tuple(own.pop(preset.name, preset) if preset.name == OWN else preset for preset in PRESETS)
    taken = {preset.name for preset in PRESETS}
    return presets + tuple(own[name] for name in sorted(own) if name not in taken)


def _files() -> list[Path]:
    try:
        return sorted(folder().glob("*.toml"))
    except OSError:
        return []


def find(name_or_file: str | Path) -> Profile:
    """A preset or a profile of the user's by name, or the profile in a TOML file.

    Raises:
        RuleError: there is none, or it is not understood.
    """
    text = str(name_or_file)
    known = {profile.name: profile for profile in profiles()}
    if text in known:
        return known[text]
    for file in (folder() / f"{text}.toml", Path(name_or_file)):
        if places.exists(file) and not places.is_folder(file):
            return _read(file)
    raise RuleError(f"There are no picture rules called “{text}”.", f"There are {', '.join(known)}, or a TOML file.")


def _read(file: Path) -> Profile:
    try:
        return parse(file.read_bytes().decode("utf-8-sig"), file.stem)
    except OSError as error:
        raise RuleError(f"The picture rules {file.name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise RuleError(f"The picture rules {file.name} are not UTF-8 text.", "Save them as UTF-8.") from error


def parse(text: str, name: str) -> Profile:
    """The profile in a TOML text: a `title`, and a table `rules` of kinds, each with a `limit` and perhaps `on`.

    Raises:
        RuleError: the text is not TOML, or a rule in it is not understood.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"The picture rules “{name}” are not valid TOML: {error}.") from error
    rules = values.get("rules")
    if not isinstance(rules, dict):
        raise RuleError(f"The picture rules “{name}” have no table [rules].", "Write a rule as pixels = {limit = 800}.")
    title = values.get("title", name)
    return Profile(name, str(title), tuple(_rule(kind, value, name) for kind, value in rules.items()))


def _rule(kind: str, value: Any, profile: str) -> Rule:
    if kind not in KINDS:
        raise RuleError(f"“{kind}” in the picture rules “{profile}” is not a rule.", f"There are {', '.join(KINDS)}.")
    fields: dict[str, Any] = value if isinstance(value, dict) else {}
    limit: Any
    limit, on = fields.get("limit", 0 if KINDS[kind].switch else None), fields.get("on", True)
    is_number = isinstance(limit, int | float) and not isinstance(limit, bool)
    if not (is_number and math.isfinite(limit) and limit >= 0 and isinstance(on, bool) and isinstance(value, dict)):
        raise RuleError(
            f"The rule “{kind}” in the picture rules “{profile}” is not understood.",
            f"Write {kind} = {{limit = 1, on = true}} with a limit of 0 or more.",
        )
    return Rule(kind, float(limit), on)


def to_toml(profile: Profile) -> str:
    """The TOML text that `parse` reads."""
    rules = {rule.name: {"limit": rule.limit, "on": rule.on} for rule in profile.rules}
    return tomli_w.dumps({"title": profile.title, "rules": rules})


def save(profile: Profile) -> Path:
    """Write a profile of the user's own into the data folder, replacing the file in one step.

    Raises:
        RuleError: its name is that of a preset, is not a file name, or the file cannot be written.
    """
    if profile.name != OWN and any(profile.name == preset.name for preset in PRESETS):
        raise RuleError(f"“{profile.name}” cannot be changed.", "Save the rules under another name.")
    if not _FILE_NAME.fullmatch(profile.name):
        raise RuleError(f"“{profile.name}” cannot be the name of a file.", 'Choose a name without / \\ : * ? " < > |.')
    file = folder() / f"{profile.name}.toml"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(".tmp")
        draft.write_text(to_toml(profile), encoding="utf-8")
        draft.replace(file)
    except OSError as error:
        raise RuleError(f"The picture rules cannot be saved: {error.strerror}.") from error
    return file
