"""Recordings as browsers make them, of any length, without a sound in them."""

import struct


def ogg(seconds: float) -> bytes:
    """An Opus stream of two pages: its header, and an end that counts the samples."""
    head = b"OpusHead" + bytes([1, 1]) + (312).to_bytes(2, "little") + bytes(7)
    return _page(0, head) + _page(round(seconds * 48_000) + 312, b"\x00" * 20)


def webm(seconds: float, *, step: int = 1000) -> bytes:
    """A WebM of open length with a cluster for every second, as MediaRecorder writes it."""
    head = _element(b"\x1a\x45\xdf\xa3", _element(b"\x42\x82", b"webm"))
    facts = _element(b"\x15\x49\xa9\x66", _element(b"\x2a\xd7\xb1", (1_000_000).to_bytes(3)))
    clusters = b"".join(
        _element(
            b"\x1f\x43\xb6\x75",
            _element(b"\xe7", moment.to_bytes(4)) + _element(b"\xa3", b"\x81\x00\x00\x80sound"),
        )
        for moment in range(0, round(seconds * 1000) + 1, step)
    )
    return head + b"\x18\x53\x80\x67" + b"\x01" + b"\xff" * 7 + facts + clusters


def mp4(seconds: float) -> bytes:
    """An MP4 whose header says how long it is."""
    times = struct.pack(">IIIII", 0, 0, 0, 1000, round(seconds * 1000))
    return _box(b"ftyp", b"M4A \x00\x00\x00\x00") + _box(b"moov", _box(b"mvhd", times + bytes(80)))


def mp4_in_pieces(seconds: float) -> bytes:
    """An MP4 that was written while it was recorded: only its pieces say when they begin."""
    track = _box(b"mdhd", struct.pack(">IIIII", 0, 0, 0, 48_000, 0))
    moov = _box(b"moov", _box(b"mvhd", bytes(100)) + _box(b"trak", _box(b"mdia", track)))
    at = struct.pack(">IQ", 1 << 24, round(seconds * 48_000))
    return _box(b"ftyp", b"iso5") + moov + _box(b"moof", _box(b"traf", _box(b"tfdt", at)))


def _page(position: int, body: bytes) -> bytes:
    head = b"OggS\x00\x00" + position.to_bytes(8, "little") + bytes(12) + bytes([1, len(body)])
    return head + body


def _element(key: bytes, body: bytes) -> bytes:
    return key + (len(body) | 1 << 28).to_bytes(4) + body


def _box(name: bytes, body: bytes) -> bytes:
    return (len(body) + 8).to_bytes(4) + name + body
