"""What the pages of a profile show, in the words of their reader."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from issuetrees.attachments.models import Attachment
from issuetrees.careers.levels import Level
from issuetrees.careers.standing import Missing, Standing
from issuetrees.core.drawing import standing as levels_drawing
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.drawing.timeline import Milestone, Stretch, draw_timeline
from issuetrees.core.stages.records import LEVELS, Months, StageMap
from issuetrees.core.stages.routes import Route
from issuetrees.core.stages.times import Duration, Leg
from issuetrees.core.text import cut
from issuetrees.kit.formats.numbers import short
from issuetrees.kit.sentences import fill, sentence
from issuetrees.reports.scene.fit import fit_lines

_WIDTH: Final = 900.0
_NARROW: Final = 340.0
_SIZE: Final = 13.0
_EXCERPT: Final = 90


@dataclass(frozen=True, slots=True)
class GapRow:
    """A competency that falls short; ``words`` are those of the level that is required."""

    title: str
    own: int
    required: int
    is_blocking: bool
    words: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing for a stage."""

    title: str
    said: str
    rows: tuple[GapRow, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way in words, how long it takes and how much longer than the best."""

    words: str
    times: str
    more: str


def shown(found: Standing) -> dict[str, Any]:
    """Return what the page of a standing shows."""
    levels = {one.key: one for one in found.levels}
    is_asked = any(one.next or one.goal for one in found.levels)
    return {
        "found": found,
        "to_next": _gaps(found.to_next, levels),
        "to_goal": _gaps(found.to_goal, levels) if found.goal is not found.next else None,
        "pictures": [_levels(found, _WIDTH), _levels(found, _NARROW)] if is_asked else None,
        "way": _way(found.map, found.route, found.times) if found.route else None,
        "timeline": [_times(found, _WIDTH), _times(found, _NARROW)] if found.times else None,
        "assumptions": [sentence(one) for one in found.assumptions],
        "others": [
            _way(found.map, one.route, one.times, one.more_months) for one in found.alternatives
        ],
        "unproved": [(one.title, one.own.level) for one in found.unproved if one.own],
        "blocking": [_blocked(found, fork.id) for fork in found.blocking_forks],
        "changes": [_change(found, change.answers, change.months) for change in found.changes[:3]],
        "question": found.questions[0].fork.question if found.questions else "",
        "answers": [
            (fork.question, ", ".join(fork.options[one] for one in fork.options if one in given))
            for fork in found.map.forks.values()
            if (given := found.answers.get(fork.id))
        ],
    }


def months(value: float) -> str:
    """Write whole months: the draws know no better."""
    return fill(_("{months} months"), months=short(round(value), get_language() or "en", 1))


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A competency in the form of levels: what is asked for, what was said, what was typed."""

    level: Level
    options: tuple[tuple[str, str, bool], ...]
    values: Mapping[str, str]
    errors: tuple[tuple[str, str], ...]
    files: Sequence[Attachment] = ()

    @property
    def said(self) -> str:
        """What shows it in a few words, while the fields are closed."""
        shown = self.values["evidence"] or self.values["link"]
        return cut(shown or ", ".join(one.name for one in self.files), _EXCERPT)


def level_rows(
    levels: Iterable[Level],
    own: Mapping[str, Any],
    typed: Mapping[str, str] | None,
    errors: Mapping[str, str],
    files: Mapping[str, Sequence[Attachment]],
) -> list[LevelRow]:
    """Return the rows of the form; ``own`` are the latest ratings of whoever rates, by key."""
    return [
        replace(_level_row(one, own.get(one.key), typed, errors), files=files.get(one.key, ()))
        for one in levels
    ]


def _level_row(
    level: Level, own: Any, typed: Mapping[str, str] | None, errors: Mapping[str, str]
) -> LevelRow:
    names = ("level", "evidence", "link", "seen_by")
    if typed is not None:
        values = {name: typed.get(f"{level.key}.{name}", "") for name in names}
    else:
        values = {name: str(getattr(own, name)) if own else "" for name in names}
    options = [("", _("not rated"), not values["level"])]
    options += [(str(one), _level_words(level, one), values["level"] == str(one)) for one in LEVELS]
    wrong = tuple(
        (name, errors[f"{level.key}.{name}"])
        for name in (*names, "file")
        if f"{level.key}.{name}" in errors
    )
    return LevelRow(level, tuple(options), values, wrong)


def _level_words(level: Level, one: int) -> str:
    words = level.word(one) or (_("not shown yet") if one == 0 else "")
    return fill(_("{level} – {words}"), level=one, words=words) if words else str(one)


def _gaps(missing: Missing | None, levels: Mapping[str, Level]) -> Gaps | None:
    if missing is None:
        return None
    rows = tuple(
        GapRow(
            levels[gap.competency].title,
            gap.own,
            gap.required,
            gap in missing.blocking,
            levels[gap.competency].word(gap.required),
        )
        for gap in missing.gaps
    )
    return Gaps(missing.stage.title, _said(missing, levels), rows)


def _said(missing: Missing, levels: Mapping[str, Level]) -> str:
    if not missing.gaps:
        return _("No level is missing.")
    count = missing.levels
    said = ngettext("{count} level is missing.", "{count} levels are missing.", count)
    blocking = ", ".join(levels[gap.competency].title for gap in missing.blocking)
    largest = fill(_("The largest gap: {names}."), names=blocking)
    return f"{fill(said, count=count)} {largest}"


def _levels(found: Standing, width: float) -> Drawing:
    rows = [
        levels_drawing.Standing(
            one.key,
            one.title,
            one.counted,
            one.next,
            one.goal,
            tuple(judged.level for judged in one.others),
            str(one.counted),
        )
        for one in found.levels
    ]
    words = levels_drawing.Words(
        own=_("shown"),
        others=_("as others see it") if any(one.others for one in found.levels) else "",
        next=found.next.title if found.next else "",
        goal=found.goal.title if found.goal and found.goal is not found.next else "",
    )
    named: dict[str, Any] = {
        "title": _("Levels by competency"),
        "description": "; ".join(f"{row.title}: {row.own}" for row in rows),
    }
    if width == _NARROW:  # its key has no room: the page writes it below
        return levels_drawing.draw_levels("levels-narrow", rows, width, _SIZE, fit_lines, **named)
    return levels_drawing.draw_standing("levels", rows, width, _SIZE, fit_lines, words, **named)


def _times(found: Standing, width: float) -> Drawing:
    assert found.times is not None  # noqa: S101 - asked before
    times = found.times
    marks = (
        Milestone("p50", _("Half of the draws"), times.p50, months(times.p50)),
        Milestone("p80", _("Four of five"), times.p80, months(times.p80)),
    )
    return draw_timeline(
        f"times-{round(width)}", list(_stretches(found, times)), marks, width, _SIZE, fit_lines,
        title=_("Months from now, step by step"),
    )  # fmt: skip


def _stretches(found: Standing, times: Duration) -> Iterator[Stretch]:
    start = 0.0
    for place, leg in enumerate(times.legs):
        held = _longer(leg)
        figure = f"{round(held.least)}–{round(held.most)}" if held else _("not known")
        spread = (held.least, held.likely, held.most) if held else None
        title = found.map.stages[leg.transition.target_id].title
        yield Stretch(str(place), title, start, spread, figure, leg.is_held_by_learning)
        start = leg.p50


def _longer(leg: Leg) -> Months | None:
    return leg.learning if leg.is_held_by_learning else leg.transition.months or leg.learning


def _way(found: StageMap, route: Route, times: Duration | None, more: float = 0.0) -> Way:
    words = " → ".join(found.stages[one].title for one in route.stages)
    if times is None:
        return Way(words, "", "")
    spread = _("Half of the draws end within {half}, four of five within {most}.")
    told = fill(spread, half=months(times.p50), most=months(times.p80))
    longer = fill(_("+{months}"), months=months(more)) if more >= 1 else _("just as long")
    return Way(words, told, longer)


def _blocked(found: Standing, fork_id: str) -> str:
    fork = found.map.forks[fork_id]
    given = ", ".join(fork.options[one] for one in fork.options if one in found.answers[fork_id])
    return fill(_("“{question}”: {answer}"), question=fork.question, answer=given)


def _change(found: Standing, answers: Mapping[str, str], likely: float) -> str:
    forks = found.map.forks
    changed = "; ".join(forks[fork].options[one] for fork, one in answers.items())
    return fill(_("{answer}: {months}"), answer=changed, months=months(likely))
