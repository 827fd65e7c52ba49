"""The section on where weights come from: whose they are, how they were asked, how they differ."""

from dataclasses import replace

import pytest
from django.utils import translation

from issuetrees.reports import composition
from issuetrees.reports.document import ReportDocument, SectionChoice
from issuetrees.reports.gather import build_document
from issuetrees.reports.models import Report
from issuetrees.reports.opinions import Weighing
from issuetrees.reports.scene.blocks import Source
from issuetrees.reports.scene.tables import Cell, Number, Share, Span, Table
from issuetrees.reports.sections.built import build_sections
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import weight_sets as sets_write
from tests.cast import Cast
from tests.reports.documents import document
from tests.reports.scenes import blocks, plain, words
from tests.scoring.answers import answer, knot_answers
from tests.scoring.cases import Case, make_case


def tables(source: ReportDocument, **chosen: bool) -> list[Table]:
    choice = SectionChoice("weights", options=chosen)
    [section] = build_sections(replace(source, sections=(choice,)))
    return list(blocks(section, Table))


def title(weighing: Weighing, language: str = "en", **chosen: bool) -> str:
    source = document(language, (SectionChoice("weights", options=chosen),))
    with translation.override(language):
        [section] = build_sections(replace(source, weighing=weighing, paper="wide"))
    return plain(section.title)


def shares(cell: Cell) -> int:
    assert isinstance(cell.value, Share)
    return round(100 * float(cell.value.value))


def test_the_title_says_whose_weights_are_in_use_and_where_people_differ() -> None:
    made = document().weighing
    assert made is not None
    assert "In use is the arithmetic mean of weights of 2 people; they differ most on" in title(
        made
    )
    first, second = made.people
    third = replace(first, shares=(*first.shares[:2], *second.shares[2:]))
    one_sided = replace(made, people=(replace(third, shares=(0.5, *third.shares[1:])), second))
    assert "%" in title(one_sided).partition("they differ most on")[2]
    alone = replace(made, way="", people=(replace(first, is_used=True), second))
    assert f"In use are the weights of {first.name}" in title(alone)
    assert "weights of Person 1" in title(alone, has_people=False)
    agreed = replace(made, way="")
    assert f"to the percent those of {second.name}" in title(agreed)
    others = replace(agreed, people=(first, replace(second, shares=first.shares)))
    assert "Agreed weights are in use beside those of 2 people" in title(others)
    same = replace(made, people=(first, replace(second, shares=first.shares)))
    assert "all weigh the goals the same" in title(same)
    judged = replace(made, way="judgements")
    assert "среднее геометрическое суждений (AIJ)" in title(judged, "ru")


def test_every_column_adds_up_and_the_range_is_that_of_the_printed_shares() -> None:
    made = document()
    assert made.ranking is not None
    table = tables(made)[1]
    assert [column.name for column in table.columns] == [
        "goal", "person-1", "person-2", "low", "high", "used",
    ]  # fmt: skip
    goals = [row for row in table.rows if row.role == "goal"]
    for column in (1, 2, 5):
        assert sum(shares(row.cells[column]) for row in goals) == 100
        parts = [row for row in table.rows if row.role == "criterion"]
        assert sum(shares(row.cells[column]) for row in parts) == 100
    for row in table.rows:
        said = sorted(shares(cell) for cell in row.cells[1:3])
        assert said == [shares(cell) for cell in row.cells[3:5]]


def test_many_people_leave_the_range_and_names_may_be_left_out() -> None:
    made = document()
    assert made.weighing is not None
    crowd = replace(made, weighing=replace(made.weighing, people=made.weighing.people * 8))
    people, side = tables(crowd, has_people=False)
    assert [column.name for column in side.columns] == ["goal", "low", "high", "used"]
    names = [words(row.cells[0]) for row in people.rows]
    assert (names[0], names[15]) == ("Person 1", "Person 16")


def test_answers_are_shown_on_request_and_a_bad_judgement_is_named() -> None:
    people, _side = tables(document())
    said = plain(words(people.rows[1].cells[-1]))
    assert "consistency ratio 0.14, up to 0.1 is fine (random index of Saaty 1980)" in said
    assert "said 7 times, the other answers ask for 3" in said
    answers = tables(document(), has_answers=True)[2]
    assert [plain(words(row.cells[0])) for row in answers.rows if row.role == "goal"] == [
        "A. Bell · Swing: what the step from worst to best is worth",
        "R. Kim · Pairwise comparison (AHP)",
    ]
    values = [row.cells[-1].value for row in answers.rows if row.role != "goal"]
    assert isinstance(values[0], Span)
    assert isinstance(values[-1], Number)
    assert (values[-1].value, values[-1].unit) == (7.0, "×")
    [section] = build_sections(document("en", (SectionChoice("weights"),)))
    [source] = blocks(section, Source)
    assert "(distributive)" in plain(source.text)


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


def gathered(cast: Cast, *kinds: str) -> ReportDocument:
    report = Report.objects.create(
        engagement=cast.engagement,
        title="All",
        language="en",
        sections=[composition.row(kind, kind) for kind in kinds],
    )
    return build_document(report.pk, cast.owner)


def test_whose_weights_rank_is_read_from_the_engagement(cast: Cast, case: Case) -> None:
    assert gathered(cast, "weights").weighing is None
    first = answer(cast, case, answers=knot_answers(case, (3, 1), (1, 1)))
    answer(cast, case, name="Marketing", answers=knot_answers(case, (1, 3), (1, 1)))
    sets_write.take_weight_set(actor=cast.editor, set_id=first.pk)
    found = gathered(cast, "weights").weighing
    assert found is not None
    assert found.used is not None
    assert (found.used.name, found.way) == (first.name, "")
    assert [one.item for one in found.used.answers[:2]] == [goal.title for goal in case.goals]
    sets_write.take_merged(actor=cast.editor, engagement_id=cast.engagement.pk)
    merged = gathered(cast, "goals").weighing
    assert merged is not None
    assert (merged.used, merged.way) == (None, "arithmetic")


def test_a_part_of_a_goal_is_printed_below_its_whole(cast: Cast, case: Case) -> None:
    whole = goals_write.create_goal(actor=cast.owner, engagement_id=cast.engagement.pk, title="All")
    part = case.goals[0]
    goals_write.move_goal(actor=cast.owner, goal_id=part.pk, parent_id=whole.pk, before_id=None)
    found = gathered(cast, "goals", "weights").ranking
    assert found is not None
    assert f"All › {part.title}" in [goal.path for goal in found.goals]
    markup = build_sections(gathered(cast, "goals"))[0].pages[0].blocks
    [table] = [block for block in markup if isinstance(block, Table) and block.id == "goals"]
    assert f"All › {part.title}" in [plain(words(row.cells[1])) for row in table.rows]
