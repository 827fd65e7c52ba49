"""From rows to a document: all that the engagement holds, in a fixed number of queries."""

import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from issuetrees.accounts.models import User
from issuetrees.core.errors import NotFound
from issuetrees.core.graph.progress import progress
from issuetrees.graphs import read as graphs
from issuetrees.graphs.write import commit, create_graph
from issuetrees.jobs import work
from issuetrees.jobs.write import enqueue
from issuetrees.kit.models import new_id
from issuetrees.reports import exports
from issuetrees.reports.composition import row as section_row
from issuetrees.reports.document import SectionChoice
from issuetrees.reports.formats.made import file_name
from issuetrees.reports.gather import build_document
from issuetrees.reports.models import Export, Report
from tests.cast import Cast


@pytest.mark.usefixtures("samples")
def test_samples_in_both_languages() -> None:
    for report in Report.objects.all():
        document = build_document(report.pk)
        assert document.language == report.language
        assert document.cover.firm == report.engagement.workspace.name
        assert [len(tree.parts) for tree in document.trees] == [5, 2]
        assert [progress(tree.nodes).to_answer for tree in document.questions] == [20]
        [tree] = document.questions
        member = report.engagement.workspace.memberships.select_related("user")[0].user
        standing = graphs.standing(member, report.engagement_id, report.engagement.today())
        assert standing.progress == progress(tree.nodes)
        assert document.findings is not None
        assert len(document.findings) == len(set(document.findings)) > 0
        assert document.ranking is not None
        assert len(document.ranking.rows) == 24
        assert sum(goal.share for goal in document.ranking.goals) == pytest.approx(1)
        for row in document.ranking.rows:
            assert sum(row.parts) == pytest.approx(row.score)
        assert document.findings is not None
        # Pasted, hypotheses, plan, so-whats; the driver tree pasted; the map of roles pasted.
        assert list(document.sources.values()) == [4, 1, 1]


@pytest.mark.usefixtures("samples")
def test_stage_map_of_the_sample() -> None:
    engagement = Report.objects.filter(language="en").get().engagement.workspace.engagements
    career = engagement.exclude(graphs__kind="issue_tree").get(graphs__kind="stage_map")
    report = Report.objects.create(engagement=career, title="Way", language="en")
    (found,) = build_document(report.pk).stage_maps
    assert len([stage for stage in found.stages if stage.kind == "stage"]) == 11
    assert len([stage for stage in found.stages if stage.kind == "fork"]) == 3
    assert len(found.transitions) == 17
    assert all(way.months for way in found.transitions)
    assert any(way.condition for way in found.transitions)
    assert {way.is_backward for way in found.transitions} == {True, False}


def test_queries_do_not_grow_with_the_tree(cast: Cast) -> None:
    report = Report.objects.create(engagement=cast.engagement, title="R")
    graph = _tree(cast, 3)
    few = _queries(report)
    root = str(graph)
    commands = [_add(root, f"More {number}") for number in range(60)]
    commit(graph_id=_graph_of(cast), commands=commands, actor=cast.editor)
    assert _queries(report) == few


def test_findings_and_marks_follow_the_splits(cast: Cast) -> None:
    report = Report.objects.create(engagement=cast.engagement, title="R", language="en")
    _tree(cast, 0, ("18–25", "25–35"))
    document = build_document(report.pk)
    assert document.trees[0].nodes[0].mark == "disproved"
    assert document.findings is not None
    assert any(line.verdict == "disproved" and "25" in line.sentence for line in document.findings)


def test_empty_engagement(cast: Cast) -> None:
    report = Report.objects.create(engagement=cast.engagement, title="R")
    document = build_document(report.pk)
    assert document.ranking is None
    assert document.trees == ()
    assert document.sources == {}
    assert document.summary.question == cast.engagement.question


def test_sections_that_are_off_are_left_out(cast: Cast) -> None:
    report = Report.objects.create(
        engagement=cast.engagement,
        title="R",
        sections=[
            section_row("summary", "summary", title="Own", options={"has_figures": False}),
            section_row("cover", "cover", is_on=False),
        ],
    )
    assert build_document(report.pk).sections == (
        SectionChoice("summary", "Own", "summary", {"has_figures": False}),
    )


def test_decisions_are_lines_without_their_marks(cast: Cast) -> None:
    report = Report.objects.create(
        engagement=cast.engagement, title="R", decisions="- Approve\n• Start\n\nName"
    )
    decisions = build_document(report.pk).summary.decisions
    assert [line for line in decisions if line] == ["Approve", "Start", "Name"]


def test_unknown_report(db: None) -> None:
    with pytest.raises(NotFound):
        build_document(uuid.uuid4())


def test_an_export_is_a_named_file_with_its_sources(cast: Cast) -> None:
    report = Report.objects.create(
        engagement=cast.engagement, title='A/B: "what" now?', answer="Choose two."
    )
    _tree(cast, 3)
    made = _exported(report)
    with made.file.open() as file:
        assert file.read().startswith(b"%PDF-")
    assert made.page_count >= 4
    assert made.file_name.startswith("A B what now ")
    assert made.file_name.endswith(".pdf")
    assert made.sources == {str(_graph_of(cast)): 1}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Отчёт: итоги", "Отчёт итоги 2026-11-23.pdf"),
        ("../../etc/passwd", "etc passwd 2026-11-23.pdf"),
        ("///", "report 2026-11-23.pdf"),
    ],
)
def test_file_names_suit_every_system(title: str, name: str) -> None:
    assert file_name(title, date(2026, 11, 23), "pdf") == name


def _tree(cast: Cast, count: int, titles: tuple[str, ...] = ()) -> uuid.UUID:
    """Make an issue tree; return its root's id."""
    graph = create_graph(
        actor=cast.editor, engagement_id=cast.engagement.pk, kind="issue_tree", title="Tree"
    )
    root = new_id()
    first = {"kind": "add_node", "id": str(root), "parent_id": None, "title": "Root?"}
    below = titles or tuple(f"Question {number}" for number in range(count))
    commands = [first, *(_add(str(root), title) for title in below)]
    commit(graph_id=graph.pk, commands=commands, actor=cast.editor)
    return root


def _add(parent_id: str, title: str) -> dict[str, object]:
    return {"kind": "add_node", "id": str(new_id()), "parent_id": parent_id, "title": title}


def _graph_of(cast: Cast) -> uuid.UUID:
    return cast.engagement.graphs.get().pk


def _queries(report: Report) -> int:
    build_document(report.pk)  # keeps what the checks say, as whoever looks first does
    with CaptureQueriesContext(connection) as queries:
        build_document(report.pk)
    return len(queries)


def test_a_report_is_made_after_everybody_has_left(cast: Cast) -> None:
    report = Report.objects.create(engagement=cast.engagement, title="Where to invest")
    _tree(cast, 1)
    User.objects.filter(memberships__workspace=cast.workspace).delete()
    made = _exported(report)
    assert made.page_count > 0
    assert made.sources


def _exported(report: Report) -> Export:
    """Have a worker make the file of a report."""
    export = Export.objects.create(report=report, job=enqueue(exports.NAME))
    work.drain()
    return Export.objects.get(pk=export.pk)
