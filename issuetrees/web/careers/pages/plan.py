"""The page of a plan: the next 90 days, steps checked off, the log of reviews, the calendar."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from issuetrees.careers.models import PlanStep
from issuetrees.careers.proposals import proposals
from issuetrees.careers.read import competencies, feeds
from issuetrees.careers.read import profiles as read
from issuetrees.careers.standing import standing
from issuetrees.careers.write import feeds as feeds_write
from issuetrees.careers.write import plans
from issuetrees.kit.sentences import fill
from issuetrees.web.careers.opened import Opened, opened
from issuetrees.web.careers.profile_forms import EntryEditForm, EntryForm, StepForm
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import person
from issuetrees.web.frame.toasts import toast
from issuetrees.workspaces.models import AuditEntry


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, profile_id: uuid.UUID) -> HttpResponse:
    """Show the plan; the form adds a step."""
    here = opened(request, profile_id, is_owners=request.method == "POST")
    known = list(competencies.competencies(here.shell.user, here.profile.graph_id))
    first = {"mentor": here.profile.mentor}
    form = StepForm(request.POST or None, competencies=known, initial=first)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: plans.create_step(actor=here.shell.user, profile_id=profile_id, **form.given()),
        )
        if made is not None:
            return redirect("web:plan", profile_id)
    return _show(here, form=form)


@require_POST
def take(request: HttpRequest, profile_id: uuid.UUID) -> HttpResponse:
    """Put what the map suggests into the plan."""
    made = plans.take_proposals(actor=person(request), profile_id=profile_id)
    words = ngettext("{count} step is in the plan.", "{count} steps are in the plan.", len(made))
    toast(request, fill(words, count=len(made)))
    return redirect("web:plan", profile_id)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_step(request: HttpRequest, step_id: uuid.UUID) -> HttpResponse:
    """Change a step."""
    step = read.step(person(request), step_id)
    here = opened(request, step.profile_id, is_owners=True)
    known = list(competencies.competencies(here.shell.user, here.profile.graph_id))
    form = StepForm(request.POST or None, competencies=known)
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form,
            lambda: plans.edit_step(
                actor=here.shell.user,
                step_id=step_id,
                version=form.cleaned_data["version"],
                **form.given(),
            ),
        )
        if saved is not None:
            return redirect("web:plan", step.profile_id)
    elif request.method != "POST":
        form.values_of(step)
    return here.page("step_form", "plan", form=form, step=step)


@require_POST
def check_step(request: HttpRequest, step_id: uuid.UUID) -> HttpResponse:
    """Check a step off on the day of today, or open it again."""
    step = read.step(person(request), step_id)
    today = step.profile.graph.engagement.today()
    done_on = None if step.done_on else today
    plans.edit_step(actor=person(request), step_id=step_id, done_on=done_on)
    return redirect("web:plan", step.profile_id)


@require_POST
def delete_step(request: HttpRequest, step_id: uuid.UUID) -> HttpResponse:
    """Delete a step."""
    step = read.step(person(request), step_id)
    entry = plans.delete_step(actor=person(request), step_id=step_id)
    return _deleted(request, entry, step.text, step.profile_id)


@require_POST
def add_entry(request: HttpRequest, profile_id: uuid.UUID) -> HttpResponse:
    """Write into the log of reviews."""
    here = opened(request, profile_id)
    read.require_assessor(here.shell.user, here.profile)
    form = EntryForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        made = attempt(
            form,
            lambda: plans.create_entry(actor=here.shell.user, profile_id=profile_id, **given),
        )
        if made is not None:
            return redirect("web:plan", profile_id)
    return _show(here, entry_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_entry(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Change an entry of the log that the person wrote."""
    found = read.entry(person(request), entry_id)
    here = opened(request, found.profile_id)
    read.require_author(here.shell.user, found)
    form = EntryEditForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        saved = attempt(
            form,
            lambda: plans.edit_entry(actor=here.shell.user, entry_id=entry_id, **given),
        )
        if saved is not None:
            return redirect("web:plan", found.profile_id)
    elif request.method != "POST":
        form.values_of(found)
    return here.page("entry_form", "plan", form=form)


@require_POST
def delete_entry(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Delete an entry of the log."""
    found = read.entry(person(request), entry_id)
    entry = plans.delete_entry(actor=person(request), entry_id=entry_id)
    return _deleted(request, entry, found.text[:60], found.profile_id)


@require_POST
def make_feed(request: HttpRequest, profile_id: uuid.UUID) -> HttpResponse:
    """Make an address for calendars and show it, this once."""
    here = opened(request, profile_id, is_owners=True)
    token = feeds_write.rotate_feed(actor=here.shell.user, profile_id=profile_id)
    address = request.build_absolute_uri(reverse("web:plan_feed", args=[token]))
    return _show(here, address=address)


@require_POST
def revoke_feed(request: HttpRequest, profile_id: uuid.UUID) -> HttpResponse:
    """Withdraw the address for calendars."""
    feeds_write.revoke_feed(actor=person(request), profile_id=profile_id)
    toast(request, _("The address no longer works."))
    return redirect("web:plan", profile_id)


def _deleted(
    request: HttpRequest, entry: AuditEntry, title: str, profile_id: uuid.UUID
) -> HttpResponse:
    undo = reverse("web:deletion_undo", args=[entry.pk])
    toast(request, fill(_("“{title}” is deleted."), title=title), undo=undo)
    return redirect("web:plan", profile_id)


def _show(
    here: Opened,
    *,
    form: StepForm | None = None,
    entry_form: EntryForm | None = None,
    address: str = "",
) -> HttpResponse:
    user, profile = here.shell.user, here.profile
    found = standing(user, profile.pk)
    titles = found.map.competencies
    today = profile.graph.engagement.today()
    steps = [(step, titles.get(step.competency, "")) for step in read.steps(user, profile.pk)]
    known = {step.text for step, _title in steps}
    suggested = [one for one in proposals(found, today) if one.text not in known]
    competency_rows = list(competencies.competencies(user, profile.graph_id))
    first = {"mentor": profile.mentor}
    context: dict[str, Any] = {
        "found": found,
        "today": today,
        "open_steps": [one for one in steps if one[0].done_on is None],
        "done_steps": [one for one in steps if one[0].done_on is not None],
        "suggested": [(one, titles.get(one.competency, "")) for one in suggested],
        "entries": list(read.entries(user, profile.pk)),
        "form": form or StepForm(competencies=competency_rows, initial=first),
        "entry_form": entry_form or EntryForm(initial={"on": today}),
        "may_write": read.may_assess(user, profile),
        "has_feed": here.is_mine and feeds.has_feed(user, profile),
        "address": address,
        "share_done": _share(steps),
    }
    return here.page("plan", "plan", **context)


def _share(steps: list[tuple[PlanStep, str]]) -> tuple[int, int]:
    """How many steps are done, of how many."""
    return sum(step.done_on is not None for step, _title in steps), len(steps)
