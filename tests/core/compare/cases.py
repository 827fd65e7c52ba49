"""Trees of the labelled pairs: lines indented by two blanks a level."""

from collections.abc import Sequence

from issuetrees.core.graph.records import Node


def nodes(lines: Sequence[str]) -> list[Node]:
    """Return lines as nodes whose ids are their numbers; the first line is the root, "0"."""
    found: list[Node] = []
    path: list[str] = []
    counts: list[int] = []
    for place, line in enumerate(lines):
        depth = (len(line) - len(line.lstrip())) // 2
        counts = [*counts[: depth + 1], *[0] * (depth + 1 - len(counts))]
        counts[depth] += 1
        number = ".".join(map(str, counts[1:])) or "0"
        del path[depth:]
        above = path[-1] if path else None
        found.append(Node(number, above, f"{place:05}5", title=line.strip()))
        path.append(number)
    return found
