"""Every form that can be read has a name on the page."""

from issuetrees.core.outline import READABLE
from issuetrees.web.graphs.form_words import FORM_WORDS


def test_every_form_has_words() -> None:
    assert set(FORM_WORDS) == set(READABLE)
