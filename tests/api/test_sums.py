"""Money has the same limits in the schema, in forms and in the rows; sums of it have room."""

import re
from decimal import Decimal
from typing import Any

import pytest
from rest_framework.test import APIClient

from issuetrees.api.reference import openapi
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.tracking.write import activities
from tests.cast import Cast
from tests.scoring.cases import Case, make_case

pytestmark = pytest.mark.django_db
MOST = "9999999999999.99"


@pytest.fixture
def case(cast: Cast) -> Case:
    made: Case = make_case(cast)
    return made


def test_the_schema_takes_what_the_rows_take_and_no_more() -> None:
    parts = openapi()["components"]["schemas"]
    for part, field, most, more in (
        ("PartyEdit", "hire_day", MOST, "10000000000000"),
        ("ActivityEdit", "effort", "99999.99", "100000"),
        ("EffortEdit", "amount", "9999999999.99", "10000000000"),
    ):
        pattern = parts[part]["properties"][field]["pattern"]
        assert re.search(pattern, most), field
        assert not re.search(pattern, more), field


@pytest.mark.parametrize("amount", [MOST, "10000000000000", "9" * 300])
def test_the_largest_sum_is_taken_and_read_back_and_a_larger_one_refused_with_the_limit(
    cast: Cast, case: Case, amount: str
) -> None:
    row = activities.create_party(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Agency"
    )
    client = APIClient()
    client.force_authenticate(cast.editor)
    answer = client.patch(
        f"/api/v1/parties/{row.pk}", {"agency_day": amount}, format="json", HTTP_IF_MATCH="*"
    )
    if amount == MOST:
        assert (answer.status_code, answer.json()["agency_day"]) == (200, MOST)
        return
    assert answer.status_code == 400
    assert "9,999,999,999,999.99" in str(answer.json())


def test_sums_of_the_largest_costs_are_told(cast: Cast, case: Case) -> None:
    given: Any = [{"period_id": case.period.pk, "likely": Decimal(MOST)}]
    for place in range(15):
        initiatives_write.create_initiative(
            actor=cast.editor, engagement_id=cast.engagement.pk, title=f"{place}", costs=given
        )
    client = APIClient()
    client.force_authenticate(cast.viewer)
    answer = client.get(f"/api/v1/engagements/{cast.engagement.pk}/budget-frame")
    assert answer.status_code == 200
    asked = Decimal(answer.json()["periods"][0]["asked"])
    assert abs(asked - 15 * Decimal(MOST)) < 1  # SQLite adds up with sixteen digits
