"""What a job came to: figures that can be kept, and the sentence made of them in the language of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from visearch_desktop.core.job_history import Outcome, Record
from visearch_desktop.gui import core_words, wording
from visearch_desktop.gui.long_work.kinds import FILES, Kind
from visearch_desktop.gui.wording import tr

Figures = Mapping[str, int]


def figures(kind: str, result: Any) -> Figures:
    """The figures of what a job has returned, by name; nothing for kinds that have none."""
    count = _COUNTS.get(kind)
    return count(result) if count is not None else {}


def came_to_something(kind: str, found: Figures) -> bool:
    """Whether what came by itself is worth keeping."""
    return kind == Kind.TAKE_IN and any(number for name, number in found.items() if name != "photos")


def sentence(record: Record) -> str:
    """How a job ended, in one sentence."""
    found = record.figures
    if record.outcome is Outcome.FAILED:
        return core_words.said(record.error)
    if record.outcome is Outcome.CUT_OFF:
        return tr("The program ended before it was done.")
    if record.outcome is Outcome.RUNNING:
        return tr("Still running.")
    if record.outcome is Outcome.STOPPED:
        total = found.get("total", 0)
        at = tr("Stopped at {} of {}.").format(wording.count(found.get("done", 0)), wording.count(total))
        return at if total else tr("Stopped.")
    if record.kind in FILES and record.kind not in _SENTENCES:
        return tr("Written.")
    said = _SENTENCES.get(record.kind)
    return said(found) if said is not None else tr("Done.")


def advice(record: Record) -> str:
    """What can be done about a job that failed or was cut off."""
    if record.outcome is Outcome.CUT_OFF:
        return tr("Start it again: index, audit and batch go on where they stopped.")
    return core_words.said(record.advice)


def _indexed(report: Any) -> Figures:
    return {
        "indexed": report.new + report.changed, "moved": report.moved, "gone": report.gone,
        "unread": len(report.failures), "photos": report.photos,
    }  # fmt: skip


def _batch(triage: Any) -> Figures:
    items = triage.report.items
    new = sum(one.proposal == "new" for one in items)
    return {"items": len(items), "new": new, "unread": len(triage.report.problems)}


def _moved(done: Any) -> Figures:
    return {"photos": done.photos, "left": len(done.failures)}


_COUNTS: Mapping[str, Callable[[Any], Figures]] = {
    Kind.INDEX: _indexed,
    Kind.TAKE_IN: _indexed,
    Kind.AUDIT: lambda review: {"groups": len(review.report.groups), "photos": review.report.photos},
    Kind.BATCH: _batch,
    Kind.PUT_ASIDE: _moved,
    Kind.BRING_BACK: _moved,
    Kind.PACK: _moved,
    Kind.COPY: _moved,
    Kind.IMPORT: lambda products: {"products": products},
    Kind.SUGGEST: lambda report: {"suggestions": len(report.suggestions)},
    Kind.SIMILAR_FILE: lambda rows: {"skus": rows},
    Kind.NOVELTY: lambda found: {"photos": len(found), "unread": sum(one.problem is not None for one in found)},
    Kind.ADAPT: lambda report: {"adopted": int(report.adopted)},
    Kind.TRIAL: lambda report: {
        "tried": sum(one.tried for one in report.outcomes),
        "first": sum(one.first for one in report.outcomes),
    },
    Kind.FREE_SPACE: lambda size: {"bytes": size},
    Kind.FORGET: lambda gone: {"files": len(gone.removed), "left": len(gone.failed)},
}


def _many(number: int, one: str, many: str) -> str:
    return one if number == 1 else many.format(wording.count(number))


def _full(parts: list[str]) -> str:
    return tr("{}.").format(wording.listed(part for part in parts if part))


def _unread(found: Figures) -> str:
    unread = found.get("unread", 0)
    return _many(unread, tr("1 could not be read"), tr("{} could not be read")) if unread else ""


def _say_indexed(found: Figures) -> str:
    indexed = found.get("indexed", 0)
    parts = [
        _many(indexed, tr("1 photo indexed"), tr("{} photos indexed")) if indexed else "",
        tr("{} moved").format(wording.count(found["moved"])) if found.get("moved") else "",
        tr("{} gone").format(wording.count(found["gone"])) if found.get("gone") else "",
        _unread(found),
    ]
    if not any(found.get(name) for name in ("indexed", "moved", "gone", "unread")):
        return tr("No changes; {} can be searched.").format(wording.photos(found.get("photos", 0)))
    return _full(parts)


def _say_batch(found: Figures) -> str:
    items = _many(found.get("items", 0), tr("1 item checked"), tr("{} items checked"))
    return _full([items, tr("{} of them new").format(wording.count(found.get("new", 0))), _unread(found)])


def _say_moved(found: Figures) -> str:
    left = found.get("left", 0)
    photos = _many(found.get("photos", 0), tr("1 photo handled"), tr("{} photos handled"))
    return _full([photos, _many(left, tr("1 left out"), tr("{} left out")) if left else ""])


def _say_groups(found: Figures) -> str:
    groups, photos = found.get("groups", 0), wording.photos(found.get("photos", 0))
    return (
        tr("1 group among {}.").format(photos)
        if groups == 1
        else tr("{} groups among {}.").format(wording.count(groups), photos)
    )


def _say_trial(found: Figures) -> str:
    said = tr("The right SKU came first for {} of {} edited copies.")
    return said.format(wording.count(found.get("first", 0)), wording.count(found.get("tried", 0)))


def _say_adapted(found: Figures) -> str:
    return tr("It helps, and is in use.") if found.get("adopted") else tr("It does not surely help: nothing changed.")


def _say_novelty(found: Figures) -> str:
    number = found.get("photos", 0) - found.get("unread", 0)
    return _full([_many(number, tr("1 photo ranked"), tr("{} photos ranked")), _unread(found)])


_SENTENCES: Mapping[str, Callable[[Figures], str]] = {
    Kind.INDEX: _say_indexed,
    Kind.TAKE_IN: _say_indexed,
    Kind.AUDIT: _say_groups,
    Kind.BATCH: _say_batch,
    Kind.PUT_ASIDE: _say_moved,
    Kind.BRING_BACK: _say_moved,
    Kind.PACK: _say_moved,
    Kind.COPY: _say_moved,
    Kind.IMPORT: lambda found: _many(found.get("products", 0), tr("1 product imported."), tr("{} products imported.")),
    Kind.SUGGEST: lambda found: _many(found.get("suggestions", 0), tr("1 suggestion."), tr("{} suggestions.")),
    Kind.SIMILAR_FILE: lambda found: _many(found.get("skus", 0), tr("1 SKU written."), tr("{} SKUs written.")),
    Kind.NOVELTY: _say_novelty,
    Kind.ADAPT: _say_adapted,
    Kind.TRIAL: _say_trial,
    Kind.FREE_SPACE: lambda found: tr("{} freed.").format(wording.data_size(found.get("bytes", 0))),
    Kind.FORGET: lambda found: _many(found.get("files", 0), tr("1 file removed."), tr("{} files removed.")),
}
