"""The workplan of a tree: its leaves with what the checks say, the load, the data asked for."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Q

from issuetrees.accounts.models import User
from issuetrees.core.graph.records import Node
from issuetrees.core.plan.checks import Note, notes
from issuetrees.core.plan.leaves import Leaf, leaves, places
from issuetrees.core.plan.load import Load, load
from issuetrees.core.plan.prizes import Prizes, prizes
from issuetrees.core.plan.requests import Request, requests
from issuetrees.graphs import read

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph


@dataclass(frozen=True)
class Workplan:
    """What one tree asks to be done, read with two statements however large it is.

    ``nodes`` are all of it, depth first; ``today`` is the engagement's.
    """

    graph: "Graph"
    nodes: list[Node]
    today: dt.date

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The number of every node, as in the tree."""
        return places(self.nodes)

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The questions that are worked on."""
        return leaves(self.nodes, self.numbers)

    @cached_property
    def notes(self) -> list[Note]:
        """What is wrong with the plan."""
        return notes(self.leaves, self.today)

    @cached_property
    def load(self) -> Load:
        """Days of effort by person and week."""
        return load(self.leaves)

    @cached_property
    def requests(self) -> list[Request]:
        """Data that are asked for, by source."""
        return requests(self.leaves)

    @cached_property
    def prizes(self) -> Prizes:
        """What the branches are worth."""
        return prizes(self.nodes)

    @cached_property
    def people(self) -> dict[str, str]:
        """Names of those who own a question, by id."""
        ids = {node.owner_id for node in self.nodes if node.owner_id}
        return {str(user.pk): str(user) for user in User.objects.filter(pk__in=ids)}

    @cached_property
    def names(self) -> dict[str, str]:
        """What members, and who else owns a question, are called in a table, by id.

        Who shares a name with another has their address beside it: «Anna Orlova (anna@…)».
        """
        owners = {node.owner_id for node in self.nodes if node.owner_id}
        workspace = Q(memberships__workspace=self.graph.engagement.workspace_id)
        known = User.objects.filter(workspace | Q(pk__in=owners)).distinct()
        return told_apart({str(user.pk): (str(user), user.email) for user in known})


def told_apart(people: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Return the names of people by id; where two have one name, with their addresses."""
    count = Counter(name.casefold() for name, _address in people.values())
    return {
        key: f"{name} ({address})" if count[name.casefold()] > 1 else name
        for key, (name, address) in people.items()
    }


def workplan(graph: "Graph") -> Workplan:
    """Return the plan of a tree that the reader got from ``graphs.read``."""
    return Workplan(graph, read.node_records(graph), graph.engagement.today())
