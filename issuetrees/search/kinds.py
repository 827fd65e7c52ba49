"""What can be found: a row for each kind, with its texts, where it stands and who may see it.

To add a kind: a row here; its app tells of what it writes (``kit.written``).
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final

from django.db.models import Model, QuerySet

from issuetrees.careers.read import competencies
from issuetrees.comments import read as comments
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read as graphs
from issuetrees.graphs import texts as nodes
from issuetrees.inquiry.read import assumptions, briefs, evidence, sources
from issuetrees.portfolio.read import scenarios, test_drives
from issuetrees.reports import read as reports
from issuetrees.scoring.read import criteria, gates, goals, initiatives
from issuetrees.tracking.read import activities, decisions, plans
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Pass, Reader

Seen = Callable[[Reader], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: ``seen`` are the rows of it that a reader may see, but for deleted ones.

    ``texts`` are paths to its texts, the title first. ``engagement`` is the path from a row to its
    engagement, empty where that is the row itself, None where it stands in none; ``graph`` and
    ``node`` lead to where it is opened, ``initiative`` to the one that it belongs to; ``along`` are
    rows that are read with it. ``model`` is the name of its rows where that is not ``name``.
    """

    name: str
    label: str
    seen: Seen
    texts: tuple[str, ...]
    engagement: str | None = "engagement"
    graph: str | None = None
    node: str | None = None
    initiative: str | None = None
    along: tuple[str, ...] = ()
    model: str = ""

    @property
    def is_called_as_its_initiative(self) -> bool:
        """Whether its title is that of its initiative."""
        return self.initiative is not None and self.texts[0] == f"{self.initiative}.title"

    def every(self) -> QuerySet[Any]:
        """Return all rows of the kind, for whoever indexes them; those to be hidden, too."""
        model = self.seen(Pass(uuid.UUID(int=0))).model
        rows: QuerySet[Any] = model._base_manager.order_by("pk")  # noqa: SLF001 - with the deleted
        return rows.select_related(*self.along) if self.along else rows

    def texts_of(self, row: Any) -> tuple[str, ...]:
        """Return the texts of a row, its title first."""
        return tuple(attrgetter(name)(row) for name in self.texts)

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
    Kind("scenario", gettext_noop("Scenarios"), scenarios.all_scenarios, ("title",)),
    Kind(
        "test_drive",
        gettext_noop("Test-drives"),
        test_drives.all_test_drives,
        ("name",),
        model="testdrive",
    ),
    Kind(
        "decision",
        gettext_noop("Decisions"),
        decisions.all_decisions,
        ("initiative.title", "reason", "conditions", "decided_by"),
        initiative="initiative",
        along=("initiative",),
    ),
    Kind(
        "plan",
        gettext_noop("Measurement plans"),
        plans.all_plans,
        ("initiative.title", "decision_rule", "stop_rule"),
        "initiative.engagement",
        initiative="initiative",
        along=("initiative__engagement",),
        model="measurementplan",
    ),
    Kind(
        "measure",
        gettext_noop("Measures"),
        plans.all_measures,
        ("kpi", "message", "measured_by"),
        "plan.initiative.engagement",
        initiative="plan.initiative",
        along=("plan__initiative__engagement",),
    ),
    Kind(
        "activity",
        gettext_noop("Activities"),
        activities.all_activities,
        ("title",),
        "initiative.engagement",
        initiative="initiative",
        along=("initiative__engagement",),
    ),
    Kind("party", gettext_noop("Roles"), activities.all_parties, ("title", "money")),
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
CALLED_AS_INITIATIVES: Final = tuple(row for row in _ROWS if row.is_called_as_its_initiative)
CASE: Final = "case"  # to practise on: comes with the product, is not in the index
NAMES: Final = (*KINDS, CASE)
PLACES: Final = ("engagement", "graph", "workspace")
NODES: Final = ("question", "stage")
_OF_NODE: Final = {"fork": "stage"}


_BY_MODEL: Final = {row.model or row.name: row for row in _ROWS}


def kind_of(row: Model) -> Kind | None:
    """Return the kind of a row; None where such rows are not found."""
    return _BY_MODEL.get(type(row).__name__.lower())


def kind_of_node(kind: str) -> str:
    """Return the name of the kind that a node of a graph is found as."""
    return _OF_NODE.get(kind, kind)
