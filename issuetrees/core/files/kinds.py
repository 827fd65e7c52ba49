"""Which files may hang on things: called by their ending, known by what is in them.

What a browser would run (pages, drawings with scripts, programs) and what office programs would
(macros) is not among them. The media type that a file is served with is that of this table,
whatever its sender said.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop

FIELD: Final = "file"
_MACROS: Final = ("vbaproject.bin", "basic/script-lb.xml", "basic/script-lc.xml")
_MOST_PARTS: Final = 5_000


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: what browsers call it, and whether bytes are one."""

    media: str
    is_one: Callable[[bytes], bool]

    @property
    def is_sound(self) -> bool:
        """Whether it is a recording."""
        return self.media.startswith("audio/")


def kind_of(name: str, content: bytes) -> FileKind:
    """Return the kind of a file by its name, once its content bears that out; or raise Invalid."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    kind = KINDS.get(ending)
    if kind is None:
        raise Invalid(
            "file_kind",
            gettext_noop("“{name}” is of a kind that is not kept here. Send one of: {known}."),
            field=FIELD,
            name=name[-80:],
            known=", ".join(KINDS),
        )
    if not kind.is_one(content):
        raise Invalid(
            "file_differs",
            gettext_noop(
                "“{name}” ends in .{ending}, but its content is something else, is damaged or has"
                " macros. Save it anew in that format and send that."
            ),
            field=FIELD,
            name=name[-80:],
            ending=ending,
        )
    return kind


def _begins(*marks: bytes, at: int = 0) -> Callable[[bytes], bool]:
    return lambda content: content[at:].startswith(marks)


def _is_jpeg(content: bytes) -> bool:
    return content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[len(content) // 2 :]


def _is_webp(content: bytes) -> bool:
    return content.startswith(b"RIFF") and content[8:12] == b"WEBP"


def _is_wave(content: bytes) -> bool:
    return content.startswith(b"RIFF") and content[8:12] == b"WAVE"


def _is_mp3(content: bytes) -> bool:
    return content.startswith((b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"))


def _is_text(content: bytes) -> bool:
    """Tell whether bytes are text, in one of the encodings that office programs write."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _reads(content, "utf-16")
    if b"\x00" in content:
        return False
    return _reads(content, "utf-8") or _reads(content, "cp1251")


def _reads(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _holds(part: str, mark: bytes = b"") -> Callable[[bytes], bool]:
    """Make a check of an archive that has a part, which begins with ``mark``, and no macros."""

    def is_one(content: bytes) -> bool:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                names = {name.lower() for name in archive.namelist()}
                if part not in names or len(names) > _MOST_PARTS:
                    return False
                if any(name.endswith(_MACROS) for name in names):
                    return False
                if not mark:
                    return True
                with archive.open(part) as opened:
                    return opened.read(len(mark) + 1) == mark
        except (zipfile.BadZipFile, zlib.error, OSError, KeyError, ValueError, RuntimeError,
                NotImplementedError):  # fmt: skip
            return False

    return is_one


def _office(media: str, part: str) -> FileKind:
    return FileKind(f"application/vnd.openxmlformats-officedocument.{media}", _holds(part))


def _open(media: str) -> FileKind:
    whole = f"application/vnd.oasis.opendocument.{media}"
    return FileKind(whole, _holds("mimetype", whole.encode()))


_JPEG: Final = FileKind("image/jpeg", _is_jpeg)
_OGG: Final = FileKind("audio/ogg", _begins(b"OggS"))
_MP4: Final = FileKind("audio/mp4", _begins(b"ftyp", at=4))

#: The kinds by their endings, in the order in which people are told of them.
KINDS: Final[Mapping[str, FileKind]] = {
    "pdf": FileKind("application/pdf", _begins(b"%PDF-")),
    "docx": _office("wordprocessingml.document", "word/document.xml"),
    "xlsx": _office("spreadsheetml.sheet", "xl/workbook.xml"),
    "pptx": _office("presentationml.presentation", "ppt/presentation.xml"),
    "odt": _open("text"),
    "ods": _open("spreadsheet"),
    "odp": _open("presentation"),
    "txt": FileKind("text/plain", _is_text),
    "md": FileKind("text/markdown", _is_text),
    "csv": FileKind("text/csv", _is_text),
    "png": FileKind("image/png", _begins(b"\x89PNG\r\n\x1a\n")),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "webp": FileKind("image/webp", _is_webp),
    "webm": FileKind("audio/webm", _begins(b"\x1a\x45\xdf\xa3")),
    "ogg": _OGG,
    "opus": _OGG,
    "m4a": _MP4,
    "mp4": _MP4,
    "mp3": FileKind("audio/mpeg", _is_mp3),
    "wav": FileKind("audio/wav", _is_wave),
}

#: What browsers record in, by its ending.
RECORDINGS: Final = frozenset({"audio/webm", "audio/ogg", "audio/mp4"})
