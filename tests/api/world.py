"""One of everything in the cast's engagement, by the names that paths and bodies use."""

import datetime as dt
import hashlib
import uuid
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from issuetrees.accounts.models import User
from issuetrees.careers.read import profiles as profiles_read
from issuetrees.careers.write import competencies as competencies_write
from issuetrees.careers.write import plans as plans_write
from issuetrees.careers.write import profiles as profiles_write
from issuetrees.careers.write import ratings as ratings_write
from issuetrees.comments import write as comments
from issuetrees.comments.models import InboxEntry
from issuetrees.graphs import write as graphs
from issuetrees.inquiry.write import assumptions as assumptions_write
from issuetrees.inquiry.write import briefs, driver_scenarios
from issuetrees.inquiry.write import evidence as evidence_write
from issuetrees.inquiry.write import sources as sources_write
from issuetrees.inquiry.write import waivers as inquiry
from issuetrees.inquiry.write.source_files import attach_to_source
from issuetrees.jobs.models import Job, JobState
from issuetrees.kit.models import new_id
from issuetrees.portfolio.write import frames as frames_write
from issuetrees.portfolio.write import overrides as overrides_write
from issuetrees.portfolio.write import runs as portfolio_runs
from issuetrees.portfolio.write import scenarios as scenarios_write
from issuetrees.portfolio.write import test_drives as test_drives_write
from issuetrees.practice.write import attempts as attempts_write
from issuetrees.practice.write import banks as banks_write
from issuetrees.practice.write import recuts as recuts_write
from issuetrees.reports import templates
from issuetrees.reports import write as reports
from issuetrees.reports.models import Snapshot
from issuetrees.reports.picturing import keep_picture
from issuetrees.reports.sharing import write as sharing
from issuetrees.reports.snapshot import EDITION, pack, version_id
from issuetrees.scoring.write import assessors as assessors_write
from issuetrees.scoring.write import choices as choices_write
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import discussion as discussion_write
from issuetrees.scoring.write import gates as gates_write
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write import kinds as kinds_write
from issuetrees.scoring.write import libraries
from issuetrees.scoring.write import periods as periods_write
from issuetrees.scoring.write import runs as runs_write
from issuetrees.scoring.write import scores as scores_write
from issuetrees.scoring.write import teams as teams_write
from issuetrees.scoring.write import weight_sets as sets_write
from issuetrees.scoring.write import weights as weights_write
from issuetrees.scoring.write.guests import invite
from issuetrees.tracking.write import activities
from issuetrees.tracking.write import actuals as actuals_write
from issuetrees.tracking.write import decisions as tracked_decisions
from issuetrees.tracking.write import forecasts as forecasts_write
from issuetrees.tracking.write import outcomes as outcomes_write
from issuetrees.tracking.write import plans as plans_of_measures
from issuetrees.workspaces import word_lists
from issuetrees.workspaces import write as workspaces
from issuetrees.workspaces.undo import ticket_of
from tests.cast import Cast
from tests.once import once
from tests.reports.documents import document
from tests.reports.drawings import DOT
from tests.reports.drawn import keep_drawn

Ids = dict[str, str]
PDF = b"%PDF-1.7 not a long one"


@once
def make_world(cast: Cast) -> Ids:
    """Fill the engagement and return ``{"goal_id": …, "graph_id": …, …}``."""
    return {
        "engagement_id": str(cast.engagement.pk),
        **make_people(cast),
        **(tree := make_tree(cast)),
        **make_recut(cast, tree),
        **make_practice(cast),
        **make_map(cast),
        **(scored := make_scoring(cast)),
        **make_past(cast, scored),
        **make_reports(cast),
        "template_name": "profit-tree",
    }


def make_people(cast: Cast) -> Ids:
    """The workspace: its members, an invitation, words of its own."""
    invitation, _ = workspaces.invite(
        actor=cast.owner, workspace_id=cast.workspace.pk, role="viewer", days=7
    )
    words = word_lists.add_word_list(
        actor=cast.owner,
        workspace_id=cast.workspace.pk,
        kind="framework",
        name="Our 3A",
        items=[["Audience", "listeners"], ["Approach"], ["Arena", "place"]],
    )
    entry = libraries.create_entry(
        actor=cast.owner, workspace_id=cast.workspace.pk, kind="goal", title="Be known"
    )
    return {
        "workspace_id": str(cast.workspace.pk),
        "member_id": str(cast.membership("viewer").pk),
        "ticket": ticket_of(cast.membership("viewer")),
        "owner_id": str(cast.owner.pk),
        "user_id": str(cast.editor.pk),
        "invitation_id": str(invitation.pk),
        "word_list_id": str(words.pk),
        "library_entry_id": str(entry.pk),
    }


def make_practice(cast: Cast) -> Ids:
    """What the owner practises: an attempt at a case, a bank with a question."""
    made = attempts_write.create_attempt(
        actor=cast.owner,
        case_name="grocery-profit",
        text="Revenue\n  Average basket\nCosts\n  Fixed costs",
        language="en",
    )
    bank, _left = banks_write.create_bank(
        actor=cast.owner, title="Basics", text="Q: What is NPV?\nA: A sum, discounted."
    )
    card = bank.cards.get()
    return {"attempt_id": str(made.pk), "bank_id": str(bank.pk), "card_id": str(card.pk)}


def make_recut(cast: Cast, tree: Ids) -> Ids:
    """The tree under another split."""
    made = recuts_write.create_recut(
        actor=cast.owner,
        graph_id=uuid.UUID(tree["graph_id"]),
        title="By place",
        branches=[{"title": "North", "leaf_ids": [tree["node_id"]]}],
    )
    return {"recut_id": str(made.pk)}


def make_tree(cast: Cast) -> Ids:
    """A tree of two questions, a comment on it, a waiver, evidence with its source."""
    owner = cast.owner
    root, child = make_ids(2)
    graph = graphs.create_graph(
        actor=owner, engagement_id=cast.engagement.pk, kind="issue_tree", title="Market"
    )
    add(owner, graph.pk, root, None, "Why do sales fall?")
    add(owner, graph.pk, child, root, "Is it the price?")
    comment = comments.add_comment(
        actor=cast.commenter,
        graph_id=graph.pk,
        node_id=uuid.UUID(child),
        text="Is it, @Owner?",
        mention_ids=[owner.pk],
    )
    _brief, edit = briefs.edit_brief(
        actor=cast.owner, engagement_id=cast.engagement.pk, criteria=[{"text": "Half know us"}]
    )
    assert edit is not None
    waiver = inquiry.waive(
        actor=owner,
        graph_id=graph.pk,
        node_id=uuid.UUID(root),
        code="single_child",
        side="shape",
        related_ids=(child,),
        reason="More is to come",
    )
    scenario = driver_scenarios.create_scenario(
        actor=owner, graph_id=graph.pk, title="Best", values={child: 12}
    )
    return {
        "driver_scenario_id": str(scenario.pk),
        "driver_id": child,
        "graph_id": str(graph.pk),
        "node_id": child,
        "parent_id": root,
        "comment_id": str(comment.pk),
        "thread_id": str(comment.pk),
        "entry_id": str(InboxEntry.objects.get(user=owner).pk),
        "waiver_id": str(waiver.pk),
        "edit_id": str(edit.pk),
        **make_evidence(cast, graph.pk, child),
    }


def make_evidence(cast: Cast, graph_id: uuid.UUID, node_id: str) -> Ids:
    """A source with a transcript, and a quote of it that speaks for a question."""
    source = sources_write.create_source(
        actor=cast.owner,
        engagement_id=cast.engagement.pk,
        kind="interview",
        title="Head of sales",
        transcript="Prices rose twice.",
    )
    found = evidence_write.add_evidence(
        actor=cast.owner,
        graph_id=graph_id,
        node_id=uuid.UUID(node_id),
        claim="Prices rose",
        stance="for",
        source_id=source.pk,
        quote_start=0,
        quote_end=11,
    )
    assumption = assumptions_write.create_assumption(
        actor=cast.owner, graph_id=graph_id, statement="Costs hold", node_ids=[uuid.UUID(node_id)]
    )
    file = attach_to_source(
        actor=cast.owner, source_id=source.pk, file=ContentFile(b"Prices rose.", "panel.txt")
    )
    return {
        "file_id": str(file.pk),
        "source_id": str(source.pk),
        "evidence_id": str(found.pk),
        "assumption_id": str(assumption.pk),
    }


def make_map(cast: Cast) -> Ids:
    """A map of two stages, a fork and an arrow between them."""
    first, second, fork, arrow = make_ids(4)
    graph = graphs.create_graph(
        actor=cast.owner, engagement_id=cast.engagement.pk, kind="stage_map", title="Career"
    )
    options = [{"id": "team", "title": "A team"}, {"id": "own", "title": "My own work"}]
    months = {"min": 12, "mode": 24, "max": 36}
    commands = [
        {"kind": "add_node", "id": first, "node_kind": "stage", "title": "Manager"},
        {"kind": "add_node", "id": second, "node_kind": "stage", "title": "Director"},
        {"kind": "add_node", "id": fork, "node_kind": "fork", "title": "A team or your own work?",
         "details": {"key": "work", "options": options}},
        {"kind": "connect", "id": arrow, "source_id": first, "target_id": second,
         "details": {"months": months, "when": {"work": ["team"]}}},
    ]  # fmt: skip
    graphs.commit(graph_id=graph.pk, commands=commands, actor=cast.owner)
    competency = competencies_write.create_competency(
        actor=cast.owner, graph_id=graph.pk, title="Leading people", levels=["", "Led a project"]
    )
    profile = make_profile(cast, graph.pk, first, second)
    known = {"map_id": str(graph.pk), "competency_id": str(competency.pk), "stage_id": first}
    return {**known, **profile}


def make_profile(cast: Cast, graph_id: uuid.UUID, stage_id: str, goal_id: str) -> Ids:
    """The owner's profile on the map, shown to the commenter: a level, a step, an entry."""
    made = profiles_write.create_profile(
        actor=cast.owner, graph_id=graph_id, stage_id=stage_id, goal_id=goal_id, hours_a_week=4.0
    )
    here: dict[str, Any] = {"actor": cast.owner, "profile_id": made.pk}
    [rating] = ratings_write.rate(**here, levels=[{"competency": "leading-people", "level": 1}])
    step = plans_write.create_step(**here, text="Lead a project", evidence="It ended well")
    entry = plans_write.create_entry(**here, text="We went through the plan")
    share = profiles_write.share_profile(**here, user_id=cast.commenter.pk)
    profiles_read.looked(cast.commenter, [made])
    return {
        "profile_id": str(made.pk),
        "rating_id": str(rating.pk),
        "step_id": str(step.pk),
        "review_id": str(entry.pk),
        "share_id": str(share.pk),
    }


def make_scoring(cast: Cast) -> Ids:
    """Two initiatives with a score each, and what is decided about them."""
    scored = make_scores(cast)
    made = {**scored, **make_decisions(cast, scored), **make_tracking(cast, scored)}
    return {**made, **make_portfolio(cast, scored)}


def make_scores(cast: Cast) -> Ids:
    """A score with all that it needs, and another initiative to compare."""
    here: dict[str, Any] = {"actor": cast.owner, "engagement_id": cast.engagement.pk}
    goal = goals_write.create_goal(**here, title="Grow", weight=2)
    criterion = criteria_write.create_criterion(actor=cast.owner, goal_id=goal.pk, title="Reach")
    period = periods_write.create_period(**here, title="2027")
    team = teams_write.create_team(**here, title="Design")
    initiative = initiatives_write.create_initiative(
        **here,
        title="Loyalty card",
        costs=[{"period_id": period.pk, "likely": Decimal(5)}],
        efforts=[{"team_id": team.pk, "amount": Decimal(3)}],
    )
    assessor = assessors_write.create_assessor(**here, name="Carol", user_id=cast.commenter.pk)
    cell: dict[str, Any] = {
        "actor": cast.owner, "criterion_id": criterion.pk, "assessor_id": assessor.pk,
    }  # fmt: skip
    score = scores_write.set_score(**cell, initiative_id=initiative.pk, value=3)
    assert score is not None
    other = initiatives_write.create_initiative(**here, title="Loyalty club")
    scores_write.set_score(**cell, initiative_id=other.pk, value=1)
    return {
        "goal_id": str(goal.pk),
        "criterion_id": str(criterion.pk),
        "period_id": str(period.pk),
        "team_id": str(team.pk),
        "initiative_id": str(initiative.pk),
        "assessor_id": str(assessor.pk),
        "other_id": str(other.pk),
        "round_id": str(score.round_id),
        "score_id": str(score.pk),
    }


def make_decisions(cast: Cast, scored: Ids) -> Ids:
    """Weights, a gate that is decided, draws, a choice, a comment; a goal that is deleted."""
    here: dict[str, Any] = {"actor": cast.owner, "engagement_id": cast.engagement.pk}
    initiative_id, criterion_id, round_id = (
        uuid.UUID(scored[name]) for name in ("initiative_id", "criterion_id", "round_id")
    )
    kind = kinds_write.create_kind(**here, title="Loyalty")
    gate = gates_write.create_gate(**here, title="Legal")
    gates_write.decide_gate(
        actor=cast.owner, gate_id=gate.pk, initiative_id=initiative_id, verdict="pass"
    )
    kept = weights_write.keep_weights(**here, shares={criterion_id: 1})
    assert kept is not None
    weight_set = sets_write.create_weight_set(**here, name="The board", method="direct")
    run = runs_write.start_run(**here, wanted=runs_write.Wanted(draws=10))
    choices_write.choose(
        actor=cast.commenter,
        round_id=round_id,
        first_id=initiative_id,
        second_id=uuid.UUID(scored["other_id"]),
        preferred_id=initiative_id,
    )
    said = discussion_write.add_comment(
        actor=cast.commenter,
        round_id=round_id,
        initiative_id=initiative_id,
        criterion_id=criterion_id,
        text="Why so high?",
    )
    doomed = goals_write.create_goal(**here, title="Gone")
    deletion = goals_write.delete_goal(actor=cast.owner, goal_id=doomed.pk)
    return {
        "kind_id": str(kind.pk),
        "gate_id": str(gate.pk),
        "change_id": str(kept.pk),
        "set_id": str(weight_set.pk),
        "run_id": str(run.pk),
        "cell_comment_id": str(said.pk),
        "guest_link_id": str(invite(actor=cast.owner, round_id=round_id, name="Board")[0].pk),
        "deletion_id": str(deletion.pk),
    }


def make_portfolio(cast: Cast, scored: Ids) -> Ids:
    """A scenario that was calculated, and an initiative that is put out of it by hand."""
    initiative_id = uuid.UUID(scored["initiative_id"])
    initiatives_write.edit_initiative(
        actor=cast.owner, initiative_id=initiative_id, cost_likely=Decimal(5)
    )
    scenario = scenarios_write.create_scenario(
        actor=cast.owner, engagement_id=cast.engagement.pk, title="Base", total=Decimal(10)
    )
    run = portfolio_runs.start_run(actor=cast.owner, scenario_id=scenario.pk)
    override = overrides_write.set_override(
        actor=cast.owner,
        scenario_id=scenario.pk,
        initiative_id=initiative_id,
        is_in=False,
        reason="Not this year",
    )
    return {
        "scenario_id": str(scenario.pk),
        "portfolio_run_id": str(run.pk),
        "override_id": str(override.pk),
    }


def make_tracking(cast: Cast, scored: Ids) -> Ids:
    """What follows the scores: a decision about the other initiative."""
    decision = tracked_decisions.decide(
        actor=cast.owner,
        initiative_id=uuid.UUID(scored["other_id"]),
        verdict="rejected",
        decided_by="The board",
        reason="The card does the same",
    )
    party = activities.create_party(
        actor=cast.owner, engagement_id=cast.engagement.pk, title="Brand manager"
    )
    activity = activities.create_activity(
        actor=cast.owner,
        initiative_id=uuid.UUID(scored["initiative_id"]),
        title="Write the brief",
        effort=Decimal(4),
    )
    cell = activities.Cell(activity.pk, party.pk, "R")
    activities.set_letters(actor=cast.owner, engagement_id=cast.engagement.pk, cells=[cell])
    return {
        "decision_id": str(decision.pk),
        "party_id": str(party.pk),
        "activity_id": str(activity.pk),
        **make_measured(cast, scored),
    }


def make_past(cast: Cast, scored: Ids) -> Ids:
    """A budget frame, and a test-drive that is prepared on the first initiative."""
    here: dict[str, Any] = {"actor": cast.owner, "engagement_id": cast.engagement.pk}
    frames_write.edit_frame(**here, test_share=10.0)
    initiative_id = uuid.UUID(scored["initiative_id"])
    initiatives_write.edit_initiative(actor=cast.owner, initiative_id=initiative_id, state="past")
    drive = test_drives_write.create_test_drive(**here, name="Then", initiative_ids=[initiative_id])
    initiatives_write.edit_initiative(
        actor=cast.owner, initiative_id=initiative_id, state="proposed"
    )
    return {"test_drive_id": str(drive.pk)}


def make_measured(cast: Cast, scored: Ids) -> Ids:
    """A plan that can be locked, an actual, a measure that waits, an outcome, a chance."""
    initiative_id = uuid.UUID(scored["initiative_id"])
    here: dict[str, Any] = {"actor": cast.owner, "initiative_id": initiative_id}
    measure = plans_of_measures.create_measure(
        **here, tool="tracker", kpi="Awareness", baseline=20.0, target=25.0, per_group=1000
    )
    waiting = plans_of_measures.create_measure(**here, kpi="Orders", unit="", target=100.0)
    plans_of_measures.edit_rules(**here, decision_rule="Go on if met.", stop_rule="Stop below 10.")
    actual = actuals_write.create_actual(
        actor=cast.owner, measure_id=measure.pk, measured_on=dt.date(2026, 11, 1), value=22.0
    )
    outcome = outcomes_write.set_outcome(
        **here, criterion_id=uuid.UUID(scored["criterion_id"]), value=2
    )
    forecast = forecasts_write.set_forecast(
        actor=cast.owner,
        measure_id=waiting.pk,
        assessor_id=uuid.UUID(scored["assessor_id"]),
        chance=70,
    )
    return {
        "measure_id": str(waiting.pk),
        "actual_id": str(actual.pk),
        "outcome_id": str(outcome.pk),
        "forecast_id": str(forecast.pk),
    }


def make_reports(cast: Cast) -> Ids:
    """A report with a file, a link, a picture and a template made of it."""
    owner = cast.owner
    report = reports.create_report(actor=owner, engagement_id=cast.engagement.pk, title="Findings")
    kept = templates.save_as_template(actor=owner, report_id=report.pk, name="Ours")
    export = make_export(owner, report.pk)
    picture = keep_picture(actor=owner, engagement_id=cast.engagement.pk, content=DOT)
    link, _ = sharing.share(actor=owner, report_id=report.pk, name="Ms Client")
    return {
        "report_id": str(report.pk),
        "report_template_id": str(kept.pk),
        "export_id": str(export.pk),
        "version_id": export.snapshot.version_id,
        "link_id": str(link.pk),
        "section_id": "tree",
        "drawing_number": "1",
        "form": "svg",
        "tracker": "jira",
        "digest": picture.digest,
        "piece_key": keep_drawn(owner, report.pk),
        "number": "0",
        "width": "640",
    }


def make_ids(count: int) -> list[str]:
    return [str(new_id()) for _ in range(count)]


def add(
    actor: User, graph_id: uuid.UUID, node_id: str, parent_id: str | None, title: str, **fields: Any
) -> None:
    """Commit one new node."""
    command = {"kind": "add_node", "id": node_id, "parent_id": parent_id, "title": title, **fields}
    graphs.commit(graph_id=graph_id, commands=[command], actor=actor)


def make_export(actor: User, report_id: uuid.UUID) -> Any:
    """Make an export that is done, with a file and what it shows."""
    export, _ = reports.request_export(actor=actor, report_id=report_id)
    export.file.save("report.pdf", ContentFile(PDF), save=False)
    export.file_name, export.size = "Report «Рост».pdf", len(PDF)
    export.digest = hashlib.sha256(PDF).hexdigest()
    packed = pack(document())
    export.snapshot, _is_new = Snapshot.objects.get_or_create(
        report_id=report_id,
        version_id=version_id(report_id, packed),
        defaults={"edition": EDITION, "packed": packed},
    )
    export.save()
    now = timezone.now()
    Job.objects.filter(pk=export.job_id).update(
        state=JobState.DONE, progress=100, started_at=now, finished_at=now
    )
    return export
