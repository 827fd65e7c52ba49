"""Random command sequences: for properties here, and replayed by the browser's code."""

import random
from collections.abc import Callable, Iterator

from issuetrees.core.errors import Refused
from issuetrees.core.graph.commands import parse_all
from issuetrees.core.graph.expand import expand
from issuetrees.core.graph.records import ISSUE_TREE, Fields
from tests.core.graph.memory import MemoryGraph
from tests.core.graph.spelling import spelled

TREE_KINDS = (
    "add", "add", "add", "edit", "move", "move", "delete", "paste", "split", "undo", "show", "show"
)  # fmt: skip
MAP_KINDS = ("stage", "stage", "edit", "connect", "connect", "link", "disconnect", "delete", "undo")


class Author:
    """Somebody who sends commands without looking, many of them impossible."""

    def __init__(self, seed: int, graph: MemoryGraph) -> None:
        self.choose = random.Random(seed)
        self.graph = graph
        self.count = 0

    def batch(self) -> list[Fields]:
        return [self.command() for _ in range(self.choose.choice([1, 1, 1, 2, 4]))]

    def command(self) -> Fields:
        self.count += 1
        if self.graph.kind != ISSUE_TREE:
            return self._make(self.choose.choice([*MAP_KINDS, "restore"]))
        if not self.graph.tables["nodes"]:
            return {"kind": "add_node", "id": self._new(), "parent_id": None, "title": "Root"}
        return self._make(self.choose.choice([*TREE_KINDS, "restore"]))

    def _make(self, kind: str) -> Fields:
        make: dict[str, Callable[[], Fields]] = {
            "add": lambda: {
                "kind": "add_node", "id": self._new(), "parent_id": self._node(),
                "before_id": self._maybe(), "title": f"Question {self.count}",
            },
            "show": lambda: {
                "kind": "add_node", "id": self._new(), "parent_id": self._node(),
                "before_id": self._maybe(), "refers_to": self._node(),
            },
            "stage": lambda: {
                "kind": "add_node", "id": self._new(), "parent_id": None,
                "title": f"Stage {self.count}", "x": 10.5 * self.count, "y": 7,
            },
            "edit": lambda: {
                "kind": "edit_node", "id": self._node(),
                "fields": {"title": f"Вопрос {self.count}", "status": "answered"},
            },
            "move": lambda: {
                "kind": "move_node", "id": self._node(), "parent_id": self._node(),
                "before_id": self._maybe(),
            },
            "delete": lambda: {"kind": "delete_node", "id": self._node()},
            "split": lambda: {
                "kind": "set_split", "id": self._node(), "split_kind": "intervals",
                "split": {"low": self.count},
            },
            "paste": self._paste,
            "connect": lambda: {
                "kind": "connect", "id": self._new(), "source_id": self._node(),
                "target_id": self._node(), "title": "to",
            },
            "link": lambda: {
                "kind": "edit_link", "id": self._link(), "fields": {"title": f"To {self.count}"},
            },
            "disconnect": lambda: {"kind": "disconnect", "id": self._link()},
            "undo": lambda: {"kind": "undo", "revision": self._revision(6)},
            "restore": lambda: {"kind": "restore", "revision": self._revision(5)},
        }  # fmt: skip
        return make[kind]()

    def _paste(self) -> Fields:
        lines = [
            {"id": self._new(f"-{i}"), "depth": self.choose.randint(1, 3), "title": f"Line {i}"}
            for i in range(self.choose.randint(1, 6))
        ]
        if self.choose.random() < 0.2:
            lines[-1] = {**lines[-1], "title": "", "refers_to": self._node()}
        return {
            "kind": "paste_outline", "parent_id": self._node(), "before_id": self._maybe(),
            "nodes": lines,
        }  # fmt: skip

    def _new(self, tail: str = "") -> str:
        return spelled(f"n{self.count}{tail}")

    def _node(self) -> str:
        return self.choose.choice([*self.graph.tables["nodes"], spelled("nowhere")])

    def _link(self) -> str:
        return self.choose.choice([*self.graph.tables["links"], spelled("nowhere")])

    def _maybe(self) -> str | None:
        return self.choose.choice([None, self._node()])

    def _revision(self, back: int) -> int:
        latest = len(self.graph.log)
        return self.choose.randint(max(0, latest - back), latest)


def story(
    seed: int, kind: str, steps: int
) -> Iterator[tuple[MemoryGraph, list[Fields], str | None]]:
    """Yield graph, commands and the code of the refusal (None if committed), step by step."""
    graph = MemoryGraph(kind)
    author = Author(seed, graph)
    for _ in range(steps):
        commands = author.batch()
        try:
            graph.commit(expand(parse_all(commands), graph))
        except Refused as refused:
            yield graph, commands, refused.code
        else:
            yield graph, commands, None
