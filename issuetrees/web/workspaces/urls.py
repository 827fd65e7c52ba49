"""Routes of home, workspaces, members and invitations."""

from django.urls import path

from issuetrees.web.frame.routes import closed
from issuetrees.web.workspaces.pages import (
    disproofs,
    home,
    invitations,
    members,
    words,
    workspaces,
)

_HOME = [closed("", home.home, "home")]
_WORKSPACES = [
    closed("workspaces/new/", workspaces.new, "workspace_new"),
    closed("workspaces/<uuid:workspace_id>/", workspaces.workspace, "workspace"),
    closed("workspaces/<uuid:workspace_id>/settings/", workspaces.settings, "workspace_settings"),
    closed("workspaces/<uuid:workspace_id>/delete/", workspaces.delete, "workspace_delete"),
    closed("workspaces/<uuid:workspace_id>/disproofs/", disproofs.disproofs, "disproofs"),
    closed("workspaces/<uuid:workspace_id>/words/", words.words, "words"),
    closed("workspaces/<uuid:workspace_id>/words/<str:kind>/", words.add, "words_add"),
    closed("words/<uuid:list_id>/", words.edit, "words_edit"),
    closed("words/<uuid:list_id>/delete/", words.delete, "words_delete"),
    closed("workspaces/<uuid:workspace_id>/log/", workspaces.audit_log, "audit_log"),
]
_MEMBERS = [
    closed("workspaces/<uuid:workspace_id>/members/", members.members, "members"),
    closed("engagements/<uuid:engagement_id>/team/", members.team, "team"),
    closed("members/<uuid:membership_id>/role/", members.set_role, "member_role"),
    closed("members/<uuid:membership_id>/remove/", members.remove, "member_remove"),
    closed("members/undo/<str:ticket>/", members.undo, "member_undo"),
    closed("workspaces/<uuid:workspace_id>/invite/", invitations.invite, "invite"),
    closed("engagements/<uuid:engagement_id>/invite/", invitations.team_invite, "team_invite"),
    closed("invitations/<uuid:invitation_id>/resend/", invitations.resend, "invitation_resend"),
    closed(
        "invitations/<uuid:invitation_id>/revoke/",
        invitations.revoke_invitation,
        "invitation_revoke",
    ),
    path("join/<str:token>/", invitations.invitation, name="invitation"),
]

urlpatterns = [*_HOME, *_WORKSPACES, *_MEMBERS]
