"""The form of a problem brief: it parses; ``inquiry.write.briefs`` judges."""

from typing import Any, Final

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from issuetrees.core.brief.lines import keep_ids, stakeholder_lines, stakeholders_of
from issuetrees.inquiry.models import Brief
from issuetrees.inquiry.write.briefs import LINE, TEXT
from issuetrees.kit.form_fields import TextField

_TEXTS: Final = (
    "situation",
    "complication",
    "in_scope",
    "out_of_scope",
    "constraints",
    "decision_maker",
    "sources",
)
_ONE_A_LINE: Final = _("One a line.")


def _lines(label: Any, rows: int, help_text: Any = "", limit: int = TEXT) -> TextField:
    return TextField(
        label=label,
        max_length=limit,
        required=False,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class BriefForm(forms.Form):
    """One page: the question, why it is asked, what counts as solved, limits and people."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    question = _lines(
        _("Question"), 2, _("One question, with a number and a date, open as to how."), 2000
    )
    situation = _lines(_("Situation"), 3, _("What everybody agrees on."))
    complication = _lines(_("Complication"), 3, _("What has changed, so that it must be asked."))
    criteria = _lines(
        _("Criteria of success"),
        4,
        _("One a line: what must be answered for the question to be solved."),
        20_000,
    )
    in_scope = _lines(_("In scope"), 3, _ONE_A_LINE)
    out_of_scope = _lines(_("Out of scope"), 3, _ONE_A_LINE)
    constraints = _lines(_("Constraints"), 3, _("Money, time, law: what no solution may break."))
    decision_maker = TextField(label=_("Decision maker"), max_length=LINE, required=False)
    stakeholders = _lines(
        _("Stakeholders"), 3, _("One a line: “Head of sales: keeps her team”."), 30_000
    )
    sources = _lines(_("Sources"), 3, _("Who and what is to be asked or read."))

    def __init__(self, row: Brief, question: str, sent: Any = None) -> None:
        initial: dict[str, Any] = {name: getattr(row, name) for name in _TEXTS}
        initial |= {
            "version": row.version,
            "question": question,
            "criteria": "\n".join(one["text"] for one in row.criteria),
            "stakeholders": stakeholder_lines(row.stakeholders),
        }
        super().__init__(sent, initial=initial)
        self._row = row
        asks = {
            "hx-post": reverse("web:brief_advice", args=[row.engagement_id]),
            "hx-trigger": "input changed delay:300ms",
            "hx-target": "#advice",
        }
        self.fields["question"].widget.attrs |= asks

    def given(self) -> dict[str, Any]:
        """Return what ``write`` is to set."""
        said = {name: self.cleaned_data[name] for name in (*_TEXTS, "version", "question")}
        said["criteria"] = keep_ids(self._row.criteria, self.cleaned_data["criteria"])
        said["stakeholders"] = stakeholders_of(self.cleaned_data["stakeholders"])
        return said
