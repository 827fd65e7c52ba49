"""What a person may see of competencies."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from issuetrees.careers.models import Competency

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph


def competencies(graph: "Graph") -> QuerySet[Competency]:
    """Return the competencies of a map that the person got from ``graphs.read.graph``."""
    return Competency.objects.filter(graph=graph)
