"""A pruned branch stays wherever nodes show, greyed, with the reason."""

import html
from typing import Any

import pytest
from django.urls import reverse

from issuetrees.exchange.export import export_outline
from issuetrees.reports.document import SectionChoice
from issuetrees.reports.gather import build_document
from issuetrees.reports.scene.blocks import Exhibit
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.write import create_report
from tests.cast import Cast
from tests.inquiry.trees import commit, make_tree, node_of
from tests.reports.scenes import blocks

REASON = "Too few of them"


@pytest.fixture
def tree(cast: Cast) -> Any:
    made = make_tree(cast)
    fields = {"status": "pruned", "prune_reason": REASON}
    command = {"kind": "edit_node", "id": node_of(cast, made, "Where are they?"), "fields": fields}
    commit(cast, made, command)
    made.refresh_from_db()
    return made


@pytest.mark.django_db
def test_pages_show_it_with_the_reason(cast: Cast, tree: Any, client_of: Any) -> None:
    client = client_of("viewer")
    compared = (
        f"{reverse('web:tree_compare', args=[tree.pk])}?with=revision&revision={tree.revision - 1}"
    )
    places = [
        reverse("web:story", args=[tree.pk]),
        reverse("web:present", args=[tree.pk]),
        compared,
    ]
    for place in places:
        page = html.unescape(client.get(place).content.decode())
        assert f"Pruned: {REASON}" in page, place
        assert "Where are they?" in page


@pytest.mark.django_db
def test_a_drawing_of_the_tree_greys_it_with_all_below(cast: Cast, tree: Any) -> None:
    svg = export_outline(actor=cast.viewer, graph_id=tree.pk, form="svg").content.decode()
    assert svg.count("stroke-dasharray") == 2  # the branch and its leaf
    assert "few of them" in svg
    assert REASON not in export_outline(actor=cast.viewer, graph_id=tree.pk, form="json").name
    png = export_outline(actor=cast.viewer, graph_id=tree.pk, form="png").content
    assert png.startswith(b"\x89PNG")


@pytest.mark.django_db
def test_the_sheet_of_a_report_says_why(cast: Cast, tree: Any) -> None:
    report = create_report(actor=cast.editor, engagement_id=cast.engagement.pk, title="Tree")
    shown = build_document(report.pk)
    assert SectionChoice("tree") in [SectionChoice(one.kind) for one in shown.sections]
    section = next(one for one in build_sections(shown) if one.kind == "tree")
    texts = [
        " ".join(line for text in box.texts for line in text.lines)
        for one in blocks(section, Exhibit)
        for box in one.drawing.shapes
        if hasattr(box, "texts")
    ]
    assert any(REASON in text.replace("\u00a0", " ") for text in texts)
