"""Files that pages send."""

from urllib.parse import quote

from django.utils.text import get_valid_filename


def disposition(name: str) -> str:
    """Return the header that names a download: once in ASCII, once as it is."""
    stem, _dot, ending = name.rpartition(".")
    plain = get_valid_filename(stem.encode("ascii", "ignore").decode().strip(" .-_") or "report")
    return f"attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{quote(name, safe='')}"
