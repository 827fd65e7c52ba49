"""Tickets that take a change of a member back."""

import pytest
from django.core import signing
from django.utils import timezone

from issuetrees.core.errors import Denied, NotFound
from issuetrees.workspaces import undo, write
from issuetrees.workspaces.access import role_of
from issuetrees.workspaces.models import Role
from tests.cast import Cast


def test_a_removed_member_is_back_in_their_role(cast: Cast) -> None:
    gone = write.remove_member(actor=cast.owner, membership_id=cast.membership("editor").pk)
    back = undo.take_back(actor=cast.owner, ticket=undo.ticket_of(gone))
    assert (back.user, back.role) == (cast.editor, Role.EDITOR)


def test_a_changed_role_is_what_it_was(cast: Cast) -> None:
    former = cast.membership("viewer")
    write.set_role(actor=cast.owner, membership_id=former.pk, role="owner")
    undo.take_back(actor=cast.owner, ticket=undo.ticket_of(former))
    assert role_of(cast.viewer, cast.workspace) == Role.VIEWER


def test_a_ticket_gives_nobody_a_permission(cast: Cast) -> None:
    ticket = undo.ticket_of(cast.membership("viewer"))
    with pytest.raises(Denied):
        undo.take_back(actor=cast.viewer, ticket=ticket)
    with pytest.raises(NotFound):
        undo.take_back(actor=cast.outsider, ticket=ticket)


def test_a_forged_or_an_old_ticket_opens_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket = undo.ticket_of(cast.membership("viewer"))
    with pytest.raises(NotFound):
        undo.take_back(actor=cast.owner, ticket=ticket + "x")
    with pytest.raises(NotFound):
        undo.take_back(actor=cast.owner, ticket=signing.dumps(["a", "b", "owner"]))
    later = timezone.now().timestamp() + undo.UNDO_SECONDS + 60
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    with pytest.raises(NotFound):
        undo.take_back(actor=cast.owner, ticket=ticket)
