"""The search page with all hits, and what the command palette shows of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from issuetrees.core.text_checks import asked
from issuetrees.search import find as searching
from issuetrees.search.kinds import NAMES
from issuetrees.web.frame.shell import person
from issuetrees.web.search.rows import Line, address_of_all, shown


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found: the first of each kind, or a page of one kind."""
    text, kind = asked(request.GET.get("q", "")), request.GET.get("kind", "")
    context: dict[str, Any] = {"text": text}
    if text and kind in NAMES:
        page = searching.page_number(request.GET.get("page", "1"))
        groups = shown(searching.find_of_kind(person(request), text, kind, page), text)
        has_more = any(group.more for group in groups)
        context |= {
            "groups": groups,
            "kind": kind,
            "all": address_of_all(text),
            "previous": address_of_all(text, kind, page - 1) if page > 1 else "",
            "next": address_of_all(text, kind, page + 1) if has_more else "",
        }
    elif text:
        context["groups"] = shown(searching.find(person(request), text), text)
    return render(request, "search/search.html", context)


@require_safe
def find(request: HttpRequest) -> JsonResponse:
    """Return ``{"groups": [{label, hits: [{label, note, url}]}]}`` for the words of ``q``."""
    text = asked(request.GET.get("q", ""))
    own = _own(text.split())
    groups = [{"label": _("Account"), "hits": own}] if own and text else []
    groups += [
        {"label": group.label, "hits": [_hit(line) for line in group.lines]}
        for group in shown(searching.find(person(request), text), text)
    ]
    if own and not text:
        groups.append({"label": _("Account"), "hits": own})
    if text and groups:
        all_hits = {"label": _("All that was found"), "note": "", "url": address_of_all(text)}
        groups.append({"label": _("Search"), "hits": [all_hits]})
    return JsonResponse({"groups": groups})


def _hit(line: Line) -> dict[str, str]:
    title = "".join(piece for piece, _is_asked in line.title)
    return {"label": title, "note": line.hit.snippet or line.path, "url": line.url}


def _own(words: list[str]) -> list[dict[str, str]]:
    places = [
        {"label": _("New workspace"), "note": _("Create"), "url": reverse("web:workspace_new")},
        {"label": _("Inbox"), "note": _("Account"), "url": reverse("web:inbox")},
        {"label": _("My questions"), "note": _("Account"), "url": reverse("web:questions")},
        {"label": _("Deleted lately"), "note": _("Undo"), "url": reverse("web:deletions")},
        {"label": _("Profile"), "note": _("Account"), "url": reverse("web:profile")},
        {"label": _("API tokens"), "note": _("Account"), "url": reverse("web:tokens")},
        {"label": _("Sessions"), "note": _("Account"), "url": reverse("usersessions_list")},
        {"label": _("Password"), "note": _("Account"), "url": reverse("account_change_password")},
        {"label": _("Two-step sign-in"), "note": _("Account"), "url": reverse("mfa_index")},
    ]
    folded = [word.casefold() for word in words]
    return [place for place in places if all(word in place["label"].casefold() for word in folded)]
