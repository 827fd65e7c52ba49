"""The words of a workspace as the checks take them, with a key that differs whenever they do."""

import hashlib
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from issuetrees.core import mece
from issuetrees.workspaces.access import Reader, workspaces_of
from issuetrees.workspaces.models import ListKind, WordList

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

_Listed = tuple[tuple[str, str, str], ...]  # kind, name, items as JSON
_MOST_READ: Final = 16  # vocabularies kept at once: each holds the labels that it has read


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A vocabulary; ``key`` is empty where a workspace adds nothing to the shipped words."""

    key: str
    vocabulary: mece.Vocabulary


def words_for(graph: "Graph") -> OwnWords:
    """Return the words by which a tree is checked."""
    rows = WordList.objects.filter(workspace__engagements=graph.engagement_id)
    return _read(_listed(rows))


def words_of(workspace_id: uuid.UUID) -> OwnWords:
    """Return the words by which trees of a workspace are compared with others."""
    return _read(_listed(WordList.objects.filter(workspace=workspace_id)))


def keys_of(reader: Reader) -> dict[uuid.UUID, str]:
    """Return the keys of those of the reader's workspaces that have words of their own."""
    lists: dict[uuid.UUID, list[WordList]] = {}
    for row in WordList.objects.filter(workspace__in=workspaces_of(reader)):
        lists.setdefault(row.workspace_id, []).append(row)
    return {workspace_id: _read(_listed(rows)).key for workspace_id, rows in lists.items()}


def _listed(rows: Iterable[WordList]) -> _Listed:
    return tuple(sorted((row.kind, row.name, json.dumps(row.items)) for row in rows))


@lru_cache(maxsize=_MOST_READ)
def _read(listed: _Listed) -> OwnWords:
    if not listed:
        return OwnWords("", mece.SHIPPED)
    groups: list[list[str]] = []
    lists: dict[str, dict[str, list[str]]] = {}
    for kind, name, text in listed:
        items: list[Any] = json.loads(text)
        if kind == ListKind.SYNONYMS:
            groups.extend(items)
        else:
            lists.setdefault(kind, {})[name] = ["|".join(words) for words in items]
    key = hashlib.sha256(json.dumps(listed).encode()).hexdigest()[:32]
    return OwnWords(key, mece.Vocabulary(groups, lists))
