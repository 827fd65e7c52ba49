"""Forks out of tables: their answers get ids, and conditions name forks and answers by them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from issuetrees.core.graph.details import MAX_NAME
from issuetrees.core.map_files.headings import folded
from issuetrees.core.map_files.records import Box, Way
from issuetrees.core.map_files.words import cut, parted, plain


def options_of(text: str) -> list[dict[str, str]]:
    """Return the answers of a cell, divided by semicolons or lines; "id = title" gives an id."""
    found: list[dict[str, str]] = []
    taken = set[str]()
    for one in parted(text, ";\n"):
        name, sign, title = (plain(part) for part in cut(one, "="))
        wanted = name[:MAX_NAME] if sign and title else "-".join(folded(name).split())[:40]
        ids = (f"{wanted}-{number}" if number else wanted for number in range(len(taken) + 1))
        free = next(each for each in ids if each not in taken)
        taken.add(free)
        found.append({"id": free, "title": title if sign and title else name})
    return found


class Forks:
    """The forks of a file: whoever names one by its question, or an answer by its words, means it.

    What no fork of the file has stays as it is written: the map may have it already.
    """

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._forks = [box for box in boxes if box.kind == "fork"]
        self._keys: dict[str, str] = {}
        self._ids: dict[tuple[str, str], str] = {}
        # What is called exactly so comes first, then keys and ids before words.
        for fold in (str, folded):
            for box in self._forks:
                self._keys.setdefault(fold(box.key), _key(box))
            for box in self._forks:
                self._keys.setdefault(fold(box.title), _key(box))
                self._take_options(box, fold)

    def _take_options(self, box: Box, fold: Callable[[str], str]) -> None:
        for name in ("id", "title"):
            for one in box.details.get("options", []):
                self._ids.setdefault((_key(box), fold(one[name])), one["id"])

    def _fork(self, name: str) -> str:
        return self._keys.get(name) or self._keys.get(folded(name), "")

    def box(self, box: Box) -> Box:
        """Return a box whose conditions name keys and ids; a fork knows its key."""
        if box.kind == "fork":
            return replace(box, details={**box.details, "key": _key(box)})
        return replace(box, details=self._told(box.details))

    def way(self, way: Way) -> Way:
        """Return an arrow whose conditions and answers name keys and ids."""
        details = self._told(way.details)
        source = self._fork(way.source)
        if given := details.get("answer"):
            details["answer"] = self._answers(source, given)
        return replace(way, details=details)

    def _told(self, details: Mapping[str, Any]) -> dict[str, Any]:
        when = details.get("when")
        if not when:
            return dict(details)
        named = {self._fork(fork) or fork: answers for fork, answers in when.items()}
        by_id = {fork: self._answers(fork, answers) for fork, answers in named.items()}
        return {**details, "when": by_id}

    def _answers(self, fork: str, answers: Iterable[str]) -> list[str]:
        ids = self._ids
        return [ids.get((fork, one)) or ids.get((fork, folded(one)), one) for one in answers]


def _key(fork: Box) -> str:
    return fork.key[:MAX_NAME]
