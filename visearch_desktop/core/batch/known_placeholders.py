"""Pictures that a person called a placeholder, or said that they are none: for one catalog, kept with the settings.

Nothing can be written to the catalog in a batch, and it is a person's word anyway: it lies in the data folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import filelock

from visearch_desktop.core import gate, imaging, places
from visearch_desktop.core.batch import codec
from visearch_desktop.core.batch import folder as files
from visearch_desktop.core.errors import BatchError

_PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Word:
    """What a person said of a picture: its digest, its `imaging.perceptual_hash`, whether it is a placeholder."""

    digest: str
    phash: int
    placeholder: bool = True


def said(catalog: Path) -> tuple[Word, ...]:
    """All that was said for a catalog, the newest last; what cannot be read counts as not said."""
    listed = files.read_json(_file()).get(str(catalog))
    try:
        return codec.decode(_Words, {"words": listed}).words
    except ValueError:
        return ()


def say(catalog: Path, word: Word) -> None:
    """Remember a word; one that was said of the same picture before is forgotten.

    Raises:
        BatchError: it cannot be written.
    """
    file = _file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(file.with_suffix(".lock"), timeout=_PATIENCE):
            others = [one for one in said(catalog) if one.digest != word.digest and not _is_near(one, word.phash)]
            files.write_json(file, files.read_json(file) | {str(catalog): codec.encode([*others, word])})
    except filelock.Timeout:
        raise BatchError("Another window of ViSearch is writing what is a placeholder.", "Try it again.") from None
    except OSError as error:
        raise files.refusal(file.parent, error) from error


def forget(catalog: Path) -> bool:
    """Forget all that was said for a catalog; whether anything was."""
    file = _file()
    known = files.read_json(file)
    if str(catalog) not in known:
        return False
    with filelock.FileLock(file.with_suffix(".lock"), timeout=_PATIENCE):
        files.write_json(file, {name: words for name, words in files.read_json(file).items() if name != str(catalog)})
    return True


def word_of(words: Sequence[Word], digest: str, phash: int) -> bool | None:
    """Whether a picture is a placeholder as far as a person said; None where nobody said a thing."""
    exact = next((one.placeholder for one in reversed(words) if one.digest == digest), None)
    near = next((one.placeholder for one in reversed(words) if _is_near(one, phash)), None)
    return near if exact is None else exact


def _is_near(one: Word, phash: int) -> bool:
    return imaging.differing_bits(one.phash, phash) <= gate.NEAR


@dataclass(frozen=True, slots=True)
class _Words:
    words: tuple[Word, ...]


def _file() -> Path:
    return places.data_folder() / "placeholders.json"
