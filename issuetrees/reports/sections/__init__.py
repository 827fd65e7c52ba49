"""Sections of a report: one builder and one test each.

To add one: write ``sections/NAME.py`` with ``build`` and, where something can be chosen,
``OPTIONS``; a line below, and a test in ``tests/reports/test_sections.py``.
"""

from django.utils.translation import gettext_lazy as _

from issuetrees.reports.sections import (
    appendix_findings,
    appendix_method,
    appendix_outline,
    appendix_scores,
    contents,
    cover,
    decisions,
    goals,
    ranking,
    stage_map,
    summary,
    text,
    tree,
)
from issuetrees.reports.sections.base import SectionKind

SECTIONS: dict[str, SectionKind] = {
    section.kind: section
    for section in (
        SectionKind("cover", _("Cover"), cover.build, is_single=True),
        SectionKind(
            "contents", _("Contents"), contents.build, is_single=True, options=contents.OPTIONS
        ),
        SectionKind("summary", _("Executive summary"), summary.build, options=summary.OPTIONS),
        SectionKind("decisions", _("Decisions"), decisions.build, options=decisions.OPTIONS),
        SectionKind("tree", _("Issue tree"), tree.build, options=tree.OPTIONS),
        SectionKind("goals", _("Goals and criteria"), goals.build, options=goals.OPTIONS),
        SectionKind("ranking", _("Ranking of initiatives"), ranking.build, options=ranking.OPTIONS),
        SectionKind("text", _("Own text"), text.build, options=text.OPTIONS),
        SectionKind("stage_map", _("Stage map"), stage_map.build, options=stage_map.OPTIONS),
        SectionKind(
            "appendix_outline",
            _("Outline"),
            appendix_outline.build,
            is_appendix=True,
            options=appendix_outline.OPTIONS,
        ),
        SectionKind(
            "appendix_scores",
            _("Scores"),
            appendix_scores.build,
            is_appendix=True,
            options=appendix_scores.OPTIONS,
        ),
        SectionKind(
            "appendix_findings",
            _("MECE review"),
            appendix_findings.build,
            is_appendix=True,
            options=appendix_findings.OPTIONS,
        ),
        SectionKind("appendix_method", _("Method"), appendix_method.build, is_appendix=True),
    )
}
