"""Goals and criteria stay as they are while assessors judge by them."""

from collections.abc import Collection
from typing import Final

from issuetrees.core.errors import Conflict
from issuetrees.core.text import gettext_noop
from issuetrees.scoring.read import rounds
from issuetrees.workspaces.models import Engagement

#: What may change meanwhile: it says nothing of what is judged.
_FREE: Final = frozenset({"weight", "rank", "node_id"})


def require_unlocked(engagement: Engagement, changed: Collection[str] | None = None) -> None:
    """Refuse a change of goals or criteria while a round locks them; ``changed`` names fields."""
    if changed is not None and set(changed) <= _FREE:
        return
    row = rounds.open_round(engagement.pk)
    if row is not None and row.is_locked:
        raise Conflict(
            "criteria_locked",
            gettext_noop(
                "Goals and criteria are locked while the round “{round}” is open, so that all "
                "judge by the same words. Close the round, or unlock them in its settings."
            ),
            round=row.name,
        )
