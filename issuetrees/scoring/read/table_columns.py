"""What was chosen the last time for a table with the same headings."""

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence

from issuetrees.scoring.models.table_columns import TableColumns


def chosen(
    workspace_id: uuid.UUID, headings: Sequence[str], lists: Mapping[str, str]
) -> list[str] | None:
    """Return the columns that somebody of the workspace chose for these headings, or None.

    ``lists`` are the columns of periods and teams of this engagement with their titles; what it
    has not is left out. The caller has seen to it that the reader belongs to the workspace.
    """
    row = TableColumns.objects.filter(workspace_id=workspace_id, headings=digest(headings)).first()
    if row is None:
        return None
    own = {_said(column, title): column for column, title in lists.items()}
    return [own.get(name, "") if ":" in name else name for name in row.columns]


def said(columns: Sequence[str], lists: Mapping[str, str]) -> list[str]:
    """Return columns as they are kept: periods and teams by their titles."""
    return [_said(name, lists[name]) if name in lists else name for name in columns]


def digest(headings: Sequence[str]) -> str:
    """Return what a line of headings is found by; case and spaces do not matter."""
    plain = [" ".join(heading.casefold().split()) for heading in headings]
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()


def _said(column: str, title: str) -> str:
    return f"{column.partition('_')[0]}:{' '.join(title.casefold().split())}"
