"""Texts of objects under new numbers: what they refer to moves with them, what they say stays."""

import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.reports.formats.pdf.renderer.part import Numbers, moved, references

words = st.one_of(st.text(), st.sampled_from(["see 12 0 R", "(12 0 R", "\\) 12 0 R", "12 0 R)\\"]))


@given(st.lists(words, max_size=4), st.lists(st.integers(1, 99), max_size=6))
def test_references_are_written_anew_and_strings_stay(said: list[str], named: list[int]) -> None:
    strings = b" ".join(pikepdf.String(one).unparse() for one in said)
    text = b"<< /Contents [ %b ] /K [ %b ] >>\n"
    old = text % (strings, b" ".join(b"%d 0 R" % one for one in named))
    new = text % (strings, b" ".join(b"%d 0 R" % (one + 900) for one in named))
    assert references(old) == named
    assert moved(old, Numbers({one: one + 900 for one in range(100)})) == new
