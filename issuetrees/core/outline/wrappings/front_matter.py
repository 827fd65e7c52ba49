"""Front matter: the lines between two rules of three hyphens at the start, as of Obsidian."""

import re
from typing import Final

from issuetrees.core.outline.peeled import Peeled, peeled
from issuetrees.core.outline.source import Source

NAME: Final = "front_matter"
IS_FORM: Final = False
SAYS: Final = "begins with ---, names with values, and --- again"
_PAIR = re.compile(r"(?P<name>[\w -]+):(?:\s+(?P<value>.*))?$")
_MOST = 60


def peel(source: Source) -> Peeled | None:
    """Leave the front matter out; its title is the text's."""
    lines = source.raw_lines
    if not lines or lines[0].text not in {"---", "+++"}:
        return None
    ends = {lines[0].text, "..."}
    end = next((at for at in range(1, min(len(lines), _MOST)) if lines[at].text in ends), 0)
    pairs = [
        _PAIR.match(line.text) for line in lines[1:end] if not line.text.startswith(("-", "#"))
    ]
    if not end or not pairs or not all(pairs):
        return None
    title = next((pair["value"] for pair in pairs if pair and pair["name"] == "title"), None)
    return peeled(source, lines[end + 1 :], title=title.strip("\"' ") if title else None)
