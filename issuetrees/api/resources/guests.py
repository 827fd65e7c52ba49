"""Links by which guests without an account score in one round."""

import uuid
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import ADDED
from issuetrees.api.serializer_fields import Answer, Strict, Title, Whole
from issuetrees.scoring.read import guests as guests_read
from issuetrees.scoring.write import guests as guests_write

TAG = "Rounds"


class GuestLink(Answer):
    """A link for guests to a round."""

    id = serializers.UUIDField()
    round_id = serializers.UUIDField()
    name = serializers.CharField()
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    revoked_at = serializers.DateTimeField(
        allow_null=True, help_text=_("When it was withdrawn; null while it is not.")
    )


class NewGuestLink(GuestLink):
    """A link that was just made, with its address."""

    url = serializers.URLField(help_text=_("Shown only now; of the rest a digest is kept."))


class GuestLinkNew(Strict):
    """For whom a link is and for how many days it works."""

    name = Title(max_length=120)
    days = Whole(required=False, min_value=1, max_value=90)


class GuestLinks(Endpoint):
    """The links for guests to a round."""

    tag = TAG

    @operation("list_guest_links", _("List the links for guests"), gives=GuestLink, pages=ADDED)
    def get(self, round_id: uuid.UUID) -> Any:
        return guests_read.links(self.actor, round_id)

    @operation(
        "invite_guests",
        _("Make a link for guests"),
        notes=_("Guests say their name and score; they see their own sheet and nothing else."),
        takes=GuestLinkNew,
        gives=NewGuestLink,
        status=201,
        scope=Scope.WRITE,
        problems=(409,),
    )
    def post(self, round_id: uuid.UUID, given: dict[str, Any]) -> Any:
        made, token = guests_write.invite(actor=self.actor, round_id=round_id, **given)
        url = self.request.build_absolute_uri(reverse("web:guest", args=[token]))
        return Response({**GuestLink(made).data, "url": url}, status=201)


class RevokedGuestLink(Endpoint):
    """A link for guests that works no more."""

    tag = TAG

    @operation(
        "revoke_guest_link",
        _("Withdraw a link for guests"),
        gives=GuestLink,
        scope=Scope.WRITE,
    )
    def post(self, guest_link_id: uuid.UUID) -> Any:
        return guests_write.revoke(actor=self.actor, link_id=guest_link_id)
