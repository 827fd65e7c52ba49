"""Which sections a report has, in which order, each with what is chosen for it.

A stored row is ``{id, kind, is_on, title, options}``. ``options`` hold what differs from the
defaults, so that a report follows a default that becomes better.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeAlias

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.kit.checks import one_of
from issuetrees.reports.document import SectionChoice
from issuetrees.reports.kinds import USUAL, report_kind
from issuetrees.reports.sections import SECTIONS, options
from issuetrees.reports.sections.ids import ID, MAX_ID, free_id
from issuetrees.reports.sections.options import Answers, Option, Place, Words

Row: TypeAlias = dict[str, Any]
NAMES: Final = frozenset({"id", "kind", "is_on", "title", "options"})
_check_heading: Final = line(200)


def usual() -> list[Row]:
    """Return the usual sections once: what a report has for which nothing else is chosen."""
    return of_kind(USUAL, "en")


def of_kind(kind: str, language: str) -> list[Row]:
    """Return the sections with which a report of a kind begins."""
    return checked(report_kind(kind).rows(language))


def row(section_id: str, kind: str, **chosen: Any) -> Row:
    """Return the stored row of a section."""
    return {"id": section_id, "kind": kind, "is_on": True, "title": "", "options": {}, **chosen}


def checked(given: Any) -> list[Row]:
    """Return the rows as they are stored; an id that is not given is made here."""
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise Invalid("not_a_list", gettext_noop("Send a list of objects."), field="sections")
    if len(given) > limits.SECTIONS_PER_REPORT:
        raise Invalid(
            "too_many_sections",
            gettext_noop("A report has at most {limit} sections."),
            field="sections",
            limit=limits.SECTIONS_PER_REPORT,
        )
    rows = [_checked(one) for one in given]
    _name(rows)
    return rows


def one_more(given: Row, taken: Sequence[str]) -> Row:
    """Return a section, or a copy of one, as it may stand among those whose ids are taken."""
    (made,) = checked([{**given, "id": ""}])
    return {**made, "id": free_id(made["kind"], taken)}


def reusable(rows: Iterable[Row], *, keeps_texts: bool) -> list[Row]:
    """Return sections for other engagements: without branches, maps and pictures of this one, and
    with its words only if ``keeps_texts``.
    """
    lost = Place | Answers if keeps_texts else Place | Answers | Words
    return [
        {
            **one,
            "title": one["title"] if keeps_texts else "",
            "options": _without(one["options"], SECTIONS[one["kind"]].options, lost),
        }
        for one in rows
        if one["kind"] in SECTIONS
    ]


def choices(rows: Iterable[Row]) -> tuple[SectionChoice, ...]:
    """Return the sections that are on."""
    return tuple(
        SectionChoice(one["kind"], one["title"], one["id"], one["options"])
        for one in rows
        if one["is_on"]
    )


def _without(chosen: Row, declared: Iterable[Option[Any]], lost: Any) -> Row:
    gone = {one.name for one in declared if isinstance(one, lost)}
    return {name: value for name, value in chosen.items() if name not in gone}


def _checked(given: Row) -> Row:
    unknown = [str(name)[:80] for name in given if name not in NAMES]
    if unknown:
        raise Invalid(
            "unknown_field",
            gettext_noop("There is no field “{name}” here."),
            field="sections",
            name=unknown[0],
        )
    kind = one_of(list(SECTIONS))("sections", given.get("kind"))
    own = kind if SECTIONS[kind].is_single else _checked_id(given.get("id") or "")
    return row(
        own,
        kind,
        is_on=given.get("is_on", True) is True,
        title=_check_heading("title", given.get("title") or ""),
        options=options.checked(SECTIONS[kind].options, given.get("options", {})),
    )


def _checked_id(given: Any) -> str:
    is_fit = isinstance(given, str) and len(given) <= MAX_ID
    if is_fit and (not given or ID.fullmatch(given)):
        return str(given)
    raise Invalid(
        "bad_section_id",
        gettext_noop("A section’s id is made of small letters and underscores."),
        field="sections",
    )


def _name(rows: Sequence[Row]) -> None:
    """Give an id to each that has none; refuse one that is there twice."""
    taken: set[str] = set()
    for one in rows:
        if one["id"] in taken:
            raise Invalid(
                "doubled_section",
                gettext_noop("Two sections have the id “{id}”."),
                field="sections",
                id=one["id"],
            )
        taken |= {one["id"]} - {""}
    for one in rows:
        one["id"] = one["id"] or free_id(one["kind"], taken)
        taken.add(one["id"])
