"""Members over REST: changes come with a ticket that takes them back."""

from typing import Any

from issuetrees.workspaces.access import role_of
from issuetrees.workspaces.models import Role
from tests.api.caller import Caller
from tests.cast import Cast


def test_a_removal_is_taken_back(client_of: Any, cast: Cast) -> None:
    owner = Caller(client_of("owner"))
    gone = owner.delete(f"members/{cast.membership('editor').pk}").json()
    assert role_of(cast.editor, cast.workspace) is None
    back = owner.post("members/undo", {"ticket": gone["undo"]}).json()
    assert (back["role"], back["user"]["name"]) == ("editor", "Editor")
    assert role_of(cast.editor, cast.workspace) == Role.EDITOR


def test_a_role_is_taken_back_and_the_answer_has_its_version(client_of: Any, cast: Cast) -> None:
    owner = Caller(client_of("owner"))
    path = f"members/{cast.membership('viewer').pk}"
    changed = owner.patch(path, {"role": "editor"}, headers={"If-Match": '"1"'})
    assert (changed.json()["role"], changed["ETag"]) == ("editor", '"2"')
    back = owner.post("members/undo", {"ticket": changed.json()["undo"]})
    assert (back.json()["role"], back["ETag"]) == ("viewer", '"3"')
    same = owner.patch(path, {"role": "viewer"}, headers={"If-Match": "*"})
    assert same.json()["undo"] == ""


def test_a_forged_ticket_is_not_found(client_of: Any, cast: Cast) -> None:
    assert Caller(client_of("owner")).post("members/undo", {"ticket": "x"}).status_code == 404
