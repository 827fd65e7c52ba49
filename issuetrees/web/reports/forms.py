"""Forms of the report pages: they parse; ``reports.write`` judges."""

import uuid
from collections.abc import Iterable
from typing import Any, ClassVar, Final

from django import forms
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from issuetrees.accounts.models import Language
from issuetrees.kit.form_fields import TextField
from issuetrees.kit.models import new_id
from issuetrees.reports.kinds import USUAL, report_kinds
from issuetrees.reports.models import (
    Export,
    ExportFormat,
    Report,
    ReportPaper,
    ReportStage,
    ReportTemplate,
)
from issuetrees.web.reports.options import options_given

_LONG: Final = 4000
_NEWEST: Final = "newest"
#: Those of the texts that the cover shows; the others are the summary's.
COVER_TEXTS: Final = frozenset({"title", "subtitle"})


def kind_choices(templates: Iterable[ReportTemplate]) -> list[tuple[str, SafeString]]:
    """Return with what a report may begin: the kinds with what each is for, in the reader's
    language, then the workspace's own templates.
    """
    language = get_language() or Language.ENGLISH
    label = '{}<span class="choice-help">{}</span>'
    shipped = [
        (one.kind, format_html(label, one.name[language], one.purpose[language]))
        for one in report_kinds().values()
    ]
    own = _("A template of your workspace.")
    return [*shipped, *((str(one.pk), format_html(label, one.name, own)) for one in templates)]


def _paragraphs(label: Any, rows: int, help_text: Any) -> TextField:
    return TextField(
        label=label,
        max_length=_LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
    )


class NewReportForm(forms.Form):
    """What a report starts with."""

    kind = forms.ChoiceField(
        label=_("Kind of report"),
        initial=USUAL,
        widget=forms.RadioSelect,
        help_text=_("Its sections are a beginning: everything can be changed."),
    )
    title = TextField(label=_("Title"), max_length=200, help_text=_("It stands on the cover."))
    language = forms.ChoiceField(
        label=_("Language"),
        choices=Language.choices,
        help_text=_("The report is written in it. Your screens keep your own language."),
    )

    def __init__(self, *given: Any, templates: Iterable[ReportTemplate], **named: Any) -> None:
        super().__init__(*given, **named)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101 - it stands above
        kind.choices = kind_choices(templates)

    def clean(self) -> dict[str, Any]:
        """Say of a template of the workspace that it is one."""
        given = {**self.cleaned_data}
        if "kind" in given and given["kind"] not in report_kinds():
            given["template_id"] = uuid.UUID(given.pop("kind"))
        return given


class NewTemplateForm(forms.Form):
    """A report as a template for others."""

    name = TextField(
        label=_("Name of the template"),
        max_length=120,
        help_text=_("Everyone in the workspace finds it by this name when they start a report."),
    )
    keeps_texts = forms.BooleanField(
        label=_("Keep the texts, too"),
        required=False,
        help_text=_(
            "Titles that you wrote, own texts, the summary. Without them it has sections only."
        ),
    )


class TemplateForm(forms.Form):
    """The name of a template."""

    name = TextField(label=_("Name of the template"), max_length=120)


class ReportTextsForm(forms.Form):
    """The texts of a report, as shown; each is saved on its own."""

    title = TextField(label=_("Title"), max_length=200)
    subtitle = TextField(label=_("Subtitle"), max_length=300, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    stage = forms.ChoiceField(label=_("Stage"), choices=ReportStage.choices)
    paper = forms.ChoiceField(label=_("Paper"), choices=ReportPaper.choices)
    situation = _paragraphs(_("Situation"), 3, _("What everybody agrees on."))
    complication = _paragraphs(
        _("Complication"), 3, _("What has changed, so that a decision is needed.")
    )
    answer = _paragraphs(_("Answer"), 3, _("The answer to the question, in one or two sentences."))
    decisions = _paragraphs(
        _("Decisions asked for"),
        4,
        _("One a line; in brackets at its end who, when, how much: (Anna; 15 Dec; 85 M ₽)."),
    )

    #: How it is printed, apart from what it says.
    PROPERTIES: ClassVar = ("language", "stage", "paper")

    @classmethod
    def of(cls, report: Report) -> "ReportTextsForm":
        """Return the form filled from a report."""
        return cls(initial={name: getattr(report, name) for name in cls.base_fields})


class SavedTextForm(forms.Form):
    """One text as the browser sends it; ``seen`` marks the text that was there before."""

    name = forms.ChoiceField(choices=[(name, name) for name in ReportTextsForm.base_fields])
    text = forms.CharField(required=False, strip=False)
    seen = forms.CharField(required=False)


class ExportForm(forms.Form):
    """The order for a file; its key makes a second click harmless.

    ``same_as`` is an export that shows what this one shall.
    """

    key = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    format = forms.ChoiceField(choices=ExportFormat.choices, required=False)
    same_as = forms.UUIDField(required=False)
    is_mailed = forms.BooleanField(required=False)


def _export_id(chosen: str) -> uuid.UUID | None:
    return None if chosen == _NEWEST else uuid.UUID(chosen)


class LinkForm(forms.Form):
    """A link to share; ``files`` are the exports that it may be to."""

    name = TextField(
        label=_("For whom"),
        max_length=120,
        help_text=_("A name for you and for the log. With the mark it stands on each page."),
    )
    export_id = forms.TypedChoiceField(label=_("What it opens"), coerce=_export_id)
    days = forms.TypedChoiceField(
        label=_("Works for"),
        coerce=int,
        choices=[(1, _("1 day")), (7, _("7 days")), (30, _("30 days")), (90, _("90 days"))],
        initial=30,
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        max_length=128,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("At least 8 characters. Tell it by another way than the link."),
    )
    is_marked = forms.BooleanField(
        label=_("Print the name across each page of the PDF"), required=False
    )

    def __init__(self, *given: Any, files: Iterable[Export], **named: Any) -> None:
        super().__init__(*given, **named)
        chosen = self.fields["export_id"]
        assert isinstance(chosen, forms.TypedChoiceField)  # noqa: S101 - it stands above
        chosen.choices = [
            (_NEWEST, _("Always the newest PDF")),
            *((str(one.pk), _file_label(one)) for one in files),
        ]


class LinkPasswordForm(forms.Form):
    """What opens a link that has a password."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


def _file_label(export: Export) -> str:
    version = export.snapshot.version_id if export.snapshot else ""
    kind = export.get_format_display() if export.format == ExportFormat.ARCHIVE else ""
    beside = ", ".join(filter(None, (version, kind)))
    return f"{export.file_name} ({beside})" if beside else export.file_name


def new_key() -> str:
    """Return a key for the next export that a page may ask for."""
    return str(new_id())


def sections_given(posted: QueryDict) -> list[dict[str, Any]]:
    """Return the sections in the order in which a form sends them; ``write`` judges."""
    on = set(posted.getlist("on"))
    rows = [_section_given(posted, section_id, on) for section_id in posted.getlist("id")]
    added = posted.get("add")
    return [*rows, {"kind": added}] if added else rows


def _section_given(posted: QueryDict, section_id: str, on: set[str]) -> dict[str, Any]:
    kind = posted.get(f"kind-{section_id}", "")
    return {
        "id": section_id,
        "kind": kind,
        "is_on": section_id in on,
        "title": posted.get(f"title-{section_id}", ""),
        "options": options_given(posted, section_id, kind),
    }
