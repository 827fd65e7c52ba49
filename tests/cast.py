"""The one cast of people that tests talk about, in one workspace with one engagement."""

from dataclasses import dataclass

from issuetrees.accounts.models import Language, User
from issuetrees.kit.written import written
from issuetrees.workspaces.models import Engagement, Membership, Role, Workspace
from tests.once import once

PASSWORD = "correct horse battery"
MEMBERS = ("owner", "editor", "commenter", "viewer")
EVERYBODY = (*MEMBERS, "outsider", "anonymous")


@dataclass(frozen=True)
class Cast:
    """Four members with a role each, and a stranger who owns another workspace."""

    owner: User
    editor: User
    commenter: User
    viewer: User
    outsider: User
    workspace: Workspace
    engagement: Engagement
    foreign_workspace: Workspace
    foreign_engagement: Engagement

    def person(self, name: str) -> User | None:
        """Return the user of that name; None for ``anonymous``."""
        return None if name == "anonymous" else getattr(self, name)

    def membership(self, name: str) -> Membership:
        return Membership.objects.get(workspace=self.workspace, user=getattr(self, name))


def make_user(name: str, **fields: object) -> User:
    """Make a person who can sign in with ``PASSWORD``."""
    return User.objects.create_user(
        f"{name}@example.org", PASSWORD, name=name.capitalize(), **fields
    )


def make_workspace(name: str, owner: User) -> Workspace:
    workspace = Workspace.objects.create(name=name)
    written(workspace)
    Membership.objects.create(workspace=workspace, user=owner, role=Role.OWNER)
    return workspace


def make_engagement(workspace: Workspace, name: str, question: str) -> Engagement:
    engagement = Engagement.objects.create(
        workspace=workspace,
        name=name,
        client="Northwind",
        question=question,
        language=Language.ENGLISH,
    )
    written(engagement)
    return engagement


@once
def make_cast() -> Cast:
    """Write the cast to the test database."""
    people = {name: make_user(name) for name in (*MEMBERS, "outsider")}
    workspace = make_workspace("Harbour Consulting", people["owner"])
    for name in MEMBERS[1:]:
        Membership.objects.create(workspace=workspace, user=people[name], role=Role(name))
    foreign_workspace = make_workspace("Elsewhere", people["outsider"])
    return Cast(
        **people,
        workspace=workspace,
        engagement=make_engagement(
            workspace, "Brand marketing", "Which initiatives should we choose?"
        ),
        foreign_workspace=foreign_workspace,
        foreign_engagement=make_engagement(foreign_workspace, "Secret", "What do they plan?"),
    )
