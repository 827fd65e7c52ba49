"""Files that hang on things: sources of evidence, questions (voice notes), levels of a profile."""

import uuid
from typing import Any

from django.http import FileResponse
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.bodies import UploadParser
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.people import Person
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.serializer_fields import Id, Kept, Strict, Text, Title, Upload
from issuetrees.attachments import models, read, write
from issuetrees.careers.read import profiles
from issuetrees.careers.write.level_files import attach_to_level
from issuetrees.core.files.kinds import KINDS
from issuetrees.graphs import read as graphs
from issuetrees.inquiry.read import sources
from issuetrees.inquiry.write.source_files import attach_to_source
from issuetrees.inquiry.write.voice_notes import record_voice_note

_TAG = "Files"


class File(Kept):
    """A file on a source of evidence, a question or a level; ``download`` is its address."""

    engagement_id = serializers.UUIDField()
    source_id = serializers.UUIDField(allow_null=True, help_text=_("The source that it is of."))
    profile_id = serializers.UUIDField(allow_null=True, help_text=_("The profile that it is of."))
    competency = serializers.CharField(
        help_text=_("Key of the competency whose level it shows; empty: it is of no profile.")
    )
    graph_id = serializers.UUIDField(allow_null=True, help_text=_("The graph of its node."))
    node_id = serializers.UUIDField(
        source="node.id", allow_null=True, default=None, help_text=_("The node that it is of.")
    )
    name = serializers.CharField(help_text=_("Its name when it is downloaded."))
    title = serializers.CharField(help_text=_("Title of a voice note; may be empty."))
    media = serializers.CharField(help_text=_("Media type of what it was found to be."))
    size = serializers.IntegerField(help_text=_("Bytes."))
    digest = serializers.CharField(help_text=_("SHA-256 of the file, in hexadecimal."))
    seconds = serializers.FloatField(
        allow_null=True, help_text=_("Length of a voice note, as the recording says; else null.")
    )
    added_by = Person(allow_null=True)
    download = serializers.SerializerMethodField(help_text=_("Address of its content."))

    def get_download(self, row: models.Attachment) -> str:
        return reverse("api:file-content", args=[row.pk])


class VoiceNote(File):
    """A voice note on a node."""


class NewFile(Strict):
    """A file to hang on something."""

    file = Upload(help_text=_("The file, of up to 10 MB, with its name."))
    replaces_id = Id(
        required=False, help_text=_("The file of the same thing that it replaces: it is deleted.")
    )


class LevelFile(File):
    """A file that shows a level of a profile."""


class NewLevelFile(NewFile):
    """A file that shows a level."""

    competency = Title(max_length=40, help_text=_("Key of a competency of the map."))


class NewVoiceNote(Strict):
    """A voice note to keep."""

    file = Upload(help_text=_("A recording in WebM, Ogg (Opus) or MP4, of up to 90 seconds."))
    title = Text(max_length=200, required=False, help_text=_("What it is about."))


_NOTES = format_lazy(
    _("Kinds: {known}. What a file is, is read off its content."), known=", ".join(KINDS)
)


class SourceFiles(Endpoint):
    """The files of a source."""

    tag = _TAG
    parser_classes = [UploadParser]

    @operation("list_source_files", _("List the files of a source"), gives=File, pages=KEPT)
    def get(self, source_id: uuid.UUID) -> Any:
        found = sources.source(self.actor, source_id)
        return read.files(self.actor).filter(source=found)

    @operation(
        "attach_source_file",
        _("Attach a file to a source"),
        notes=_NOTES,
        takes=NewFile,
        gives=File,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="file",
    )
    def post(self, source_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return attach_to_source(actor=self.actor, source_id=source_id, **given)


class VoiceNotes(Endpoint):
    """The voice notes of a node."""

    tag = _TAG
    parser_classes = [UploadParser]

    @operation("list_voice_notes", _("List the voice notes of a node"), gives=VoiceNote, pages=KEPT)
    def get(self, graph_id: uuid.UUID, node_id: uuid.UUID) -> Any:
        found = graphs.node(graphs.graph(self.actor, graph_id), node_id)
        return read.files(self.actor).filter(graph=graph_id, node=found)

    @operation(
        "record_voice_note",
        _("Keep a voice note with a node"),
        notes=_("Whoever may comment may. Its length is read off the recording."),
        takes=NewVoiceNote,
        gives=VoiceNote,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="file",
    )
    def post(self, graph_id: uuid.UUID, node_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return record_voice_note(actor=self.actor, graph_id=graph_id, node_id=node_id, **given)


class ProfileFiles(Endpoint):
    """The files that show levels of a profile."""

    tag = _TAG
    parser_classes = [UploadParser]

    @operation("list_profile_files", _("List the files of a profile"), gives=LevelFile, pages=KEPT)
    def get(self, profile_id: uuid.UUID) -> Any:
        found = profiles.profile(self.actor, profile_id)
        profiles.looked(self.actor, [found])
        return read.files(self.actor).filter(profile=found)

    @operation(
        "attach_profile_file",
        _("Attach a file to a level of a profile"),
        notes=_("For its owner, and for whom they asked to assess them."),
        takes=NewLevelFile,
        gives=LevelFile,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="file",
    )
    def post(self, profile_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return attach_to_level(actor=self.actor, profile_id=profile_id, **given)


class OneFile(Endpoint):
    """A file."""

    tag = _TAG

    @operation("get_file", _("Read what is known of a file"), gives=File, has_tag=True)
    def get(self, file_id: uuid.UUID) -> Any:
        return read.file(self.actor, file_id)

    @operation(
        "delete_file",
        _("Delete a file"),
        notes=_("The deletion brings it back."),
        gives=Deletion,
        scope=Scope.WRITE,
    )
    def delete(self, file_id: uuid.UUID) -> Any:
        return write.remove(actor=self.actor, file_id=file_id)


class FileContent(Endpoint):
    """The file itself."""

    tag = _TAG

    @operation(
        "download_file",
        _("Download a file"),
        answers={
            (200, media): OpenApiResponse(OpenApiTypes.BINARY, description=_("The file."))
            for media in sorted({kind.media for kind in KINDS.values()})
        },
    )
    def get(self, file_id: uuid.UUID) -> Any:
        row, content = read.open_file(self.actor, file_id)
        return FileResponse(
            content,
            as_attachment=True,
            filename=row.name,
            content_type=row.media,
            headers={"ETag": f'"{row.digest}"'},
        )
