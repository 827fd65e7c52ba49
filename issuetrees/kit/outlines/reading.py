"""An outline of a file that somebody sent: read by a child with limits on memory and time."""

from typing import Any

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.outline import Outline, OutlineNode, OutlineWarning
from issuetrees.core.text import gettext_noop
from issuetrees.kit.limited.running import Bounds, TooHardError, run_limited


def read_file(content: bytes, name: str = "", form: str | None = None) -> Outline:
    """Return the outline in a file of any form; raises Invalid for what cannot be read."""
    if len(content) > limits.OUTLINE_BYTES:
        raise Invalid(
            "file_too_long",
            gettext_noop("The file is larger than {limit} MB. Split it into parts."),
            field="file",
            limit=limits.OUTLINE_BYTES // 1_000_000,
        )
    bounds = Bounds(limits.OUTLINE_MEMORY_BYTES, limits.OUTLINE_SECONDS)
    try:
        told = run_limited("issuetrees.kit.outlines.child", content, bounds, name=name, form=form)
    except TooHardError as error:
        raise Invalid(
            "file_too_hard",
            gettext_noop("Reading this file takes too much time or memory. Split it into parts."),
            field="file",
        ) from error
    return _outline(told)


def _outline(told: dict[str, Any]) -> Outline:
    nodes = tuple(OutlineNode(**node) for node in told.pop("nodes"))
    warnings = tuple(OutlineWarning(**one) for one in told.pop("warnings"))
    return Outline(nodes=nodes, warnings=warnings, **told)
