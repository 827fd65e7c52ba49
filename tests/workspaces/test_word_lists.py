"""Own words of a workspace: who may change them, what they must say."""

from typing import Any

import pytest

from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.workspaces import deletions, word_lists
from issuetrees.workspaces.models import AuditEntry, WordList

WORDS = [["guest", "visitor"]]


def add(cast: Any, **given: Any) -> WordList:
    usual = {"actor": cast.owner, "kind": "synonyms", "items": WORDS}
    return word_lists.add_word_list(workspace_id=cast.workspace.pk, **(usual | given))


def test_owners_change_them_members_see_them(cast: Any) -> None:
    row = add(cast)
    assert list(word_lists.word_lists(cast.viewer, cast.workspace.pk)) == [row]
    with pytest.raises(Denied):
        add(cast, actor=cast.editor)
    with pytest.raises(NotFound):
        word_lists.word_list(cast.outsider, row.pk)
    with pytest.raises(NotFound):
        word_lists.word_lists(cast.outsider, cast.workspace.pk)


def test_a_change_is_versioned_and_told(cast: Any) -> None:
    row = add(cast)
    items = [["guest", "caller"]]
    edited = word_lists.edit_word_list(actor=cast.owner, list_id=row.pk, version=1, items=items)
    assert (edited.version, edited.items) == (2, items)
    entry = AuditEntry.objects.get(action="wordlist_edited")
    assert entry.details["changed"]["items"] == [WORDS, items]
    with pytest.raises(Conflict):
        word_lists.edit_word_list(actor=cast.owner, list_id=row.pk, version=1, items=WORDS)


def test_a_deletion_is_undone(cast: Any) -> None:
    row = add(cast)
    entry = word_lists.delete_word_list(actor=cast.owner, list_id=row.pk)
    assert not word_lists.word_lists(cast.owner, cast.workspace.pk).exists()
    assert list(deletions.deletions(cast.owner)) == [entry]
    assert list(deletions.deletions(cast.editor)) == []
    with pytest.raises(Denied):
        deletions.restore(actor=cast.editor, entry_id=entry.pk)
    deletions.restore(actor=cast.owner, entry_id=entry.pk)
    assert list(word_lists.word_lists(cast.owner, cast.workspace.pk)) == [row]


def test_synonyms_are_one_list_without_blanks_or_repeats(cast: Any) -> None:
    row = add(cast, items=[[" guest ", ""], ["visitor", "guest"]])
    assert row.items == WORDS
    assert str(row) == "guest, visitor"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"kind": "rhymes"}, "unknown_kind"),
        ({"items": [["guest"]]}, "too_few"),
        ({"items": "guest"}, "too_few"),
        ({"items": [[str(at) for at in range(13)]]}, "too_many_words"),
        ({"items": [[7, 8]]}, "not_text"),
        ({"kind": "framework"}, "missing"),
        ({"kind": "process", "name": "Ours"}, "too_few"),
    ],
)
def test_what_says_nothing_is_refused(cast: Any, given: dict[str, Any], code: str) -> None:
    with pytest.raises(Invalid) as refused:
        add(cast, **given)
    assert refused.value.code == code


def test_there_is_a_limit(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_lists, "WORD_LISTS", 1)
    add(cast)
    with pytest.raises(Invalid):
        add(cast)


def test_what_is_typed_is_read_and_written() -> None:
    items = [["Place", "distribution"], ["Price"]]
    assert word_lists.items_in("Place,  distribution,\n\nPrice") == items
    assert word_lists.as_typed(items) == "Place, distribution\nPrice"
