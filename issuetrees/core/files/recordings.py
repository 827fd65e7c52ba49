"""How long a recording of a browser is, as its container says: WebM, Ogg or MP4.

Only what the container says is read, no sound. Whoever makes a file by hand may lie in it; the
bytes that a note may have are the bound that nobody gets round.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

_OGG_RATE: Final = 48_000  # Opus counts in these, whatever it was recorded at
_SEGMENT: Final = 0x18538067
_CLUSTER: Final = 0x1F43B675
_INFO: Final = 0x1549A966
_GROUP: Final = 0xA0
_SCALE: Final = 0x2AD7B1
_CLUSTER_TIME: Final = 0xE7
_BLOCKS: Final = frozenset({0xA3, 0xA1})
_INSIDE: Final = frozenset({_SEGMENT, _CLUSTER, _INFO, _GROUP})
_BOXES: Final = frozenset({b"moov", b"trak", b"mdia", b"moof", b"traf", b"mvex"})
_MOST: Final = 200_000  # elements of one file


def seconds_of(media: str, content: bytes) -> float | None:
    """Return how many seconds a recording has; None where it does not say, or is damaged."""
    try:
        found = _READERS[media](content)
    except (IndexError, KeyError, OverflowError):
        return None
    return found if found is not None and found >= 0 else None


def _ogg(content: bytes) -> float | None:
    """The last page counts the samples up to its end; the header, those to leave out."""
    last = content.rfind(b"OggS")
    head = content.find(b"OpusHead")
    if last < 0 or head < 0 or len(content) < last + 14:
        return None
    skipped = int.from_bytes(content[head + 10 : head + 12], "little")
    samples = int.from_bytes(content[last + 6 : last + 14], "little", signed=True)
    return (samples - skipped) / _OGG_RATE


def _webm(content: bytes) -> float | None:
    """The latest moment of any block, in the unit that the file names."""
    scale, cluster, latest = 1_000_000, 0, None
    for key, start, end in _elements(content):
        if key == _SCALE:
            scale = int.from_bytes(content[start:end])
        elif key == _CLUSTER_TIME:
            cluster = int.from_bytes(content[start:end])
        elif key in _BLOCKS:
            at = start + _length(content[start])
            moment = cluster + int.from_bytes(content[at : at + 2], signed=True)
            latest = max(moment, latest or 0)
    return None if latest is None else latest * scale / 1e9


def _elements(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield key, start and end of each element; those that hold others are gone into."""
    at = 0
    for _ in range(_MOST):
        if at >= len(content):
            return
        width = _length(content[at])
        key = int.from_bytes(content[at : at + width])
        at += width
        width = _length(content[at])
        size = int.from_bytes(content[at : at + width]) & ((1 << (7 * width)) - 1)
        at += width
        is_open = size == (1 << (7 * width)) - 1
        yield key, at, len(content) if is_open else at + size
        if key not in _INSIDE:
            at += size


def _length(first: int) -> int:
    """Return how many bytes a number has, by its first one; IndexError for none."""
    if first == 0:
        raise IndexError
    return 9 - first.bit_length()


def _mp4(content: bytes) -> float | None:
    """The length that the header names; of what was recorded in pieces, the latest begin."""
    whole: float | None = None
    scale, latest = 0, 0
    for name, start in _boxes(content, 0, len(content)):
        is_long = content[start] == 1
        if name == b"mvhd":
            unit, length = _times(content, start, is_long=is_long)
            whole = length / unit if unit and length else whole
        elif name == b"mdhd":
            scale, _length_of_track = _times(content, start, is_long=is_long)
        elif name == b"tfdt":
            wide = 8 if is_long else 4
            latest = max(latest, int.from_bytes(content[start + 4 : start + 4 + wide]))
    in_pieces = latest / scale if scale else None
    found = [one for one in (whole, in_pieces) if one is not None]
    return max(found, default=None)


def _times(content: bytes, start: int, *, is_long: bool) -> tuple[int, int]:
    """Return the units in a second and the length in units, of a header of film or track."""
    at, wide = (start + 20, 8) if is_long else (start + 12, 4)
    unit = int.from_bytes(content[at : at + 4])
    return unit, int.from_bytes(content[at + 4 : at + 4 + wide])


def _boxes(content: bytes, at: int, end: int) -> Iterator[tuple[bytes, int]]:
    """Yield name and start of each box; those that hold others are gone into."""
    for _ in range(_MOST):
        if at + 8 > end:
            return
        size, name, head = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(content[at + 8 : at + 16]), 16
        elif size == 0:
            size = end - at
        yield name, at + head
        at += head if name in _BOXES else max(size, head)


_READERS: Final[Mapping[str, Callable[[bytes], float | None]]] = {
    "audio/ogg": _ogg,
    "audio/webm": _webm,
    "audio/mp4": _mp4,
}
