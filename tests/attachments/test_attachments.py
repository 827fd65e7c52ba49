"""Files on sources and questions: hung, read, replaced, taken off, brought back, copied, gone."""

import uuid
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from issuetrees.attachments import keeping, read, write
from issuetrees.attachments.models import Attachment
from issuetrees.copying.engagements import copy_engagement
from issuetrees.core import limits
from issuetrees.core.errors import Denied, Invalid, NotFound
from issuetrees.inquiry.write.source_files import attach_to_source
from issuetrees.inquiry.write.sources import create_source, delete_source
from issuetrees.inquiry.write.voice_notes import record_voice_note
from issuetrees.workspaces.access import Worker
from issuetrees.workspaces.deletions import restore
from tests.cast import Cast
from tests.inquiry import trees
from tests.recordings import mp4_in_pieces, ogg, webm

PDF = b"%PDF-1.7 prices"


@pytest.fixture
def source(cast: Cast) -> Any:
    return create_source(actor=cast.editor, engagement_id=cast.engagement.pk, title="Panel")


def attach(
    cast: Cast, source: Any, name: str = "panel.pdf", content: bytes = PDF, **more: Any
) -> Any:
    file = ContentFile(content, name)
    return attach_to_source(actor=cast.editor, source_id=source.pk, file=file, **more)


def names(person: Any) -> list[str]:
    return [row.name for row in read.files(person)]


def test_a_file_is_kept_and_given_back(cast: Cast, source: Any) -> None:
    row = attach(cast, source, "C:\\desk\\Панель цен.pdf")
    found, content = read.open_file(cast.viewer, row.pk)
    with content:
        assert content.read() == PDF
    assert (found.name, found.media, found.size) == ("Панель цен.pdf", "application/pdf", len(PDF))
    assert read.files(Worker(cast.workspace.pk, cast.engagement.pk)).count() == 1
    with pytest.raises(NotFound):
        read.file(cast.outsider, row.pk)


def test_another_takes_its_place_and_each_can_come_back(cast: Cast, source: Any) -> None:
    old = attach(cast, source)
    attach(cast, source, "newer.pdf", replaces_id=old.pk)
    assert names(cast.viewer) == ["newer.pdf"]
    entry = write.remove(actor=cast.editor, file_id=read.files(cast.editor).get().pk)
    assert names(cast.viewer) == []
    with pytest.raises(NotFound):
        restore(actor=cast.viewer, entry_id=entry.pk)
    restore(actor=cast.editor, entry_id=entry.pk)
    assert names(cast.viewer) == ["newer.pdf"]
    assert default_storage.exists(old.file)


def test_it_goes_and_returns_with_its_source(cast: Cast, source: Any) -> None:
    attach(cast, source)
    entry = delete_source(actor=cast.editor, source_id=source.pk)
    assert names(cast.viewer) == []
    restore(actor=cast.editor, entry_id=entry.pk)
    assert names(cast.viewer) == ["panel.pdf"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("panel.pdf", b"", "file_empty"),
        ("panel.pdf", b"%PDF-" + bytes(limits.FILE_BYTES), "file_too_large"),
        ("page.html", b"<p>", "file_kind"),
        ("panel.pdf", b"<p>", "file_differs"),
        ("", PDF, "missing"),
        ("pan\x00el.pdf", PDF, "unprintable"),
    ],
)
def test_what_is_refused_leaves_nothing(
    cast: Cast, source: Any, name: str, content: bytes, code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        attach(cast, source, name, content)
    assert (refused.value.code, refused.value.details["field"]) == (code, "file")
    assert not Attachment._base_manager.exists()


def test_there_is_an_end_to_room(cast: Cast, source: Any, monkeypatch: Any) -> None:
    attach(cast, source)
    monkeypatch.setattr(limits, "FILE_BYTES_PER_ENGAGEMENT", len(PDF) * 2 - 1)
    with pytest.raises(Invalid, match="engagement"):
        attach(cast, source)
    monkeypatch.setattr(limits, "FILES_ON_ONE_THING", 1)
    with pytest.raises(Invalid, match="already"):
        attach(cast, source)


def test_a_copy_of_an_engagement_has_them_and_the_content_goes_with_the_last(
    cast: Cast, source: Any, django_capture_on_commit_callbacks: Any
) -> None:
    row = attach(cast, source)
    graph, node = _question(cast)
    _record(cast, graph, node, ogg(12))
    copy = copy_engagement(actor=cast.editor, engagement_id=cast.engagement.pk)
    copied = Attachment.objects.filter(engagement=copy)
    assert sorted(one.name for one in copied) == ["note.ogg", "panel.pdf"]
    assert copied.get(source__isnull=False).file == row.file
    note: Any = copied.get(node__isnull=False)
    assert (note.graph.engagement_id, note.node.graph_id) == (copy.pk, note.graph_id)
    for engagement_id, is_left in ((copy.pk, True), (cast.engagement.pk, False)):
        rows = Attachment._base_manager.filter(engagement=engagement_id)
        with django_capture_on_commit_callbacks(execute=True):
            keeping.release(rows)
            rows.delete()
        assert default_storage.exists(row.file) == is_left


def _question(cast: Cast) -> tuple[Any, uuid.UUID]:
    graph = trees.make_tree(cast)
    return graph, uuid.UUID(trees.node_of(cast, graph, "In town"))


def _record(cast: Cast, graph: Any, node: uuid.UUID, content: bytes, name: str = "note.ogg") -> Any:
    return record_voice_note(
        actor=cast.commenter,
        graph_id=graph.pk,
        node_id=node,
        file=ContentFile(content, name),
        title="Why in town",
    )


def test_a_voice_note_stays_with_its_question(cast: Cast) -> None:
    graph, node = _question(cast)
    row = _record(cast, graph, node, webm(12), "note.webm")
    assert (row.seconds, str(row), row.media) == (12.0, "Why in town", "audio/webm")
    trees.commit(cast, graph, {"kind": "delete_node", "id": str(node)})
    assert names(cast.viewer) == []
    trees.commit(cast, graph, {"kind": "undo", "revision": 2})
    assert names(cast.viewer) == ["note.webm"]
    with pytest.raises(Denied):
        write.remove(actor=cast.editor, file_id=row.pk)
    entry = write.remove(actor=cast.commenter, file_id=row.pk)
    restore(actor=cast.commenter, entry_id=entry.pk)
    assert names(cast.viewer) == ["note.webm"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("note.ogg", ogg(95), "recording_too_long"),
        ("note.m4a", mp4_in_pieces(95), "recording_too_long"),
        ("note.ogg", ogg(1) + bytes(limits.VOICE_NOTE_BYTES), "file_too_large"),
        ("note.webm", webm(1)[:20], "not_a_recording"),
        ("note.pdf", PDF, "not_a_recording"),
    ],
)
def test_what_is_no_voice_note(cast: Cast, name: str, content: bytes, code: str) -> None:
    graph, node = _question(cast)
    with pytest.raises(Invalid) as refused:
        _record(cast, graph, node, content, name)
    assert refused.value.code == code


def test_the_page_of_a_source(cast: Cast, source: Any) -> None:
    client = Client()
    client.force_login(cast.editor)
    address = reverse("web:source_attach", args=[source.pk])
    told = client.post(address, {"file": SimpleUploadedFile("a.html", b"<p>")}).content.decode()
    assert "is of a kind that is not kept here" in told
    client.post(address, {"file": SimpleUploadedFile("panel.pdf", PDF)})
    row = read.files(cast.editor).get()
    assert "panel.pdf" in client.get(reverse("web:source", args=[source.pk])).content.decode()
    answer = client.get(reverse("web:file", args=[row.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith('attachment; filename="panel.pdf"')
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.getvalue() == PDF
    client.post(reverse("web:file_delete", args=[row.pk]))
    assert names(cast.editor) == []


def test_the_api_takes_a_file_once_for_a_key(cast: Cast, source: Any) -> None:
    client = Client()
    client.force_login(cast.editor)

    def send(content: bytes, key: str = "k1") -> Any:
        file = SimpleUploadedFile("panel.pdf", content)
        headers = {"Idempotency-Key": key}
        return client.post(f"/api/v1/sources/{source.pk}/files", {"file": file}, headers=headers)

    first, again = send(PDF), send(PDF)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["id"] == again.json()["id"]
    assert send(b"%PDF-1.7 other").json()["code"] == "key_reused"
    assert names(cast.editor) == ["panel.pdf"]
    answer = client.get(first.json()["download"])
    assert answer.getvalue() == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="panel.pdf"'
    address = f"/api/v1/sources/{source.pk}/files"
    assert client.post(address, b"{}", content_type="application/json").status_code == 415
    wrong = client.post(address, {"file": "panel"})
    assert wrong.json()["errors"][0] == {
        "field": "file",
        "code": "no_file",
        "detail": "Send a file here, with its name: multipart/form-data.",
    }
