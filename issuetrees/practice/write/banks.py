"""Banks of questions: pasted, made of a tree, practised, changed, deleted."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.cards import LeftOut, after, read_cards
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.records import Node
from issuetrees.core.text import cut, gettext_noop
from issuetrees.core.text_checks import line, lines
from issuetrees.graphs import read as graphs
from issuetrees.kit.checks import Check, one_of
from issuetrees.kit.rows import check_version, fill, save
from issuetrees.practice.comparing import tree
from issuetrees.practice.models import Bank, Card, Mark
from issuetrees.practice.read import banks as read
from issuetrees.practice.write.own import place_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry

MOST_QUESTION: Final = 2_000
MOST_ANSWER: Final = 10_000
MOST_TITLE: Final = 160
_title: Final = line(MOST_TITLE, is_required=True)
_text: Final = lines(limits.SKETCH_CHARACTERS, is_required=True)
_CARD: Final[Mapping[str, Check]] = {
    "question": line(MOST_QUESTION, is_required=True),
    "answer": lines(MOST_ANSWER, is_required=True),
}
_mark: Final = one_of(list(Mark.values))
_Pair = tuple[str, str]


@transaction.atomic
def create_bank(
    *, actor: User, title: Any, text: Any, workspace_id: uuid.UUID | None = None
) -> tuple[Bank, tuple[LeftOut, ...]]:
    """Keep pasted questions and answers as a bank; also return what of the text is in none.

    Raises Invalid, naming field, line or entry, for a text that cannot be read.
    """
    row = _bank(actor, title, workspace_id)
    found = read_cards(_text("text", text))
    _add(row, [(one.question, one.answer) for one in found.cards])
    return row, found.left_out


@transaction.atomic
def add_cards(*, actor: User, bank_id: uuid.UUID, text: Any) -> tuple[LeftOut, ...]:
    """Add pasted questions to a bank of the actor's; return what of the text is in none."""
    row = _locked(actor, bank_id)
    found = read_cards(_text("text", text))
    _add(row, [(one.question, one.answer) for one in found.cards])
    return found.left_out


@transaction.atomic
def create_bank_of_tree(*, actor: User, graph_id: uuid.UUID) -> Bank:
    """Return the actor's bank of a tree that they see: its questions with their answers.

    It is made the first time; later it only gets the questions that it lacks. A question without
    an answer is asked for its parts; a leaf without one is left out.
    """
    graph = tree(actor, graph_id)
    pairs = _of_tree(graphs.node_records(graph))
    if not pairs:
        raise Invalid(
            "nothing_to_learn",
            gettext_noop("This tree has neither parts nor answers yet: there is nothing to learn."),
        )
    kept = read.banks(actor).filter(graph=graph).first()
    if kept is None:
        row = _bank(actor, cut(graph.title, MOST_TITLE), graph.engagement.workspace_id, graph.pk)
    else:
        row = _locked(actor, kept.pk)
    asked = set(Card.objects.filter(bank=row).values_list("question", flat=True))
    _add(row, [(question, answer) for question, answer in pairs if question not in asked])
    return row


@transaction.atomic
def edit_bank(*, actor: User, bank_id: uuid.UUID, version: int | None = None, **given: Any) -> Bank:
    """Give a bank another title."""
    row = _locked(actor, bank_id)
    check_version(row, version)
    if fill(row, {"title": _title}, given):
        save(row)
    return row


@transaction.atomic
def delete_bank(*, actor: User, bank_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete a bank with its questions; the entry's id undoes it."""
    return delete(actor, None, _locked(actor, bank_id), version)


@transaction.atomic
def edit_card(*, actor: User, card_id: uuid.UUID, version: int | None = None, **given: Any) -> Card:
    """Change a question or its answer."""
    row = _locked_card(actor, card_id)
    check_version(row, version)
    if fill(row, _CARD, given):
        save(row)
    return row


@transaction.atomic
def mark_card(*, actor: User, card_id: uuid.UUID, mark: Any) -> Card:
    """Keep what the actor says of their own answer, and when the question comes again."""
    row = _locked_card(actor, card_id)
    row.mark = _mark("mark", mark)
    row.marked_at = timezone.now()
    row.box, row.due_at = after(row.box, row.mark, row.marked_at)
    save(row)
    return row


@transaction.atomic
def delete_card(*, actor: User, card_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete a question of a bank; the entry's id undoes it."""
    return delete(actor, None, _locked_card(actor, card_id), version)


def _bank(
    actor: User, title: Any, workspace_id: uuid.UUID | None, graph_id: uuid.UUID | None = None
) -> Bank:
    workspace = place_of(actor, workspace_id)
    if Bank.objects.filter(person=actor, workspace=workspace).count() >= limits.BANKS_PER_PERSON:
        message = gettext_noop("You keep {most} banks here already. Delete some first.")
        raise Invalid("too_many_banks", message, most=limits.BANKS_PER_PERSON)
    row = Bank(workspace=workspace, person=actor, title=_title("title", title), graph_id=graph_id)
    row.save()
    return row


def _add(bank: Bank, pairs: Sequence[_Pair]) -> None:
    places = list(Card.objects.filter(bank=bank).values_list("place", flat=True))
    if len(places) + len(pairs) > limits.CARDS_PER_BANK:
        message = gettext_noop("A bank has at most {most} questions.")
        raise Invalid("too_many_cards", message, field="text", most=limits.CARDS_PER_BANK)
    first = max(places, default=0) + 1
    rows = [Card(bank=bank, place=first + at) for at, _pair in enumerate(pairs)]
    for row, (question, answer) in zip(rows, pairs, strict=True):
        fill(row, _CARD, {"question": question, "answer": answer})
    Card.objects.bulk_create(rows)


def _of_tree(nodes: Sequence[Node]) -> list[_Pair]:
    parts: dict[str | None, list[str]] = {}
    for node in nodes:
        parts.setdefault(node.parent_id, []).append(node.title)
    found = []
    for node in nodes:
        listed = "\n".join(f"– {title}" for title in parts.get(node.id, ()) if title.strip())
        answer = node.answer.strip() or listed
        if node.title.strip() and answer:
            found.append((cut(node.title, MOST_QUESTION), cut(answer, MOST_ANSWER)))
    return found


def _locked(actor: User, bank_id: uuid.UUID) -> Bank:
    """Return a bank of the actor's, with its workspace locked."""
    place_of(actor, read.bank(actor, bank_id).workspace_id)
    return read.bank(actor, bank_id)


def _locked_card(actor: User, card_id: uuid.UUID) -> Card:
    place_of(actor, read.card(actor, card_id).bank.workspace_id)
    return read.card(actor, card_id)
