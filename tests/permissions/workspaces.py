"""Home, workspaces, members, invitations."""

import uuid

from issuetrees.workspaces import mailed, word_lists, write
from issuetrees.workspaces.undo import ticket_of
from tests.cast import Cast
from tests.permissions.row import Row
from tests.permissions.targets import engagement, workspace


def viewer_membership(cast: Cast) -> uuid.UUID:
    return cast.membership("viewer").pk


def invitation(cast: Cast) -> uuid.UUID:
    return write.invite(actor=cast.owner, workspace_id=cast.workspace.pk, role="viewer", days=7)[
        0
    ].pk


def mailed_invitation(cast: Cast) -> uuid.UUID:
    invited = mailed.invite(
        actor=cast.owner,
        workspace_id=cast.workspace.pk,
        emails=["nina@example.org"],
        role="viewer",
        site="http://trees.test",
    )
    return invited.sent[0].pk


def invitation_link(cast: Cast) -> str:
    return write.invite(actor=cast.owner, workspace_id=cast.workspace.pk, role="viewer", days=7)[1]


def undo_ticket(cast: Cast) -> str:
    return ticket_of(cast.membership("viewer"))


def word_list(cast: Cast) -> uuid.UUID:
    return word_lists.add_word_list(
        actor=cast.owner,
        workspace_id=cast.workspace.pk,
        kind="synonyms",
        items=[["guest", "visitor"]],
    ).pk


def synonyms_of(cast: Cast) -> tuple[uuid.UUID, str]:
    return (cast.workspace.pk, "synonyms")


WORDS = {"items": "guest, visitor, caller"}
NAMED = {"name": "Fine"}
ROWS = {
    "invitation": Row(invitation_link, {"GET": "open", "POST": "open"}),
    "home": Row(None, {"GET": "signed_in"}),
    "workspace_new": Row(None, {"GET": "signed_in", "POST": "signed_in"}, NAMED),
    "workspace": Row(workspace, {"GET": "view"}),
    "workspace_settings": Row(workspace, {"GET": "manage", "POST": "manage"}, NAMED),
    "workspace_delete": Row(workspace, {"POST": "manage"}),
    "disproofs": Row(workspace, {"GET": "view"}),
    "words": Row(workspace, {"GET": "view"}),
    "words_add": Row(synonyms_of, {"GET": "manage", "POST": "manage"}, WORDS),
    "words_edit": Row(word_list, {"GET": "manage", "POST": "manage"}, WORDS),
    "words_delete": Row(word_list, {"POST": "manage"}),
    "audit_log": Row(workspace, {"GET": "manage"}),
    "members": Row(workspace, {"GET": "view"}),
    "invite": Row(
        workspace,
        {"GET": "manage", "POST": "manage"},
        {"role": "viewer", "days": "7", "people": "1"},
    ),
    "team_invite": Row(
        engagement,
        {"GET": "manage", "POST": "manage"},
        {"way": "mail", "emails": "nina@example.org", "role": "viewer"},
    ),
    "invitation_resend": Row(mailed_invitation, {"POST": "manage"}),
    "invitation_revoke": Row(invitation, {"POST": "manage"}),
    "member_role": Row(viewer_membership, {"POST": "manage"}, {"role": "editor"}),
    "member_remove": Row(viewer_membership, {"POST": "leave"}),
    "member_undo": Row(undo_ticket, {"POST": "manage"}),
    "team": Row(engagement, {"GET": "view"}),
}
