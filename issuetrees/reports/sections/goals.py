"""Goals with their weights, and the criteria that measure them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.reports.opinions import Weighing
from issuetrees.reports.scene.blocks import Entry, Heading, Kept
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Bar, Cell, Column, Kind, Line, Row, Share, Table
from issuetrees.reports.scored import Criterion, Goal, Ranking
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of
from issuetrees.reports.sections.options import YesNo
from issuetrees.scoring.weighing_words import merged_by, method_name

KIND: Final = "goals"
CRITERIA: Final = YesNo("has_criteria", gettext_lazy("Criteria"), default=True)
GATES: Final = YesNo("has_gates", gettext_lazy("Gates"), default=True)
OPTIONS: Final = (CRITERIA, GATES)
# Shares that differ by less are told as equal.
TIE: Final = 0.005
HALF: Final = Decimal("0.5")


def build(assignment: Assignment) -> Built | None:
    """Return the page, or None without goals."""
    ranking, typist = assignment.document.ranking, assignment.typist
    if ranking is None or not ranking.goals:
        return None
    title = assignment.heading(action_title(ranking, typist))
    source = typist.text(_source(assignment.document.weighing))
    page = Page(
        assignment.anchor,
        title,
        _("Goals and criteria"),
        (_table(ranking, assignment), *_gates(ranking, assignment), *source_of(source)),
    )
    sheets = 1 + (len(ranking.criteria) // 16 if CRITERIA.of(assignment.choice) else 0)
    return Built(KIND, (page,), (Entry(page.id, title),), sheets)


def _source(weighing: Weighing | None) -> str:
    """Whose weights these are, in percent of what."""
    if weighing and weighing.used:
        text = _("Source: weights of one person ({method}), in percent of the whole decision")
        return text.format(method=method_name(weighing.used.method, weighing.used.scheme))
    if weighing and weighing.way:
        text = ngettext(
            "Source: {way} of {count} person, in percent of the whole decision",
            "Source: {way} of {count} people, in percent of the whole decision",
            len(weighing.people),
        )
        return text.format(way=merged_by(weighing.way), count=len(weighing.people))
    return _("Source: weights agreed by the team, in percent of the whole decision")


def _gates(ranking: Ranking, assignment: Assignment) -> Iterator[Kept]:
    if not ranking.gates or not GATES.of(assignment.choice):
        return
    typist = assignment.typist
    heading = _("Gates: a veto stops an initiative whatever its score")
    columns = (Column("gate", _("Gate"), width=150), Column("question", _("Question")))
    rows = (
        Row((Cell.of(typist.text(gate.title), "strong"), Cell.of(typist.text(gate.question))))
        for gate in ranking.gates
    )
    yield Kept((Heading(heading), Table("gates", _("Gates"), columns, tuple(rows))))


def action_title(ranking: Ranking, typist: Typist) -> str:
    """Say what weighs most: of equals all are named or counted, of a majority it is said."""
    order = sorted(range(len(ranking.goals)), key=lambda index: -ranking.goals[index].share)
    first = ranking.goals[order[0]]
    shares = [ranking.shares[index] for index in order]
    leaders = [
        ranking.goals[index] for index in order if first.share - ranking.goals[index].share < TIE
    ]
    if len(order) == 1:
        return _("One goal decides: {goal}").format(goal=typist.quoted(first.path))
    if len(leaders) == len(order):
        return _same(ranking)
    if len(leaders) > 1:
        return _shared(leaders, shares, typist)
    if shares[0] > HALF:
        text = _("{goal} outweighs all other goals together: {share} of the decision")
    else:
        text = _("{goal} weighs most: {share} of the decision")
    return text.format(goal=typist.quoted(first.path, 90), share=typist.percent(shares[0]))


def _same(ranking: Ranking) -> str:
    count = len(ranking.goals)
    same = ngettext(
        "{count} goal weighs the same", "All {count} goals weigh the same", count
    ).format(count=count)
    is_seen = len(set(ranking.shares)) == 1
    return same if is_seen else _("{same} (shares are rounded)").format(same=same)


def _shared(leaders: Sequence[Goal], shares: Sequence[Decimal], typist: Typist) -> str:
    """Say which goals share the first place; of more than two, how many."""
    whole = typist.percent(sum(shares[: len(leaders)]))
    if len(leaders) > 2:
        text = ngettext(
            "{count} goal weighs most: {share} of the decision",
            "{count} goals weigh most, each the same: {share} of the decision together",
            len(leaders),
        )
        return text.format(count=typist.number(len(leaders)), share=whole)
    return _("{first} and {second} weigh most: {share} of the decision together").format(
        first=typist.quoted(leaders[0].path), second=typist.quoted(leaders[1].path), share=whole
    )


def _table(ranking: Ranking, assignment: Assignment) -> Table:
    """Each goal with its criteria below it; the largest share is the longest bar."""
    typist, has_criteria = assignment.typist, CRITERIA.of(assignment.choice)
    is_across = assignment.theme.is_across
    columns: tuple[Column, ...] = (
        Column("number", _("No."), width=24, role="mark"),
        Column("goal", _("Goal and criterion"), width=300 if is_across else 190),
        Column("weight", _("Weight"), Kind.BAR, 50 if has_criteria else 0),
    )
    if has_criteria:
        worst = Column("worst", _("Worst"), width=160 if is_across else 96)
        columns = (*columns, worst, Column("best", _("Best")))
    rows: list[Row] = []
    figures = zip(ranking.goals, ranking.shares, ranking.shares_within, strict=True)
    for number, (goal, share, within) in enumerate(figures, start=1):
        cells = _goal_cells(number, goal, share, ranking, typist)
        rows.append(Row((*cells, *[Cell()] * len(columns[3:])), role="goal"))
        rows += [
            _criterion_row(criterion, part, ranking.currency, typist)
            for criterion, part in zip(goal.criteria, within, strict=True)
            if has_criteria
        ]
    return Table("goals", _("Goals and criteria"), columns, tuple(rows), role="goals")


def _goal_cells(
    number: int, goal: Goal, share: Decimal, ranking: Ranking, typist: Typist
) -> tuple[Cell, ...]:
    most = max(goal.share for goal in ranking.goals)
    bar = Bar(goal.share, most, Share(share), is_largest=goal.share == most)
    return Cell.of(str(number)), _named(goal, "title", typist), Cell(bar)


def _criterion_row(criterion: Criterion, share: Decimal, currency: str, typist: Typist) -> Row:
    worst, best = _ends(criterion, currency, typist)
    return Row(
        (Cell(), _named(criterion, "", typist), Cell(Share(share)), Cell.of(worst), Cell.of(best)),
        role="criterion",
        is_joined=True,
    )


def _named(thing: Goal | Criterion, role: str, typist: Typist) -> Cell:
    title = thing.path if isinstance(thing, Goal) else thing.title
    lines = [Line(typist.text(title), role)]
    if thing.description:
        lines.append(Line(typist.text(thing.description), "quiet"))
    return Cell(lines=tuple(lines))


def _ends(criterion: Criterion, currency: str, typist: Typist) -> tuple[str, str]:
    """What the worst and the best end of the scale mean: “0 – none”, “12.50 k”, “yes”."""
    ends = (criterion.worst, criterion.best)
    if criterion.kind == "yes_no":
        worst, best = (_("yes") if value else _("no") for value in ends)
        return worst, best
    if criterion.kind == "money":
        worst, best = (typist.money(value, currency) for value in ends)
        return worst, best
    words = {level.value: level.title or level.description for level in criterion.levels}
    unit = "" if words else criterion.unit
    worst, best = (_end(value, words.get(value, ""), unit, typist) for value in ends)
    return worst, best


def _end(value: float, words: str, unit: str, typist: Typist) -> str:
    figure = typist.short(value)
    return typist.text(f"{figure} — {words}" if words else f"{figure} {unit}".strip())
