"""The problem brief: written, taken back, copied with its engagement."""

import uuid
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid, NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import TextCheck, line, lines
from issuetrees.graphs import read as graphs
from issuetrees.graphs import write as graphs_write
from issuetrees.inquiry.models import Brief
from issuetrees.inquiry.read import briefs as read
from issuetrees.kit.checks import Check
from issuetrees.kit.copies import copies
from issuetrees.kit.models import new_id
from issuetrees.kit.rows import check_version, fill, one, save
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces import write as workspaces_write
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.edits import replaced
from issuetrees.workspaces.models import AuditEntry, Engagement

TEXT: Final = 4_000
NAME: Final = 160
LINE: Final = 300


class BriefFields(TypedDict, total=False):
    """Fields of a brief; a criterion without an id is a new one."""

    situation: str
    complication: str
    criteria: list[dict[str, str]]
    in_scope: str
    out_of_scope: str
    constraints: str
    decision_maker: str
    stakeholders: list[dict[str, str]]
    sources: str


@transaction.atomic
def edit_brief(
    *,
    actor: User,
    engagement_id: uuid.UUID,
    version: int | None = None,
    question: str | None = None,
    **given: Unpack[BriefFields],
) -> tuple[Brief, AuditEntry | None]:
    """Change what is given; return the brief and the entry that undoes it, if any.

    ``question`` is written where it lives: into the engagement, unless it is that of the tree.
    Raises Conflict where somebody else wrote meanwhile, Invalid with the field and line.
    """
    row = _locked(actor, engagement_id)
    check_version(row, version)
    if question is not None and question.strip() != read.question(actor, row):
        row.engagement = workspaces_write.edit_engagement(
            actor=actor, engagement_id=engagement_id, question=question
        )
    changed = fill(row, _CHECKS, given)
    if not changed:
        return row, None
    save(row)
    entry = note_of(row, "edited", actor=actor, engagement=row.engagement, changed=changed)
    return row, entry


def take_back(actor: User, entry: AuditEntry) -> Brief:
    """Put back what an edit of a brief replaced (``workspaces.edits``)."""
    assert entry.engagement_id is not None  # noqa: S101 - a brief stands in an engagement
    row = _locked(actor, entry.engagement_id)
    edit_brief(actor=actor, engagement_id=entry.engagement_id, **replaced(row, entry))
    return row


def serve(
    *,
    actor: User,
    engagement_id: uuid.UUID,
    graph_id: uuid.UUID,
    node_id: uuid.UUID,
    criteria: Collection[str],
) -> read.Leaf:
    """Say which criteria of success a question serves; one revision of its tree.

    Raises NotFound for a question of another engagement, Invalid for a criterion that is none.
    """
    row = read.brief(actor, engagement_id)
    known = [one["id"] for one in row.criteria]
    if not set(criteria) <= set(known):
        raise Invalid(
            "unknown_criterion",
            gettext_noop("This criterion is not in the brief any more. Reload the page."),
            field="criterion",
        )
    node = graphs.node_of_engagement(actor, engagement_id, node_id)
    if node is None or node.graph_id != graph_id:
        raise NotFound
    gone = [name for name in node.details.get(read.SERVES) or () if name not in known]
    serves = [*(name for name in known if name in criteria), *gone]
    details = {**node.details, read.SERVES: serves or None}
    command = {"kind": "edit_node", "id": str(node_id), "fields": {"details": details}}
    revision = node.graph.revision
    graphs_write.commit(graph_id=graph_id, commands=[command], actor=actor, base=revision)
    found = read.coverage(actor, row).leaves
    leaf = next((leaf for leaf in found if (leaf.id, leaf.graph_id) == (node_id, graph_id)), None)
    if leaf is None:
        raise NotFound
    return leaf


def copy_brief(source: Engagement, target: Engagement) -> None:
    """Copy a brief to a copy of its engagement, with the ids that its leaves name."""
    copies(Brief.objects.filter(engagement=source), lambda _row: {"engagement_id": target.pk})


def _locked(actor: User, engagement_id: uuid.UUID) -> Brief:
    engagement = workspaces.engagement(actor, engagement_id)
    workspaces_write.locked(actor, Action.EDIT, engagement.workspace_id)
    one(Engagement.objects.select_for_update().filter(pk=engagement_id))
    return read.brief(actor, engagement_id)


def _rows(
    checks: Mapping[str, TextCheck], finish: Callable[[dict[str, str]], dict[str, str]]
) -> Check:
    """Make a check of a list of small objects; a refusal names the line."""

    def check(field: str, raw: Any) -> list[dict[str, str]]:
        if not isinstance(raw, list) or not all(isinstance(row, dict) for row in raw):
            raise Invalid("not_a_list", gettext_noop("Send a list of objects."), field=field)
        if len(raw) > limits.LINES_PER_DETAIL:
            raise Invalid(
                "too_many_lines",
                gettext_noop("At most {limit} lines; these are {count}."),
                field=field,
                limit=limits.LINES_PER_DETAIL,
                count=len(raw),
            )
        return [finish(_row(field, place, row, checks)) for place, row in enumerate(raw, 1)]

    return check


def _row(
    field: str, place: int, raw: Mapping[str, Any], checks: Mapping[str, TextCheck]
) -> dict[str, str]:
    try:
        return {name: check(field, raw.get(name, "")) for name, check in checks.items()}
    except Invalid as refused:
        raise Invalid(
            f"{refused.code}_in_line",
            gettext_noop("Line {line} is empty or too long: at most {limit} characters."),
            field=field,
            line=place,
            limit=LINE,
        ) from None


def _criteria(field: str, raw: Any) -> list[dict[str, str]]:
    """Check criteria of success: new ones get an id, no id comes twice."""
    found: list[dict[str, str]] = _CRITERION(field, raw)
    if len({row["id"] for row in found}) < len(found):
        raise Invalid("id_twice", gettext_noop("The same id stands in two lines."), field=field)
    return found


def _named(row: dict[str, str]) -> dict[str, str]:
    return {**row, "id": row["id"] or str(new_id())}


_CRITERION: Final = _rows({"id": line(80), "text": line(LINE, is_required=True)}, _named)
_CHECKS: Final[Mapping[str, Check]] = {
    "situation": lines(TEXT),
    "complication": lines(TEXT),
    "criteria": _criteria,
    "in_scope": lines(TEXT),
    "out_of_scope": lines(TEXT),
    "constraints": lines(TEXT),
    "decision_maker": line(LINE),
    "stakeholders": _rows({"name": line(NAME, is_required=True), "interest": line(LINE)}, dict),
    "sources": lines(TEXT),
}
