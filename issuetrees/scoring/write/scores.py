"""Giving scores: one or many at once, all or none.

A score belongs to its assessor. What somebody else wrote down in their name is marked with who did.
"""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core import scoring as core
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import lines
from issuetrees.kit import checks
from issuetrees.kit.rows import check_version, one
from issuetrees.kit.sentences import sentence
from issuetrees.scoring import rows
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.guests import Guest
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.rounds import Round
from issuetrees.scoring.models.scores import Score, ScoreState
from issuetrees.scoring.read import assessors as assessors_read
from issuetrees.scoring.read import guests as guests_read
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.read import scores as scores_read
from issuetrees.scoring.read import sheets as sheets_read
from issuetrees.scoring.write.entries import (
    Place,
    ScoreEntry,
    Shown,
    changes,
    measure,
    not_asked,
    over,
    place_of,
    require_current,
    shown,
)
from issuetrees.scoring.write.sheets import asked_of, finish_full, open_for
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Action, require
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.models import Engagement

__all__ = ["ScoreEntry", "delete_score", "set_score", "set_scores"]

MAX_SCORES: Final = limits.SCORES_AT_ONCE
MAX_ERRORS: Final = 50
_REASON: Final = lines(2000)
_NOTHING: Final = (None, None, None)
_SAID: Final = ("state", "value", "low", "high", "reason", "is_carried", "entered_by")
MAX_NOTED: Final = 500  # cells in one entry of the log


@transaction.atomic
def set_score(
    *,
    actor: User,
    initiative_id: uuid.UUID,
    criterion_id: uuid.UUID,
    assessor_id: uuid.UUID,
    state: str | None = ScoreState.GIVEN,
    value: float | None = None,
    reason: str | None = None,
    is_beyond: bool = False,
    low: float | None = None,
    high: float | None = None,
    version: int | None = None,
) -> Score | None:
    """Set or clear one cell of the open round; return the score, None when it is cleared.

    ``version`` is that of the score that the caller saw, 0 for an empty cell.
    """
    entry = ScoreEntry(
        initiative_id, criterion_id, assessor_id, state, value, reason, is_beyond, low, high
    )
    sheet = _Sheet.locked(actor, assessors_read.assessor(actor, assessor_id).engagement_id, [entry])
    found = sheet.stored.get(entry.place) or Score(version=0)
    check_version(found, version)
    checked = sheet.checked(entry)
    sheet.write([checked])
    return sheet.read_stored([entry]).get(entry.place)


@transaction.atomic
def delete_score(*, actor: User, score_id: uuid.UUID, version: int | None = None) -> None:
    """Clear the cell of a score."""
    score = scores_read.score(actor, score_id)
    require_current(score)
    set_score(
        actor=actor,
        initiative_id=score.initiative_id,
        criterion_id=score.criterion_id,
        assessor_id=score.assessor_id,
        state=None,
        version=version,
    )


@transaction.atomic
def set_scores(
    *,
    actor: User,
    engagement_id: uuid.UUID,
    entries: Sequence[ScoreEntry],
    round_id: uuid.UUID | None = None,
) -> list[Score]:
    """Set or clear many cells of the open round, all or none; return what now stands in them.

    ``round_id`` is the round that they are meant for: refused where another one is open by now.
    Raises Invalid ``scores_invalid``; its ``details["errors"]`` name row and column of each
    wrong entry, with its ``index`` in ``entries``.
    """
    return _set(_Sheet.locked(actor, engagement_id, entries), entries, round_id)


def set_scores_of_guest(
    *, guest: Guest, entries: Sequence[ScoreEntry], round_id: uuid.UUID | None = None
) -> list[Score]:
    """Set or clear cells of the sheet of a guest, as ``set_scores`` does for a member."""
    return _set(_Sheet.of_guest(guest, entries), entries, round_id)


def _set(sheet: "_Sheet", entries: Sequence[ScoreEntry], round_id: uuid.UUID | None) -> list[Score]:
    if len(entries) > MAX_SCORES:
        raise Invalid(
            "too_many",
            gettext_noop("At most {most} scores at once; this has {count}."),
            most=MAX_SCORES,
            count=len(entries),
        )
    if round_id not in {None, sheet.round.pk}:
        raise over()
    checked, errors = [], []
    for index, entry in enumerate(entries):
        try:
            checked.append(sheet.checked(entry))
        except Invalid as refused:
            errors.append(sheet.error(index, entry, refused))
    if errors:
        raise Invalid(
            "scores_invalid",
            gettext_noop("Row “{row}”, column “{column}”: {problem}"),
            row=errors[0]["row"],
            column=errors[0]["column"],
            problem=errors[0]["message"],
            errors=errors[:MAX_ERRORS],
        )
    sheet.write(checked)
    places = {entry.place for entry in entries}
    now = sheet.read_stored(entries)
    return [score for place, score in now.items() if place in places]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the entries can refer to, with the assessors' rows locked."""

    actor: User | None
    engagement: Engagement
    round: Round
    initiatives: Mapping[uuid.UUID, Initiative]
    criteria: Mapping[uuid.UUID, Criterion]
    assessors: Mapping[uuid.UUID, Assessor]
    stored: Mapping[Place, Score]

    @classmethod
    def locked(
        cls, actor: User, engagement_id: uuid.UUID, entries: Sequence[ScoreEntry]
    ) -> "_Sheet":
        engagement = workspaces.engagement(actor, engagement_id)
        role = require(actor, Action.SCORE, engagement.workspace_id)
        wanted = {entry.assessor_id for entry in entries}
        assessors = {
            row.pk: row
            for row in Assessor.objects.select_for_update()
            .filter(engagement=engagement, pk__in=wanted)
            .order_by("pk")
        }
        # Only now: who closes the round waits for those who hold an assessor.
        row = open_for(engagement)
        sheets_read.require_entering(actor, role, row, assessors.values())
        return cls._of(actor, rounds_read.asked(actor, row), row, assessors, entries)

    @classmethod
    def of_guest(cls, guest: Guest, entries: Sequence[ScoreEntry]) -> "_Sheet":
        """Return the sheet that a guest may write into: their own, in their own round."""
        own = one(Assessor.objects.select_for_update().filter(pk=guest.assessor_id))
        row = open_for(guest.link.round.engagement)
        if row.pk != guest.link.round_id:
            raise over()
        asked = rounds_read.asked(guests_read.reader_of(guest), row)
        return cls._of(None, asked, row, {own.pk: own}, entries)

    @classmethod
    def _of(
        cls,
        actor: User | None,
        asked: rounds_read.Asked,
        row: Round,
        assessors: Mapping[uuid.UUID, Assessor],
        entries: Sequence[ScoreEntry],
    ) -> "_Sheet":
        sheet = cls(
            actor,
            row.engagement,
            row,
            initiatives={row.pk: row for row in asked.initiatives},
            criteria={row.pk: row for row in asked.criteria},
            assessors={key: assessors[key] for key in asked_of(row, assessors)},
            stored={},
        )
        return replace(sheet, stored=sheet.read_stored(entries))

    def read_stored(self, entries: Sequence[ScoreEntry]) -> dict[Place, Score]:
        """Return what stands in the cells of entries, and around them."""
        found = Score.objects.filter(
            round=self.round,
            assessor_id__in={entry.assessor_id for entry in entries},
            criterion_id__in={entry.criterion_id for entry in entries},
        )
        return {place_of(row): row for row in found}

    def checked(self, entry: ScoreEntry) -> ScoreEntry:
        """Return the entry as it will be stored, or refuse it with the field."""
        self._check_place(entry)
        if entry.state != ScoreState.GIVEN and (entry.value, entry.low, entry.high) != _NOTHING:
            raise Invalid(
                "value_without_score",
                gettext_noop("Only a given score has a value."),
                field="value",
            )
        if entry.state is None:
            return entry
        self._check_asked(entry)
        reason = None if entry.reason is None else _REASON("reason", entry.reason)
        checks.one_of(ScoreState.values)("state", entry.state)
        found = self._measured(entry) if entry.state == ScoreState.GIVEN else entry
        return replace(found, reason=reason)

    def _measured(self, entry: ScoreEntry) -> ScoreEntry:
        """Check value and range against the scale; a range of one value is none."""
        value = measure("value", entry.value)
        stored = self.stored.get(entry.place) or Score()
        known = {stored.value, stored.low, stored.high}
        criterion = rows.criterion(self.criteria[entry.criterion_id])
        core.check_value(criterion, value, is_beyond=entry.is_beyond or value in known)
        if entry.low is None and entry.high is None:
            return replace(entry, value=value)
        low, high = (
            value if end is None else measure(field, end)
            for field, end in (("low", entry.low), ("high", entry.high))
        )
        for end in (low, high):
            core.check_value(criterion, end, is_beyond=entry.is_beyond or end in known)
        if not low <= value <= high or criterion.kind is core.CriterionKind.YES_NO:
            raise Invalid(
                "range_wrong",
                gettext_noop("A range goes from low over likely to high, within the scale."),
                field="low",
            )
        if low == high:
            return replace(entry, value=value, low=None, high=None)
        return replace(entry, value=value, low=low, high=high)

    def error(self, index: int, entry: ScoreEntry, refused: Invalid) -> dict[str, Any]:
        """Describe a wrong entry by its row and column, in the reader's language."""
        row = self.initiatives.get(entry.initiative_id)
        column = self.criteria.get(entry.criterion_id)
        return {
            "index": index,
            "initiative_id": str(entry.initiative_id),
            "criterion_id": str(entry.criterion_id),
            "assessor_id": str(entry.assessor_id),
            "row": row.title if row else str(entry.initiative_id),
            "column": column.title if column else str(entry.criterion_id),
            "field": refused.details.get("field", ""),
            "code": refused.code,
            "message": sentence(refused),
        }

    def write(self, entries: Sequence[ScoreEntry]) -> None:
        """Store the checked entries; of two for one cell the later counts."""
        last = {entry.place: entry for entry in entries}
        empty = {place for place, entry in last.items() if entry.state is None}
        cleared = [row.pk for place, row in self.stored.items() if place in empty]
        made = [
            Score(
                round=self.round,
                initiative_id=entry.initiative_id,
                criterion_id=entry.criterion_id,
                assessor_id=entry.assessor_id,
                state=entry.state,
                value=entry.value,
                low=entry.low,
                high=entry.high,
                reason=entry.reason or "",
                entered_by_id=self._writer(self.assessors[entry.assessor_id]),
            )
            for place, entry in last.items()
            if entry.state is not None and place not in self.stored
        ]
        before = {place: shown(score) for place, score in self.stored.items()}
        changed = [
            score
            for place, entry in last.items()
            if entry.state is not None and (score := self.stored.get(place)) is not None
            if changes(score, entry, self._writer(self.assessors[entry.assessor_id]))
        ]
        gone = dict.fromkeys(cleared)
        after = {
            **{place_of(score): shown(score) for score in [*made, *changed]},
            **{place_of(score): None for score in self.stored.values() if score.pk in gone},
        }
        self._note(before, after)
        Score.objects.filter(pk__in=cleared).delete()
        Score.objects.bulk_create(made, batch_size=500)
        Score.objects.bulk_update(changed, [*_SAID, "version", "updated_at"], batch_size=200)
        asked = {assessor.pk: self._asked(assessor) for assessor in self.assessors.values()}
        finish_full(self.actor, self.engagement, self.round, asked)

    def _asked(self, assessor: Assessor) -> int:
        """How many cells an assessor is asked for."""
        criteria = [rows.criterion(row) for row in self.criteria.values()]
        mine = [criterion for criterion in criteria if criterion.is_for(str(assessor.pk))]
        kinds = Counter(rows.initiative(row).kind_id for row in self.initiatives.values())
        return sum(count for kind, count in kinds.items() for one in mine if one.applies_to(kind))

    def _note(self, before: Mapping[Place, Shown], after: Mapping[Place, Shown | None]) -> None:
        """Tell in the log what was given in whose name: old and new of every cell."""
        for assessor in self.assessors.values():
            cells = [
                {
                    "initiative_id": str(place[0]),
                    "criterion_id": str(place[1]),
                    "old": before.get(place),
                    "new": new,
                }
                for place, new in after.items()
                if place[2] == assessor.pk
            ]
            for start in range(0, len(cells), MAX_NOTED):
                part = cells[start : start + MAX_NOTED]
                note_of(
                    assessor,
                    "scored",
                    actor=self.actor,
                    engagement=self.engagement,
                    count=len(part),
                    is_own=self._writer(assessor) is None,
                    is_guest=self.actor is None,
                    cells=part,
                )

    def _writer(self, assessor: Assessor) -> uuid.UUID | None:
        """Who writes, where it is not the assessor themselves."""
        if self.actor is None or assessor.user_id == self.actor.pk:
            return None
        return self.actor.pk

    def _check_place(self, entry: ScoreEntry) -> None:
        places = (
            ("initiative_id", self.initiatives),
            ("criterion_id", self.criteria),
            ("assessor_id", self.assessors),
        )
        for field, known in places:
            if getattr(entry, field) not in known:
                raise not_asked(field)

    def _check_asked(self, entry: ScoreEntry) -> None:
        """The criterion applies to the initiative, and the assessor is asked for it."""
        criterion = rows.criterion(self.criteria[entry.criterion_id])
        initiative = rows.initiative(self.initiatives[entry.initiative_id])
        if not criterion.applies_to(initiative.kind_id):
            raise Invalid(
                "does_not_apply",
                gettext_noop("“{title}” does not apply to initiatives of this kind."),
                field="criterion_id",
                title=criterion.title,
            )
        if not criterion.is_for(str(entry.assessor_id)):
            raise Invalid(
                "not_asked",
                gettext_noop("“{title}” is scored by others, not by {name}."),
                field="assessor_id",
                title=criterion.title,
                name=self.assessors[entry.assessor_id].name,
            )
