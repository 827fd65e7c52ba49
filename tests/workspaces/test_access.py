"""The role × action table and what it raises."""

import pytest
from django.contrib.auth.models import AnonymousUser

from issuetrees.core.errors import Denied, NotFound
from issuetrees.workspaces.access import Action, require, role_of
from issuetrees.workspaces.models import Role
from tests.cast import MEMBERS, Cast

MAY = {
    "owner": {"view", "comment", "score", "score_for", "edit", "export", "manage"},
    "editor": {"view", "comment", "score", "edit", "export"},
    "commenter": {"view", "comment", "score", "export"},
    "viewer": {"view", "export"},
}


@pytest.mark.parametrize("name", MEMBERS)
def test_a_member_may_what_the_table_says_and_nothing_else(cast: Cast, name: str) -> None:
    person = getattr(cast, name)
    for action in Action:
        if action in MAY[name]:
            assert require(person, action, cast.workspace) == Role(name)
        else:
            with pytest.raises(Denied):
                require(person, action, cast.workspace)


def test_a_stranger_does_not_learn_that_the_workspace_exists(cast: Cast) -> None:
    for stranger in (cast.outsider, AnonymousUser()):
        assert role_of(stranger, cast.workspace.pk) is None
        for action in Action:
            with pytest.raises(NotFound):
                require(stranger, action, cast.workspace)
