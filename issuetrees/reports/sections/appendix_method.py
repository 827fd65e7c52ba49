"""Appendix: how the figures are made, in a few sentences."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from issuetrees.reports.sections.base import Assignment, Built, Entry, anchor_of


@dataclass(frozen=True, slots=True)
class MethodRow:
    """A heading and its explanation."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class MethodContent:
    """Explanations of what the report uses, and nothing else."""

    rows: tuple[MethodRow, ...]


def build(assignment: Assignment) -> Built | None:
    """Return the explanations that this report needs."""
    document, typist = assignment.document, assignment.typist
    rows: list[tuple[str, str]] = []
    if document.trees:
        rows.append(_issue_tree())
    if document.ranking and document.ranking.rows:
        rows += _scores()
    if document.stage_maps:
        rows.append(_stage_map())
    if not rows:
        return None
    title = assignment.heading(_("How the figures are made"))
    return Built(
        kind="appendix_method",
        title=title,
        tracker=_("Appendix · Method"),
        is_short=True,
        content=MethodContent(tuple(MethodRow(name, typist.text(text)) for name, text in rows)),
        entries=(Entry(anchor_of("appendix_method"), title),),
    )


def _issue_tree() -> tuple[str, str]:
    return _("Issue tree"), _(
        "Each question is cut into questions that together answer it. A check of a split has "
        "three results: proved, disproved by a named example, or unknown. Unknown is never "
        "shown as proved."
    )


def _scores() -> list[tuple[str, str]]:
    score = _(
        "Each assessor places an initiative on the fixed levels of a criterion: the worst level "
        "gives no points, the best one all of them. The points are the mean over the assessors; "
        "the score is the sum of points times weights. Levels are fixed in advance, so adding an "
        "initiative does not change the score of another."
    )
    missing = _(
        "A missing score is left out and its weight is spread over the criteria that are scored. "
        "It is never counted as zero."
    )
    ties = _("Scores that are equal as printed share a place.")
    gates = _(
        "A gate asks a yes-or-no question. A veto stops an initiative whatever its score; it "
        "stands beside the score, never inside it."
    )
    return [
        (_("Score"), score),
        (_("Missing scores"), missing),
        (_("Ties"), ties),
        (_("Gates"), gates),
    ]


def _stage_map() -> tuple[str, str]:
    return _("Stage map"), _(
        "Months on an arrow run from the least to the most; they are estimates, not promises."
    )
