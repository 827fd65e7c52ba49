"""What rows of several families aim at."""

import uuid

from tests.cast import Cast


def workspace(cast: Cast) -> uuid.UUID:
    return cast.workspace.pk


def engagement(cast: Cast) -> uuid.UUID:
    return cast.engagement.pk
