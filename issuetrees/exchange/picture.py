"""An outline as a picture (PNG): painted by a child with limits on memory and time."""

import json
from base64 import b64decode

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.outline import Outline
from issuetrees.core.text import gettext_noop
from issuetrees.kit.limited.running import Bounds, TooHardError, run_limited


def write_outline_png(outline: Outline) -> bytes:
    """Return the outline as PNG; raises Invalid where it would be too large."""
    told = [outline.title, [[node.words, node.depth, node.status] for node in outline.nodes]]
    bounds = Bounds(limits.PICTURE_MEMORY_BYTES, limits.PICTURE_SECONDS, patience=20)
    try:
        painted = run_limited(
            "issuetrees.exchange.picture_child", json.dumps(told).encode(), bounds
        )
    except TooHardError as error:
        raise Invalid(
            "picture_too_hard",
            gettext_noop("Painting this picture takes too much time or memory. Take SVG."),
        ) from error
    return b64decode(painted)
