"""A workspace's own templates of reports: what they keep, who may, how reports begin with them."""

from typing import Any

import pytest

from issuetrees.core.errors import Denied, Invalid, NotFound
from issuetrees.reports import templates, write
from issuetrees.reports.models import Report, ReportTemplate
from issuetrees.workspaces import deletions
from issuetrees.workspaces.models import AuditEntry
from issuetrees.workspaces.write import create_engagement, create_workspace
from tests.cast import Cast

SECTIONS: list[dict[str, Any]] = [
    {"kind": "cover"},
    {
        "id": "tree",
        "kind": "tree",
        "title": "Where the money is",
        "options": {"branch": "0192d3c0-1111-7000-8000-000000000001", "levels": 2},
    },
    {"id": "map", "kind": "stage_map", "is_on": False, "options": {"map": "0192d3c0-2222"}},
    {"id": "own", "kind": "text", "title": "Next", "options": {"body": "Call the client."}},
]


@pytest.fixture
def report(cast: Cast) -> Report:
    return write.create_report(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        title="Steering",
        paper="wide",
        situation="Sales fall.",
        sections=SECTIONS,
    )


def keep(cast: Cast, report: Report, **given: Any) -> ReportTemplate:
    usual: dict[str, Any] = {"actor": cast.editor, "name": "Ours"}
    return templates.save_as_template(report_id=report.pk, **(usual | given))


def test_a_template_keeps_sections_and_options_but_nothing_of_the_engagement(
    cast: Cast, report: Report
) -> None:
    row = keep(cast, report)
    assert (row.paper, row.texts, row.version) == ("wide", {}, 1)
    assert [(one["id"], one["is_on"], one["title"], one["options"]) for one in row.sections] == [
        ("cover", True, "", {}),
        ("tree", True, "", {"levels": 2}),
        ("map", False, "", {}),
        ("own", True, "", {}),
    ]


def test_texts_are_kept_where_they_are_wanted(cast: Cast, report: Report) -> None:
    row = keep(cast, report, keeps_texts=True)
    assert row.texts == {"situation": "Sales fall."}
    assert [(one["title"], one["options"]) for one in row.sections[1:]] == [
        ("Where the money is", {"levels": 2}),
        ("", {}),
        ("Next", {"body": "Call the client."}),
    ]


def test_reports_of_all_engagements_of_the_workspace_may_begin_with_it(
    cast: Cast, report: Report
) -> None:
    row = keep(cast, report, keeps_texts=True)
    other = create_engagement(
        actor=cast.owner, workspace_id=cast.workspace.pk, name="Другой", language="ru"
    )
    made = write.create_report(
        actor=cast.editor, engagement_id=other.pk, title="Отчёт", template_id=row.pk, answer="Да"
    )
    assert (made.language, made.paper, made.title) == ("ru", "wide", "Отчёт")
    assert (made.situation, made.answer) == ("Sales fall.", "Да")
    assert made.sections == row.sections
    write.edit_report(actor=cast.editor, report_id=made.pk, sections=[])
    row.refresh_from_db()
    assert len(row.sections) == 4


def test_templates_of_other_workspaces_are_not_there(cast: Cast, report: Report) -> None:
    row = keep(cast, report)
    theirs = create_workspace(actor=cast.editor, name="Elsewhere")
    engagement = create_engagement(actor=cast.editor, workspace_id=theirs.pk, name="Theirs")
    with pytest.raises(NotFound):
        write.create_report(
            actor=cast.editor, engagement_id=engagement.pk, title="New", template_id=row.pk
        )
    with pytest.raises(NotFound):
        templates.template(cast.outsider, row.pk)
    with pytest.raises(NotFound):
        templates.templates(cast.outsider, cast.workspace.pk)
    assert list(templates.templates(cast.viewer, cast.workspace.pk)) == [row]


def test_editors_rename_delete_and_bring_back(cast: Cast, report: Report) -> None:
    row = keep(cast, report)
    for actor in (cast.viewer, cast.commenter):
        with pytest.raises(Denied):
            templates.rename_template(actor=actor, template_id=row.pk, name="Mine")
        with pytest.raises(Denied):
            keep(cast, report, actor=actor)
    renamed = templates.rename_template(
        actor=cast.editor, template_id=row.pk, version=1, name="Monthly"
    )
    assert (renamed.name, renamed.version) == ("Monthly", 2)
    entry = templates.delete_template(actor=cast.editor, template_id=row.pk)
    assert not templates.templates(cast.owner, cast.workspace.pk).exists()
    assert entry in deletions.deletions(cast.editor)
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert [one.name for one in templates.templates(cast.owner, cast.workspace.pk)] == ["Monthly"]
    told = AuditEntry.objects.filter(target_kind="reporttemplate").values_list("action", flat=True)
    assert {action.removeprefix("reporttemplate_") for action in told} == {
        "created", "edited", "deleted", "restored",
    }  # fmt: skip


def test_a_template_needs_a_name_and_there_are_not_too_many(
    cast: Cast, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Invalid) as nameless:
        keep(cast, report, name=" ")
    assert nameless.value.details["field"] == "name"
    keep(cast, report)
    monkeypatch.setattr(templates, "REPORT_TEMPLATES", 1)
    with pytest.raises(Invalid) as many:
        keep(cast, report)
    assert many.value.code == "too_many"
