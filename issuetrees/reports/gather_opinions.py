"""How far assessors agree and what other methods say, as a report tells it."""

from collections.abc import Mapping, Sequence

from issuetrees.core.errors import Denied, Invalid
from issuetrees.core.scoring.agreement import PanelCell
from issuetrees.reports.opinions import Agreed, Agreement, Contested, Leaning, Methods, MethodSays
from issuetrees.scoring.read import agreement, methods
from issuetrees.scoring.read.results import Board
from issuetrees.scoring.wording import conventions
from issuetrees.workspaces.access import Reader

#: The cells that are told: the widest apart.
MOST_CONTESTED = 8


def build_agreement(reader: Reader, board: Board) -> Agreement | None:
    """Return how far the round agrees that the ranking is made of; None where that is hidden, or
    fewer than two assessors said anything.
    """
    if board.round is None:
        return None
    try:
        found = agreement.agreement(reader, board.round.pk)
    except Denied:
        return None
    names = {str(one.assessor_id): one.assessor.name for one in found.sheets}
    leaning = tuple(
        Leaning(names[one.assessor_id], one.bias, one.spread)
        for one in found.panel.assessors
        if one.bias is not None
    )
    if len(leaning) < 2:
        return None
    return Agreement(
        round=found.round.name,
        coefficients=tuple(
            Agreed(str(one.measure), one.value, str(one.undefined) if one.undefined else "")
            for one in found.panel.coefficients
        ),
        people=leaning,
        contested=tuple(
            _contested(
                found.panel.cells,
                {str(one.pk): one.title for one in found.initiatives},
                {str(one.pk): one.title for one in found.criteria},
            )
        ),
    )


def _contested(
    cells: Sequence[PanelCell], initiatives: Mapping[str, str], criteria: Mapping[str, str]
) -> list[Contested]:
    apart = sorted((one for one in cells if one.spread), key=lambda one: -(one.spread or 0.0))
    return [
        Contested(
            initiatives[one.initiative_id],
            criteria[one.criterion_id],
            min(dot.value for dot in one.dots),
            max(dot.value for dot in one.dots),
            sum(len(dot.assessor_ids) for dot in one.dots),
        )
        for one in apart[:MOST_CONTESTED]
    ]


def build_methods(board: Board) -> Methods | None:
    """Return what other methods say of the ranking, by the usual conventions; None where nothing
    can be compared.
    """
    try:
        found = methods.compared(board, methods.Conventions())
    except Invalid:
        return None
    return Methods(
        ids=found.ids,
        left_out=len(found.left_out),
        opinions=tuple(
            MethodSays(
                one.method,
                tuple(str(place) if place else "" for place in one.outcome.places),
                tuple(found.ids[row] for row in sorted(one.first)),
                len(one.reversals or ()),
                tuple(conventions(one)),
            )
            for one in found.opinions
            if one.outcome is not None
        ),
    )
