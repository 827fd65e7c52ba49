"""What a report says of evidence: hypotheses with their status, the register, assumptions."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A question with what its evidence amounts to (``core.evidence``): ``status`` and its
    ``confidence`` ("" where nothing is decided), pieces for and against, named sources.
    """

    number: str
    title: str
    hypothesis: str
    status: str
    confidence: str
    count_for: int
    count_against: int
    sources: int

    @property
    def has_one_source(self) -> bool:
        """Whether all of its evidence is from one source."""
        return self.count_for + self.count_against > 0 and self.sources <= 1


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A piece of evidence; ``stance``: ``for`` or ``against``, ``strength``: ``weak``,
    ``medium``, ``strong``; ``source`` is in words, with author, day and page.
    """

    number: str
    claim: str
    stance: str
    strength: str
    source: str
    added_by: str = ""


@dataclass(frozen=True, slots=True)
class AssumptionLine:
    """An assumption; ``confidence``: ``low``, ``medium``, ``high``; ``numbers`` are those of the
    questions that hang on it, ``stale`` those that are to be looked at again.
    """

    statement: str
    breaks_if: str
    confidence: str
    owner: str
    source: str
    numbers: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrunedBranch:
    """A branch that is not followed any more, and why, as somebody wrote it."""

    number: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class TreeEvidence:
    """All of it on one tree; ``contradictions`` are sentences in the report's language."""

    title: str
    hypotheses: tuple[Hypothesis, ...] = ()
    register: tuple[EvidenceLine, ...] = ()
    assumptions: tuple[AssumptionLine, ...] = ()
    contradictions: tuple[str, ...] = ()
    pruned: tuple[PrunedBranch, ...] = ()
