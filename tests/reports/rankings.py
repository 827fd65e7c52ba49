"""A ranking made by hand, and all that is said of it, in both languages."""

from dataclasses import replace
from datetime import date
from typing import Any

from issuetrees.core.scoring.weighing import Fit, Judged
from issuetrees.reports.opinions import (
    Agreed,
    Agreement,
    Answered,
    Chance,
    Contested,
    Leaning,
    Methods,
    MethodSays,
    Robustness,
    Weigher,
    Weighing,
)
from issuetrees.reports.portfolios import (
    FrontierShown,
    FrontierTick,
    Inside,
    Outside,
    PortfolioShown,
    Used,
)
from issuetrees.reports.scored import (
    Cell,
    Criterion,
    DecidedGate,
    Gate,
    Goal,
    Level,
    Ranked,
    Ranking,
)
from issuetrees.scoring.swings import Lead, Swing
from tests.reports.texts import WORDS

POINTS = (
    (3.7, 3.3, 3.7, 3.0, 2.7, 2.3), (2.3, 3.0, 4.0, 3.7, 3.3, 2.0), (2.7, 3.3, 3.3, 2.3, 2.0, 2.7),
    (1.7, 2.0, 3.7, 3.3, 4.0, 2.0), (1.3, 2.3, 3.0, 3.7, 2.3, 3.7), (3.7, 3.0, 2.3, 0.7, 1.0, 1.7),
    (3.3, 2.0, 1.3, 2.7, 1.7, 1.0), (0.3, 1.3, 2.7, 1.7, 1.3, 4.0), (4.0, 2.3, 0.7, 1.0, 0.3, 0.7),
    (0.3, 1.0, 2.0, 1.0, 1.0, 3.3), (2.0, 2.7, 1.0, 2.3, 0.7, 1.3), (3.3, 3.7, 0.3, 1.0, 0.7, 0.3),
)  # fmt: skip


def scored(language: str) -> dict[str, Any]:
    """Return what a report holds of scores, by the names of its fields."""
    parts = (ranking, robustness, portfolio, agreement, methods, weighing, lead)
    return {part.__name__: part(language) for part in parts}


def ranking(language: str) -> Ranking:
    """Return twelve initiatives scored by three people; one lacks scores, two are vetoed."""
    words = WORDS[language]
    levels = tuple(Level(value, word) for value, word in enumerate(words["levels"]))
    goals = tuple(
        Goal(
            f"g{index}",
            title,
            share,
            criteria=tuple(
                Criterion(f"c{index}-{number}", name, part, levels=levels)
                for number, (name, part) in enumerate(criteria)
            ),
        )
        for index, (title, share, criteria) in enumerate(words["goals"])
    )
    gates = tuple(Gate(f"gate{i}", title, text) for i, (title, text) in enumerate(words["gates"]))
    rows = [
        _ranked(index, item, goals, gates, words) for index, item in enumerate(words["initiatives"])
    ]
    rows.sort(key=lambda row: -(row.score or 0))
    rows = [_with_place(row, rows) for row in rows]
    return Ranking(goals, gates, tuple(rows), words["assessors"])


def portfolio(language: str) -> PortfolioShown:
    """Return the two best of the ranking as a portfolio of two periods; the third is out."""
    first, second, third = ranking(language).rows[:3]
    inside = tuple(
        Inside(row.id, row.title, points, (20e6, 10e6), 30e6, 1.0, "core 100%")
        for row, points in ((first, 71.25), (second, 63.5))
    )
    return PortfolioShown(
        scenario="Base",
        conclusion="2 initiatives for 60 M ₽ give 62% of all points; the next 5 M ₽ add 9.0 points",
        nearest="“Third” is nearest: it comes in with 5 M ₽ more",
        currency="RUB",
        points=134.75,
        cost=60e6,
        costs=(40e6, 20e6),
        periods=("2027", "2028"),
        inside=inside,
        used=(Used("2027", "40 M ₽", "50 M ₽", "10 M ₽"),),
        outside=(Outside(third.id, third.title, 41.0, 15e6, ("Enters at +5 M ₽.", "Held back.")),),
        frontier=FrontierShown(
            (0.0, 30e6, 60e6, 75e6),
            (0.0, 71.25, 134.75, 175.75),
            2,
            (FrontierTick(0.0, "0 ₽"), FrontierTick(50e6, "50 M ₽")),
            (FrontierTick(0.0, "0"), FrontierTick(100.0, "100")),
        ),
        greed="",
    )


def robustness(language: str) -> Robustness:
    """Return draws in which the first two are nearly even."""
    rows = ranking(language).rows
    chances = [0.46, 0.41, 0.13, *[0.0] * (len(rows) - 3)]
    return Robustness(
        draws=10_000,
        seed=20_261_129,
        made_on=date(2026, 11, 23),
        margin=0.0098,
        spread=0.25,
        chances=tuple(
            Chance(
                row.id,
                row.title,
                first,
                tuple(min(1.0, first + place / len(rows)) for place in range(len(rows))),
                1.0 + place,
                min(1.0, first * 2) or None,
            )
            for place, (row, first) in enumerate(zip(rows, chances, strict=True))
        ),
    )


def agreement(language: str) -> Agreement:
    """Return a panel of two that agrees in the main."""
    made = ranking(language)
    return Agreement(
        "1",
        (
            Agreed("krippendorff_alpha_interval", 0.71),
            Agreed("kendall_w_corrected_for_ties", 0.83),
            Agreed("fleiss_kappa", None, "no_variation"),
        ),
        (Leaning(made.assessors[0], 4.2, 11.0), Leaning(made.assessors[1], -4.2, 9.5)),
        (Contested(made.rows[0].title, made.criteria[0].title, 25.0, 100.0, 3),),
    )


def weighing(language: str) -> Weighing:
    """Return two people whose mean is in use: one swung, one compared and contradicts himself."""
    made = ranking(language)
    mine = tuple(criterion.share for criterion in made.criteria)
    moved = (mine[0] + 0.06, *mine[1:-1], mine[-1] - 0.06)
    goals = [goal.title for goal in made.goals]
    fit = Fit(
        "", "consistency_ratio", 0.14, 0.1, "saaty_1980", Judged(goals[0], goals[1], 7.0, 3.0)
    )
    swung = tuple(Answered("", title, 40.0, 60.0) for title in goals)
    judged = (Answered("", goals[0], 7.0, 7.0, goals[1]),)
    return Weighing(
        (
            Weigher(made.assessors[0], "swing", "roc", 1.0, moved, (), swung),
            Weigher(made.assessors[1], "pairwise", "roc", 1.0, mine, (fit,), judged),
        ),
        "arithmetic",
    )


def lead(language: str) -> Lead:
    """Return a lead of 3 points that one of two moves turns."""
    made = ranking(language)
    first, second = made.rows[:2]
    return Lead(
        first.title,
        second.title,
        3.0,
        3.0,
        0.25,
        (
            Swing("weight", made.goals[0].title, 0.3, 0.5, 4.5, -1.5),
            Swing("score", made.criteria[0].title, 25.0, 75.0, 1.0, 5.0, second.title),
        ),
    )


def methods(language: str) -> Methods:
    """Return two methods that name the same first."""
    ids = tuple(row.id for row in ranking(language).rows)
    places = tuple(str(place) for place in range(1, len(ids) + 1))
    opinions = (
        MethodSays("additive", places, ids[:1]),
        MethodSays("topsis", (places[0], *places[:0:-1]), ids[:1], 2, ("Scaling: by vectors",)),
    )
    return Methods(ids, 1, opinions)


def _ranked(index, item, goals, gates, words):
    title, kind, cost, verdict = item
    given = list(POINTS[index])
    lacks = index == 9
    parts, cells, place = [], [], 0
    for goal in goals:
        total = 0.0
        for criterion in goal.criteria:
            value = given[place] * 25
            is_missing = lacks and place == 1
            total += 0 if is_missing else criterion.share * value
            cells.append(
                Cell(None, "missing")
                if is_missing
                else Cell(value, low=max(0, value - 15), high=min(100, value + 15 * (place % 2)))
            )
            place += 1
        parts.append(total)
    stopped = index in {10, 11} or index == 6
    verdicts = [DecidedGate(gate.id, "pass") for gate in gates]
    if stopped:
        verdicts[0] = DecidedGate(gates[0].id, "veto", words["reason"], words["assessors"][0])
    score = 85.3 if index < 2 else round(sum(parts), 1)
    if index < 2:
        parts = [part * 85.3 / sum(parts) for part in parts]
    return Ranked(
        id=f"i{index}", title=title, place="", score=score, parts=tuple(parts), cells=tuple(cells),
        missing=(goals[0].criteria[1].title,) if lacks else (), lacking=3 if lacks else 0,
        verdicts=tuple(verdicts),
        initiative_kind=kind, state="proposed", old_verdict=verdict, cost_likely=float(cost),
    )  # fmt: skip


def _with_place(row, rows):
    first = 1 + sum((other.score or 0) > (row.score or 0) for other in rows)
    last = first - 1 + sum(other.score == row.score for other in rows)
    return replace(row, place=f"{first}–{last}" if last > first else str(first))
