"""The measurement plans of a report's engagement with what came of them: a few queries."""

import uuid
from collections.abc import Mapping
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import get_language

from issuetrees.core.drawing.bullet import Planned
from issuetrees.kit.formats.days import moment
from issuetrees.kit.sentences import sentence
from issuetrees.reports.measured import Measured, MeasuredPlan, PlanChanged
from issuetrees.tracking.models.plans import MeasurementPlan, PlanChange
from issuetrees.tracking.read import actuals as actuals_read
from issuetrees.tracking.read import plans as plans_read
from issuetrees.tracking.read.actuals import Standing
from issuetrees.tracking.tools import TOOLS
from issuetrees.tracking.words import (
    change_words,
    lift_words,
    sample_words,
    standing_words,
    tripwire_words,
)
from issuetrees.workspaces.access import Reader
from issuetrees.workspaces.models import Engagement

#: The kinds of section that show measurement.
KINDS: Final = frozenset({"measurement_plan", "plan_against_actual"})


def build_measured(
    kinds: set[str], reader: Reader, engagement: Engagement
) -> tuple[MeasuredPlan, ...]:
    """Return the plans of an engagement, if a section shows them."""
    if not KINDS & kinds:
        return ()
    standings = {one.measure.pk: one for one in actuals_read.standings(reader, engagement.pk)}
    rows = plans_read.plans(reader, engagement.pk)
    return tuple(_plan(row, standings, engagement.time_zone) for row in rows)


def _plan(row: MeasurementPlan, standings: Mapping[uuid.UUID, Standing], zone: str) -> MeasuredPlan:
    measures = list(row.measures.all())
    lacks: dict[str, list[str]] = {}
    for one in plans_read.advice(row, measures):
        lacks.setdefault(one.measure_id, []).append(sentence(one))
    language = get_language() or "en"
    return MeasuredPlan(
        id=str(row.pk),
        initiative=row.initiative.title,
        measures=tuple(
            _measured(standings[one.pk], tuple(lacks.get(str(one.pk), ())))
            for one in measures
            if one.pk in standings
        ),
        decision_rule=row.decision_rule,
        stop_rule=row.stop_rule,
        locked_at=moment(row.locked_at, language, zone) if row.locked_at else "",
        locked_by=str(row.locked_by or ""),
        changes=tuple(_changed(one) for one in row.changes.all()),
    )


def _changed(one: PlanChange) -> PlanChanged:
    told, fields = change_words(one)
    made_on = timezone.localtime(one.created_at).date()
    return PlanChanged(made_on, told, str(one.author or ""), one.reason, tuple(fields))


def _measured(one: Standing, lacks: tuple[str, ...]) -> Measured:
    row, last = one.measure, one.actual
    told, tone = standing_words(one)
    fields: dict[str, Any] = {
        name: getattr(row, name)
        for name in ("kpi", "message", "is_leading", "unit", "measured_by", "due_on")
    }
    return Measured(
        id=str(row.pk),
        tool=str(TOOLS.get(row.tool, TOOLS["other"]).title),
        planned=Planned(
            row.baseline,
            row.target,
            row.expected_low,
            row.expected_high,
            last.value if last else None,
            last.low if last else None,
            last.high if last else None,
        ),
        sample=sample_words(row),
        lift=lift_words(row, plans_read.visible(row)),
        tripwire=tripwire_words(row),
        told=told,
        tone=tone,
        measured_on=last.measured_on if last else None,
        source=last.source if last else "",
        lacks=lacks,
        is_interim=one.is_interim,
        **fields,
    )
