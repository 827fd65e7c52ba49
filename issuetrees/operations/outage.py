"""What a failure of the machine below looks like: no database, no room on the disk.

Such a request is no mistake of ours and may be sent again: it is answered with 503, a sentence
and the seconds to wait.
"""

import errno
from typing import Final

from django.db import InterfaceError, OperationalError

RETRY_AFTER: Final = "10"  # seconds
_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
# SQLite has one class for a machine that fails and for SQL that is wrong.
_MISTAKES: Final = ("no such ", "near ", "too many SQL variables", "ambiguous ")


def is_outage(error: BaseException | None) -> bool:
    """Tell whether the database or the disk failed, rather than what was asked of them."""
    if isinstance(error, InterfaceError | OperationalError):
        return not str(error).startswith(_MISTAKES)
    return isinstance(error, OSError) and error.errno in _NO_ROOM
