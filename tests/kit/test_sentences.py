"""Sentences with something of a user's in them, in Python and in templates."""

from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe

from issuetrees.core.errors import Invalid
from issuetrees.kit.sentences import apart, fill, sentence

HEBREW = "שאלה 2026 (draft)"
APART = f"\u2068{HEBREW}\u2069"


def test_what_stands_in_a_sentence_keeps_to_its_place() -> None:
    said = fill("“{title}” comes before {count} of {other}", title=HEBREW, count=2, other="Price")
    assert said == f"“{APART}” comes before 2 of Price"
    refused = Invalid("x", "{name} is gone, {price}", name=HEBREW, price=Decimal("1.5"))
    assert sentence(refused) == f"{APART} is gone, 1.5"
    assert refused.details["name"] == HEBREW


def test_quotation_marks_inside_others_are_of_the_inner_kind() -> None:
    assert fill("Под «{title}»", title="План «Рост»") == "Под «План „Рост“»"
    assert fill("{title} is “{title_too}”", title="“A”", title_too="“A”") == "“A” is “‘A’”"
    words = "Shows “{{ title }}” of {{ owner }}"
    block = "{% load i18n %}{% blocktranslate %}" + words + "{% endblocktranslate %}"
    shown = Template(block).render(Context({"title": "a “b”", "owner": "“c”"}))
    assert shown == "Shows “a ‘b’” of “c”"


@pytest.mark.parametrize("value", [1, 1.5, Decimal(2), "Price", "", None])
def test_what_runs_with_the_sentence_is_as_it_was(value: object) -> None:
    assert str(apart(value)) == str(value)


@pytest.mark.parametrize(
    ("start", "name", "shown"),
    [
        ("with name=one", "name", APART),
        ("", "one", APART),
        ("with name=two", "name", "B&amp;B"),
        ("with name=safe", "name", "<b>x</b>"),
        ("with name=none", "name", ""),
    ],
)
def test_a_template_does_the_same(start: str, name: str, shown: str) -> None:
    words = f"Scores of {{{{ {name} }}}}"
    source = f"{{% load i18n %}}{{% blocktranslate {start} %}}{words}{{% endblocktranslate %}}"
    context = Context({"one": HEBREW, "two": "B&B", "safe": mark_safe("<b>x</b>")})
    assert Template(source).render(context) == f"Scores of {shown}"


def test_a_template_counts_as_before() -> None:
    source = (
        "{% load i18n %}{% blocktranslate count count=number with who=one %}{{ who }}: one"
        "{% plural %}{{ who }}: {{ count }}{% endblocktranslate %}"
    )
    assert Template(source).render(Context({"one": HEBREW, "number": 1})) == f"{APART}: one"
    assert Template(source).render(Context({"one": HEBREW, "number": 1200})) == f"{APART}: 1200"
