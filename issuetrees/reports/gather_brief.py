"""The problem brief of an engagement, as reports show it."""

from issuetrees.core.brief.lines import lines_of, stakeholder_lines
from issuetrees.inquiry import models
from issuetrees.reports.document import Brief


def build_brief(row: models.Brief) -> Brief:
    """Return what a brief says beside situation and complication, which are the summary's."""
    return Brief(
        criteria=tuple(one["text"] for one in row.criteria),
        in_scope=tuple(lines_of(row.in_scope)),
        out_of_scope=tuple(lines_of(row.out_of_scope)),
        constraints=tuple(lines_of(row.constraints)),
        decision_maker=row.decision_maker,
        stakeholders=tuple(stakeholder_lines(row.stakeholders).splitlines()),
        sources=tuple(lines_of(row.sources)),
    )
