"""Files of the storage that are kept under the digest of their content."""

from functools import lru_cache

from django.core.files.storage import default_storage


@lru_cache(maxsize=16)
def content_of(file: str) -> bytes:
    """Return the bytes of such a file; they never change."""
    with default_storage.open(file) as opened:
        content: bytes = opened.read()
    return content
