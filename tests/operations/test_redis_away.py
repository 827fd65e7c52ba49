"""Redis is down: work goes on where nothing depends on it; the rest is 503, never half-written."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from issuetrees.accounts.models import User
from issuetrees.api import throttles
from issuetrees.comments.models import Comment
from issuetrees.graphs import write
from issuetrees.operations import configuration
from issuetrees.operations.outage import is_outage
from issuetrees.workspaces.models import Membership
from tests.cast import PASSWORD, Cast, make_cast

NOBODY = "redis://127.0.0.1:1/0"  # a port on which nothing listens
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(transactional_db: None) -> Cast:
    return make_cast()


@pytest.fixture
def _away(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of production, with a Redis that does not answer."""
    near = configuration.near_cache()
    settings.CACHES = {"default": configuration.cache(NOBODY, is_production=True), "near": near}
    settings.CHANNEL_LAYERS = {"default": configuration.channel_layer(NOBODY)}
    monkeypatch.setattr(throttles, "_closed_until", 0.0)


@pytest.fixture
def sign_in(people: Cast) -> Callable[[str], Client]:
    def make(name: str) -> Client:
        client = Client(raise_request_exception=False)
        client.force_login(getattr(people, name))
        return client

    return make


@pytest.mark.usefixtures("_away")
def test_a_commit_is_written(people: Cast, sign_in: Callable[[str], Client]) -> None:
    tree = write.create_graph(
        engagement_id=people.engagement.pk, kind="issue_tree", title="Tree", actor=people.owner
    )
    root = {"kind": "add_node", "id": str(uuid.uuid4()), "parent_id": None, "title": "Why?"}
    client = sign_in("editor")
    address = f"/api/v1/graphs/{tree.pk}"
    answer = post(client, f"{address}/commits", {"commands": [root]})
    assert (answer.status_code, answer.json()["revision"]) == (201, 1)
    answer = post(client, f"{address}/comments", {"node_id": root["id"], "text": "Really?"})
    assert answer.status_code == 201
    assert Comment.objects.count() == 1


@pytest.mark.usefixtures("_away")
def test_a_member_is_removed(people: Cast, sign_in: Callable[[str], Client]) -> None:
    membership = Membership.objects.get(workspace=people.workspace, user=people.viewer)
    answer = sign_in("owner").post(f"/members/{membership.pk}/remove/")
    assert answer.status_code == 302
    assert not Membership.objects.filter(pk=membership.pk).exists()


@pytest.mark.usefixtures("_away")
def test_requests_are_counted_here(
    people: Cast, sign_in: Callable[[str], Client], settings: Any
) -> None:
    settings.API_RATE = 2
    caches["near"].clear()
    client = sign_in("editor")
    assert [client.get("/api/v1/me").status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.usefixtures("_away")
@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/accounts/login/", {"login": "owner@example.org", "password": PASSWORD}),
        ("/accounts/signup/", {"email": "new@example.org", "password1": PASSWORD, "name": "New"}),
        ("/accounts/password/reset/", {"email": "owner@example.org"}),
    ],
)
def test_what_counts_guesses_waits(people: Cast, address: str, form: dict[str, str]) -> None:
    before = User.objects.count()
    client = Client(raise_request_exception=False)
    answer = client.post(address, form)
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "Try again" in answer.content.decode()
    assert User.objects.count() == before
    assert "_auth_user_id" not in client.session


def test_a_mistake_in_what_redis_was_told_is_no_outage() -> None:
    from redis import exceptions

    assert is_outage(exceptions.ConnectionError("refused"))
    assert not is_outage(exceptions.ResponseError("wrong type"))


def post(client: Client, address: str, body: dict[str, Any]) -> Any:
    return client.post(address, body, content_type="application/json")
