"""The pages of templates: a report is kept as one, a new one begins with it."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from issuetrees.reports import write
from issuetrees.reports.models import Report, ReportTemplate
from tests.cast import Cast

ClientOf = Callable[[str], Client]


def test_a_report_becomes_a_template_with_which_others_begin(
    cast: Cast, client_of: ClientOf
) -> None:
    client = client_of("editor")
    report = write.create_report(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        title="Steering",
        sections=[{"kind": "cover"}, {"id": "own", "kind": "text", "title": "Next"}],
    )
    keeps = reverse("web:report_template_new", args=[report.pk])
    assert keeps in client.get(reverse("web:report", args=[report.pk])).content.decode()
    assert 'value="Steering"' in client.get(keeps).content.decode()
    answer = client.post(keeps, {"name": "Monthly", "keeps_texts": "on"}, follow=True)
    assert "A new report may begin with “Monthly”." in answer.content.decode()
    row = ReportTemplate.objects.get()
    new = reverse("web:report_new", args=[cast.engagement.pk])
    assert "Monthly" in client.get(new).content.decode()
    client.post(new, {"title": "November", "language": "en", "kind": str(row.pk)})
    made = Report.objects.get(title="November")
    assert [one["title"] for one in made.sections] == ["", "Next"]


def test_templates_are_renamed_deleted_and_brought_back(cast: Cast, client_of: ClientOf) -> None:
    client = client_of("editor")
    listed = reverse("web:report_templates", args=[cast.workspace.pk])
    assert "No template yet" in client.get(listed).content.decode()
    report = write.create_report(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Steering"
    )
    client.post(reverse("web:report_template_new", args=[report.pk]), {"name": "Monthly"})
    row = ReportTemplate.objects.get()
    renames = reverse("web:report_template", args=[row.pk])
    refused = client.post(renames, {"name": ""})
    assert refused.context["form"].errors["name"]
    assert "Quarterly" in client.post(renames, {"name": "Quarterly"}, follow=True).content.decode()
    assert renames not in client_of("viewer").get(listed).content.decode()
    deletes = reverse("web:report_template_delete", args=[row.pk])
    assert "“Quarterly” is deleted." in client.post(deletes, follow=True).content.decode()
    assert "Template of reports" in client.get(reverse("web:deletions")).content.decode()
