"""The page of whom a profile is shown to, who looked, and how it leaves: export and erasure."""

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.careers.read import profiles as read
from issuetrees.careers.read.export import export as exported
from issuetrees.careers.write import profiles
from issuetrees.kit.sentences import fill
from issuetrees.reports.own_plan import MEDIA_TYPE, own_plan
from issuetrees.web.careers.opened import Opened, opened
from issuetrees.web.careers.profile_forms import EraseForm, HandOverForm, ShareForm
from issuetrees.web.frame.downloads import disposition
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import own_page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.workspaces.read import members


@require_http_methods(["GET", "HEAD", "POST"])
def sharing(request: HttpRequest, profile_id: uuid.UUID) -> HttpResponse:
    """Show who sees the profile; the form shows it to one more."""
    here = opened(request, profile_id, is_owners=True)
    form = ShareForm(request.POST or None, members=_others(here))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(
            form,
            lambda: profiles.share_profile(actor=here.shell.user, profile_id=profile_id, **given),
        )
        if made is not None:
            toast(request, fill(_("{name} sees the profile now."), name=str(made.user)))
            return redirect("web:profile_sharing", profile_id)
    return _show(here, form=form)


@require_POST
def unshare(request: HttpRequest, share_id: uuid.UUID) -> HttpResponse:
    """Show it to somebody no longer."""
    found = read.share(person(request), share_id)
    profiles.unshare_profile(actor=person(request), share_id=share_id)
    toast(request, fill(_("{name} no longer sees the profile."), name=str(found.user)))
    return redirect("web:profile_sharing", found.profile_id)


@require_POST
def open_to_all(request: HttpRequest, profile_id: uuid.UUID) -> HttpResponse:
    """Open the profile to all who see the map, or close it again."""
    here = opened(request, profile_id, is_owners=True)
    is_open = not here.profile.is_open
    profiles.edit_profile(actor=here.shell.user, profile_id=profile_id, is_open=is_open)
    said = _("All who see the map see the profile now.")
    toast(request, said if is_open else _("Only those in the list see the profile now."))
    return redirect("web:profile_sharing", profile_id)


@require_POST
def hand_over(request: HttpRequest, profile_id: uuid.UUID) -> HttpResponse:
    """Give a profile that was kept for somebody to them."""
    here = opened(request, profile_id, is_owners=True)
    form = HandOverForm(request.POST, members=_others(here))
    if form.is_valid():
        given = form.cleaned_data
        done = attempt(
            form,
            lambda: profiles.hand_over_profile(
                actor=here.shell.user, profile_id=profile_id, **given
            ),
        )
        if done is not None:
            toast(request, fill(_("The profile belongs to {name} now."), name=str(done.owner)))
            return redirect("web:profile", profile_id)
    return _show(here, hand_over_form=form)


@require_safe
def export(request: HttpRequest, profile_id: uuid.UUID) -> HttpResponse:
    """Send all that is kept in a profile of the person's own."""
    found = exported(person(request), profile_id)
    answer = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = disposition(f"{found['name']}.json")
    return answer


@require_safe
def plan_file(request: HttpRequest, profile_id: uuid.UUID) -> HttpResponse:
    """Send the plan of the person's own profile as a PDF."""
    found = own_plan(person(request), profile_id)
    answer = HttpResponse(found.content, content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = disposition(found.name)
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, profile_id: uuid.UUID) -> HttpResponse:
    """Ask once more, then erase a profile of the person's own for good."""
    found = exported(person(request), profile_id)
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        profiles.erase_profile(actor=person(request), profile_id=profile_id)
        toast(request, _("The profile is erased."))
        return redirect("web:own_profiles")
    return own_page(
        request, "careers/erase.html", "profiles",
        form=form, profile_id=profile_id, name=found["name"], map_title=found["map"],
    )  # fmt: skip


def _show(here: Opened, **bound: forms.Form) -> HttpResponse:
    user, profile = here.shell.user, here.profile
    shares = list(read.shares(user, profile))
    others, listed = _others(here), {str(one.user_id) for one in shares}
    context: dict[str, Any] = {
        "form": ShareForm(members=[one for one in others if one[0] not in listed]),
        "hand_over_form": HandOverForm(members=others),
        "shares": shares,
        "looks": list(read.looks(user, profile)[:50]),
    }
    return here.page("sharing", "sharing", **{**context, **bound})


def _others(here: Opened) -> list[tuple[str, str]]:
    """The other members of the workspace."""
    found = members(here.shell.user, here.shell.workspace.pk)
    return [(str(one.user_id), str(one.user)) for one in found if one.user_id != here.shell.user.pk]
