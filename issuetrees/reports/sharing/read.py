"""Links as those who share a report see them, and what a link opens for whoever holds it."""

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Gone, NotFound, Refused
from issuetrees.core.text import gettext_noop
from issuetrees.reports import read
from issuetrees.reports.models import Export, LinkVisit, SharedLink, VisitKind
from issuetrees.workspaces.access import Action, Link, require

QUARTER: Final = timedelta(minutes=15)
MINUTE: Final = timedelta(minutes=1)
_GONE: Final = {
    "revoked": gettext_noop("This link was withdrawn. Ask whoever sent it for a new one."),
    "expired": gettext_noop("This link has expired. Ask whoever sent it for a new one."),
}


class TooOften(Refused):
    """Somebody asks more often than is good."""

    status = 429


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link opens: the file, if there is one yet."""

    link: SharedLink
    export: Export | None

    @property
    def reader(self) -> Link:
        """Whoever holds the link."""
        return _reader(self.link)


def links(user: User, report_id: uuid.UUID) -> QuerySet[SharedLink]:
    """Return the links of a report, newest first, for those who may make them."""
    report = read.report(user, report_id)
    require(user, Action.EDIT, report.engagement.workspace_id)
    found = SharedLink.objects.filter(report=report).select_related(
        "created_by", "export__snapshot"
    )
    counted = found.annotate(
        downloads=Count("visits", filter=Q(visits__kind=VisitKind.DOWNLOADED)),
        last_visit_at=Max("visits__created_at"),
    )
    return counted.defer("export__snapshot__packed").order_by("-created_at", "-id")


def link(user: User, link_id: uuid.UUID) -> SharedLink:
    """Return a link of a report that the person may change, or raise NotFound or Denied."""
    found = SharedLink.objects.filter(pk=link_id).values_list("report_id", flat=True).first()
    if found is None:
        raise NotFound
    return links(user, found).get(pk=link_id)


def visits(user: User, link_id: uuid.UUID) -> QuerySet[LinkVisit]:
    """Return the log of a link, the latest first."""
    found = LinkVisit.objects.filter(link=link(user, link_id))
    return found.select_related("export__snapshot").defer("export__snapshot__packed")


def with_latest_visits(found: Iterable[SharedLink], count: int) -> list[SharedLink]:
    """Return links with ``latest``: the last visits of each."""
    rows = list(found)
    for row in rows:
        row.latest = list(row.visits.all()[:count])  # type: ignore[attr-defined]
    return rows


def state(link: SharedLink, now: datetime | None = None) -> str:
    """Return whether a link is ``open``, ``expired`` or ``revoked``."""
    if link.revoked_at is not None:
        return "revoked"
    return "open" if (now or timezone.now()) < link.expires_at else "expired"


def opened(token: str) -> Opened:
    """Return what a token opens; raise NotFound, or Gone with what has happened to it."""
    found = SharedLink.objects.filter(digest=digest_of(token))
    link = found.select_related("report__engagement__workspace", "created_by").first()
    if link is None or link.report.engagement.workspace.deleted_at is not None:
        raise NotFound
    now = state(link)
    if now != "open":
        raise Gone(f"link_{now}", _GONE[now])
    return Opened(link, read.exports(_reader(link)).first())


def digest_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def require_seldom(link: SharedLink, kind: VisitKind) -> None:
    """Refuse more wrong passwords or downloads than a person needs."""
    most, during = _LIMITS[kind]
    since = timezone.now() - during
    if link.visits.filter(kind=kind, created_at__gt=since).count() >= most:
        raise TooOften(
            "too_often", gettext_noop("That was too often. Wait a few minutes, then try again.")
        )


def _reader(link: SharedLink) -> Link:
    engagement = link.report.engagement
    return Link(engagement.workspace_id, engagement.pk, link.report_id, link.export_id, link.format)


_LIMITS: Final[dict[Any, tuple[int, timedelta]]] = {
    VisitKind.REFUSED: (limits.LINK_PASSWORDS, QUARTER),
    VisitKind.DOWNLOADED: (limits.LINK_DOWNLOADS, MINUTE),
}
