"""Pages of a round after the reveal: what was typed stays, the number of queries too."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from issuetrees.scoring.models.discussion import CellComment
from issuetrees.scoring.models.rounds import Round
from issuetrees.scoring.write import choices, discussion, initiatives
from issuetrees.scoring.write import rounds as rounds_write
from tests.cast import Cast
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


@pytest.fixture
def row(cast: Cast, case: Case) -> Round:
    """Closed and so revealed; the commenter preferred the first two times."""
    row = Round.objects.get()
    keys = [one.pk for one in case.initiatives]
    for other in keys[1:]:
        choices.choose(
            actor=cast.commenter,
            round_id=row.pk,
            first_id=keys[0],
            second_id=other,
            preferred_id=keys[0],
        )
    return rounds_write.close_round(actor=cast.editor, round_id=row.pk)


def place(case: Case, row: Round) -> dict[str, Any]:
    return {
        "round_id": row.pk,
        "initiative_id": case.initiatives[0].pk,
        "criterion_id": case.criteria[0].pk,
    }


def agreement(case: Case, row: Round) -> str:
    cell = f"{case.initiatives[0].pk}:{case.criteria[0].pk}"
    return f"{reverse('web:round_agreement', args=[row.pk])}?cell={cell}"


def test_a_comment_that_is_refused_stays_in_its_box_with_the_reason(cast, case, row, client_of):
    client: Client = client_of("commenter")
    address = reverse("web:cell_comment", args=list(place(case, row).values()))
    answer = client.post(address, {"text": "long " * 5000}).content.decode()
    assert 'aria-invalid="true"' in answer
    assert "long long long" in answer
    assert not CellComment.objects.exists()
    assert client.post(address, {"text": "<b>Why?</b>"})["Location"].endswith("#discussion")
    page = client.get(agreement(case, row)).content.decode()
    assert "&lt;b&gt;Why?&lt;/b&gt;" in page
    assert re.search(r'comment-mark".*?>\s*1<span', page, re.DOTALL)


def test_an_answer_that_is_refused_stays_open_below_its_thread(cast, case, row, client_of):
    head = discussion.add_comment(actor=cast.editor, text="Why?", **place(case, row))
    address = reverse("web:cell_comment", args=list(place(case, row).values()))
    sent = {"text": " ", "thread_id": str(head.pk)}
    page = client_of("commenter").post(address, sent).content.decode()
    assert re.search(r"<details[^>]* open>", page)
    assert f'id="say-answer-{head.pk}-error"' in page


def test_viewers_read_and_have_no_box(cast, case, row, client_of):
    discussion.add_comment(actor=cast.editor, text="Why?", **place(case, row))
    page = client_of("viewer").get(agreement(case, row)).content.decode()
    assert "Why?" in page
    assert "<textarea" not in page
    assert "Resolve" not in page


def test_a_blind_round_that_runs_is_named_instead_of_the_box(cast, case, row, client_of):
    discussion.add_comment(actor=cast.editor, text="Why?", **place(case, row))
    made = rounds_write.create_round(actor=cast.editor, engagement_id=cast.engagement.pk)
    rounds_write.open_round(actor=cast.editor, round_id=made.pk)
    page = client_of("editor").get(agreement(case, row)).content.decode()
    assert "“Round 2” is blind" in page
    assert "<textarea" not in page


@pytest.mark.parametrize("count", [1, 30])
def test_pages_take_a_constant_number_of_queries(
    cast, case, row, client_of, django_assert_max_num_queries, count
):
    for number in range(count):
        discussion.add_comment(actor=cast.editor, text=f"No {number}", **place(case, row))
    initiatives.create_initiatives(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        rows=[{"title": f"Idea {number}"} for number in range(count)],
    )
    client: Client = client_of("editor")
    for address in (agreement(case, row), reverse("web:gut_order", args=[row.pk])):
        client.get(address)
        with django_assert_max_num_queries(36):
            assert client.get(address).status_code == 200
