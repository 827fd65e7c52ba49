"""How far each assessor is, of what they are asked for."""

import pytest
from django.urls import reverse

from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import scores as scores_write
from tests.scoring.cases import make_case


@pytest.fixture
def case(cast):
    return make_case(cast)


def test_progress_counts_what_each_assessor_is_asked_for(cast, case, client_of):
    rubric, number, _yes_no = case.criteria
    criteria_write.edit_criterion(
        actor=cast.editor, criterion_id=rubric.pk, kind_ids=[case.kind.pk]
    )
    criteria_write.edit_criterion(
        actor=cast.editor, criterion_id=number.pk, assessor_ids=[case.assessors[0].pk]
    )
    scores_write.set_scores(
        actor=cast.owner,
        engagement_id=cast.engagement.pk,
        entries=[case.entry(0, 0, value=2, reason="x")],
    )
    wanted = [1 + 3 + 3, 1 + 3]  # of three initiatives one is of the kind
    client = client_of("owner")
    answer = client.get(reverse("web:scores", args=[cast.engagement.pk]))
    assert [cells for _sheet, cells in answer.context["tabs"]] == wanted
    assert 'data-state="beside"' in answer.content.decode()
    answer = client.get(reverse("web:rounds", args=[cast.engagement.pk]))
    (line,) = answer.context["lines"]
    assert [cells for _sheet, cells in line.sheets] == wanted
    assert (line.criteria, line.initiatives) == (3, 3)
