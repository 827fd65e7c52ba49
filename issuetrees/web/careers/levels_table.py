"""What the page of levels shows: cells, competencies with their neighbours, facts for the grid."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from django.utils.translation import gettext as _

from issuetrees.careers.models import Competency
from issuetrees.careers.read.levels import MapLevels, StageLevels
from issuetrees.kit.sentences import fill
from issuetrees.web.careers.forms import CompetencyForm

#: Rows that are there before the grid draws those that are looked at.
DRAWN: Final = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """A level as it is shown; ``label`` says where one that is taken over comes from."""

    text: str
    is_taken: bool
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A stage with its cells, one for each competency."""

    stage: StageLevels
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A competency with its neighbours; ``form`` where it is being changed."""

    row: Competency
    before: Competency | None
    after_next: uuid.UUID | None
    is_last: bool
    form: CompetencyForm | None

    @property
    def words(self) -> list[tuple[int, str]]:
        """The levels that have words, with these."""
        return [(level, words) for level, words in enumerate(self.row.levels) if words]


def lines(found: MapLevels) -> Iterator[Line]:
    """Yield the stages that are drawn at first."""
    for stage in found.stages[:DRAWN]:
        cells = tuple(_cell(stage, one.key) for one in found.competencies)
        yield Line(stage, _title(stage), cells)


def facts(found: MapLevels) -> dict[str, Any]:
    """Return what the grid knows: columns with their words, stages, their own levels."""
    keys = [one.key for one in found.competencies]
    return {
        "competencies": [
            {"key": one.key, "title": one.title, "levels": one.levels} for one in found.competencies
        ],
        "stages": [
            [stage.id, _title(stage), stage.builds_on, [stage.own.get(key) for key in keys]]
            for stage in found.stages
        ],
    }


def items(
    rows: Sequence[Competency], form: CompetencyForm | None, row_id: uuid.UUID | None
) -> list[Item]:
    """Return the competencies as they are listed below the grid."""
    after = [*(row.pk for row in rows[2:]), None, None]
    return [
        Item(row, before, after_next, row is rows[-1], form if row.pk == row_id else None)
        for (before, row), after_next in zip(pairwise([None, *rows]), after, strict=False)
        if row is not None
    ]


def _cell(stage: StageLevels, key: str) -> Cell:
    level = stage.required.get(key)
    if level is None:
        return Cell("", is_taken=False, label=_("no level"))
    is_taken = key not in stage.own
    label = fill(_("{level}, taken over"), level=str(level)) if is_taken else ""
    return Cell(str(level), is_taken=is_taken, label=label)


def _title(stage: StageLevels) -> str:
    return stage.title or _("Untitled")
