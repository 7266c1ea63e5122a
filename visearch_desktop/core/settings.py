"""Settings of this user on this machine, kept as TOML."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import tomli_w

from visearch_desktop.core import places
from visearch_desktop.core.private import make_private

RECENT_CATALOGS = 10


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose.

    `device` is auto, cuda or cpu; `theme` is system, light or dark; `language` is system, en or zh_CN. `notifications`
    says whether the desktop is told of long jobs.
    """

    device: str = "auto"
    theme: str = "system"
    language: str = "system"
    recent_catalogs: tuple[Path, ...] = ()
    last_folder: Path | None = None
    notifications: bool = True

    def with_catalog(self, folder: Path) -> Settings:
        """The same settings with `folder` as the most recent catalog."""
        others = [recent for recent in self.recent_catalogs if recent != folder]
        return replace(self, recent_catalogs=(folder, *others)[:RECENT_CATALOGS])


def load() -> Settings:
    """The saved settings; the defaults for whatever is missing, damaged or out of range."""
    try:
        values = tomllib.loads(places.settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    recent, folder = values.get("recent_catalogs"), values.get("last_folder")
    return Settings(
        device=_one_of(values, "device", ("auto", "cuda", "cpu")),
        theme=_one_of(values, "theme", ("system", "light", "dark")),
        language=_one_of(values, "language", ("system", "en", "zh_CN")),
        recent_catalogs=tuple(Path(entry) for entry in recent if isinstance(entry, str))
        if isinstance(recent, list)
        else (),
        last_folder=Path(folder) if isinstance(folder, str) else None,
        notifications=values.get("notifications") is not False,
    )


def save(settings: Settings) -> None:
    """Write the settings, replacing the file in one step."""
    file = places.settings_file()
    make_private(file.parent)
    values = {key: value for key, value in asdict(settings).items() if value is not None}
    values["recent_catalogs"] = [str(folder) for folder in settings.recent_catalogs]
    if settings.last_folder:
        values["last_folder"] = str(settings.last_folder)
    draft = file.with_suffix(".tmp")
    draft.write_text(tomli_w.dumps(values), encoding="utf-8")
    draft.replace(file)


def _one_of(values: dict[str, Any], key: str, allowed: tuple[str, ...]) -> str:
    value = values.get(key)
    return value if value in allowed else allowed[0]
