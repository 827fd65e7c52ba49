"""Who is calling, and their own settings."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.accounts import write
from issuetrees.accounts.models import ApiToken, Language, MentionMail, Theme, User
from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer, Strict, Text, Title, Word

_THEME: Final = _("How the screens are lit.")
_MAIL: Final = _("When mail of the inbox is sent: at once of mentions, daily of all, or never.")


class Me(Answer):
    """You, and what your token may be used for; null for a browser's session."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    email = serializers.EmailField()
    language = serializers.ChoiceField(Language.choices)
    time_zone = serializers.CharField(help_text=_("Empty: that of the browser."))
    theme = serializers.ChoiceField(Theme.choices, help_text=_THEME)
    mention_mail = serializers.ChoiceField(MentionMail.choices, help_text=_MAIL)
    scopes = serializers.ListField(child=serializers.ChoiceField(Scope.choices), allow_null=True)


class Profile(Strict):
    """What you may change of your account."""

    name = Title(max_length=120)
    language = Word(Language.choices)
    theme = Word(Theme.choices, help_text=_THEME)
    time_zone = Text(max_length=64, help_text=_("Empty: that of the browser."))
    mention_mail = Word(MentionMail.choices, help_text=_MAIL)


class WhoAmI(Endpoint):
    """The caller."""

    tag = "Workspaces"

    @operation("get_me", _("Read who is calling"), gives=Me)
    def get(self) -> Any:
        return self._told(self.actor)

    @operation(
        "edit_me",
        _("Change your own settings"),
        takes=Profile,
        is_partial=True,
        gives=Me,
        scope=Scope.WRITE,
    )
    def patch(self, given: dict[str, Any]) -> Any:
        return self._told(write.edit_profile(actor=self.actor, **given))

    def _told(self, user: User) -> Response:
        token = self.request.auth
        names = ("email", "language", "time_zone", "theme", "mention_mail")
        told = {name: getattr(user, name) for name in names}
        scopes = token.scopes if isinstance(token, ApiToken) else None
        return Response({"id": str(user.pk), "name": str(user), **told, "scopes": scopes})
