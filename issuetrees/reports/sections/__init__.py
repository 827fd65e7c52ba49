"""Sections of a report: one builder and one test each.

To add one: write ``sections/NAME.py`` with ``build`` and, where something can be chosen,
``OPTIONS``; a line below, and a test in ``tests/reports/test_sections.py``.
"""

from typing import Final

from django.utils.translation import gettext_lazy as _

from issuetrees.reports.sections import (
    agreement,
    appendix_findings,
    appendix_method,
    appendix_outline,
    appendix_scores,
    assumptions,
    brief,
    changes,
    contents,
    costs,
    cover,
    data_requests,
    decisions,
    drivers,
    evidence,
    evidence_register,
    gates,
    ghost_deck,
    goals,
    initiatives,
    methods,
    personal_plan,
    picture,
    prioritisation,
    ranking,
    recut,
    robustness,
    stage_levels,
    stage_map,
    storyline,
    summary,
    team_view,
    text,
    tree,
    weights,
    workplan,
)
from issuetrees.reports.sections.base import SectionKind

_TREE: Final = _("It needs an issue tree with a question.")
_RANKING: Final = _("It needs initiatives.")
_SCORED: Final = _("It needs criteria, and scores or decided gates.")

SECTIONS: dict[str, SectionKind] = {
    section.kind: section
    for section in (
        SectionKind("cover", _("Cover"), cover.build, is_single=True),
        SectionKind(
            "contents",
            _("Contents"),
            contents.build,
            is_single=True,
            options=contents.OPTIONS,
            needs=_("It needs other sections to list."),
        ),
        SectionKind(
            "summary",
            _("Executive summary"),
            summary.build,
            options=summary.OPTIONS,
            needs=_("It needs a situation, a complication, an answer or a decision."),
        ),
        SectionKind(
            "decisions",
            _("Decisions"),
            decisions.build,
            options=decisions.OPTIONS,
            needs=_("It needs a decision that is asked for."),
        ),
        SectionKind(
            "brief",
            _("Problem brief"),
            brief.build,
            needs=_(
                "It needs more than the question: a situation, goals, gates or parts of a tree."
            ),
        ),
        SectionKind(
            "changes",
            _("What has changed"),
            changes.build,
            needs=_("It needs an earlier file of the report."),
        ),
        SectionKind(
            storyline.KIND,
            _("Storyline"),
            storyline.build,
            options=storyline.OPTIONS,
            needs=_("It needs a tree with an answer or a so-what."),
        ),
        SectionKind(
            ghost_deck.KIND,
            _("Ghost deck"),
            ghost_deck.build,
            needs=_("It needs a question with an end product or a hypothesis."),
        ),
        SectionKind("tree", _("Issue tree"), tree.build, options=tree.OPTIONS, needs=_TREE),
        SectionKind(
            evidence.KIND,
            _("Hypotheses and evidence"),
            evidence.build,
            needs=_("It needs a question with a hypothesis or evidence."),
        ),
        SectionKind(
            assumptions.KIND,
            _("Assumptions"),
            assumptions.build,
            needs=_("It needs an assumption of a tree."),
        ),
        SectionKind(
            recut.KIND,
            _("Two cuts of a tree"),
            recut.build,
            needs=_("It needs a tree that has been re-cut."),
        ),
        SectionKind(
            prioritisation.KIND,
            _("Prioritisation"),
            prioritisation.build,
            options=prioritisation.OPTIONS,
            needs=_("It needs a question with a prize, or a pruned one."),
        ),
        SectionKind(
            drivers.KIND,
            _("Driver tree"),
            drivers.build,
            options=drivers.OPTIONS,
            needs=_("It needs a tree whose main question is calculated from values."),
        ),
        SectionKind(
            workplan.KIND,
            _("Workplan"),
            workplan.build,
            options=workplan.OPTIONS,
            needs=_("It needs a question that is cut into parts."),
        ),
        SectionKind(
            data_requests.KIND,
            _("Data requests"),
            data_requests.build,
            options=data_requests.OPTIONS,
            needs=_("It needs a leaf that names a source of data."),
        ),
        SectionKind(
            "goals",
            _("Goals and criteria"),
            goals.build,
            options=goals.OPTIONS,
            needs=_("It needs goals."),
        ),
        SectionKind(
            weights.KIND,
            _("Where the weights come from"),
            weights.build,
            options=weights.OPTIONS,
            needs=_("It needs a person who has answered everything about weights."),
        ),
        SectionKind(
            "ranking",
            _("Ranking of initiatives"),
            ranking.build,
            options=ranking.OPTIONS,
            needs=_RANKING,
        ),
        SectionKind(
            robustness.KIND,
            _("How sure the order is"),
            robustness.build,
            options=robustness.OPTIONS,
            needs=_("It needs draws, or two initiatives with places."),
        ),
        SectionKind(
            agreement.KIND,
            _("Agreement of the assessors"),
            agreement.build,
            options=agreement.OPTIONS,
            needs=_("It needs scores of two assessors, revealed."),
        ),
        SectionKind(
            methods.KIND,
            _("Other methods"),
            methods.build,
            options=methods.OPTIONS,
            needs=_("It needs initiatives that have all their scores."),
        ),
        SectionKind(
            "gates",
            _("Gates"),
            gates.build,
            options=gates.OPTIONS,
            needs=_("It needs gates and initiatives."),
        ),
        SectionKind(
            "costs",
            _("Costs"),
            costs.build,
            options=costs.OPTIONS,
            needs=_("It needs an initiative with a likely cost."),
        ),
        SectionKind(
            "initiatives",
            _("Initiatives, a page each"),
            initiatives.build,
            options=initiatives.OPTIONS,
            needs=_RANKING,
        ),
        SectionKind(
            "text", _("Own text"), text.build, options=text.OPTIONS, needs=_("It needs a text.")
        ),
        SectionKind(
            "picture",
            _("Picture"),
            picture.build,
            options=picture.OPTIONS,
            needs=_("It needs a picture."),
        ),
        SectionKind(
            "stage_map",
            _("Stage map"),
            stage_map.build,
            options=stage_map.OPTIONS,
            needs=_("It needs a stage map with a stage."),
        ),
        SectionKind(
            stage_levels.KIND,
            _("Levels of the stages"),
            stage_levels.build,
            options=stage_levels.OPTIONS,
            needs=_("It needs a stage map whose stages ask for competencies."),
        ),
        SectionKind(
            personal_plan.KIND,
            _("Personal plan"),
            personal_plan.build,
            options=personal_plan.OPTIONS,
            needs=_("It needs a profile on a stage map that is open to all who see the map."),
        ),
        SectionKind(
            team_view.KIND,
            _("Team on a stage map"),
            team_view.build,
            options=team_view.OPTIONS,
            needs=_("It needs a profile on a stage map that is open to all who see the map."),
        ),
        SectionKind(
            "appendix_outline",
            _("Outline"),
            appendix_outline.build,
            is_appendix=True,
            options=appendix_outline.OPTIONS,
            needs=_TREE,
        ),
        SectionKind(
            "appendix_scores",
            _("Scores"),
            appendix_scores.build,
            is_appendix=True,
            options=appendix_scores.OPTIONS,
            needs=_SCORED,
        ),
        SectionKind(
            evidence_register.KIND,
            _("Evidence register"),
            evidence_register.build,
            is_appendix=True,
            needs=_("It needs evidence on a question."),
        ),
        SectionKind(
            "appendix_findings",
            _("MECE review"),
            appendix_findings.build,
            is_appendix=True,
            options=appendix_findings.OPTIONS,
            needs=_("It needs a tree with a split, or a stage map."),
        ),
        SectionKind(
            "appendix_method",
            _("Method"),
            appendix_method.build,
            is_appendix=True,
            needs=_("It needs a section with figures that it can explain."),
        ),
    )
}
