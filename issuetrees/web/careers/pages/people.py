"""Pages of people on a stage map: who is there, a new profile, all that are one's own."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from issuetrees.careers import routes as maps
from issuetrees.careers.read import profiles as read
from issuetrees.careers.write import profiles
from issuetrees.web.careers.profile_forms import NewProfileForm
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import engagement_shell, own_page, page, person


@require_safe
def people(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """List the profiles on a map that the person may see."""
    user = person(request)
    graph, found = maps.stage_map(user, graph_id)
    shell = engagement_shell(request, graph.engagement_id, "maps")
    titles = {key: stage.title for key, stage in found.stages.items()}
    rows = [
        {
            "profile": one,
            "stage": titles.get(str(one.stage_id), ""),
            "goal": titles.get(str(one.goal_id), ""),
            "is_mine": one.owner_id == user.pk,
        }
        for one in read.profiles(user, graph_id)
    ]
    return page(request, "careers/people.html", shell, graph=graph, rows=rows)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Make a profile on a map."""
    user = person(request)
    graph, found = maps.stage_map(user, graph_id)
    shell = engagement_shell(request, graph.engagement_id, "maps")
    first: dict[str, Any] = {"name": str(user), "hours_a_week": 5}
    form = NewProfileForm(request.POST or None, initial=first, found=found)
    if request.method == "POST" and form.is_valid():
        is_own = not form.cleaned_data["is_kept"]
        made = attempt(
            form,
            lambda: profiles.create_profile(
                actor=user, graph_id=graph_id, is_own=is_own, **form.given()
            ),
        )
        if made is not None:
            return redirect("web:profile_levels", made.pk)
    return page(request, "careers/profile_form.html", shell, graph=graph, form=form)


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """List all profiles that are the person's own, wherever they are, to take along or erase."""
    user = person(request)
    mine = list(read.owned(user))
    there = set(read.all_profiles(user).filter(owner=user).values_list("pk", flat=True))
    rows = [(one, one.pk in there) for one in mine]
    return own_page(request, "careers/own_profiles.html", "profiles", rows=rows)
