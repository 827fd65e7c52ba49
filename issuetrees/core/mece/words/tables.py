"""Tables of words as text: a row begins at the margin, and goes on where a line is indented."""

from collections.abc import Iterator


def rows(text: str) -> Iterator[str]:
    """Yield the rows of a table, е for ё."""
    row = ""
    for line in text.replace("ё", "е").splitlines():
        if line.startswith(" "):
            row = f"{row} {line.strip()}"
            continue
        if row:
            yield row
        row = line.strip()
    if row:
        yield row
