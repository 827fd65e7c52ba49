"""Profiles over REST: replayed once, forgotten with what is erased, read in constant queries."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from issuetrees.api.models import IdempotentRequest
from tests.api.scored_world import Ids

pytestmark = pytest.mark.django_db


def test_an_erased_profile_leaves_no_answer(world: Ids, client_of: Callable[[str], Client]) -> None:
    client = client_of("owner")
    own = f"/api/v1/profiles/{world['profile_id']}"
    rated = {"levels": [{"competency": "leading-people", "level": 3, "evidence": "Secret"}]}
    for number, (path, body) in enumerate(
        ((f"{own}/ratings", rated), (f"{own}/steps", {"text": "Secret"}))
    ):
        sent = client.post(
            path, body, content_type="application/json", headers={"Idempotency-Key": f"k{number}"}
        )
        assert sent.status_code in {200, 201}
    assert IdempotentRequest.objects.count() == 2
    assert client.post(f"{own}/erase").status_code == 204
    assert not IdempotentRequest.objects.exists()
    assert client.get(own).status_code == 404
    assert client.get("/api/v1/me/profiles").json()["items"] == []


def test_a_wrong_link_is_named_by_its_competency(
    world: Ids, client_of: Callable[[str], Client]
) -> None:
    sent = client_of("owner").post(
        f"/api/v1/profiles/{world['profile_id']}/ratings",
        {"levels": [{"competency": "leading-people", "level": 1, "link": "ftp://x.org"}]},
        content_type="application/json",
    )
    assert sent.status_code == 400
    assert sent.json()["errors"][0]["field"] == "leading-people.link"


@pytest.mark.parametrize(
    ("path", "most"), [("standing", 12), ("steps", 8), ("ratings", 8), ("proposals", 12)]
)
def test_queries(
    world: Ids,
    client_of: Callable[[str], Client],
    django_assert_max_num_queries: Any,
    path: str,
    most: int,
) -> None:
    client = client_of("owner")
    own = f"/api/v1/profiles/{world['profile_id']}"
    for number in range(5):
        step = {"text": f"Step {number}", "due_on": "2027-01-01"}
        client.post(f"{own}/steps", step, content_type="application/json")
    with django_assert_max_num_queries(most):
        assert client.get(f"{own}/{path}").status_code == 200
