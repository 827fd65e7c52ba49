"""Who is calling."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.accounts.models import ApiToken, Language
from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer


class Me(Answer):
    """You, and what your token may be used for; null for a browser's session."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    email = serializers.EmailField()
    language = serializers.ChoiceField(Language.choices)
    time_zone = serializers.CharField(help_text=_("Empty: that of the browser."))
    scopes = serializers.ListField(child=serializers.ChoiceField(Scope.choices), allow_null=True)


class WhoAmI(Endpoint):
    """The caller."""

    tag = "Workspaces"

    @operation("get_me", "Read who is calling", gives=Me)
    def get(self) -> Any:
        token, user = self.request.auth, self.actor
        return Response(
            {
                "id": str(user.pk),
                "name": str(user),
                "email": user.email,
                "language": user.language,
                "time_zone": user.time_zone,
                "scopes": token.scopes if isinstance(token, ApiToken) else None,
            }
        )
