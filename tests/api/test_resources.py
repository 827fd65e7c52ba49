"""The usual life of a resource: versions, replays, pages, downloads."""

import re
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from issuetrees.api.models import IdempotentRequest
from issuetrees.api.urls import v1
from issuetrees.comments import write as comments
from issuetrees.graphs import write as graphs
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.read import initiatives
from issuetrees.scoring.write import assessors as assessors_write
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import gates as gates_write
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write import scores as scores_write
from issuetrees.workspaces.models import Workspace
from tests.api.caller import Caller
from tests.api.scored_world import Ids, make_ids
from tests.api.world import PDF, make_export
from tests.cast import Cast

MOST_QUERIES = 10


# --- Versions ----------------------------------------------------------------------------------


def test_a_change_needs_the_version_that_was_read(caller: Caller, world: Ids) -> None:
    path = f"goals/{world['goal_id']}"
    tag = caller.get(path)["ETag"]
    assert caller.get(path, headers={"If-None-Match": tag}).status_code == 304
    assert caller.patch(path, {"title": "A"}).json()["code"] == "if_match_missing"
    first = caller.patch(path, {"title": "A"}, headers={"If-Match": tag})
    assert (first.status_code, first.json()["title"]) == (200, "A")
    stale = caller.patch(path, {"title": "B"}, headers={"If-Match": tag})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale")
    weak = caller.patch(path, {"title": "B"}, headers={"If-Match": f"W/{first['ETag']}"})
    assert weak.status_code == 412
    assert caller.delete(path, headers={"If-Match": tag}).status_code == 412
    assert Goal.objects.get(pk=world["goal_id"]).title == "A"


def test_what_was_deleted_comes_back(caller: Caller, world: Ids) -> None:
    path = f"goals/{world['goal_id']}"
    deleted = caller.delete(path, headers={"If-Match": "*"}).json()
    assert caller.get(path).status_code == 404
    back = caller.post(f"deletions/{deleted['id']}/restore").json()
    assert (back["kind"], back["id"]) == ("goal", world["goal_id"])
    assert caller.get(f"criteria/{world['criterion_id']}").status_code == 200


def test_a_report_goes_with_its_exports_and_comes_back_with_them(
    caller: Caller, world: Ids
) -> None:
    path, export = f"reports/{world['report_id']}", f"exports/{world['export_id']}"
    stale = caller.delete(path, headers={"If-Match": '"99"'})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale")
    deleted = caller.delete(path, headers={"If-Match": "*"}).json()
    for gone in (path, export, f"{export}/file", f"{path}/exports"):
        assert caller.get(gone).status_code == 404
    assert caller.post(f"{path}/exports", {}).status_code == 404
    assert caller.get(f"engagements/{world['engagement_id']}/reports").json()["items"] == []
    back = caller.post(f"deletions/{deleted['id']}/restore").json()
    assert (back["kind"], back["id"]) == ("report", world["report_id"])
    assert caller.get(export).status_code == 200


# --- Sent twice --------------------------------------------------------------------------------


def test_a_request_sent_twice_works_once(caller: Caller, world: Ids) -> None:
    path, headers = f"engagements/{world['engagement_id']}/goals", {"Idempotency-Key": "g-1"}
    first = caller.post(path, {"title": "Once"}, headers=headers)
    again = caller.post(path, {"title": "Once"}, headers=headers)
    assert (again.status_code, again.json()) == (201, first.json())
    assert again["Location"] == first["Location"]
    assert again["ETag"] == first["ETag"]
    assert again["Idempotent-Replay"] == "true"
    assert Goal.objects.filter(title="Once").count() == 1


def test_a_key_is_good_for_one_request_of_one_person(
    caller: Caller, world: Ids, client_of: Any
) -> None:
    path, headers = f"engagements/{world['engagement_id']}/goals", {"Idempotency-Key": "g-1"}
    caller.post(path, {"title": "One"}, headers=headers)
    for other_path, title in ((path, "Other"), (f"goals/{world['goal_id']}/criteria", "One")):
        refused = caller.post(other_path, {"title": title}, headers=headers)
        assert (refused.status_code, refused.json()["code"]) == (409, "key_reused")
    owner = Caller(client_of("owner"))
    assert owner.post(path, {"title": "Other"}, headers=headers).status_code == 201
    bad = caller.post(path, {"title": "x"}, headers={"Idempotency-Key": "a b"})
    assert bad.json()["details"]["field"] == "Idempotency-Key"


def test_a_refused_request_may_be_repaired_under_its_key(caller: Caller, world: Ids) -> None:
    path, headers = f"engagements/{world['engagement_id']}/goals", {"Idempotency-Key": "g-1"}
    body = {"title": "x", "node_id": str(uuid.uuid4())}
    assert caller.post(path, body, headers=headers).status_code == 400
    assert IdempotentRequest.objects.count() == 0
    assert caller.post(path, {"title": "x"}, headers=headers).status_code == 201


# --- Pages -------------------------------------------------------------------------------------


def test_pages_lead_from_one_to_the_next(caller: Caller, cast: Cast, world: Ids) -> None:
    rows = initiatives.initiatives(cast.owner, cast.engagement.pk)
    there = [str(row.pk) for row in rows if row.state == "proposed"]
    made = [
        initiatives_write.create_initiative(
            actor=cast.owner, engagement_id=cast.engagement.pk, title=f"Initiative {number}"
        )
        for number in range(6 - len(there) + 1)
    ]
    address: str | None = (
        f"/api/v1/engagements/{world['engagement_id']}/initiatives?page_size=3&state=proposed"
    )
    seen, pages = [], 0
    while address:
        page = caller.client.get(address).json()
        if pages == 0:  # what is added while one reads comes last and is not skipped
            made.append(
                initiatives_write.create_initiative(
                    actor=cast.owner, engagement_id=cast.engagement.pk, title="Late"
                )
            )
        seen += [item["id"] for item in page["items"]]
        address, pages = page["next"], pages + 1
    assert pages == 3
    assert seen == [*there, *(str(row.pk) for row in made)]


def test_history_comes_newest_first_in_pages(caller: Caller, world: Ids) -> None:
    path = f"graphs/{world['graph_id']}/history?page_size=1"
    first = caller.get(path).json()
    second = caller.client.get(first["next"]).json()
    numbers = [item["revision"] for page in (first, second) for item in page["items"]]
    assert numbers == [2, 1]
    assert second["next"] is None


# --- Queries -----------------------------------------------------------------------------------


def paged() -> list[str]:
    """Return the address of every list that comes in pages."""
    found = []
    for route in v1:
        view = route.callback.cls  # type: ignore[union-attr]
        if hasattr(view, "get") and view.get.spec.pages:
            found.append(re.sub(r"<\w+:(\w+)>", r"{\1}", str(route.pattern)))
    return found


WHOLE = ["graphs/{graph_id}/records", "graphs/{graph_id}/changes", "graphs/{graph_id}/findings"]
LISTS = [*paged(), *WHOLE]


def grow(cast: Cast, world: Ids) -> None:
    """Add three more of everything."""
    here: dict[str, Any] = {"actor": cast.owner, "engagement_id": cast.engagement.pk}
    graph_id = uuid.UUID(world["graph_id"])
    for title in ("A", "B", "C"):
        graphs.create_graph(kind="issue_tree", title=title, **here)
        node = {"kind": "add_node", "id": make_ids(1)[0], "parent_id": world["parent_id"]}
        graphs.commit(graph_id=graph_id, commands=[{**node, "title": title}], actor=cast.owner)
        comments.add_comment(
            actor=cast.owner,
            graph_id=graph_id,
            node_id=uuid.UUID(world["node_id"]),
            text=title,
            mention_ids=[cast.viewer.pk],
        )
        goal = goals_write.create_goal(title=title, **here)
        criterion = criteria_write.create_criterion(actor=cast.owner, goal_id=goal.pk, title=title)
        initiative = initiatives_write.create_initiative(
            title=title,
            initiative_kind=title,
            costs=[{"period_id": uuid.UUID(world["period_id"]), "likely": Decimal(1)}],
            efforts=[{"team_id": uuid.UUID(world["team_id"]), "amount": Decimal(1)}],
            requires=[uuid.UUID(world["initiative_id"])],
            **here,
        )
        assessor = assessors_write.create_assessor(name=title, **here)
        gate = gates_write.create_gate(title=title, **here)
        gates_write.decide_gate(
            actor=cast.editor, gate_id=gate.pk, initiative_id=initiative.pk, verdict="pass"
        )
        scores_write.set_score(
            actor=cast.owner,
            initiative_id=initiative.pk,
            criterion_id=criterion.pk,
            assessor_id=assessor.pk,
            value=1,
        )
        make_export(cast.owner, uuid.UUID(world["report_id"]))
        Workspace.objects.create(name=title).memberships.create(user=cast.owner, role="owner")


def test_lists_take_a_constant_number_of_queries(client_of: Any, cast: Cast, world: Ids) -> None:
    owner = Caller(client_of("owner"))

    def count(path: str) -> int:
        address = path.format(**world)
        owner.get(address)  # checks the trees that changed since somebody looked
        with CaptureQueriesContext(connection) as queries:
            assert owner.get(address).status_code == 200
        return len(queries)

    before = {path: count(path) for path in LISTS}
    grow(cast, world)
    assert {path: count(path) for path in LISTS} == before
    assert max(before.values()) <= MOST_QUERIES, before


# --- Exports -----------------------------------------------------------------------------------


def test_an_export_is_asked_for_and_downloaded(caller: Caller, world: Ids) -> None:
    asked = caller.post(f"reports/{world['report_id']}/exports", {"format": "pdf"})
    assert asked.status_code == 202
    export = caller.client.get(asked["Location"]).json()
    assert (export["state"], export["download"]) == ("queued", None)
    early = caller.get(f"exports/{export['id']}/file")
    assert (early.status_code, early.json()["code"]) == (409, "not_ready")
    cancelled = caller.post(f"exports/{export['id']}/cancel").json()
    assert cancelled["state"] == "cancelled"
    assert caller.post(f"exports/{export['id']}/retry").json()["state"] == "queued"


def test_the_file_comes_with_its_name(caller: Caller, world: Ids) -> None:
    done = caller.get(f"exports/{world['export_id']}").json()
    answer = caller.client.get(done["download"])
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert answer["ETag"] == f'"{done["digest"]}"'
    assert answer.getvalue() == PDF


# --- Results -----------------------------------------------------------------------------------


def test_results_rank_and_name_what_is_missing(caller: Caller, cast: Cast, world: Ids) -> None:
    initiatives_write.create_initiative(
        actor=cast.owner, engagement_id=cast.engagement.pk, title="Bare"
    )
    found = caller.get(f"engagements/{world['engagement_id']}/results").json()
    ranked = found["initiatives"]
    best, bare = ranked[0], next(one for one in ranked if one["title"] == "Bare")
    assert best["rank"] == {"first": 1, "last": 1}
    assert best["total"] == pytest.approx(75)
    assert best["gates"][0]["verdict"] == "pass"
    assert (bare["rank"], bare["total"]) == (None, None)
    assert bare["missing"] == [
        {
            "criterion_id": world["criterion_id"],
            "assessor_id": world["assessor_id"],
            "reason": "not_scored",
        }
    ]
    assert "Bare" in found["notices"][-1]["message"]


def test_results_without_weights_are_a_conflict(caller: Caller, world: Ids) -> None:
    caller.patch(f"goals/{world['goal_id']}", {"weight": 0}, headers={"If-Match": "*"})
    answer = caller.get(f"engagements/{world['engagement_id']}/results")
    assert answer.status_code == 409


# --- People ------------------------------------------------------------------------------------


def test_an_invitation_is_shown_once_and_accepted(client_of: Any, cast: Cast) -> None:
    owner, outsider = Caller(client_of("owner")), Caller(client_of("outsider"))
    path = f"workspaces/{cast.workspace.pk}/invitations"
    made = owner.post(path, {"role": "viewer", "days": 3}).json()
    listed = owner.get(path).json()["items"]
    assert [item["id"] for item in listed] == [made["id"]]
    assert "token" not in listed[0]
    joined = outsider.post("invitations/accept", {"token": made["token"]}).json()
    assert (joined["role"], joined["user"]["name"]) == ("viewer", "Outsider")
    assert outsider.get(f"engagements/{cast.engagement.pk}").status_code == 200


def test_the_last_owner_stays(client_of: Any, cast: Cast) -> None:
    owner = Caller(client_of("owner"))
    path = f"members/{cast.membership('owner').pk}"
    assert owner.delete(path).json()["code"] == "last_owner"
    changed = owner.patch(path, {"role": "viewer"}, headers={"If-Match": "*"})
    assert (changed.status_code, changed.json()["code"]) == (409, "last_owner")


def test_initiatives_are_found_by_their_words(caller: Caller, world: Ids) -> None:
    path = f"engagements/{world['engagement_id']}/initiatives"
    caller.post(path, {"title": "Longer hours", "description": "Open on Sundays"})
    found = caller.get(path + "?words=sundays OPEN").json()["items"]
    assert [one["title"] for one in found] == ["Longer hours"]
    assert caller.get(path + "?words=card&state=done").json()["items"] == []


def test_moments_are_in_utc_whatever_zone_the_pages_are_told_in(cast: Cast) -> None:
    cast.owner.time_zone = "Asia/Almaty"
    cast.owner.save()
    browser = Client()
    browser.force_login(cast.owner)
    found = browser.get(f"/api/v1/engagements/{cast.engagement.pk}").json()
    assert found["created_at"].endswith("Z")
