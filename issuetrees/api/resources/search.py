"""Finding what people wrote."""

from typing import Any, Final

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer
from issuetrees.search.find import MAX_PAGE, PAGE, find, find_of_kind, page_number
from issuetrees.search.kinds import NAMES

_NAMES: Final = list(NAMES)
_QUERY: Final = (
    OpenApiParameter(
        "q", str, description=_("All of the words are looked for, by stem and beginning.")
    ),
    OpenApiParameter(
        "kind",
        {"type": "string", "enum": _NAMES},
        description=_("Of one kind only, and then all of them, page by page."),
    ),
    OpenApiParameter(
        "page",
        {"type": "integer", "minimum": 1, "maximum": MAX_PAGE},
        description=format_lazy(_("With “kind”: which page, {count} on each."), count=PAGE),
    ),
)


class Hit(Answer):
    """Something that was found, where it stands and what it says there."""

    kind = serializers.ChoiceField(_NAMES)
    id = serializers.UUIDField(
        allow_null=True, help_text=_("Null for a case to practise on, which has a name.")
    )
    name = serializers.CharField(
        help_text=_("Of a case to practise on, as in “practice/cases”; empty for all else.")
    )
    title = serializers.CharField(help_text=_("On one line, cut after 200 characters."))
    path = serializers.ListField(
        child=serializers.CharField(), help_text=_("What it stands in, from the engagement down.")
    )
    snippet = serializers.CharField(help_text=_("Around the words; empty when the title has them."))
    engagement_id = serializers.UUIDField(allow_null=True)
    graph_id = serializers.UUIDField(allow_null=True)
    node_id = serializers.UUIDField(allow_null=True)


class Hits(Answer):
    """What was found, kind after kind."""

    items = Hit(many=True)
    more = serializers.ListField(
        child=serializers.ChoiceField(_NAMES), help_text=_("The kinds of which there are others.")
    )


class Search(Endpoint):
    """All that you may see."""

    tag = "Search"

    @operation(
        "search",
        _("Find what people wrote, the first of each kind"),
        notes=_(
            "Russian and English words are found in all their forms. What is deleted or put "
            "away is left out. Without words you get the latest engagements, graphs and "
            "workspaces."
        ),
        gives=Hits,
        query=_QUERY,
    )
    def get(self) -> Any:
        given = self.request.query_params
        text, kind = given.get("q", ""), given.get("kind")
        page = page_number(given.get("page", "1"))
        found = (
            find(self.actor, text) if kind is None else find_of_kind(self.actor, text, kind, page)
        )
        return {
            "items": [hit for group in found.groups for hit in group.hits],
            "more": [group.kind for group in found.groups if group.has_more],
        }
