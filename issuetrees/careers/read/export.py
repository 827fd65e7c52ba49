"""All that is kept of a person on a map, as they take it with them."""

import uuid
from typing import Any

from django.db.models import Model, QuerySet

from issuetrees.accounts.models import User
from issuetrees.attachments.models import Attachment
from issuetrees.careers.models import PlanStep, Profile, Rating, ReviewEntry
from issuetrees.careers.read.profiles import looks, owned, shares
from issuetrees.kit.rows import one, plain

_PROFILE = ("id", "name", "is_own", "stage_id", "goal_id", "hours_a_week", "answers", "mentor")
_RATING = ("competency", "level", "evidence", "link", "seen_by")
_FILE = ("id", "competency", "name", "media", "size", "digest")
_STEP = ("text", "competency", "evidence", "due_on", "owner", "mentor", "done_on")


def export(person: User, profile_id: uuid.UUID) -> dict[str, Any]:
    """Return a profile with everything in it as plain JSON; for its owner, also of a deleted one.

    What was deleted and could be brought back is in it, too, marked by ``deleted_at``.
    """
    found = one(owned(person).filter(pk=profile_id))
    return {
        "map": found.graph.title,
        **_row(found, *_PROFILE, "is_open"),
        "ratings": [
            {**_row(row, *_RATING), "rated_by": _name(row.rated_by)}
            for row in _all(Rating, found).select_related("rated_by")
        ],
        "files": [
            {**_row(row, *_FILE), "added_by": _name(row.added_by)}
            for row in _all(Attachment, found).select_related("added_by")
        ],
        "steps": [_row(row, *_STEP) for row in _all(PlanStep, found)],
        "entries": [
            {**_row(row, "on", "text"), "written_by": _name(row.written_by)}
            for row in _all(ReviewEntry, found).select_related("written_by")
        ],
        "shared_with": [
            {"name": str(row.user), "may_assess": row.may_assess} for row in shares(person, found)
        ],
        "looked_at_by": [
            {"name": str(row.user), "on": plain(row.on)} for row in looks(person, found)
        ],
    }


def _all(model: Any, found: Profile) -> QuerySet[Any]:
    rows: QuerySet[Any] = model._base_manager.filter(profile=found)  # noqa: SLF001 - theirs all
    return rows.order_by("created_at", "id")


def _row(row: Model, *names: str) -> dict[str, Any]:
    values = {name: plain(getattr(row, name)) for name in names}
    moments = {name: getattr(row, name) for name in ("created_at", "deleted_at")}
    return values | {name: at.isoformat() if at else None for name, at in moments.items()}


def _name(person: User | None) -> str | None:
    return str(person) if person else None
