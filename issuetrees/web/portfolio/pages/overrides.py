"""What is put into a portfolio, or out of it, by hand: a form in the row of the initiative."""

import uuid

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from issuetrees.kit.form_fields import TextField
from issuetrees.kit.sentences import fill
from issuetrees.portfolio.read import scenarios as scenarios_read
from issuetrees.portfolio.write import overrides as overrides_write
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.web.frame.edited import edited
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import engagement_shell, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.portfolio.showing import calculate, show, to
from issuetrees.workspaces.access import Action


class OverrideForm(forms.Form):
    """Whether an initiative is put in or out, and why."""

    is_in = forms.TypedChoiceField(
        label=gettext_lazy("By hand"),
        choices=[("1", gettext_lazy("Put it in")), ("0", gettext_lazy("Put it out"))],
        coerce=lambda given: given == "1",
    )
    reason = TextField(
        label=gettext_lazy("Why"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "autofocus": True}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def override(
    request: HttpRequest, scenario_id: uuid.UUID, initiative_id: uuid.UUID
) -> HttpResponse:
    """Put an initiative in or out, and calculate the scenario anew."""
    row = scenarios_read.scenario(person(request), scenario_id)
    shell = engagement_shell(request, row.engagement_id, "portfolio", Action.EDIT)
    initiative = initiatives_read.initiative(shell.user, initiative_id)
    form = OverrideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form,
            lambda: overrides_write.set_override(
                actor=shell.user,
                scenario_id=scenario_id,
                initiative_id=initiative_id,
                **form.cleaned_data,
            ),
        )
        if saved is not None:
            edited(request, saved, 1)
            calculate(request, row)
            return to(row)
    return show(request, shell, opening=row, overriding=initiative, override_form=form)


@require_POST
def delete(request: HttpRequest, override_id: uuid.UUID) -> HttpResponse:
    """Leave an initiative to the calculation again, and calculate the scenario anew."""
    found = scenarios_read.override(person(request), override_id)
    entry = overrides_write.delete_override(actor=person(request), override_id=override_id)
    said = fill(_("“{title}” is left to the calculation again."), title=found)
    toast(request, said, undo=reverse("web:deletion_undo", args=[entry.pk]))
    calculate(request, found.scenario)
    return to(found.scenario)
