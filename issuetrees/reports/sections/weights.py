"""Where the weights come from: who was asked by which method, how they differ, how they merge."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core.rounding import apportion, apportion_within
from issuetrees.core.scoring.figures import SHARE_DIGITS
from issuetrees.reports.opinions import Answered, Weigher, Weighing
from issuetrees.reports.scene.blocks import Block, Entry, Heading
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import (
    Cell,
    Column,
    Kind,
    Line,
    Number,
    Row,
    Share,
    Span,
    Table,
)
from issuetrees.reports.scene.theme import PORTRAIT
from issuetrees.reports.scored import Goal, Ranking
from issuetrees.reports.sections.base import TITLE_CHARACTERS, Assignment, Built, Typist, source_of
from issuetrees.reports.sections.options import YesNo, people_option
from issuetrees.scoring.weighing_words import merged_by, method_name, told

KIND: Final = "weights"
PEOPLE: Final = people_option(default=True)
ANSWERS: Final = YesNo("has_answers", gettext_lazy("Raw answers"), default=False)
OPTIONS: Final = (PEOPLE, ANSWERS)
# What a column of shares takes, what the titles need at least, and rows on a sheet.
_COLUMN: Final = 56.0
_TITLES: Final = 150.0
_ROWS: Final = 24


@dataclass(frozen=True, slots=True)
class _Column:
    """Shares as they are printed: of the goals, and of the criteria of each, adding up."""

    goals: list[Decimal]
    criteria: list[list[Decimal]]


def build(assignment: Assignment) -> Built | None:
    """Return the page, or None until somebody has answered everything about weights."""
    document = assignment.document
    found, ranking = document.weighing, document.ranking
    if found is None or ranking is None or not ranking.criteria:
        return None
    names = _names(found, is_named=PEOPLE.of(assignment.choice))
    title = assignment.heading(action_title(found, ranking, names, assignment.typist))
    blocks = tuple(_blocks(found, ranking, names, assignment))
    page = Page(assignment.anchor, title, _("Where the weights come from"), blocks)
    rows = sum(len(block.rows) for block in blocks if isinstance(block, Table))
    return Built(KIND, (page,), (Entry(page.id, title),), 1 + rows // _ROWS)


def action_title(found: Weighing, ranking: Ranking, names: Sequence[str], typist: Typist) -> str:
    """Say whose weights are in use, and on what people differ most."""
    whose, apart = _whose(found, names, typist), _apart(found, ranking, typist)
    both = f"{whose}; {apart}" if apart else whose
    return both if len(both) <= TITLE_CHARACTERS else whose


def _whose(found: Weighing, names: Sequence[str], typist: Typist) -> str:
    count = len(found.people)
    if found.used:
        text = _("In use are the weights of {name}")
        return text.format(name=names[found.people.index(found.used)])
    if found.way:
        text = ngettext(
            "In use is the {way} of {count} person",
            "In use is the {way} of {count} people",
            count,
        )
        return text.format(way=merged_by(found.way), count=typist.number(count))
    text = ngettext(
        "Agreed weights are in use, beside the answers of {count} person",
        "Agreed weights are in use, beside the answers of {count} people",
        count,
    )
    return text.format(count=typist.number(count))


def _apart(found: Weighing, ranking: Ranking, typist: Typist) -> str:
    """On which goal the people differ most, as printed, or on which two; of more nothing."""
    columns = [_column(one.shares, ranking).goals for one in found.people]
    if len(columns) < 2:
        return ""
    spans = [(min(said), max(said)) for said in zip(*columns, strict=True)]
    widest = max(high - low for low, high in spans)
    if not widest:
        return _("all weigh the goals the same")
    most = [place for place, (low, high) in enumerate(spans) if high - low == widest]
    names = [typist.quoted(ranking.goals[place].title, 40) for place in most]
    low, high = spans[most[0]]
    if len(names) == 1:
        text = _("they differ most on {goal}: {low} to {high}")
        return text.format(goal=names[0], low=typist.percent(low), high=typist.percent(high))
    if len(names) > 2:
        return ""
    text = _("they differ most on {first} and {second}")
    return text.format(first=names[0], second=names[1])


def _names(found: Weighing, *, is_named: bool) -> list[str]:
    """What people are called: by name, or by numbers that say nothing of who they are."""
    if is_named:
        return [one.name for one in found.people]
    places = range(1, len(found.people) + 1)
    return [_("Person {number}").format(number=place) for place in places]


def _blocks(
    found: Weighing, ranking: Ranking, names: Sequence[str], assignment: Assignment
) -> Iterator[Block]:
    typist = assignment.typist
    yield _people(found, names, assignment)
    yield Heading(_("Weights side by side"))
    yield _side_by_side(found, ranking, names, assignment)
    if ANSWERS.of(assignment.choice):
        yield Heading(_("Answers as they were given"))
        yield _answers(found, names, assignment)
    yield from source_of(typist.text(" ".join(_notes(found))))


def _people(found: Weighing, names: Sequence[str], assignment: Assignment) -> Table:
    """Who was asked how, how well their answers fit, and how much they count if not all alike."""
    typist = assignment.typist
    has_voices = len({one.voice for one in found.people}) > 1
    columns = (
        Column("name", _("Person"), width=110),
        Column("method", _("Asked by"), width=150),
        *((Column("voice", _("Counts"), Kind.NUMBER, 50),) if has_voices else ()),
        Column("fit", _("How well the answers fit each other")),
    )
    rows = []
    for one, name in zip(found.people, names, strict=True):
        words = [Line(typist.text(text)) for fit in one.fits for text in told(fit)]
        voice = (Cell(Number(one.voice, 2, is_short=True)),) if has_voices else ()
        rows.append(
            Row(
                (
                    Cell.of(typist.text(name), "strong"),
                    Cell.of(typist.text(method_name(one.method, one.scheme))),
                    *voice,
                    Cell(lines=tuple(words))
                    if words
                    else Cell.of(_("nothing to contradict"), "quiet"),
                )
            )
        )
    if found.fits:
        words = [Line(typist.text(text)) for fit in found.fits for text in told(fit)]
        label = (Cell.of(_("All together"), "strong"), Cell.of(merged_by(found.way)))
        rows.append(Row((*label, *((Cell(),) if has_voices else ()), Cell(lines=tuple(words)))))
    title = _("Who was asked, and how")
    return Table(f"{assignment.anchor}-people", title, columns, tuple(rows), role="close")


def _side_by_side(
    found: Weighing, ranking: Ranking, names: Sequence[str], assignment: Assignment
) -> Table:
    """The printed shares of each person as far as there is room, their range, those in use."""
    typist = assignment.typist
    people = [_column(one.shares, ranking) for one in found.people]
    used = _Column(ranking.shares, ranking.shares_within)
    has_range = len(people) > 1
    room = assignment.theme.sheet(PORTRAIT).room - _TITLES - _COLUMN * (1 + 2 * has_range)
    shown = people if len(people) * _COLUMN <= room else []
    columns = (
        Column("goal", _("Goal and criterion")),
        *(
            Column(f"person-{place}", typist.text(name), Kind.SHARE, _COLUMN)
            for place, name in enumerate(names[: len(shown)], start=1)
        ),
        *((Column("low", _("Lowest"), Kind.SHARE, _COLUMN),) if has_range else ()),
        *((Column("high", _("Highest"), Kind.SHARE, _COLUMN),) if has_range else ()),
        Column("used", _("In use"), Kind.SHARE, _COLUMN, "strong"),
    )

    def figures(of: list[Decimal], now: Decimal) -> Iterator[Cell]:
        yield from (Cell(Share(one)) for one in of[: len(shown)])
        if has_range:
            yield Cell(Share(min(of)))
            yield Cell(Share(max(of)))
        yield Cell(Share(now))

    rows: list[Row] = []
    for place, goal in enumerate(ranking.goals):
        said = [one.goals[place] for one in people]
        rows.append(_goal_row(goal, tuple(figures(said, used.goals[place])), typist))
        for at, criterion in enumerate(goal.criteria):
            said = [one.criteria[place][at] for one in people]
            cells = tuple(figures(said, used.criteria[place][at]))
            label = Cell.of(typist.text(criterion.title))
            rows.append(Row((label, *cells), role="criterion", level=1, is_joined=True))
    title = _("Weights side by side")
    return Table(f"{assignment.anchor}-weights", title, columns, tuple(rows), role="close")


def _goal_row(goal: Goal, figures: tuple[Cell, ...], typist: Typist) -> Row:
    return Row((Cell.of(typist.text(goal.path), "strong"), *figures), role="goal", level=0)


def _column(shares: Sequence[float], ranking: Ranking) -> _Column:
    """Shares in whole percent: those of criteria add up to their goal's, those of goals to 100."""
    parts, at = [], 0
    for goal in ranking.goals:
        parts.append(list(shares[at : at + len(goal.criteria)]))
        at += len(goal.criteria)
    goals = apportion([sum(mine) for mine in parts], SHARE_DIGITS)
    return _Column(goals, apportion_within(parts, goals, SHARE_DIGITS))


def _answers(found: Weighing, names: Sequence[str], assignment: Assignment) -> Table:
    typist = assignment.typist
    columns = (
        Column("person", _("Person"), width=100),
        Column("place", _("Below"), width=110, role="quiet"),
        Column("item", _("What was weighed")),
        Column("answer", _("Answer"), Kind.NUMBER, 70, "strong"),
    )
    rows = tuple(
        Row(
            (
                Cell.of(typist.text(name)),
                Cell.of(typist.text(said.place or _("All goals")), "quiet"),
                Cell.of(typist.text(_weighed(said, typist))),
                Cell(_answer(one, said)),
            )
        )
        for one, name in zip(found.people, names, strict=True)
        for said in one.answers
    )
    title = _("Answers as they were given")
    return Table(f"{assignment.anchor}-answers", title, columns, rows, role="close")


def _weighed(said: Answered, typist: Typist) -> str:
    if not said.beside:
        return said.item
    return _("{first} : {second}").format(
        first=typist.quoted(said.item), second=typist.quoted(said.beside)
    )


def _answer(one: Weigher, said: Answered) -> Number | Span:
    if said.low != said.high:
        return Span(said.low, said.high)
    unit = "×" if said.beside else _("place") if one.method == "rank" else ""
    return Number(said.low, 2, unit=unit, is_short=True)


def _notes(found: Weighing) -> Iterator[str]:
    """What figures of weights cannot say themselves: where they come from and the conventions."""
    yield _("Source: answers of the people named, in percent of the whole decision.")
    if any(one.method == "pairwise" for one in found.people):
        yield _(
            "AHP: weights are the principal eigenvector and add up to 100% (distributive); "
            "initiatives stand on fixed scales (ideal), so a newcomer changes no other score."
        )
