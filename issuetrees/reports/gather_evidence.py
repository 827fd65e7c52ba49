"""The evidence on the trees of a report: a fixed number of queries per tree."""

from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import get_language, ngettext

from issuetrees.inquiry.evidence_words import contradiction_words
from issuetrees.inquiry.models import Assumption, Evidence, Source
from issuetrees.inquiry.read import assumptions as assumptions_read
from issuetrees.inquiry.read import evidence as read
from issuetrees.kit.formats.days import day
from issuetrees.kit.sentences import fill
from issuetrees.reports.evidence import (
    AssumptionLine,
    EvidenceLine,
    Hypothesis,
    PrunedBranch,
    TreeEvidence,
)
from issuetrees.workspaces.access import Worker

_FILES: Final = "source__files"
#: Kinds of sections that show evidence.
KINDS: Final = frozenset({"evidence", "evidence_register", "assumptions"})


def build_evidence(rows: Iterable[Any], reader: Worker) -> tuple[TreeEvidence, ...]:
    """Return what stands on these trees, in the active language; trees without any are left out."""
    found = (_of_tree(row, reader) for row in rows)
    return tuple(one for one in found if one.hypotheses or one.assumptions)


def _of_tree(row: Any, reader: Worker) -> TreeEvidence:
    pieces = list(read.evidence_of(reader, row.pk).prefetch_related(_FILES))
    found = read.standings_of(row, pieces)
    place = {key: index for index, key in enumerate(found.numbers)}
    shown = [one for one in pieces if any(one in each.items for each in found.questions)]
    shown.sort(key=lambda one: place[str(one.node.id)])
    return TreeEvidence(
        title=row.title,
        hypotheses=tuple(map(_hypothesis, found.questions)),
        register=tuple(_line(one, found) for one in shown),
        assumptions=tuple(
            _assumption(one, found)
            for one in assumptions_read.assumptions(reader, row.pk).prefetch_related(_FILES)
        ),
        contradictions=tuple(contradiction_words(one, found) for one in found.contradictions),
        pruned=tuple(
            PrunedBranch(found.numbers.get(one.id, ""), one.title, one.prune_reason)
            for one in found.pruned
        ),
    )


def _hypothesis(one: read.Question) -> Hypothesis:
    standing = one.standing
    return Hypothesis(
        number=one.number,
        title=one.node.title,
        hypothesis=one.node.hypothesis,
        status=standing.status,
        confidence=standing.confidence or "",
        count_for=standing.count_for,
        count_against=standing.count_against,
        sources=standing.sources,
    )


def _line(row: Evidence, found: read.Standings) -> EvidenceLine:
    return EvidenceLine(
        number=found.numbers.get(str(row.node.id), ""),
        claim=row.claim,
        stance=row.stance,
        strength=row.strength,
        source=_source(row.known_source, row.page),
        added_by=str(row.author) if row.author else "",
    )


def _source(row: Source | None, page: str = "") -> str:
    """Name a source with author, day and page, and the files that are kept of it."""
    if row is None:
        return ""
    on = day(row.dated_on, get_language() or "en") if row.dated_on else ""
    parts = (row.author, row.title, on, page or row.pages, _files(row))
    return ", ".join(part for part in parts if part)


def _files(row: Source) -> str:
    names = [one.name for one in row.files.all()]
    if not names:
        return ""
    return fill(ngettext("file {names}", "files {names}", len(names)), names=", ".join(names))


def _assumption(row: Assumption, found: read.Standings) -> AssumptionLine:
    uses = [(found.numbers.get(str(use.node.id), ""), use.is_stale) for use in row.uses.all()]
    return AssumptionLine(
        statement=row.statement,
        breaks_if=row.breaks_if,
        confidence=row.confidence,
        owner=str(row.owner) if row.owner else "",
        source=_source(row.known_source),
        numbers=tuple(number for number, _is_stale in uses),
        stale=tuple(number for number, is_stale in uses if is_stale),
    )
