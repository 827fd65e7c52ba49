"""Home, account, workspaces, members, engagements, trees and maps."""

import uuid

from django.core import signing

from issuetrees.accounts import write as accounts_write
from issuetrees.graphs import write as graphs_write
from issuetrees.web.workspaces.pages.members import _UNDO_SALT
from issuetrees.workspaces import write
from tests.cast import Cast
from tests.permissions.row import Row


def workspace(cast: Cast) -> uuid.UUID:
    return cast.workspace.pk


def engagement(cast: Cast) -> uuid.UUID:
    return cast.engagement.pk


def graph(cast: Cast) -> uuid.UUID:
    made = graphs_write.create_graph(
        engagement_id=cast.engagement.pk, kind="issue_tree", title="Tree", actor=cast.owner
    )
    return made.pk


def viewer_membership(cast: Cast) -> uuid.UUID:
    return cast.membership("viewer").pk


def token(cast: Cast) -> uuid.UUID:
    made, _ = accounts_write.create_token(
        actor=cast.owner, name="Script", scopes=["read"], expires_at=None
    )
    return made.pk


def invitation(cast: Cast) -> uuid.UUID:
    return write.invite(actor=cast.owner, workspace_id=cast.workspace.pk, role="viewer", days=7)[
        0
    ].pk


def invitation_link(cast: Cast) -> str:
    return write.invite(actor=cast.owner, workspace_id=cast.workspace.pk, role="viewer", days=7)[1]


def undo_ticket(cast: Cast) -> str:
    before = [str(cast.workspace.pk), str(cast.viewer.pk), "viewer"]
    return signing.dumps(before, salt=_UNDO_SALT)


NAMED = {"name": "Fine"}
TITLED = {"title": "Fine"}
ROWS = {
    "language": Row(None, {"POST": "open"}, {"language": "ru"}),
    "theme": Row(None, {"POST": "open"}, {"theme": "dark"}),
    "messages": Row(lambda cast: "ru", {"GET": "open"}),
    "invitation": Row(invitation_link, {"GET": "open", "POST": "open"}),
    "home": Row(None, {"GET": "signed_in"}),
    "find": Row(None, {"GET": "signed_in"}),
    "profile": Row(
        None,
        {"GET": "signed_in", "POST": "signed_in"},
        {"name": "Fine", "language": "en", "theme": "dark"},
    ),
    "tokens": Row(None, {"GET": "signed_in"}),
    "token_new": Row(None, {"GET": "signed_in", "POST": "signed_in"}, NAMED),
    "token_revoke": Row(token, {"POST": "own"}),
    "workspace_new": Row(None, {"GET": "signed_in", "POST": "signed_in"}, NAMED),
    "workspace": Row(workspace, {"GET": "view"}),
    "workspace_settings": Row(workspace, {"GET": "manage", "POST": "manage"}, NAMED),
    "audit_log": Row(workspace, {"GET": "manage"}),
    "members": Row(workspace, {"GET": "view"}),
    "invite": Row(workspace, {"GET": "manage", "POST": "manage"}, {"role": "viewer", "days": "7"}),
    "invitation_revoke": Row(invitation, {"POST": "manage"}),
    "member_role": Row(viewer_membership, {"POST": "manage"}, {"role": "editor"}),
    "member_remove": Row(viewer_membership, {"POST": "leave"}),
    "member_undo": Row(undo_ticket, {"POST": "manage"}),
    "engagement_new": Row(
        workspace, {"GET": "edit", "POST": "edit"}, {"name": "Fine", "language": "en"}
    ),
    "engagement": Row(engagement, {"GET": "view"}),
    "engagement_edit": Row(
        engagement, {"GET": "edit", "POST": "edit"}, {"name": "Fine", "language": "en"}
    ),
    "engagement_archive": Row(engagement, {"POST": "edit"}),
    "engagement_restore": Row(engagement, {"POST": "edit"}),
    "findings": Row(engagement, {"GET": "view"}),
    "leaders": Row(engagement, {"GET": "view"}),
    "team": Row(engagement, {"GET": "view"}),
    "tree": Row(engagement, {"GET": "view"}),
    "trees": Row(engagement, {"GET": "view"}),
    "tree_new": Row(engagement, {"GET": "edit", "POST": "edit"}, TITLED),
    "maps": Row(engagement, {"GET": "view"}),
    "map_new": Row(engagement, {"GET": "edit", "POST": "edit"}, TITLED),
    "graph": Row(graph, {"GET": "view"}),
    "graph_archive": Row(graph, {"POST": "edit"}),
    "graph_restore": Row(graph, {"POST": "edit"}),
}
