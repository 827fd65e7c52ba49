"""Checks of splits against labels: ``./run bench-mece [--kept] [--last] [--show]``.

The labels stand in ``fixtures/cases/mece/labelled.json``. Checks are tuned on the open part only;
``--kept`` measures on the rest, and never says which splits were missed there. ``--last`` takes
but the labels that were written last, without a look at what the checks say.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from issuetrees.core.graph.records import Node
from issuetrees.core.mece import OPEN, Finding, check_split, verdict
from tests.bench.figures import judge, say

FILE: Final = Path(__file__).parents[2] / "fixtures" / "cases" / "mece" / "labelled.json"
LANGUAGES: Final = ("en", "ru")
FINE: Final = "fine"


@dataclass(frozen=True)
class Judged:
    """A labelled split beside what the checks said of it."""

    label: dict[str, Any]
    findings: tuple[Finding, ...]

    @property
    def open_codes(self) -> set[str]:
        """What the checks find fault with."""
        return {one.code for one in self.findings if one.verdict in OPEN}

    @property
    def is_right(self) -> bool:
        """Whether the fault that the label names was found, or nothing where it names none."""
        if self.label["kind"] == FINE:
            return not self.open_codes
        if "codes" in self.label:
            return bool(self.open_codes & set(self.label["codes"]))
        return all(_side(self, side) == word for side, word in self.label["sides"].items())

    @property
    def is_wrongly_disproved(self) -> bool:
        """Whether a side is disproved of which the label says otherwise, or nothing."""
        sides = self.label.get("sides", {})
        named = self.open_codes & set(self.label.get("codes", ()))
        return not named and any(
            _side(self, side) == "disproved" != sides.get(side)
            for side in ("exclusive", "exhaustive")
        )

    @property
    def is_beside_the_point(self) -> bool:
        """Whether faults were found, and not the one of the label."""
        return bool(self.open_codes) and not self.is_right


def labelled(*, is_kept: bool, is_last: bool = False) -> list[dict[str, Any]]:
    """Return the labelled splits of one part, of the last round alone if asked."""
    found = json.loads(FILE.read_text("utf-8"))["splits"]
    last = max(_round(one) for one in found)
    part = [one for one in found if one.get("is_kept", False) == is_kept]
    return [one for one in part if not is_last or _round(one) == last]


def judged(label: dict[str, Any]) -> Judged:
    """Check a labelled split; children are titles, or records with their fields."""
    parent = Node(id="parent", **label["parent"])
    children = [
        Node(id=str(at), parent_id="parent", **(one if isinstance(one, dict) else {"title": one}))
        for at, one in enumerate(label["children"])
    ]
    return Judged(label, check_split(parent, children))


def measure(results: Sequence[Judged]) -> bool:
    """Print the figures; return whether all that we aim at were reached."""
    for kind in dict.fromkeys(one.label["kind"] for one in results):
        say(f"{kind:11}" + "".join(_told(one) for one in _by_language(results, kind)))
    wording = [one for one in results if "codes" in one.label]
    formal = [one for one in results if "sides" in one.label]
    fine = [one for one in results if one.label["kind"] == FINE]
    alarmed = [one for one in results if one.open_codes]
    return all(
        [
            _judge_share("defects of wording missed", wording, "is_right", 0.15),
            _judge_share("correct splits disturbed", fine, "is_right", 0.03),
            _judge_share("alarms beside the point", alarmed, "is_beside_the_point", 0.03),
            _judge_share("formal verdicts missed", formal, "is_right", 0.02),
            _judge_share("splits wrongly disproved", results, "is_wrongly_disproved", 0.01),
        ]
    )


def main(arguments: Sequence[str] = ()) -> bool:
    """Measure the open part, or with ``--kept`` the other."""
    is_kept = "--kept" in arguments
    is_last = "--last" in arguments
    results = [judged(label) for label in labelled(is_kept=is_kept, is_last=is_last)]
    reached = measure(results)
    if "--show" in arguments and not is_kept:
        for one in results:
            if not one.is_right:
                _show(one)
    return reached


def _round(label: dict[str, Any]) -> int:
    return int(label.get("round", 1))


def _side(result: Judged, side: str) -> str:
    return str(getattr(verdict(result.findings), side))


def _by_language(results: Iterable[Judged], kind: str) -> Iterator[list[Judged]]:
    for language in LANGUAGES:
        yield [
            one for one in results if (one.label["language"], one.label["kind"]) == (language, kind)
        ]


def _told(results: Sequence[Judged]) -> str:
    language = results[0].label["language"] if results else ""
    return f"  {language} {sum(one.is_right for one in results):3} of {len(results):3}"


def _judge_share(what: str, results: Sequence[Judged], right: str, limit: float) -> bool:
    """Judge how often it went wrong, in both languages, and how far these are apart."""
    shares = []
    for language in LANGUAGES:
        mine = [one for one in results if one.label["language"] == language]
        told = [getattr(one, right) == (right != "is_right") for one in mine]
        shares.append(sum(told) / max(1, len(told)))
    named = [f"{what}, {language}" for language in LANGUAGES]
    reached = [judge(name, share, limit) for name, share in zip(named, shares, strict=True)]
    apart = judge(f"{what}: languages apart", abs(shares[0] - shares[1]), 0.03)
    return all([*reached, apart])


def _show(result: Judged) -> None:
    title, said = result.label["parent"]["title"], sorted(result.open_codes)
    say(f"{result.label['kind']}: {title} – {result.label['children']} {said}")


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
