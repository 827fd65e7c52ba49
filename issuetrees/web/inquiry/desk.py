"""What ``inquiry/plan_desk.js`` reads from a page beside a tree."""

from typing import Any, Final

from django.urls import reverse

from issuetrees.accounts.models import User
from issuetrees.core.graph.records import TABLE
from issuetrees.kit.words import label, spoken
from issuetrees.web.inquiry.opened import Opened
from issuetrees.workspaces.read import members

_API: Final = "/api/v1/graphs/{id}/{part}"
_PARTS: Final = ("commits", "changes", "records")


def people(here: Opened) -> list[User]:
    """Return the members of the workspace, by name."""
    found = members(here.shell.user, here.shell.workspace.pk)
    return sorted((one.user for one in found), key=lambda user: str(user).casefold())


def desk_options(here: Opened, members_of: list[User]) -> dict[str, Any]:
    """Return the tree, who is there, the words of the fields, and the addresses."""
    graph = here.graph
    urls = {part: _API.format(id=graph.pk, part=part) for part in _PARTS}
    return {
        "graph": {"id": str(graph.pk), "title": graph.title},
        "canEdit": here.can_edit,
        "me": str(here.shell.user.pk),
        "people": [{"id": str(user.pk), "name": str(user)} for user in members_of],
        "words": _words(),
        "today": graph.engagement.today().isoformat(),
        "urls": {
            **urls,
            "live": f"/ws/graphs/{graph.pk}/",
            "tree": reverse("web:graph", args=[graph.pk]),
        },
    }


def _words() -> dict[str, Any]:
    return {
        name: {
            "label": label(row),
            "none": spoken(row.none),
            "choices": {value: spoken(word) for value, word in row.choices.items()},
        }
        for name, row in TABLE["nodes"].items()
        if row.set_by
    }
