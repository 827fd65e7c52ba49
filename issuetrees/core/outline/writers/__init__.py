"""The forms that an outline can be written in; what a form can carry is read back as it was.

A new form is one module with ``write_FORM`` and one line here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from issuetrees.core.outline.records import Outline
from issuetrees.core.outline.writers.freemind import write_freemind
from issuetrees.core.outline.writers.graphml import write_graphml
from issuetrees.core.outline.writers.indented import write_indented
from issuetrees.core.outline.writers.markdown import write_markdown
from issuetrees.core.outline.writers.mermaid import write_mermaid
from issuetrees.core.outline.writers.opml import write_opml
from issuetrees.core.outline.writers.table import write_table
from issuetrees.core.outline.writers.tree_json import write_tree_json
from issuetrees.core.outline.writers.workbook import write_workbook
from issuetrees.core.outline.writers.xmind import write_xmind


@dataclass(frozen=True, slots=True)
class Writer:
    """A form: its writer, how files of it end, and what they are to browsers."""

    write: Callable[[Outline], str | bytes]
    ending: str
    media: str


WRITERS: Final[Mapping[str, Writer]] = {
    "markdown": Writer(write_markdown, "md", "text/markdown"),
    "indented": Writer(write_indented, "txt", "text/plain"),
    "opml": Writer(write_opml, "opml", "text/x-opml"),
    "freemind": Writer(write_freemind, "mm", "application/x-freemind"),
    "xmind": Writer(write_xmind, "xmind", "application/vnd.xmind.workbook"),
    "mermaid": Writer(write_mermaid, "mmd", "text/vnd.mermaid"),
    "graphml": Writer(write_graphml, "graphml", "application/graphml+xml"),
    "table": Writer(write_table, "csv", "text/csv"),
    "workbook": Writer(
        write_workbook,
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "json": Writer(write_tree_json, "json", "application/json"),
}
