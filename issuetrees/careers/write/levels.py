"""Levels of many stages at once, as one revision of the map."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from issuetrees.accounts.models import User
from issuetrees.careers.read import competencies as read
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.graph.records import Fields, Node
from issuetrees.core.stages.records import LEVELS
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read as graphs
from issuetrees.graphs import write as graphs_write
from issuetrees.kit.sentences import sentence
from issuetrees.workspaces import access
from issuetrees.workspaces.access import Action

if TYPE_CHECKING:
    from issuetrees.graphs.models import Revision

MAX_ERRORS: Final = 50
_TRIES: Final = 4


@dataclass(frozen=True, slots=True)
class Level:
    """What a stage asks for of a competency; None: it names no level, and takes one over."""

    stage_id: uuid.UUID
    competency: str
    level: int | None


def set_levels(
    *, actor: User, graph_id: uuid.UUID, levels: Sequence[Level], key: str | None = None
) -> "Revision | None":
    """Set or clear levels as one revision, all or none; None where nothing changes.

    What else the stages say stays, also what somebody says at the same moment. Raises NotFound,
    Denied, and Invalid ``levels_invalid`` with ``errors``: index, code and sentence of each that
    is wrong.
    """
    graph = read.stage_map(actor, graph_id)
    access.require(actor, Action.EDIT, graph.engagement.workspace_id)
    for tries in range(1, _TRIES + 1):
        graph.refresh_from_db(fields=["revision"])
        base = graph.revision
        stages = {node.id: node for node in graphs.node_records(graph) if node.kind == "stage"}
        _check(actor, graph_id, stages, levels)
        commands = _commands(stages, levels)
        if not commands:
            return None
        try:
            revision, _is_new = graphs_write.commit(
                graph_id=graph_id, commands=commands, actor=actor, base=base, key=key
            )
        except Conflict as conflict:
            if conflict.code != "conflict" or tries == _TRIES:
                raise
        else:
            return revision
    return None


def _commands(stages: dict[str, Node], levels: Sequence[Level]) -> list[Fields]:
    changed: dict[str, dict[str, Any]] = {}
    for one in levels:
        stage_id = str(one.stage_id)
        said = stages[stage_id].details.get("requires")
        required = changed.setdefault(stage_id, dict(said if isinstance(said, dict) else {}))
        if one.level is None:
            required.pop(one.competency, None)
        else:
            required[one.competency] = one.level
    return [
        {
            "kind": "edit_node",
            "id": stage_id,
            "fields": {"details": {**stages[stage_id].details, "requires": required}},
        }
        for stage_id, required in changed.items()
        if required != (stages[stage_id].details.get("requires") or {})
    ]


def _check(
    actor: User, graph_id: uuid.UUID, stages: dict[str, Node], levels: Sequence[Level]
) -> None:
    known = set(read.competencies(actor, graph_id).values_list("key", flat=True))
    errors = []
    for index, one in enumerate(levels):
        if refused := _refusal(one, stages, known):
            field = f"levels.{index}.{refused.details['field']}"
            errors.append(
                {"index": index, "field": field, "code": refused.code, "message": sentence(refused)}
            )
    if errors:
        message = gettext_noop("Level {place}: {problem}")
        place, problem = int(str(errors[0]["index"])) + 1, errors[0]["message"]
        raise Invalid(
            "levels_invalid",
            message,
            field=errors[0]["field"],
            place=place,
            problem=problem,
            errors=errors[:MAX_ERRORS],
        )


def _refusal(one: Level, stages: dict[str, Node], known: set[str]) -> Invalid | None:
    if str(one.stage_id) not in stages:
        message = gettext_noop("There is no such stage on this map.")
        return Invalid("unknown_stage", message, field="stage_id")
    if one.competency not in known:
        message = gettext_noop("The map has no competency “{key}”.")
        return Invalid("unknown_competency", message, field="competency", key=one.competency)
    if one.level is not None and one.level not in LEVELS:
        message = gettext_noop("A level is a whole number from 0 to 4.")
        return Invalid("level_wrong", message, field="level")
    return None
