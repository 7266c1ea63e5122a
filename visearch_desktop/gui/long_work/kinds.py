"""The kinds of jobs that people wait for: their names, and what of each would be lost if it were stopped."""

from __future__ import annotations

from enum import StrEnum

from visearch_desktop.gui.wording import tr


class Kind(StrEnum):
    """A kind of job. The values stand in the history file."""

    INDEX = "index"
    TAKE_IN = "take_in"
    AUDIT = "audit"
    AUDIT_REPORT = "audit_report"
    PUT_ASIDE = "put_aside"
    BRING_BACK = "bring_back"
    BATCH = "batch"
    BATCH_REPORT = "batch_report"
    PACK = "pack"
    COPY = "copy"
    IMPORT = "import"
    READ_TABLE = "read_table"
    SUGGEST = "suggest"
    SUGGESTION_FILE = "suggestion_file"
    SIMILAR = "similar"
    SIMILAR_FILE = "similar_file"
    NOVELTY = "novelty"
    ADAPT = "adapt"
    UNDO_ADAPT = "undo_adapt"
    TRIAL = "trial"
    INSTALL = "install"
    LEDGER = "ledger"
    FREE_SPACE = "free_space"
    RESTORE = "restore"
    FORGET = "forget"


PASSING = frozenset({Kind.TAKE_IN, Kind.READ_TABLE, Kind.SIMILAR})
"""They come by themselves, or again and again with each correction: listed while they run, kept only when they fail or,
for what watching took in, when there was something."""
UNKEPT = frozenset({Kind.SUGGEST, Kind.ADAPT, Kind.TRIAL})
"""Nothing of them is kept before they are done. Index, audit, batch and download go on where they stopped; photos that
were moved or copied stay where they are, and the same once more does the rest."""
FILES = frozenset(
    {
        Kind.AUDIT_REPORT, Kind.BATCH_REPORT, Kind.PACK, Kind.SUGGESTION_FILE, Kind.SIMILAR_FILE, Kind.NOVELTY,
        Kind.LEDGER,
    }
)  # fmt: skip
"""They write a file, which is there once it is whole."""


def name(kind: str) -> str:
    """What a kind is called; one of a later version by its value."""
    return _names().get(kind, kind)


def loss(kind: str, about: str = "") -> str:
    """What would be lost if a job were stopped now, in one sentence; empty when nothing would."""
    if kind in FILES:
        return tr("“{}” is not done: {} would not be written.").format(name(kind), about or tr("its file"))
    if kind in UNKEPT:
        return tr("“{}” is not done: what it has found so far would be lost.").format(name(kind))
    return ""


def _names() -> dict[str, str]:
    return {
        Kind.INDEX: tr("Index"),
        Kind.TAKE_IN: tr("Take in new photos"),
        Kind.AUDIT: tr("Audit"),
        Kind.AUDIT_REPORT: tr("Audit report"),
        Kind.PUT_ASIDE: tr("Put duplicates aside"),
        Kind.BRING_BACK: tr("Bring photos back"),
        Kind.BATCH: tr("Batch"),
        Kind.BATCH_REPORT: tr("Batch report"),
        Kind.PACK: tr("ZIP of new items"),
        Kind.COPY: tr("Copy kept items"),
        Kind.IMPORT: tr("Import of a product table"),
        Kind.READ_TABLE: tr("Read a table"),
        Kind.SUGGEST: tr("Suggestions"),
        Kind.SUGGESTION_FILE: tr("List of suggestions"),
        Kind.SIMILAR: tr("Similar products"),
        Kind.SIMILAR_FILE: tr("List of similar products"),
        Kind.NOVELTY: tr("Ranking of new arrivals"),
        Kind.ADAPT: tr("Adapt to this catalog"),
        Kind.UNDO_ADAPT: tr("Take an adaptation back"),
        Kind.TRIAL: tr("Trial on own photos"),
        Kind.INSTALL: tr("Install a model"),
        Kind.LEDGER: tr("Ledger of decisions"),
        Kind.FREE_SPACE: tr("Free space"),
        Kind.RESTORE: tr("Restore from a backup"),
        Kind.FORGET: tr("Forget a catalog"),
    }
