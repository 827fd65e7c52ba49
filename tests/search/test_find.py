"""Everything that people wrote is found by its stems, by those who may see it."""

import uuid
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from issuetrees.comments import write as comments
from issuetrees.core.errors import Invalid
from issuetrees.graphs import write as graphs
from issuetrees.graphs.models import Node
from issuetrees.inquiry.write import assumptions, evidence, sources
from issuetrees.jobs.models import Job
from issuetrees.jobs.work import drain
from issuetrees.kit.models import new_id
from issuetrees.portfolio.write import scenarios
from issuetrees.reports import write as reports
from issuetrees.scoring.write import criteria, gates, goals, initiatives
from issuetrees.search import write
from issuetrees.search.find import find, find_of_kind
from issuetrees.search.models import Entry
from issuetrees.tracking.write import activities, decisions, plans
from issuetrees.workspaces import deletions
from issuetrees.workspaces import write as workspaces
from tests.cast import make_cast
from tests.comments.discussion import Discussion, start
from tests.portfolio.cases import make_costed

pytestmark = pytest.mark.django_db


def titles(reader: Any, text: str, kind: str = "") -> list[str]:
    return [
        hit.title
        for group in find(reader, text).groups
        for hit in group.hits
        if kind in {"", hit.kind} and hit.kind != "case"
    ]


def add(talk: Discussion, title: str, **fields: Any) -> str:
    node_id = str(new_id())
    parent = {"parent_id": str(talk.node_id), "id": node_id, "title": title}
    talk.commit({"kind": "add_node", **parent})
    if fields:
        talk.commit({"kind": "edit_node", "id": node_id, "fields": fields})
    return node_id


@pytest.fixture
def talk(cast) -> Discussion:
    return start(cast)


@pytest.mark.parametrize(
    "asked",
    [
        "прибыли",
        "ПРИБЫЛЬЮ",
        "приб",
        "ёлками",
        "ёлку",
        "елка",
        "Елк",
        "clients",
        "choosing client",
        "choo",
    ],
)
def test_words_are_found_by_stem_case_and_beginning(cast, talk, asked):
    add(talk, "Как прибыль от ёлки растёт, когда client chooses us?")
    assert titles(cast.viewer, asked, "question") == [
        "Как прибыль от ёлки растёт, когда client chooses us?"
    ]
    assert titles(cast.outsider, asked) == []


def test_every_word_must_be_there(cast, talk):
    add(talk, "Price of the ticket", note="Ask the bank")
    assert titles(cast.viewer, "bank prices") == ["Price of the ticket"]
    assert titles(cast.viewer, "bank pirates") == []
    assert titles(cast.viewer, "?!") == []
    assert titles(cast.viewer, "\" OR stems : * NEAR( ' | & :* \\") == []


def test_what_is_in_the_title_comes_first(cast, talk):
    add(talk, "Margin")
    add(talk, "Costs", answer="They eat the margin of each shop")
    found = find(cast.viewer, "margins").groups
    assert [hit.title for hit in found[0].hits] == ["Margin", "Costs"]
    assert found[0].hits[1].snippet == "They eat the margin of each shop"
    assert found[0].hits[0].path == (
        "Brand marketing",
        "Market",
        "What is wrong?",
        "Why do sales fall?",
    )


def test_a_tree_called_as_its_root_is_told_once_in_a_path(cast, talk):
    add(talk, "Margin")
    root = Node.objects.get(graph=talk.graph_id, parent_id=None)
    talk.commit({"kind": "edit_node", "id": str(root.id), "fields": {"title": "Market"}})
    path = find(cast.viewer, "margin").groups[0].hits[0].path
    assert path == ("Brand marketing", "Market", "Why do sales fall?")


def test_all_kinds_are_found(cast, talk):
    engagement = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
    goal = goals.create_goal(**engagement, title="Zebra goal")
    criteria.create_criterion(actor=cast.editor, goal_id=goal.pk, title="Zebra criterion")
    gates.create_gate(**engagement, title="Zebra gate")
    initiatives.create_initiative(**engagement, title="Card", description="Zebras for all")
    reports.create_report(**engagement, title="Zebra report")
    workspaces.create_engagement(actor=cast.editor, workspace_id=cast.workspace.pk, name="Zebra")
    workspaces.create_workspace(actor=cast.viewer, name="Zebra house")
    talk.say(cast.commenter, "I saw a zebra")
    question_id = uuid.UUID(add(talk, "Zebra question"))
    sources.create_source(
        **engagement, kind="interview", title="The keeper", transcript="They like the zebra best."
    )
    of_tree = {"actor": cast.editor, "graph_id": talk.graph_id}
    evidence.add_evidence(**of_tree, node_id=question_id, claim="Zebras sell", stance="for")
    assumptions.create_assumption(**of_tree, statement="Tastes stay", breaks_if="A zebra leaves")
    graphs.create_graph(**engagement, kind="stage_map", title="Zebra map")
    stages = start(cast, "stage_map")
    stages.commit(
        {"kind": "edit_node", "id": str(stages.node_id), "fields": {"title": "Zebra stage"}}
    )
    kinds = [group.kind for group in find(cast.viewer, "zebra").groups]
    everything = (
        "engagement graph question stage initiative source evidence assumption goal criterion gate"
        " comment report"
    )
    assert kinds == [*everything.split(), "workspace"]
    assert [group.kind for group in find(cast.owner, "zebra").groups] == kinds[:-1]
    assert find(cast.outsider, "zebra").groups == []
    before = set(Entry.objects.values_list("kind", "target_id", "title_stems", "stems"))
    call_command("index_search", verbosity=0)
    assert set(Entry.objects.values_list("kind", "target_id", "title_stems", "stems")) == before


def test_what_follows_a_ranking_is_found_and_a_decision_by_the_new_title_too(cast):
    costed = make_costed(cast)
    of = {"actor": cast.editor, "initiative_id": costed.case.initiatives[0].pk}
    engagement_id = costed.scenario.engagement_id
    scenarios.edit_scenario(actor=cast.editor, scenario_id=costed.scenario.pk, title="Zebra base")
    when = timezone.localdate()
    whole: dict[str, Any] = {"message": "Stripes", "measured_by": "Keeper"}
    whole |= {"baseline": 2, "due_on": when}
    plans.create_measure(**of, kpi="Zebra recall", target=5, **whole)
    plans.edit_rules(**of, decision_rule="No zebra, no money", stop_rule="None")
    activities.create_activity(**of, title="Paint the zebra")
    activities.create_party(actor=cast.editor, engagement_id=engagement_id, title="Zebra keeper")
    plans.lock_plan(**of)
    decisions.decide(
        **of,
        verdict="approved",
        decided_by="Board",
        decided_on=timezone.localdate(),
        reason="Zebras",
    )
    found = find(cast.viewer, "zebra").groups
    told = "scenario decision plan measure activity party"
    assert [group.kind for group in found] == told.split()
    assert found[3].hits[0].path == ("Brand marketing", str(costed.case.initiatives[0]))
    before = set(Entry.objects.values_list("kind", "target_id", "title_stems", "stems"))
    call_command("index_search", verbosity=0)
    assert set(Entry.objects.values_list("kind", "target_id", "title_stems", "stems")) == before
    assert find(cast.outsider, "zebra").groups == []
    initiatives.edit_initiative(**of, title="Giraffe")
    assert [group.kind for group in find(cast.viewer, "giraffes").groups] == [
        "initiative",
        "decision",
        "plan",
    ]


def test_what_is_gone_is_not_found_and_what_is_back_is(cast, talk):
    node_id = add(talk, "Zebra question")
    talk_of = Discussion(cast, talk.graph_id, uuid.UUID(node_id))
    said = talk_of.say(cast.editor, "zebra here")
    assert titles(cast.viewer, "zebra") == ["Zebra question", "zebra here"]
    number = talk.commit({"kind": "delete_node", "id": node_id})
    assert titles(cast.viewer, "zebra") == []
    talk.commit({"kind": "undo", "revision": number})
    assert titles(cast.viewer, "zebra") == ["Zebra question", "zebra here"]
    comments.delete_comment(actor=cast.editor, comment_id=said.pk)
    talk.commit({"kind": "edit_node", "id": node_id, "fields": {"title": "Horse"}})
    assert titles(cast.viewer, "zebra") == []
    assert titles(cast.viewer, "horses") == ["Horse"]
    goal = goals.create_goal(actor=cast.editor, engagement_id=cast.engagement.pk, title="Whale")
    criteria.create_criterion(actor=cast.editor, goal_id=goal.pk, title="Whale count")
    entry = goals.delete_goal(actor=cast.editor, goal_id=goal.pk)
    assert titles(cast.viewer, "whale") == []
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert titles(cast.viewer, "whale") == ["Whale", "Whale count"]


def test_what_is_put_away_is_not_found(cast, talk):
    add(talk, "Zebra question")
    graphs.edit_graph(graph_id=talk.graph_id, actor=cast.editor, is_archived=True)
    assert titles(cast.viewer, "zebra") == []
    graphs.edit_graph(graph_id=talk.graph_id, actor=cast.editor, is_archived=False)
    assert titles(cast.viewer, "zebra") == ["Zebra question"]
    workspaces.edit_engagement(actor=cast.owner, engagement_id=cast.engagement.pk, is_archived=True)
    assert titles(cast.viewer, "zebra") == []


def test_who_is_removed_finds_nothing_any_more(cast, talk):
    add(talk, "Zebra question")
    assert titles(cast.viewer, "zebra")
    workspaces.remove_member(actor=cast.owner, membership_id=cast.membership("viewer").pk)
    assert titles(cast.viewer, "zebra") == []


def test_the_path_follows_a_move(cast, talk):
    upper = add(talk, "Upper")
    lower = add(talk, "Zebra")
    assert find(cast.viewer, "zebra").groups[0].hits[0].path[-1] == "Why do sales fall?"
    talk.commit({"kind": "move_node", "id": lower, "parent_id": upper})
    assert find(cast.viewer, "zebra").groups[0].hits[0].path[-1] == "Upper"


def test_pages_of_one_kind(cast, talk):
    for number in range(25):
        add(talk, f"Zebra {number}")
    assert find(cast.viewer, "zebra").groups[0].has_more
    first, second = (
        find_of_kind(cast.viewer, "zebra", "question", page).groups[0] for page in (1, 2)
    )
    assert (len(first.hits), first.has_more) == (20, True)
    assert (len(second.hits), second.has_more) == (5, False)
    assert find_of_kind(cast.outsider, "zebra", "question", 1).groups[0].hits == []
    with pytest.raises(Invalid):
        find_of_kind(cast.viewer, "zebra", "animal", 1)


def test_the_number_of_queries_does_not_grow(cast, talk):
    def cost() -> int:
        find(cast.viewer, "zebra")  # takes in what is new
        with CaptureQueriesContext(connection) as queries:
            find(cast.viewer, "zebra")
        return len(queries)

    add(talk, "Zebra")
    few = cost()
    for number in range(10):
        add(talk, f"Zebra {number}")
    assert cost() == few <= 5


def test_a_large_graph_is_left_to_a_job(cast, talk, monkeypatch):
    monkeypatch.setattr(write, "AT_ONCE", 2)
    add(talk, "Zebra")
    assert titles(cast.viewer, "zebra") == []
    assert titles(cast.viewer, "zebra") == []
    assert Job.objects.filter(kind=write.NAME).count() == 1
    assert drain() == 1
    assert titles(cast.viewer, "zebra") == ["Zebra"]


@pytest.mark.postgres
@pytest.mark.usefixtures("postgres")
def test_postgres_finds_the_same() -> None:
    cast = make_cast()
    talk = start(cast)
    title = "Как прибыль от ёлки растёт, когда client chooses us?"
    add(talk, title, note="Ask the bank")
    for asked in ("прибыли", "ёлками рост", "приб", "Елк", "choosing client", "banks", "ask us"):
        assert titles(cast.viewer, asked) == ([] if asked == "ёлками рост" else [title])
        assert titles(cast.outsider, asked) == []
    assert titles(cast.viewer, "\" OR stems : * NEAR( ' | & :* \\") == []
    call_command("index_search", verbosity=0)
    assert titles(cast.viewer, "прибылью") == [title]
    talk.commit({"kind": "delete_node", "id": str(talk.node_id)})
    assert titles(cast.viewer, "прибылью") == []
