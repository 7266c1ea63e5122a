"""What can go wrong, as sentences a person can act on.

Every error a user may meet is a `VisearchError`: `str(error)` is the sentence shown, `advice` says what
to do next (may be empty). A library's own exceptions are translated once, in the module that owns the
library; anything that is not a `VisearchError` is a bug.
"""

from __future__ import annotations

from pathlib import Path


class VisearchError(Exception):
    """Base of every error meant to be read by a user.

    Args:
        sentence: one clear sentence, without a trailing newline.
        advice: what the user can do about it, or an empty string.
    """

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.advice = advice

    @property
    def in_full(self) -> str:
        """The sentence and the advice, for where both stand on one line."""
        return f"{self} {self.advice}".strip()


class PhotoError(VisearchError):
    """One photo cannot be used: unreadable, damaged, too large, not a photo."""


class ModelError(VisearchError):
    """A model pack is missing, damaged or not usable for embeddings."""


class DeviceError(ModelError):
    """The device that was asked for by name cannot be used."""


class GalleryError(VisearchError):
    """The search index is damaged or does not fit the catalog."""


class CatalogError(VisearchError):
    """The catalog cannot be opened, is of another version, or is not a catalog."""


class CatalogDamagedError(CatalogError):
    """The catalog's database is damaged: a backup of what people said may be at hand."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"The catalog in {folder} is damaged.", f"Restore it: visearch backups restore --catalog {folder}"
        )
        self.folder = folder


class CatalogBusyError(CatalogError):
    """Another copy of the program is writing to this catalog."""


class CatalogFullError(CatalogError):
    """The drive that holds the catalog is full."""


class TableError(VisearchError):
    """A product table cannot be read."""


class RuleError(VisearchError):
    """A SKU rule or a filter is not understood."""


class AdaptationError(VisearchError):
    """A catalog has too little to learn from, or what was learned does not fit it."""


class ReportError(VisearchError):
    """A report cannot be written, or an edited one cannot be read."""


class QuarantineError(VisearchError):
    """A quarantine folder cannot be used."""


class BatchError(VisearchError):
    """A saved batch cannot be used, or is at work in another window."""


class DeliveryError(VisearchError):
    """A supplier's delivery cannot be read at all."""
