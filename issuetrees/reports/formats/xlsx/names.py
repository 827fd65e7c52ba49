"""Names of sheets and of ranges: what Excel allows, each once."""

import re
from typing import Final

from issuetrees.core.text import head

_NOT_IN_A_SHEET: Final = re.compile(r"[\[\]:*?/\\'\s]+")
_NOT_IN_A_RANGE: Final = re.compile(r"\W+")
_LONGEST: Final = 31
_RESERVED: Final = frozenset({"history", "история"})


class Names:
    """Gives out names that are taken once, however their letters are written."""

    def __init__(self) -> None:
        self.taken: set[str] = set(_RESERVED)

    def sheet(self, title: str) -> str:
        """Return a name of a sheet, made of its title."""
        name = _NOT_IN_A_SHEET.sub(" ", title).strip() or "Table"
        return self._own(name, _LONGEST)

    def range(self, title: str) -> str:
        """Return a name of a range, made of what it holds."""
        return self._own(f"table_{_NOT_IN_A_RANGE.sub('_', title).strip('_')}", 200)

    def _own(self, name: str, limit: int) -> str:
        own, count = _cut(name, limit), 1
        while own.casefold() in self.taken:
            count += 1
            own = f"{_cut(name, limit - len(str(count)) - 1)} {count}"
        own = own.strip() if limit == _LONGEST else own.replace(" ", "_")
        self.taken.add(own.casefold())
        return own


def _cut(name: str, limit: int) -> str:
    """Return as many words of a name as have room."""
    cut = head(name, limit)
    is_within = len(cut) < len(name) and name[len(cut)] != " "
    return cut.rsplit(" ", 1)[0] if is_within and " " in cut[limit // 2 :] else cut
