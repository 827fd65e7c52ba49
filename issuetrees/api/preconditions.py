"""ETag, If-None-Match and If-Match: reading what has not changed, not overwriting what has."""

import re
from typing import Any

from rest_framework.request import Request

from issuetrees.api.errors import Missing, Stale
from issuetrees.core.text import gettext_noop


def tag_of(found: Any) -> str | None:
    """Return the ETag of a row that people edit: its version; None for other things."""
    version = getattr(found, "version", None)
    return f'"{version}"' if isinstance(version, int) else None


def is_known(request: Request, tag: str) -> bool:
    """Say whether the caller has this version already (``If-None-Match``)."""
    given = request.headers.get("If-None-Match", "")
    return given.strip() == "*" or tag in [
        part.strip().removeprefix("W/") for part in given.split(",")
    ]


def expected_version(request: Request) -> int | None:
    """Return the version of ``If-Match``; None for ``*``: whatever it is.

    Raises Missing without the header, Stale for what cannot be one of our ETags.
    """
    given = request.headers.get("If-Match", "").strip()
    if not given:
        raise Missing(
            "if_match_missing",
            gettext_noop("Send the ETag that you read last in If-Match, or * to overwrite."),
        )
    if given == "*":
        return None
    match = re.fullmatch(r'"([0-9]{1,9})"', given)
    if match is None:
        raise Stale(
            "stale",
            gettext_noop("Somebody changed this meanwhile. Reload and try again."),
        )
    return int(match[1])
