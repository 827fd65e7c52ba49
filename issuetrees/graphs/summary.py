"""A revision in words, for people who read the history."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.graph.records import Fields
from issuetrees.core.text import gettext_noop
from issuetrees.graphs.models import Revision

_MAX_TITLE: Final = 80
Words = Callable[[Fields, Fields], str]


def summary(revision: Revision) -> str:
    """Say in one sentence what the revision did, in the reader's language."""
    commands: list[Fields] = revision.commands
    if len(commands) == 1:
        return _of_one(commands[0], revision.change)
    kinds = Counter(command["kind"] for command in commands)
    if len(kinds) == 1:
        return _of_many(commands, revision.change)
    return ngettext("{count} change", "{count} changes", len(commands)).format(count=len(commands))


def _of_one(command: Fields, change: Fields) -> str:
    return _WORDS[command["kind"]](command, change)


def _of_many(commands: list[Fields], change: Fields) -> str:
    first, more = _of_one(commands[0], change), len(commands) - 1
    return ngettext("{first} and {count} more", "{first} and {count} more", more).format(
        first=first, count=more
    )


def _added(command: Fields, change: Fields) -> str:
    del change
    return _("Added «{title}»").format(title=_short(command.get("title", "")))


def _edited(command: Fields, change: Fields) -> str:
    fields = command.get("fields", {})
    if list(fields) == ["title"]:
        old, new = _updated(change, command["id"]).get("title", ["", fields["title"]])
        return _("Renamed «{old}» to «{new}»").format(old=_short(old), new=_short(new))
    if list(fields) == ["status"]:
        return _("Set a status to «{status}»").format(status=_(_STATUSES[fields["status"]]))
    names = [_(_FIELDS[name]) for name in fields if name in _FIELDS]
    return _("Changed {fields}").format(fields=", ".join(names))


def _deleted(command: Fields, change: Fields) -> str:
    removed = change["nodes"]["removed"]
    title = _short(removed.get(command["id"], {}).get("title", ""))
    below = len(removed) - 1
    if below < 1:
        return _("Deleted «{title}»").format(title=title)
    return ngettext(
        "Deleted «{title}» and {count} below it", "Deleted «{title}» and {count} below it", below
    ).format(title=title, count=below)


def _pasted(command: Fields, change: Fields) -> str:
    del change
    count = len(command["nodes"])
    return ngettext("Pasted {count} line", "Pasted {count} lines", count).format(count=count)


def _took_back(command: Fields, change: Fields) -> str:
    del change
    return _("Took back change {revision}").format(revision=command["revision"])


def _restored(command: Fields, change: Fields) -> str:
    del change
    return _("Restored the state after change {revision}").format(revision=command["revision"])


def _fixed(words: Callable[[], str]) -> Words:
    return lambda _command, _change: words()


def _updated(change: Fields, node_id: str) -> Fields:
    found: Fields = change["nodes"]["updated"].get(node_id, {})
    return found


def _short(title: str) -> str:
    return title if len(title) <= _MAX_TITLE else title[: _MAX_TITLE - 1] + "…"


_STATUSES: Final[Mapping[str, str]] = {
    "open": gettext_noop("Open"),
    "in_progress": gettext_noop("In progress"),
    "answered": gettext_noop("Answered"),
    "pruned": gettext_noop("Pruned"),
}
_FIELDS: Final[Mapping[str, str]] = {
    "title": gettext_noop("title"),
    "note": gettext_noop("note"),
    "answer": gettext_noop("answer"),
    "status": gettext_noop("status"),
    "owner_id": gettext_noop("owner"),
    "due_on": gettext_noop("due date"),
    "priority": gettext_noop("priority"),
    "x": gettext_noop("position"),
    "track": gettext_noop("track"),
    "details": gettext_noop("details"),
}
_WORDS: Final[Mapping[str, Words]] = {
    "add_node": _added,
    "edit_node": _edited,
    "move_node": _fixed(lambda: _("Moved a branch")),
    "delete_node": _deleted,
    "set_split": _fixed(lambda: _("Changed how a question is split")),
    "connect": _fixed(lambda: _("Drew an arrow")),
    "edit_link": _fixed(lambda: _("Changed an arrow")),
    "disconnect": _fixed(lambda: _("Removed an arrow")),
    "paste_outline": _pasted,
    "undo": _took_back,
    "restore": _restored,
}
