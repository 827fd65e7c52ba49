"""Statuses, owners and days of an outline: words to the fields of nodes, where they are known."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.core.outline import Outline, OutlineNode
from issuetrees.core.text import normal
from issuetrees.graphs import read as graphs
from issuetrees.kit.formats.typed_days import read_day
from issuetrees.workspaces import read as workspaces

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

_STATUSES: Final = {
    "open": "open|todo|to do|to-do|new|not started|backlog|planned|нет|открыт|открыто|открыта|новый"
    "|новая|не начато|не начата|запланировано|к выполнению|сделать",
    "in_progress": "in_progress|in progress|in-progress|doing|started|wip|now|active|ongoing"
    "|в работе|в процессе|начато|начата|идёт|идет|делается|waiting|next",
    "answered": "answered|done|complete|completed|closed|resolved|finished|yes|true|да|отвечено"
    "|отвечен|готово|готов|готова|сделано|закрыто|закрыта|завершено|завершена|выполнено|решено|x",
    "pruned": "pruned|cancelled|canceled|dropped|rejected|won't do|отменено|отменена|снято"
    "|отброшено|отклонено|отсечено",
}
_STATUS_OF: Final = {word: code for code, words in _STATUSES.items() for word in words.split("|")}


@dataclass(frozen=True, slots=True)
class Facts:
    """Who is known and which day it is, for the nodes of one graph."""

    owners: dict[str, str]
    today: dt.date

    @classmethod
    def of(cls, actor: User, graph: "Graph") -> "Facts":
        """Return the facts of a graph's workspace."""
        engagement = graph.engagement
        members = workspaces.members(actor, engagement.workspace_id)
        people = [(member.user.name, member.user.email, str(member.user_id)) for member in members]
        return cls(_owners(people), engagement.today())

    def fields(self, told: Outline | OutlineNode) -> dict[str, Any]:
        """Return the fields of a node; what is not known is kept in its note."""
        fields: dict[str, Any] = {}
        rest: list[str] = []
        known = {
            "status": (_STATUS_OF.get(_key(told.status)), told.status, _("Status")),
            "owner_id": (self.owners.get(_key(told.owner)), told.owner, _("Owner")),
            "due_on": (self._day(told.due), told.due, _("Due")),
        }
        for name, (value, words, label) in known.items():
            if value:
                fields[name] = value
            elif words:
                rest.append(f"{label}: {words}")
        note = "\n".join(part for part in (told.note, *rest) if part)
        return {"note": note, "answer": told.answer, **fields}

    def _day(self, words: str) -> str | None:
        try:
            day = read_day(words, get_language() or "en", self.today)
        except Invalid:
            return None
        return day.isoformat() if day else None


def facts_of(actor: User, graph_id: uuid.UUID) -> Facts | None:
    """Return what is known for the nodes of a tree; a map's stages have no such fields."""
    graph = graphs.graph(actor, graph_id)
    return Facts.of(actor, graph) if graph.kind == ISSUE_TREE else None


def _owners(people: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """People by name and address, and by first name where only one has it."""
    found: dict[str, list[str]] = {}
    for name, email, person in people:
        for key in {_key(name), _key(email), _key(name.split(" ")[0])}:
            found.setdefault(key, []).append(person)
    return {key: ids[0] for key, ids in found.items() if key and len(ids) == 1}


def _key(words: str) -> str:
    return " ".join(normal(words).casefold().replace("ё", "е").lstrip("@").split())
