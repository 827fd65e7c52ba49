"""What waits for a person."""

import uuid

from issuetrees.comments import inbox
from issuetrees.comments.models import InboxEntry
from tests.cast import Cast
from tests.comments.discussion import start
from tests.permissions.row import Row


def entry(cast: Cast) -> uuid.UUID:
    start(cast).say(cast.editor, mention_ids=[cast.owner.pk])
    return InboxEntry.objects.get().pk


def moment(cast: Cast) -> str:
    entry(cast)
    return inbox.finish_all(actor=cast.owner)[0].isoformat()


ROWS = {
    "inbox": Row(None, {"GET": "signed_in"}),
    "questions": Row(None, {"GET": "signed_in"}),
    "inbox_finish_all": Row(None, {"POST": "signed_in"}),
    "inbox_take_back": Row(moment, {"POST": "own"}),
    "inbox_finish": Row(entry, {"POST": "own"}),
    "inbox_reopen": Row(entry, {"POST": "own"}),
}
