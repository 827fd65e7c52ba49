"""What forms of several pages offer to choose from."""

import uuid

from django.db.models import Q
from django.utils.translation import gettext as _

from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.graphs import read as graphs
from issuetrees.web.frame.shell import Shell
from issuetrees.web.scoring.forms import Choices
from issuetrees.workspaces import read as workspaces

QUESTIONS_OFFERED = 200


def members(shell: Shell) -> Choices:
    """Offer the members of the workspace by name."""
    found = workspaces.members(shell.user, shell.workspace.pk)
    return [(str(one.user_id), str(one.user)) for one in found]


def questions(shell: Shell, chosen: uuid.UUID | None = None) -> Choices:
    """Offer the upper questions of the trees, and the one that is chosen."""
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    trees = graphs.graphs_of(shell.user, shell.engagement.pk).filter(kind=ISSUE_TREE)
    upper = Q(nodes__parent=None) | Q(nodes__parent__parent=None)
    upper |= Q(nodes__parent__parent__parent=None) | Q(nodes__id=chosen)
    found = trees.filter(upper, nodes__is_deleted=False).order_by("created_at", "nodes__rank")
    pairs = found.values_list("nodes__id", "nodes__title")[:QUESTIONS_OFFERED]
    return [(str(key), title or _("(blank)")) for key, title in pairs]
