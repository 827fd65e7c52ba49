"""The page of a profile: where somebody stands, what is missing, how long it takes."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.careers import routes as maps
from issuetrees.careers.standing import standing
from issuetrees.careers.write import profiles
from issuetrees.kit.sentences import fill
from issuetrees.web.careers import profile_rows
from issuetrees.web.careers.opened import opened
from issuetrees.web.careers.profile_forms import ProfileForm
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import person
from issuetrees.web.frame.toasts import toast


@require_safe
def profile(request: HttpRequest, profile_id: uuid.UUID) -> HttpResponse:
    """Show where a person stands."""
    here = opened(request, profile_id)
    found = standing(here.shell.user, profile_id)
    return here.page("profile", "standing", **profile_rows.shown(found))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, profile_id: uuid.UUID) -> HttpResponse:
    """Change where a person is, wants to get, how much time they have and what they answer."""
    here = opened(request, profile_id, is_owners=True)
    _graph, found = maps.stage_map(here.shell.user, here.profile.graph_id)
    form = ProfileForm(request.POST or None, found=found)
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form,
            lambda: profiles.edit_profile(
                actor=here.shell.user,
                profile_id=profile_id,
                version=form.cleaned_data["version"],
                **form.given(),
            ),
        )
        if saved is not None:
            return redirect("web:profile", profile_id)
    elif request.method != "POST":
        form.values_of(here.profile)
    return here.page("profile_form", "standing", form=form)


@require_POST
def delete(request: HttpRequest, profile_id: uuid.UUID) -> HttpResponse:
    """Delete a profile; only its owner brings it back."""
    here = opened(request, profile_id, is_owners=True)
    entry = profiles.delete_profile(actor=person(request), profile_id=profile_id)
    undo = reverse("web:deletion_undo", args=[entry.pk])
    toast(request, fill(_("“{title}” is deleted."), title=here.profile.name), undo=undo)
    return redirect("web:people", here.profile.graph_id)
