"""Where the weights come from: who was asked by which method, how they differ, how they merge."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core.rounding import apportion, apportion_within
from issuetrees.core.scoring.figures import SHARE_DIGITS
from issuetrees.core.scoring.weighing import Fit
from issuetrees.reports.opinions import Answered, Weighing
from issuetrees.reports.scene.blocks import Block, Entry, Heading, Paragraph
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
_COLUMN: Final = 48.0
_TITLES: Final = 130.0
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
    title = assignment.heading(action_title(found, ranking, names, assignment))
    blocks = tuple(_blocks(found, ranking, names, assignment))
    page = Page(assignment.anchor, title, _("Where the weights come from"), blocks)
    rows = sum(len(block.rows) for block in blocks if isinstance(block, Table))
    return Built(KIND, (page,), (Entry(page.id, title),), 1 + rows // _ROWS)


def action_title(
    found: Weighing, ranking: Ranking, names: Sequence[str], assignment: Assignment
) -> str:
    """Say whose weights are in use and, where there is room, on what people differ most."""
    typist = assignment.typist
    whose, apart = _whose(found, ranking, names, typist), _apart(found, ranking, typist)
    both = f"{whose}; {apart}" if apart else whose
    return both if len(both) <= TITLE_CHARACTERS and assignment.fits(both) else whose


def _whose(found: Weighing, ranking: Ranking, names: Sequence[str], typist: Typist) -> str:
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
    alike = [
        name
        for one, name in zip(found.people, names, strict=True)
        if _column(one.shares, ranking).criteria == ranking.shares_within
    ]
    if alike:
        text = _("Agreed weights are in use, to the percent those of {name}")
        return text.format(name=alike[0])
    text = ngettext(
        "Agreed weights are in use beside those of {count} person",
        "Agreed weights are in use beside those of {count} people",
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
    names = [typist.quoted(ranking.goals[place].title, 30) for place in most]
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
    yield (
        _in_a_line(found, names, typist) if assignment.is_low else _people(found, names, assignment)
    )
    yield Heading(_("Weights side by side"))
    yield _side_by_side(found, ranking, names, assignment)
    if ANSWERS.of(assignment.choice):
        yield Heading(_("Answers as they were given"))
        yield _answers(found, names, assignment)
    yield from source_of(typist.text(" ".join(_notes(found))))


def _in_a_line(found: Weighing, names: Sequence[str], typist: Typist) -> Paragraph:
    """Who was asked how, for a slide; of answers only what does not fit."""
    asked = (
        f"{name} – {method_name(one.method, one.scheme)}"
        for one, name in zip(found.people, names, strict=True)
    )
    bad = (words for one in found.people for fit in one.fits if fit.worst for words in told(fit))
    return Paragraph.of(typist.text(" ".join([f"{'; '.join(asked)}.", *bad])), "note")


def _people(found: Weighing, names: Sequence[str], assignment: Assignment) -> Table:
    """Who was asked how, how much they count if not all alike, how well their answers fit."""
    typist = assignment.typist
    has_voices = len({one.voice for one in found.people}) > 1
    fits = [one.fits for one in found.people]
    asked = [method_name(one.method, one.scheme) for one in found.people]
    voices: list[float | None] = [one.voice for one in found.people]
    if found.fits:
        names, asked = [*names, _("All together")], [*asked, merged_by(found.way)]
        fits, voices = [*fits, found.fits], [*voices, None]
    has_fits = any(fits)
    columns = (
        Column("name", _("Person"), width=110),
        Column("method", _("Asked by"), width=150 if has_fits else 0),
        *((Column("voice", _("Counts"), Kind.NUMBER, 50),) if has_voices else ()),
        *((Column("fit", _("How well the answers fit each other")),) if has_fits else ()),
    )
    rows = tuple(
        Row(
            (
                Cell.of(typist.text(name), "strong"),
                Cell.of(typist.text(method)),
                *((_voice(voice),) if has_voices else ()),
                *((_fit(mine, typist),) if has_fits else ()),
            )
        )
        for name, method, voice, mine in zip(names, asked, voices, fits, strict=True)
    )
    title = _("Who was asked, and how")
    return Table(f"{assignment.anchor}-people", title, columns, rows, role="close")


def _voice(voice: float | None) -> Cell:
    return Cell() if voice is None else Cell(Number(voice, 2, is_short=True))


def _fit(fits: Sequence[Fit], typist: Typist) -> Cell:
    lines = tuple(Line(typist.text(words)) for fit in fits for words in told(fit))
    return Cell(lines=lines) if lines else Cell.of(_("nothing to contradict"), "quiet")


def _side_by_side(
    found: Weighing, ranking: Ranking, names: Sequence[str], assignment: Assignment
) -> Table:
    """The printed shares of each person as far as there is room, their range, those in use."""
    typist = assignment.typist
    people = [_column(one.shares, ranking) for one in found.people]
    used = _Column(ranking.shares, ranking.shares_within)
    has_range = len(people) > 1
    room = assignment.theme.sheet(PORTRAIT).room - _TITLES - _COLUMN * (1 + 2 * has_range)
    shown = len(people) if len(people) * _COLUMN <= room else 0
    heads = [f"person-{place}" for place in range(1, shown + 1)]
    titles = [*names[:shown], *([_("Lowest"), _("Highest")] if has_range else ())]
    heads += ["low", "high"] if has_range else []
    columns = (
        Column("goal", _("Goal and criterion")),
        *(
            Column(head, typist.head(title), Kind.NUMBER, _COLUMN)
            for head, title in zip(heads, titles, strict=True)
        ),
        Column("used", _("In use"), Kind.NUMBER, _COLUMN, "strong"),
    )
    rows: list[Row] = []
    for place, goal in enumerate(ranking.goals):
        said = [one.goals[place] for one in people]
        rows.append(_goal_row(goal, _figures(said, shown, used.goals[place]), typist))
        for at, criterion in enumerate(goal.criteria):
            said = [one.criteria[place][at] for one in people]
            cells = _figures(said, shown, used.criteria[place][at])
            label = Cell.of(typist.text(criterion.title))
            rows.append(Row((label, *cells), role="criterion", level=1, is_joined=True))
    title = _("Weights side by side")
    return Table(f"{assignment.anchor}-weights", title, columns, tuple(rows), role="close")


def _figures(said: Sequence[Decimal], shown: int, used: Decimal) -> tuple[Cell, ...]:
    """The shares of those who are shown, the lowest and the highest of several, that in use."""
    ends = (min(said), max(said)) if len(said) > 1 else ()
    return tuple(Cell(Share(share)) for share in (*said[:shown], *ends, used))


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
    """What each person said below their name and the method that asked."""
    typist = assignment.typist
    columns = (
        Column("item", _("What was weighed")),
        Column("place", _("Below"), width=150),
        Column("answer", _("Answer"), Kind.NUMBER, 70, "strong"),
    )
    rows: list[Row] = []
    for one, name in zip(found.people, names, strict=True):
        asked = Cell.of(typist.text(f"{name} · {method_name(one.method, one.scheme)}"), "strong")
        rows.append(Row((asked, Cell(), Cell()), role="goal"))
        rows += [
            Row(
                (
                    Cell.of(typist.text(_weighed(said, typist))),
                    Cell.of(typist.text(said.place or _("All goals")), "quiet"),
                    Cell(_answer(said)),
                ),
                is_joined=not at,
            )
            for at, said in enumerate(one.answers)
        ]
    title = _("Answers as they were given")
    return Table(f"{assignment.anchor}-answers", title, columns, tuple(rows), role="close")


def _weighed(said: Answered, typist: Typist) -> str:
    if not said.beside:
        return said.item
    return _("{first} : {second}").format(
        first=typist.quoted(said.item), second=typist.quoted(said.beside)
    )


def _answer(said: Answered) -> Number | Span:
    if said.low != said.high:
        return Span(said.low, said.high)
    return Number(said.low, 2, unit="×" if said.beside else "", is_short=True)


def _notes(found: Weighing) -> Iterator[str]:
    """What figures of weights cannot say themselves: where they come from and the conventions."""
    yield _("Source: answers of those who were asked, in percent of the whole decision.")
    if any(one.method == "pairwise" for one in found.people):
        yield _(
            "AHP: weights are the principal eigenvector and add up to 100% (distributive); "
            "initiatives stand on fixed scales (ideal), so a newcomer changes no other score."
        )
