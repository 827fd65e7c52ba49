"""The storyline of a tree: situation, complication, question, answer, and the key line below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from issuetrees.core.synthesis.advice import Advice, advice_on, minto
from issuetrees.core.synthesis.ghosts import Ghost, ghosts
from issuetrees.core.synthesis.questions import Question
from issuetrees.graphs.history.answers import Version, versions
from issuetrees.graphs.synthesis import Synthesis, synthesis
from issuetrees.inquiry.models import Brief
from issuetrees.kit.sentences import fill

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph


@dataclass(frozen=True, slots=True)
class Opening:
    """What comes before the answer."""

    situation: str
    complication: str
    question: str


@dataclass(frozen=True, slots=True)
class Story:
    """A storyline with what is to be said about it; without a root there is nothing to tell."""

    graph: "Graph"
    synthesis: Synthesis
    opening: Opening
    rules: list[Advice]
    advice: dict[str, list[Advice]]
    versions: Sequence[Version]

    @property
    def root(self) -> Question | None:
        return self.synthesis.root

    @property
    def key_line(self) -> list[Question]:
        """The first level below the question, without what is pruned."""
        return self.root.parts if self.root else []


def story(graph: "Graph") -> Story:
    """Return the storyline of a tree that the reader got from ``graphs.read.graph``."""
    found = synthesis(graph)
    root = found.root
    return Story(
        graph=graph,
        synthesis=found,
        opening=_opening(graph, root),
        rules=minto(root) if root else [],
        advice=advice_on(root) if root else {},
        versions=versions(graph, root.id) if root else (),
    )


def ghost_deck(story_: Story) -> list[tuple[Question, Ghost]]:
    """Return the pages of the ghost deck in reading order, each with its leaf."""
    leaves = (one for one in (story_.root.walk() if story_.root else ()) if not one.is_branch)
    return [(leaf, ghost) for leaf in leaves for ghost in ghosts(leaf)]


def said(advice: Advice) -> str:
    """Return the remark as a sentence in the reader's language."""
    return fill(gettext(advice.message), **advice.details)


def _opening(graph: "Graph", root: Question | None) -> Opening:
    """Situation and complication are the brief's; the question is what the tree answers."""
    brief = Brief.objects.filter(engagement_id=graph.engagement_id).first() or Brief()
    question = (root.title if root else "") or graph.engagement.question
    return Opening(brief.situation.strip(), brief.complication.strip(), question)
