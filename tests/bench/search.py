"""Searching 100,000 nodes: beside a look through all titles, in one process and one run.

Times are of the processor, so that what else the machine does counts little.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

import django

from tests.bench.figures import judge, median, milliseconds, say
from tests.bench.seed import title

NODES = 100_000
PER_GRAPH = 10_000
RARE, TWO, BEGUN = "walrus", "команды риски", "ко"
ROUNDS = 7


def main() -> bool:
    """Fill an empty home, index it, search it."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["ISSUETREES_HOME"] = home
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "issuetrees.settings")
        django.setup()
        return _measure()


def _measure() -> bool:
    from django.core.management import call_command

    from issuetrees.graphs.models import Node
    from issuetrees.search import write
    from issuetrees.search.find import find

    call_command("migrate", verbosity=0)
    user = _fill()
    say(f"indexing {NODES:,} nodes: {milliseconds(write.rebuild) / 1000:.1f} s")
    times = {
        words: _median_of(lambda asked=words: find(user, asked))  # type: ignore[misc]
        for words in (RARE, TWO, BEGUN)
    }
    scan = _median_of(lambda: list(Node.objects.filter(title__icontains=RARE)[:60]))
    for words, taken in times.items():
        say(f"“{words}”: {taken:.1f} ms")
    say(f"looking through all titles for “{RARE}”: {scan:.1f} ms")
    rare = judge("a rare word beside a look through all titles", times[RARE] / scan, 1)
    return judge("what half of the nodes hold, beside it", times[BEGUN] / scan, 12) and rare


def _median_of(work: Callable[[], object]) -> float:
    def once() -> float:
        start = time.process_time()
        work()
        return (time.process_time() - start) * 1000

    return median([once() for _ in range(ROUNDS)])


def _fill() -> Any:
    from issuetrees.accounts.models import User
    from issuetrees.graphs.models import Graph, Node
    from issuetrees.kit.models import new_id
    from issuetrees.workspaces.models import Engagement
    from issuetrees.workspaces.write import create_workspace

    user = User.objects.create_user("anna@example.org", "secret words", name="Anna")
    engagement = Engagement.objects.create(
        workspace=create_workspace(actor=user, name="Harbour"), name="Brand"
    )
    choose = random.Random(1)
    for number in range(NODES // PER_GRAPH):
        graph = Graph.objects.create(
            engagement=engagement, kind="issue_tree", title=f"Tree {number}", revision=1
        )
        root = Node(id=new_id(), graph=graph, kind="question", rank="5", title=f"A {RARE}?")
        below = [
            Node(
                id=new_id(),
                graph=graph,
                parent_id=root.id,
                kind="question",
                rank=f"{place:06}",
                title=title(choose),
            )
            for place in range(PER_GRAPH - 1)
        ]
        Node.objects.bulk_create([root, *below], batch_size=500)
    return user


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
