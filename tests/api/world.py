"""One of everything in the cast's engagement, by the names that paths and bodies use."""

import hashlib
import uuid
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
from issuetrees.practice.write import attempts as attempts_write
from issuetrees.practice.write import banks as banks_write
from issuetrees.practice.write import recuts as recuts_write
from issuetrees.reports import templates
from issuetrees.reports import write as reports
from issuetrees.reports.models import Snapshot
from issuetrees.reports.picturing import keep_picture
from issuetrees.reports.sharing import write as sharing
from issuetrees.reports.snapshot import EDITION, pack, version_id
from issuetrees.scoring.write import libraries
from issuetrees.workspaces import word_lists
from issuetrees.workspaces import write as workspaces
from issuetrees.workspaces.undo import ticket_of
from tests.api.scored_world import Ids, add, make_ids, make_past, make_scoring
from tests.cast import Cast
from tests.once import once
from tests.reports.documents import document
from tests.reports.drawings import DOT
from tests.reports.drawn import keep_drawn

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
