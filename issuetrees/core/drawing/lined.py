"""Rows of words with bars beside them, under headings, on as many sheets as they need."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Generic, Protocol, TypeVar

from issuetrees.core.drawing.shapes import Drawing, Fit, Label, Rect, Shape, Text

LEADING: Final = 1.3
_SAFE: Final = 0.92  # words are broken a little before their room ends: other faces are wider
_LINES: Final = 2


class Lined(Protocol):
    """What a row has; ``id`` tells it from the others."""

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...


R = TypeVar("R", bound=Lined)


@dataclass(frozen=True, slots=True)
class Room:
    """How wide and how high a sheet is, and the size of the letters."""

    width: float
    height: float
    size: float


@dataclass(frozen=True)
class LinedWriter(ABC, Generic[R]):
    """Draws rows: titles at the left, bars in the middle, figures at the right.

    ``NAMES`` is the share of the width for titles, ``FIGURE`` how many letters figures may take,
    ``GAP`` what stands between two rows, ``HEADING`` the kind of row that heads others.
    """

    NAMES: ClassVar[float]
    FIGURE: ClassVar[float]
    GAP: ClassVar[float]
    HEADING: ClassVar[type]
    name: str
    room: Room
    fit: Fit

    @abstractmethod
    def row(self, name: str, row: R, place: Rect) -> Iterator[Shape]:
        """Draw one row at its place."""

    @abstractmethod
    def net(self, name: str, bottom: float) -> Iterator[Shape]:
        """Draw what stands behind all rows of a sheet, and its words at the foot."""

    @property
    def left(self) -> float:
        """Where the middle begins."""
        return self.room.width * self.NAMES

    @property
    def length(self) -> float:
        """How wide the middle is."""
        return self.room.width - self.left - self.room.size * self.FIGURE

    def drawings(
        self, rows: Sequence[R], foot: float, title: str, description: str
    ) -> tuple[Drawing, ...]:
        """Draw the rows in their order; ``foot`` is the height of the words below."""
        sheets = self._sheets(rows, self.room.height - foot)
        return tuple(
            self._sheet(
                f"{self.name}-{place}" if place else self.name, part, foot, title, description
            )
            for place, part in enumerate(sheets)
        )

    def broken(
        self, text: str, room: float, lines: int = _LINES, face: str = "regular"
    ) -> tuple[str, ...]:
        """Return a text in lines that fit a room in every face."""
        return tuple(self.fit(text, room * _SAFE, self.room.size, lines, face)[0])

    def titled(self, name: str, row: R, place: Rect, room: float) -> Label:
        """Draw the title of a row."""
        role = "branch-title" if isinstance(row, self.HEADING) else "level-title"
        return self.words(f"{name}-title", role, self._lines(row), 0.0, place, room)

    def figured(self, name: str, figure: str, left: float, place: Rect) -> Label:
        """Draw the figure at the end of a row."""
        room = self.room.size * self.FIGURE - 4.0
        lines = self.broken(figure, room, lines=1)
        return self.words(f"{name}-figure", "level-figure", lines, left, place, room)

    def words(
        self, name: str, role: str, lines: tuple[str, ...], left: float, place: Rect, room: float
    ) -> Label:
        """Draw lines in the middle of the height of a row."""
        leading = self.room.size * LEADING
        top = place.middle - len(lines) * leading / 2
        text = Text(role, lines, left, top, self.room.size, leading, room)
        return Label(id=name, role=role, text=text)

    def _lines(self, row: R) -> tuple[str, ...]:
        face = "semibold" if isinstance(row, self.HEADING) else "regular"
        return self.broken(row.title, self.left - self.GAP, face=face)

    def _height(self, row: R) -> float:
        return max(1, len(self._lines(row))) * self.room.size * LEADING + self.GAP

    def _sheets(self, rows: Sequence[R], depth: float) -> list[list[R]]:
        """Put rows on sheets; no heading stands last on one."""
        sheets: list[list[R]] = [[]]
        used = 0.0
        for row in rows:
            height = self._height(row)
            if sheets[-1] and used + height > depth:
                is_left = isinstance(sheets[-1][-1], self.HEADING)
                moved = [sheets[-1].pop()] if is_left else []
                sheets.append(moved)
                used = sum(self._height(one) for one in moved)
            sheets[-1].append(row)
            used += height
        return [sheet for sheet in sheets if sheet]

    def _sheet(
        self, name: str, rows: Sequence[R], foot: float, title: str, description: str
    ) -> Drawing:
        shapes, top = list[Shape](), 0.0
        for row in rows:
            place = Rect(0.0, top, self.room.width, self._height(row))
            shapes += self.row(f"{name}-{row.id}", row, place)
            top += place.height
        return Drawing(
            id=name, role="schedule", width=self.room.width, height=top + foot,
            shapes=(*self.net(name, top), *shapes), title=title, description=description,
        )  # fmt: skip
