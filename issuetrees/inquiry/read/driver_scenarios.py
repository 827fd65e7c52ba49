"""The scenarios of driver trees that a reader may see."""

import uuid
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from issuetrees.core.drivers import DriverTree
from issuetrees.graphs import read as graphs
from issuetrees.inquiry.models import DriverScenario
from issuetrees.kit.rows import one
from issuetrees.workspaces.access import Reader, within

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph


def all_scenarios(reader: Reader) -> QuerySet[DriverScenario]:
    """Return those of all trees that the reader may see, by tree in their order."""
    found = DriverScenario.objects.filter(within(reader, "graph__engagement"))
    return found.select_related("graph__engagement__workspace").order_by("graph_id", "rank", "id")


def scenarios(reader: Reader, graph_id: uuid.UUID) -> QuerySet[DriverScenario]:
    """Return the scenarios of a tree in their order, or raise NotFound."""
    found = all_scenarios(reader).filter(graph=graphs.graph(reader, graph_id))
    return found.order_by("rank", "id")


def scenarios_in(graph: "Graph") -> list[DriverScenario]:
    """Return the scenarios of a tree that the reader got."""
    return list(DriverScenario.objects.filter(graph=graph).order_by("rank", "id"))


def scenario(reader: Reader, scenario_id: uuid.UUID) -> DriverScenario:
    """Return a scenario, or raise NotFound."""
    return one(all_scenarios(reader).filter(pk=scenario_id))


def given_in(tree: DriverTree, values: Mapping[str, float]) -> dict[str, Fraction]:
    """Return what a scenario gives in base units, as far as the tree has its nodes."""
    drivers = tree.drivers
    return {key: drivers[key].base(value) for key, value in values.items() if key in drivers}
