"""Any pasted text to an outline: the entrance."""

from issuetrees.core.outline.lexing import lex
from issuetrees.core.outline.lines import split_lines
from issuetrees.core.outline.readers import READERS
from issuetrees.core.outline.records import Outline


def read(text: str) -> Outline:
    """Return ``text`` as an outline, in the form that it is recognised to have.

    What did not become a node or a note is listed among the warnings, with its line.
    Takes time linear in the length of the text. Raises ``Invalid`` (field "text") for a
    text that is empty, not plain text, or beyond the limits in ``records``.
    """
    raw_lines, warnings = split_lines(text)
    lines = lex(raw_lines)
    reader = next(reader for reader in READERS if reader.accepts(lines))
    builder = reader.read(lines)
    builder.warn(*warnings)
    return builder.finish(reader.NAME)
