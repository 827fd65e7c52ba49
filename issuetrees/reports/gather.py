"""From a report's row to its document: a fixed number of queries per graph.

A report shows what its engagement holds, whoever asked for it; who may ask is decided when
the export is requested.
"""

import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import translation

from issuetrees.accounts.models import User
from issuetrees.core.errors import NotFound
from issuetrees.core.graph import records, references
from issuetrees.core.graph.fields import Field
from issuetrees.core.tree_kinds import DRIVER
from issuetrees.graphs import read as graphs
from issuetrees.inquiry import review
from issuetrees.inquiry.kept import kept_tree
from issuetrees.inquiry.models import Brief
from issuetrees.inquiry.read import briefs
from issuetrees.practice.read import recuts
from issuetrees.reports import composition, versions
from issuetrees.reports.brands import shown_brand
from issuetrees.reports.document import (
    Cover,
    FindingLine,
    Printed,
    Reference,
    ReportDocument,
    SectionChoice,
    StageMap,
    Summary,
    Tree,
    TreeNode,
    WaiverLine,
)
from issuetrees.reports.gather_brief import build_brief
from issuetrees.reports.gather_comparisons import build_comparisons
from issuetrees.reports.gather_decided import build_decided
from issuetrees.reports.gather_drivers import KIND as DRIVERS
from issuetrees.reports.gather_drivers import build_drivers
from issuetrees.reports.gather_evidence import KINDS as EVIDENCE
from issuetrees.reports.gather_evidence import build_evidence
from issuetrees.reports.gather_framed import build_framed
from issuetrees.reports.gather_maps import build_maps
from issuetrees.reports.gather_measured import build_measured
from issuetrees.reports.gather_opinions import build_agreement, build_methods
from issuetrees.reports.gather_people import KINDS, build_people
from issuetrees.reports.gather_portfolio import build_portfolios
from issuetrees.reports.gather_ranking import build_ranking
from issuetrees.reports.gather_recuts import KIND as RECUTS
from issuetrees.reports.gather_recuts import build_recuts
from issuetrees.reports.gather_responsible import build_responsible
from issuetrees.reports.gather_robustness import build_lead, build_robustness
from issuetrees.reports.gather_weights import build_weighing
from issuetrees.reports.models import Report
from issuetrees.reports.pictures import named_pictures
from issuetrees.reports.read import report as get_report
from issuetrees.reports.scored import Ranking
from issuetrees.reports.sections import agreement, goals, methods, robustness, weights
from issuetrees.reports.sections.appendix_findings import KIND as FINDINGS
from issuetrees.reports.translations import known_words, texts_of, translated
from issuetrees.scoring.read import results as results_read
from issuetrees.scoring.read import sheets
from issuetrees.workspaces.access import Reader, Worker
from issuetrees.workspaces.models import Engagement

_PRINTED = [
    (name, row)
    for name, row in records.TABLE["nodes"].items()
    if row.is_printed and name != "title"
]
_PEOPLE = [name for name, row in _PRINTED if row.form == "person"]


@dataclass(frozen=True, slots=True)
class SecondText:
    """A text of a report, and what it is in the report's language; "" where there is none."""

    original: str
    text: str


@dataclass(frozen=True, slots=True)
class SecondTexts:
    """What a report says in another language than its engagement's."""

    language: str
    texts: tuple[SecondText, ...]


def second_texts(reader: Reader, report_id: uuid.UUID) -> SecondTexts:
    """Return the texts of a report with their translations; none where it needs none."""
    report = get_report(reader, report_id)
    if report.language == report.engagement.language:
        return SecondTexts(report.language, ())
    words = known_words(report.engagement, report.language)
    texts = texts_of(build_document(report_id, reader, is_translated=False))
    found = tuple(SecondText(text, words.get(text, "")) for text in texts)
    return SecondTexts(report.language, found)


def build_document(
    report_id: uuid.UUID, beholder: Reader | None = None, *, is_translated: bool = True
) -> ReportDocument:
    """Read a report and everything that it shows; of scores only what the beholder may see.

    Its texts are in its own language as far as they have been translated.
    """
    report = Report.objects.select_related("engagement__workspace").filter(pk=report_id).first()
    if report is None:
        raise NotFound
    with translation.override(report.language):
        return _document(report, beholder, is_translated=is_translated)


def _document(report: Report, beholder: Reader | None, *, is_translated: bool) -> ReportDocument:
    engagement = report.engagement
    reader = Worker(engagement.workspace_id, engagement.pk)
    seen_by = beholder or reader
    sections = composition.choices(report.sections)
    board = results_read.board(seen_by, engagement.pk)
    ranking = build_ranking(board)
    agreed = briefs.brief(reader, engagement.pk)
    graphs_shown = _graphs(report, reader, sections)
    kinds = {one.kind for one in sections}
    document = ReportDocument(
        cover=_cover(report),
        language=report.language,
        paper=report.paper,
        brand=shown_brand(engagement),
        sections=sections,
        pictures=named_pictures(engagement, sections),
        summary=_summary(report, agreed, graphs_shown["trees"]),
        brief=build_brief(agreed),
        ranking=ranking,
        **graphs_shown,
        **_opinions(kinds, seen_by, engagement, board, ranking),
        recuts=build_recuts(reader, engagement.pk) if RECUTS in kinds else (),
        **build_decided(kinds, reader, engagement.pk),
        **build_framed(kinds, reader, engagement.pk),
        **build_portfolios(kinds, seen_by, engagement),
        **build_responsible(kinds, reader, engagement.pk, Worker(engagement.workspace_id)),
        measured=build_measured(kinds, reader, engagement),
        currency=engagement.currency,
    )
    if is_translated and report.language != engagement.language:
        document = translated(document, known_words(engagement, report.language))
    # What the others scored is in the file before, too.
    if sheets.hides(seen_by, engagement.pk):
        return document
    return versions.with_changes(document, reader, report.pk)


def _graphs(report: Report, reader: Worker, sections: tuple[SectionChoice, ...]) -> dict[str, Any]:
    """The trees and maps of an engagement, and what is made from them."""
    engagement = report.engagement
    kinds = {one.kind for one in sections}
    rows = list(graphs.graphs_of(reader, engagement.pk))
    second = recuts.targets(reader, engagement.pk)
    asked = [row for row in rows if row.kind == records.ISSUE_TREE]
    own = [row for row in asked if row.pk not in second]
    maps = [row for row in rows if row.kind == records.STAGE_MAP]
    today = engagement.today()
    told = {row.pk: graphs.told_records(row) for row in asked}
    trees, findings = _trees(asked, told, second)
    return {
        "trees": trees,
        "findings": findings,
        "stage_maps": _maps(maps, is_checked=FINDINGS in kinds),
        "people": build_people(maps, reader, report.language, today) if KINDS & kinds else (),
        "evidence": build_evidence(own, reader) if EVIDENCE & kinds else (),
        "drivers": build_drivers(asked, told, today) if DRIVERS in kinds else (),
        "comparisons": build_comparisons(sections, asked, second, reader),
        "sources": {str(row.pk): row.revision for row in rows},
    }


def _trees(
    rows: Sequence[Any], told: Mapping[Any, Sequence[records.Node]], second: Collection[Any]
) -> tuple[tuple[Tree, ...], tuple[FindingLine, ...]]:
    """The trees of these graphs, of which ``second`` are second cuts, and what the checks say."""
    checked = [_tree(row, told[row.pk]) for row in rows]
    trees = tuple(
        replace(tree, is_recut=row.pk in second)
        for row, (tree, _lines) in zip(rows, checked, strict=True)
    )
    return trees, tuple(line for _tree, lines in checked for line in lines)


def _maps(rows: Sequence[Any], *, is_checked: bool) -> tuple[StageMap, ...]:
    """The maps of these graphs, with what the checks say of each where that is asked for."""
    shown = build_maps(rows)
    if not is_checked:
        return shown
    return tuple(
        replace(one, findings=tuple(map(_finding_line, review.review(row).findings)))
        for one, row in zip(shown, rows, strict=True)
    )


def _opinions(
    kinds: set[str],
    reader: Reader,
    engagement: Engagement,
    board: results_read.Board,
    ranking: Ranking | None,
) -> dict[str, Any]:
    """What only sections say that are in the report: it takes a while to work out."""
    found: dict[str, Any] = {}
    if robustness.KIND in kinds:
        found["robustness"] = build_robustness(reader, engagement, board)
        found["lead"] = build_lead(board, ranking)
    if agreement.KIND in kinds:
        found["agreement"] = build_agreement(reader, board)
    if methods.KIND in kinds:
        found["methods"] = build_methods(board)
    if {weights.KIND, goals.KIND} & kinds:
        found["weighing"] = build_weighing(reader, board, ranking)
    return found


def _cover(report: Report) -> Cover:
    engagement = report.engagement
    return Cover(
        title=report.title,
        subtitle=report.subtitle,
        client=engagement.client,
        engagement=engagement.name,
        firm=engagement.workspace.name,
        made_on=engagement.today(),
        stage=report.stage,
    )


def _summary(report: Report, agreed: Brief, trees: Sequence[Tree]) -> Summary:
    """The texts of the report, else of the brief; the question is the engagement's, else that of
    the first tree.
    """
    asked = (tree for tree in trees if tree.nodes and tree.kind != DRIVER)
    roots = (tree.nodes[0].title for tree in asked)
    return Summary(
        situation=report.situation or agreed.situation,
        complication=report.complication or agreed.complication,
        question=report.engagement.question or next(roots, ""),
        answer=report.answer,
        decisions=tuple(line.strip(" -–—•*\t") for line in report.decisions.splitlines()),
    )


def _tree(row: Any, told: Sequence[records.Node]) -> tuple[Tree, list[FindingLine]]:
    """A tree with the verdict on each split, and what the checks say of it."""
    known = kept_tree(row)
    found = references.own(told)
    names = _names(getattr(node, name) for name in _PEOPLE for node in found)
    places = _numbers(found)
    checked = review.of_nodes(row, told, known)
    shown = _references(told, places)
    nodes = tuple(
        TreeNode(
            id=node.id,
            parent_id=node.parent_id,
            number=places[node.id][0],
            depth=places[node.id][1],
            title=node.title,
            fields={name: _printed(row, getattr(node, name), names) for name, row in _PRINTED},
            mark=checked.verdicts[node.id].overall if node.id in checked.verdicts else "",
            references=tuple(shown.get(node.id, ())),
        )
        for node in found
    )
    # What both sides of a split say is printed once.
    lines = dict.fromkeys(_finding_line(finding) for finding in checked.findings)
    own = [replace(line, tree_id=str(row.pk)) for line in lines]
    return Tree(row.title, row.revision, nodes, str(row.pk), row.tree_kind), own


def _references(
    told: Sequence[records.Node], places: Mapping[str, tuple[str, int]]
) -> dict[str, list[Reference]]:
    """Return what shows other branches by what it stands under."""
    found: dict[str, list[Reference]] = {}
    counts: Counter[str] = Counter()
    for node in told:
        if node.parent_id is None:
            continue
        if node.refers_to is not None:
            number = f"→ {places[node.refers_to][0]}"
            place = counts[node.parent_id]
            one = Reference(node.id, place, node.refers_to, number, node.title, node.status)
            found.setdefault(node.parent_id, []).append(one)
        counts[node.parent_id] += 1
    return found


def _printed(row: Field, value: Any, names: Mapping[str, str]) -> Printed:
    """Return what a report says of a field."""
    if row.form == "person":
        return names.get(value or "", "")
    if row.form == "day":
        return date.fromisoformat(value) if value else None
    printed: Printed = value
    return printed


def _finding_line(finding: review.Finding) -> FindingLine:
    said, waiver = finding.waiver, None
    if said is not None:
        waiver = WaiverLine(said.reason, str(said.author or ""), said.waived_on)
    return FindingLine(
        number=finding.number,
        title=finding.title,
        verdict=finding.verdict,
        sentence=finding.sentence,
        waiver=waiver,
    )


def _numbers(nodes: Sequence[records.Node]) -> dict[str, tuple[str, int]]:
    """Number and depth of each node; parents come before their children."""
    places: dict[str, tuple[str, int]] = {}
    counts: dict[str, int] = {}
    for node in nodes:
        if node.parent_id is None:
            places[node.id] = ("", 0)
            continue
        counts[node.parent_id] = counts.get(node.parent_id, 0) + 1
        above, depth = places[node.parent_id]
        own = str(counts[node.parent_id])
        places[node.id] = (f"{above}.{own}" if above else own, depth + 1)
    return places


def _names(ids: Iterable[str | None]) -> dict[str, str]:
    known = {value for value in ids if value}
    if not known:
        return {}
    people = User.objects.filter(pk__in=known).only("id", "name", "email")
    return {str(person.pk): person.name or person.email for person in people}
