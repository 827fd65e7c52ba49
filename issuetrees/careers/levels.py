"""The levels of a person: which count, what shows them, what others saw, how they grew."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from issuetrees.careers.models import Competency, Profile, Rating
from issuetrees.careers.read.files import NONE, FileCounts
from issuetrees.core.stages.records import Stage


@dataclass(frozen=True, slots=True)
class Judged:
    """A level as somebody rated it, and what shows it; ``by`` is empty for a closed account."""

    level: int
    by: str
    on: dt.date
    evidence: str = ""
    link: str = ""
    seen_by: str = ""
    files: int = 0

    @property
    def is_shown(self) -> bool:
        """Whether anything shows it."""
        return bool(self.evidence or self.link or self.files)


@dataclass(frozen=True, slots=True)
class Level:
    """A competency of the map with the levels of a person.

    ``own`` is the latest of the owner, ``others`` the latest of each of the others, newest first;
    ``next`` and ``goal`` are what the next stage and the goal require, None where they ask for
    nothing. ``words`` are those of levels 0 to 4, empty where nobody has written any.
    """

    key: str
    title: str
    words: tuple[str, ...]
    own: Judged | None
    others: tuple[Judged, ...]
    next: int | None
    goal: int | None

    @property
    def counted(self) -> int:
        """The level that counts: one's own, else the latest of others, else 0, not shown yet."""
        known = self.own or (self.others[0] if self.others else None)
        return known.level if known else 0

    def word(self, level: int | None) -> str:
        """Return the words of a level."""
        known = level is not None and level < len(self.words)
        return self.words[level] if known and level is not None else ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many levels were missing on a day, for the next stage and for the goal."""

    on: dt.date
    next: int | None
    goal: int | None


def levels_of(
    profile: Profile,
    competencies: Iterable[Competency],
    ratings: Iterable[Rating],
    following: Stage | None,
    goal: Stage | None,
    files: FileCounts = NONE,
) -> tuple[Level, ...]:
    """Return the levels of a profile in the order of the map; ``ratings`` come oldest first."""
    latest: dict[str, dict[object, Rating]] = {}
    for row in ratings:
        by_person = latest.setdefault(row.competency, {})
        by_person.pop(row.rated_by_id, None)  # the newest comes last
        by_person[row.rated_by_id] = row
    return tuple(
        _level(profile, one, latest.get(one.key, {}), following, goal, files)
        for one in competencies
    )


def _level(
    profile: Profile,
    competency: Competency,
    rated: Mapping[object, Rating],
    following: Stage | None,
    goal: Stage | None,
    files: FileCounts,
) -> Level:
    own = rated.get(profile.owner_id)
    others = [row for key, row in rated.items() if key != profile.owner_id]
    return Level(
        competency.key,
        competency.title,
        tuple(competency.levels) if any(competency.levels) else (),
        _judged(own, files) if own else None,
        tuple(_judged(row, files) for row in reversed(others)),
        _asked(following, competency.key),
        _asked(goal, competency.key),
    )


def _asked(stage: Stage | None, key: str) -> int | None:
    return (stage.required.get(key) or None) if stage else None


def _judged(row: Rating, files: FileCounts) -> Judged:
    return Judged(
        row.level,
        str(row.rated_by) if row.rated_by else "",
        row.created_at.date(),
        row.evidence,
        row.link,
        row.seen_by,
        files.get((row.profile_id, row.competency, row.rated_by_id), 0),
    )


def unproved(levels: Sequence[Level]) -> tuple[Level, ...]:
    """Return levels that the owner claims without showing anything, what is asked for most first.

    Only what the next stage or the goal requires counts: the first is the strongest evidence that
    is missing.
    """
    claimed = [
        one
        for one in levels
        if one.own and one.own.level and not one.own.is_shown and (one.next or one.goal)
    ]
    return tuple(sorted(claimed, key=lambda one: (-(one.next or 0), -(one.goal or 0))))


def progress_of(
    profile: Profile, ratings: Iterable[Rating], following: Stage | None, goal: Stage | None
) -> tuple[Progress, ...]:
    """Return how many levels were missing at the end of each day on which the owner rated any."""
    shown: dict[str, int] = {}
    days: dict[dt.date, Progress] = {}
    for row in ratings:
        if row.rated_by_id != profile.owner_id:
            continue
        shown[row.competency] = row.level
        on = row.created_at.date()
        days[on] = Progress(on, _missing(following, shown), _missing(goal, shown))
    return tuple(days.values())


def _missing(stage: Stage | None, shown: Mapping[str, int]) -> int | None:
    if stage is None:
        return None
    return sum(max(0, level - shown.get(key, 0)) for key, level in stage.required.items())
