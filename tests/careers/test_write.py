"""The competencies of a stage map."""

import pytest

from issuetrees.careers.write import set_competencies
from issuetrees.core.graph.records import STAGE_MAP
from issuetrees.graphs import write

pytestmark = pytest.mark.django_db


def test_competencies_are_replaced_in_order(cast):
    graph = write.create_graph(
        engagement_id=cast.engagement.pk, kind=STAGE_MAP, title="Map", actor=cast.editor
    )
    set_competencies(actor=cast.editor, graph_id=graph.pk, titles={"data": "Data", "people": "P"})
    set_competencies(actor=cast.editor, graph_id=graph.pk, titles={"people": "People", "data": "D"})
    assert [item.key for item in graph.competencies.all()] == ["people", "data"]
