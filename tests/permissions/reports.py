"""Reports and exports."""

import uuid

from django.core.files.base import ContentFile

from issuetrees.jobs.models import Job, JobState
from issuetrees.reports import exports, templates, write
from issuetrees.reports.models import Export, Snapshot
from issuetrees.reports.picturing import keep_picture
from issuetrees.reports.sharing import write as sharing
from tests.cast import Cast
from tests.inquiry.trees import make_tree
from tests.permissions.row import Row
from tests.permissions.targets import engagement, workspace
from tests.reports.drawings import DOT
from tests.reports.drawn import keep_drawn


def report(cast: Cast) -> uuid.UUID:
    made = write.create_report(
        actor=cast.owner,
        engagement_id=cast.engagement.pk,
        title="Steering committee",
        situation="Rents rise.",
    )
    return made.pk


def template(cast: Cast) -> uuid.UUID:
    made = templates.save_as_template(actor=cast.owner, report_id=report(cast), name="Ours")
    return made.pk


def waiting_export(cast: Cast) -> uuid.UUID:
    return write.request_export(actor=cast.owner, report_id=report(cast))[0].pk


def cancelled_export(cast: Cast) -> uuid.UUID:
    return write.cancel_export(actor=cast.owner, export_id=waiting_export(cast)).pk


def finished_export(cast: Cast) -> uuid.UUID:
    job = Job.objects.create(kind=exports.NAME, state=JobState.DONE)
    made = Export(report_id=report(cast), job=job, file_name="Отчёт.pdf")
    made.file.save(f"exports/{made.pk}.pdf", ContentFile(b"%PDF-1.7"))
    return made.pk


def kept_export(cast: Cast) -> uuid.UUID:
    """One that is done and has kept what it shows."""
    pk = finished_export(cast)
    made = Export.objects.get(pk=pk)
    made.snapshot = Snapshot.objects.create(
        report=made.report, version_id="K7QM-2BXD", edition=1, packed=b""
    )
    made.save()
    return pk


def version(cast: Cast) -> str:
    kept_export(cast)
    return "K7QM-2BXD"


def shared_link(cast: Cast) -> uuid.UUID:
    return sharing.share(actor=cast.owner, report_id=report(cast), name="Ms Client")[0].pk


def shared_token(cast: Cast) -> str:
    export = Export.objects.get(pk=finished_export(cast))
    return sharing.share(actor=cast.owner, report_id=export.report_id, name="Ms Client")[1]


def drawn_piece(cast: Cast) -> tuple[uuid.UUID, str]:
    """A report and the key of a piece whose one page is drawn."""
    report_id = report(cast)
    return report_id, keep_drawn(cast.owner, report_id)


def picture(cast: Cast) -> tuple[uuid.UUID, str, str, str]:
    return (*drawn_piece(cast), "0", "640")


def drawing(cast: Cast) -> tuple[uuid.UUID, str, str, str]:
    make_tree(cast)
    return report(cast), "tree", "1", "svg"


class Sent(ContentFile):  # type: ignore[type-arg] # of bytes
    """A file that is sent again and again."""

    def read(self, *size: int) -> bytes:
        self.seek(0)
        return bytes(super().read())


def kept_picture(cast: Cast) -> tuple[uuid.UUID, str]:
    made = keep_picture(actor=cast.owner, engagement_id=cast.engagement.pk, content=DOT)
    return cast.engagement.pk, made.digest


ROWS = {
    "pictures": Row(engagement, {"POST": "edit"}, {"picture": Sent(DOT, "dot.png")}),
    "picture": Row(kept_picture, {"GET": "view"}),
    "report_translations": Row(report, {"GET": "view", "POST": "edit"}, {"text-x": "Fine"}),
    "report_template_new": Row(report, {"GET": "edit", "POST": "edit"}, {"name": "Fine"}),
    "report_templates": Row(workspace, {"GET": "view"}),
    "report_template": Row(template, {"GET": "edit", "POST": "edit"}, {"name": "Fine"}),
    "report_template_delete": Row(template, {"POST": "edit"}),
    "report_links": Row(
        report,
        {"GET": "edit", "POST": "edit"},
        {"name": "Ms Client", "days": "30", "export_id": "newest"},
    ),
    "link_revoke": Row(shared_link, {"POST": "edit"}),
    "shared": Row(shared_token, {"GET": "open", "POST": "open"}),
    "shared_file": Row(shared_token, {"GET": "open"}),
    "brand": Row(workspace, {"GET": "view", "POST": "manage"}, {"sticker": "Fine"}),
    "engagement_brand": Row(engagement, {"GET": "view", "POST": "edit"}, {"sticker": "Fine"}),
    "reports": Row(engagement, {"GET": "view"}),
    "report_new": Row(
        engagement,
        {"GET": "edit", "POST": "edit"},
        {"title": "Fine", "language": "en", "kind": "decision_memo"},
    ),
    "report": Row(report, {"GET": "view"}),
    "report_delete": Row(report, {"POST": "edit"}),
    "report_text": Row(
        report, {"POST": "edit"}, {"name": "title", "text": "Steering committee", "seen": ""}
    ),
    "report_sections": Row(report, {"POST": "edit"}),
    "report_section_new": Row(report, {"POST": "edit"}, {"add": "tree"}),
    "report_outline": Row(report, {"GET": "view"}),
    "report_preview": Row(report, {"GET": "view"}),
    "report_piece": Row(drawn_piece, {"GET": "view"}),
    "report_picture": Row(picture, {"GET": "view"}),
    "report_drawing": Row(drawing, {"GET": "view"}),
    "report_export": Row(report, {"POST": "export"}),
    "report_version": Row(version, {"GET": "view"}),
    "export": Row(finished_export, {"GET": "view"}),
    "export_changes": Row(kept_export, {"GET": "view"}),
    "export_cancel": Row(waiting_export, {"POST": "export"}),
    "export_retry": Row(cancelled_export, {"POST": "export"}),
    "export_file": Row(finished_export, {"GET": "view"}),
}
