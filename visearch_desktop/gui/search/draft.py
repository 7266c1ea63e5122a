"""The query being put together: each change makes another frozen query, and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from visearch_desktop.core.catalog import Match
from visearch_desktop.core.queries import Box, Condition, Crop, Feedback, Query, QueryPhoto

WEIGHTS = (0.5, 1.0, 2.0)
"""How much a photo may count beside the others."""
TAKEN_BACK = 100
"""Changes remembered; each is a few tuples, for photos are shared."""


class Draft(QObject):
    """Holds the query. `changed` says whether it is another search altogether (True) or the same one refined."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._query = Query()
        self._before: list[Query] = []
        self._typing = False

    @property
    def query(self) -> Query:
        """What is asked now."""
        return self._query

    @property
    def photos(self) -> tuple[QueryPhoto, ...]:
        """The photos searched with."""
        return self._query.photos

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    def start(self, query: Query) -> None:
        """Ask something else, or the very same again: photos and catalog may have changed meanwhile."""
        if query == self._query:
            self.changed.emit(True)
        else:
            self._put(query, afresh=True)

    def clear(self) -> None:
        """Ask nothing."""
        self._put(Query(), afresh=True)

    def add(self, photos: Sequence[QueryPhoto]) -> None:
        """Add photos of the same product; those that are there already are not added again."""
        known = {plain(photo) for photo in self.photos}
        self._put(replace(self._query, photos=(*self.photos, *(one for one in photos if plain(one) not in known))))

    def remove(self, row: int) -> None:
        """Take a photo out."""
        left = self.photos[:row] + self.photos[row + 1 :]
        self._put(replace(self._query, photos=left), afresh=not left)

    def weigh(self, row: int, weight: float) -> None:
        """Let a photo count more or less."""
        self._put_photo(row, replace(self.photos[row], weight=weight))

    def refuse(self, row: int, unwanted: bool) -> None:
        """Mark a photo as "not this", or take the mark away."""
        self._put_photo(row, replace(self.photos[row], unwanted=unwanted))

    def crop(self, row: int, crop: Crop, box: Box | None = None) -> None:
        """Search with all of a photo, a box of it (the one before when None), or the product alone."""
        self._put_photo(row, replace(self.photos[row], crop=crop, box=box or self.photos[row].box))

    def drop_box(self, row: int) -> None:
        """Forget the box of a photo: all of it is searched with."""
        self._put_photo(row, replace(self.photos[row], crop=Crop.WHOLE, box=None))

    def say(self, text: str) -> None:
        """Ask for words. What is typed in one go is taken back at once."""
        if text == self._query.text:
            return
        self._put(replace(self._query, text=text), typing=True)

    def narrow(self, condition: Condition, instead: int | None = None) -> None:
        """Let only through what meets a condition, in the place of the one in row `instead`."""
        where = list(self._query.where)
        if instead is not None and instead < len(where):
            where[instead] = condition
        else:
            where.append(condition)
        self._put(replace(self._query, where=tuple(dict.fromkeys(where))))

    def widen(self, row: int) -> None:
        """Take a condition away."""
        where = self._query.where
        self._put(replace(self._query, where=where[:row] + where[row + 1 :]))

    def only_photos(self) -> None:
        """Take all words and conditions away."""
        self._put(replace(self._query, text="", where=()))

    def ask_colour(self, on: bool) -> None:
        """Ask for the query's colour, or only for its shape."""
        self._put(replace(self._query, by_colour=on))

    def mark(self, contents: Sequence[int], sign: int) -> None:
        """Want more (+1) of what looks like these contents, or less (-1); the same mark again takes it away."""
        more = [one for one in self._query.feedback.more if one not in contents]
        less = [one for one in self._query.feedback.less if one not in contents]
        if not all(self.sign(one) == sign for one in contents):
            (more if sign > 0 else less).extend(contents)
        self._put(replace(self._query, feedback=Feedback(tuple(more), tuple(less))))

    def sign(self, content: int) -> int:
        """+1 for what more is wanted of, -1 for what less is wanted of, else 0."""
        feedback = self._query.feedback
        return (content in feedback.more) - (content in feedback.less)

    def forget_marks(self) -> None:
        """Take every mark away."""
        self._put(replace(self._query, feedback=Feedback()))

    def undo(self) -> None:
        """Take the last change back, if there is one."""
        if not self._before:
            return
        before = self._before.pop()
        afresh = not set(map(plain, before.photos)) & set(map(plain, self.photos))
        self._query, self._typing = before, False
        self.changed.emit(afresh)

    def forget_changes(self) -> None:
        """Nothing can be taken back any more: the marks are of a catalog that is not open now."""
        self._before.clear()
        self._query = replace(self._query, feedback=Feedback())

    def _put_photo(self, row: int, photo: QueryPhoto) -> None:
        self._put(replace(self._query, photos=(*self.photos[:row], photo, *self.photos[row + 1 :])))

    def _put(self, query: Query, *, afresh: bool = False, typing: bool = False) -> None:
        if query == self._query:
            return
        if not (typing and self._typing):
            self._before = [*self._before, self._query][-TAKEN_BACK:]
        self._query, self._typing = query, typing
        self.changed.emit(afresh)


def plain(photo: QueryPhoto) -> QueryPhoto:
    """The photo itself, whatever is done with it in this query."""
    return replace(photo, crop=Crop.WHOLE, box=None, weight=1.0, unwanted=False)


def same(one: QueryPhoto | None, other: QueryPhoto | None) -> bool:
    """Whether both are the same photo, whatever is done with it."""
    return one is not None and other is not None and plain(one) == plain(other)


def seen_in(match: Match, photos: Sequence[QueryPhoto], otherwise: QueryPhoto | None) -> QueryPhoto | None:
    """The photo of a query that says most of a match."""
    return next((photo for photo in photos if same(photo, match.evidence.query)), otherwise)


def piece_of(photo: QueryPhoto) -> Path | bytes:
    """What the photo is read from: bytes or a file."""
    return photo.data if photo.data is not None else photo.path or Path(photo.name)
