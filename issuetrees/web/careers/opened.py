"""A profile as a page opens it: found, looked at, in its frame."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from issuetrees.careers.models import Profile
from issuetrees.careers.read import profiles as read
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person


@dataclass(frozen=True, slots=True)
class Opened:
    """A profile on the screen of somebody who may see it."""

    request: HttpRequest
    shell: Shell
    profile: Profile

    @property
    def is_mine(self) -> bool:
        """Whether the person owns it."""
        return self.profile.owner_id == self.shell.user.pk

    def page(self, template: str, tab: str, **context: Any) -> HttpResponse:
        """Render a page of the profile."""
        return page(
            self.request,
            f"careers/{template}.html",
            self.shell,
            profile=self.profile,
            graph=self.profile.graph,
            is_mine=self.is_mine,
            tab=tab,
            **context,
        )


def opened(request: HttpRequest, profile_id: uuid.UUID, *, is_owners: bool = False) -> Opened:
    """Return a profile that the person sees, or owns where ``is_owners``; keep that they looked.

    Raises NotFound, or Denied for whom it is only shown to.
    """
    user = person(request)
    found = read.profile(user, profile_id)
    if is_owners:
        read.require_owner(user, found)
    read.looked(user, [found])
    return Opened(request, engagement_shell(request, found.graph.engagement_id, "maps"), found)
