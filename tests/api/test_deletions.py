"""A graph, engagement or workspace that is deleted is seen nowhere until it is brought back."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from issuetrees.core.errors import Conflict, Denied, NotFound
from issuetrees.graphs import write as graphs
from issuetrees.reports import write as reports
from issuetrees.reports.exports import make_export
from issuetrees.reports.models import Export
from issuetrees.search.find import find
from issuetrees.workspaces import deletions, read, write
from issuetrees.workspaces.access import Worker
from tests.api.caller import Caller
from tests.api.scored_world import Ids, add, make_ids
from tests.cast import Cast
from tests.test_permissions_api import TABLE, call, filled

pytestmark = pytest.mark.sweeps

KINDS = ("graph", "engagement", "workspace")
BELOW_GRAPH = {"graph_id", "comment_id", "evidence_id", "assumption_id"}
OUTSIDE = {"template_name", "deletion_id"}
OF_WORKSPACE = {
    "workspace_id",
    "member_id",
    "invitation_id",
    "word_list_id",
    "report_template_id",
    "library_entry_id",
    "attempt_id",
    "bank_id",
    "card_id",
}

#: A person exports and erases what is theirs wherever it went.
OF_ITS_OWNER = {"profiles/<profile_id>/export", "profiles/<profile_id>/erase"}


@pytest.fixture
def owner(client_of: Callable[[str], Client]) -> Caller:
    return Caller(client_of("owner"))


def is_below(kind: str, path: str) -> bool:
    """Tell whether an address names the thing itself or something in it."""
    names = {part[1:-1] for part in path.partition("?")[0].split("/") if part.startswith("<")}
    inside = {
        "graph": BELOW_GRAPH,
        "engagement": names - OF_WORKSPACE,
        "workspace": names,
    }
    return bool((names - OUTSIDE) & inside[kind])


def statuses(kind: str, client: Client, world: Ids) -> dict[str, int]:
    """Ask for all that is below a thing."""
    found = {}
    for method, path, body, _ in TABLE:
        if is_below(kind, path) and method == "get":
            answer = call(client, method, path, body, world)
            assert answer.getvalue() is not None  # reads a file to its end, which closes it
            found[path] = answer.status_code
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_all_of_it_goes_and_returns(kind: str, world: Ids, owner: Caller) -> None:
    before = statuses(kind, owner.client, world)
    refused = {path for path, status in before.items() if status != 200}
    # asked of who scores, not of the owner, and blind; told only after the reveal
    of_who_scores = {"rounds/<round_id>/choices/next", "forecasts/<forecast_id>"}
    assert refused <= of_who_scores | {"test-drives/<test_drive_id>/result"}
    deleted = remove(owner, kind, world)
    assert deleted["target_kind"] == kind
    left = {path for path, said in statuses(kind, owner.client, world).items() if said != 404}
    assert left <= OF_ITS_OWNER
    back = owner.post(f"deletions/{deleted['id']}/restore")
    assert back.json() == {"kind": kind, "id": world[f"{kind}_id"], "version": 1}
    assert statuses(kind, owner.client, world) == before


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_it_can_be_changed(kind: str, world: Ids, owner: Caller) -> None:
    remove(owner, kind, world)
    for method, path, body, _ in TABLE:
        if is_below(kind, path) and method != "get" and path not in OF_ITS_OWNER:
            answer = call(owner.client, method, path, body, world)
            assert answer.status_code == 404, (method, path, filled(body, world))


@pytest.mark.parametrize("kind", ["engagement", "workspace"])
def test_lists_and_search_do_not_name_it(kind: str, cast: Cast, world: Ids, owner: Caller) -> None:
    remove(owner, kind, world)
    assert owner.get("engagements").json()["items"] == []
    found = [group.kind for group in find(cast.owner, "").groups]
    assert found == (["workspace"] if kind == "engagement" else [])
    assert find(cast.owner, "market why").groups == []
    assert len(owner.get("workspaces").json()["items"]) == (kind == "engagement")
    for reader in (Worker(cast.workspace.pk), Worker(cast.workspace.pk, cast.engagement.pk)):
        with pytest.raises(NotFound):
            read.engagement(reader, cast.engagement.pk)


def test_a_deleted_graph_is_not_searched_or_counted(cast: Cast, world: Ids, owner: Caller) -> None:
    remove(owner, "graph", world)
    items = owner.get(f"engagements/{world['engagement_id']}/graphs").json()["items"]
    assert [one["title"] for one in items] == ["By place", "Career"]  # a re-cut, the map
    found = [group.kind for group in find(cast.owner, "Market").groups]
    assert found == ["engagement", "brief", "case"]  # a shipped case of market entry


def test_no_invitation_leads_into_a_deleted_workspace(cast: Cast, world: Ids) -> None:
    _, token = write.invite(actor=cast.owner, workspace_id=cast.workspace.pk, role="viewer", days=7)
    entry = deletions.delete_workspace(actor=cast.owner, workspace_id=cast.workspace.pk)
    with pytest.raises(NotFound):
        write.accept_invitation(actor=cast.outsider, token=token)
    deletions.restore(actor=cast.owner, entry_id=entry.pk)
    write.accept_invitation(actor=cast.outsider, token=token)


def test_a_waiting_export_of_it_is_not_made(cast: Cast, world: Ids) -> None:
    waiting, _ = reports.request_export(actor=cast.owner, report_id=uuid.UUID(world["report_id"]))
    deletions.delete_engagement(actor=cast.owner, engagement_id=cast.engagement.pk)
    with pytest.raises(NotFound):
        make_export(Job(waiting))  # type: ignore[arg-type] # all that it looks at


class Job:
    """The work of an export's job."""

    def __init__(self, export: Export) -> None:
        self.job_id = export.job_id


def test_who_may_delete_and_bring_back(cast: Cast, world: Ids) -> None:
    for person in (cast.editor, cast.viewer):
        with pytest.raises(Denied):
            deletions.delete_engagement(actor=person, engagement_id=cast.engagement.pk)
        with pytest.raises(Denied):
            deletions.delete_workspace(actor=person, workspace_id=cast.workspace.pk)
    entry = deletions.delete_engagement(actor=cast.owner, engagement_id=cast.engagement.pk)
    with pytest.raises(Denied):
        deletions.restore(actor=cast.editor, entry_id=entry.pk)
    with pytest.raises(NotFound):
        deletions.restore(actor=cast.outsider, entry_id=entry.pk)
    deletions.restore(actor=cast.owner, entry_id=entry.pk)


def test_a_part_comes_back_after_its_whole(cast: Cast, world: Ids) -> None:
    of_graph = graphs.delete_graph(actor=cast.editor, graph_id=uuid.UUID(world["graph_id"]))
    of_engagement = deletions.delete_engagement(actor=cast.owner, engagement_id=cast.engagement.pk)
    of_workspace = deletions.delete_workspace(actor=cast.owner, workspace_id=cast.workspace.pk)
    for entry in (of_graph, of_engagement):
        with pytest.raises(Conflict, match="Bring that back first"):
            deletions.restore(actor=cast.owner, entry_id=entry.pk)
    for entry in (of_workspace, of_engagement, of_graph):
        assert [row.pk for row in deletions.deletions(cast.owner)][:1] == [entry.pk]
        deletions.restore(actor=cast.owner, entry_id=entry.pk)


def test_the_list_names_what_one_may_bring_back(cast: Cast, world: Ids, owner: Caller) -> None:
    kinds = lambda person: [row.target_kind for row in deletions.deletions(person)]  # noqa: E731
    assert kinds(cast.editor) == ["goal"]
    remove(owner, "graph", world)
    assert kinds(cast.editor) == ["graph", "goal"]
    remove(owner, "engagement", world)
    assert kinds(cast.owner) == ["engagement"]
    assert kinds(cast.editor) == kinds(cast.viewer) == kinds(cast.outsider) == []
    listed = owner.get("deletions").json()["items"]
    assert [(row["title"], row["actor"]["name"]) for row in listed] == [
        ("Brand marketing", "Owner")
    ]
    deletions.restore(actor=cast.owner, entry_id=uuid.UUID(listed[0]["id"]))
    assert kinds(cast.owner) == ["graph", "goal"]


def test_the_list_takes_one_query(cast: Cast, world: Ids, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        list(deletions.deletions(cast.owner))


def test_a_stale_deletion_is_refused(world: Ids, owner: Caller) -> None:
    for kind in KINDS:
        path = address(kind, world)
        assert owner.delete(path).status_code == 428
        assert owner.delete(path, headers={"If-Match": '"9"'}).status_code == 412


def test_comments_and_questions_return_with_their_tree(
    cast: Cast, world: Ids, owner: Caller
) -> None:
    deleted = remove(owner, "graph", world)
    (node_id,) = make_ids(1)
    with pytest.raises(NotFound):
        add(cast.owner, uuid.UUID(world["graph_id"]), node_id, world["parent_id"], "Late")
    owner.post(f"deletions/{deleted['id']}/restore")
    table = owner.get(f"graphs/{world['graph_id']}/records").json()
    assert len(table["nodes"]) == 2
    assert len(owner.get(f"graphs/{world['graph_id']}/comments").json()["items"]) == 1


def address(kind: str, world: Ids) -> str:
    return f"{kind}s/{world[f'{kind}_id']}"


def remove(owner: Caller, kind: str, world: Ids) -> Any:
    answer = owner.delete(address(kind, world), headers={"If-Match": "*"})
    assert answer.status_code == 200
    return answer.json()
