"""The entrance: what a file is, whatever it is called, and the map in it."""

import re
from collections.abc import Mapping
from typing import Final

from issuetrees.core.map_files.graphs import read_graphml, read_mermaid
from issuetrees.core.map_files.json_map import read_json
from issuetrees.core.map_files.records import MapFile
from issuetrees.core.map_files.table_map import read_tables
from issuetrees.core.tables.encodings import decoded
from issuetrees.core.tables.reading import read_sheets, require_size

_ZIP: Final = b"PK\x03\x04"
_HEAD: Final = 2_000
_FENCE: Final = re.compile(r"^\s*```\w*\s*\n(.*?)\n\s*```\s*$", re.DOTALL)
_FLOWCHART: Final = re.compile(r"^\s*(?:%%[^\n]*\s*)*(?:graph|flowchart(?:-elk)?)\b", re.IGNORECASE)


def read_map_file(
    content: bytes, language: str = "en", columns: Mapping[str, str] | None = None
) -> MapFile:
    """Return the map in a table (CSV, XLSX, HTML), JSON, GraphML or a flowchart of Mermaid.

    Of texts in two languages those in ``language`` are taken; ``columns`` say by heading what
    columns of tables mean (``headings.MEANINGS``). Raises Invalid for what cannot be
    read at all. May take seconds and much memory.
    """
    require_size(content)
    if content.startswith(_ZIP):
        return read_tables(read_sheets(content, language), columns)
    text = decoded(content)
    fenced = _FENCE.match(text)
    text = fenced[1] if fenced else text
    if text.lstrip().startswith(("{", "[")):
        return read_json(text, language)
    if "<graphml" in text[:_HEAD].lower():
        return read_graphml(text)
    if _FLOWCHART.match(text):
        return read_mermaid(text)
    return read_tables(read_sheets(content, language), columns)
