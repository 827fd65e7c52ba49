"""The ranking: a bar per initiative made of what each goal brings, gates beside it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.reports.document import Ranked, Ranking
from issuetrees.reports.fit import break_lines, text_width
from issuetrees.reports.sections.base import Built, Draft, Entry, Typist, anchor_of, points

BAR = 240.0
NAME = 220.0
GATES = 208.0
WIDTH = 756.0
# Height of a landscape sheet between its margins, and of what stands around the rows.
SHEET = 507.0
AROUND = 62.0
KEY_SIZE = 7.5
TIE_TITLES = 105


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar: place and width in points; ``tone`` 1–8; ``label`` if it fits."""

    left: str
    width: str
    tone: int
    label: str


@dataclass(frozen=True, slots=True)
class Key:
    """The heading of a goal over the bars: number, name in lines, weight."""

    number: str
    title: str
    share: str
    tone: int


@dataclass(frozen=True, slots=True)
class VetoLine:
    """Which gate stops an initiative and why."""

    gate: str
    reason: str


@dataclass(frozen=True, slots=True)
class RankingRow:
    """One initiative."""

    place: str
    title: str
    detail: str
    score: str
    segments: tuple[Segment, ...]
    gates: str
    vetoes: tuple[VetoLine, ...]
    missing: str
    is_leader: bool


@dataclass(frozen=True, slots=True)
class RankingContent:
    """The table, cut into sheets; ``scale`` is the most a bar can reach, ``width`` its length."""

    keys: tuple[Key, ...]
    sheets: tuple[tuple[RankingRow, ...], ...]
    scale: str
    width: str
    has_gates: bool


def build(draft: Draft) -> Built | None:
    """Return the ranking, or None without initiatives."""
    ranking, typist = draft.document.ranking, draft.typist
    if ranking is None or not ranking.rows:
        return None
    keys = tuple(
        Key(str(index), typist.text(goal.title), typist.percent(goal.share), tone_of(index))
        for index, goal in enumerate(ranking.goals, start=1)
    )
    rows = tuple(_row(row, ranking, typist) for row in ranking.rows)
    title = draft.heading(action_title(ranking, typist))
    so_what = _so_what(ranking, typist)
    content = RankingContent(
        keys=keys,
        sheets=_sheets(rows, _room(title, so_what)),
        scale=typist.number(ranking.scale),
        width=points(BAR),
        has_gates=bool(ranking.gates),
    )
    return Built(
        kind="ranking",
        template="reports/pdf/ranking.html",
        title=title,
        tracker=_("Ranking of initiatives"),
        content=content,
        entries=(Entry(anchor_of("ranking"), title),),
        source=" ".join(
            line for line in (_source(ranking, typist), _note(ranking, typist)) if line
        ),
        so_what=so_what,
        pages=len(content.sheets),
    )


def _room(title: str, so_what: str) -> float:
    """Points that are left for rows on the first sheet."""
    head = 25 + 20 * len(break_lines(title, WIDTH, 16, "serif"))
    box = 19 + 11.5 * len(break_lines(so_what, WIDTH - 80, 8.6)) if so_what else 0
    return SHEET - AROUND - head - box


def _sheets(rows: tuple[RankingRow, ...], room: float) -> tuple[tuple[RankingRow, ...], ...]:
    """Spread the rows evenly over as few sheets as they need, so that none is nearly empty."""
    heights = [_height(row) for row in rows]
    total = sum(heights)
    more = max(0.0, total - room) * 1.03
    count = 1 + math.ceil(more / (SHEET - AROUND))
    sheets: list[list[RankingRow]] = [[] for _sheet in range(count)]
    done = 0.0
    for row, height in zip(rows, heights, strict=True):
        # The first sheet has less room, so the shares are of the whole room, not of the rows.
        place = (done + height / 2) / total * (room + (count - 1) * (SHEET - AROUND))
        sheets[
            0 if place < room else min(count - 1, 1 + int((place - room) / (SHEET - AROUND)))
        ].append(row)
        done += height
    return tuple(tuple(sheet) for sheet in sheets if sheet)


def _height(row: RankingRow) -> float:
    """Points that a row takes in print."""
    name = 10.5 * len(break_lines(row.title, NAME - 8, 8.4)) + (9.2 if row.detail else 0)
    bar = 12 + (9.5 * len(break_lines(row.missing, BAR, 7.2)) if row.missing else 0)
    gates = sum(
        10.5 * len(break_lines(f"Veto {veto.gate}", GATES, 8.4))
        + (9.2 * len(break_lines(veto.reason, GATES, 7.5)) if veto.reason else 0)
        for veto in row.vetoes
    )
    return max(name, bar, gates, 10.5) + 4.6


def tone_of(index: int) -> int:
    """Tone of the goal with this number, 1–8; more goals begin again."""
    return (index - 1) % 8 + 1


def action_title(ranking: Ranking, typist: Typist) -> str:
    """Say who leads and who is stopped."""
    placed = [row for row in ranking.rows if row.place]
    if not placed:
        return _("No initiative is scored yet")
    leaders = [row for row in placed if row.place == placed[0].place]
    vetoed = sum(bool(row.vetoes) for row in ranking.rows)
    lead = _lead(leaders, typist)
    if not vetoed:
        return lead
    stopped = ngettext(
        "{count} initiative is vetoed", "{count} initiatives are vetoed", vetoed
    ).format(count=vetoed)
    return f"{lead}; {stopped}"


def _lead(leaders: Sequence[Ranked], typist: Typist) -> str:
    if len(leaders) == 1:
        return _("{initiative} leads on goals").format(
            initiative=typist.quoted(leaders[0].title, 80)
        )
    if len(leaders) == 2 and sum(len(row.title) for row in leaders) <= TIE_TITLES:
        return _("{first} and {second} share first place").format(
            first=typist.quoted(leaders[0].title), second=typist.quoted(leaders[1].title)
        )
    count = len(leaders)
    return ngettext(
        "{count} initiative leads on goals", "{count} initiatives share first place", count
    ).format(count=count)


def _row(row: Ranked, ranking: Ranking, typist: Typist) -> RankingRow:
    passed = sum(verdict.verdict == "pass" for verdict in row.verdicts)
    gates = {gate.id: gate.title for gate in ranking.gates}
    vetoes = tuple(
        VetoLine(
            typist.text(gates.get(verdict.gate_id, "")),
            typist.text(_reason(verdict.author, verdict.reason, typist)),
        )
        for verdict in row.vetoes
    )
    return RankingRow(
        place=row.place or "–",
        title=typist.text(row.title),
        detail=_detail(row, typist),
        score=typist.number(row.score, ranking.digits) if row.score is not None else "–",
        segments=_segments(row, ranking, typist),
        gates=_gates_word(passed, len(ranking.gates)),
        vetoes=vetoes,
        missing=_missing(row, typist),
        is_leader=bool(row.place) and row.place == ranking.rows[0].place,
    )


def _detail(row: Ranked, typist: Typist) -> str:
    """A quiet line under the title: kind, cost, the old verdict."""
    parts = [typist.text(row.initiative_kind)]
    if row.cost_likely is not None:
        parts.append(typist.money(row.cost_likely))
    if row.old_verdict:
        parts.append(_("then: {verdict}").format(verdict=typist.quoted(row.old_verdict)))
    return " · ".join(part for part in parts if part)


def _reason(author: str, reason: str, typist: Typist) -> str:
    said = typist.quoted(reason, 160) if reason else ""
    return f"{author}: {said}" if author and said else author or said


def _gates_word(passed: int, count: int) -> str:
    if not count:
        return ""
    if passed == count:
        return _("passes all")
    if not passed:
        return _("not decided")
    return _("{passed} of {count} passed").format(passed=passed, count=count)


def _missing(row: Ranked, typist: Typist) -> str:
    if row.score is None:
        return _("not scored")
    if not row.missing:
        return _lacking(row, typist)
    names = ", ".join(typist.text(title) for title in row.missing[:3])
    more = len(row.missing) - 3
    text = _("no score: {names}").format(names=names)
    if more > 0:
        text += ngettext(" and {count} more", " and {count} more", more).format(count=more)
    return text


def _lacking(row: Ranked, typist: Typist) -> str:
    if not row.lacking:
        return ""
    text = ngettext("{count} score is missing", "{count} scores are missing", row.lacking)
    return text.format(count=typist.number(row.lacking))


def _segments(row: Ranked, ranking: Ranking, typist: Typist) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    left = 0.0
    for index, part in enumerate(row.parts, start=1):
        width = BAR * part / ranking.scale if ranking.scale else 0.0
        if width <= 0:
            continue
        label = typist.number(part, ranking.digits)
        fits = text_width(label, KEY_SIZE) + 6 <= width
        segments.append(Segment(points(left), points(width), tone_of(index), label if fits else ""))
        left += width
    return tuple(segments)


def _note(ranking: Ranking, typist: Typist) -> str:
    """How initiatives with missing scores are treated, if there are any."""
    count = sum(bool(row.missing or row.lacking) for row in ranking.rows)
    if not count:
        return ""
    return typist.text(
        ngettext(
            "{count} initiative lacks scores. A missing score is left out, never counted as zero.",
            "{count} initiatives lack scores. A missing score is left out, never counted as zero.",
            count,
        ).format(count=count)
    )


def _so_what(ranking: Ranking, typist: Typist) -> str:
    """What follows: the best initiatives that no gate stops."""
    free = [row for row in ranking.rows if row.place and not row.vetoes][:3]
    stopped = [row for row in ranking.rows if row.vetoes]
    if not free:
        return ""
    names = ", ".join(typist.quoted(row.title) for row in free)
    text = _("Start with {names}: the best scores that no gate stops.").format(names=names)
    high = [row for row in stopped if row.place and row.score and free[-1].score is not None]
    high = [row for row in high if (row.score or 0) >= (free[-1].score or 0)]
    if high:
        text += " " + _("A gate stops {name} in spite of its score.").format(
            name=typist.quoted(high[0].title)
        )
    return typist.text(text)


def _source(ranking: Ranking, typist: Typist) -> str:
    count = len(ranking.assessors)
    scale = typist.number(ranking.scale)
    return typist.text(
        ngettext(
            "Source: scores of {count} assessor ({names}); points on a scale of 0–{scale}.",
            "Source: scores of {count} assessors ({names}); points on a scale of 0–{scale}.",
            count,
        ).format(count=count, names=", ".join(ranking.assessors[:6]) or "–", scale=scale)
    )
