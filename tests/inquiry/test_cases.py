"""Cases of a split among its findings: run again at every change, accepted, copied, printed."""

from typing import Any

import pytest

from issuetrees.copying.graphs import copy_graph
from issuetrees.core.graph.records import Fields
from issuetrees.graphs import read
from issuetrees.inquiry.review import Finding, review_after
from issuetrees.reports.gather import build_document
from issuetrees.reports.models import Report
from tests.inquiry.trees import commit, make_tree, node_of, overlap, retitle, review, waive

SPLIT = "How old are they?"
OUT = "Anna, 40 years"


def keep(cast: Any, graph: Any, *texts: str, **more: Any) -> None:
    cases: Fields = {"listed": [{"text": text} for text in texts], **more}
    key = node_of(cast, graph, SPLIT)
    commit(cast, graph, {"kind": "edit_node", "id": key, "fields": {"cases": cases}})


def nowhere(person: Any, graph: Any) -> Finding:
    (found,) = [one for one in review(person, graph).findings if one.code == "case_nowhere"]
    return found


def codes(found: Any) -> set[str]:
    return {one.code for one in found.findings}


@pytest.fixture
def graph(cast: Any) -> Any:
    made = make_tree(cast)
    review(cast.viewer, made)
    return made


def test_a_case_is_found_with_the_change_and_gone_with_the_next(cast, graph):
    before = read.graph(cast.viewer, graph.pk).revision
    keep(cast, graph, OUT, "Boris, 20 years")
    after = review_after(read.graph(cast.viewer, graph.pk), before)
    assert "case_nowhere" in codes(after)
    assert after.verdicts[node_of(cast, graph, SPLIT)].exhaustive == "disproved"
    retitle(cast, graph, "25–35", "25 and over")
    again = review_after(read.graph(cast.viewer, graph.pk), after.revision)
    assert "case_nowhere" not in codes(again)


def test_a_waiver_of_something_else_stands_when_a_case_is_added(cast, graph):
    waive(cast, graph, overlap(cast.viewer, graph))
    keep(cast, graph, OUT)
    assert overlap(cast.viewer, graph).is_waived


def test_a_waiver_of_a_case_lapses_when_there_is_another(cast, graph):
    keep(cast, graph, OUT)
    waive(cast, graph, nowhere(cast.viewer, graph))
    assert nowhere(cast.viewer, graph).is_waived
    keep(cast, graph, OUT, "Vera, 50 years")
    found = nowhere(cast.viewer, graph)
    assert (found.is_waived, found.waiver is not None) == (False, True)


def test_a_copy_has_the_cases(cast, graph):
    keep(cast, graph, OUT)
    copy = copy_graph(actor=cast.editor, graph_id=graph.pk, title="Copy").graph
    assert nowhere(cast.editor, copy).witness == OUT


def test_a_report_prints_the_counterexample_and_who_looked_in_vain(cast, graph):
    keep(cast, graph, OUT)
    named = {"by": str(cast.editor), "on": "2026-11-28"}
    root = node_of(cast, graph, "Whom do we speak to?")
    looked = {"kind": "edit_node", "id": root, "fields": {"cases": {"none_found": named}}}
    commit(cast, graph, looked)
    report = Report.objects.create(engagement=cast.engagement, title="Report", language="ru")
    document = build_document(report.pk)
    told = {line.sentence: line.verdict for line in document.findings or ()}
    (case,) = [sentence for sentence in told if OUT in sentence]
    assert told[case] == "disproved"
    (vain,) = [sentence for sentence in told if "28 ноя 2026" in sentence]
    assert told[vain] == "unknown"
