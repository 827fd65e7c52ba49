"""The agreement of a round as its page shows it: a map of cells, people, coefficients."""

import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from issuetrees.core.scoring.agreement import REASONS, Bias, Coefficient, PanelCell
from issuetrees.kit.words import spoken
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.read.agreement import Agreement
from issuetrees.scoring.wording import measured
from issuetrees.web.frame.tags.numbers import plain

#: Points from lowest to highest from which a cell is worth talking about, by its shade.
_SHADES = (0.01, 25.0, 50.0, 75.0)


Ids = tuple[uuid.UUID, uuid.UUID]


@dataclass(frozen=True)
class MapCell:
    """A cell of the map; the shade tells how far apart the assessors are, from 0 to 4.

    ``threads``: how many open ones its discussion has.
    """

    cell: PanelCell
    threads: int = 0

    @property
    def key(self) -> str:
        return f"{self.cell.initiative_id}:{self.cell.criterion_id}"

    @property
    def shade(self) -> int:
        spread = self.cell.spread or 0.0
        return sum(spread >= bound for bound in _SHADES)

    @property
    def dots(self) -> list[tuple[float, float, int]]:
        """Places of the dots along a line of 40 by 8, and their radius by how many they are."""
        return [
            (round(4 + dot.value * 0.32, 1), 1.5 + min(len(dot.assessor_ids), 4) * 0.6, at)
            for at, dot in enumerate(self.cell.dots)
        ]


@dataclass(frozen=True)
class Said:
    """One step of the history of a cell: who said what, when, and what they had said before."""

    score: Score
    before: str

    @property
    def now(self) -> str:
        return _state(self.score)


def heat_map(found: Agreement, threads: Mapping[Ids, int]) -> list[tuple[Any, list[MapCell]]]:
    """Return the initiatives with their cells, the most contested first."""
    cells = defaultdict(list)
    for cell in found.panel.cells:
        shown = MapCell(cell)
        cells[cell.initiative_id].append(replace(shown, threads=threads.get(ids(shown), 0)))
    rows = [(row, cells[str(row.pk)]) for row in found.initiatives]
    return sorted(rows, key=lambda row: -max((one.cell.spread or 0 for one in row[1]), default=0))


def people(found: Agreement) -> list[tuple[str, Bias]]:
    """Return the assessors by name with how they differ from the panel."""
    names = {str(one.assessor_id): one.assessor.name for one in found.sheets}
    return [(names[bias.assessor_id], bias) for bias in found.panel.assessors]


def coefficients(found: Agreement) -> list[tuple[str, str, Coefficient, str]]:
    """Return each coefficient with its name, what it asks and why it has no value, if so."""
    return [
        (*measured(one.measure), one, spoken(REASONS[one.undefined]) if one.undefined else "")
        for one in found.panel.coefficients
    ]


def steps(history: list[Score]) -> list[Said]:
    """Return the history of a cell: each score with what the same assessor had said before."""
    told: list[Said] = []
    for former, score in pairwise([None, *history]):
        assert score is not None  # noqa: S101 - the first of a pair alone may be none
        is_same = former is not None and former.assessor_id == score.assessor_id
        told.append(Said(score, _state(former) if is_same and former else ""))
    return told


def chosen(found: Agreement, asked: str) -> MapCell | None:
    """Return the cell that an address names."""
    return next((MapCell(one) for one in found.panel.cells if MapCell(one).key == asked), None)


def ids(cell: MapCell) -> Ids:
    """Return the initiative and the criterion of a cell."""
    return uuid.UUID(cell.cell.initiative_id), uuid.UUID(cell.cell.criterion_id)


def _state(score: Score) -> str:
    if score.low is not None and score.high is not None:
        return f"{plain(score.value)} ({plain(score.low)}–{plain(score.high)})"
    if score.value is not None:
        return plain(score.value)
    return _("don’t know") if score.state == "unknown" else _("not applicable")
