"""Revisions in words, for people who read the history."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.accounts.models import User
from issuetrees.core.graph.records import STATUSES, TABLE, Fields
from issuetrees.core.text import cut, isolated
from issuetrees.graphs.models import Link, Node, Revision
from issuetrees.kit.sentences import fill
from issuetrees.kit.words import spoken

_MAX_TITLE: Final = 80
_ENDS: Final = ("source_id", "target_id")
_IDS: Final = frozenset({"id", "refers_to"})
_COPY: Final = "copy"  # no command: nobody sends it


@dataclass(frozen=True, slots=True)
class Told:
    """A revision with what it did in one sentence, in the reader's language."""

    number: int
    actor: User | None
    summary: str
    created_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Known:
    """What the sentences name: titles and ends as they are now, and revisions taken back."""

    titles: Mapping[str, str] = field(default_factory=dict)
    ends: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    revisions: Mapping[int, Revision] = field(default_factory=dict)

    def title(self, node_id: str) -> str:
        return short(self.titles.get(node_id, ""))

    def arrow(self, command: Fields) -> dict[str, str]:
        source, target = self.ends.get(command["id"], ("", ""))
        return {"source": self.title(source), "target": self.title(target)}


Words = Callable[[Fields, Fields, Known], str]


def told(revisions: Sequence[Revision]) -> list[Told]:
    """Return the revisions of one graph in words; the number of queries does not grow."""
    known = _known(revisions)
    return [
        Told(revision.number, revision.actor, summary(revision, known), revision.created_at)
        for revision in revisions
    ]


def summary(revision: Revision, known: Known) -> str:
    """Say in one sentence what the revision did."""
    commands: list[Fields] = revision.commands
    first = _of_one(_first(revision), revision.change, known)
    more = len(commands) - 1
    if more < 1:
        return first
    if len({command["kind"] for command in commands}) == 1:
        words = ngettext("{first} and {count} more", "{first} and {count} more", more)
    else:
        words = ngettext(
            "{first} and {count} more change", "{first} and {count} more changes", more
        )
    return fill(words, first=first, count=more)


def short(title: str) -> str:
    """Return a title as it fits into a sentence."""
    title = " ".join(title.split()) or _("Untitled")
    return isolated(cut(title, _MAX_TITLE))


def field_names(names: Iterable[str]) -> str:
    """Return the fields of a node as one reads them: note, due date."""
    words = (
        spoken(TABLE["nodes"][name].word) if name in TABLE["nodes"] else name for name in names
    )
    return ", ".join(dict.fromkeys(words))


def status(word: str) -> str:
    """Return a status as one reads it."""
    return spoken(STATUSES[word])


def _known(revisions: Sequence[Revision]) -> Known:
    """Look up what a page of revisions names, an undo of an undo included."""
    if not revisions:
        return Known()
    graph_id = revisions[0].graph_id
    undone: dict[int, Revision] = {}
    wanted = set(_taken_back(revisions))
    for _step in range(2):
        if wanted:
            rows = Revision.objects.filter(graph=graph_id, number__in=wanted)
            undone.update({row.number: row for row in rows})
            wanted = set(_taken_back(undone.values())) - undone.keys()
    commands = [_first(revision) for revision in (*revisions, *undone.values())]
    ids = {named for command in commands for named in _named(command)}
    arrows = Link.objects.filter(graph=graph_id, id__in=ids)
    ends = {str(key): (str(a), str(b)) for key, a, b in arrows.values_list("id", *_ENDS)}
    ids.update(end for pair in ends.values() for end in pair)
    nodes = Node.objects.filter(graph=graph_id, id__in=ids)
    titles = {str(key): title for key, title in nodes.values_list("id", "title")}
    return Known(titles, ends, undone)


def _named(command: Fields) -> Iterator[str]:
    """Return the ids in a command, whatever they are of: itself, two ends, what stands above."""
    ids = (name for name in command if name in _IDS or name.endswith("_id"))
    return (command[name] for name in ids if command[name])


def _taken_back(revisions: Iterable[Revision]) -> Iterator[int]:
    first = (_first(revision) for revision in revisions)
    return (command["revision"] for command in first if command["kind"] == "undo")


def _first(revision: Revision) -> Fields:
    """Return the first command; of the revision with which a copy began, which has none, that."""
    return revision.commands[0] if revision.commands else {"kind": _COPY}


def _of_one(command: Fields, change: Fields, known: Known) -> str:
    if command["kind"] == _COPY:
        return _("Began as a copy")
    return _WORDS[command["kind"]](command, change, known)


def _added(command: Fields, change: Fields, known: Known) -> str:
    del change
    title = short(command.get("title", ""))
    if shown := command.get("refers_to"):
        return _("Showed the branch “{title}” under “{parent}” too").format(
            title=known.title(shown), parent=known.title(command["parent_id"])
        )
    if command.get("parent_id") is None:
        return _("Added “{title}”").format(title=title)
    return _("Added “{title}” under “{parent}”").format(
        title=title, parent=known.title(command["parent_id"])
    )


def _edited(command: Fields, change: Fields, known: Known) -> str:
    fields, title = command.get("fields", {}), known.title(command["id"])
    if list(fields) == ["title"]:
        old, new = _updated(change, command["id"]).get("title", ["", fields["title"]])
        return _("Renamed “{old}” to “{new}”").format(old=short(old), new=short(new))
    if list(fields) == ["status"]:
        words = _("“{title}”: status “{status}”")
        return words.format(title=title, status=status(fields["status"]))
    if fields and fields.keys() <= {"x", "y"}:
        return _("Moved “{title}” on the map").format(title=title)
    return _("“{title}”: changed {fields}").format(title=title, fields=field_names(fields))


def _moved(command: Fields, change: Fields, known: Known) -> str:
    is_elsewhere = "parent_id" in _updated(change, command["id"])
    words = _("Moved “{title}” under “{parent}”")
    if not is_elsewhere:
        words = _("Moved “{title}” within “{parent}”")
    return words.format(title=known.title(command["id"]), parent=known.title(command["parent_id"]))


def _deleted(command: Fields, change: Fields, known: Known) -> str:
    del known
    removed = change["nodes"]["removed"]
    title = short(removed.get(command["id"], {}).get("title", ""))
    below = len(removed) - 1
    if below < 1:
        return _("Deleted “{title}”").format(title=title)
    words = ngettext(
        "Deleted “{title}” and {count} below it", "Deleted “{title}” and {count} below it", below
    )
    return fill(words, title=title, count=below)


def _split(command: Fields, change: Fields, known: Known) -> str:
    del change
    return _("Changed how “{title}” is split").format(title=known.title(command["id"]))


def _connected(command: Fields, change: Fields, known: Known) -> str:
    del change
    return _("Drew an arrow from “{source}” to “{target}”").format(
        source=known.title(command["source_id"]), target=known.title(command["target_id"])
    )


def _edited_link(command: Fields, change: Fields, known: Known) -> str:
    del change
    return _("Changed the arrow from “{source}” to “{target}”").format(**known.arrow(command))


def _disconnected(command: Fields, change: Fields, known: Known) -> str:
    del change
    return _("Removed the arrow from “{source}” to “{target}”").format(**known.arrow(command))


def _pasted(command: Fields, change: Fields, known: Known) -> str:
    del change
    count = len(command["nodes"])
    if command.get("parent_id") is None:
        return fill(ngettext("Pasted {count} line", "Pasted {count} lines", count), count=count)
    words = ngettext(
        "Pasted {count} line under “{parent}”", "Pasted {count} lines under “{parent}”", count
    )
    return fill(words, count=count, parent=known.title(command["parent_id"]))


def _took_back(command: Fields, change: Fields, known: Known) -> str:
    del change
    undone = known.revisions.get(command["revision"])
    number = _first(undone).get("revision") if undone else None
    again = known.revisions.get(number or 0)
    if again and undone and _first(undone)["kind"] == "undo":
        return _("Did again: {summary}").format(summary=_short_of(again, known))
    if undone and _first(undone)["kind"] != "undo":
        return _("Took back: {summary}").format(summary=_short_of(undone, known))
    return _("Took back change {revision}").format(revision=command["revision"])


def _short_of(revision: Revision, known: Known) -> str:
    """Return the sentence on a revision that was taken back; not of a third undo in a row."""
    command = _first(revision)
    if command["kind"] == "undo":
        return _("change {revision}").format(revision=command["revision"])
    return summary(revision, known)


def _restored(command: Fields, change: Fields, known: Known) -> str:
    del change, known
    return _("Restored the state after change {revision}").format(revision=command["revision"])


def _updated(change: Fields, node_id: str) -> Fields:
    found: Fields = change["nodes"]["updated"].get(node_id, {})
    return found


_WORDS: Final[Mapping[str, Words]] = {
    "add_node": _added,
    "edit_node": _edited,
    "move_node": _moved,
    "delete_node": _deleted,
    "set_split": _split,
    "connect": _connected,
    "edit_link": _edited_link,
    "disconnect": _disconnected,
    "paste_outline": _pasted,
    "undo": _took_back,
    "restore": _restored,
}
