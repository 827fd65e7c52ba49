"""Stage maps out of files of other programs, and into them."""

from issuetrees.core.map_files.checking import checked
from issuetrees.core.map_files.headings import MEANINGS
from issuetrees.core.map_files.reading import read_map_file
from issuetrees.core.map_files.records import Box, Competency, Heading, MapFile, Place, Problem, Way
from issuetrees.core.map_files.writing import MAP_WRITERS
from issuetrees.core.map_files.written_tables import Table, tables_of

__all__ = [
    "MAP_WRITERS",
    "MEANINGS",
    "Box",
    "Competency",
    "Heading",
    "MapFile",
    "Place",
    "Problem",
    "Table",
    "Way",
    "checked",
    "read_map_file",
    "tables_of",
]
