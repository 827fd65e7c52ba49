"""Synonyms, frameworks and processes of a workspace: who may see them, who may change them.

Members see them; they are guarded as the settings of the workspace are.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.core.limits import WORD_LISTS
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.kit.checks import Check
from issuetrees.kit.rows import check_version, fill, one, save
from issuetrees.workspaces.access import DELETING, Action, Reader, require, workspaces_of
from issuetrees.workspaces.audit import note
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry, ListKind, WordList
from issuetrees.workspaces.write import locked

MOST_ITEMS: Final = 30
MOST_WORDS: Final = 12
_check_word: Final = line(80)


def word_lists(reader: Reader, workspace_id: uuid.UUID) -> QuerySet[WordList]:
    """Return the lists of a workspace, kind by kind."""
    require(reader, Action.VIEW, workspace_id)
    return WordList.objects.filter(workspace_id=workspace_id)


def word_list(reader: Reader, list_id: uuid.UUID) -> WordList:
    """Return a list in one of the reader's workspaces, or raise NotFound."""
    found = WordList.objects.filter(pk=list_id, workspace__in=workspaces_of(reader))
    return one(found.select_related("workspace"))


@transaction.atomic
def add_word_list(
    *,
    actor: User,
    workspace_id: uuid.UUID,
    kind: str,
    items: Sequence[Sequence[str]],
    name: str = "",
) -> WordList:
    """Add synonyms, a framework or a process."""
    workspace = locked(actor, Action.MANAGE, workspace_id)
    if WordList.objects.filter(workspace=workspace).count() >= WORD_LISTS:
        raise Invalid(
            "too_many", gettext_noop("At most {limit} lists in a workspace."), limit=WORD_LISTS
        )
    row = WordList(workspace=workspace, version=0)
    fill(row, _CHECKS, {"kind": kind, "name": name, "items": items})
    _check_whole(row)
    save(row)
    note(actor=actor, workspace=workspace, action="wordlist_created", target=row, title=str(row))
    return row


@transaction.atomic
def edit_word_list(
    *, actor: User, list_id: uuid.UUID, version: int | None = None, **given: Any
) -> WordList:
    """Change a list."""
    workspace = locked(actor, Action.MANAGE, word_list(actor, list_id).workspace_id)
    row = word_list(actor, list_id)
    check_version(row, version)
    changed = fill(row, _CHECKS, given)
    if changed:
        _check_whole(row)
        save(row)
        note(
            actor=actor,
            workspace=workspace,
            action="wordlist_edited",
            target=row,
            title=str(row),
            changed=changed,
        )
    return row


@transaction.atomic
def delete_word_list(*, actor: User, list_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete a list; the entry's id undoes it."""
    locked(actor, DELETING["wordlist"], word_list(actor, list_id).workspace_id)
    return delete(actor, None, word_list(actor, list_id), version)


def items_in(text: str) -> list[list[str]]:
    """Read items as they are typed: one a line, other words for the same after commas."""
    rows = ([word.strip() for word in row.split(",")] for row in text.splitlines())
    return [words for row in rows if (words := list(filter(None, row)))]


def as_typed(items: Sequence[Sequence[str]]) -> str:
    """Return items as they are typed."""
    return "\n".join(", ".join(words) for words in items)


def _check_kind(field: str, raw: Any) -> str:
    if raw not in ListKind.values:
        raise Invalid("unknown_kind", gettext_noop("There is no such kind."), field=field)
    return str(raw)


def _check_items(field: str, raw: Any) -> list[list[str]]:
    rows = raw if isinstance(raw, list) and all(isinstance(row, list) for row in raw) else []
    found = [[word for each in row if (word := _check_word(field, each))] for row in rows]
    items = [list(dict.fromkeys(words)) for words in found if words]
    if len(items) > MOST_ITEMS or any(len(words) > MOST_WORDS for words in items):
        raise Invalid(
            "too_many_words",
            gettext_noop("At most {items} lines with {words} words each."),
            field=field,
            items=MOST_ITEMS,
            words=MOST_WORDS,
        )
    return items


_CHECKS: Final[Mapping[str, Check]] = {
    "kind": _check_kind,
    "name": line(120),
    "items": _check_items,
}


def _check_whole(row: WordList) -> None:
    """Refuse what says nothing; synonyms are one list, whatever lines they were typed in."""
    if row.kind == ListKind.SYNONYMS:
        row.items = [list(dict.fromkeys(word for words in row.items for word in words))]
        if len(row.items[0]) < 2:
            raise Invalid(
                "too_few", gettext_noop("Synonyms are two words at least."), field="items"
            )
        return
    if not row.name:
        raise Invalid("missing", gettext_noop("This must not be empty."), field="name")
    if len(row.items) < 2:
        raise Invalid(
            "too_few", gettext_noop("A list has two items at least, one a line."), field="items"
        )
