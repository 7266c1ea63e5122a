"""Why a result is what it is said to be, in plain words: what speaks for it, and what against it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from visearch_desktop.core.catalog import Evidence, Match, Relation
from visearch_desktop.gui import wording
from visearch_desktop.gui.compare import alignment
from visearch_desktop.gui.search import shares

SEEN = 2.0
"""CIEDE2000 difference that people begin to see in photos side by side."""
CLEARLY = 10.0
"""Difference that everybody calls another shade."""
AGREES = 0.6
"""Agreement from which the structure of both pictures is the same: what `core.matching` asks of a variant."""
WHOLE = 0.97
"""Share of a photo from which the other one shows all of it."""


def tr(words: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("why", words)


@dataclass(frozen=True, slots=True)
class Why:
    """What is said of a result. `pro` speaks for it, `contra` against it; `meaning` says what to make of it."""

    sku: str
    headline: str
    pro: tuple[str, ...]
    contra: tuple[str, ...]
    meaning: str

    @property
    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        return "\n".join((self.sku, self.headline, *self.pro, *self.contra, self.meaning))


def explain(match: Match, asked: int = 1) -> Why:
    """Say why a match was found; `asked` is with how many photos was searched, 0 for words and conditions alone."""
    said = [*_ranked(match)] if not asked else [*_seen(match), *_counted(match, asked), *_ranked(match)]
    pro = tuple(words for speaks_for, words in said if speaks_for)
    contra = tuple(words for speaks_for, words in said if not speaks_for)
    if asked:
        return Why(match.sku, wording.likelihood(match), pro, contra, _meaning(match))
    pro = pro or (tr("It meets the filters."),)
    return Why(match.sku, tr("Found by the words and filters"), pro, contra, tr("No photo was compared."))


Said = Iterator[tuple[bool, str]]
"""Whether it speaks for the result, and the words."""


def _seen(match: Match) -> Said:
    """What the two photos show when they are laid over each other."""
    if match.relation is Relation.IDENTICAL:
        yield True, tr("The file is the same, or every pixel of it.")
        return
    evidence = alignment.telling(match.relation, match.evidence)
    yield from _points(match, evidence)
    if evidence.transform is not None:
        yield from _frame(evidence)
        yield from _agreement(evidence)
    yield from _colour(evidence)
    if match.relation is Relation.SIMILAR and not math.isnan(match.similarity):
        yield True, tr("Looks alike to the model: {} of 1.").format(wording.similarity(match.similarity))


def _points(match: Match, evidence: Evidence) -> Said:
    if evidence.inliers:
        words = tr("{} details of your photo are found again in this one, each in its place.")
        yield evidence.inliers >= alignment.FEW, words.format(wording.count(evidence.inliers))
    elif match.relation is Relation.SIMILAR:
        yield False, tr("No detail was found that only the same photo would show.")
    if evidence.mirrored:
        yield False, tr("It is mirrored: left and right have changed places.")


def _frame(evidence: Evidence) -> Said:
    seen = alignment.shares(evidence.transform)
    if seen is None:
        return
    if min(seen) >= WHOLE:
        yield True, tr("Both photos show the same section.")
    elif seen[0] < seen[1]:
        yield False, tr("It shows only {} % of your photo: it is a cut-out of it.").format(_percent(seen[0]))
    else:
        yield False, tr("Your photo shows only {} % of it: yours is a cut-out.").format(_percent(seen[1]))


def _agreement(evidence: Evidence) -> Said:
    if evidence.covered <= 0:
        return
    share = _percent(evidence.agreement)
    if evidence.agreement >= AGREES:
        yield True, tr("Laid over each other, the pictures agree by {} %.").format(share)
    else:
        yield False, tr("Laid over each other, the pictures agree by {} % only.").format(share)


def _colour(evidence: Evidence) -> Said:
    difference = evidence.colour_difference
    if difference is None:
        return
    figure = QLocale().toString(difference, "f", 1)
    if difference < SEEN:
        yield True, tr("The product has the same colour (difference {}; people see it from about 2).").format(figure)
    elif difference < CLEARLY:
        yield False, tr("The colour of the product differs a little (difference {}).").format(figure)
    else:
        yield False, tr("The product has clearly another colour (difference {}).").format(figure)


def _counted(match: Match, asked: int) -> Said:
    """How many photos agree, and who else shows this photo."""
    if asked > 1:
        words = tr("{} of your {} photos agree with this SKU.")
        yield match.agreeing * 2 >= asked, words.format(wording.count(match.agreeing), wording.count(asked))
    if asked > 1 and match.evidence.query is not None:
        yield True, tr("It was compared with “{}”, which says most.").format(match.evidence.query.name)
    if match.views > 1:
        yield True, tr("{} photos of this SKU match.").format(wording.count(match.views))
    if match.shared_by:
        words = tr("The same photo is {}: by the photo alone nobody can say which of them is meant.")
        yield False, words.format(wording.shared(match))


def _ranked(match: Match) -> Said:
    """What put it at its place in the list, when more than one kind of evidence did."""
    for share in shares.in_order(match.shares):
        lifts = share.value >= 0
        words = tr("Moves it up in the list: {}") if lifts else tr("Moves it down in the list: {}")
        yield lifts, words.format(shares.in_words(share))


def _meaning(match: Match) -> str:
    if match.relation is Relation.IDENTICAL:
        return wording.explain(match.relation)
    return f"{wording.explain(match.relation)}\n{wording.score_meaning(match.duplicate_score)}"


def _percent(share: float) -> str:
    return wording.count(max(0, min(100, round(100 * share))))
