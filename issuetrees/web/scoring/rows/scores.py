"""The grid of scores: its columns and its cells."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from issuetrees.core import scoring as core
from issuetrees.scoring import rows
from issuetrees.scoring.models.criteria import Criterion, CriterionKind
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.scores import Score, ScoreState
from issuetrees.web.frame.tags.numbers import plain

#: What the browser calls a cell in which a criterion does not apply to initiatives of that kind.
BESIDE: Final = "beside"
_WORDS: Final[Mapping[str, Any]] = {
    ScoreState.UNKNOWN: _("don’t know"),
    ScoreState.NOT_APPLICABLE: _("not applicable"),
    BESIDE: _("does not apply to this kind"),
}
_SIGNS: Final[Mapping[str, str]] = {ScoreState.UNKNOWN: "?", ScoreState.NOT_APPLICABLE: "–"}


@dataclass(frozen=True)
class Column:
    """A criterion over the grid; ``anchors`` are the values that a rubric allows."""

    row: Criterion
    is_first_of_goal: bool

    @property
    def anchors(self) -> list[tuple[float, str]]:
        """Values with their names, from the lowest to the highest."""
        names = {level["value"]: level["title"] for level in self.row.levels}
        return [
            (value, names.get(value, "")) for value, _name in core.anchors(rows.criterion(self.row))
        ]

    def facts(self) -> dict[str, Any]:
        """What the browser must know to read what is typed."""
        return {
            "id": str(self.row.pk),
            "title": self.row.title,
            "kind": "number" if self.row.is_measured else self.row.kind,
            "values": [value for value, _name in self.anchors],
        }


@dataclass(frozen=True)
class Cell:
    """One place of the grid."""

    column: Column
    score: Score | None

    @property
    def state(self) -> str:
        return self.score.state if self.score else ""

    @property
    def text(self) -> str:
        """What stands in the cell."""
        if self.score is None:
            return ""
        if self.score.value is None:
            return _SIGNS.get(self.score.state, "")
        if self.column.row.kind == CriterionKind.YES_NO:
            return gettext("Yes") if self.score.value else gettext("No")
        return said(self.score)

    @property
    def word(self) -> str:
        """What a sign in the cell means, for those who cannot see it."""
        return str(_WORDS.get(self.state, ""))


def said(score: Score) -> str:
    """Write a score with its range, as it can be typed."""
    if score.low is None or score.high is None:
        return plain(score.value)
    return "–".join(plain(one) for one in (score.low, score.value, score.high))


Given = Mapping[tuple[uuid.UUID, uuid.UUID], Score]


def beside(criteria: Iterable[Criterion], shown: Iterable[Initiative]) -> Given:
    """Return what stands where a criterion does not apply to an initiative of that kind."""
    said = Score(state=BESIDE)
    kinds = {row.pk: rows.initiative(row).kind_id for row in shown}
    return {
        (initiative_id, row.pk): said
        for row in criteria
        if row.kind_ids
        for initiative_id, kind in kinds.items()
        if not rows.criterion(row).applies_to(kind)
    }


def lines_of(
    columns: Sequence[Column], shown: Sequence[Initiative], given: Given
) -> list[tuple[Initiative, list[Cell]]]:
    """Return rows with their cells."""
    return [
        (row, [Cell(column, given.get((row.pk, column.row.pk))) for column in columns])
        for row in shown
    ]


def grid_facts(
    columns: Sequence[Column], shown: Sequence[Initiative], given: Given
) -> dict[str, Any]:
    """Return what the browser's grid knows, in short: rows, and the cells that hold something."""
    places = {row.pk: place for place, row in enumerate(shown)}
    columns_at = {column.row.pk: place for place, column in enumerate(columns)}
    return {
        "criteria": [column.facts() for column in columns],
        "rows": [[str(row.pk), row.title] for row in shown],
        "cells": [
            [
                places[initiative],
                columns_at[criterion],
                score.state,
                score.value,
                score.reason,
                str(score.entered_by or ""),
                score.low,
                score.high,
                score.is_carried,
            ]
            for (initiative, criterion), score in given.items()
            if initiative in places and criterion in columns_at
        ],
    }
