"""The checks of a stage map, as ``review`` tells those of a tree.

A map is read and checked as a whole each time: what is wrong with a way depends on both its ends
and on forks elsewhere, so no part of it could be kept by itself.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from issuetrees.careers.routes import DrawnMap, competencies, drawn
from issuetrees.core.stages.checks import check_map
from issuetrees.core.stages.findings import MapFinding
from issuetrees.core.stages.fixes import MapFix, fix_of

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

_LENGTH: Final = 32


@dataclass(frozen=True, slots=True)
class FoundOnMap:
    """A finding on a map with ids in place of keys, what tells it apart, what puts it right."""

    finding: MapFinding
    related_ids: tuple[str, ...]
    title: str
    identity: str
    fix: MapFix | None

    @property
    def name(self) -> tuple[str, str, str, tuple[str, ...]]:
        """By which a waiver finds it again, as ``read.name_of`` gives it."""
        one = self.finding
        return one.place_id, one.code, one.side, self.related_ids


def found_on(graph: "Graph") -> tuple[FoundOnMap, ...]:
    """Return what is wrong with a map that the reader got from ``graphs.read.graph``."""
    here = drawn(graph)
    return tuple(_found(here, one) for one in check_map(here.map))


def by_name(graph: "Graph") -> Mapping[tuple[str, str, str, tuple[str, ...]], FoundOnMap]:
    """Return the findings on a map by what they are."""
    return {one.name: one for one in found_on(graph)}


def competencies_tag(graph: "Graph") -> str:
    """Return what differs whenever the competencies of a map do: they make no revision of it."""
    return _digest(competencies(graph))


def _found(here: DrawnMap, finding: MapFinding) -> FoundOnMap:
    place = here.records.get(finding.place_id)
    related = tuple(here.competencies.get(one, one) for one in finding.related_ids)
    return FoundOnMap(
        finding,
        related,
        getattr(place, "title", ""),
        _digest([finding.code, finding.side, sorted(finding.details.items())]),
        fix_of(finding, here.map, here.records),
    )


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:_LENGTH]
