"""Files of the storage that are kept under the digest of their content and never change."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from types import MappingProxyType

from django.core.files.storage import default_storage

_ahead: ContextVar[Mapping[str, bytes]] = ContextVar("_ahead", default=MappingProxyType({}))


def content_of(file: str) -> bytes:
    """Return the bytes of such a file."""
    content = _ahead.get().get(file)
    return _read(file) if content is None else content


@contextmanager
def read_ahead(files: Iterable[str]) -> Iterator[None]:
    """Have the bytes of files at hand for a while: who writes a file may not reach the storage."""
    token = _ahead.set({file: content_of(file) for file in files})
    try:
        yield
    finally:
        _ahead.reset(token)


@lru_cache(maxsize=16)
def _read(file: str) -> bytes:
    with default_storage.open(file) as opened:
        content: bytes = opened.read()
    return content
