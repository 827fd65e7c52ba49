"""What a failure of the machine below looks like: no database, no Redis, no room on the disk.

Such a request is no mistake of ours and may be sent again: it is answered with 503, a sentence
and the seconds to wait.
"""

import errno
import sys
from typing import Final

from django.db import InterfaceError, OperationalError

RETRY_AFTER: Final = "10"  # seconds
_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
# SQLite has one class for a machine that fails and for SQL that is wrong.
_MISTAKES: Final = ("no such ", "near ", "too many SQL variables", "ambiguous ")
# Of the parts that only some installations have: who has raised one has loaded its module.
_ELSEWHERE: Final = {
    "redis.exceptions": ("ConnectionError", "TimeoutError"),
    "botocore.exceptions": ("ConnectionError", "HTTPClientError"),
}


def is_outage(error: BaseException | None) -> bool:
    """Tell whether database, Redis, bucket or disk failed, rather than what was asked of them."""
    if isinstance(error, InterfaceError | OperationalError):
        return not str(error).startswith(_MISTAKES)
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return True
    return isinstance(error, _kinds_elsewhere())


def _kinds_elsewhere() -> tuple[type[BaseException], ...]:
    loaded = ((sys.modules.get(name), kinds) for name, kinds in _ELSEWHERE.items())
    return tuple(getattr(module, kind) for module, kinds in loaded if module for kind in kinds)
