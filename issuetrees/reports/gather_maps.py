"""What reports show of stage maps: boxes and arrows as they are drawn, and what routes run on."""

from collections.abc import Iterable, Sequence
from typing import Any

from issuetrees.careers.models import Competency as CompetencyRow
from issuetrees.core.graph import records
from issuetrees.core.layout.stages import tidy_places
from issuetrees.core.stages import records as stages
from issuetrees.core.stages.reading import read_map
from issuetrees.graphs import read as graphs
from issuetrees.reports.document import Competency, Fork, Move, Stage, StageMap, Transition


def build_maps(rows: Sequence[Any]) -> tuple[StageMap, ...]:
    """Return the maps of these graphs, with one query for what all of them ask for."""
    asked: dict[Any, list[CompetencyRow]] = {}
    if rows:
        for one in CompetencyRow.objects.filter(graph__in=[row.pk for row in rows]):
            asked.setdefault(one.graph_id, []).append(one)
    return tuple(_stage_map(row, asked.get(row.pk, [])) for row in rows)


def _stage_map(row: Any, competencies: Iterable[CompetencyRow]) -> StageMap:
    nodes, links = graphs.node_records(row), graphs.link_records(row)
    asked = {one.key: one for one in competencies}
    read = read_map(nodes, links, {key: one.title for key, one in asked.items()})
    tidy = {} if all(_is_placed(node) for node in nodes) else tidy_places(nodes, links)
    answers = _answers(nodes)
    return StageMap(
        row.title,
        row.revision,
        tuple(_stage(node, *_place(node, tidy), read.stages.get(node.id)) for node in nodes),
        tuple(_transition(link, answers) for link in links),
        str(row.pk),
        competencies=tuple(
            Competency(key, one.title, tuple(one.levels)) for key, one in asked.items()
        ),
        forks=tuple(Fork(node.id, *_fork(node, read)) for node in nodes if node.kind == "fork"),
        moves=tuple(_move(way) for way in read.transitions),
    )


def _fork(node: records.Node, read: stages.StageMap) -> tuple[str, tuple[str, ...]]:
    """The key by which answers name a fork, and the ids of its options in their order."""
    key = node.details.get("key")
    known = read.forks.get(key if isinstance(key, str) and key else node.id)
    return (known.id, tuple(known.options)) if known else (node.id, ())


def _move(way: stages.Transition) -> Move:
    months = way.months
    return Move(
        way.id,
        way.source_id,
        way.target_id,
        (months.least, months.likely, months.most) if months else None,
        _when(way.condition),
        way.is_backward,
    )


def _when(condition: stages.Answers) -> dict[str, tuple[str, ...]]:
    """A condition in an order that is always the same."""
    return {fork: tuple(sorted(options)) for fork, options in condition.items()}


def _is_placed(node: records.Node) -> bool:
    return node.x is not None and node.y is not None


def _place(node: records.Node, tidy: dict[str, Any]) -> tuple[float, float]:
    """Where people put it; a map with a box of no place is shown tidy as a whole."""
    if tidy:
        return tidy[node.id].x, tidy[node.id].y
    return node.x or 0.0, node.y or 0.0


def _stage(node: records.Node, x: float, y: float, read: stages.Stage | None) -> Stage:
    details = node.details
    options = details.get("options") or []
    return Stage(
        id=node.id,
        title=node.title,
        x=x,
        y=y,
        kind=node.kind,
        track=node.track if node.kind == "stage" else "",
        scope=_words(details.get("scope")),
        is_final=details.get("is_final") is True,
        options=tuple(
            _words(option.get("title")) for option in options if isinstance(option, dict)
        ),
        required=dict(read.required) if read else {},
        when=_when(read.condition) if read else {},
    )


def _answers(nodes: Sequence[records.Node]) -> dict[tuple[str, str], str]:
    """Title of each answer by fork key (or id) and option id."""
    titles: dict[tuple[str, str], str] = {}
    for node in nodes:
        for option in node.details.get("options") or []:
            if isinstance(option, dict):
                for key in (str(node.details.get("key")), node.id):
                    titles[key, str(option.get("id"))] = _words(option.get("title"))
    return titles


def _transition(link: records.Link, answers: dict[tuple[str, str], str]) -> Transition:
    details = link.details
    when = details.get("when")
    conditions = [
        _either(fork, options, answers)
        for fork, options in (when.items() if isinstance(when, dict) else ())
    ]
    answer = _either(link.source_id, details.get("answer"), answers)
    signals = [_words(signal) for signal in details.get("signals") or []]
    return Transition(
        id=link.id,
        source_id=link.source_id,
        target_id=link.target_id,
        title=link.title or "; ".join(signal for signal in signals[:2] if signal),
        condition="; ".join(filter(None, (answer, *conditions))),
        months=_months(details.get("months")),
        is_backward=details.get("is_backward") is True,
        answer=answer,
    )


def _either(fork: str, options: Any, answers: dict[tuple[str, str], str]) -> str:
    """Return one of some answers to a fork, in words."""
    chosen = options if isinstance(options, list) else []
    return " / ".join(answers.get((fork, str(option)), str(option)) for option in chosen)


def _months(given: Any) -> tuple[float, float, float] | None:
    if not isinstance(given, dict):
        return None
    values = [given.get(name) for name in ("min", "mode", "max")]
    if not all(isinstance(value, int | float) for value in values):
        return None
    least, likely, most = (float(value) for value in values if value is not None)
    return least, likely, most


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""
