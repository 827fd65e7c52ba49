"""Who reads need not be a person: a worker sees what its pass names, and changes nothing."""

import uuid
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from issuetrees.attachments import read as files
from issuetrees.careers.read import competencies
from issuetrees.comments import read as comments
from issuetrees.comments import write as comments_write
from issuetrees.core.errors import Denied, NotFound
from issuetrees.graphs import read as graphs
from issuetrees.graphs import write as graphs_write
from issuetrees.graphs.history import log
from issuetrees.inquiry.read import (
    assumptions,
    briefs,
    driver_scenarios,
    evidence,
    sources,
    waivers,
)
from issuetrees.portfolio.read import frames, scenarios, test_drives
from issuetrees.portfolio.read import runs as portfolio_runs
from issuetrees.reports import read as reports
from issuetrees.reports import write as reports_write
from issuetrees.scoring.read import (
    assessors,
    criteria,
    gates,
    goals,
    initiatives,
    kinds,
    periods,
    results,
    runs,
    scores,
    teams,
    weight_sets,
)  # fmt: skip
from issuetrees.scoring.write import goals as goals_write
from issuetrees.tracking.read import activities, actuals, decisions, forecasts, outcomes, plans
from issuetrees.tracking.write import actuals as actuals_write
from issuetrees.workspaces import read
from issuetrees.workspaces import write as workspaces_write
from issuetrees.workspaces.access import (
    Action,
    Reader,
    Worker,
    require,
    within,
    workspaces_of,
)  # fmt: skip
from issuetrees.workspaces.models import Engagement
from tests.api.scored_world import Ids
from tests.cast import Cast, make_engagement

Read = Callable[[Reader, uuid.UUID], Any]


def of_engagement(reader: Reader, engagement_id: uuid.UUID) -> Any:
    return competencies.all_competencies(reader).filter(graph__engagement_id=engagement_id)


# What is read of an engagement by its id, and what one by one. All of it is in the world.
LISTS: dict[str, Read] = {
    "graphs": graphs.graphs_of,
    "revisions": log.recent_revisions,
    "goals": goals.goals,
    "criteria": criteria.criteria,
    "initiatives": initiatives.initiatives,
    "kinds": kinds.kinds,
    "periods": periods.periods,
    "competencies": of_engagement,
    "teams": teams.teams,
    "decisions": decisions.decisions,
    "measures": plans.measures,
    "plans": plans.plans,
    "actuals": actuals.actuals,
    "outcomes": outcomes.outcomes,
    "forecasts": forecasts.forecasts,
    "parties": activities.parties,
    "activities": activities.activities,
    "assessors": assessors.assessors,
    "runs": runs.runs,
    "weight sets": weight_sets.weight_sets,
    "scenarios": scenarios.scenarios,
    "scores": scores.scores,
    "gates": gates.gates,
    "verdicts": gates.verdicts,
    "reports": lambda reader, pk: reports.reports(reader).filter(engagement_id=pk),
    "briefs": lambda reader, pk: briefs.all_briefs(reader).filter(engagement_id=pk),
    "test-drives": test_drives.test_drives,
    "budget frames": lambda reader, pk: frames.all_frames(reader).filter(engagement_id=pk),
    "driver scenarios": lambda reader, pk: driver_scenarios.all_scenarios(reader).filter(
        graph__engagement_id=pk
    ),
    "waivers": lambda reader, pk: waivers.all_waivers(reader).filter(graph__engagement_id=pk),
    "sources": sources.sources,
    "files": lambda reader, pk: files.files(reader).filter(engagement_id=pk),
    "exports": lambda reader, pk: reports.exports(reader).filter(report__engagement_id=pk),
    "engagements": lambda reader, pk: read.engagements(reader).filter(pk=pk),
}
SINGLE: dict[str, Read] = {
    "graph_id": graphs.graph,
    "test_drive_id": test_drives.test_drive,
    "goal_id": goals.goal,
    "criterion_id": criteria.criterion,
    "initiative_id": initiatives.initiative,
    "kind_id": kinds.kind,
    "competency_id": competencies.competency,
    "period_id": periods.period,
    "team_id": teams.team,
    "decision_id": decisions.decision,
    "measure_id": plans.measure,
    "actual_id": actuals.actual,
    "outcome_id": outcomes.outcome,
    "forecast_id": forecasts.forecast,
    "party_id": activities.party,
    "activity_id": activities.activity,
    "assessor_id": assessors.assessor,
    "run_id": runs.run,
    "set_id": weight_sets.weight_set,
    "scenario_id": scenarios.scenario,
    "override_id": scenarios.override,
    "portfolio_run_id": portfolio_runs.run,
    "score_id": scores.score,
    "gate_id": gates.gate,
    "report_id": reports.report,
    "export_id": reports.export,
    "comment_id": comments.comment,
    "driver_scenario_id": driver_scenarios.scenario,
    "waiver_id": waivers.waiver,
    "source_id": sources.source,
    "file_id": files.file,
    "assumption_id": assumptions.assumption,
    "evidence_id": evidence.one_evidence,
    "engagement_id": read.engagement,
}
OF_GRAPH: list[Read] = [
    comments.comments,
    comments.comment_counts,
    waivers.waivers,
    driver_scenarios.scenarios,
    evidence.evidence_of,
    assumptions.assumptions,
]


def all_of(cast: Cast) -> Worker:
    return Worker(cast.workspace.pk)


def one_engagement(cast: Cast) -> Worker:
    return Worker(cast.workspace.pk, cast.engagement.pk)


def strangers(cast: Cast) -> Iterable[Worker]:
    """Workers of another workspace, of another engagement, and with a pass that is wrong."""
    other = make_engagement(cast.workspace, "Other", "Why?")
    yield Worker(cast.foreign_workspace.pk)
    yield Worker(cast.workspace.pk, other.pk)
    yield Worker(cast.foreign_workspace.pk, cast.engagement.pk)


@pytest.mark.parametrize("worker", [all_of, one_engagement])
def test_a_worker_reads_what_its_pass_names(
    cast: Cast, world: Ids, worker: Callable[[Cast], Worker]
) -> None:
    reader = worker(cast)
    actuals_write.create_actual(  # chances are blind before
        actor=cast.owner,
        measure_id=uuid.UUID(world["measure_id"]),
        measured_on=cast.engagement.today(),
        value=120.0,
    )
    for name, rows in LISTS.items():
        mine, members = rows(reader, cast.engagement.pk), rows(cast.viewer, cast.engagement.pk)
        assert {row.pk for row in mine} == {row.pk for row in members} != set(), name
    for name, row in SINGLE.items():
        row(reader, uuid.UUID(world[name]))
    for about in OF_GRAPH:
        about(reader, uuid.UUID(world["graph_id"]))
    assert results.board(reader, cast.engagement.pk).goals


def test_for_other_workers_there_is_nothing(cast: Cast, world: Ids) -> None:
    for reader in strangers(cast):
        for rows in LISTS.values():
            assert not list(rows(reader, cast.engagement.pk))
        for name, row in SINGLE.items():
            with pytest.raises(NotFound):
                row(reader, uuid.UUID(world[name]))
        for about in OF_GRAPH:
            with pytest.raises(NotFound):
                about(reader, uuid.UUID(world["graph_id"]))
        with pytest.raises(NotFound):
            results.board(reader, cast.engagement.pk)


def test_a_pass_for_a_workspace_sees_its_members_one_for_an_engagement_does_not(cast: Cast) -> None:
    assert read.members(all_of(cast), cast.workspace.pk).count() == 4
    assert [row.pk for row in read.workspaces(all_of(cast))] == [cast.workspace.pk]
    with pytest.raises(NotFound):
        read.members(one_engagement(cast), cast.workspace.pk)
    with pytest.raises(NotFound):
        read.members(all_of(cast), cast.foreign_workspace.pk)
    assert not workspaces_of(one_engagement(cast))
    with pytest.raises(Denied):
        read.audit_entries(all_of(cast), cast.workspace.pk)


@pytest.mark.parametrize("worker", [all_of, one_engagement])
def test_a_worker_may_only_view(cast: Cast, worker: Callable[[Cast], Worker]) -> None:
    for action in set(Action) - {Action.VIEW}:
        with pytest.raises(Denied):
            require(worker(cast), action, cast.workspace)
        with pytest.raises(NotFound):
            require(worker(cast), action, cast.foreign_workspace)


@pytest.mark.parametrize("worker", [all_of, one_engagement])
def test_a_worker_changes_nothing(cast: Cast, world: Ids, worker: Callable[[Cast], Worker]) -> None:
    actor: Any = worker(cast)  # the types forbid it already
    graph_id, node_id = uuid.UUID(world["graph_id"]), uuid.UUID(world["node_id"])
    report_id = uuid.UUID(world["report_id"])
    delete = {"kind": "delete_node", "id": world["node_id"]}
    writes: list[Callable[[], object]] = [
        lambda: comments_write.add_comment(
            actor=actor, graph_id=graph_id, node_id=node_id, text="x"
        ),
        lambda: graphs_write.create_graph(
            actor=actor, engagement_id=cast.engagement.pk, kind="issue_tree", title="x"
        ),
        lambda: graphs_write.commit(actor=actor, graph_id=graph_id, commands=[delete]),
        lambda: goals_write.create_goal(actor=actor, engagement_id=cast.engagement.pk, title="x"),
        lambda: reports_write.edit_report(actor=actor, report_id=report_id, title="x"),
        lambda: reports_write.request_export(actor=actor, report_id=report_id),
        lambda: workspaces_write.create_engagement(
            actor=actor, workspace_id=cast.workspace.pk, name="x"
        ),
    ]
    for write in writes:
        with pytest.raises((Denied, NotFound)):
            write()


def test_a_person_sees_the_engagements_of_their_workspaces(cast: Cast) -> None:
    seen = Engagement.objects.filter(within(cast.viewer, ""))
    assert [row.pk for row in seen] == [cast.engagement.pk]
