"""The picture gate: which of a shop's rules a photo fails, each in a sentence with the figure and the limit.

`imaging.measure` measures; a `Profile` says what is wanted; `check` compares. Profiles are TOML files.
"""

from visearch_desktop.core.gate.profiles import PRESETS, Profile, check, find, parse, profiles, save, to_toml
from visearch_desktop.core.gate.repeats import NEAR, repeated_pictures
from visearch_desktop.core.gate.rules import KINDS, Kind, Rule

__all__ = [
    "KINDS",
    "NEAR",
    "PRESETS",
    "Kind",
    "Profile",
    "Rule",
    "check",
    "find",
    "parse",
    "profiles",
    "repeated_pictures",
    "save",
    "to_toml",
]
