"""What people said of pairs: recorded for good, taken back by appending.

Verdicts belong to pairs of digests, so they outlive rescans, moves, other thresholds and photos that come back. Who
decides needs no writer lock (`store.decisions` says why); two programs may decide at once, and the later word holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from visearch_desktop.core.findings import Action, Group, Member, Pair, Ruling, Verdict
from visearch_desktop.core.login import login_name
from visearch_desktop.core.store import decisions
from visearch_desktop.core.workspace import Workspace

SHOWN_SKUS = "skus"
"""Name of the figure of a ruling that says which SKUs the person saw: photos of others are not to go by it."""
KEPT_FILE = "kept_file"
"""Name of the figure of a ruling that says which file to keep, when several have the bytes of the keeper."""


def decide(workspace: Workspace, rulings: Sequence[Ruling], *, words: str = "", who: str = "") -> int:
    """Record rulings as one action, with one undo; its id. Digests the catalog does not hold are remembered as well.

    Args:
        workspace: the catalog.
        rulings: of several about one pair the last holds; a verdict of None takes back what was said.
        words: what the person did, for the history.
        who: the person; the login name by default.

    Raises:
        ValueError: a digest is not hexadecimal.
        CatalogBusyError: another program has held the database for 30 seconds.
    """
    return decisions.append(workspace.database, rulings, words=words, who=who or login_name())


def undo(workspace: Workspace, *, who: str = "") -> Action | None:
    """Take back the newest action that holds, whoever did it, back to the first one ever; None when none is left."""
    return decisions.undo(workspace.database, who=who or login_name())


def redo(workspace: Workspace, *, who: str = "") -> Action | None:
    """Bring back the action that was undone last; None when nothing was, or something new was decided since."""
    return decisions.redo(workspace.database, who=who or login_name())


def history(workspace: Workspace, limit: int = 50) -> tuple[Action, ...]:
    """The newest actions that hold, newest first."""
    return decisions.history(workspace.database, limit)


def verdicts(workspace: Workspace) -> dict[tuple[str, str], Verdict]:
    """What holds now, by pair of digests, the smaller first; the same one twice stands for files of the same bytes."""
    found = decisions.current(workspace.database)
    return {pair: ruling.verdict for pair, ruling in found.items() if ruling.verdict is not None}


def kept(workspace: Workspace) -> dict[tuple[str, str], tuple[str, str]]:
    """Of pairs judged duplicates, the digest of the photo to keep, and its file ("" where none was named)."""
    found = decisions.current(workspace.database)
    return {pair: (one.keeper, str(one.figures.get(KEPT_FILE, ""))) for pair, one in found.items() if one.keeper}


def rulings(group: Group, verdict: Verdict | None, keeper: Member | None = None) -> tuple[Ruling, ...]:
    """One verdict about every pair of a group, with its evidence; `keeper` is the member to keep of duplicates."""
    skus: dict[str, set[str]] = {}
    for member in group.members:
        skus.setdefault(member.digest, set()).update(member.skus)
    made = {_pair_of(pair): _ruling(pair, verdict, keeper, skus) for pair in group.pairs}
    return tuple(made.values())


def _ruling(pair: Pair, verdict: Verdict | None, keeper: Member | None, skus: Mapping[str, set[str]]) -> Ruling:
    figures: dict[str, object] = {
        "similarity": round(pair.similarity, 4),
        "duplicate_score": round(pair.duplicate_score, 4),
        "relation": pair.relation.value,
        **pair.evidence.figures(),
        SHOWN_SKUS: sorted(skus[pair.a.digest] | skus[pair.b.digest]),
    }
    kept = keeper if verdict is Verdict.DUPLICATE else None
    if kept is not None:
        figures[KEPT_FILE] = str(kept.photo)
    a, b = _pair_of(pair)
    return Ruling(a, b, verdict, kept.digest if kept else None, figures)


def _pair_of(pair: Pair) -> tuple[str, str]:
    a, b = sorted((pair.a.digest, pair.b.digest))
    return a, b
