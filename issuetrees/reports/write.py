"""The one way to change reports and to ask for exports."""

import uuid
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from django.db import transaction

from issuetrees.accounts.models import Language, User
from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Invalid, NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import TextCheck, line, lines
from issuetrees.jobs import write as jobs
from issuetrees.jobs.models import JobState
from issuetrees.kit.copies import copies
from issuetrees.kit.rows import Changed, check_version, save, set_value
from issuetrees.reports import composition, exports, read
from issuetrees.reports.brands import copy_brand
from issuetrees.reports.files import FORMATS
from issuetrees.reports.kinds import USUAL
from issuetrees.reports.models import (
    Export,
    ExportFormat,
    Report,
    ReportPaper,
    ReportStage,
    ReportTemplate,
    Snapshot,
)
from issuetrees.reports.pictures import copy_pictures
from issuetrees.reports.templates import template_for
from issuetrees.reports.translating import copy_translations
from issuetrees.workspaces import access, audit
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry, Engagement
from issuetrees.workspaces.read import engagement as get_engagement

_PARAGRAPHS: Final = lines(4000)
_TEXTS: Final[Mapping[str, TextCheck]] = {
    "title": line(200, is_required=True),
    "subtitle": line(300),
    "situation": _PARAGRAPHS,
    "complication": _PARAGRAPHS,
    "answer": _PARAGRAPHS,
    "decisions": _PARAGRAPHS,
}
_CHOICES: Final = {
    "language": Language.values,
    "stage": ReportStage.values,
    "paper": ReportPaper.values,
}
MAX_KEY: Final = 64
MAX_WAITING: Final = limits.EXPORTS_PER_ENGAGEMENT


class Overtaken(Conflict):
    """Somebody changed the same piece; ``report`` is as they left it."""

    def __init__(self, report: Report, name: str) -> None:
        theirs = getattr(report, name)
        super().__init__(
            "overtaken",
            gettext_noop("Somebody changed this meanwhile."),
            field=name,
            theirs=theirs,
            mark=read.mark(theirs),
        )
        self.report = report


def create_report(
    *,
    actor: User,
    engagement_id: uuid.UUID,
    title: str,
    kind: str = USUAL,
    template_id: uuid.UUID | None = None,
    **fields: Any,
) -> Report:
    """Make a report of a kind, in the engagement's language unless said otherwise.

    A template of the workspace takes the place of the kind; ``sections`` say what the report has
    where neither does.
    """
    with transaction.atomic():
        engagement = get_engagement(actor, engagement_id)
        access.require(actor, Action.EDIT, engagement.workspace_id)
        report = Report(engagement=engagement, language=engagement.language)
        if template_id is not None:
            fields = {**_begun_with(template_for(engagement, template_id)), **fields}
        _fill(report, {"title": title, **fields})
        if "sections" not in fields:
            report.sections = composition.of_kind(kind, report.language)
        report.save(force_insert=True)
        audit.note_of(report, "created", actor=actor, engagement=engagement)
    return report


def edit_report(
    *,
    actor: User,
    report_id: uuid.UUID,
    version: int | None = None,
    seen: Mapping[str, str] = MappingProxyType({}),
    **fields: Any,
) -> Report:
    """Set fields of a report; ``version`` refuses an edit of what was changed meanwhile.

    So does ``seen``, field by field, by the mark that each had: two people may then work on
    different texts of a report at once. What is stored already is no conflict, so that sending
    twice does no harm. Raises ``Overtaken`` with what the other one wrote.
    """
    with transaction.atomic():
        report = _locked(actor, report_id)
        check_version(report, version)
        _check_marks(report, seen, fields)
        changed = _fill(report, fields)
        if changed:
            save(report)
            audit.note_of(
                report, "edited", actor=actor, engagement=report.engagement, changed=changed
            )
    return report


def copy_reports(source: Engagement, target: Engagement) -> None:
    """Copy the reports of an engagement, without their files; call it inside the transaction."""
    copies(Report.objects.filter(engagement=source), lambda _row: {"engagement": target})
    copy_brand(source, target)
    copy_translations(source, target)
    copy_pictures(source, target)


@transaction.atomic
def delete_report(*, actor: User, report_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete a report with its exports; the entry's id undoes it."""
    report = _locked(actor, report_id)
    return delete(actor, report.engagement, report, version)


def request_export(
    *,
    actor: User,
    report_id: uuid.UUID,
    format: str = ExportFormat.PDF,  # noqa: A002 - the field's name
    same_as: uuid.UUID | None = None,
    mail_site: str = "",
    key: str | None = None,
) -> tuple[Export, bool]:
    """Queue the making of a file; a ``key`` used before returns the export that it made.

    It shows the report as it is when a worker begins, or what the export ``same_as`` shows.
    With ``mail_site`` (where the product is reached) whoever asks gets mail when it is done.
    Returns the export and whether it is new; raises Conflict where nothing would be shown.
    """
    if format not in FORMATS:
        _refuse_choice("format", list(FORMATS))
    if key is not None and not 0 < len(key) <= MAX_KEY:
        raise Invalid(
            "bad_key", gettext_noop("“key” must have 1 to {limit} characters."),
            field="key", limit=MAX_KEY,
        )  # fmt: skip
    asked = read.report(actor, report_id)
    access.require(actor, Action.EXPORT, asked.engagement.workspace_id)
    job_key = f"{asked.pk}/{key}" if key else None
    if same_as is None and not (job_key and _export_of(job_key)):
        _require_something(asked)
    with transaction.atomic():
        report = Report.objects.select_for_update().filter(pk=report_id).first()
        report = read.report(actor, report_id) if report is None else report
        access.require(actor, Action.EXPORT, report.engagement.workspace_id)
        known = _export_of(job_key) if job_key else None
        if known is not None:
            return known, False
        _require_room(report, actor)
        export = Export.objects.create(
            report=report,
            job=jobs.enqueue(exports.NAME, key=job_key, asked_by=actor),
            format=format,
            snapshot=_snapshot_of(report, same_as) if same_as else None,
            requested_by=actor,
            mail_site=mail_site[:200],
        )
    return export, True


@transaction.atomic
def cancel_export(*, actor: User, export_id: uuid.UUID) -> Export:
    """Stop a waiting or running export; one that has ended stays as it is."""
    export = _exportable(actor, export_id)
    export.job = jobs.cancel(export.job_id)
    return export


@transaction.atomic
def retry_export(*, actor: User, export_id: uuid.UUID) -> Export:
    """Queue a failed or cancelled export again."""
    export = _exportable(actor, export_id)
    export.job = jobs.retry(export.job_id)
    return export


def _begun_with(template: ReportTemplate) -> dict[str, Any]:
    return {"paper": template.paper, "sections": template.sections, **template.texts}


def _locked(actor: User, report_id: uuid.UUID) -> Report:
    report = read.report(actor, report_id)
    access.require(actor, Action.EDIT, report.engagement.workspace_id)
    return Report.objects.select_for_update().get(pk=report.pk)


def _check_marks(report: Report, seen: Mapping[str, str], fields: Mapping[str, Any]) -> None:
    for name in seen.keys() & fields.keys():
        stored = getattr(report, name, None)
        if read.mark(stored) != seen[name] and stored != checked(name, fields[name]):
            raise Overtaken(report, name)


def _exportable(actor: User, export_id: uuid.UUID) -> Export:
    export = read.export(actor, export_id)
    access.require(actor, Action.EXPORT, export.report.engagement.workspace_id)
    return export


def _require_something(report: Report) -> None:
    # Only who exports reads whole engagements: other requests need not load what that takes.
    from issuetrees.reports.emptiness import require_something  # noqa: PLC0415
    from issuetrees.reports.gather import build_document  # noqa: PLC0415

    require_something(build_document(report.pk))


def _snapshot_of(report: Report, export_id: uuid.UUID) -> Snapshot:
    """Return what an export of the report shows."""
    found = Export.objects.filter(report=report, pk=export_id).select_related("snapshot").first()
    if found is None:
        raise NotFound
    if found.snapshot is None:
        raise Conflict(
            "no_snapshot",
            gettext_noop("This export has not kept what it shows. Export the report again."),
        )
    return found.snapshot


def _export_of(job_key: str) -> Export | None:
    found = Export.objects.select_related("job")
    return found.filter(job__kind=exports.NAME, job__key=job_key).first()


def _require_room(report: Report, actor: User) -> None:
    """Neither one engagement nor one person can fill the queue for everybody."""
    waiting = Export.objects.filter(job__state=JobState.QUEUED)
    if waiting.filter(report__engagement_id=report.engagement_id).count() >= MAX_WAITING:
        raise Conflict(
            "queue_full",
            gettext_noop("{limit} exports are waiting already. Cancel some or wait."),
            limit=MAX_WAITING,
        )
    if waiting.filter(requested_by=actor).count() >= limits.EXPORTS_PER_PERSON:
        raise Conflict(
            "too_many_exports",
            gettext_noop("{limit} exports of yours are waiting. Cancel some or wait."),
            limit=limits.EXPORTS_PER_PERSON,
        )


def checked(name: str, value: Any) -> Any:
    """Return what a field of a report holds once it is given ``value``, or refuse it."""
    if name in _TEXTS:
        return _TEXTS[name](name, value)
    if name == "sections":
        return composition.checked(value)
    if name not in _CHOICES:
        _refuse_choice("fields", [*_TEXTS, *_CHOICES, "sections"])
    if value not in _CHOICES[name]:
        _refuse_choice(name, _CHOICES[name])
    return value


def _fill(report: Report, fields: dict[str, Any]) -> Changed:
    changed: Changed = {}
    for name, value in fields.items():
        set_value(report, name, checked(name, value), changed)
    return changed


def _refuse_choice(field: str, choices: list[str]) -> None:
    raise Invalid(
        "not_a_choice",
        gettext_noop("“{field}” must be one of: {choices}."),
        field=field,
        choices=", ".join(choices),
    )
