"""Links for guests, and what they open for whoever holds one: a sheet of one round."""

import json
import uuid
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final, TypeVar

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from issuetrees.core.errors import Gone, Invalid, NotFound, Refused
from issuetrees.core.text import gettext_noop
from issuetrees.kit.checks import key
from issuetrees.kit.form_fields import TextField
from issuetrees.kit.sentences import sentence
from issuetrees.portfolio.read import test_drives as test_drives_read
from issuetrees.scoring.models.guests import Guest, GuestLink
from issuetrees.scoring.read import choices as choices_read
from issuetrees.scoring.read import guests as guests_read
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.write import choices as choices_write
from issuetrees.scoring.write import guests as guests_write
from issuetrees.scoring.write.entries import ScoreEntry
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.scoring.choice_form import ChoiceForm
from issuetrees.web.scoring.picture_code import picture_code
from issuetrees.web.scoring.rows.guests import guest_context
from issuetrees.workspaces.access import Action

COOKIE: Final = "guest-key"
_KEPT_FOR: Final = 90 * 24 * 3600  # seconds
_Response = TypeVar("_Response", bound=HttpResponseBase)
_FIELDS: Final = frozenset(
    {"initiative_id", "criterion_id", "state", "value", "low", "high", "reason", "is_beyond"}
)


class LinkForm(forms.Form):
    """A link for guests."""

    name = TextField(
        label=gettext_lazy("For whom"), max_length=120, initial=gettext_lazy("Workshop")
    )
    days = forms.IntegerField(label=gettext_lazy("Works for days"), initial=7, min_value=1)


class NameForm(forms.Form):
    """Under which name a guest scores."""

    name = TextField(
        label=gettext_lazy("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "name"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def links(request: HttpRequest, round_id: uuid.UUID) -> HttpResponse:
    """Show the links to a round, and make one; its address is shown once, also as a picture."""
    row = rounds_read.get(person(request), round_id)
    shell = engagement_shell(request, row.engagement_id, "scores", Action.EDIT)
    form = LinkForm(request.POST or None)
    made: tuple[GuestLink, str] | None = None
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: guests_write.invite(actor=shell.user, round_id=row.pk, **form.cleaned_data),
        )
    shown: dict[str, Any] = {}
    if made is not None:
        address = request.build_absolute_uri(reverse("web:guest", args=[made[1]]))
        shown = {"address": address, "code": picture_code(address), "made": made[0]}
    found = [(one, guests_read.state(one)) for one in guests_read.links(shell.user, row.pk)]
    form = LinkForm() if made else form
    return page(request, "scoring/guests.html", shell, round=row, form=form, links=found, **shown)


@require_POST
def revoke(request: HttpRequest, link_id: uuid.UUID) -> HttpResponse:
    """Withdraw a link."""
    found = guests_write.revoke(actor=person(request), link_id=link_id)
    toast(request, _("The link no longer works."))
    return redirect("web:guest_links", found.round_id)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def guest(request: HttpRequest, token: str) -> HttpResponseBase:
    """Ask for a name, then show the sheet."""
    try:
        found = guests_read.opened(token)
        who = guests_read.guest_of(found, request.COOKIES.get(COOKIE, ""))
        sheet = guests_read.sheet_of(who) if who else None
    except (NotFound, Gone) as refused:
        return _gone(request, refused)
    if sheet is not None:
        told = test_drives_read.facts(guests_read.reader_of(sheet.guest), sheet.round)
        context = guest_context(sheet, {one.initiative_id: one.facts for one in told})
        return _private(render(request, "scoring/guest.html", {**context, "token": token}))
    return _come_in(request, token, found)


def _come_in(request: HttpRequest, token: str, found: GuestLink) -> HttpResponseBase:
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: guests_write.join(token=token, name=form.cleaned_data["name"]))
        if made is not None:
            response = redirect("web:guest", token)
            response.set_cookie(
                COOKIE, made[1], max_age=_KEPT_FOR, path=reverse("web:guest", args=[token]),
                secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax",
            )  # fmt: skip
            return _private(response)
    shown = {"form": form, "round": found.round, "engagement": found.round.engagement}
    return _private(render(request, "scoring/guest_name.html", shown))


@require_http_methods(["PUT"])
@never_cache
def scores(request: HttpRequest, token: str) -> HttpResponseBase:
    """Take cells of a guest's own sheet, as REST takes those of members."""
    try:
        who = _guest(request, token)
        sent = _sent(request)
        entries = [_entry(who, cell) for cell in sent["scores"]]
        round_id = key("round_id", sent.get("round_id"))
        guests_write.set_scores(guest=who, entries=entries, round_id=round_id)
    except Refused as refused:
        return _private(_problem(refused))
    return _private(HttpResponse(status=HTTPStatus.NO_CONTENT))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def choices(request: HttpRequest, token: str) -> HttpResponseBase:
    """Ask a guest which of two they prefer, and take the answer."""
    try:
        who = _guest(request, token)
        form = ChoiceForm(request.POST or None)
        if form.is_valid():
            choices_write.choose_as_guest(guest=who, **form.cleaned_data)
            return _private(redirect("web:guest_choices", token))
        turn = choices_read.turn_of_guest(who)
    except Refused as refused:
        return _gone(request, refused)
    row = who.link.round
    shown = {"round": row, "engagement": row.engagement, "turn": turn, "is_open": row.is_open}
    return _private(render(request, "scoring/guest_choices.html", {**shown, "token": token}))


@require_POST
@never_cache
def choice_take_back(request: HttpRequest, token: str) -> HttpResponseBase:
    """Take a guest's last choice back."""
    try:
        choices_write.take_back_as_guest(guest=_guest(request, token))
    except Refused as refused:
        return _gone(request, refused)
    return _private(redirect("web:guest_choices", token))


@require_POST
@never_cache
def finish(request: HttpRequest, token: str) -> HttpResponseBase:
    """Take in a guest's sheet as it is."""
    try:
        guests_write.finish(guest=_guest(request, token))
    except Refused as refused:
        return _gone(request, refused)
    return _private(redirect("web:guest", token))


def _guest(request: HttpRequest, token: str) -> Guest:
    found = guests_read.opened(token)
    who = guests_read.guest_of(found, request.COOKIES.get(COOKIE, ""))
    if who is None:
        raise NotFound
    return who


def _sent(request: HttpRequest) -> dict[str, Any]:
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError):
        sent = None
    cells = sent.get("scores") if isinstance(sent, dict) else None
    if not isinstance(sent, dict) or not isinstance(cells, list):
        raise _unread()
    if not all(isinstance(cell, Mapping) for cell in cells):
        raise _unread()
    return sent


def _entry(who: Guest, cell: Mapping[str, Any]) -> ScoreEntry:
    """Read a cell; whose sheet it names does not matter, a guest has one."""
    places = {name: key(name, cell.get(name)) for name in ("initiative_id", "criterion_id")}
    if None in places.values():
        raise _unread()
    said = {name: cell[name] for name in cell if name in _FIELDS and name not in places}
    said["is_beyond"] = said.get("is_beyond") is True
    return ScoreEntry(assessor_id=who.assessor_id, **{**said, **places})


def _unread() -> Invalid:
    return Invalid("cells_wrong", gettext_noop("Send the cells as a list."), field="scores")


def _problem(refused: Refused) -> JsonResponse:
    body = {"code": refused.code, "detail": sentence(refused), "details": refused.details}
    return JsonResponse(body, status=refused.status)


def _gone(request: HttpRequest, refused: Refused) -> HttpResponse:
    shown = {"sentence": sentence(refused)}
    return _private(render(request, "scoring/guest_gone.html", shown, status=refused.status))


def _private(response: _Response) -> _Response:
    """Keep the address to whoever has it: no search engine, no other site hears of it."""
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
