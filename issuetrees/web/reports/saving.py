"""Saving a report piece by piece: one text, or the sections, beside others who do the same.

The browser sends what it saw before with what it wants, as a short mark. Two people may work
on different texts of a report at once; only when the very same text has changed meanwhile is
the saving refused, with the other text at hand, so that nobody's words are lost.
"""

import hashlib
import json
import uuid
from typing import Any, Final

from issuetrees.accounts.models import User
from issuetrees.core.errors import Conflict
from issuetrees.core.text import gettext_noop
from issuetrees.reports import read, write
from issuetrees.reports.models import Report

_TRIES: Final = 4
_CHANGED: Final = gettext_noop("Somebody changed this meanwhile.")


class Overtaken(Conflict):
    """Somebody changed the same piece; ``report`` is as they left it."""

    def __init__(self, report: Report) -> None:
        super().__init__("stale", _CHANGED)
        self.report = report


def mark(value: Any) -> str:
    """Return a short mark of a text or a list of sections, equal for equal values."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def save(actor: User, report_id: uuid.UUID, name: str, value: Any, seen: str) -> Report:
    """Set one field that had the mark ``seen``; raise ``Overtaken`` when it has another.

    What is stored already is not written again, so sending twice does no harm. The caller has
    asked for the permission; ``write`` asks again.
    """
    wanted = write.checked(name, value)
    for _ in range(_TRIES):
        report = read.report(actor, report_id)
        stored = getattr(report, name)
        if stored == wanted:
            return report
        if mark(stored) != seen:
            raise Overtaken(report)
        try:
            return write.edit_report(
                actor=actor, report_id=report_id, version=report.version, **{name: value}
            )
        except Conflict as conflict:
            if conflict.code != "stale":
                raise
    raise Conflict("stale", _CHANGED)
