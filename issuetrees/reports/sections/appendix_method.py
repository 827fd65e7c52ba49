"""Appendix: how the figures are made, in a few sentences."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _

from issuetrees.reports.document import StageMap
from issuetrees.reports.scene.blocks import Entry, Term, Terms
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scored import Ranking
from issuetrees.reports.sections.base import Assignment, Built

_OF_TREES: Final = frozenset({"tree", "appendix_outline", "appendix_findings"})
_OF_SCORES: Final = frozenset({"ranking", "appendix_scores"})


def build(assignment: Assignment) -> Built | None:
    """Return the explanations that this report needs."""
    document, typist = assignment.document, assignment.typist
    shown = {choice.kind for choice in document.sections}
    rows: list[tuple[str, str]] = []
    if shown & _OF_TREES and any(tree.parts for tree in document.trees):
        rows.append(_issue_tree())
        rows += _proofs() if "appendix_findings" in shown else ()
    if shown & _OF_SCORES and document.ranking:
        rows += _scores(document.ranking)
    if "stage_map" in shown and _has_months(document.stage_maps):
        rows.append(_stage_map())
    if not rows:
        return None
    title = assignment.heading(_("How the figures are made"))
    terms = tuple(Term(name, (typist.text(text),)) for name, text in rows)
    # One sentence has no sheet of its own: it stands below what it explains.
    follows = len(terms) == 1
    page = Page(assignment.anchor, title, _("Appendix · Method"), (Terms(terms),), follows=follows)
    return Built("appendix_method", (page,), (Entry(page.id, title),), is_short=True)


def _issue_tree() -> tuple[str, str]:
    return _("Issue tree"), _(
        "Each question is cut into questions that together answer it. A check of a split has "
        "three results: proved, disproved by a named example, or unknown. Unknown is never "
        "shown as proved."
    )


def _proofs() -> tuple[tuple[str, str], ...]:
    """What a verdict on a split rests on (``core/mece``)."""
    return (
        (
            _("No overlap"),
            _(
                "Proved where what makes the parts keeps them apart: a formula, ranges that meet "
                "end to end, lists without a common entry, steps in a row, a yes and its no. One "
                "case that belongs to two parts disproves it and is named."
            ),
        ),
        (
            _("Nothing missing"),
            _(
                "Proved where the parts come to the whole: the formula gives its figure, the "
                "ranges cover it from end to end, the lists name every entry of it. One case that "
                "belongs to no part disproves it and is named."
            ),
        ),
        (
            _("What is left to judge"),
            _(
                "What words alone cannot decide stays unknown until the team looks at it. Who "
                "accepts a finding says why; it stays listed, and lapses when the split changes."
            ),
        ),
    )


def _scores(ranking: Ranking) -> list[tuple[str, str]]:
    """What the table of these scores needs: nothing of ties or gates where there are none."""
    placed = [row.place for row in ranking.rows if row.place]
    rows = [_score()] if placed else []
    if placed and any(row.missing or row.lacking for row in ranking.rows):
        rows.append(_missing())
    if len(set(placed)) < len(placed):
        rows.append((_("Ties"), _("Scores that are equal as printed share a place.")))
    if ranking.gates and ranking.rows:
        rows.append(_gates())
    return rows


def _score() -> tuple[str, str]:
    return _("Score"), _(
        "Each assessor places an initiative on the fixed levels of a criterion: the worst level "
        "gives no points, the best one all of them. The points are the mean over the assessors; "
        "the score is the sum of points times weights. Levels are fixed in advance, so adding an "
        "initiative does not change the score of another."
    )


def _missing() -> tuple[str, str]:
    return _("Missing scores"), _(
        "A missing score is left out and its weight is spread over the criteria that are scored. "
        "It is never counted as zero."
    )


def _gates() -> tuple[str, str]:
    return _("Gates"), _(
        "A gate asks a yes-or-no question. A veto stops an initiative whatever its score; it "
        "stands beside the score, never inside it. A gate that nobody has decided may still stop "
        "one."
    )


def _has_months(maps: Iterable[StageMap]) -> bool:
    return any(way.months for found in maps for way in found.transitions)


def _stage_map() -> tuple[str, str]:
    return _("Stage map"), _(
        "Months on an arrow run from the least to the most; they are estimates, not promises."
    )
