"""The portfolios that a reader may see, what they say, and whether they are out of date."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db.models import OuterRef, QuerySet, Subquery

from issuetrees.core.scoring.snapshot import fingerprint
from issuetrees.jobs.models import JobState
from issuetrees.kit.rows import one
from issuetrees.portfolio.models.runs import PortfolioRun
from issuetrees.portfolio.models.scenarios import Scenario
from issuetrees.portfolio.read.found import Found, found_of
from issuetrees.portfolio.read.inputs import Ground, inputs
from issuetrees.scoring import packing
from issuetrees.scoring.read import sheets
from issuetrees.workspaces.access import Reader, within

UNDER_WAY: Final = frozenset({JobState.QUEUED, JobState.RUNNING})
#: What changes no figure.
_NAMES: Final = frozenset({"teams", "periods", "names"})


def runs(reader: Reader, scenario_id: uuid.UUID) -> QuerySet[PortfolioRun]:
    """Return the runs of a scenario, newest first; none while the reader's own sheet is out."""
    return _runs(reader).filter(scenario_id=scenario_id)


def run(reader: Reader, run_id: uuid.UUID) -> PortfolioRun:
    """Return a run with its job, or raise NotFound."""
    return one(_runs(reader).filter(pk=run_id))


def latest(reader: Reader, scenarios: Iterable[Scenario]) -> dict[uuid.UUID, PortfolioRun]:
    """Return the newest run of each scenario that has any, by the scenario's id."""
    return _newest(reader, scenarios, PortfolioRun.objects.all())


def told(reader: Reader, scenarios: Iterable[Scenario]) -> dict[uuid.UUID, PortfolioRun]:
    """Return the newest run of each scenario that came to its end, by the scenario's id."""
    return _newest(reader, scenarios, PortfolioRun.objects.filter(result__isnull=False))


def state(row: PortfolioRun) -> JobState:
    """Return how far a run is."""
    return JobState(row.job.state) if row.job else JobState.DONE


def found(row: PortfolioRun) -> Found | None:
    """Return what a run says; None until it is done."""
    if row.result is None:
        return None
    return found_of(packing.unpack(row.inputs), packing.unpack(row.result))


def digest_of(told: Mapping[str, Any]) -> str:
    """Return what tells inputs apart; what things are called changes no figure."""
    return fingerprint({name: value for name, value in told.items() if name not in _NAMES})


def is_outdated(of: Ground, scenario: Scenario, row: PortfolioRun) -> bool:
    """Whether scores, costs, limits or overrides are others now than when it was asked for."""
    return row.digest != digest_of(inputs(of, scenario).as_plain())


def _newest(
    reader: Reader, scenarios: Iterable[Scenario], every: QuerySet[PortfolioRun]
) -> dict[uuid.UUID, PortfolioRun]:
    mine = every.filter(scenario=OuterRef("scenario")).order_by("-created_at", "-id")
    newest = Subquery(mine.values("pk")[:1])
    found = _runs(reader).filter(scenario__in=list(scenarios), pk=newest)
    return {row.scenario_id: row for row in found}


def _runs(reader: Reader) -> QuerySet[PortfolioRun]:
    seen = PortfolioRun.objects.filter(within(reader), sheets.made_of_all(reader))
    living = seen.filter(scenario__deleted_at=None)
    return living.select_related("job", "engagement", "requested_by").order_by("-created_at", "-id")
