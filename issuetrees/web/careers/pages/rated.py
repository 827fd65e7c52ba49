"""The page of a person's levels: a form for whoever may rate them, words for the others."""

import uuid
from collections.abc import Iterator, Mapping
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from issuetrees.accounts.models import User
from issuetrees.careers.models import Rating
from issuetrees.careers.read import profiles as read
from issuetrees.careers.read.files import files_by_competency
from issuetrees.careers.standing import standing
from issuetrees.careers.write.level_files import rate_with_files
from issuetrees.careers.write.ratings import Rated
from issuetrees.core.errors import Invalid
from issuetrees.kit.sentences import fill, sentence
from issuetrees.web.careers import profile_rows
from issuetrees.web.careers.opened import opened
from issuetrees.web.frame.file_form import ACCEPTED
from issuetrees.web.frame.toasts import toast

_SHOWN: Final = 20


@require_http_methods(["GET", "HEAD", "POST"])
def levels(request: HttpRequest, profile_id: uuid.UUID) -> HttpResponse:
    """Show the levels, and rate them."""
    here = opened(request, profile_id)
    user = here.shell.user
    errors: dict[str, str] = {}
    typed: dict[str, str] | None = None
    if request.method == "POST":
        read.require_assessor(user, here.profile)
        typed = {name: str(value) for name, value in request.POST.items()}
        try:
            rows, files = rate_with_files(
                actor=user,
                profile_id=profile_id,
                levels=list(_rated(typed)),
                files=dict(_sent(request)),
            )
        except Invalid as refused:
            errors = {str(refused.details.get("field", "")): sentence(refused)}
        else:
            toast(request, _said(len(rows), [one.name for one in files]))
            return redirect("web:profile", profile_id)
    found = standing(user, profile_id)
    own = {
        row.competency: row
        for row in read.ratings(user, [profile_id])
        if row.rated_by_id == user.pk
    }
    return here.page(
        "profile_levels", "levels",
        found=found,
        may_rate=read.may_assess(user, here.profile),
        rows=profile_rows.level_rows(
            found.levels, own, typed, errors, files_by_competency(user, profile_id)
        ),
        accepted=ACCEPTED,
        problem=next(iter(errors.values()), ""),
        history=_history(user, profile_id, found.map.competencies),
    )  # fmt: skip


def _rated(typed: dict[str, str]) -> Iterator[Rated]:
    """The levels that were chosen; a competency without one is not rated."""
    for name, level in typed.items():
        key, _dot, field = name.rpartition(".")
        if field == "level" and level.isdecimal():
            yield Rated(
                competency=key,
                level=int(level[:3]),
                evidence=typed.get(f"{key}.evidence", ""),
                link=typed.get(f"{key}.link", ""),
                seen_by=typed.get(f"{key}.seen_by", ""),
            )


def _sent(request: HttpRequest) -> Iterator[tuple[str, UploadedFile]]:  # type: ignore[type-arg]
    """The files that were chosen, by competency."""
    for name, file in request.FILES.items():
        key, _dot, field = str(name).rpartition(".")
        if field == "file" and isinstance(file, UploadedFile):
            yield key, file


def _said(count: int, files: list[str]) -> str:
    if not count and not files:
        return _("Nothing has changed.")
    kept = ngettext("{count} level is kept.", "{count} levels are kept.", count)
    said = [fill(kept, count=count)] if count else []
    return " ".join([*said, *(fill(_("“{name}” is attached."), name=name) for name in files)])


def _history(
    user: User, profile_id: uuid.UUID, titles: Mapping[str, str]
) -> list[tuple[Rating, str]]:
    """The latest ratings with the titles of what they rate, newest first."""
    found = read.ratings(user, [profile_id]).order_by("-created_at", "-id")[:_SHOWN]
    return [(row, titles.get(row.competency, row.competency)) for row in found]
