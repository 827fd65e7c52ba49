"""The verdict on a split, drawn from its findings."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from issuetrees.core.mece.records import Finding, Side, Verdict
from issuetrees.core.text import gettext_noop as _

#: What a finding can be, the gravest first, with the word for it.
VERDICTS: Final[dict[str, str]] = {
    "disproved": _("Disproved"),
    "advice": _("Advice"),
    "unknown": _("Not known"),
    "waived": _("Waived"),
    "proved": _("Proved"),
}
#: Findings that ask somebody to do something.
OPEN: Final = frozenset({"disproved", "advice"})


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Per side "proved", "disproved", "waived" or "unknown"; never proved by default."""

    exclusive: Verdict
    exhaustive: Verdict

    @property
    def overall(self) -> Verdict:
        """The mark of the split: one side can disprove it, both have to prove it."""
        return _gravest({self.exclusive, self.exhaustive})


def verdict(findings: Iterable[Finding]) -> Verdicts:
    """Return the verdict on one split from its findings (those of other nodes not among them).

    Advice on shape and wording is none: it stands beside the verdict.
    """
    listed = list(findings)
    return Verdicts(_on("exclusive", listed), _on("exhaustive", listed))


def gravity(finding_verdict: str) -> int:
    """Return the place of a verdict in the order in which findings are told, from 0."""
    return list(VERDICTS).index(finding_verdict)


def _on(side: Side, findings: list[Finding]) -> Verdict:
    return _gravest({finding.verdict for finding in findings if finding.side == side})


def _gravest(found: set[Verdict]) -> Verdict:
    """One disproof decides; short of it what was accepted, then one open question."""
    for verdict in ("disproved", "waived"):
        if verdict in found:
            return verdict
    return "proved" if found == {"proved"} else "unknown"
