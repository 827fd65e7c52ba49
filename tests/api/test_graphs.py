"""Trees over REST: commits, changes, records, history, undo."""

import base64
import json
import uuid
from typing import Any

import pytest

from issuetrees.core import limits
from issuetrees.graphs import write as graphs
from issuetrees.kit.models import new_id
from tests.api.caller import Caller


def add(title: str, parent_id: str | None = None) -> dict[str, Any]:
    return {"kind": "add_node", "id": str(new_id()), "parent_id": parent_id, "title": title}


@pytest.fixture
def graph(caller: Caller, cast) -> dict[str, Any]:
    made = caller.post(
        f"engagements/{cast.engagement.pk}/graphs", {"kind": "issue_tree", "title": "Market"}
    )
    assert made.status_code == 201, made.content
    found: dict[str, Any] = made.json()
    return found


def commit(caller: Caller, graph, commands, **body):
    return caller.post(f"graphs/{graph['id']}/commits", {"commands": commands, **body})


def test_a_graph_is_made_and_found_under_its_location(caller, cast):
    made = caller.post(
        f"engagements/{cast.engagement.pk}/graphs", {"kind": "stage_map", "title": " Map "}
    )
    assert made.status_code == 201
    assert made["ETag"] == '"1"'
    again = caller.client.get(made["Location"])
    assert again.json() == made.json()
    assert again.json()["title"] == "Map"


def test_an_id_of_the_senders_is_refused_whether_it_exists_or_not(caller, cast):
    foreign = graphs.create_graph(
        engagement_id=cast.foreign_engagement.pk,
        kind="issue_tree",
        title="Secret",
        actor=cast.outsider,
    )
    path = f"engagements/{cast.engagement.pk}/graphs"
    answers = [
        caller.post(path, {"id": graph_id, "kind": "issue_tree", "title": "Market"})
        for graph_id in (str(foreign.pk), str(new_id()))
    ]
    assert [answer.status_code for answer in answers] == [400, 400]
    assert answers[0].json() == answers[1].json()


def test_a_commit_answers_with_its_revision(caller, graph, cast):
    root = add("Why?")
    answer = commit(caller, graph, [root], base=0, key="k1")
    assert answer.status_code == 201
    revision = answer.json()
    assert revision["revision"] == 1
    assert revision["key"] == "k1"
    assert revision["actor"] == {"id": str(cast.editor.pk), "name": "Editor"}
    assert revision["commands"] == [root]
    assert revision["change"]["nodes"]["added"][root["id"]]["title"] == "Why?"
    assert commit(caller, graph, [root], base=0, key="k1").status_code == 200
    assert commit(caller, graph, [root], base=0, key="k1").json() == revision


def test_a_conflict_says_whose_change_it_was(caller, graph, client_of):
    root = add("Why?")
    commit(caller, graph, [root])
    edit = {"kind": "edit_node", "id": root["id"], "fields": {"title": "Theirs"}}
    commit(Caller(client_of("owner")), graph, [edit], base=1)
    mine = {"kind": "edit_node", "id": root["id"], "fields": {"title": "Mine"}}
    answer = commit(caller, graph, [mine], base=1)
    assert answer.status_code == 409
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["code"] == "conflict"
    assert problem["details"] == {
        "by": "Owner",
        "revision": 2,
        "part": "nodes",
        "node_id": root["id"],
        "field": "title",
        "theirs": "Theirs",
        "mine": "Mine",
    }


def test_changes_after_a_revision_lead_to_the_latest(caller, graph):
    root = add("Why?")
    commit(caller, graph, [root])
    commit(caller, graph, [add("Price", root["id"])])
    answer = caller.get(f"graphs/{graph['id']}/changes?after=1").json()
    assert answer["revision"] == 2
    assert answer["is_complete"] is True
    assert [change["revision"] for change in answer["changes"]] == [2]
    assert caller.get(f"graphs/{graph['id']}/changes?after=2").json()["changes"] == []


def test_records_come_whole_and_only_when_they_changed(caller, graph):
    root = add("Why?")
    commit(caller, graph, [root])
    answer = caller.get(f"graphs/{graph['id']}/records")
    table = answer.json()
    row = dict(zip(table["node_fields"], table["nodes"][0], strict=True))
    assert (row["id"], row["title"], table["revision"]) == (root["id"], "Why?", 1)
    tag = answer["ETag"]
    path = f"graphs/{graph['id']}/records"
    assert caller.get(path, headers={"If-None-Match": tag}).status_code == 304
    commit(caller, graph, [add("Price", root["id"])])
    assert caller.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_undo_is_a_revision_and_history_says_it_in_words(caller, graph):
    root = add("Why?")
    commit(caller, graph, [root])
    child = add("Price", root["id"])
    commit(caller, graph, [child])
    answer = caller.post(f"graphs/{graph['id']}/undo", {"revision": 2})
    assert answer.status_code == 201
    assert list(answer.json()["change"]["nodes"]["removed"]) == [child["id"]]
    history = caller.get(f"graphs/{graph['id']}/history").json()
    assert [entry["summary"] for entry in history["items"]] == [
        "Took back: Added “Price” under “Why?”",
        "Added “Price” under “Why?”",
        "Added “Why?”",
    ]
    assert history["next"] is None


def test_undo_heeds_an_idempotency_key(caller, graph):
    root = add("Why?")
    commit(caller, graph, [root])
    commit(caller, graph, [add("Price", root["id"])])
    path, headers = f"graphs/{graph['id']}/undo", {"Idempotency-Key": "u-1"}
    first = caller.post(path, {"revision": 2}, headers=headers)
    assert caller.post(path, {"revision": 2}, headers=headers).json() == first.json()
    reused = caller.post(path, {"revision": 1}, headers=headers)
    assert (reused.status_code, reused.json()["code"]) == (409, "key_reused")


def test_the_outline_preview_names_levels(caller):
    answer = caller.post("outline", {"text": "Root\n  One\n  Two\n    Deeper"})
    assert answer.status_code == 200
    assert [(node["title"], node["depth"]) for node in answer.json()["nodes"]] == [
        ("One", 1),
        ("Two", 1),
        ("Deeper", 2),
    ]
    assert answer.json()["title"] == "Root"


def test_nothing_is_written_when_one_command_is_refused(caller, graph):
    root = add("Why?")
    lost = {"kind": "delete_node", "id": str(uuid.uuid4())}
    answer = commit(caller, graph, [root, lost])
    assert answer.status_code in {400, 409}
    assert answer.json()["details"]["command"] == 2
    assert caller.get(f"graphs/{graph['id']}").json()["revision"] == 0


def test_editing_a_graph_needs_the_version_that_was_read(caller, graph):
    path = f"graphs/{graph['id']}"
    assert caller.patch(path, {"title": "A"}).status_code == 428
    edited = caller.patch(path, {"title": "A"}, headers={"If-Match": '"1"'})
    assert (edited.status_code, edited["ETag"]) == (200, '"2"')
    stale = caller.patch(path, {"title": "B"}, headers={"If-Match": '"1"'})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale")
    assert caller.patch(path, {"title": "B"}, headers={"If-Match": "*"}).status_code == 200
    assert json.loads(caller.get(path).content)["title"] == "B"


def test_findings_name_the_witness_and_are_sent_once(caller, graph):
    root = add("How old are our customers?")
    commands = [root, add("18-30", root["id"]), add("25-40", root["id"])]
    commit(caller, graph, commands)
    path = f"graphs/{graph['id']}/findings"
    answer = caller.get(path)
    disproved = [one for one in answer.json()["findings"] if one["verdict"] == "disproved"]
    assert {one["node_id"] for one in disproved} == {root["id"]}
    assert "25" in disproved[0]["message"]
    assert caller.get(path, headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_a_finding_is_put_right_by_its_own_commands(caller, graph):
    root = add("How old are our customers?")
    commit(caller, graph, [root, add("18–25", root["id"]), add("25–40", root["id"])])
    path = f"graphs/{graph['id']}/findings"
    caller.get(path)
    (found,) = [one for one in caller.get(path).json()["findings"] if one["fix"] and
                one["verdict"] == "disproved"]  # fmt: skip
    assert found["fix"]["words"] == "Split at 25"
    commit(caller, graph, found["fix"]["commands"])
    after = caller.get(f"{path}?after=1").json()
    assert after["looked_at"]
    assert "disproved" not in {one["verdict"] for one in after["findings"]}
    assert after["verdicts"][root["id"]]["exclusive"] == "proved"


def test_a_finding_is_waived_and_open_again(caller, graph):
    root = add("How old are our customers?")
    commit(caller, graph, [root, add("18–25", root["id"]), add("25–40", root["id"])])
    path = f"graphs/{graph['id']}/findings"
    first = caller.get(path)
    found = next(one for one in first.json()["findings"] if one["verdict"] == "disproved")
    body = {name: found[name] for name in ("node_id", "code", "side", "related_ids")}
    body["reason"] = "Nobody is just 25"
    key = {"Idempotency-Key": "one"}
    made = [caller.post(f"graphs/{graph['id']}/waivers", body, headers=key) for _ in range(2)]
    assert [one.status_code for one in made] == [201, 201]
    waiver = made[0].json()
    assert (waiver["holds"], waiver["version"]) == (True, 1)
    again = caller.get(path, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    told = next(one for one in again.json()["findings"] if one["code"] == found["code"])
    assert (told["verdict"], told["waiver"]["reason"]) == ("waived", body["reason"])
    (listed,) = caller.get(f"graphs/{graph['id']}/waivers").json()["items"]
    assert listed["id"] == waiver["id"]
    gone = caller.delete(f"waivers/{waiver['id']}", headers={"If-Match": made[0]["ETag"]})
    assert gone.status_code == 200
    back = caller.get(path, headers={"If-None-Match": again["ETag"]}).json()
    assert found["code"] in {one["code"] for one in back["findings"] if one["verdict"] != "waived"}
    caller.post(f"deletions/{gone.json()['id']}/restore", {})
    assert caller.get(path).json()["verdicts"] == again.json()["verdicts"]


def test_a_map_is_tidied_up_as_one_revision(caller, cast):
    made = caller.post(
        f"engagements/{cast.engagement.pk}/graphs", {"kind": "stage_map", "title": "Career"}
    ).json()
    path = f"graphs/{made['id']}/layout"
    assert caller.post(path, {}).status_code == 204
    stages = [
        {"kind": "add_node", "id": str(new_id()), "node_kind": "stage", "title": title}
        for title in ("Junior", "Senior")
    ]
    arrow = {"source_id": stages[0]["id"], "target_id": stages[1]["id"]}
    commit(caller, made, [*stages, {"kind": "connect", "id": str(new_id()), **arrow}])
    tidied = caller.post(path, {}).json()
    assert tidied["revision"] == 2
    moved = tidied["change"]["nodes"]["updated"]
    assert moved[stages[0]["id"]]["x"][1] < moved[stages[1]["id"]]["x"][1]
    assert (
        caller.get(f"graphs/{made['id']}/links").json()["items"][0]["source_id"] == stages[0]["id"]
    )


def test_an_import_becomes_one_revision_once(caller, graph):
    path, headers = f"graphs/{graph['id']}/imports", {"Idempotency-Key": "import-1"}
    several = caller.post(path, {"text": "One\nTwo"})
    assert (several.status_code, several.json()["details"]["field"]) == (400, "root")
    text = {"text": "Root\n- One\n- Two\n  - Deeper"}
    first = caller.post(path, text, headers=headers)
    assert first.status_code == 201, first.content
    again = caller.post(path, text, headers=headers)
    assert again.json() == first.json()
    assert again["Idempotent-Replay"] == "true"
    nodes = caller.get(f"graphs/{graph['id']}/nodes").json()["items"]
    assert sorted(node["title"] for node in nodes) == ["Deeper", "One", "Root", "Two"]
    other = caller.post(path, {"text": "Something else"}, headers=headers)
    assert (other.status_code, other.json()["code"]) == (409, "key_reused")


def test_nodes_are_filtered(caller, graph, cast):
    root = add("Why?")
    mine = {**add("Price", root["id"]), "owner_id": str(cast.viewer.pk), "status": "answered"}
    commit(caller, graph, [root, mine, add("Reach", root["id"])])
    path = f"graphs/{graph['id']}/nodes"

    def titles(query: str) -> list[str]:
        return [node["title"] for node in caller.get(f"{path}?{query}").json()["items"]]

    assert titles("status=answered") == ["Price"]
    assert titles(f"owner_id={cast.viewer.pk}") == ["Price"]
    assert titles(f"parent_id={root['id']}&status=open") == ["Reach"]
    assert caller.get(f"{path}/{root['id']}").json()["title"] == "Why?"


def test_the_preview_takes_html_files_and_a_form(caller):
    told = caller.post("outline", {"html": "<ul><li>A<ul><li>B</li></ul></li></ul>"}).json()
    assert (told["format"], told["title"]) == ("html", "A")
    content = base64.b64encode(b"- A (owner: Anna)\n- B\n").decode()
    told = caller.post("outline", {"file": content, "name": "a.txt"}).json()
    assert told["nodes"][0]["owner"] == "Anna"
    told = caller.post("outline", {"text": "- A\n- B", "form": "indented"}).json()
    assert told["format"] == "indented"
    assert caller.post("outline", {"text": "A", "form": "none"}).status_code == 400
    assert caller.post("outline", {}).status_code == 400
    assert caller.post("outline", {"file": "?"}).status_code == 400


def test_the_preview_says_what_a_tree_would_take(caller, graph):
    text = "- [x] A (owner: Anna)\n- B (owner: Nobody Known)\n"
    told = caller.post("outline", {"text": text, "graph_id": graph["id"]}).json()
    first, second = (node["becomes"] for node in told["nodes"])
    assert first["status"] == "answered"
    assert (second["owner_id"], "Nobody Known" in second["note"]) == (None, True)
    assert caller.post("outline", {"text": text}).json()["nodes"][0]["becomes"] is None
    assert caller.post("outline", {"text": text, "graph_id": str(uuid.uuid4())}).status_code == 404


def test_cases_are_kept_by_a_commit_and_sorted(caller, cast, graph):
    root = add("Clients by size")
    branches = [add("Up to 50 people", root["id"]), add("52+ people", root["id"])]
    listed = [
        {"text": "client X, 49 people"},
        {"text": "client Y, 51 people"},
        {"text": "client Z", "in": ["52+ people"]},
    ]
    cases = {"listed": listed, "none_found": {"by": str(cast.editor), "on": "2026-11-28"}}
    keep = {"kind": "edit_node", "id": root["id"], "fields": {"cases": cases}}
    assert commit(caller, graph, [root, *branches, keep]).status_code == 201
    path = f"graphs/{graph['id']}/nodes/{root['id']}"
    assert caller.get(path).json()["cases"] == cases
    answer = caller.get(f"{path}/cases").json()
    small, large = (one["id"] for one in branches)
    assert [(one["text"], one["by"], one["branch_ids"]) for one in answer["cases"]] == [
        ("client X, 49 people", "split", [small]),
        ("client Y, 51 people", "split", []),
        ("client Z", "person", [large]),
    ]
    assert answer["none_found"] == cases["none_found"]
    findings = caller.get(f"graphs/{graph['id']}/findings").json()["findings"]
    (found,) = [one for one in findings if one["code"] == "case_nowhere"]
    assert (found["verdict"], found["witness"]) == ("disproved", "client Y, 51 people")
    rename = {"kind": "edit_node", "id": large, "fields": {"title": "Over 51 people"}}
    commit(caller, graph, [rename])
    again = caller.get(f"{path}/cases").json()["cases"][2]
    assert (again["by"], again["has_lapsed"]) == ("words", True)


def test_a_node_that_is_not_split_sorts_nothing(caller, graph):
    root = add("Clients by size")
    commit(caller, graph, [root])
    answer = caller.get(f"graphs/{graph['id']}/nodes/{root['id']}/cases").json()
    assert (answer["cases"], answer["none_found"]) == ([], None)
    assert caller.get(f"graphs/{graph['id']}/nodes/{new_id()}/cases").status_code == 404


def test_too_many_cases_are_refused_with_their_number(caller, graph):
    root = add("Clients by size")
    commit(caller, graph, [root])
    listed = [{"text": f"client {at}"} for at in range(limits.CASES_PER_SPLIT + 1)]
    keep = {"kind": "edit_node", "id": root["id"], "fields": {"cases": {"listed": listed}}}
    refused = commit(caller, graph, [keep])
    assert (refused.status_code, refused.json()["code"]) == (400, "bad_cases")
    assert str(limits.CASES_PER_SPLIT) in refused.json()["detail"]
