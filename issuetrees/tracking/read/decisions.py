"""The decisions that a reader may see."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.db.models import QuerySet

from issuetrees.core import scoring as core
from issuetrees.core.errors import Invalid
from issuetrees.kit.rows import one
from issuetrees.portfolio.read import runs, scenarios
from issuetrees.portfolio.read.test_drives import sealed
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.read import results
from issuetrees.scoring.wording import gate_reason
from issuetrees.tracking.known import Known, KnownGate
from issuetrees.tracking.models.decisions import Decision, Verdict
from issuetrees.workspaces.access import Reader, within

#: Verdicts by which an initiative is not done, for good or for now.
AGAINST: Final = (Verdict.REJECTED, Verdict.STOPPED, Verdict.DEFERRED)


def decisions(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Decision]:
    """Return the decisions of an engagement, the latest first."""
    return all_decisions(reader).filter(engagement_id=engagement_id)


def decision(reader: Reader, decision_id: uuid.UUID) -> Decision:
    """Return a decision with its initiative and engagement, or raise NotFound."""
    return one(all_decisions(reader).filter(pk=decision_id))


def standing(found: Iterable[Decision]) -> dict[uuid.UUID, Decision]:
    """Return the decision that holds of each initiative: the last that was written down."""
    latest: dict[uuid.UUID, Decision] = {}
    for row in sorted(found, key=lambda row: row.number):
        latest[row.initiative_id] = row
    return latest


def known_now(reader: Reader, initiative: Initiative) -> Known:
    """Return what is known of an initiative now, as the reader may see it.

    Points only where the scores are open to all members: the log is read by everybody.
    """
    every, board = _results(reader, initiative)
    result = next((one for one in every if one.initiative_id == str(initiative.pk)), None)
    is_open = result is not None and not board.is_own and not board.is_hidden
    titles = {str(gate.pk): gate.title for gate in board.gates}
    return Known(
        title=initiative.title,
        state=initiative.state,
        points=result.total if result and is_open else None,
        place=str(result.rank) if result and is_open and result.rank else "",
        ranked=sum(one.rank is not None for one in every) if is_open else 0,
        round=str(board.round) if board.round and is_open else "",
        gates=_gates(result, titles) if result else (),
        cost_low=initiative.cost_low,
        cost_likely=initiative.cost_likely,
        cost_high=initiative.cost_high,
        currency=board.currency,
        portfolio=_scenarios_with(reader, initiative) if is_open else "",
    )


def _scenarios_with(reader: Reader, initiative: Initiative) -> str:
    """Name the scenarios whose calculated portfolio has the initiative, oldest first."""
    every = list(scenarios.scenarios(reader, initiative.engagement_id))
    found = {key: runs.found(run) for key, run in runs.told(reader, every).items()}
    key = str(initiative.pk)
    return ", ".join(
        scenario.title
        for scenario in every
        if (said := found.get(scenario.pk)) and key in said.portfolio.shares
    )


def _results(
    reader: Reader, initiative: Initiative
) -> tuple[Sequence[core.InitiativeResult], results.Board]:
    board = results.board(reader, initiative.engagement_id, initiative.engagement)
    try:
        return board.evaluation().initiatives, board
    except Invalid:  # weights or a scale cannot give points: the ranking says so
        return (), board


def _gates(result: core.InitiativeResult, titles: Mapping[str, str]) -> tuple[KnownGate, ...]:
    return tuple(
        KnownGate(
            titles.get(gate.gate_id, ""),
            str(gate.verdict) if gate.verdict else "",
            gate_reason(gate),
        )
        for gate in result.gates
    )


def all_decisions(reader: Reader) -> QuerySet[Decision]:
    """Return the decisions of all engagements that the reader may see, the latest first."""
    found = Decision.objects.filter(within(reader)).exclude(initiative__in=sealed(reader))
    return found.select_related("engagement", "initiative", "decider").order_by("-number", "-id")
