"""How sure the order is: how often each initiative comes first when weights and scores vary."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.rounding import Figure, apportion
from issuetrees.core.scoring.figures import SHARE_DIGITS
from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.opinions import Chance, Robustness
from issuetrees.reports.scene.blocks import Entry
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import (
    Bar,
    Cell,
    Column,
    Kind,
    Number,
    Row,
    Share,
    Table,
)
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of
from issuetrees.reports.sections.lead import lead_page
from issuetrees.reports.sections.options import TOP

KIND: Final = "robustness"
OPTIONS: Final = (TOP,)
#: From here on a first place is called sure, likely, or no more than the best of several.
SURE: Final = 0.9
LIKELY: Final = 0.5
_AMONG: Final = 3
#: Below this share of the draws it would be printed as none.
_HARDLY: Final = 0.005
_ROWS: Final = 24


def build(assignment: Assignment) -> Built | None:
    """Return what draws say and what moves the lead; None where there is neither."""
    found, lead, anchor = (
        assignment.document.robustness,
        assignment.document.lead,
        assignment.anchor,
    )
    pages = [_drawn(found, assignment)] if found is not None and found.chances else []
    if lead is not None:
        pages.append(lead_page(lead, assignment, f"{anchor}-2" if pages else anchor))
    if not pages:
        return None
    rows = sum(len(block.rows) for block in pages[0].blocks if isinstance(block, Table))
    entries = tuple(Entry(page.id, page.title) for page in pages)
    return Built(KIND, tuple(pages), entries, len(pages) + rows // _ROWS)


def _drawn(found: Robustness, assignment: Assignment) -> Page:
    typist, titles = assignment.typist, _titles(assignment, found)
    title = assignment.heading(action_title(found, titles, typist))
    table, left_out = _table(found, titles, assignment)
    source = typist.text(" ".join([_source(found, typist), *_notes(found, left_out, typist)]))
    label = _("How sure the order is")
    return Page(assignment.anchor, title, label, (table, *source_of(source)))


def action_title(found: Robustness, titles: dict[str, str], typist: Typist) -> str:
    """Say how sure the first place is; where nobody has it mostly, say who shares the chances."""
    first, *others = sorted(found.chances, key=lambda one: -one.first)
    shares = _shares(found)
    share = typist.percent(shares[first.initiative_id])
    name = typist.quoted(titles[first.initiative_id], 70)
    if first.first >= SURE:
        text = _("{initiative} comes first almost whatever the weights: in {share} of the draws")
    elif first.first > LIKELY or not others:
        text = _("{initiative} comes first in {share} of the draws; the order is likely, not sure")
    else:
        return _undecided(first, others[0], titles, shares, typist)
    return text.format(initiative=name, share=share)


def _undecided(
    first: Chance,
    second: Chance,
    titles: dict[str, str],
    shares: dict[str, Figure],
    typist: Typist,
) -> str:
    text = _("No clear first: {first} in {share} of the draws, {second} in {other}")
    return text.format(
        first=typist.quoted(titles[first.initiative_id], 40),
        share=typist.percent(shares[first.initiative_id]),
        second=typist.quoted(titles[second.initiative_id], 40),
        other=typist.percent(shares[second.initiative_id]),
    )


def _shares(found: Robustness) -> dict[str, Figure]:
    """The chances of the first place, which add up to the whole as printed."""
    figures = apportion([one.first for one in found.chances], SHARE_DIGITS)
    return {one.initiative_id: share for one, share in zip(found.chances, figures, strict=True)}


def _titles(assignment: Assignment, found: Robustness) -> dict[str, str]:
    """What initiatives are called now; what was deleted since, as it was called then."""
    ranking = assignment.document.ranking
    now = {row.id: row.title for row in ranking.rows} if ranking else {}
    return {one.initiative_id: now.get(one.initiative_id, one.title) for one in found.chances}


def _table(found: Robustness, titles: dict[str, str], assignment: Assignment) -> tuple[Table, int]:
    typist, top = assignment.typist, TOP.of(assignment.choice)
    shares = _shares(found)
    among = min(_AMONG, len(found.chances))
    columns = (
        Column("name", _("Initiative")),
        Column("first", _("Chance of the first place"), Kind.BAR, 120),
        Column("among", _among(among, typist), Kind.NUMBER, 66),
        Column("mean", _("Place on average"), Kind.NUMBER, 62),
        Column("own", _("First with its best weights"), Kind.NUMBER, 82),
    )
    kept = [
        _row(one, shares[one.initiative_id], titles, among, typist)
        for one in found.chances
        if not _is_out(one)
    ]
    rows, left_out = kept[:top] if top else kept, 0
    if len(rows) < len(kept):
        left_out = len(found.chances) - len(rows)
    elif out := len(found.chances) - len(kept):
        rows.append(_others(out, len(columns), typist))
    title = _("How often each comes first")
    return Table(assignment.anchor, title, columns, tuple(rows), role="close"), left_out


def _row(one: Chance, figure: Figure, titles: dict[str, str], among: int, typist: Typist) -> Row:
    return Row(
        (
            Cell.of(typist.text(titles[one.initiative_id])),
            Cell(Bar(one.first, 1.0, Share(figure))),
            Cell(Share(one.among(among))),
            Cell(Number(one.mean_place, 1)),
            Cell() if one.confidence is None else Cell(Share(one.confidence)),
        )
    )


def _is_out(one: Chance) -> bool:
    """Whether it is hardly ever among the first: such initiatives share a line."""
    return one.among(_AMONG) < _HARDLY


def _others(count: int, columns: int, typist: Typist) -> Row:
    text = ngettext(
        "{count} other initiative: hardly ever among the first",
        "{count} other initiatives: hardly ever among the first",
        count,
    )
    words = Cell.of(typist.text(text.format(count=typist.number(count))), "quiet")
    return Row((words, *[Cell()] * (columns - 1)))


def _among(count: int, typist: Typist) -> str:
    text = ngettext("Among the first {count}", "Among the first {count}", count)
    head, _space, last = text.format(count=typist.number(count)).rpartition(" ")
    return f"{head}{NBSP}{last}"


def _source(found: Robustness, typist: Typist) -> str:
    text = _("Source: {draws} draws over weights and scores, seed {seed}, {day}.")
    return text.format(
        draws=typist.number(found.draws), seed=found.seed, day=typist.day(found.made_on)
    )


def _notes(found: Robustness, left_out: int, typist: Typist) -> Iterator[str]:
    if found.spread is not None:
        text = _("Each weight moves up to {share} from the agreed one.")
        yield text.format(share=f"±{typist.percent(found.spread)}")
    yield _("A probability may be off by {share}.").format(share=typist.percent(found.margin))
    if left_out:
        text = _("{shown} of {count} initiatives are shown.")
        count = len(found.chances)
        yield text.format(shown=typist.number(count - left_out), count=typist.number(count))
    if found.is_outdated:
        yield _("Scores or weights have changed since; draw again before this is used.")
