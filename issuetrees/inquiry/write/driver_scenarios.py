"""Scenarios of driver trees: added, changed, deleted."""

import uuid
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.fields import check_amount
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.graphs import read as graphs
from issuetrees.graphs.write import locked
from issuetrees.inquiry.models import DriverScenario
from issuetrees.inquiry.read import driver_scenarios as read
from issuetrees.inquiry.read.drivers import require_tree
from issuetrees.kit.checks import Check
from issuetrees.kit.copies import copies
from issuetrees.kit.order import rank_before
from issuetrees.kit.rows import Changed, check_version, fill, save, set_value
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

Values = Mapping[str, float | None]


class ScenarioFields(TypedDict, total=False):
    """Fields of a scenario; ``values`` by node, in the node's unit."""

    title: str
    values: Values


def _values(field: str, raw: Any) -> dict[str, float]:
    """Check values by node; what is null is left out."""
    if not isinstance(raw, Mapping) or len(raw) > limits.NODES_PER_GRAPH:
        message = gettext_noop("“{field}” must be an object of numbers by node.")
        raise Invalid("values_wrong", message, field=field)
    checked = {str(key): check_amount(f"{field}.{key}", value) for key, value in raw.items()}
    return {key: value for key, value in checked.items() if value is not None}


_CHECKS: Final[dict[str, Check]] = {"title": line(120, is_required=True), "values": _values}


@transaction.atomic
def create_scenario(
    *, actor: User, graph_id: uuid.UUID, **given: Unpack[ScenarioFields]
) -> DriverScenario:
    """Add a scenario to a tree, as the last one."""
    graph, _ = locked(actor, graph_id)
    require_tree(graph)
    rows = read.scenarios_in(graph)
    if len(rows) >= limits.DRIVER_SCENARIOS:
        message = gettext_noop("A tree holds at most {most} scenarios.")
        raise Invalid("list_full", message, field="title", most=limits.DRIVER_SCENARIOS)
    row = DriverScenario(graph=graph, rank=rank_before(rows, None))
    changed = fill(row, _CHECKS, {"title": "", **given})
    _require_nodes(graph, row.values)
    row.save()
    note_of(row, "created", actor=actor, engagement=graph.engagement, changed=changed)
    return row


@transaction.atomic
def edit_scenario(
    *,
    actor: User,
    scenario_id: uuid.UUID,
    version: int | None = None,
    **given: Unpack[ScenarioFields],
) -> DriverScenario:
    """Change the title of a scenario, or all of its values."""
    graph, row = _locked(actor, scenario_id, version)
    if changed := fill(row, _CHECKS, given):
        _require_nodes(graph, row.values)
        save(row)
        note_of(row, "edited", actor=actor, engagement=graph.engagement, changed=changed)
    return row


@transaction.atomic
def put_values(*, actor: User, scenario_id: uuid.UUID, values: Values) -> DriverScenario:
    """Set some values of a scenario; None takes one back, so that the tree's own counts."""
    graph, row = _locked(actor, scenario_id, None)
    new = _values("values", values)
    _require_nodes(graph, new)
    kept = {key: value for key, value in row.values.items() if key not in values}
    if changed := fill(row, _CHECKS, {"values": kept | new}):
        save(row)
        note_of(row, "edited", actor=actor, engagement=graph.engagement, changed=changed)
    return row


@transaction.atomic
def delete_scenario(
    *, actor: User, scenario_id: uuid.UUID, version: int | None = None
) -> AuditEntry:
    """Delete a scenario; the entry's id undoes it."""
    graph, row = _locked(actor, scenario_id, None)
    return delete(actor, graph.engagement, row, version)


@transaction.atomic
def move_scenario(
    *,
    actor: User,
    scenario_id: uuid.UUID,
    before_id: uuid.UUID | None,
    version: int | None = None,
) -> DriverScenario:
    """Put a scenario before another one, or last."""
    graph, row = _locked(actor, scenario_id, version)
    if before_id == scenario_id:
        return row
    others = [one for one in read.scenarios_in(graph) if one.pk != scenario_id]
    changed: Changed = {}
    set_value(row, "rank", rank_before(others, before_id), changed)
    save(row)
    note_of(row, "moved", actor=actor, engagement=graph.engagement, changed=changed)
    return row


def copy_scenarios(source_id: uuid.UUID, target_id: uuid.UUID, ids: Mapping[str, str]) -> None:
    """Copy the scenarios of a tree to its copy; ``ids`` has the new id of each record.

    Call it inside the transaction of the copy. Values of nodes that are gone stay behind.
    """
    copies(
        DriverScenario.objects.filter(graph_id=source_id),
        lambda row: {
            "graph_id": target_id,
            "values": {ids[key]: value for key, value in row.values.items() if key in ids},
        },
    )


def _locked(
    actor: User, scenario_id: uuid.UUID, version: int | None
) -> "tuple[Graph, DriverScenario]":
    graph, _ = locked(actor, read.scenario(actor, scenario_id).graph_id)
    row = read.scenario(actor, scenario_id)
    check_version(row, version)
    return graph, row


def _require_nodes(graph: "Graph", values: Iterable[str]) -> None:
    """Refuse values of nodes that the tree does not have and never had."""
    strange = set(values) - graphs.ids_ever_in(graph)
    if strange:
        message = gettext_noop("The tree has no node “{id}”.")
        raise Invalid("unknown_node", message, field="values", id=min(strange))
