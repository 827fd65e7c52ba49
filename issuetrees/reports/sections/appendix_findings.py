"""Appendix: what the checks say of splits and maps, with witnesses and accepted exceptions."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core import mece
from issuetrees.core.mece import gravity
from issuetrees.kit.sentences import fill
from issuetrees.reports.document import FindingLine, WaiverLine
from issuetrees.reports.scene.blocks import Block, Entry, Heading, Paragraph
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.rows import numbered
from issuetrees.reports.scene.tables import Cell, Column, Kind, Line, Row, Sign, Table
from issuetrees.reports.sections.base import Assignment, Built, Misfit, Typist, source_of
from issuetrees.reports.sections.marks import verdict_word
from issuetrees.reports.sections.options import Several

KIND: Final = "appendix_findings"
# The gravest come first; the rest is a number.
MOST_ROWS: Final = 300
VERDICTS: Final = Several(
    "verdicts",
    gettext_lazy("Verdicts"),
    default=tuple(mece.VERDICTS),
    choices={name: gettext_lazy(word) for name, word in mece.VERDICTS.items()},
)
OPTIONS: Final = (VERDICTS,)


def build(assignment: Assignment) -> Built | None:
    """Return a table of the splits and one of each map, or None when there is nothing to check."""
    verdicts = VERDICTS.of(assignment.choice)
    parts = [part.of(verdicts) for part in _parts(assignment)]
    if not parts:
        return None
    tracker = _("Appendix · MECE review")
    pages, misfits = [], []
    for place, part in enumerate(parts):
        anchor = f"{assignment.anchor}-{place + 1}" if place else assignment.anchor
        title = assignment.typist.title(part.title) if place else assignment.heading(part.title)
        left_out = _cut(len(part.findings) - MOST_ROWS)
        source = assignment.typist.text(" ".join([part.source, *left_out]))
        blocks = (*_blocks(part, assignment.typist), *source_of(source))
        pages.append(Page(anchor, title, tracker, blocks, follows=place > 0))
        misfits += [Misfit("cut", anchor, sentence) for sentence in left_out]
    counts = [min(len(part.findings), MOST_ROWS) for part in parts]
    return Built(
        kind=KIND,
        pages=tuple(pages),
        entries=(Entry(pages[0].id, pages[0].title),),
        sheets=1 + sum(counts) // 24,
        is_short=sum(counts) <= 7 and len(parts) == 1,
        misfits=tuple(misfits),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """What the checks say of all trees or of one map, with the words around it; ``trees`` are the
    titles of trees by their ids, where the numbers of findings are of several.
    """

    title: str
    source: str
    nothing: str
    lapsed: str
    findings: tuple[FindingLine, ...]
    has_numbers: bool
    trees: Mapping[str, str] = field(default_factory=dict)

    def of(self, verdicts: Sequence[str]) -> "_Part":
        """The part with findings of these verdicts, the gravest first."""
        shown = [one for one in self.findings if one.verdict in verdicts]
        return replace(self, findings=tuple(sorted(shown, key=lambda one: gravity(one.verdict))))


def _parts(assignment: Assignment) -> Iterator[_Part]:
    document, typist = assignment.document, assignment.typist
    marks = Counter(node.mark for tree in document.trees for node in tree.nodes if node.mark)
    if document.findings is not None and (marks or document.findings):
        yield _Part(
            action_title(marks, typist),
            _("Source: automatic check of every split"),
            _nothing_found(),
            _("The split has changed since {by} accepted this on {day}: {reason}"),
            document.findings,
            has_numbers=True,
            trees={tree.id: tree.title for tree in document.trees},
        )
    for found in document.stage_maps:
        if found.findings is not None and found.stages:
            yield _of_map(found.title, found.findings, typist)


def _of_map(title: str, findings: tuple[FindingLine, ...], typist: Typist) -> _Part:
    return _Part(
        map_title(title, findings, typist),
        _("Source: automatic check of every stage, arrow and fork"),
        _(
            "Every stage, arrow and fork was looked through for ways that lead nowhere, answers"
            " without a way, jumps of levels and months out of order."
        ),
        _("The map has changed since {by} accepted this on {day}: {reason}"),
        findings,
        has_numbers=False,
    )


def _nothing_found() -> str:
    return _(
        "Every split was looked through for overlaps, gaps, duplicates and blank labels. A split "
        "without a proof counts as unproven, not as right."
    )


def _blocks(part: _Part, typist: Typist) -> Iterator[Block]:
    """The findings as a table for each tree, or in a sentence that there are none."""
    if not part.findings:
        yield Paragraph.of(part.nothing, "lead")
    shown: dict[str, list[FindingLine]] = {tree_id: [] for tree_id in part.trees}
    for finding in part.findings[:MOST_ROWS]:
        shown.setdefault(finding.tree_id, []).append(finding)
    told = [(tree_id, lines) for tree_id, lines in shown.items() if lines]
    for place, (tree_id, lines) in enumerate(told, 1):
        if len(told) > 1 and tree_id in part.trees:
            yield Heading(typist.text(part.trees[tree_id]))
        yield _table(lines, place, part, typist)


def _table(lines: Sequence[FindingLine], place: int, part: _Part, typist: Typist) -> Table:
    number = (Column("number", _("No."), width=34, role="quiet"),) if part.has_numbers else ()
    columns = (
        *number,
        Column("verdict", _("Verdict"), Kind.VERDICT, 84),
        Column("finding", _("Finding")),
    )
    rows = tuple(_row(finding, part, typist) for finding in lines)
    name, title = ("findings", _("MECE review"))
    if place > 1:
        name, title = f"{name}-{place}", f"{title} {place}"
    table = Table(name, title, columns, rows, role="findings")
    return numbered(table) if number else table


def map_title(title: str, findings: Sequence[FindingLine], typist: Typist) -> str:
    """Say how much of a map is wrong, else how much is worth a look, else that nothing is open."""
    counts = Counter(one.verdict for one in findings)
    named = typist.quoted(title)
    if wrong := counts["disproved"]:
        words = ngettext(
            "The map {map} has {count} fault", "The map {map} has {count} faults", wrong
        )
        return words.format(map=named, count=typist.number(wrong))
    if advice := counts["advice"]:
        words = ngettext(
            "The map {map} has no fault; {count} place is worth a look",
            "The map {map} has no fault; {count} places are worth a look",
            advice,
        )
        return words.format(map=named, count=typist.number(advice))
    if counts:
        return _("All findings on the map {map} are accepted").format(map=named)
    return _("The checks find nothing on the map {map}").format(map=named)


def action_title(marks: Mapping[str, int], typist: Typist) -> str:
    """Say how many splits are wrong, else how many nothing proves: unproven is not right."""
    total = sum(marks.values())
    wrong, unproven = marks.get("disproved", 0), marks.get("unknown", 0)
    if wrong:
        return ngettext(
            "{count} split of {total} is disproved by a witness",
            "{count} splits of {total} are disproved by a witness",
            wrong,
        ).format(count=typist.number(wrong), total=typist.number(total))
    if unproven == total > 1:
        return ngettext(
            "None of the {count} splits is proved, and none disproved",
            "None of the {count} splits is proved, and none disproved",
            total,
        ).format(count=typist.number(total))
    if unproven:
        return ngettext(
            "{count} split of {total} is unproven, none is disproved",
            "{count} splits of {total} are unproven, none is disproved",
            unproven,
        ).format(count=typist.number(unproven), total=typist.number(total))
    return ngettext("The one split is proved", "All {count} splits are proved", total).format(
        count=typist.number(total)
    )


def _cut(left_out: int) -> list[str]:
    """Say how many findings are not printed."""
    if left_out <= 0:
        return []
    text = ngettext(
        "{count} lighter finding is not printed.",
        "{count} lighter findings are not printed.",
        left_out,
    )
    return [text.format(count=left_out)]


def _row(finding: FindingLine, part: _Part, typist: Typist) -> Row:
    lines = [Line(typist.text(finding.title), "strong")] if finding.title else []
    lines.append(Line(typist.text(finding.sentence)))
    if finding.waiver:
        lines.append(Line(typist.text(_waiver(finding, finding.waiver, part, typist)), "quiet"))
    verdict = Sign(finding.verdict, verdict_word(finding.verdict))
    number = (Cell.of(finding.number),) if part.has_numbers else ()
    return Row((*number, Cell(verdict), Cell(lines=tuple(lines))))


def _waiver(finding: FindingLine, waiver: WaiverLine, part: _Part, typist: Typist) -> str:
    """Say who accepted it, when and why; or that this holds no longer."""
    words = _("Accepted by {by} on {day}: {reason}")
    if finding.verdict != "waived":
        words = part.lapsed
    return fill(words, by=waiver.by or "–", day=typist.day(waiver.day), reason=waiver.reason)
