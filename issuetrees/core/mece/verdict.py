"""The verdict on a split, drawn from its findings."""

from collections.abc import Iterable
from dataclasses import dataclass

from issuetrees.core.mece.records import Finding, Side, Verdict


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Per side "proved", "disproved" or "unknown"; never proved by default."""

    exclusive: Verdict
    exhaustive: Verdict


def verdict(findings: Iterable[Finding]) -> Verdicts:
    """Return the verdict on one split from its findings (those of other nodes not among them)."""
    listed = list(findings)
    return Verdicts(_on("exclusive", listed), _on("exhaustive", listed))


def _on(side: Side, findings: list[Finding]) -> Verdict:
    """One disproof decides; short of it, one open question does."""
    found = {finding.verdict for finding in findings if finding.side == side}
    if "disproved" in found:
        return "disproved"
    return "proved" if found == {"proved"} else "unknown"
