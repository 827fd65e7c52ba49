"""What is in no form that is known: each line becomes an item, and a warning says so."""

from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.records import OutlineWarning
from issuetrees.core.outline.source import Source
from issuetrees.core.text import gettext_noop

NAME: Final = "unknown"
SIGNS: Final[tuple[Sign, ...]] = ()


def read(source: Source) -> OutlineBuilder:
    """Return every line as an item of the first level."""
    if not source.raw_lines:
        raise Invalid(
            "file_not_known",
            gettext_noop("This file is in no form that can be read."),
            field="file",
        )
    builder = OutlineBuilder()
    message = gettext_noop("The form of this text is not known: each line became an item.")
    builder.warn(OutlineWarning(source.first_line, "form_unknown", message))
    for line in source.raw_lines:
        builder.add(" ".join(line.text.split()), 1, line.number, line.text)
    return builder
