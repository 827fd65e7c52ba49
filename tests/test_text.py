"""Text enters in one form wherever it enters, and is judged by one check."""

import contextlib
import datetime as dt
import unicodedata
import uuid
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from django import forms
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse
from hypothesis import event, given
from rest_framework import serializers

from issuetrees import urls  # noqa: F401 - loads every page, hence every form
from issuetrees.accounts import write as accounts
from issuetrees.accounts.models import User
from issuetrees.api.serializer_fields import Strict, Text
from issuetrees.careers.write import competencies as careers
from issuetrees.careers.write import plans, profiles, ratings
from issuetrees.comments import write as comments
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.commands import EditNode, parse
from issuetrees.core.outline import read as read_outline
from issuetrees.core.tables.separated import read_separated
from issuetrees.core.text import normal, normal_json
from issuetrees.exchange import write as exchange
from issuetrees.exchange.templates import insert_template
from issuetrees.graphs import write as graphs
from issuetrees.inquiry.write import assumptions, evidence, sources
from issuetrees.kit.form_fields import TextField
from issuetrees.kit.models import new_id
from issuetrees.reports import write as reports
from issuetrees.scoring.cells import Reader
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.pasting import read_initiatives
from issuetrees.scoring.write import (
    assessors,
    criteria,
    gates,
    goals,
    initiatives,
    kinds,
    periods,
    scores,
    teams,
)
from issuetrees.tracking.write import activities, actuals, decisions, outcomes
from issuetrees.tracking.write import plans as measurement_plans
from issuetrees.workspaces import write as workspaces
from tests.cast import Cast
from tests.core.text.test_text import TEXTS
from tests.scoring.cases import make_case

RAW: Final = "Краи\u0306 \u202etxt\u2066 שאלה"
STORED: Final = "Край txt שאלה"

pytestmark = pytest.mark.django_db


def of_workspaces(cast: Cast) -> None:
    owner = cast.owner
    workspace = workspaces.create_workspace(actor=owner, name=RAW)
    workspaces.rename_workspace(actor=owner, workspace_id=workspace.pk, name=f"{RAW} 2")
    made = workspaces.create_engagement(
        actor=owner, workspace_id=workspace.pk, name=RAW, client=RAW, question=RAW
    )
    workspaces.edit_engagement(actor=owner, engagement_id=made.pk, client=f"{RAW} 2")


def of_accounts(cast: Cast) -> None:
    accounts.edit_profile(actor=cast.owner, name=RAW)
    accounts.create_token(actor=cast.owner, name=RAW, scopes=["read"], expires_at=None)


def of_trees(cast: Cast) -> None:
    tree = _graph(cast, "issue_tree")
    graphs.edit_graph(graph_id=tree, actor=cast.owner, title=f"{RAW} 2")
    root, child, pasted = (str(new_id()) for _ in range(3))
    written = {"title": RAW, "note": RAW, "answer": RAW}
    _commit(cast, tree, {"kind": "add_node", "id": root, **written})
    _commit(cast, tree, {"kind": "add_node", "id": child, "parent_id": root, "title": RAW})
    _commit(cast, tree, {"kind": "edit_node", "id": child, "fields": {"details": {"scope": RAW}}})
    split = {"split_kind": "process", "split": {"steps": [RAW, {"title": RAW}]}}
    _commit(cast, tree, {"kind": "set_split", "id": root, **split})
    lines = [{"id": pasted, "depth": 1, **written}]
    _commit(cast, tree, {"kind": "paste_outline", "parent_id": root, "nodes": lines})
    exchange.import_outline(actor=cast.owner, graph_id=tree, text=f"{RAW}\r\n\t{RAW}")
    comments.add_comment(actor=cast.owner, graph_id=tree, node_id=uuid.UUID(child), text=RAW)
    said: dict[str, Any] = {"title": RAW, "author": RAW, "pages": RAW, "transcript": RAW}
    source = sources.create_source(
        actor=cast.owner, engagement_id=cast.engagement.pk, kind="interview", **said
    )
    evidence.add_evidence(
        actor=cast.owner, graph_id=tree, node_id=uuid.UUID(child), claim=RAW, stance="for",
        source_id=source.pk, page=RAW,
    )  # fmt: skip
    assumptions.create_assumption(actor=cast.owner, graph_id=tree, statement=RAW, breaks_if=RAW)


def of_empty_trees(cast: Cast) -> None:
    text = f"{RAW}\n{RAW}"
    tree = _graph(cast, "issue_tree")
    exchange.import_outline(actor=cast.owner, graph_id=tree, text=text, root=RAW)
    other = _graph(cast, "issue_tree")
    insert_template(actor=cast.owner, graph_id=other, name="profit-tree", root=RAW)


def of_maps(cast: Cast) -> None:
    stages = _graph(cast, "stage_map")
    one, two, arrow = (str(new_id()) for _ in range(3))
    for stage in (one, two):
        fields = {"title": RAW, "track": RAW, "details": {"signals": [RAW]}}
        _commit(cast, stages, {"kind": "add_node", "id": stage, "node_kind": "stage", **fields})
    ends = {"source_id": one, "target_id": two}
    link = {"title": RAW, "details": {"steps": [RAW]}}
    _commit(cast, stages, {"kind": "connect", "id": arrow, **ends, **link})
    _commit(cast, stages, {"kind": "edit_link", "id": arrow, "fields": {"title": f"{RAW} 2"}})
    careers.create_competency(actor=cast.owner, graph_id=stages, title=RAW, levels=[RAW])


def of_people(cast: Cast) -> None:
    stages = _graph(cast, "stage_map")
    wanted: Any = [{"key": "craft", "title": RAW}]
    careers.put_competencies(actor=cast.owner, graph_id=stages, wanted=wanted)
    made = profiles.create_profile(actor=cast.owner, graph_id=stages, name=RAW, mentor=RAW)
    here: dict[str, Any] = {"actor": cast.owner, "profile_id": made.pk}
    shown: Any = {"competency": "craft", "level": 1, "evidence": RAW, "seen_by": RAW}
    ratings.rate(**here, levels=[shown])
    plans.create_step(**here, text=RAW, evidence=RAW, owner=RAW, mentor=RAW)
    plans.create_entry(**here, text=RAW)


def of_scoring(cast: Cast) -> None:
    here: dict[str, Any] = {"actor": cast.owner, "engagement_id": cast.engagement.pk}
    both: dict[str, Any] = {"title": RAW, "description": RAW}
    goal = goals.create_goal(**here, **both)
    level = {"value": 1, **both}
    rubric = criteria.create_criterion(
        actor=cast.owner, goal_id=goal.pk, unit=RAW, levels=[{"value": 0}, level], **both
    )
    gate = gates.create_gate(**here, title=RAW, question=RAW)
    kinds.create_kind(**here, **both)
    periods.create_period(**here, title=RAW)
    teams.create_team(**here, title=RAW, unit=RAW)
    initiative = initiatives.create_initiative(
        **here,
        initiative_kind=RAW,
        old_verdict=RAW,
        problem=RAW,
        audience=RAW,
        outcome=RAW,
        one_of=RAW,
        **both,
    )
    assessor = assessors.create_assessor(**here, name=RAW)
    scores.set_score(
        actor=cast.owner, initiative_id=initiative.pk, criterion_id=rubric.pk,
        assessor_id=assessor.pk, value=1, reason=RAW,
    )  # fmt: skip
    gates.decide_gate(
        actor=cast.owner, gate_id=gate.pk, initiative_id=initiative.pk, verdict="veto", reason=RAW
    )
    goals.delete_goal(actor=cast.owner, goal_id=goal.pk)
    decisions.decide(
        actor=cast.owner, initiative_id=initiative.pk, verdict="rejected", decided_by=RAW,
        reason=RAW, conditions=RAW,
    )  # fmt: skip


def of_teams(cast: Cast) -> None:
    initiative = initiatives.create_initiative(
        actor=cast.owner, engagement_id=cast.engagement.pk, title="X"
    )
    activities.create_party(
        actor=cast.owner, engagement_id=cast.engagement.pk, title=RAW, money=RAW
    )
    activities.create_activity(actor=cast.owner, initiative_id=initiative.pk, title=RAW)


def of_measurement(cast: Cast) -> None:
    """What is measured of an initiative, and what came of it."""
    case = make_case(cast)
    here: dict[str, Any] = {"actor": cast.owner, "initiative_id": case.initiatives[0].pk}
    measure = measurement_plans.create_measure(
        **here, kpi=RAW, message=RAW, unit=RAW, measured_by=RAW, target=1.0
    )
    measurement_plans.edit_rules(**here, decision_rule=RAW, stop_rule=RAW)
    measurement_plans.lock_plan(**here)
    measurement_plans.edit_measure(actor=cast.owner, measure_id=measure.pk, target=2.0, reason=RAW)
    actuals.create_actual(
        actor=cast.owner,
        measure_id=measure.pk,
        measured_on=dt.date(2026, 11, 2),
        value=1.0,
        source=RAW,
    )
    outcomes.set_outcome(**here, criterion_id=case.criteria[2].pk, value=1, source=RAW)


def of_tables(cast: Cast) -> None:
    heading = ["Инициатива", "Старыи\u0306 вердикт"]
    found = read_initiatives([heading, [RAW, RAW]], Reader("ru", "RUB"))
    assert found.problems == []
    initiatives.create_initiatives(
        actor=cast.owner, engagement_id=cast.engagement.pk, rows=found.rows
    )
    made = Initiative.objects.get()
    assert (made.title, made.old_verdict) == (STORED, STORED)


def of_reports(cast: Cast) -> None:
    report = reports.create_report(
        actor=cast.owner, engagement_id=cast.engagement.pk, title=RAW, subtitle=RAW, answer=RAW
    )
    sections = [{"kind": "summary", "title": RAW}]
    reports.edit_report(actor=cast.owner, report_id=report.pk, situation=RAW, sections=sections)


ENTRANCES: Final = [
    of_workspaces, of_accounts, of_trees, of_empty_trees, of_maps, of_people, of_scoring, of_tables,
    of_measurement,
    of_teams, of_reports,
]  # fmt: skip


@pytest.mark.parametrize("enter", ENTRANCES)
def test_text_is_stored_in_one_form(cast: Cast, enter: Callable[[Cast], None]) -> None:
    enter(cast)
    found = [(place, value) for place, value in _stored() if normal_json(value) != value]
    assert found == []
    assert any(STORED in str(value) for _, value in _stored())


def test_who_signs_up_has_a_name_in_one_form(client: Client) -> None:
    body = {"name": f" {RAW} ", "email": "new@example.org", "password1": "correct horse battery"}
    client.post(reverse("account_signup"), body)
    assert User.objects.get(email="new@example.org").name == STORED


@pytest.mark.parametrize("query", ["Краи\u0306", "\u202eКрай", "Край\x00"])
def test_a_search_finds_text_however_it_is_written(client: Client, cast: Cast, query: str) -> None:
    graphs.create_graph(
        engagement_id=cast.engagement.pk, kind="issue_tree", title="Край", actor=cast.owner
    )
    initiatives.create_initiative(
        actor=cast.owner, engagement_id=cast.engagement.pk, title="Край 7"
    )
    client.force_login(cast.owner)
    groups = client.get(reverse("web:find"), {"q": query}).json()["groups"]
    assert "Край" in {hit["label"] for group in groups for hit in group["hits"]}
    page = client.get(reverse("web:initiatives", args=[cast.engagement.pk]), {"q": query})
    assert "Край 7" in page.content.decode()


def test_each_text_of_rest_is_judged_by_the_one_check() -> None:
    judged = (Text, serializers.ChoiceField)
    wrong = [
        f"{shape.__qualname__}.{name}"
        for shape in _below(Strict)
        for name, field in shape().fields.items()
        if isinstance(field, serializers.CharField) and not isinstance(field, judged)
    ]
    assert wrong == []


#: What is no text of a person: marks and ids that the page made itself, passwords, whose every
#: sign counts, and the text of a report, which ``reports.write`` judges by its name.
NOT_WRITTEN: Final = {"seen", "key", "same_as", "password", "text"}


def test_each_text_of_a_form_is_judged_by_the_one_check() -> None:
    wrong = [
        f"{form.__qualname__}.{name}"
        for form in _below(forms.Form)
        if form.__module__.startswith("issuetrees.")
        for name, field in form.base_fields.items()
        if isinstance(field, forms.CharField)
        if not isinstance(field, (TextField, forms.UUIDField))
        if name not in NOT_WRITTEN
    ]
    assert wrong == []


@given(TEXTS)
def test_any_text_of_a_command_is_normal_or_refused(raw: str) -> None:
    fields = {"title": raw, "note": raw, "details": {"scope": [raw]}}
    command = {"kind": "edit_node", "id": str(uuid.UUID(int=7)), "fields": fields}
    try:
        read = parse(command)
    except Invalid as refused:
        event(refused.code)
        return
    assert isinstance(read, EditNode)
    assert normal_json(read.fields) == read.fields
    assert parse({**command, "fields": read.fields}) == read


@given(TEXTS)
def test_any_pasted_text_is_normal_or_refused(raw: str) -> None:
    with contextlib.suppress(Invalid):
        outline = read_outline(raw)
        texts = [outline.title, *([one.title, one.note, one.answer] for one in outline.nodes)]
        assert normal_json(texts) == texts
    with contextlib.suppress(Invalid):
        rows = read_separated(raw).rows
        assert normal_json(rows) == rows
        table = read_initiatives(rows, Reader("ru", "RUB"))
        assert normal_json(table.cells) == table.cells


def test_the_string_of_these_tests_needs_care() -> None:
    assert normal(RAW) == STORED
    assert unicodedata.is_normalized("NFC", STORED)


def _graph(cast: Cast, kind: str) -> uuid.UUID:
    graph = graphs.create_graph(
        engagement_id=cast.engagement.pk, kind=kind, title=RAW, actor=cast.owner
    )
    return graph.pk


def _commit(cast: Cast, graph_id: uuid.UUID, command: dict[str, Any]) -> None:
    graphs.commit(graph_id=graph_id, commands=[command], actor=cast.owner)


def _below(kind: type[Any]) -> Iterator[type[Any]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def _stored() -> Iterator[tuple[str, Any]]:
    """Yield every text and every JSON value that stands in the tables."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField | models.JSONField):
                name = f"{model.__name__}.{field.name}"
                for value in model._base_manager.values_list(field.name, flat=True):
                    yield name, value
