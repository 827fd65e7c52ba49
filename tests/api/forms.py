"""Forms with a file in them, for the rows of tables."""

from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.recordings import ogg

#: What the files hold that rows name.
CONTENTS: Final = {"panel.txt": b"Prices rose twice.", "note.ogg": ogg(12)}


class Form(dict[str, Any]):
    """A body that is sent as multipart/form-data; ``file`` is the name of one of ``CONTENTS``."""


def parts(body: dict[str, Any]) -> dict[str, Any]:
    """Return a body with its file as it is sent."""
    return {**body, "file": SimpleUploadedFile(body["file"], CONTENTS[body["file"]])}
