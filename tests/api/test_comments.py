"""Comments over REST: the life of a thread, filters, versions, replays, mail."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from issuetrees.comments.models import Comment
from issuetrees.jobs import work
from tests.api.caller import Caller
from tests.api.scored_world import Ids
from tests.cast import Cast


@pytest.fixture
def path(world: Ids) -> str:
    return f"graphs/{world['graph_id']}/comments"


def said(caller: Caller, path: str, **query: str) -> list[tuple[str, bool]]:
    items = caller.get(path, data=query).json()["items"]
    return [(item["text"], item["is_resolved"]) for item in items]


def test_a_thread_from_the_first_word_to_the_last(caller: Caller, world: Ids, path: str) -> None:
    body = {"node_id": world["node_id"], "text": "Price\nor product?"}
    made = caller.post(path, body)
    thread = made.json()
    assert made.status_code == 201
    assert made["Location"] == f"/api/v1/comments/{thread['id']}"
    assert thread["author"]["name"] == "Editor"
    answer = caller.post(path, {**body, "text": "Product.", "thread_id": thread["id"]}).json()
    assert answer["thread_id"] == thread["id"]
    resolved = caller.post(f"comments/{thread['id']}/resolve").json()
    assert (resolved["is_resolved"], resolved["resolved_by"]["name"]) == (True, "Editor")
    assert caller.get(f"comments/{answer['id']}").json()["resolved_at"] == resolved["resolved_at"]
    reopened = caller.post(f"comments/{thread['id']}/reopen").json()
    assert (reopened["is_resolved"], reopened["resolved_by"]) == (False, None)
    wrong = caller.post(f"comments/{answer['id']}/resolve")
    assert (wrong.status_code, wrong.json()["code"]) == (409, "not_a_thread")


def test_lists_are_filtered_by_node_and_state(caller: Caller, world: Ids, path: str) -> None:
    caller.post(path, {"node_id": world["parent_id"], "text": "On the root"})
    thread_id = world["thread_id"]
    caller.post(path, {"node_id": world["node_id"], "text": "Yes.", "thread_id": thread_id})
    caller.post(f"comments/{thread_id}/resolve")
    first, answer, root = ("Is it, @Owner?", True), ("Yes.", True), ("On the root", False)
    assert said(caller, path) == [first, root, answer]
    assert said(caller, path, node_id=world["node_id"]) == [first, answer]
    assert said(caller, path, is_resolved="true") == [first, answer]
    assert said(caller, path, is_resolved="false") == [root]
    page = caller.get(path, data={"page_size": "1"}).json()
    assert [item["text"] for item in page["items"]] == ["Is it, @Owner?"]
    assert [item["text"] for item in caller.client.get(page["next"]).json()["items"]] == [
        "On the root"
    ]
    wrong = caller.get(path, data={"is_resolved": "perhaps"})
    assert (wrong.status_code, wrong.json()["code"]) == (400, "bad_filter")


def test_counts_come_by_node(caller: Caller, world: Ids, path: str) -> None:
    before = caller.get(f"{path}/counts").json()
    assert before["nodes"] == {world["node_id"]: {"open": 1, "resolved": 0}}
    caller.post(f"comments/{world['thread_id']}/resolve")
    after = caller.get(f"{path}/counts").json()
    assert after["nodes"] == {world["node_id"]: {"open": 0, "resolved": 1}}
    assert after["changed_at"] > before["changed_at"]


def test_a_change_needs_the_version_that_was_read(world: Ids, client_of: Any) -> None:
    caller, path = Caller(client_of("commenter")), f"comments/{world['comment_id']}"
    tag = caller.get(path)["ETag"]
    assert caller.get(path, headers={"If-None-Match": tag}).status_code == 304
    assert caller.patch(path, {"text": "A"}).json()["code"] == "if_match_missing"
    edited = caller.patch(path, {"text": "A"}, headers={"If-Match": tag}).json()
    assert (edited["text"], edited["edited_at"] is None) == ("A", False)
    assert [person["name"] for person in edited["mentions"]] == ["Owner"]  # not given: as it was
    stale = caller.patch(path, {"text": "B"}, headers={"If-Match": tag})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale")
    assert caller.delete(path, headers={"If-Match": tag}).status_code == 412


def test_what_was_deleted_comes_back(world: Ids, client_of: Any) -> None:
    caller, path = Caller(client_of("commenter")), f"comments/{world['comment_id']}"
    gone = caller.delete(path, headers={"If-Match": "*"}).json()
    assert (gone["is_deleted"], gone["text"], gone["mentions"]) == (True, "", [])
    assert caller.get(path).status_code == 404
    back = caller.post(f"{path}/restore").json()
    assert (back["text"], back["is_deleted"]) == ("Is it, @Owner?", False)
    again = caller.post(f"{path}/restore")
    assert (again.status_code, again.json()["code"]) == (409, "restored_already")


def test_a_comment_sent_twice_is_said_and_mailed_once(
    caller: Caller, world: Ids, path: str, django_capture_on_commit_callbacks: Any
) -> None:
    body = {
        "node_id": world["node_id"],
        "text": "@Owner, once",
        "mention_ids": [world["owner_id"]],
    }
    headers = {"Idempotency-Key": "c-1"}
    with django_capture_on_commit_callbacks(execute=True):
        first = caller.post(path, body, headers=headers)
        again = caller.post(path, body, headers=headers)
    work.drain()
    assert (first.status_code, again.json()) == (201, first.json())
    assert again["Idempotent-Replay"] == "true"
    assert Comment.objects.filter(text="@Owner, once").count() == 1
    assert [message.to for message in mail.outbox] == [["owner@example.org"]]
    link = f"http://testserver/graphs/{world['graph_id']}/?node={world['node_id']}"
    assert link in mail.outbox[0].body


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"text": " \n "}, "text"),
        ({"text": "x" * 5001}, "text"),
        ({"text": None}, "text"),
        ({"mention_ids": ["nobody"]}, "mention_ids.0"),
        ({"mention_ids": ["018f3b1e-0000-7000-8000-00000000ffff"]}, "mention_ids"),
        ({"node_id": "018f3b1e-0000-7000-8000-00000000ffff"}, "node_id"),
        ({"thread_id": "018f3b1e-0000-7000-8000-00000000ffff"}, "thread_id"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_cannot_be_said_is_named(
    caller: Caller, world: Ids, path: str, change: dict[str, Any], field: str
) -> None:
    refused = caller.post(path, {"node_id": world["node_id"], "text": "Fine", **change})
    assert refused.status_code == 400
    assert [error["field"] for error in refused.json()["errors"]] == [field]
    assert Comment.objects.count() == 1


def test_a_token_to_read_cannot_comment(world: Ids, path: str, cast: Cast) -> None:
    from issuetrees.accounts.write import create_token

    _, key = create_token(actor=cast.editor, name="Reader", scopes=["read"], expires_at=None)
    caller, headers = Caller(Client()), {"Authorization": f"Bearer {key}"}
    assert caller.get(path, headers=headers).status_code == 200
    body = {"node_id": world["node_id"], "text": "Hello"}
    assert caller.post(path, body, headers=headers).status_code == 403


def test_a_comment_points_at_a_place_and_nonsense_is_refused(
    caller: Caller, world: Ids, path: str
) -> None:
    body = {"node_id": world["node_id"], "text": "This corner?", "place": {"dx": 232, "dy": -8}}
    made = caller.post(path, body).json()
    assert made["place"] == {"dx": 232, "dy": -8}
    assert said(caller, path, has_place="true") == [("This corner?", False)]
    for place in ({"dx": 1e9, "dy": 0}, {"dx": 0.5, "dy": 0}, {"dx": 0}, [1, 2], "here"):
        refused = caller.post(path, {**body, "place": place})
        assert refused.status_code == 400, place
        assert "place" in str(refused.json()["errors"])
    raw = b'{"node_id": "%s", "text": "x", "place": {"dx": NaN, "dy": 0}}'
    assert caller.post(path, raw % world["node_id"].encode()).status_code == 400
