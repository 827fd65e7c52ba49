"""What can be found: a row for each kind, with its texts, where it stands and who may see it.

To add a kind: a row here; its app tells of what it writes (``kit.written``).
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final

from django.db.models import QuerySet

from issuetrees.careers.read import competencies
from issuetrees.comments import read as comments
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read as graphs
from issuetrees.graphs import texts as nodes
from issuetrees.inquiry.read import assumptions, briefs, evidence, sources
from issuetrees.reports import read as reports
from issuetrees.scoring.read import criteria, gates, goals, initiatives
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Pass, Reader

Seen = Callable[[Reader], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: ``seen`` are the rows of it that a reader may see, but for deleted ones.

    ``texts`` are its fields, the title first. ``engagement`` is the path from a row to its
    engagement, empty where that is the row itself, None where it stands in none; ``graph`` and
    ``node`` lead to where it is opened; ``along`` are rows that are read with it.
    """

    name: str
    label: str
    seen: Seen
    texts: tuple[str, ...]
    engagement: str | None = "engagement"
    graph: str | None = None
    node: str | None = None
    along: tuple[str, ...] = ()

    def every(self) -> QuerySet[Any]:
        """Return all rows of the kind, for whoever indexes them; those to be hidden, too."""
        model = self.seen(Pass(uuid.UUID(int=0))).model
        rows: QuerySet[Any] = model._base_manager.order_by("pk")  # noqa: SLF001 - with the deleted
        return rows.select_related(*self.along) if self.along else rows

    def texts_of(self, row: Any) -> tuple[str, ...]:
        """Return the texts of a row, its title first."""
        return tuple(getattr(row, name) for name in self.texts)

    def at(self, row: Any, path: str | None) -> Any:
        """Return what a path of fields of this kind leads to from a row."""
        if path is None:
            return None
        return attrgetter(path)(row) if path else row


def _nodes(*kinds: str) -> Seen:
    return lambda reader: nodes.nodes_seen(reader).filter(kind__in=kinds)


_NODE: Final[Mapping[str, Any]] = {
    "texts": nodes.SEARCHED,
    "engagement": "graph.engagement",
    "graph": "graph",
    "node": "",
}
_PLACE: Final = ("name", "client", "question")
_ROWS: Final = (
    Kind("engagement", gettext_noop("Engagements"), workspaces.engagements, _PLACE, ""),
    Kind("graph", gettext_noop("Trees and maps"), graphs.graphs, ("title",), graph=""),
    Kind("question", gettext_noop("Questions"), _nodes("question"), **_NODE),
    Kind("stage", gettext_noop("Stages"), _nodes("stage", "fork"), **_NODE),
    Kind(
        "initiative",
        gettext_noop("Initiatives"),
        initiatives.all_initiatives,
        (
            "title",
            "description",
            "problem",
            "audience",
            "outcome",
            "initiative_kind",
            "one_of",
            "old_verdict",
        ),
        along=("kind",),
    ),
    Kind(
        "competency",
        gettext_noop("Competencies"),
        competencies.all_competencies,
        ("title", "words"),
        "graph.engagement",
        "graph",
    ),
    Kind(
        "brief",
        gettext_noop("Problem briefs"),
        briefs.all_briefs,
        ("title", "words"),
        along=("engagement",),
    ),
    Kind(
        "source",
        gettext_noop("Sources and interviews"),
        sources.every_source,
        ("title", "author", "transcript"),
    ),
    Kind(
        "evidence",
        gettext_noop("Evidence"),
        evidence.all_evidence,
        ("claim",),
        "graph.engagement",
        "graph",
        "node",
    ),
    Kind(
        "assumption",
        gettext_noop("Assumptions"),
        assumptions.all_assumptions,
        ("statement", "breaks_if"),
        "graph.engagement",
        "graph",
    ),
    Kind("goal", gettext_noop("Goals"), goals.all_goals, ("title", "description")),
    Kind(
        "criterion",
        gettext_noop("Criteria"),
        criteria.all_criteria,
        ("title", "description"),
        "goal.engagement",
    ),
    Kind("gate", gettext_noop("Gates"), gates.all_gates, ("title", "question")),
    Kind(
        "comment",
        gettext_noop("Comments"),
        comments.all_comments,
        ("text",),
        "graph.engagement",
        "graph",
        "node",
    ),
    Kind(
        "report",
        gettext_noop("Reports"),
        reports.reports,
        ("title", "subtitle", "situation", "complication", "answer", "decisions"),
    ),
    Kind("workspace", gettext_noop("Workspaces"), workspaces.workspaces, ("name",), None),
)
KINDS: Final[Mapping[str, Kind]] = {row.name: row for row in _ROWS}
PLACES: Final = ("engagement", "graph", "workspace")
NODES: Final = ("question", "stage")
_OF_NODE: Final = {"fork": "stage"}


def kind_of_node(kind: str) -> str:
    """Return the name of the kind that a node of a graph is found as."""
    return _OF_NODE.get(kind, kind)
