"""Which entries of the log tell how a test-drive's initiatives turned out."""

from typing import Final

from django.db.models import Q

from issuetrees.kit.models import Deletable
from issuetrees.portfolio.read.test_drives import sealed
from issuetrees.tracking.models.actuals import Actual
from issuetrees.tracking.models.decisions import Decision
from issuetrees.tracking.models.outcomes import Outcome
from issuetrees.workspaces.access import Reader

#: What says it, and the way from there to the initiative.
_TELLING: Final[tuple[tuple[type[Deletable], str], ...]] = (
    (Actual, "measure__plan__initiative"),
    (Outcome, "initiative"),
    (Decision, "initiative"),
)


def kept_from(reader: Reader) -> Q:
    """Return the condition on entries that tell an outcome which the reader must not know yet."""
    found = Q(pk=None)
    for model, way in _TELLING:
        every = model._base_manager.all()  # noqa: SLF001 - deleted ones, too
        rows = every.filter(**{f"{way}__in": sealed(reader)})
        found |= Q(target_kind=model.__name__.lower(), target_id__in=rows.values("pk"))
    return found
