"""Two trees, or two versions of one, side by side: matched, missing, extra, split differently."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from issuetrees.core.graph.records import SPLIT_KINDS
from issuetrees.core.text import gettext_noop
from issuetrees.kit.pruned import pruned_words
from issuetrees.kit.words import spoken
from issuetrees.reports.comparisons import ComparedLine, ComparedPair, SplitOtherwise, TwoTrees
from issuetrees.reports.scene.blocks import Entry, Paragraph
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Line, Row, Table
from issuetrees.reports.sections.base import Assignment, Built, Typist
from issuetrees.reports.sections.options import Number, OneTree

KIND: Final = "comparison"
TREE: Final = OneTree("tree", gettext_lazy("Tree"), empty=gettext_lazy("The first tree"))
OTHER: Final = OneTree("other", gettext_lazy("Compared with"), empty=gettext_lazy("The next tree"))
REVISION: Final = Number(
    "revision",
    gettext_lazy("Or with itself at revision"),
    help_text=gettext_lazy("A number of its history; then the other tree is not looked at."),
    least=0,
    most=10_000_000,
)
OPTIONS: Final = (TREE, OTHER, REVISION)

_WORDS: Final = {
    "matched": gettext_noop("In both"),
    "level": gettext_noop("At another level"),
    "branch": gettext_noop("In another branch"),
    "cut": gettext_noop("Split differently"),
    "missing": gettext_noop("Only at the left"),
    "extra": gettext_noop("Only at the right"),
}
_SAME: Final = ("matched", "level", "branch")
_OUTCOME: Final = 92.0


def build(assignment: Assignment) -> Built | None:
    """Return the comparison that the section asks for, or None where there is none."""
    choice = assignment.choice
    asked = ((TREE.of(choice), OTHER.of(choice)), REVISION.of(choice))
    known = assignment.document.comparisons
    found = next((one for one in known if (tuple(one.asked), one.revision) == asked), None)
    if found is None:
        return None
    typist = assignment.typist
    title = assignment.heading(action_title(found, typist))
    columns = (
        Column("reference", typist.text(_reference(found, typist))),
        Column("outcome", _("Outcome"), width=_OUTCOME, role="quiet"),
        Column("own", typist.text(found.own)),
    )
    rows = tuple(_row(pair, typist) for pair in found.pairs)
    table = Table(f"{assignment.anchor}-lines", _("Side by side"), columns, rows)
    notes = tuple(Paragraph.of(typist.text(_cut(one, typist)), "note") for one in found.cuts)
    tracker = typist.text(_("Compared · {title}").format(title=typist.excerpt(found.own, 80)))
    page = Page(assignment.anchor, title, tracker, (table, *notes))
    return Built(KIND, (page,), (Entry(page.id, page.title),), sheets=1 + len(rows) // 25)


def action_title(found: TwoTrees, typist: Typist) -> str:
    """Say how much both have, and what only one of them has."""
    below = [one for one in found.pairs if (one.own or one.reference or _ROOT).depth]
    counts = Counter(one.outcome for one in below)
    told = {
        "own": typist.quoted(found.own, 40),
        "reference": typist.quoted(found.reference, 40),
        "revision": found.revision,
        "same": typist.number(sum(counts[one] for one in _SAME)),
        "count": typist.number(sum(one.reference is not None for one in below)),
        "missing": typist.number(counts["missing"]),
        "extra": typist.number(counts["extra"]),
    }
    if all(one.outcome == "matched" for one in below):
        if found.revision is None:
            return _("{own} asks what {reference} asks").format(**told)
        return _("{own} asks what it asked at revision {revision}").format(**told)
    if found.revision is None:
        text = _(
            "{own} has {same} of {count} lines of {reference}; missing {missing}, extra {extra}"
        )
    else:
        text = _(
            "{own} has {same} of its {count} lines of revision {revision}; missing {missing},"
            " extra {extra}"
        )
    return text.format(**told)


_ROOT: Final = ComparedLine("", "", 0)


def _reference(found: TwoTrees, typist: Typist) -> str:
    if found.revision is None:
        return found.reference
    return _("Revision {revision}").format(revision=typist.number(found.revision))


def _row(pair: ComparedPair, typist: Typist) -> Row:
    both = pair.reference and pair.own
    is_root = bool(both and not pair.reference.depth) if pair.reference else False
    word = "" if is_root else _(_WORDS[pair.outcome])
    if pair.is_perhaps:
        word = _("{outcome}, perhaps").format(outcome=word)
    role = "warn" if pair.outcome in {"missing", "extra", "cut"} else ""
    cells = (
        Cell(lines=tuple(_lines(pair.reference, typist))),
        Cell(lines=(Line(typist.text(word), role),)) if word else Cell(),
        Cell(lines=tuple(_lines(pair.own, typist))),
    )
    return Row(cells, is_long=True)


def _lines(found: ComparedLine | None, typist: Typist) -> Iterator[Line]:
    if found is None:
        yield Line("–", "quiet")
    else:
        role = "quiet" if found.is_pruned else "strong" if found.depth < 2 else ""
        yield Line(typist.text(f"{found.number} {found.title}".strip()), role)
        if found.is_pruned:
            yield Line(typist.text(pruned_words(found.reason)), "quiet")


def _cut(one: SplitOtherwise, typist: Typist) -> str:
    title = typist.quoted(one.title, 80)
    if one.reference_kind and one.own_kind and one.reference_kind != one.own_kind:
        kinds = [spoken(SPLIT_KINDS[kind]).lower() for kind in (one.reference_kind, one.own_kind)]
        return _(
            "{title} is split differently: {reference} at the left, {own} at the right."
        ).format(title=title, reference=kinds[0], own=kinds[1])
    return _("{title} is split differently: hardly any part is the same.").format(title=title)
