"""What hangs on initiatives: their kind, costs by period, efforts of teams, relations.

All of an engagement is read once, however many initiatives change; rows are written at the end.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any, Final, TypedDict

from django.db.models import Model

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.rounding import rounded
from issuetrees.core.scoring import relations as core
from issuetrees.core.scoring.costs import Cost, check_order, total
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.kit.checks import key, not_a_number
from issuetrees.kit.rows import Changed, plain, set_value
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.periods import PeriodCost
from issuetrees.scoring.models.relations import Relation, RelationKind
from issuetrees.scoring.models.teams import Effort
from issuetrees.scoring.write.kinds import KINDS
from issuetrees.scoring.write.listed import Listed
from issuetrees.scoring.write.periods import PERIODS
from issuetrees.scoring.write.teams import TEAMS
from issuetrees.workspaces.models import Engagement

#: SQLite keeps amounts as floats: of more digits than these the last one would get lost.
MAX_COST: Final = Decimal("9999999999999.99")
MAX_EFFORT: Final = Decimal("9999999999.99")
_POINTS: Final = ("low", "likely", "high")
PARTS: Final = frozenset({"initiative_kind", "costs", "efforts", "requires", "excludes"})
KIND_TITLE: Final = line(80)


class CostFields(TypedDict, total=False):
    """What an initiative costs in a period; a point that is not given stays as it is."""

    period_id: uuid.UUID
    low: Decimal | None
    likely: Decimal | None
    high: Decimal | None


class EffortFields(TypedDict):
    """How much of a team's work an initiative takes; None takes it out."""

    team_id: uuid.UUID
    amount: Decimal | None


class Parts:
    """What hangs on the initiatives of a locked engagement."""

    def __init__(self, actor: User, engagement: Engagement) -> None:
        self._engagement = engagement
        self.kinds = Listed(KINDS, actor, engagement)
        self.periods = Listed(PERIODS, actor, engagement)
        self.teams = Listed(TEAMS, actor, engagement)
        self._put: list[PeriodCost | Effort | Relation] = []
        self._gone: list[PeriodCost | Effort | Relation] = []

    @contextmanager
    def one(self) -> Iterator[None]:
        """Forget what is applied here, of one initiative, where that is refused in the end."""
        before = len(self._put), len(self._gone)
        try:
            yield
        except Invalid:
            del self._put[before[0] :], self._gone[before[1] :]
            raise

    def apply(self, initiative: Initiative, given: Mapping[str, Any], changed: Changed) -> None:
        """Change what ``given`` has of these, and note it in ``changed``; ``write`` stores it."""
        if "costs" in given:
            self._set_costs(initiative, given["costs"], changed)
        self._require_sums(initiative, given, changed)
        if "efforts" in given:
            self._set_efforts(initiative, given["efforts"], changed)
        if {"requires", "excludes"} & given.keys() or "one_of" in changed:
            self._relate(initiative, given, changed)
        if "initiative_kind" in given:  # last, since a title that is new makes a kind
            title = KIND_TITLE("initiative_kind", given["initiative_kind"])
            before = initiative.initiative_kind
            initiative.kind = self.kinds.named(title)
            if initiative.initiative_kind != before:
                changed["initiative_kind"] = [before, initiative.initiative_kind]

    def write(self) -> None:
        """Store what has changed, after the initiatives themselves."""
        for rows, act in ((self._gone, _delete), (self._put, _store)):
            for model in (PeriodCost, Effort, Relation):
                act(model, [row for row in rows if isinstance(row, model)])

    # --- Costs

    def _set_costs(
        self, initiative: Initiative, given: Iterable[CostFields], changed: Changed
    ) -> None:
        rows = self._costs.setdefault(initiative.pk, {})
        before = self._said(rows)
        touched = set()
        for one in given:
            period_id = _known(self.periods.rows, one.get("period_id"), "costs")
            row = rows.get(period_id) or PeriodCost(initiative=initiative, period_id=period_id)
            said: Mapping[str, Any] = one
            for point in said.keys() & set(_POINTS):
                setattr(row, point, cost("costs", said[point]))
            check_order(_cost(row))
            rows[period_id] = row
            touched.add(period_id)
        for period_id in touched:
            if _cost(rows[period_id]).is_empty:
                self._gone.append(rows.pop(period_id))
            else:
                self._put.append(rows[period_id])
        if self._said(rows) != before:
            changed["costs"] = [before, self._said(rows)]

    def _require_sums(
        self, initiative: Initiative, given: Mapping[str, Any], changed: Changed
    ) -> None:
        """Where there are costs by period, the costs of the whole are their sums."""
        points = [point for point in _POINTS if f"cost_{point}" in changed]
        if "costs" not in given and not points:
            return
        rows = self._costs.get(initiative.pk)
        if not rows:
            return
        sums = total([_cost(row) for row in rows.values()])
        for point in _POINTS:
            whole, field = getattr(sums, point), f"cost_{point}"
            if point in points and given[field] is not None and given[field] != whole:
                raise Invalid(
                    "cost_is_sum",
                    gettext_noop("This is the sum of the costs by period. Change it there."),
                    field=field,
                )
            cost(field, whole)
            set_value(initiative, field, whole, changed)

    def _said(self, rows: Mapping[uuid.UUID, PeriodCost]) -> dict[str, list[Any]]:
        """Costs as the log keeps them: by the titles of their periods, in order."""
        return {
            period.title: [plain(getattr(rows[period.pk], point)) for point in _POINTS]
            for period in self.periods.rows
            if period.pk in rows and not _cost(rows[period.pk]).is_empty
        }

    # --- Efforts

    def _set_efforts(
        self, initiative: Initiative, given: Iterable[EffortFields], changed: Changed
    ) -> None:
        rows = self._efforts.setdefault(initiative.pk, {})
        before = self._worked(rows)
        for one in given:
            team_id = _known(self.teams.rows, one.get("team_id"), "efforts")
            amount = effort("efforts", one.get("amount"))
            if amount is not None:
                row = rows.get(team_id) or Effort(initiative=initiative, team_id=team_id)
                row.amount = amount
                rows[team_id] = row
                self._put.append(row)
            elif team_id in rows:
                self._gone.append(rows.pop(team_id))
        if self._worked(rows) != before:
            changed["efforts"] = [before, self._worked(rows)]

    def _worked(self, rows: Mapping[uuid.UUID, Effort]) -> dict[str, str]:
        return {
            team.title: plain(rows[team.pk].amount) for team in self.teams.rows if team.pk in rows
        }

    # --- Relations

    def _relate(self, initiative: Initiative, given: Mapping[str, Any], changed: Changed) -> None:
        """Set relations; all of the engagement must still be able to hold."""
        self._titles[initiative.pk] = initiative.title
        groups = {**self._groups, initiative.pk: initiative.one_of}
        rows = self._relations
        for kind in RelationKind.values:
            if kind in given:
                rows = self._related(initiative, kind, given[kind], changed, rows)
        check_relations(rows, groups, self._titles)
        self._relations, self._groups = rows, groups  # not what is refused

    def _related(
        self,
        initiative: Initiative,
        kind: str,
        given: Sequence[Any],
        changed: Changed,
        rows: Sequence[Relation],
    ) -> list[Relation]:
        """Return all relations after a change of those of one kind."""
        wanted = self._wanted(kind, given)
        mine = {
            _other(row, initiative.pk): row
            for row in rows
            if row.kind == kind and _is_of(row, initiative.pk)
        }
        gone = [row for other, row in mine.items() if other not in wanted]
        new = [
            Relation(initiative=initiative, kind=kind, other_id=other)
            for other in wanted
            if other not in mine
        ]
        self._gone += gone
        self._put += new
        if gone or new:
            changed[kind] = [self._called(mine), self._called(wanted)]
        return [row for row in rows if row not in gone] + new

    def _wanted(self, kind: str, given: Sequence[Any]) -> list[uuid.UUID]:
        wanted = list(dict.fromkeys(found for raw in given if (found := key(kind, raw))))
        if len(wanted) > limits.RELATIONS_PER_INITIATIVE:
            raise Invalid(
                "too_many_relations",
                gettext_noop("An initiative has at most {most} relations of a kind."),
                field=kind,
                most=limits.RELATIONS_PER_INITIATIVE,
            )
        if any(other not in self._titles for other in wanted):
            raise Invalid(
                "foreign_initiative",
                gettext_noop("The initiative belongs to another engagement."),
                field=kind,
            )
        return wanted

    def _called(self, ids: Iterable[uuid.UUID]) -> str:
        return ", ".join(sorted(self._titles[pk] for pk in ids))

    # --- What there is, read once

    @cached_property
    def _costs(self) -> dict[uuid.UUID, dict[uuid.UUID, PeriodCost]]:
        found: dict[uuid.UUID, dict[uuid.UUID, PeriodCost]] = {}
        for row in PeriodCost.objects.filter(initiative__engagement=self._engagement):
            found.setdefault(row.initiative_id, {})[row.period_id] = row
        return found

    @cached_property
    def _efforts(self) -> dict[uuid.UUID, dict[uuid.UUID, Effort]]:
        found: dict[uuid.UUID, dict[uuid.UUID, Effort]] = {}
        for row in Effort.objects.filter(initiative__engagement=self._engagement):
            found.setdefault(row.initiative_id, {})[row.team_id] = row
        return found

    @cached_property
    def _relations(self) -> list[Relation]:
        return list(Relation.objects.filter(initiative__engagement=self._engagement))

    @cached_property
    def _rows(self) -> list[tuple[uuid.UUID, str, str]]:
        found = Initiative.objects.filter(engagement=self._engagement)
        return list(found.values_list("pk", "title", "one_of"))

    @cached_property
    def _titles(self) -> dict[uuid.UUID, str]:
        return {pk: title for pk, title, _group in self._rows}

    @cached_property
    def _groups(self) -> dict[uuid.UUID, str]:
        return {pk: group for pk, _title, group in self._rows}


def check_relations(
    rows: Sequence[Relation], groups: Mapping[uuid.UUID, str], titles: Mapping[uuid.UUID, str]
) -> None:
    """Refuse relations of an engagement that cannot hold, in words that name the initiatives."""
    held = {kind: _pairs(rows, kind) for kind in RelationKind.values}
    core.check(
        core.Relations(
            held["requires"], held["excludes"], {str(pk): group for pk, group in groups.items()}
        ),
        {str(pk): title for pk, title in titles.items()},
    )


def cost(field: str, raw: Any) -> Decimal | None:
    """Check an amount of money, or None; of cents, two digits are kept."""
    return _amount(
        field, raw, MAX_COST, "cost_wrong", gettext_noop("A cost is between 0 and {most}.")
    )


def effort(field: str, raw: Any) -> Decimal | None:
    """Check an effort, or None."""
    return _amount(
        field, raw, MAX_EFFORT, "effort_wrong", gettext_noop("An effort is between 0 and {most}.")
    )


def _amount(field: str, raw: Any, most: Decimal, code: str, message: str) -> Decimal | None:
    if raw is None:
        return None
    try:
        found = Decimal(str(raw))
    except InvalidOperation:
        raise not_a_number(field, raw) from None
    if not found.is_finite() or not 0 <= found <= most:
        raise Invalid(code, message, field=field, most=float(most))
    return rounded(found, 2)


def _known(rows: Sequence[Any], raw: Any, field: str) -> uuid.UUID:
    """Return the id of one of the rows, or refuse it."""
    found = key(field, raw)
    if found is None or found not in {row.pk for row in rows}:
        raise Invalid("unknown_id", gettext_noop("This id leads nowhere."), field=field)
    return found


def _cost(row: PeriodCost) -> Cost:
    return Cost(row.low, row.likely, row.high)


def _is_of(row: Relation, pk: uuid.UUID) -> bool:
    """Whether a relation is one of an initiative; excluding goes both ways."""
    return pk == row.initiative_id or (row.kind == RelationKind.EXCLUDES and pk == row.other_id)


def _other(row: Relation, pk: uuid.UUID) -> uuid.UUID:
    return row.other_id if row.initiative_id == pk else row.initiative_id


def _pairs(rows: Iterable[Relation], kind: str) -> list[core.Pair]:
    return [(str(row.initiative_id), str(row.other_id)) for row in rows if row.kind == kind]


def _delete(model: type[Model], rows: Sequence[Any]) -> None:
    if rows:
        model._base_manager.filter(pk__in=[row.pk for row in rows]).delete()  # noqa: SLF001


def _store(model: type[Model], rows: Sequence[Any]) -> None:
    """Insert those that are new, write the next version of the others."""
    once = {row.pk: row for row in rows}.values()
    new = [row for row in once if row._state.adding]  # noqa: SLF001 - documented API
    model._base_manager.bulk_create(new, batch_size=500)  # noqa: SLF001 - no row is hidden
    for row in once:
        if row not in new:
            row.version += 1
            row.save()
