"""How far a duplicate score can be trusted: python -m benchmarks.score_pairs OUT ANSWERS.ndjson

OUT is a folder made by supplier_edits.py or own_edits.py, ANSWERS what `visearch search --each OUT/queries --json`
said. Prints the share of returned pairs with a score of 0.9 and more that are right (first rows, and all rows), and
the highest scores that photos of unknown products got.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TRUSTED = 0.9
ALLOWED_PRECISION, ALLOWED_DISTRACTOR = 0.99, 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an answer; `source` is the photo it should have named, empty for a distractor."""

    query: str
    edit: str
    source: str
    rank: int
    photo: str
    score: float
    relation: str

    @property
    def right(self) -> bool:
        """Whether the row names the photo that the query was made from."""
        return self.photo == self.source


def read_rows(folder: Path, answers: Path) -> list[Row]:
    """Every row of every answer, joined with the truth by file name."""
    with (folder / "truth.csv").open(newline="", encoding="utf-8") as handle:
        truth = {Path(row["query"]).name: row for row in csv.DictReader(handle)}
    rows = []
    for line in answers.read_text(encoding="utf-8").splitlines():
        answer = json.loads(line)
        name = Path(answer["query"]).name
        for rank, match in enumerate(answer.get("matches") or [], start=1):
            source, photo = Path(truth[name]["source"]).name, Path(match["photo"]).name
            score, relation = float(match["duplicate_score"]), str(match.get("relation", ""))
            rows.append(Row(name, truth[name]["edit"], source, rank, photo, score, relation))
    return rows


def print_precision(title: str, rows: Sequence[Row]) -> None:
    """The share of trusted rows that are right."""
    trusted = [row for row in rows if row.score >= TRUSTED]
    right = sum(row.right for row in trusted)
    precision = right / len(trusted) if trusted else 1.0
    queries = len({row.query for row in rows if row.source})
    met = "met" if precision >= ALLOWED_PRECISION else "MISSED"
    print(
        f"{title:10} precision at score >= {TRUSTED}: {precision:.4f} (target {ALLOWED_PRECISION} - {met}); "
        f"{len(trusted)} rows, {right} right, of {queries} queries with a source"
    )


def print_scores(folder: Path, answers: Path, *, show: int = 10) -> None:
    """Print everything about one set of answers."""
    rows = read_rows(folder, answers)
    print_precision("first rows", [row for row in rows if row.rank == 1])
    print_precision("all rows", rows)
    strangers = sorted((row for row in rows if not row.source), key=lambda row: -row.score)
    highest = strangers[0].score if strangers else 0.0
    met = "met" if highest <= ALLOWED_DISTRACTOR else "MISSED"
    above = len({row.query for row in strangers if row.score > ALLOWED_DISTRACTOR})
    print(
        f"highest score of a distractor: {highest:.3f} (target {ALLOWED_DISTRACTOR} - {met}); {above} queries above it"
    )
    wrong = [row for row in strangers if row.score > ALLOWED_DISTRACTOR]
    wrong += sorted(
        (row for row in rows if row.source and not row.right and row.score >= TRUSTED), key=lambda row: -row.score
    )
    for row in wrong[:show]:
        print(f"  {row.score:.3f} {row.relation:14} rank {row.rank}  {row.query} ({row.edit}) -> {row.photo}")


def main() -> None:
    """Score one set of answers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("answers", type=Path)
    parser.add_argument("--show", type=int, default=10, help="wrong rows to print")
    options = parser.parse_args()
    print_scores(options.folder, options.answers, show=options.show)


if __name__ == "__main__":
    main()
