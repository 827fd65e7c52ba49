"""A finding with what belongs to it, and the form in which it is kept: children by their places."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, cast

from issuetrees.core import mece
from issuetrees.core.graph.records import Node
from issuetrees.core.told import kept as kept_words
from issuetrees.core.told import read_back


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, what tells it apart, and what would put it right."""

    finding: mece.Finding
    identity: str
    fix: mece.Fix | None


def check(
    fingerprint: mece.Fingerprint,
    parent: Node,
    children: Sequence[Node],
    vocabulary: mece.Vocabulary,
) -> tuple[Found, ...]:
    """Check one split; ``fingerprint`` is its own."""
    findings = mece.check_split(parent, children, vocabulary)
    return tuple(
        Found(
            one,
            mece.identity(fingerprint, one, children),
            mece.fix_of(one, parent, children, findings, vocabulary),
        )
        for one in findings
    )


def to_json(found: Found, children: Sequence[Node]) -> dict[str, Any]:
    """Return what is kept: nothing in it is an id, so that it holds for a copy as well."""
    one = found.finding
    return {
        "code": one.code,
        "verdict": one.verdict,
        "side": one.side,
        "related": mece.places(one, children),
        "message": one.message,
        "details": {name: kept_words(value) for name, value in one.details.items()},
        "witness": kept_words(one.witness),
        "identity": found.identity,
        "fix": asdict(found.fix) if found.fix else None,
    }


def from_json(kept: dict[str, Any], parent_id: str, children: Sequence[Node]) -> Found:
    """Read what ``to_json`` has written of the same split."""
    fix = kept["fix"]
    return Found(
        mece.Finding(
            code=kept["code"],
            verdict=kept["verdict"],
            side=kept["side"],
            node_id=parent_id,
            related_ids=tuple(children[place].id for place in kept["related"]),
            message=kept["message"],
            details={name: read_back(value) for name, value in kept["details"].items()},
            witness=cast("str", read_back(kept["witness"])),
        ),
        kept["identity"],
        mece.Fix(fix["message"], mece.Step(**fix["step"]), fix["details"]) if fix else None,
    )
