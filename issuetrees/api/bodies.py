"""JSON in and out: strict UTF-8, bounded in size and depth, only what JSON allows.

Files come as forms (multipart/form-data), to the few addresses that take one.
"""

import json
from collections.abc import Mapping
from typing import IO, Any, Final

from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser, MultiPartParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from issuetrees.core import limits
from issuetrees.core.errors import Invalid, Refused
from issuetrees.core.text import gettext_noop

MAX_BYTES: Final = limits.BODY_BYTES
# A file with what stands around it in a form.
MAX_UPLOAD: Final = limits.FILE_BYTES + 1_000_000
MAX_DEPTH: Final = 32


class TooLarge(Refused):
    """The body has more bytes than are read."""

    status = 413


class StrictParser(BaseParser):
    """Reads a JSON body; broken encoding, NaN, and deep nesting are refused."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        del media_type, parser_context
        raw: bytes = getattr(stream, "body", None) or stream.read()  # a request keeps its body
        if len(raw) > MAX_BYTES:
            raise TooLarge(
                "too_large", gettext_noop("The body is larger than {limit} bytes."), limit=MAX_BYTES
            )
        try:
            given = json.loads(raw.decode("utf-8"), parse_constant=_refuse_constant)
        except UnicodeDecodeError as error:
            raise Invalid(
                "not_utf8",
                gettext_noop("The body is not UTF-8: byte {place} cannot be read."),
                place=error.start,
            ) from None
        except json.JSONDecodeError as error:
            raise Invalid(
                "not_json",
                gettext_noop("The body is not JSON: line {line}, column {column}."),
                line=error.lineno,
                column=error.colno,
            ) from None
        except (ValueError, RecursionError):
            raise _unreadable() from None
        _require_shallow(given)
        return given


class UploadParser(MultiPartParser):
    """Reads a form with a file in it; the file is on disk before it is looked at."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        length = int((parser_context or {})["request"].META.get("CONTENT_LENGTH") or 0)
        if length > MAX_UPLOAD:
            raise TooLarge(
                "too_large",
                gettext_noop("The body is larger than {limit} bytes."),
                limit=MAX_UPLOAD,
            )
        return super().parse(stream, media_type, parser_context)


class Renderer(BaseRenderer):
    """Writes an answer as compact JSON in UTF-8."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(
        self,
        content: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        del accepted_media_type, renderer_context
        return b"" if content is None else dump(content)


class AnyAccept(BaseContentNegotiation):
    """Everything is answered in the one form it has, whatever ``Accept`` says."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        sent = (request.content_type or "").split(";")[0].strip().lower()
        return parsers[0] if sent == parsers[0].media_type else None

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> Any:
        del request, format_suffix
        return renderers[0], renderers[0].media_type


def dump(content: Any) -> bytes:
    """Return JSON text as bytes; ids and dates as strings, lone surrogates as escapes."""
    text = json.dumps(
        content, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=str
    )
    return text.encode("utf-8", "backslashreplace")


def load(text: bytes) -> Any:
    """Read what ``dump`` wrote."""
    return json.loads(text)


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)


def _require_shallow(given: Any) -> None:
    """Refuse deep nesting, before anything that recurses sees it."""
    level = [given] if isinstance(given, dict | list) else []
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
    if level:
        raise _unreadable()


def _unreadable() -> Invalid:
    return Invalid(
        "not_json",
        gettext_noop("The body is nested too deeply or holds a number that JSON does not allow."),
    )
