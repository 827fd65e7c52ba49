"""The budget frame: written, taken back, copied with its engagement."""

import uuid
from collections.abc import Mapping
from typing import Any, Final, NotRequired, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio.frame import Part
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line, lines
from issuetrees.kit.checks import Check, key, number, one_of
from issuetrees.kit.copies import copies
from issuetrees.kit.rows import check_version, fill, one, save
from issuetrees.portfolio.models.frames import BudgetFrame
from issuetrees.portfolio.read import frames as read
from issuetrees.scoring.models.kinds import InitiativeKind
from issuetrees.scoring.models.periods import Period
from issuetrees.scoring.write.engagement import locked
from issuetrees.scoring.write.initiative_parts import cost
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.edits import replaced, target_of
from issuetrees.workspaces.models import AuditEntry, Engagement

NAME: Final = 120
YEAR: Final = 20
LINE: Final = 300
TEXT: Final = 4_000
Json = dict[str, Any]


class Budget(TypedDict):
    """What may be spent in a period; None says nothing of it."""

    period_id: uuid.UUID
    amount: Any


class KindPart(TypedDict):
    """What a kind of initiative serves; "" says nothing of it."""

    kind_id: uuid.UUID
    part: str


class CategoryBrand(TypedDict):
    """A brand of the category; its share of market in percent."""

    name: str
    spend: Any
    market_share: NotRequired[float | None]


class VoiceYear(CategoryBrand):
    """What a brand of the category spent and sold in an earlier year."""

    year: str


class Searches(TypedDict):
    """How often brands were searched for in a span of time, in the order of the brands."""

    title: str
    counts: list[float]


class FrameFields(TypedDict, total=False):
    """Fields of a frame; a list replaces the whole list."""

    budgets: list[Budget]
    test_share: float
    brand_share: float | None
    parts: list[KindPart]
    brands: list[CategoryBrand]
    voice_years: list[VoiceYear]
    brands_source: str
    searches: list[Searches]
    searches_source: str
    reason: str


@transaction.atomic
def edit_frame(
    *,
    actor: User,
    engagement_id: uuid.UUID,
    version: int | None = None,
    **given: Unpack[FrameFields],
) -> tuple[BudgetFrame, AuditEntry | None]:
    """Change what is given; return the frame and the entry that ``take_back`` undoes, if any.

    Raises Conflict where somebody else wrote meanwhile, Invalid with the field and the line.
    """
    engagement = locked(actor, engagement_id)
    row = read.frame(actor, engagement_id)
    check_version(row, version)
    changed = fill(row, _CHECKS, given)
    _require_known(engagement, row, changed)
    if not changed:
        return row, None
    _require_counts(row)
    _require_brands(row)
    save(row)
    entry = note_of(row, "edited", actor=actor, engagement=engagement, changed=changed)
    return row, entry


def take_back(actor: User, entry: AuditEntry) -> BudgetFrame:
    """Put back what an edit replaced (``workspaces.edits``)."""
    row = one(read.all_frames(actor).filter(pk=target_of(entry)))
    olds: Any = replaced(row, entry)
    here = row.engagement_id
    return edit_frame(actor=actor, engagement_id=here, version=row.version, **olds)[0]


def copy_frame(source: Engagement, target: Engagement, made: Mapping[uuid.UUID, Any]) -> None:
    """Copy a frame to a copy of its engagement; ``made`` has the copies by the old ids."""

    def told(rows: list[Json], name: str) -> list[Json]:
        known = [(one, made.get(uuid.UUID(one[name]))) for one in rows]
        return [{**one, name: str(copy.pk)} for one, copy in known if copy is not None]

    copies(
        BudgetFrame.objects.filter(engagement=source),
        lambda row: {
            "engagement_id": target.pk,
            "budgets": told(row.budgets, "period_id"),
            "parts": told(row.parts, "kind_id"),
        },
    )


_NAMED: Final[Any] = (("budgets", "period_id", Period), ("parts", "kind_id", InitiativeKind))


def _require_known(engagement: Engagement, row: BudgetFrame, changed: Mapping[str, Any]) -> None:
    """Refuse periods and kinds that are not of this engagement; those deleted since may stay."""
    for field, name, model in _NAMED:
        if field not in changed:
            continue
        old = {one[name] for one in changed[field][0]}
        asked = {one[name] for one in getattr(row, field)} - old
        if model.objects.filter(pk__in=asked, engagement=engagement).count() != len(asked):
            raise Invalid(
                "unknown_id",
                gettext_noop("This is not in the engagement (any more)."),
                field=field,
            )


def _require_counts(row: BudgetFrame) -> None:
    """Each span of time has a count for each brand."""
    for place, span in enumerate(row.searches, 1):
        if len(span["counts"]) != len(row.brands):
            raise Invalid(
                "counts_and_brands",
                gettext_noop(
                    "Line {line}: {count} numbers of searches for {brands} brands. Write one for "
                    "each brand, in their order."
                ),
                field="searches",
                line=place,
                count=len(span["counts"]),
                brands=len(row.brands),
            )


def _require_brands(row: BudgetFrame) -> None:
    """Each line of an earlier year is about a brand of the category."""
    known = {one["name"].casefold() for one in row.brands}
    for place, line_of in enumerate(row.voice_years, 1):
        if line_of["name"].casefold() not in known:
            raise Invalid(
                "unknown_brand",
                gettext_noop(
                    "Line {line}: “{name}” is not among the brands of the category. Write it as it "
                    "stands there."
                ),
                field="voice_years",
                line=place,
                name=line_of["name"],
            )


def _percent(field: str, raw: Any) -> float:
    found = number(field, raw)
    if not 0 <= found <= 100:
        raise Invalid("not_a_percentage", gettext_noop("Use a number from 0 to 100."), field=field)
    return found


def _percent_or_none(field: str, raw: Any) -> float | None:
    return None if raw is None else _percent(field, raw)


def _count(field: str, raw: Any) -> float:
    found = number(field, raw)
    if not 0 <= found <= 1e15:
        raise Invalid("not_a_count", gettext_noop("Searches are counted from 0 up."), field=field)
    return found


def _counts(field: str, raw: Any) -> list[float]:
    if not isinstance(raw, list):
        raise _not_a_list(field)
    return [_count(field, item) for item in raw]


def _money(field: str, raw: Any) -> str:
    found = cost(field, raw)
    if found is None:
        raise Invalid("no_number", gettext_noop("A number is missing here."), field=field)
    return str(found)


def _money_or_none(field: str, raw: Any) -> str | None:
    return None if raw is None else _money(field, raw)


def _id(field: str, raw: Any) -> str:
    return str(key(field, raw or ""))


def _not_a_list(field: str) -> Invalid:
    return Invalid("not_a_list", gettext_noop("Send a list of objects."), field=field)


def _rows(most: int, checks: Mapping[str, Check], *once: str, empty: str = "") -> Check:
    """Make a check of a list of small objects: a refusal names the line.

    ``once`` names what is in the list once, ``empty`` the field without which a line says nothing.
    """

    def check(field: str, raw: Any) -> list[Json]:
        if not isinstance(raw, list) or not all(isinstance(row, dict) for row in raw):
            raise _not_a_list(field)
        if len(raw) > most:
            raise Invalid(
                "too_many_lines",
                gettext_noop("At most {limit} lines; these are {count}."),
                field=field,
                limit=most,
                count=len(raw),
            )
        found = [_row(field, place, row, checks) for place, row in enumerate(raw, 1)]
        said = [row for row in found if not empty or row[empty] not in (None, "")]
        _require_once(field, [tuple(str(row[name]).casefold() for name in once) for row in said])
        return said

    return check


def _row(field: str, place: int, raw: Json, checks: Mapping[str, Check]) -> Json:
    unknown = raw.keys() - checks.keys()
    if unknown:
        raise Invalid(
            "unknown_field",
            gettext_noop("There is no field “{name}” here."),
            field=field,
            name=min(unknown),
        )
    try:
        return {name: check(field, raw.get(name)) for name, check in checks.items()}
    except Invalid as refused:
        raise Invalid(refused.code, refused.message, **{**refused.details, "line": place}) from None


def _require_once(field: str, said: list[tuple[str, ...]]) -> None:
    for place, word in enumerate(said):
        if word in said[:place]:
            raise Invalid(
                "said_twice",
                gettext_noop("Line {line} is about the same as line {first}."),
                field=field,
                line=place + 1,
                first=said.index(word) + 1,
            )


_BRAND: Final[Mapping[str, Check]] = {
    "name": line(NAME, is_required=True),
    "spend": _money,
    "market_share": _percent_or_none,
}
_CHECKS: Final[Mapping[str, Check]] = {
    "budgets": _rows(
        limits.PERIODS, {"period_id": _id, "amount": _money_or_none}, "period_id", empty="amount"
    ),
    "test_share": _percent,
    "brand_share": _percent_or_none,
    "parts": _rows(
        limits.INITIATIVE_KINDS,
        {"kind_id": _id, "part": one_of(["", *Part])},
        "kind_id",
        empty="part",
    ),
    "brands": _rows(limits.BRANDS_PER_FRAME, _BRAND, "name"),
    "voice_years": _rows(
        limits.VOICE_YEARS_PER_FRAME,
        {"year": line(YEAR, is_required=True), **_BRAND},
        "year",
        "name",
    ),
    "brands_source": line(LINE),
    "searches": _rows(
        limits.SEARCHES_PER_FRAME,
        {"title": line(NAME, is_required=True), "counts": _counts},
        "title",
    ),
    "searches_source": line(LINE),
    "reason": lines(TEXT),
}
