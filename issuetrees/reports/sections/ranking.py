"""The ranking: initiatives in their order, what each goal brings them, gates beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core.rounding import Figure, apportion
from issuetrees.core.text import isolated
from issuetrees.reports.document import Ranked, Ranking
from issuetrees.reports.sections.base import Assignment, Built, Entry, Typist
from issuetrees.reports.sections.chosen import best
from issuetrees.reports.sections.options import TOP, YesNo
from issuetrees.reports.sections.recommended import so_what
from issuetrees.scoring.wording import moved_weight

TIE_TITLES = 105
# Rows on a printed page, about.
PAGE_ROWS = 18
COST: Final = YesNo("has_cost", gettext_lazy("Cost"), default=True)
GATES: Final = YesNo("has_gates", gettext_lazy("Gates"), default=True)
OPTIONS: Final = (TOP, COST, GATES)


@dataclass(frozen=True, slots=True)
class RankedGoal:
    """A goal and its share of the whole weight, in whole percent."""

    id: str
    title: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class Veto:
    """Which gate stops an initiative, who says so and why."""

    gate: str
    author: str
    reason: str


@dataclass(frozen=True, slots=True)
class RankingRow:
    """One initiative. ``parts`` are the points that the goals bring, in their order, and
    ``figures`` the same as they are printed, adding up to the printed score; ``passed`` and
    ``undecided`` count gates; ``missing`` names the criteria that nobody scored, ``lacking``
    counts all scores that an assessor did not give.
    """

    id: str
    place: str
    title: str
    initiative_kind: str
    cost: Figure | None
    old_verdict: str
    score: float | None
    parts: tuple[float, ...]
    figures: tuple[Decimal, ...]
    passed: int
    undecided: int
    vetoes: tuple[Veto, ...]
    missing: tuple[str, ...]
    moved: tuple[str, ...]
    lacking: int
    is_leader: bool


@dataclass(frozen=True, slots=True)
class RankingContent:
    """The table, best first; ``scale`` is the most that a score can be, ``digits`` its decimals."""

    goals: tuple[RankedGoal, ...]
    rows: tuple[RankingRow, ...]
    gate_count: int
    scale: float
    digits: int
    currency: str


def build(assignment: Assignment) -> Built | None:
    """Return the ranking, or None without initiatives."""
    ranking, typist = assignment.document.ranking, assignment.typist
    if ranking is None or not ranking.rows:
        return None
    title = assignment.heading(action_title(ranking, typist))
    content = RankingContent(
        goals=tuple(
            RankedGoal(goal.id, typist.text(goal.title), share)
            for goal, share in zip(ranking.goals, ranking.shares, strict=True)
        ),
        rows=tuple(_row(row, assignment) for row in best(ranking.rows, assignment)),
        gate_count=len(ranking.gates) if GATES.of(assignment.choice) else 0,
        scale=ranking.scale,
        digits=ranking.digits,
        currency=ranking.currency,
    )
    return Built(
        kind="ranking",
        title=title,
        tracker=_("Ranking of initiatives"),
        content=content,
        entries=(Entry(assignment.anchor, title),),
        source=" ".join(
            [
                _source(ranking, typist),
                *_cut(len(content.rows), len(ranking.rows), typist),
                *_notes(ranking, typist),
            ]
        ),
        so_what=so_what(ranking, typist),
        pages=1 + len(content.rows) // PAGE_ROWS,
    )


def action_title(ranking: Ranking, typist: Typist) -> str:
    """Say who leads and who is stopped."""
    placed = [row for row in ranking.rows if row.place]
    if not placed:
        return _("No initiative is scored yet")
    leaders = [row for row in placed if row.place == placed[0].place]
    vetoed = sum(bool(row.vetoes) for row in ranking.rows)
    lead = _lead(leaders, typist)
    if not vetoed:
        return lead
    stopped = ngettext(
        "{count} initiative is vetoed", "{count} initiatives are vetoed", vetoed
    ).format(count=vetoed)
    return f"{lead}; {stopped}"


def _lead(leaders: Sequence[Ranked], typist: Typist) -> str:
    if len(leaders) == 1:
        return _("{initiative} leads on goals").format(
            initiative=typist.quoted(leaders[0].title, 80)
        )
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
        if share and (words := moved_weight(goal.title, typist.percent(share), state)):
            yield typist.text(words)


def _row(row: Ranked, assignment: Assignment) -> RankingRow:
    typist, ranking = assignment.typist, assignment.document.ranking or Ranking()
    gates = {gate.id: gate.title for gate in ranking.gates}
    return RankingRow(
        id=row.id,
        place=row.place,
        title=typist.text(row.title),
        initiative_kind=typist.text(row.initiative_kind),
        cost=row.cost_likely if COST.of(assignment.choice) else None,
        old_verdict=row.old_verdict,
        score=row.score,
        parts=row.parts,
        figures=tuple(apportion(row.parts, ranking.digits, row.score)),
        passed=sum(verdict.verdict == "pass" for verdict in row.verdicts),
        undecided=len(ranking.undecided(row)),
        vetoes=tuple(
            Veto(typist.text(gates.get(veto.gate_id, "")), veto.author, veto.reason)
            for veto in row.vetoes
        ),
        missing=tuple(typist.text(title) for title in row.missing),
        moved=tuple(_moved(row, ranking, typist)),
        lacking=row.lacking,
        is_leader=bool(row.place) and row.place == ranking.rows[0].place,
    )


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
