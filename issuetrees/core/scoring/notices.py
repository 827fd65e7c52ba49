"""Remarks on an evaluation: what is incomplete or of no use, in one sentence each."""

from collections.abc import Iterator, Sequence

import numpy as np

from issuetrees.core.rounding import bare
from issuetrees.core.scoring.additive import Panel
from issuetrees.core.scoring.cells import Cells
from issuetrees.core.scoring.figures import shown
from issuetrees.core.scoring.records import Assessor, Criterion, Goal, Initiative
from issuetrees.core.scoring.results import Notice
from issuetrees.core.text import gettext_noop


def remarks(
    goals: Sequence[Goal],
    criteria: Sequence[Criterion],
    initiatives: Sequence[Initiative],
    judges: Sequence[Assessor],
    cells: Cells,
    panel: Panel,
    totals: Sequence[float | None],
) -> tuple[Notice, ...]:
    """Collect the remarks, those on the whole first."""
    return (
        *_on_the_whole(criteria, initiatives, judges),
        *_idle_goals(goals, criteria),
        *_unasked(criteria, initiatives, judges),
        *_constant_criteria(criteria, panel),
        *_off_scale(criteria, initiatives, judges, cells),
        *_unranked(initiatives, totals),
    )


def _on_the_whole(
    criteria: Sequence[Criterion], initiatives: Sequence[Initiative], judges: Sequence[Assessor]
) -> Iterator[Notice]:
    if not criteria:
        yield Notice(
            "no_criteria", gettext_noop("There are no criteria yet, so nothing can be scored.")
        )
    if not judges:
        yield Notice(
            "no_assessors", gettext_noop("There are no assessors yet, so nobody can score.")
        )
    if not initiatives:
        yield Notice("no_initiatives", gettext_noop("There are no initiatives to compare yet."))
    elif len(initiatives) == 1:
        yield Notice(
            "one_initiative",
            gettext_noop("“{title}” is the only initiative: there is nothing to compare it with."),
            {"title": initiatives[0].title, "initiative_id": initiatives[0].id},
        )


def _idle_goals(goals: Sequence[Goal], criteria: Sequence[Criterion]) -> Iterator[Notice]:
    used = {criterion.goal_id for criterion in criteria}
    for goal in goals:
        if used and goal.id not in used:
            yield Notice(
                "goal_without_criteria",
                gettext_noop(
                    "“{title}” has no criteria, so its weight counts for the other goals."
                ),
                {"title": goal.title, "goal_id": goal.id},
            )


def _unasked(
    criteria: Sequence[Criterion], initiatives: Sequence[Initiative], judges: Sequence[Assessor]
) -> Iterator[Notice]:
    for criterion in criteria:
        details = {"title": criterion.title, "criterion_id": criterion.id}
        if initiatives and not any(criterion.applies_to(one.kind_id) for one in initiatives):
            message = gettext_noop(
                "“{title}” applies to none of the initiatives, so its weight counts for the others."
            )
            yield Notice("applies_to_none", message, details)
        elif judges and not any(criterion.is_for(one.id) for one in judges):
            message = gettext_noop(
                "None of those who may score “{title}” count, so its weight goes to the others."
            )
            yield Notice("nobody_asked", message, details)


def _constant_criteria(criteria: Sequence[Criterion], panel: Panel) -> Iterator[Notice]:
    for column, criterion in enumerate(criteria):
        values = panel.mean[:, column]
        values = values[~np.isnan(values)]
        if len(values) < 2 or np.ptp(values) >= 0.1:
            continue
        known = {shown(value) for value in values}
        if len(known) == 1:
            yield Notice(
                "does_not_discriminate",
                gettext_noop(
                    "“{title}” does not discriminate: every scored initiative has {points} points."
                ),
                {
                    "title": criterion.title,
                    "criterion_id": criterion.id,
                    "points": bare(known.pop()),
                },
            )


def _off_scale(
    criteria: Sequence[Criterion],
    initiatives: Sequence[Initiative],
    judges: Sequence[Assessor],
    cells: Cells,
) -> Iterator[Notice]:
    for row, column, layer in np.argwhere(cells.is_off_scale):
        yield Notice(
            "off_scale",
            gettext_noop(
                "{assessor}’s score of “{initiative}” is not on the scale of “{criterion}” any more"
                " and is not counted."
            ),
            {
                "assessor": judges[layer].name,
                "initiative": initiatives[row].title,
                "criterion": criteria[column].title,
                "assessor_id": judges[layer].id,
                "initiative_id": initiatives[row].id,
                "criterion_id": criteria[column].id,
            },
        )


def _unranked(
    initiatives: Sequence[Initiative], totals: Sequence[float | None]
) -> Iterator[Notice]:
    for initiative, total in zip(initiatives, totals, strict=True):
        if total is None:
            yield Notice(
                "not_ranked",
                gettext_noop("“{title}” has no scores that count and is not ranked."),
                {"title": initiative.title, "initiative_id": initiative.id},
            )
