"""Changing graphs: commits of commands, what changed since, undo."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.response import Response

from issuetrees.accounts.scopes import Scope
from issuetrees.api import bodies, idempotency
from issuetrees.api.command_schema import Commands
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.numbers import MAX_NUMBER, revision_number, revision_parameter
from issuetrees.api.operation import operation
from issuetrees.api.people import Person, person
from issuetrees.api.serializer_fields import Answer, Strict, Title, Whole
from issuetrees.graphs import read, write
from issuetrees.graphs.history import log


class Delta(Answer):
    """Records that came and went, by id, and fields that changed: old and new value."""

    added = serializers.DictField(child=serializers.DictField())
    updated = serializers.DictField(child=serializers.DictField(child=serializers.ListField()))
    removed = serializers.DictField(child=serializers.DictField())


class Change(Answer):
    """What a revision did."""

    nodes = Delta()
    links = Delta()


class Revision(Answer):
    """A committed change with its number."""

    revision = serializers.IntegerField()
    key = serializers.CharField(allow_null=True)
    actor = Person(allow_null=True)
    change = Change()
    created_at = serializers.DateTimeField()


class CommittedRevision(Revision):
    """A revision with the commands that made it."""

    commands = serializers.ListField(child=serializers.DictField())


class Changes(Answer):
    """What happened after a revision; ``is_complete`` says whether that is all."""

    revision = serializers.IntegerField(help_text=_("The latest revision."))
    changes = Revision(many=True)
    is_complete = serializers.BooleanField()


class Commit(Strict):
    """Commands to carry out as one revision.

    ``base`` is the revision that the sender saw: where a later one touched the same field, the
    commit is refused. The same ``key`` sent again gives the revision that it made.
    """

    commands = Commands()
    base = Whole(required=False, allow_null=True, min_value=0, max_value=MAX_NUMBER)
    key = Title(required=False, allow_null=True, max_length=64, trim_whitespace=False)


class Undo(Strict):
    """The revision to take back."""

    revision = Whole(min_value=1, max_value=MAX_NUMBER)


_COMMITTED = {200: CommittedRevision, 201: CommittedRevision}


class GraphCommits(Endpoint):
    """The one entrance for changes."""

    tag = "Changes"

    @operation(
        "commit",
        _("Carry out commands as one revision, all or nothing"),
        notes=_("201 with the new revision; 200 with the former one when the key was used before."),
        takes=Commit,
        gives=CommittedRevision,
        scope=Scope.WRITE,
        answers=_COMMITTED,
        problems=(409,),
    )
    def post(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        revision, is_new = write.commit(graph_id=graph_id, actor=self.actor, **given)
        return Response(revision_with_commands(revision), 201 if is_new else 200)


class GraphUndo(Endpoint):
    """Taking back."""

    tag = "Changes"

    @operation(
        "undo",
        _("Take back one revision, as a new revision"),
        notes=_("Refused where a later revision builds on it. Undoing the undo does it again."),
        takes=Undo,
        gives=CommittedRevision,
        scope=Scope.WRITE,
        status=201,
        has_commit_key=True,
    )
    def post(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        commands = [{"kind": "undo", "revision": given["revision"]}]
        key = idempotency.commit_key(self.request, self.actor)
        revision, _ = write.commit(graph_id=graph_id, actor=self.actor, commands=commands, key=key)
        return Response(revision_with_commands(revision), 201)


class GraphChanges(Endpoint):
    """Catching up."""

    tag = "Changes"

    @operation(
        "get_changes",
        _("Read what happened after a revision, oldest first"),
        notes=_("At most 500 at once; ask again from the last one until `is_complete`."),
        gives=Changes,
        query=(revision_parameter("after", _("The revision that you have."), default=0),),
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        after = revision_number(self.request, "after", "0")
        graph = read.graph(self.actor, graph_id)
        found = [_revision(revision) for revision in log.revisions_after(graph, after)]
        last = found[-1]["revision"] if found else after
        latest = max(graph.revision, last if found else 0)
        answer = {"revision": latest, "changes": found, "is_complete": last >= latest}
        return HttpResponse(bodies.dump(answer), "application/json")


def revision_with_commands(revision: Any) -> dict[str, Any]:
    """Return a revision as JSON, with the commands that made it."""
    return {**_revision(revision), "commands": revision.commands}


def _revision(revision: Any) -> dict[str, Any]:
    return {
        "revision": revision.number,
        "key": revision.key,
        "actor": person(revision.actor),
        "change": revision.change,
        "created_at": revision.created_at.isoformat(),
    }
