"""What people may do with sources of evidence: add, change, delete and bring back."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any, Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line, lines, link
from issuetrees.inquiry.models import Evidence, Source, SourceKind
from issuetrees.inquiry.read import sources as read
from issuetrees.inquiry.write.places import difference, place_of, require_room, undone
from issuetrees.kit.checks import Check, one_of
from issuetrees.kit.copies import copies
from issuetrees.kit.rows import Changed, check_version, fill, save
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Action, require
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.edits import changed_since, replaced, target_of
from issuetrees.workspaces.models import AuditEntry, Engagement


class SourceFields(TypedDict, total=False):
    """Fields of a source; ``pages`` says where to look, such as "12–14"."""

    kind: str
    title: str
    author: str
    dated_on: dt.date | None
    pages: str
    link: str
    transcript: str


def day_or_none(field: str, raw: Any) -> dt.date | None:
    """Check a day, or None."""
    if raw is not None and not isinstance(raw, dt.date):
        raise Invalid("not_a_day", gettext_noop("Give a day."), field=field)
    return raw


def transcript(field: str, raw: Any) -> str:
    """Check what was said in an interview."""
    if isinstance(raw, str) and len(raw.encode(errors="replace")) > limits.TRANSCRIPT_BYTES:
        raise Invalid(
            "transcript_too_large",
            gettext_noop(
                "A transcript has at most {limit} MB of text; this has {size}. Split it into"
                " several sources."
            ),
            field=field,
            limit=limits.TRANSCRIPT_BYTES // 1_000_000,
            size=round(len(raw.encode(errors="replace")) / 1_000_000, 1),
        )
    return lines(limits.TRANSCRIPT_BYTES)(field, raw)


_CHECKS: Final[Mapping[str, Check]] = {
    "kind": one_of(SourceKind.values),
    "title": line(300, is_required=True),
    "author": line(200),
    "dated_on": day_or_none,
    "pages": line(60),
    "link": link(500),
    "transcript": transcript,
}


@transaction.atomic
def create_source(
    *, actor: User, engagement_id: uuid.UUID, **given: Unpack[SourceFields]
) -> Source:
    """Add a source to an engagement; raise Invalid naming the field."""
    engagement = locked(actor, engagement_id)
    require_room(
        Source.objects.filter(engagement=engagement).count(),
        limits.SOURCES_PER_ENGAGEMENT,
        gettext_noop("An engagement has at most {limit} sources."),
    )
    row = Source(engagement=engagement)
    changed = fill(row, _CHECKS, {"title": "", **given})
    row.save(force_insert=True)
    note_of(row, "created", actor=actor, engagement=engagement, changed=_told(changed))
    return read.source(actor, row.pk)


@transaction.atomic
def edit_source(
    *,
    actor: User,
    source_id: uuid.UUID,
    version: int | None = None,
    **given: Unpack[SourceFields],
) -> Source:
    """Change fields of a source; quotes stay marked where the transcript still has them."""
    engagement = locked(actor, read.source(actor, source_id).engagement_id)
    row = read.source(actor, source_id)
    check_version(row, version)
    before = row.transcript
    if changed := fill(row, _CHECKS, given):
        save(row)
        more: dict[str, Any] = {"changed": _told(changed)}
        if "transcript" in changed:
            lost = _place_again(row, before)
            more["kept"] = {"transcript": difference(before, row.transcript), "quotes": lost}
        note_of(row, "edited", actor=actor, engagement=engagement, **more)
    return row


@transaction.atomic
def take_back(actor: User, entry: AuditEntry) -> Source:
    """Put back what an edit replaced (``workspaces.edits``), with the quotes that it lost."""
    row = read.source(actor, target_of(entry))
    kept = entry.details.get("kept") or {}
    shown = {"transcript": len(row.transcript)}
    olds = replaced(row, entry, shown)
    if "transcript" in olds:
        before = undone(row.transcript, kept["transcript"]) if kept else None
        if before is None:
            raise changed_since(["transcript"])
        olds["transcript"] = before
    back = edit_source(actor=actor, source_id=row.pk, version=row.version, **olds)
    lost = Evidence._base_manager.filter(source=back, quote_start=None)  # noqa: SLF001
    for quote_id, start, end in kept.get("quotes", ()):
        lost.filter(pk=quote_id).update(quote_start=start, quote_end=end)
    return back


@transaction.atomic
def delete_source(*, actor: User, source_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete a source: its evidence stays, without a source until the entry's id undoes it."""
    engagement = locked(actor, read.source(actor, source_id).engagement_id)
    return delete(actor, engagement, read.source(actor, source_id), version)


def copy_sources(source: Engagement, target: Engagement) -> dict[uuid.UUID, uuid.UUID]:
    """Copy the sources of an engagement; return the new ids by the old.

    Call it inside the transaction of the copy.
    """
    rows = Source.objects.filter(engagement=source)
    made = copies(rows, lambda _: {"engagement_id": target.pk})
    return {old: row.pk for old, row in made.items()}


def locked(actor: User, engagement_id: uuid.UUID) -> Engagement:
    """Require the permission and lock the engagement."""
    engagement = workspaces.engagement(actor, engagement_id)
    require(actor, Action.EDIT, engagement.workspace_id)
    Engagement.objects.select_for_update().get(pk=engagement_id)
    return engagement


def _told(changed: Changed) -> Changed:
    """Return old and new for the log: of a transcript, how long it was and is."""
    if "transcript" not in changed:
        return changed
    return {**changed, "transcript": [len(text) for text in changed["transcript"]]}


def _place_again(row: Source, before: str) -> list[list[Any]]:
    """Find the quotes of a transcript in what it has become; return those that it lost.

    Each is the id of its evidence with the place where it was.
    """
    quotes = Evidence._base_manager.filter(source=row, quote_start__isnull=False)  # noqa: SLF001
    found = list(quotes)
    lost: list[list[Any]] = []
    for quote in found:
        text = before[quote.quote_start : quote.quote_end]
        place = place_of(row.transcript, text, quote.quote_start or 0)
        if place is None:
            lost.append([str(quote.pk), quote.quote_start, quote.quote_end])
        quote.quote_start, quote.quote_end = place or (None, None)
    Evidence._base_manager.bulk_update(found, ["quote_start", "quote_end"])  # noqa: SLF001
    return lost
