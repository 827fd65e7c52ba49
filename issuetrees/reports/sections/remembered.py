"""Sections that were built before: after an edit only those are built that read what changed.

Which fields of the document a builder reads is noted while it works, so no section has to declare
them. What is remembered is bounded by its sheets; it lives as long as the process.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any, Final, cast

from django.utils.translation import get_language

from issuetrees.reports.document import ReportDocument
from issuetrees.reports.scene.theme import look_of
from issuetrees.reports.sections.base import Assignment, Built, Typist
from issuetrees.reports.values import sum_of

#: Sheets of all that is remembered.
MOST: Final = 1500
_HELD: Final = 1  # sheets that a section counts for besides its own


class Fields:
    """The sums of a document's fields, each made when it is asked for."""

    def __init__(self, document: ReportDocument) -> None:
        self.document = document
        self.sums: dict[str, bytes] = {}

    def sum(self, name: str) -> bytes:
        """Return the sum of one field."""
        if name not in self.sums:
            self.sums[name] = sum_of(getattr(self.document, name))
        return self.sums[name]


class _Watched:
    """A document that notes which of its fields are read."""

    def __init__(self, document: ReportDocument) -> None:
        self.document = document
        self.read: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.read.add(name)
        return getattr(self.document, name)


@dataclass(frozen=True, slots=True)
class _Memory:
    """A section, and the sums of the fields that it was built from."""

    section: Built | None
    sums: dict[str, bytes]

    @property
    def sheets(self) -> int:
        return _HELD + (self.section.sheets if self.section else 0)


class Remembered:
    """The sections that were used last."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self._memories: OrderedDict[tuple[bytes, bytes], _Memory] = OrderedDict()
        self._lock = Lock()

    def section(
        self, assignment: Assignment, fields: Fields, build: Callable[[Assignment], Built | None]
    ) -> Built | None:
        """Return the section of an assignment, built anew where what it is made of has changed."""
        key = _key(assignment)
        known = self._found(key, fields)
        if known:
            return known.section
        watched = _Watched(assignment.document)
        section = build(replace(assignment, document=cast("ReportDocument", watched)))
        memory = _Memory(section, {name: fields.sum(name) for name in watched.read})
        self._keep(key, memory)
        signs = assignment.typist.signs
        if signs is not None and not signs.named:
            # All of its signs are printed, so it is the same for who does not ask for that.
            plain = Typist(assignment.typist.language)
            self._keep(_key(replace(assignment, typist=plain)), memory)
        return section

    def _found(self, key: bytes, fields: Fields) -> _Memory | None:
        """Return what was built of the same: documents take turns, and an edit is taken back."""
        with self._lock:
            for place in [one for one in self._memories if one[0] == key][::-1]:
                known = self._memories[place]
                if all(fields.sum(name) == one for name, one in known.sums.items()):
                    self._memories.move_to_end(place)
                    return known
        return None

    def _keep(self, key: bytes, memory: _Memory) -> None:
        place = key, sum_of(sorted(memory.sums.items()))
        with self._lock:
            self._memories.pop(place, None)
            self._memories[place] = memory
            while self._sheets() > self.most:
                self._memories.popitem(last=False)

    def _sheets(self) -> int:
        """Count the sheets that are held, those that are known by two keys once."""
        return sum({id(one): one.sheets for one in self._memories.values()}.values())


def _key(assignment: Assignment) -> bytes:
    """What tells an assignment from others apart from the fields of its document."""
    typist = assignment.typist
    signs = typist.signs.known if typist.signs else None
    look = look_of(assignment.document)
    return sum_of((assignment.choice, look, typist.language, signs, get_language()))


REMEMBERED: Final = Remembered()
