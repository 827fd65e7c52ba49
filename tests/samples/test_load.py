"""The samples: a case and a map in each language, loaded once."""

from dataclasses import replace

import pytest

from issuetrees.accounts.models import Language
from issuetrees.careers.read.profiles import steps
from issuetrees.careers.standing import standings
from issuetrees.comments import inbox
from issuetrees.comments import read as comments
from issuetrees.core.graph.records import ISSUE_TREE, STAGE_MAP
from issuetrees.graphs import read as graphs
from issuetrees.graphs.synthesis import synthesis
from issuetrees.inquiry.read import briefs
from issuetrees.jobs.models import Mail
from issuetrees.reports.document import SectionChoice
from issuetrees.reports.fit_report import fit_report
from issuetrees.reports.formats.pdf.file import make_pdf
from issuetrees.reports.models import Report
from issuetrees.reports.outline import document_to_look_at
from issuetrees.reports.sections.built import build_sections
from issuetrees.samples.load import NAMES, load_samples, sample
from issuetrees.samples.people import PASSWORD, team
from issuetrees.scoring.read import assessors as assessors_read
from issuetrees.scoring.read import choices as choices_read
from issuetrees.scoring.read import discussion as discussion_read
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import periods as periods_read
from issuetrees.scoring.read import results as results_read
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.read import teams as teams_read
from issuetrees.scoring.read import weight_sets as weight_sets_read
from issuetrees.workspaces.models import Workspace

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("samples")
def test_both_languages_are_loaded_once():
    assert load_samples() == 0
    assert set(Workspace.objects.values_list("name", flat=True)) == set(NAMES.values())


@pytest.mark.usefixtures("samples")
@pytest.mark.parametrize("language", list(Language))
def test_the_case_is_whole(language):
    lead = team(language).lead
    assert lead.check_password(PASSWORD)
    tree = graphs.graphs(lead).get(kind=ISSUE_TREE, tree_kind="")
    nodes = graphs.node_records(tree)
    assert [node.parent_id for node in nodes].count(nodes[0].id) == 5
    assert len(nodes) == 1 + 5 + 15
    root = synthesis(tree).root
    assert root is not None
    assert [one.title for one in (root, *root.below) if one.edits_behind] == []
    brief = briefs.brief(lead, tree.engagement_id)
    covered = briefs.coverage(lead, brief)
    assert [covered.counts[one["id"]] for one in brief.criteria] == [3, 3, 3, 2, 0]
    assert len(covered.without) == 4
    initiatives = initiatives_read.initiatives(lead, tree.engagement_id)
    assert initiatives.count() == 24
    assert initiatives.filter(state="past").exclude(old_verdict="").exclude(outcome="").count() == 8
    assert len({initiative.kind_id for initiative in initiatives}) >= 8
    assert assessors_read.assessors(lead, tree.engagement_id).count() == 5
    weighed = weight_sets_read.weight_sets(lead, tree.engagement_id)
    of = weight_sets_read.tree(lead, tree.engagement_id)
    assert all(weight_sets_read.answered(one, of).is_whole for one in weighed)
    assert len({one.method for one in weighed}) == 3
    evaluation = results_read.board(lead, tree.engagement_id).evaluation()
    assert len(evaluation.ranked) == 24
    said = comments.comments(lead, tree.pk)
    assert [comment.is_resolved for comment in said] == [False, False, False, True, True]
    assert all(f"@{person}" in comment.text for comment in said for person in comment.mentioned)
    assert len(inbox.mentions_in(lead, tree.engagement_id, 5)) == 1  # the other she answered
    assert not Mail.objects.exists()
    report = Report.objects.get(engagement=tree.engagement_id)
    shown = document_to_look_at(lead, report.pk)
    assert shown.robustness is not None
    assert shown.robustness.chances[0].first > shown.robustness.chances[1].first > 0
    assert fit_report(shown) == ()
    stage_map = graphs.graphs(lead).filter(kind=STAGE_MAP).latest("created_at")
    assert len(graphs.node_records(stage_map)) == 11 + 3
    assert len(graphs.link_records(stage_map)) == 17


@pytest.mark.usefixtures("samples")
@pytest.mark.parametrize("language", list(Language))
def test_people_stand_on_the_map(language):
    lead = team(language).lead
    stage_map = graphs.graphs(lead).filter(kind=STAGE_MAP).latest("created_at")
    own, shown = standings(lead, stage_map.pk)
    assert own.profile.owner == lead
    assert own.times is not None
    assert own.alternatives
    assert own.to_next is not None
    assert [gap.competency for gap in own.to_next.blocking] == ["people"]
    assert own.unproved
    assert any(level.others for level in own.levels)
    assert [bool(step.done_on) for step in steps(lead, own.profile.pk)].count(True) == 1
    assert (shown.profile.owner.name, shown.times is not None) == (
        team(language).people["vera"].name,
        True,
    )


@pytest.mark.usefixtures("samples")
@pytest.mark.parametrize("language", list(Language))
def test_initiatives_have_periods_efforts_and_relations(language):
    lead = team(language).lead
    engagement_id = graphs.graphs(lead).get(kind=ISSUE_TREE, tree_kind="").engagement_id
    found = initiatives_read.initiatives(lead, engagement_id)
    rows = list(initiatives_read.with_parts(found))
    for case, row in zip(sample("brand-marketing", language)["initiatives"], rows, strict=True):
        assert row.title == case["title"]
        assert [row.cost_low, row.cost_likely, row.cost_high] == case["cost"]
        assert len(row.period_costs.all()) == len(case.get("costs", {}))
        assert len(row.efforts.all()) == len(case.get("efforts", {}))
    assert periods_read.periods(lead, engagement_id).count() == 3
    assert teams_read.teams(lead, engagement_id).count() == 3
    assert sum(len(row.period_costs.all()) > 1 for row in rows) >= 8
    assert sum(bool(row.requires) for row in rows) == 2
    assert sum(bool(row.excludes) for row in rows) == 2  # each other
    assert len([row for row in rows if row.one_of]) == 2
    # The report recommends three of them, and 125 M ₽ for these: they can all be done together.
    report = Report.objects.get(engagement=engagement_id)
    best = [row for row in rows if row.title in report.answer]
    assert len(best) == 3
    assert sum(row.cost_likely or 0 for row in best) == 125_000_000
    assert not any(row.requires or row.excludes or row.one_of for row in best)


@pytest.mark.usefixtures("samples")
@pytest.mark.parametrize("language", list(Language))
def test_its_round_has_threads_and_quick_choices(language):
    lead = team(language).lead
    engagement_id = graphs.graphs(lead).get(kind=ISSUE_TREE, tree_kind="").engagement_id
    row = rounds_read.rounds(lead, engagement_id).get(closed_at=None)
    said = discussion_read.comments(lead, row.pk)
    assert [one.is_resolved for one in said] == [False, False, True, True, False]
    found = choices_read.gut_order(lead, row.pk)
    assert found.people == 3
    assert len(found.lines) == 9


@pytest.mark.usefixtures("samples")
@pytest.mark.parametrize("language", list(Language))
def test_each_initiative_stands_on_one_slide(language):
    report = Report.objects.get(engagement__language=language)
    shown = document_to_look_at(team(language).lead, report.pk)
    shown = replace(shown, paper="wide", sections=(SectionChoice("initiatives"),))
    (section,) = build_sections(shown)
    assert len(section.pages) > 5
    assert make_pdf(shown).page_count == len(section.pages)


@pytest.mark.usefixtures("samples")
def test_a_half_loaded_sample_is_made_anew():
    stage_map = (
        graphs.graphs(team(Language.ENGLISH).lead).filter(kind=STAGE_MAP).latest("created_at")
    )
    stage_map.delete()
    assert load_samples() == 1


def test_texts_are_in_both_languages():
    english, russian = (sample("brand-marketing", language) for language in ("en", "ru"))

    def texts(value):
        if isinstance(value, dict):
            return [text for item in value.values() for text in texts(item)]
        if isinstance(value, list):
            return [text for item in value for text in texts(item)]
        return [value] if isinstance(value, str) else []

    pairs = list(zip(texts(english), texts(russian), strict=True))
    translated = [(a, b) for a, b in pairs if a != b]
    assert len(translated) > 150
    assert all(any("а" <= letter <= "я" for letter in russian.lower()) for _, russian in translated)
