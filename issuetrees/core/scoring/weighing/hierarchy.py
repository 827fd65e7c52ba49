"""Weights along a tree of goals: each is the product of the shares along its path."""

from collections.abc import Mapping
from dataclasses import dataclass

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.weighing.random_index import LIMIT
from issuetrees.core.scoring.weighing.records import Consistency, Weighed
from issuetrees.core.scoring.weights import check_weight, to_shares
from issuetrees.core.text import gettext_noop


@dataclass(frozen=True, slots=True)
class WeighedTree:
    """Shares of the whole, and the consistency of the whole tree where siblings were compared."""

    shares: Mapping[str, float]
    consistency: Consistency | None


def weigh_tree(
    parents: Mapping[str, str | None], weighed: Mapping[str | None, Weighed]
) -> WeighedTree:
    """Weigh a tree whose siblings were weighed in any way, in the order of ``parents``.

    ``weighed`` has an answer for what each parent holds (under None, for the top). What nobody
    weighed is shared alike.
    """
    raw: dict[str, float] = {}
    for parent, mine in _children(parents).items():
        weights = weighed[parent].weights if parent in weighed else (1.0,) * len(mine)
        if len(weights) != len(mine):
            raise Invalid(
                "tree_shape",
                gettext_noop("There are other goals or criteria now than when these were weighed."),
                field="weights",
                parent_id=parent,
            )
        raw |= dict(zip(mine, weights, strict=True))
    shares = along_paths(parents, raw)
    return WeighedTree(shares, _consistency(shares, weighed))


def _consistency(
    shares: Mapping[str, float], weighed: Mapping[str | None, Weighed]
) -> Consistency | None:
    """Saaty 1980: indexes of all comparisons beside random ones, each as heavy as its parent."""
    compared = [
        (1.0 if one is None else shares.get(one, 0.0), its.figures) for one, its in weighed.items()
    ]
    indexes = [(share, its) for share, its in compared if "consistency_index" in its]
    chance = sum(share * its["random_index"] for share, its in indexes)
    if not chance:
        return None
    said = sum(share * its["consistency_index"] for share, its in indexes)
    return Consistency("consistency_ratio_of_the_tree", said / chance, LIMIT)


def along_paths(
    parents: Mapping[str, str | None], weights: Mapping[str, float]
) -> dict[str, float]:
    """Return the share of the whole of every goal or criterion of a tree.

    ``parents`` names what each belongs to (None at the top), ``weights`` its raw weight among its
    siblings. Shares of siblings add up to that of what they belong to; siblings without any
    weight are refused unless what they belong to has none itself.
    """
    children = _children(parents)
    shares: dict[str, float] = {}
    waiting: list[tuple[str | None, float]] = [(None, 1.0)]
    while waiting:
        parent, whole = waiting.pop()
        mine = children.get(parent, [])
        for child, share in zip(mine, _local(mine, weights, parent, whole), strict=True):
            shares[child] = whole * share
            waiting.append((child, shares[child]))
    if len(shares) < len(parents):
        raise Invalid(
            "goals_cyclic",
            gettext_noop("Goals belong to each other in a circle: {ids}."),
            field="parent_id",
            ids=[one for one in parents if one not in shares],
        )
    return {one: shares[one] for one in parents}


def among_siblings(
    parents: Mapping[str, str | None], shares: Mapping[str, float]
) -> dict[str, float]:
    """Return the shares among siblings of which the leaves have these shares of the whole.

    The way back of ``along_paths``. Siblings that have nothing together are left out: how they
    stand to each other is not said.
    """
    totals = dict.fromkeys([None, *parents], 0.0)
    for leaf, share in shares.items():
        one: str | None = leaf
        while one is not None:
            totals[one] += share
            one = parents[one]
        totals[None] += share
    return {
        one: totals[one] / totals[parent] for one, parent in parents.items() if totals[parent] > 0
    }


def _children(parents: Mapping[str, str | None]) -> dict[str | None, list[str]]:
    children: dict[str | None, list[str]] = {}
    for one, parent in parents.items():
        if parent is not None and parent not in parents:
            raise Invalid(
                "goal_unknown",
                gettext_noop("“{title}” belongs to a goal that is not there."),
                field="parent_id",
                title=one,
                id=one,
            )
        children.setdefault(parent, []).append(one)
    return children


def _local(
    mine: list[str], weights: Mapping[str, float], parent: str | None, whole: float
) -> list[float]:
    raw = [weights.get(one, 0.0) for one in mine]
    for one, weight in zip(mine, raw, strict=True):
        check_weight(one, weight, one)
    if mine and whole and not any(raw):
        raise Invalid(
            "weights_all_zero",
            gettext_noop("Give at least one of them a weight above zero."),
            field="weights",
            parent_id=parent,
        )
    return to_shares(raw)
