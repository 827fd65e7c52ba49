"""Where a reader may go: engagements, graphs and workspaces, found by the words in their names."""

import uuid
from typing import Final, NamedTuple

from issuetrees.graphs import read
from issuetrees.kit.search import having
from issuetrees.workspaces import read as workspaces_read
from issuetrees.workspaces.access import Reader

SHOWN: Final = 8  # of each kind


class Place(NamedTuple):
    """Something to open; ``within`` names what it stands in, a workspace in nothing."""

    kind: str
    id: uuid.UUID
    title: str
    within: str


def places(reader: Reader, words: str) -> list[Place]:
    """Return the first places of each kind that hold all of the words."""
    return [*_engagements(reader, words), *_graphs(reader, words), *_workspaces(reader, words)]


def _engagements(reader: Reader, words: str) -> list[Place]:
    found = having(workspaces_read.engagements(reader), words, ("name", "client", "question"))
    return [Place("engagement", row.pk, row.name, row.workspace.name) for row in found[:SHOWN]]


def _graphs(reader: Reader, words: str) -> list[Place]:
    found = having(read.graphs(reader), words, ("title",))
    return [Place("graph", row.pk, row.title, row.engagement.name) for row in found[:SHOWN]]


def _workspaces(reader: Reader, words: str) -> list[Place]:
    found = having(workspaces_read.workspaces(reader), words, ("name",))
    return [Place("workspace", row.pk, row.name, "") for row in found[:SHOWN]]
