"""What the page of a team shows, in the words of its reader."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.careers.levels import Level
from issuetrees.careers.standing import Standing
from issuetrees.careers.team import Team
from issuetrees.core.stages.gaps import Gap
from issuetrees.core.stages.team import Member, Readiness, Successor
from issuetrees.kit.formats.numbers import short
from issuetrees.kit.sentences import fill


@dataclass(frozen=True, slots=True)
class LevelCell:
    """A level as a figure on its shade; ``words`` say what it means or that nobody rated it."""

    level: int | None
    words: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody with their levels; ``way`` is from where to where they want to get."""

    id: uuid.UUID
    name: str
    way: str
    cells: tuple[LevelCell, ...]


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage with who is on it, who is ready for it, and what the others lack."""

    id: str
    title: str
    there: str
    ready: str
    is_open: bool
    lacking: tuple["Lacking", ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """Somebody and what they lack, in words; ``place`` is where they are, ``way`` how far it is."""

    name: str
    gaps: str
    place: str = ""
    way: str = ""


def shown(found: Team) -> dict[str, Any]:
    """Return what the template shows."""
    return {
        "graph": found.graph,
        "competencies": list(found.map.competencies.values()),
        "people": [_person(one) for one in found.people],
        "hidden": found.hidden,
        "stages": [_stage(found, one) for one in found.readiness],
        "chosen": found.chosen,
        "ready": [_successor(found, one) for one in found.succession if not one.gaps],
        "lacking": [_successor(found, one) for one in found.succession if one.gaps],
    }


def _person(one: Standing) -> PersonRow:
    ends = (one.stage.title if one.stage else "", one.goal.title if one.goal else "")
    return PersonRow(
        one.profile.pk,
        one.profile.name,
        " → ".join(filter(None, ends)),
        tuple(_cell(row) for row in one.levels),
    )


def _cell(row: Level) -> LevelCell:
    if row.own is None and not row.others:
        return LevelCell(None, _("nobody has rated it"))
    return LevelCell(row.counted, row.word(row.counted))


def _stage(found: Team, one: Readiness) -> StageRow:
    return StageRow(
        one.stage.id,
        one.stage.title,
        _names(found, one.there),
        _names(found, one.ready),
        one.is_open,
        tuple(
            Lacking(found.of(fit.member).profile.name, _gaps(found, fit.gaps))
            for fit in one.fits
            if fit.gaps and fit.is_onward
        ),
    )


def _successor(found: Team, one: Successor) -> Lacking:
    standing = found.of(one.member)
    place = standing.stage.title if standing.stage else _("nobody has said")
    way = _("no way leads there")
    if one.months is not None:
        way = fill(_("{months} months"), months=short(one.months, get_language() or "en", 1))
    return Lacking(standing.profile.name, _gaps(found, one.gaps), place, way)


def _names(found: Team, members: Iterable[Member]) -> str:
    return ", ".join(found.of(one).profile.name for one in members)


def _gaps(found: Team, missing: Sequence[Gap]) -> str:
    return "; ".join(
        fill(
            _("{competency}: {own} of {required}"),
            competency=found.map.competencies[gap.competency],
            own=str(gap.own),
            required=str(gap.required),
        )
        for gap in missing
    )
