"""What is different between two states of a report: typed lines, and their words.

Things are known by their ids, texts are compared as people typed them, figures as they are shown.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

from django.utils.translation import gettext

from issuetrees.core.graph.records import TABLE
from issuetrees.core.rounding import rounded
from issuetrees.core.text import cut, gettext_noop
from issuetrees.kit.sentences import fill
from issuetrees.kit.words import spoken
from issuetrees.reports.document import Change, ReportDocument, TreeNode
from issuetrees.reports.scored import Goal, Ranked, Ranking

_Thing = TypeVar("_Thing", TreeNode, Ranked, Goal)
MAX_TEXT: Final = 160  # characters of a text in a sentence
WORDS: Final[Mapping[str, str]] = {
    "text_written": gettext_noop("{detail} is written: {after}"),
    "text_changed": gettext_noop("{detail} is now: {after}"),
    "text_gone": gettext_noop("{detail} is gone; it was: {before}"),
    "question_added": gettext_noop("New question: {title}"),
    "question_removed": gettext_noop("Question no longer asked: {title}"),
    "question_reworded": gettext_noop("“{before}” now reads “{after}”"),
    "question_answered": gettext_noop("“{title}” is answered: {after}"),
    "answer_changed": gettext_noop("“{title}” has another answer: {after}"),
    "answer_gone": gettext_noop("“{title}” has no answer any more; it was: {before}"),
    "status_changed": gettext_noop("“{title}”: {before} → {after}"),
    "goal_added": gettext_noop("New goal: {title}"),
    "goal_removed": gettext_noop("Goal no longer pursued: {title}"),
    "weight_changed": gettext_noop("Weight of “{title}”: {before} → {after} %"),
    "initiative_added": gettext_noop("New initiative: {title}"),
    "initiative_removed": gettext_noop("Initiative no longer considered: {title}"),
    "score_changed": gettext_noop("Score of “{title}”: {before} → {after}"),
    "place_changed": gettext_noop("Place of “{title}”: {before} → {after}"),
    "gate_passed": gettext_noop("“{title}” passes “{detail}”"),
    "gate_stops": gettext_noop("“{detail}” stops “{title}”"),
    "gate_reopened": gettext_noop("“{detail}” is undecided again for “{title}”"),
    "map_added": gettext_noop("New stage map: {title}"),
    "map_removed": gettext_noop("Stage map no longer shown: {title}"),
    "map_changed": gettext_noop("Stage map changed: {title}"),
}
#: Texts of a report that are compared: where they stand and what they are called.
_TEXTS: Final = (
    ("cover", "title", gettext_noop("The title")),
    ("cover", "subtitle", gettext_noop("The subtitle")),
    ("summary", "situation", gettext_noop("The situation")),
    ("summary", "complication", gettext_noop("The complication")),
    ("summary", "question", gettext_noop("The main question")),
    ("summary", "answer", gettext_noop("The main answer")),
    ("summary", "decisions", gettext_noop("What is to be decided")),
)
_AREAS: Final = {
    "text": gettext_noop("Summary"),
    **dict.fromkeys(("question", "answer", "status"), gettext_noop("Question")),
    **dict.fromkeys(("goal", "weight"), gettext_noop("Goal")),
    **dict.fromkeys(("initiative", "score", "place"), gettext_noop("Initiative")),
    "gate": gettext_noop("Gate"),
    "map": gettext_noop("Stage map"),
}
_VERDICTS: Final = {"pass": "gate_passed", "veto": "gate_stops"}


def compare(before: ReportDocument, after: ReportDocument) -> tuple[Change, ...]:
    """Return what is different, in the order in which a report tells it."""
    return (
        *_texts(before, after),
        *_questions(_nodes(before), _nodes(after)),
        *_ranking(before.ranking or Ranking(), after.ranking or Ranking()),
        *_maps(before, after),
    )


def area(change: Change) -> str:
    """Return what a change is about, in the current language."""
    return gettext(_AREAS[change.kind.partition("_")[0]])


def sentence(change: Change) -> str:
    """Return a change as one reads it, in the current language."""
    values = {name: _shown(change, name) for name in ("title", "detail", "before", "after")}
    return fill(gettext(WORDS[change.kind]), **values)


def _shown(change: Change, name: str) -> Any:
    value = getattr(change, name)
    if value is None or value == "":
        return "–"
    if change.kind == "status_changed" and name in {"before", "after"}:
        return spoken(TABLE["nodes"]["status"].choices.get(value, value))
    if name == "detail" and change.kind.startswith("text_"):
        return gettext(value)
    return cut(" ".join(value.split()), MAX_TEXT) if isinstance(value, str) else value


def _texts(before: ReportDocument, after: ReportDocument) -> Iterator[Change]:
    for part, name, label in _TEXTS:
        old, new = (_text(getattr(getattr(one, part), name)) for one in (before, after))
        if old != new:
            kind = "text_changed" if old and new else "text_written" if new else "text_gone"
            yield Change(kind, "", detail=label, before=old, after=new)


def _text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "; ".join(line for line in value if line)


def _nodes(document: ReportDocument) -> dict[str, TreeNode]:
    return _by_id(node for tree in document.trees for node in tree.nodes)


def _by_id(things: Iterable[_Thing]) -> dict[str, _Thing]:
    return {thing.id: thing for thing in things}


def _questions(before: dict[str, TreeNode], after: dict[str, TreeNode]) -> Iterator[Change]:
    for key, node in after.items():
        if key in before:
            yield from _question(before[key], node)
        else:
            yield Change("question_added", node.title, node.number)
    for key, node in before.items():
        if key not in after:
            yield Change("question_removed", node.title, node.number)


def _question(old: TreeNode, new: TreeNode) -> Iterator[Change]:
    if old.title != new.title:
        yield Change("question_reworded", new.title, new.number, "", old.title, new.title)
    if old.answer != new.answer:
        kind = "answer_changed" if old.answer and new.answer else "question_answered"
        kind = kind if new.answer else "answer_gone"
        yield Change(kind, new.title, new.number, "", old.answer, new.answer)
    is_told = old.answer != new.answer and new.status == "answered"
    if old.status != new.status and not is_told:
        yield Change("status_changed", new.title, new.number, "", old.status, new.status)


def _ranking(before: Ranking, after: Ranking) -> Iterator[Change]:
    yield from _goals(before, after)
    old, new = _by_id(before.rows), _by_id(after.rows)
    for key, row in new.items():
        if key in old:
            yield from _initiative(old[key], row, after)
        else:
            yield Change("initiative_added", row.title, after=row.place or None)
    for key, row in old.items():
        if key not in new:
            yield Change("initiative_removed", row.title, before=row.place or None)


def _goals(before: Ranking, after: Ranking) -> Iterator[Change]:
    old, new = _weights(before), _weights(after)
    for key, (title, share) in new.items():
        if key not in old:
            yield Change("goal_added", title, after=share)
        elif old[key][1] != share:
            yield Change("weight_changed", title, before=old[key][1], after=share)
    for key, (title, share) in old.items():
        if key not in new:
            yield Change("goal_removed", title, before=share)


def _weights(ranking: Ranking) -> dict[str, tuple[str, float]]:
    """Return title and weight in percent, as shown, by goal."""
    pairs = zip(ranking.goals, ranking.shares, strict=True)
    return {goal.id: (goal.path, float(share)) for goal, share in pairs}


def _initiative(old: Ranked, new: Ranked, ranking: Ranking) -> Iterator[Change]:
    scores = [_points(row.score, ranking.digits) for row in (old, new)]
    if scores[0] != scores[1]:
        yield Change("score_changed", new.title, before=scores[0], after=scores[1])
    if old.place != new.place:
        yield Change("place_changed", new.title, before=old.place, after=new.place)
    told, tells = _verdicts(old), _verdicts(new)
    for gate in ranking.gates:
        if told.get(gate.id) != tells.get(gate.id):
            kind = _VERDICTS.get(tells.get(gate.id, ""), "gate_reopened")
            yield Change(kind, new.title, detail=gate.title)


def _points(score: float | None, digits: int) -> float | None:
    return None if score is None else float(rounded(score, digits))


def _verdicts(row: Ranked) -> dict[str, str]:
    return {verdict.gate_id: verdict.verdict for verdict in row.verdicts}


def _maps(before: ReportDocument, after: ReportDocument) -> Iterator[Change]:
    old, new = ({one.id or one.title: one for one in each.stage_maps} for each in (before, after))
    for key, one in new.items():
        if key not in old:
            yield Change("map_added", one.title)
        elif (old[key].stages, old[key].transitions) != (one.stages, one.transitions):
            yield Change("map_changed", one.title)
    for key, one in old.items():
        if key not in new:
            yield Change("map_removed", one.title)
