"""The ranking on paper: bars with their labels, words for gates and gaps, rows over sheets."""

import math
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.drawing.bars import Part, Track, draw_stack
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.drawing.tones import tone_of
from issuetrees.core.text import isolated
from issuetrees.reports.fit import break_lines, text_width
from issuetrees.reports.room import SHEET, WIDTH, head_height
from issuetrees.reports.sections.base import Built, Typist
from issuetrees.reports.sections.ranking import RankingContent, RankingRow, Veto

BAR = 240.0
BAR_HEIGHT = 12.0
NAME = 220.0
GATES = 208.0
# Height of what stands around the rows.
AROUND = 62.0
# Labels of bars: their size, the size that leaves them air, where they begin.
LABEL = 7.0
KEY_SIZE = 7.5
INSET = 3.0


@dataclass(frozen=True, slots=True)
class Key:
    """The heading of a goal over the bars."""

    title: str
    share: Decimal
    tone: int


@dataclass(frozen=True, slots=True)
class VetoLine:
    """Which gate stops an initiative and why."""

    gate: str
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """One initiative with its bar and its words."""

    row: RankingRow
    detail: str
    bar: Drawing
    gates: str
    vetoes: tuple[VetoLine, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class RankingPages:
    """The table, cut into sheets."""

    keys: tuple[Key, ...]
    sheets: tuple[tuple[Line, ...], ...]
    scale: float
    digits: int
    has_gates: bool


def lay_out(section: Built, typist: Typist) -> RankingPages:
    """Draw the bars and spread the rows over sheets."""
    content = section.content
    if not isinstance(content, RankingContent):
        raise TypeError("not a ranking")
    lines = tuple(_line(row, content, typist) for row in content.rows)
    return RankingPages(
        keys=tuple(
            Key(goal.title, goal.share, tone_of(index)) for index, goal in enumerate(content.goals)
        ),
        sheets=_sheets(lines, _room(section.title, section.so_what)),
        scale=content.scale,
        digits=content.digits,
        has_gates=bool(content.gate_count),
    )


def _line(row: RankingRow, content: RankingContent, typist: Typist) -> Line:
    return Line(
        row=row,
        detail=_detail(row, content.currency, typist),
        bar=_bar(row, content, typist),
        gates=_gates_word(row, content.gate_count),
        vetoes=tuple(VetoLine(veto.gate, _reason(veto, typist)) for veto in row.vetoes),
        missing=_missing(row, typist),
    )


def _bar(row: RankingRow, content: RankingContent, typist: Typist) -> Drawing:
    parts = []
    for index, (value, figure) in enumerate(zip(row.parts, row.figures, strict=True)):
        label = typist.number(figure, content.digits)
        room = text_width(label, KEY_SIZE) + 2 * INSET
        parts.append(Part(content.goals[index].id, value, tone_of(index), label, room))
    return draw_stack(row.id, parts, Track(BAR, BAR_HEIGHT, content.scale, LABEL, INSET))


def _detail(row: RankingRow, currency: str, typist: Typist) -> str:
    """A quiet line under the title: kind, cost, the old verdict."""
    parts = [row.initiative_kind]
    if row.cost is not None:
        parts.append(typist.money(row.cost, currency))
    if row.old_verdict:
        parts.append(_("then: {verdict}").format(verdict=typist.quoted(row.old_verdict)))
    return " · ".join(part for part in parts if part)


def _reason(veto: Veto, typist: Typist) -> str:
    said = typist.quoted(veto.reason, 160) if veto.reason else ""
    author = isolated(veto.author)
    return typist.text(f"{author}: {said}" if author and said else author or said)


def _gates_word(row: RankingRow, count: int) -> str:
    if not count:
        return ""
    if not row.undecided:
        return _("passes all")
    if row.undecided == count:
        return _("not decided")
    return _("{passed} of {count} passed, the rest undecided").format(
        passed=row.passed, count=count
    )


def _missing(row: RankingRow, typist: Typist) -> str:
    if row.score is None:
        return _("not scored")
    named = _named(row) if row.missing else _lacking(row, typist)
    return "; ".join(words for words in (named, *row.moved) if words)


def _named(row: RankingRow) -> str:
    text = _("no score: {names}").format(names=", ".join(row.missing[:3]))
    more = len(row.missing) - 3
    if more > 0:
        text += ngettext(" and {count} more", " and {count} more", more).format(count=more)
    return text


def _lacking(row: RankingRow, typist: Typist) -> str:
    if not row.lacking:
        return ""
    text = ngettext("{count} score is missing", "{count} scores are missing", row.lacking)
    return text.format(count=typist.number(row.lacking))


def _room(title: str, so_what: str) -> float:
    """Points that are left for rows on the first sheet."""
    box = 19 + 11.5 * len(break_lines(so_what, WIDTH - 80, 8.6)) if so_what else 0
    return SHEET - AROUND - head_height(title) - box


def _sheets(lines: tuple[Line, ...], room: float) -> tuple[tuple[Line, ...], ...]:
    """Spread the rows evenly over as few sheets as they need, so that none is nearly empty."""
    heights = [_height(line) for line in lines]
    total = sum(heights)
    more = max(0.0, total - room) * 1.03
    count = 1 + math.ceil(more / (SHEET - AROUND))
    sheets: list[list[Line]] = [[] for _sheet in range(count)]
    done = 0.0
    for line, height in zip(lines, heights, strict=True):
        # The first sheet has less room, so the shares are of the whole room, not of the rows.
        place = (done + height / 2) / total * (room + (count - 1) * (SHEET - AROUND))
        sheets[
            0 if place < room else min(count - 1, 1 + int((place - room) / (SHEET - AROUND)))
        ].append(line)
        done += height
    return tuple(tuple(sheet) for sheet in sheets if sheet)


def _height(line: Line) -> float:
    """Points that a row takes in print."""
    name = 10.5 * len(break_lines(line.row.title, NAME - 8, 8.4)) + (9.2 if line.detail else 0)
    bar = BAR_HEIGHT
    if line.missing:
        bar += 9.5 * len(break_lines(line.missing, BAR, 7.2))
    gates = sum(
        10.5 * len(break_lines(f"Veto {veto.gate}", GATES, 8.4))
        + (9.2 * len(break_lines(veto.reason, GATES, 7.5)) if veto.reason else 0)
        for veto in line.vetoes
    )
    return max(name, bar, gates, 10.5) + 4.6
