"""A tree as a page beside it opens it: found, in its frame."""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse

from issuetrees.core.errors import NotFound
from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.workspaces.access import Action

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph


@dataclass(frozen=True, slots=True)
class Opened:
    """A tree on the screen of somebody who may see it."""

    request: HttpRequest
    shell: Shell
    graph: "Graph"

    @property
    def can_edit(self) -> bool:
        """Whether the person may change it."""
        return self.shell.can["edit"] and not self.graph.is_archived

    def page(self, template: str, tab: str, **context: Any) -> HttpResponse:
        """Render a page beside the tree; ``tab`` is its entry in ``_tree_tabs.html``."""
        name = f"inquiry/{template}.html"
        context |= {"graph": self.graph, "can_edit": self.can_edit, "tab": tab}
        return page(self.request, name, self.shell, **context)


def opened(request: HttpRequest, graph_id: uuid.UUID, action: Action = Action.VIEW) -> Opened:
    """Return a tree with which the person may do that; raise NotFound, also for a stage map."""
    found = read.graph(person(request), graph_id)
    if found.kind != ISSUE_TREE:
        raise NotFound("not_found", gettext_noop("There is no question tree here."))
    return Opened(request, engagement_shell(request, found.engagement_id, "tree", action), found)
