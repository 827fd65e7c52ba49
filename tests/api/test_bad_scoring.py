"""Bad input about scores and weights over REST: refused by name, nothing half-written."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.models.weight_sets import WeightSet
from tests.api.caller import Caller
from tests.api.test_bad_input import problem
from tests.cast import Cast
from tests.scoring.cases import Case, make_case

HUGE = 10**400


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


@pytest.fixture
def here(cast: Cast) -> str:
    return f"engagements/{cast.engagement.pk}"


def said(text: str, case: Case) -> Any:
    """Answers in which A and B are the goals, C and D the criteria of the first."""
    names = dict(zip("ABCD", [*case.goals, *case.criteria], strict=False))
    for letter, row in names.items():
        text = text.replace(f"#{letter}", str(row.pk))
    return json.loads(text.replace("HUGE", str(HUGE)))


@pytest.mark.parametrize(
    ("method", "answers", "words"),
    [
        ("direct", '{"": {"#A": HUGE, "#B": 1}}', "has a form that no method knows"),
        ("direct", '{"": {"#A": 1e12, "#B": 1}}', "“Be known” is not a number up to 1,000,000,000"),
        ("direct", '{"": {"#A": 1e12}}', "“Be known” is not a number up to 1,000,000,000"),
        ("direct", '{"": {"#A": [1, 2], "#B": 1}}', "“Be known” is not a number up to"),
        ("direct", '{"": {"#A": true}}', "has a form that no method knows"),
        ("swing", '{"": {"#A": [1e200, 1e200], "#B": 1}}', "“Be known” is not a number up to"),
        ("swing", '{"": {"#A": [1, 2, 3], "#B": 1}}', "has a form that no method knows"),
        ("swing", '{"": {"#A": [2, 1], "#B": 1}}', "“Be known”: a range goes from a number"),
        ("pairwise", '{"": {"#A|#B": HUGE}}', "has a form that no method knows"),
        ("pairwise", '{"": {"#A|#B": 0}}', "“Be known” cannot be worth 0 times “Be chosen”"),
        (
            "best_worst",
            '{"": {"best": "#A", "worst": "#B", "above": {"#B": HUGE}, "below": {"#A": 3}}}',
            "“above” has a form that no method knows",
        ),
        (
            "best_worst",
            '{"": {"best": "#A", "worst": "#B", "above": [1], "below": {"#A": 3}}}',
            "“above” has a form that no method knows",
        ),
        (
            "best_worst",
            '{"": {"best": "#A", "worst": "#B", "above": {"#B": 12}, "below": {"#A": 12}}}',
            "“Be chosen” has the answer 12. Use 1 to 9",
        ),
        ("direct", '{"nowhere": {"#A": 1}}', "has a form that no method knows"),
        ("direct", '{"": {"a\\u0000b": 1}}', "“ab” has a form that no method knows"),
        ("direct", '{"": [1, 2]}', "an object for each knot"),
    ],
)
def test_answers_that_no_method_can_take(
    caller, here, case: Case, method: str, answers: str, words: str
) -> None:
    body = {"name": "Board", "method": method, "answers": said(answers, case)}
    found = problem(caller.post(f"{here}/weight-sets", body), 400)
    assert words in found["detail"]
    assert found["errors"][0]["field"] in {"answers", "weights", "judgements", "best"}
    assert not WeightSet.objects.exists()


def test_an_answer_that_is_half_given_waits(caller, here, case: Case) -> None:
    half = said('{"": {"best": "", "worst": "#B", "above": {"#B": 3}, "below": {}}}', case)
    body = {"name": "Board", "method": "best_worst", "answers": half}
    made = caller.post(f"{here}/weight-sets", body)
    assert made.status_code == 201
    weighed = caller.get(f"weight-sets/{made.json()['id']}/weighed").json()
    assert (weighed["problem"], weighed["open"][0]) == (None, "")


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ({}, "A number is missing here."),
        ({"value": None}, "A number is missing here."),
        ({"state": None, "value": 3}, "Only a given score has a value."),
        ({"state": "unknown", "low": 3}, "Only a given score has a value."),
        ({"value": 11}, "“Reach”: 11 is beyond the scale of 0 to 10. Say that it is meant."),
        ({"value": 5, "low": 6}, "A range goes from low over likely to high"),
    ],
)
def test_a_cell_that_says_nothing_or_two_things(
    cast: Cast, client_of: Callable[[str], Client], here, case: Case, cell: Any, words: str
) -> None:
    owner = Caller(client_of("owner"))
    place = {
        "initiative_id": str(case.initiatives[0].pk),
        "criterion_id": str(case.criteria[1].pk),
        "assessor_id": str(case.assessors[0].pk),
    }
    assert owner.put(f"{here}/scores", {"scores": [{**place, "value": 7}]}).status_code == 200
    found = problem(owner.put(f"{here}/scores", {"scores": [{**place, **cell}]}), 400)
    assert words in found["detail"]
    assert Score.objects.get().value == 7
