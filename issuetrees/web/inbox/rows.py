"""What the pages show of what waits for a person, row by row."""

import uuid
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from issuetrees.comments.models import Comment, InboxEntry, InboxKind
from issuetrees.core.graph.records import STATUSES
from issuetrees.core.text import cut
from issuetrees.graphs.questions import OwnQuestion
from issuetrees.kit.words import spoken

_WORDS: Final = 280  # characters of a comment
_TITLE: Final = 120


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the inbox."""

    entry: InboxEntry

    @property
    def comment(self) -> Comment:
        return self.entry.comment

    @property
    def who(self) -> str:
        return str(self.comment.author or _("Somebody"))

    @property
    def initials(self) -> str:
        author = self.comment.author
        return author.initials if author else "?"

    @property
    def reason(self) -> str:
        """Why it is here, as it follows the name."""
        return str(InboxKind(self.entry.kind).label)

    @property
    def words(self) -> str:
        return cut(self.comment.text, _WORDS)

    @property
    def place(self) -> str:
        """The question or stage, the drawing and the engagement."""
        graph = self.comment.graph
        title = " ".join(self.comment.node.title.split()) or _("Untitled")
        return " · ".join((cut(title, _TITLE), graph.title, graph.engagement.name))

    @property
    def url(self) -> str:
        return address_of_node(self.comment.graph_id, self.comment.node.id)


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question of one's own."""

    own: OwnQuestion

    @property
    def title(self) -> str:
        return " ".join(self.own.node.title.split()) or _("Untitled")

    @property
    def status(self) -> str:
        return spoken(STATUSES[self.own.node.status])

    @property
    def url(self) -> str:
        return address_of_node(self.own.node.graph_id, self.own.node.id)


def address_of_node(graph_id: uuid.UUID, node_id: uuid.UUID) -> str:
    """Return where a question or stage is shown in its drawing."""
    return f"{reverse('web:graph', args=[graph_id])}?{urlencode({'node': node_id})}"
