"""The pages beside a question tree: the one list from which tabs and the editor's menu are made."""

import uuid
from typing import Final, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

#: Key, word, route of each, in the order in which the work goes.
_PAGES: Final = (
    ("tree", _("Tree"), "web:graph"),
    ("numbers", _("Numbers"), "web:numbers"),
    ("evidence", pgettext_lazy("questions", "Evidence"), "web:evidence"),
    ("workplan", _("Workplan"), "web:workplan"),
    ("priorities", _("Priorities"), "web:priorities"),
    ("story", _("Story"), "web:story"),
    ("compare", _("Compare"), "web:tree_compare"),
    ("recut", _("Re-cut"), "web:tree_recut"),
)


class TreePage(NamedTuple):
    """One of them, of one tree."""

    key: str
    label: str
    url: str


def tree_pages(graph_id: uuid.UUID) -> list[TreePage]:
    """Return the tree itself and the pages beside it."""
    return [TreePage(key, str(word), reverse(name, args=[graph_id])) for key, word, name in _PAGES]
