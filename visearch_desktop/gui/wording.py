"""The sentences and number formats that several pages share, so one thing is always said one way."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from visearch_desktop.core.catalog import Evidence, Match, Relation
from visearch_desktop.core.progress import Progress, Stage
from visearch_desktop.gui.compare import alignment


def tr(words: str, number: int = -1) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("wording", words, "", number)


@dataclass(frozen=True, slots=True)
class Look:
    """How a relation is shown: a word, a shape and a colour, so that none of them carries it alone."""

    word: str
    shape: str
    tone: str


def look(relation: Relation) -> Look:
    """The look of `relation`."""
    return {
        Relation.IDENTICAL: Look(tr("Identical"), "disc", "identical"),
        Relation.NEAR_DUPLICATE: Look(tr("Near duplicate"), "diamond", "duplicate"),
        Relation.VARIANT: Look(tr("Variant"), "triangle", "variant"),
        Relation.SIMILAR: Look(tr("Similar"), "ring", "similar"),
    }[relation]


def explain(relation: Relation) -> str:
    """What a relation means, in one sentence."""
    return {
        Relation.IDENTICAL: tr("The very same photo: the same file, or the same pixels."),
        Relation.NEAR_DUPLICATE: tr("The same photo, edited: saved again, resized, cropped or mirrored."),
        Relation.VARIANT: tr("Seems to be the same product in another colour: the shapes match, the colours do not."),
        Relation.SIMILAR: tr("Looks alike, but nothing shows that it is the same photo. Compare before you decide."),
    }[relation]


def likelihood(match: Match) -> str:
    """What a match is and how sure that is. The bands only choose words; the figure is shown beside them."""
    if match.relation is Relation.IDENTICAL:
        return tr("The very same photo")
    if match.relation is Relation.VARIANT:
        return tr("Probably the same product in another colour")
    if match.relation is Relation.NEAR_DUPLICATE:
        sure = match.duplicate_score >= 0.9
        return tr("Very likely the same photo") if sure else tr("Probably the same photo")
    return tr("Possibly the same photo") if match.duplicate_score >= 0.2 else tr("Probably a different photo")


def score_meaning(score: float) -> str:
    """What a duplicate score says, in one sentence."""
    shown = min(99, max(1, round(100 * score)))
    said = tr("Of 100 pairs of photos with this duplicate score, about {} show the same photo.").format(shown)
    if score >= 0.995:
        said = tr("Of 100 pairs of photos with this duplicate score, nearly all show the same photo.")
    elif score < 0.005:
        said = tr("Of 100 pairs of photos with this duplicate score, hardly any show the same photo.")
    return said


def evidence_words(evidence: Evidence) -> str:
    """What was seen in a pair: 57 matched points · mirrored · the left photo shows 43 % of the right one · ...

    Empty when nothing was measured.
    """
    parts = []
    if evidence.inliers:
        one = evidence.inliers == 1
        parts.append(tr("1 matched point") if one else tr("{} matched points").format(count(evidence.inliers)))
    if evidence.mirrored:
        parts.append(tr("mirrored"))
    seen = alignment.shares(evidence.transform)
    if seen is not None and min(seen) < 0.97:
        right_is_cut = seen[0] < seen[1]
        words = (
            tr("the right photo shows {} % of the left one")
            if right_is_cut
            else tr("the left photo shows {} % of the right one")
        )
        parts.append(words.format(count(max(1, round(100 * min(seen))))))
    if evidence.colour_difference is not None:
        parts.append(tr("colour difference {}").format(QLocale().toString(evidence.colour_difference, "f", 1)))
    return " · ".join(parts)


def place(path: Path) -> str:
    """A path as people know it: their own folder is ~ except on Windows."""
    if os.name != "nt" and path.is_relative_to(Path.home()):
        return f"~/{path.relative_to(Path.home())}"
    return str(path)


def similarity(value: float) -> str:
    """A cosine or a score as people read it here: no percentage, 1.00 only for 1, a dash for what is unknown."""
    if math.isnan(value):
        return "–"
    cut = math.floor(value * 100 + 1e-6) / 100 if value < 0.9995 else 1.0
    return QLocale().toString(cut, "f", 2)


def count(number: int) -> str:
    """A whole number with the separators of the user's language."""
    return QLocale().toString(number)


def listed(parts: Iterable[str]) -> str:
    """Parts of a sentence one after the other: 12 new, 3 changed."""
    return tr(", ").join(parts)


def photos(number: int) -> str:
    """A number of photos: 1 photo, 1,204 photos."""
    return tr("1 photo") if number == 1 else tr("{} photos").format(count(number))


def megabytes(number: float) -> str:
    """A size in MB."""
    return tr("{} MB").format(QLocale().toString(number, "f", 0 if number >= 10 else 1))


def data_size(number: int) -> str:
    """So many bytes: 640 bytes, 4.1 kB, 1.6 GB."""
    digits = 0 if number >= 10 ** (3 * max(1, (len(str(number)) - 1) // 3) + 1) else 1
    return QLocale().formattedDataSize(number, digits, QLocale.DataSizeFormat.DataSizeSIFormat)


def duration(seconds: float) -> str:
    """A time to wait, rounded as a person would say it."""
    if seconds < 8:
        return tr("a few seconds")
    if seconds < 90:
        return tr("{} seconds").format(round(seconds / 5) * 5)
    if seconds < 5400:
        return tr("{} minutes").format(round(seconds / 60))
    return tr("{} hours").format(QLocale().toString(seconds / 3600, "f", 1))


def stage(name: Stage) -> str:
    """What a long task is busy with."""
    return {
        Stage.SCAN: tr("Looking through the folders"),
        Stage.EMBED: tr("Indexing photos"),
        Stage.PUBLISH: tr("Making the photos searchable"),
        Stage.DOWNLOAD: tr("Downloading"),
        Stage.CHECK: tr("Checking the file"),
        Stage.SEEK: tr("Looking for photos alike"),
        Stage.COMPARE: tr("Comparing photos"),
        Stage.REPORT: tr("Writing the report"),
        Stage.MOVE: tr("Moving photos"),
        Stage.LEARN: tr("Learning from the catalog"),
    }[name]


def pace(progress: Progress) -> str:
    """As far as it is known: 1,204 of 5,000 · 118 photos/s · 35 seconds left."""
    if progress.stage is Stage.DOWNLOAD:
        return _download_pace(progress)
    parts = [count(progress.done)] if progress.done else []
    if progress.total is not None:
        parts = [tr("{} of {}").format(count(progress.done), count(progress.total))]
    if progress.rate:
        parts.append(_speed(progress.rate, progress.stage in (Stage.SCAN, Stage.EMBED, Stage.COMPARE)))
    if progress.eta is not None:
        parts.append(tr("{} left").format(duration(progress.eta)))
    return " · ".join(parts)


def _speed(rate: float, photos: bool) -> str:
    """Units a second; slow ones by the minute, because 0 a second says that nothing happens."""
    if round(rate) < 1:
        return tr("{} a minute").format(QLocale().toString(60 * rate, "f", 0 if rate >= 1 / 60 else 1))
    words = tr("{} photos/s") if photos else tr("{} a second")
    return words.format(QLocale().toString(rate, "f", 0))


def _download_pace(progress: Progress) -> str:
    parts = [megabytes(progress.done / 1e6)]
    if progress.total:
        parts = [tr("{} of {}").format(megabytes(progress.done / 1e6), megabytes(progress.total / 1e6))]
    if progress.rate:
        parts.append(tr("{} a second").format(megabytes(progress.rate / 1e6)))
    if progress.eta is not None:
        parts.append(tr("{} left").format(duration(progress.eta)))
    return " · ".join(parts)


def attribute(match: Match, *names: str) -> str:
    """The first of these columns the product table fills, whatever its upper and lower case."""
    if match.product is None:
        return ""
    lower = {key.lower(): value for key, value in match.product.attributes.items()}
    return next((lower[name] for name in names if lower.get(name)), "")


def facts(match: Match) -> str:
    """Price and category, as far as the product table has them."""
    found = (attribute(match, "price"), category(match))
    return " · ".join(part for part in found if part)


def category(match: Match) -> str:
    """The category; of a list of paths, as shop systems export them, the end of the first."""
    first = attribute(match, "category", "categories", "product_type", "type").split(",")[0]
    return " / ".join(part.strip() for part in first.split("/")[-2:])


def shared(match: Match) -> str:
    """For a photo that other SKUs show as well: also on A, B and 3 more."""
    if not match.shared_by:
        return ""
    named = ", ".join(match.shared_by[:2])
    more = len(match.shared_by) - 2
    if more > 0:
        return tr("also on {} and {} more").format(named, count(more))
    return tr("also on {}").format(named)
