"""Bad input: a clear problem that names the field, and nothing half-written."""

import uuid
from typing import Any

import pytest
from django.utils import translation

from issuetrees.api import bodies
from issuetrees.api.resources.scenarios import BoundEdit
from issuetrees.graphs.models import Node, Revision
from issuetrees.kit.models import new_id
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.scores import Score
from tests.api.scored_world import Ids
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("made_once")
FOREIGN = "018f3b1e-0000-7000-8000-00000000ffff"


def goals(world: Ids) -> str:
    return f"engagements/{world['engagement_id']}/goals"


def commits(world: Ids) -> str:
    return f"graphs/{world['graph_id']}/commits"


def problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    found: dict[str, Any] = answer.json()
    assert set(found) <= {"title", "status", "detail", "code", "details", "errors"}
    assert found["status"] == status
    assert found["detail"]
    assert found["title"]
    return found


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "no_body"),
        (b"{", "not_json"),
        (b"{} {}", "not_json"),
        (b'{"title": NaN}', "not_json"),
        (b'{"title": "\xff"}', "not_utf8"),
        (b"\xef\xbb\xbf{}", "not_json"),
        (b'{"title": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "not_json"),
        (b'{"title": ' + b"[" * 40 + b"]" * 40 + b"}", "not_json"),
        (b'{"weight": ' + b"9" * 5_000 + b"}", "not_json"),
        (b"[]", "invalid"),
        (b'"title"', "invalid"),
        (b"null", "invalid"),
    ],
)
def test_a_body_that_is_no_object(caller, world, raw: bytes, code: str) -> None:
    found = problem(caller.post(goals(world), raw), 400)
    assert found["code"] == code
    assert Goal.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({}, "title", "required"),
        ({"title": None}, "title", "null"),
        ({"title": 5}, "title", "not_text"),
        ({"title": ["x"]}, "title", "not_text"),
        ({"title": " \n"}, "title", "missing"),
        ({"title": "x" * 301}, "title", "too_long"),
        ({"title": "a\x00b"}, "title", "unprintable"),
        ({"title": "a\ud800b"}, "title", "unprintable"),
        ({"title": "a\x1bb"}, "title", "unprintable"),
        ({"title": "x", "weight": "5"}, "weight", "invalid"),
        ({"title": "x", "weight": True}, "weight", "invalid"),
        ({"title": "x", "weight": -1}, "weight", "min_value"),
        ({"title": "x", "weight": 1e300}, "weight", "max_value"),
        ({"title": "x", "weight": 10**400}, "weight", "invalid"),
        ({"title": "x", "node_id": "x"}, "node_id", "invalid"),
        ({"title": "x", "node_id": 7}, "node_id", "invalid"),
        ({"title": "x", "node_id": FOREIGN}, "node_id", "foreign_node"),
        ({"title": "x", "wieght": 1}, "wieght", "unknown"),
        ({"title": "x", "a\ud800": 1}, "a\ud800", "unknown"),
    ],
)
def test_a_wrong_field_is_named(caller, world, body: Any, field: str, code: str) -> None:
    found = problem(caller.post(goals(world), body), 400)
    assert found["errors"][0]["field"] == field
    assert found["errors"][0]["code"] == code
    assert Goal.objects.count() == 1


def test_a_wrong_field_deep_inside_is_named_by_its_path(caller, world) -> None:
    levels = [{"value": 0}, {"value": "much"}]
    path = f"goals/{world['goal_id']}/criteria"
    found = problem(caller.post(path, {"title": "Reach", "levels": levels}), 400)
    assert found["errors"] == [
        {"field": "levels.1.value", "code": "invalid", "detail": "A valid number is required."}
    ]


def test_a_bound_is_told_in_the_language_of_each_request() -> None:
    said = []
    for language in ("en", "ru"):
        with translation.override(language):
            body = BoundEdit(data={"by": "side", "key": "outside", "low": -1})
            assert not body.is_valid()
            said.append(str(body.errors["low"][0]))
    assert "greater than or equal to 0" in said[0]
    assert "больше либо равно 0" in said[1]


def test_an_infinite_number_is_refused(caller, world) -> None:
    found = problem(caller.post(goals(world), b'{"title": "x", "weight": 1e999}'), 400)
    assert found["errors"][0]["field"] == "weight"


def test_a_body_that_is_too_large(caller, world, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "MAX_BYTES", 100)
    found = problem(caller.post(goals(world), {"title": "x" * 200}), 413)
    assert found["code"] == "too_large"


def test_a_body_of_another_kind(caller, world) -> None:
    answer = caller.client.post(f"/api/v1/{goals(world)}", {"title": "x"})
    assert problem(answer, 415)["code"] == "media_type"


def test_another_method_and_another_address(caller, world) -> None:
    assert problem(caller.delete(goals(world)), 405)["code"] == "method"
    assert problem(caller.get("nothing/here"), 404)["code"] == "not_found"
    assert problem(caller.post("graphs/not-an-id/commits", {}), 404)["code"] == "not_found"


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("page_size=0", "page_size"),
        ("page_size=201", "page_size"),
        ("page_size=١٠", "page_size"),
        ("page_size=x", "page_size"),
        ("cursor=x", "cursor"),
        ("cursor=bnVsbA", "cursor"),
        ("cursor=%00", "cursor"),
        ("status=done", "status"),
        ("parent_id=x", "parent_id"),
        ("parent_id=%00", "parent_id"),
        ("status=", "status"),
        ("sort=title", "sort"),
    ],
)
def test_a_wrong_parameter_is_named(caller, world, query: str, field: str) -> None:
    found = problem(caller.get(f"graphs/{world['graph_id']}/nodes?{query}"), 400)
    assert found["details"]["field"] == field


def test_a_yes_or_no_that_is_neither(caller, world) -> None:
    assert len(caller.get("engagements?is_archived=false").json()["items"]) == 1
    assert caller.get("engagements?is_archived=true").json()["items"] == []
    found = problem(caller.get("engagements?is_archived=maybe"), 400)
    assert found["details"]["field"] == "is_archived"


@pytest.mark.parametrize("after", ["-1", "x", "1e3", "99999999999999", "²", ""])
def test_a_wrong_revision_number(caller, world, after: str) -> None:
    answer = caller.get(f"graphs/{world['graph_id']}/changes?after={after}")
    assert problem(answer, 400)["details"]["field"] == "after"


def bad_commands(world: Ids) -> dict[str, Any]:
    root, child, fresh = world["parent_id"], world["node_id"], str(new_id())
    return {
        "cycle": {"kind": "move_node", "id": root, "parent_id": child},
        "itself": {"kind": "move_node", "id": child, "parent_id": child},
        "second root": {"kind": "add_node", "id": fresh, "parent_id": None, "title": "x"},
        "taken id": {"kind": "add_node", "id": child, "parent_id": root, "title": "x"},
        "lost parent": {"kind": "add_node", "id": fresh, "parent_id": FOREIGN, "title": "x"},
        "lost node": {"kind": "edit_node", "id": FOREIGN, "fields": {"title": "x"}},
        "orphan link": {
            "kind": "connect",
            "id": fresh,
            "source_id": child,
            "target_id": FOREIGN,
            "title": "x",
        },
        "no kind": {"id": fresh},
        "unknown kind": {"kind": "explode", "id": fresh},
        "unknown field": {"kind": "edit_node", "id": child, "fields": {"colour": "red"}},
        "wrong status": {"kind": "edit_node", "id": child, "fields": {"status": "done"}},
        "wrong date": {"kind": "edit_node", "id": child, "fields": {"due_on": "2026-02-30"}},
        "foreign owner": {"kind": "edit_node", "id": child, "fields": {"owner_id": FOREIGN}},
        "no id": {"kind": "delete_node"},
        "id no UUID": {"kind": "delete_node", "id": "x"},
        "NUL": {"kind": "edit_node", "id": child, "fields": {"title": "\x00"}},
        "surrogate": {"kind": "edit_node", "id": child, "fields": {"title": "\ud800"}},
        "huge title": {"kind": "edit_node", "id": child, "fields": {"title": "x" * 10_001}},
        "huge place": {"kind": "edit_node", "id": child, "fields": {"x": 10**24}},
        "endless place": {"kind": "edit_node", "id": child, "fields": {"y": 10**400}},
        "huge number": {"kind": "edit_node", "id": child, "fields": {"details": {"level": 10**24}}},
        "endless number": {"kind": "set_split", "id": child, "split": {"low": -(10**400)}},
        "lost revision": {"kind": "undo", "revision": 99},
        "no object": "delete everything",
    }


@pytest.mark.parametrize("what", sorted(bad_commands(dict.fromkeys(("parent_id", "node_id"), ""))))
def test_a_bad_command_leaves_nothing_behind(caller, world, what: str) -> None:
    good = {
        "kind": "add_node",
        "id": str(new_id()),
        "parent_id": world["parent_id"],
        "title": "Good",
    }
    before = (Revision.objects.count(), Node.objects.count())
    answer = caller.post(commits(world), {"commands": [good, bad_commands(world)[what]]})
    assert answer.status_code in {400, 409}
    found = problem(answer, answer.status_code)
    if what not in {"foreign owner", "id no UUID"}:  # checked for all commands at once
        assert found["details"]["command"] == 2
    assert (Revision.objects.count(), Node.objects.count()) == before


@pytest.mark.parametrize("commands", [None, [], {}, "x", [[]], [None] * 1_001])
def test_commands_that_are_no_list_of_commands(caller, world, commands: Any) -> None:
    problem(caller.post(commits(world), {"commands": commands}), 400)


def test_a_commit_on_a_base_of_the_future_or_the_far_past(caller, world) -> None:
    edit = {"kind": "edit_node", "id": world["node_id"], "fields": {"title": "x"}}
    body = {"commands": [edit], "base": -1}
    assert problem(caller.post(commits(world), body), 400)["details"]["field"] == "base"
    body["base"] = 2**31
    assert problem(caller.post(commits(world), body), 400)["details"]["field"] == "base"


def test_scores_are_set_all_or_none(assessor, world) -> None:
    cell = {name: world[name] for name in ("initiative_id", "criterion_id", "assessor_id")}
    path = f"engagements/{world['engagement_id']}/scores"
    body = {"scores": [{**cell, "value": 1}, {**cell, "value": 99}]}
    found = problem(assessor.put(path, body), 400)
    assert found["details"]["errors"][0]["index"] == 1
    assert Score.objects.get(**cell).value == 3
    foreign = {"scores": [{**cell, "initiative_id": FOREIGN, "value": 1}]}
    assert problem(assessor.put(path, foreign), 400)["code"] == "scores_invalid"


def test_scores_that_come_twice_with_a_key_are_set_once(assessor, world) -> None:
    cell = {name: world[name] for name in ("initiative_id", "criterion_id", "assessor_id")}
    path, headers = f"engagements/{world['engagement_id']}/scores", {"Idempotency-Key": "once"}
    first = assessor.put(path, {"scores": [{**cell, "value": 1}]}, headers=headers)
    Score.objects.update(value=2)  # by somebody else, before the answer that was lost is asked for
    again = assessor.put(path, {"scores": [{**cell, "value": 1}]}, headers=headers)
    assert (again.json(), again["Idempotent-Replay"]) == (first.json(), "true")
    assert Score.objects.get(**cell).value == 2
    other = assessor.put(path, {"scores": [{**cell, "value": 3}]}, headers=headers)
    assert problem(other, 409)["code"] == "key_reused"


def test_things_of_another_engagement_are_refused(caller, world, cast: Cast) -> None:
    path = f"gates/{world['gate_id']}/verdicts/{uuid.uuid4()}"
    assert problem(caller.put(path, {"verdict": "pass"}), 404)["code"] == "not_found"


def test_a_text_that_holds_nothing(caller, world) -> None:
    path = f"graphs/{world['graph_id']}/imports"
    assert problem(caller.post(path, {"text": ""}), 400)["detail"]
    assert problem(caller.post(path, {"text": "\x00"}), 400)["errors"][0]["field"] == "text"


def test_wrong_languages_and_choices(caller, world) -> None:
    path = f"workspaces/{world['workspace_id']}/engagements"
    found = problem(caller.post(path, {"name": "x", "language": "fr"}), 400)
    assert found["errors"][0]["field"] == "language"


def test_refusals_speak_the_readers_language(caller, world, cast: Cast) -> None:
    answer = caller.post(goals(world), {}, headers={"Accept-Language": "en"})
    assert problem(answer, 400)["title"] == "The request is not valid"


@pytest.mark.parametrize("given", ["é", "\ud83d", "a", [1], {}, 5, True])
def test_bytes_that_are_not_in_base64(caller, world, given: Any) -> None:
    sent = {"firm_logo": given}
    place = f"engagements/{world['engagement_id']}/brand"
    found = problem(caller.patch(place, sent, headers={"If-Match": "*"}), 400)
    assert found["errors"][0]["field"] == "firm_logo"
