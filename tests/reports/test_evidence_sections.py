"""Reports say what the evidence supports, list it, and name what is assumed."""

import uuid
from dataclasses import replace
from typing import Any

from django.core.files.base import ContentFile

from issuetrees.inquiry.write import assumptions, sources
from issuetrees.inquiry.write import evidence as write
from issuetrees.inquiry.write.source_files import attach_to_source
from issuetrees.reports import write as reports
from issuetrees.reports.evidence import PrunedBranch
from issuetrees.reports.gather import build_document
from tests.inquiry.trees import make_tree, node_of
from tests.reports.documents import document
from tests.reports.scenes import built, plain, table, words
from tests.reports.test_claims import sections


def test_evidence_says_how_many_hypotheses_are_supported() -> None:
    section = built("evidence")
    assert plain(section.pages[0].title) == "The evidence supports 1 of 2 hypotheses"
    [first, second] = table(section).rows
    assert words(first.cells[2]) == "Supported\nmedium confidence"
    assert "no evidence yet" in words(second.cells[2])


def test_evidence_register_and_assumptions_name_sources_and_what_is_stale() -> None:
    [for_it, against] = table(built("evidence_register")).rows
    assert "Sokolova" in words(for_it.cells[4])
    assert (words(against.cells[2]), words(against.cells[4])) == ("Against", "no source")
    [row] = table(built("assumptions")).rows
    assert "to look at again: 1.2" in words(row.cells[4])


def test_a_report_holds_the_evidence_of_its_trees(cast: Any) -> None:
    tree = make_tree(cast)
    town = uuid.UUID(node_of(cast, tree, "In town"))
    here: dict[str, Any] = {"actor": cast.editor}
    engagement = {"engagement_id": cast.engagement.pk}
    source = sources.create_source(**here, **engagement, title="Census", author="Rosstat")
    file = ContentFile(b"%PDF-1.7", "census.pdf")
    attach_to_source(**here, source_id=source.pk, file=file)
    said: dict[str, Any] = {
        "claim": "Most do",
        "stance": "for",
        "source_id": source.pk,
        "page": "p. 2",
    }
    write.add_evidence(**here, graph_id=tree.pk, node_id=town, **said)
    assumptions.create_assumption(**here, graph_id=tree.pk, statement="It lasts", node_ids=[town])
    kinds = [{"kind": kind} for kind in ("evidence", "evidence_register", "assumptions")]
    report = reports.create_report(**here, **engagement, title="Findings", sections=kinds)
    [found] = build_document(report.pk).evidence
    assert (found.hypotheses[0].number, found.hypotheses[0].status) == ("2.1", "supported")
    assert found.register[0].source == "Rosstat, Census, p. 2, file census.pdf"
    assert found.assumptions[0].numbers == ("2.1",)


def test_a_pruned_branch_stays_with_the_reason() -> None:
    held = document()
    pruned = (PrunedBranch("3", "Sponsors", "Too dear"),)
    shown = replace(held, evidence=(replace(held.evidence[0], pruned=pruned),))
    (section,) = sections(shown, "evidence")
    assert words(table(section).rows[-1].cells[1]) == "Sponsors\nPruned: Too dear"
