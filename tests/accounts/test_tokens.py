"""Personal API tokens."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from issuetrees.accounts import read, write
from issuetrees.accounts.models import ApiToken
from issuetrees.core.errors import Conflict, Invalid, NotFound
from tests.cast import Cast


def make(cast: Cast, **given: object) -> tuple[ApiToken, str]:
    chosen: dict[str, Any] = {"name": "Script", "scopes": ["read"], "expires_at": None, **given}
    return write.create_token(actor=cast.owner, **chosen)


def test_a_key_opens_its_token_and_is_not_stored(cast: Cast) -> None:
    token, key = make(cast, scopes=["write", "read", "read"])
    assert key.startswith(f"it_{token.prefix}_")
    assert token.scopes == ["read", "write"]
    assert read.token_of_key(key, timezone.now()) == token
    stored = str(ApiToken.objects.values().get())
    assert key not in stored
    assert key.split("_", 2)[2] not in stored


def test_a_wrong_key_opens_nothing(cast: Cast) -> None:
    _, key = make(cast)
    wrong = key[:-1] + ("A" if key[-1] != "A" else "B")
    for attempt in (wrong, "", "it_", "Bearer " + key, key + "x", key.upper()):
        assert read.token_of_key(attempt, timezone.now()) is None


def test_a_token_expires(cast: Cast) -> None:
    end = timezone.now() + timedelta(days=1)
    token, key = make(cast, expires_at=end)
    assert read.token_of_key(key, end - timedelta(seconds=1)) == token
    assert read.token_of_key(key, end) is None


def test_a_revoked_token_and_a_closed_account_open_nothing(cast: Cast) -> None:
    token, key = make(cast)
    other, other_key = make(cast)
    write.revoke_token(actor=cast.owner, token_id=token.pk)
    assert read.token_of_key(key, timezone.now()) is None
    assert list(read.tokens(cast.owner)) == [other]
    cast.owner.is_active = False
    cast.owner.save()
    assert read.token_of_key(other_key, timezone.now()) is None


def test_nobody_revokes_anothers_token(cast: Cast) -> None:
    token, key = make(cast)
    with pytest.raises(NotFound):
        write.revoke_token(actor=cast.editor, token_id=token.pk)
    assert read.token_of_key(key, timezone.now()) == token


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"scopes": []}, "scopes"),
        ({"scopes": ["everything"]}, "scopes"),
        ({"name": "  "}, "name"),
        ({"name": "x" * 81}, "name"),
    ],
)
def test_a_bad_token_names_its_field(cast: Cast, given: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        make(cast, **given)
    assert refused.value.details["field"] == field
    assert not ApiToken.objects.exists()


def test_a_token_cannot_start_expired(cast: Cast) -> None:
    with pytest.raises(Invalid):
        make(cast, expires_at=timezone.now())


def test_the_number_of_tokens_is_limited(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "TOKENS_AT_MOST", 2)
    make(cast)
    make(cast)
    with pytest.raises(Conflict):
        make(cast)


def test_use_is_noted_to_the_minute(cast: Cast) -> None:
    token, _ = make(cast)
    start = timezone.now()
    write.note_use(token=token, now=start)
    write.note_use(token=token, now=start + timedelta(seconds=59))
    token.refresh_from_db()
    assert token.last_used_at == start
    write.note_use(token=token, now=start + timedelta(seconds=61))
    token.refresh_from_db()
    assert token.last_used_at == start + timedelta(seconds=61)
