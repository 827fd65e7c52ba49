"""Measurement plans as the page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from issuetrees.core.portfolio.plan_checks import Visible
from issuetrees.kit.sentences import sentence
from issuetrees.tracking.models.plans import Measure, MeasurementPlan, PlanChange
from issuetrees.tracking.read import plans as read
from issuetrees.tracking.tools import TOOLS, Tool
from issuetrees.tracking.words import (
    change_words,
    figure,
    interval,
    lift_words,
    sample_words,
    tripwire_words,
)


@dataclass(frozen=True)
class MeasureRow:
    """A measure with what it would show and what it lacks; ``form`` where it is being changed."""

    row: Measure
    tool: Tool
    visible: Visible | None
    advice: list[str]
    form: Any = None
    deleting: Any = None

    @property
    def baseline(self) -> str:
        """Its baseline with its unit."""
        return figure(self.row.baseline, self.row.unit)

    @property
    def target(self) -> str:
        """Its target with its unit."""
        return figure(self.row.target, self.row.unit)

    @property
    def expected(self) -> str:
        """Its expected range with its unit."""
        return interval(self.row.expected_low, self.row.expected_high, self.row.unit)

    @property
    def sample(self) -> str:
        """The sample that is planned, in words."""
        return sample_words(self.row)

    @property
    def lift(self) -> str:
        """The smallest change that it would show."""
        return lift_words(self.row, self.visible)

    @property
    def tripwire(self) -> str:
        """At which threshold somebody is told."""
        return tripwire_words(self.row)


@dataclass(frozen=True)
class PlanRow:
    """A plan; ``rules_form`` and ``new_form`` where those are open."""

    row: MeasurementPlan
    measures: list[MeasureRow]
    advice: list[str]
    changes: list[tuple[PlanChange, str, list[str]]]
    rules_form: Any = None
    new_form: Any = None


@dataclass(frozen=True)
class Open:
    """The form that is open: of which row (a measure or a plan), of which sort."""

    sort: str = ""
    row_id: Any = None
    form: Any = None

    def at(self, sort: str, row_id: Any) -> Any:
        """Return the form, if it is that one."""
        return self.form if (self.sort, self.row_id) == (sort, row_id) else None


def plan_rows(plans: Iterable[MeasurementPlan], opened: Open) -> list[PlanRow]:
    """Return plans as rows."""
    return [_plan(one, opened) for one in plans]


def _plan(row: MeasurementPlan, opened: Open) -> PlanRow:
    measures = list(row.measures.all())
    found = read.advice(row, measures)
    by_measure: dict[str, list[str]] = {}
    for one in found:
        by_measure.setdefault(one.measure_id, []).append(sentence(one))
    shown = [
        MeasureRow(
            one,
            TOOLS.get(one.tool, TOOLS["other"]),
            read.visible(one),
            by_measure.get(str(one.pk), []),
            opened.at("edit", one.pk),
            opened.at("delete", one.pk),
        )
        for one in measures
    ]
    return PlanRow(
        row,
        shown,
        by_measure.get("", []),
        [(one, *change_words(one)) for one in row.changes.all()],
        opened.at("rules", row.initiative_id),
        opened.at("new", row.initiative_id),
    )
