"""What a report holds of measurement: plans with their locks, and what came of them."""

from dataclasses import dataclass, field
from datetime import date

from issuetrees.core.drawing.bullet import Planned


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure. Figures are in ``unit``; ``tool``, ``sample``, ``lift``, ``tripwire`` and ``told``
    are words. ``tone``: ``good``, ``warn``, ``bad`` or "". ``lacks`` are sentences. What
    ``is_interim`` was measured before it is read.
    """

    id: str
    kpi: str
    tool: str
    message: str = ""
    is_leading: bool = False
    unit: str = "%"
    planned: Planned = field(default_factory=Planned)
    measured_by: str = ""
    due_on: date | None = None
    sample: str = ""
    lift: str = ""
    tripwire: str = ""
    told: str = ""
    tone: str = ""
    measured_on: date | None = None
    source: str = ""
    lacks: tuple[str, ...] = ()
    is_interim: bool = False


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """A change of a locked plan: ``told`` says of what, ``fields`` old and new."""

    made_on: date
    told: str
    author: str = ""
    reason: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasuredPlan:
    """The measurement plan of an initiative; ``locked_at`` is the moment in words, or ""."""

    id: str
    initiative: str
    measures: tuple[Measured, ...]
    decision_rule: str = ""
    stop_rule: str = ""
    locked_at: str = ""
    locked_by: str = ""
    changes: tuple[PlanChanged, ...] = ()
