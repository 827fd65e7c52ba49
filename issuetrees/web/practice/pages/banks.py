"""Banks of questions: pasted, looked through, practised one by one."""

import uuid
from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.core.cards import LeftOut
from issuetrees.kit.sentences import fill
from issuetrees.practice.models import Bank
from issuetrees.practice.read import banks as read
from issuetrees.practice.write import banks as write
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import own_page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.practice.forms import BankForm, CardForm, MoreCardsForm

_PAGE = 100
_NAMED = 3  # texts that were left out, told at once


@require_http_methods(["GET", "HEAD", "POST"])
def banks(request: HttpRequest) -> HttpResponse:
    """List the person's banks; take a pasted one."""
    user = person(request)
    form = BankForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: write.create_bank(actor=user, **form.cleaned_data))
        if made is not None:
            _tell_left_out(request, made[1])
            return redirect("web:bank", made[0].pk)
    found = read.counted(user, timezone.now())
    return own_page(request, "practice/banks.html", "practice", banks=found, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def bank(request: HttpRequest, bank_id: uuid.UUID) -> HttpResponse:
    """Show the questions of a bank, a page at a time; take more of them."""
    user = person(request)
    row = read.bank(user, bank_id)
    form = MoreCardsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        left = attempt(
            form,
            lambda: write.add_cards(actor=user, bank_id=bank_id, text=form.cleaned_data["text"]),
        )
        if left is not None:
            _tell_left_out(request, left)
            return redirect("web:bank", bank_id)
    rows = Paginator(read.cards(user, bank_id), _PAGE).get_page(request.GET.get("page"))
    context = {"bank": row, "rows": rows, "form": form, "tree": read.tree_of(user, row)}
    return own_page(request, "practice/bank.html", "practice", **context)


@require_safe
def drill(request: HttpRequest, bank_id: uuid.UUID) -> HttpResponse:
    """Ask the next question of a bank; its answer is shown when it is asked for."""
    user = person(request)
    row = read.bank(user, bank_id)
    now = timezone.now()
    card = read.next_card(user, bank_id, now)
    counted = read.counted(user, now).get(pk=bank_id)
    due = None if card else read.next_due(user, bank_id)
    context = {"bank": row, "card": card, "counted": counted, "next_due": due}
    tree = read.tree_of(user, row)
    return own_page(request, "practice/drill.html", "practice", tree=tree, **context)


@require_POST
def mark(request: HttpRequest, card_id: uuid.UUID) -> HttpResponse:
    """Keep how well the person knew an answer, and ask on."""
    card = write.mark_card(
        actor=person(request), card_id=card_id, mark=request.POST.get("mark", "")
    )
    return redirect("web:bank_drill", card.bank_id)


@require_POST
def of_tree(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Ask the first question of the person's bank of a tree, with what the tree has new."""
    made = write.create_bank_of_tree(actor=person(request), graph_id=graph_id)
    return redirect("web:bank_drill", made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, card_id: uuid.UUID) -> HttpResponse:
    """Change a question and its answer."""
    user = person(request)
    row = read.card(user, card_id)
    first = {"question": row.question, "answer": row.answer, "version": row.version}
    form = CardForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form, lambda: write.edit_card(actor=user, card_id=card_id, **form.cleaned_data)
        )
        if saved is not None:
            return redirect("web:bank", row.bank_id)
    return own_page(request, "practice/card.html", "practice", card=row, form=form)


@require_POST
def delete_card(request: HttpRequest, card_id: uuid.UUID) -> HttpResponse:
    """Delete a question; Undo brings it back."""
    user = person(request)
    row = read.card(user, card_id)
    entry = write.delete_card(actor=user, card_id=card_id)
    _tell_deleted(request, entry.pk, row.question)
    return redirect("web:bank", row.bank_id)


@require_POST
def delete_bank(request: HttpRequest, bank_id: uuid.UUID) -> HttpResponse:
    """Delete a bank; Undo brings it back."""
    user = person(request)
    row: Bank = read.bank(user, bank_id)
    entry = write.delete_bank(actor=user, bank_id=bank_id)
    _tell_deleted(request, entry.pk, row.title)
    return redirect("web:banks")


def _tell_deleted(request: HttpRequest, entry_id: uuid.UUID | int, title: str) -> None:
    undo = reverse("web:deletion_undo", args=[entry_id])
    toast(request, fill(_("“{title}” is deleted."), title=title[:60]), undo=undo)


def _tell_left_out(request: HttpRequest, left: Sequence[LeftOut]) -> None:
    """Say what of a text is in no pair, with its lines."""
    if not left:
        return
    message = ngettext(
        "{count} line has no question with an answer: {lines}",
        "{count} lines have no question with an answer: {lines}",
        len(left),
    )
    named = "; ".join(f"{one.line}: {one.text}" for one in left[:_NAMED])
    more = " …" if len(left) > _NAMED else ""
    toast(request, fill(message, count=len(left), lines=f"{named}{more}"))
