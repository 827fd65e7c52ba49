"""Gut order: strengths that explain best who was preferred to whom.

Bradley & Terry 1952, *Biometrika* 39:324; when there is an optimum: Ford 1957, *American
Mathematical Monthly* 64:28.
"""

from typing import Final

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.methods.options import number
from issuetrees.core.scoring.methods.records import Choices, Method, Scored
from issuetrees.core.scoring.results import Notice
from issuetrees.core.scoring.weighing.judgements import is_connected
from issuetrees.core.text import gettext_noop

_ROUNDS: Final = 500
_CLOSE: Final = 1e-9
#: Two that met move apart by so much at most in a round: so far the curvature stays alike.
_LONGEST: Final = 1.0
_FARTHEST: Final = 500.0


def bradley_terry(choices: Choices, *, prior: float) -> Scored:
    """Return strengths that add up to 1: of two, each is preferred by its share of theirs.

    There is no finite optimum unless a chain of wins leads from each to each (somebody won always,
    or groups were never compared). Then, and only then, everybody is given ``prior`` wins and as
    many defeats against an opponent of average strength.
    """
    wins = choices.wins
    if not wins.any() and len(wins) > 1:
        raise Invalid(
            "no_choices", gettext_noop("Nobody has chosen between two yet."), field="choices"
        )
    has_optimum = is_connected(wins > 0) and is_connected(wins.T > 0)
    logs = _strongest(wins, 0.0 if has_optimum else prior)
    strengths = np.exp(logs - logs.max())
    return Scored(
        scores=strengths / strengths.sum(),
        figures={
            "logarithm": logs - logs.mean(),
            "won": wins.sum(axis=1),
            "lost": wins.sum(axis=0),
        },
        conventions={"prior": 0.0 if has_optimum else prior, "opponent": "average"},
        notices=() if has_optimum else (_needed(prior),),
    )


def _strongest(wins: Array, prior: float) -> Array:
    """Newton's method on the logarithms; steps are cut, since the start may be far."""
    count = len(wins)
    meetings = wins + wins.T
    has_met = meetings > 0
    won = wins.sum(axis=1) + prior
    # Without an opponent only differences count; the ones take that freedom away.
    anchor = np.full((count, count), 0.0 if prior else 1.0 / count)
    logs = np.zeros(count)
    for _ in range(_ROUNDS):
        apart = np.clip(logs - logs[:, np.newaxis], -_FARTHEST, _FARTHEST)
        chance = 1 / (1 + np.exp(apart))
        alone = 1 / (1 + np.exp(-logs))
        slope = won - (meetings * chance).sum(axis=1) - 2 * prior * alone
        bend = meetings * chance * (1 - chance)
        inner = np.diag(bend.sum(axis=1) + 2 * prior * alone * (1 - alone))
        step = np.linalg.solve(inner - bend + anchor, slope)
        moves = np.abs(step - step[:, np.newaxis])[has_met]
        longest = max(float(moves.max(initial=0.0)), float(np.abs(step).max()) if prior else 0.0)
        logs = logs + step * min(1.0, _LONGEST / max(longest, _CLOSE))
        if longest < _CLOSE:
            break
    return logs


def _needed(prior: float) -> Notice:
    return Notice(
        "gut_order_prior",
        gettext_noop(
            "Somebody was always or never preferred, or some were not compared, so the choices "
            "alone give no finite strengths. Each was added {prior} wins and defeats against an "
            "average opponent."
        ),
        {"prior": prior},
    )


METHOD: Final = Method(
    name="bradley_terry",
    title=gettext_noop("Gut order"),
    source="Bradley & Terry 1952, Biometrika 39:324",
    compute=bradley_terry,
    reads=Choices,
    options=(
        number(
            "prior",
            gettext_noop("Wins and defeats added where choices alone do not suffice"),
            *(0.1, 0.001, 10),
        ),
    ),
    most=1_000,
)
