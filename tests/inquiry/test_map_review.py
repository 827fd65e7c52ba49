"""Findings on a stage map: told, put right and accepted as those on trees."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from issuetrees.accounts.models import User
from issuetrees.careers.models import Competency
from issuetrees.copying.graphs import copy_graph
from issuetrees.core.errors import Conflict
from issuetrees.core.graph import rank
from issuetrees.graphs import read as graphs
from issuetrees.graphs import write as graphs_write
from issuetrees.inquiry.read import waivers as read
from issuetrees.inquiry.review import Finding, review_after
from issuetrees.inquiry.write import waivers as write
from issuetrees.kit.models import new_id
from issuetrees.reports.composition import row as section_row
from issuetrees.reports.gather import build_document
from issuetrees.reports.models import Report
from issuetrees.reports.scene.tables import Sign, Table
from issuetrees.reports.sections.built import build_sections
from tests.inquiry.trees import commit, review
from tests.reports.scenes import plain


@pytest.fixture
def drawn(cast: Any) -> Any:
    """A map with a dead end, months out of order and a competency that nobody requires."""
    graph = graphs_write.create_graph(
        actor=cast.editor, engagement_id=cast.engagement.pk, kind="stage_map", title="Career"
    )
    first, second, arrow = (str(new_id()) for _ in range(3))
    levels = {"requires": {"data": 2}}
    commit(
        cast,
        graph,
        {"kind": "add_node", "id": first, "node_kind": "stage", "title": "PM", "details": levels},
        {
            "kind": "add_node",
            "id": second,
            "node_kind": "stage",
            "title": "Lead",
            "details": levels,
        },
        {
            "kind": "connect",
            "id": arrow,
            "source_id": first,
            "target_id": second,
            "details": {"months": {"min": 9, "mode": 5, "max": 7}},
        },
    )
    places = rank.evenly(2)
    for place, (key, title) in zip(places, (("data", "Data"), ("idle", "Sales")), strict=True):
        Competency.objects.create(graph_id=graph.pk, key=key, title=title, rank=place)
    return graph


def found(person: Any, graph: Any, code: str) -> Finding:
    (one,) = [one for one in review(person, graph).findings if one.code == code]
    return one


def waive(cast: Any, graph: Any, finding: Finding, reason: str = "Known") -> Any:
    return write.waive(
        actor=cast.editor,
        graph_id=graph.pk,
        node_id=uuid.UUID(finding.node_id) if finding.node_id else None,
        code=finding.code,
        side=finding.side,
        related_ids=finding.related_ids,
        reason=reason,
    )


def test_each_finding_has_its_place(cast: Any, drawn: Any) -> None:
    seen = review(cast.viewer, drawn)
    assert [one.code for one in seen.findings] == ["dead_end", "months", "unused_competency"]
    assert seen.open_count == 3
    end, months, unused = seen.findings
    nodes = {one.title: one.id for one in graphs.node_records(drawn)}
    (arrow,) = graphs.link_records(drawn)
    assert (end.node_id, end.title, end.related_ids) == (nodes["Lead"], "Lead", ())
    assert (months.node_id, months.related_ids) == (nodes["PM"], (arrow.id,))
    sales = Competency.objects.get(key="idle")
    assert (unused.node_id, unused.related_ids) == ("", (str(sales.pk),))
    assert "9, 5, 7" in months.sentence


def test_a_fix_is_committed_as_it_is(cast: Any, drawn: Any) -> None:
    for code in ("dead_end", "months"):
        fix = found(cast.viewer, drawn, code).fix
        assert fix is not None
        commit(cast, drawn, *fix.commands)
    assert [one.code for one in review(cast.viewer, drawn).findings] == ["unused_competency"]


def test_a_waiver_holds_until_what_it_is_said_of_changes(cast: Any, drawn: Any) -> None:
    months = found(cast.viewer, drawn, "months")
    row = waive(cast, drawn, months)
    assert found(cast.viewer, drawn, "months").is_waived
    assert review(cast.viewer, drawn).open_count == 2
    (kept,) = read.with_state(list(read.waivers(cast.viewer, drawn.pk)))
    assert kept.holds
    (arrow,) = graphs.link_records(drawn)
    fields = {"details": {"months": {"min": 9, "mode": 4, "max": 7}}}
    commit(cast, drawn, {"kind": "edit_link", "id": arrow.id, "fields": fields})
    again = found(cast.viewer, drawn, "months")
    assert (again.verdict, again.waiver) == ("disproved", row)
    assert not read.with_state([read.waiver(cast.viewer, row.pk)])[0].holds
    fields = {"details": arrow.details}
    commit(cast, drawn, {"kind": "edit_link", "id": arrow.id, "fields": fields})
    assert found(cast.viewer, drawn, "months").is_waived


def test_what_is_said_of_the_map_as_a_whole_is_accepted_too(cast: Any, drawn: Any) -> None:
    row = waive(cast, drawn, found(cast.viewer, drawn, "unused_competency"))
    assert row.node is None
    assert found(cast.viewer, drawn, "unused_competency").is_waived
    assert waive(cast, drawn, found(cast.viewer, drawn, "unused_competency"), "Later").pk == row.pk
    write.take_back(actor=cast.editor, waiver_id=row.pk)
    assert found(cast.viewer, drawn, "unused_competency").verdict == "advice"


def test_a_copy_keeps_the_waivers_on_its_boxes_and_arrows(cast: Any, drawn: Any) -> None:
    for code in ("months", "dead_end", "unused_competency"):
        waive(cast, drawn, found(cast.viewer, drawn, code))
    copy = copy_graph(actor=cast.editor, graph_id=drawn.pk).graph
    assert found(cast.viewer, copy, "unused_competency").is_waived
    assert found(cast.viewer, copy, "months").is_waived
    assert found(cast.viewer, copy, "dead_end").is_waived


def test_what_is_not_found_any_more_cannot_be_accepted(cast: Any, drawn: Any) -> None:
    end = found(cast.viewer, drawn, "dead_end")
    assert end.fix is not None
    commit(cast, drawn, *end.fix.commands)
    with pytest.raises(Conflict) as refused:
        waive(cast, drawn, end)
    assert refused.value.code == "not_found_now"


def test_a_map_is_looked_at_as_a_whole_after_any_change(cast: Any, drawn: Any) -> None:
    graph = graphs.graph(cast.viewer, drawn.pk)
    seen = review_after(graph, graph.revision)
    assert (len(seen.findings), seen.looked_at) == (3, None)


def test_over_rest_in_the_language_of_the_reader(cast: Any, drawn: Any, client_of: Any) -> None:
    address = f"/api/v1/graphs/{drawn.pk}/findings"
    client = client_of("editor")
    answer = client.get(address)
    end, _months, unused = answer.json()["findings"]
    assert "mark it as a goal" in end["message"]
    assert end["fix"]["words"] == "Mark as a goal"
    assert (unused["node_id"], unused["title"]) == (None, "")
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    named = {name: unused[name] for name in ("node_id", "code", "side", "related_ids")}
    body = {**named, "reason": "Later"}
    made = client.post(f"/api/v1/graphs/{drawn.pk}/waivers", body, content_type="application/json")
    assert (made.status_code, made.json()["node_id"], made.json()["holds"]) == (201, None, True)
    Competency.objects.filter(key="idle").update(title="Selling")  # no revision, yet another answer
    again = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert again.json()["findings"][-1]["verdict"] == "advice"
    User.objects.filter(pk=cast.viewer.pk).update(language="ru")
    russian = Client()
    russian.force_login(User.objects.get(pk=cast.viewer.pk))
    end, *_ = russian.get(address).json()["findings"]
    assert "отметьте его как цель" in end["message"]
    assert end["fix"]["words"] == "Отметить как цель"


def test_the_number_of_queries_is_the_same_for_any_map(
    cast: Any, drawn: Any, django_assert_max_num_queries: Any
) -> None:
    graph = graphs.graph(cast.viewer, drawn.pk)
    with django_assert_max_num_queries(5):
        assert review_after(graph, 0).findings


@pytest.mark.parametrize(
    ("language", "heads"), [("en", "has 1 fault"), ("ru", "1 ошибка")], ids=["en", "ru"]
)
def test_a_report_tells_the_findings_of_maps_with_their_waivers(
    cast: Any, drawn: Any, language: str, heads: str
) -> None:
    for code, reason in (("dead_end", "Meant so"), ("months", "Agreed")):
        waive(cast, drawn, found(cast.viewer, drawn, code), reason)
    (arrow,) = graphs.link_records(drawn)
    fields = {"details": {"months": {"min": 9, "mode": 4, "max": 7}}}
    commit(cast, drawn, {"kind": "edit_link", "id": arrow.id, "fields": fields})
    report = Report.objects.create(
        engagement=cast.engagement,
        title="R",
        language=language,
        sections=[section_row("appendix_findings", "appendix_findings")],
    )
    with translation.override(language):
        (section,) = build_sections(build_document(report.pk))
    (page,) = section.pages
    assert heads in plain(page.title)
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    signs = [cell.value for row in table.rows for cell in row.cells if isinstance(cell.value, Sign)]
    assert [sign.kind for sign in signs] == ["disproved", "advice", "waived"]
    reasons = [plain(row.cells[-1].lines[-1].text) for row in table.rows]
    assert [text.rpartition(": ")[2] for text in (reasons[0], reasons[2])] == ["Agreed", "Meant so"]
