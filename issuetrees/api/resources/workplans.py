"""The workplan of a tree, what its branches are worth, and a table of it that comes back."""

import uuid
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer, Base64, Strict
from issuetrees.core.errors import NotFound
from issuetrees.core.graph.records import ISSUE_TREE, STATUSES
from issuetrees.core.plan.checks import CHECK_WORDS, CHECKS
from issuetrees.core.plan.load import Load
from issuetrees.core.plan.prizes import SIZES, by_size
from issuetrees.exchange.workplan_return import Change, Preview, preview
from issuetrees.graphs import read
from issuetrees.inquiry.read.workplan import Workplan, workplan
from issuetrees.kit.sentences import sentence
from issuetrees.kit.words import spoken
from issuetrees.workspaces.access import Action, require

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NUMBER = _("Place of the node, like 3.2; empty for a root.")


class PlanLeaf(Answer):
    """A question that is worked on; its other fields are those of the node."""

    node_id = serializers.UUIDField()
    number = serializers.CharField(help_text=_NUMBER)
    title = serializers.CharField(help_text=_("Title of the node."))
    status = serializers.ChoiceField(list(STATUSES))
    owner_id = serializers.UUIDField(allow_null=True)
    starts_on = serializers.DateField(allow_null=True)
    due_on = serializers.DateField(allow_null=True)


class PlanNote(Answer):
    """A check that a leaf fails."""

    check = serializers.ChoiceField(CHECKS, help_text=_("Which check it fails."))
    node_id = serializers.UUIDField()
    number = serializers.CharField(help_text=_NUMBER)
    on = serializers.DateField(
        allow_null=True, help_text=_("When it is due, or by when something has to be ordered.")
    )
    message = serializers.CharField(help_text=_("What is wrong, in the reader's language."))


class PlanRequest(Answer):
    """A source of data with the leaves that need it."""

    source = serializers.CharField(  # type: ignore[assignment] # a field of that name
        help_text=_("As the first leaf spells it.")
    )
    ask_by = serializers.DateField(
        allow_null=True, help_text=_("The earliest day on which a leaf has to have it ordered.")
    )
    is_open = serializers.BooleanField(help_text=_("Whether a leaf that is not settled needs it."))
    node_ids = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("The leaves that need it.")
    )


class PlanLoad(Answer):
    """The days of effort of a person, week by week."""

    owner_id = serializers.UUIDField(allow_null=True)
    effort_days = serializers.ListField(
        child=serializers.FloatField(), help_text=_("One for each of the weeks.")
    )
    unplanned_days = serializers.FloatField(
        help_text=_("Effort that lies nowhere for want of a day.")
    )
    is_back_loaded = serializers.BooleanField(
        help_text=_("Whether more than half of it lies in the last third of the weeks.")
    )


class PlanOfTree(Answer):
    """The plan of a tree in reading order."""

    revision = serializers.IntegerField()
    leaves = PlanLeaf(many=True, help_text=_("Questions neither pruned nor cut further."))
    notes = PlanNote(many=True, help_text=_("What the plan lacks, check by check."))
    requests = PlanRequest(many=True, help_text=_("The earliest to be asked for first."))
    weeks = serializers.ListField(
        child=serializers.DateField(), help_text=_("Their Mondays, without a gap.")
    )
    load = PlanLoad(many=True, help_text=_("By person, what nobody owns last."))


class PrizeRow(Answer):
    """What a question below the root is worth."""

    node_id = serializers.UUIDField()
    number = serializers.CharField(help_text=_NUMBER)
    title = serializers.CharField(help_text=_("Title of the node."))
    prize = serializers.FloatField(
        allow_null=True, help_text=_("Its own prize, or else the sum of its parts.")
    )
    is_own = serializers.BooleanField(help_text=_("Whether it is said of the question itself."))
    below = serializers.FloatField(allow_null=True, help_text=_("What its parts add up to."))
    share = serializers.FloatField(
        allow_null=True,
        help_text=_("Of the aim, from 0 to 1; of all branches together where no aim is said."),
    )
    size = serializers.ChoiceField(
        SIZES, allow_null=True, help_text=_("Large from 15% on, small below 5%.")
    )
    ease = serializers.CharField(allow_null=True)
    is_pruned = serializers.BooleanField(
        help_text=_("Whether it or a branch that it stands in is pruned.")
    )
    prune_reason = serializers.CharField()
    moves_needle = serializers.BooleanField(help_text=_("False below 5%: pruning is suggested."))
    cumulative = serializers.FloatField(
        allow_null=True,
        help_text=_("Of a leaf: the share that it and all larger ones hold together."),
    )


class PriorityTable(Answer):
    """What the branches of a tree are worth, in reading order."""

    revision = serializers.IntegerField()
    aim = serializers.FloatField(allow_null=True, help_text=_("The prize of the root."))
    total = serializers.FloatField(allow_null=True, help_text=_("What the branches add up to."))
    unit = serializers.CharField(help_text=_("The unit of the root."))
    branches = PrizeRow(many=True, help_text=_("Every question below the root, depth first."))


class ReturnedPlan(Strict):
    """A workplan that was downloaded and changed."""

    file = Base64(help_text=_("A CSV, XLSX or HTML file, in Base64."))


class PlanCell(Answer):
    """A cell that says something new."""

    place = serializers.CharField(help_text=_("As a spreadsheet names it: D7."))
    node_id = serializers.UUIDField()
    field = serializers.CharField(help_text=_("Name of the field."))
    sent = serializers.CharField(help_text=_("What went out, in words."))
    now = serializers.CharField(help_text=_("What the tree says now, in words."))
    new = serializers.CharField(help_text=_("What the cell says, in words."))


class PlanRemark(Answer):
    """What was not taken."""

    kind = serializers.ChoiceField(("foreign", "gone", "twice", "merged", "unreadable", "column"))
    place = serializers.CharField(help_text=_("The cell, cells or row; empty for what is missing."))
    words = serializers.CharField(help_text=_("What stands there."))
    message = serializers.CharField(help_text=_("Why it cannot be read; else empty."))


class PlanDifference(Answer):
    """What a table would change: nothing of it is stored."""

    base = serializers.IntegerField(help_text=_("The revision that it was compared with."))
    sent_at_revision = serializers.IntegerField(
        allow_null=True, help_text=_("With which it was downloaded; null if it does not say.")
    )
    changes = PlanCell(many=True)
    conflicts = PlanCell(
        many=True, help_text=_("Changed here, too, since the download; not in the commands.")
    )
    remarks = PlanRemark(many=True, help_text=_("What was not taken, with its place."))
    commands = serializers.ListField(
        child=serializers.DictField(), help_text=_("Commit them as they are, with the base.")
    )


class GraphWorkplan(Endpoint):
    """The plan of a tree."""

    tag = "Workplan"

    @operation(
        "get_workplan",
        _("Read the workplan of a tree"),
        notes=_("Its leaves, what it lacks, the data asked for, and the load of people by week."),
        gives=PlanOfTree,
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        plan = plan_of(self.actor, graph_id)
        return {
            "revision": plan.graph.revision,
            "leaves": [_leaf(leaf) for leaf in plan.leaves],
            "notes": [
                {
                    "check": note.check,
                    "node_id": note.leaf.node.id,
                    "number": note.leaf.number,
                    "on": note.on,
                    "message": spoken(CHECK_WORDS[note.check]),
                }
                for note in plan.notes
            ],
            "requests": [
                {
                    "source": one.source,
                    "ask_by": one.ask_by,
                    "is_open": one.is_open,
                    "node_ids": [leaf.node.id for leaf in one.leaves],
                }
                for one in plan.requests
            ],
            "weeks": plan.load.weeks,
            "load": _load(plan.load),
        }


class GraphPriorities(Endpoint):
    """What the branches of a tree are worth."""

    tag = "Workplan"

    @operation(
        "get_priorities",
        _("Read what the branches of a tree are worth"),
        notes=_("To prune one, commit its status `pruned` with a `prune_reason`."),
        gives=PriorityTable,
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        plan = plan_of(self.actor, graph_id)
        found = plan.prizes
        steps = {step.prize.node.id: step.cumulative for step in by_size(found)}
        return {
            "revision": plan.graph.revision,
            "aim": found.aim,
            "total": found.total,
            "unit": plan.nodes[0].unit if plan.nodes else "",
            "branches": [
                {
                    "node_id": row.node.id,
                    "number": row.number,
                    "title": row.node.title,
                    "prize": row.value,
                    "is_own": row.is_own,
                    "below": row.below,
                    "share": row.share,
                    "size": row.size,
                    "ease": row.node.ease,
                    "is_pruned": row.is_pruned,
                    "prune_reason": row.node.prune_reason,
                    "moves_needle": row.moves,
                    "cumulative": steps.get(row.node.id),
                }
                for row in found.rows
            ],
        }


class WorkplanDifference(Endpoint):
    """A table of the plan that comes back."""

    tag = "Workplan"

    @operation(
        "compare_workplan",
        _("Compare a changed workbook with the tree"),
        notes=_("Only cells that were changed count; formulas are not run. Nothing is stored."),
        takes=ReturnedPlan,
        gives=PlanDifference,
        scope=Scope.WRITE,
    )
    def post(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        plan = plan_of(self.actor, graph_id)
        workspace_id = plan.graph.engagement.workspace_id
        require(self.actor, Action.EDIT, workspace_id)
        found = preview(plan, given["file"], get_language() or "en")
        return Response(PlanDifference(_difference(found)).data)


def plan_of(actor: Any, graph_id: uuid.UUID) -> Workplan:
    """Return the plan of a tree that the actor may see."""
    graph = read.graph(actor, graph_id)
    if graph.kind != ISSUE_TREE:
        raise NotFound
    return workplan(graph)


def _leaf(leaf: Any) -> dict[str, Any]:
    node = leaf.node
    return {
        "node_id": node.id,
        "number": leaf.number,
        "title": node.title,
        "status": node.status,
        "owner_id": node.owner_id,
        "starts_on": node.starts_on,
        "due_on": node.due_on,
    }


def _load(found: Load) -> list[dict[str, Any]]:
    return [
        {
            "owner_id": row.owner_id,
            "effort_days": row.weeks,
            "unplanned_days": row.unplanned,
            "is_back_loaded": row.is_back_loaded,
        }
        for row in found.people
    ]


def _difference(found: Preview) -> dict[str, Any]:
    return {
        "base": found.base,
        "sent_at_revision": found.revision,
        "changes": [_cell(one) for one in found.changes],
        "conflicts": [_cell(one) for one in found.conflicts],
        "remarks": [
            {
                "kind": one.kind,
                "place": one.place,
                "words": one.words,
                "message": sentence(one.why) if one.why else "",
            }
            for one in found.remarks
        ],
        "commands": found.commands,
    }


def _cell(one: Change) -> dict[str, Any]:
    return {
        "place": one.cell.place,
        "node_id": one.cell.id,
        "field": one.cell.name,
        "sent": one.sent,
        "now": one.now,
        "new": one.new,
    }
