"""A workspace's own templates of reports: who may see them, who may change them.

Members see them; whoever may edit the workspace's engagements makes, renames and deletes them.
"""

import uuid
from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.core.limits import REPORT_TEMPLATES
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.kit.checks import Check
from issuetrees.kit.rows import check_version, fill, one, save
from issuetrees.reports import composition, read
from issuetrees.reports.models import Report, ReportTemplate
from issuetrees.workspaces.access import Action, Reader, require, workspaces_of
from issuetrees.workspaces.audit import note
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry, Engagement
from issuetrees.workspaces.write import locked

#: The texts of a report that a template may keep: all but the title, which each report has.
TEXTS: Final = ("subtitle", "situation", "complication", "answer", "decisions")
_CHECKS: Final[Mapping[str, Check]] = {"name": line(120, is_required=True)}


def templates(reader: Reader, workspace_id: uuid.UUID) -> QuerySet[ReportTemplate]:
    """Return the templates of a workspace by their names."""
    require(reader, Action.VIEW, workspace_id)
    return ReportTemplate.objects.filter(workspace_id=workspace_id)


def template(reader: Reader, template_id: uuid.UUID) -> ReportTemplate:
    """Return a template of one of the reader's workspaces, or raise NotFound."""
    found = ReportTemplate.objects.filter(pk=template_id, workspace__in=workspaces_of(reader))
    return one(found.select_related("workspace"))


def template_for(engagement: Engagement, template_id: uuid.UUID) -> ReportTemplate:
    """Return a template that a report of the engagement may begin with."""
    return one(ReportTemplate.objects.filter(pk=template_id, workspace=engagement.workspace_id))


@transaction.atomic
def save_as_template(
    *, actor: User, report_id: uuid.UUID, name: str, keeps_texts: bool = False
) -> ReportTemplate:
    """Keep the sections of a report, with its words only if ``keeps_texts``, for other reports."""
    report = read.report(actor, report_id)
    workspace = locked(actor, Action.EDIT, report.engagement.workspace_id)
    _require_room(workspace.pk)
    row = ReportTemplate(workspace=workspace, version=0, paper=report.paper)
    fill(row, _CHECKS, {"name": name})
    row.texts = _texts(report) if keeps_texts else {}
    row.sections = composition.reusable(report.sections, keeps_texts=keeps_texts)
    save(row)
    _note(row, "created", actor)
    return row


@transaction.atomic
def rename_template(
    *, actor: User, template_id: uuid.UUID, version: int | None = None, **given: Any
) -> ReportTemplate:
    """Give a template another name."""
    row = _locked(actor, template_id)
    check_version(row, version)
    changed = fill(row, _CHECKS, given)
    if changed:
        save(row)
        _note(row, "edited", actor, changed=changed)
    return row


@transaction.atomic
def delete_template(
    *, actor: User, template_id: uuid.UUID, version: int | None = None
) -> AuditEntry:
    """Delete a template; the entry's id undoes it. Reports that began with it stay."""
    return delete(actor, None, _locked(actor, template_id), version)


def _locked(actor: User, template_id: uuid.UUID) -> ReportTemplate:
    locked(actor, Action.EDIT, template(actor, template_id).workspace_id)
    return template(actor, template_id)


def _texts(report: Report) -> dict[str, str]:
    return {name: text for name in TEXTS if (text := getattr(report, name))}


def _require_room(workspace_id: uuid.UUID) -> None:
    if ReportTemplate.objects.filter(workspace=workspace_id).count() >= REPORT_TEMPLATES:
        raise Invalid(
            "too_many",
            gettext_noop("At most {limit} templates of reports in a workspace."),
            limit=REPORT_TEMPLATES,
        )


def _note(row: ReportTemplate, verb: str, actor: User, **details: Any) -> None:
    note(
        actor=actor,
        workspace=row.workspace,
        action=f"reporttemplate_{verb}",
        target=row,
        title=str(row),
        **details,
    )
