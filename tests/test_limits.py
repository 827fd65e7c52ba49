"""Limits: one table, the same in the documents; told before, and held."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.graphs import write as graphs
from issuetrees.graphs.models import Node
from issuetrees.kit.models import new_id
from issuetrees.reports import write as reports
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.write import initiatives as write
from issuetrees.scoring.write.criteria import create_criterion
from issuetrees.scoring.write.goals import create_goal
from tests.cast import Cast

CPU_SECONDS = 5.0


def outline(count: int) -> list[dict[str, object]]:
    return [{"id": str(new_id()), "depth": 1, "title": f"Q{number}"} for number in range(count)]


def test_the_documents_have_the_same_table() -> None:
    text = (Path(settings.BASE_DIR) / "docs" / "operate.md").read_text("utf-8")
    for what, most in limits.TABLE.items():
        assert f"| {what} | {most:,} |" in text, what


def test_every_limit_is_in_the_table() -> None:
    named = {value for name, value in vars(limits).items() if name.isupper() and name != "TABLE"}
    assert named == set(limits.TABLE.values())


def test_an_engagement_holds_so_many_initiatives(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "INITIATIVES_PER_ENGAGEMENT", 3)
    here: dict[str, Any] = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
    write.create_initiatives(**here, rows=[{"title": "A"}, {"title": "B"}])
    with pytest.raises(Invalid) as refused:
        write.create_initiatives(**here, rows=[{"title": "C"}, {"title": "D"}])
    assert refused.value.details["left"] == 1
    write.create_initiative(**here, title="C")
    with pytest.raises(Invalid):
        write.create_initiative(**here, title="D")
    assert Initiative.objects.count() == 3


@pytest.mark.parametrize(("language", "words"), [("en", "more fit into"), ("ru", "поместится ещё")])
def test_the_page_for_pasting_tells_what_fits(
    cast: Cast, client_of: Callable[[str], Client], language: str, words: str
) -> None:
    cast.editor.language = language
    cast.editor.save()
    page = client_of("editor").get(reverse("web:initiatives_paste", args=[cast.engagement.pk]))
    assert words in " ".join(page.content.decode().split())


def test_a_hundred_thousand_pasted_initiatives_are_refused_at_once(
    cast: Cast, client_of: Callable[[str], Client]
) -> None:
    text = "\n".join(f"Initiative {number}\tEvent" for number in range(100_000))
    client, started = client_of("editor"), time.process_time()
    address = f"/api/v1/engagements/{cast.engagement.pk}/initiatives/table"
    answer = client.post(address, {"text": text}, content_type="application/json")
    assert time.process_time() - started < CPU_SECONDS
    assert (answer.status_code, answer.json()["code"]) == (400, "too_many_rows")
    assert not Initiative.objects.exists()


def test_as_many_as_fit_are_ranked_page_by_page_in_time(
    cast: Cast, client_of: Callable[[str], Client]
) -> None:
    here: dict[str, Any] = {"engagement": cast.engagement}
    count = limits.INITIATIVES_PER_ENGAGEMENT
    Initiative.objects.bulk_create(Initiative(title=f"I{n}", **here) for n in range(count))

    goal = create_goal(actor=cast.editor, engagement_id=cast.engagement.pk, title="G")
    create_criterion(actor=cast.editor, goal_id=goal.pk, title="C")
    client = client_of("editor")
    ranking = reverse("web:ranking", args=[cast.engagement.pk])
    results = f"/api/v1/engagements/{cast.engagement.pk}/results"
    for address, most in (
        (ranking, 500_000),
        (f"{ranking}?page=20", 500_000),
        (results, 5_000_000),
    ):
        started = time.process_time()
        answer = client.get(address)
        assert answer.status_code == 200
        assert time.process_time() - started < CPU_SECONDS, address
        assert len(answer.content) < most, address
    last = Initiative.objects.order_by("title").last()
    assert last is not None
    opened = client.get(f"{ranking}?open={last.pk}")
    assert last.pk in {row.row.pk for row in opened.context["rows"]}


def test_a_tree_holds_so_many_questions(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "NODES_PER_GRAPH", 150)
    graph = graphs.create_graph(
        engagement_id=cast.engagement.pk, kind="issue_tree", title="T", actor=cast.editor
    )
    root = str(new_id())
    add = {"kind": "add_node", "id": root, "parent_id": None, "title": "Root"}
    graphs.commit(graph_id=graph.pk, commands=[add], actor=cast.editor)
    paste = {"kind": "paste_outline", "parent_id": root, "before_id": None}
    graphs.commit(graph_id=graph.pk, commands=[{**paste, "nodes": outline(100)}], actor=cast.editor)
    with pytest.raises(Invalid) as refused:
        graphs.commit(
            graph_id=graph.pk, commands=[{**paste, "nodes": outline(100)}], actor=cast.editor
        )
    assert refused.value.code == "graph_full"
    assert refused.value.details["left"] == 49
    assert Node.objects.filter(graph=graph).count() == 101


def test_one_person_has_so_many_exports_waiting(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "EXPORTS_PER_PERSON", 2)
    report = reports.create_report(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Report", situation="Rents rise."
    )
    for _ in range(2):
        reports.request_export(actor=cast.viewer, report_id=report.pk)
    with pytest.raises(Conflict) as refused:
        reports.request_export(actor=cast.viewer, report_id=report.pk)
    assert refused.value.code == "too_many_exports"
    reports.request_export(actor=cast.editor, report_id=report.pk)
