"""Keeps what is chosen for the columns of a table, so that colleagues need not choose it again."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Final

from issuetrees.scoring.models.table_columns import TableColumns
from issuetrees.scoring.read.table_columns import digest, said

_KEPT: Final = 500  # lines of headings of one workspace


def remember(
    workspace_id: uuid.UUID,
    headings: Sequence[str],
    columns: Sequence[str],
    *,
    guessed: Sequence[str],
    lists: Mapping[str, str],
) -> None:
    """Keep columns that are other than those guessed; of many the ones used last stay.

    Call it with the permission of the change that used them.
    """
    rows = TableColumns.objects.filter(workspace_id=workspace_id)
    if list(columns) == list(guessed):
        rows.filter(headings=digest(headings)).delete()
        return
    rows.update_or_create(
        workspace_id=workspace_id,
        headings=digest(headings),
        defaults={"columns": said(columns, lists)},
    )
    kept = rows.order_by("-used_at", "-id").values_list("pk", flat=True)
    rows.exclude(pk__in=list(kept[:_KEPT])).delete()
