"""What puts a finding on a map right in one step: the words for a button, and the commands."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from issuetrees.core.graph.records import Fields, Link, Node
from issuetrees.core.stages.findings import MapFinding
from issuetrees.core.stages.reading import read_months
from issuetrees.core.stages.records import StageMap
from issuetrees.core.text import gettext_noop as _

_Edits: TypeAlias = Iterator[tuple[Node | Link, str, Any]]


@dataclass(frozen=True, slots=True)
class MapFix:
    """An English sentence for a button, and the commands of one revision."""

    message: str
    commands: tuple[Fields, ...]
    details: Mapping[str, Any] = field(default_factory=dict)


def fix_of(
    finding: MapFinding, found: StageMap, records: Mapping[str, Node | Link]
) -> MapFix | None:
    """Return what puts a finding right, if that is obvious; ``records`` are the map's by id."""
    if finding.code not in _FIXES:
        return None
    message, edits = _FIXES[finding.code]
    known = [records[one] for one in (finding.place_id, *finding.related_ids) if one in records]
    commands: dict[str, Fields] = {}
    for record, name, value in edits(found, known):
        details = commands[record.id]["fields"]["details"] if record.id in commands else None
        kept = {**(details or record.details), name: value}
        if value is None:
            del kept[name]
        kind = "edit_node" if isinstance(record, Node) else "edit_link"
        commands[record.id] = {"kind": kind, "id": record.id, "fields": {"details": kept}}
    return MapFix(message, tuple(commands.values())) if commands else None


def _mark_as_goal(_found: StageMap, records: list[Node | Link]) -> _Edits:
    yield records[0], "is_final", True


def _mark_as_step_back(_found: StageMap, records: list[Node | Link]) -> _Edits:
    yield records[-1], "is_backward", True


def _sort_months(_found: StageMap, records: list[Node | Link]) -> _Edits:
    """The last arrow of a way through forks that has months is the one that counts."""
    for record in reversed(records):
        months = isinstance(record, Link) and read_months(record.details.get("months"))
        if months:
            least, likely, most = sorted((months.least, months.likely, months.most))
            yield record, "months", {"min": least, "mode": likely, "max": most}
            return


def _drop_answers(found: StageMap, records: list[Node | Link]) -> _Edits:
    """A stage's own finding names it alone, an arrow's the stage where it begins as well."""
    company = found.forks.get("company")
    for record in records[1:] or records:
        given = record.details.get("when")
        if isinstance(given, dict):
            kept = {
                key: [one for one in options if one in found.forks[key].options]
                for key, options in given.items()
                if key in found.forks and isinstance(options, list)
            }
            kept = {key: options for key, options in kept.items() if options}
            if kept != given:
                yield record, "when", kept or None
        companies = record.details.get("company")
        if isinstance(record, Node) and isinstance(companies, list):
            known = [one for one in companies if company and one in company.options]
            if known != companies:
                yield record, "company", known or None


def _drop_levels(found: StageMap, records: list[Node | Link]) -> _Edits:
    given = records[0].details.get("requires")
    if isinstance(given, dict):
        kept = {key: level for key, level in given.items() if key in found.competencies}
        if kept != given:
            yield records[0], "requires", kept


_FIXES: Final[Mapping[str, tuple[str, Callable[[StageMap, list[Node | Link]], _Edits]]]] = {
    "dead_end": (_("Mark as a goal"), _mark_as_goal),
    "lowers": (_("Mark as a step back"), _mark_as_step_back),
    "months": (_("Put the months in order"), _sort_months),
    "unknown_answer": (_("Drop the answers that do not exist"), _drop_answers),
    "unknown_level": (_("Drop these levels"), _drop_levels),
}
