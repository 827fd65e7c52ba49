"""Links by which people without an account read the files of a report."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import ADDED, LOGGED
from issuetrees.api.people import Person
from issuetrees.api.serializer_fields import Answer, Id, Pasted, Strict, Title, Whole, Word, YesNo
from issuetrees.reports import models
from issuetrees.reports.models import ExportFormat, VisitKind
from issuetrees.reports.sharing import read, write


class SharedLink(Answer):
    """A link to one export of a report, or always to its newest."""

    id = serializers.UUIDField()
    report_id = serializers.UUIDField()
    export_id = serializers.UUIDField(
        allow_null=True, help_text=_("The export that it opens; null: always the newest.")
    )
    format = serializers.ChoiceField(ExportFormat.choices)
    name = serializers.CharField(help_text=_("For whom it is."))
    state = serializers.SerializerMethodField(help_text=_("`open`, `expired` or `revoked`."))
    has_password = serializers.SerializerMethodField(help_text=_("Whether it asks for one."))
    is_marked = serializers.BooleanField(
        help_text=_("Whether its name is printed across each page of a PDF.")
    )
    created_by = Person(allow_null=True)
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(help_text=_("From this moment it opens nothing."))
    revoked_at = serializers.DateTimeField(
        allow_null=True, help_text=_("When it was withdrawn; null otherwise.")
    )

    def get_state(self, link: models.SharedLink) -> str:
        return read.state(link)

    def get_has_password(self, link: models.SharedLink) -> bool:
        return bool(link.password)


class MadeSharedLink(SharedLink):
    """A new link; its token cannot be shown again."""

    token = serializers.CharField(help_text=_("Shown this once; it stands in the address."))


class NewSharedLink(Strict):
    """For whom, what it opens and for how long."""

    name = Title(max_length=120)
    export_id = Id(
        required=False, allow_null=True, help_text=_("Left out: always the newest export.")
    )
    format = Word(ExportFormat.choices, required=False)
    days = Whole(min_value=1, max_value=365, default=30)
    password = Pasted(
        max_length=128, required=False, help_text=_("At least 8 characters; empty: none.")
    )
    is_marked = YesNo(
        required=False, help_text=_("Whether its name is printed across each page of a PDF.")
    )


class LinkVisit(Answer):
    """One use of a link; nothing tells who or from where."""

    kind = serializers.ChoiceField(VisitKind.choices, help_text=_("What was done."))
    export_id = serializers.UUIDField(
        allow_null=True, help_text=_("The file; null when there was none.")
    )
    created_at = serializers.DateTimeField()


class ReportLinks(Endpoint):
    """The links of a report."""

    tag = "Exports"

    @operation(
        "list_shared_links",
        _("List the links to the files of a report"),
        gives=SharedLink,
        pages=ADDED,
    )
    def get(self, report_id: uuid.UUID) -> Any:
        return read.links(self.actor, report_id)

    @operation(
        "share_report",
        _("Make a link that is read without an account"),
        notes=_("The token is shown this once; people open `/shared/TOKEN/`."),
        takes=NewSharedLink,
        gives=MadeSharedLink,
        status=201,
        scope=Scope.WRITE,
        problems=(409,),
    )
    def post(self, report_id: uuid.UUID, given: dict[str, Any]) -> Any:
        made, token = write.share(actor=self.actor, report_id=report_id, **given)
        return Response({**SharedLink(made).data, "token": token}, 201)


class RevokeLink(Endpoint):
    """Withdrawing."""

    tag = "Exports"

    @operation(
        "revoke_shared_link",
        _("Withdraw a link"),
        notes=_("For good; make a new one instead."),
        gives=SharedLink,
        scope=Scope.WRITE,
    )
    def post(self, link_id: uuid.UUID) -> Any:
        return write.revoke(actor=self.actor, link_id=link_id)


class LinkVisits(Endpoint):
    """The log of a link."""

    tag = "Exports"

    @operation("list_link_visits", _("Read the log of a link"), gives=LinkVisit, pages=LOGGED)
    def get(self, link_id: uuid.UUID) -> Any:
        return read.visits(self.actor, link_id)
