"""Finding a place by its name."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer
from issuetrees.graphs.places import SHOWN, places


class Place(Answer):
    """An engagement, graph or workspace; ``within`` names what it stands in."""

    kind = serializers.ChoiceField(["engagement", "graph", "workspace"])
    id = serializers.UUIDField()
    title = serializers.CharField()
    within = serializers.CharField()


class Places(Endpoint):
    """Where you may go."""

    tag = "Workspaces"

    @operation(
        "find_places",
        f"Find what has some words in its name, at most {SHOWN} of each kind",
        gives=Place,
        is_list=True,
        query=(OpenApiParameter("words", str, description="All of them are looked for."),),
    )
    def get(self) -> Any:
        """Engagements are also found by client and question; what is put away is left out."""
        return places(self.actor, self.request.query_params.get("words", ""))
