"""Report definitions, and exports: one produced file each, made by a job."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from issuetrees.accounts.models import Language
from issuetrees.kit.models import Deletable, Hanging, Identified, Living


class ReportStage(models.TextChoices):
    """Whether the client may rely on it."""

    DRAFT = "draft", _("Draft")
    FINAL = "final", _("Final")


class ReportPaper(models.TextChoices):
    """What pages stand on; the papers of ``scene/theme.py``."""

    A4 = "a4", _("A4, exhibits landscape")
    A4_LANDSCAPE = "a4_landscape", _("A4, all landscape")
    LETTER = "letter", _("Letter, exhibits landscape")
    LETTER_LANDSCAPE = "letter_landscape", _("Letter, all landscape")
    WIDE = "wide", _("Slides, 16:9")


def usual_sections() -> list[dict[str, Any]]:
    """Return the sections of a report for which nothing else is chosen."""
    from issuetrees.reports.composition import usual  # noqa: PLC0415 - the sections take time

    return usual()


class Report(Deletable):
    """What a report says and which sections it has, in order: rows of ``composition``."""

    hangs_on: ClassVar = ("engagement",)

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="reports"
    )
    title = models.CharField(max_length=200)
    subtitle = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.ENGLISH)
    stage = models.CharField(max_length=5, choices=ReportStage.choices, default=ReportStage.DRAFT)
    paper = models.CharField(max_length=16, choices=ReportPaper.choices, default=ReportPaper.A4)
    situation = models.TextField(blank=True, max_length=4000)
    complication = models.TextField(blank=True, max_length=4000)
    answer = models.TextField(blank=True, max_length=4000)
    decisions = models.TextField(blank=True, max_length=4000)
    sections = models.JSONField(default=usual_sections, blank=True)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.title


class ReportTemplate(Deletable):
    """A workspace's own kind of report: sections, paper and, if wanted, ``texts`` by field.

    It names nothing of the engagement in which it was made and has no language of its own.
    """

    hangs_on: ClassVar = ("workspace",)

    workspace = models.ForeignKey(
        "workspaces.Workspace", on_delete=models.CASCADE, related_name="report_templates"
    )
    name = models.CharField(max_length=120)
    paper = models.CharField(max_length=16, choices=ReportPaper.choices, default=ReportPaper.A4)
    texts = models.JSONField(default=dict, blank=True)
    sections = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["name", "created_at", "id"]

    def __str__(self) -> str:
        return self.name


class TitleFace(models.TextChoices):
    """The face of titles, of those that the product ships."""

    SERIF = "serif", _("Serif")
    SANS = "sans", _("Sans")


class Brand(Hanging):
    """How the reports of a workspace look, or of one engagement where that differs.

    What an engagement leaves empty is as in its workspace; what that leaves empty is the
    product's own. Logos are kept as ``logos`` makes them; ``slide_template`` names a file of the
    storage that never changes.
    """

    hangs_on: ClassVar = ("workspace", "engagement")

    workspace = models.ForeignKey(
        "workspaces.Workspace", on_delete=models.CASCADE, related_name="brands"
    )
    engagement = models.OneToOneField(
        "workspaces.Engagement", on_delete=models.CASCADE, null=True, related_name="brand"
    )
    accent = models.CharField(max_length=7, blank=True)
    dark = models.CharField(max_length=7, blank=True)
    title_face = models.CharField(max_length=5, choices=TitleFace.choices, blank=True)
    confidentiality = models.CharField(max_length=120, blank=True)
    sticker = models.CharField(max_length=40, blank=True)
    has_sources = models.BooleanField(null=True)
    firm_logo = models.BinaryField(null=True)
    client_logo = models.BinaryField(null=True)
    slide_template = models.CharField(max_length=120, blank=True)
    slide_template_name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["workspace"],
                condition=models.Q(engagement__isnull=True),
                name="brand_of_workspace_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.engagement or self.workspace)


class Translation(Hanging):
    """What a text of an engagement is in another language; it belongs to the words themselves."""

    hangs_on: ClassVar = ("engagement",)

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="translations"
    )
    language = models.CharField(max_length=2, choices=Language.choices)
    source = models.TextField()
    digest = models.CharField(max_length=64)
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["engagement", "language", "digest"], name="translation_once"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Picture(Hanging):
    """A picture that reports of an engagement show, by the digest of what is kept of it.

    It is never changed: another picture is another row, so that whatever named this one still
    shows it. Its bytes are in the storage of files.
    """

    hangs_on: ClassVar = ("engagement",)

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="pictures"
    )
    digest = models.CharField(max_length=64)
    media = models.CharField(max_length=10)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    size = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["engagement", "digest"], name="picture_once")
        ]

    def __str__(self) -> str:
        return self.file

    @property
    def file(self) -> str:
        """Its name in the storage, where its content is the same for all who have it."""
        return f"pictures/{self.digest}.{self.media.partition('/')[2]}"


class ExportFormat(models.TextChoices):
    """Kind of file."""

    PDF = "pdf", "PDF"
    PPTX = "pptx", "PPTX"
    XLSX = "xlsx", "XLSX"
    DOCX = "docx", "DOCX"
    ARCHIVE = "pdfa", "PDF/A-3 + XLSX"

    @property
    def ending(self) -> str:
        """What names of such files end in."""
        return "pdf" if self is ExportFormat.ARCHIVE else str(self.value)


class Snapshot(Identified):
    """What a report showed at a moment: its document, packed, once for all exports that show it.

    ``version_id`` names it on each page. It is never changed and goes with its report.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="snapshots")
    version_id = models.CharField(max_length=9, db_index=True)
    edition = models.PositiveSmallIntegerField()
    packed = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "version_id"], name="snapshot_once")
        ]

    def __str__(self) -> str:
        return self.version_id


class ShownPerson(models.Model):
    """That a snapshot shows somebody, by the id of their profile: whoever erases it finds the
    files that were made of it.
    """

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="people")
    profile_id = models.UUIDField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["snapshot", "profile_id"], name="person_shown_once")
        ]

    def __str__(self) -> str:
        return str(self.profile_id)


class Export(Identified):
    """One file of a report; its job says how far it is. ``sources``: revisions by graph.

    ``snapshot`` is what it shows, taken when a worker first begins it. ``findings`` are what the
    file lacks (``reports/findings.py``). ``mail_site`` is the address of the product as whoever
    asked for it knows it, if they want mail when it is done.
    """

    hangs_on: ClassVar = ("report",)

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="exports")
    job = models.OneToOneField("jobs.Job", on_delete=models.CASCADE, related_name="+")
    format = models.CharField(max_length=4, choices=ExportFormat.choices, default=ExportFormat.PDF)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    file = models.FileField(max_length=300, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    page_count = models.PositiveIntegerField(default=0)
    sources = models.JSONField(default=dict)
    snapshot = models.ForeignKey(
        Snapshot, on_delete=models.SET_NULL, null=True, related_name="exports"
    )
    findings = models.JSONField(default=list)
    mail_site = models.CharField(max_length=200, blank=True)

    objects = Living()

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.report_id}.{self.format}"


class SharedLink(Identified):
    """Lets whoever holds it read the files of one report: one ``export``, or always the newest.

    Only the digest of its token is kept. ``name`` says for whom it is; ``is_marked`` prints that
    on each page. ``password`` is hashed, empty for none.
    """

    hangs_on: ClassVar = ("report",)

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="links")
    export = models.ForeignKey(Export, on_delete=models.CASCADE, null=True, related_name="links")
    format = models.CharField(max_length=4, choices=ExportFormat.choices, default=ExportFormat.PDF)
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64, unique=True)
    password = models.CharField(max_length=128, blank=True)
    is_marked = models.BooleanField(default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = Living()

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.name


class VisitKind(models.TextChoices):
    """What somebody did with a link."""

    OPENED = "opened", _("Opened")
    DOWNLOADED = "downloaded", _("Downloaded")
    REFUSED = "refused", _("Wrong password")


class LinkVisit(Identified):
    """One use of a link: when and what; nothing tells who or from where."""

    link = models.ForeignKey(SharedLink, on_delete=models.CASCADE, related_name="visits")
    kind = models.CharField(max_length=10, choices=VisitKind.choices)
    export = models.ForeignKey(Export, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        indexes: ClassVar = [models.Index(fields=["link", "-created_at"], name="visit_by_link")]

    def __str__(self) -> str:
        return f"{self.link_id}: {self.kind}"
