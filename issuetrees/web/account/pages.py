"""Pages of the person's own account; sign-in, password and sessions are allauth's."""

import uuid
from datetime import timedelta

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.accounts import read, write
from issuetrees.kit.sentences import fill
from issuetrees.web.account.forms import ProfileForm, TokenForm
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import person
from issuetrees.web.frame.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Change name, language, theme, time zone and when mail is sent."""
    user = person(request)
    fields = ("name", "language", "theme", "time_zone", "mention_mail")
    initial = {field: getattr(user, field) for field in fields}
    form = ProfileForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        saved = attempt(form, lambda: write.edit_profile(actor=user, **form.cleaned_data))
        if saved is not None:
            toast(request, _("Saved."))
            return redirect("web:profile")
    return render(request, "account/profile.html", {"form": form, "account_place": "profile"})


@require_safe
def tokens(request: HttpRequest) -> HttpResponse:
    """List the person's API tokens."""
    rows = read.tokens(person(request))
    context = {"rows": rows, "now": timezone.now(), "account_place": "tokens"}
    return render(request, "account/tokens.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@reauthentication_required  # type: ignore[untyped-decorator]
def new_token(request: HttpRequest) -> HttpResponse:
    """Make an API token; its key is shown once, on the answer to the form."""
    user = person(request)
    form = TokenForm(request.POST or None)
    context = {"form": form, "account_place": "tokens", "key": "", "made": None}
    if request.method == "POST" and form.is_valid():
        days = form.cleaned_data["days"]
        made = attempt(
            form,
            lambda: write.create_token(
                actor=user,
                name=form.cleaned_data["name"],
                scopes=form.cleaned_data["scopes"],
                expires_at=timezone.now() + timedelta(days=days) if days else None,
            ),
        )
        if made is not None:
            context["made"], context["key"] = made
    return render(request, "account/token_new.html", context)


@require_POST
def revoke_token(request: HttpRequest, token_id: uuid.UUID) -> HttpResponse:
    """Revoke one of the person's tokens."""
    token = write.revoke_token(actor=person(request), token_id=token_id)
    toast(request, fill(_("“{name}” no longer works."), name=token.name))
    return redirect("web:tokens")
