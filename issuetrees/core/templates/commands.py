"""From a template to the commands that insert it.

The browser's ``editor/templates/template_commands.js`` makes the same.
"""

from collections.abc import Callable, Mapping

from issuetrees.core.graph.records import Fields
from issuetrees.core.templates.records import Question, Template

NewId = Callable[[], str]


def tree_commands(
    template: Template,
    *,
    parent_id: str | None,
    new_id: NewId,
    is_whole: bool = True,
    is_bare: bool = False,
    root: str | None = None,
) -> list[Fields]:
    """Return the commands that put a ready branch below a node, or make it an empty tree.

    Without ``is_whole`` its parts go straight below the node, without the top line; a node that
    ``is_bare`` (nothing below it, no kind of split) then takes over how the top line is split.
    An empty tree needs the top line; ``root`` are its words there, if not the template's own.
    """
    top, *below = template.questions
    has_top = parent_id is None or is_whole
    shift = 1 if parent_id is not None and is_whole else 0
    lines = [_line(question, shift, new_id) for question in ([top, *below] if has_top else below)]
    if parent_id is None and root:
        lines[0]["title"] = root
    pasting = {"kind": "paste_outline", "parent_id": parent_id, "before_id": None, "nodes": lines}
    if has_top or not is_bare or top.split_kind is None:
        return [pasting]
    split = {"split_kind": top.split_kind, "split": top.split}
    return [pasting, {"kind": "set_split", "id": parent_id, **split}]


def map_commands(
    template: Template, *, x: float, y: float, new_id: NewId, parent_id: str | None = None
) -> list[Fields]:
    """Return the commands that draw a ready map with its left top corner at ``x``, ``y``."""
    ids = {stage.key: new_id() for stage in template.stages}
    stages: list[Fields] = [
        {
            "kind": "add_node",
            "id": ids[stage.key],
            "parent_id": parent_id,
            "node_kind": stage.kind,
            "title": stage.title,
            "track": stage.track,
            "x": x + stage.x,
            "y": y + stage.y,
            "details": _with_ids(stage.details, ids),
        }
        for stage in template.stages
    ]
    arrows: list[Fields] = [
        {
            "kind": "connect",
            "id": new_id(),
            "source_id": ids[arrow.source],
            "target_id": ids[arrow.target],
            "details": arrow.details,
            **({"title": arrow.title} if arrow.title else {}),
        }
        for arrow in template.arrows
    ]
    return [*stages, *arrows]


def _with_ids(details: Fields, ids: Mapping[str, str]) -> Fields:
    """Return details in which a stage names the one that it builds on by its id."""
    base = ids.get(str(details.get("builds_on")))
    return {**details, "builds_on": base} if base else details


def _line(question: Question, shift: int, new_id: NewId) -> Fields:
    line: Fields = {"id": new_id(), "depth": question.depth + shift, "title": question.title}
    if question.note:
        line["note"] = question.note
    if question.split_kind is not None:
        line |= {"split_kind": question.split_kind, "split": question.split}
    return line
