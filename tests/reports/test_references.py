"""A branch that is shown a second time is printed in its place, and counted once."""

from dataclasses import replace

from django.utils import translation

from issuetrees.reports.document import Reference, SectionChoice
from issuetrees.reports.sections.shown import with_references
from tests.reports.documents import document, markup_of, tree

CASE = tree("Profit\n Revenue\n  Price\n  Volume\n Cost\n  Cost of each")


def shown_twice():
    volume = next(node for node in CASE.nodes if node.title == "Volume")
    reference = Reference("again", 0, volume.id, "→ 1.2", "Volume")
    nodes = (
        replace(node, references=(reference,)) if node.title == "Cost" else node
        for node in CASE.nodes
    )
    return replace(CASE, nodes=tuple(nodes)), volume


def test_it_stands_where_it_was_put_and_goes_with_the_level():
    case, _ = shown_twice()
    found = [(node.number, node.title) for node in with_references(case.nodes)]
    assert found[-3:] == [("2", "Cost"), ("→ 1.2", "Volume"), ("2.1", "Cost of each")]
    assert len(with_references(case.down_to(1).nodes)) == 3
    assert with_references(CASE.nodes) == list(CASE.nodes)


def test_outline_and_tree_print_it_with_a_link_and_count_it_once():
    case, volume = shown_twice()
    with translation.override("en"):
        chosen = (SectionChoice("tree"), SectionChoice("appendix_outline"))
        text = markup_of(replace(document("en", chosen), trees=(case,)))
    assert f'<a href="#o-{volume.id}">Volume</a>' in text
    assert text.count("→ 1.2") >= 2
    assert "All 5 questions in full" in text
