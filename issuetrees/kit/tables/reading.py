"""Sheets of a file that somebody sent: read by a child with limits on memory and time."""

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.tables.bounds import too_large
from issuetrees.core.tables.reading import require_size
from issuetrees.core.tables.records import Area, Sheet
from issuetrees.kit.limited.running import Bounds, TooHardError, run_limited


def read_sheets(content: bytes, language: str) -> list[Sheet]:
    """Return the sheets of a CSV, XLSX or HTML file, at least one, as ``language`` writes numbers.

    Raises Invalid for what cannot be read or is too large; ``core.tables.reading.pick`` chooses
    one of the sheets.
    """
    require_size(content)
    bounds = Bounds(limits.TABLE_MEMORY_BYTES, limits.TABLE_SECONDS)
    try:
        sheets = run_limited("issuetrees.kit.tables.child", content, bounds, language=language)
    except TooHardError as error:
        raise too_large() from error
    return [
        Sheet(
            name,
            rows,
            [Area(*area) for area in merged],
            Invalid(*why[:2], **why[2]) if why else None,
            hidden_rows,
            hidden_columns,
        )
        for name, rows, merged, why, hidden_rows, hidden_columns in sheets
    ]
