"""Libraries: what the product brings, in a language, and what a workspace keeps of its own.

One file for each kind in ``fixtures/libraries``; a text with its languages by code stands where a
text may.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db.models import QuerySet

from issuetrees.accounts.models import Language
from issuetrees.core.errors import NotFound
from issuetrees.kit.rows import one
from issuetrees.scoring.models.libraries import LibraryEntry, LibraryKind
from issuetrees.workspaces.access import Action, Reader, require, workspaces_of

FOLDER: Final = Path(settings.BASE_DIR) / "fixtures" / "libraries"
_LANGUAGES: Final = frozenset(Language.values)


@dataclass(frozen=True, slots=True)
class Shipped:
    """An entry that the product brings, in one language."""

    key: str
    kind: str
    title: str
    description: str
    source: str
    pros: str = ""
    cons: str = ""
    content: Mapping[str, Any] = field(default_factory=dict)


def shipped(language: str) -> list[Shipped]:
    """Return all entries that the product brings, kind by kind."""
    return [Shipped(**_spoken(row, language)) for row in _rows()]


def shipped_entry(key: str, language: str) -> Shipped:
    """Return an entry by its key, or raise NotFound."""
    for entry in shipped(language):
        if entry.key == key:
            return entry
    raise NotFound


def entries(reader: Reader, workspace_id: uuid.UUID) -> QuerySet[LibraryEntry]:
    """Return the own entries of a workspace, oldest first."""
    require(reader, Action.VIEW, workspace_id)
    return LibraryEntry.objects.filter(workspace_id=workspace_id).order_by("created_at", "id")


def entry(reader: Reader, entry_id: uuid.UUID) -> LibraryEntry:
    """Return an own entry with its workspace, or raise NotFound."""
    found = LibraryEntry.objects.filter(pk=entry_id, workspace__in=workspaces_of(reader))
    return one(found.select_related("workspace"))


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    return tuple(
        {**row, "kind": kind, "key": f"{kind}/{row['key']}"}
        for kind in LibraryKind.values
        if (path := FOLDER / f"{kind}.json").exists()
        for row in json.loads(path.read_text(encoding="utf-8"))
    )


def _spoken(value: Any, language: str) -> Any:
    """Return the value with the texts of one language."""
    if isinstance(value, Mapping):
        if value.keys() == _LANGUAGES:
            return value[language]
        return {name: _spoken(part, language) for name, part in value.items()}
    return [_spoken(part, language) for part in value] if isinstance(value, list) else value
