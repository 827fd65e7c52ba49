"""What changed for programs, by version: the reference and ``docs/api.md`` show it.

After a change ``python -m tests.api.make_guide`` writes it into the guide.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHANGES: Final[Mapping[str, Sequence[Promise]]] = {
    "0.1.0": (
        _(
            "Graphs take no id from the sender; ids "
            "of nodes and links are unique within their graph."
        ),
        _("DELETE answers with a deletion, and a deletion can be restored."),
        _("Lists have an order, and “updated_after” where rows keep the moment of their change."),
        _("Every answer says in RateLimit headers how many requests are left."),
        _(
            "503 with Retry-After says that a part of "
            "the installation is away; send the same again."
        ),
        _("Trees, maps and engagements are copied, with or without scores."),
        _(
            "Search, the inbox, your own questions, overlaps "
            "and gaps are lists over all engagements."
        ),
        _("Findings are waived with a reason until their split changes."),
        _("What the labels of a split say of its kind and data can be asked for."),
        _("A workspace has words of its own: synonyms, frameworks and processes."),
        _("Cases are tried on a split, and each is sorted into its branches."),
        _("Initiatives come in from a table as text, HTML or file, with a preview."),
        _("Invitations say how many people they admit."),
        _("A tree or map is also downloaded as a picture (PNG)."),
        _("Initiatives have kinds that are listed, put in order and described."),
        _("Initiatives have costs by period, efforts of teams and relations."),
        _("A table brings initiatives of the same title or id up to date; all are read as one."),
        _("Pictures are kept for reports and shown by sections of them."),
        _("People weigh by five methods; their weights are merged, and one or the mean ranks."),
        _("Other methods stand beside the ranking, each with its conventions."),
        _("Draws tell how often who comes where; a run keeps its inputs, settings and seed."),
        _("Weights are set together; how firm they are and why one leads another can be read."),
        _(
            "Scores belong to rounds, which are opened, closed and revealed; "
            "the end of a sheet is told by its round."
        ),
        _("Cells of a revealed round are discussed; quick choices make a gut order."),
        _("Competencies of a map have words for their levels; levels of stages are set together."),
        _("A map comes in from a table, JSON, GraphML or Mermaid, with a preview."),
        _("A node of a tree can show another branch in a second place: refers_to."),
        _("Profiles on stage maps are their owner’s: levels, standing, plan, calendar, export."),
        _("Files hang on sources; voice notes, on nodes: sent as multipart/form-data."),
        _("Comments point at places of the drawing."),
        _("Edits of briefs, sources, evidence and assumptions are listed and undone."),
        _("Search finds what follows a ranking, and cases to practise on: these by name, not id."),
        _("A stage map is downloaded as CSV or a workbook that comes back as the same map."),
    )
}
