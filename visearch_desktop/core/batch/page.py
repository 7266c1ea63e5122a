"""A batch as one HTML page that needs nothing else: no script, no address, pictures inside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from visearch_desktop.core.batch import columns
from visearch_desktop.core.batch.pictures import Pictures
from visearch_desktop.core.catalog import Match
from visearch_desktop.core.deliveries import BatchReport, Proposed
from visearch_desktop.core.language import ENGLISH, Language
from visearch_desktop.core.report.pages import PICTURES, address, pieces


def write_html(
    out: BinaryIO, report: BatchReport, pictures: Pictures, at: datetime, language: Language = ENGLISH
) -> Iterator[int]:
    """The batch as a page; yields the number of items done."""
    items = columns.in_order(report)
    done = 0

    def views() -> Iterator[dict[str, Any]]:
        nonlocal done
        for number, one in enumerate(items, 1):
            yield _view(one, pictures if number * 2 <= PICTURES else None, language)
            done = number

    facts = {
        "report": report, "items": views(), "written": language.moment(at), "summary": _summary(items, language),
        "left_out": max(0, len(items) - PICTURES // 2), "pictures": PICTURES // 2,
    }  # fmt: skip
    for piece in pieces(Path(__file__).with_name("page.html.jinja"), language, facts):
        out.write(piece)
        yield done


def _summary(items: tuple[Proposed, ...], language: Language) -> str:
    """640 items: 3 conflict, 132 new."""
    held = language.counted(len(items), "item")
    counts = [
        language.tr("{0:,} {1}").format(count, columns.words(proposal, language))
        for proposal, count in columns.counts(items).items()
    ]
    return (
        language.tr("{0}: {1}.").format(held, language.listed(counts)) if counts else language.tr("{0}.").format(held)
    )


def _view(one: Proposed, pictures: Pictures | None, language: Language) -> dict[str, Any]:
    nearest = next((m for m in one.matches if one.sku in {m.sku, *m.shared_by}), next(iter(one.matches), None))
    return {
        "one": one,
        "words": columns.words(one.proposal, language),
        "reasons": [language.said(reason) for reason in one.reasons],
        "choice": columns.choice(one.decision, language),
        "delivered": address(pictures.delivered(one)) if pictures else "",
        "known": address(pictures.known(one)) if pictures else "",
        "nearest": nearest,
        "measured": _measured(nearest, language) if nearest else "",
        "title": columns.catalog_title(one),
        "faults": columns.faults(one, language),
        "confidence": language.tr("(confidence {0:.2f})").format(one.confidence),
        "evidence": [
            (columns.kind(part.kind, language), part.sku, f"{part.weight:.2f}", language.said(part.words))
            for part in one.contributions
        ],
    }


def _measured(match: Match, language: Language) -> str:
    """Similarity and score; the similarity of what was never embedded is no number."""
    score = language.tr("score {0:.2f}").format(match.duplicate_score)
    if match.similarity != match.similarity:
        return score
    return language.listed((language.tr("similarity {0:.2f}").format(match.similarity), score))
