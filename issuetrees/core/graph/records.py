"""The flat records of a graph, nodes and links: the table of their fields.

Each field is declared here once; what a row may say of it stands in ``fields.Field``. Rows of the
database, REST, history, copies, conflicts, the panel and reports follow the table. Its twin in the
browser is ``editor/base/fields.js``; ``fixtures/cases/graph/fields.json`` ties the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from issuetrees.core import limits
from issuetrees.core.graph import details
from issuetrees.core.graph import fields as f
from issuetrees.core.graph.cases import check_cases
from issuetrees.core.text import gettext_noop as _
from issuetrees.core.text import pgettext_noop

Json: TypeAlias = Any
Fields: TypeAlias = dict[str, Json]
Part: TypeAlias = Literal["nodes", "links"]

ISSUE_TREE: Final = "issue_tree"
STAGE_MAP: Final = "stage_map"
NODE_KINDS: Final = {ISSUE_TREE: ("question",), STAGE_MAP: ("stage", "fork")}
NODE_WORDS: Final[Mapping[str, str]] = {
    "question": _("Question"),
    "stage": _("Stage"),
    "fork": _("Fork"),
}
STATUSES: Final[Mapping[str, str]] = {
    "open": _("Open"),
    "in_progress": _("In progress"),
    "answered": _("Answered"),
    "pruned": _("Pruned"),
}
PRIORITIES: Final[Mapping[str, str]] = {
    "high": pgettext_noop("priority", "High"),
    "medium": pgettext_noop("priority", "Medium"),
    "low": pgettext_noop("priority", "Low"),
}
EASES: Final[Mapping[str, str]] = {
    "easy": pgettext_noop("ease", "Easy"),
    "medium": pgettext_noop("ease", "Medium"),
    "hard": pgettext_noop("ease", "Hard"),
}
SPLIT_KINDS: Final[Mapping[str, str]] = {
    "sum": _("Sum"),
    "difference": _("Difference"),
    "product": _("Product of factors"),
    "ratio": _("Ratio"),
    "intervals": _("Intervals"),
    "segments": _("Segments"),
    "matrix": _("Matrix"),
    "opposites": _("Opposites"),
    "process": _("Process"),
    "framework": _("Framework"),
    "deduction": _("Deductive chain"),
    "freeform": _("Free form"),
}
MAX_TITLE: Final = limits.TITLE_CHARACTERS
MAX_TEXT: Final = limits.TEXT_CHARACTERS
MAX_WORK: Final = limits.WORK_CHARACTERS
MAX_TRACK: Final = 40
MAX_REASON: Final = 300
MAX_UNIT: Final = 40


@dataclass(frozen=True, slots=True)
class Node:
    """A question of an issue tree, or a stage or fork of a stage map."""

    id: str
    parent_id: str | None = f.placed("id")
    rank: str = f.placed("text", "5", is_contested=False)
    kind: str = f.placed("choice", "question", word=_("kind"), choices=NODE_WORDS)
    title: str = f.written(MAX_TITLE, _("title"), is_searched=True, is_printed=True)
    status: str = f.chosen(
        STATUSES, _("status"), default="open", graph_kind=ISSUE_TREE, is_printed=True
    )
    priority: str | None = f.chosen(
        PRIORITIES,
        _("priority"),
        default=None,
        none=pgettext_noop("priority", "Not set"),
        graph_kind=ISSUE_TREE,
    )
    owner_id: str | None = f.person(_("owner"), none=_("Nobody"), is_printed=True)
    due_on: str | None = f.day(_("due date"), label=_("Due"), is_printed=True)
    prune_reason: str = f.written(
        MAX_REASON,
        _("reason for pruning"),
        label=_("Why pruned"),
        graph_kind=ISSUE_TREE,
        is_searched=True,
        is_printed=True,
    )
    answer: str = f.written(
        MAX_TEXT, _("answer"), graph_kind=ISSUE_TREE, is_searched=True, is_printed=True
    )
    note: str = f.written(MAX_TEXT, _("note"), is_searched=True, is_printed=True)
    value: float | None = f.amount(_("value"), graph_kind=ISSUE_TREE)
    unit: str = f.written(MAX_UNIT, _("unit"), graph_kind=ISSUE_TREE)
    value_on: str | None = f.day(
        _("day of the value"), label=_("Value as of"), graph_kind=ISSUE_TREE
    )
    value_source: str = f.written(
        MAX_REASON, _("source of the value"), graph_kind=ISSUE_TREE, is_searched=True
    )
    hypothesis: str = f.written(
        MAX_WORK, _("hypothesis"), graph_kind=ISSUE_TREE, is_searched=True, is_printed=True
    )
    analysis: str = f.written(
        MAX_WORK, _("analysis"), graph_kind=ISSUE_TREE, is_searched=True, is_printed=True
    )
    data_source: str = f.written(
        MAX_WORK,
        _("source of data"),
        label=_("Source"),
        graph_kind=ISSUE_TREE,
        is_searched=True,
        is_printed=True,
    )
    end_product: str = f.written(
        MAX_WORK, _("end product"), graph_kind=ISSUE_TREE, is_searched=True, is_printed=True
    )
    kill_criterion: str = f.written(
        MAX_WORK, _("kill criterion"), graph_kind=ISSUE_TREE, is_searched=True, is_printed=True
    )
    starts_on: str | None = f.day(
        _("day of the start"), label=_("Starts"), graph_kind=ISSUE_TREE, is_printed=True
    )
    lead_days: float | None = f.days(
        _("lead time"), label=_("Lead time, days"), graph_kind=ISSUE_TREE, is_printed=True
    )
    effort_days: float | None = f.days(
        _("effort"), label=_("Effort, days"), graph_kind=ISSUE_TREE, is_printed=True
    )
    prize: float | None = f.amount(
        _("size of the prize"), label=_("Prize"), graph_kind=ISSUE_TREE, is_printed=True
    )
    ease: str | None = f.chosen(
        EASES,
        _("ease"),
        default=None,
        none=pgettext_noop("ease", "Not set"),
        graph_kind=ISSUE_TREE,
        is_printed=True,
    )
    split_kind: str | None = f.chosen(
        SPLIT_KINDS,
        _("split"),
        default=None,
        label=_("Split into parts by"),
        none=_("Not set"),
        graph_kind=ISSUE_TREE,
        set_by="split",
    )
    split: Fields = f.json_object(_("split"), graph_kind=ISSUE_TREE, set_by="split", is_merged=True)
    cases: Fields = f.json_object(
        _("cases"), check=check_cases, graph_kind=ISSUE_TREE, is_merged=True
    )
    #: The branch of the same tree that a reference shows; it holds nothing else of its own.
    refers_to: str | None = f.placed("id", word=_("shown branch"), graph_kind=ISSUE_TREE)
    x: float | None = f.number(_("position"), is_contested=False, is_copied=False)
    y: float | None = f.number(_("position"), is_contested=False, is_copied=False)
    track: str = f.written(MAX_TRACK, _("lane"), graph_kind=STAGE_MAP)
    details: Fields = f.json_object(_("details"), check=details.check_node, is_merged=True)


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow from one node to another; in a stage map a transition."""

    id: str
    source_id: str
    target_id: str
    kind: str = f.placed("text", "transition", word=_("kind"))
    title: str = f.written(MAX_TITLE, _("title"))
    details: Fields = f.json_object(_("details"), check=details.check_link, is_merged=True)


Record: TypeAlias = Node | Link
TABLE: Final[Mapping[Part, Mapping[str, f.Field]]] = {
    "nodes": f.table(Node),
    "links": f.table(Link),
}
NODE_FIELDS: Final = tuple(TABLE["nodes"])
LINK_FIELDS: Final = tuple(TABLE["links"])


def to_json(record: Record) -> Fields:
    """Return the record as a JSON object with every field; objects in it are not copied."""
    names = NODE_FIELDS if isinstance(record, Node) else LINK_FIELDS
    return {name: getattr(record, name) for name in names}


def checks(part: Part, *setters: str) -> dict[str, f.Check]:
    """Return the checks of the fields that commands of these kinds set."""
    return {name: row.check for name, row in TABLE[part].items() if row.set_by in setters}


def named(part: Part, *forms: f.Form) -> frozenset[str]:
    """Return the names of the fields of these forms."""
    return frozenset(name for name, row in TABLE[part].items() if row.form in forms)
