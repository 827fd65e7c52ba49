"""What waits for the caller: comments that mention them, answers in threads of theirs."""

import uuid
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.filters import YesNoFilter
from issuetrees.api.operation import operation
from issuetrees.api.pagination import LOGGED
from issuetrees.api.people import Person
from issuetrees.api.serializer_fields import Answer, Strict, YesNo
from issuetrees.comments import inbox
from issuetrees.comments.models import InboxKind


class InboxEntry(Answer):
    """A comment that you are to see."""

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(
        InboxKind.choices, help_text=_("Whether it mentions you or answers in your thread.")
    )
    author = Person(allow_null=True, source="comment.author")
    text = serializers.CharField(source="comment.text")
    comment_id = serializers.UUIDField(help_text=_("The comment itself."))
    thread_id = serializers.UUIDField(allow_null=True, source="comment.thread_id")
    node_id = serializers.UUIDField(source="comment.node.id")
    node_title = serializers.CharField(
        source="comment.node.title", help_text=_("The question or stage that is commented on.")
    )
    graph_id = serializers.UUIDField(source="comment.graph_id")
    engagement_id = serializers.UUIDField(source="comment.graph.engagement_id")
    is_done = serializers.BooleanField(
        help_text=_("Done by you, or settled with the whole thread.")
    )
    done_at = serializers.DateTimeField(
        allow_null=True, help_text=_("When you were done with it; null otherwise.")
    )
    created_at = serializers.DateTimeField()


class InboxEdit(Strict):
    """What you change of an entry."""

    is_done = YesNo(help_text=_("Whether you are done with it."))


class Finished(Answer):
    """What you are done with; the moment takes it back."""

    done_at = serializers.DateTimeField(help_text=_("Sent to inbox/reopen it takes this back."))
    count = serializers.IntegerField(help_text=_("How many entries it were."))


class FinishedMoment(Strict):
    """The moment at which you were done with many entries."""

    done_at = serializers.DateTimeField(help_text=_("As the answer to inbox/done said it."))


class Reopened(Answer):
    """How many entries wait again."""

    count = serializers.IntegerField(help_text=_("How many entries it were."))


class InboxFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which entries to list."""

    is_done = YesNoFilter(method="of_state", label=_("Those that are done, or those that wait."))
    kind = filters.ChoiceFilter(choices=InboxKind.choices, label=_("Of this kind only."))
    engagement_id = filters.UUIDFilter(
        field_name="comment__graph__engagement_id", label=_("Of this engagement only.")
    )

    def of_state(self, rows: QuerySet[Any], name: str, is_done: Any) -> QuerySet[Any]:
        """Keep what waits, or what does not."""
        del name
        return rows.exclude(inbox.OPEN) if is_done else rows.filter(inbox.OPEN)


class Inbox(Endpoint):
    """What waits for you."""

    tag = "Comments"

    @operation(
        "list_inbox",
        _("List what mentions you and answers in your threads, newest first"),
        notes=_("What you may no longer see, and what is deleted or archived, is left out."),
        gives=InboxEntry,
        pages=LOGGED,
        filters=InboxFilter,
    )
    def get(self) -> Any:
        return inbox.entries(self.actor)


class OneInboxEntry(Endpoint):
    """An entry of your inbox."""

    tag = "Comments"

    @operation(
        "edit_inbox_entry",
        _("Be done with an entry of the inbox, or open it again"),
        takes=InboxEdit,
        gives=InboxEntry,
        scope=Scope.WRITE,
        is_partial=True,
    )
    def patch(self, entry_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return inbox.set_done(actor=self.actor, entry_id=entry_id, **given)


class FinishInbox(Endpoint):
    """Being done."""

    tag = "Comments"

    @operation(
        "finish_inbox",
        _("Be done with all that waits in the inbox"),
        gives=Finished,
        scope=Scope.WRITE,
    )
    def post(self) -> Any:
        done_at, count = inbox.finish_all(actor=self.actor)
        return {"done_at": done_at, "count": count}


class ReopenInbox(Endpoint):
    """Taking back."""

    tag = "Comments"

    @operation(
        "reopen_inbox",
        _("Open again what you were done with at a moment"),
        takes=FinishedMoment,
        gives=Reopened,
        scope=Scope.WRITE,
    )
    def post(self, given: dict[str, Any]) -> Any:
        return {"count": inbox.take_back(actor=self.actor, done_at=given["done_at"])}
