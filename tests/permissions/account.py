"""The person’s own account."""

import uuid

from issuetrees.accounts import write as accounts_write
from tests.cast import Cast
from tests.permissions.row import Row


def token(cast: Cast) -> uuid.UUID:
    made, _ = accounts_write.create_token(
        actor=cast.owner, name="Script", scopes=["read"], expires_at=None
    )
    return made.pk


NAMED = {"name": "Fine"}
ROWS = {
    "profile": Row(
        None,
        {"GET": "signed_in", "POST": "signed_in"},
        {"name": "Fine", "language": "en", "theme": "dark", "mention_mail": "daily"},
    ),
    "tokens": Row(None, {"GET": "signed_in"}),
    "token_new": Row(None, {"GET": "signed_in", "POST": "signed_in"}, NAMED),
    "token_revoke": Row(token, {"POST": "own"}),
}
