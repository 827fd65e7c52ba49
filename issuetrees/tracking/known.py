"""What was known of an initiative on the day that something was decided about it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class KnownGate:
    """What a gate said: ``pass``, ``veto`` or "" while it was open, and why."""

    title: str
    verdict: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """``points`` on 0–100 and ``place`` ("2–3") among ``ranked`` initiatives, of the round called
    ``round``; None and "" where it was not ranked, or scores were hidden from whoever wrote the
    decision down. Costs in ``currency``; ``state`` is that of the initiative before. ``portfolio``
    names the scenarios whose portfolio it was in, ``title`` is what it was called.
    """

    title: str = ""
    state: str = ""
    points: float | None = None
    place: str = ""
    ranked: int = 0
    round: str = ""
    gates: tuple[KnownGate, ...] = ()
    cost_low: Decimal | None = None
    cost_likely: Decimal | None = None
    cost_high: Decimal | None = None
    currency: str = ""
    portfolio: str = ""

    @property
    def vetoes(self) -> tuple[KnownGate, ...]:
        """The gates that stopped it."""
        return tuple(gate for gate in self.gates if gate.verdict == "veto")

    @property
    def open_gates(self) -> tuple[KnownGate, ...]:
        """The gates that nobody had decided."""
        return tuple(gate for gate in self.gates if not gate.verdict)


_COSTS = ("cost_low", "cost_likely", "cost_high")


def to_json(known: Known) -> dict[str, Any]:
    """Return it as it is stored: costs as texts."""
    found = asdict(known)
    found["gates"] = [asdict(gate) for gate in known.gates]
    return found | {name: None if found[name] is None else str(found[name]) for name in _COSTS}


def from_json(stored: Mapping[str, Any]) -> Known:
    """Return what is stored; what a later edition added is left at its default."""
    found = dict(stored)
    gates = tuple(KnownGate(**gate) for gate in found.pop("gates", ()))
    costs = {name: found.pop(name, None) for name in _COSTS}
    sums: dict[str, Any] = {name: Decimal(raw) for name, raw in costs.items() if raw is not None}
    return Known(**found, gates=gates, **sums)
