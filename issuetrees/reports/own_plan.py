"""The personal plan of one's own profile as a PDF, for its owner alone.

It is no report: nothing of it is stored, neither row nor file nor rendered page, so nobody else
finds it and there is nothing left to erase (ADR 0065).
"""

import uuid
from dataclasses import dataclass
from typing import Final

from issuetrees.accounts.models import User
from issuetrees.careers.read import profiles
from issuetrees.core.errors import Invalid

MEDIA_TYPE: Final = "application/pdf"
# Somebody waits for it, and so does a thread of the web process.
_SECONDS: Final = 20
_PATIENCE: Final = 60.0


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """The file and what it is called."""

    name: str
    content: bytes


def own_plan(owner: User, profile_id: uuid.UUID) -> OwnPlan:
    """Return the plan as it is now, in the active language.

    Raises NotFound for a profile that one does not see, Denied for that of somebody else, Invalid
    where it cannot be printed.
    """
    # Pages of the web process that print nothing need not load what this takes.
    from issuetrees.reports.formats.made import file_name  # noqa: PLC0415
    from issuetrees.reports.formats.pdf.file import make_pdf  # noqa: PLC0415
    from issuetrees.reports.formats.pdf.limits import Limits, Unrenderable  # noqa: PLC0415
    from issuetrees.reports.gather_own import own_document  # noqa: PLC0415

    found = profiles.profile(owner, profile_id)
    profiles.require_owner(owner, found)
    document = own_document(owner, found)
    limits = Limits(cpu_seconds=_SECONDS, wall_seconds=_PATIENCE)
    try:
        made = make_pdf(document, limits=limits, is_kept=False)
    except Unrenderable as failed:
        raise Invalid(failed.code, failed.message, **failed.details) from failed
    return OwnPlan(file_name(document.cover.title, document.cover.made_on, "pdf"), made.content)
