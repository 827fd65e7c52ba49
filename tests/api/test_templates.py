"""Templates over REST: by kind and language, and one call that inserts."""

import pytest

from issuetrees.exchange import templates
from tests.api.caller import Caller


@pytest.fixture
def graph_id(caller: Caller, cast) -> str:
    made = caller.post(
        f"engagements/{cast.engagement.pk}/graphs", {"kind": "issue_tree", "title": "Market"}
    )
    return str(made.json()["id"])


def test_the_list_has_them_whole(caller):
    found = caller.get("templates").json()["items"]
    assert [one["name"] for one in found] == [one.name for one in templates.templates("en")]
    profit = next(one for one in found if one["name"] == "profit-tree")
    assert profit["questions"][0] == {
        "depth": 0,
        "title": "What drives the change in profit?",
        "note": "Profit = revenue − costs. Put a figure on each branch before going deeper.",
        "split_kind": "framework",
        "split": {},
    }
    assert profit == caller.get("templates/profit-tree").json()


def test_one_kind_only(caller):
    found = caller.get("templates?kind=stage_map").json()["items"]
    assert {one["kind"] for one in found} == {"stage_map"}
    way = next(one for one in found if one["name"] == "engineer")
    assert {"source", "target", "details"} == set(way["arrows"][0])
    assert [stage["kind"] for stage in way["stages"]].count("fork") == 2


def test_the_language_is_asked_for_or_the_readers(caller, cast):
    assert caller.get("templates/swot").json()["language"] == "en"
    assert caller.get("templates/swot?language=ru").json()["title"] == "SWOT с выводами"
    cast.editor.language = "ru"
    cast.editor.save()
    assert caller.get("templates/swot").json()["language"] == "ru"
    assert caller.get("templates/swot?language=en").json()["language"] == "en"


@pytest.mark.parametrize("query", ["kind=essay", "language=fr", "kind=", "size=2"])
def test_what_is_not_known_is_refused(caller, query):
    answer = caller.get(f"templates?{query}")
    assert answer.status_code == 400
    assert answer.json()["details"]["field"] == query.split("=")[0]


def test_one_call_inserts(caller, graph_id):
    answer = caller.post(f"graphs/{graph_id}/templates", {"name": "swot", "language": "ru"})
    assert answer.status_code == 201
    added = answer.json()["change"]["nodes"]["added"].values()
    assert {node["title"] for node in added} == {
        question.title for question in templates.template("swot", "ru").questions
    }
    root = next(node["id"] for node in added if node["parent_id"] is None)
    again = caller.post(
        f"graphs/{graph_id}/templates",
        {"name": "three-c", "parent_id": root, "is_whole": False},
        headers={"Idempotency-Key": "once"},
    )
    assert again.json()["revision"] == 2
    repeated = caller.post(
        f"graphs/{graph_id}/templates",
        {"name": "three-c", "parent_id": root, "is_whole": False},
        headers={"Idempotency-Key": "once"},
    )
    assert repeated.json()["revision"] == 2


def test_an_unknown_template_is_named(caller, graph_id):
    answer = caller.post(f"graphs/{graph_id}/templates", {"name": "cash-cow"})
    assert (answer.status_code, answer.json()["details"]["field"]) == (400, "name")
    assert "cash-cow" in answer.json()["detail"]
