"""The one way to share a report, to withdraw a link, and to use one."""

import secrets
import unicodedata
import uuid
from datetime import timedelta
from typing import IO, Final

from django.contrib.auth.hashers import check_password, make_password
from django.core.signing import Signer
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.kit.checks import one_of
from issuetrees.reports import read
from issuetrees.reports.files import FORMATS
from issuetrees.reports.models import (
    Export,
    ExportFormat,
    LinkVisit,
    Report,
    SharedLink,
    VisitKind,
)
from issuetrees.reports.sharing.read import Opened, digest_of, link, opened, require_seldom
from issuetrees.scoring.read import sheets
from issuetrees.workspaces import access, audit
from issuetrees.workspaces.access import Action

DAYS: Final = range(1, 366)
PASSWORD: Final = range(8, 129)
_check_name: Final = line(120, is_required=True)


@transaction.atomic
def share(
    *,
    actor: User,
    report_id: uuid.UUID,
    name: str,
    days: int = 30,
    export_id: uuid.UUID | None = None,
    format: str = ExportFormat.PDF,  # noqa: A002 - the field's name
    password: str = "",
    is_marked: bool = False,
) -> tuple[SharedLink, str]:
    """Make a link to one export, or always to the newest; return it and its token, shown once."""
    report = _locked(actor, report_id)
    _require_room(report)
    _require_within("days", days, DAYS)
    if password:
        _require_within("password", len(password), PASSWORD)
    export = read.export(actor, export_id) if export_id else None
    if export is not None and export.report_id != report.pk:
        raise NotFound
    token = secrets.token_urlsafe(32)
    made = SharedLink.objects.create(
        report=report,
        export=export,
        format=export.format if export else one_of(list(FORMATS))("format", format),
        name=_check_name("name", name),
        digest=digest_of(token),
        password=make_password(_typed(password)) if password else "",
        is_marked=is_marked,
        created_by=actor,
        expires_at=timezone.now() + timedelta(days=days),
    )
    audit.note_of(made, "created", actor=actor, engagement=report.engagement, days=days)
    return made, token


@transaction.atomic
def revoke(*, actor: User, link_id: uuid.UUID) -> SharedLink:
    """Make a link useless, from now on and for good."""
    found = link(actor, link_id)
    report = _locked(actor, found.report_id)
    if found.revoked_at is None:
        found.revoked_at = timezone.now()
        found.save(update_fields=["revoked_at"])
        audit.note_of(found, "revoked", actor=actor, engagement=report.engagement)
    return found


def unlock(token: str, password: str) -> str:
    """Return the proof that somebody knows the password of a link, or refuse."""
    found = opened(token).link
    with transaction.atomic():
        # One guess at a time, so that the count holds.
        SharedLink.objects.select_for_update(of=("self",)).get(pk=found.pk)
        require_seldom(found, VisitKind.REFUSED)
        is_right = check_password(_typed(password), found.password)
        if not is_right:
            LinkVisit.objects.create(link=found, kind=VisitKind.REFUSED)
    if not is_right:
        raise Denied("wrong_password", gettext_noop("This is not the password. Try again."))
    return proof_of(found)


def _typed(password: str) -> str:
    """Return a password as every keyboard writes it: an accent may come apart from its letter."""
    return unicodedata.normalize("NFC", password)


def proof_of(found: SharedLink) -> str:
    """Return what a browser keeps once the password was given."""
    return Signer(salt="shared link").signature(f"{found.pk} {found.password}")


def is_unlocked(found: SharedLink, proof: str) -> bool:
    """Whether a link needs no password, or the proof is that it was given."""
    return not found.password or constant_time_compare(proof, proof_of(found))


def note_opening(found: Opened) -> None:
    """Note in the log that somebody looked at what a link opens, at most once a minute."""
    since = timezone.now() - timedelta(minutes=1)
    seen = found.link.visits.filter(kind=VisitKind.OPENED, created_at__gt=since)
    if not seen.exists():
        LinkVisit.objects.create(link=found.link, kind=VisitKind.OPENED, export=found.export)


def download(found: Opened) -> tuple[Export, IO[bytes]]:
    """Return the file that a link opens, marked with its name where that is wanted; note it."""
    if found.export is None:
        raise NotFound("no_file", gettext_noop("There is no file yet. Come back later."))
    require_seldom(found.link, VisitKind.DOWNLOADED)
    export, file = read.open_file(found.reader, found.export.pk)
    LinkVisit.objects.create(link=found.link, kind=VisitKind.DOWNLOADED, export=export)
    if found.link.is_marked and ExportFormat(export.format).ending == "pdf":
        # Few processes mark files; the others need not load what that takes.
        from issuetrees.reports.sharing.watermark import marked  # noqa: PLC0415

        with file:
            file = marked(file, found.link.name)
    return export, file


def _locked(actor: User, report_id: uuid.UUID) -> Report:
    """Return the report if the person may share it: also what it tells of scores."""
    report = read.report(actor, report_id)
    access.require(actor, Action.EDIT, report.engagement.workspace_id)
    sheets.require_seen(actor, report.engagement_id)
    return Report.objects.select_for_update().get(pk=report.pk)


def _require_room(report: Report) -> None:
    working = report.links.filter(revoked_at=None, expires_at__gt=timezone.now())
    if working.count() >= limits.LINKS_PER_REPORT:
        raise Conflict(
            "too_many_links",
            gettext_noop("{limit} links to this report work already. Withdraw some."),
            limit=limits.LINKS_PER_REPORT,
        )


_REFUSED: Final = {
    "days": gettext_noop("A link works between {least} and {most} days."),
    "password": gettext_noop("A password has {least} to {most} characters."),
}


def _require_within(field: str, value: int, allowed: range) -> None:
    if value not in allowed:
        raise Invalid(
            f"link_{field}", _REFUSED[field], field=field,
            least=allowed.start, most=allowed.stop - 1,
        )  # fmt: skip
