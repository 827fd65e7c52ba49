"""The ranking: initiatives in their order, what each goal brings them, gates beside it."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core.drawing.tones import tone_of
from issuetrees.core.rounding import Figure, apportion
from issuetrees.core.text import isolated
from issuetrees.reports.scene.blocks import Entry, Key, Legend, Source, Swatch
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.room import above_height, head_height
from issuetrees.reports.scene.rows import Rooms, numbered, spread
from issuetrees.reports.scene.tables import (
    Cell,
    Column,
    Kind,
    Line,
    Number,
    Row,
    Stack,
    StackPart,
    Table,
)
from issuetrees.reports.scene.theme import LANDSCAPE
from issuetrees.reports.scored import DecidedGate, Ranked, Ranking
from issuetrees.reports.sections.base import Assignment, Built, Typist, so_what_of
from issuetrees.reports.sections.chosen import best
from issuetrees.reports.sections.options import TOP, YesNo
from issuetrees.reports.sections.recommended import so_what
from issuetrees.scoring.wording import moved_weight

TIE_TITLES = 105
COST: Final = YesNo("has_cost", gettext_lazy("Cost"), default=True)
GATES: Final = YesNo("has_gates", gettext_lazy("Gates"), default=True)
OPTIONS: Final = (TOP, COST, GATES)
# What stands around the rows; the column of bars.
AROUND = 62.0
BARS = 240.0


def build(assignment: Assignment) -> Built | None:
    """Return the ranking, or None without initiatives."""
    ranking, typist = assignment.document.ranking, assignment.typist
    if ranking is None or not ranking.rows:
        return None
    title = assignment.heading(action_title(ranking, typist))
    pages = tuple(_pages(assignment, ranking, title))
    return Built("ranking", pages, (Entry(assignment.anchor, title),), len(pages))


def _pages(assignment: Assignment, ranking: Ranking, title: str) -> Iterator[Page]:
    """A page for each sheet of rows under the names of the goals; the first says what follows."""
    typist = assignment.typist
    said = so_what(ranking, typist)
    shown = best(ranking.rows, assignment)
    cut = _cut(len(shown), len(ranking.rows), typist)
    source = " ".join([_source(ranking, typist), *cut, *_notes(ranking, typist)])
    legend = Legend(tuple(_keys(ranking, typist)), is_above=True)
    tables = _sheets(_table(shown, ranking, assignment), assignment, title, said)
    for place, table in enumerate(tables):
        above = () if place else so_what_of(said, is_above=True)
        yield Page(
            id=f"{assignment.anchor}-{place + 1}" if place else assignment.anchor,
            title=title,
            tracker=_("Ranking of initiatives"),
            blocks=(*above, legend, table, Source(source)),
            sheet=LANDSCAPE,
            is_untitled=bool(place),
        )


def _sheets(table: Table, assignment: Assignment, title: str, said: str) -> tuple[Table, ...]:
    theme = assignment.theme
    sheet = theme.sheet(LANDSCAPE)
    later = sheet.depth - AROUND
    first = later - head_height(theme, sheet, title) - above_height(theme, sheet, said)
    return spread(table, sheet.room, Rooms(first, later), theme)


def _keys(ranking: Ranking, typist: Typist) -> Iterator[Key]:
    scale = typist.number(ranking.scale)
    words = _("Points by goal, out of {scale}").format(scale=scale)
    yield Key(Swatch.NONE, "", words)
    for index, (goal, share) in enumerate(zip(ranking.goals, ranking.shares, strict=True)):
        yield Key(Swatch.TONE, str(tone_of(index)), typist.text(goal.path), share)


def _table(shown: Sequence[Ranked], ranking: Ranking, assignment: Assignment) -> Table:
    has_gates = bool(ranking.gates) and GATES.of(assignment.choice)
    columns = [
        Column("place", _("No."), width=34, role="quiet"),
        Column("name", _("Initiative"), width=220 if has_gates else 0),
        Column("score", _("Score"), Kind.NUMBER, 36, "strong"),
        Column("bars", _("By goal"), Kind.STACK, BARS),
    ]
    if has_gates:
        columns.append(Column("gates", _("Gates")))
    rows = tuple(_row(row, ranking, assignment) for row in shown)
    title = _("Ranking of initiatives")
    return numbered(Table("ranking", title, tuple(columns), rows, role="ranking"))


def action_title(ranking: Ranking, typist: Typist) -> str:
    """Say who leads, and what gates say of that; nobody leads alone who shares a place."""
    placed = [row for row in ranking.rows if row.place]
    if not placed:
        return _("No initiative is scored yet")
    leaders = [row for row in placed if row.place == placed[0].place]
    stopped = sum(bool(row.vetoes) for row in ranking.rows)
    if len(leaders) > 1:
        return "; ".join((_tie(leaders, typist), *_gates_of(leaders, ranking, stopped)))
    lead = typist.quoted(leaders[0].title, 80)
    if leaders[0].vetoes:
        return _("{initiative} leads on goals, but a gate stops it").format(initiative=lead)
    text = _("{initiative} leads on goals")
    if undecided := len(ranking.undecided(leaders[0])):
        text = ngettext(
            "{initiative} leads on goals, but a gate is undecided",
            "{initiative} leads on goals, but gates are undecided",
            undecided,
        )
    elif ranking.gates:
        text = _("{initiative} leads on goals and passes every gate")
    return "; ".join((text.format(initiative=lead), *_stopped(stopped)))


def _stopped(count: int) -> Iterator[str]:
    if count:
        text = ngettext("{count} initiative is vetoed", "{count} initiatives are vetoed", count)
        yield text.format(count=count)


def _gates_of(leaders: Sequence[Ranked], ranking: Ranking, stopped: int) -> Iterator[str]:
    """Say what gates say of those who share the first place, else how many are stopped at all."""
    vetoed = sum(bool(row.vetoes) for row in leaders)
    waiting = sum(not row.vetoes and bool(ranking.undecided(row)) for row in leaders)
    if vetoed:
        text = ngettext("gates stop {count} of them", "gates stop {count} of them", vetoed)
        yield text.format(count=vetoed)
    elif waiting:
        text = ngettext(
            "gates of {count} of them are undecided",
            "gates of {count} of them are undecided",
            waiting,
        )
        yield text.format(count=waiting)
    else:
        yield from _stopped(stopped)


def _tie(leaders: Sequence[Ranked], typist: Typist) -> str:
    if len(leaders) == 2 and sum(len(row.title) for row in leaders) <= TIE_TITLES:
        return _("{first} and {second} share first place").format(
            first=typist.quoted(leaders[0].title), second=typist.quoted(leaders[1].title)
        )
    count = len(leaders)
    return ngettext(
        "{count} initiative leads on goals", "{count} initiatives share first place", count
    ).format(count=count)


def _moved(row: Ranked, ranking: Ranking, typist: Typist) -> Iterator[str]:
    """Say whose weight counts for the other goals."""
    for goal, share, state in zip(ranking.goals, ranking.shares, row.states, strict=False):
        if share and (words := moved_weight(goal.path, typist.percent(share), state)):
            yield typist.text(words)


def _row(row: Ranked, ranking: Ranking, assignment: Assignment) -> Row:
    typist, choice = assignment.typist, assignment.choice
    cost = row.cost_likely if COST.of(choice) else None
    is_leader = bool(row.place) and row.place == ranking.rows[0].place
    cells = [
        Cell.of(row.place or "–"),
        Cell(lines=tuple(_named(row, _money(cost, ranking, typist), typist, is_leader=is_leader))),
        Cell(Number(row.score, ranking.digits)),
        Cell(_stack(row, ranking), _warnings(row, ranking, typist)),
    ]
    if ranking.gates and GATES.of(choice):
        cells.append(Cell(lines=tuple(_gates(row, ranking, typist))))
    return Row(tuple(cells), role="leader" if is_leader else "", id=f"{assignment.anchor}-{row.id}")


def _money(cost: Figure | None, ranking: Ranking, typist: Typist) -> str:
    return "" if cost is None else typist.money(cost, ranking.currency)


def _named(row: Ranked, cost: str, typist: Typist, *, is_leader: bool) -> Iterator[Line]:
    """The title and a quiet line under it: kind, cost, the old verdict."""
    yield Line(typist.text(row.title), "title" if is_leader else "")
    old = row.old_verdict
    parts = [
        typist.text(row.initiative_kind),
        cost,
        _("then: {verdict}").format(verdict=typist.quoted(old)) if old else "",
    ]
    if any(parts):
        yield Line(" · ".join(part for part in parts if part), "quiet")


def _stack(row: Ranked, ranking: Ranking) -> Stack:
    """What each goal brings, its figures adding up to the printed score."""
    figures = apportion(row.parts, ranking.digits, row.score)
    parts = (
        StackPart(ranking.goals[index].id, value, figure, tone_of(index))
        for index, (value, figure) in enumerate(zip(row.parts, figures, strict=True))
    )
    return Stack(row.id, tuple(parts), ranking.scale, ranking.digits)


def _warnings(row: Ranked, ranking: Ranking, typist: Typist) -> tuple[Line, ...]:
    """What is not scored, and whose weight counts for other goals."""
    if row.score is None:
        return (Line(_("not scored"), "warn"),)
    named = _without_scores(row, typist) if row.missing else _lacking(row, typist)
    words = "; ".join(words for words in (named, *_moved(row, ranking, typist)) if words)
    return (Line(words, "warn"),) if words else ()


def _without_scores(row: Ranked, typist: Typist) -> str:
    names = ", ".join(typist.text(title) for title in row.missing[:3])
    text = _("no score: {names}").format(names=names)
    more = len(row.missing) - 3
    if more > 0:
        text += ngettext(" and {count} more", " and {count} more", more).format(count=more)
    return text


def _lacking(row: Ranked, typist: Typist) -> str:
    if not row.lacking:
        return ""
    text = ngettext("{count} score is missing", "{count} scores are missing", row.lacking)
    return text.format(count=typist.number(row.lacking))


def _gates(row: Ranked, ranking: Ranking, typist: Typist) -> Iterator[Line]:
    """Each veto with its reason, else how many gates are passed."""
    gates = {gate.id: gate.title for gate in ranking.gates}
    for veto in row.vetoes:
        yield Line(typist.text(gates.get(veto.gate_id, "")), "veto", _("Veto"))
        if reason := _reason(veto, typist):
            yield Line(reason, "quiet")
    if not row.vetoes:
        yield Line(_gates_word(row, ranking))


def _reason(veto: DecidedGate, typist: Typist) -> str:
    said = typist.quoted(veto.reason, 160) if veto.reason else ""
    author = isolated(veto.author)
    return typist.text(f"{author}: {said}" if author and said else author or said)


def _gates_word(row: Ranked, ranking: Ranking) -> str:
    count, undecided = len(ranking.gates), len(ranking.undecided(row))
    if not undecided:
        return _("passes all")
    if undecided == count:
        return _("not decided")
    passed = sum(verdict.verdict == "pass" for verdict in row.verdicts)
    return _("{passed} of {count} passed, the rest undecided").format(passed=passed, count=count)


def _cut(shown: int, count: int, typist: Typist) -> list[str]:
    """Say how many of the initiatives are shown, where these are not all."""
    if shown == count:
        return []
    text = _("{shown} of {count} initiatives are shown.")
    return [typist.text(text.format(shown=typist.number(shown), count=typist.number(count)))]


def _notes(ranking: Ranking, typist: Typist) -> list[str]:
    """What the table cannot tell yet: missing scores and undecided gates."""
    lacking = sum(bool(row.missing or row.lacking) for row in ranking.rows)
    waiting = sum(bool(ranking.undecided(row)) for row in ranking.rows)
    notes = []
    if lacking:
        text = ngettext(
            "{count} initiative lacks scores. A missing score is left out, never counted as zero.",
            "{count} initiatives lack scores. A missing score is left out, never counted as zero.",
            lacking,
        )
        notes.append(typist.text(text.format(count=typist.number(lacking))))
    if waiting:
        text = ngettext(
            "{count} initiative has gates that nobody has decided; a gate may still stop it.",
            "{count} initiatives have gates that nobody has decided; a gate may still stop them.",
            waiting,
        )
        notes.append(typist.text(text.format(count=typist.number(waiting))))
    return notes


def _source(ranking: Ranking, typist: Typist) -> str:
    count = len(ranking.assessors)
    names = ", ".join(map(isolated, ranking.assessors[:6])) or "–"
    scale = typist.number(ranking.scale)
    return typist.text(
        ngettext(
            "Source: scores of {count} assessor ({names}); points on a scale of 0–{scale}.",
            "Source: scores of {count} assessors ({names}); points on a scale of 0–{scale}.",
            count,
        ).format(count=count, names=names, scale=scale)
    )
