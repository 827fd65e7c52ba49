"""A workplan that comes back: read, compared with the tree, made into commands. Nothing is stored.

What a file changes is shown first; the commands are then committed as they are, with the revision
at which they were compared as their ``base``.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils import translation

from issuetrees.core.errors import Invalid
from issuetrees.core.graph.records import TABLE, Fields, to_json
from issuetrees.core.plan.returned import (
    Changed,
    Column,
    Remark,
    Returned,
    compare,
    folded,
    heading_of,
)
from issuetrees.core.tables.reading import pick
from issuetrees.core.text import gettext_noop, normal
from issuetrees.exchange.workplan import COLUMNS, WORDS, heading, text_of
from issuetrees.graphs.history.past import tables_at
from issuetrees.inquiry.read.workplan import Workplan
from issuetrees.kit.formats.reading import read_number
from issuetrees.kit.formats.typed_days import read_day
from issuetrees.kit.tables.reading import read_sheets
from issuetrees.kit.words import spoken

_LANGUAGES: Final = ("en", "ru")
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that changes a leaf, in words: what is there now, what comes in its place."""

    cell: Changed
    number: str
    title: str
    field: str
    sent: str
    now: str
    new: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would change at revision ``base``, what is in conflict, what was not taken."""

    base: int
    revision: int | None
    changes: list[Change]
    conflicts: list[Change]
    remarks: list[Remark]

    @property
    def commands(self) -> list[dict[str, Any]]:
        """What makes the changes, conflicts left out."""
        return commands_of(one.cell for one in self.changes)


def commands_of(cells: Iterable[Changed]) -> list[dict[str, Any]]:
    """Return one command for each leaf."""
    fields: dict[str, dict[str, Any]] = {}
    for cell in cells:
        fields.setdefault(cell.id, {})[cell.name] = cell.value
    return [{"kind": "edit_node", "id": key, "fields": found} for key, found in fields.items()]


def preview(plan: Workplan, content: bytes, language: str, sheet: str = "") -> Preview:
    """Compare a file with the tree; owners are named as in the tables that go out.

    Raises Invalid for a file that cannot be read or has no column of ids.
    """
    found = pick(read_sheets(content, language), sheet)
    columns = _columns(plan.names, language, plan.today)
    head = heading_of(found.rows, columns)
    now = {node.id: to_json(node) for node in plan.nodes}
    returned = compare(found, head, columns, _sent(plan, head.revision), now)
    titles = {node.id: node.title for node in plan.nodes}
    told = [_told(cell, plan, titles[cell.id]) for cell in returned.changes]
    return Preview(
        base=plan.graph.revision,
        revision=returned.revision,
        changes=[one for one in told if not one.cell.is_conflict],
        conflicts=[one for one in told if one.cell.is_conflict],
        remarks=_named(returned),
    )


def _sent(plan: Workplan, revision: int | None) -> Mapping[str, Fields] | None:
    """Return the leaves as they went out; None where the file names no revision of this tree."""
    if revision is None or revision > plan.graph.revision:
        return None
    return tables_at(plan.graph, revision)["nodes"]


def _named(returned: Returned) -> list[Remark]:
    """Return the remarks; a column that is missing has its heading."""
    return [
        Remark("column", "", heading(one.words)) if one.kind == "column" and not one.place else one
        for one in returned.remarks
    ]


def _told(cell: Changed, plan: Workplan, title: str) -> Change:
    values = (cell.sent, cell.now, cell.value)
    sent, now, new = (_text(cell.name, value, plan) for value in values)
    return Change(cell, plan.numbers.get(cell.id, ""), title, heading(cell.name), sent, now, new)


def _text(name: str, value: Any, plan: Workplan) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return text_of(name, value, plan)


def _columns(people: Mapping[str, str], language: str, today: dt.date) -> list[Column]:
    reader = _Reader(people, language, today)
    number = frozenset({"no.", "no", "№"})
    return [
        Column("id", frozenset({"id"}), None),
        Column("number", number, None),
        *(Column(name, _headings(name), reader.of(name)) for name in COLUMNS),
    ]


def _headings(name: str) -> frozenset[str]:
    """What a column is called in any language, so that a file may go to a colleague abroad."""
    found = {name}
    for language in _LANGUAGES:
        with translation.override(language):
            found.add(folded(heading(name)))
    return frozenset(found)


def _choices(name: str) -> dict[str, str]:
    """The words of a choice in any language, and its own values."""
    found: dict[str, str] = {}
    for value, word in WORDS[name].items():
        found[value] = value
        for language in _LANGUAGES:
            with translation.override(language):
                found[folded(spoken(word))] = value
    return found


def _is_one_of(name: str, word: str) -> bool:
    """Whether a name with an address beside it is that one without."""
    return folded(name).startswith(f"{word} (")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads cells as members write them."""

    people: Mapping[str, str]
    language: str
    today: dt.date

    def of(self, name: str) -> Any:
        """Return what reads the cells of a column; raises Invalid."""
        row = TABLE["nodes"][name]
        if row.form == "day":
            return lambda text: self._day(name, text)
        if row.form == "number":
            return lambda text: self._number(name, text)
        if name == "owner_id":
            return self._owner
        if name in WORDS:
            known = _choices(name)
            return lambda text: self._choice(name, text, known)
        return lambda text: row.check(name, normal(text).strip())

    def _day(self, name: str, text: str) -> str | None:
        found = read_day(text, self.language, self.today, field=name)
        return found.isoformat() if found else None

    def _number(self, name: str, text: str) -> Any:
        if not text.strip():
            return None
        return TABLE["nodes"][name].check(name, float(read_number(text, self.language, field=name)))

    def _owner(self, text: str) -> str | None:
        word = folded(text)
        if not word:
            return None
        found = [key for key, name in self.people.items() if folded(name) == word]
        if len(found) == 1:
            return found[0]
        if same := sorted(name for name in self.people.values() if _is_one_of(name, word)):
            raise Invalid(
                "two_people",
                gettext_noop("“{value}” are {count} people. Write one of: {names}."),
                field="owner_id",
                value=text.strip()[:_SHOWN],
                count=len(same),
                names=", ".join(same),
            )
        raise Invalid(
            "unknown_person",
            gettext_noop("“{value}” is not one member of the workspace."),
            field="owner_id",
            value=text.strip()[:_SHOWN],
        )

    def _choice(self, name: str, text: str, known: Mapping[str, str]) -> str | None:
        word = folded(text)
        if word in known:
            return known[word]
        if not word:
            return "open" if name == "status" else None
        raise Invalid(
            "not_a_choice",
            gettext_noop("“{field}” must be one of: {choices}."),
            field=heading(name),
            choices=", ".join(spoken(one) for one in WORDS[name].values()),
        )
