"""Invitations made before they had a limit are carried over."""

import datetime as dt

from django.utils import timezone

from tests.migrating import Migrate

BEFORE = ("workspaces", "0005_deleted_marks")
AFTER = ("workspaces", "0006_invitations_are_used_up")


def test_links_older_than_a_removal_are_withdrawn_the_others_admit_many(migrate: Migrate) -> None:
    before = migrate(*BEFORE)
    user = before.get_model("accounts", "User").objects.create(email="anna@example.org")
    expires_at = timezone.now() + dt.timedelta(days=7)
    for name in ("Calm", "Stormy"):
        workspace = before.get_model("workspaces", "Workspace").objects.create(name=name)
        workspace.invitations.create(
            role="viewer", digest=name, created_by=user, expires_at=expires_at
        )
        if name == "Stormy":
            workspace.audit_entries.create(action="member_removed", target_kind="membership")
    after = migrate(*AFTER)
    kept = after.get_model("workspaces", "Invitation").objects
    assert [
        (row.digest, row.people, row.revoked_at is None) for row in kept.order_by("digest")
    ] == [
        ("Calm", 100, True),
        ("Stormy", 100, False),
    ]
