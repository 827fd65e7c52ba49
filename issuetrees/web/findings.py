"""How many findings are open in an engagement's trees, as a part of its overview.

The overview loads it after itself: the checks read whole trees.
"""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.core.mece import check_tree
from issuetrees.graphs import read
from issuetrees.web.frame.shell import engagement_shell

TREES_CHECKED = 10
_OPEN = frozenset({"disproved", "advice"})


@require_safe
def findings(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Count what was disproved or advised, over the first trees of the engagement."""
    shell = engagement_shell(request, engagement_id, "overview")
    trees = read.graphs_of(shell.user, engagement_id).filter(kind=ISSUE_TREE)[:TREES_CHECKED]
    found = [finding for tree in trees for finding in check_tree(read.node_records(tree))]
    count = sum(finding.verdict in _OPEN for finding in found)
    return render(request, "web/_findings.html", {"count": count})
