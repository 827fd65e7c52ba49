"""Sections of a report: one builder, one template and one test each.

To add one: write ``sections/NAME.py`` with ``build``, ``templates/reports/pdf/NAME.html``, a line
below, and a test in ``tests/reports/test_sections.py``.
"""

from django.utils.translation import gettext_lazy as _

from issuetrees.reports.sections import (
    appendix_findings,
    appendix_method,
    appendix_outline,
    appendix_scores,
    contents,
    cover,
    goals,
    ranking,
    stage_map,
    summary,
    tree,
)
from issuetrees.reports.sections.base import SectionKind

SECTIONS: dict[str, SectionKind] = {
    section.kind: section
    for section in (
        SectionKind("cover", _("Cover"), cover.build),
        SectionKind("contents", _("Contents"), contents.build),
        SectionKind("summary", _("Executive summary"), summary.build),
        SectionKind("tree", _("Issue tree"), tree.build),
        SectionKind("goals", _("Goals and criteria"), goals.build),
        SectionKind("ranking", _("Ranking of initiatives"), ranking.build),
        SectionKind("stage_map", _("Stage map"), stage_map.build),
        SectionKind("appendix_outline", _("Outline"), appendix_outline.build, is_appendix=True),
        SectionKind("appendix_scores", _("Scores"), appendix_scores.build, is_appendix=True),
        SectionKind(
            "appendix_findings", _("MECE review"), appendix_findings.build, is_appendix=True
        ),
        SectionKind("appendix_method", _("Method"), appendix_method.build, is_appendix=True),
    )
}  # fmt: skip

DEFAULT_SECTIONS: list[dict[str, object]] = [
    {"kind": kind, "is_on": True, "title": ""} for kind in SECTIONS
]
