"""How long a recording is, as its container says."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.files.recordings import seconds_of
from tests.recordings import mp4, mp4_in_pieces, ogg, webm

MADE: dict[str, tuple[str, Callable[[float], bytes]]] = {
    "ogg": ("audio/ogg", ogg),
    "webm": ("audio/webm", webm),
    "mp4": ("audio/mp4", mp4),
    "mp4 in pieces": ("audio/mp4", mp4_in_pieces),
}


@pytest.mark.parametrize("form", MADE)
@pytest.mark.parametrize("seconds", [1, 12, 90, 200])
def test_the_length_is_read(form: str, seconds: int) -> None:
    media, make = MADE[form]
    assert seconds_of(media, make(seconds)) == pytest.approx(seconds, abs=0.1)


@given(
    media=st.sampled_from(["audio/ogg", "audio/webm", "audio/mp4"]),
    cut=st.integers(0, 200),
    noise=st.binary(max_size=60),
)
def test_what_is_damaged_says_nothing_or_a_length(media: str, cut: int, noise: bytes) -> None:
    content = {"audio/ogg": ogg, "audio/webm": webm, "audio/mp4": mp4}[media](3)
    found = seconds_of(media, content[:cut] + noise)
    assert found is None or found >= 0
