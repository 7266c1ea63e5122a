"""Tell a photo that was toned or shaded as a whole from another colour of its product: by the ground they stand on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import imaging
from visearch_desktop.core.batch.answers import is_same
from visearch_desktop.core.catalog import Match, Relation
from visearch_desktop.core.workspace import Workspace

SHIFT = 4.0
"""Difference of the grounds (CIEDE2000) from which the whole photo was edited. Of 177 pairs of two colours of a style,
one of them edited, twelve were above, under a vignette or behind a banner."""
POINTS, AGREEMENT = 25, 0.85
"""Matched points and agreement of structure that such a match must have."""


def named(workspace: Workspace, thumbnail: Callable[[], bytes | None], matches: Sequence[Match]) -> tuple[Match, ...]:
    """The matches of a photo, those called variants by an edit of the whole photo as near duplicates.

    Nothing is changed where a match shows the very photo anyway.
    """
    doubtful = [match for match in matches if _may_be_relit(match)]
    if not doubtful or any(map(is_same, matches)):
        return tuple(matches)
    kept = thumbnail()
    photo = imaging.decode_thumbnail(kept) if kept else None
    relit = {match.content for match in doubtful if photo is not None and _shifted(workspace, photo, match)}
    return tuple(
        replace(match, relation=Relation.NEAR_DUPLICATE) if match.content in relit else match for match in matches
    )


def _may_be_relit(match: Match) -> bool:
    seen = match.evidence
    alike = seen.inliers >= POINTS and seen.agreement >= AGREEMENT and seen.transform is not None
    return match.relation is Relation.VARIANT and alike


def _shifted(workspace: Workspace, photo: npt.NDArray[np.uint8], match: Match) -> bool:
    kept = workspace.thumbnail(match.content)
    other = imaging.decode_thumbnail(kept) if kept else None
    if other is None or match.evidence.transform is None:
        return False
    shift = imaging.ground_shift(photo, other, match.evidence.transform)
    return shift is not None and shift >= SHIFT
