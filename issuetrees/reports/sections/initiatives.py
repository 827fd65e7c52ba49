"""One page for each initiative: what it is, what it brings goal by goal, what stops it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from issuetrees.core.rounding import apportion
from issuetrees.kit.sentences import fill
from issuetrees.reports.scene.blocks import (
    Block,
    Entry,
    Fact,
    Facts,
    Heading,
    Kept,
    Paragraph,
    Term,
    Terms,
)
from issuetrees.reports.scene.measure import page_height
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import (
    Bar,
    Cell,
    Column,
    Inapplicable,
    Kind,
    Money,
    Number,
    Row,
    Share,
    Sign,
    Span,
    Table,
)
from issuetrees.reports.scene.theme import PORTRAIT
from issuetrees.reports.scored import Cell as MeanOf
from issuetrees.reports.scored import Criterion, Ranked, Ranking
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of
from issuetrees.reports.sections.chosen import best
from issuetrees.reports.sections.options import TOP, YesNo

Room: TypeAlias = Callable[[str], bool]
_IN_A_LINE: Final = 3
# What the height of a page may be more than is estimated.
_SPARE: Final = 50.0
STRONG, WEAK = 2 / 3, 1 / 3  # of the scale
CRITERIA: Final = YesNo("has_criteria", gettext_lazy("Criteria"), default=True)
GATES: Final = YesNo("has_gates", gettext_lazy("Gates"), default=True)
OPTIONS: Final = (TOP, CRITERIA, GATES)


def build(assignment: Assignment) -> Built | None:
    """Return a page for each initiative, the best first; None without any."""
    ranking = assignment.document.ranking
    if ranking is None or not ranking.rows:
        return None
    writer = _PageWriter(assignment, ranking)
    rows = best(ranking.rows, assignment)
    pages = tuple(writer.page(place, row) for place, row in enumerate(rows))
    entries = (
        Entry(page.id, page.title, 1 if not place else 2) for place, page in enumerate(pages)
    )
    return Built("initiatives", pages, tuple(entries), sheets=len(pages))


def action_title(row: Ranked, ranking: Ranking, typist: Typist, room: Room) -> str:
    """Say what speaks for and against an initiative; a gate before all else."""
    name = typist.quoted(row.title, 70)
    if row.vetoes:
        return _("{initiative}: a gate stops it").format(initiative=name)
    if row.score is None:
        return _("{initiative} is not scored yet").format(initiative=name)
    strong, weak = _extremes(row, ranking)
    if len(weak) > 1 and not strong:  # one of many would make little of it
        return _counted(name, strong, weak, ranking)
    if strong and weak:
        text = _("{initiative}: strong on {strong}, weak on {weak}")
    elif strong:
        text = _("{initiative}: strong on {strong}, weak nowhere")
    elif weak:
        text = _("{initiative}: strong nowhere, weak on {weak}")
    else:
        text = _("{initiative}: neither strong nor weak on any criterion")
    said = text.format(initiative=name, strong=_named(strong, typist), weak=_named(weak, typist))
    return said if room(said) else _counted(name, strong, weak, ranking)


def _counted(
    name: str, strong: Sequence[Criterion], weak: Sequence[Criterion], ranking: Ranking
) -> str:
    """The same without names, where these take more than two lines."""
    if not weak:
        text = _("{initiative}: of {count} criteria strong on {strong}, weak on none")
    elif not strong:
        text = _("{initiative}: of {count} criteria strong on none, weak on {weak}")
    else:
        text = _("{initiative}: of {count} criteria strong on {strong}, weak on {weak}")
    return text.format(
        initiative=name, count=len(ranking.criteria), strong=len(strong), weak=len(weak)
    )


def _named(criteria: Sequence[Criterion], typist: Typist) -> str:
    """The first by weight; a title has room for one."""
    return typist.quoted(criteria[0].title, 40) if criteria else ""


def _extremes(row: Ranked, ranking: Ranking) -> tuple[list[Criterion], list[Criterion]]:
    """The criteria on which it is strong and weak, the heaviest first."""
    pairs = list(zip(ranking.criteria, row.cells, strict=False))
    pairs.sort(key=lambda pair: -pair[0].share)
    strong = [one for one, cell in pairs if _word(cell, ranking) == "strong"]
    weak = [one for one, cell in pairs if _word(cell, ranking) == "weak"]
    return strong, weak


def _word(cell: MeanOf, ranking: Ranking) -> str:
    if cell.points is None or not ranking.scale:
        return ""
    part = cell.points / ranking.scale
    return "strong" if part >= STRONG else "weak" if part <= WEAK else ""


class _PageWriter:
    def __init__(self, assignment: Assignment, ranking: Ranking) -> None:
        self.assignment = assignment
        self.ranking = ranking
        self.typist = assignment.typist

    def page(self, place: int, row: Ranked) -> Page:
        """Return the page of an initiative."""
        anchor = self.assignment.anchor
        written = action_title(row, self.ranking, self.typist, self.assignment.fits)
        heading = self.assignment.heading if not place else self.typist.title
        page = Page(
            id=f"{anchor}-{place + 1}" if place else anchor,
            title=heading(written),
            tracker=self.typist.text(
                _("Initiative · {name}").format(name=self.typist.excerpt(row.title, 60))
            ),
            blocks=tuple(self.blocks(f"{anchor}-{place}", row)),
        )
        theme = self.assignment.theme
        if page_height(page, theme) <= theme.sheet(PORTRAIT).depth - _SPARE:
            return page
        return replace(page, blocks=tuple(self.blocks(f"{anchor}-{place}", row, is_close=True)))

    def blocks(self, name: str, row: Ranked, *, is_close: bool = False) -> Iterator[Block]:
        """One page; ``is_close``: gates in a line, so that long texts leave room for all."""
        if facts := tuple(self.facts(row)):
            yield Facts(facts)
        yield from self.texts(row)
        is_low, about = self.assignment.is_low, self.about(row)
        if about and not is_low:
            yield Paragraph.of(about, "note")
        if row.parts and row.score is not None:
            yield Kept((Heading(_("What it brings, goal by goal")), self.goals(name, row)))
        yield from self.in_words(row) if is_low else self.in_tables(name, row, is_close=is_close)
        said = [self.source(row), *(self.in_the_foot(row) if is_low else ())]
        yield from source_of(self.typist.text(". ".join(said)))

    def in_the_foot(self, row: Ranked) -> Iterator[str]:
        """What a slide has no room for above it."""
        if about := self.about(row):
            yield about
        yield from (f"{label}: {' · '.join(titles)}" for label, titles in self.related(row))

    def texts(self, row: Ranked) -> Iterator[Block]:
        """The idea, beside what it mends, whom it reaches and what came of it, if that is told."""
        labels = {
            _("Problem"): row.problem,
            _("Idea"): row.description,
            _("Audience"): row.audience,
            _("What came of it"): row.outcome,
        }
        if not self.assignment.is_low:
            labels |= {label: " · ".join(titles) for label, titles in self.related(row)}
        told = {label: self.typist.paragraphs(text) for label, text in labels.items() if text}
        if len(told) == 1 and row.description:
            yield from (Paragraph.of(text, "lead") for texts in told.values() for text in texts)
        elif told:
            yield Terms(tuple(Term(label, texts) for label, texts in told.items()))

    def related(self, row: Ranked) -> Iterator[tuple[str, Sequence[str]]]:
        """What it cannot go without, or together with."""
        group = [self.typist.quoted(row.one_of)] if row.one_of else []
        for label, titles in (
            (_("Requires"), row.requires),
            (_("Excludes"), row.excludes),
            (_("One of"), group),
        ):
            if titles:
                yield label, titles

    def in_tables(self, name: str, row: Ranked, *, is_close: bool) -> Iterator[Block]:
        """Criteria and gates, each in a row."""
        choice = self.assignment.choice
        if CRITERIA.of(choice) and row.cells:
            yield Kept((Heading(_("Strengths and weaknesses")), self.criteria(name, row)))
        if GATES.of(choice) and self.ranking.gates:
            if is_close:
                said = self.typist.paragraphs(" · ".join(self.verdicts(row)))
                yield Terms((Term(_("Gates"), said),))
                return
            yield Kept((Heading(_("Gates")), self.gates(name, row)))

    def in_words(self, row: Ranked) -> Iterator[Terms]:
        """The same in a few lines, for a slide."""
        choice, terms = self.assignment.choice, []
        if CRITERIA.of(choice):
            strong, weak = _extremes(row, self.ranking)
            terms += [(_("Strengths"), strong), (_("Weaknesses"), weak)]
        lines = [(label, self.heaviest(found)) for label, found in terms]
        if GATES.of(choice):
            lines.append((_("Gates"), " · ".join(self.verdicts(row))))
        shown = tuple(Term(label, self.typist.paragraphs(text)) for label, text in lines if text)
        if shown:
            yield Terms(shown)

    def heaviest(self, criteria: Sequence[Criterion]) -> str:
        """Name as many as a line of a slide holds, and say how many more there are."""
        named = [one.title for one in criteria[:_IN_A_LINE]]
        if more := len(criteria) - len(named):
            named.append(fill(_("and {count} more"), count=more))
        return " · ".join(named)

    def verdicts(self, row: Ranked) -> Iterator[str]:
        """Each gate with its verdict and the reason of a veto."""
        said = {verdict.gate_id: verdict for verdict in row.verdicts}
        words = {"veto": _("veto"), "pass": _("passes")}
        for gate in self.ranking.gates:
            verdict = said.get(gate.id)
            word = words.get(verdict.verdict, "") if verdict else _("undecided")
            is_veto = verdict is not None and verdict.verdict == "veto"
            reason = f" ({verdict.reason})" if is_veto and verdict and verdict.reason else ""
            yield f"{gate.title} – {word}{reason}"

    def facts(self, row: Ranked) -> Iterator[Fact]:
        if row.score is not None:
            score = Number(row.score, self.ranking.digits)
            place = _("points, place {place} of {count}")
            label = place.format(place=row.place or "–", count=len(self.ranking.rows))
            yield Fact(score, label, self.ranking.scale)
        if row.cost_likely is not None:
            yield Fact(Money(row.cost_likely, self.ranking.currency), self.cost_label(row))

    def cost_label(self, row: Ranked) -> str:
        if row.cost_low is None or row.cost_high is None:
            return _("likely cost")
        low, high = (
            self.typist.money(cost, self.ranking.currency) for cost in (row.cost_low, row.cost_high)
        )
        return _("likely cost; {low} to {high}").format(low=low, high=high)

    def about(self, row: Ranked) -> str:
        """Kind, side, owner and the verdict of old, in a line."""
        typist = self.typist
        parts = [
            row.initiative_kind,
            {"outside": _("Outside"), "inside": _("Inside")}.get(row.side, ""),
            _("owner: {name}").format(name=row.owner) if row.owner else "",
            _("then: {verdict}").format(verdict=typist.quoted(row.old_verdict))
            if row.old_verdict
            else "",
        ]
        return typist.text(" · ".join(part for part in parts if part))

    def goals(self, name: str, row: Ranked) -> Table:
        """What each goal brings of what it can bring; the figures add up to the score."""
        ranking, typist = self.ranking, self.typist
        figures = apportion(row.parts, ranking.digits, row.score)
        columns = (
            Column("goal", _("Goal")),
            Column("points", _("Points"), Kind.NUMBER, 60, "strong"),
            Column("most", _("At most"), Kind.NUMBER, 60),
            Column("bar", _("Of its weight"), Kind.BAR, 150),
        )
        most = apportion([goal.share * ranking.scale for goal in ranking.goals], ranking.digits)
        rows = [
            Row(
                (
                    Cell.of(typist.text(goal.path)),
                    Cell(Number(figure, ranking.digits)),
                    Cell(Number(limit, ranking.digits)),
                    Cell(_bar(float(part), float(limit))),
                )
            )
            for goal, part, figure, limit in zip(
                ranking.goals, row.parts, figures, most, strict=False
            )
        ]
        total = (
            Cell(Number(row.score, ranking.digits)),
            Cell(Number(ranking.scale, ranking.digits)),
        )
        rows.append(Row((Cell.of(_("Total"), "strong"), *total, Cell()), role="total"))
        return Table(f"{name}-goals", _("Points by goal"), columns, tuple(rows), role="close")

    def criteria(self, name: str, row: Ranked) -> Table:
        words = {"strong": _("strength"), "weak": _("weakness"), "": ""}
        columns = (
            Column("criterion", _("Criterion")),
            Column("points", _("Points"), Kind.NUMBER, 60, "strong"),
            Column("spread", _("Assessors, from–to"), Kind.NUMBER, 90),
            Column("word", _("Verdict"), width=120),
        )
        digits = max(0, self.ranking.digits - 1)
        rows = tuple(
            Row(
                (
                    Cell.of(self.typist.text(criterion.title)),
                    _points(cell, digits),
                    _spread(cell, digits),
                    Cell.of(words[_word(cell, self.ranking)], "strong"),
                )
            )
            for criterion, cell in zip(self.ranking.criteria, row.cells, strict=False)
        )
        return Table(f"{name}-criteria", _("Points by criterion"), columns, rows, role="close")

    def gates(self, name: str, row: Ranked) -> Table:
        said = {verdict.gate_id: verdict for verdict in row.verdicts}
        columns = (
            Column("gate", _("Gate"), width=150),
            Column("verdict", _("Verdict"), Kind.VERDICT, 90),
            Column("reason", _("Reason")),
            Column("author", _("Said by"), width=90),
        )
        rows = []
        for gate in self.ranking.gates:
            verdict = said.get(gate.id)
            kinds = {"veto": ("disproved", _("veto")), "pass": ("proved", _("passes"))}
            sign = kinds.get(verdict.verdict if verdict else "", ("unknown", _("undecided")))
            words = (verdict.reason, verdict.author) if verdict else ("", "")
            said_by = (Cell.of(self.typist.text(text)) for text in words)
            rows.append(Row((Cell.of(self.typist.text(gate.title)), Cell(Sign(*sign)), *said_by)))
        return Table(f"{name}-gates", _("Gates"), columns, tuple(rows), role="close")

    def source(self, row: Ranked) -> str:
        scale = self.typist.number(self.ranking.scale)
        if self.assignment.is_low:
            text = _("Source: mean of the assessors' points on a scale of 0–{scale}")
            return text.format(scale=scale)
        text = _("Source: mean of the assessors' points for {initiative} on a scale of 0–{scale}")
        return text.format(initiative=self.typist.quoted(row.title), scale=scale)


def _bar(value: float, most: float) -> Bar | None:
    return Bar(value, most, Share(value / most)) if most else None


def _points(cell: MeanOf, digits: int) -> Cell:
    if cell.state == "not_applicable":
        return Cell(Inapplicable(_("n/a")))
    return Cell(Number(cell.points, digits))


def _spread(cell: MeanOf, digits: int) -> Cell:
    if cell.low is None or cell.high is None:
        return Cell()
    return Cell(Span(cell.low, cell.high, digits))
