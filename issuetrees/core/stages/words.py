"""What arrows and stages say in words: signals of readiness, practical steps, what is expected."""

from collections.abc import Mapping
from typing import Any

from issuetrees.core.graph.records import Link, Node
from issuetrees.core.stages.records import Transition


def steps_of(way: Transition, links: Mapping[str, Link]) -> tuple[str, ...]:
    """Return the practical steps of a transition; one through forks has those of all its arrows."""
    return _listed(way, links, "steps")


def signals_of(way: Transition, links: Mapping[str, Link]) -> tuple[str, ...]:
    """Return the signals that somebody is ready for a transition."""
    return _listed(way, links, "signals")


def expectations_of(stage: Node | None) -> tuple[tuple[str, str], ...]:
    """Return what a stage expects, each with an example that can be observed ("" without one)."""
    given = stage.details.get("expectations") if stage else None
    pairs = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    return tuple((_text(one, "text"), _text(one, "example")) for one in pairs if _text(one, "text"))


def _listed(way: Transition, links: Mapping[str, Link], name: str) -> tuple[str, ...]:
    arrows = [links[key] for key in way.id.split("+") if key in links]
    said = [text for arrow in arrows for text in _texts(arrow.details.get(name))]
    return tuple(dict.fromkeys(said))


def _texts(given: Any) -> list[str]:
    listed = given if isinstance(given, list) else []
    return [one.strip() for one in listed if isinstance(one, str) and one.strip()]


def _text(given: Mapping[str, Any], name: str) -> str:
    found = given.get(name)
    return found.strip() if isinstance(found, str) else ""
